"""What a sheet of columns records; one that is the same in all books of one form is read once."""

from __future__ import annotations

from collections.abc import Hashable
from typing import NamedTuple

from paperwork.findings import Finding
from paperwork.workbook import layout
from paperwork.workbook.grid import Sheet
from paperwork.workbook.records import Record, records
from paperwork.workbook.remembering import Kept
from paperwork.workbook.schema import SheetSpec
from paperwork.workbook.spelling import Choices

FEW = 64  # cells of a sheet that other books may have too
SHEETS = 128  # remembered


class Recorded(NamedTuple):
    """The rows of a sheet, and what is to be said of it and of them."""

    records: tuple[Record, ...]
    findings: tuple[Finding, ...]


_before = Kept[Hashable, Recorded](SHEETS)


def recorded(sheet: Sheet, spec: SheetSpec, file: str, known: Choices) -> Recorded:
    """What the rows of a sheet say; `known` are the closed lists that its columns may take from."""
    if sum(map(len, sheet.rows.values())) > FEW:
        return _recorded(sheet, spec, file, known)
    look = (file, spec.headers, tuple(known.values()), *_look_of(sheet))
    if look in _before:
        return _before[look]
    return _before.keep(look, _recorded(sheet, spec, file, known))


def _recorded(sheet: Sheet, spec: SheetSpec, file: str, known: Choices) -> Recorded:
    rows, about_sheet = layout.table(sheet, spec, file, known)
    found, about_rows = records(rows, spec, known)
    return Recorded(found, about_sheet + about_rows)


def _look_of(sheet: Sheet) -> tuple[Hashable, ...]:
    """All that is to be known of a sheet."""
    cells = tuple((number, tuple(cells.items())) for number, cells in sheet.rows.items())
    hidden = (sheet.is_hidden, sheet.hidden_rows, sheet.hidden_columns)
    return sheet.name, cells, hidden, sheet.covered, sheet.far
