"""The header of a sheet of columns: one row of titles, or a row of groups above their parts.

Under a group a title is known by both rows together (“Phiếu” above “phát ra”), else by itself
(“Thông tin chung” above “Chức vụ”). A group may also be a column that is split: “Năm sinh” above
“Nam” and “Nữ”, or “Danh hiệu” above one column for each award; a row of data fills one part.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from paperwork.workbook import spelling
from paperwork.workbook.grid import Cell, Sheet
from paperwork.workbook.remembering import answered
from paperwork.workbook.schema import Column, SheetSpec, schema
from paperwork.workbook.spelling import Choices, Lookup
from paperwork.workbook.values import spoken

WITHIN = 15  # rows
NONE: Set[str] = frozenset()
STAR = re.compile(r"\s*\(?\*\)?$")
REMARK = re.compile(r"\((?=[^()]*[^\W\d_]{2})[^()]*\)")  # (ngày/tháng/năm)


class Title(NamedTuple):
    """What stands above a column; `part` is set when it is one of a group of several columns."""

    text: str
    part: str = ""

    def __str__(self) -> str:
        return f"{self.text} – {self.part}" if self.part else self.text


@dataclass
class Heading:
    """Where the columns of a sheet are, by key."""

    bottom: int  # its last row
    titles: Mapping[int, Title]
    columns: dict[str, int] = field(default_factory=dict)
    parts: dict[str, dict[int, str]] = field(default_factory=dict)  # key -> column -> part
    joined: dict[Title, str] = field(default_factory=dict)  # known by both rows -> key
    again: dict[str, int] = field(default_factory=dict)  # a second column for the same key
    unknown: list[int] = field(default_factory=list)

    @cached_property
    def known(self) -> frozenset[int]:
        """The columns that are read."""
        return frozenset(self.columns.values()).union(*self.parts.values())

    def has(self, key: str) -> bool:
        return key in self.columns or key in self.parts


Texts = Mapping[int, str]  # column -> text of a header cell
Rows = Mapping[int, Texts]


def found(sheet: Sheet, spec: SheetSpec, known: Choices | None = None) -> Heading | None:
    """The header of a sheet; None when no row among the first says the name of a column.

    `known` are the lists by whose labels a column may be split; those of the workbook by default.
    """
    best = best_row(sheet, spec.headers)
    if best is None:
        return None
    words = _Words(spec, known or schema().lookups)
    rows = {row: _texts(sheet.rows[row]) for row in range(best - 1, best + 2) if row in sheet.rows}
    alone = _alone(best, tuple(rows[best].items()), spec.headers)
    if _goes_on(rows, best, words):
        return _read(best + 1, _titles(rows, best, best + 1), words)
    above = rows.get(best - 1, {})
    is_merged = len(_merged(rows, best - 1)) > 1
    if not is_merged and len(alone.known) == len(above.keys() | rows[best].keys()):
        return alone  # the row above has no column to say more of
    both = _read(best, _titles(rows, best - 1, best), words)
    return both if is_merged or len(both.known) > len(alone.known) else alone


@lru_cache(maxsize=256)
def _alone(bottom: int, titles: tuple[tuple[int, str], ...], headers: Lookup) -> Heading:
    """A header of one row; those of one form are alike, and nobody may change what they share."""
    heading = Heading(bottom, {column: Title(text) for column, text in titles})
    for column, text in titles:
        key = headers.find(text)
        if key is None:
            heading.unknown.append(column)
        elif key in heading.columns:
            heading.again[key] = column
        else:
            heading.columns[key] = column
    return heading


def best_row(sheet: Sheet, known: Lookup) -> int | None:
    """The row with the most known titles; the lower one of a header merged over two rows."""
    best, most = None, 1
    for number in sorted(number for number in sheet.rows if number <= WITHIN):
        score = _score(sheet.rows[number], known, most)
        if score >= most:
            best, most = number, score
    return best


def _score(cells: Mapping[int, Cell], known: Lookup, least: int) -> int:
    """How many titles a row has; 0 as soon as they cannot be as many as `least`."""
    seen: set[str] = set()
    spare = len(cells) - least
    for cell in cells.values():
        if spare < 0:
            return 0
        key = known.find(title_of(cell))
        if key is None or key in seen:
            spare -= 1
        else:
            seen.add(key)
    return len(seen)


def places(sheet: Sheet, row: int, known: Lookup) -> dict[str, int]:
    """The columns that a row of titles names, by key."""
    found: dict[str, int] = {}
    for column, text in _texts(sheet.rows.get(row, {})).items():
        if (key := known.find(text)) is not None:
            found.setdefault(key, column)
    return found


def _texts(cells: Mapping[int, Cell]) -> Texts:
    return {column: text for column in sorted(cells) if (text := title_of(cells[column]))}


def title_of(cell: Cell) -> str:
    return _unstarred(cell.text if cell.kind == "text" else spoken(cell))


@answered(spelling.SPELLINGS, spelling.SHORT)
def _unstarred(header: str) -> str:
    """A header without the star of a required column."""
    text = spelling.line(header)
    return STAR.sub("", text) if text.endswith(("*", "*)")) else text


def _titles(rows: Rows, upper: int, lower: int) -> dict[int, Title]:
    """The titles of two rows read as one; a group goes on over the blank cells beside it."""
    above, below = rows.get(upper, {}), rows.get(lower, {})
    titles: dict[int, Title] = {}
    group = ""
    for column in sorted(above.keys() | below.keys()):
        if column in above:
            is_group = column in below and below[column] != above[column]
            group = above[column] if is_group else ""
        said = below.get(column) or above[column]
        titles[column] = Title(group, said) if group and column in below else Title(said)
    return titles


def _merged(rows: Rows, row: int) -> set[int]:
    """The columns that say in the next row what they say in this one, as upright merges do."""
    above, below = rows.get(row, {}), rows.get(row + 1, {})
    return {column for column in below if below[column] == above.get(column)}


def _goes_on(rows: Rows, row: int, words: _Words) -> bool:
    """Whether the next row is still header: titles merged over both, or nothing but parts."""
    merged = _merged(rows, row)
    below = rows.get(row + 1, {})
    if len(merged) > 1 or not below:
        return len(merged) > 1
    column, said = next(iter(below.items()))
    if column in rows[row].keys() - merged:  # nearly always data, and no more has to be looked at
        title = Title(rows[row][column], said)
        if not any(_is_part(title, wide, words) for wide in ({title.text}, NONE)):
            return False
    titles = _titles(rows, row, row + 1)
    wide = _wide(titles)
    return all(column in merged or _is_part(titles[column], wide, words) for column in below)


def _is_part(title: Title, wide: Set[str], words: _Words) -> bool:
    """Whether what stands below a title can be no data: a part of it, or a remark on it."""
    if _is_wide(title, wide):
        return words.meant(title) is not None
    return bool(title.part) and (words.goes_on(title) or bool(REMARK.fullmatch(title.part)))


def _is_wide(title: Title, wide: Set[str]) -> bool:
    """Whether the title is one of several parts of a group."""
    return bool(title.part) and title.text in wide


def _wide(titles: Mapping[int, Title]) -> Set[str]:
    """The groups of more than one part."""
    seen: set[str] = set()
    wide: set[str] = set()
    for title in titles.values():
        if title.part:
            (wide if title.text in seen else seen).add(title.text)
    return wide


def _read(bottom: int, titles: Mapping[int, Title], words: _Words) -> Heading:
    wide = _wide(titles)
    heading = Heading(bottom, titles)
    for column, title in titles.items():
        meant = words.meant(title) if _is_wide(title, wide) else words.alone(title)
        if meant is None:
            heading.unknown.append(column)
            continue
        key, part = meant
        if title.part and words.alone(Title(title.part)) != (key, ""):
            heading.joined[title] = key
        if part and key not in heading.columns:
            heading.parts.setdefault(key, {})[column] = part
        elif heading.has(key):
            heading.again[key] = column
        else:
            heading.columns[key] = column
    return heading


@dataclass(frozen=True)
class _Words:
    """What the titles of a sheet may say."""

    spec: SheetSpec
    known: Choices

    def meant(self, title: Title) -> tuple[str, str] | None:
        """The key of a column under a wide group, and the part of it when the group is split."""
        key = self.spec.headers.find(title.text)
        column = next((column for column in self.spec.columns if column.key == key), None)
        if column is not None and self._splits(column, title.part):
            return column.key, title.part
        return self._first(f"{title.text} {title.part}", title.part)

    def alone(self, title: Title) -> tuple[str, str] | None:
        """The key of a column by its own title; “(ngày/tháng/năm)” below it says nothing new."""
        both = (f"{title.text} {title.part}", title.part) if title.part else ()
        return self._first(*both, title.text)

    def goes_on(self, title: Title) -> bool:
        """Whether the two rows together are a title."""
        headers = self.spec.headers
        return headers.begin(title.text) and headers.find(f"{title.text} {title.part}") is not None

    def _first(self, *texts: str) -> tuple[str, str] | None:
        for text in texts:
            if (key := self.spec.headers.find(text)) is not None:
                return key, ""
        return None

    def _splits(self, column: Column, part: str) -> bool:
        """Whether a column may be split by that word: one declared, or a label of a list."""
        by = next((other for other in self.spec.columns if other.key == column.split_by), column)
        labels = self.known.get(by.choices)
        is_declared = spelling.key(part) in map(spelling.key, column.parts)
        return is_declared or (labels is not None and labels.find(part) is not None)
