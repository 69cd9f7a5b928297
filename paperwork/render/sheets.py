"""One sheet of an Excel template: taken apart and looked through once, written many times.

What does not depend on the data is written by openpyxl when the template is compiled; a finished
sheet is those pieces joined by the numbers of its rows, with the values between them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any, NamedTuple

from lxml import etree
from openpyxl.cell import Cell
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils import quote_sheetname
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.language.faults import template_error
from paperwork.package import parsed
from paperwork.render.blocks import Block, Rows, Within, laid_rows, row_blocks
from paperwork.render.cell_values import DATE_FORMAT, LIKE_A_FORMULA, Value, evaluated, value_of
from paperwork.render.filling import cells_with_tags, row_of_items
from paperwork.render.heights import Setting, Settings, shown_text
from paperwork.render.rows import (
    Area,
    Move,
    areas_in,
    areas_on,
    beside,
    copied_formula,
    grown,
    move_to,
    moved_formula,
)

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
S = f"{{{MAIN}}}"
DECLARED = f' xmlns="{MAIN}"'
STRETCHED = {  # phần tử nói về các hàng: thuộc tính nêu vùng ô
    f"{S}autoFilter": "ref",
    f"{S}conditionalFormatting": "sqref",
    f"{S}dataValidation": "sqref",
}
MERGES, VALIDATIONS = f"{S}mergeCells", f"{S}dataValidations"
BEFORE_MERGES = frozenset(  # the order of what follows the rows is fixed
    f"{S}{name}"
    for name in ("sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios", "autoFilter")
)
HEIGHT = ("ht", "customHeight")
SPECIAL = re.compile("[&<>\r]")

Names = Mapping[str, object]


# ---------------------------------------------------------------- what a sheet is made of


@dataclass(frozen=True)
class Fixed:  # các ô không có thẻ, liền nhau
    pieces: tuple[str, ...]  # the number of the row stands between them


@dataclass(frozen=True)
class Formula:  # ô có công thức
    opening: str  # <c r="B
    style: str
    text: str


@dataclass(frozen=True)
class Slot:  # ô có thẻ
    column: str
    source: str
    style: str  # s="5" of each kind of value
    quoted: str
    dated: str
    setting: Setting | None  # None where its text does not make its row taller

    def xml(self, value: Value, number: str) -> str:
        """The cell in that row; text is never read as anything else, whatever it looks like."""
        opening = f'<c r="{self.column}{number}"'
        if not isinstance(value, str):
            style = self.dated if isinstance(value, dt.date) else self.style
            shown = to_excel(value) if isinstance(value, dt.date) else value  # type: ignore[no-untyped-call]
            shown = float(shown) if isinstance(shown, Decimal) else shown
            return f'{opening}{style} t="n"><v>{shown:.16g}</v></c>'
        if not value:
            return f"{opening}{self.style}/>"
        style = self.quoted if value[0] in LIKE_A_FORMULA else self.style
        kept = "" if value == value.strip() else ' xml:space="preserve"'
        return f'{opening}{style} t="inlineStr"><is><t{kept}>{_escaped(value)}</t></is></c>'

    def height(self, value: Value) -> float:
        """Points that the value needs; none for a cell that looks like nothing in particular."""
        text = value if isinstance(value, str) else ""
        if not (self.style or text.startswith(LIKE_A_FORMULA) or isinstance(value, dt.date)):
            return 0
        return self.setting.height(text) if self.setting else 0


@dataclass(frozen=True)
class Row:  # một hàng của mẫu
    attributes: str  # but number and height
    height: float  # of the template; 0 when it has none
    needed: float  # by its cells without tags
    cells: tuple[Fixed | Formula | Slot, ...]
    merges: tuple[tuple[str, str], ...]  # first and last column


class Placed(NamedTuple):  # một hàng của trang đã điền
    source: int
    number: int
    names: Names
    fits: bool  # as tall as its text needs


@dataclass(frozen=True)
class Stretched:  # phần tử nêu vùng ô
    opening: str
    areas: tuple[Area, ...]
    closing: str

    def xml(self, move: Move) -> str:
        """The element over its cells as they are now; empty when none of them is left."""
        kept = " ".join(area for old in self.areas if (area := old.moved(move)))
        return f"{self.opening}{kept}{self.closing}" if kept else ""


@dataclass(frozen=True)
class Group:  # các quy tắc nhập liệu, kèm số của chúng
    tag: str
    members: tuple[Stretched, ...]

    def xml(self, move: Move) -> str:
        kept = [xml for member in self.members if (xml := member.xml(move))]
        if not kept:
            return ""
        return f'<{self.tag} count="{len(kept)}">{"".join(kept)}</{self.tag}>'


@dataclass(frozen=True)
class CompiledSheet:
    """A sheet that depends on the data; holds no state."""

    part: str
    title: str
    rows: Mapping[int, Row]
    blocks: Rows  # rows under tags of their own; none where one row is repeated, or no row is
    height: int  # rows of the template
    repeated: int  # the row of the items; 0 when there is none
    item: str
    opening: tuple[str, str]  # around the size of the sheet
    corner: Area  # what the template fills
    before: tuple[str | Stretched, ...]  # what follows the rows, up to the merged cells
    after: tuple[str | Stretched | Group, ...]
    merges: tuple[Area, ...]  # over several rows

    def written(self, names: Names, items: Sequence[object], file: str) -> tuple[bytes, Move]:
        """The sheet's part, and where the rows of the template came to stand."""
        if self.blocks:
            laid = list(laid_rows(self.blocks, names, evaluated, file))
            move = move_to([source for source, _ in laid], self.height)
            placed: Iterable[Placed] = (
                Placed(source, number, own, fits=True)
                for number, (source, own) in enumerate(laid, 1)
            )
        else:
            move = grown(self.repeated, len(items) - 1) if self.repeated else grown(0, 0)
            placed = self._around(names, items)
        cells, merges, last = self._cells(placed, move, file)
        for area in self.merges:
            if merged := area.moved(move):
                merges.append(merged)
        corner = self.corner
        size = f"{corner.first}{corner.top}:{corner.last}{max(last, corner.top)}"
        xml = "".join(
            (
                self.opening[0],
                size,
                self.opening[1],
                cells,
                "</sheetData>",
                _tail(self.before, move),
                _merge_cells(merges),
                _tail(self.after, move),
                "</worksheet>",
            )
        )
        return xml.encode(), move

    def _around(self, names: Names, items: Sequence[object]) -> Iterator[Placed]:
        """The rows in their order, that of the items as often as there are items."""
        shift = len(items) - 1 if self.repeated else 0
        for source in self.rows:
            if source != self.repeated:
                number = source + (shift if source > self.repeated else 0)
                yield Placed(source, number, names, fits=False)
                continue
            for number, item in enumerate(items, source):
                yield Placed(source, number, Within(names, self.item, item), fits=True)

    def _cells(self, placed: Iterable[Placed], move: Move, file: str) -> tuple[str, list[str], int]:
        """The rows, what is merged in them, and the number of the last."""
        xml: list[str] = []
        merges: list[str] = []
        last = 0
        for place in placed:
            row = self.rows.get(place.source)
            if row is None:
                continue
            last = place.number
            number = str(last)
            cells, needed = self._row(row, place, number, move, file)
            height = max(row.height, needed) if place.fits else row.height
            tall = f' ht="{height:.16g}" customHeight="1"' if height else ""
            xml += (f'<row r="{number}"{tall}{row.attributes}>', *cells, "</row>")
            merges += [f"{first}{number}:{end}{number}" for first, end in row.merges]
        return "".join(xml), merges, last

    def _row(
        self, row: Row, place: Placed, number: str, move: Move, file: str
    ) -> tuple[list[str], float]:
        """The cells of a row, and the points that they need."""
        xml: list[str] = []
        needed = row.needed
        for cell in row.cells:
            if type(cell) is Slot:
                filled, height = self._filled(cell, place.names, number, file)
                xml.append(filled)
                needed = max(needed, height)
            elif type(cell) is Fixed:
                xml.append(number.join(cell.pieces))
            elif type(cell) is Formula:
                text = escape(self._moved(cell.text, place, move)[1:], quote=False)
                xml.append(f'{cell.opening}{number}"{cell.style}><f>{text}</f><v></v></c>')
        return xml, needed

    def _moved(self, formula: str, place: Placed, move: Move) -> str:
        if place.source == self.repeated:
            return copied_formula(formula, place.number - place.source)
        if self.blocks:
            move = beside(move, place.source, place.number)
        return moved_formula(formula, move)

    def _filled(self, slot: Slot, names: Names, number: str, file: str) -> tuple[str, float]:
        """The cell with its value, and the points that it needs."""
        try:
            value = value_of(slot.source, names)
            return slot.xml(value, number), slot.height(value)
        except Exception as fault:  # any expression may fail in any way: say in which cell
            where = f"ô {self.title}!{slot.column}{number}"
            raise template_error(file, fault, tag=slot.source, where=where, known=names) from fault


def _escaped(text: str) -> str:
    if not SPECIAL.search(text):
        return text
    return escape(text, quote=False).replace("\r", "&#13;")


def _tail(pieces: Iterable[str | Stretched | Group], move: Move) -> str:
    return "".join(piece if isinstance(piece, str) else piece.xml(move) for piece in pieces)


def _merge_cells(merges: Sequence[str]) -> str:
    if not merges:
        return ""
    cells = "".join(f'<mergeCell ref="{area}"/>' for area in merges)
    return f'<mergeCells count="{len(merges)}">{cells}</mergeCells>'


# ---------------------------------------------------------------- taking a sheet apart


class Uncompiled(Exception):  # noqa: N818 - what the template is
    """A sheet has what moves with its rows and only openpyxl can move."""


@dataclass(frozen=True)
class Plan:  # điều biết của một trang trước khi openpyxl ghi mẫu ra
    """What the cells of a sheet are, and every look that they may have, made ready in the book."""

    title: str
    height: int
    blocks: Rows
    repeated: int
    item: str
    slots: Mapping[str, Slot]
    formulas: Mapping[str, str]
    needed: Mapping[int, float]
    heights: Mapping[int, float]
    merges: Mapping[int, tuple[tuple[str, str], ...]]
    tall: tuple[Area, ...]

    @property
    def is_moving(self) -> bool:
        return bool(self.blocks or self.repeated)


def planned(sheet: Worksheet, as_name: str, file: str) -> Plan | None:
    """How to fill a sheet; None when it has no tags. Raises Uncompiled."""
    tagged = list(cells_with_tags(sheet))
    if not tagged:
        return None
    blocks = row_blocks(sheet, file)
    repeated = row_of_items(sheet, as_name, file) if as_name and not blocks else 0
    every = range(1, sheet.max_row + 1)
    staying = {row for row in blocks if not isinstance(row, Block)}  # once, whatever the data
    moving = set(every) - staying if blocks else {repeated} - {0}
    areas = [Area.of(area.coord) for area in sheet.merged_cells.ranges]
    tall = tuple(area for area in areas if area.top < area.bottom)
    _check(sheet, moving, tall)
    settings = Settings(sheet)
    slots = {cell.coordinate: _slot(cell, settings.of(cell)) for cell in tagged}
    cells: list[Any] = [c for row in sheet.iter_rows() for c in row if isinstance(c, Cell)]
    return Plan(
        title=sheet.title,
        height=sheet.max_row,
        blocks=blocks,
        repeated=repeated,
        item=as_name,
        slots=slots,
        formulas={c.coordinate: str(c.value) for c in cells if moving and c.data_type == "f"},
        needed=_needed(cells, slots, settings, every if blocks else moving),
        heights={n: d.height for n, d in sheet.row_dimensions.items() if d.height},
        merges=_flat(areas),
        tall=tall,
    )


def _needed(
    cells: Iterable[Any], slots: Mapping[str, Slot], settings: Settings, rows: Container[int]
) -> dict[int, float]:
    """Points that rows need for their cells without tags."""
    needed: dict[int, float] = {}
    for cell in cells:
        if cell.row in rows and cell.coordinate not in slots and cell.has_style:
            setting = settings.of(cell)
            height = setting.height(shown_text(cell)) if setting else 0
            needed[cell.row] = max(needed.get(cell.row, 0), height)
    return needed


def _flat(areas: Iterable[Area]) -> dict[int, tuple[tuple[str, str], ...]]:
    """The columns merged within each row."""
    merges: dict[int, tuple[tuple[str, str], ...]] = {}
    for area in areas:
        if area.top == area.bottom:
            merges[area.top] = (*merges.get(area.top, ()), (area.first, area.last))
    return merges


def _check(sheet: Worksheet, moving: set[int], tall: Sequence[Area]) -> None:
    """Raises Uncompiled on what is fastened to cells that move."""
    if not moving:
        return
    cells: list[Any] = [cell for row in sheet.iter_rows() for cell in row]
    if any(cell.hyperlink or cell.comment for cell in cells if isinstance(cell, Cell)):
        raise Uncompiled("links or comments")
    if any(cell.data_type == "f" and not isinstance(cell.value, str) for cell in cells):
        raise Uncompiled("a formula over several cells")
    if any(not moving.isdisjoint(range(area.top, area.bottom + 1)) for area in tall):
        raise Uncompiled("a tall cell beside rows that move")


def _slot(cell: Cell, setting: Setting | None) -> Slot:
    own: Any = cell
    original = copy(own._style)
    style = _style(cell)
    own.quotePrefix = True
    quoted = _style(cell)
    own._style = copy(original)
    if not is_date_format(cell.number_format):
        cell.number_format = DATE_FORMAT
    dated = _style(cell)
    own._style = original
    return Slot(cell.column_letter, str(cell.value), style, quoted, dated, setting)


def _style(cell: Cell) -> str:
    return f' s="{cell.style_id}"' if cell.has_style else ""


def compiled_sheet(part: str, xml: bytes, plan: Plan) -> CompiledSheet:
    """The sheet that openpyxl has written of the template, in pieces."""
    root = parsed(xml)
    children = list(root)
    at = next(n for n, child in enumerate(children) if child.tag == f"{S}sheetData")
    size = root.find(f"{S}dimension")
    assert size is not None
    whole = size.get("ref") or ""
    head = "".join(map(_text, children[:at]))
    before, found, after = head.partition(f'<dimension ref="{whole}"')
    assert found
    tail = [child for child in children[at + 1 :] if child.tag != MERGES]
    early = [child for child in tail if child.tag in BEFORE_MERGES]
    return CompiledSheet(
        part=part,
        title=plan.title,
        rows={int(row.get("r") or 0): _row(row, plan) for row in children[at]},
        blocks=plan.blocks,
        height=plan.height,
        repeated=plan.repeated,
        item=plan.item,
        opening=(f'{_opening(root)}{before}<dimension ref="', f'"{after}<sheetData>'),
        corner=Area.of(whole),
        before=tuple(_stretched(child) for child in early),
        after=tuple(
            _group(child) if child.tag == VALIDATIONS else _stretched(child)
            for child in tail[len(early) :]
        ),
        merges=plan.tall,
    )


def _opening(root: etree._Element) -> str:
    declared = "".join(
        f' xmlns{":" + prefix if prefix else ""}="{name}"' for prefix, name in root.nsmap.items()
    )
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet{declared}>'


def _text(element: etree._Element) -> str:
    return etree.tostring(element, encoding="unicode", with_tail=False).replace(DECLARED, "", 1)


def _stretched(element: etree._Element) -> str | Stretched:
    name = STRETCHED.get(str(element.tag))
    if name is None:
        return _text(element)
    areas = element.get(name) or ""
    opening, found, closing = _text(element).partition(f' {name}="{areas}"')
    assert found
    return Stretched(f'{opening} {name}="', areas_in(areas), f'"{closing}')


def _group(element: etree._Element) -> Group:
    members = [_stretched(child) for child in element]
    kept = tuple(member for member in members if isinstance(member, Stretched))
    return Group(etree.QName(element).localname, kept)


def _row(row: etree._Element, plan: Plan) -> Row:
    number = int(row.get("r") or 0)
    cells: list[Fixed | Formula | Slot] = []
    pieces = [""]
    for cell in row:
        coordinate = cell.get("r") or ""
        column = coordinate.removesuffix(str(number))
        if coordinate not in plan.slots and coordinate not in plan.formulas:
            opening, _, rest = _text(cell).partition(f' r="{coordinate}"')
            pieces[-1] += f'{opening} r="{column}'
            pieces.append(f'"{rest}')
            continue
        if len(pieces) > 1:
            cells.append(Fixed(tuple(pieces)))
            pieces = [""]
        if slot := plan.slots.get(coordinate):
            cells.append(slot)
        else:
            style = f' s="{cell.get("s")}"' if cell.get("s") else ""
            cells.append(Formula(f'<c r="{column}', style, plan.formulas[coordinate]))
    if len(pieces) > 1:
        cells.append(Fixed(tuple(pieces)))
    kept = {str(k): str(v) for k, v in row.attrib.items() if k != "r" and k not in HEIGHT}
    return Row(
        attributes="".join(f' {name}="{value}"' for name, value in kept.items()),
        height=plan.heights.get(number, 0),
        needed=plan.needed.get(number, 0),
        cells=tuple(cells),
        merges=plan.merges.get(number, ()),
    )


# ---------------------------------------------------------------- names of areas


@dataclass(frozen=True)
class NamedArea:  # vùng in, hàng tiêu đề lặp lại, bộ lọc: tên trong xl/workbook.xml
    opening: str
    sheet: str
    areas: tuple[str, ...]

    def xml(self, move: Move) -> str:
        """The definition as the rows are now; empty when nothing of the areas is left."""
        prefix = f"{escape(quote_sheetname(self.sheet), quote=False)}!"
        kept = [f"{prefix}{now}" for area in self.areas if (now := _absolute(area, move))]
        return f"{self.opening}{','.join(kept)}</definedName>" if kept else ""


def _absolute(area: str, move: Move) -> str:
    """$A$1:$D$4 or $5:$5 or $A:$B after the move; of a repeated heading that is gone, as it was."""
    ends = area.replace("$", "").split(":")
    if all(end.isdigit() for end in ends):
        top, bottom = move.first(int(ends[0])), move.last(int(ends[-1]))
        return f"${top}:${bottom}" if top <= bottom else area
    if not any(end[-1:].isdigit() for end in ends):
        return area
    return Area.of(area).moved(move, absolute=True)


def named_areas(xml: bytes, plans: Mapping[int, Plan]) -> tuple[str | tuple[int, NamedArea], ...]:
    """The part of the workbook in pieces; an area with the place of its sheet among all."""
    root = parsed(xml)
    names = root.find(f"{S}definedNames")
    whole = etree.tostring(root, encoding="unicode")
    pieces: list[str | tuple[int, NamedArea]] = []
    for name in names if names is not None else ():
        sheet = int(name.get("localSheetId") or -1)
        plan = plans.get(sheet)
        if plan is None or not plan.is_moving or not (name.get("name") or "").startswith("_xlnm."):
            continue
        text = _text(name)
        before, found, whole = whole.partition(text)
        assert found
        opening = text[: text.index(">") + 1]
        areas = tuple(areas_on(plan.title, name.text or ""))
        pieces += [before, (sheet, NamedArea(opening, plan.title, areas))]
    return (*pieces, whole)
