"""Documents that cite each other, and căn cứ with their punctuation."""

import datetime as dt

from builders import a_document, a_set, a_type

from paperwork.vocabulary.asking import Fields
from paperwork.vocabulary.citations import citation, cited_fields, grounds
from paperwork.wording import BLANK

DECISION = a_type("quyet-dinh", name="Quyết định", code="QĐ", cites=("to-trinh",), grounds=True)
REPORT = a_type("bao-cao", name="Báo cáo", code="BC", cites=("ke-hoach", "quyet-dinh"))


def the_fields(**known):
    return Fields({}, None, **known)


def a_decision(serial=5, **changes):
    subject = "Về việc khen thưởng tổng kết công tác năm 2026"
    values = {"issued_by": "Giám đốc Sở", "subject": subject} | changes
    return a_document(DECISION, serial, **values)


def a_request(serial=3, **changes):
    values = {"issued_by": "Hội đồng", "subject": "Đề nghị khen thưởng"} | changes
    return a_document(a_type(), serial, **values)


def test_in_full_a_citation_says_number_day_issuer_and_subject():
    decision = a_decision()

    cited = citation(a_set(decision), decision)

    assert cited["day_du"] == (
        "Quyết định số 05/QĐ-SNNMT ngày 14 tháng 01 năm 2027 của Giám đốc Sở "
        "về việc khen thưởng tổng kết công tác năm 2026"
    )
    assert cited["trich_dan"] == cited["day_du"]


def test_in_short_it_says_number_and_day():
    decision = a_decision()

    assert citation(a_set(decision), decision)["ngan"] == (
        "Quyết định số 05/QĐ-SNNMT ngày 14 tháng 01 năm 2027"
    )


def test_a_subject_that_does_not_say_what_it_is_about_is_given_the_word():
    request = a_request()

    assert citation(a_set(request), request)["day_du"].endswith(
        "của Hội đồng về đề nghị khen thưởng"
    )


def test_a_subject_that_the_clerk_broke_in_two_lines_is_cited_in_one():
    decision = a_decision(subject="Về việc khen thưởng\ntổng kết công tác năm 2026")

    cited = citation(a_set(decision), decision)

    assert cited["trich_yeu"] == "Về việc khen thưởng tổng kết công tác năm 2026"
    assert "\n" not in cited["day_du"]


def test_a_document_without_number_and_day_yet_is_cited_with_room_for_them():
    decision = a_decision(serial=None)

    cited = citation(a_set(decision, awaiting=frozenset({decision.key})), decision)

    assert cited["ngan"] == (f"Quyết định số {BLANK}/QĐ-SNNMT ngày{BLANK}tháng 01 năm 2027")


def test_the_request_is_cited_with_its_number_while_the_decision_awaits_its_own():
    request, decision, report = a_request(), a_decision(serial=None), a_document(REPORT)
    whole = a_set(request, decision, report, awaiting=frozenset({decision.key, report.key}))

    in_decision, in_report = cited_fields(whole, decision), cited_fields(whole, report)

    assert in_decision["to_trinh"]["ngan"] == "Tờ trình số 03/TTr-SNNMT ngày 14 tháng 01 năm 2027"
    assert in_report["quyet_dinh"]["so_ky_hieu"] == f"{BLANK}/QĐ-SNNMT"
    assert in_report["quyet_dinh"]["ngay"] == f"ngày{BLANK}tháng 01 năm 2027"


def test_two_decisions_are_cited_together():
    first, second = a_decision(5), a_decision(6, issued_on=dt.date(2027, 3, 1))
    report = a_document(REPORT)

    fields = cited_fields(a_set(first, second, report), report)

    assert fields["quyet_dinh"]["ngan"] == (
        "Quyết định số 05/QĐ-SNNMT ngày 14 tháng 01 năm 2027 và "
        "Quyết định số 06/QĐ-SNNMT ngày 01 tháng 3 năm 2027"
    )
    assert fields["quyet_dinh"]["so_ky_hieu"] == "05/QĐ-SNNMT và 06/QĐ-SNNMT"


def test_what_is_not_cited_or_not_made_is_an_empty_field_and_not_a_missing_one():
    report = a_document(REPORT)

    fields = cited_fields(a_set(a_decision(), a_request(), report), report)

    assert fields["quyet_dinh"]
    assert fields["ke_hoach"] is None  # cited, not made
    assert fields["to_trinh"] is None  # made, not cited


def test_grounds_end_with_semicolons_and_the_last_with_a_full_stop():
    decision = a_decision(grounds=("Căn cứ Luật", "Căn cứ Nghị định"))

    lines = grounds(a_set(decision), decision, the_fields())

    assert lines == ["Căn cứ Luật;", "Căn cứ Nghị định."]


def test_the_documents_of_the_set_come_after_the_law():
    request, decision = a_request(), a_decision(grounds=("Căn cứ Luật",))

    lines = grounds(a_set(request, decision), decision, the_fields())

    assert lines == [
        "Căn cứ Luật;",
        "Căn cứ Tờ trình số 03/TTr-SNNMT ngày 14 tháng 01 năm 2027 của Hội đồng "
        "về đề nghị khen thưởng.",
    ]


def test_a_type_may_cite_in_its_own_sentence():
    type = a_type(
        "quyet-dinh",
        cites=("to-trinh",),
        grounds=True,
        citations={"to-trinh": "Xét đề nghị của {{ hoi_dong.ten }} tại {{ vb.ngan }}"},
    )
    request, decision = a_request(), a_document(type)

    lines = grounds(a_set(request, decision), decision, the_fields(hoi_dong={"ten": "Hội đồng"}))

    assert lines == [
        "Xét đề nghị của Hội đồng tại Tờ trình số 03/TTr-SNNMT ngày 14 tháng 01 năm 2027."
    ]


def test_a_single_ground_ends_with_a_full_stop():
    decision = a_decision(grounds=("Căn cứ Luật",))

    assert grounds(a_set(decision), decision, the_fields()) == ["Căn cứ Luật."]


def test_a_type_without_grounds_prints_none():
    minutes = a_document(a_type("bien-ban"), grounds=("Căn cứ Luật",))

    assert grounds(a_set(minutes), minutes, the_fields()) == []
