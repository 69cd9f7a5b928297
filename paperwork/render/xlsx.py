"""Excel templates: compiled once, rendered many times; a list of any length costs by its rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl import Workbook
from openpyxl.utils.datetime import WINDOWS_EPOCH

from paperwork.deflate import fastest, thorough
from paperwork.errors import TemplateError
from paperwork.language.bounds import bounded
from paperwork.language.values import with_composed_names
from paperwork.package import Packed, packed, zipped
from paperwork.render.filling import fill_book, opened, parts_of, saved
from paperwork.render.properties import CORE, Properties
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

BOOK = "xl/workbook.xml"


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

    def _by_openpyxl(
        self,
        path: Path,
        names: Mapping[str, object],
        items: Sequence[object],
        properties: Properties,
    ) -> bytes:
        book = opened(path)
        fill_book(book, names, items, self._item, self.name)
        return saved(book, properties)


def compile_workbook(path: Path, *, rows: str, as_name: str) -> CompiledWorkbook:
    """A template that fills `context[rows]` one per row, each called `as_name` in its row.

    It may instead, or besides in another sheet, loop over rows with tags of its own; `rows` is
    blank when all do.
    """
    try:
        return compile_book(opened(path), path.name, rows=rows, as_name=as_name)
    except Uncompiled:
        return CompiledWorkbook(path.name, rows, as_name, {}, (), (), path)


def compile_book(
    book: Workbook, name: str, *, rows: str = "", as_name: str = ""
) -> CompiledWorkbook:
    """The template that a workbook is, which is used up; raises Uncompiled."""
    plans = _plans(book, as_name, name)
    parts = parts_of(book)
    del parts[CORE]
    sheets = {
        place: compiled_sheet(part, parts.pop(part), plan)
        for place, plan in plans.items()
        if (part := f"xl/worksheets/sheet{place + 1}.xml")
    }
    names = named_areas(parts.pop(BOOK), plans)
    static = tuple(packed(*part, thorough) for part in parts.items())
    return CompiledWorkbook(name, rows, as_name, sheets, names, static)


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
