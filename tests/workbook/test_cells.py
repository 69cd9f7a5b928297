"""Cells that are refused, lists that are closed."""

import pytest

from paperwork.findings import CellRef
from paperwork.model import Kind
from paperwork.workbook import cells
from paperwork.workbook.grid import Cell
from paperwork.workbook.schema import Column, schema

HERE = CellRef("ho-so.xlsx", "Đề cử", "E4")
KNOWN = cells.Names(
    {"Chiến sĩ thi đua cơ sở": "CSTDCS", "CSTĐCS": "CSTDCS"}, {"Kế hoạch": "ke-hoach"}
).choices
NAME = Column("name", "Họ và tên", "text")
PLAIN = Column("note", "Ghi chú", "text")


def read(cell, column=PLAIN):
    value, findings = cells.read(cell, HERE, column, KNOWN)
    return value, [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        (Cell("error", "#N/A"), cells.EXCEL_ERROR),
        (Cell("error", "#SPILL!"), cells.EXCEL_ERROR),
        (Cell("pending", ""), cells.PENDING),
        (Cell("broken", ""), cells.BROKEN),
        (Cell("text", "Lan\x0b"), cells.CONTROL),
        (Cell("text", "Lan\ud800"), cells.CONTROL),
        (Cell("text", "Lan\uffff"), cells.CONTROL),
        (Cell("text", "naL\u202e"), cells.CONTROL),
        (Cell("text", "a" * 32_768), cells.TOO_LONG),
        (Cell("number", "123456789012345678"), cells.TOO_MANY_DIGITS),
        (Cell("text", "NguyÔn V¨n An"), cells.OLD_ENCODING),
        (Cell("text", "Nguyeãn Vaên An"), cells.OLD_ENCODING),
        (Cell("text", "Hµ Lan", font=".VnTime"), cells.OLD_ENCODING),
    ],
)
def test_what_no_document_may_carry_is_refused(cell, fault):
    assert read(cell) == (None, [fault.code])


def test_a_finding_says_which_cell_and_shows_a_short_value():
    _, (finding,) = cells.read(Cell("number", "45"), HERE, NAME, KNOWN)

    assert str(finding.where) == "Đề cử!E4"
    assert "“45”" in finding.message


def test_a_name_in_capitals_is_kept_with_a_warning():
    value, codes = read(Cell("text", "ĐỖ THỊ HẠNH"), NAME)

    assert (value, codes) == ("ĐỖ THỊ HẠNH", [cells.SHOUTED.code])


def test_a_foreign_letter_that_looks_vietnamese_is_pointed_out():
    assert read(Cell("text", "Ðỗ Thị Hạnh"), NAME)[1] == [cells.LOOKALIKE.code]
    assert read(Cell("text", "Nguуễn Thị Hạnh"), NAME)[1] == [cells.LOOKALIKE.code]


def test_words_left_by_other_software_are_doubted():
    assert read(Cell("text", "nan"))[1] == [cells.PLACEHOLDER.code]


@pytest.mark.parametrize(
    "typed", ["Cá nhân", "cá  nhân", "CÁ NHÂN", "“Cá nhân”", "Ca\u0301 nha\u0302n", "ca nhan"]
)
def test_a_list_forgives_case_spaces_quotes_and_accents(typed):
    assert read(Cell("text", typed), Column("kind", "Phân loại", "choice", list="kind")) == (
        Kind.INDIVIDUAL,
        [],
    )


def test_a_level_typed_as_a_number_is_understood():
    level = Column("level", "Cấp", "choice", list="level")

    assert read(Cell("number", "1.1"), level)[0] == "1.1"
    assert read(Cell("number", "1"), level)[0] == "1"


@pytest.mark.parametrize("typed", ["cstđcs", "chiến sĩ thi đua Cơ sở", "chien si thi dua co so"])
def test_an_award_is_found_by_its_name_or_its_short_name(typed):
    assert read(Cell("text", typed), Column("award", "Danh hiệu", "award")) == ("CSTDCS", [])


def test_a_misspelled_award_is_refused_with_the_nearest():
    award = Column("award", "Danh hiệu", "award")

    _, (finding,) = cells.read(Cell("text", "Chiến sỹ thi đua cơ sơ"), HERE, award, KNOWN)

    assert "Chiến sĩ thi đua cơ sở" in finding.message


def test_every_label_of_every_closed_list_reads_as_its_own_code():
    for name, labels in schema().lists.items():
        for label, code in labels.items():
            column = Column("x", "Cột", "choice", list=name)

            assert read(Cell("text", label), column) == (code, [])
