"""A compiled Excel template makes what openpyxl makes of it, whatever the template has."""

import datetime as dt
import io
import random
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.pagebreak import Break

from paperwork.catalogue import document_types
from paperwork.compose import Order, compose
from paperwork.package import parsed
from paperwork.pipeline import names_of
from paperwork.render.filling import fill_book, opened, saved
from paperwork.render.properties import Properties
from paperwork.render.xlsx import compile_workbook
from paperwork.vocabulary import context
from paperwork.workbook import read

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "xa-2026"
ABOUT = Properties("Danh sách", "Sở Nội vụ", created=dt.datetime(2026, 1, 5, tzinfo=dt.UTC))
WORDS = (
    "Lê An",
    "=1+1",
    "-3",
    "+84",
    "@x",
    "#REF!",
    "",
    " hai  dấu cách ",
    "một\nhai",
    "<b> & “c”",
)
WORDS += ("0012", "một câu dài phải xuống dòng nhiều lần mới vừa cột của nó, dài hơn nữa " * 3)
THIN = Border(*[Side(style="thin")] * 4)
USUAL_WIDTH = 13  # openpyxl writes it where it was asked how wide a column is


def by_openpyxl(path, names, rows, as_name):
    book = opened(path)
    fill_book(book, names, names[rows] if rows else (), as_name, path.name)
    return saved(book, ABOUT)


def compiled(path, names, rows, as_name):
    return compile_workbook(path, rows=rows, as_name=as_name).render(names, ABOUT)


def told(content):
    """All that openpyxl reads of a workbook."""
    book = load_workbook(io.BytesIO(content))
    return {
        "names": {name: value.attr_text for name, value in book.defined_names.items()},
        "sheets": {sheet.title: told_of(sheet) for sheet in book.worksheets},
        "active": book.active.title,
    }


def told_of(sheet):
    validations = sheet.data_validations.dataValidation
    columns = [item for item in sheet.column_dimensions.items() if item[1].width != USUAL_WIDTH]
    return {
        "cells": {cell.coordinate: look for row in sheet for cell in row if (look := seen(cell))},
        "merged": sorted(map(str, sheet.merged_cells.ranges)),
        "rows": {n: dict(row) for n, row in sheet.row_dimensions.items() if len(dict(row))},
        "columns": {letter: look for letter, column in columns if (look := dict(column))},
        "print": (sheet.print_area, sheet.print_title_rows, sheet.print_title_cols),
        "filter": sheet.auto_filter.ref,
        "names": {name: value.attr_text for name, value in sheet.defined_names.items()},
        "rules": sorted(
            (str(area.sqref), [(rule.type, rule.formula, rule.priority) for rule in area.rules])
            for area in sheet.conditional_formatting
        ),
        "validations": sorted((str(v.sqref), v.type, v.formula1) for v in validations),
        "page": [
            (part.tagname, dict(part))
            for part in (sheet.page_setup, sheet.page_margins, sheet.print_options)
        ],
        "header": (sheet.oddHeader.center.text, sheet.oddFooter.left.text),
        "view": (sheet.freeze_panes, sheet.sheet_view.showGridLines, sheet.sheet_state),
        "protected": sheet.protection.sheet,
        "charts": [chart.series[0].val.numRef.f for chart in sheet._charts],
        "breaks": [brk.id for brk in sheet.row_breaks.brk],
    }


def seen(cell):
    """Value, type and looks; nothing for a cell that has none."""
    if cell.value is None and not cell.has_style:
        return None
    looks = (cell.font, cell.border, cell.fill, cell.number_format, cell.alignment)
    value = getattr(cell.value, "text", cell.value)  # of a formula over cells
    return (value, cell.data_type, *map(repr, looks), bool(cell.quotePrefix))


def check_parts(content, parts):
    for name, part in parts(content).items():
        if name.endswith((".xml", ".rels")):
            parsed(part)


# ---------------------------------------------------------------- our own templates


@pytest.fixture(scope="module")
def whole():
    types = document_types()
    dossier, _ = read(SAMPLE / "ho-so.xlsx", SAMPLE / "don-vi.xlsx", names_of(types))
    return compose(dossier, Order(types, dt.date(2027, 1, 26), all_types=True))[0]


def test_our_templates_give_what_openpyxl_makes_of_them(whole, parts):
    lists = [doc for doc in whole.documents if doc.type.template.suffix == ".xlsx"]

    for document in lists:
        type, names = document.type, context(whole, document)
        content = compiled(type.template, names, type.rows, type.row)
        assert told(content) == told(by_openpyxl(type.template, names, type.rows, type.row))
        check_parts(content, parts)
    assert {document.type.key for document in lists} >= {"danh-sach", "so-vang", "thong-ke"}


# ---------------------------------------------------------------- generated templates


def a_book(seed, path, *, tags):
    """A template with a list and whatever else a clerk may put in a sheet."""
    rng = random.Random(seed)
    book = Workbook()
    sheet = book.active
    sheet.title = rng.choice(["Danh sách", "A", "O'Brien, 2"])
    top = rng.randint(1, 4)
    for row in range(1, top):
        sheet.cell(row, 1, rng.choice(["TIÊU ĐỀ {{ nam }}", "Chữ & <thường>", None]))
    row = top + 1
    sheet.cell(top, 1, "STT")
    if tags:
        sheet.cell(row, 1, "{%tr for d in ds %}")
        row += 1
    an_item(sheet, row, rng)
    last = row + 1
    if tags:
        sheet.cell(row + 1, 1, "{%tr endfor %}")
        sheet.cell(row + 2, 2, "{%tr if co %}")
        sheet.cell(row + 3, 1, "Có {{ nam }}")
        sheet.cell(row + 4, 1, "{%tr endif %}")
        last = row + 5
    below(sheet, row, last, rng)
    around(book, sheet, top, row, last, rng)
    other = book.create_sheet("Khác", rng.choice([0, 1]))
    other["B2"] = "{{ nam }} và {{ ngay }}" if rng.random() < 0.5 else "không có thẻ"
    other["C3"] = f"=SUM('{sheet.title.replace(chr(39), chr(39) * 2)}'!C{row}:C{row})"
    book.save(path)
    return path


def an_item(sheet, row, rng):
    texts = [
        "{{ d.stt }}",
        "{{ d.ten }}",
        "{{ d.muc }}",
        "{{ d.ngay_that }}",
        "{{ d.ten }}: {{ nam }}",
    ]
    for column, text in enumerate(texts, 1):
        cell = sheet.cell(row, column, text)
        if rng.random() < 0.7:
            cell.border = THIN
            cell.alignment = Alignment(wrap_text=rng.random() < 0.6, vertical="top")
            cell.font = Font("Times New Roman", rng.choice([9, 11, 13]), bold=rng.random() < 0.3)
    sheet.cell(row, 3).number_format = "#,##0"
    sheet.cell(row, 4).number_format = rng.choice(["General", "dd/mm/yyyy"])
    sheet.cell(row, 6, f"=C{row}*2+$C${row}").alignment = Alignment(wrap_text=True)
    sheet.cell(row, 7, rng.choice(["như nhau", 12, None, True])).fill = PatternFill(
        "solid", "FFEE99"
    )
    if rng.random() < 0.5:
        sheet.row_dimensions[row].height = rng.choice([18, 61.5])
    if rng.random() < 0.3:
        sheet.row_dimensions[row].outlineLevel = 1
    if rng.random() < 0.5:
        sheet.merge_cells(start_row=row, end_row=row, start_column=8, end_column=10)
        sheet.cell(row, 8, "{{ d.ten }}").border = THIN


def below(sheet, row, last, rng):
    sheet.cell(last, 1, "Tổng {{ nam }}").font = Font(bold=True)
    sheet.cell(last, 3, f"=SUM(C{row}:C{row})+C{row}+SUM($C${row}:C{last + 1})")
    sheet.cell(last, 4, '=IF(A1="{{ nam }}","C5",Khác!C9)' if rng.random() < 0.2 else "=LOG10(9)")
    sheet.row_dimensions[last].height = 33
    sheet.row_dimensions[last + 3].hidden = True
    sheet.cell(last + 2, 2, "Người lập: {{ nguoi }}")
    if rng.random() < 0.5:
        sheet.merge_cells(start_row=last + 1, end_row=last + 2, start_column=4, end_column=5)
        sheet.cell(last + 1, 4, "hai hàng {{ nguoi }}").border = THIN
    if rng.random() < 0.5:
        sheet.merge_cells(start_row=last + 2, end_row=last + 2, start_column=2, end_column=3)


def around(book, sheet, top, row, last, rng):
    if rng.random() < 0.6:
        sheet.print_area = rng.choice([f"A1:H{last}", [f"A1:D{row}", f"A{last}:D{last + 2}"]])
    if rng.random() < 0.6:
        sheet.print_title_rows = f"{top}:{top}"
    if rng.random() < 0.3:
        sheet.print_title_cols = "A:B"
    if rng.random() < 0.5:
        sheet.auto_filter.ref = f"A{top}:G{row}"
    if rng.random() < 0.5:
        rule = DataValidation("list", formula1='"a,b"', sqref=f"C{row}:C{row} E{last}")
        sheet.add_data_validation(rule)
        sheet.add_data_validation(DataValidation("whole", sqref=f"F{row}"))
    if rng.random() < 0.5:
        fill = PatternFill("solid", bgColor="FFFF00")
        sheet.conditional_formatting.add(f"C{row}:D{row}", CellIsRule("equal", ["0"], fill=fill))
        sheet.conditional_formatting.add(f"A1:G{last}", FormulaRule([f"$A{top}=1"], font=Font()))
    if rng.random() < 0.5:
        sheet.freeze_panes = f"B{row}"
        sheet.sheet_view.showGridLines = False
    if rng.random() < 0.3:
        sheet.protection.sheet = True
    if rng.random() < 0.3:
        sheet.row_breaks.append(Break(last))
    if rng.random() < 0.3:
        book.defined_names["ten"] = DefinedName("ten", attr_text="Khác!$A$1")
    sheet.oddHeader.center.text = "&P"
    sheet.page_setup.orientation = rng.choice(["landscape", "portrait"])
    sheet.column_dimensions["B"].width = 14


def data(rng, count):
    items = [
        {
            "stt": number,
            "ten": rng.choice(WORDS),
            "muc": rng.choice([0, 1_800_000, 12345678901234567, Decimal("1.50"), Decimal(10) / 3]),
            "ngay_that": rng.choice([dt.date(2026, 1, 5), "1990"]),
        }
        for number in range(1, count + 1)
    ]
    more = {"nam": 2026, "ngay": "05/01/2026", "nguoi": rng.choice(WORDS), "co": count % 2 == 0}
    return {"ds": items, **more}


@pytest.mark.parametrize("tags", [False, True], ids=["một hàng lặp", "hàng có thẻ"])
@pytest.mark.parametrize("seed", range(8))
def test_a_generated_template_gives_what_openpyxl_makes_of_it(seed, tags, tmp_path, parts):
    path = a_book(seed, tmp_path / "mau.xlsx", tags=tags)
    rows, as_name = ("", "") if tags else ("ds", "d")
    rng = random.Random(seed)

    for count in (0, 1, rng.randint(2, 9)):
        names = data(rng, count)
        content = compiled(path, names, rows, as_name)
        assert told(content) == told(by_openpyxl(path, names, rows, as_name))
        check_parts(content, parts)


def with_a_link(sheet, row):
    sheet.cell(row + 1, 4).hyperlink = "https://example.vn"


def with_a_comment(sheet, row):
    sheet.cell(row + 1, 4).comment = Comment("Xem lại", "Văn thư")


def with_a_formula_over_cells(sheet, row):
    sheet.cell(row + 1, 9).value = ArrayFormula(f"I{row + 1}", "=SUM(C1:C2*C1:C2)")


def with_a_tall_cell(sheet, row):
    sheet.merge_cells(start_row=row - 1, end_row=row, start_column=11, end_column=11)


@pytest.mark.parametrize(
    "change", [with_a_link, with_a_comment, with_a_formula_over_cells, with_a_tall_cell]
)
def test_what_only_openpyxl_can_move_is_left_to_it(change, tmp_path, parts):
    path = a_book(0, tmp_path / "mau.xlsx", tags=False)
    book = load_workbook(path)
    change(book.worksheets[0], next(c.row for c in book.worksheets[0]["B"] if c.value))
    book.save(path)
    names = data(random.Random(0), 3)

    content = compiled(path, names, "ds", "d")

    assert told(content) == told(by_openpyxl(path, names, "ds", "d"))
    check_parts(content, parts)
