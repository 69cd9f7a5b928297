"""What the database itself refuses, file or server, whoever opens it and with whatever program."""

import pytest
from register_builders import DAY, GUARDED, NOW, a_file, a_request, sql

from paperwork.register import Book, store_of
from tools import postgres

CLERK, AT = "Người khác", "2026-03-16T09:00:00"
SEAL = "f" * 64

NO_DELETION = "Sổ không xóa số"
NO_RENUMBERING = "Số đã cấp không đổi sang số"
FORWARD = "Trạng thái của số chỉ đi tới"
LOCKED = "đã phát hành hoặc đã hủy không sửa được"
JOURNAL = "phải có dòng nhật ký"
JOURNAL_GROWS = "Nhật ký chỉ thêm"
CONSECUTIVE = "Số phải liên tiếp"
DATES = "Ngày văn bản phải theo thứ tự"
STARTS = "phải bắt đầu từ trạng thái “reserved”"
COUNTER = "Số cao nhất của sổ không lùi lại"
SEALED = "Mã niêm của sổ chỉ đi cùng nhật ký"
CHECK = "(CHECK|check) constraint"
KNOWN = "đã có trong sổ|entry_pkey|one_live_entry_per_key"


def a_full_register(store):
    """01 reserved, 02 written, 03 issued and 04 void, all of 16 March 2026; the key says which."""
    book = Book(store, lambda: NOW)
    book.reserve([a_request(key=key) for key in ("reserved", "written", "issued", "void")])
    book.confirm({key: a_file() for key in ("written", "issued")})
    book.issue({("snnmt/QĐ", 2026, 3): a_file()}, DAY)
    book.void([("snnmt/QĐ", 2026, 4)], "Sai")
    return book


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """A full register in a file."""
    return a_full_register(store_of(tmp_path_factory.mktemp("so") / "so.sqlite"))


@pytest.fixture(scope="module")
def server(postgresql_server):
    """A full register on a server."""
    url = postgres.create_database(postgresql_server)
    yield a_full_register(store_of(url))
    postgres.drop_database(postgresql_server, url)


@pytest.fixture(
    params=["file", pytest.param("server", marks=pytest.mark.postgresql)], scope="module"
)
def full(request):
    """A full register, one for all that is refused."""
    return request.getfixturevalue(request.param)


SERIALS = {"reserved": 1, "written": 2, "issued": 3, "void": 4}


def line(series="snnmt/QĐ", year=2026, serial=1, action="changed", **changes):
    """The next line of the journal, as one who knows the tables would add it."""
    said = {"id": "audit + 1", "previous": "hash", "hash": f"'{SEAL}'"} | changes
    return (
        "INSERT INTO audit (id, at, clerk, action, series, year, serial, entry, previous, hash)"
        f" SELECT {said['id']}, '{AT}', '{CLERK}', '{action}', '{series}', {year}, {serial},"
        f" '{{}}', {said['previous']}, {said['hash']} FROM book"
    )


def changing(key, change, **place):
    """A change of an entry with its line of the journal."""
    written = line(**{"serial": SERIALS[key]} | place)
    return written, (
        f"UPDATE entry SET {change}, audit = (SELECT audit FROM book), clerk = '{CLERK}',"
        f" changed_at = '{AT}' WHERE key = '{key}'"
    )


KEPT = (
    *("issuer", "series_name", "symbol", "type_key", "type_code", "subject", "secret"),
    *("signatory", "recipients", "drafting_unit", "copies", "receipt", "note", "dossier"),
    *("source", "file_name", "folder", "sha256", "content", "void_reason"),
)


def inserting(verb="INSERT", **changes):
    """A new entry like the first one, but for the changes, with its line of the journal."""
    said = {
        "series": "'snnmt/QĐ'",
        "year": "2026",
        "serial": "5",
        "key": "'new'",
        "issued_on": "'2026-03-16'",
        "state": "'reserved'",
        "given": "FALSE",
        "audit": "(SELECT audit FROM book)",
        "clerk": f"'{CLERK}'",
        "changed_at": f"'{AT}'",
    } | changes
    kept = ", ".join(name for name in KEPT if name not in said)
    written = line(said["series"].strip("'"), said["year"], said["serial"])
    return written, (
        f"{verb} INTO entry ({', '.join(said)}, {kept})"
        f" SELECT {', '.join(said.values())}, {kept} FROM entry WHERE key = 'reserved'"
    )


OR_REPLACE = changing("written", "serial = 1")[1].replace("UPDATE", "UPDATE OR REPLACE")
REFUSED = {
    "delete a number": (["DELETE FROM entry WHERE key = 'reserved'"], NO_DELETION),
    "delete a void number": (["DELETE FROM entry WHERE key = 'void'"], NO_DELETION),
    "give back a number below another": (
        [line(serial=2, action="released"), "DELETE FROM entry WHERE key = 'written'"],
        NO_DELETION,
    ),
    "give back a void number": (
        [line(serial=4, action="released"), "DELETE FROM entry WHERE key = 'void'"],
        NO_DELETION,
    ),
    "lower the counter past a number": (
        [line(serial=4, action="released"), "UPDATE counter SET last = 3"],
        COUNTER,
    ),
    "forget a series with numbers": (
        [line(serial=4, action="released"), "DELETE FROM counter"],
        COUNTER,
    ),
    "renumber": (changing("reserved", "serial = 9", serial=9), NO_RENUMBERING),
    "give to another document": (changing("reserved", "key = 'other'"), NO_RENUMBERING),
    "give to another dossier": (changing("reserved", "dossier = 'HS-09'"), NO_RENUMBERING),
    "hide that it was typed": (changing("reserved", "given = TRUE"), NO_RENUMBERING),
    "another series": (changing("reserved", "series = 'snnmt'", series="snnmt"), NO_RENUMBERING),
    "another year": (
        changing("reserved", "year = 2027, issued_on = '2027-01-04'", year=2027),
        NO_RENUMBERING,
    ),
    "day of another year": (changing("reserved", "issued_on = '2027-01-04'"), CHECK),
    "issue without a file": (changing("reserved", "state = 'issued'"), f"{FORWARD}|{CHECK}"),
    "skip a state": (
        changing("reserved", f"state = 'issued', file_name = 'a.docx', sha256 = '{SEAL}'"),
        FORWARD,
    ),
    "written without a file": (changing("reserved", "state = 'written'"), CHECK),
    "take the file away": (changing("written", "state = 'reserved'"), FORWARD),
    "call back": (changing("issued", "state = 'written'"), FORWARD),
    "revive": (changing("void", "state = 'reserved', void_reason = ''"), FORWARD),
    "revive with its file": (
        changing(
            "void", f"state='written', void_reason='', file_name = 'a.docx', sha256 = '{SEAL}'"
        ),
        f"{FORWARD}|{LOCKED}",
    ),
    "another reason": (changing("void", "void_reason = 'Khác'"), FORWARD),
    "void without a reason": (changing("written", "state = 'void'"), CHECK),
    "a reason without being void": (changing("written", "void_reason = 'Sai'"), CHECK),
    "an unknown state": (changing("reserved", "state = 'lost'"), f"{CHECK}|{FORWARD}"),
    "recipients that are no list": (changing("reserved", "recipients = 'VT'"), CHECK),
    "fewer copies than none": (changing("reserved", "copies = -1"), CHECK),
    "a hash cut short": (changing("written", "sha256 = 'abc'"), CHECK),
    "subject of a void number": (changing("void", "subject = 'Khác'"), LOCKED),
    **{
        f"{column} of an issued document": (changing("issued", f"{column} = {value}"), LOCKED)
        for column, value in {
            "issuer": "'khac'",
            "symbol": "'QĐ-KHÁC'",
            "issued_on": "'2026-03-17'",
            "type_key": "'ke-hoach'",
            "type_code": "'KH'",
            "subject": "'Khác'",
            "secret": "TRUE",
            "signatory": "'Khác'",
            "recipients": "'[]'",
            "drafting_unit": "'Khác'",
            "copies": "3",
            "file_name": "'khac.docx'",
            "sha256": f"'{SEAL}'",
            "content": f"'{SEAL}'",
        }.items()
    },
    "a number that is there": (inserting(serial="1"), f"{KNOWN}|{CONSECUTIVE}"),
    "a number that is there, typed": (inserting(serial="1", given="TRUE"), KNOWN),
    "a document that is there": (inserting(key="'written'"), KNOWN),
    "number nought": (inserting(serial="0", given="TRUE"), CHECK),
    "skip a number": (inserting(serial="6"), CONSECUTIVE),
    "a series without a name": (
        inserting(serial="1", year="2027", issued_on="'2027-01-04'", series="''"),
        CHECK,
    ),
    "begin a year at two": (
        inserting(serial="2", year="2027", issued_on="'2027-01-04'"),
        CONSECUTIVE,
    ),
    "back-date": (inserting(issued_on="'2026-03-15'"), DATES),
    "begin as written": (
        inserting(state="'written'", file_name="'a.docx'", sha256=f"'{SEAL}'"),
        STARTS,
    ),
    "day of another year, new": (inserting(year="2027", serial="1"), CHECK),
    "change without a line": (["UPDATE entry SET note = 'x' WHERE key = 'written'"], JOURNAL),
    "change with another's line": (
        [line(serial=1), changing("written", "note = 'x'")[1]],
        JOURNAL,
    ),
    "change under another's name": (
        [
            line(serial=2),
            changing("written", "note = 'x'")[1].replace(CLERK, "Không phải tôi"),
        ],
        JOURNAL,
    ),
    "change with its own old line": (
        ["UPDATE entry SET note = 'x', audit = audit WHERE key = 'written'"],
        JOURNAL,
    ),
    "new without a line": (inserting()[1:], JOURNAL),
    "line that skips": ([line(id="audit + 2")], JOURNAL_GROWS),
    "line with another seal before it": ([line(previous=f"'{SEAL}'")], JOURNAL_GROWS),
    "line without a seal": ([line(hash="''")], f"{CHECK}|{JOURNAL_GROWS}"),
    "journal changed": (["UPDATE audit SET clerk = 'Khác'"], JOURNAL_GROWS),
    "journal deleted": (["DELETE FROM audit"], JOURNAL_GROWS),
    "counter lowered": (["UPDATE counter SET last = 1"], COUNTER),
    "counter given away": (["UPDATE counter SET series = 'khac'"], COUNTER),
    "counter of another year": (["UPDATE counter SET year = 2027"], COUNTER),
    "counter deleted": (["DELETE FROM counter"], COUNTER),
    "seal of the book": ([f"UPDATE book SET hash = '{SEAL}'"], SEALED),
    "end of the journal": (["UPDATE book SET audit = audit - 1"], SEALED),
    "book deleted": (["DELETE FROM book"], SEALED),
}


@pytest.mark.parametrize(("statements", "sentence"), REFUSED.values(), ids=REFUSED)
def test_the_register_refuses(full, statements, sentence):
    before = full.snapshot()

    with pytest.raises(GUARDED, match=sentence):
        sql(full.store, *statements)

    assert full.snapshot() == before


@pytest.mark.parametrize("table", ["entry", "audit", "counter", "book"])
@pytest.mark.postgresql
def test_a_server_does_not_empty_a_table(server, table):
    before = server.snapshot()

    with pytest.raises(GUARDED, match=f"{NO_DELETION}|{JOURNAL_GROWS}|{COUNTER}|{SEALED}"):
        sql(server.store, f"TRUNCATE {table} CASCADE")

    assert server.snapshot() == before


@pytest.mark.parametrize(
    ("statements", "sentence"),
    [
        (inserting("INSERT OR REPLACE", serial="1", given="TRUE"), KNOWN),
        (inserting("INSERT OR REPLACE", key="'written'"), KNOWN),
        (["INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE id = 1"], JOURNAL_GROWS),
        (["INSERT OR REPLACE INTO counter SELECT series, year, 1 FROM counter"], COUNTER),
        (["INSERT OR REPLACE INTO book (id, audit, hash) VALUES (1, 0, '')"], SEALED),
        ([line(), OR_REPLACE], NO_RENUMBERING),
        (changing("reserved", "issued_on = '2026-02-30'"), CHECK),
        (changing("issued", "sent_on = 'mai'"), CHECK),
    ],
)
def test_a_file_does_not_replace_a_row_nor_take_a_day_that_is_none(file, statements, sentence):
    before = file.snapshot()

    with pytest.raises(GUARDED, match=sentence):
        sql(file.store, *statements)

    assert file.snapshot() == before


ALLOWED = {
    "write": (
        *changing("reserved", f"state = 'written', file_name = 'a.docx', sha256 = '{SEAL}'"),
        "SELECT state, sha256 FROM entry WHERE key = 'reserved'",
        ("written", SEAL),
    ),
    "issue": (
        *changing("written", "state = 'issued', sent_on = '2026-03-17'"),
        "SELECT state FROM entry WHERE key = 'written'",
        ("issued",),
    ),
    "void what was sent": (
        *changing("issued", "state = 'void', void_reason = 'Thu hồi'"),
        "SELECT state FROM entry WHERE key = 'issued'",
        ("void",),
    ),
    "receipt of what was sent": (
        *changing("issued", "receipt = 'Đã nhận', note = 'Gửi hỏa tốc'"),
        "SELECT receipt FROM entry WHERE key = 'issued'",
        ("Đã nhận",),
    ),
    "correct": (
        *changing("written", "subject = 'Khác'"),
        "SELECT subject FROM entry WHERE key = 'written'",
        ("Khác",),
    ),
    "next number": (*inserting(), "SELECT last FROM counter", (5,)),
    "typed number": (*inserting(serial="9", given="TRUE"), "SELECT last FROM counter", (9,)),
    "first number of a year": (
        *inserting(serial="1", year="2027", issued_on="'2027-01-04'"),
        "SELECT last FROM counter WHERE year = 2027",
        (1,),
    ),
    "new number for a void document": (
        *inserting(key="'void'"),
        "SELECT count(*) FROM entry WHERE key = 'void'",
        (2,),
    ),
    "earlier day than a void number's": (
        *changing("void", "note = ''"),
        "SELECT note FROM entry WHERE key = 'void'",
        ("",),
    ),
}


@pytest.mark.parametrize("name", ALLOWED)
def test_the_register_allows_with_a_line_in_the_journal(location, name):
    journal, statement, question, answer = ALLOWED[name]
    book = a_full_register(store_of(location))
    before = book.snapshot().head.audit

    sql(book.store, journal, statement)

    assert sql(book.store, question) == [answer]
    assert book.snapshot().head.audit == before + 1


def released(serial):
    """The line of the journal that gives a number back."""
    return line(serial=serial, action="released")


def test_the_last_number_goes_only_right_after_its_line_in_the_journal(location):
    book = a_full_register(store_of(location))
    book.reserve([a_request(key="fresh"), a_request(key="next")])
    remove = "DELETE FROM entry WHERE key = 'next'"
    for before in ([], [released(6), line(serial=1)], [released(5)]):
        with pytest.raises(GUARDED, match=NO_DELETION):
            sql(book.store, *before, remove)

    sql(book.store, released(6), remove)

    assert sql(book.store, "SELECT last FROM counter") == [(5,)]
    assert [entry.key for entry in book.entries()][-1] == "fresh"


def test_an_issued_number_is_never_given_back(location):
    book = a_full_register(store_of(location))
    book.reserve([a_request(key="last")])
    book.confirm({"last": a_file()})
    book.issue({("snnmt/QĐ", 2026, 5): a_file()}, DAY)

    with pytest.raises(GUARDED, match=NO_DELETION):
        sql(book.store, released(5), "DELETE FROM entry WHERE key = 'last'")


def test_a_typed_number_below_the_last_one_leaves_the_counter(location):
    book = a_full_register(store_of(location))
    sql(book.store, *inserting(serial="9", given="TRUE"))

    sql(book.store, *inserting(serial="7", given="TRUE", key="'earlier'"))

    assert sql(book.store, "SELECT last FROM counter") == [(9,)]


def test_a_register_that_has_moved_takes_no_line_and_does_not_come_back(location):
    book = a_full_register(store_of(location))
    sql(book.store, "UPDATE book SET moved_to = 'so-moi.sqlite'")
    before = book.snapshot()

    with pytest.raises(GUARDED, match=JOURNAL_GROWS):
        sql(book.store, line())
    with pytest.raises(GUARDED, match=SEALED):
        sql(book.store, "UPDATE book SET moved_to = ''")

    assert book.snapshot() == before
