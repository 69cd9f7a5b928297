"""A copy of a workbook with some cells changed: every other part of the file, byte for byte.

A formula is never written over: its result of the moment is dropped, and Excel works it out anew
when the file is opened. A text is written as a text, so that none is taken for a formula.
"""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from paperwork.package import serialized, write_package
from paperwork.workbook.excel import date_styles
from paperwork.workbook.excel_cells import LAST_SERIAL
from paperwork.workbook.grid import letter, position
from paperwork.workbook.package import DAMAGE, Package, damaged, opened_excel

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
TYPES = "[Content_Types].xml"
ZERO = dt.date(1899, 12, 30)  # ngày 0 của Excel
SHIFT_1904 = 1462

Value = str | int | dt.date | None  # None: an empty cell
Changes = Mapping[str, Mapping[str, Value]]  # sheet name -> cell -> what it holds now
NewSheets = Mapping[str, Sequence[str]]  # sheet name -> its headers in the first row


@dataclass(frozen=True)
class _Dates:
    styles: frozenset[int]
    is_1904: bool

    def serial(self, day: dt.date) -> int:
        days = (day - ZERO).days - (SHIFT_1904 if self.is_1904 else 0)
        assert 0 < days <= LAST_SERIAL
        return days


def edited(path: Path, changes: Changes, new_sheets: NewSheets | None = None) -> bytes:
    """The workbook with the changes; sheets of `new_sheets` stand behind all others.

    Raises WorkbookError when the file is no readable .xlsx.
    """
    package = opened_excel(path)
    try:
        parts = {name: package.archive.read(name) for name in package.archive.namelist()}
        book = next(p for k, p in package.targets("").values() if k == "officeDocument")
        dates = _Dates(*date_styles(package, book))
        places = _places(package, book)
        for name, cells in changes.items():
            if name in places:
                parts[places[name]] = _changed(parts[places[name]], cells, dates)
        root = _parsed(parts[book])
        for name, headers in (new_sheets or {}).items():
            cells = {f"{letter(n)}1": header for n, header in enumerate(headers, 1)}
            _add_sheet(parts, root, book, name, {**cells, **changes.get(name, {})}, dates)
        _recalculated(root)
        parts[book] = serialized(root)
    except DAMAGE as damage:
        raise damaged(path, damage) from damage
    return write_package(parts)


def _parsed(part: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    return etree.fromstring(part, parser)


def _places(package: Package, book: str) -> dict[str, str]:
    """The part of each sheet by the name on its tab."""
    targets = package.targets(book)
    return {
        sheet.get("name", ""): targets[sheet.get(f"{{{RELATION}}}id", "")][1]
        for sheet in package.tree(book).iterfind("{*}sheets/{*}sheet")
    }


def _changed(part: bytes, cells: Mapping[str, Value], dates: _Dates) -> bytes:
    root = _parsed(part)
    data = root.find(f"{{{MAIN}}}sheetData")
    if data is None:
        raise ValueError("a sheet without data")
    columns = _column_styles(root)
    rows = {int(row.get("r", "0")): row for row in data}
    for reference, value in sorted(cells.items(), key=lambda item: position(item[0])):
        number, column = position(reference)
        if number not in rows and value is not None:
            rows[number] = _placed(data, "row", number, rows)
        if number in rows:
            _write(rows[number], reference, column, value, columns, dates)
    return serialized(root)


def _column_styles(root: etree._Element) -> dict[int, str]:
    """The style of the cells that are not written yet, by column."""
    return {
        number: style
        for column in root.iterfind("{*}cols/{*}col")
        if (style := column.get("style"))
        for number in range(int(column.get("min", "1")), min(int(column.get("max", "1")), 300) + 1)
    }


def _placed(
    data: etree._Element, tag: str, number: int, rows: Mapping[int, etree._Element]
) -> etree._Element:
    """A new row between its neighbours."""
    row = etree.Element(f"{{{MAIN}}}{tag}", r=str(number))
    after = [other for order, other in rows.items() if order < number]
    if after:
        max(after, key=lambda other: int(other.get("r", "0"))).addnext(row)
    else:
        data.insert(0, row)
    return row


def _write(
    row: etree._Element,
    reference: str,
    column: int,
    value: Value,
    styles: Mapping[int, str],
    dates: _Dates,
) -> None:
    cell = next((c for c in row if c.get("r") == reference), None)
    if cell is None:
        if value is None:
            return
        cell = etree.Element(f"{{{MAIN}}}c", r=reference)
        if column in styles:
            cell.set("s", styles[column])
        before = [c for c in row if position(c.get("r") or "A1")[1] < column]
        if before:
            before[-1].addnext(cell)
        else:
            row.insert(0, cell)
    formula = cell.find(f"{{{MAIN}}}f")
    _drop(cell, keep=formula)
    if formula is not None:
        return
    if isinstance(value, dt.date):
        is_day = int(cell.get("s", "0")) in dates.styles
        value = dates.serial(value) if is_day else f"{value:%d/%m/%Y}"
    if isinstance(value, int):
        etree.SubElement(cell, f"{{{MAIN}}}v").text = str(value)
    elif value is not None:
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, f"{{{MAIN}}}is"), f"{{{MAIN}}}t")
        text.text = value
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _drop(cell: etree._Element, keep: etree._Element | None = None) -> None:
    """Take out what the cell shows; its style stays, and the formula that is kept."""
    for child in [child for child in cell if child is not keep]:
        cell.remove(child)
    cell.attrib.pop("t", "")


def _add_sheet(
    parts: dict[str, bytes],
    root: etree._Element,
    book: str,
    name: str,
    cells: Mapping[str, Value],
    dates: _Dates,
) -> None:
    folder, base = posixpath.split(book)
    number = 1 + max((int(sheet.get("sheetId", "0")) for sheet in _sheets(root)), default=0)
    while (place := f"worksheets/sheet{number}.xml") and f"{folder}/{place}" in parts:
        number += 1
    empty = f'<worksheet xmlns="{MAIN}"><sheetData/></worksheet>'.encode()
    parts[f"{folder}/{place}"] = _changed(empty, cells, dates)
    relations = f"{folder}/_rels/{base}.rels"
    links = _parsed(parts[relations])
    id = f"rIdPaperwork{number}"
    etree.SubElement(
        links,
        f"{{{PACKAGE}/relationships}}Relationship",
        Id=id,
        Type=f"{RELATION}/worksheet",
        Target=place,
    )
    parts[relations] = serialized(links)
    types = _parsed(parts[TYPES])
    etree.SubElement(
        types,
        f"{{{PACKAGE}/content-types}}Override",
        PartName=f"/{folder}/{place}",
        ContentType=SHEET_TYPE,
    )
    parts[TYPES] = serialized(types)
    tabs = root.find(f"{{{MAIN}}}sheets")
    assert tabs is not None  # the sheets were listed above
    sheet = etree.SubElement(tabs, f"{{{MAIN}}}sheet")
    sheet.set("name", name)
    sheet.set("sheetId", str(number))
    sheet.set(f"{{{RELATION}}}id", id)


def _sheets(root: etree._Element) -> Iterable[etree._Element]:
    return root.iterfind(f"{{{MAIN}}}sheets/{{{MAIN}}}sheet")


def _recalculated(root: etree._Element) -> None:
    """Ask Excel to work out every formula when the file is opened."""
    reckoning = root.find(f"{{{MAIN}}}calcPr")
    if reckoning is None:
        after = ("definedNames", "externalReferences", "functionGroups", "sheets")
        last = next(e for tag in after if (e := root.find(f"{{{MAIN}}}{tag}")) is not None)
        reckoning = etree.Element(f"{{{MAIN}}}calcPr")
        last.addnext(reckoning)
    reckoning.set("fullCalcOnLoad", "1")
