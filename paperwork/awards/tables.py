"""The award tables of standards/awards.toml: what the law fixes, and from when until when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from typing import Any, TypeVar

from paperwork.model import Award, Kind, UnitKind, holds
from paperwork.standards import table


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A line of the law with the days it holds on, both included."""

    since: dt.date
    until: dt.date | None = None
    source: str = ""
    verified: bool = True

    def holds(self, on: dt.date) -> bool:
        return holds(self.since, self.until, on)


@dataclass(frozen=True, kw_only=True)
class Power(Fact):  # thẩm quyền quyết định
    awards: tuple[str, ...]
    unit_kind: UnitKind


@dataclass(frozen=True, kw_only=True)
class StatePower(Fact):  # cấp Nhà nước quyết định
    awards: tuple[str, ...]
    decided_by: str


@dataclass(frozen=True, kw_only=True)
class FormerName(Fact):  # tên danh hiệu của thời kỳ khác
    award: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Threshold(Fact):  # ngưỡng phiếu
    awards: tuple[str, ...]
    percent: int


@dataclass(frozen=True, kw_only=True)
class Quorum(Fact):  # số thành viên dự họp tối thiểu
    share: Fraction


@dataclass(frozen=True, kw_only=True)
class BaseSalary(Fact):  # lương cơ sở
    amount: int


@dataclass(frozen=True, kw_only=True)
class BonusRule(Fact):  # nghị định quy định mức thưởng
    name: str


@dataclass(frozen=True, kw_only=True)
class Coefficient(Fact):  # hệ số tiền thưởng
    award: str
    kind: Kind
    value: Fraction


@dataclass(frozen=True, kw_only=True)
class Derived(Fact):  # đối tượng hưởng theo mức của đối tượng khác
    kind: Kind
    of: Kind
    factor: Fraction


@cache
def awards() -> tuple[Award, ...]:
    """Every title and form, in the order they are printed."""
    rows = (
        Award(
            code=row["code"],
            name=row["name"],
            family=row["family"],
            kinds=tuple(map(Kind, row["kinds"])),
            order=row["order"],
            aliases=tuple(row["aliases"]),
        )
        for row in law()["award"]
    )
    return tuple(sorted(rows, key=lambda award: award.order))


@cache
def award_labels() -> dict[str, str]:
    """Codes, printed names and the abbreviations clerks type, each to its code."""
    return {
        label: award.code
        for award in awards()
        for label in (award.code, award.name, *award.aliases)
    }


def award_of(code: str) -> Award:
    return _by_code()[code]


def award_on(code: str, on: dt.date) -> Award:
    """The award by the name it bears that day."""
    award = award_of(code)
    former = in_force(_former_names_of().get(code, ()), on)
    return replace(award, name=former.name) if former else award


@cache
def former_names() -> tuple[FormerName, ...]:
    return tuple(
        FormerName(**dated(row), award=row["award"], name=row["name"])
        for row in law()["former_name"]
    )


@cache
def _former_names_of() -> Mapping[str, tuple[FormerName, ...]]:
    return told_of(former_names(), lambda row: [row.award])


@cache
def _by_code() -> dict[str, Award]:
    return {award.code: award for award in awards()}


@cache
def powers() -> tuple[Power, ...]:
    return tuple(
        Power(**dated(row), awards=tuple(row["awards"]), unit_kind=UnitKind(row["unit_kind"]))
        for row in law()["power"]
    )


@cache
def state_powers() -> tuple[StatePower, ...]:
    return tuple(
        StatePower(**dated(row), awards=tuple(row["awards"]), decided_by=row["decided_by"])
        for row in law()["state_power"]
    )


@cache
def thresholds() -> tuple[Threshold, ...]:
    return tuple(
        Threshold(**dated(row), awards=tuple(row["awards"]), percent=row["percent"])
        for row in law()["threshold"]
    )


@cache
def quorums() -> tuple[Quorum, ...]:
    return tuple(Quorum(**dated(row), share=Fraction(row["share"])) for row in law()["quorum"])


@cache
def base_salaries() -> tuple[BaseSalary, ...]:
    return tuple(BaseSalary(**dated(row), amount=row["amount"]) for row in law()["base_salary"])


@cache
def bonus_rules() -> tuple[BonusRule, ...]:
    return tuple(BonusRule(**dated(row), name=row["name"]) for row in law()["bonus_rule"])


@cache
def coefficients() -> tuple[Coefficient, ...]:
    return tuple(
        Coefficient(
            **dated(row),
            award=row["award"],
            kind=Kind(row["kind"]),
            value=Fraction(row["value"]),
        )
        for row in law()["coefficient"]
    )


def coefficient_for(award: Award, kind: Kind, on: dt.date) -> Coefficient | None:
    """What the money of an award is worked out from that day; None when the law says nothing."""
    return in_force(_coefficients_of().get((award.code, kind), ()), on)


@cache
def _coefficients_of() -> Mapping[tuple[str, Kind], tuple[Coefficient, ...]]:
    return told_of(coefficients(), lambda row: [(row.award, row.kind)])


@cache
def derived() -> tuple[Derived, ...]:
    return tuple(
        Derived(
            **dated(row),
            kind=Kind(row["kind"]),
            of=Kind(row["of"]),
            factor=Fraction(row["factor"]),
        )
        for row in law()["derived"]
    )


def derived_on(kind: Kind, on: dt.date) -> Derived | None:
    """By whose money such a nominee is paid that day; None when it has figures of its own."""
    return in_force((row for row in derived() if row.kind is kind), on)


def rounding_step() -> int:
    step: int = law()["rounding"]["step"]
    return step


_F = TypeVar("_F", bound=Fact)
_Subject = TypeVar("_Subject")


def in_force(facts: Iterable[_F], on: dt.date) -> _F | None:
    """The one fact that holds that day; None when the law says nothing."""
    for fact in facts:
        if fact.holds(on):
            return fact
    return None


def told_of(
    facts: Iterable[_F], subjects: Callable[[_F], Iterable[_Subject]]
) -> dict[_Subject, tuple[_F, ...]]:
    """The facts that tell of each subject, in their order."""
    found: dict[_Subject, list[_F]] = {}
    for fact in facts:
        for subject in subjects(fact):
            found.setdefault(subject, []).append(fact)
    return {subject: tuple(told) for subject, told in found.items()}


def threshold_for(award: Award, on: dt.date) -> Threshold | None:
    """The share of votes an award needs; None is a simple majority."""
    return in_force(_thresholds_of().get(award.code, ()), on)


@cache
def _thresholds_of() -> Mapping[str, tuple[Threshold, ...]]:
    return told_of(thresholds(), lambda row: row.awards)


def within_power(award: Award, unit_kind: UnitKind, on: dt.date) -> bool:
    """Whether the head of such an office decides the award that day, or must ask the superior."""
    return power_for(award, unit_kind, on) is not None


def power_for(award: Award, unit_kind: UnitKind, on: dt.date) -> Power | None:
    """What gives the head of such an office the award that day; None when it is above them."""
    return in_force(_powers_of().get((award.code, unit_kind), ()), on)


@cache
def _powers_of() -> Mapping[tuple[str, UnitKind], tuple[Power, ...]]:
    return told_of(powers(), lambda row: [(award, row.unit_kind) for award in row.awards])


def law() -> Mapping[str, Any]:
    return table("awards")


def dated(row: Mapping[str, Any]) -> dict[str, Any]:
    """The days, source and mark of a row, as a Fact takes them."""
    return {name: row[name] for name in ("since", "until", "source", "verified") if name in row}
