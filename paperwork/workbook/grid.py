"""Sheets as grids of cells with what Excel knows of each: kind, font, merged, hidden."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

MOST_ROWS = 20_000
MOST_COLUMNS = 300
MOST_DIGITS = 7
REFERENCE = re.compile(rf"\$?([A-Z]{{1,3}})\$?(\d{{1,{MOST_DIGITS}}})")

Kind = Literal["text", "number", "date", "time", "boolean", "error", "pending", "broken"]


class Cell(NamedTuple):
    kind: Kind  # pending: a formula nobody has calculated; broken: the file contradicts itself
    text: str
    date: dt.date | None = None  # None in a date cell: a day Excel itself cannot show
    format: str = ""
    font: str = ""  # the one it is written in, if that is older than Unicode


@dataclass(frozen=True)
class Sheet:
    """The cells that hold something, as {row: {column: cell}}, both counted from 1."""

    name: str
    rows: Mapping[int, Mapping[int, Cell]]
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    covered: tuple[str, ...] = ()  # merged ranges that hide other data
    far: str = ""  # first cell with data beyond the bounds


def letter(column: int) -> str:
    """1 -> A, 28 -> AB."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


COLUMNS = {letter(column): column for column in range(1, MOST_COLUMNS + 1)}


def position(reference: str) -> tuple[int, int]:
    """B3 -> (3, 2)."""
    match = REFERENCE.fullmatch(reference)
    if not match:
        raise ValueError(f"not a cell reference: {reference}")
    column = 0
    for character in match[1]:
        column = column * 26 + ord(character) - ord("A") + 1
    return int(match[2]), column
