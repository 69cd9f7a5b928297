"""A plain .xlsx of sheets that were read from a file of another kind: the values and no more.

Widths, colours, drop-downs and merges are not kept; number formats and fonts are, so that every
cell shows what it shows in the clerk's file.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from lxml import etree

from paperwork.package import CONTENT_TYPES, serialized
from paperwork.workbook.grid import Cell, Sheet, letter

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET_ML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
BOOK, STYLES = "xl/workbook.xml", "xl/styles.xml"
DAY, FONT = "dd/mm/yyyy", "Times New Roman"
FIRST_FORMAT = 164  # of those that are not built in
ZERO = dt.date(1899, 12, 30)  # ngày 0 của Excel
NARROWEST, WIDEST = 8, 40  # ký tự
LONGEST_NAME, LONGEST_TEXT = 31, 32_767  # what Excel opens


def parts(sheets: Sequence[Sheet]) -> dict[str, bytes]:
    """The parts of a workbook with those sheets, all of them shown."""
    styles = _Styles()
    pages = {
        f"xl/worksheets/sheet{number}.xml": serialized(_sheet(sheet, styles))
        for number, sheet in enumerate(sheets, 1)
    }
    types = {BOOK: "sheet.main", STYLES: "styles"} | dict.fromkeys(pages, "worksheet")
    return {
        CONTENT_TYPES: serialized(_types(types)),
        "_rels/.rels": serialized(_relations({BOOK: "officeDocument"})),
        BOOK: serialized(_book(sheets)),
        "xl/_rels/workbook.xml.rels": serialized(
            _relations(dict.fromkeys(pages, "worksheet") | {STYLES: "styles"})
        ),
        STYLES: serialized(styles.tree()),
        **pages,
    }


class _Styles:
    """The styles of the cells, numbered as they are met."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], int] = {("", FONT): 0}  # định dạng số, phông

    def of(self, cell: Cell) -> int:
        shown = cell.format or (DAY if cell.kind == "date" and cell.date else "")
        return self.known.setdefault((shown, cell.font or FONT), len(self.known))

    def tree(self) -> etree._Element:
        root = _root("styleSheet")
        formats = list(dict.fromkeys(shown for shown, _ in self.known if shown))
        if formats:
            numbered = _sub(root, "numFmts", count=len(formats))
            for number, code in enumerate(formats, FIRST_FORMAT):
                _sub(numbered, "numFmt", numFmtId=number, formatCode=code)
        fonts = list(dict.fromkeys(font for _, font in self.known))
        named = _sub(root, "fonts", count=len(fonts))
        for font in fonts:
            face = _sub(named, "font")
            _sub(face, "sz", val=12)
            _sub(face, "name", val=font)
        fills = _sub(root, "fills", count=2)
        for pattern in ("none", "gray125"):  # Excel expects these two first
            _sub(_sub(fills, "fill"), "patternFill", patternType=pattern)
        _sub(_sub(root, "borders", count=1), "border")
        _sub(_sub(root, "cellStyleXfs", count=1), "xf")
        cells = _sub(root, "cellXfs", count=len(self.known))
        for shown, font in self.known:
            number = formats.index(shown) + FIRST_FORMAT if shown else 0
            _sub(cells, "xf", numFmtId=number, fontId=fonts.index(font), xfId=0)
        _sub(_sub(root, "cellStyles", count=1), "cellStyle", name="Normal", xfId=0, builtinId=0)
        return root


def _sheet(sheet: Sheet, styles: _Styles) -> etree._Element:
    root = _root("worksheet")
    widths: dict[int, int] = {}
    for cells in sheet.rows.values():
        for column, cell in cells.items():
            widths[column] = max(widths.get(column, NARROWEST), min(len(cell.text) + 2, WIDEST))
    if widths:
        columns = _sub(root, "cols")
        for column in sorted(widths):
            _sub(columns, "col", min=column, max=column, width=widths[column], customWidth=1)
    data = _sub(root, "sheetData")
    for number in sorted(sheet.rows):
        row = _sub(data, "row", r=number)
        for column, cell in sorted(sheet.rows[number].items()):
            _write(_sub(row, "c", r=f"{letter(column)}{number}", s=styles.of(cell)), cell)
    return root


def _write(place: etree._Element, cell: Cell) -> None:
    match cell.kind:
        case "date" if cell.date:
            _sub(place, "v").text = str((cell.date - ZERO).days)
        case "number":
            _sub(place, "v").text = cell.text
        case "boolean":
            place.set("t", "b")
            _sub(place, "v").text = "1" if cell.text == "TRUE" else "0"
        case _:  # an error, too, is written as it shows
            place.set("t", "inlineStr")
            text = _sub(_sub(place, "is"), "t")
            text.text = "".join(c if _is_xml(c) else "�" for c in cell.text[:LONGEST_TEXT])
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _is_xml(character: str) -> bool:
    code = ord(character)
    return code in (9, 10, 13) or 0x20 <= code < 0xD800 or 0xE000 <= code not in (0xFFFE, 0xFFFF)


def _book(sheets: Sequence[Sheet]) -> etree._Element:
    root = _root("workbook")
    tabs = _sub(root, "sheets")
    for number, sheet in enumerate(sheets, 1):
        tab = _sub(tabs, "sheet", name=_title(sheet.name, number), sheetId=number)
        tab.set(f"{{{LINKS}}}id", f"rId{number}")
    return root


def _title(name: str, number: int) -> str:
    """The name of a sheet; one that Excel does not allow is shortened and numbered."""
    allowed = re.sub(r"[\[\]:*?/\\]", " ", name)
    is_kept = allowed == name and 0 < len(name) <= LONGEST_NAME
    return name if is_kept else f"{allowed[: LONGEST_NAME - 5]} {number}"


def _types(named: dict[str, str]) -> etree._Element:
    space = f"{PACKAGE}/content-types"
    root = etree.Element(f"{{{space}}}Types", nsmap={None: space})  # type: ignore[dict-item]
    for extension, type in (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
    ):
        values = {"Extension": extension, "ContentType": type}
        etree.SubElement(root, f"{{{space}}}Default", values)
    for part, kind in named.items():
        values = {"PartName": f"/{part}", "ContentType": f"{SHEET_ML}.{kind}+xml"}
        etree.SubElement(root, f"{{{space}}}Override", values)
    return root


def _relations(named: dict[str, str]) -> etree._Element:
    space = f"{PACKAGE}/relationships"
    root = etree.Element(f"{{{space}}}Relationships", nsmap={None: space})  # type: ignore[dict-item]
    for number, (part, kind) in enumerate(named.items(), 1):
        values = {"Id": f"rId{number}", "Type": f"{LINKS}/{kind}", "Target": f"/{part}"}
        etree.SubElement(root, f"{{{space}}}Relationship", values)
    return root


def _root(tag: str) -> etree._Element:
    return etree.Element(f"{{{MAIN}}}{tag}", nsmap={None: MAIN, "r": LINKS})  # type: ignore[dict-item]


def _sub(parent: etree._Element, tag: str, **values: object) -> etree._Element:
    said = {name: str(value) for name, value in values.items()}
    return etree.SubElement(parent, f"{{{MAIN}}}{tag}", said)
