"""What one w:rPr and one w:pPr say, as plain values that styles can lay over one another."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from paperwork.lint.markup import Element, W, child_value, integer, is_on, points, twips, value

Properties = Mapping[str, object]

TOGGLES = ("b", "i", "bCs", "iCs", "caps", "smallCaps", "strike", "vanish")  # ECMA-376, 17.7.3
SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
SIDE_NAMES = {
    "top": "top",
    "bottom": "bottom",
    "left": "left",
    "right": "right",
    "start": "left",
    "end": "right",
}
NO_LINE = ("", "none", "nil")
WHITE = "FFFFFF"
DEEPEST = 8  # cấp danh sách sâu nhất, từ 0
HALF_POINT = 0.5
EIGHTH_POINT = 0.125

_HEX = re.compile("[0-9A-Fa-f]{6}")
_SCHEME = {  # tên màu trong Word -> tên màu của bảng màu khi tệp không đổi
    "text1": "dk1",
    "dark1": "dk1",
    "background1": "lt1",
    "light1": "lt1",
    "text2": "dk2",
    "dark2": "dk2",
    "background2": "lt2",
    "light2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}


@dataclass(frozen=True)
class Theme:  # phông và màu của chủ đề
    fonts: Mapping[str, str] = field(default_factory=dict)  # minorHAnsi -> Calibri
    colors: Mapping[str, str] = field(default_factory=dict)  # dk1 -> 000000

    def color(self, name: str) -> str:
        return self.colors.get(_SCHEME.get(name, name), "")


def theme_of(root: Element | None) -> Theme:
    """The fonts and colours of a theme part; nothing where there is none."""
    fonts: dict[str, str] = {}
    colors: dict[str, str] = {}
    for element in () if root is None else root.iter("{*}fontScheme", "{*}clrScheme"):
        for child in element.iterchildren("*"):
            name = child.tag.rpartition("}")[2]
            if name in ("majorFont", "minorFont"):
                fonts.update(_theme_fonts(name.removesuffix("Font"), child))
            elif len(child):
                colors[name] = (child[0].get("lastClr") or child[0].get("val") or "").upper()
    return Theme(fonts, {name: said for name, said in colors.items() if _HEX.fullmatch(said)})


def _theme_fonts(group: str, element: Element) -> dict[str, str]:
    kinds = {"latin": ("Ascii", "HAnsi"), "ea": ("EastAsia",), "cs": ("Bidi",)}
    return {
        f"{group}{slot}": child.get("typeface", "")
        for child in element.iterchildren("*")
        for slot in kinds.get(child.tag.rpartition("}")[2], ())
    }


Reader = Callable[[Element], Properties]


def letters(rpr: Element | None, theme: Theme) -> Properties:
    """What a w:rPr says of letters; nothing of what it leaves to others."""
    said: dict[str, object] = {}
    for child in () if rpr is None else rpr:
        if (reader := _LETTERS.get(child.tag)) is not None:
            said.update(reader(child))
        elif (themed := _THEMED.get(child.tag)) is not None:
            said.update(themed(child, theme))
    return said


def _switch(name: str) -> Reader:
    return lambda element: {name: is_on(element)}


def _text(name: str) -> Reader:
    return lambda element: {name: value(element)}


def _measure(name: str, unit: float) -> Reader:
    """A measure in points; what is no measure says nothing."""

    def read(element: Element) -> Properties:
        found = points(value(element), unit)
        return {} if found is None else {name: found}

    return read


def _fonts(element: Element, theme: Theme) -> Properties:
    """The font of each slot; a theme font goes before a font named beside it."""
    said: dict[str, object] = {}
    for slot in SLOTS:
        themed = value(element, "cstheme" if slot == "cs" else f"{slot}Theme")
        name = theme.fonts.get(themed, "") or value(element, slot)
        if name:
            said[slot] = name
    if hint := value(element, "hint"):
        said["hint"] = hint
    return said


def _color(element: Element, theme: Theme) -> Properties:
    themed = theme.color(value(element, "themeColor"))
    if themed:
        return {"color": _shaded(themed, value(element, "themeTint"), value(element, "themeShade"))}
    plain = value(element)
    return {"color": plain.upper() if _HEX.fullmatch(plain) else "auto"}


def _shaded(color: str, tint: str, shade: str) -> str:
    """A theme colour made lighter or darker, as ECMA-376 17.3.2.6 reckons it."""
    red, green, blue = (int(color[place : place + 2], 16) / 255 for place in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    if part := _part(shade):
        light *= part
    if part := _part(tint):
        light = light * part + 1 - part
    mixed = colorsys.hls_to_rgb(hue, light, saturation)
    return "".join(f"{round(channel * 255):02X}" for channel in mixed)


def _part(text: str) -> float:
    """Two hexadecimal digits as a part of one; 0 for none."""
    return int(text, 16) / 255 if re.fullmatch("[0-9A-Fa-f]{2}", text) else 0


def _shading(element: Element, theme: Theme) -> Properties:
    """The colour behind letters; white and none are not seen."""
    fill = theme.color(value(element, "themeFill")) or value(element, "fill").upper()
    return {"shading": fill if _HEX.fullmatch(fill) and fill != WHITE else ""}


def _underline(element: Element) -> Properties:
    return {"u": value(element) not in NO_LINE}


def _scale(element: Element) -> Properties:
    return {"scale": integer(value(element).removesuffix("%"), 100) or 100}


_LETTERS: dict[object, Reader] = {
    **{f"{W}{name}": _switch(name) for name in (*TOGGLES, "dstrike", "rtl")},
    f"{W}cs": _switch("complex"),
    f"{W}sz": _measure("sz", HALF_POINT),
    f"{W}szCs": _measure("szCs", HALF_POINT),
    f"{W}spacing": _measure("spacing", 0.05),
    f"{W}highlight": _text("highlight"),
    f"{W}u": _underline,
    f"{W}w": _scale,
    f"{W}vertAlign": _text("vertAlign"),
}
_THEMED: dict[object, Callable[[Element, Theme], Properties]] = {
    f"{W}rFonts": _fonts,
    f"{W}color": _color,
    f"{W}shd": _shading,
}


@dataclass(frozen=True)
class Characters:  # thụt lề tính bằng số chữ
    count: float


@dataclass(frozen=True)
class Edge:  # một cạnh kẻ như tệp ghi
    line: str
    width: float = 0  # pt
    color: str = ""

    @property
    def is_seen(self) -> bool:
        return self.line not in NO_LINE and self.color != WHITE


def edges(element: Element | None) -> dict[str, Edge]:
    """The edges that a w:pBdr, w:tblBorders or w:tcBorders speaks of, by side."""
    return {
        SIDE_NAMES.get(name, name): Edge(
            value(child),
            points(value(child, "sz"), EIGHTH_POINT) or 0,
            value(child, "color").upper(),
        )
        for child in (() if element is None else element.iterchildren("*"))
        for name in [child.tag.removeprefix(W)]
    }


def layout(ppr: Element | None) -> Properties:
    """What a w:pPr says of a paragraph; nothing of what it leaves to others."""
    said: dict[str, object] = {}
    for child in () if ppr is None else ppr:
        if (reader := _LAYOUT.get(child.tag)) is not None:
            said.update(reader(child))
    return said


def _spacing(element: Element) -> Properties:
    said: dict[str, object] = {}
    for name in ("before", "after"):
        room = twips(value(element, name))
        lines = points(value(element, f"{name}Lines"), 1)
        if room is not None:
            said[name] = room
        elif lines is not None:
            said[name] = lines * 2.4  # hundredths of a line of 240
        if value(element, f"{name}Autospacing"):
            said[f"{name}Auto"] = is_on(element, f"{name}Autospacing")
    if (line := twips(value(element, "line"))) is not None:
        said["line"] = line
    if rule := value(element, "lineRule"):
        said["lineRule"] = rule
    return said


def _indents(element: Element) -> Properties:
    said: dict[str, object] = {}
    for name, key in (("left", "left"), ("start", "left"), ("right", "right"), ("end", "right")):
        if (indent := _indent(element, name)) is not None:
            said[key] = indent
    for name, sign in (("firstLine", 1), ("hanging", -1)):
        indent = _indent(element, name)
        if isinstance(indent, Characters):
            said["first"] = Characters(sign * indent.count)
        elif indent is not None:
            said["first"] = sign * indent if indent else 0.0
    return said


def _indent(element: Element, name: str) -> float | Characters | None:
    """An indent in twips, or in characters where only those are given."""
    found = twips(value(element, name))
    if found is not None:
        return found
    count = integer(value(element, f"{name}Chars"))
    return Characters(count / 100) if count else None


def _numbering(element: Element) -> Properties:
    said: dict[str, object] = {}
    if number := child_value(element, "numId"):
        said["numId"] = number
    if level := child_value(element, "ilvl"):
        said["ilvl"] = max(0, min(DEEPEST, integer(level)))
    return said


def _frame(element: Element) -> Properties:
    """Where a frame as wide as its text stands; a frame of some width sets its text itself."""
    return {} if value(element, "w") else {"frame": value(element, "xAlign")}


def _borders(element: Element) -> Properties:
    return {f"border {side}": edge for side, edge in edges(element).items()}


_LAYOUT: dict[object, Reader] = {
    **{
        f"{W}{name}": _switch(name)
        for name in ("keepNext", "keepLines", "pageBreakBefore", "contextualSpacing", "bidi")
    },
    f"{W}jc": _text("jc"),
    f"{W}spacing": _spacing,
    f"{W}ind": _indents,
    f"{W}numPr": _numbering,
    f"{W}framePr": _frame,
    f"{W}pBdr": _borders,
}
