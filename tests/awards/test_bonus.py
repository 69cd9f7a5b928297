"""The bonus that goes with an award, to the đồng."""

import datetime as dt
from fractions import Fraction

import pytest
from award_builders import DECISION, a_dossier, a_nominee, a_vote

from paperwork.awards import bonus, bonus_basis, judge, reckoning
from paperwork.awards.tables import award_of
from paperwork.model import Kind, Options

# one day under each base salary: 1.490.000, 1.800.000, 2.340.000, 2.530.000
DAYS = (dt.date(2023, 6, 30), dt.date(2023, 7, 1), dt.date(2026, 6, 30), dt.date(2026, 7, 1))
COLLECTIVE, INDIVIDUAL = Kind.COLLECTIVE, Kind.INDIVIDUAL


def paid(code, kind, on, **options):
    return bonus(award_of(code), kind, on, Options(**options))


@pytest.mark.parametrize(
    ("code", "kind", "amounts"),
    [
        ("LDTT", INDIVIDUAL, (450_000, 540_000, 710_000, 760_000)),
        ("GK", INDIVIDUAL, (450_000, 540_000, 710_000, 760_000)),
        ("GK", COLLECTIVE, (900_000, 1_080_000, 1_410_000, 1_520_000)),
        ("TTLDTT", COLLECTIVE, (1_200_000, 1_440_000, 1_880_000, 2_030_000)),
        ("CSTDCS", INDIVIDUAL, (1_490_000, 1_800_000, 2_340_000, 2_530_000)),
        ("TTLDXS", COLLECTIVE, (2_240_000, 2_700_000, 3_510_000, 3_800_000)),
        ("TVH", COLLECTIVE, (2_240_000, 2_700_000, 3_510_000, 3_800_000)),
        ("CSTDT", INDIVIDUAL, (4_470_000, 5_400_000, 7_020_000, 7_590_000)),
        ("BKTTG", INDIVIDUAL, (5_220_000, 6_300_000, 8_190_000, 8_860_000)),
        ("CSTDTQ", INDIVIDUAL, (6_710_000, 8_100_000, 10_530_000, 11_390_000)),
        ("BKTTG", COLLECTIVE, (10_430_000, 12_600_000, 16_380_000, 17_710_000)),
        # 1,0 and 2,0 under the decree of 2017
        ("BKT", INDIVIDUAL, (1_490_000, 1_800_000, 3_510_000, 3_800_000)),
        ("BKT", COLLECTIVE, (2_980_000, 3_600_000, 7_020_000, 7_590_000)),
    ],
)
def test_the_money_is_rounded_up_to_ten_thousand(code, kind, amounts):
    assert tuple(paid(code, kind, on) for on in DAYS) == amounts


def test_the_base_salary_is_that_of_the_day_of_the_decision():
    assert paid("CSTDCS", INDIVIDUAL, dt.date(2024, 6, 30)) == 1_800_000
    assert paid("CSTDCS", INDIVIDUAL, dt.date(2024, 7, 1)) == 2_340_000


@pytest.mark.parametrize(
    ("way", "amount"), [("up_10k", 710_000), ("none", 702_000), ("nearest_10k", 700_000)]
)
def test_an_office_may_round_its_own_way(way, amount):
    assert paid("LDTT", INDIVIDUAL, dt.date(2026, 1, 5), rounding=way) == amount


@pytest.mark.parametrize(
    ("way", "amount"), [("coefficient", 1_060_000), ("rounded_amount", 1_070_000)]
)
def test_a_household_gets_one_and_a_half_times_an_individual(way, amount):
    assert paid("GK", Kind.HOUSEHOLD, dt.date(2026, 1, 5), household_bonus=way) == amount


def test_an_enterprise_is_paid_as_a_collective():
    on = dt.date(2026, 1, 5)

    assert paid("GK", Kind.ENTERPRISE, on) == paid("GK", COLLECTIVE, on)


def test_an_office_that_pays_nothing_pays_nothing():
    assert paid("CSTDCS", INDIVIDUAL, dt.date(2026, 1, 5), pays_bonus=False) == 0


def test_an_award_the_law_puts_no_figure_on_carries_no_money():
    assert paid("KNC", INDIVIDUAL, dt.date(2026, 1, 5)) == 0
    assert bonus_basis(award_of("KNC"), INDIVIDUAL, dt.date(2026, 1, 5)) is None


def two_awards(first, second, **changes):
    """What one person gets for two awards that the council agreed to."""
    nominees = [
        a_nominee(first, "A", period="2026"),
        a_nominee(second, "B", **{"period": "2026"} | changes),
    ]
    votes = [a_vote(7, nomination="A"), a_vote(7, nomination="B")]
    judgements, _ = judge(a_dossier(*nominees, votes=votes), DECISION)
    return tuple(judgement.bonus for judgement in judgements), judgements


def test_titles_of_one_period_are_paid_once_at_the_highest():
    paid_out, (lower, higher) = two_awards("LDTT", "CSTDCS")

    assert paid_out == (0, 2_530_000)
    assert lower.reckoning.amount == 760_000
    assert lower.reckoning.unpaid == (
        "Đã nhận mức thưởng của danh hiệu “Chiến sĩ thi đua cơ sở” trong cùng thời gian."
    )
    assert higher.reckoning.unpaid == ""


def test_titles_of_two_periods_are_both_paid():
    assert two_awards("LDTT", "CSTDCS", period="2024–2025")[0] == (760_000, 2_530_000)


def test_a_title_and_a_form_are_both_paid():
    assert two_awards("LDTT", "GK")[0] == (760_000, 760_000)


def test_forms_for_different_achievements_are_each_paid():
    assert two_awards("GK", "GK", achievement="Cứu người trong lũ")[0] == (760_000, 760_000)


def test_the_same_years_written_in_another_way_are_one_period():
    paid_out, _ = two_awards("LDTT", "CSTDCS", period="Năm 2026")

    assert paid_out == (0, 2_530_000)


def test_the_reckoning_shows_the_product_before_it_is_rounded():
    on = dt.date(2026, 1, 5)

    found = reckoning(award_of("GK"), Kind.HOUSEHOLD, on, Options())

    assert (found.coefficient, found.salary) == (Fraction("0.45"), 2_340_000)
    assert (found.product, found.amount) == (1_053_000, 1_060_000)


def test_an_award_without_money_says_why():
    found = reckoning(award_of("DHTT"), INDIVIDUAL, dt.date(2027, 1, 5), Options())

    assert (found.amount, found.unpaid) == (0, "Không có tiền thưởng theo quy định.")


def test_the_offices_own_coefficient_wins_and_needs_no_remark():
    own = Options(coefficients=(("GK", Kind.HOUSEHOLD, Fraction("0.6")),))

    amount = bonus(award_of("GK"), Kind.HOUSEHOLD, dt.date(2027, 1, 5), own)

    assert amount == 1_520_000
    assert bonus_basis(award_of("GK"), Kind.HOUSEHOLD, dt.date(2027, 1, 5), own).verified
