"""A sheet whose one row becomes many, or none: everything below and around it follows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from copy import copy

from openpyxl.cell import Cell, MergedCell
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token
from openpyxl.formula.translate import Translator
from openpyxl.worksheet.cell_range import CellRange, MultiCellRange
from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.merge import MergedCellRange
from openpyxl.worksheet.worksheet import Worksheet

REFERENCE = re.compile(r"(\$?[A-Z]{1,3}\$?)(\d+)")


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
    _stretch_ranges(sheet, row, shift)
    _stretch_formulas(sheet, row, times)


def stretched(area: str, row: int, shift: int) -> str | None:
    """The range after the row has grown; None when nothing of it is left."""
    cells = CellRange(area.replace("$", ""))
    first = cells.min_row + (shift if cells.min_row > row else 0)
    last = cells.max_row + (shift if cells.max_row >= row else 0)
    if last < first:
        return None
    return CellRange(
        min_col=cells.min_col, min_row=first, max_col=cells.max_col, max_row=last
    ).coord


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
            moved = Translator(str(original.value), original.coordinate)
            cell.value = moved.translate_formula(cell.coordinate)


def _merge_again(sheet: Worksheet, merged: list[CellRange], row: int, times: int) -> None:
    for area in merged:
        if area.min_row == area.max_row == row:
            for index in range(times):
                _merge(sheet, _shifted(area, index))
        elif remaining := stretched(area.coord, row, times - 1):
            _merge(sheet, CellRange(remaining))


def _shifted(area: CellRange, rows: int) -> CellRange:
    moved = copy(area)
    moved.shift(row_shift=rows)
    return moved


def _merge(sheet: Worksheet, area: CellRange) -> None:
    merged = MergedCellRange(sheet, area.coord)
    sheet._clean_merge_range(merged)  # type: ignore[attr-defined]
    sheet.merged_cells.add(merged)


def _stretch_ranges(sheet: Worksheet, row: int, shift: int) -> None:
    areas = [part.split("!")[-1] for part in sheet.print_area.split(",") if part]
    if areas:
        kept = [area for old in areas if (area := stretched(old, row, shift))]
        sheet.print_area = ",".join(kept)
    if sheet.auto_filter.ref:
        sheet.auto_filter.ref = stretched(sheet.auto_filter.ref, row, shift)
    for validation in list(sheet.data_validations.dataValidation):
        validation.sqref = _stretched_all(validation.sqref, row, shift)
        if not validation.sqref.ranges:
            sheet.data_validations.dataValidation.remove(validation)
    formatting = ConditionalFormattingList()
    for rules in sheet.conditional_formatting:
        area = str(_stretched_all(rules.sqref, row, shift))
        for rule in rules.rules if area else ():
            formatting.add(area, rule)
    sheet.conditional_formatting = formatting
    for cells in sheet.iter_rows(min_row=row):
        for cell in cells:
            if isinstance(cell, Cell) and cell.hyperlink:
                cell.hyperlink.ref = cell.coordinate


def _stretched_all(areas: MultiCellRange, row: int, shift: int) -> MultiCellRange:
    kept = [stretched(area.coord, row, shift) for area in areas.sorted()]
    return MultiCellRange(" ".join(area for area in kept if area))


def _stretch_formulas(sheet: Worksheet, row: int, times: int) -> None:
    for cells in sheet.iter_rows():
        for cell in cells:
            repeated = row <= (cell.row or 0) < row + times
            if cell.data_type == "f" and isinstance(cell.value, str) and not repeated:
                cell.value = _stretched_formula(cell.value, row, times - 1)


def _stretched_formula(formula: str, row: int, shift: int) -> str:
    tokenizer = Tokenizer(formula)
    for token in tokenizer.items:
        if token.type == Token.OPERAND and token.subtype == Token.RANGE and "!" not in token.value:
            token.value = _stretched_reference(token.value, row, shift)
    rendered: str = tokenizer.render()  # type: ignore[no-untyped-call]
    return rendered


def _stretched_reference(reference: str, row: int, shift: int) -> str:
    """F6:F6 grows with its row, F9 moves; a range of nothing is 0, so that a sum of it is."""
    ends = [REFERENCE.fullmatch(end) for end in reference.split(":")]
    matches = [end for end in ends if end]
    if len(matches) != len(ends):
        return reference
    start, end = matches[0], matches[-1]
    if len(matches) == 1:
        number = int(start[2])
        return f"{start[1]}{number + shift}" if number > row else reference
    first = int(start[2]) + (shift if int(start[2]) > row else 0)
    last = int(end[2]) + (shift if int(end[2]) >= row else 0)
    return f"{start[1]}{first}:{end[1]}{last}" if first <= last else "0"
