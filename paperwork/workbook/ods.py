"""Sheets of an OpenDocument spreadsheet (.ods), bounded like those of Excel."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from paperwork.workbook.grid import MOST_COLUMNS, MOST_ROWS, Cell, Sheet, letter
from paperwork.workbook.package import Package, Room
from paperwork.workbook.spelling import is_blank

CONTENT = "content.xml"
SPACE = "urn:oasis:names:tc:opendocument:xmlns:"
TABLE, OFFICE, TEXT = (f"{{{SPACE}{name}:1.0}}" for name in ("table", "office", "text"))
STYLE, FO = f"{{{SPACE}style:1.0}}", f"{{{SPACE}xsl-fo-compatible:1.0}}"
CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
HOURS = re.compile(r"PT(\d+)H(\d+)M")
NOT_SHOWN = ("collapse", "filter")


@dataclass
class _Draft:
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    spans: list[tuple[int, int, int, int]] = field(default_factory=list)
    covered: list[str] = field(default_factory=list)
    far: str = ""
    room: Room = field(default_factory=Room)


def sheets_of(package: Package) -> tuple[Sheet, ...]:
    """The sheets in tab order."""
    root = package.tree(CONTENT)
    fonts, hidden = _styles(root)
    room = Room()
    return tuple(_sheet(table, fonts, hidden, room) for table in root.iter(f"{TABLE}table"))


def names_of(package: Package) -> list[str]:
    """The names of the sheets in tab order."""
    tables = package.tree(CONTENT).iter(f"{TABLE}table")
    return [table.get(f"{TABLE}name") or "" for table in tables]


def _styles(root: etree._Element) -> tuple[Mapping[str, str], frozenset[str]]:
    """The font of each cell style, and the styles of sheets that are not shown."""
    fonts: dict[str, str] = {}
    hidden: set[str] = set()
    for style in root.iter(f"{STYLE}style"):
        name = style.get(f"{STYLE}name") or ""
        for text in style.iter(f"{STYLE}text-properties"):
            fonts[name] = text.get(f"{STYLE}font-name") or text.get(f"{FO}font-family") or ""
        for page in style.iter(f"{STYLE}table-properties"):
            if page.get(f"{TABLE}display") == "false":
                hidden.add(name)
    return fonts, frozenset(hidden)


def _sheet(
    table: etree._Element, fonts: Mapping[str, str], hidden: frozenset[str], room: Room
) -> Sheet:
    draft = _Draft(room=room)
    column_styles = _columns(table, draft)
    row = 1
    for element in table.iter(f"{TABLE}table-row"):
        times = _times(element, "number-rows-repeated")
        cells = dict(_cells(element, row, draft, column_styles, fonts))
        for place in range(row, row + times) if cells else ():
            if place > MOST_ROWS:
                draft.far = draft.far or f"{letter(min(cells))}{place}"
                break
            room.take(len(cells))
            draft.rows[place] = dict(cells)
            if element.get(f"{TABLE}visibility") in NOT_SHOWN:
                draft.hidden_rows.add(place)
        row += times
    _spread(draft)
    return Sheet(
        table.get(f"{TABLE}name") or "",
        draft.rows,
        (table.get(f"{TABLE}style-name") or "") in hidden,
        frozenset(draft.hidden_rows),
        frozenset(draft.hidden_columns),
        tuple(draft.covered),
        draft.far,
    )


def _columns(table: etree._Element, draft: _Draft) -> dict[int, str]:
    """The style that cells of a column have when they name none."""
    styles: dict[int, str] = {}
    column = 1
    for element in table.iter(f"{TABLE}table-column"):
        times = _times(element, "number-columns-repeated")
        for place in range(column, min(column + times, MOST_COLUMNS + 1)):
            styles[place] = element.get(f"{TABLE}default-cell-style-name") or ""
            if element.get(f"{TABLE}visibility") in NOT_SHOWN:
                draft.hidden_columns.add(place)
        column += times
    return styles


def _cells(
    row: etree._Element,
    number: int,
    draft: _Draft,
    column_styles: Mapping[int, str],
    fonts: Mapping[str, str],
) -> Iterator[tuple[int, Cell]]:
    column = 1
    for element in row:
        if element.tag not in (f"{TABLE}table-cell", f"{TABLE}covered-table-cell"):
            continue
        times = _times(element, "number-columns-repeated")
        style = element.get(f"{TABLE}style-name") or column_styles.get(column, "")
        cell = _cell(element, fonts.get(style, ""))
        wide = _times(element, "number-columns-spanned")
        tall = _times(element, "number-rows-spanned")
        if wide > 1 or tall > 1:
            draft.spans.append((number, column, tall, wide))
        for place in range(column, column + times) if cell else ():
            if place > MOST_COLUMNS:
                draft.far = draft.far or f"{letter(place)}{number}"
                break
            assert cell is not None
            yield place, cell
        column += times


def _times(element: etree._Element, name: str) -> int:
    return max(1, int(element.get(f"{TABLE}{name}") or 1))


def _cell(element: etree._Element, font: str) -> Cell | None:
    kind = element.get(f"{OFFICE}value-type")
    raw = element.get(f"{OFFICE}value") or ""
    text = "\n".join(_said(p) for p in element.findall(f"{TEXT}p"))
    if element.get(CALC) == "error" or (kind is None and text.startswith(("#", "Err:"))):
        return Cell("error", text)
    match kind:
        case "float" | "currency":
            return Cell("number", raw, font=font)
        case "percentage":
            return Cell("number", raw, format="0%", font=font)
        case "boolean":
            is_true = element.get(f"{OFFICE}boolean-value") == "true"
            return Cell("boolean", "TRUE" if is_true else "FALSE")
        case "date":
            return _date(element.get(f"{OFFICE}date-value") or "")
        case "time":
            found = HOURS.match(element.get(f"{OFFICE}time-value") or "")
            hours = f"{int(found[1]):02d} giờ {int(found[2]):02d}" if found else text
            return Cell("time", hours)
    return None if is_blank(text) else Cell("text", text, font=font)


def _date(raw: str) -> Cell:
    try:
        return Cell("date", raw, dt.date.fromisoformat(raw[:10]))
    except ValueError:
        return Cell("date", raw)


def _said(paragraph: etree._Element) -> str:
    """A line of a cell; spaces, tabs and breaks are elements."""
    pieces = [paragraph.text or ""]
    for element in paragraph:
        match element.tag:
            case tag if tag == f"{TEXT}s":
                pieces.append(" " * min(int(element.get(f"{TEXT}c") or 1), 100))
            case tag if tag == f"{TEXT}tab":
                pieces.append("\t")
            case tag if tag == f"{TEXT}line-break":
                pieces.append("\n")
            case _:
                pieces.append(_said(element))
        pieces.append(element.tail or "")
    return "".join(pieces)


def _spread(draft: _Draft) -> None:
    """The value of a merge to every row it covers; merges that hide something else are noted."""
    last = max(draft.rows, default=0)
    for top, left, tall, wide in draft.spans:
        anchor = draft.rows.get(top, {}).get(left)
        bottom, right = min(top + tall - 1, last), left + wide - 1
        draft.room.take(max(0, bottom - top))
        hides = False
        for row in range(top, bottom + 1):
            cells = draft.rows.get(row, {})
            for column in [c for c in cells if left <= c <= right and (row, c) != (top, left)]:
                hides = hides or cells[column] != anchor
                del cells[column]
            if anchor and row > top:
                draft.rows.setdefault(row, {})[left] = anchor
        if hides:
            end = f"{letter(right)}{top + tall - 1}"
            draft.covered.append(f"{letter(left)}{top}:{end}")
