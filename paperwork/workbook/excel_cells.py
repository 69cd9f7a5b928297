"""What the cells of an .xlsx hold: shared texts, texts, numbers, days, errors."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial

from lxml import etree

from paperwork.workbook import scanning
from paperwork.workbook.grid import MOST_DIGITS, Cell
from paperwork.workbook.looks import PLAIN, Style, is_old
from paperwork.workbook.package import parsed
from paperwork.workbook.remembering import Answers, answered
from paperwork.workbook.spelling import SHORT, SPELLINGS, is_blank

FIRST_SERIAL, LAST_SERIAL = 61, 73_415  # 01/03/1900 (after Excel's false leap day) – 31/12/2100
MOST_LOOKS, LONGEST_LOOK = 1_000, 30  # kinds of cells of a book, in characters
LOOKS, MOST_VALUES, LONGEST_VALUE = 128, 500, 30  # remembered: of cells, their values
TEXTS = 4 * SPELLINGS  # remembered
NUMBERS = tuple(map(str, range(4_096)))  # of the shared strings of most books


@dataclass(frozen=True)
class Strings:  # chuỗi dùng chung của một sổ tính
    texts: Sequence[str] = ()
    fonts: Mapping[int, str] = field(default_factory=dict)  # of texts with an odd run, by number

    def cells(self, style: Style) -> Answers[Cell | None]:
        """Their cells in a style, by their numbers."""
        tell = partial(_shared, self.texts, self.fonts, style)
        return Answers(tell, MOST_LOOKS + len(self.texts), MOST_DIGITS)

    @cached_property
    def plain(self) -> Mapping[str, Cell | None]:
        """Their cells in a font of today, by their numbers."""
        cells = self.cells(PLAIN)
        cells.update(zip(_numbers(len(self.texts)), map(_plain, self.texts), strict=False))
        for number in map(str, self.fonts):
            cells[number] = _shared(self.texts, self.fonts, PLAIN, number)
        return cells


@dataclass(frozen=True)
class Context:
    """What a cell of this book needs to be understood.

    Nothing in it refers back to it, so that it goes as soon as nobody needs it.
    """

    strings: Strings = Strings()
    styles: Sequence[Style] = ()
    is_1904: bool = False

    @cached_property
    def cells(self) -> Mapping[str, Mapping[str, Cell | None]]:
        """The cells by what they say of themselves, and then by their value."""
        tell = partial(_like, self.strings, self.styles, self.is_1904)
        return Answers(tell, MOST_LOOKS, LONGEST_LOOK)


NO_CONTEXT = Context()


def _numbers(count: int) -> Iterable[str]:
    """At least so many numbers from 0 on, as cells write them."""
    return NUMBERS if count <= len(NUMBERS) else map(str, range(count))


def _like(
    strings: Strings, styles: Sequence[Style], is_1904: bool, said: str
) -> Mapping[str, Cell | None]:
    """The cells that look like that by their value."""
    number, kind = scanning.looks(said)
    style = _style(styles, number or "0")
    if kind != "s":
        return _alike(kind, style, is_1904)
    return strings.cells(style) if style.font else strings.plain


def _style(styles: Sequence[Style], number: str) -> Style:
    index = int(number)
    return styles[index] if index < len(styles) else PLAIN


def _shared(texts: Sequence[str], fonts: Mapping[int, str], style: Style, raw: str) -> Cell | None:
    """The cell of the shared string of that number."""
    if not raw.strip().isdecimal() or int(raw) >= len(texts):
        return Cell("broken", "")
    return _text(texts[int(raw)], fonts.get(int(raw), ""), style)


def strings_of(part: bytes) -> Strings:
    """The shared strings of a book by their part; of an empty one none."""
    plain = scanning.strings(part)
    if plain is not None:
        return Strings(list(map(_decoded, plain)) if b"_" in part else plain)
    strings = [_string(item) for item in parsed(part).iterfind("{*}si")] if part else []
    fonts = {number: font for number, (_, font) in enumerate(strings) if font}
    return Strings([text for text, _ in strings], fonts)


def _string(item: etree._Element) -> tuple[str, str]:
    """The text of a string item without its phonetic guide, and the font of its runs."""
    if len(item) == 1 and bare((only := item[0]).tag) == "t":
        return _decoded(only.text or ""), ""  # nearly all: no runs
    texts = [*item.iterfind("{*}t"), *item.iterfind("{*}r/{*}t")]
    fonts = (font.get("val", "") for font in item.iterfind("{*}r/{*}rPr/{*}rFont"))
    old = next(filter(is_old, fonts), "")
    return _decoded("".join(text.text or "" for text in texts)), old


def _decoded(text: str) -> str:
    """The characters behind Excel's _xHHHH_ escapes."""
    if "_x" not in text:
        return text
    text = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda match: chr(int(match[1], 16)), text)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def cell_of(item: etree._Element, context: Context) -> Cell | None:
    """One cell; None when it holds nothing but its style."""
    style = _style(context.styles, item.get("s", "0"))
    kind = item.get("t", "n")
    if kind == "inlineStr":
        inline = _child(item, "is")
        return None if inline is None else _text(*_string(inline), style)
    value = _child(item, "v")
    if value is None or not value.text:
        return _unvalued(item, kind, value, style)
    if kind == "s":
        return _shared(context.strings.texts, context.strings.fonts, style, value.text)
    return _valued(kind, value.text, style, context.is_1904)


def _child(item: etree._Element, name: str) -> etree._Element | None:
    """The first element of that name in a cell, where it is nearly always alone."""
    if bare((first := item[0]).tag) == name:
        return first
    for child in item:
        if bare(child.tag) == name:
            return child
    return None


@lru_cache(maxsize=256)
def bare(tag: object) -> str:
    """A name without its namespace; of a comment something else."""
    return str(tag).rpartition("}")[2]


def _unvalued(
    item: etree._Element, kind: str, value: etree._Element | None, style: Style
) -> Cell | None:
    if item.find("{*}f") is None or (kind == "str" and value is not None):
        return None  # a formula that gives "" is an empty cell
    return Cell("pending", "", font=style.font)


@lru_cache(maxsize=LOOKS)
def _alike(kind: str, style: Style, is_1904: bool) -> Mapping[str, Cell | None]:
    """The cells of one look by their value; none of them shares its text with others."""
    if kind == "inlineStr":
        return Answers(lambda text: _text(_decoded(text), "", style), MOST_VALUES, LONGEST_VALUE)
    tell = partial(_valued, kind, style=style, is_1904=is_1904)
    return Answers(tell, MOST_VALUES, LONGEST_VALUE)


def _valued(kind: str, raw: str, style: Style, is_1904: bool) -> Cell | None:
    match kind:
        case "str":
            return _text(_decoded(raw), "", style)
        case "b":
            return Cell("boolean", "TRUE" if raw.strip() == "1" else "FALSE")
        case "e":
            return Cell("error", raw.strip())
        case "d":
            return _iso_date(raw.strip())
        case _:
            return _number(raw.strip(), style, is_1904)


def _text(text: str, run_font: str, style: Style) -> Cell | None:
    font = run_font or style.font
    if not font:
        return _plain(text)
    return None if is_blank(text) else Cell("text", text, font=font)


@answered(TEXTS, SHORT)
def _plain(text: str) -> Cell | None:
    """The cell of a text in a font of today; books of one form say much the same."""
    return None if is_blank(text) else Cell("text", text)


def _iso_date(raw: str) -> Cell:
    try:
        return Cell("date", raw, dt.date.fromisoformat(raw[:10]))
    except ValueError:
        return Cell("date", raw)


def _number(raw: str, style: Style, is_1904: bool) -> Cell:
    try:
        number = float(raw)
    except ValueError:
        return Cell("broken", raw)
    if not math.isfinite(number):
        return Cell("broken", raw)
    if style.is_date:
        return Cell("date", raw, _day(number, is_1904), style.format)
    if style.is_time and 0 <= number < 1:
        minutes = round(number * 24 * 60)
        return Cell("time", f"{minutes // 60:02d} giờ {minutes % 60:02d}")
    return Cell("number", raw, format=style.format, font=style.font)


def _day(serial: float, is_1904: bool) -> dt.date | None:
    days = int(serial) + (1462 if is_1904 else 0) if abs(serial) < LAST_SERIAL * 2 else 0
    if not FIRST_SERIAL <= days <= LAST_SERIAL:
        return None
    return dt.date(1899, 12, 30) + dt.timedelta(days=days)
