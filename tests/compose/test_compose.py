"""Documents before they have numbers: days, keys, what each says."""

import datetime as dt
from dataclasses import replace

import pytest
from builders import (
    PLANNED,
    SESSION,
    TODAY,
    a_dossier,
    a_nomination,
    a_request,
    a_session,
    a_vote,
    composed,
    findings_in,
    the,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.catalogue import document_types
from paperwork.model import Campaign, Ground, Kind, Options, Recipient
from paperwork.vocabulary import context
from paperwork.wording import BLANK

TYPED, RECORDED, GIVEN = dt.date(2027, 1, 11), dt.date(2027, 1, 12), dt.date(2027, 1, 13)


# ---------------------------------------------------------------- days


@pytest.mark.parametrize(
    ("typed", "recorded", "given_date", "day"),
    [
        (TYPED, RECORDED, GIVEN, TYPED),
        (None, RECORDED, GIVEN, RECORDED),
        (None, None, GIVEN, GIVEN),
        (None, None, None, TODAY),
    ],
)
def test_a_decision_bears_the_typed_day_else_the_recorded_the_given_or_today(
    typed, recorded, given_date, day
):
    dossier = a_dossier(requests=(a_request("quyet-dinh", issued_on=typed),))
    known = {"HS-2026/quyet-dinh": recorded} if recorded else {}

    whole = composed(dossier, recorded=known, given_date=given_date)

    assert the("quyet-dinh", whole).issued_on == day


@pytest.mark.parametrize(
    ("typed", "recorded", "day"),
    [(TYPED, RECORDED, TYPED), (None, RECORDED, RECORDED), (None, None, SESSION)],
)
def test_minutes_bear_the_day_of_the_session_before_that_of_the_run(typed, recorded, day):
    dossier = a_dossier(requests=(a_request("bien-ban", issued_on=typed),))
    known = {"HS-2026/bien-ban": recorded} if recorded else {}

    whole = composed(dossier, recorded=known, given_date=GIVEN)

    assert the("bien-ban", whole).issued_on == day


def test_the_council_meets_on_one_day_and_its_request_is_written_on_another():
    whole = composed(a_dossier())

    assert the("bien-ban", whole).issued_on == SESSION
    assert the("to-trinh", whole).issued_on == TODAY


def test_the_list_bears_the_day_of_the_decision_that_it_belongs_to():
    dossier = a_dossier(requests=(a_request("quyet-dinh", issued_on=TYPED),))

    assert the("danh-sach", composed(dossier)).issued_on == TYPED


def test_the_list_has_no_day_before_there_is_a_decision():
    assert the("danh-sach", composed(a_dossier(votes=()))).issued_on is None


def test_each_document_of_a_usual_set_is_no_earlier_than_those_it_follows():
    whole = composed(a_dossier())

    days = [d.issued_on for d in whole.documents if d.type.numbered]
    assert days == sorted(days)
    assert days[0] == PLANNED


@pytest.mark.parametrize(
    ("later", "earlier"),
    [
        ("bien-ban", "ke-hoach"),
        ("to-trinh", "ke-hoach"),
        ("to-trinh", "bien-ban"),
        ("quyet-dinh", "to-trinh"),
        ("bao-cao", "quyet-dinh"),
    ],
)
def test_a_document_dated_before_one_that_it_cites_is_named_with_both_days(later, earlier):
    rows = (
        a_request(earlier, 2, issued_on=dt.date(2027, 1, 20)),
        a_request(later, 3, issued_on=dt.date(2027, 1, 19)),
    )

    found = [f for f in findings_in(a_dossier(requests=rows)) if f.code == "PW202"]

    assert any(
        str(f.where) == "Văn bản!D3" and "19/01/2027" in f.message and "20/01/2027" in f.message
        for f in found
    )


def test_documents_of_one_day_are_in_order():
    rows = tuple(
        a_request(key, issued_on=SESSION)
        for key in ("ke-hoach", "bien-ban", "to-trinh", "quyet-dinh", "bao-cao")
    )

    assert [f for f in findings_in(a_dossier(requests=rows)) if f.code == "PW202"] == []


def test_a_draft_leaves_the_number_and_the_day_blank():
    whole = composed(a_dossier(), draft=True)

    fields = context(whole, the("quyet-dinh", whole))

    assert all(whole.awaits(document) for document in whole.documents)
    assert fields["so_ky_hieu"] == f"{BLANK}/QĐ-SNNMT"
    assert fields["ngay_thang"] == f"ngày{BLANK}tháng 01 năm 2027"


def test_nothing_awaits_its_number_unless_it_is_a_draft():
    assert composed(a_dossier()).awaiting == frozenset()


def test_the_law_is_that_of_the_day_of_the_decision_not_of_the_run():
    before = composed(
        a_dossier(requests=(a_request("quyet-dinh", issued_on=dt.date(2026, 6, 30)),))
    )
    after = composed(a_dossier(requests=(a_request("quyet-dinh", issued_on=dt.date(2026, 7, 1)),)))

    assert "2.340.000 đồng/tháng" in the("quyet-dinh", before).bonus_basis
    assert "2.530.000 đồng/tháng" in the("quyet-dinh", after).bonus_basis


def test_a_decision_once_recorded_keeps_its_law_however_late_the_next_run():
    recorded = {"HS-2026/quyet-dinh": dt.date(2026, 6, 30)}

    whole = composed(a_dossier(), recorded=recorded)

    assert "2.340.000 đồng/tháng" in the("quyet-dinh", whole).bonus_basis


@pytest.mark.parametrize(
    ("given_date", "bonus"),
    [(dt.date(2026, 6, 30), 710_000), (None, 760_000)],
)
def test_where_no_type_decides_the_law_is_that_of_the_given_day_or_of_today(given_date, bonus):
    types = tuple(type for type in document_types() if not type.personal)

    whole = composed(a_dossier(), types=types, given_date=given_date)

    assert {judgement.bonus for judgement in whole.judgements} == {bonus}


def test_decisions_per_award_keep_their_law_however_late_the_next_run():
    recorded = {"HS-2026/quyet-dinh/LDTT": dt.date(2026, 6, 30)}
    dossier = a_dossier(options=Options(decisions="award"))

    whole = composed(dossier, recorded=recorded)

    assert "2.340.000 đồng/tháng" in the("quyet-dinh", whole).bonus_basis


def test_each_decision_pays_by_the_law_of_its_own_day():
    rows = (
        a_request("quyet-dinh", award="GK", issued_on=dt.date(2026, 6, 30)),
        a_request("quyet-dinh", award="LDTT", issued_on=dt.date(2026, 7, 1)),
    )
    people = (a_nomination("DC-0001", "GK"), a_nomination("DC-0002", "LDTT"))

    whole = composed(a_dossier(*people, options=Options(decisions="award"), requests=rows))

    assert [j.bonus for j in whole.judgements] == [710_000, 760_000]


def test_titles_decided_on_two_days_are_still_paid_once():
    rows = (
        a_request("quyet-dinh", award="LDTT", issued_on=dt.date(2026, 6, 30)),
        a_request("quyet-dinh", award="CSTDCS", issued_on=dt.date(2026, 7, 1)),
    )
    one = {"name": "Hồ Thị Na", "period": "2026"}
    people = (a_nomination("DC-0001", "LDTT", **one), a_nomination("DC-0002", "CSTDCS", **one))

    whole = composed(a_dossier(*people, options=Options(decisions="award"), requests=rows))

    assert [j.bonus for j in whole.judgements] == [0, 2_530_000]


# ---------------------------------------------------------------- keys, numbers


def test_two_dossiers_of_one_office_share_its_series_and_not_their_keys():
    first, second = composed(a_dossier()), composed(a_dossier(code="HS-2027"))

    assert [d.series for d in first.documents] == [d.series for d in second.documents]
    assert not {d.key for d in first.documents} & {d.key for d in second.documents}


def test_a_number_typed_in_the_sheet_is_asked_of_the_register():
    dossier = a_dossier(requests=(a_request("quyet-dinh", number=7),))

    assert the("quyet-dinh", composed(dossier)).given_serial == 7


PEOPLE = (
    a_nomination("DC-0001", "GK", name="Đỗ Thị Hạnh"),
    a_nomination("DC-0002", "LDTT", name="Lê Văn Bảy"),
    a_nomination("DC-0003", "CSTDCS", name="Trịnh Văn Cẩn"),
    a_nomination("DC-0004", "TTLDTT", name="Phòng Nông thôn", kind=Kind.COLLECTIVE),
    a_nomination("DC-0005", "GK", name="Lương Văn Tấn", kind=Kind.HOUSEHOLD, salutation="Ông"),
    a_nomination("DC-0006", "BKT", name="Hợp tác xã Đồng Tiến", kind=Kind.ENTERPRISE),
    a_nomination("DC-0007", "LDTT", name="Mai Thị Thơm", under_examination=True),
)
BALLOT = tuple(a_vote(p.code, 2 if p.code == "DC-0002" else 5) for p in PEOPLE[:-1])


def said(whole):
    """What no row order may change: who is asked for which number, and who is named where."""
    told = []
    for document in whole.documents:
        fields = context(whole, document)
        lists = ("de_cu", "khen", "trinh", "khong_dat", "khong_xet")
        names = {g: frozenset(n["ten"] for n in fields[g]["danh_sach"]) for g in lists}
        sums = {g: (fields[g]["so_luong"], fields[g]["tien"]) for g in lists}
        told.append((document.key, document.series, document.given_serial, names, sums))
    return told


@given(order=st.permutations(range(len(PEOPLE))), decisions=st.sampled_from(["dossier", "award"]))
@settings(max_examples=25, deadline=None)
def test_the_order_of_rows_changes_no_key_no_number_and_nobody(order, decisions):
    rows = (a_request("quyet-dinh", number=7), a_request("quyet-dinh", number=8, award="GK"))
    shared = {"votes": BALLOT, "options": Options(decisions=decisions), "requests": rows}

    moved = composed(a_dossier(*(PEOPLE[place] for place in order), **shared))

    assert said(moved) == said(composed(a_dossier(*PEOPLE, **shared)))


# ---------------------------------------------------------------- what each says


def test_the_decision_is_issued_by_its_head_and_the_report_by_the_office():
    whole = composed(a_dossier())

    assert the("quyet-dinh", whole).issued_by == "Giám đốc Sở Nông nghiệp và Môi trường"
    assert the("bao-cao", whole).issued_by == "Sở Nông nghiệp và Môi trường"
    assert the("bien-ban", whole).issued_by == (
        "Hội đồng Thi đua - Khen thưởng Sở Nông nghiệp và Môi trường"
    )


def test_the_subject_names_the_campaign_unless_the_clerk_wrote_another():
    campaign = Campaign(2026, "đột xuất trong phòng, chống bão số 3")
    dossier = a_dossier(campaign=campaign, requests=(a_request("to-trinh", subject="Xin khen"),))

    whole = composed(dossier)

    assert "đột xuất trong phòng, chống bão số 3" in the("quyet-dinh", whole).subject
    assert the("to-trinh", whole).subject == "Xin khen"


def test_a_decision_for_one_award_names_it():
    dossier = a_dossier(options=Options(decisions="award"))

    (decision,) = [d for d in composed(dossier).documents if d.type.key == "quyet-dinh"]

    assert "danh hiệu “Lao động tiên tiến”" in decision.subject


def test_the_request_goes_to_the_head_and_the_report_to_the_superior():
    whole = composed(a_dossier())

    assert the("to-trinh", whole).addressees == ("Giám đốc Sở Nông nghiệp và Môi trường",)
    assert the("bao-cao", whole).addressees == ("Ủy ban nhân dân tỉnh An Sơn",)
    assert the("quyet-dinh", whole).addressees == ()


def test_the_addressee_of_a_report_is_not_named_again_among_its_recipients():
    rows = (Recipient("Ủy ban nhân dân tỉnh An Sơn"), Recipient("Sở Nội vụ"))

    report = the("bao-cao", composed(a_dossier(recipients=rows)))

    assert report.recipients == ("Như trên;", "Sở Nội vụ;", "Lưu: VT, VP.")


def test_legal_grounds_are_those_of_the_day_and_the_own_ones_come_after():
    own = Ground("Căn cứ Quy chế thi đua của Sở", "quyet-dinh")

    whole = composed(a_dossier(grounds=(own,)))

    decision = the("quyet-dinh", whole)
    assert decision.grounds[0].startswith("Căn cứ Luật Thi đua, khen thưởng")
    assert decision.grounds[-1] == "Căn cứ Quy chế thi đua của Sở"
    assert "Căn cứ Quy chế thi đua của Sở" not in the("to-trinh", whole).grounds
    assert the("bien-ban", whole).grounds == ()


def test_a_plan_needs_no_nominations():
    dossier = replace(a_dossier(votes=(), session=a_session(held_on=None)), nominations=())

    whole = composed(dossier)

    assert the("ke-hoach", whole).issued_on == PLANNED


def test_composing_twice_gives_the_same():
    assert composed(a_dossier()) == composed(a_dossier())
