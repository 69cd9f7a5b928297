"""A table as a grid: where each cell stands, how wide it is inside, which edges are seen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from paperwork.lint.content import Table
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

LOOKS = {"firstRow": 0x20, "lastRow": 0x40, "firstColumn": 0x80, "lastColumn": 0x100}
NO_EDGE = Edge("")


@dataclass(frozen=True)
class Cell:  # ô của bảng
    element: Element
    row: int
    column: int
    span: int
    width_mm: float
    style: InTable


@dataclass(frozen=True)
class Row:  # hàng của bảng
    element: Element
    cells: tuple[Cell, ...]
    header: bool  # lặp lại ở đầu mỗi trang
    may_split: bool


@dataclass(frozen=True)
class Grid:  # bảng đã đo
    rows: tuple[Row, ...]
    columns: int
    bordered: bool

    def cells(self) -> Iterator[Cell]:
        for row in self.rows:
            yield from row.cells

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
    """The grid of a w:tbl."""
    said = table.find(f"{W}tblPr")
    style = child_value(said, "tblStyle")
    widths = [twips(value(each, "w")) or 0 for each in table.findall(f"{W}tblGrid/{W}gridCol")]
    own = None if said is None else said.find(f"{W}tblCellMar")
    margins = {**styles.margins(style), **margins_of(own)}
    rows = tuple(_rows(table, style, widths, margins))
    ends = (cell.column + cell.span for row in rows for cell in row.cells)
    columns = max(len(widths), *ends, 0)
    dressed = tuple(
        replace(
            row,
            cells=tuple(replace(c, style=_styled(c, said, len(rows), columns)) for c in row.cells),
        )
        for row in rows
    )
    drawn = {
        **styles.borders(style),
        **edges(None if said is None else said.find(f"{W}tblBorders")),
    }
    return Grid(dressed, columns, _is_bordered(dressed, columns, drawn))


def _rows(
    table: Element, style: str, widths: Sequence[float], margins: Mapping[str, float]
) -> Iterator[Row]:
    for number, row in enumerate(rows_of(table)):
        said = row.find(f"{W}trPr")
        column = max(0, integer(child_value(said, "gridBefore")))
        cells = []
        for element in cells_of(row):
            properties = element.find(f"{W}tcPr")
            span = max(1, integer(child_value(properties, "gridSpan"), 1))
            width = _inner_width(properties, widths[column : column + span], margins)
            cells.append(Cell(element, number, column, span, width, InTable(style)))
            column += span
        header = said is not None and is_on(said.find(f"{W}tblHeader"))
        whole = said is not None and is_on(said.find(f"{W}cantSplit"))
        yield Row(row, tuple(cells), header, not whole)


def _inner_width(
    properties: Element | None, columns: Sequence[float], margins: Mapping[str, float]
) -> float:
    """The width for text in mm: that of the cell, else of its grid columns; 0 when unknown."""
    said = None if properties is None else properties.find(f"{W}tcW")
    own = twips(value(said, "w")) if value(said, "type") in ("", "dxa") else None
    width = own if own and own > 0 else sum(columns)
    room = {**margins, **margins_of(None if properties is None else properties.find(f"{W}tcMar"))}
    return max(0.0, width - room["left"] - room["right"]) * MM_PER_TWIP if width else 0.0


def _styled(cell: Cell, properties: Element | None, rows: int, columns: int) -> InTable:
    """The parts of the table style that dress a cell (ECMA-376, 17.7.6), columns over rows."""
    look = None if properties is None else properties.find(f"{W}tblLook")
    places = {
        "firstRow": cell.row == 0,
        "lastRow": cell.row == rows - 1,
        "firstColumn": cell.column == 0,
        "lastColumn": cell.column + cell.span >= columns,
    }
    names = {"firstColumn": "firstCol", "lastColumn": "lastCol"}
    parts = tuple(
        names.get(part, part) for part, here in places.items() if here and _wants(look, part)
    )
    return InTable(cell.style.style, parts)


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


def _is_bordered(rows: Sequence[Row], columns: int, drawn: Mapping[str, Edge]) -> bool:
    """Whether any edge of any cell is seen."""
    for row in rows:
        exception = row.element.find(f"{W}tblPrEx/{W}tblBorders")
        for cell in row.cells:
            own = edges(cell.element.find(f"{W}tcPr/{W}tcBorders"))
            given = {**drawn, **edges(exception)}
            sides = {
                "top": "top" if cell.row == 0 else "insideH",
                "bottom": "bottom" if cell.row == len(rows) - 1 else "insideH",
                "left": "left" if cell.column == 0 else "insideV",
                "right": "right" if cell.column + cell.span >= columns else "insideV",
            }
            if any(
                own.get(side, given.get(outer, NO_EDGE)).is_seen for side, outer in sides.items()
            ):
                return True
    return False
