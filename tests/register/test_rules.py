"""Which number each document gets, and what is refused."""

import datetime as dt
import unicodedata
from dataclasses import replace

import pytest

from paperwork.findings import CellRef, PartRef, RowRef, Severity
from paperwork.register import Entry, Request, State
from paperwork.register.rules import plan

DAY = dt.date(2026, 3, 16)
ROW = RowRef("ho-so.xlsx", "Văn bản", 4, {"document_type": "A", "number": "D", "issued_on": "E"})


def a_request(type_key: str = "quyet-dinh", **changes: object) -> Request:
    code = {"quyet-dinh": "QĐ", "to-trinh": "TTr", "ke-hoach": "KH"}[type_key]
    values = {
        "key": f"HS-01/{type_key}",
        "dossier": "HS-01",
        "source": "ho-so.xlsx",
        "series": f"SNNMT/{code}",
        "symbol": f"{code}-SNNMT",
        "type_key": type_key,
        "type_code": code,
        "subject": "Về việc khen thưởng năm 2026",
        "issued_on": DAY,
        "where": ROW,
    }
    return Request(**values | changes)


def an_entry(serial: int, **changes: object) -> Entry:
    state = {
        name: changes.pop(name)
        for name in ("state", "file_name", "sha256", "void_reason")
        if name in changes
    }
    other = {"key": f"HS-00/{serial}", "dossier": "HS-00", "source": "cu.xlsx"}
    return replace(a_request(**other | changes).entered(serial), **state)


def codes(requests, existing, **options):
    return [finding.code for finding in plan(requests, existing, **options).findings]


def numbers(requests, existing=()):
    planned = plan(requests, existing)
    assert not [finding for finding in planned.findings if finding.is_error]
    return {key: str(entry.number) for key, entry in planned.entries.items()}


def test_the_first_document_of_a_series_is_number_one():
    request = a_request()

    planned = numbers([request])

    assert planned == {"HS-01/quyet-dinh": "01/QĐ-SNNMT"}


def test_the_next_number_follows_the_highest_one_even_when_that_is_void():
    existing = [an_entry(9), an_entry(10, state=State.VOID, void_reason="Gõ nhầm")]

    planned = numbers([a_request()], existing)

    assert planned["HS-01/quyet-dinh"] == "11/QĐ-SNNMT"


def test_each_type_counts_in_its_own_series():
    existing = [an_entry(7)]

    planned = numbers([a_request("to-trinh"), a_request()], existing)

    assert planned == {"HS-01/to-trinh": "01/TTr-SNNMT", "HS-01/quyet-dinh": "08/QĐ-SNNMT"}


def test_the_year_of_the_date_chooses_the_book():
    existing = [an_entry(41, issued_on=dt.date(2026, 12, 31))]

    planned = plan([a_request(issued_on=dt.date(2027, 1, 4))], existing)

    assert planned.entries["HS-01/quyet-dinh"].place == ("SNNMT/QĐ", 2027, 1)


def test_in_one_common_series_the_earlier_day_gets_the_lower_number():
    decision = a_request(series="SNNMT", issued_on=DAY)
    plan_paper = a_request("ke-hoach", series="SNNMT", issued_on=DAY - dt.timedelta(30))

    planned = numbers([decision, plan_paper])

    assert planned == {"HS-01/ke-hoach": "01/KH-SNNMT", "HS-01/quyet-dinh": "02/QĐ-SNNMT"}


def test_on_the_same_day_the_order_of_the_set_decides():
    first, second = a_request("to-trinh", series="SNNMT"), a_request(series="SNNMT")

    planned = numbers([first, second])

    assert planned == {"HS-01/to-trinh": "01/TTr-SNNMT", "HS-01/quyet-dinh": "02/QĐ-SNNMT"}


def test_a_recorded_document_keeps_its_number_and_takes_its_new_words():
    existing = [a_request().entered(5)]

    planned = plan([a_request(subject="Về việc tặng Giấy khen")], existing)

    entry = planned.entries["HS-01/quyet-dinh"]
    assert (entry.serial, entry.subject) == (5, "Về việc tặng Giấy khen")
    assert planned.changes == (entry,)


def test_an_unchanged_document_leaves_nothing_to_write():
    existing = [a_request().entered(5)]

    planned = plan([a_request()], existing)

    assert planned.changes == ()


def test_a_voided_document_gets_a_new_number():
    void = replace(a_request().entered(5), state=State.VOID, void_reason="Sai người ký")

    planned = numbers([a_request()], [void])

    assert planned["HS-01/quyet-dinh"] == "06/QĐ-SNNMT"


def test_a_typed_number_is_respected_and_the_next_one_follows_it():
    typed = a_request(given_serial=57)
    other = a_request(key="HS-01/quyet-dinh/GK")

    planned = numbers([other, typed], [an_entry(56)])

    assert planned == {
        "HS-01/quyet-dinh": "57/QĐ-SNNMT",
        "HS-01/quyet-dinh/GK": "58/QĐ-SNNMT",
    }


def test_a_typed_number_that_leaves_a_gap_is_a_warning_and_a_note():
    planned = plan([a_request(given_serial=9)], [an_entry(4)])

    (gap,) = planned.findings
    assert (gap.code, gap.severity) == ("PW411", Severity.WARNING)
    assert "các số từ 05 đến 08" in gap.message
    assert gap.where == CellRef("ho-so.xlsx", "Văn bản", "D4")
    assert planned.entries["HS-01/quyet-dinh"].note == gap.message
    assert planned.changes[0].note == gap.message


def test_two_typed_numbers_in_a_row_leave_one_gap():
    requests = [a_request(given_serial=6), a_request(key="HS-01/b", given_serial=7)]

    planned = plan(requests, [an_entry(4)])

    assert [finding.code for finding in planned.findings] == ["PW411"]
    assert "chưa có số 05." in planned.findings[0].message


@pytest.mark.parametrize("serial", [0, -3, 100_000])
def test_a_number_no_document_can_have_is_refused(serial):
    assert codes([a_request(given_serial=serial)], []) == ["PW407"]


def test_a_number_another_document_has_is_refused():
    planned = plan([a_request(given_serial=4)], [an_entry(4, subject="Về việc nâng lương")])

    (refusal,) = planned.findings
    assert refusal.code == "PW405"
    assert "“Về việc nâng lương” ngày 16/03/2026" in refusal.message
    assert planned.entries == {}


def test_one_number_typed_twice_in_a_set_is_refused():
    requests = [a_request(given_serial=1), a_request(key="HS-01/b", given_serial=1)]

    assert codes(requests, []) == ["PW405"]


def test_a_void_number_is_not_used_again():
    void = an_entry(4, state=State.VOID, void_reason="Gõ nhầm")

    assert codes([a_request(given_serial=4)], [void]) == ["PW406"]


def test_a_typed_number_that_differs_from_the_recorded_one_is_refused():
    planned = plan([a_request(given_serial=6)], [a_request().entered(5)])

    (refusal,) = planned.findings
    assert refusal.code == "PW404"
    assert "05/QĐ-SNNMT" in refusal.message


def test_typing_the_recorded_number_is_no_fault():
    assert codes([a_request(given_serial=5)], [a_request().entered(5)]) == []


def test_a_date_before_the_last_number_is_refused_with_both_dates():
    planned = plan([a_request(issued_on=DAY - dt.timedelta(1))], [an_entry(4)])

    (refusal,) = planned.findings
    assert refusal.code == "PW408"
    assert "15/03/2026 của số 05/QĐ-SNNMT" in refusal.message
    assert "16/03/2026 của số 04/QĐ-SNNMT" in refusal.message
    assert refusal.where == CellRef("ho-so.xlsx", "Văn bản", "E4")


def test_the_latest_lower_number_counts_not_only_the_one_just_before():
    earlier = an_entry(4, issued_on=DAY)
    out_of_order_by_hand = an_entry(5, issued_on=DAY - dt.timedelta(9))

    planned = plan([a_request(issued_on=DAY - dt.timedelta(1))], [earlier, out_of_order_by_hand])

    assert [finding.code for finding in planned.findings] == ["PW408"]


def test_a_recorded_document_cannot_move_past_the_next_number():
    existing = [a_request().entered(5), an_entry(6)]

    planned = plan([a_request(issued_on=DAY + dt.timedelta(1))], existing)

    (refusal,) = planned.findings
    assert refusal.code == "PW409"
    assert "06/QĐ-SNNMT" in refusal.message


def test_the_date_of_a_void_number_binds_nobody():
    void = an_entry(4, issued_on=dt.date(2026, 12, 31), state=State.VOID, void_reason="Gõ nhầm")

    assert codes([a_request()], [void]) == []


def test_a_whole_set_may_move_its_dates_together():
    later = DAY + dt.timedelta(7)
    first, second = a_request("to-trinh", series="SNNMT"), a_request(series="SNNMT")
    existing = [first.entered(1), second.entered(2)]

    moved = [replace(first, issued_on=later), replace(second, issued_on=later)]

    assert codes(moved, existing) == []


def test_a_document_does_not_move_to_another_year():
    planned = plan([a_request(issued_on=dt.date(2027, 1, 4))], [a_request().entered(5)])

    (refusal,) = planned.findings
    assert refusal.code == "PW402"
    assert "thuộc sổ năm 2027" in refusal.message


def test_a_document_does_not_move_to_another_series():
    assert codes([a_request(series="SNNMT")], [a_request().entered(5)]) == ["PW403"]


def test_an_issued_document_says_what_may_not_change():
    issued = replace(a_request().entered(5), state=State.ISSUED)

    planned = plan([a_request(subject="Khác", signatory="Lò Văn Tám")], [issued])

    (refusal,) = planned.findings
    assert refusal.code == "PW410"
    assert refusal.message.endswith("trích yếu, người ký.")


def test_an_issued_document_run_again_unchanged_is_no_fault():
    issued = replace(a_request().entered(5), state=State.ISSUED)

    planned = plan([a_request()], [issued])

    assert (planned.findings, planned.entries["HS-01/quyet-dinh"]) == ((), issued)


def test_two_workbooks_with_one_dossier_code_are_told_once():
    existing = [a_request(source="ban-dau.xlsx").entered(5)]

    planned = plan([a_request(), a_request("to-trinh")], existing)

    (refusal,) = planned.findings
    assert refusal.code == "PW401"
    assert "“ban-dau.xlsx”" in refusal.message


def test_a_renamed_workbook_keeps_its_numbers_under_its_new_name():
    existing = [a_request(source="cu.xlsx").entered(5), a_request("to-trinh").entered(3)]
    existing[1] = replace(existing[1], source="cu.xlsx")

    planned = plan([a_request()], existing, renamed=True)

    assert planned.findings == ()
    assert [(e.serial, e.source) for e in planned.changes] == [
        (5, "ho-so.xlsx"),
        (3, "ho-so.xlsx"),
    ]


@pytest.mark.parametrize("name", ["HỒ SƠ.XLSX", unicodedata.normalize("NFD", "Hồ sơ.xlsx")])
def test_the_case_and_accent_form_of_a_file_name_do_not_make_another_workbook(name):
    existing = [a_request(source="Hồ sơ.xlsx").entered(5)]

    assert codes([a_request(source=name)], existing) == []


def test_two_documents_with_one_key_are_refused():
    assert codes([a_request(), a_request()], []) == ["PW400"]


def test_all_refusals_come_at_once():
    requests = [a_request(given_serial=4), a_request("to-trinh", given_serial=0)]

    assert codes(requests, [an_entry(4)]) == ["PW405", "PW407"]


def test_without_a_row_the_workbook_is_named():
    planned = plan([a_request(given_serial=0, where=RowRef())], [])

    assert planned.findings[0].where == PartRef("ho-so.xlsx")
