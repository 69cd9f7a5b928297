"""What an inspection finds: nothing in a sound register, every forgery in another."""

import datetime as dt

import pytest
from register_builders import (
    COMMON,
    DAY,
    a_file,
    a_register,
    a_request,
    a_set,
    sql,
    without_guards,
)

from paperwork.findings import Severity
from paperwork.register.proof import proved

TODAY = DAY + dt.timedelta(30)
SEAL = "f" * 64
LATER = dt.date(2027, 1, 4)


def findings(book, today=TODAY):
    return list(proved(book.snapshot(), "so.sqlite", today))


def codes(book, today=TODAY):
    return [finding.code for finding in findings(book, today)]


def test_a_register_that_the_program_kept_has_nothing_to_say(book):
    book.reserve(a_set())
    book.confirm({f"HS-01/{kind}": a_file() for kind in ("ke-hoach", "to-trinh", "quyet-dinh")})
    book.issue({("snnmt/QĐ", 2026, 1): a_file()}, DAY)
    book.void([("snnmt/TTr", 2026, 1)], "Không trình nữa")
    book.remark("unlocked", "may-van-thu")
    book.reserve(a_set("HS-02", day=LATER))
    book.confirm({f"HS-02/{kind}": a_file() for kind in ("ke-hoach", "to-trinh", "quyet-dinh")})

    assert codes(book, LATER) == []


def test_a_number_without_a_file_is_named_with_the_workbook_to_run_again(book):
    book.reserve([a_request()])

    (waiting,) = findings(book)

    assert (waiting.code, waiting.severity) == ("PW448", Severity.WARNING)
    assert "01/QĐ-SNNMT đã lấy lúc" in waiting.message
    assert "“HS-01.xlsx”" in waiting.remedy
    assert str(waiting.where) == "số 01/QĐ-SNNMT năm 2026"


def test_numbers_left_to_the_paper_book_are_told_not_blamed(book):
    a_register(book, 1)
    book.reserve([a_request(given_serial=5)])
    book.confirm({"HS-01/quyet-dinh": a_file()})

    (elsewhere,) = findings(book)

    assert (elsewhere.code, elsewhere.severity) == ("PW441", Severity.WARNING)
    assert "không ghi các số từ 02 đến 04" in elsewhere.message


def test_a_day_to_come_is_a_warning_until_the_document_is_issued(book):
    a_register(book, 1)

    before = codes(book, DAY - dt.timedelta(1))
    book.issue({("snnmt/QĐ", 2026, 1): a_file()}, DAY)
    after = codes(book, DAY - dt.timedelta(1))

    assert (before, after) == (["PW449"], ["PW450"])


def test_one_type_under_two_abbreviations_is_told(book):
    book.reserve([a_request(**COMMON)])
    book.reserve([a_request(dossier="HS-02", type_code="QĐKT", symbol="QĐKT-SNNMT", **COMMON)])
    book.confirm({f"HS-0{n}/quyet-dinh": a_file() for n in (1, 2)})

    (recoded,) = findings(book)

    assert (recoded.code, recoded.severity) == ("PW451", Severity.WARNING)
    assert "hai ký hiệu QĐ-SNNMT và QĐKT-SNNMT" in recoded.message


def test_one_number_and_symbol_in_two_series_of_an_office_is_an_error(book):
    book.reserve([a_request()])
    book.reserve([a_request("to-trinh", type_code="QĐ", symbol="QĐ-SNNMT")])
    book.confirm({"HS-01/quyet-dinh": a_file(), "HS-01/to-trinh": a_file()})

    (twice,) = findings(book)

    assert (twice.code, twice.severity) == ("PW452", Severity.ERROR)
    assert "Số 01/QĐ-SNNMT năm 2026 có hai lần" in twice.message


def test_a_register_that_has_moved_says_where_it_is_now(book):
    a_register(book, 1)
    sql(book.store, "UPDATE book SET moved_to = 'so-moi.sqlite'")

    (gone,) = findings(book)

    assert gone.code == "PW453"
    assert "so-moi.sqlite" in gone.message


# A register of four decisions, 01 to 04, reserved in the lines 1 to 4 of the journal and written
# in the lines 5 to 8; and what somebody does to it who has taken the triggers out.
FORGERIES = {
    "a number deleted": (["DELETE FROM entry WHERE serial = 2"], {"PW440", "PW444"}),
    "the last number deleted": (["DELETE FROM entry WHERE serial = 4"], {"PW444", "PW447"}),
    "the last number deleted, the counter lowered": (
        ["DELETE FROM entry WHERE serial = 4", "UPDATE counter SET last = 3"],
        {"PW444"},
    ),
    "a number turned into another": (
        ["UPDATE entry SET serial = 9 WHERE serial = 4"],
        {"PW440", "PW444", "PW445", "PW447"},
    ),
    "a typed number to explain a gap": (
        ["DELETE FROM entry WHERE serial = 3", "UPDATE entry SET given = TRUE WHERE serial = 4"],
        {"PW441", "PW443", "PW444"},
    ),
    "a subject": (["UPDATE entry SET subject = 'Khác' WHERE serial = 2"], {"PW443"}),
    "a file": ([f"UPDATE entry SET sha256 = '{SEAL}' WHERE serial = 2"], {"PW443"}),
    "a clerk": (["UPDATE entry SET clerk = 'Khác' WHERE serial = 2"], {"PW443"}),
    "an hour": (["UPDATE entry SET changed_at = 'hôm qua' WHERE serial = 2"], {"PW443"}),
    "a state": (
        ["UPDATE entry SET state = 'void', void_reason = 'Sai' WHERE serial = 2"],
        {"PW443"},
    ),
    "a state and its hour": (
        ["UPDATE entry SET state = 'reserved', changed_at = 'hôm qua' WHERE serial = 2"],
        {"PW443", "PW448"},
    ),
    "the days of two numbers": (
        [
            "UPDATE entry SET issued_on = '2026-03-18' WHERE serial = 2",
            "UPDATE entry SET issued_on = '2026-03-17' WHERE serial = 3",
        ],
        {"PW442", "PW443"},
    ),
    "a number added": (
        [
            "CREATE TABLE copy AS SELECT * FROM entry WHERE serial = 4",
            "UPDATE copy SET serial = 5, key = 'new'",
            "INSERT INTO entry SELECT * FROM copy",
            "DROP TABLE copy",
        ],
        {"PW445", "PW447"},
    ),
    "a number added with a line": (
        [
            "INSERT INTO audit SELECT 9, at, clerk, 'reserved', series, year, 5, entry, hash,"
            f" '{SEAL}' FROM audit WHERE id = 8",
            "CREATE TABLE copy AS SELECT * FROM entry WHERE serial = 4",
            "UPDATE copy SET serial = 5, key = 'new', audit = 9",
            "INSERT INTO entry SELECT * FROM copy",
            "DROP TABLE copy",
            "UPDATE counter SET last = 5",
            f"UPDATE book SET audit = 9, hash = '{SEAL}'",
        ],
        {"PW443", "PW446"},
    ),
    "a line of the journal": (["UPDATE audit SET clerk = 'Khác' WHERE id = 3"], {"PW446"}),
    "a line and its entry": (
        [
            "UPDATE audit SET entry = replace(entry, 'khen thưởng', 'nâng lương') WHERE id = 6",
            "UPDATE entry SET subject = replace(subject, 'khen thưởng', 'nâng lương')"
            " WHERE serial = 2",
        ],
        {"PW446"},
    ),
    "a line and its entry, sealed anew by hand": (
        [
            "UPDATE audit SET clerk = 'Khác' WHERE id = 6",
            "UPDATE entry SET clerk = 'Khác' WHERE serial = 2",
            f"UPDATE audit SET hash = '{SEAL}' WHERE id = 6",
            f"UPDATE audit SET previous = '{SEAL}' WHERE id = 7",
        ],
        {"PW446"},
    ),
    "a line that says nothing": (
        ["UPDATE audit SET entry = '[]' WHERE id = 6"],
        {"PW443", "PW446"},
    ),
    "a line that is no text of ours": (
        ["UPDATE audit SET entry = '…' WHERE id = 6"],
        {"PW443", "PW446"},
    ),
    "a line in the middle gone": (["DELETE FROM audit WHERE id = 3"], {"PW446"}),
    "the beginning gone": (["DELETE FROM audit WHERE id = 1"], {"PW446"}),
    "all lines gone": (
        ["DELETE FROM audit"],
        {"PW445", "PW446"},
    ),
    "the last number, its lines and the counter": (
        [
            "DELETE FROM entry WHERE serial = 4",
            "DELETE FROM audit WHERE serial = 4",
            "UPDATE counter SET last = 3",
        ],
        {"PW446"},
    ),
    "the last number, its lines passed off as the book's own": (
        [
            "DELETE FROM entry WHERE serial = 4",
            "UPDATE audit SET series = '', year = 0, serial = 0 WHERE serial = 4",
            "UPDATE counter SET last = 3",
        ],
        {"PW446"},
    ),
    "the counter raised": (["UPDATE counter SET last = 9"], {"PW447"}),
    "the counter deleted": (["DELETE FROM counter"], {"PW447"}),
    "the counter of a series that is not there": (
        ["INSERT INTO counter (series, year, last) VALUES ('snnmt/BC', 2026, 3)"],
        {"PW447"},
    ),
    "the seal of the book": ([f"UPDATE book SET hash = '{SEAL}'"], {"PW446"}),
    "the end of the book": (["UPDATE book SET audit = 7"], {"PW446"}),
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_a_forgery_past_the_guards_is_found(book, forgery):
    statements, expected = FORGERIES[forgery]
    a_register(book)
    assert codes(book) == []
    without_guards(book.store)

    sql(book.store, *statements)

    assert set(codes(book)) == expected


def test_an_altered_entry_is_told_with_its_columns(book):
    a_register(book)
    without_guards(book.store)
    sql(book.store, "UPDATE entry SET subject = 'Khác', copies = 3 WHERE serial = 2")

    (altered,) = findings(book)

    assert altered.severity is Severity.ERROR
    assert altered.message.endswith("khác với nhật ký ở cột copies, subject.")
    assert str(altered.where) == "số 02/QĐ-SNNMT năm 2026"


def test_a_number_that_was_given_back_and_stands_there_again_is_found(book):
    book.reserve([a_request()])
    sql(book.store, "CREATE TABLE kept AS SELECT * FROM entry")
    book.release(["HS-01/quyet-dinh"], "Lập nhầm")
    without_guards(book.store)

    sql(
        book.store,
        "INSERT INTO entry SELECT * FROM kept",
        "INSERT INTO counter (series, year, last) SELECT series, year, serial FROM kept",
    )

    assert set(codes(book)) == {"PW454", "PW448"}


def test_a_broken_journal_is_told_at_the_first_line_that_does_not_follow(book):
    a_register(book)
    without_guards(book.store)
    sql(book.store, "UPDATE audit SET clerk = 'Khác' WHERE id IN (2, 4)")

    (broken,) = findings(book)

    assert broken.message.startswith("Nhật ký đứt ở dòng 2:")
