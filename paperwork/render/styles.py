"""Type sizes of a template's paragraph styles: how one template serves both size profiles."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from lxml import etree

from paperwork.errors import TemplateError
from paperwork.language.tags import W
from paperwork.language.values import composed
from paperwork.package import parsed, serialized

# Elements of w:rPr that the schema puts after w:sz and w:szCs.
AFTER_SIZE = "highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout"
AFTER_SIZE += " specVanish oMath"
AFTER_RUN_PROPERTIES = "tblPr trPr tcPr tblStylePr"


def resized(styles_xml: bytes, sizes: Mapping[str, float], template: str) -> bytes:
    """styles.xml with these sizes, in points, by style name; an unknown name is an error."""
    root = parsed(styles_xml)
    styles = {
        _folded(name.get(f"{W}val") or ""): style
        for style in root.findall(f"{W}style[@{W}type='paragraph']")
        for name in style.findall(f"{W}name")
    }
    for name, points in sizes.items():
        if _folded(name) not in styles:
            near = next(iter(get_close_matches(_folded(name), list(styles), 1)), "")
            hint = f" Gần giống: “{near}”." if near else ""
            raise TemplateError(
                f"{template}: mẫu không có kiểu đoạn “{name}” để đặt cỡ chữ.{hint} "
                "Tạo kiểu ấy trong Word hoặc sửa tên."
            )
        _set_size(styles[_folded(name)], round(points * 2))
    return serialized(root)


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
