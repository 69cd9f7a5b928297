"""The register on the screen: aligned, within a line, never without the reason of a void."""

import datetime as dt
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from paperwork.cli import entries
from paperwork.findings import PartRef, warning
from paperwork.register import Entry, State
from paperwork.register.locks import Holder

DOUBT = warning("PW999", "Tệp {file} không còn ở chỗ cũ.", "Chép lại tệp.")
LONG = "Về việc khen thưởng các tập thể, cá nhân có thành tích xuất sắc trong công tác năm 2026"


def an_entry(serial=5, **changes):
    return Entry(
        **{
            "serial": serial,
            "key": "HS-01/quyet-dinh",
            "dossier": "HS-01",
            "source": "HS-01.xlsx",
            "issuer": "snnmt ha noi",
            "series": "snnmt ha noi/QĐ",
            "series_name": "QĐ-SNNMT",
            "symbol": "QĐ-SNNMT",
            "type_key": "quyet-dinh",
            "type_code": "QĐ",
            "subject": "Về việc khen thưởng",
            "issued_on": dt.date(2027, 1, 14),
        }
        | changes
    )


def a_void(reason="ghi nhầm ngày", **changes):
    return an_entry(state=State.VOID, void_reason=reason, **changes)


def a_verdict(*findings):
    return SimpleNamespace(entries=12, series=3, seal="0f3a99c1d2e3f405", findings=findings)


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (State.RESERVED, "đã lấy số"),
        (State.WRITTEN, "đã có tệp"),
        (State.ISSUED, "đã phát hành"),
        (State.VOID, "đã hủy"),
    ],
)
def test_every_state_of_a_number_has_its_vietnamese_word(state, said):
    line = entries.entry_line(an_entry(state=state), width=11)

    assert line == f"05/QĐ-SNNMT  14/01/2027  {said:<14}Về việc khen thưởng"


def test_the_columns_stand_below_each_other_whatever_the_numbers(capsys):
    listed = [an_entry(5), an_entry(1205), a_void(serial=6)]

    entries.print_entries(listed)

    *lines, count = capsys.readouterr().out.splitlines()
    assert {line.index("14/01/2027") for line in lines} == {15}
    assert {line.index("Về việc") for line in lines} == {41}
    assert count == "3 số."


def test_an_empty_list_still_says_how_many(capsys):
    entries.print_entries([])

    assert capsys.readouterr().out == "0 số.\n"


def test_a_long_subject_is_cut_where_the_line_ends():
    line = entries.entry_line(an_entry(subject=LONG), width=11)

    assert len(line) <= entries.WIDTH
    assert line.endswith("…")


def test_a_subject_of_several_lines_takes_one():
    line = entries.entry_line(an_entry(subject="Về việc\nkhen  thưởng"), width=11)

    assert line.endswith("Về việc khen thưởng")


def test_a_void_number_shows_its_reason_in_whole_and_less_of_its_subject():
    line = entries.entry_line(a_void(subject=LONG), width=11)

    assert len(line) <= entries.WIDTH
    assert line.endswith("… (lý do hủy: ghi nhầm ngày)")


def test_a_very_long_reason_still_leaves_the_beginning_of_the_subject():
    line = entries.entry_line(a_void(reason=LONG, subject=LONG), width=11)

    assert line.endswith(f"Về việc khen thưởng các… (lý do hủy: {LONG})")


def test_what_became_of_each_number_is_one_line(capsys):
    entries.print_changes([an_entry(state=State.ISSUED), a_void("Sai người ký.", serial=6)])

    assert capsys.readouterr().out.splitlines() == [
        "05/QĐ-SNNMT 14/01/2027: đã phát hành.",
        "06/QĐ-SNNMT 14/01/2027: đã hủy, lý do: Sai người ký.",
    ]


def test_the_verdict_follows_what_was_found(capsys):
    doubt = DOUBT.at(PartRef("04-quyet-dinh.docx"), file="04-quyet-dinh.docx")

    entries.print_verdict(a_verdict(doubt))

    assert capsys.readouterr().out.splitlines() == [
        "Lưu ý PW999 [04-quyet-dinh.docx] Tệp 04-quyet-dinh.docx không còn ở chỗ cũ. Chép lại tệp.",
        "0 lỗi, 1 lưu ý.",
        "Sổ có 12 số trong 3 dãy số; mã niêm: 0f3a99c1.",
    ]


def test_a_register_without_a_fault_is_told_to_have_none(capsys):
    entries.print_verdict(a_verdict())

    assert capsys.readouterr().out.splitlines()[0] == "Không có lỗi."


def test_a_program_is_told_the_whole_seal():
    said = entries.verdict_as_json(a_verdict())

    assert said == {"entries": 12, "series": 3, "seal": "0f3a99c1d2e3f405", "findings": []}


def test_a_program_is_told_every_field_of_a_number():
    entry = an_entry(recipients=("Như Điều 3", "Lưu: VT"), sent_on=dt.date(2027, 1, 15))

    said = json.loads(json.dumps(entries.entry_as_json(entry)))

    assert said.keys() == {"number"} | set(Entry.__dataclass_fields__)
    assert (said["number"], said["issued_on"]) == ("05/QĐ-SNNMT", "2027-01-14")
    assert (said["state"], said["sent_on"]) == ("reserved", "2027-01-15")
    assert said["recipients"] == ["Như Điều 3", "Lưu: VT"]


@pytest.mark.parametrize(
    ("holder", "said"),
    [
        (None, "Sổ “so.sqlite” không bị khóa."),
        (Holder(host="VAN-THU-2"), "Đã gỡ khóa của máy “VAN-THU-2” trên sổ “so.sqlite”."),
        (Holder(), "Đã gỡ khóa của một máy không rõ tên trên sổ “so.sqlite”."),
    ],
)
def test_a_lock_taken_off_is_named_by_its_computer(capsys, holder, said):
    entries.print_unlocked(Path("so.sqlite"), holder)

    assert capsys.readouterr().out == f"{said}\n"


def test_a_lock_taken_off_says_since_when_it_was_there(capsys):
    since = dt.datetime(2027, 1, 14, 1, 30, tzinfo=dt.UTC)

    entries.print_unlocked(Path("so.sqlite"), Holder(host="VAN-THU-2", since=since))

    here = since.astimezone()
    assert f"máy “VAN-THU-2” (giữ từ {here:%H:%M %d/%m/%Y})" in capsys.readouterr().out


def test_the_password_of_a_server_is_never_shown():
    shown = entries.place_name("postgresql://vanthu:mat-khau@may-chu:5432/so")

    assert shown == "postgresql://may-chu/so"
