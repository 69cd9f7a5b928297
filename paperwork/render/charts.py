"""Charts of a sheet whose rows have moved: they stand below them and show all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from openpyxl import Workbook

from paperwork.render.rows import Move, moved_formula

REFERENCE = re.compile(r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<bare>[^'!]+))!(?P<area>[$A-Z0-9:]+)")


def move_charts(book: Workbook, moves: Mapping[str, Move]) -> None:
    """Place and data of every chart follow the rows of the sheets that have moved."""
    for sheet in book.worksheets:
        for chart in sheet._charts:  # type: ignore[attr-defined]
            if sheet.title in moves:
                _move_anchor(chart.anchor, moves[sheet.title])
            for source in _sources(chart):
                source.f = _moved(source.f, moves)


def _move_anchor(anchor: Any, move: Move) -> None:
    """Anchors count rows from 0."""
    marks = [mark for name in ("_from", "to") if (mark := getattr(anchor, name, None))]
    if marks:
        shift = move.first(marks[0].row + 1) - 1 - marks[0].row
        for mark in marks:
            mark.row += shift


def _sources(chart: Any) -> Iterator[Any]:
    """The references to cells: names, categories and values of each series."""
    for series in chart.series:
        yield from filter(None, [series.tx and series.tx.strRef])
        for data in (series.cat, series.val):
            if data is not None:
                yield from filter(None, (data.numRef, getattr(data, "strRef", None)))


def _moved(reference: str, moves: Mapping[str, Move]) -> str:
    said = REFERENCE.fullmatch(reference)
    title = (said["quoted"] or said["bare"]).replace("''", "'") if said else ""
    if said is None or title not in moves:
        return reference
    prefix = reference[: said.start("area")]
    return prefix + moved_formula(f"={said['area']}", moves[title]).removeprefix("=")
