"""Writing into the blank workbooks: data by header, and files with the same bytes every time."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.workbook.schema import Column, schema

FIXED = dt.datetime(2026, 1, 1)
HEAD, FIRST = 2, 3  # header row, example or first data row

AnyCell = Cell | MergedCell

FACE = "Times New Roman"
BODY = Font(name=FACE, size=12)
BOLD = Font(name=FACE, size=12, bold=True)
TOP = Alignment(vertical="top", wrap_text=True)
FORMATS = {"date": "dd/mm/yyyy", "birth": "dd/mm/yyyy", "integer": "0"}


def put(cell: AnyCell, value: object, column: Column, font: Font = BODY) -> None:
    """Write a value as its column is typed; a text is never taken for a formula."""
    if isinstance(value, bool):
        value = "Có" if value else "Không"
    cell.value = value  # type: ignore[assignment]
    if isinstance(value, str):
        cell.data_type = "s"
    cell.font, cell.alignment = font, TOP
    cell.number_format = "0" if isinstance(value, int) else FORMATS.get(column.type, "@")


def fill(book: Workbook, sheet_key: str, rows: Sequence[Mapping[str, object]]) -> None:
    """Write rows by header under the header row, in place of the example row."""
    spec = schema().sheets[sheet_key]
    sheet = book[spec.name]
    columns = {column.header: column for column in spec.columns}
    heads = _heads(sheet)
    sheet.row_dimensions[FIRST].height = None  # the example's; spreadsheets fit it themselves
    unknown = {key for row in rows for key in row} - {column.key for column in spec.columns}
    if unknown:
        raise KeyError(f"{spec.name}: {sorted(unknown)}")
    for header, number in heads.items():
        sheet.cell(FIRST, number).value = None
        for offset, row in enumerate(rows):
            column = columns[header]
            put(sheet.cell(FIRST + offset, number), row.get(column.key), column)


def _heads(sheet: Worksheet) -> dict[str, int]:
    row = next(sheet.iter_rows(HEAD, HEAD, values_only=True))
    return {str(value): number for number, value in enumerate(row, 1) if value}


def fill_pairs(book: Workbook, sheet_key: str, values: Mapping[str, object]) -> None:
    """Write values beside their labels; a list takes as many rows as it needs."""
    spec = schema().sheets[sheet_key]
    sheet = book[spec.name]
    columns = {column.key: column for column in spec.columns}
    heads = _heads(sheet)
    named = schema().pair_headers
    for key, value in values.items():
        said = value if isinstance(value, list) else [value]
        rows = _rows_of(sheet, columns[key].header)
        for item in said:
            text, note = item if isinstance(item, tuple) else (item, None)
            row = next(rows)
            put(sheet.cell(row, heads[named.value]), text, columns[key])
            if note is not None:
                put(sheet.cell(row, heads[named.note]), note, Column("note", named.note, "text"))


def _rows_of(sheet: Worksheet, label: str) -> Iterator[int]:
    """The rows prepared for a label, then new ones at the foot of the sheet."""
    rows = range(FIRST, sheet.max_row + 1)
    yield from (row for row in rows if sheet.cell(row, 1).value == label)
    while True:
        row = sheet.max_row + 1
        sheet.cell(row, 1, label).font = BOLD
        yield row


def save(book: Workbook, path: Path) -> None:
    """Write the book with the same bytes every time: no clock, no machine, no person."""
    book.properties.creator = book.properties.lastModifiedBy = None
    book.properties.created = book.properties.modified = FIXED
    raw = io.BytesIO()
    book.save(raw)
    path.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(raw) as made, zipfile.ZipFile(path, "w") as fixed:
        for name in made.namelist():
            content = made.read(name)
            if name == "docProps/core.xml":
                content = _dated(content)
            entry = zipfile.ZipInfo(name, FIXED.timetuple()[:6])
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            fixed.writestr(entry, content)


def _dated(core: bytes) -> bytes:
    """Core properties with the fixed date: saving stamps the present one."""
    now, _, _ = core.partition(b"</dcterms:modified>")
    stamp = now.rpartition(b">")[2]
    return core.replace(stamp, f"{FIXED:%Y-%m-%dT%H:%M:%SZ}".encode())
