"""Rows of a sheet tall enough for their wrapped text, which no program does on opening a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.metrics import text_width_mm

_width = lru_cache(maxsize=4_096)(text_width_mm)  # the same words come again and again

CHARACTER_MM = 1.85  # Excel: a column of width 1 is 7 pixels at 96 dpi
PADDING_MM = 1.4
LINE = 1.3  # line pitch in units of the font size; a word that wraps early costs a part of a line
USUAL_SIZE = 11.0


def fit_rows(sheet: Worksheet, rows: Iterable[int]) -> None:
    """Give each row the height of its tallest cell, and no less than the template's."""
    width = sheet.max_column  # counted over all cells each time it is asked for
    settings: dict[tuple[int, ...], Setting] = {}
    spans = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
    for row in rows:
        own = sheet.row_dimensions[row].height or 0
        (line,) = sheet.iter_rows(row, row, max_col=width)
        cells = [cell for cell in line if isinstance(cell, Cell) and cell.has_style]
        needed = [_height(cell, settings, spans.get((row, cell.column))) for cell in cells]
        if height := max([own, *needed]):
            sheet.row_dimensions[row].height = height


def height_of(texts: Iterable[tuple[str, float]], size: float = USUAL_SIZE) -> float:
    """Points that a row of wrapped texts needs, each in a column of so many characters."""
    lines = [_lines(text, size, width * CHARACTER_MM - PADDING_MM) for text, width in texts]
    return max([1, *lines]) * size * LINE + 2


@dataclass(frozen=True)
class Setting:  # cỡ chữ, chỗ cho một dòng chữ
    size: float
    room: float | None  # mm; None where text does not wrap


def _height(cell: Cell, settings: dict[tuple[int, ...], Setting], span: CellRange | None) -> float:
    """Points that the text of a cell needs; cells of one column and style are set alike."""
    if span is not None and span.max_row > span.min_row:
        return 0  # the rows of a tall cell share its text
    style: Any = cell._style  # type: ignore[attr-defined]
    last = span.max_col if span else cell.column
    place = (cell.column, last, style.fontId, style.alignmentId)
    setting = settings.get(place) or settings.setdefault(place, _setting(cell, last))
    lines = 1
    if isinstance(cell.value, str) and setting.room is not None:
        lines = _lines(cell.value, setting.size, setting.room)
    return lines * setting.size * LINE + 2


def _setting(cell: Cell, last: int) -> Setting:
    """How the text is set in its column, or in the columns that it spans."""
    sheet: Any = cell.parent
    size = float(cell.font.sz or USUAL_SIZE) if cell.font else USUAL_SIZE
    if not (cell.alignment and cell.alignment.wrap_text):
        return Setting(size, None)
    columns = range(cell.column, last + 1)
    width = sum(sheet.column_dimensions[get_column_letter(n)].width for n in columns)
    room = width * CHARACTER_MM - PADDING_MM
    return Setting(size, room)


def _lines(text: str, size: float, room: float) -> int:
    return sum(_wrapped(line, size, room) for line in text.split("\n"))


def _wrapped(text: str, size: float, room: float) -> int:
    """How many lines the words of a text fill, each as full as it can be."""
    lines, used, space = 1, 0.0, _width(" ", size)
    for word in text.split():
        width = _width(word, size)
        if used and used + space + width > room:
            lines, used = lines + 1, width
        else:
            used += (space if used else 0) + width
    return lines
