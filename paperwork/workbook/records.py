"""Rows and pairs with their cells read: values by key, ready to become nouns."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple, TypeVar, cast

from paperwork.findings import CellRef, Finding, error
from paperwork.workbook import cells
from paperwork.workbook.cells import Readings
from paperwork.workbook.layout import ORDINAL, Entries, Entry, PairsRef, Row
from paperwork.workbook.schema import Column, SheetSpec
from paperwork.workbook.spelling import Choices

MISSING = error(
    "PW050",
    "Cột “{column}” bắt buộc nhưng để trống.",
    "Điền ô này, hoặc xóa cả hàng nếu không dùng.",
)
MISSING_PAIR = error(
    "PW051",
    "Mục “{label}” bắt buộc nhưng để trống.",
    "Điền ở cột Giá trị, trong hồ sơ hoặc trong tệp don-vi.xlsx.",
)

Noun = TypeVar("Noun")


class Record(NamedTuple):
    values: Mapping[str, Any]  # only what was filled in and understood
    ref: Any  # RowRef
    is_complete: bool = True


class Said(NamedTuple):
    """One accepted value of a many-valued pair, with its note."""

    value: Any
    ref: CellRef
    note: str = ""


@dataclass(frozen=True)
class PairRecord:
    values: Mapping[str, Any]  # single values
    lists: Mapping[str, tuple[Said, ...]]  # many-valued ones
    ref: PairsRef

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(said.value for said in self.lists.get(key, ()))


def records(
    rows: Iterable[Row], spec: SheetSpec, known: Choices
) -> tuple[tuple[Record, ...], tuple[Finding, ...]]:
    found: list[Record] = []
    findings: list[Finding] = []
    # the program numbers rows itself: 1., I or #N/A keep nobody out
    columns = [
        (column.key, column, cells.readings(column, known.get(column.choices)))
        for column in spec.columns
        if column.key != ORDINAL
    ]
    for row in rows:
        record, said = _record(row, columns, spec.needed)
        found.append(record)
        findings += said
    return tuple(found), tuple(findings)


def _record(
    row: Row, columns: Iterable[tuple[str, Column, Readings]], needed: frozenset[str]
) -> tuple[Record, list[Finding]]:
    values: dict[str, Any] = {}
    findings: list[Finding] = []
    ref, filled = row
    for key, column, readings in columns:
        if key in filled:
            value, said = readings[filled[key]]
            if said:
                findings += cells.placed(said, ref.at(key), column)
            if value is not None:
                values[key] = value
        elif column.required and key in ref.columns:
            findings.append(MISSING.at(ref.at(key), column=column.header))
    return Record(values, ref, needed <= values.keys()), findings


def nouns(noun: type[Noun], records: Iterable[Record]) -> tuple[Noun, ...]:
    """The complete records as frozen nouns; keys the noun has no field for are left aside."""
    fields = _fields(cast(Any, noun))
    return tuple(_noun(noun, record, fields) for record in records if record.is_complete)


@cache
def _fields(noun: Any) -> frozenset[str]:
    return frozenset(field.name for field in dataclasses.fields(noun))


def _noun(noun: Any, record: Record, fields: frozenset[str]) -> Any:
    values = record.values
    if not fields.issuperset(values):
        values = {key: value for key, value in values.items() if key in fields}
    return noun(**values, origin=record.ref)


def pair_record(
    entries: Entries, spec: SheetSpec, whole: CellRef, known: Choices
) -> tuple[PairRecord, tuple[Finding, ...]]:
    values: dict[str, Any] = {}
    lists: dict[str, tuple[Said, ...]] = {}
    findings: list[Finding] = []
    for column in spec.columns:
        typed = [entry for entry in entries.get(column.key, ()) if entry.value]
        accepted, said = _said(typed if column.many else typed[:1], column, known)
        findings += said
        if column.many:
            lists[column.key] = accepted
        elif accepted:
            values[column.key] = accepted[0].value
        if column.required and not typed:
            where = entries[column.key][0].ref if column.key in entries else whole
            findings.append(MISSING_PAIR.at(where, label=column.header))
    places = {key: _place(found) for key, found in entries.items()}
    ref = PairsRef(whole.file, whole.sheet, places=places)
    return PairRecord(values, lists, ref), tuple(findings)


def _said(
    entries: Iterable[Entry], column: Column, known: Choices
) -> tuple[tuple[Said, ...], list[Finding]]:
    accepted: list[Said] = []
    findings: list[Finding] = []
    for entry in entries:
        if entry.value is None:
            continue
        value, said = cells.read(entry.value, entry.ref, column, known)
        note = ""
        if entry.note and column.many:
            note, about_note = cells.read(entry.note, entry.ref, column.notes, known)
            said += about_note
        findings += said
        if value is not None:
            accepted.append(Said(value, entry.ref, note or ""))
    return tuple(accepted), findings


def _place(entries: tuple[Entry, ...]) -> CellRef:
    """The first filled cell of a label, or its first blank one."""
    for entry in entries:
        if entry.value:
            return entry.ref
    return entries[0].ref
