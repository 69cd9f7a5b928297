"""Where in a Word part a tag stands, in the words of its reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from paperwork.language.tags import W, paragraphs, text_of

LONGEST_QUOTE = 60
HEADING = ("heading", "tiêu đề")


@dataclass(frozen=True)
class Place:  # chỗ trong mẫu
    paragraph: str = ""
    cell: str = ""  # bảng 1, hàng 2, ô 3
    heading: str = ""
    part: str = ""  # đầu trang, chân trang, chú thích; trống là phần thân

    def __str__(self) -> str:
        return ", ".join(
            words
            for words in (
                f"đoạn “{self.paragraph}”" if self.paragraph else "",
                self.cell,
                f"dưới mục “{self.heading}”" if self.heading else "",
                self.part,
            )
            if words
        )


def place(root: etree._Element, number: int | None, part: str) -> Place:
    """The place of a paragraph by its number; only the part when the number is not known."""
    heading = ""
    for index, paragraph, nodes in paragraphs(root):
        if index == number:
            return Place(cut(text_of(nodes)), _cell(root, paragraph), heading, part)
        if _is_heading(paragraph):
            heading = cut(text_of(nodes))
    return Place(part=part)


def cut(text: str) -> str:
    """The text in one line, shortened to what a message can carry."""
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}…"


def _is_heading(paragraph: etree._Element) -> bool:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return (style is not None and (style.get(f"{W}val") or "").lower().startswith(HEADING)) or (
        paragraph.find(f"{W}pPr/{W}outlineLvl") is not None
    )


def _cell(root: etree._Element, paragraph: etree._Element) -> str:
    cell = next(paragraph.iterancestors(f"{W}tc"), None)
    if cell is None:
        return ""
    row = next(cell.iterancestors(f"{W}tr"), None)
    table = None if row is None else next(row.iterancestors(f"{W}tbl"), None)
    if row is None or table is None:  # markup that Word never writes
        return ""
    tables = _order(table, list(root.iter(f"{W}tbl")))
    rows = _order(row, table.findall(f"{W}tr"))
    return f"bảng {tables}, hàng {rows}, ô {_order(cell, row.findall(f'{W}tc'))}"


def _order(element: etree._Element, among: Sequence[etree._Element]) -> int:
    return among.index(element) + 1 if element in among else 1
