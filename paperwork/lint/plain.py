"""A body by its bytes, where it is written as plainly as most programs write it.

There is nothing in it but paragraphs and tables of paragraphs. Then the bytes of a paragraph, or
of a table without its paragraphs, are all that there is to it: what has the same bytes was read
before, and the tree need not be asked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from paperwork.lint.markup import WORD
from paperwork.lint.remembering import by_markup

ATTRIBUTES = rb'(?: (?!xmlns)[\w:]+="[^"<>]*")*'  # xmlns could give w: another meaning
OPENING = re.compile(
    rb"""<\?xml version=["']1\.0["'] encoding=["'](?:UTF|utf)-8["']"""
    rb"""(?: standalone=["'](?:yes|no)["'])?\?>\s*(<w:document[^<>]*>)<w:body>"""
)
CLOSING = re.compile(
    rb"(?:<w:sectPr" + ATTRIBUTES + rb">(?:<w:[^<>]*/>)*</w:sectPr>)?</w:body></w:document>\s*"
)
PARAGRAPH = re.compile(rb'<w:p(?: xmlns:w="' + WORD.encode() + rb'")?' + ATTRIBUTES + rb">")
ROW = rb"<w:tr" + ATTRIBUTES + rb">(?>(?:<w:trPr>.*?</w:trPr>)?)"
TABLE = re.compile(
    rb"(?>(?:<w:tblPr>.*?</w:tblPr>)?)(?>(?:<w:tblGrid>.*?</w:tblGrid>)?)" + ROW, re.DOTALL
)
CELL = re.compile(
    rb"((?>(?:<w:tcPr>.*?</w:tcPr>)?))(<w:p.*</w:p>)(</w:tc>(?:</w:tr>(?:" + ROW + rb")?)?)",
    re.DOTALL,
)
SIMPLE = re.compile(
    rb"(<w:p(?: [^<>]*)?>(?>(?:<w:pPr>.*?</w:pPr>)?)<w:r>(?>(?:<w:rPr>.*?</w:rPr>)?)"
    rb'<w:t xml:space="preserve">)([^<&\r\n]*)</w:t></w:r>',
    re.DOTALL,
)
END = b"</w:p>"
REMARKS = (b"<!", b"<?")  # in which tags are none


class PlainTable(NamedTuple):  # bảng
    frame: bytes  # all but the paragraphs
    cells: tuple[tuple[bytes, ...], ...]  # the paragraphs of each, in reading order


class PlainBody(NamedTuple):  # thân văn bản
    """Paragraphs stand without their end tags."""

    root: bytes  # the start tag of the part, where prefixes are given their meaning
    blocks: tuple[bytes | PlainTable, ...]

    @property
    def tables(self) -> list[PlainTable]:
        return [block for block in self.blocks if isinstance(block, PlainTable)]

    @property
    def paragraphs(self) -> int:
        """How many there are, in tables too."""
        tables = self.tables
        in_cells = sum(len(cell) for table in tables for cell in table.cells)
        return len(self.blocks) - len(tables) + in_cells


class _Intricate(Exception):  # noqa: N818 - what a body is
    """There is more to the body."""


class Simple(NamedTuple):  # đoạn chỉ có một mạch chữ, cùng một định dạng
    form: bytes  # all that stands before the text
    text: str


def simple_paragraph(xml: bytes) -> Simple | None:
    """A paragraph of a plain body that is one run of text; None where there is more to it."""
    found = SIMPLE.fullmatch(xml)
    return Simple(found[1], found[2].decode()) if found else None


def plain_body(xml: bytes) -> PlainBody | None:
    """The body of a main part, which must be well-formed; None where there is more to it.

    Whoever goes by it has to see that the tree holds as many paragraphs and cells: there may be
    some where none is looked for, in boxes or outside of rows.
    """
    opening = OPENING.match(xml)
    if opening is None:
        return None
    try:
        return PlainBody(opening[1], tuple(_blocks(xml[opening.end() :])))
    except _Intricate:
        return None


def _blocks(body: bytes) -> list[bytes | PlainTable]:
    _hold(not any(mark[1:] in body and mark in body for mark in REMARKS))
    blocks: list[bytes | PlainTable] = []
    text, *others = body.split(b"<w:tbl>")
    for other in others:
        blocks += _paragraphs(text)
        inside, _, text = other.partition(b"</w:tbl>")
        blocks.append(_table(inside))
    text, end, closing = text.rpartition(END)
    _hold(CLOSING.fullmatch(closing))
    return [*blocks, *_paragraphs(text + end)]


def _paragraphs(text: bytes) -> Sequence[bytes]:
    """The paragraphs one after another that a text is."""
    *paragraphs, rest = text.split(END)
    _hold(not rest and all(map(_is_paragraph, paragraphs)))
    return paragraphs


def _table(inside: bytes) -> PlainTable:
    head, *others = inside.split(b"<w:tc>")
    _hold(others and _is_head(head))
    frames, cells = zip(*map(_cell, others), strict=True)
    return PlainTable(b"<w:tc>".join((head, *frames)), cells)


@by_markup
def _cell(xml: bytes) -> tuple[bytes, tuple[bytes, ...]]:
    """A cell from behind its start tag on: all but its paragraphs, and these."""
    found = CELL.fullmatch(xml)
    if found is None:
        raise _Intricate
    properties, text, after = found.groups()
    return properties + after, tuple(_paragraphs(text))


@by_markup
def _is_head(xml: bytes) -> bool:
    """Whether it is what stands between the start tags of a table and of its first cell."""
    return TABLE.fullmatch(xml) is not None


@by_markup
def _is_paragraph(xml: bytes) -> bool:
    """Whether it is one paragraph, up to its end tag."""
    return PARAGRAPH.match(xml) is not None


def _hold(is_so: object) -> None:
    if not is_so:
        raise _Intricate
