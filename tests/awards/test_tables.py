"""The award tables are whole: no gap, no overlap, no unknown code."""

import datetime as dt
from itertools import combinations, pairwise

import pytest

from paperwork.awards import award_labels, awards, rules, tables, within_power
from paperwork.awards.tables import award_of, threshold_for
from paperwork.model import UnitKind
from paperwork.wording import fold

CODES = {award.code for award in awards()}


def test_codes_names_and_orders_are_unique():
    for field in ("code", "name", "order"):
        values = [getattr(award, field) for award in awards()]
        assert len(set(values)) == len(values)


def test_a_label_means_one_award_even_without_accents():
    meanings = {}
    for label, code in award_labels().items():
        meanings.setdefault(fold(label), set()).add(code)

    assert [label for label, codes in meanings.items() if len(codes) > 1] == []


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("CSTĐCS", "CSTDCS"),
        ("Chiến sĩ thi đua cơ sở", "CSTDCS"),
        ("LĐTT", "LDTT"),
        ("TTLĐXS", "TTLDXS"),
        ("Bằng khen của Chủ tịch UBND tỉnh", "BKT"),
        ("Chiến sĩ thi đua cấp tỉnh", "CSTDT"),
        ("GK", "GK"),
        ("Người tốt, việc tốt", "NTVT"),
    ],
)
def test_a_clerk_may_type_the_usual_abbreviation(typed, code):
    assert award_labels()[typed] == code


def test_titles_are_printed_before_forms():
    families = [award.family for award in awards()]

    assert families == sorted(families, reverse=True)


def test_every_line_of_the_law_speaks_of_a_known_award():
    spoken = [code for row in (*tables.powers(), *tables.thresholds()) for code in row.awards]
    spoken += [code for row in tables.state_powers() for code in row.awards]
    spoken += [code for row in rules.ballots() for code in row.awards]
    spoken += [code for row in rules.conditions() for code in (*row.awards, row.of) if code]
    spoken += [code for row in rules.compositions() for code in row.awards]
    spoken += [code for row in rules.rules() for code in row.awards]
    spoken += [code for row in rules.caps() for code in (row.award, row.of)]
    spoken += [row.award for row in (*tables.coefficients(), *tables.former_names())]

    assert set(spoken) <= CODES


def disjoint(one, other):
    """Whether two conditions speak of different kinds of nominees."""
    return bool(one.kinds and other.kinds) and not set(one.kinds) & set(other.kinds)


def overlap(one, other):
    latest = max(one.since, other.since)
    return one.holds(latest) and other.holds(latest)


def test_no_two_lines_of_the_law_hold_on_one_day():
    same_matter = [
        *combinations(tables.base_salaries(), 2),
        *combinations(tables.quorums(), 2),
        *(
            (a, b)
            for a, b in combinations(tables.coefficients(), 2)
            if (a.award, a.kind) == (b.award, b.kind)
        ),
        *((a, b) for a, b in combinations(tables.thresholds(), 2) if set(a.awards) & set(b.awards)),
        *((a, b) for a, b in combinations(rules.ballots(), 2) if set(a.awards) & set(b.awards)),
        *((a, b) for a, b in combinations(rules.rules(), 2) if a.code == b.code),
        *((a, b) for a, b in combinations(rules.caps(), 2) if a.award == b.award),
        *((a, b) for a, b in combinations(tables.derived(), 2) if a.kind is b.kind),
        *(
            (a, b)
            for a, b in combinations(rules.conditions(), 2)
            if a.test == b.test and set(a.awards) & set(b.awards) and not disjoint(a, b)
        ),
        *(
            (a, b)
            for a, b in combinations(tables.powers(), 2)
            if a.unit_kind is b.unit_kind and set(a.awards) & set(b.awards)
        ),
    ]

    assert [pair for pair in same_matter if overlap(*pair)] == []


def test_the_base_salary_has_no_gap():
    rows = sorted(tables.base_salaries(), key=lambda row: row.since)

    for earlier, later in pairwise(rows):
        assert earlier.until + dt.timedelta(days=1) == later.since
    assert rows[-1].until is None


def test_every_line_of_the_law_names_its_source():
    rows = (
        *tables.powers(),
        *tables.thresholds(),
        *tables.quorums(),
        *tables.base_salaries(),
        *tables.coefficients(),
        *tables.derived(),
        *tables.state_powers(),
        *tables.former_names(),
        *rules.rules(),
        *rules.conditions(),
        *rules.ballots(),
        *rules.caps(),
        *rules.transitions(),
        *rules.compositions(),
    )

    assert all(row.source for row in rows)


@pytest.mark.parametrize("code", ["LDTT", "CSTDCS", "TTLDTT", "GK"])
@pytest.mark.parametrize(
    "kind", [UnitKind.DEPARTMENT, UnitKind.PUBLIC_SERVICE, UnitKind.ENTERPRISE]
)
@pytest.mark.parametrize("on", [dt.date(2023, 12, 31), dt.date(2024, 1, 1), dt.date(2027, 1, 14)])
def test_a_director_decides_base_titles_and_certificates(code, kind, on):
    assert within_power(award_of(code), kind, on)


@pytest.mark.parametrize("code", ["BKT", "CSTDT", "TTLDXS", "COT", "COCP", "BKTTG", "CSTDTQ"])
@pytest.mark.parametrize("kind", [UnitKind.DEPARTMENT, UnitKind.COMMUNE, UnitKind.ENTERPRISE])
def test_higher_awards_are_above_a_base_office(code, kind):
    assert not within_power(award_of(code), kind, dt.date(2027, 1, 14))


@pytest.mark.parametrize("code", ["BKT", "CSTDT", "TTLDXS", "COT"])
def test_the_province_decides_provincial_awards(code):
    assert within_power(award_of(code), UnitKind.PROVINCE, dt.date(2027, 1, 14))


@pytest.mark.parametrize("code", ["CSTDCS", "TTLDTT", "TVH"])
def test_a_commune_decides_more_from_july_2025(code):
    award = award_of(code)

    assert not within_power(award, UnitKind.COMMUNE, dt.date(2025, 6, 30))
    assert within_power(award, UnitKind.COMMUNE, dt.date(2025, 7, 1))


@pytest.mark.parametrize(
    ("code", "on", "percent", "verified"),
    [
        ("CSTDT", dt.date(2023, 12, 31), 90, False),
        ("CSTDCS", dt.date(2024, 1, 1), 80, True),
        ("CSTDT", dt.date(2025, 6, 30), 90, True),
        ("CSTDCS", dt.date(2025, 7, 1), 80, False),
        ("COT", dt.date(2027, 1, 1), 80, False),
    ],
)
def test_the_threshold_follows_the_decree_of_the_day(code, on, percent, verified):
    threshold = threshold_for(award_of(code), on)

    assert (threshold.percent, threshold.verified) == (percent, verified)


@pytest.mark.parametrize(
    ("code", "on"),
    [
        ("CSTDCS", dt.date(2023, 12, 31)),
        ("LDTT", dt.date(2027, 1, 1)),
        ("TTLDTT", dt.date(2024, 6, 1)),
        ("GK", dt.date(2027, 1, 1)),
    ],
)
def test_other_awards_need_only_a_majority(code, on):
    assert threshold_for(award_of(code), on) is None
