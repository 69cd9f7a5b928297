"""Plain values: what each kind of cell may say."""

import datetime as dt

import pytest

from paperwork.findings import CellRef
from paperwork.workbook import cells, values
from paperwork.workbook.grid import Cell
from paperwork.workbook.schema import Column

HERE = CellRef("ho-so.xlsx", "Đề cử", "F4")
NO_NAMES = cells.Names({}, {}).choices


def text(said):
    return Cell("text", said)


def number(said, code=""):
    return Cell("number", said, format=code)


def read(kind, cell):
    value, findings = cells.read(cell, HERE, Column("x", "Cột", kind), NO_NAMES)
    return value, [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("cell", "count"),
    [
        (number("12"), 12),
        (number("12.0"), 12),
        (text("12"), 12),
        (text("1.200"), 1200),
        (text("12\u00a0500 000"), 12_500_000),
    ],
)
def test_a_count_is_read_as_offices_write_it(cell, count):
    assert read("integer", cell) == (count, [])


@pytest.mark.parametrize(
    "cell",
    [
        number("1.5"),
        number("-1"),
        text("1,200"),
        text("1.200 000"),
        text("12 50"),
        text("12 người"),
        Cell("boolean", "TRUE"),
    ],
)
def test_anything_else_is_no_count(cell):
    assert read("integer", cell) == (None, [values.NOT_AN_INTEGER.code])


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        (number("0.30000000000000004"), "0,3"),
        (number("0.85", "0%"), "85%"),
        (number("0.855", '0.0" "%;-0%'), "85,5%"),
        (number("0.85", '0.00" phần %"'), "0,85"),
        (number("12.0"), "12"),
        (number("12", "0000"), "0012"),
        (number("1.2E+3"), "1200"),
        (Cell("date", "", dt.date(2027, 1, 5)), "05/01/2027"),
        (Cell("date", "", dt.date(2027, 1, 5), "mm/yyyy"), "01/2027"),
        (Cell("date", "", dt.date(2027, 1, 5), "yyyy"), "2027"),
    ],
)
def test_a_number_in_a_text_column_reads_as_the_clerk_sees_it(cell, shown):
    assert read("text", cell) == (shown, [])


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("Có", True), ("x", True), ("1", True), ("không", False), ("Khong", False), ("0", False)],
)
def test_yes_and_no_have_many_spellings(typed, answer):
    assert read("yesno", text(typed)) == (answer, [])


def test_perhaps_is_neither_yes_nor_no():
    assert read("yesno", text("chắc có")) == (None, [values.NOT_YES_OR_NO.code])


def test_a_one_line_text_swallows_line_breaks_and_a_paragraph_keeps_them():
    typed = text("Một\u00a0 dòng \n\u200bhai\ufeff dòng")

    assert read("text", typed)[0] == "Một dòng hai dòng"
    assert read("paragraph", typed)[0] == "Một dòng\nhai dòng"
