"""A template's paragraph styles set otherwise: other sizes, or a place on the sheet."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from lxml import etree

from paperwork.errors import TemplateError
from paperwork.language.tags import W
from paperwork.language.values import composed
from paperwork.model import Frame
from paperwork.package import parsed, serialized

# Elements of w:rPr that the schema puts after w:sz and w:szCs.
AFTER_SIZE = "highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout"
AFTER_SIZE += " specVanish oMath"
# Elements of w:pPr that the schema puts after w:framePr.
AFTER_FRAME = "widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku"
AFTER_FRAME += " wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
AFTER_FRAME += " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc"
AFTER_FRAME += " textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr"
AFTER_FRAME += " pPrChange"
AFTER_RUN_PROPERTIES = "tblPr trPr tcPr tblStylePr"


def resized(styles_xml: bytes, sizes: Mapping[str, float], template: str) -> bytes:
    """styles.xml with these sizes, in points, by style name; an unknown name is an error."""
    root = parsed(styles_xml)
    styles = _by_name(root)
    for name, points in sizes.items():
        _set_size(_named(styles, name, template), round(points * 2))
    return serialized(root)


def _by_name(root: etree._Element) -> dict[str, etree._Element]:
    return {
        _folded(name.get(f"{W}val") or ""): style
        for style in root.findall(f"{W}style[@{W}type='paragraph']")
        for name in style.findall(f"{W}name")
    }


def _named(styles: Mapping[str, etree._Element], name: str, template: str) -> etree._Element:
    if _folded(name) not in styles:
        near = next(iter(get_close_matches(_folded(name), list(styles), 1)), "")
        hint = f" Gần giống: “{near}”." if near else ""
        raise TemplateError(
            f"{template}: mẫu không có kiểu đoạn “{name}” để đặt cỡ chữ.{hint} "
            "Tạo kiểu ấy trong Word hoặc sửa tên."
        )
    return styles[_folded(name)]


def framed(
    styles_xml: bytes, document_xml: bytes, frames: Mapping[str, Frame], template: str
) -> tuple[bytes, bytes]:
    """styles.xml and document.xml with the text of these styles at its place on the sheet.

    The place stands at each paragraph: LibreOffice passes over one that only its style has.
    """
    root, document = parsed(styles_xml), parsed(document_xml)
    styles = _by_name(root)
    places: dict[str, Frame] = {}
    for name, frame in frames.items():
        style = _named(styles, name, template)
        places[style.get(f"{W}styleId") or ""] = frame
        _set_size(style, round(frame.size * 2))
        if frame.font:
            _set_font(style, frame.font)
    for properties in document.iter(f"{W}pPr"):
        named = properties.find(f"{W}pStyle")
        style_id = named.get(f"{W}val") if named is not None else None
        if style_id in places:
            _set_frame(properties, places[style_id])
    return serialized(root), serialized(document)


def _set_frame(properties: etree._Element, frame: Frame) -> None:
    """A frame that grows downwards with its text: what is too long stands over, never lost."""
    for old in properties.findall(f"{W}framePr"):
        properties.remove(old)
    place = {
        "w": _twips(frame.width),
        "wrap": "around",
        "vAnchor": "page",
        "hAnchor": "page",
        "x": max(1, _twips(frame.x)),  # nothing, or 0, means another thing to Word
        "y": max(1, _twips(frame.y)),
    }
    element = etree.Element(f"{W}framePr", {f"{W}{key}": str(v) for key, v in place.items()})
    _insert_before(properties, element, AFTER_FRAME)


def _set_font(style: etree._Element, font: str) -> None:
    run = style.find(f"{W}rPr")
    assert run is not None  # _set_size makes it
    for old in run.findall(f"{W}rFonts"):
        run.remove(old)
    names = ("ascii", "hAnsi", "eastAsia", "cs")
    run.insert(0, etree.Element(f"{W}rFonts", {f"{W}{name}": font for name in names}))


def _twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)


def _folded(name: str) -> str:
    return composed(name).casefold()


def _set_size(style: etree._Element, half_points: int) -> None:
    run = style.find(f"{W}rPr")
    if run is None:
        run = etree.Element(f"{W}rPr")
        _insert_before(style, run, AFTER_RUN_PROPERTIES)
    for name in ("sz", "szCs"):
        for old in run.findall(f"{W}{name}"):
            run.remove(old)
        size = etree.Element(f"{W}{name}", {f"{W}val": str(half_points)})
        _insert_before(run, size, AFTER_SIZE)


def _insert_before(parent: etree._Element, child: etree._Element, later: str) -> None:
    names = {f"{W}{name}" for name in later.split()}
    place = next((index for index, other in enumerate(parent) if other.tag in names), len(parent))
    parent.insert(place, child)
