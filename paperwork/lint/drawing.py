"""Shapes drawn in a paragraph, in DrawingML or VML: lines, frames, pictures, boxes of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from paperwork.lint.markup import ALTERNATE, Element, W, chosen, points

WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic"
V = "{urn:schemas-microsoft-com:vml}"
O = "{urn:schemas-microsoft-com:office:office}"  # noqa: E741 - the prefix that Word gives it

MM_PER_EMU = 1 / 36_000
MM_PER_POINT = 25.4 / 72
PIXEL = 0.75  # pt
THIN_MM = 0.6  # a shape no higher than this is seen as a line
LINES = ("line", "straightConnector1")
VML_LINES = ("#_x0000_t20", "#_x0000_t32")
VML_PICTURE = "#_x0000_t75"
FILLS = ("solidFill", "gradFill", "pattFill")
SOLID = ("", "solid")
NO = ("f", "false", "0")  # VML for no
DEEPEST_GROUP = 20

Kind = Literal["line", "box", "picture", "other"]


@dataclass(frozen=True)
class Shape:  # một hình vẽ
    kind: Kind
    width_mm: float = 0
    height_mm: float = 0
    dashed: bool = False
    box: Element | None = None  # w:txbxContent, chữ trong hình


def shapes_of(holder: Element) -> Iterator[Shape]:
    """The shapes of a w:drawing, w:pict or w:object."""
    if holder.tag == f"{W}drawing":
        for frame in holder.iterchildren(f"{WP}inline", f"{WP}anchor"):
            yield from _framed(frame)
    elif holder.tag == f"{W}object":
        yield from ([Shape("other", *_vml_size(each)) for each in _vml(holder)][:1])
    else:
        for each in _vml(holder):
            yield from _vml_shapes(each, (PIXEL, PIXEL), 0)


def _framed(frame: Element) -> Iterator[Shape]:
    """The shapes of wp:inline or wp:anchor; none where the drawing is hidden."""
    if _attribute(frame.find(f"{WP}docPr"), "hidden") in ("1", "true"):
        return
    extent = frame.find(f"{WP}extent")
    size = _emu(_attribute(extent, "cx")), _emu(_attribute(extent, "cy"))
    found = [
        shape
        for data in frame.iterchildren(f"{A}graphic")
        for each in data.iterchildren(f"{A}graphicData")
        for shape in _drawn(each, size, (1, 1), 0)
    ]
    yield from found or [Shape("other", *size)]


def _drawn(
    holder: Element, size: tuple[float, float] | None, scale: tuple[float, float], depth: int
) -> Iterator[Shape]:
    """The shapes inside; `size` in mm is that of a shape that stands alone."""
    for child in holder.iterchildren("*"):
        name = child.tag.rpartition("}")[2]
        if child.tag == PICTURE:
            yield Shape("picture", *(size or _own_size(child, scale)))
        elif child.tag == f"{WPS}wsp":
            yield _shape(child, size or _own_size(child, scale))
        elif child.tag == ALTERNATE and depth < DEEPEST_GROUP:
            branch = chosen(child)
            if branch is not None:
                yield from _drawn(branch, size, scale, depth + 1)
        elif name in ("wgp", "grpSp", "wpc") and depth < DEEPEST_GROUP:
            yield from _drawn(child, None, _group_scale(child, scale), depth + 1)


def _own_size(shape: Element, scale: tuple[float, float]) -> tuple[float, float]:
    extent = shape.find(f"./*/{A}xfrm/{A}ext")
    width, height = _emu(_attribute(extent, "cx")), _emu(_attribute(extent, "cy"))
    return width * scale[0], height * scale[1]


def _group_scale(group: Element, scale: tuple[float, float]) -> tuple[float, float]:
    """How much larger a group is drawn than its shapes say."""
    frame = group.find(f"./*/{A}xfrm")
    if frame is None:
        return scale
    outer, inner = frame.find(f"{A}ext"), frame.find(f"{A}chExt")
    ratios = (
        _emu(_attribute(outer, name)) / (_emu(_attribute(inner, name)) or 1)
        if _emu(_attribute(inner, name)) and _emu(_attribute(outer, name))
        else 1.0
        for name in ("cx", "cy")
    )
    return scale[0] * next(ratios), scale[1] * next(ratios)


def _shape(shape: Element, size: tuple[float, float]) -> Shape:
    """A wps:wsp: a line, a frame that is seen, or something else, with the text in it."""
    properties = shape.find(f"{WPS}spPr")
    line = None if properties is None else properties.find(f"{A}ln")
    geometry = None if properties is None else properties.find(f"{A}prstGeom")
    form = _attribute(geometry, "prst")
    dash = None if line is None else line.find(f"{A}prstDash")
    dashed = _attribute(dash, "val") not in SOLID
    box = shape.find(f"{WPS}txbx/{W}txbxContent")
    outlined = _is_outlined(shape, line)
    if form in LINES or (box is None and min(size) <= THIN_MM < max(size)):
        filled = properties is not None and properties.find(f"{A}solidFill") is not None
        seen = not _is_unseen(line) if form in LINES else outlined or filled
        return Shape("line" if seen else "other", *size, dashed)
    return Shape("box" if outlined else "other", *size, dashed, box)


def _is_outlined(shape: Element, line: Element | None) -> bool:
    """Whether the outline of a shape is seen: its own, else that of its style."""
    if line is not None and (
        _is_unseen(line) or any(line.find(f"{A}{f}") is not None for f in FILLS)
    ):
        return not _is_unseen(line)
    return _attribute(shape.find(f"{WPS}style/{A}lnRef"), "idx") not in ("", "0")


def _is_unseen(line: Element | None) -> bool:
    """Whether a line is said to have no colour, or that of paper."""
    if line is None:
        return False
    white = line.find(f"{A}solidFill/{A}srgbClr[@val='FFFFFF']")
    return white is not None or line.find(f"{A}noFill") is not None


def _attribute(element: Element | None, name: str) -> str:
    return "" if element is None else element.get(name, "").strip()


def _emu(text: str) -> float:
    """A length in EMU as mm; 0 for what is none."""
    return abs(int(text)) * MM_PER_EMU if re.fullmatch(r"-?\d{1,12}", text, re.ASCII) else 0


VML_SHAPES = ("line", "shape", "rect", "roundrect", "oval", "polyline", "curve", "arc", "image")


def _vml(holder: Element) -> list[Element]:
    return [
        child
        for child in holder.iterchildren("*")
        if child.tag.startswith(V) and child.tag.removeprefix(V) in (*VML_SHAPES, "group")
    ]


def _vml_shapes(shape: Element, unit: tuple[float, float], depth: int) -> Iterator[Shape]:
    """A VML shape, or those of a group; `unit` is what a bare number is worth in pt."""
    if _style(shape).get("visibility") == "hidden":
        return
    if shape.tag != f"{V}group":
        yield _vml_shape(shape, unit)
    elif depth < DEEPEST_GROUP:
        inner = _group_unit(shape, unit)
        for child in _vml(shape):
            yield from _vml_shapes(child, inner, depth + 1)


def _group_unit(group: Element, unit: tuple[float, float]) -> tuple[float, float]:
    """What a bare number is worth inside a group: its size over its own scale."""
    sides = [each.strip() for each in group.get("coordsize", "1000,1000").split(",")]
    size = _vml_points(group, unit)
    spans = [points(side, 1) or 1000.0 for side in (*sides, "", "")[:2]]
    return (size[0] / spans[0]) or unit[0], (size[1] / spans[1]) or unit[1]


def _vml_shape(shape: Element, unit: tuple[float, float]) -> Shape:
    name, form = shape.tag.removeprefix(V), shape.get("type", "")
    size = _vml_size(shape, unit)
    box = shape.find(f"{V}textbox/{W}txbxContent")
    stroke = shape.find(f"{V}stroke")
    dashed = _attribute(stroke, "dashstyle") not in SOLID
    stroked = _is_stroked(shape, stroke)
    if shape.find(f"{V}imagedata") is not None or name == "image":
        return Shape("picture", *size)
    if shape.get(f"{O}hr", "") in ("t", "true", "1"):
        return Shape("line", *size)
    if name == "line" or form in VML_LINES:
        return Shape("line" if stroked else "other", *size, dashed)
    if box is None and min(size) <= THIN_MM < max(size):
        filled = shape.get("filled", "t") not in NO
        return Shape("line" if stroked or filled else "other", *size, dashed)
    seen = stroked and form != VML_PICTURE
    return Shape("box" if seen else "other", *size, dashed, box)


def _is_stroked(shape: Element, stroke: Element | None) -> bool:
    """Whether the outline of a VML shape is seen."""
    color = shape.get("strokecolor", "").strip().lower().partition(" ")[0]
    return (
        shape.get("stroked", "t") not in NO
        and _attribute(stroke, "on") not in NO
        and color not in ("white", "#fff", "#ffffff")
    )


def _vml_size(shape: Element, unit: tuple[float, float] = (PIXEL, PIXEL)) -> tuple[float, float]:
    """Width and height in mm."""
    width, height = _vml_points(shape, unit)
    return width * MM_PER_POINT, height * MM_PER_POINT


def _vml_points(shape: Element, unit: tuple[float, float]) -> tuple[float, float]:
    """Width and height in pt: between the ends of a line, else as the style says."""
    if shape.tag == f"{V}line":
        start, end = (_vml_place(shape.get(name, ""), unit) for name in ("from", "to"))
        return abs(end[0] - start[0]), abs(end[1] - start[1])
    style = _style(shape)
    return (
        abs(points(style.get("width", ""), unit[0]) or 0),
        abs(points(style.get("height", ""), unit[1]) or 0),
    )


def _vml_place(text: str, unit: tuple[float, float]) -> tuple[float, float]:
    x, _, y = text.partition(",")
    return points(x, unit[0]) or 0, points(y, unit[1]) or 0


def _style(shape: Element) -> Mapping[str, str]:
    """The properties of a style attribute by name."""
    pairs = (pair.partition(":") for pair in shape.get("style", "").split(";"))
    return {name.strip().lower(): said.strip().lower() for name, _, said in pairs}
