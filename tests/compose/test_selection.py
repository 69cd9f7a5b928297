"""Which documents are made, which are not yet, and which are made once for each award."""

from dataclasses import replace

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

from paperwork.catalogue import document_types
from paperwork.compose.selection import chosen, request_for, shares
from paperwork.findings import CellRef, Severity
from paperwork.model import DocumentRequest, Kind, Options, Outcome
from paperwork.rendition import file_name

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

    granted = shares(a_dossier(), a_type(one_per="award"), judged)

    assert [share.group for share in granted] == ["GK"]


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


# ---------------------------------------------------------------- types made on request


LETTER = a_type("thu-moi", name="Giấy mời", code="GM", on_request=True)


def with_letter(*requests, **order):
    whole = composed(a_dossier(requests=requests), types=(*document_types(), LETTER), **order)
    return "thu-moi" in [document.type.key for document in whole.documents]


def test_a_type_on_request_is_not_part_of_the_usual_set():
    assert not with_letter()


def test_a_type_on_request_is_made_when_it_is_named():
    assert with_letter(only=frozenset(["thu-moi"]))


def test_a_type_on_request_is_made_when_the_sheet_has_a_row_for_it():
    assert with_letter(a_request("thu-moi"))


def test_a_type_on_request_is_made_when_all_types_are_wanted():
    assert with_letter(all_types=True)


def test_a_type_on_request_is_there_to_be_cited_once_it_has_a_number():
    assert with_letter(recorded={"HS-2026/thu-moi": an_order().today})


def test_a_type_on_request_is_there_for_a_named_type_that_cites_it():
    citing = a_type("giay-moi-rieng", numbered=False, cites=("thu-moi",))

    whole = composed(a_dossier(), types=(LETTER, citing), only=frozenset(["giay-moi-rieng"]))

    assert [document.type.key for document in whole.documents] == ["thu-moi", "giay-moi-rieng"]


def test_what_all_types_lack_is_said_and_stops_nothing():
    letter = replace(LETTER, needs=("session",))
    dossier = a_dossier(session=a_session(held_on=None))

    found = not_made(dossier, types=(letter,), all_types=True)

    assert [(finding.code, finding.is_error) for finding in found] == [("PW200", False)]


# ---------------------------------------------------------------- one for each person


def shared(*judged, **declared):
    type = a_type(numbered=False, **declared)
    return [share.group for share in shares(a_dossier(), type, judged)]


def test_each_nominee_who_is_rewarded_has_a_document_in_printing_order():
    people = (
        a_judgement("LDTT", nominee=a_nomination("DC-0003", "LDTT")),
        a_judgement("GK", Outcome.NOT_PASSED, nominee=a_nomination("DC-0002", "GK")),
        a_judgement("GK", nominee=a_nomination("DC-0001", "GK", kind=Kind.COLLECTIVE)),
    )

    assert shared(*people, one_per="nominee") == ["DC-0001", "DC-0003"]
    considered = shared(*people, one_per="nominee", about="considered")
    assert considered == ["DC-0001", "DC-0003", "DC-0002"]


def test_one_unit_spelled_in_two_ways_has_one_document():
    people = (
        a_judgement(nominee=a_nomination("DC-0001", workplace="Phòng Kế hoạch")),
        a_judgement(nominee=a_nomination("DC-0002", workplace="Phòng  kế hoạch")),
        a_judgement(nominee=a_nomination("DC-0003", workplace="Văn phòng")),
    )

    assert shared(*people, one_per="unit") == ["phong-ke-hoach", "van-phong"]


def test_two_units_that_lose_their_difference_in_a_file_name_are_kept_apart():
    people = (
        a_judgement(nominee=a_nomination("DC-0001", workplace="Tổ 1 A")),
        a_judgement(nominee=a_nomination("DC-0002", workplace="Tổ 1-A")),
    )

    assert len(set(shared(*people, one_per="unit"))) == 2


def test_each_member_of_the_council_has_a_document_that_bears_no_name():
    type = a_type("giay-moi-rieng", numbered=False, one_per="member")

    whole = composed(a_dossier(), types=(type,))

    assert [d.group for d in whole.documents] == ["TV-01", "TV-02", "TV-03", "TV-04", "TV-05"]
    assert whole.documents[3].member.name == "Hồ Thị Na"
    assert file_name(whole.documents[3], draft=False) == "01-giay-moi-rieng-tv-04.docx"


def test_two_people_of_one_name_have_files_of_their_own():
    people = (a_nomination("DC-0001", name="Lê Văn An"), a_nomination("DC-0002", name="Lê Văn An"))
    type = a_type("giay-khen", numbered=False, one_per="nominee")

    whole = composed(a_dossier(*people), types=(type,))

    assert [file_name(document, draft=False) for document in whole.documents] == [
        "01-giay-khen-dc-0001.docx",
        "01-giay-khen-dc-0002.docx",
    ]


def test_what_is_about_one_award_cites_the_decision_of_that_award():
    type = a_type("giay-khen", numbered=False, one_per="nominee", cites=("quyet-dinh",), order=9)
    people = (a_nomination("DC-0001", "GK"), a_nomination("DC-0002", "LDTT"))
    dossier = a_dossier(*people, options=PER_AWARD)

    whole = composed(dossier, types=(*document_types(), type))

    made = {d.group: d for d in whole.documents if d.type.key == "giay-khen"}
    assert [d.group for d in whole.cited_by(made["DC-0001"], "quyet-dinh")] == ["GK"]
    assert [d.group for d in whole.cited_by(made["DC-0002"], "quyet-dinh")] == ["LDTT"]
