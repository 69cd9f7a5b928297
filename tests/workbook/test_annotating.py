"""The marked-up copy: a colour and a comment at each finding, a list of links, nothing else."""

import io
import zipfile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation

from paperwork.findings import CellRef, Finding, PartRef, Severity
from paperwork.workbook.annotating import COLOURS, LIST, annotated

FILE = "ho-so.xlsx"


def a_finding(cell, code="PW050", severity=Severity.ERROR, sheet="Đề cử", file=FILE):
    return Finding(code, severity, CellRef(file, sheet, cell), "Cột bắt buộc để trống.", "Điền ô.")


@pytest.fixture
def book(tmp_path):
    """A workbook with all that a copy must keep."""
    made = Workbook()
    page = made.active
    page.title = "Đề cử"
    page.append(["Mã", "Họ và tên", "Tổng"])
    page.append(["DC-1", "Đỗ Thị Hạnh", "=1+1"])
    page["B2"].comment = Comment("Ghi chú của văn thư", "Văn thư")
    page.merge_cells("A3:A5")
    page.column_dimensions["B"].width = 33
    choice = DataValidation(type="list", formula1='"Có,Không"')
    page.add_data_validation(choice)
    choice.add("C3:C9")
    made.create_sheet("Danh mục")["A1"] = "giữ nguyên"
    made.save(tmp_path / FILE)
    return tmp_path / FILE


def marked(book, *findings):
    return load_workbook(io.BytesIO(annotated(book, findings)))


def test_each_faulty_cell_has_its_colour_and_a_comment(book):
    copy = marked(book, a_finding("C2"), a_finding("A2", severity=Severity.WARNING))["Đề cử"]

    assert copy["C2"].fill.fgColor.rgb == COLOURS[Severity.ERROR]
    assert copy["A2"].fill.fgColor.rgb == COLOURS[Severity.WARNING]
    assert "PW050: Cột bắt buộc để trống. Điền ô." in copy["C2"].comment.text


def test_a_comment_of_the_clerk_is_kept_and_added_to(book):
    text = marked(book, a_finding("B2"))["Đề cử"]["B2"].comment.text

    assert text.startswith("Ghi chú của văn thư")
    assert "PW050" in text


def test_a_blank_cell_gets_its_mark_too(book):
    copy = marked(book, a_finding("D2"), a_finding("B9"))["Đề cử"]

    assert copy["D2"].comment
    assert copy["B9"].comment


@pytest.mark.parametrize(
    ("place", "cell"), [("A4", "A3"), ("2:2", "A2"), ("C:C", "C1"), ("A3:A5", "A3")]
)
def test_a_merge_a_row_and_a_column_are_marked_where_it_shows(book, place, cell):
    assert marked(book, a_finding(place))["Đề cử"][cell].comment


def test_the_list_links_to_every_cell(book):
    elsewhere = Finding("PW077", Severity.WARNING, PartRef(FILE), "Tệp có đuôi lạ.", "Đổi đuôi.")
    page = marked(book, a_finding("C2"), elsewhere, a_finding("B2", file="don-vi.xlsx"))[LIST]

    assert [cell.value for cell in page["B"]] == ["Mã", "PW050", "PW077", "PW050"]
    assert page["C2"].hyperlink.location == "'Đề cử'!C2"
    assert page["C4"].value == "don-vi.xlsx, Đề cử!B2"


def test_everything_else_is_as_it_was(book):
    content = annotated(book, [a_finding("C2")])

    with zipfile.ZipFile(book) as old, zipfile.ZipFile(io.BytesIO(content)) as new:
        same = {n for n in old.namelist() if n in new.namelist() and old.read(n) == new.read(n)}
        assert set(old.namelist()) <= set(new.namelist())
    assert {"xl/worksheets/sheet2.xml", "xl/theme/theme1.xml", "_rels/.rels"} <= same
    copy = load_workbook(io.BytesIO(content))["Đề cử"]
    assert copy["C2"].value == "=1+1"
    assert copy.column_dimensions["B"].width == 33
    assert [str(rule.sqref) for rule in copy.data_validations.dataValidation] == ["C3:C9"]
    assert [str(merge) for merge in copy.merged_cells.ranges] == ["A3:A5"]


def test_no_text_of_a_finding_becomes_a_formula(book):
    said = Finding("PW027", Severity.ERROR, CellRef(FILE, "Đề cử", "C2"), "=1+1", "=2\x07")

    assert marked(book, said)[LIST]["D2"].data_type == "s"
