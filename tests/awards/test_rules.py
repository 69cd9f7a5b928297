"""Each rule of the law has a small dossier that breaks it, and gets exactly that finding."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from award_builders import (
    DECISION,
    a_collective,
    a_dossier,
    a_nominee,
    a_row,
    a_session,
    a_vote,
)

from paperwork.awards import judge
from paperwork.findings import Severity
from paperwork.model import (
    Comparison,
    Criterion,
    Initiative,
    Kind,
    Measurement,
    Options,
    Outcome,
    PastAward,
    SessionMethod,
    Subunit,
    UnitKind,
)

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
# figures that the office has checked, so that only the rule in question is spoken of
CHECKED = Options(
    thresholds=tuple((code, 80) for code in ("CSTDCS", "CSTDT", "CSTDTQ", "COT")),
    coefficients=(("GK", Kind.INDIVIDUAL, 1), ("NTVT", Kind.INDIVIDUAL, 1)),
)
LONG = (
    "Chủ trì số hóa mười hai nghìn hồ sơ đất đai, hoàn thành trước hạn hai tháng; hướng dẫn mười "
    "bốn xã dùng phần mềm tiếp nhận hồ sơ, không có hồ sơ quá hạn trong năm"
)


def voted(*nominees, agree=7, **changes):
    """A dossier whose council agreed to everybody."""
    rows = tuple(
        replace(nominee, origin=a_row("Đề cử", row, **nominee.origin.columns))
        for row, nominee in enumerate(nominees, 2)
    )
    votes = [a_vote(agree, nomination=nominee.code) for nominee in nominees]
    return a_dossier(*rows, **{"votes": votes, "options": CHECKED} | changes)


def found(dossier, on=DECISION):
    return [(f.code, f.severity, str(f.where)) for f in judge(dossier, on)[1]]


def earlier(award, *years, name="Đỗ Thị Hạnh", **changes):
    return tuple(
        PastAward(name, year, award, origin=a_row("Khen trước", row, name="B"), **changes)
        for row, year in enumerate(years, 2)
    )


def an_initiative(*codes, **changes):
    columns = {"code": "A", "nominations": "C", "used_for": "H"}
    values = {"recognised_by": "Sở", "origin": a_row("Sáng kiến", 2, **columns)}
    return Initiative("SK-01", "Số hóa hồ sơ", codes, **values | changes)


def a_subunit(name="Phòng Kế hoạch", **changes):
    return Subunit(name, until=dt.date(2026, 6, 30), **changes)


def a_limit_case(*votes, limit=1, genders=("Nam", "Nam"), **first_vote):
    codes = [f"DC-{number}" for number in range(1, len(votes) + 1)]
    nominees = [
        a_nominee("LDTT", code, name=f"Người {code}", gender=gender)
        for code, gender in zip(codes, genders, strict=False)
    ]
    rows = [a_vote(agree, nomination=code) for code, agree in zip(codes, votes, strict=True)]
    rows[0] = replace(rows[0], **first_vote)
    return voted(*nominees, votes=rows, limits=(("LDTT", limit),))


TITLE, FORM = a_nominee("LDTT"), a_nominee("GK", "DC-0002")
GK, CSTDCS = a_nominee("GK"), a_nominee("CSTDCS")
CSTDT, CSTDTQ = a_nominee("CSTDT"), a_nominee("CSTDTQ")
BOARD = "Chiến sĩ thi đua cơ sở"

BROKEN = {
    # ---- §2.2
    "R-ONCE": (
        voted(
            a_nominee("GK", achievement="Cứu ba người trong lũ"),
            a_nominee("BKT", "DC-0002", achievement="Cứu ba người trong  lũ"),
        ),
        [("PW152", ERROR, "Đề cử!R3")],
    ),
    "R-HOLD": (
        voted(replace(TITLE, under_examination=True)),
        [("PW107", WARNING, "Biểu quyết!A2")],
    ),
    "R-AFTER, within the term": (
        voted(replace(TITLE, discipline_until=dt.date(2027, 2, 1))),
        [("PW107", WARNING, "Biểu quyết!A2")],
    ),
    "R-AFTER, in the year": (
        voted(replace(TITLE, discipline_until=dt.date(2026, 6, 30))),
        [("PW153", WARNING, "Đề cử!Z2")],
    ),
    "R-MATERNITY": (
        voted(replace(TITLE, note="Nghỉ thai sản 6 tháng"), agree=3),
        [("PW160", WARNING, "Đề cử!AH2")],
    ),
    "R-WOMEN": (
        a_limit_case(6, 6, genders=("Nam", "Nữ")),
        [("PW171", WARNING, "Đề cử!R3"), ("PW170", INFO, "Đề cử!R2")],
    ),
    "R-SK1, a title and a form": (
        voted(TITLE, FORM, initiatives=(an_initiative("DC-0001", "DC-0002"),)),
        [("PW154", ERROR, "Sáng kiến!C2")],
    ),
    "R-SK1, used before": (
        voted(TITLE, initiatives=(an_initiative("DC-0001", used_for="Giấy khen năm 2025"),)),
        [("PW155", ERROR, "Sáng kiến!H2")],
    ),
    "R-BCTT": (
        voted(
            replace(TITLE, achievement=LONG),
            a_nominee("LDTT", "DC-0002", name="Lý Gia Minh", achievement=f"{LONG} qua."),
        ),
        [("PW156", WARNING, "Đề cử!X3")],
    ),
    "R-DISSOLVED": (
        voted(a_collective(), subunits=(a_subunit(),)),
        [("PW157", ERROR, "Đề cử!D2")],
    ),
    "a unit renamed": (
        voted(a_collective(), subunits=(a_subunit(replaced_by="Phòng Tổng hợp"),)),
        [("PW158", WARNING, "Đề cử!D2")],
    ),
    "R-NTT": (
        voted(a_nominee("NTVT", target_group="Doanh nhân")),
        [("PW159", ERROR, "Đề cử!AF2")],
    ),
    # ---- §2.3
    "R-TIE, open": (
        a_limit_case(6, 6),
        [("PW172", ERROR, "Biểu quyết!J2")],
    ),
    "R-TIE, the chair decides": (
        a_limit_case(6, 6, chair_agrees=True),
        [("PW171", WARNING, "Đề cử!R2"), ("PW170", INFO, "Đề cử!R3")],
    ),
    "a quota": (a_limit_case(7, 6), [("PW170", INFO, "Đề cử!R3")]),
    "the ballot": (
        voted(CSTDCS, session=a_session(method=SessionMethod.HANDS)),
        [("PW117", WARNING, "Phiên họp!B2")],
    ),
    "a quorum of the council's own": (
        voted(
            TITLE,
            agree=5,
            session=a_session(("Thành viên 1", "absent"), ("Thành viên 2", "absent")),
            options=replace(CHECKED, quorum=Fraction(4, 5)),
        ),
        [("PW105", ERROR, "Phiên họp!B12")],
    ),
    "a substitute without a paper": (
        voted(TITLE, session=a_session(("Thành viên 1", "substitute"))),
        [("PW115", WARNING, "Phiên họp!B12")],
    ),
    "written opinions": (
        voted(TITLE, votes=[a_vote(7, written=1)]),
        [("PW116", WARNING, "Biểu quyết!D2")],
    ),
    # ---- §2.5
    "titles of one period are paid once": (
        voted(a_nominee("LDTT"), a_nominee("CSTDCS", "DC-0002")),
        [("PW108", INFO, "Đề cử!R2")],
    ),
    "the fund": (
        voted(TITLE, unit={"fund_balance": 100_000}),
        [("PW114", WARNING, "Đơn vị!B30")],
    ),
    "money nobody knows": (
        voted(a_nominee("GDVH", kind=Kind.HOUSEHOLD), kind=UnitKind.COMMUNE),
        [("PW112", WARNING, "Đơn vị!B30")],
    ),
    # ---- §2.1, the conditions of awards
    "a rating too low": (
        voted(replace(TITLE, rating="HTNV")),
        [("PW140", ERROR, "Đề cử!T2")],
    ),
    "70 % of a collective": (
        voted(a_collective(advanced_count=6)),
        [("PW141", ERROR, "Đề cử!W2")],
    ),
    "100 % of a collective": (
        voted(a_collective("TTLDXS", fulfilled_count=9), kind=UnitKind.PROVINCE),
        [("PW142", ERROR, "Đề cử!AC2")],
    ),
    "discipline in a collective": (
        voted(a_collective(disciplined_count=1)),
        [("PW143", ERROR, "Đề cử!AE2")],
    ),
    "nobody exemplary": (
        voted(a_collective("TTLDXS", exemplary_count=0), kind=UnitKind.PROVINCE),
        [("PW144", ERROR, "Đề cử!AD2")],
    ),
    "neither excellent nor an initiative": (
        voted(replace(CSTDCS, rating="HTTNV")),
        [("PW145", ERROR, "Đề cử!T2")],
    ),
    "two years instead of three": (
        voted(CSTDT, kind=UnitKind.PROVINCE, earlier=earlier("CSTDCS", 2025, 2026)),
        [("PW146", ERROR, "Đề cử!R2")],
    ),
    "three years, not in a row": (
        voted(CSTDT, kind=UnitKind.PROVINCE, earlier=earlier("CSTDCS", 2023, 2025, 2026)),
        [("PW146", ERROR, "Đề cử!R2")],
    ),
    "years that nobody wrote down": (
        voted(CSTDT, kind=UnitKind.PROVINCE),
        [("PW147", WARNING, "Đề cử!R2")],
    ),
    "a form for two years of merit": (
        voted(
            a_nominee("BKT", reward_type="Công trạng", rating_before="HTTNV"),
            kind=UnitKind.PROVINCE,
        ),
        [("PW149", WARNING, "Đề cử!U2")],
    ),
    # ---- §7.1
    "LĐTT missing": (
        voted(a_nominee("LDTT", name="Lý Gia Minh"), a_nominee("CSTDCS", "DC-0002")),
        [("PW148", WARNING, "Đề cử!R3")],
    ),
    "more LĐTT than people": (
        voted(a_collective(advanced_count=11)),
        [("PW150", ERROR, "Đề cử!W2")],
    ),
    "a figure not filled in": (
        voted(a_collective(disciplined_count=None)),
        [("PW151", INFO, "Đề cử!AE2")],
    ),
    "above own power": (
        voted(a_nominee("BKT")),
        [("PW162", INFO, "Đề cử!R2")],
    ),
    "another name in an earlier decision": (
        voted(TITLE, earlier=earlier("LDTT", 2025, name="Đỗ Thị Hành")),
        [("PW163", WARNING, "Đề cử!D2")],
    ),
    "another name under the same code": (
        voted(TITLE, earlier=earlier("LDTT", 2025, name="Lý Gia Minh", code="DC-0001")),
        [("PW163", WARNING, "Đề cử!D2")],
    ),
    "a leader among the workers": (
        voted(replace(TITLE, target_group="Người trực tiếp", is_leader=True)),
        [("PW164", WARNING, "Đề cử!L2")],
    ),
    "Bà and Nam": (
        voted(replace(TITLE, salutation="Bà", gender="Nam")),
        [("PW165", WARNING, "Đề cử!G2")],
    ),
    "R-TYPE": (
        voted(replace(TITLE, reward_type="Đột xuất")),
        [("PW161", WARNING, "Đề cử!M2")],
    ),
    "received after the session": (
        voted(replace(TITLE, received_on=dt.date(2027, 1, 9))),
        [("PW166", WARNING, "Đề cử!AA2")],
    ),
    "received before the law of 2026": (
        voted(replace(TITLE, received_on=dt.date(2026, 9, 30))),
        [("PW167", WARNING, "Đề cử!AA2")],
    ),
    "the year of another campaign": (
        voted(replace(TITLE, period="2025")),
        [("PW118", WARNING, "Đề cử!S2")],
    ),
    "a reason for nothing": (
        voted(replace(TITLE, exception="Theo ý kiến của Hội đồng")),
        [("PW169", WARNING, "Đề cử!AG2")],
    ),
    "the wrong kind of nominee": (
        voted(replace(TITLE, kind=Kind.COLLECTIVE)),
        [("PW106", ERROR, "Đề cử!R2")],
    ),
}


@pytest.mark.parametrize("rule", BROKEN)
def test_the_dossier_that_breaks_a_rule_gets_exactly_that_finding(rule):
    dossier, expected = BROKEN[rule]

    assert found(dossier) == expected


@pytest.mark.parametrize("rule", BROKEN)
def test_every_finding_is_a_whole_sentence_with_a_remedy(rule):
    for finding in judge(BROKEN[rule][0], DECISION)[1]:
        assert finding.message.endswith(".")
        assert finding.remedy.endswith(".")
        assert "{" not in finding.message + finding.remedy
        assert ".." not in finding.message


SOUND = {
    "R-NOSTEP: a certificate needs no award before it": voted(GK),
    "an initiative instead of the best rating": voted(
        replace(CSTDCS, rating="HTTNV"), initiatives=(an_initiative("DC-0001"),)
    ),
    "three years in a row, the last of them now": voted(
        CSTDT,
        a_nominee("CSTDCS", "DC-0002"),
        kind=UnitKind.PROVINCE,
        options=replace(CHECKED, pays_bonus=False),
        earlier=(*earlier("CSTDCS", 2024, 2025), *earlier("LDTT", 2026)),
    ),
    "70 % to the man": voted(a_collective(advanced_count=7)),
    "one initiative of two people": voted(
        TITLE,
        a_nominee("GK", "DC-0002", name="Lý Gia Minh"),
        initiatives=(an_initiative("DC-0001", "DC-0002"),),
    ),
    "a sub-unit that is still there": voted(
        a_collective(), subunits=(Subunit("Phòng Kế hoạch", since=dt.date(2025, 3, 1)),)
    ),
    "LĐTT of the same year in an earlier decision": voted(CSTDCS, earlier=earlier("LDTT", 2026)),
    "a head of an enterprise with the papers": voted(
        a_nominee("NTVT", target_group="Doanh nhân", is_confirmed=True)
    ),
    "a rule that the council of 2026 does not have to keep": voted(TITLE, limits=(("LDTT", 1),)),
}


@pytest.mark.parametrize("case", SOUND)
def test_a_dossier_that_keeps_the_rules_gets_no_finding(case):
    expected = [("PW162", INFO)] if "three years" in case else []  # above what a province decides
    said = [(code, severity) for code, severity, _ in found(SOUND[case])]

    assert [one for one in said if one not in expected] == []


# ---------------------------------------------------------------- what the verdict is


def outcomes(dossier, on=DECISION):
    return [judgement.outcome for judgement in judge(dossier, on)[0]]


def test_who_does_not_meet_a_condition_is_not_considered_and_the_minutes_say_why():
    (judgement,), findings = judge(voted(a_collective(advanced_count=6), votes=[]), DECISION)

    assert judgement.outcome is Outcome.BLOCKED
    assert "tập thể có 6/10 người, đạt 60%" in judgement.reason
    assert [f.severity for f in findings] == [WARNING]


def test_a_reason_in_the_sheet_lets_the_nominee_through_and_is_told():
    reason = "Hai người mới chuyển đến từ tháng 11"
    nominee = a_collective(advanced_count=6, exception=reason)

    (judgement,), (finding,) = judge(voted(nominee), DECISION)

    assert judgement.outcome is Outcome.AWARDED
    assert "đạt 60%" in judgement.waived
    assert (finding.code, finding.severity) == ("PW141", WARNING)
    assert "ngoại lệ ghi ở ô Đề cử!AG2: Hai người mới chuyển đến từ tháng 11." in finding.message


def test_a_reason_for_what_is_only_doubtful_is_told_in_its_own_row():
    nominee = replace(CSTDCS, exception="Xếp loại đã có xác nhận")
    other = a_nominee("LDTT", "DC-0002", name="Lý Gia Minh")

    _, (finding,) = judge(voted(nominee, other), DECISION)

    assert (finding.code, finding.severity) == ("PW148", WARNING)
    assert "Xếp loại đã có xác nhận" in finding.message


def test_no_reason_sets_discipline_aside():
    nominee = replace(TITLE, under_examination=True, exception="Theo đề nghị của đơn vị")

    assert outcomes(voted(nominee)) == [Outcome.BLOCKED]


def test_beyond_a_quota_the_fewest_votes_lose():
    judgements, _ = judge(a_limit_case(5, 7, 6, limit=2, genders=("Nam",) * 3), DECISION)

    assert [j.outcome for j in judgements] == [
        Outcome.NOT_PASSED,
        Outcome.AWARDED,
        Outcome.AWARDED,
    ]
    assert judgements[0].reason.startswith("Đạt 5/7 phiếu, vượt số lượng tối đa 02")
    assert judgements[0].bonus == 0


def test_a_quota_of_none_leaves_nobody():
    assert outcomes(a_limit_case(7, 6, limit=0)) == [Outcome.NOT_PASSED, Outcome.NOT_PASSED]


def test_a_collective_of_women_goes_before_another_with_as_many_votes():
    of_men = a_collective("TTLDTT", "DC-0001", women_count=6)
    of_women = a_collective("TTLDTT", "DC-0002", name="Phòng Tài vụ", women_count=7)

    dossier = voted(of_men, of_women, limits=(("TTLDTT", 1),))

    assert outcomes(dossier) == [Outcome.NOT_PASSED, Outcome.AWARDED]


def test_the_law_of_2023_caps_base_fighters_at_fifteen_percent():
    fighters = [a_nominee("CSTDCS", f"CS-{n}", name=f"Chiến sĩ {n}") for n in range(2)]
    advanced = [a_nominee("LDTT", f"LD-{n}", name=f"Chiến sĩ {n}") for n in range(13)]
    session = a_session(held_on=dt.date(2023, 12, 20))
    dossier = voted(*fighters, *advanced, session=session, year=2023)

    then = [code for code, _, _ in found(dossier, dt.date(2023, 12, 25))]
    later = [code for code, _, _ in found(dossier, dt.date(2024, 1, 5))]

    assert "PW168" in then
    assert "PW168" not in later


def test_half_of_a_collective_was_enough_under_the_law_of_2003():
    session = a_session(held_on=dt.date(2023, 12, 20))
    dossier = voted(a_collective(advanced_count=6), session=session)

    assert outcomes(dossier, dt.date(2023, 12, 25)) == [Outcome.AWARDED]
    assert outcomes(dossier, dt.date(2024, 1, 5)) == [Outcome.BLOCKED]


def test_a_decision_on_a_power_nobody_has_checked_is_told():
    session = a_session(held_on=dt.date(2023, 12, 20))

    codes = [code for code, _, _ in found(voted(TITLE, session=session), dt.date(2023, 12, 25))]

    assert codes == ["PW113"]


def test_a_power_that_the_office_has_checked_is_not_doubted():
    session = a_session(held_on=dt.date(2023, 12, 20))
    own = replace(CHECKED, powers=(("LDTT", True),))

    assert found(voted(TITLE, session=session, options=own), dt.date(2023, 12, 25)) == []


def test_an_office_may_have_less_power_than_the_law_gives_its_kind():
    own = replace(CHECKED, powers=(("LDTT", False),))

    assert outcomes(voted(TITLE, options=own)) == [Outcome.PROPOSED]


# ---------------------------------------------------------------- criteria and figures


def measured(comparison, threshold, value, **changes):
    columns = {"comparison": "D", "threshold": "E"}
    criterion = Criterion(
        "Tỷ lệ hồ sơ đúng hạn",
        code="TC1",
        comparison=comparison,
        threshold=threshold,
        measure="%",
        origin=a_row("Tiêu chuẩn", 2, **columns),
    )
    measurement = Measurement(
        "DC-0001", "TC1", value, origin=a_row("Chỉ tiêu", 2, value="C", measure="D"), **changes
    )
    return voted(TITLE, criteria=(criterion,), measurements=(measurement,))


@pytest.mark.parametrize(
    ("comparison", "threshold", "met", "missed"),
    [
        (Comparison.AT_LEAST, "40", "40", "39,9"),
        (Comparison.MORE_THAN, "70", "70,1", "70"),
        (Comparison.AT_MOST, "1,5", "1,5", "1,6"),
        (Comparison.LESS_THAN, "5", "4", "5"),
        (Comparison.NONE, "", "0", "1"),
        (Comparison.EQUAL, "100", "100 %", "99"),
        (Comparison.YES, "", "Có", "Không"),
    ],
)
def test_a_criterion_is_applied_as_it_is_written(comparison, threshold, met, missed):
    assert found(measured(comparison, threshold, met)) == []
    assert found(measured(comparison, threshold, missed)) == [("PW180", ERROR, "Chỉ tiêu!C2")]


def test_a_level_without_a_comparison_is_read_as_a_least_and_said_so():
    met, missed = (measured(Comparison.TEXT, "65", value) for value in ("65", "64"))

    assert found(met) == [("PW181", WARNING, "Tiêu chuẩn!D2")]
    assert [code for code, _, _ in found(missed)] == ["PW180", "PW181"]


def test_a_range_is_read_as_its_lower_end_and_said_so():
    met, above, missed = (
        measured(Comparison.BETWEEN, "80–85", value) for value in ("80", "90", "79")
    )

    assert found(met) == found(above) == [("PW182", WARNING, "Tiêu chuẩn!E2")]
    assert [code for code, _, _ in found(missed)] == ["PW180", "PW182"]


def test_a_figure_that_is_no_number_is_shown():
    assert found(measured(Comparison.AT_LEAST, "40", "gần hết")) == [
        ("PW183", ERROR, "Chỉ tiêu!C2")
    ]


@pytest.mark.parametrize("share", ["0,85", "0.85", "1"])
def test_a_figure_that_may_be_a_share_or_a_percentage_is_never_guessed(share):
    percent = f"{'85' if share != '1' else '100'}%"

    assert found(measured(Comparison.AT_LEAST, "40", share)) == [("PW186", ERROR, "Chỉ tiêu!C2")]
    assert found(measured(Comparison.AT_LEAST, share, "90")) == [("PW186", ERROR, "Tiêu chuẩn!E2")]
    assert found(measured(Comparison.AT_LEAST, "40", percent)) == []


def test_a_small_percentage_with_its_sign_is_one():
    assert found(measured(Comparison.AT_MOST, "0,9%", "0,85%")) == []


def test_a_figure_in_another_measure_is_doubtful():
    dossier = measured(Comparison.AT_LEAST, "40", "50", measure="xã")

    assert found(dossier) == [("PW185", WARNING, "Chỉ tiêu!D2")]


def test_a_criterion_without_a_figure_is_named():
    dossier = measured(Comparison.AT_LEAST, "40", "50")
    more = replace(dossier.criteria[0], code="TC2", text="Số hộ nghèo", threshold="3")

    dossier = replace(dossier, criteria=(*dossier.criteria, more))

    assert found(dossier) == [("PW184", WARNING, "Đề cử!B2")]
