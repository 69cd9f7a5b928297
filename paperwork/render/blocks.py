"""Rows of a sheet under a loop or a condition: {%tr for … %}, {%tr if … %}, as in a Word table."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jinja2 import Undefined
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.errors import TemplateError
from paperwork.language.bounds import TooMuch, turned
from paperwork.language.faults import template_error

ROW_TAG = re.compile(r"\s*\{%[-+]?\s*tr\s+(\w+)\b(.*?)[-+]?%\}\s*", re.DOTALL)
WALK = re.compile(r"\s*([A-Za-z_]\w*)\s+in\s+(.+)", re.DOTALL)

Names = Mapping[str, object]


class Within(Mapping[str, object]):  # các tên trong một lượt của vòng lặp
    """Names inside a loop: those outside, and the one that stands for the item of the turn."""

    __slots__ = ("_item", "_name", "_names")

    def __init__(self, names: Names, name: str, item: object) -> None:
        self._names, self._name, self._item = names, name, item

    def __getitem__(self, name: str) -> object:
        return self._item if name == self._name else self._names[name]

    def __iter__(self) -> Iterator[str]:
        return iter({**dict.fromkeys(self._names), self._name: None})

    def __len__(self) -> int:
        return len(self._names) + (self._name not in self._names)


Evaluate = Callable[[str, Names], Any]
Rows = list["int | Block"]  # số hàng của mẫu, hoặc một khối


@dataclass(frozen=True)
class RowTag:  # một hàng chỉ có thẻ
    row: int
    word: str
    rest: str
    where: str  # ô Danh sách!A7

    @property
    def text(self) -> str:
        """The tag as a clerk would type it."""
        return f"{{%tr {' '.join(f'{self.word} {self.rest}'.split())} %}}"

    def fault(self, file: str, reason: str) -> TemplateError:
        return TemplateError(f"{file}, {self.where}: thẻ {self.text} {reason}.")

    def turns(self, count: int, file: str) -> None:
        """The rows of the loop are counted, with those of all loops of the workbook."""
        try:
            turned(count)
        except TooMuch as fault:
            raise self.fault(file, str(fault)) from fault


@dataclass
class Block:  # các hàng giữa thẻ mở và thẻ đóng
    tag: RowTag
    body: Rows = field(default_factory=list)
    otherwise: Rows | None = None

    @property
    def current(self) -> Rows:
        return self.body if self.otherwise is None else self.otherwise


def row_tags(sheet: Worksheet) -> Iterator[RowTag]:
    """The rows that only carry a tag; a row with such a tag loses whatever else it holds."""
    for cells in sheet.iter_rows():
        for cell in cells:
            text = cell.value if isinstance(cell, Cell) else None
            if isinstance(text, str) and (said := ROW_TAG.fullmatch(text)):
                where = f"ô {sheet.title}!{cell.coordinate}"
                yield RowTag(int(cell.row or 0), said[1], said[2], where)
                break


def row_blocks(sheet: Worksheet, file: str) -> Rows:
    """The rows of a sheet, those under a tag in its block; none where no row only carries a tag."""
    tags = {tag.row: tag for tag in row_tags(sheet)}
    return _tree(range(1, sheet.max_row + 1), tags, file) if tags else []


def laid_rows(
    rows: Rows, names: Names, evaluate: Evaluate, file: str
) -> Iterator[tuple[int, Names]]:
    """Each row to come with the row of the template that it is like and the names it knows."""
    for row in rows:
        if isinstance(row, Block):
            yield from _laid_block(row, names, evaluate, file)
        else:
            yield row, names


def _tree(rows: Sequence[int], tags: Mapping[int, RowTag], file: str) -> Rows:
    whole: Rows = []
    open_blocks: list[Block] = []
    for row in rows:
        into = open_blocks[-1].current if open_blocks else whole
        tag = tags.get(row)
        if tag is None:
            into.append(row)
        elif tag.word in ("for", "if"):
            block = Block(tag)
            into.append(block)
            open_blocks.append(block)
        elif tag.word == "else" and open_blocks and open_blocks[-1].otherwise is None:
            open_blocks[-1].otherwise = []
        elif tag.word in ("endfor", "endif") and open_blocks:
            opened = open_blocks.pop().tag
            if tag.word != f"end{opened.word}":
                raise tag.fault(file, f"không đóng được thẻ “{opened.word}” ở {opened.where}")
        else:
            raise tag.fault(file, "không có thẻ mở, hoặc không dùng được cho hàng")
    if open_blocks:
        tag = open_blocks[-1].tag
        raise tag.fault(file, f"chưa có thẻ đóng {{%tr end{tag.word} %}}")
    return whole


def _laid_block(
    block: Block, names: Names, evaluate: Evaluate, file: str
) -> Iterator[tuple[int, Names]]:
    tag = block.tag
    if tag.word == "if":
        is_so = _evaluated(tag, tag.rest, names, evaluate, file)
        body = block.body if is_so else block.otherwise or []
        yield from laid_rows(body, names, evaluate, file)
        return
    walk = WALK.fullmatch(tag.rest)
    items = _evaluated(tag, walk[2], names, evaluate, file) if walk else None
    if walk is None or not isinstance(items, Sequence) or isinstance(items, str):
        raise tag.fault(file, "phải đi qua một danh sách")
    tag.turns(len(items), file)
    for item in items:
        yield from laid_rows(block.body, Within(names, walk[1], item), evaluate, file)
    if not items:
        yield from laid_rows(block.otherwise or [], names, evaluate, file)


def _evaluated(tag: RowTag, source: str, names: Names, evaluate: Evaluate, file: str) -> Any:
    try:
        value = evaluate(source.strip(), names)
        return str(value) if isinstance(value, Undefined) else value  # which raises
    except Exception as fault:  # any expression may fail in any way: say in which tag
        raise template_error(file, fault, tag=tag.text, where=tag.where, known=names) from fault
