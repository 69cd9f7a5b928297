"""Faults of votes, session and nominations, each with its cell."""

import pytest
from award_builders import DECISION, a_dossier, a_nominee, a_row, a_session, a_vote

from paperwork.awards import judge
from paperwork.model import Kind, Options, SessionMethod, UnitKind


def places(dossier):
    _, findings = judge(dossier, DECISION)
    return [(finding.code, str(finding.where)) for finding in findings]


def codes(dossier):
    return [code for code, _ in places(dossier)]


def voted(*args, **changes):
    return a_dossier(a_nominee(), votes=[a_vote(*args, **changes)])


def test_a_sound_vote_for_a_verified_award_raises_nothing():
    dossier = voted(6, disagree=1, issued=7, returned=7, members=7)

    assert places(dossier) == []


@pytest.mark.parametrize(
    ("votes", "place"),
    [
        ({"agree": 6, "disagree": 2}, ("PW100", "Biểu quyết!G2")),
        ({"agree": 6, "invalid": 2}, ("PW100", "Biểu quyết!G2")),
        ({"agree": 6, "disagree": 1, "returned": 6}, ("PW101", "Biểu quyết!F2")),
        ({"agree": 7, "returned": 7, "issued": 6}, ("PW102", "Biểu quyết!E2")),
        ({"agree": 6, "members": 9}, ("PW103", "Biểu quyết!C2")),
    ],
)
def test_votes_that_do_not_add_up_are_shown_in_their_cell(votes, place):
    assert places(voted(**votes)) == [place]


def test_fewer_ballots_returned_than_issued_is_no_fault():
    assert codes(voted(5, returned=5, issued=7)) == []


def test_a_vote_without_any_number_of_members_cannot_be_judged():
    dossier = a_dossier(a_nominee(), votes=[a_vote(5)], council=0)

    assert places(dossier) == [("PW104", "Biểu quyết!C2")]


THREE_AWAY = [(f"Thành viên {n}", "absent") for n in (1, 2, 3)]


def test_four_of_seven_is_no_session():
    dossier = a_dossier(session=a_session(*THREE_AWAY))

    (finding,) = judge(dossier, DECISION)[1]

    assert (finding.code, str(finding.where)) == ("PW105", "Phiên họp!B12")
    assert "4/7" in finding.message
    assert "2/3" in finding.message


def test_five_of_seven_is_a_session():
    assert codes(a_dossier(session=a_session(*THREE_AWAY[:2]))) == []


def test_a_written_opinion_or_a_substitute_counts_as_present():
    away = [
        *THREE_AWAY[:2],
        ("thành viên 3", "written"),
        ("Thành viên 4", "substitute", "Giấy ủy quyền số 02"),
    ]

    assert codes(a_dossier(session=a_session(*away))) == []


def test_opinions_collected_in_writing_need_no_quorum():
    session = a_session(*THREE_AWAY, method=SessionMethod.WRITTEN)

    assert codes(a_dossier(session=session)) == []


def test_an_award_of_the_wrong_kind_is_shown_in_its_cell():
    dossier = a_dossier(a_nominee("CSTDCS", kind=Kind.HOUSEHOLD))

    assert places(dossier) == [("PW106", "Đề cử!R2")]


def test_a_vote_on_somebody_who_was_not_to_be_judged_is_doubtful():
    dossier = a_dossier(a_nominee(under_examination=True), votes=[a_vote(7)])

    assert places(dossier) == [("PW107", "Biểu quyết!A2")]


def two_titles(**second):
    nominees = [
        a_nominee("LDTT", "DC-0001", period="2026"),
        a_nominee("CSTDCS", "DC-0002", **{"period": "2026", "origin": a_row("Đề cử", 3)} | second),
    ]
    votes = [a_vote(7, nomination="DC-0001"), a_vote(7, nomination="DC-0002")]
    return a_dossier(*nominees, votes=votes, options=Options(thresholds=(("CSTDCS", 80),)))


def test_one_person_paid_once_for_two_titles_of_one_year_is_told():
    (finding,) = judge(two_titles(name="ĐỖ THỊ HẠNH"), DECISION)[1]

    assert (finding.code, str(finding.where)) == ("PW108", "Đề cử!R2")
    assert "NĐ 152/2025/NĐ-CP, Điều 49" in finding.message


@pytest.mark.parametrize(
    "second", [{"period": "2025"}, {"workplace": "Phòng Kế hoạch"}, {"name": "Lý Gia Minh"}]
)
def test_another_year_another_place_or_another_person_is_paid_apart(second):
    assert "PW108" not in codes(two_titles(**second))


def test_a_threshold_nobody_has_checked_is_named_once():
    nominees = [a_nominee("CSTDCS", code, name=code) for code in ("A", "B")]
    votes = [a_vote(7, nomination="A"), a_vote(7, nomination="B")]

    (finding,) = judge(a_dossier(*nominees, votes=votes), DECISION)[1]

    assert (finding.code, str(finding.where)) == ("PW110", "Đơn vị!B30")
    assert "80%" in finding.message
    assert "“Chiến sĩ thi đua cơ sở: 80%”" in finding.remedy


def test_a_coefficient_nobody_has_checked_is_named_once():
    nominees = [a_nominee("GK", code, name=code) for code in ("A", "B")]
    votes = [a_vote(7, nomination="A"), a_vote(7, nomination="B")]

    (finding,) = judge(a_dossier(*nominees, votes=votes), DECISION)[1]

    assert (finding.code, str(finding.where)) == ("PW111", "Đơn vị!B30")
    assert "760.000 đồng" in finding.message


def test_an_award_without_a_known_bonus_is_said_to_have_none():
    nominee = a_nominee("GDVH", kind=Kind.HOUSEHOLD)

    dossier = a_dossier(nominee, votes=[a_vote(7)], kind=UnitKind.COMMUNE)

    assert codes(dossier) == ["PW112"]


def test_an_office_that_pays_nothing_hears_nothing_of_money():
    dossier = a_dossier(a_nominee("GK"), votes=[a_vote(7)], options=Options(pays_bonus=False))

    assert codes(dossier) == []


def test_every_sentence_is_filled_in_and_ends_with_a_full_stop():
    dossier = a_dossier(
        a_nominee("CSTDCS", kind=Kind.HOUSEHOLD),
        votes=[a_vote(9, disagree=1, returned=3, issued=2, members=8)],
        session=a_session(*THREE_AWAY),
    )

    _, findings = judge(dossier, DECISION)

    assert len(findings) == 6
    for finding in findings:
        assert finding.message.endswith(".")
        assert finding.remedy.endswith(".")
        assert "{" not in finding.message + finding.remedy


def test_more_ballots_than_people_who_could_vote_are_refused():
    away = a_session(*THREE_AWAY[:1])

    assert "PW109" in codes(a_dossier(a_nominee(), votes=(a_vote(7),), session=away))
    assert "PW109" not in codes(a_dossier(a_nominee(), votes=(a_vote(6),), session=away))
