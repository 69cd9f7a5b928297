"""A sheet whose one row becomes many, or none: everything below and around it follows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from openpyxl.cell import Cell, MergedCell
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.merge import MergedCellRange
from openpyxl.worksheet.worksheet import Worksheet

REFERENCE = re.compile(r"(\$?[A-Z]{1,3}\$?)(\d+)")
RELATIVE = re.compile(r"(\$?[A-Za-z]{1,3}|)([1-9]\d{0,6})")  # a row without $, of a cell or whole


def repeat_row(sheet: Worksheet, row: int, times: int) -> None:
    """The row stands `times` times, each like the first; cells below move, ranges stretch."""
    shift = times - 1
    merged = [CellRange(str(area)) for area in sheet.merged_cells.ranges]
    sheet.merged_cells.ranges = set()
    heights = _heights(sheet, row, times)
    if times:
        if shift:  # openpyxl loses what it moves by nothing
            sheet.insert_rows(row + 1, shift)
        originals = [cell for cell in sheet[row] if not isinstance(cell, MergedCell)]
        for copy_row in range(row + 1, row + times):
            _copy_cells(sheet, originals, copy_row)
    else:
        sheet.delete_rows(row)
    _set_heights(sheet, row, heights)
    _merge_again(sheet, merged, row, times)
    move = grown(row, shift)
    _stretch_ranges(sheet, move)
    _stretch_formulas(sheet, row, times)


@dataclass(frozen=True)
class Move:  # hàng cũ nay ở đâu
    """Where rows of a template came to stand: what began at a row, what ended at a row."""

    first: Callable[[int], int]
    last: Callable[[int], int]

    def area(self, area: str) -> str | None:
        """The range as it is now; None when nothing of it is left."""
        cells = CellRange(area.replace("$", ""))
        first, last = self.first(cells.min_row), self.last(cells.max_row)
        if last < first:
            return None
        return CellRange(
            min_col=cells.min_col, min_row=first, max_col=cells.max_col, max_row=last
        ).coord


class Area(NamedTuple):  # vùng ô
    """Cells from one corner to the other, taken apart for moving many times."""

    first: str  # columns by their letters
    top: int
    last: str
    bottom: int

    @classmethod
    def of(cls, area: str) -> Area:
        cells = CellRange(area.replace("$", ""))
        first, last = get_column_letter(cells.min_col), get_column_letter(cells.max_col)
        return cls(first, cells.min_row, last, cells.max_row)

    def moved(self, move: Move, *, absolute: bool = False) -> str:
        """The range as it is now; empty when nothing of it is left."""
        top, bottom = move.first(self.top), move.last(self.bottom)
        if bottom < top:
            return ""
        sign = "$" if absolute else ""
        start = f"{sign}{self.first}{sign}{top}"
        end = f"{sign}{self.last}{sign}{bottom}"
        return start if start == end else f"{start}:{end}"


def areas_in(areas: str) -> tuple[Area, ...]:
    """A1:B4 C7 taken apart."""
    return tuple(map(Area.of, areas.split()))


def areas_on(title: str, text: str) -> list[str]:
    """$A$1:$B$4, $C$7 of 'Trang 1'!$A$1:$B$4,'Trang 1'!$C$7, whatever the title of the sheet."""
    prefix = f"{quote_sheetname(title)}!"
    return text.removeprefix(prefix).split(f",{prefix}")


def grown(row: int, shift: int) -> Move:
    """One row has become `shift` rows more, or is gone when shift is -1."""
    return Move(
        first=lambda number: number + (shift if number > row else 0),
        last=lambda number: number + (shift if number >= row else 0),
    )


def rearranged(sheet: Worksheet, order: Sequence[int]) -> Move:
    """The sheet made of the given rows of itself in this order, each as often as it is named."""
    cells, rows = _rows_of_cells(sheet), sheet.max_row
    merged = [CellRange(str(area)) for area in sheet.merged_cells.ranges]
    dimensions = dict(sheet.row_dimensions.items())
    sheet.merged_cells.ranges = set()
    sheet._cells.clear()
    sheet.row_dimensions.clear()
    for target, source in enumerate(order, 1):
        for original in cells.get(source, ()):
            _copy_cell(sheet, original, target)
        if source in dimensions:
            dimension = copy(dimensions[source])
            dimension.index = target
            sheet.row_dimensions[target] = dimension
    move = move_to(order, rows)
    for area in merged:
        if area.min_row == area.max_row:
            for target in (n for n, source in enumerate(order, 1) if source == area.min_row):
                _merge(sheet, _shifted(area, target - area.min_row))
        elif remaining := move.area(area.coord):
            _merge(sheet, CellRange(remaining))
    _stretch_ranges(sheet, move)
    for target, source in enumerate(order, 1):
        for cell in next(sheet.iter_rows(target, target)):
            if cell.data_type == "f" and isinstance(cell.value, str):
                cell.value = moved_formula(cell.value, beside(move, source, target))
    return move


def beside(move: Move, source: int, target: int) -> Move:
    """The move as a formula in a row sees it: its own row is where it stands itself."""
    return Move(
        first=lambda row: target if row == source else move.first(row),
        last=lambda row: target if row == source else move.last(row),
    )


def _rows_of_cells(sheet: Worksheet) -> Mapping[int, list[Cell]]:
    return {
        number: [cell for cell in row if isinstance(cell, Cell)]
        for number, row in enumerate(sheet.iter_rows(), 1)
    }


def _copy_cell(sheet: Worksheet, original: Cell, target: int) -> None:
    cell: Any = sheet.cell(target, original.column, original.value)
    cell.data_type = original.data_type
    cell._style = copy(original._style)  # type: ignore[attr-defined]


def move_to(order: Sequence[int], rows: int) -> Move:
    """Where each of so many rows came to stand when only these were kept.

    A row that is gone counts as the next one for what begins there, the one before for ends.
    """
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    for target, source in enumerate(order, 1):
        first.setdefault(source, target)
        last[source] = target
    end = len(order)
    for row in range(rows, 0, -1):
        first[row] = min(first.get(row, end + 1), first.get(row + 1, end + 1))
    for row in range(1, rows + 1):
        last[row] = max(last.get(row, 0), last.get(row - 1, 0))
    return Move(
        first=lambda row: first[row] if row <= rows else row - rows + end,
        last=lambda row: last.get(row, 0) if row <= rows else row - rows + end,
    )


def _heights(sheet: Worksheet, row: int, times: int) -> dict[int, RowDimension]:
    """New row number -> what the row is like (height, hidden, outline)."""
    below = {
        number + times - 1: dimension
        for number, dimension in sheet.row_dimensions.items()
        if number > row
    }
    own = sheet.row_dimensions.get(row)
    copies = {row + index: copy(own) for index in range(times)} if own else {}
    return copies | below


def _set_heights(sheet: Worksheet, row: int, heights: dict[int, RowDimension]) -> None:
    for number in [number for number in sheet.row_dimensions if number >= row]:
        del sheet.row_dimensions[number]
    for number, dimension in heights.items():
        dimension.index = number
        sheet.row_dimensions[number] = dimension


def _copy_cells(sheet: Worksheet, originals: Iterable[Cell], target: int) -> None:
    for original in originals:
        cell = sheet.cell(target, original.column, original.value)
        cell._style = copy(original._style)  # type: ignore[attr-defined]
        if original.data_type == "f":
            cell.value = copied_formula(str(original.value), target - original.row)


def _merge_again(sheet: Worksheet, merged: list[CellRange], row: int, times: int) -> None:
    for area in merged:
        if area.min_row == area.max_row == row:
            for index in range(times):
                _merge(sheet, _shifted(area, index))
        elif remaining := grown(row, times - 1).area(area.coord):
            _merge(sheet, CellRange(remaining))


def _shifted(area: CellRange, rows: int) -> CellRange:
    moved = copy(area)
    moved.shift(row_shift=rows)
    return moved


def _merge(sheet: Worksheet, area: CellRange) -> None:
    merged = MergedCellRange(sheet, area.coord)
    sheet._clean_merge_range(merged)  # type: ignore[attr-defined]
    sheet.merged_cells.add(merged)


def _stretch_ranges(sheet: Worksheet, move: Move) -> None:
    if sheet.print_area:
        areas = areas_on(sheet.title, sheet.print_area)
        kept = [area for old in areas if (area := move.area(old))]
        sheet.print_area = ",".join(kept)
    if sheet.print_title_rows and (titles := move.area(_of_all_columns(sheet.print_title_rows))):
        rows = CellRange(titles)
        sheet.print_title_rows = f"{rows.min_row}:{rows.max_row}"
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = move.area(sheet.auto_filter.ref)
    for validation in list(sheet.data_validations.dataValidation):
        validation.sqref = _stretched_all(validation.sqref, move)
        if not validation.sqref.ranges:
            sheet.data_validations.dataValidation.remove(validation)
    formatting = ConditionalFormattingList()
    for rules in sheet.conditional_formatting:
        area = str(_stretched_all(rules.sqref, move))
        for rule in rules.rules if area else ():
            formatting.add(area, rule)
    sheet.conditional_formatting = formatting
    for cells in sheet.iter_rows():
        for cell in cells:
            if isinstance(cell, Cell) and cell.hyperlink:
                cell.hyperlink.ref = cell.coordinate


def _of_all_columns(rows: str) -> str:
    """$5:$5 as A5:A5."""
    first, last = rows.replace("$", "").split(":")
    return f"A{first}:A{last}"


def _stretched_all(areas: MultiCellRange, move: Move) -> MultiCellRange:
    kept = [move.area(area.coord) for area in areas.sorted()]
    return MultiCellRange(" ".join(area for area in kept if area))


def _stretch_formulas(sheet: Worksheet, row: int, times: int) -> None:
    for cells in sheet.iter_rows():
        for cell in cells:
            repeated = row <= (cell.row or 0) < row + times
            if cell.data_type == "f" and isinstance(cell.value, str) and not repeated:
                cell.value = moved_formula(cell.value, grown(row, times - 1))


def moved_formula(formula: str, move: Move) -> str:
    """The formula with its references to this sheet where the rows are now."""
    return "=" + "".join(
        _moved_reference(text, move) if is_reference and "!" not in text else text
        for text, is_reference in _tokens(formula)
    )


def copied_formula(formula: str, rows: int) -> str:
    """The formula as it is when its cell is copied so many rows down."""
    if not rows:
        return formula
    return "=" + "".join(
        _copied_reference(text, rows) if is_reference else text
        for text, is_reference in _tokens(formula)
    )


@lru_cache(maxsize=1_024)
def _tokens(formula: str) -> tuple[tuple[str, bool], ...]:
    """The pieces of a formula after its sign, and whether each refers to cells."""
    return tuple(
        (token.value, token.type == Token.OPERAND and token.subtype == Token.RANGE)
        for token in Tokenizer(formula).items
    )


def _copied_reference(reference: str, rows: int) -> str:
    """B4:$C$9 goes down to B5:$C$9, on another sheet too; a name of cells stays."""
    sheet, mark, cells = reference.rpartition("!")
    ends = [RELATIVE.fullmatch(end) for end in cells.split(":")]
    moved = [
        f"{end[1]}{int(end[2]) + rows}" if end else text
        for end, text in zip(ends, cells.split(":"), strict=True)
    ]
    return f"{sheet}{mark}{':'.join(moved)}"


def _moved_reference(reference: str, move: Move) -> str:
    """F6:F6 grows with its row, F9 moves; a range of nothing is 0, so that a sum of it is."""
    ends = [REFERENCE.fullmatch(end) for end in reference.split(":")]
    matches = [end for end in ends if end]
    if len(matches) != len(ends):
        return reference
    start, end = matches[0], matches[-1]
    if len(matches) == 1:
        return f"{start[1]}{move.first(int(start[2]))}"
    first, last = move.first(int(start[2])), move.last(int(end[2]))
    return f"{start[1]}{first}:{end[1]}{last}" if first <= last else "0"
