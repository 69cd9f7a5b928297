"""Rows of a sheet tall enough for their wrapped text, which no program does on opening a file."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.metrics import text_width_mm

CHARACTER_MM = 1.85  # Excel: a column of width 1 is 7 pixels at 96 dpi
PADDING_MM = 1.4
LINE = 1.3  # line pitch in units of the font size; a word that wraps early costs a part of a line
USUAL_SIZE = 11.0


def fit_rows(sheet: Worksheet, rows: Iterable[int]) -> None:
    """Give each row the height of its tallest cell, and no less than the template's."""
    for row in rows:
        own = sheet.row_dimensions[row].height or 0
        cells = [cell for cell in sheet[row] if isinstance(cell, Cell)]
        sheet.row_dimensions[row].height = max([own, *map(_height, cells)])


def _height(cell: Cell) -> float:
    """Points that the text of a cell needs."""
    size = float(cell.font.sz or USUAL_SIZE) if cell.font else USUAL_SIZE
    return _lines(cell, size) * size * LINE + 2


def _lines(cell: Cell, size: float) -> int:
    if not isinstance(cell.value, str) or not (cell.alignment and cell.alignment.wrap_text):
        return 1
    sheet: Any = cell.parent
    room = sheet.column_dimensions[cell.column_letter].width * CHARACTER_MM - PADDING_MM
    return sum(_wrapped(line, size, room) for line in cell.value.split("\n"))


def _wrapped(text: str, size: float, room: float) -> int:
    """How many lines the words of a text fill, each as full as it can be."""
    lines, used, space = 1, 0.0, text_width_mm(" ", size)
    for word in text.split():
        width = text_width_mm(word, size)
        if used and used + space + width > room:
            lines, used = lines + 1, width
        else:
            used += (space if used else 0) + width
    return lines
