"""The blank workbooks: templates/xlsx/ho-so.xlsx and don-vi.xlsx, made from workbook.toml.

build_dossier_book(path)                 the dossier a clerk starts from
build_unit_book(path)                    the profile of one office
fill(book, "nominations", rows)          rows as {column key: what a clerk would type}
fill_pairs(book, "unit", values)         {pair key: value, or a list of values or (value, note)}
save(book, path)                         the same bytes every time
"""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter as letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.workbook.schema import Column, SheetSpec, schema
from tools.xlsx_writing import (
    BODY,
    BOLD,
    FACE,
    FIRST,
    FORMATS,
    HEAD,
    TOP,
    AnyCell,
    fill,
    fill_pairs,
    put,
    save,
)

__all__ = ["build_dossier_book", "build_unit_book", "fill", "fill_pairs", "save"]

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "templates" / "xlsx"

PREPARED = 500  # rows with drop-downs
GUIDE, LISTS = "Hướng dẫn", "Danh mục"
EXAMPLE = "VÍ DỤ"
YES_NO = '"Có,Không"'
REPEATS = {
    "quotas": 3,
    "thresholds": 2,
    "series_groups": 2,
    "discussion": 5,
}  # blank rows for a pair said many times
WIDE = 110  # characters across an upright A4 page before it is turned
LEGIBLE = 240  # characters across one turned page that can still be read
FROZEN = {"nominations": 5, "votes": 2}  # columns that stay: codes and names

GREY = Font(name=FACE, size=12, italic=True, color="808080")
TITLE = Font(name=FACE, size=16, bold=True, color="1F4E79")
HEADING = Font(name=FACE, size=13, bold=True, color="1F4E79")
REQUIRED = PatternFill("solid", fgColor="F8CBAD")
OPTIONAL = PatternFill("solid", fgColor="DDEBF7")
LINE = Side(style="thin", color="A6A6A6")
BOX = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)


@cache
def texts() -> dict[str, Any]:
    """Guide, introductions and example rows."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


# ---------------------------------------------------------------- the two books


def build_dossier_book(path: Path) -> None:
    """A blank dossier."""
    save(_book("dossier", schema().sheets.values()), path)


def build_unit_book(path: Path) -> None:
    """A blank profile of an office."""
    save(_book("unit", (spec for spec in schema().sheets.values() if spec.profile)), path)


def _book(guide: str, specs: Iterable[SheetSpec]) -> Workbook:
    book = Workbook()
    _write_guide(book.worksheets[0], texts()["guide"][guide])
    intros = texts()["intro"] | (texts()["intro"]["profile"] if guide == "unit" else {})
    places = _list_places()
    for spec in specs:
        sheet = book.create_sheet(spec.name)
        sheet.sheet_properties.tabColor = "ED7D31" if spec.required else "5B9BD5"
        sheet["A1"].value, sheet["A1"].font = intros[spec.key], GREY
        if spec.layout == "table":
            _lay_table(sheet, spec, places)
        else:
            _lay_pairs(sheet, spec, places)
        _set_print(sheet)
    _write_lists(book.create_sheet(LISTS))
    return book


def _write_guide(sheet: Worksheet, lines: Sequence[str]) -> None:
    sheet.title = GUIDE
    sheet.sheet_properties.tabColor = "70AD47"
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 4, 100
    row = 1
    for row, text in enumerate(lines, 1):
        mark, _, rest = text.partition(" ")
        cell = sheet.cell(row, 1 if mark in ("#", "##") else 2)
        cell.value = {"#": rest, "##": rest, "-": f"•  {rest}"}.get(mark, text)
        cell.font = {"#": TITLE, "##": HEADING}.get(mark, BODY)
        if cell.column == 2:
            cell.alignment = TOP
            sheet.row_dimensions[row].height = 17.0 * (1 + len(text) // 114)
        else:
            sheet.row_dimensions[row].height = 26
    _write_legend(sheet, row + 1)
    _set_print(sheet, titled=False)


def _write_legend(sheet: Worksheet, row: int) -> None:
    sheet.cell(row, 1, "Màu sắc").font = HEADING
    sheet.row_dimensions[row].height = 26
    for number, (kind, text) in enumerate(texts()["guide"]["legend"], row + 1):
        cell = sheet.cell(number, 2, f"   {text}")
        cell.font = GREY if kind == "example" else BODY
        if kind != "example":
            sheet.cell(number, 1).fill = REQUIRED if kind == "required" else OPTIONAL
            sheet.cell(number, 1).border = BOX


def _lay_table(sheet: Worksheet, spec: SheetSpec, places: Mapping[str, str]) -> None:
    example = texts()["example"][spec.key]
    for number, column in enumerate(spec.columns, 1):
        _write_header(sheet.cell(HEAD, number), column)
        style = sheet.column_dimensions[letter(number)]
        style.width, style.font, style.alignment = column.width + 1, BODY, TOP
        style.number_format = FORMATS.get(column.type, "@")
        put(sheet.cell(FIRST, number), example.get(column.key), column, font=GREY)
        last = FIRST + PREPARED
        _offer(sheet, column, f"{letter(number)}{FIRST}:{letter(number)}{last}", places)
    sheet.row_dimensions[HEAD].height = 16.0 * max(map(_header_lines, spec.columns)) + 6
    frozen = FROZEN.get(spec.key, 0)
    sheet.freeze_panes = f"{letter(frozen + 1)}{FIRST}"
    if frozen:
        sheet.print_title_cols = f"A:{letter(frozen)}"
    sheet.row_dimensions[FIRST].height = _example_height(spec, example)
    _rule_filled_rows(sheet, len(spec.columns))


def _example_height(spec: SheetSpec, example: Mapping[str, object]) -> float:
    """Room for the longest example text, wrapped in its column."""
    texts = ((str(example.get(column.key, "")), column.width) for column in spec.columns)
    return 17.0 * max(1 + len(text) // (width - 1) for text, width in texts)


def _header_lines(column: Column) -> int:
    """Lines a header takes in its column: whole words, as a spreadsheet wraps them."""
    lines, room = 1, 0
    for word in column.header.split():
        room += len(word) + 1
        if room > max(column.width - 1, len(word) + 1):
            lines, room = lines + 1, len(word) + 1
    return lines


def _write_header(cell: AnyCell, column: Column) -> None:
    cell.value, cell.font, cell.alignment, cell.border = column.header, BOLD, MIDDLE, BOX
    cell.fill = REQUIRED if column.required else OPTIONAL
    cell.number_format = "@"
    note = " ".join(filter(None, ("Phải điền." if column.required else "", column.note)))
    if note:
        cell.comment = Comment(note, GUIDE, width=320, height=30 + 20 * (1 + len(note) // 42))


def _rule_filled_rows(sheet: Worksheet, columns: int) -> None:
    """Borders only where something is written: blank prepared rows must not print."""
    last = letter(columns)
    boxed = DifferentialStyle(border=BOX)
    rule = FormulaRule(  # type: ignore[no-untyped-call]
        formula=[f"COUNTA($A{FIRST}:${last}{FIRST})>0"]
    )
    rule.dxf = boxed
    sheet.conditional_formatting.add(f"A{FIRST}:{last}{FIRST + PREPARED}", rule)


def _lay_pairs(sheet: Worksheet, spec: SheetSpec, places: Mapping[str, str]) -> None:
    headers = _pair_headers(spec)
    widths = {"label": 32, "value": 46, "note": 34, "help": 60}
    for number, (name, header) in enumerate(headers.items(), 1):
        _write_header(sheet.cell(HEAD, number), Column(name, header, "text"))
        sheet.column_dimensions[letter(number)].width = widths[name]
    row = FIRST
    for column in spec.columns:
        for repeat in range(_repeats(column)):
            _write_pair(sheet, row, column, list(headers), hint=repeat == 0)
            _offer(sheet, column, f"B{row}", places)
            row += 1
    sheet.freeze_panes = f"A{FIRST}"


def _pair_headers(spec: SheetSpec) -> dict[str, str]:
    """Mục, Giá trị, Giải thích; Ghi chú too where a note beside a value is printed."""
    headers = dict(vars(schema().pair_headers))
    if spec.key != "session":
        del headers["note"]
    return headers


def _repeats(column: Column) -> int:
    return REPEATS.get(column.key, 3) if column.many else 1


def _write_pair(sheet: Worksheet, row: int, column: Column, names: list[str], hint: bool) -> None:
    values = {"label": column.header, "help": _help(column) if hint else None}
    for number, name in enumerate(names, 1):
        cell = sheet.cell(row, number, values.get(name))
        cell.alignment, cell.border = TOP, BOX
        cell.font = {"label": BOLD, "help": GREY}.get(name, BODY)
    sheet.cell(row, 1).fill = REQUIRED if column.required else OPTIONAL
    sheet.cell(row, 2).number_format = FORMATS.get(column.type, "@")
    help_lines = 1 + len(_help(column)) // 66 if hint else 1
    sheet.row_dimensions[row].height = 16.5 * max(help_lines, 1 + len(column.header) // 30)


def _help(column: Column) -> str:
    example = column.example
    if isinstance(example, dt.date):
        example = f"{example:%d/%m/%Y}"
    hint = f"Ví dụ: {example}" if example is not None else ""
    return " ".join(filter(None, (column.note, hint)))


def _set_print(sheet: Worksheet, titled: bool = True) -> None:
    across = sum(dimension.width for dimension in sheet.column_dimensions.values())
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.orientation = "landscape" if across > WIDE else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1 + int(across // LEGIBLE), 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.5
    sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.6, 0.8, 0.4
    sheet.oddFooter = HeaderFooterItem(center=_HeaderFooterPart("&A – &P/&N"))
    if titled:
        sheet.print_title_rows = f"{HEAD}:{HEAD}"


# ---------------------------------------------------------------- lists and drop-downs


@cache
def _lists() -> dict[str, tuple[str, tuple[str, ...]]]:
    """List name -> its heading in Danh mục and its labels."""
    columns = [column for spec in schema().sheets.values() for column in spec.columns]
    headings = {column.list: column.header for column in reversed(columns) if column.list}
    lists = {
        "award": ("Danh hiệu/Hình thức", _awards()),
        "document": ("Loại văn bản", tuple(_documents())),
        "part": ("Phần", _parts()),
    }
    return lists | {
        name: (headings[name], tuple(labels)) for name, labels in schema().lists.items()
    }


def _awards() -> tuple[str, ...]:
    path = ROOT / "paperwork" / "standards" / "awards.toml"
    awards = tomllib.loads(path.read_text("utf-8"))["award"]
    return tuple(award["name"] for award in sorted(awards, key=lambda award: award["order"]))


@cache
def _documents() -> dict[str, tuple[str, ...]]:
    """Names of the document types in reading order -> the parts a clerk may rewrite."""
    folder = ROOT / "templates" / "docx"
    types = [tomllib.loads(path.read_text("utf-8")) for path in sorted(folder.glob("*.toml"))]
    return {
        declared["name"]: tuple(filter(None, declared.get("parts", {}).values()))
        for declared in sorted(types, key=lambda declared: declared["order"])
    }


def _parts() -> tuple[str, ...]:
    return (*(part for parts in _documents().values() for part in parts),)


def _list_places() -> dict[str, str]:
    """List name -> its cells in Danh mục, as a validation formula."""
    return {
        name: f"'{LISTS}'!${letter(number)}$2:${letter(number)}${len(labels) + 1}"
        for number, (name, (_, labels)) in enumerate(_lists().items(), 1)
    }


def _write_lists(sheet: Worksheet) -> None:
    sheet.sheet_properties.tabColor = "A6A6A6"
    for number, (heading, labels) in enumerate(_lists().values(), 1):
        _write_header(sheet.cell(1, number), Column("", heading, "text"))
        for row, label in enumerate(labels, 2):
            put(sheet.cell(row, number), label, Column("", heading, "text"))
        width = max(map(len, (heading, *labels)))
        sheet.column_dimensions[letter(number)].width = min(width, 44) + 2
    sheet.freeze_panes = "A2"
    _set_print(sheet, titled=False)


def _offer(sheet: Worksheet, column: Column, cells: str, places: Mapping[str, str]) -> None:
    """A drop-down, or a check of what is typed, for the cells of a column."""
    rule = _validation(column, places)
    if rule:
        rule.add(cells)
        sheet.add_data_validation(rule)


def _validation(column: Column, places: Mapping[str, str]) -> DataValidation | None:
    name = column.type if column.type in ("award", "document") else column.list
    if column.key == "part":
        name = "part"
    if name:
        closed = column.type == "choice"
        rule = DataValidation("list", formula1=places[name], showErrorMessage=closed)
        return _explained(rule, "Chọn một mục trong danh sách thả xuống.")
    match column.type:
        case "yesno":
            return _explained(DataValidation("list", formula1=YES_NO), "Chọn Có hoặc Không.")
        case "date":
            rule = DataValidation("date", "between", "DATE(1990,1,1)", "DATE(2100,12,31)")
            return _explained(rule, "Gõ ngày theo dạng ngày/tháng/năm, ví dụ 05/01/2027.")
        case "integer":
            rule = DataValidation("whole", "greaterThanOrEqual", "0")
            return _explained(rule, "Gõ một số nguyên, ví dụ 12.")
        case _:
            return None


def _explained(rule: DataValidation, advice: str) -> DataValidation:
    rule.allow_blank = True
    rule.errorTitle, rule.error = "Chưa đúng", advice
    if rule.showErrorMessage is None:
        rule.showErrorMessage = True
    return rule


def main() -> None:
    build_dossier_book(OUT / "ho-so.xlsx")
    build_unit_book(OUT / "don-vi.xlsx")


if __name__ == "__main__":
    main()
