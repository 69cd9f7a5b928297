"""Days and births: every way offices write them, and every doubt said instead of guessed."""

import datetime as dt

import pytest
from workbook_builders import a_dossier, a_nominee, rows

from paperwork.findings import CellRef
from paperwork.workbook import cells, dates
from paperwork.workbook.grid import Cell
from paperwork.workbook.schema import Column, schema

HERE = CellRef("ho-so.xlsx", "Đề cử", "F4")
NO_NAMES = cells.Names({}, {}).choices
OF_TODAY, OF_THE_STATE = (2000, 2099), (1945, 2050)
BIRTHS = (1920, 2039)


def text(said):
    return Cell("text", said)


def day_cell(day, code=""):
    return Cell("date", str((day - dates.DAY_ZERO).days), day, code)


def read(kind, cell, years=OF_TODAY):
    value, findings = cells.read(cell, HERE, Column("x", "Cột", kind, years=years), NO_NAMES)
    return value, [finding.code for finding in findings]


@pytest.mark.parametrize(
    "typed",
    [
        "05/01/2027",
        "5/1/2027",
        "5.1.2027",
        "05-01-2027",
        "05 – 01 – 2027",
        "5 / 1 / 2027",
        "05 01 2027",
        "2027-01-05",
        "2027-01-05 00:00:00",
        "ngày 05 tháng 01 năm 2027",
        "Ngày 5 tháng 1 năm 2027.",
        "5 tháng 1, năm 2027",
        "ngày 05 tháng 01/2027",
        "ngày 05/01/2027",
    ],
)
def test_a_day_is_read_in_every_way_vietnamese_offices_write_it(typed):
    assert read("date", text(typed)) == (dt.date(2027, 1, 5), [])


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        (text("29/02/2025"), dates.NO_SUCH_DAY),
        (text("29/02/27"), dates.NO_SUCH_DAY),
        (text("12/25/2026"), dates.AMERICAN_DAY),
        (text("đầu năm"), dates.NOT_A_DATE),
        (text("05/01/2027 08:30"), dates.NOT_A_DATE),
        (text("05/01/0027"), dates.NO_SUCH_DAY),
        (text("05/01/" + "9" * 5_000), dates.NO_SUCH_DAY),
        (text("tháng 3/1985"), dates.NO_DAY),
        (text("năm 2027"), dates.NO_DAY),
        (Cell("number", "2027"), dates.NO_DAY),
        (Cell("number", "46027"), dates.UNFORMATTED_DAY),
        (Cell("date", "99999999"), dates.NO_SUCH_DAY),
        (day_cell(dt.date(2027, 1, 1), "mm/yyyy"), dates.NO_DAY),
        (day_cell(dt.date(1905, 6, 7)), dates.YEAR_AS_DAY),
    ],
)
def test_a_doubtful_day_is_refused_never_guessed(cell, fault):
    assert read("date", cell) == (None, [fault.code])


@pytest.mark.parametrize(
    ("typed", "years", "day"),
    [
        ("5.1.27", OF_TODAY, dt.date(2027, 1, 5)),
        ("05/01/27", OF_THE_STATE, dt.date(2027, 1, 5)),
        ("ngày 19 tháng 5 năm 95", OF_THE_STATE, dt.date(1995, 5, 19)),
        ("12.3.85", BIRTHS, dt.date(1985, 3, 12)),
        ("12-3-05", BIRTHS, dt.date(2005, 3, 12)),
    ],
)
def test_a_year_of_two_digits_is_filled_up_where_only_one_is_possible(typed, years, day):
    assert read("date", text(typed), years) == (day, [dates.YEAR_FILLED_UP.code])


def test_the_proof_of_a_filled_up_year_shows_what_was_typed_and_what_was_read():
    column = Column("x", "Ngày", "date", years=OF_TODAY)

    _, (proof,) = cells.read(text("5.1.27"), HERE, column, NO_NAMES)

    assert "“5.1.27”" in proof.message
    assert "“05/01/2027”" in proof.message


@pytest.mark.parametrize(
    ("typed", "years", "readings"),
    [
        ("12/03/25", BIRTHS, "12/03/1925 hoặc 12/03/2025"),
        ("01/01/47", OF_THE_STATE, "01/01/1947 hoặc 01/01/2047"),
    ],
)
def test_a_year_of_two_digits_with_two_meanings_is_refused_with_both(typed, years, readings):
    column = Column("x", "Ngày", "date", years=years)

    _, (fault,) = cells.read(text(typed), HERE, column, NO_NAMES)

    assert fault.code == dates.SHORT_YEAR.code
    assert readings in fault.message


def test_every_column_of_days_has_a_meaning_for_every_year_of_two_digits():
    for spec in schema().sheets.values():
        for column in spec.columns:
            first, last = column.years
            assert last - first >= 99, column.header


@pytest.mark.parametrize(
    ("cell", "born"),
    [
        (Cell("number", "1984"), 1984),
        (text("1984"), 1984),
        (text("năm 1984"), 1984),
        (text("12/03/1984"), dt.date(1984, 3, 12)),
        (text("tháng 3/1984"), "03/1984"),
        (text("tháng 3 năm 1984"), "03/1984"),
        (text("3-1984"), "03/1984"),
        (day_cell(dt.date(1984, 3, 12)), dt.date(1984, 3, 12)),
        (day_cell(dt.date(1984, 3, 1), "mmm-yy"), "03/1984"),
        (day_cell(dt.date(1984, 3, 12), "yyyy"), 1984),
    ],
)
def test_a_birth_is_a_day_a_month_or_a_year(cell, born):
    assert read("birth", cell, BIRTHS) == (born, [])


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        (text("tháng 13/1984"), dates.NOT_A_DATE),
        (text("85"), dates.NOT_A_DATE),
        (Cell("number", "85"), dates.UNFORMATTED_DAY),
        (day_cell(dt.date(1905, 6, 7)), dates.YEAR_AS_DAY),
    ],
)
def test_a_doubtful_birth_is_refused(cell, fault):
    assert read("birth", cell, BIRTHS) == (None, [fault.code])


def test_a_month_of_birth_is_kept_as_it_was_said(reading):
    sheet = rows(a_nominee(born="tháng 3 năm 1985"))

    dossier, findings = reading(a_dossier(**{"Đề cử": sheet}))

    assert (dossier.nominations[0].born, findings) == ("03/1985", ())
