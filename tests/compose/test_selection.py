"""Which documents are made, which are not yet, and which are made once for each award."""

from builders import (
    a_dossier,
    a_judgement,
    a_nomination,
    a_request,
    a_session,
    a_type,
    a_vote,
    an_order,
    composed,
    findings_in,
    shipped,
    the,
)

from paperwork.compose.selection import chosen, groups, request_for
from paperwork.findings import CellRef, Severity
from paperwork.model import DocumentRequest, Kind, Options, Outcome

PER_AWARD = Options(decisions="award")
ALL = ["ke-hoach", "bien-ban", "to-trinh", "quyet-dinh", "bao-cao", "danh-sach"]


def made(dossier, **order):
    return [document.type.key for document in composed(dossier, **order).documents]


def not_made(dossier, **order):
    return [f for f in findings_in(dossier, **order) if f.code in ("PW200", "PW201")]


def test_a_whole_dossier_makes_the_whole_set_in_reading_order():
    assert made(a_dossier()) == ALL
    assert not_made(a_dossier()) == []


def test_before_the_vote_only_the_plan_and_the_list_are_made():
    dossier = a_dossier(votes=(), session=a_session(held_on=None))

    assert made(dossier) == ["ke-hoach", "danh-sach"]


def test_what_waits_for_the_vote_is_said_once_at_the_sheet_of_votes():
    (finding,) = not_made(a_dossier(votes=()))

    assert finding.where == CellRef("ho-so.xlsx", "Biểu quyết")
    assert finding.message == (
        "Chưa lập biên bản, tờ trình, quyết định và báo cáo: chưa có kết quả biểu quyết."
    )
    assert not finding.is_error


def test_votes_without_the_day_of_the_session_make_no_minutes():
    dossier = a_dossier(session=a_session(held_on=None))

    (finding,) = not_made(dossier)

    assert made(dossier) == ["ke-hoach", "bao-cao", "danh-sach"]
    assert finding.where == CellRef("ho-so.xlsx", "Phiên họp")
    assert finding.message.startswith("Chưa lập biên bản, tờ trình và quyết định: ")


def test_when_nobody_passed_nothing_is_proposed_or_decided():
    dossier = a_dossier(votes=(a_vote(agree=1),))

    assert made(dossier) == ["ke-hoach", "bien-ban", "bao-cao", "danh-sach"]
    assert [finding.message for finding in not_made(dossier)] == [
        "Chưa lập tờ trình: không có đề cử nào được Hội đồng thông qua.",
        "Chưa lập quyết định: không có đề cử nào được thông qua thuộc thẩm quyền.",
    ]


def test_what_only_the_superior_may_award_is_proposed_but_not_decided():
    dossier = a_dossier(a_nomination(award="BKT"))

    assert "to-trinh" in made(dossier)
    assert "quyet-dinh" not in made(dossier)


def test_a_type_asked_for_by_name_that_cannot_be_made_is_an_error():
    found = not_made(a_dossier(votes=()), only=frozenset(["quyet-dinh"]))

    assert [(f.code, f.severity, str(f.where)) for f in found] == [
        ("PW201", Severity.ERROR, "Biểu quyết"),
    ]
    assert found[0].message.startswith("Không lập được quyết định: ")


def test_a_type_that_the_clerk_does_not_want_is_not_made_and_not_missed():
    dossier = a_dossier(requests=(a_request("bao-cao", wanted=False),), votes=())

    assert "bao-cao" not in made(dossier)
    assert not any("báo cáo" in finding.message for finding in not_made(dossier))


def test_a_type_needs_only_what_it_declares():
    eager = a_type(needs=("session",))
    dossier = a_dossier(votes=())

    types, findings = chosen(dossier, an_order(types=(eager,)), ())

    assert types == (eager,)
    assert findings == ()


def two_awards(**changes):
    people = (
        a_nomination("DC-0001", "GK"),
        a_nomination("DC-0002", "LDTT"),
        a_nomination("DC-0003", "BKT"),
        a_nomination("DC-0004", "TTLDTT", kind=Kind.COLLECTIVE),
    )
    votes = tuple(a_vote(p.code, 5 if p.award != "TTLDTT" else 0) for p in people)
    return a_dossier(*people, votes=votes, **{"options": PER_AWARD} | changes)


def decisions(dossier):
    return [d for d in composed(dossier).documents if d.type.key == "quyet-dinh"]


def test_one_decision_serves_the_dossier_unless_the_office_wants_one_per_award():
    (document,) = decisions(two_awards(options=Options()))

    assert document.award is None
    assert document.key == "HS-2026/quyet-dinh"
    assert len(document.judgements) == 4


def test_each_award_granted_by_the_office_has_its_decision_in_printing_order():
    made = decisions(two_awards())

    assert [d.key for d in made] == ["HS-2026/quyet-dinh/LDTT", "HS-2026/quyet-dinh/GK"]
    assert [d.group for d in made] == ["LDTT", "GK"]
    assert [[j.nomination.code for j in d.judgements] for d in made] == [["DC-0002"], ["DC-0001"]]


def test_the_minutes_stay_one_document_when_decisions_are_per_award():
    minutes = the("bien-ban", composed(two_awards()))

    assert minutes.award is None
    assert len(minutes.judgements) == 4


def test_any_type_may_declare_itself_one_per_award():
    judged = (a_judgement("GK"), a_judgement("BKT", Outcome.PROPOSED))

    granted = groups(a_dossier(), a_type(one_per="award"), judged)

    assert [award.code for award in granted] == ["GK"]


def test_a_row_with_an_award_speaks_for_that_decision_alone():
    rows = (a_request("quyet-dinh", number=7, award="GK", subject="Về việc tặng Giấy khen"),)

    made = decisions(two_awards(requests=rows))

    assert [(d.group, d.given_serial) for d in made] == [("LDTT", None), ("GK", 7)]
    assert made[1].subject == "Về việc tặng Giấy khen"
    assert made[0].subject != made[1].subject


def test_a_decision_that_is_not_wanted_for_one_award_is_made_for_the_others():
    rows = (a_request("quyet-dinh", wanted=False, award="GK"),)

    assert [d.group for d in decisions(two_awards(requests=rows))] == ["LDTT"]


def test_a_row_without_award_gives_its_day_to_every_decision_but_its_number_to_none():
    common = a_request("quyet-dinh", number=7, issued_on=an_order().today, subject="Khen thưởng")
    dossier = two_awards(requests=(common,))

    request = request_for(dossier, shipped("quyet-dinh"), "GK")

    assert request == DocumentRequest("quyet-dinh", issued_on=an_order().today, award="GK")
    assert request.origin == common.origin


def test_a_type_without_a_row_is_wanted_and_points_to_the_sheet():
    request = request_for(a_dossier(requests=()), shipped("to-trinh"), "")

    assert request.wanted
    assert request.origin.at("issued_on") == CellRef("ho-so.xlsx", "Văn bản")
