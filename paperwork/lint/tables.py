"""A table as a grid: where each cell stands, how wide it is inside, which edges are seen."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from paperwork.lint.content import CellPlace, Table
from paperwork.lint.formatting import InTable, Styles, margins_of
from paperwork.lint.markup import (
    MM_PER_TWIP,
    Element,
    W,
    cells_of,
    child_value,
    integer,
    is_on,
    rows_of,
    twips,
    value,
)
from paperwork.lint.properties import Edge, edges
from paperwork.lint.remembering import once

LOOKS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100}
PARTS = {"firstColumn": "firstCol", "lastColumn": "lastCol"}  # as table styles call them
NO_EDGE = Edge("")
PARAGRAPHS = re.compile(rb"<w:p(?: [^>]*)?(?:/>|(?<!/)>.*?</w:p>)", re.DOTALL)
BOX_OF_TEXT = b"txbxContent"
LONGEST = 64 * 1024  # bytes of a frame worth keeping
PLACES = 8  # of one grid, in as many documents, that are kept


class Cell(NamedTuple):  # ô của bảng
    row: int
    column: int
    span: int
    width_mm: float
    style: InTable


class Row(NamedTuple):  # hàng của bảng
    cells: tuple[Cell, ...]
    header: bool  # lặp lại ở đầu mỗi trang
    may_split: bool


class Spot(NamedTuple):  # chỗ đặt đoạn: ngoài bảng, hay trong một ô
    cell: CellPlace | None = None
    style: InTable | None = None


@dataclass(frozen=True)
class Grid:  # bảng đã đo
    rows: tuple[Row, ...]
    columns: int
    bordered: bool
    _spots: dict[int, tuple[Spot, ...]] = field(default_factory=dict, compare=False)

    @once
    def cells(self) -> int:
        """How many it has."""
        return sum(len(row.cells) for row in self.rows)

    def spots(self, index: int) -> tuple[Spot, ...]:
        """The places of the cells of the table of that index, in reading order."""
        if index not in self._spots:
            if len(self._spots) >= PLACES:
                self._spots.clear()
            self._spots[index] = tuple(
                Spot(
                    CellPlace(index, cell.row, cell.column, self.columns, cell.span, cell.width_mm),
                    cell.style,
                )
                for row in self.rows
                for cell in row.cells
            )
        return self._spots[index]

    def table(self, index: int, section: int) -> Table:
        headers = [row.header for row in self.rows]
        return Table(
            index,
            self.bordered,
            len(self.rows),
            self.columns,
            headers.index(False) if False in headers else len(headers),
            any(row.may_split for row in self.rows),
            section,
        )


def grid_of(table: Element, styles: Styles) -> Grid:
    """The grid of a w:tbl; one whose XML without its paragraphs was seen before is remembered."""
    xml = etree.tostring(table, with_tail=False)
    if BOX_OF_TEXT in xml:  # a paragraph may hold tables of its own
        return _grid(table, styles)
    return grid_framed(table, (PARAGRAPHS.sub(b"", xml),), styles)


def grid_framed(table: Element, frame: tuple[bytes, ...], styles: Styles) -> Grid:
    """The same by all that is in the table but its paragraphs."""
    known: Grid | None = styles.grids.get(frame)
    grid = known or _grid(table, styles)
    if known is None and sum(map(len, frame)) <= LONGEST:
        styles.grids[frame] = grid
    return grid


def _grid(table: Element, styles: Styles) -> Grid:
    said = table.find(f"{W}tblPr")
    style = child_value(said, "tblStyle")
    widths = [twips(value(each, "w")) or 0 for each in table.findall(f"{W}tblGrid/{W}gridCol")]
    own = None if said is None else said.find(f"{W}tblCellMar")
    margins = {**styles.margins(style), **margins_of(own)}
    measured = [*_measured(table, widths, margins)]
    ends = (each.column + each.span for _, cells in measured for each in cells)
    columns = max(len(widths), *ends, 0)
    dressing = _Dressing(style, said, len(measured), columns)
    rows = tuple(_row(number, row, cells, dressing) for number, (row, cells) in enumerate(measured))
    drawn = {
        **styles.borders(style),
        **edges(None if said is None else said.find(f"{W}tblBorders")),
    }
    return Grid(rows, columns, _is_bordered(measured, columns, drawn))


class Measured(NamedTuple):  # ô đã đo, chưa kể kiểu bảng
    element: Element
    column: int
    span: int
    width_mm: float


def _measured(
    table: Element, widths: Sequence[float], margins: Mapping[str, float]
) -> Iterator[tuple[Element, list[Measured]]]:
    """Each row with its cells; cells of the same XML in a column are measured once."""
    known: dict[tuple[int, bytes], tuple[int, float]] = {}
    for row in rows_of(table):
        column = max(0, integer(child_value(row.find(f"{W}trPr"), "gridBefore")))
        cells = []
        for element in cells_of(row):
            properties = element.find(f"{W}tcPr")
            key = (column, b"" if properties is None else etree.tostring(properties))
            if key not in known:
                span = max(1, integer(child_value(properties, "gridSpan"), 1))
                inner = _inner_width(properties, widths[column : column + span], margins)
                known[key] = (span, inner)
            span, width = known[key]
            cells.append(Measured(element, column, span, width))
            column += span
        yield row, cells


def _row(number: int, row: Element, cells: Sequence[Measured], dressing: _Dressing) -> Row:
    said = row.find(f"{W}trPr")
    header = said is not None and is_on(said.find(f"{W}tblHeader"))
    whole = said is not None and is_on(said.find(f"{W}cantSplit"))
    dressed = tuple(
        Cell(number, cell.column, cell.span, cell.width_mm, dressing.of(number, cell))
        for cell in cells
    )
    return Row(dressed, header, not whole)


def _inner_width(
    properties: Element | None, columns: Sequence[float], margins: Mapping[str, float]
) -> float:
    """The width for text in mm: that of the cell, else of its grid columns; 0 when unknown."""
    said = None if properties is None else properties.find(f"{W}tcW")
    own = twips(value(said, "w")) if value(said, "type") in ("", "dxa") else None
    width = own if own and own > 0 else sum(columns)
    room = {**margins, **margins_of(None if properties is None else properties.find(f"{W}tcMar"))}
    return max(0.0, width - room["left"] - room["right"]) * MM_PER_TWIP if width else 0.0


class _Dressing:
    """The parts of a table style that dress each cell (ECMA-376, 17.7.6), columns over rows."""

    def __init__(self, style: str, properties: Element | None, rows: int, columns: int):
        look = None if properties is None else properties.find(f"{W}tblLook")
        self._wanted = {part: _wants(look, part) for part in LOOKS}
        self._style, self._rows, self._columns = style, rows, columns
        self._known: dict[tuple[bool, ...], InTable] = {}

    def of(self, row: int, cell: Measured) -> InTable:
        places = (
            row == 0,
            row == self._rows - 1,
            cell.column == 0,
            cell.column + cell.span >= self._columns,
        )
        if places not in self._known:
            here = [part for part, is_here in zip(LOOKS, places, strict=True) if is_here]
            parts = tuple(PARTS.get(part, part) for part in here if self._wanted[part])
            self._known[places] = InTable(self._style, parts)
        return self._known[places]


def _wants(look: Element | None, part: str) -> bool:
    """Whether a w:tblLook asks for a part of the style, in the newer or the older notation."""
    if look is None:
        return False
    if value(look, part):
        return is_on(look, part)
    try:
        return bool(int(value(look) or "0", 16) & LOOKS[part])
    except ValueError:
        return False


def _is_bordered(
    rows: Sequence[tuple[Element, Sequence[Measured]]], columns: int, drawn: Mapping[str, Edge]
) -> bool:
    """Whether any edge of any cell is seen."""
    for number, (row, cells) in enumerate(rows):
        exception = row.find(f"{W}tblPrEx/{W}tblBorders")
        for cell in cells:
            own = edges(cell.element.find(f"{W}tcPr/{W}tcBorders"))
            given = {**drawn, **edges(exception)}
            sides = {
                "top": "top" if number == 0 else "insideH",
                "bottom": "bottom" if number == len(rows) - 1 else "insideH",
                "left": "left" if cell.column == 0 else "insideV",
                "right": "right" if cell.column + cell.span >= columns else "insideV",
            }
            if any(
                own.get(side, given.get(outer, NO_EDGE)).is_seen for side, outer in sides.items()
            ):
                return True
    return False
