"""Bonus money: coefficient x base salary of the day the decision is issued, rounded by law."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from fractions import Fraction

from paperwork.awards import tables
from paperwork.model import Award, Kind, Options
from paperwork.wording import money

DEFAULTS = Options()
OFFICE = "trang Đơn vị, mục Hệ số thưởng riêng"


@dataclass(frozen=True)
class BonusBasis:  # căn cứ tính tiền thưởng
    coefficient: Fraction
    factor: Fraction  # hộ gia đình: 1,5 lần cá nhân
    salary: int
    source: str
    verified: bool

    @property
    def product(self) -> Fraction:
        """The money before rounding."""
        return self.coefficient * self.factor * self.salary


def bonus(award: Award, kind: Kind, on: dt.date, options: Options) -> int:
    """The money that goes with an award, in đồng; 0 when none is paid or none is known."""
    basis = bonus_basis(award, kind, on, options)
    if basis is None or not options.pays_bonus:
        return 0
    if kind is Kind.HOUSEHOLD and options.household_bonus == "rounded_amount":
        individual = rounded(basis.coefficient * basis.salary, options)
        return rounded(individual * basis.factor, options)
    return rounded(basis.product, options)


def bonus_basis(
    award: Award, kind: Kind, on: dt.date, options: Options = DEFAULTS
) -> BonusBasis | None:
    """What the money is worked out from, the office's own coefficient first; None when unknown."""
    salary = tables.in_force(tables.base_salaries(), on)
    own = {(code, of): value for code, of, value in options.coefficients}
    if salary and (award.code, kind) in own:
        value = own[award.code, kind]
        return BonusBasis(value, Fraction(1), salary.amount, OFFICE, verified=salary.verified)
    derived = tables.derived_kinds().get(kind)
    paid_as = derived.of if derived else kind
    rows = (r for r in tables.coefficients() if (r.award, r.kind) == (award.code, paid_as))
    coefficient = tables.in_force(rows, on)
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
