"""The numbers and bullets that Word puts before paragraphs, as the reader sees them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from paperwork.lint.markup import Element, W, child_value, integer, is_on, value
from paperwork.lint.properties import DEEPEST, Properties, Theme, layout, letters
from paperwork.lint.remembering import once

BULLET = "•"
SIGNS = re.compile("[\uf020-\uf0ff]")  # of symbol fonts
PLACES = re.compile("%([1-9])")  # of the numbers in the text of a level
FIRST_SIGN = "\uf020"
BOX = "□"  # a sign whose shape only its font knows
# Signs of symbol fonts, which keep them in U+F020-F0FF.
SYMBOLS = {
    "symbol": {0xB7: "•", 0x2D: "-", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xA3: "≤", 0xB4: "×"},
    "wingdings": {
        0x6C: "●",
        0x6D: "○",
        0x6E: "■",
        0x6F: "□",
        0x71: "❑",
        0x75: "◆",
        0x76: "❖",
        0x9F: "•",
        0xA7: "▪",
        0xA8: "□",
        0xAB: "★",
        0xD8: "➢",
        0xE0: "→",
        0xF0: "⇨",
        0xFB: "✗",
        0xFC: "✓",
        0xFD: "☒",
        0xFE: "☑",
    },
    "wingdings 2": {0x50: "✓", 0x52: "☑", 0xA3: "□"},
}
ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
LETTERS = "abcdefghijklmnopqrstuvwxyz"
LARGEST_ROMAN = 3999
LARGEST_LETTER = 780  # thirty times z, where Word stops


def symbol(code: int, font: str) -> str:
    """The sign of a symbol font as a character anyone can read."""
    if not 0xF020 <= code <= 0xF0FF:
        return chr(code)
    place = code - 0xF000
    family = font.casefold() or "symbol"
    signs = SYMBOLS.get(family, {})
    if place in signs:
        return signs[place]
    return chr(place) if family == "symbol" and place < 0x40 else BOX


def readable(text: str, font: str) -> str:
    """Text with the signs of symbol fonts made readable."""
    if not text or max(text) < FIRST_SIGN or not SIGNS.search(text):
        return text
    return "".join(symbol(ord(letter), font) for letter in text)


def roman(number: int) -> str:
    said = ""
    for worth, sign in ROMAN:
        times, number = divmod(number, worth)
        said += sign * times
    return said


def counted(number: int, form: str) -> str:
    """A number in one of Word's forms; an unknown form counts in digits."""
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{number:02d}"
    if form in ("upperRoman", "lowerRoman") and 0 < number <= LARGEST_ROMAN:
        return roman(number) if form == "upperRoman" else roman(number).lower()
    if form in ("upperLetter", "lowerLetter") and 0 < number <= LARGEST_LETTER:
        times, place = divmod(number - 1, len(LETTERS))
        letter = LETTERS[place] * (times + 1)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("decimalEnclosedParen", "numberInDash"):
        return f"({number})" if form == "decimalEnclosedParen" else f"- {number} -"
    if form == "decimalEnclosedFullstop":
        return f"{number}."
    return str(number)


@dataclass(frozen=True)
class Level:  # một cấp của danh sách
    start: int = 1
    form: str = "decimal"
    text: str = ""  # %1.%2
    font: str = ""  # phông của dấu đầu dòng
    restart: int | None = None  # cấp (từ 1) làm cấp này đếm lại; 0 là không đếm lại
    legal: bool = False  # mọi cấp trong nhãn viết bằng chữ số
    style: str = ""  # kiểu đoạn gắn với cấp này
    hidden: bool = False
    layout: Properties = field(default_factory=dict)

    @once
    def bullet(self) -> str:
        """Its text as a sign that anyone can read."""
        return readable(self.text, self.font).strip()


@dataclass(frozen=True)
class List:  # một danh sách (w:num)
    origin: str  # w:abstractNum, nơi giữ số đếm
    levels: Mapping[int, Level]
    starts: Mapping[int, int]  # cấp -> số bắt đầu riêng của danh sách này

    def level(self, place: int) -> Level:
        return self.levels.get(place, Level())


Numbering = Mapping[str, List]


def numbering_of(root: Element | None, style_lists: Mapping[str, str], theme: Theme) -> Numbering:
    """The lists of a numbering part by number; `style_lists` are those that styles refer to."""
    if root is None:
        return {}
    origins = {value(each, "abstractNumId"): each for each in root.iterchildren(f"{W}abstractNum")}
    numbers = {value(each, "numId"): each for each in root.iterchildren(f"{W}num")}
    named = {child_value(each, "styleLink"): id for id, each in origins.items()}
    found = {}
    for number, element in numbers.items():
        origin = child_value(element, "abstractNumId")
        style = child_value(origins.get(origin), "numStyleLink")
        if style:  # the levels are those of a numbering style
            linked = child_value(numbers.get(style_lists.get(style, "")), "abstractNumId")
            origin = named.get(style) or linked or origin
        found[number] = _list(origin, origins.get(origin), element, theme)
    return found


def _list(origin: str, levels: Element | None, number: Element, theme: Theme) -> List:
    """A list: the levels of its origin, with what it says otherwise itself."""
    own = _levels(levels, theme)
    starts = {}
    for override in number.iterchildren(f"{W}lvlOverride"):
        place = _place(override)
        own.update(_levels(override, theme))
        if start := child_value(override, "startOverride"):
            starts[place] = integer(start, 1)
            own[place] = replace(own.get(place, Level()), start=starts[place])
    return List(origin, own, starts)


def _levels(holder: Element | None, theme: Theme) -> dict[int, Level]:
    if holder is None:
        return {}
    return {_place(each): _level(each, theme) for each in holder.iterchildren(f"{W}lvl")}


def _place(element: Element) -> int:
    return max(0, min(DEEPEST, integer(value(element, "ilvl"))))


def _level(element: Element, theme: Theme) -> Level:
    looks = letters(element.find(f"{W}rPr"), theme)
    restart = child_value(element, "lvlRestart")
    picture = element.find(f"{W}lvlPicBulletId") is not None
    return Level(
        integer(child_value(element, "start"), 0),
        _form(element),
        BULLET if picture else child_value(element, "lvlText"),
        str(looks.get("hAnsi") or looks.get("ascii") or ""),
        integer(restart) if restart else None,
        is_on(element.find(f"{W}isLgl")),
        child_value(element, "pStyle"),
        bool(looks.get("vanish")),
        layout(element.find(f"{W}pPr")),
    )


def _form(element: Element) -> str:
    """The form of numbers, also where a newer Word wraps it for an older one."""
    plain = element.find(f"{W}numFmt")
    found = plain if plain is not None else element.find(f".//{W}numFmt")
    form = value(found)
    if form == "custom":  # 01, 02, 03, …
        return "decimalZero" if value(found, "format").startswith("01") else "decimal"
    return form or "decimal"


class Counters:  # số đã đếm đến của mọi danh sách trong một mạch chữ
    """Counts paragraph by paragraph, as Word does: lists of one origin count on together."""

    def __init__(self, numbering: Numbering):
        self._numbering = numbering
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()

    def label(self, number: str, place: int) -> str:
        """The number or bullet of the next paragraph of that list and level."""
        found = self._numbering.get(number)
        if found is None:
            return ""
        counts = self._counts.setdefault(found.origin, {})
        if number not in self._begun:
            self._begun.add(number)
            for own in found.starts:
                counts.pop(own, None)
        level = found.level(place)
        counts[place] = counts[place] + 1 if place in counts else level.start
        for deeper in [each for each in counts if each > place]:
            restart = found.level(deeper).restart
            if restart is None or place < restart:
                del counts[deeper]
        return "" if level.hidden else _shown(found, level, counts)


def _shown(found: List, level: Level, counts: Mapping[int, int]) -> str:
    """The text of a level with its numbers in their places."""
    if level.form == "bullet":
        return level.bullet

    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        other = found.level(place)
        form = "decimal" if level.legal and other.form != "none" else other.form
        return "" if form == "bullet" else counted(counts.get(place, other.start), form)

    return PLACES.sub(number, level.text).strip()
