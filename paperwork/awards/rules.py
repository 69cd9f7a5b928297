"""The rules of standards/awards.toml: principles, conditions, ballots, caps, dossiers, by date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from paperwork.awards.tables import Fact, dated, in_force, law, told_of
from paperwork.model import Kind

Test = Literal[
    "rating",
    "advanced_share",
    "all_fulfilled",
    "undisciplined",
    "exemplary",
    "merit",
    "run",
    "companion",
    "two_years",
]


@dataclass(frozen=True, kw_only=True)
class Rule(Fact):  # nguyên tắc khen thưởng
    code: str
    text: str
    waivable: bool  # được bỏ qua khi ghi lý do ngoại lệ
    awards: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()  # nhóm đối tượng
    types: tuple[str, ...] = ()  # loại hình
    percent: int = 0


@dataclass(frozen=True, kw_only=True)
class Condition(Fact):  # điều kiện của một danh hiệu, hình thức
    awards: tuple[str, ...]
    test: Test
    blocks: bool
    text: str
    kinds: tuple[Kind, ...] = ()  # trống là mọi đối tượng
    reward_types: tuple[str, ...] = ()  # trống là mọi loại hình
    value: str = ""
    of: str = ""
    percent: int = 0
    above: bool = False  # phải trên mức, không chỉ từ mức
    count: int = 0
    by: Literal["year", "time"] = "year"  # năm liên tục, hay lần liên tục


@dataclass(frozen=True, kw_only=True)
class Ballot(Fact):  # danh hiệu phải bỏ phiếu
    awards: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Cap(Fact):  # giới hạn theo số người được danh hiệu khác
    award: str
    of: str
    percent: int


@dataclass(frozen=True, kw_only=True)
class Transition(Fact):  # hồ sơ tiếp nhận trước ngày since theo quy định cũ
    law: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Composition(Fact):  # thành phần hồ sơ
    name: str
    awards: tuple[str, ...]
    papers: tuple[str, ...]
    copies: str
    time: str


@dataclass(frozen=True)
class Similarity:  # tóm tắt thành tích giống nhau
    words: int
    percent: int
    shingle: int


@cache
def rules() -> tuple[Rule, ...]:
    return tuple(
        Rule(
            **dated(row),
            code=row["code"],
            text=row["text"],
            waivable=row["waivable"],
            awards=tuple(row.get("awards", ())),
            groups=tuple(row.get("groups", ())),
            types=tuple(row.get("types", ())),
            percent=row.get("percent", 0),
        )
        for row in law()["rule"]
    )


def rule_on(code: str, on: dt.date) -> Rule | None:
    """The rule of that code; None before it was made."""
    return in_force(_rules_of().get(code, ()), on)


@cache
def _rules_of() -> Mapping[str, tuple[Rule, ...]]:
    return told_of(rules(), lambda rule: [rule.code])


@cache
def conditions() -> tuple[Condition, ...]:
    return tuple(map(_condition, law()["condition"]))


def conditions_of(award: str) -> tuple[Condition, ...]:
    """The conditions of an award, of whatever time."""
    return _conditions_of().get(award, ())


@cache
def _conditions_of() -> Mapping[str, tuple[Condition, ...]]:
    return told_of(conditions(), lambda condition: condition.awards)


def _condition(row: Mapping[str, Any]) -> Condition:
    names = ("test", "blocks", "text", "value", "of", "percent", "above", "count", "by")
    return Condition(
        **dated(row),
        **{name: row[name] for name in names if name in row},
        awards=tuple(row["awards"]),
        kinds=tuple(map(Kind, row.get("kinds", ()))),
        reward_types=tuple(row.get("reward_types", ())),
    )


@cache
def ballots() -> tuple[Ballot, ...]:
    return tuple(Ballot(**dated(row), awards=tuple(row["awards"])) for row in law()["ballot"])


@cache
def caps() -> tuple[Cap, ...]:
    return tuple(
        Cap(**dated(row), award=row["award"], of=row["of"], percent=row["percent"])
        for row in law()["cap"]
    )


@cache
def ladders() -> tuple[frozenset[str], ...]:
    """Titles of which the higher asks for the lower, so that both rest on one achievement."""
    return tuple(frozenset(row["awards"]) for row in law()["ladder"])


@cache
def transitions() -> tuple[Transition, ...]:
    return tuple(
        Transition(**dated(row), law=row["law"], text=row["text"]) for row in law()["transition"]
    )


@cache
def compositions() -> tuple[Composition, ...]:
    return tuple(
        Composition(
            **dated(row),
            name=row["name"],
            awards=tuple(row["awards"]),
            papers=tuple(row["papers"]),
            copies=row["copies"],
            time=row["time"],
        )
        for row in law()["composition"]
    )


def similarity() -> Similarity:
    """From when on two summaries of achievements are taken for copies."""
    return Similarity(**law()["similarity"])
