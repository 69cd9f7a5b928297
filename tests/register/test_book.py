"""The register file: whole sets or nothing, for every clerk at once."""

import datetime as dt
import multiprocessing
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from paperwork.errors import RegisterError
from paperwork.register import Book, Request, State

DAY = dt.date(2026, 3, 16)
DIGEST = "a" * 64
CODES = {"ke-hoach": "KH", "to-trinh": "TTr", "quyet-dinh": "QĐ"}


def a_set(dossier="HS-01", day=DAY, **changes):
    return [
        Request(
            **{
                "key": f"{dossier}/{type_key}",
                "dossier": dossier,
                "source": f"{dossier}.xlsx",
                "series": f"SNNMT/{code}",
                "symbol": f"{code}-SNNMT",
                "type_key": type_key,
                "type_code": code,
                "subject": "Về việc khen thưởng năm 2026",
                "issued_on": day,
                "recipients": ("Như Điều 3", "Lưu: VT, VP"),
            }
            | changes
        )
        for type_key, code in CODES.items()
    ]


def serials(entries):
    return [entry.serial for entry in entries.values()]


def sql(path, statement, *values):
    with closing(sqlite3.connect(path)) as connection, connection:
        return connection.execute(statement, values).fetchall()


@pytest.fixture
def book(tmp_path):
    return Book.open(tmp_path / "so-dang-ky.sqlite")


def test_looking_at_a_register_that_is_not_there_makes_no_file(book):
    findings = book.rehearse(a_set())

    assert (findings, book.recorded("HS-01")) == ([], {})
    assert not book.path.exists()


def test_a_new_register_starts_each_series_at_one(book):
    taken = book.reserve(a_set())

    assert [str(entry.number) for entry in taken.values()] == [
        "01/KH-SNNMT",
        "01/TTr-SNNMT",
        "01/QĐ-SNNMT",
    ]


def test_what_was_reserved_is_read_back_as_it_was(book):
    taken = book.reserve(a_set())

    assert Book.open(book.path).recorded("HS-01") == taken


def test_the_same_set_again_changes_no_byte_of_the_register(book):
    first = book.reserve(a_set(), "Văn thư")
    before = book.path.read_bytes()

    again = book.reserve(a_set(), "Người khác")

    assert again == first
    assert book.path.read_bytes() == before


def test_a_changed_subject_keeps_the_number_and_is_read_back(book):
    book.reserve(a_set())

    book.reserve(a_set(subject="Về việc tặng Giấy khen"))

    entries = book.recorded("HS-01")
    assert serials(entries) == [1, 1, 1]
    assert {entry.subject for entry in entries.values()} == {"Về việc tặng Giấy khen"}


def test_a_set_brought_forward_makes_room_for_a_new_document_of_an_earlier_day(book):
    first, second = a_set(series="SNNMT")[:2]
    book.reserve([first])

    taken = book.reserve(
        [
            replace(first, issued_on=DAY - dt.timedelta(7)),
            replace(second, issued_on=DAY - dt.timedelta(5)),
        ]
    )

    assert serials(taken) == [1, 2]


def test_the_first_number_of_a_year_is_one(book):
    book.reserve(a_set(day=dt.date(2026, 12, 31)))

    taken = book.reserve(a_set("HS-02", day=dt.date(2027, 1, 1)))

    assert serials(taken) == [1, 1, 1]


def test_a_refused_document_takes_no_number_for_the_rest_of_its_set(book):
    book.reserve(a_set())
    late_for_one = a_set("HS-02")
    late_for_one[2] = a_set("HS-02", day=DAY - dt.timedelta(1))[2]

    with pytest.raises(RegisterError, match="15/03/2026 của số 02/QĐ-SNNMT"):
        book.reserve(late_for_one)

    assert book.recorded("HS-02") == {}
    assert serials(book.reserve(a_set("HS-03"))) == [2, 2, 2]


def test_all_refusals_stand_in_one_message(book):
    with pytest.raises(RegisterError) as refusal:
        book.reserve(a_set(given_serial=0))

    assert str(refusal.value).count("Số 0 không thể là số") == 3


def test_a_failure_in_the_middle_of_a_set_takes_no_number(book):
    book.reserve(a_set())
    sql(
        book.path,
        "CREATE TRIGGER fault BEFORE INSERT ON entry WHEN NEW.type_code = 'TTr'"
        " BEGIN SELECT RAISE(ABORT, 'Hỏng giữa chừng.'); END",
    )

    with pytest.raises(RegisterError, match=r"Hỏng giữa chừng\."):
        book.reserve(a_set("HS-02"))

    assert sql(book.path, "SELECT count(*) FROM entry") == [(3,)]


def test_a_failure_of_the_very_first_set_leaves_a_register_that_still_works(book):
    with pytest.raises(RegisterError):
        book.reserve(a_set(symbol=""))

    assert serials(book.reserve(a_set())) == [1, 1, 1]


def test_the_rehearsal_says_what_the_register_would_refuse(book):
    book.reserve(a_set())

    findings = book.rehearse(a_set("HS-02", day=DAY - dt.timedelta(1)))

    assert [finding.code for finding in findings] == ["PW408", "PW408", "PW408"]


def test_a_gap_is_told_but_does_not_stop_the_set(book):
    findings = book.rehearse(a_set(given_serial=5))

    taken = book.reserve(a_set(given_serial=5))

    assert [finding.code for finding in findings] == ["PW411", "PW411", "PW411"]
    assert serials(taken) == [5, 5, 5]
    assert all("từ 01 đến 04" in e.note for e in book.recorded("HS-01").values())


def test_another_workbook_with_the_same_code_takes_no_number(book):
    book.reserve(a_set())

    with pytest.raises(RegisterError, match=r"“HS-01\.xlsx”"):
        book.reserve(a_set(source="ban-sao.xlsx"))


def test_a_renamed_workbook_is_told_once(book):
    first = book.reserve(a_set())

    book.reserve(a_set(source="ten-moi.xlsx"), renamed=True)

    again = book.reserve(a_set(source="ten-moi.xlsx"))
    assert serials(again) == serials(first)


def test_a_confirmed_document_is_written_and_names_its_file(book):
    book.reserve(a_set())

    confirmed = book.confirm({"HS-01/quyet-dinh": ("04-quyet-dinh.docx", DIGEST)})

    entry = book.recorded("HS-01")["HS-01/quyet-dinh"]
    assert confirmed == {"HS-01/quyet-dinh": entry}
    assert (entry.state, entry.file_name, entry.sha256) == (
        State.WRITTEN,
        "04-quyet-dinh.docx",
        DIGEST,
    )


def test_a_corrected_document_is_confirmed_again_under_its_number(book):
    book.reserve(a_set())
    book.confirm({"HS-01/quyet-dinh": ("04-quyet-dinh.docx", DIGEST)})
    book.reserve(a_set(subject="Về việc tặng Giấy khen"))

    book.confirm({"HS-01/quyet-dinh": ("04-quyet-dinh.docx", "b" * 64)})

    entry = book.recorded("HS-01")["HS-01/quyet-dinh"]
    assert (entry.serial, entry.state, entry.sha256) == (1, State.WRITTEN, "b" * 64)


def test_a_document_without_a_number_cannot_be_confirmed(book):
    book.reserve(a_set())

    with pytest.raises(RegisterError, match="“HS-01/bao-cao” chưa có số"):
        book.confirm(
            {
                "HS-01/quyet-dinh": ("04-quyet-dinh.docx", DIGEST),
                "HS-01/bao-cao": ("05-bao-cao.docx", DIGEST),
            }
        )

    assert book.recorded("HS-01")["HS-01/quyet-dinh"].state is State.RESERVED


def test_an_issued_document_is_not_replaced_by_another_file(book):
    book.reserve(a_set())
    book.confirm({"HS-01/quyet-dinh": ("04-quyet-dinh.docx", DIGEST)})
    sql(book.path, "UPDATE entry SET state = 'issued' WHERE type_code = 'QĐ'")

    book.confirm({"HS-01/quyet-dinh": ("04-quyet-dinh.docx", DIGEST)})
    with pytest.raises(RegisterError, match="01/QĐ-SNNMT đã phát hành"):
        book.confirm({"HS-01/quyet-dinh": ("04-quyet-dinh.docx", "b" * 64)})

    assert book.recorded("HS-01")["HS-01/quyet-dinh"].sha256 == DIGEST


def work(path, clerk, start, rounds):
    book = Book.open(path)
    start.wait()
    for turn in range(rounds):
        book.reserve(a_set(f"HS-{clerk}-{turn}"), f"clerk {clerk}")


def test_eight_clerks_on_one_register_leave_no_gap_and_no_number_twice(tmp_path):
    path = tmp_path / "so-dang-ky.sqlite"
    spawn = multiprocessing.get_context("spawn")
    start = spawn.Barrier(8)
    clerks = [spawn.Process(target=work, args=(path, clerk, start, 5)) for clerk in range(8)]

    for clerk in clerks:
        clerk.start()
    for clerk in clerks:
        clerk.join(60)

    assert [clerk.exitcode for clerk in clerks] == [0] * 8
    for code in CODES.values():
        taken = sql(path, "SELECT serial FROM entry WHERE type_code = ? ORDER BY serial", code)
        assert [serial for (serial,) in taken] == list(range(1, 41))
    sets = sql(path, "SELECT min(serial), max(serial) FROM entry GROUP BY dossier")
    assert all(first == last for first, last in sets)  # each set was taken in one go


def test_every_step_stands_in_the_audit_with_its_clerk(book):
    book.reserve(a_set()[:1], "Lường Thị Bảy")
    book.reserve(a_set(subject="Khác")[:1], "Quàng Văn Chín")
    book.confirm({"HS-01/ke-hoach": ("01-ke-hoach.docx", DIGEST)}, "Lường Thị Bảy")

    steps = sql(book.path, "SELECT clerk, action, serial FROM audit ORDER BY id")

    assert steps == [
        ("Lường Thị Bảy", "reserved", 1),
        ("Quàng Văn Chín", "changed", 1),
        ("Lường Thị Bảy", "written", 1),
    ]


def test_a_power_cut_cannot_lose_an_acknowledged_number(book):
    with book._connection() as connection:
        answers = [
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
        ]

    assert answers == ["delete", 3, 1, 0]  # 3 is EXTRA


def some_text(path: Path):
    path.write_text("Đây là một tệp văn bản, không phải là sổ.\n" * 50, encoding="utf-8")


def some_other_database(path: Path):
    sql(path, "CREATE TABLE diary (page TEXT)")


def a_newer_register(path: Path):
    Book(path).reserve(a_set())
    sql(path, "PRAGMA user_version = 2")


def a_damaged_register(path: Path):
    for turn in range(60):
        Book(path).reserve(a_set(f"HS-{turn}"))
    content = bytearray(path.read_bytes())
    content[len(content) // 2 :] = bytes(len(content) - len(content) // 2)
    path.write_bytes(content)


def a_folder(path: Path):
    path.mkdir()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (some_text, "không phải là sổ đăng ký"),
        (some_other_database, "không phải là sổ đăng ký"),
        (a_newer_register, "bản paperwork mới hơn"),
        (a_damaged_register, "bị hỏng"),
        (a_folder, "Không mở hoặc không ghi được"),
    ],
)
def test_a_register_that_cannot_be_used_is_told_in_one_sentence(tmp_path, make, sentence):
    path = tmp_path / "so-dang-ky.sqlite"
    make(path)

    with pytest.raises(RegisterError, match=sentence) as trouble:
        Book.open(path)

    assert "“so-dang-ky.sqlite”" in str(trouble.value)


def test_a_register_in_a_folder_that_is_not_there_takes_no_number(tmp_path):
    with pytest.raises(RegisterError, match="Tạo thư mục rồi chạy lại"):
        Book.open(tmp_path / "không có" / "so.sqlite").reserve(a_set())


def test_a_register_held_by_another_clerk_is_told_after_the_wait(book):
    book.reserve(a_set())
    impatient = Book(book.path, patience=0.05)

    with closing(sqlite3.connect(book.path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RegisterError, match=r"người khác dùng quá 0\.05 giây"):
            impatient.reserve(a_set("HS-02"))

    assert serials(impatient.reserve(a_set("HS-02"))) == [2, 2, 2]
