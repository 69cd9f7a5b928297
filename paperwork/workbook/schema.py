"""The sheets of the workbook as standards/workbook.toml declares them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Literal

from paperwork.standards import table
from paperwork.workbook.spelling import Lookup

Layout = Literal["table", "pairs"]


@dataclass(frozen=True, eq=False)
class Column:  # cột, hoặc mục của trang Mục – Giá trị
    key: str
    header: str
    type: str
    required: bool = False
    list: str = ""
    aliases: tuple[str, ...] = ()
    note: str = ""
    width: int = 0
    many: bool = False
    example: object = None
    split_by: str = ""  # cột mà tiêu đề con cho biết giá trị: Năm sinh chia theo Giới tính
    parts: tuple[str, ...] = ()  # tiêu đề con khác mà cột có thể chia theo
    years: tuple[int, int] = (1900, 2100)  # năm có thể có của ngày, để hiểu năm gõ hai chữ số

    @cached_property
    def choices(self) -> str:
        """The name of the closed list that it takes its values from; of others a type."""
        return self.list or self.type

    @cached_property
    def notes(self) -> Column:
        """The column of notes beside a list of Mục – Giá trị."""
        return Column("note", f"Ghi chú của mục {self.header}", "text")


@dataclass(frozen=True)
class SheetSpec:  # trang
    key: str
    name: str
    layout: Layout
    columns: tuple[Column, ...]
    profile: bool = False  # may live in don-vi.xlsx
    required: bool = False

    def column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)

    @cached_property
    def headers(self) -> Lookup:
        """The headers as clerks type them, and the keys of their columns."""
        return lookup(self.columns)

    @cached_property
    def labels(self) -> Lookup:
        """The labels of Mục – Giá trị as clerks type them, and their keys."""
        return Lookup({column.header: column.key for column in self.columns})

    @cached_property
    def needed(self) -> frozenset[str]:
        """The keys without which a row says nothing."""
        return frozenset(column.key for column in self.columns if column.required)


def lookup(columns: tuple[Column, ...]) -> Lookup:
    """Keys by header or alias; a header goes before the alias of another column."""
    labels = {alias: column.key for column in columns for alias in column.aliases}
    return Lookup(labels | {column.header: column.key for column in columns})


@dataclass(frozen=True)
class PairHeaders:
    label: str
    value: str
    note: str
    help: str


@dataclass(frozen=True)
class Schema:
    sheets: Mapping[str, SheetSpec]
    lists: Mapping[str, Mapping[str, str]]
    pair_headers: PairHeaders

    @cached_property
    def pair_columns(self) -> Lookup:
        """The headers of a sheet of Mục – Giá trị, and what their columns hold."""
        heads = vars(self.pair_headers).items()
        return lookup(tuple(Column(name, header, "text") for name, header in heads))

    @cached_property
    def lookups(self) -> Mapping[str, Lookup]:
        """The closed lists as clerks type them."""
        return {name: Lookup(labels) for name, labels in self.lists.items()}

    @cached_property
    def names(self) -> Lookup:
        """The sheets by name, as clerks type it."""
        return Lookup({spec.name: spec.key for spec in self.sheets.values()})


@cache
def schema() -> Schema:
    """The declaration shipped with the program."""
    declared = table("workbook")
    return Schema(
        {sheet["key"]: _sheet(sheet, declared["years"]) for sheet in declared["sheet"]},
        declared["lists"],
        PairHeaders(**declared["pair_headers"]),
    )


TUPLES = ("aliases", "parts")
Years = Mapping[str, list[int]]  # theo loại cột


def _sheet(declared: dict[str, Any], years: Years) -> SheetSpec:
    columns = declared.get("column", declared.get("pair", ()))
    return SheetSpec(
        declared["key"],
        declared["name"],
        declared["layout"],
        tuple(_column(column, years) for column in columns),
        declared.get("profile", False),
        declared.get("required", False),
    )


def _column(declared: dict[str, Any], years: Years) -> Column:
    values = {key: value for key, value in declared.items() if key != "label"}
    values |= {key: tuple(declared[key]) for key in TUPLES if key in declared}
    values.setdefault("header", declared.get("label"))
    if span := declared.get("years", years.get(declared["type"])):
        values["years"] = tuple(span)
    return Column(**values)
