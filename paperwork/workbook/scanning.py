"""Parts in the plain shape that Excel, LibreOffice and openpyxl write, read without a tree.

Only what is certain is read this way: rows of cells with a value and nothing else, strings without
runs. Anything more, or anything in doubt, is left to the parser, and gives the same.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from paperwork.workbook.package import parsed
from paperwork.workbook.remembering import remembered

HEAD = re.compile(
    rb"""(?:\xef\xbb\xbf)?(?:<\?xml version=["']1\.0["'](?: encoding=["'](?:utf|UTF)-8["'])?"""
    rb"""(?: standalone=["'](?:yes|no)["'])? ?\?>)?[ \t\r\n]*"""
)
NEVER = (b"<!", b"]]>", b"<?")
CONTROLS = bytes({*range(0x20)} - {*b"\t\n"})
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REFERENCE = re.compile(r"&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));", re.ASCII)
ON = ("1", "true", "on")
NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


def _ungrouped(pattern: str) -> str:
    """The same pattern, with nothing in it given out."""
    return re.sub(r"\((?!\?)", "(?:", pattern)


TEXT = r'<t(?: xml:space="preserve")?>([^<]*+)</t>'
LOOKS = '(?: s="(0|[1-9][0-9]{0,4})")?(?: t="([a-zA-Z]{1,9})")?'
NUMBER = "[1-9][0-9]{0,6}"
ATTRIBUTES = r'(?: (?:\w+:)?\w+="[^"<&]*+")*+'
FILLED = rf'<c r="([A-Z]{{1,3}})({NUMBER})"{LOOKS}>(?:<v>([^<&]+)</v>|<is>{TEXT}</is>)</c>'
OF_ROW = _ungrouped(  # \1: in the row whose number it gives
    rf'<c r="[A-Z]{{1,3}}\1"{LOOKS}(?:/>|>(?:<v>[^<&]*+</v>|<is>{TEXT}</is>)?+</c>)'
)
STRING = re.compile(f"<si>{TEXT}</si>")
STRINGS = re.compile(_ungrouped(f"(?:<si>{TEXT}</si>)*+"))
FILLED_CELLS = re.compile(FILLED, re.ASCII)
ROWS = re.compile(rf'(?:<row r="({NUMBER})"{ATTRIBUTES}(?:/>|>(?>{OF_ROW})*+</row>))*+', re.ASCII)
ROW_STARTS = re.compile(rf'<row r="({NUMBER})"({ATTRIBUTES})', re.ASCII)
ROOT = re.compile(r"<(\w+)(?: [^<>]*)?>", re.ASCII)
PREFIX = re.compile(r' xmlns:(\w+)="', re.ASCII)
ATTRIBUTE = re.compile(r' (?:(\w+):)?(\w+)="([^"]*)"', re.ASCII)

RawCell = tuple[str, str, str, str, str, str]  # column, row, style, kind, value, own text


class Scanned(NamedTuple):
    """A sheet in three: its cells, and as a whole each the markup above and below its rows.

    Where both of these are well formed the sheet is, and means nothing else.
    """

    above: bytes
    cells: list[RawCell]  # that are not empty, row by row
    hidden: frozenset[int]  # rows
    below: bytes  # of sheets of one form nearly always the same


def scanned(part: bytes) -> Scanned | None:
    """The cells of a plain sheet; None where a parser has to say what it is."""
    before, start, tail = _plain(part).partition("<sheetData>")
    data, end, after = tail.partition("</sheetData>")
    root = ROOT.match(before)
    if not root or not end or start in tail or not ROWS.fullmatch(data):
        return None
    hidden = _hidden(data, frozenset(PREFIX.findall(root[0])))
    cells = _cells(data)
    if hidden is None or cells is None:
        return None
    above, below = f"{before}{start}{end}</{root[1]}>", f"{root[0]}{after}"
    return Scanned(above.encode(), cells, hidden, below.encode())


def _hidden(data: str, prefixes: frozenset[str]) -> frozenset[int] | None:
    """The rows that are not shown; None where rows are not in order, or of more than one place."""
    hidden, last = set(), 0
    for number, raw in ROW_STARTS.findall(data):
        said = _attributes(raw, prefixes)
        if said is None or int(number) <= last:
            return None
        last = int(number)
        if said.get("hidden") in ON:
            hidden.add(last)
    return frozenset(hidden)


@remembered(256, 200)
def _attributes(raw: str, prefixes: frozenset[str]) -> dict[str, str] | None:
    """What a row says of itself besides its number; None where a parser might refuse it."""
    found = ATTRIBUTE.findall(raw)
    said = {name: value for prefix, name, value in found if not prefix}
    names = {name for _, name, _ in found} | {"r"}
    is_sound = len(names) == len(found) + 1 and prefixes.issuperset(p for p, _, _ in found if p)
    return said if is_sound else None


def _cells(data: str) -> list[RawCell] | None:
    """The cells that are not empty; None where a text refers to what is no character."""
    cells: list[RawCell] = FILLED_CELLS.findall(data)
    if "&" not in data:
        return cells
    try:
        return [(*place, _unescaped(own)) for *place, own in cells]  # type: ignore[misc]
    except ValueError:
        return None


def strings(part: bytes) -> tuple[str, ...] | None:
    """The texts of plain shared strings; None where a parser has to say what they are."""
    text = _plain(part)
    start, end = text.find("<si>"), text.rfind("</si>") + len("</si>")
    are_plain = 0 < start < end and STRINGS.fullmatch(text, start, end)
    if not are_plain or text.count("<", 0, start) > 1:
        return None
    parsed(f"{text[:start]}{text[end:]}".encode())
    try:
        return tuple(map(_unescaped, STRING.findall(text, start, end)))
    except ValueError:
        return None


def _plain(part: bytes) -> str:
    """The text of a part, without its head, if it is nothing but elements; else nothing."""
    head = HEAD.match(part)
    body = part[head.end() :] if head else part
    if any(mark[1:2] in body and mark in body for mark in NEVER):
        return ""
    if len(body.translate(None, CONTROLS)) < len(body):
        return ""
    try:
        text = body.decode()
    except UnicodeDecodeError:
        return ""
    return "" if "\ufffe" in text or "\uffff" in text else text


def _unescaped(text: str) -> str:
    """What a text says; raises ValueError where it refers to no character of XML."""
    if "&" not in text:
        return text
    said, count = REFERENCE.subn(lambda found: _character(found[0]), text)
    if count != text.count("&"):
        raise ValueError(f"not a reference: {text}")
    return said


@lru_cache(maxsize=1_024)
def _character(reference: str) -> str:
    found = REFERENCE.fullmatch(reference)
    assert found is not None
    decimal, hexadecimal, name = found.groups()
    if name:
        return NAMED[name]
    character = chr(int(decimal) if decimal else int(hexadecimal, 16))
    if ILLEGAL.match(character):
        raise ValueError(f"no character of XML: {reference}")
    return character
