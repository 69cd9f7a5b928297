"""Excel templates: compiled once, rendered many times; a list of any length costs by its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import jinja2
from openpyxl import Workbook
from openpyxl.utils.datetime import WINDOWS_EPOCH

from paperwork.deflate import fastest, thorough
from paperwork.errors import TemplateError
from paperwork.language.bounds import TOO_DEEP, bounded
from paperwork.language.values import with_composed_names
from paperwork.package import Packed, packed, zipped
from paperwork.render.blocks import row_tags
from paperwork.render.filling import (
    cells_with_tags,
    fill_book,
    opened,
    parts_of,
    row_of_items,
    saved,
    understood,
)
from paperwork.render.properties import CORE, Properties
from paperwork.render.retelling import check, sheet_retelling
from paperwork.render.rows import Move
from paperwork.render.sheets import (
    CompiledSheet,
    NamedArea,
    Plan,
    Uncompiled,
    compiled_sheet,
    named_areas,
    planned,
)
from paperwork.render.text import FinishedBook

BOOK, SHEET = "xl/workbook.xml", "xl/worksheets/sheet{}.xml"


@dataclass(frozen=True)
class CompiledWorkbook:
    """A template ready to render; holds no state, so threads may share it."""

    name: str
    _rows: str  # the list whose items fill a row each; blank when the template has none
    _item: str
    _sheets: Mapping[int, CompiledSheet] = field(repr=False)  # by place among all
    _names: tuple[str | tuple[int, NamedArea], ...] = field(repr=False)
    _static: tuple[Packed, ...] = field(repr=False)
    _path: Path | None = field(repr=False, default=None)  # for openpyxl, what only it can fill
    _retellings: Mapping[str, jinja2.Template] = field(repr=False, default_factory=dict)  # by part

    def render(self, context: Mapping[str, object], properties: Properties) -> bytes:
        """The finished .xlsx: the same bytes for the same context and properties."""
        with bounded():
            return self._rendered(with_composed_names(context), properties)

    def _rendered(self, names: Mapping[str, object], properties: Properties) -> bytes:
        items = names.get(self._rows) if self._rows else ()
        if not isinstance(items, Sequence) or isinstance(items, str):
            raise TemplateError(
                f"{self.name}: không có danh sách “{self._rows}” để điền vào các hàng."
            )
        if self._path:
            return self._by_openpyxl(self._path, names, items, properties)
        contents = {CORE: properties.core_xml()}
        moves: dict[int, Move] = {}
        for place, sheet in self._sheets.items():
            contents[sheet.part], moves[place] = sheet.written(names, items, self.name)
        contents[BOOK] = "".join(
            piece if isinstance(piece, str) else piece[1].xml(moves[piece[0]])
            for piece in self._names
        ).encode()
        rendered = [packed(name, part, fastest) for name, part in contents.items()]
        return zipped([*self._static, *rendered])

    def read_back(self, content: bytes, context: Mapping[str, object]) -> tuple[str, ...]:
        """What a workbook rendered from that context says, by cell.

        Raises TemplateError where that is not, word for word, what the text of the template and
        the values in it come to. What formulas will come to, only Excel knows.
        """
        names, file = with_composed_names(context), FinishedBook(content)
        for part, retelling in self._retellings.items():
            check(retelling, names, file.running_text(part), self.name)
        return file.text

    def _by_openpyxl(
        self,
        path: Path,
        names: Mapping[str, object],
        items: Sequence[object],
        properties: Properties,
    ) -> bytes:
        book = opened(path)
        fill_book(book, names, items, self._item, self.name)
        with understood(self.name):
            return saved(book, properties)


def compile_workbook(path: Path, *, rows: str, as_name: str) -> CompiledWorkbook:
    """A template that fills `context[rows]` one per row, each called `as_name` in its row.

    It may instead, or besides in another sheet, loop over rows with tags of its own; `rows` is
    blank when all do.
    """
    try:
        return compile_book(opened(path), path.name, rows=rows, as_name=as_name)
    except Uncompiled:
        retold = _retellings(opened(path), rows, as_name, path.name)
        return CompiledWorkbook(path.name, rows, as_name, {}, (), (), path, retold)


def compile_book(
    book: Workbook, name: str, *, rows: str = "", as_name: str = ""
) -> CompiledWorkbook:
    """The template that a workbook is, which is used up; raises Uncompiled."""
    plans = _plans(book, as_name, name)
    retold = _retellings(book, rows, as_name, name)
    with understood(name):
        parts = parts_of(book)
        del parts[CORE]
        sheets = {
            place: compiled_sheet(part, parts.pop(part), plan)
            for place, plan in plans.items()
            if (part := SHEET.format(place + 1))
        }
        names = named_areas(parts.pop(BOOK), plans)
    static = tuple(packed(*part, thorough) for part in parts.items())
    return CompiledWorkbook(name, rows, as_name, sheets, names, static, None, retold)


def _retellings(book: Workbook, rows: str, as_name: str, file: str) -> dict[str, jinja2.Template]:
    """What each sheet with tags has to say, by its part."""
    found = {}
    for number, sheet in enumerate(book.worksheets, 1):
        if any(True for _ in cells_with_tags(sheet)):
            tags = {tag.row: tag.text for tag in row_tags(sheet)}
            repeated = row_of_items(sheet, as_name, file) if as_name and not tags else 0
            with suppress(
                jinja2.TemplateSyntaxError, *TOO_DEEP
            ):  # rendering will say in which cell
                found[SHEET.format(number)] = sheet_retelling(sheet, tags, repeated, as_name, rows)
    return found


def _plans(book: Workbook, as_name: str, file: str) -> dict[int, Plan]:
    """How to fill each sheet that has tags, by its place; raises Uncompiled."""
    if book.epoch != WINDOWS_EPOCH:
        raise Uncompiled("days counted from 1904")
    plans = {
        place: plan
        for place, sheet in enumerate(book.worksheets)
        if (plan := planned(sheet, as_name, file))
    }
    has_charts = any(sheet._charts for sheet in book.worksheets)  # type: ignore[attr-defined]
    if has_charts and any(plan.blocks for plan in plans.values()):
        raise Uncompiled("a chart of rows that move")
    return plans
