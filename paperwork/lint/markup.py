"""WordprocessingML as others write it: names, switches, measures, choices between two versions."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from lxml import etree

Element = etree._Element

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{WORD}}}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

MM_PER_TWIP = 25.4 / 1440
TWIPS_PER_POINT = 20
OFF = ("0", "false", "off")
LARGEST_NUMBER = 32_767  # Word counts no further

_MEASURE = re.compile(r"\s*([+-]?\d{1,12}(?:\.\d{1,12})?)\s*(mm|cm|in|pt|pc|pi|px)?\s*", re.ASCII)
_POINTS = {"mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72, "pt": 1, "pc": 12, "pi": 12, "px": 0.75}

# What wraps blocks, rows, cells or runs without a look of its own.
WRAPPERS = frozenset(
    f"{W}{name}" for name in ("sdtContent", "customXml", "smartTag", "hyperlink", "dir", "bdo")
)
INSERTED = frozenset({f"{W}ins", f"{W}moveTo"})
DELETED = frozenset({f"{W}del", f"{W}moveFrom"})
P, TBL, TR, TC = f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"
PLAIN = frozenset({P, TBL, TR, TC})
SDT, SDT_CONTENT, ALTERNATE = f"{W}sdt", f"{W}sdtContent", f"{MC}AlternateContent"


def is_on(element: Element | None, name: str = "val") -> bool:
    """Whether a switch such as w:b is there and not turned off."""
    return element is not None and element.get(f"{W}{name}", "1").strip().lower() not in OFF


def value(element: Element | None, name: str = "val") -> str:
    """An attribute of Word's own; empty where the element or the attribute is not there."""
    return "" if element is None else element.get(f"{W}{name}", "").strip()


def child_value(element: Element | None, child: str, name: str = "val") -> str:
    return "" if element is None else value(element.find(f"{W}{child}"), name)


def points(text: str, unit: float) -> float | None:
    """A measure in points; a bare number counts in `unit` points. None where it is no measure."""
    said = _MEASURE.fullmatch(text)
    if said is None:
        return None
    number = float(said[1]) * _POINTS.get(said[2] or "", unit)
    return number if math.isfinite(number) else None


def twips(text: str) -> float | None:
    """A measure in twips, as w:ind and w:spacing give it."""
    found = points(text, 1 / TWIPS_PER_POINT)
    return None if found is None else found * TWIPS_PER_POINT


def integer(text: str, default: int = 0) -> int:
    """A whole number no larger than Word counts."""
    if not re.fullmatch(r"\s*[+-]?\d{1,9}\s*", text, re.ASCII):
        return default
    return max(-LARGEST_NUMBER, min(LARGEST_NUMBER, int(text)))


def chosen(alternate: Element) -> Element | None:
    """The one branch of mc:AlternateContent that a Word of today shows."""
    branches = [*alternate.findall(f"{MC}Choice"), *alternate.findall(f"{MC}Fallback")]
    return next((branch for branch in branches if len(branch)), None)


def unwrapped(container: Element | None) -> Iterator[Element]:
    """The children of a container, those of its wrappers in their places."""
    waiting: list[Iterator[Element]] = [] if container is None else [iter(container)]
    while waiting:
        child = next(waiting[-1], None)
        if child is None:
            waiting.pop()
        elif child.tag in PLAIN:
            yield child
        elif child.tag == SDT:
            waiting.append(iter(child.findall(SDT_CONTENT)))
        elif child.tag == ALTERNATE:
            branch = chosen(child)
            waiting.append(iter(() if branch is None else branch))
        elif child.tag in WRAPPERS or child.tag in INSERTED or child.tag in DELETED:
            waiting.append(iter(child))
        else:
            yield child


NOTES = (f"{W}footnote", f"{W}endnote")
SEPARATORS = ("separator", "continuationSeparator", "continuationNotice")


def notes_of(root: Element) -> Iterator[Element]:
    """The footnotes or endnotes of their part, without the lines that set them off."""
    return (note for note in root if note.tag in NOTES and value(note, "type") not in SEPARATORS)


def paragraphs_of(root: Element) -> Iterator[Element]:
    """The w:p of a part in reading order: the order in which Content numbers them.

    Root of a main part, a header, a footer or the notes. Paragraphs of text boxes are not among
    them, since they belong to the paragraph that holds the box.
    """
    if root.tag in (f"{W}footnotes", f"{W}endnotes"):
        for note in notes_of(root):
            yield from _paragraphs(note)
    else:
        body = root.find(f"{W}body")
        yield from _paragraphs(root if body is None else body)


def _paragraphs(container: Element) -> Iterator[Element]:
    for child in unwrapped(container):
        if child.tag == P:
            yield child
        elif child.tag == TBL:
            for row in rows_of(child):
                for cell in cells_of(row):
                    yield from _paragraphs(cell)


def rows_of(table: Element) -> list[Element]:
    return [child for child in unwrapped(table) if child.tag == TR]


def cells_of(row: Element) -> list[Element]:
    return [child for child in unwrapped(row) if child.tag == TC]
