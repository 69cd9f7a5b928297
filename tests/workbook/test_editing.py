"""A copy with some cells changed: the rest is the same file."""

import datetime as dt
import zipfile

import pytest
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from paperwork.catalogue import shipped_templates
from paperwork.errors import WorkbookError
from paperwork.workbook import editing, excel

BLANK = shipped_templates() / "xlsx" / "ho-so.xlsx"


def saved(content, tmp_path):
    path = tmp_path / "moi.xlsx"
    path.write_bytes(content)
    return path


def parts(path):
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def without_cells(part):
    """A sheet but for its rows, as canonical XML."""
    root = etree.fromstring(part)
    root.remove(root.find("{*}sheetData"))
    return etree.tostring(root, method="c14n2")


def test_every_other_part_is_the_same_and_so_is_all_but_the_cells_of_the_sheet(tmp_path):
    new = saved(editing.edited(BLANK, {"Hồ sơ": {"B4": 2027}}), tmp_path)

    old, now = parts(BLANK), parts(new)

    changed = {name for name in old if old[name] != now[name]}
    (sheet,) = changed - {"xl/workbook.xml"}
    assert set(old) == set(now)
    assert b"dataValidation" in old[sheet] or b"cols" in old[sheet]
    assert without_cells(now[sheet]) == without_cells(old[sheet])


def test_drop_downs_notes_widths_and_other_sheets_are_still_there(tmp_path):
    new = saved(editing.edited(BLANK, {"Đề cử": {"E4": "Đỗ Thị Hạnh"}}), tmp_path)

    old, now = load_workbook(BLANK), load_workbook(new)

    for sheet in old:
        same = now[sheet.title]
        assert len(same.data_validations.dataValidation) == len(
            sheet.data_validations.dataValidation
        )
        assert {c.coordinate: c.comment.text for row in sheet for c in row if c.comment} == {
            c.coordinate: c.comment.text for row in same for c in row if c.comment
        }
        assert {k: d.width for k, d in sheet.column_dimensions.items()} == {
            k: d.width for k, d in same.column_dimensions.items()
        }
    assert now["Đề cử"]["E4"].value == "Đỗ Thị Hạnh"
    assert now["Đề cử"]["E4"].font.name == "Times New Roman"  # as the column has it


def test_a_day_is_a_day_where_the_sheet_shows_days_and_text_elsewhere(tmp_path):
    book = Workbook()
    book.active["A1"] = dt.date(2026, 1, 1)
    book.active["A1"].number_format = "dd/mm/yyyy"
    book.save(tmp_path / "cu.xlsx")
    day = dt.date(2027, 1, 14)

    content = editing.edited(tmp_path / "cu.xlsx", {"Sheet": {"A1": day, "B1": day}})

    (sheet,) = excel.sheets(saved(content, tmp_path))
    assert sheet.rows[1][1].date == day
    assert (sheet.rows[1][2].kind, sheet.rows[1][2].text) == ("text", "14/01/2027")


def test_a_book_that_counts_from_1904_keeps_its_days(tmp_path):
    book = Workbook()
    book.epoch = dt.datetime(1904, 1, 1)
    book.active["A1"] = dt.date(2026, 1, 1)
    book.active["A1"].number_format = "dd/mm/yyyy"
    book.save(tmp_path / "cu.xlsx")

    content = editing.edited(tmp_path / "cu.xlsx", {"Sheet": {"A1": dt.date(2027, 1, 14)}})

    (sheet,) = excel.sheets(saved(content, tmp_path))
    assert sheet.rows[1][1].date == dt.date(2027, 1, 14)


def test_a_formula_stays_but_what_it_said_is_gone(tmp_path):
    book = Workbook()
    book.active["A1"], book.active["A2"] = "=1+1", "=A1"
    book.save(tmp_path / "cu.xlsx")

    content = editing.edited(tmp_path / "cu.xlsx", {"Sheet": {"A1": None, "A2": "chữ"}})

    sheet = load_workbook(saved(content, tmp_path)).active
    assert (sheet["A1"].value, sheet["A2"].value) == ("=1+1", "=A1")
    assert b'fullCalcOnLoad="1"' in parts(tmp_path / "moi.xlsx")["xl/workbook.xml"]


def test_text_that_looks_like_a_formula_is_text(tmp_path):
    content = editing.edited(BLANK, {"Hồ sơ": {"B5": "=1+1"}})

    cell = load_workbook(saved(content, tmp_path))["Hồ sơ"]["B5"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_sheet_that_is_missing_is_added_behind_the_others(tmp_path):
    book = Workbook()
    book.active["A1"] = "x"
    book.active["A1"].comment = Comment("ghi chú", "văn thư")
    book.save(tmp_path / "cu.xlsx")

    content = editing.edited(
        tmp_path / "cu.xlsx", {"Mới": {"B2": 5, "A2": "Lan"}}, {"Mới": ("Tên", "Số")}
    )

    now = load_workbook(saved(content, tmp_path))
    assert now.sheetnames == ["Sheet", "Mới"]
    assert [[c.value for c in row] for row in now["Mới"]] == [["Tên", "Số"], ["Lan", 5]]
    assert now["Sheet"]["A1"].comment.text == "ghi chú"


def test_a_file_that_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "ho-so.xlsx"
    path.write_bytes(b"PK\x03\x04" + bytes(64))

    with pytest.raises(WorkbookError):
        editing.edited(path, {})
