"""Excel templates: cells that hold tags are filled, rows of items are repeated for each."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache, reduce
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2.environment import TemplateExpression
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.packaging.custom import CustomPropertyList
from openpyxl.styles.numbers import is_date_format
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from paperwork.errors import TemplateError
from paperwork.language.faults import template_error
from paperwork.language.tags import ANY_TAG
from paperwork.language.text import compiled_text
from paperwork.language.values import PLAIN, Unprintable, plain_text, with_composed_names
from paperwork.package import read_package, unpacked, write_package
from paperwork.render.blocks import laid_rows
from paperwork.render.charts import move_charts
from paperwork.render.heights import fit_rows
from paperwork.render.properties import CORE, Properties
from paperwork.render.rows import Move, rearranged, repeat_row

ONE_PRINTING_TAG = re.compile(r"\s*\{\{((?:(?!\}\}).)*)\}\}\s*", re.DOTALL)
FIELD = re.compile(  # one name or several, none of them a word of the language
    r"(?!(?:and|else|false|if|in|is|none|not|or|true|False|None|True|loop|self|super|caller)\b)"
    r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*"
)
LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
DATE_FORMAT = "dd/mm/yyyy"  # ngày/tháng/năm
LONGEST_TEXT = 32_767  # what an Excel cell can hold


def fill_workbook(
    path: Path,
    context: Mapping[str, object],
    *,
    rows: str,
    as_name: str,
    properties: Properties,
) -> bytes:
    """The finished .xlsx: `context[rows]` one per row, each called `as_name` in its row.

    A template may instead, or besides in another sheet, loop over rows with tags of its own;
    `rows` is blank when all do.
    """
    book = opened(path)
    names = with_composed_names(context)
    items = names.get(rows) if rows else ()
    if not isinstance(items, Sequence) or isinstance(items, str):
        raise TemplateError(f"{path.name}: không có danh sách “{rows}” để điền vào các hàng.")
    moves = {
        sheet.title: move
        for sheet in book.worksheets
        if (move := _fill_rows(sheet, names, items, as_name, path.name))
    }
    move_charts(book, moves)
    return saved(book, properties)


def _fill_rows(
    sheet: Worksheet, names: Mapping[str, object], items: Sequence[object], as_name: str, file: str
) -> Move | None:
    """Fills a sheet; where rows went when it has loops over rows of its own."""
    laid = laid_rows(sheet, names, _evaluated, file)
    if not laid:
        fill_sheet(sheet, names, items, as_name, file)
        return None
    move = rearranged(sheet, [source for source, _ in laid])
    for cell in _cells_with_tags(sheet):
        _fill(cell, laid[int(cell.row) - 1][1], file)
    fit_rows(sheet, range(1, len(laid) + 1))
    return move


def opened(path: Path) -> Workbook:
    """The workbook of a template, the caller's own to change; TemplateError when it is none."""
    read_package(path)  # says what is wrong with the file in our own words
    try:
        return load_workbook(path, keep_links=False)
    except Exception as fault:  # openpyxl raises of every kind on a file it does not understand
        raise TemplateError(
            f"{path.name}: không đọc được mẫu Excel. Mở bằng Excel, lưu lại dưới dạng .xlsx."
        ) from fault


def saved(book: Workbook, properties: Properties) -> bytes:
    book.custom_doc_props = CustomPropertyList()  # type: ignore[attr-defined]
    buffer = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(buffer, "w")).save()  # not deflated: taken apart at once
    buffer.seek(0)
    return write_package({**unpacked(buffer), CORE: properties.core_xml()})


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
    for number, cells in groupby(_cells_with_tags(sheet), key=lambda cell: int(cell.row)):
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
        for cell in _cells_with_tags(sheet)
        if any(mention.search(tag) for tag in ANY_TAG.findall(cell.value))
    }
    if len(rows) > 1:
        listed = ", ".join(map(str, sorted(rows)))
        raise TemplateError(
            f"{file}: trang “{sheet.title}” có nhiều hàng dùng “{as_name}.” ({listed}). "
            "Chỉ để một hàng mẫu cho danh sách."
        )
    return next(iter(rows), 0)


def _cells_with_tags(sheet: Worksheet) -> Iterator[Any]:
    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell, Cell) and isinstance(cell.value, str) and "{" in cell.value:
                yield cell


def _fill(cell: Cell, context: Mapping[str, object], file: str) -> None:
    source = str(cell.value)
    try:
        value = _value(source, context)
        _write(cell, value)
    except Exception as fault:  # any expression may fail in any way: say in which cell
        where = f"ô {cell.parent.title}!{cell.coordinate}"
        raise template_error(file, fault, tag=source, where=where, known=context) from fault


def _value(source: str, context: Mapping[str, object]) -> str | int | Decimal | dt.date:
    """One whole tag keeps the type of its value; a tag among words makes text."""
    only = ONE_PRINTING_TAG.fullmatch(source)
    if only is None:
        return compiled_text(source).render(context)
    value = _evaluated(only[1].strip(), context)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    return value if isinstance(value, dt.date | Decimal) else plain_text(value)


def _evaluated(source: str, context: Mapping[str, object]) -> Any:
    """The value of an expression; of a plain field without the detour through a template."""
    first, *rest = _steps(source)
    if first in context:
        return reduce(PLAIN.getattr, rest, context[first])
    return _expression(source)(context)


@lru_cache(maxsize=512)
def _steps(source: str) -> tuple[str, ...]:
    """d, ten of d.ten; nothing that could be a field when the expression is more than that."""
    return tuple(source.split(".")) if FIELD.fullmatch(source) else ("",)


@lru_cache(maxsize=512)
def _expression(source: str) -> TemplateExpression:
    return PLAIN.compile_expression(source, undefined_to_none=False)


def _write(cell: Cell, value: str | int | Decimal | dt.date) -> None:
    """Text stays text, whatever it looks like: no formula, no error value is ever made."""
    if not isinstance(value, str):
        cell.value = value
        if isinstance(value, dt.date) and not is_date_format(cell.number_format):
            cell.number_format = DATE_FORMAT
        return
    if len(value) > LONGEST_TEXT:
        raise Unprintable("dài hơn mức một ô Excel chứa được")
    cell.value = value or None
    if value:
        cell.data_type = "s"
    if value.startswith(LIKE_A_FORMULA):
        cell.quotePrefix = True
