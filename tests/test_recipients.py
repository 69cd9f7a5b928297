"""Nơi nhận: who gets a document, in what order, with what punctuation."""

import pytest
from builders import a_type, a_unit

from paperwork.model import Purpose, Recipient
from paperwork.recipients import archive_line, recipient_lines

UBND = "Ủy ban nhân dân tỉnh An Sơn"
ARCHIVE = "Lưu: VT, VP."


def lines(*rows, addressees=(), unit=None, **declared):
    return recipient_lines(a_type(**declared), unit or a_unit(), rows, addressees)


def test_lines_end_with_semicolons_and_the_archive_comes_last_with_a_full_stop():
    assert lines(Recipient("Sở Nội vụ"), Recipient("Sở Tài chính")) == (
        "Sở Nội vụ;",
        "Sở Tài chính;",
        ARCHIVE,
    )


def test_the_superior_comes_first_whatever_its_row_and_order():
    rows = (Recipient("Sở Nội vụ", order=1), Recipient(UBND, purpose=Purpose.REPORT, order=9))

    assert lines(*rows) == (f"{UBND} (để b/c);", "Sở Nội vụ;", ARCHIVE)


def test_the_others_go_by_their_order_and_those_without_one_come_after():
    rows = (Recipient("Ba"), Recipient("Hai", order=2), Recipient("Một", order=1), Recipient("Tư"))

    assert lines(*rows) == ("Một;", "Hai;", "Ba;", "Tư;", ARCHIVE)


@pytest.mark.parametrize("first", ["Như trên", "Như Điều 3"])
def test_those_named_in_the_text_come_before_even_the_superior(first):
    made = lines(Recipient(UBND, purpose=Purpose.REPORT), first_recipient=first)

    assert made == (f"{first};", f"{UBND} (để b/c);", ARCHIVE)


@pytest.mark.parametrize("again", ["SỞ NỘI VỤ", "so noi vu", "Sở  Nội vụ ", "Sở Nội vụ;"])
def test_a_recipient_typed_twice_gets_one_copy(again):
    assert lines(Recipient("Sở Nội vụ"), Recipient(again)) == ("Sở Nội vụ;", ARCHIVE)


def test_the_addressee_is_there_already():
    rows = (
        Recipient("ủy ban nhân dân tỉnh An Sơn", purpose=Purpose.REPORT),
        Recipient("Sở Nội vụ"),
    )

    made = lines(*rows, addressees=(UBND,), first_recipient="Như trên")

    assert made == ("Như trên;", "Sở Nội vụ;", ARCHIVE)


def test_a_row_for_another_type_is_not_for_this_one():
    rows = (
        Recipient("Kho bạc", "quyet-dinh"),
        Recipient("Báo An Sơn", "to-trinh"),
        Recipient("Sở"),
    )

    assert lines(*rows) == ("Báo An Sơn;", "Sở;", ARCHIVE)


def test_an_office_that_names_nobody_informs_its_superior_and_its_own_units():
    assert lines() == (
        f"{UBND} (để b/c);",
        "Các đơn vị thuộc, trực thuộc Sở;",
        ARCHIVE,
    )


def test_an_office_with_rows_for_other_types_only_keeps_the_usual_ones_here():
    assert lines(Recipient("Kho bạc", "quyet-dinh")) == lines()


def test_an_office_without_superior_informs_its_own_units():
    assert lines(unit=a_unit(superior="")) == ("Các đơn vị thuộc, trực thuộc Sở;", ARCHIVE)


@pytest.mark.parametrize("typed", ["Sở Nội vụ;", "Sở Nội vụ.", "Sở Nội vụ ,"])
def test_typed_punctuation_is_not_doubled(typed):
    assert lines(Recipient(typed))[0] == "Sở Nội vụ;"


def test_a_purpose_that_the_clerk_typed_is_not_said_twice():
    row = Recipient("UBND tỉnh (để b/c)", purpose=Purpose.REPORT)

    assert lines(row)[0] == "UBND tỉnh (để b/c);"


@pytest.mark.parametrize("purpose", [Purpose.EXECUTE, Purpose.COORDINATE, Purpose.KNOW, None])
def test_only_a_report_says_its_purpose(purpose):
    assert lines(Recipient("Sở Nội vụ", purpose=purpose))[0] == "Sở Nội vụ;"


@pytest.mark.parametrize(
    ("unit", "line"),
    [
        ({}, "Lưu: VT, VP."),
        ({"drafting_symbol": ""}, "Lưu: VT."),
        ({"drafter_initials": "NTS"}, "Lưu: VT, VP. NTS."),
        ({"drafter_initials": "NTS", "copies": 12}, "Lưu: VT, VP. NTS.(12)"),
    ],
)
def test_the_archive_line_names_the_drafting_unit_and_the_drafter(unit, line):
    assert archive_line(a_type(), a_unit(**unit)) == line


def test_a_type_may_be_kept_in_its_own_file():
    assert archive_line(a_type(archive="VT, Hồ sơ"), a_unit()) == "Lưu: VT, Hồ sơ."
