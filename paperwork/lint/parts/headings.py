"""Headings of both families: Phần … điểm, and I. 1. 1.1 a); numbered by hand or by Word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from paperwork.lint.anatomy import Heading, Level
from paperwork.lint.content import Paragraph
from paperwork.lint.parts import words
from paperwork.lint.remembering import by_text, remembered

_ROMAN = r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})"  # tới XXXIX; C., D., L. là chữ cái
_ORDINAL = r"(?i:thứ\s+\w+(?:\s+\w+)?)"
_REST = r"(?P<rest>\W.*|)$"
_INITIAL = r"(?!\s?[^\W\d_]\.)"  # V.I. Lê-nin, v.v.
_LEVELS: tuple[tuple[Level, re.Pattern[str]], ...] = (
    ("Phần", re.compile(rf"^(?:Phần|PHẦN) (?P<number>{_ROMAN}|\d+|{_ORDINAL}){_REST}")),
    ("Chương", re.compile(rf"^(?:Chương|CHƯƠNG) (?P<number>{_ROMAN}|\d+){_REST}")),
    ("Tiểu mục", re.compile(rf"^(?:Tiểu mục|TIỂU MỤC) (?P<number>{_ROMAN}|\d+){_REST}")),
    ("Mục", re.compile(rf"^(?:Mục|MỤC) (?P<number>{_ROMAN}|\d+){_REST}")),
    ("Điều", re.compile(rf"^(?:Điều|ĐIỀU) (?P<number>\d+[a-zđ]?){_REST}")),
    (
        "I",
        re.compile(
            rf"^(?P<number>{_ROMAN})(?: ?[./)]{_INITIAL}| ?[–-](?= ))(?P<rest> .*|[^\W\d_].*|)$"
        ),
    ),
    ("1.1", re.compile(r"^(?P<number>\d{1,2}(?:\.\d{1,2})+)[.)]? (?P<rest>\S.*)$")),
    ("1", re.compile(r"^(?P<number>\d{1,2})(?: ?\.|/(?= ))(?P<rest> .*|[^\W\d_].*|)$")),
    (
        "điểm",
        re.compile(rf"^(?P<number>[a-zđ])(?: ?\){_INITIAL}|[./](?= ){_INITIAL})(?P<rest>.*)$"),
    ),
)
_UNITS = ("Phần", "Chương", "Mục", "Tiểu mục")  # nhãn một dòng, tiêu đề dòng dưới
_OPENS = re.compile(r"^\s*[.:–-]\s*")
_CONTENTS = re.compile(r"(?:\t|(?<!\.)\.{3,}|…)\s*\d+$")  # dòng của mục lục: chữ, tab, số trang


def headings_of(paragraphs: Sequence[Paragraph], region: int = 0) -> Iterator[Heading]:
    """The headings among paragraphs of text, in order; quoted text and contents are not read."""
    quoted = _quoted(paragraphs)
    small_roman = any(p.read.startswith("ii)") for p in paragraphs)
    in_article = False
    for place, paragraph in enumerate(paragraphs):
        if place in quoted or is_contents(paragraph):
            continue
        found = _heading(paragraph, region, in_article)
        if found is None or (small_roman and found.level == "điểm" and found.number in "ivx"):
            continue
        if found.level == "Điều" or found.level in (*_UNITS, "I"):
            in_article = found.level == "Điều"
        titled = not found.title and found.level in _UNITS
        lines = _title_lines(paragraphs[place + 1 :]) if titled else ()
        yield replace(found, title_lines=lines) if lines else found


@remembered
def is_contents(paragraph: Paragraph) -> bool:
    """Whether the paragraph is a line of a table of contents."""
    style = paragraph.style.casefold()
    return style.startswith(("toc", "mục lục")) or bool(_CONTENTS.search(paragraph.text.rstrip()))


def _heading(paragraph: Paragraph, region: int, in_article: bool) -> Heading | None:
    found = _numbered(paragraph.read)
    if found is None:
        return None
    level, number, rest = found
    if level in (*_UNITS, "Điều") and not _is_title(paragraph, rest):
        return None
    if level == "1.1" and not (paragraph.label or rest[:1].isupper() or rest[:1] in '“"('):
        return None
    own: Level = "khoản" if level == "1" and in_article else level
    return Heading(own, number, paragraph, _OPENS.sub("", rest).strip(), region)


@by_text
def _numbered(text: str) -> tuple[Level, str, str] | None:
    """The level and number that a text begins with, and the rest of it."""
    said = words.said(text)
    for level, form in _LEVELS:
        if found := form.match(said):
            return level, found["number"].strip(), found["rest"]
    return None


def _is_title(paragraph: Paragraph, rest: str) -> bool:
    """Whether what follows Điều 5 makes a heading of it, and not a sentence: Điều 5 của Luật …"""
    after = rest.strip()
    if not after or paragraph.label:
        return True
    if after[0] in ".:–-":
        return True
    formats = [*paragraph.formats()]
    return after[0].isupper() and bool(formats) and formats[0].bold


def _title_lines(below: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    """The lines under Chương I that are its title: centred or in capitals, not headings."""
    lines: list[Paragraph] = []
    for paragraph in below:
        if not paragraph.text.strip():
            if lines:
                break
            continue
        printed = paragraph.printed
        caps = printed == printed.upper()
        centred = paragraph.layout.align == "center"
        if _heading(paragraph, 0, False) or not (centred or (caps and not lines)):
            break
        lines.append(paragraph)
    return tuple(lines)


def _quoted(paragraphs: Sequence[Paragraph]) -> frozenset[int]:
    """The places of paragraphs that begin inside “ ”; a mark never closed opens nothing."""
    inside: set[int] = set()
    opened: int | None = None
    depth = 0
    for place, paragraph in enumerate(paragraphs):
        balance = paragraph.text.count("“") - paragraph.text.count("”")
        if opened is None:
            if balance > 0:
                opened, depth = place, balance
            continue
        depth += balance
        if depth <= 0:
            inside.update(range(opened + 1, place + 1))
            opened = None
    return frozenset(inside)
