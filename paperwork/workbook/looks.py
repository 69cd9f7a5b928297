"""How the cells of an .xlsx look: number formats, and fonts that are older than Unicode."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from paperwork.workbook.package import ALIKE, parsed
from paperwork.workbook.remembering import remembered

BUILT_IN_DATES = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
BUILT_IN_TIMES = {*range(18, 22), *range(45, 48)}
BUILT_IN_CODES = {9: "0%", 10: "0.00%", 17: "mmm-yy"}


@dataclass(frozen=True)
class Style:
    format: str = ""
    is_date: bool = False
    is_time: bool = False
    font: str = ""  # if it is older than Unicode


PLAIN = Style()


def is_old(font: str) -> bool:
    return font.casefold().startswith((".vn", "vni-"))


@remembered(8, ALIKE)
def styles(part: bytes) -> tuple[Style, ...]:
    """The looks of cells by their number; books of one template have the same."""
    if not part:
        return ()
    root = parsed(part)
    formats = {
        int(item.get("numFmtId", "0")): item.get("formatCode", "")
        for item in root.iterfind("{*}numFmts/{*}numFmt")
    }
    fonts = [
        name.get("val", "") if (name := font.find("{*}name")) is not None else ""
        for font in root.iterfind("{*}fonts/{*}font")
    ]
    return tuple(
        _style(int(item.get("numFmtId", "0")), int(item.get("fontId", "0")), formats, fonts)
        for item in root.iterfind("{*}cellXfs/{*}xf")
    )


def _style(number: int, font: int, formats: Mapping[int, str], fonts: Sequence[str]) -> Style:
    code = formats.get(number, BUILT_IN_CODES.get(number, ""))
    letters = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.', "", code).casefold()
    is_date = number in BUILT_IN_DATES or bool(re.search("[dy]", letters))
    is_time = not is_date and (number in BUILT_IN_TIMES or bool(re.search("[hs]", letters)))
    name = fonts[font] if font < len(fonts) else ""
    return Style(code, is_date, is_time, name if is_old(name) else "")
