"""Where parts of the head stand to one another."""

from __future__ import annotations

from collections.abc import Sequence

from paperwork.lint.content import Paragraph


def is_above(paragraph: Paragraph, other: Paragraph) -> bool:
    """Whether it comes first in the same place: the same cell, or the page itself."""
    same = paragraph.part == other.part and paragraph.cell == other.cell
    plain = not (paragraph.drawn or other.drawn)  # where a box floats is not known
    return same and plain and paragraph.index < other.index


def is_under(
    paragraph: Paragraph, above: Paragraph | None, right: Sequence[Paragraph | None]
) -> bool:
    """Whether it stands in the column of the first, not in that of the others, in one table."""
    if above is None or paragraph.cell is None or above.cell is None:
        return False
    own, others = paragraph.cell, [p.cell for p in right if p and p.cell]
    if {cell.table for cell in (above.cell, *others)} != {own.table}:
        return False
    apart = bool(others) and all(cell.column != own.column for cell in others)
    return own.column == above.cell.column and apart


def is_left_of(paragraph: Paragraph, others: tuple[Paragraph, ...]) -> bool:
    """Whether it stands in a column before those of the same table."""
    cell = paragraph.cell
    return cell is not None and any(
        other.cell and other.cell.table == cell.table and other.cell.column > cell.column
        for other in others
    )
