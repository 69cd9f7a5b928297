"""Spellings that mean the same, and encodings that mean trouble."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperwork.workbook import spelling

NAMES = (
    "Nguyễn Văn An",
    "Lê Văn Toàn",
    "Trần Thị Thúy Hòa",
    "Hoàng Thu Nga",
    "Đoàn Văn Quý",
    "Lý Gia Minh",
    "Phùng Thị Loan",
    "Vũ Tuân",
    "Đào Duy Khuê",
    "Tô Hoài Ân",
    "Hà Mai",
    "Lò A Páo",
)


@given(st.text())
def test_cleaning_a_line_twice_changes_nothing(raw):
    once = spelling.line(raw)

    assert spelling.line(once) == once


@given(st.sampled_from(NAMES))
def test_both_unicode_forms_of_a_name_are_one_name(name):
    assert spelling.line(unicodedata.normalize("NFD", name)) == name


@pytest.mark.parametrize("name", NAMES)
def test_a_unicode_name_is_never_taken_for_an_old_encoding(name):
    for spelled in (name, name.upper(), name.lower()):
        assert not spelling.is_old_encoding(spelled)


@pytest.mark.parametrize("name", ["TrÇn ThÞ Hµ", "Ph¹m V¨n Dòng", "§ç ThÞ H¹nh", "Traàn Thò Haø"])
def test_a_name_of_an_old_encoding_is_recognised(name):
    assert spelling.is_old_encoding(name)


def test_unicode_in_an_old_font_is_still_unicode():
    decomposed = unicodedata.normalize("NFD", "Nguyễn Văn An")

    assert not spelling.is_old_encoding(decomposed, ".VnTime")


@pytest.mark.parametrize("text", ["diện tích 5 m², «tốt»", "Công ty An Phú®", "HTX 1/2 · khu B"])
def test_signs_of_modern_text_are_no_old_encoding(text):
    assert not spelling.is_old_encoding(text)


def test_a_label_without_accents_that_could_be_two_is_not_guessed():
    lookup = spelling.Lookup({"Tân Lập": "1", "Tấn Lập": "2"})

    assert lookup.find("tấn lập") == "2"
    assert lookup.find("Tan Lap") is None


def test_capitals_are_shouting_only_in_a_name_of_words():
    assert spelling.is_shouted("NGUYỄN VĂN AN")
    assert not spelling.is_shouted("VNPT")
    assert not spelling.is_shouted("UBND xã Minh Khởi")


def test_old_words_among_new_ones_are_seen():
    assert spelling.is_old_encoding("Ủy ban nh©n d©n x·")
    assert not spelling.is_old_encoding("Ủy ban nhân dân xã Hoà Bình, Café Thắng")
