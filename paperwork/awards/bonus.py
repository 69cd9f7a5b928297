"""Bonus money: coefficient x base salary of the day the decision is issued, rounded by law."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from paperwork.awards import tables
from paperwork.model import Award, Judgement, Kind, Options, Reckoning
from paperwork.wording import fold, money

DEFAULTS = Options()
OFFICE = "trang Đơn vị, mục Hệ số thưởng riêng"


@dataclass(frozen=True)
class BonusBasis:  # căn cứ tính tiền thưởng
    coefficient: Fraction
    factor: Fraction  # hộ gia đình: 1,5 lần cá nhân
    salary: int
    source: str
    verified: bool


def bonus(award: Award, kind: Kind, on: dt.date, options: Options) -> int:
    """The money that goes with an award, in đồng; 0 when none is paid or none is known."""
    found = reckoning(award, kind, on, options)
    return 0 if found is None or found.unpaid else found.amount


def reckoning(award: Award, kind: Kind, on: dt.date, options: Options) -> Reckoning | None:
    """How the money of one award is worked out; None when the law puts no figure on it."""
    basis = bonus_basis(award, kind, on, options)
    if basis is None:
        return None
    coefficient = basis.coefficient * basis.factor
    product = coefficient * basis.salary
    if kind is Kind.HOUSEHOLD and options.household_bonus == "rounded_amount":
        product = rounded(basis.coefficient * basis.salary, options) * basis.factor
    amount = rounded(product, options)
    return Reckoning(
        coefficient=coefficient,
        salary=basis.salary,
        product=product,
        amount=amount,
        source=basis.source,
        unpaid=_unpaid(amount, options),
    )


def _unpaid(amount: int, options: Options) -> str:
    if not options.pays_bonus:
        return "Cơ quan không chi tiền thưởng kèm theo."
    return "" if amount else "Không có tiền thưởng theo quy định."


def paid_once(judgements: Sequence[Judgement], year: int) -> tuple[Judgement, ...]:
    """The judgements, with only the highest title of a person and a period paid.

    NĐ 152/2025 Điều 49: titles of other periods are paid too, and forms beside titles; of equal
    amounts the first is paid. `year` is the period of a nomination that does not say its own.
    """
    highest: dict[tuple[str, ...], Judgement] = {}
    for judgement in judgements:
        if judgement.bonus and judgement.award.family == "title":
            key = title_period(judgement, year)
            if key not in highest or judgement.bonus > highest[key].bonus:
                highest[key] = judgement
    return tuple(_paid_beside(j, highest.get(title_period(j, year))) for j in judgements)


def title_period(judgement: Judgement, year: int) -> tuple[str, ...]:
    """Who is paid, and for which years: 2024–2026 and 2024-2026 are one period."""
    nominee = judgement.nomination
    years = re.findall(r"\b(?:19|20)\d\d\b", nominee.period) or [nominee.period or str(year)]
    return (nominee.kind, fold(nominee.name), fold(nominee.workplace), *years)


def _paid_beside(judgement: Judgement, highest: Judgement | None) -> Judgement:
    if judgement is highest or highest is None or not judgement.bonus or not judgement.reckoning:
        return judgement
    if judgement.award.family != "title":
        return judgement
    reason = f"Đã nhận mức thưởng của {highest.award.phrase} trong cùng thời gian."
    return replace(judgement, bonus=0, reckoning=replace(judgement.reckoning, unpaid=reason))


def bonus_basis(
    award: Award, kind: Kind, on: dt.date, options: Options = DEFAULTS
) -> BonusBasis | None:
    """What the money is worked out from, the office's own coefficient first; None when unknown."""
    salary = tables.in_force(tables.base_salaries(), on)
    own = {(code, of): value for code, of, value in options.coefficients}
    if salary and (award.code, kind) in own:
        value = own[award.code, kind]
        return BonusBasis(value, Fraction(1), salary.amount, OFFICE, verified=salary.verified)
    derived = tables.derived_on(kind, on)
    coefficient = tables.coefficient_for(award, derived.of if derived else kind, on)
    if coefficient is None or salary is None:
        return None
    return BonusBasis(
        coefficient.value,
        derived.factor if derived else Fraction(1),
        salary.amount,
        source="; ".join(filter(None, (coefficient.source, derived.source if derived else ""))),
        verified=coefficient.verified and salary.verified and (not derived or derived.verified),
    )


def bonus_rule(on: dt.date) -> str:
    """The decree and the base salary of the day, as a decision names them; "" when unknown."""
    rule = tables.in_force(tables.bonus_rules(), on)
    salary = tables.in_force(tables.base_salaries(), on)
    if rule is None or salary is None:
        return ""
    return f"{rule.name}, tính theo mức lương cơ sở {money(salary.amount)} đồng/tháng"


def rounded(amount: Fraction, options: Options) -> int:
    """Whole đồng, or tens of thousands the way the office rounds."""
    step = tables.rounding_step()
    match options.rounding:
        case "up_10k":
            return math.ceil(amount / step) * step
        case "nearest_10k":
            return math.floor(amount / step + Fraction(1, 2)) * step
        case "none":
            return math.ceil(amount)
