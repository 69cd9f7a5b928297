"""The law of a day, all of it: what `paperwork law --on DATE` prints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from paperwork.awards import rules, tables
from paperwork.awards.grounds import CentralGround, central_grounds
from paperwork.awards.rules import Ballot, Cap, Composition, Condition, Rule, Transition
from paperwork.awards.tables import (
    BaseSalary,
    BonusRule,
    Coefficient,
    Derived,
    Fact,
    Power,
    Quorum,
    StatePower,
    Threshold,
)
from paperwork.model import Award, holds


@dataclass(frozen=True)
class AwardOfDay:  # một danh hiệu, hình thức và ai quyết định
    award: Award
    powers: tuple[Power, ...]
    state: StatePower | None  # cấp Nhà nước quyết định
    threshold: Threshold | None  # trống là quá nửa
    ballot: Ballot | None  # phải bỏ phiếu
    coefficients: tuple[Coefficient, ...]
    conditions: tuple[Condition, ...]


@dataclass(frozen=True)
class LawOfDay:  # luật của một ngày
    on: dt.date
    awards: tuple[AwardOfDay, ...]
    quorum: Quorum | None
    caps: tuple[Cap, ...]
    salary: BaseSalary | None
    bonus_rule: BonusRule | None
    derived: tuple[Derived, ...]
    grounds: tuple[CentralGround, ...]
    compositions: tuple[Composition, ...]
    rules: tuple[Rule, ...]
    transitions: tuple[Transition, ...]


def law_on(on: dt.date) -> LawOfDay:
    """Every line of the tables that holds on a day; a table is empty where the law is silent."""
    return LawOfDay(
        on=on,
        awards=tuple(_award(award.code, on) for award in tables.awards()),
        quorum=tables.in_force(tables.quorums(), on),
        caps=_holding(rules.caps(), on),
        salary=tables.in_force(tables.base_salaries(), on),
        bonus_rule=tables.in_force(tables.bonus_rules(), on),
        derived=_holding(tables.derived(), on),
        grounds=tuple(g for g in central_grounds() if holds(g.since, g.until, on)),
        compositions=_holding(rules.compositions(), on),
        rules=_holding(rules.rules(), on),
        transitions=_holding(rules.transitions(), on),
    )


def _award(code: str, on: dt.date) -> AwardOfDay:
    award = tables.award_on(code, on)
    return AwardOfDay(
        award=award,
        powers=tuple(p for p in _holding(tables.powers(), on) if code in p.awards),
        state=tables.in_force((p for p in tables.state_powers() if code in p.awards), on),
        threshold=tables.threshold_for(award, on),
        ballot=tables.in_force((b for b in rules.ballots() if code in b.awards), on),
        coefficients=tuple(c for c in _holding(tables.coefficients(), on) if c.award == code),
        conditions=tuple(c for c in _holding(rules.conditions(), on) if code in c.awards),
    )


_F = TypeVar("_F", bound=Fact)


def _holding(facts: Iterable[_F], on: dt.date) -> tuple[_F, ...]:
    return tuple(fact for fact in facts if fact.holds(on))
