"""The list of fields: what templates may say and what is said of it never drift apart."""

import re
from collections.abc import Mapping

import pytest
from office_folder import own_template
from sample_sets import COMMUNE, DEPARTMENT, GeneratedSet

from paperwork.catalogue import document_types
from paperwork.compose import Order, compose
from paperwork.errors import TemplateError, UsageError
from paperwork.fields import described_fields, glossary, sections, used_fields
from paperwork.vocabulary import context

CONDITIONAL = {  # described, and present only …
    "giay_moi",  # … before the session, when invitations are made
    "khen_truoc[].nam",  # … for whom the sheet Khen trước has a row
    "khen_truoc[].danh_hieu",
    "khen_truoc[].quyet_dinh",
    "vb",  # … in the [citations] of a declaration
}
WORDS_OF_THE_LANGUAGE = {"for", "in", "endfor", "if", "elif", "else", "endif", "and", "or", "not"}


def names_in(value, name=""):
    """Every name below a value: records by dots, lists by []."""
    if isinstance(value, Mapping):
        for key, child in value.items():
            yield from names_in(child, f"{name}.{key}" if name else key)
    elif isinstance(value, list):
        yield f"{name}[]"
        for child in value:
            yield from names_in(child, f"{name}[]")
    else:
        yield name


def produced(made: GeneratedSet) -> frozenset[str]:
    """The names of all fields that the documents of a sample are given."""
    whole, _ = compose(made.dossier, Order(document_types(), made.sample.today, all_types=True))
    return frozenset(
        name for document in whole.documents for name in names_in(context(whole, document))
    )


def known():
    return glossary(document_types())


@pytest.mark.parametrize("sample", [DEPARTMENT, COMMUNE], ids=str)
def test_every_field_that_a_template_may_use_is_described(sample, made):
    names = produced(made(sample))

    entries = {name: known().entry(name) for name in names}

    assert [name for name, entry in entries.items() if entry is None] == []


def test_every_described_field_is_there_for_a_template(made):
    names = produced(made(DEPARTMENT))
    there = {known().entry(name) for name in names}
    parents = {name.rsplit(".", 1)[0] for name in names if "." in name}

    absent = {name for name, _ in described_fields()} - there - parents

    assert absent == CONDITIONAL


def test_a_field_of_one_award_is_described():
    fields = dict(described_fields())

    assert {"danh_hieu.ten", "danh_hieu.cum"} <= fields.keys()


@pytest.mark.parametrize("type", document_types(), ids=lambda type: type.key)
def test_every_word_in_the_tags_of_a_shipped_template_is_a_field_or_of_the_language(type):
    unknown = {name for name in used_fields(type) if known().entry(name) is None}

    assert {name for name in unknown if not name.startswith("loop.")} <= WORDS_OF_THE_LANGUAGE


def test_meanings_are_sentences_and_no_field_is_told_twice():
    names = [name for name, _ in described_fields()]

    assert len(names) == len(set(names))
    for name, meaning in described_fields():
        assert re.match(r"[A-ZĐ{]", meaning), name
        assert meaning.endswith(".") or "Ví dụ: " in meaning, name


def test_a_type_lists_only_what_its_template_and_wording_use():
    decision = dict(described_fields("quyet-dinh"))
    report = dict(described_fields("bao-cao"))

    assert "khen.tien_bang_chu" in decision
    assert "bang.so_sanh.hang[].tang_giam" not in decision
    assert "bang.so_sanh.hang[].tang_giam" in report
    assert "hoi_dong.ten" in report  # in its declaration only
    assert "phu_luc_khen" not in report


def test_a_field_inside_a_loop_is_listed_under_its_list_with_the_shared_meaning():
    minutes = dict(described_fields("BB"))
    meaning = dict(described_fields())["khen.danh_sach[].ly_do"]

    assert minutes["khong_xet.danh_sach[].ly_do"] == meaning
    assert "khen.danh_sach[].ly_do" not in minutes


def test_the_rows_of_a_list_for_excel_are_those_of_its_declaration():
    listing = dict(described_fields("Danh sách"))

    assert "danh_sach[].ma" in listing
    assert "quyet_dinh.ngan" in listing


def test_a_part_of_the_text_is_named_as_in_the_content_sheet():
    report = dict(described_fields("bao-cao"))

    assert "“Kiến nghị”" in report["noi_dung.kien_nghi"]


def test_a_type_is_called_by_key_name_or_abbreviation():
    assert sections("quyet-dinh") == sections("Quyết định") == sections("qđ")


def test_a_type_that_is_not_there_is_refused_by_name():
    with pytest.raises(UsageError, match="“TM”"):
        described_fields("TM")


def test_the_offices_own_template_is_read_in_place_of_the_shipped_one(tmp_path):
    own_template(tmp_path / "quyet-dinh.docx", "{{ ho_so.thanh_tich }}", "{{ ho_so.han_gui }}")

    fields = dict(described_fields("quyet-dinh", tmp_path))

    assert "ho_so.han_gui" in fields
    assert "ho_so.thanh_tich" not in fields


def test_a_broken_template_is_told_apart_from_one_without_fields(tmp_path):
    own_template(tmp_path / "quyet-dinh.docx", "{{ so_ky_hieu }}", "{{ so_ky_hieu")

    with pytest.raises(TemplateError, match=r"quyet-dinh\.docx"):
        described_fields("quyet-dinh", tmp_path)
