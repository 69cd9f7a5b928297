"""A copy of a clerk's workbook with a colour and a comment at each finding, and a list of them.

The copy is made part by part: what has nothing to do with a finding is the same to the last byte.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from paperwork.findings import CellRef, Finding, Severity
from paperwork.package import CONTENT_TYPES, serialized, write_package
from paperwork.workbook import formats, plain
from paperwork.workbook.grid import Sheet, letter, position
from paperwork.workbook.package import DAMAGE, Package, damaged, opened, parsed

LIST = "Lỗi"  # trang liệt kê
HEADERS = ("Mức", "Mã", "Chỗ", "Điều cần xem", "Cách sửa")
WIDTHS = (10, 9, 22, 80, 70)  # ký tự
COLOURS = {Severity.ERROR: "FFFFC7CE", Severity.WARNING: "FFFFEB9C", Severity.INFO: "FFDDEBF7"}
CALLED = {Severity.ERROR: "Lỗi", Severity.WARNING: "Lưu ý", Severity.INFO: "Nên xem"}
AUTHOR = "paperwork"

STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET_ML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
VML = "application/vnd.openxmlformats-officedocument.vmlDrawing"
VML_SPACE, OFFICE_SPACE, EXCEL_SPACE = (
    f"urn:schemas-microsoft-com:{name}" for name in ("vml", "office:office", "office:excel")
)
NO_RELATIONS = f'<Relationships xmlns="{RELATIONS}"/>'.encode()
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
AFTER_COMMENTS = "legacyDrawingHF drawingHF picture oleObjects controls webPublishItems tableParts"
AFTER_COMMENTS += " extLst"


@dataclass
class _Copy:
    """The parts of the copy while marks are put in."""

    parts: dict[str, bytes]
    book: str  # part of the workbook
    links: str  # namespace of relationships, in the strict format another one
    trees: dict[str, etree._Element] = field(default_factory=dict)
    styles: dict[tuple[int, str], int] = field(default_factory=dict)

    def tree(self, part: str, new: bytes = b"") -> etree._Element:
        if part not in self.trees:
            self.trees[part] = parsed(self.parts.get(part, new))
        return self.trees[part]

    def relations(self, part: str) -> etree._Element:
        folder, base = posixpath.split(part)
        return self.tree(posixpath.join(folder, "_rels", f"{base}.rels"), NO_RELATIONS)

    def related(self, part: str, kind: str) -> str:
        """The part of that kind which belongs to this one; empty for none."""
        for relation in self.relations(part):
            if (relation.get("Type") or "").endswith(f"/{kind}"):
                target = relation.get("Target") or ""
                return posixpath.normpath(posixpath.join("/", posixpath.dirname(part), target))[1:]
        return ""

    def relate(self, part: str, kind: str, target: str) -> str:
        """The id of a new relationship."""
        relations = self.relations(part)
        taken = {relation.get("Id") for relation in relations}
        id = next(name for i in range(1, 10_000) if (name := f"rIdPw{i}") not in taken)
        values = {"Id": id, "Type": f"{self.links}/{kind}", "Target": f"/{target}"}
        etree.SubElement(relations, f"{{{RELATIONS}}}Relationship", values)
        return id

    def declare(self, part: str, type: str) -> None:
        types = self.tree(CONTENT_TYPES)
        name = etree.QName(types).namespace
        values = {"PartName": f"/{part}", "ContentType": type}
        etree.SubElement(types, f"{{{name}}}Override", values)

    def new_part(self, pattern: str) -> str:
        """A name that no part has, from xl/comments{}.xml."""
        names = (pattern.format(i) for i in range(1, 10_000))
        return next(name for name in names if name not in self.parts and name not in self.trees)

    def finished(self) -> dict[str, bytes]:
        """All parts; one that was only looked at keeps its bytes."""
        changed = {
            name: serialized(tree)
            for name, tree in self.trees.items()
            if name not in self.parts or _canonical(tree) != _canonical(parsed(self.parts[name]))
        }
        return self.parts | changed


def _canonical(root: etree._Element) -> bytes:
    return etree.tostring(root, method="c14n")


def annotated(path: Path, findings: Sequence[Finding]) -> tuple[bytes, bool]:
    """The marked-up copy, and whether it is one of the file itself.

    Of a file of another kind than .xlsx the copy has the values alone. WorkbookError when it
    cannot be read.
    """
    kind, read, _ = formats.as_typed(path)
    try:
        copy = _copy(opened(path)) if kind == formats.EXCEL else _plain(read)
        sheets = _sheets(copy)
        for name, marks in _marks(path.name, findings).items():
            if name in sheets:
                _mark(copy, sheets[name], marks)
        _add_list(copy, path.name, findings, sheets)
        return write_package(copy.finished()), kind == formats.EXCEL
    except DAMAGE as fault:
        raise damaged(path, fault) from fault


def _copy(package: Package) -> _Copy:
    parts = {n: package.part(n) for n in package.archive.namelist() if not n.endswith("/")}
    book = next(
        (part for kind, part in package.targets("").values() if kind == "officeDocument"),
        plain.BOOK,
    )
    return _Copy(parts, book, STRICT if STRICT.encode() in parts[book] else LINKS)


def _plain(sheets: Sequence[Sheet]) -> _Copy:
    return _Copy(plain.parts(sheets), plain.BOOK, LINKS)


def _sheets(copy: _Copy) -> dict[str, str]:
    """The part of each sheet by its name."""
    targets = {relation.get("Id"): relation.get("Target") for relation in copy.relations(copy.book)}
    folder = posixpath.dirname(copy.book)
    return {
        sheet.get("name") or "": posixpath.normpath(
            posixpath.join("/", folder, targets[sheet.get(f"{{{copy.links}}}id")] or "")
        )[1:]
        for sheet in copy.tree(copy.book).iterfind("{*}sheets/{*}sheet")
    }


Marks = Mapping[str, list[Finding]]  # theo ô


def _marks(file: str, findings: Iterable[Finding]) -> Mapping[str, Marks]:
    """The findings of this file by sheet and cell."""
    found: dict[str, dict[str, list[Finding]]] = {}
    for finding in findings:
        where = finding.where
        if isinstance(where, CellRef) and where.file == file and (cell := _cell_of(where.cell)):
            found.setdefault(where.sheet, {}).setdefault(cell, []).append(finding)
    return found


def _cell_of(place: str) -> str:
    """C3 for C3 and C3:D3, A3 for the row 3:3, E1 for the column E:E; empty for a whole sheet."""
    first = place.partition(":")[0]
    if first.isdecimal():
        return f"A{first}"
    return f"{first}1" if first.isalpha() else first


# ---------------------------------------------------------------- colours


def _mark(copy: _Copy, part: str, marks: Marks) -> None:
    root = copy.tree(part)
    anchors = _anchors(root)
    placed: dict[str, list[Finding]] = {}
    for place, findings in marks.items():
        placed.setdefault(anchors.get(position(place), place), []).extend(findings)
    for place, findings in placed.items():
        worst = min((f.severity for f in findings), key=list(COLOURS).index)
        cell = _cell(root, place)
        cell.set("s", str(_coloured(copy, int(cell.get("s") or 0), COLOURS[worst])))
    _comment(copy, part, placed)


def _anchors(root: etree._Element) -> dict[tuple[int, int], str]:
    """For each cell under a merge the cell that shows; tall merges are followed only so far."""
    found: dict[tuple[int, int], str] = {}
    for merge in root.iterfind("{*}mergeCells/{*}mergeCell"):
        start, _, end = (merge.get("ref") or "").partition(":")
        (top, left), (bottom, right) = position(start), position(end or start)
        for row in range(top, min(bottom, top + 1_000) + 1):
            for column in range(left, min(right, left + 100) + 1):
                found[row, column] = start
    return found


def _inside(element: etree._Element, name: str) -> etree._Element:
    """What every sound workbook has in the element; ValueError where it has not."""
    found = element.find(f"{{*}}{name}")
    if found is None:
        raise ValueError(f"no {name} in {element.tag}")
    return found


def _cell(root: etree._Element, place: str) -> etree._Element:
    """The element of a cell, made in its order when the sheet has none."""
    number, column = position(place)
    name = etree.QName(root).namespace
    data = _inside(root, "sheetData")
    row = _kept_in_order(data, f"{{{name}}}row", number, lambda e: int(e.get("r") or 0))
    row.set("r", str(number))
    key = _column_of
    cell = _kept_in_order(row, f"{{{name}}}c", column, key)
    cell.set("r", f"{letter(column)}{number}")
    return cell


def _column_of(cell: etree._Element) -> int:
    return position(cell.get("r") or "A1")[1]


def _kept_in_order(
    parent: etree._Element, tag: str, order: int, order_of: Callable[[etree._Element], int]
) -> etree._Element:
    """The child of that order, or a new one between its neighbours."""
    for index, child in enumerate(parent):
        if not isinstance(child.tag, str):
            continue
        if order_of(child) == order:
            return child
        if order_of(child) > order:
            new = etree.Element(tag)
            parent.insert(index, new)
            return new
    return etree.SubElement(parent, tag)


def _coloured(copy: _Copy, style: int, colour: str) -> int:
    """The style with that colour behind it."""
    if (style, colour) in copy.styles:
        return copy.styles[style, colour]
    root = copy.tree(copy.related(copy.book, "styles"))
    name = etree.QName(root).namespace
    fills, formats = root.find("{*}fills"), root.find("{*}cellXfs")
    if fills is None or formats is None or not len(formats):
        return style
    fill = etree.SubElement(etree.SubElement(fills, f"{{{name}}}fill"), f"{{{name}}}patternFill")
    fill.set("patternType", "solid")
    etree.SubElement(fill, f"{{{name}}}fgColor", {"rgb": colour})
    format = deepcopy(formats[style if style < len(formats) else 0])
    format.set("fillId", str(len(fills) - 1))
    format.set("applyFill", "1")
    formats.append(format)
    for collection in (fills, formats):
        collection.set("count", str(len(collection)))
    copy.styles[style, colour] = len(formats) - 1
    return len(formats) - 1


# ---------------------------------------------------------------- comments


def _comment(copy: _Copy, part: str, marks: Marks) -> None:
    root = copy.tree(part)
    name = etree.QName(root).namespace or ""
    comments = copy.related(part, "comments")
    if not comments:
        comments = copy.new_part("xl/commentsPw{}.xml")
        copy.tree(
            comments, f'<comments xmlns="{name}"><authors/><commentList/></comments>'.encode()
        )
        copy.declare(comments, f"{SHEET_ML}.comments+xml")
        copy.relate(part, "comments", comments)
    drawing = copy.related(part, "vmlDrawing")
    if not drawing:
        drawing = copy.new_part("xl/drawings/vmlDrawingPw{}.vml")
        copy.tree(drawing, _no_shapes())
        copy.declare(drawing, VML)
        id = copy.relate(part, "vmlDrawing", drawing)
        element = etree.Element(f"{{{name}}}legacyDrawing", {f"{{{copy.links}}}id": id})
        later = {f"{{{name}}}{tag}" for tag in AFTER_COMMENTS.split()}
        places = [index for index, child in enumerate(root) if child.tag in later]
        root.insert(places[0] if places else len(root), element)
    for order, (place, findings) in enumerate(marks.items()):
        text = "\n".join(f"{f.code}: {f.message} {f.remedy}" for f in findings)
        if _say(copy.tree(comments), place, text):
            copy.tree(drawing).append(_shape(place, 9_000 + order))


def _say(comments: etree._Element, place: str, text: str) -> bool:
    """Puts the text in the comment of a cell; true when the cell had none."""
    name = etree.QName(comments).namespace
    authors, found = _inside(comments, "authors"), _inside(comments, "commentList")
    said = [comment for comment in found if comment.get("ref") == place]
    if said:
        body = _inside(said[0], "text")
        text = f"\n{text}"
    else:
        names = [author.text for author in authors]
        if AUTHOR not in names:
            etree.SubElement(authors, f"{{{name}}}author").text = AUTHOR
            names.append(AUTHOR)
        values = {"ref": place, "authorId": str(names.index(AUTHOR))}
        comment = etree.SubElement(found, f"{{{name}}}comment", values)
        body = etree.SubElement(comment, f"{{{name}}}text")
    _add_text(etree.SubElement(body, f"{{{name}}}r"), text)
    return not said


def _add_text(parent: etree._Element, text: str) -> None:
    item = etree.SubElement(parent, f"{{{etree.QName(parent).namespace}}}t")
    item.text = ILLEGAL.sub("�", text)
    item.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _no_shapes() -> bytes:
    return (
        f'<xml xmlns:v="{VML_SPACE}" xmlns:o="{OFFICE_SPACE}" xmlns:x="{EXCEL_SPACE}">'
        '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202"'
        ' path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/>'
        '<v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype></xml>'
    ).encode()


def _shape(place: str, number: int) -> etree._Element:
    """The box of a comment, shown when the mouse is over the cell."""
    row, column = position(place)
    anchor = f"{column}, 15, {max(row - 2, 0)}, 10, {column + 4}, 15, {row + 5}, 4"
    return parsed(
        (
            f'<v:shape xmlns:v="{VML_SPACE}" xmlns:o="{OFFICE_SPACE}" xmlns:x="{EXCEL_SPACE}"'
            f' id="_x0000_s{number}"'
            ' type="#_x0000_t202" style="position:absolute;width:260pt;height:110pt;z-index:1;'
            'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
            '<v:fill color2="#ffffe1"/><v:path o:connecttype="none"/>'
            '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"/></v:textbox>'
            '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
            f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
            f"<x:Row>{row - 1}</x:Row><x:Column>{column - 1}</x:Column></x:ClientData></v:shape>"
        ).encode()
    )


# ---------------------------------------------------------------- the list


def _add_list(
    copy: _Copy, file: str, findings: Sequence[Finding], sheets: Mapping[str, str]
) -> None:
    """The last sheet: every finding, linked to its cell."""
    book = copy.tree(copy.book)
    name = etree.QName(book).namespace or ""
    part = copy.new_part("xl/worksheets/sheetPw{}.xml")
    copy.trees[part] = _list(name, file, findings, sheets)
    copy.declare(part, f"{SHEET_ML}.worksheet+xml")
    id = copy.relate(copy.book, "worksheet", part)
    found = _inside(book, "sheets")
    numbers = [int(sheet.get("sheetId") or 0) for sheet in found]
    titles = [sheet.get("name") for sheet in found]
    title = next(
        t for i in range(1, 1_000) if (t := LIST if i == 1 else f"{LIST} {i}") not in titles
    )
    values = {"name": title, "sheetId": str(max(numbers) + 1), f"{{{copy.links}}}id": id}
    etree.SubElement(found, f"{{{name}}}sheet", values)


def _list(
    name: str, file: str, findings: Sequence[Finding], sheets: Mapping[str, str]
) -> etree._Element:
    root = etree.Element(f"{{{name}}}worksheet", nsmap={None: name})  # type: ignore[dict-item]
    columns = etree.SubElement(root, f"{{{name}}}cols")
    for number, width in enumerate(WIDTHS, 1):
        values = {"min": str(number), "max": str(number), "width": str(width), "customWidth": "1"}
        etree.SubElement(columns, f"{{{name}}}col", values)
    data = etree.SubElement(root, f"{{{name}}}sheetData")
    links = etree.Element(f"{{{name}}}hyperlinks")
    _add_row(data, 1, HEADERS)
    for row, finding in enumerate(findings, 2):
        where = finding.where
        place = str(where) if where.file == file else f"{where.file}, {where}"
        said = (CALLED[finding.severity], finding.code, place, finding.message, finding.remedy)
        _add_row(data, row, said)
        if isinstance(where, CellRef) and where.file == file and where.sheet in sheets:
            sheet = where.sheet.replace("'", "''")
            location = f"'{sheet}'!{where.cell or 'A1'}"
            values = {"ref": f"C{row}", "location": location, "display": place}
            etree.SubElement(links, f"{{{name}}}hyperlink", values)
    if len(links):
        root.append(links)
    return root


def _add_row(data: etree._Element, number: int, texts: Sequence[str]) -> None:
    name = etree.QName(data).namespace
    row = etree.SubElement(data, f"{{{name}}}row", {"r": str(number)})
    for column, text in enumerate(texts, 1):
        values = {"r": f"{letter(column)}{number}", "t": "inlineStr"}
        cell = etree.SubElement(row, f"{{{name}}}c", values)
        _add_text(etree.SubElement(cell, f"{{{name}}}is"), text)
