"""The head of a document: names in capitals, number, day, subject and the drawn rules."""

import datetime as dt

import pytest
from builders import a_document, a_dossier, a_type, a_unit

from paperwork.metrics import text_width_mm
from paperwork.model import Issuer, Options
from paperwork.vocabulary.head import (
    AGENCY_MM,
    date_line,
    letterhead,
    number_line,
    ruled_subject,
)
from paperwork.wording import BLANK


def head(document=None, **changes):
    return letterhead(a_dossier(**changes), document or a_document())


def test_over_the_office_stands_its_parent_in_capitals():
    lines = head()["dau"]

    assert lines["chu_quan"] == ["UBND TỈNH AN SƠN"]
    assert " ".join(lines["co_quan"]) == "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"


def test_over_the_council_stands_the_office():
    document = a_document(a_type(issuer=Issuer.COUNCIL))

    lines = head(document)["dau"]

    assert " ".join(lines["chu_quan"]) == "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG TỈNH AN SƠN"
    assert " ".join(lines["co_quan"]) == "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG"


def test_an_office_without_a_parent_stands_alone():
    assert head(unit=a_unit(parent="", parent_in_head=""))["dau"]["chu_quan"] == []


@pytest.mark.parametrize("profile", ["L", "S"])
def test_a_long_name_is_broken_to_fit_its_column(profile):
    lines = head(options=Options(size_profile=profile))["dau"]["co_quan"]

    assert len(lines) == 2
    assert all(text_width_mm(line, 13, bold=True) <= AGENCY_MM for line in lines)


def test_the_rule_under_the_office_is_a_third_to_a_half_of_its_longest_line():
    made = head(options=Options(size_profile="S"))

    longest = max(text_width_mm(line, 12, bold=True) for line in made["dau"]["co_quan"])
    assert 1 / 3 <= made["ke"]["co_quan"].length_mm / longest <= 1 / 2


def test_the_rule_under_the_motto_is_as_long_as_the_motto():
    rule = head(options=Options(size_profile="L"))["ke"]["tieu_ngu"]

    motto = text_width_mm("Độc lập - Tự do - Hạnh phúc", 14, bold=True)
    assert rule.length_mm == pytest.approx(motto)


def test_a_document_has_its_number_padded_and_its_symbol():
    assert number_line(a_document(serial=5)) == "05/TTr-SNNMT"
    assert number_line(a_document(serial=112)) == "112/TTr-SNNMT"


def test_without_a_number_there_is_room_to_write_one():
    assert number_line(a_document()) == f"{BLANK}/TTr-SNNMT"


def test_only_the_first_days_and_months_have_a_zero():
    document = a_document(issued_on=dt.date(2027, 3, 5))

    assert date_line(document) == "ngày 05 tháng 3 năm 2027"


def test_a_document_that_awaits_its_number_shows_none_even_if_it_has_one():
    assert number_line(a_document(serial=5), awaiting=True) == f"{BLANK}/TTr-SNNMT"


def test_a_document_that_awaits_its_day_and_an_undated_one_have_room_for_it():
    document = a_document(issued_on=dt.date(2027, 3, 5))

    assert date_line(document, awaiting=True) == f"ngày{BLANK}tháng 3 năm 2027"
    assert date_line(a_document(issued_on=None)) == f"ngày{BLANK}tháng{BLANK}năm{BLANK}"


def test_a_subject_is_in_lines_under_the_type_and_in_one_inside_a_sentence():
    subject = "Về việc khen thưởng\ntổng kết công tác năm 2026"

    fields = ruled_subject(a_dossier(), a_document(subject=subject))

    assert fields["trich_yeu"].split("\n") == [
        "Về việc khen thưởng",
        "tổng kết công tác năm 2026",
    ]
    assert fields["trich_yeu_cau"] == "về việc khen thưởng tổng kết công tác năm 2026"
    assert fields["ten_loai"] == "Tờ trình"
