"""How text really looks: direct formatting over character, paragraph and table styles, defaults."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Literal, NamedTuple, cast

from paperwork.lint.content import Align, Border, Format, Layout, Paragraph, Side
from paperwork.lint.markup import (
    MM_PER_TWIP,
    TWIPS_PER_POINT,
    Element,
    W,
    child_value,
    is_on,
    twips,
    value,
)
from paperwork.lint.numbering import Numbering, numbering_of
from paperwork.lint.properties import (
    SIDE_NAMES,
    TOGGLES,
    Characters,
    Edge,
    Properties,
    Theme,
    edges,
    layout,
    letters,
)
from paperwork.lint.remembering import Lately, by_text

NATURAL_LINE = 1.149  # height of a single line of Times New Roman, in sizes of its letters
LINE = 240  # w:line of one line
AUTO_GAP = 14  # pt, what Word leaves for w:beforeAutospacing
UNSTYLED_FONT, UNSTYLED_SIZE = "Times New Roman", 10.0  # where no style says anything
READ = 2048  # paragraphs kept as they were read, by their XML
FORMS = 1024  # kinds of paragraphs of one run
GRIDS = 256  # tables as measured
KNOWN = 10_000  # kinds of paragraphs and letters that one set of styles keeps between files
CELL_MARGIN = 108  # twips left and right of a cell, where no table style says otherwise

ALIGNS: Mapping[str, Align] = {
    "center": "center",
    "right": "right",
    "end": "right",
    "both": "both",
    "distribute": "both",
    "thaiDistribute": "both",
    "lowKashida": "both",
    "mediumKashida": "both",
    "highKashida": "both",
}
MIRRORED: Mapping[Align, Align] = {"left": "right", "right": "left"}
SIDES: tuple[Side, ...] = ("top", "bottom", "left", "right")

# Scripts that Word sets in the complex or in the East Asian font, whatever the run says.
COMPLEX = ((0x0590, 0x08FF), (0x0900, 0x109F), (0x1780, 0x17FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFE))
EAST_ASIAN = (
    (0x1100, 0x11FF),
    (0x2E80, 0xA4CF),
    (0xAC00, 0xD7AF),
    (0xF900, 0xFAFF),
    (0xFE30, 0xFE6F),
    (0xFF00, 0xFFEF),
    (0x20000, 0x3FFFF),
)
LATIN = re.compile("[\0-\u058f\u1e00-\u20ff]*")  # in the ascii or hAnsi font, without a hint
ASCII, BEYOND = re.compile(r"[\0-\x7f](?<!\s)"), re.compile(r"[^\0-\x7f](?<!\s)")
HINTED = ((0x00A1, 0x00BF), (0x00D7, 0x00D7), (0x00F7, 0x00F7), (0x2000, 0x2BFF))


@dataclass(frozen=True)
class Style:  # kiểu
    id: str
    kind: str  # paragraph, character, table, numbering
    name: str
    based_on: str
    letters: Properties
    layout: Properties
    parts: Mapping[str, tuple[Properties, Properties]]  # firstRow … của kiểu bảng
    borders: Mapping[str, Edge]  # của kiểu bảng
    margins: Mapping[str, float]  # trong ô, twip


class InTable(NamedTuple):  # kiểu bảng áp vào một ô
    style: str = ""
    parts: tuple[str, ...] = ()  # phần của kiểu có hiệu lực ở ô này: firstRow, lastCol …


@dataclass(frozen=True)
class Number:  # danh sách mà một đoạn thuộc về
    list: str
    level: int


@dataclass(frozen=True)
class Setting:  # đoạn sau khi kể mọi kiểu, chưa kể chữ của nó
    style: str
    table: InTable | None
    layout: Properties
    number: Number | None


@dataclass(frozen=True)
class Look:  # chữ sau khi kể mọi kiểu, chưa kể chữ nào dùng phông nào
    format: Format
    slots: Mapping[str, str]
    hint: str
    complex: bool

    def of(self, text: str) -> Format:
        """The format of a text set so: the fonts are those that its letters use."""
        used = {
            self.slots["cs"] if self.complex else self.slots[slot]
            for slot in slots(text, self.hint)
        }
        return replace(self.format, fonts=frozenset(used or {self.format.font}))


class Form(NamedTuple):  # đoạn một mạch chữ, chưa kể chữ của nó
    setting: Setting
    mark: Format  # of the end of the paragraph
    look: Look


def slots(text: str, hint: str = "") -> frozenset[str]:
    """The font slots that the letters of a text use; none for white space."""
    return _hinted(text, hint) if hint else _plain(text)


@by_text
def _plain(text: str) -> frozenset[str]:
    return _hinted(text, "")


def _hinted(text: str, hint: str) -> frozenset[str]:
    if text.isascii():
        return frozenset({"ascii"}) if text.strip() else frozenset()
    if hint or not LATIN.fullmatch(text):
        return frozenset(_slot(letter, hint) for letter in set(text) if not letter.isspace())
    ascii, beyond = (form.search(text) is not None for form in (ASCII, BEYOND))
    return frozenset(["ascii"] * ascii + ["hAnsi"] * beyond)


@lru_cache(maxsize=4096)
def _slot(letter: str, hint: str) -> str:
    """The slot of a letter (ECMA-376, 17.3.2.26): Vietnamese letters beyond ASCII use hAnsi."""
    code = ord(letter)
    if code < 0x80:
        return "ascii"
    if _within(code, COMPLEX):
        return "cs"
    if _within(code, EAST_ASIAN) or (hint == "eastAsia" and _within(code, HINTED)):
        return "eastAsia"
    return "hAnsi"


def _within(code: int, ranges: Iterable[tuple[int, int]]) -> bool:
    return any(first <= code <= last for first, last in ranges)


@dataclass(frozen=True)
class Styles:  # mọi kiểu của một tệp
    """What each style says; `setting` and `look` lay them over one another, once per kind."""

    styles: Mapping[str, Style]
    default_letters: Properties
    default_layout: Properties
    defaults: Mapping[str, str]  # loại kiểu -> kiểu mặc định
    theme: Theme
    numbering: Numbering
    fonts: frozenset[str] = frozenset()  # named in their parts
    _settings: dict[object, Setting] = field(default_factory=dict)
    _looks: dict[object, Look] = field(default_factory=dict)
    _formats: dict[object, Format] = field(default_factory=dict)
    _layouts: dict[object, Layout] = field(default_factory=dict)
    _chains: dict[tuple[str, str], tuple[Style, ...]] = field(default_factory=dict)
    paragraphs: Lately[object, tuple[Paragraph, Number | None]] = field(
        default_factory=lambda: Lately(READ)
    )
    forms: Lately[object, Form] = field(default_factory=lambda: Lately(FORMS))
    grids: dict[object, Any] = field(default_factory=dict)  # tables.Grid

    def for_a_file(self) -> Styles:
        """These styles with what files before have worked out, unless that is a great deal."""
        if len(self.grids) > GRIDS:
            self.grids.clear()
        kinds = len(self._settings) + len(self._looks) + len(self._chains)
        if kinds + len(self._formats) + len(self._layouts) <= KNOWN:
            return self
        return replace(
            self,
            _settings={},
            _looks={},
            _formats={},
            _layouts={},
            _chains={},
            paragraphs=Lately(READ),
            forms=Lately(FORMS),
            grids={},
        )

    def chain(self, id: str, kind: str) -> tuple[Style, ...]:
        """A style after those that it is based on; the default one for an unknown style."""
        if (id, kind) not in self._chains:
            self._chains[id, kind] = tuple(self._upwards(id, kind))[::-1]
        return self._chains[id, kind]

    def _upwards(self, id: str, kind: str) -> Iterable[Style]:
        known = self.styles.get(id)
        if known is None or known.kind != kind:
            known = self.styles.get(self.defaults.get(kind, ""))
        seen = set()
        while known is not None and known.kind == kind and known.id not in seen:
            seen.add(known.id)
            yield known
            known = self.styles.get(known.based_on)

    def name(self, setting: Setting) -> str:
        """The name of the paragraph style."""
        chain = self.chain(setting.style, "paragraph")
        return chain[-1].name if chain else ""

    def setting(self, ppr: Element | None, table: InTable | None) -> Setting:
        """The layout of a paragraph by its properties and the table that it stands in."""
        style, direct = child_value(ppr, "pStyle"), layout(ppr)
        key = (style, table, tuple(direct.items()))
        if key not in self._settings:
            self._settings.setdefault(key, self._composed(style, table, direct))
        return self._settings[key]

    def _composed(self, style: str, table: InTable | None, direct: Properties) -> Setting:
        """Levels laid over one another, those of a list just below the level that names it."""
        chain = self.chain(style, "paragraph")
        levels = [
            self.default_layout,
            *(said for _, said in self._table(table)),
            *(each.layout for each in chain),
            direct,
        ]
        number = self._number(chain, direct)
        naming = max((n for n, level in enumerate(levels) if "numId" in level), default=-1)
        said: dict[str, object] = {}
        for place, level in enumerate(levels):
            if place == naming and number is not None:
                said.update(self.numbering[number.list].level(number.level).layout)
            said.update(level)
        return Setting(style, table, said, number)

    def _number(self, chain: Sequence[Style], direct: Properties) -> Number | None:
        """The list and level of a paragraph: its own, else those of its style."""
        said: dict[str, object] = {}
        for level in (*(style.layout for style in chain), direct):
            said.update({key: level[key] for key in ("numId", "ilvl") if key in level})
        id = str(said.get("numId", ""))
        if id not in self.numbering:
            return None
        place = cast(int, said.get("ilvl", 0))
        if "numId" not in direct and "ilvl" not in direct:
            linked = {level.style: n for n, level in self.numbering[id].levels.items()}
            near = (linked[style.id] for style in reversed(chain) if style.id in linked)
            place = next(near, place)
        return Number(id, place)

    def _table(self, table: InTable | None) -> list[tuple[Properties, Properties]]:
        """What a table style says of letters and layout, the most special part last."""
        if table is None:
            return []
        chain = self.chain(table.style, "table")
        return [(style.letters, style.layout) for style in chain] + [
            style.parts[part] for part in table.parts for style in chain if part in style.parts
        ]

    def look(self, setting: Setting, rpr: Element | None) -> Look:
        """The look of letters by the paragraph they stand in and their own properties."""
        style, direct = child_value(rpr, "rStyle"), letters(rpr, self.theme)
        key = (setting.style, setting.table, style, tuple(direct.items()))
        if key not in self._looks:
            self._looks.setdefault(key, _look(self._letters(setting, style, direct)))
        return self._looks[key]

    def format(self, setting: Setting, rpr: Element | None, text: str) -> Format:
        """The format of a text with those properties."""
        return self.dressed(self.look(setting, rpr), text)

    def dressed(self, look: Look, text: str) -> Format:
        """The format of a text of that look."""
        key = (id(look), slots(text, look.hint))
        if key not in self._formats:
            self._formats[key] = look.of(text)
        return self._formats[key]

    def laid_out(self, setting: Setting, size: float) -> Layout:
        """The layout of a paragraph whose letters have that size in pt."""
        key = (id(setting), size)
        if key not in self._layouts:
            self._layouts[key] = laid_out(setting.layout, size)
        return self._layouts[key]

    def _letters(self, setting: Setting, style: str, direct: Properties) -> Properties:
        """Every level combined: switches of styles cancel each other out (ECMA-376, 17.7.3)."""
        levels = [
            _merged(said for said, _ in self._table(setting.table)),
            _merged(each.letters for each in self.chain(setting.style, "paragraph")),
            _merged(each.letters for each in self.chain(style, "character")),
        ]
        said = {**self.default_letters, **_merged(levels)}
        for toggle in TOGGLES:
            turned = sum(bool(level.get(toggle)) for level in levels) % 2 == 1
            said[toggle] = bool(self.default_letters.get(toggle)) or turned
        return {**said, **direct}

    def borders(self, style: str) -> Mapping[str, Edge]:
        """The edges that a table style draws."""
        return _merged_edges(each.borders for each in self.chain(style, "table"))

    def margins(self, style: str) -> Mapping[str, float]:
        """The room that a table style leaves left and right in a cell, in twips."""
        said = {"left": float(CELL_MARGIN), "right": float(CELL_MARGIN)}
        for each in self.chain(style, "table"):
            said.update(each.margins)
        return said


def _merged(levels: Iterable[Properties]) -> dict[str, object]:
    said: dict[str, object] = {}
    for level in levels:
        said.update(level)
    return said


def _merged_edges(levels: Iterable[Mapping[str, Edge]]) -> dict[str, Edge]:
    said: dict[str, Edge] = {}
    for level in levels:
        said.update(level)
    return said


def _look(said: Properties) -> Look:
    complex = bool(said.get("complex") or said.get("rtl"))
    fonts = {slot: str(said.get(slot) or UNSTYLED_FONT) for slot in ("ascii", "hAnsi", "cs")}
    fonts["eastAsia"] = str(said.get("eastAsia") or fonts["hAnsi"])
    shown = Format(
        font=fonts["cs" if complex else "hAnsi"],
        size=_measure(said, "szCs" if complex else "sz", UNSTYLED_SIZE),
        bold=bool(said.get("bCs" if complex else "b")),
        italic=bool(said.get("iCs" if complex else "i")),
        underline=bool(said.get("u")),
        strike=bool(said.get("strike") or said.get("dstrike")),
        caps=bool(said.get("caps")),
        small_caps=bool(said.get("smallCaps")),
        hidden=bool(said.get("vanish")),
        color=str(said.get("color", "auto")),
        highlight=_highlight(said),
        scale=int(_measure(said, "scale", 100)),
        spacing=_measure(said, "spacing", 0),
        superscript=said.get("vertAlign") in ("superscript", "subscript"),
    )
    return Look(shown, fonts, str(said.get("hint", "")), complex)


def _highlight(said: Properties) -> str:
    """The colour behind the letters: of the highlighter, else of the shading."""
    marked = str(said.get("highlight", ""))
    return marked if marked not in ("", "none") else str(said.get("shading", ""))


def _measure(said: Properties, name: str, default: float) -> float:
    found = said.get(name)
    return float(found) if isinstance(found, int | float) else default


def laid_out(said: Properties, size: float) -> Layout:
    """The layout of a paragraph whose letters have that size in pt."""
    rule, lines = _lines(said, size)
    return Layout(
        align=_align(said),
        left_mm=_indent(said, "left", size),
        right_mm=_indent(said, "right", size),
        first_line_mm=_indent(said, "first", size),
        before_pt=_gap(said, "before"),
        after_pt=_gap(said, "after"),
        line=lines,
        line_rule=rule,
        keep_next=bool(said.get("keepNext")),
        keep_lines=bool(said.get("keepLines")),
        page_break_before=bool(said.get("pageBreakBefore")),
        contextual=bool(said.get("contextualSpacing")),
        borders=tuple(
            Border(side, edge.width)
            for side in SIDES
            if isinstance(edge := said.get(f"border {side}"), Edge) and edge.is_seen
        ),
    )


def _align(said: Properties) -> Align:
    """Where the lines stand; a frame as wide as its text stands there itself."""
    frame = ALIGNS.get(str(said.get("frame", "")))
    align = frame or ALIGNS.get(str(said.get("jc", "")), "left")
    return MIRRORED.get(align, align) if said.get("bidi") and frame is None else align


def _indent(said: Properties, name: str, size: float) -> float:
    found = said.get(name)
    if isinstance(found, Characters):
        return found.count * size * TWIPS_PER_POINT * MM_PER_TWIP
    return _measure(said, name, 0) * MM_PER_TWIP


def _gap(said: Properties, name: str) -> float:
    return AUTO_GAP if said.get(f"{name}Auto") else _measure(said, name, 0) / TWIPS_PER_POINT


def _lines(said: Properties, size: float) -> tuple[Literal["auto", "exact", "atLeast"], float]:
    """The line spacing in lines; a pitch in points is held against the natural line."""
    pitch = _measure(said, "line", LINE)
    rule = said.get("lineRule")
    if rule not in ("exact", "exactly", "atLeast"):
        return "auto", pitch / LINE
    lines = abs(pitch) / TWIPS_PER_POINT / (NATURAL_LINE * (size or UNSTYLED_SIZE))
    if rule == "atLeast":
        return "atLeast", max(1.0, lines)
    return "exact", lines


def styles_of(styles: Element | None, numbering: Element | None, theme: Theme) -> Styles:
    """The styles of a file by the roots of its parts; Word's own defaults where there are none."""
    found = [] if styles is None else styles.findall(f"{W}style")
    read = {value(each, "styleId"): _style(each, theme) for each in found}
    run = None if styles is None else styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    paragraph = None if styles is None else styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr")
    lists = {
        id: str(style.layout["numId"]) for id, style in read.items() if "numId" in style.layout
    }
    return Styles(
        read,
        letters(run, theme),
        layout(paragraph),
        _defaults(found),
        theme,
        numbering_of(numbering, lists, theme),
    )


def _defaults(found: Iterable[Element]) -> Mapping[str, str]:
    """The default style of each kind: the last marked so, else the one named Normal."""
    named = {}
    for each in found:
        kind, normal = _kind(each), child_value(each, "name").casefold() == "normal"
        if (kind == "paragraph" and normal and kind not in named) or (
            value(each, "default") and is_on(each, "default")
        ):
            named[kind] = value(each, "styleId")
    return named


def _kind(style: Element) -> str:
    return value(style, "type") or "paragraph"


def _style(element: Element, theme: Theme) -> Style:
    table = element.find(f"{W}tblPr")
    return Style(
        value(element, "styleId"),
        _kind(element),
        child_value(element, "name") or value(element, "styleId"),
        child_value(element, "basedOn"),
        letters(element.find(f"{W}rPr"), theme),
        layout(element.find(f"{W}pPr")),
        {
            value(each, "type"): (
                letters(each.find(f"{W}rPr"), theme),
                layout(each.find(f"{W}pPr")),
            )
            for each in element.iterchildren(f"{W}tblStylePr")
        },
        edges(None if table is None else table.find(f"{W}tblBorders")),
        margins_of(None if table is None else table.find(f"{W}tblCellMar")),
    )


def margins_of(element: Element | None) -> Mapping[str, float]:
    """The margins left and right that a w:tblCellMar or w:tcMar speaks of, in twips."""
    said = {}
    for child in () if element is None else element.iterchildren("*"):
        side = SIDE_NAMES.get(child.tag.removeprefix(W), "")
        width = twips(value(child, "w")) if value(child, "type") in ("", "dxa") else None
        if side in ("left", "right") and width is not None:
            said[side] = width
    return said
