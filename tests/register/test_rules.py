"""Which number each document gets, and what is refused."""

import datetime as dt
import unicodedata
from dataclasses import replace

import pytest
from register_builders import COMMON, DAY, a_file, a_request

from paperwork.findings import CellRef, PartRef, RowRef, Severity
from paperwork.register import Entry, State
from paperwork.register.rules import plan

COUNCIL = {"series": "hoi-dong", "series_name": "HĐTĐKT", "issuer": "hoi-dong"}


def an_entry(serial: int, **changes: object) -> Entry:
    """A number of another dossier."""
    state = {
        name: changes.pop(name)
        for name in ("state", "file_name", "sha256", "void_reason", "given")
        if name in changes
    }
    other = {"key": f"HS-00/{serial}", "dossier": "HS-00", "source": "cu.xlsx"}
    return replace(a_request(**other | changes).entered(serial), **state)


def a_void(serial: int, **changes: object) -> Entry:
    return an_entry(serial, **{"state": State.VOID, "void_reason": "Gõ nhầm"} | changes)


def issued(entry: Entry) -> Entry:
    return replace(entry.filed(a_file()), state=State.ISSUED, sent_on=DAY)


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
    existing = [an_entry(9), a_void(10)]

    planned = numbers([a_request()], existing)

    assert planned["HS-01/quyet-dinh"] == "11/QĐ-SNNMT"


def test_each_type_counts_in_its_own_series():
    existing = [an_entry(7)]

    planned = numbers([a_request("to-trinh"), a_request()], existing)

    assert planned == {"HS-01/to-trinh": "01/TTr-SNNMT", "HS-01/quyet-dinh": "08/QĐ-SNNMT"}


def test_the_year_of_the_date_chooses_the_book():
    existing = [an_entry(41, issued_on=dt.date(2026, 12, 31))]

    planned = plan([a_request(issued_on=dt.date(2027, 1, 4))], existing)

    assert planned.entries["HS-01/quyet-dinh"].place == ("snnmt/QĐ", 2027, 1)


def test_in_one_common_series_the_earlier_day_gets_the_lower_number():
    decision = a_request(**COMMON, issued_on=DAY)
    plan_paper = a_request("ke-hoach", **COMMON, issued_on=DAY - dt.timedelta(30))

    planned = numbers([decision, plan_paper])

    assert planned == {"HS-01/ke-hoach": "01/KH-SNNMT", "HS-01/quyet-dinh": "02/QĐ-SNNMT"}


def test_on_the_same_day_the_order_of_the_set_decides():
    first, second = a_request("to-trinh", **COMMON), a_request(**COMMON)

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
    void = a_void(4)

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
    void = a_void(4, issued_on=dt.date(2026, 12, 31))

    assert codes([a_request()], [void]) == []


def test_a_whole_set_may_move_its_dates_together():
    later = DAY + dt.timedelta(7)
    first, second = a_request("to-trinh", **COMMON), a_request(**COMMON)
    existing = [first.entered(1), second.entered(2)]

    moved = [replace(first, issued_on=later), replace(second, issued_on=later)]

    assert codes(moved, existing) == []


def test_a_document_does_not_move_to_another_year():
    planned = plan([a_request(issued_on=dt.date(2027, 1, 4))], [a_request().entered(5)])

    (refusal,) = planned.findings
    assert refusal.code == "PW402"
    assert "thuộc sổ năm 2027" in refusal.message


def test_a_document_does_not_move_to_another_series():
    assert codes([a_request(**COMMON)], [a_request().entered(5)]) == ["PW403"]


def test_an_issued_document_says_what_may_not_change():
    sent = issued(a_request().entered(5))

    planned = plan([a_request(subject="Khác", signatory="Lò Văn Tám")], [sent])

    (refusal,) = planned.findings
    assert refusal.code == "PW410"
    assert refusal.message.endswith("trích yếu, người ký.")


def test_an_issued_document_run_again_unchanged_is_no_fault():
    sent = issued(a_request().entered(5))

    planned = plan([a_request()], [sent])

    assert (planned.findings, planned.changes) == ((), ())
    assert planned.entries == {"HS-01/quyet-dinh": sent}


def test_two_workbooks_with_one_dossier_code_are_told_once():
    existing = [a_request(source="ban-dau.xlsx").entered(5)]

    planned = plan([a_request(), a_request("to-trinh")], existing)

    (refusal,) = planned.findings
    assert refusal.code == "PW401"
    assert "“ban-dau.xlsx”" in refusal.message


def test_a_renamed_workbook_keeps_its_numbers_under_its_new_name():
    existing = [
        a_request(source="cu.xlsx").entered(5),
        a_request("to-trinh", source="cu.xlsx").entered(3),
    ]

    planned = plan([a_request()], existing, renamed=True)

    assert planned.findings == ()
    assert [(e.serial, e.source) for e in planned.changes] == [
        (5, "HS-01.xlsx"),
        (3, "HS-01.xlsx"),
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

    assert planned.findings[0].where == PartRef("HS-01.xlsx")


def test_a_day_that_has_not_come_is_remarked():
    tomorrow = DAY + dt.timedelta(1)

    planned = plan([a_request(issued_on=tomorrow)], [], today=DAY)

    (remark,) = planned.findings
    assert (remark.code, remark.severity) == ("PW412", Severity.WARNING)
    assert "01/QĐ-SNNMT ghi ngày 17/03/2026, muộn hơn hôm nay 16/03/2026" in remark.message
    assert remark.where == CellRef("ho-so.xlsx", "Văn bản", "E4")
    assert planned.entries["HS-01/quyet-dinh"].serial == 1


@pytest.mark.parametrize("today", [DAY, DAY + dt.timedelta(9), None])
def test_a_day_that_has_come_is_not_remarked(today):
    assert codes([a_request()], [], today=today) == []


def test_a_recorded_day_to_come_is_not_remarked_at_every_run():
    existing = [a_request().entered(5)]

    assert codes([a_request(subject="Khác")], existing, today=DAY - dt.timedelta(1)) == []


def test_a_closed_year_takes_no_number_even_a_typed_one():
    later = an_entry(1, issued_on=dt.date(2027, 1, 4))

    planned = plan([a_request(), a_request(key="HS-01/b", given_serial=9)], [an_entry(8), later])

    first, second = planned.findings[:2]
    assert (first.code, second.code) == ("PW413", "PW413")
    assert "năm 2027 đã có số 01/QĐ-SNNMT ngày 04/01/2027" in first.message
    assert first.where == CellRef("ho-so.xlsx", "Văn bản", "E4")


def test_a_void_number_of_the_new_year_leaves_the_old_one_open():
    later = a_void(1, issued_on=dt.date(2027, 1, 4))

    assert codes([a_request()], [later]) == []


def test_a_document_of_a_closed_year_may_still_be_corrected():
    existing = [a_request().entered(5), an_entry(1, issued_on=dt.date(2027, 1, 4))]

    planned = plan([a_request(subject="Khác")], existing)

    assert planned.findings == ()
    assert [(e.serial, e.subject) for e in planned.changes] == [(5, "Khác")]


def test_another_series_that_has_gone_on_closes_nothing():
    later = an_entry(1, issued_on=dt.date(2027, 1, 4), **COUNCIL)

    assert codes([a_request()], [later]) == []


def test_a_type_does_not_change_its_series_within_a_year():
    planned = plan([a_request(**COMMON)], [an_entry(5)])

    (refusal,) = planned.findings
    assert refusal.code == "PW414"
    assert "ở sổ QĐ-SNNMT (số 05/QĐ-SNNMT), nhưng nay thuộc sổ chung SNNMT" in refusal.message
    assert refusal.where == CellRef("ho-so.xlsx", "Văn bản", "A4")


def test_a_type_may_change_its_series_with_the_new_year():
    last_year = an_entry(5, issued_on=dt.date(2025, 12, 31))

    assert codes([a_request(**COMMON)], [last_year]) == []


@pytest.mark.parametrize(
    "entry",
    [
        a_void(5),
        an_entry(5, **COUNCIL),
        an_entry(5, series="snnmt/QĐ/mật", secret=True),
        an_entry(5, type_key="to-trinh"),
    ],
)
def test_a_void_number_another_office_a_secret_or_another_type_settles_no_series(entry):
    assert "PW414" not in codes([a_request(**COMMON)], [entry])


def test_the_first_number_under_a_symbol_that_another_office_has_is_remarked():
    theirs = a_request(key="HS-9/quyet-dinh", issuer="snnmt phuong", series="snnmt phuong/QĐ")

    assert codes([a_request()], [theirs.entered(3)]) == ["PW417"]
    assert codes([a_request()], [theirs.entered(3), a_request(key="HS-8/x").entered(1)]) == []


def test_a_typed_number_below_the_last_one_is_remarked():
    existing = [an_entry(4), an_entry(9)]

    planned = plan([a_request(given_serial=5)], existing)

    (remark,) = planned.findings
    assert (remark.code, remark.severity) == ("PW415", Severity.WARNING)
    assert "Số 05 do văn thư ghi, khác số kế tiếp 10" in remark.message
    assert remark.where == CellRef("ho-so.xlsx", "Văn bản", "D4")
    assert planned.entries["HS-01/quyet-dinh"].note == remark.message


def test_a_typed_number_below_the_last_one_stands_between_its_neighbours_days():
    existing = [an_entry(4), an_entry(9, issued_on=DAY + dt.timedelta(5))]

    late = plan([a_request(given_serial=5, issued_on=DAY + dt.timedelta(6))], existing)
    early = plan([a_request(given_serial=5, issued_on=DAY - dt.timedelta(1))], existing)

    assert [finding.code for finding in late.findings] == ["PW415", "PW409"]
    assert [finding.code for finding in early.findings] == ["PW415", "PW408"]


def test_the_next_number_typed_is_given_without_a_remark():
    planned = plan([a_request(given_serial=5)], [an_entry(4)])

    entry = planned.entries["HS-01/quyet-dinh"]
    assert (planned.findings, entry.note, entry.given) == ((), "", True)


def test_an_issued_document_with_other_content_is_refused():
    sent = issued(a_request().entered(5))

    planned = plan([a_request(content="d" * 64)], [sent])

    (refusal,) = planned.findings
    assert refusal.code == "PW410"
    assert refusal.message.endswith("không đổi được nội dung.")
    assert refusal.where == CellRef("ho-so.xlsx", "Văn bản", "A4")


@pytest.mark.parametrize("content", ["", "c" * 64])
def test_an_issued_document_whose_content_is_the_same_or_unknown_is_kept(content):
    sent = issued(a_request().entered(5))

    assert codes([a_request(content=content)], [sent]) == []


def test_the_content_of_a_document_not_yet_issued_may_change():
    existing = [a_request().entered(5).filed(a_file())]

    assert codes([a_request(content="d" * 64)], existing) == []


def test_a_set_on_several_pages_counts_on_each():
    existing = [
        an_entry(41),
        an_entry(7, type_key="to-trinh", series="snnmt/TTr"),
        an_entry(3, **COUNCIL),
    ]
    requests = [
        a_request("to-trinh"),
        a_request(),
        a_request("ke-hoach"),
        a_request(key="HS-01/hoi-dong", symbol="QĐ-HĐ", **COUNCIL),
    ]

    planned = numbers(requests, existing)

    assert planned == {
        "HS-01/to-trinh": "08/TTr-SNNMT",
        "HS-01/quyet-dinh": "42/QĐ-SNNMT",
        "HS-01/ke-hoach": "01/KH-SNNMT",
        "HS-01/hoi-dong": "04/QĐ-HĐ",
    }


def test_a_set_across_the_turn_of_the_year_begins_the_new_year_at_one():
    old = a_request("to-trinh", issued_on=dt.date(2026, 12, 31), **COMMON)
    new = a_request(issued_on=dt.date(2027, 1, 1), **COMMON)
    existing = [an_entry(41, issued_on=dt.date(2026, 12, 30), **COMMON)]

    planned = numbers([old, new], existing)

    assert planned == {"HS-01/to-trinh": "42/TTr-SNNMT", "HS-01/quyet-dinh": "01/QĐ-SNNMT"}


def test_entries_that_were_not_asked_for_are_not_taken_for_missing():
    neighbours = [an_entry(19), an_entry(21), an_entry(40)]

    planned = plan([a_request(), a_request(key="HS-01/b", given_serial=20)], neighbours)

    assert [finding.code for finding in planned.findings] == ["PW415"]
    assert [entry.serial for entry in planned.changes] == [20, 41]


def test_the_moved_entries_are_written_before_the_new_ones():
    moved = a_request("to-trinh", issued_on=DAY - dt.timedelta(7), **COMMON)
    new = a_request(issued_on=DAY - dt.timedelta(5), **COMMON)
    existing = [replace(moved, issued_on=DAY).entered(9)]

    planned = plan([new, moved], existing)

    assert planned.findings == ()
    assert [entry.serial for entry in planned.changes] == [9, 10]
