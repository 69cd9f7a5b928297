"""Parts in the plain shape that Excel, LibreOffice and openpyxl write, read without a tree.

Only what is certain is read this way: rows of cells with a value and nothing else, strings without
runs. Anything more, or anything in doubt, is left to the parser, and gives the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from operator import lt
from typing import NamedTuple

from paperwork.inflate import LIGHT
from paperwork.workbook.package import parsed
from paperwork.workbook.remembering import answered, remembered

HEAD = re.compile(
    rb"""(?:\xef\xbb\xbf)?(?:<\?xml version=["']1\.0["'](?: encoding=["'](?:utf|UTF)-8["'])?"""
    rb"""(?: standalone=["'](?:yes|no)["'])? ?\?>)?[ \t\r\n]*"""
)
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
REFERENCE = re.compile(r"&(?:#(\d{1,7})|#x([0-9A-Fa-f]{1,6})|(amp|lt|gt|quot|apos));", re.ASCII)
GLANCE = 2_000  # bytes
SHEETS = 64  # remembered
ON = ("1", "true", "on")
NONE: frozenset[int] = frozenset()
NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}

CONTROLS = r"\x00-\x08\x0b-\x1f"  # and \r, of which a parser makes \n
PLAIN = rf"[^<>&{CONTROLS}]"  # no > either, which may end no CDATA section here
PRESERVED = '<t(?: xml:space="preserve")?>'
INLINE = rf"<is>{PRESERVED}[^<>{CONTROLS}]*+</t></is>"
NUMBER = "[1-9][0-9]{0,6}"
ATTRIBUTES = rf'(?: (?:\w+:)?\w+="[^"<&{CONTROLS}]*+")*+'
CELL = (  # \2: in the row whose number it gives
    r'<c r="[A-Z]{1,3}+\2"(?: s="[0-9]{1,5}+")?+'
    rf'(?:(?: t="[a-z]{{1,3}}+")?+(?:><v>{PLAIN}*+</v></c>|/>|></c>)'
    rf'| t="inlineStr"(?:/>|>(?:{INLINE})?+</c>))'
)
ROW = re.compile(rf'(<row r="({NUMBER})"({ATTRIBUTES})(?:>(?>{CELL})*+</row>|/>))', re.ASCII)
FILLED_CELLS = re.compile('<c r="([A-Z]+)([0-9]+)"([^>]*)><(?:v|is><t[^>]*)>([^<]+)<')  # of a ROW
LOOKS = re.compile('(?: s="([0-9]+)")?(?: t="([a-zA-Z]+)")?')
PRESERVING, BARE = '<t xml:space="preserve">', "<t>"
OPENED, CLOSED, MARKS = "<si><t>", "</t></si>", 4  # a plain string, and the < around it
NO_ELEMENTS = (b"<!", b"<?")
NEVER = bytes({*range(0x20)} - {*b"\t\n"})
ROOT = re.compile(rb"<(\w+)(?: [^<>]*)?>")
DIMENSION = re.compile(rb'<dimension ref="[A-Z0-9:]{2,21}"/>')
PREFIX = re.compile(rb' xmlns:(\w+)="')
ATTRIBUTE = re.compile(r' (?:(\w+):)?(\w+)="([^"]*)"', re.ASCII)

RawRow = tuple[str, str, str]  # all of it, its number, its other attributes
RawCell = tuple[str, str, str, str]  # column, row, style and kind, value


class Scanned(NamedTuple):
    """The cells of a sheet, and the markup around its rows in pieces.

    Where each piece is well formed by itself the sheet is, and means nothing else.
    """

    cells: list[RawCell]  # that are not empty, row by row
    hidden: frozenset[int]  # rows
    around: tuple[bytes, ...]  # most are the same in all sheets of one form


@remembered(SHEETS, LIGHT)
def scanned(part: bytes) -> Scanned | None:
    """The cells of a plain sheet; None where a parser has to say what it is.

    Sheets of one form that are filled in as far are the same but for what the strings say.
    """
    before, start, tail = _body(part).partition(b"<sheetData>")
    raw, end, after = tail.partition(b"</sheetData>")
    root, data = ROOT.match(before), _characters(raw)
    if not root or not end or start in after or data is None:
        return None
    rows: list[RawRow] = ROW.findall(data)
    if sum(len(row) for row, _, _ in rows) < len(data):
        return None
    hidden = _hidden(rows, frozenset(map(bytes.decode, PREFIX.findall(root[0]))))
    cells = _cells(data)
    if hidden is None or cells is None:
        return None
    above = _parted(b"%b%b%b</%b>" % (before, start, end, root[1]))
    return Scanned(cells, hidden, (*above, root[0] + after))


def _parted(above: bytes) -> tuple[bytes, ...]:
    """What stands above the rows without what offices change in it, and that by itself."""
    before, start, tail = DIMENSION.sub(b"<dimension/>", above).partition(b"<cols>")
    columns, end, after = tail.partition(b"</cols>")
    if not end or any(mark in before for mark in NO_ELEMENTS):
        return (above,)
    return before + start + end + after, start + columns + end


def _hidden(rows: Sequence[RawRow], prefixes: frozenset[str]) -> frozenset[int] | None:
    """The rows that are not shown; None where rows are not in order, or of more than one place."""
    numbers = [int(number) for _, number, _ in rows]
    said = {raw: _attributes(raw, prefixes) for raw in {raw for _, _, raw in rows}}
    if None in said.values() or not all(map(lt, numbers, numbers[1:])):
        return None
    hidden = {raw for raw, of_row in said.items() if of_row and of_row.get("hidden") in ON}
    if not hidden:
        return NONE
    return frozenset(int(number) for _, number, raw in rows if raw in hidden)


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
        return [(*place, _unescaped(value)) for *place, value in cells]  # type: ignore[misc]
    except ValueError:
        return None


def first_cells(part: bytes) -> list[RawCell]:
    """Cells at the start of a sheet that are not empty, by a glance: none where it is not plain."""
    begin = part.find(b"<sheetData>")
    start = part[begin : begin + GLANCE]
    if begin < 0 or any(mark in start for mark in NO_ELEMENTS):
        return []
    cells = FILLED_CELLS.findall(start.decode(errors="ignore"))
    return [cell for cell in cells if LOOKS.fullmatch(cell[2])]


@answered(1_000, 30)
def looks(said: str) -> tuple[str, str]:
    """The style and the kind that a cell gives."""
    found = LOOKS.fullmatch(said)
    assert found is not None
    return found[1] or "", found[2] or ""


def strings(part: bytes) -> list[str] | None:
    """The texts of plain shared strings; None where a parser has to say what they are."""
    body = _body(part)
    text = _characters(body) or ""
    start, end = text.find("<si>"), text.rfind("</si>") + len("</si>")
    plain = text[start:end].replace(PRESERVING, BARE) if 0 < start < end else ""
    found = plain[len(OPENED) : -len(CLOSED)].split(CLOSED + OPENED)
    if not plain.startswith(OPENED) or not plain.endswith(CLOSED):
        return None
    if plain.count("<") > MARKS * len(found):  # one holds more than text
        return None
    if text.count("<", 0, start) > 1:
        return None
    if ("]" in text and "]]>" in text) or len(body.translate(None, NEVER)) < len(body):
        return None
    parsed(f"{text[:start]}{text[end:]}".encode())
    try:
        return [_unescaped(text) if "&" in text else text for text in found]
    except ValueError:
        return None


def _body(part: bytes) -> bytes:
    """A part without its head, if that is of the usual kind."""
    head = HEAD.match(part)
    return part[head.end() :] if head else part


def _characters(content: bytes) -> str | None:
    """As text; None where it is not UTF-8 or has what XML may not, controls aside."""
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    return None if "\ufffe" in text or "\uffff" in text else text


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
