"""Who passes, who goes to the superior, who does not and why."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import pytest
from award_builders import DECISION, a_council, a_dossier, a_nominee, a_vote

from paperwork.awards import judge, quorum_needed
from paperwork.awards.judgement import passes
from paperwork.findings import has_errors
from paperwork.model import CouncilMember, Kind, Options, Outcome, Session, UnitKind


def only(dossier, on=DECISION):
    (judgement,), _ = judge(dossier, on)
    return judgement


@pytest.mark.parametrize(
    ("members", "for_80", "for_90", "quorum"),
    [
        (5, 4, 5, 4),
        (7, 6, 7, 5),
        (9, 8, 9, 6),
        (11, 9, 10, 8),
        (13, 11, 12, 9),
        (15, 12, 14, 10),
        (17, 14, 16, 12),
    ],
)
def test_the_fewest_votes_are_counted_in_whole_members(members, for_80, for_90, quorum):
    def fewest(percent):
        return min(agree for agree in range(members + 1) if passes(agree, members, percent))

    assert (fewest(80), fewest(90)) == (for_80, for_90)
    assert quorum_needed(members, DECISION) == quorum


@pytest.mark.parametrize(("members", "needed"), [(4, 3), (5, 3), (8, 5), (9, 5)])
def test_a_majority_is_more_than_half_of_all_members(members, needed):
    assert passes(needed, members, None)
    assert not passes(needed - 1, members, None)


def test_six_of_seven_is_a_base_emulation_fighter():
    judgement = only(a_dossier(a_nominee("CSTDCS"), votes=[a_vote(6, disagree=1)]))

    assert judgement.outcome is Outcome.AWARDED
    assert judgement.share == Fraction(6, 7)
    assert (judgement.members, judgement.threshold) == (7, 80)
    assert judgement.bonus == 2_530_000
    assert judgement.reason == ""


def test_five_of_seven_is_not_and_the_reason_says_so():
    judgement = only(a_dossier(a_nominee("CSTDCS"), votes=[a_vote(5, disagree=2)]))

    assert judgement.outcome is Outcome.NOT_PASSED
    assert judgement.bonus == 0
    assert judgement.reason == ("Đạt 5/7 phiếu (71,43%), chưa đủ 80% tổng số thành viên Hội đồng.")


def test_a_written_opinion_counts_among_the_seven():
    judgement = only(a_dossier(a_nominee("CSTDCS"), votes=[a_vote(7, written=1)]))

    assert judgement.outcome is Outcome.AWARDED
    assert judgement.share == 1


def test_an_absent_member_still_counts_below_the_line():
    judgement = only(a_dossier(a_nominee("CSTDCS"), votes=[a_vote(7)], council=9))

    assert judgement.outcome is Outcome.NOT_PASSED
    assert "7/9 phiếu (77,78%)" in judgement.reason


def test_half_the_members_is_no_majority():
    judgement = only(a_dossier(a_nominee("LDTT"), votes=[a_vote(4)], council=8))

    assert judgement.outcome is Outcome.NOT_PASSED
    assert judgement.reason == ("Đạt 4/8 phiếu (50%), chưa quá nửa tổng số thành viên Hội đồng.")


def test_a_low_threshold_of_the_office_does_not_replace_the_majority():
    options = Options(thresholds=(("LDTT", 30),))

    judgement = only(a_dossier(a_nominee("LDTT"), votes=[a_vote(3)], options=options))

    assert judgement.outcome is Outcome.NOT_PASSED
    assert "chưa quá nửa" in judgement.reason


def test_the_threshold_of_the_office_wins_over_the_table():
    dossier = a_dossier(
        a_nominee("CSTDCS"),
        votes=[a_vote(5)],
        options=Options(thresholds=(("CSTDCS", 70),)),
    )

    judgement, findings = judge(dossier, DECISION)

    assert judgement[0].outcome is Outcome.AWARDED
    assert judgement[0].threshold == 70
    assert "PW110" not in {finding.code for finding in findings}


def test_before_2024_a_base_emulation_fighter_needed_only_a_majority():
    session = Session(held_on=dt.date(2023, 12, 20))
    dossier = a_dossier(a_nominee("CSTDCS"), votes=[a_vote(4)], session=session)

    judgement = only(dossier, dt.date(2023, 12, 25))

    assert judgement.outcome is Outcome.AWARDED
    assert judgement.threshold is None
    assert judgement.bonus == 1_800_000


def test_the_vote_is_counted_by_the_law_of_the_session_day():
    session = Session(held_on=dt.date(2023, 12, 29))
    dossier = a_dossier(a_nominee("CSTDCS"), votes=[a_vote(4)], session=session)

    assert only(dossier, dt.date(2024, 1, 5)).outcome is Outcome.AWARDED


def test_an_award_above_the_power_of_the_office_goes_to_the_superior():
    nominee = a_nominee("BKT", kind=Kind.COLLECTIVE)

    judgement = only(a_dossier(nominee, votes=[a_vote(7)]))

    assert judgement.outcome is Outcome.PROPOSED
    assert judgement.bonus == 0
    assert judgement.reason.endswith("đề nghị cấp trên khen thưởng.")


def test_a_commune_of_before_july_2025_proposes_what_it_awards_today():
    dossier = a_dossier(
        a_nominee("CSTDCS"), votes=[a_vote(7)], kind=UnitKind.COMMUNE, session=Session()
    )

    assert only(dossier, dt.date(2025, 6, 30)).outcome is Outcome.PROPOSED
    assert only(dossier, dt.date(2025, 7, 1)).outcome is Outcome.AWARDED


def test_nobody_under_examination_is_judged():
    judgement = only(a_dossier(a_nominee(under_examination=True), votes=[a_vote(7)]))

    assert judgement.outcome is Outcome.BLOCKED
    assert "xem xét kỷ luật" in judgement.reason


def test_discipline_blocks_to_its_last_day():
    nominee = a_nominee(discipline_until=dt.date(2027, 1, 13))
    dossier = a_dossier(nominee, votes=[a_vote(7)])

    assert only(dossier, dt.date(2027, 1, 13)).outcome is Outcome.BLOCKED
    assert "hết ngày 13/01/2027" in only(dossier, dt.date(2027, 1, 13)).reason
    assert only(dossier, dt.date(2027, 1, 14)).outcome is Outcome.AWARDED


def test_an_award_for_people_is_not_given_to_a_collective():
    nominee = a_nominee("LDTT", kind=Kind.COLLECTIVE)

    judgement = only(a_dossier(nominee, votes=[a_vote(7)]))

    assert judgement.outcome is Outcome.BLOCKED
    assert judgement.reason == "Danh hiệu “Lao động tiên tiến” không xét tặng cho tập thể."


def test_a_nomination_without_a_vote_waits():
    judgement = only(a_dossier(a_nominee()))

    assert judgement.outcome is Outcome.PENDING
    assert judgement.share is None


def test_only_members_of_the_session_day_are_counted():
    left = CouncilMember("Người đã chuyển", "", "Ủy viên", until=dt.date(2027, 1, 7))
    comes = CouncilMember("Người mới về", "", "Ủy viên", since=dt.date(2027, 1, 9))
    leaves = CouncilMember("Người sắp chuyển", "", "Ủy viên", until=dt.date(2027, 1, 8))
    stays = CouncilMember("Người vừa về", "", "Ủy viên", since=dt.date(2027, 1, 8))
    dossier = a_dossier(a_nominee(), votes=[a_vote(4)])

    judgement = only(replace(dossier, council=(*a_council(4), left, comes, leaves, stays)))

    assert judgement.members == 6


def test_without_a_council_sheet_the_typed_number_of_members_counts():
    dossier = a_dossier(a_nominee("CSTDCS"), votes=[a_vote(7, members=9)], council=0)

    judgement = only(dossier)

    assert (judgement.members, judgement.outcome) == (9, Outcome.NOT_PASSED)


def test_judgements_keep_the_order_of_the_nominations():
    nominees = [a_nominee(code=code, name=code) for code in ("B", "A", "C")]
    votes = [a_vote(7, nomination=code) for code in ("A", "B", "C")]

    judgements, findings = judge(a_dossier(*nominees, votes=votes), DECISION)

    assert [judgement.nomination.code for judgement in judgements] == ["B", "A", "C"]
    assert not has_errors(findings)
