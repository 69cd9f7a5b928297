"""The sheets of the workbook as standards/workbook.toml declares them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

Layout = Literal["table", "pairs"]


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class SheetSpec:  # trang
    key: str
    name: str
    layout: Layout
    columns: tuple[Column, ...]
    profile: bool = False  # may live in don-vi.xlsx
    required: bool = False


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


@cache
def schema() -> Schema:
    """The declaration shipped with the program."""
    text = resources.files("paperwork").joinpath("standards/workbook.toml").read_text("utf-8")
    declared = tomllib.loads(text)
    return Schema(
        {sheet["key"]: _sheet(sheet) for sheet in declared["sheet"]},
        declared["lists"],
        PairHeaders(**declared["pair_headers"]),
    )


def _sheet(declared: dict[str, Any]) -> SheetSpec:
    return SheetSpec(
        declared["key"],
        declared["name"],
        declared["layout"],
        tuple(_column(column) for column in declared.get("column", declared.get("pair", ()))),
        declared.get("profile", False),
        declared.get("required", False),
    )


def _column(declared: dict[str, Any]) -> Column:
    values = {key: value for key, value in declared.items() if key not in ("label", "aliases")}
    values.setdefault("header", declared.get("label"))
    return Column(**values, aliases=tuple(declared.get("aliases", ())))
