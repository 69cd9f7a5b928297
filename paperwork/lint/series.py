"""Numbers of headings as series: where one is repeated, skipped, or does not begin at one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from paperwork.lint.anatomy import Heading
from paperwork.lint.content import Paragraph
from paperwork.lint.looks import decree
from paperwork.lint.text import is_title

# Cấp cao đứng trước; khoản của một Điều và mục 1. của phần I. cùng cấp
RANKS = ("Phần", "Chương", "Mục", "Tiểu mục", "I", "Điều", "1", "1.1", "điểm")
ROMAN = re.compile(r"(?=[IVXLCDM])M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")
ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
LONGEST = 6  # chữ số: không văn bản nào có nhiều đề mục hơn thế
LETTERED = re.compile(r"\s*[A-ZĐ][.)]\s")  # A. KẾT QUẢ: đề mục ngoài hai loại của nghị định


@dataclass(frozen=True)
class Break:  # chỗ đánh số đứt
    heading: Heading
    expected: str  # số đáng lẽ đứng ở đó

    @property
    def is_repeated(self) -> bool:
        """Whether the number has been used before, not left out."""
        return (position(self.heading) or 0) < _value(self.heading.level, self.expected)


def breaks(headings: Iterable[Heading], paragraphs: Sequence[Paragraph]) -> Iterator[Break]:
    """The headings whose number does not follow, by region and parent, in reading order.

    Under a new parent a series begins anew or goes on. In one place it may begin anew after a
    title without a number, or after a colon, since that is another list.
    """
    regions: dict[int, list[Heading]] = {}
    for heading in sorted(headings, key=lambda h: h.paragraph.index):
        regions.setdefault(heading.region, []).append(heading)
    text = _Text(paragraphs)
    for own in regions.values():
        yield from _breaks(own, text)


def position(heading: Heading) -> int | None:
    """The place of a heading in its series: 3 for III, Điều 3, c); None when it cannot be told."""
    return _value(heading.level, heading.number) or None


def roman(number: str) -> int:
    """The value of a Roman numeral; 0 when it is none."""
    if not ROMAN.fullmatch(number):
        return 0
    values = [ROMAN_VALUES[letter] for letter in number]
    following = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, following, strict=True))


def in_roman(value: int) -> str:
    """XIV, for 14."""
    signs = {10: "X", 9: "IX", 5: "V", 4: "IV", 1: "I"}
    text = ""
    for worth, sign in signs.items():
        count, value = divmod(value, worth)
        text += sign * count
    return text


class _Text:
    """The paragraphs outside tables that say something."""

    def __init__(self, paragraphs: Iterable[Paragraph]):
        self._said = [p for p in paragraphs if not p.cell and p.unnumbered]
        self._places = [p.index for p in self._said]

    def between(self, first: Paragraph, last: Paragraph) -> list[Paragraph]:
        start = bisect_right(self._places, first.index)
        return self._said[start : bisect_left(self._places, last.index, lo=start)]


def _breaks(headings: Sequence[Heading], text: _Text) -> Iterator[Break]:
    taken = {p.index for h in headings for p in (h.paragraph, *h.title_lines)}
    last: dict[tuple[int, str], Heading] = {}
    open_series: set[tuple[int, str]] = set()  # not yet closed by a heading above
    for heading in headings:
        series = _series(heading)
        open_series = {own for own in open_series if own[0] <= series[0] or _is_article(own)}
        value = position(heading)
        if value is None:
            continue
        before = last.get(series)
        allowed = {(position(before) or 0) + 1 if before else 1}
        if before and (series not in open_series or _begins_anew(before, heading, text, taken)):
            allowed.add(1)
        # a lone 5. with nothing before it may be a quotation or a slip of reading
        alone = before is None and _is_low(heading) and _count(headings, series) < 2
        if value not in allowed and not alone:
            expected = min(allowed) if series not in open_series else max(allowed)
            yield Break(heading, _printed(heading, expected))
        last[series] = heading
        open_series.add(series)


def _series(heading: Heading) -> tuple[int, str]:
    """The rank of its level, and 2 for 2.3."""
    level = "1" if heading.level == "khoản" else heading.level
    prefix = heading.number.rpartition(".")[0] if level == "1.1" else ""
    return RANKS.index(level), prefix


def _is_article(series: tuple[int, str]) -> bool:
    """Whether it is the series of Điều, which runs through all Chương."""
    return RANKS[series[0]] == "Điều"


def _is_low(heading: Heading) -> bool:
    return heading.level in ("khoản", "1", "1.1", "điểm")


def _count(headings: Iterable[Heading], series: tuple[int, str]) -> int:
    return sum(_series(heading) == series for heading in headings)


def _begins_anew(before: Heading, heading: Heading, text: _Text, taken: Collection[int]) -> bool:
    """Whether another list begins: after a colon, or a title that is no heading."""
    between = text.between(before.paragraph, heading.paragraph)
    if between and between[-1].text.rstrip().endswith(":"):
        return True
    return any(LETTERED.match(p.read) or (is_title(p) and p.index not in taken) for p in between)


def _value(level: str, number: str) -> int:
    """0 when the number is none of that level."""
    if level == "điểm":
        return str(decree()["letters"]["diem"]).find(number) + 1 if len(number) == 1 else 0
    own = number.rpartition(".")[2]
    if own.isdecimal():
        return int(own) if len(own) < LONGEST else 0
    return roman(own)


def _printed(heading: Heading, value: int) -> str:
    """The number as the heading would print it."""
    if heading.level == "điểm":
        letters = str(decree()["letters"]["diem"])
        return letters[min(value, len(letters)) - 1]
    prefix, dot, own = heading.number.rpartition(".")
    return prefix + dot + (str(value) if own.isdecimal() else in_roman(value))
