"""Sheets filled through openpyxl: the register on paper, and Excel templates with charts in rows.

Other Excel templates are compiled: see `sheets`. What either makes of a template is the same.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.packaging.custom import CustomPropertyList
from openpyxl.styles.numbers import is_date_format
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from paperwork.errors import TemplateError
from paperwork.language.faults import template_error
from paperwork.language.tags import ANY_TAG
from paperwork.package import read_package, unpacked, write_package
from paperwork.render.blocks import laid_rows, row_blocks
from paperwork.render.cell_values import DATE_FORMAT, LIKE_A_FORMULA, Value, evaluated, value_of
from paperwork.render.charts import move_charts
from paperwork.render.heights import fit_rows
from paperwork.render.properties import CORE, Properties
from paperwork.render.rows import Move, rearranged, repeat_row

MOST_PLACES = 1_000_000  # rows by columns of a sheet, empty ones too: each is looked at


def fill_book(
    book: Workbook,
    names: Mapping[str, object],
    items: Sequence[object],
    as_name: str,
    file: str,
) -> None:
    """Fill every sheet: rows under tags of their own, or one row for each item."""
    moves = {
        sheet.title: move
        for sheet in book.worksheets
        if (move := _fill_rows(sheet, names, items, as_name, file))
    }
    move_charts(book, moves)


def _fill_rows(
    sheet: Worksheet, names: Mapping[str, object], items: Sequence[object], as_name: str, file: str
) -> Move | None:
    """Fills a sheet; where rows went when it has loops over rows of its own."""
    blocks = row_blocks(sheet, file)
    if not blocks:
        fill_sheet(sheet, names, items, as_name, file)
        return None
    laid = list(laid_rows(blocks, names, evaluated, file))
    move = rearranged(sheet, [source for source, _ in laid])
    for cell in cells_with_tags(sheet):
        _fill(cell, laid[int(cell.row) - 1][1], file)
    fit_rows(sheet, range(1, len(laid) + 1))
    return move


def opened(path: Path) -> Workbook:
    """The workbook of a template, the caller's own to change; TemplateError when it is none."""
    read_package(path)  # says what is wrong with the file in our own words
    with understood(path.name):
        book = load_workbook(path, keep_links=False)
    for sheet in book.worksheets:
        if sheet.max_row * sheet.max_column > MOST_PLACES:
            raise TemplateError(
                f"{path.name}: trang “{sheet.title}” có ô ở quá xa bảng "
                f"(hàng {sheet.max_row}, cột {sheet.max_column}). "
                "Xóa các hàng, cột thừa rồi lưu lại."
            )
    return book


@contextmanager
def understood(file: str) -> Iterator[None]:
    """openpyxl raises of every kind on a file that it does not understand, reading or writing."""
    try:
        yield
    except Exception as fault:
        raise TemplateError(
            f"{file}: không đọc được mẫu Excel. Mở bằng Excel, lưu lại dưới dạng .xlsx."
        ) from fault


def saved(book: Workbook, properties: Properties) -> bytes:
    return write_package({**parts_of(book), CORE: properties.core_xml()})


def parts_of(book: Workbook) -> dict[str, bytes]:
    """Every part as openpyxl writes it."""
    book.custom_doc_props = CustomPropertyList()  # type: ignore[attr-defined]
    buffer = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(buffer, "w")).save()  # not deflated: taken apart at once
    buffer.seek(0)
    return unpacked(buffer)


def fill_sheet(
    sheet: Worksheet,
    context: Mapping[str, object],
    items: Sequence[object],
    as_name: str,
    file: str,
) -> None:
    row = row_of_items(sheet, as_name, file) if as_name else 0
    if row:
        repeat_row(sheet, row, len(items))
    for number, cells in groupby(cells_with_tags(sheet), key=lambda cell: int(cell.row)):
        item = number - row if row else -1
        own = {as_name: items[item]} if 0 <= item < len(items) else {}
        names = {**context, **own}
        for cell in cells:
            _fill(cell, names, file)
    if row:
        fit_rows(sheet, range(row, row + len(items)))


def row_of_items(sheet: Worksheet, as_name: str, file: str) -> int:
    """The row whose tags mention the item; 0 when the sheet has none."""
    mention = re.compile(rf"\b{re.escape(as_name)}\s*[.\[|}}]")
    rows = {
        cell.row
        for cell in cells_with_tags(sheet)
        if any(mention.search(tag) for tag in ANY_TAG.findall(cell.value))
    }
    if len(rows) > 1:
        listed = ", ".join(map(str, sorted(rows)))
        raise TemplateError(
            f"{file}: trang “{sheet.title}” có nhiều hàng dùng “{as_name}.” ({listed}). "
            "Chỉ để một hàng mẫu cho danh sách."
        )
    return next(iter(rows), 0)


def cells_with_tags(sheet: Worksheet) -> Iterator[Any]:
    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell, Cell) and isinstance(cell.value, str) and "{" in cell.value:
                yield cell


def _fill(cell: Cell, context: Mapping[str, object], file: str) -> None:
    source = str(cell.value)
    try:
        _write(cell, value_of(source, context))
    except Exception as fault:  # any expression may fail in any way: say in which cell
        where = f"ô {cell.parent.title}!{cell.coordinate}"
        raise template_error(file, fault, tag=source, where=where, known=context) from fault


def _write(cell: Cell, value: Value) -> None:
    """Text stays text, whatever it looks like: no formula, no error value is ever made."""
    if isinstance(value, str):
        cell.value = value or None
        if value:
            cell.data_type = "s"
        if value.startswith(LIKE_A_FORMULA):
            cell.quotePrefix = True
        return
    if isinstance(value, dt.date) and not is_date_format(cell.number_format):
        cell.number_format = DATE_FORMAT
    cell.value = value
