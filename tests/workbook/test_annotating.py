"""The marked-up copy: a colour and a comment at each finding, a list of links, nothing else."""

import datetime as dt
import io
import zipfile

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation
from sample_sets import SAMPLES

from paperwork.findings import CellRef, Finding, PartRef, Severity
from paperwork.package import write_package
from paperwork.workbook import excel, plain
from paperwork.workbook.annotating import AUTHOR, COLOURS, LIST, annotated
from paperwork.workbook.grid import Cell, Sheet
from paperwork.workbook.package import Package

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
    return load_workbook(io.BytesIO(annotated(book, findings)[0]))


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


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def without(part, *changes):
    """A part of XML with those elements and attributes taken out, in one form."""
    root = etree.fromstring(part)
    for path in changes:
        for found in root.xpath(path, namespaces=SPACES):
            if isinstance(found, str):
                found.getparent().attrib.pop(found.attrname)
            else:
                found.getparent().remove(found)
    return etree.tostring(root, method="c14n")


SPACES = {
    "m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "t": "http://schemas.openxmlformats.org/package/2006/content-types",
    "p": "http://schemas.openxmlformats.org/package/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
}
MAY_CHANGE = {  # phần: những gì được thêm vào
    "[Content_Types].xml": ["//t:Override[contains(@PartName, 'Pw')]"],
    "xl/_rels/workbook.xml.rels": ["//p:Relationship[starts-with(@Id, 'rIdPw')]"],
    "xl/workbook.xml": [f"//m:sheet[@name='{LIST}']"],
    "xl/styles.xml": [
        "//m:fill[position() > 2]",
        "//m:fills/@count",
        "//m:cellXfs/m:xf[position() > {styles}]",
        "//m:cellXfs/@count",
    ],
    "xl/comments/comment1.xml": [
        "//m:comment[@ref='C2' or @ref='D9']",
        f"//m:author[.='{AUTHOR}']",
    ],
    "xl/drawings/commentsDrawing1.vml": ["//v:shape[starts-with(@id, '_x0000_s9')]"],
    "xl/worksheets/sheet1.xml": ["//m:c[@r='C2' or @r='D9']", "//m:row[@r='9']"],
}


def test_everything_else_is_as_it_was_part_by_part(book):
    old = parts_of(book.read_bytes())
    new = parts_of(annotated(book, [a_finding("C2"), a_finding("D9")])[0])

    styles = len(etree.fromstring(old["xl/styles.xml"]).find("{*}cellXfs"))
    changed = {name for name in old if old[name] != new.get(name)}
    assert changed <= MAY_CHANGE.keys()
    for name in changed:
        paths = [path.format(styles=styles) for path in MAY_CHANGE[name]]
        assert without(new[name], *paths) == without(old[name], *paths), name
    sheet = etree.fromstring(new["xl/worksheets/sheet1.xml"])
    assert sheet.xpath("string(//m:c[@r='C2']/m:f)", namespaces=SPACES) == "1+1"


def test_the_copy_of_a_whole_dossier_changes_only_where_something_is_said():
    dossier = SAMPLES / "xa-2026" / "ho-so.xlsx"
    where = CellRef("ho-so.xlsx", "Biểu quyết", "A5")
    said = Finding("PW065", Severity.ERROR, where, "Mã không có.", "Sửa mã.")

    old, new = parts_of(dossier.read_bytes()), parts_of(annotated(dossier, [said])[0])

    sheets = [name for name in old if name.startswith("xl/worksheets/sheet")]
    changed = [name for name in sheets if old[name] != new[name]]
    assert len(changed) == 1
    assert len(sheets) > 10
    ((before, after),) = ((old[name], new[name]) for name in changed)
    for kept in ("dataValidations", "cols", "mergeCells", "conditionalFormatting"):
        found = [_canonical(part, f"//m:{kept}") for part in (before, after)]
        assert found[0] == found[1], kept


def _canonical(part, path):
    found = etree.fromstring(part).xpath(path, namespaces=SPACES)
    return [etree.tostring(element, method="c14n") for element in found]


# ---------------------------------------------------------------- files of other kinds


def test_of_a_csv_file_the_copy_has_the_values_and_the_marks(tmp_path):
    path = tmp_path / "de-cu.csv"
    path.write_text("Mã đề cử;Họ và tên\n0012;Đỗ Thị Hạnh\n", encoding="utf-8")
    finding = a_finding("B2", file="de-cu.csv")

    content, is_whole = annotated(path, [finding])

    page = load_workbook(io.BytesIO(content))["Đề cử"]
    assert not is_whole
    assert [cell.value for cell in page[2]] == ["0012", "Đỗ Thị Hạnh"]
    assert "PW050" in page["B2"].comment.text
    assert page["B2"].fill.fgColor.rgb == COLOURS[Severity.ERROR]


def test_a_plain_copy_shows_every_kind_of_cell_as_it_was_read():
    day = Cell("date", "", dt.date(1985, 3, 2))
    row = {
        1: Cell("number", "0.85", format="0%"),
        2: day,
        3: Cell("boolean", "TRUE"),
        4: Cell("error", "#N/A"),
        5: Cell("text", "=1+1"),
        6: Cell("text", "NguyÔn V¨n An", font=".VnTime"),
    }

    long = Sheet("Trang có tên dài hơn mức Excel cho phép [1]", {})
    made = plain.parts([Sheet("Đề cử", {3: row}), long])

    content = write_package(made)
    (sheet, other) = excel.sheets_of(Package("x", zipfile.ZipFile(io.BytesIO(content))))
    assert sheet.rows[3] == {
        **row,
        2: Cell("date", "31108", day.date, "dd/mm/yyyy"),
        4: Cell("text", "#N/A"),
    }
    assert len(other.name) <= 31
    assert load_workbook(io.BytesIO(content))["Đề cử"]["E3"].data_type == "s"


def test_no_text_of_a_finding_becomes_a_formula(book):
    said = Finding("PW027", Severity.ERROR, CellRef(FILE, "Đề cử", "C2"), "=1+1", "=2\x07")

    assert marked(book, said)[LIST]["D2"].data_type == "s"
