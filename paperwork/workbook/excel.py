"""The sheets of an .xlsx."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from paperwork.package import weight
from paperwork.workbook import scanning
from paperwork.workbook.excel_cells import NO_CONTEXT, Context, bare, cell_of, strings_of
from paperwork.workbook.grid import (
    COLUMNS,
    MOST_COLUMNS,
    MOST_DIGITS,
    MOST_ROWS,
    Cell,
    Sheet,
    letter,
    position,
)
from paperwork.workbook.looks import styles
from paperwork.workbook.package import (
    ALIKE,
    DAMAGE,
    HEAVIEST,
    MOST_TOTAL,
    SMALL,
    Package,
    Room,
    Swollen,
    damaged,
    opened_excel,
    parsed,
)
from paperwork.workbook.remembering import remembered

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
NAMES_OF_INTEREST = ("row", "col", "mergeCell")
OF_INTEREST = tuple(f"{{*}}{name}" for name in NAMES_OF_INTEREST)
TELLING = (b"<row", b":row", b"hidden", b"mergeCell")  # around the rows: has to be looked at
MARKUPS = 128  # remembered: three for each sheet of the forms of a batch
MOST_IN_A_ROW = 100_000  # elements that are not dropped at once: six for each column of Excel


@dataclass
class Draft:
    """A sheet while its XML streams by."""

    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[str] = field(default_factory=list)
    far: str = ""
    room: Room = field(default_factory=Room)

    def put(self, cells: dict[int, Cell], row: int, column: int, cell: Cell) -> None:
        """Put a cell into those of its row, or note that it is too far out."""
        if row > MOST_ROWS or column > MOST_COLUMNS:
            self.far = self.far or f"{letter(column)}{row}"
        else:
            cells[column] = cell

    def put_row(self, row: int, cells: dict[int, Cell], *, is_hidden: bool) -> None:
        if cells:
            self.room.take(len(cells))
            self.rows[row] = cells
            if is_hidden:
                self.hidden_rows.add(row)


def sheets(path: Path) -> tuple[Sheet, ...]:
    """The sheets of a workbook in tab order; WorkbookError when it is not a readable .xlsx."""
    return sheets_of(opened_excel(path))


def every(_name: str) -> bool:
    """Any sheet is wanted."""
    return True


def sheets_of(package: Package, is_wanted: Callable[[str], bool] = every) -> tuple[Sheet, ...]:
    """The sheets of an opened workbook; of one that is not wanted a row that is filled may do."""
    try:
        return tuple(_sheets(package, is_wanted))
    except DAMAGE as damage:
        raise damaged(Path(package.file), damage) from damage


def _column_of(reference: str) -> int:
    """The column of B3, by the shortest way for the columns that are read."""
    letters = reference.rstrip("0123456789")
    if letters in COLUMNS and 0 < len(reference) - len(letters) <= MOST_DIGITS:
        return COLUMNS[letters]
    return position(reference)[1]


def _sheets(package: Package, is_wanted: Callable[[str], bool]) -> Iterator[Sheet]:
    book = next(
        (part for kind, part in package.targets("").values() if kind == "officeDocument"),
        "xl/workbook.xml",
    )
    targets = package.targets(book)
    contents = _contents(package.part(book))
    context = Context(
        strings_of(_part(package, targets, "sharedStrings")),
        styles(_part(package, targets, "styles")),
        contents.is_1904,
    )
    read, room = 0, Room()
    for tab in contents.tabs:
        kind, part = targets[tab.relation]
        if kind == "worksheet":
            content = package.part(part)
            read += len(content)
            if read > MOST_TOTAL:  # many sheets may be one part
                raise Swollen
            draft = _drafted if is_wanted(tab.name) else _glimpsed
            found = _sheet(tab, draft(content, context))
            room.take(sum(map(len, found.rows.values())))
            yield found


class Tab(NamedTuple):  # thẻ của trang
    """What the book says of a sheet."""

    name: str
    is_hidden: bool
    relation: str  # to the part that the sheet is


class Contents(NamedTuple):
    """What the book says of its sheets, and whether its days count from 1904."""

    tabs: tuple[Tab, ...]
    is_1904: bool


@remembered(8, ALIKE)
def _contents(book: bytes) -> Contents:
    root = parsed(book)
    properties = root.find("{*}workbookPr")
    return Contents(
        tuple(
            Tab(
                sheet.get("name", ""),
                sheet.get("state", "visible") != "visible",
                _relation_of(sheet),
            )
            for sheet in root.iterfind("{*}sheets/{*}sheet")
        ),
        properties is not None and _is_on(properties.get("date1904")),
    )


def _relation_of(sheet: etree._Element) -> str:
    """The id of the relation of a sheet, whose namespace is another in the strict format."""
    keys = map(str, sheet.keys())
    return sheet.get(RELATION) or next((sheet.get(k, "") for k in keys if k.endswith("}id")), "")


def _part(package: Package, targets: Mapping[str, tuple[str, str]], kind: str) -> bytes:
    """The part of that kind; empty when there is none."""
    part = next((part for found, part in targets.values() if found == kind), "")
    return package.part(part) if package.has(part) else b""


def _sheet(tab: Tab, draft: Draft) -> Sheet:
    last = max(draft.rows, default=0)
    covered = tuple(merge for merge in draft.merges if _unmerge(draft, merge, last))
    return Sheet(
        tab.name,
        draft.rows,
        tab.is_hidden,
        frozenset(draft.hidden_rows),
        frozenset(draft.hidden_columns),
        covered,
        draft.far,
    )


def _unmerge(draft: Draft, merge: str, last: int) -> bool:
    """Give the value of a merge to every row it covers; true when it hid something else."""
    start, _, end = merge.partition(":")
    (top, left), (bottom, right) = position(start), position(end or start)
    rows = draft.rows
    anchor = rows.get(top, {}).get(left)
    bottom = min(bottom, last)
    draft.room.take(max(0, bottom - top))
    hides = False
    for row in range(top, bottom + 1):
        cells = rows.get(row, {})
        for column in [c for c in cells if left <= c <= right and (row, c) != (top, left)]:
            hides = hides or cells[column] != anchor
            del cells[column]
        if anchor and row > top:
            rows.setdefault(row, {})[left] = anchor
    return hides


def _glimpsed(part: bytes, context: Context) -> Draft:
    """Of a sheet that nobody wants to read the first cell that says something."""
    draft = Draft()
    _add_scanned(draft, scanning.first_cells(part), context, is_wanted=False)
    return draft if draft.rows else _drafted(part, context)


def _drafted(part: bytes, context: Context) -> Draft:
    """A sheet as it is in the file: by the short way where that is sure to say the same."""
    plain = scanning.scanned(part) if len(part) <= SMALL else None
    around = [_around(piece) for piece in plain.around] if plain else []
    if plain is None or None in around:
        return _streamed(_elements(part), context)
    draft = Draft()
    for markup in filter(None, around):
        draft.hidden_columns |= markup.hidden_columns
        draft.merges += markup.merges
    _add_scanned(draft, plain.cells, context, is_wanted=True)
    draft.hidden_rows |= plain.hidden & draft.rows.keys()
    return draft


@remembered(MARKUPS, ALIKE)
def _around(markup: bytes) -> Draft | None:
    """What the markup above or below the rows says, which may not be changed.

    None where it is not well formed by itself, or has rows.
    """
    try:
        root = parsed(markup)
    except etree.XMLSyntaxError:
        return None
    if not any(word in markup for word in TELLING):
        return Draft()
    if next(root.iter("{*}row"), None) is not None:
        return None
    return _streamed(root.iter(*OF_INTEREST), NO_CONTEXT)


def _add_scanned(
    draft: Draft, raw: Sequence[scanning.RawCell], context: Context, *, is_wanted: bool
) -> None:
    """Add the cells that hold something; the first will do of a sheet that is not wanted."""
    known = context.cells
    at, row = "", 0
    cells: dict[int, Cell] = {}
    for letters, number, said, value in raw:
        cell = known[said][value]
        if cell is None:
            continue
        if number != at:
            at, row, cells = number, int(number), {}
        column = COLUMNS.get(letters)
        if column is None or row > MOST_ROWS:
            draft.far = draft.far or f"{letters}{number}"
            continue
        if not cells:
            draft.rows[row] = cells
        cells[column] = cell
        if not is_wanted:
            return
    draft.room.take(sum(map(len, draft.rows.values())))


def _streamed(elements: Iterator[etree._Element], context: Context) -> Draft:
    draft = Draft()
    row = 0
    for element in elements:
        match bare(element.tag):
            case "row":
                row = int(element.get("r", row + 1))
                _add_row(draft, row, element, context)
            case "col":
                if _is_on(element.get("hidden")):
                    last = min(int(element.get("max", "0")), MOST_COLUMNS)
                    draft.hidden_columns.update(range(int(element.get("min", "1")), last + 1))
            case _:
                draft.merges.append(element.get("ref", ""))
    return draft


def _elements(part: bytes) -> Iterator[etree._Element]:
    """What a sheet is made of; of a large one each is dropped when the next is asked for."""
    if len(part) <= SMALL:
        yield from parsed(part).iter(*OF_INTEREST)
        return
    is_heavy = weight(part) > HEAVIEST
    events = etree.iterparse(
        io.BytesIO(part),
        events=("end",),
        tag=None if is_heavy else OF_INTEREST,
        resolve_entities=False,
        no_network=True,
        huge_tree=False,
    )
    kept = 0
    for _, element in events:
        if is_heavy and bare(element.tag) not in NAMES_OF_INTEREST:
            kept += 1
            if kept > MOST_IN_A_ROW:
                raise Swollen
            continue
        kept = 0
        yield element
        _forget(element)


def _forget(element: etree._Element) -> None:
    """Keep memory flat: a million styled rows are read and dropped one by one."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _add_row(draft: Draft, row: int, element: etree._Element, context: Context) -> None:
    column = 0
    cells: dict[int, Cell] = {}
    number = str(row) if len(str(row)) <= MOST_DIGITS else ""
    for item in element:
        if bare(item.tag) != "c":
            continue
        reference = item.get("r")
        if not reference:
            column += 1
        elif number and reference.endswith(number):
            column = COLUMNS.get(reference[: -len(number)]) or _column_of(reference)
        else:
            column = _column_of(reference)
        cell = cell_of(item, context) if len(item) else None  # many have a style and no more
        if cell is not None:
            draft.put(cells, row, column, cell)
    draft.put_row(row, cells, is_hidden=_is_on(element.get("hidden")))


def _is_on(value: str | None) -> bool:
    return value in scanning.ON


def date_styles(package: Package, book: str) -> tuple[frozenset[int], bool]:
    """The numbers of the styles that show a day, and whether days count from 1904."""
    found = styles(_part(package, package.targets(book), "styles"))
    days = frozenset(number for number, style in enumerate(found) if style.is_date)
    return days, _contents(package.part(book)).is_1904
