"""samples/xa-2026-cu: a clean sample as an office with old tables and old fonts keeps it.

tools/sample_data/xa-2026-cu.toml says which sample, and how its pages are laid out. Row by row the
texts are typed for .VnTime, for VNI-Times, or in Unicode with accents apart and spaces that do not
break; days are typed in every form; the table has titles above, groups, a row of numbers, a column
of lookups that find nothing, a row of totals, a hidden row and a hidden column.
"""

from __future__ import annotations

import datetime as dt
import tomllib
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.workbook.legacy import Encoding, encodings
from paperwork.workbook.schema import schema
from tools.build_samples import DATA, SAMPLES, Row, fit, workbooks, write
from tools.xlsx_templates import BOX, MIDDLE
from tools.xlsx_writing import BODY, BOLD, TOP, AnyCell, save

NAME = "xa-2026-cu"
BOOK = "ho-so.xlsx"
TCVN3, VNI = encodings()
FONTS = {TCVN3.name: Font(name=".VnTime", size=12), VNI.name: Font(name="VNI-Times", size=12)}
ENCODINGS = (TCVN3, VNI, None)  # từng hàng một, rồi lặp lại
DAYS: tuple[Callable[[dt.date], object], ...] = (  # mỗi hàng một kiểu
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"ngày {day.day:02d} tháng {day.month} năm {day.year}",
    lambda day: f"{day.day}.{day.month}.{day:%y}",
    lambda day: f"{day.day} - {day.month} - {day.year}",
    lambda day: day,
)
YEARS: tuple[Callable[[int], object], ...] = (lambda year: year, lambda year: f"năm {year}")
WIDTHS = {"achievement": 46, "name": 22, "post": 24, "workplace": 18, "address": 20, "award": 14}
YES, NO = ("x", "Có", "1"), ("Không", "0", "không")
NO_BREAK = "\u00a0"

Page = Mapping[str, Any]


def main() -> None:
    build(SAMPLES / NAME)


def build(folder: Path) -> None:
    """Write the two workbooks of the sample."""
    said = tomllib.loads((DATA / f"{NAME}.toml").read_text(encoding="utf-8"))
    clean = workbooks(DATA / said["of"])
    for key, values in said["say"].items():
        clean[BOOK][key] |= values
    for name, sheets in clean.items():
        write(sheets, folder / name)
    book = openpyxl.load_workbook(folder / BOOK)
    for page in said["page"]:
        title = schema().sheets[page["sheet"]].name
        order = book.sheetnames.index(title)
        book.remove(book[title])
        _lay_out(book.create_sheet(title, order), page, clean[BOOK][page["sheet"]])
    save(book, folder / BOOK)


def _lay_out(sheet: Worksheet, page: Page, rows: list[Row]) -> None:
    head = len(page["above"]) + 1
    for number, text in enumerate(page["above"], 1):
        sheet.cell(number, 1, text).font = BOLD
    _write_header(sheet, head, page["columns"])
    first = head + 3  # hai hàng tiêu đề, một hàng đánh số
    for order, row in enumerate(rows):
        for number, column in enumerate(page["columns"], 1):
            value = _value(column, row, order)
            _type(sheet.cell(first + order, number), value, column, page["old_fonts"], order)
        if row.get("code", "") == page.get("hidden_row"):
            sheet.row_dimensions[first + order].hidden = True
    if "upright" in page:
        _merge_upright(sheet, page, first, rows)
    _write_total(sheet, first + len(rows), page["total"], len(rows))
    for number, column in enumerate(page["columns"], 1):
        shape = sheet.column_dimensions[openpyxl.utils.get_column_letter(number)]
        shape.width = WIDTHS.get(column.get("key", ""), 12)
        shape.hidden = column.get("key", "") == page.get("hidden_column")
    for cells in sheet.iter_rows(head, first + len(rows), 1, len(page["columns"])):
        for cell in cells:
            cell.border = BOX
            if cell.row < first:
                cell.alignment = MIDDLE
    fit(sheet)


def _write_header(sheet: Worksheet, row: int, columns: list[Row]) -> None:
    """Groups over their columns, other titles over both rows, and the numbers below."""
    start = 0
    for number, column in enumerate(columns, 1):
        group = column.get("group")
        sheet.cell(row + 2, number, f"({number})").font = BODY
        below = sheet.cell(row + 1, number, column["title"] if group else None)
        below.font = BOLD
        if not group:
            sheet.cell(row, number, column["title"]).font = BOLD
            sheet.merge_cells(
                start_row=row, end_row=row + 1, start_column=number, end_column=number
            )
            continue
        if number == 1 or columns[number - 2].get("group") != group:
            start = number
            sheet.cell(row, number, group).font = BOLD
        if number == len(columns) or columns[number].get("group") != group:
            sheet.merge_cells(start_row=row, end_row=row, start_column=start, end_column=number)


def _value(column: Row, row: Row, order: int) -> object:
    """What the clerk typed for a column of a row; None for nothing."""
    match column.get("none"):
        case "ordinal":
            return order + 1
        case "phone":
            return f"0900 000 {order:03d}" if row.get("kind") == "Cá nhân" else None
        case "lookup":
            return "#N/A"
    value = row.get(column["key"])
    is_elsewhere = any(row.get(key) != wanted for key, wanted in column.get("when", {}).items())
    if value is None or is_elsewhere or (column["title"] == "Cơ sở" and _has_own_column(value)):
        return None
    match column.get("as"):
        case "text":
            return str(value)
        case "x":
            return YES[0]
        case "mark":
            marks = YES if value in (True, "Có") else NO
            return marks[(order + 2) % len(marks)]
        case "days" if isinstance(value, dt.date):
            return DAYS[order % len(DAYS)](value)
        case "days":
            return YEARS[order % len(YEARS)](value)
    return value


def _has_own_column(award: str) -> bool:
    return award.startswith(("Lao động tiên tiến", "Giấy khen", "Bằng khen"))


def _type(cell: AnyCell, value: object, column: Row, old_fonts: list[str], order: int) -> None:
    cell.font, cell.alignment = BODY, TOP
    if isinstance(value, str) and column.get("key") in old_fonts:
        encoding = ENCODINGS[order % len(ENCODINGS)]
        text = in_old_font(value, encoding) if encoding else None
        if encoding and text:
            cell.font = FONTS[encoding.name]
        value = text or _untidy(value)
    cell.value = value  # type: ignore[assignment]
    if isinstance(value, str) and value != "#N/A":
        cell.data_type = "s"
    cell.number_format = "dd/mm/yyyy" if isinstance(value, dt.date) else "General"


def in_old_font(text: str, encoding: Encoding) -> str:
    """The text in a table from before Unicode; empty when the table cannot say all of it."""
    typed = "".join(_in_old_font(character, encoding) for character in text)
    is_latin = all(ord(character) < 0x100 for character in typed)
    return typed if is_latin and typed != text and encoding.decoded(typed) == text else ""


def _in_old_font(character: str, encoding: Encoding) -> str:
    letters = {meant: typed for typed, meant in encoding.letters.items()}
    if character in letters:
        return letters[character]
    if character.lower() in letters:
        return letters[character.lower()].upper()
    base, *accents = unicodedata.normalize("NFD", character)
    horn = unicodedata.normalize("NFC", base + accents.pop(0)) if "\u031b" in accents[:1] else base
    marks = {meant: typed for typed, meant in encoding.marks.items()}
    mark = marks.get("".join(_in_order(accents)), "")
    if not mark or horn.lower() == "i":
        return character
    return _in_old_font(horn, encoding) + (mark.upper() if base.isupper() else mark)


def _in_order(accents: list[str]) -> list[str]:
    """Circumflex and breve before the tone, as the table of VNI writes them."""
    return sorted(accents, key=lambda accent: accent not in "\u0302\u0306")


def _untidy(text: str) -> str:
    """The text with its accents apart, a space that does not break, and one space too many."""
    return unicodedata.normalize("NFD", text).replace(" ", NO_BREAK, 1) + " "


def _merge_upright(sheet: Worksheet, page: Page, first: int, rows: list[Row]) -> None:
    """One tall cell for neighbours who say the same in a column."""
    key = page["upright"]
    number = next(n for n, column in enumerate(page["columns"], 1) if column.get("key") == key)
    start = 0
    for order in range(1, len(rows) + 1):
        if order < len(rows) and rows[order].get(key) == rows[start].get(key):
            continue
        if order - start > 1:
            sheet.merge_cells(
                start_row=first + start, end_row=first + order - 1,
                start_column=number, end_column=number,
            )  # fmt: skip
        start = order


def _write_total(sheet: Worksheet, row: int, title: str, count: int) -> None:
    sheet.cell(row, 1, title).font = BOLD
    sheet.cell(row, 2, f"{count:02d} trường hợp").font = BOLD


if __name__ == "__main__":
    main()
