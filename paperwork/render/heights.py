"""Rows of a sheet tall enough for their wrapped text, which no program does on opening a file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
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
    settings = Settings(sheet)
    for row in rows:
        own = sheet.row_dimensions[row].height or 0
        (line,) = sheet.iter_rows(row, row, max_col=width)
        needed = [
            setting.height(shown_text(cell))
            for cell in line
            if isinstance(cell, Cell) and cell.has_style and (setting := settings.of(cell))
        ]
        if height := max([own, *needed]):
            sheet.row_dimensions[row].height = height


def shown_text(cell: Cell) -> str:
    """The text of a cell; empty for a number, and for a formula, whose result is not known."""
    return cell.value if isinstance(cell.value, str) and cell.data_type != "f" else ""


@dataclass(frozen=True)
class Setting:  # cỡ chữ, chỗ cho một dòng chữ
    size: float
    room: float | None  # mm; None where text does not wrap

    def height(self, text: str) -> float:
        """Points that a text needs; for none, one line."""
        lines = 1 if self.room is None else _lines(text, self.size, self.room)
        return lines * self.size * LINE + 2


class Settings:
    """How the cells of a sheet are set; cells of one column and style are set alike."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet: Any = sheet
        self._spans = {(area.min_row, area.min_col): area for area in sheet.merged_cells.ranges}
        self._known: dict[tuple[int, ...], Setting] = {}

    def of(self, cell: Cell) -> Setting | None:
        """How the text of a cell is set; None for a tall cell, whose rows share its text."""
        span = self._spans.get((cell.row, cell.column))
        if span is not None and span.max_row > span.min_row:
            return None
        last = span.max_col if span else cell.column
        place = (cell.column, last, cell.style_id)
        if place not in self._known:
            self._known[place] = self._new(cell, last)
        return self._known[place]

    def _new(self, cell: Cell, last: int) -> Setting:
        """How a text is set in its column, or in the columns that it spans."""
        size = float(cell.font.sz or USUAL_SIZE) if cell.font else USUAL_SIZE
        if not (cell.alignment and cell.alignment.wrap_text):
            return Setting(size, None)
        columns = range(cell.column, last + 1)
        width = sum(self._sheet.column_dimensions[get_column_letter(n)].width for n in columns)
        room = width * CHARACTER_MM - PADDING_MM
        return Setting(size, room)


@lru_cache(maxsize=4_096)
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
