"""The register as a file: what it survives, and what it says when it cannot be used."""

import datetime as dt
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

import pytest
from register_builders import (
    DAY,
    NOW,
    a_file,
    a_register,
    a_request,
    a_set,
    at_once,
    serials,
    sql,
)

from paperwork.errors import RegisterError
from paperwork.register import Book, locks, places, sqlite
from paperwork.register.proof import proved
from paperwork.register.sqlite import SqliteStore


@pytest.fixture
def path(tmp_path):
    return tmp_path / "so-dang-ky.sqlite"


@pytest.fixture
def book(path):
    return Book(SqliteStore(path), lambda: NOW)


def test_looking_makes_no_file(path, book):
    book.rehearse(a_set())
    book.entries()
    book.store.check()

    assert list(path.parent.iterdir()) == []


def test_the_same_set_again_changes_no_byte(path, book):
    book.reserve(a_set())
    before = path.read_bytes()

    book.reserve(a_set())

    assert path.read_bytes() == before


def test_a_power_cut_cannot_lose_an_acknowledged_number(book):
    with book.store._connection() as connection:
        answers = [
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema")
        ]

    assert answers == ["delete", 3, 1, 0]  # 3 is EXTRA


def test_nothing_but_the_register_is_left_in_its_folder(path, book):
    a_register(book)

    assert [found.name for found in path.parent.iterdir()] == [path.name]


@pytest.mark.skipif(os.name == "nt", reason="Windows gives a file the rights of its folder")
def test_a_new_register_is_for_its_owner_and_group(path, book):
    before = os.umask(0o022)
    try:
        book.reserve(a_set())
    finally:
        os.umask(before)

    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@pytest.mark.skipif(os.name == "nt", reason="Windows gives a file the rights of its folder")
def test_the_rights_that_an_office_gave_its_register_stay(path, book):
    book.reserve(a_set())
    path.chmod(0o660)

    book.reserve(a_set("HS-02"))

    assert stat.S_IMODE(path.stat().st_mode) == 0o660


def test_an_empty_file_becomes_a_register(path, book):
    path.touch()

    nothing = book.entries()
    taken = book.reserve(a_set())

    assert (nothing, serials(taken)) == ([], [1, 1, 1])


def test_clerks_who_make_the_register_at_once_make_one(path, book):
    codes = at_once(path, 4)

    assert codes == [0] * 4
    assert [entry.serial for entry in book.entries()] == [1, 2, 3, 4]


# A clerk's program that stops for ever after so many rows of a set, and whose pages have already
# gone to the disk: SQLite does that by itself when a transaction outgrows its memory.
STOP = textwrap.dedent(
    """
    import datetime as dt
    import sys
    from pathlib import Path

    from register_builders import a_request

    from paperwork.register import Book
    from paperwork.register.sqlite import SqliteSession, SqliteStore
    from paperwork.register import sqlite

    path, left = Path(sys.argv[1]), int(sys.argv[2])
    sqlite.SETTINGS += ("PRAGMA cache_size = 1", "PRAGMA cache_spill = 1")
    write = SqliteSession.write

    def write_slowly(self, statement, rows):
        global left
        for row in rows:
            write(self, statement, [row])
            left -= 1
            if not left:
                print("there", flush=True)
                sys.stdin.read()

    SqliteSession.write = write_slowly
    wanted = [
        a_request(dossier=f"HS-M{n}", subject="Về việc " * 40, issued_on=dt.date(2026, 6, 1))
        for n in range(60)
    ]
    Book(SqliteStore(path)).reserve(wanted)
    """
)


def killed_after(path: Path, rows: int) -> Path:
    """The journal that a clerk left who was killed in the middle of a set."""
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        [sys.executable, "-c", STOP, str(path), str(rows)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as clerk:
        assert clerk.stdout.readline().strip() == b"there"
        clerk.kill()
    return path.with_name(f"{path.name}-journal")


# The set writes sixty lines of the journal first, then sixty entries.
@pytest.mark.parametrize("rows", [1, 30, 90, 120])
def test_a_set_cut_off_in_the_middle_is_undone_wherever_the_files_are_carried(path, book, rows):
    a_register(book, 20)
    before = book.snapshot()
    journal = killed_after(path, rows)
    elsewhere = path.parent / "sao chép"
    elsewhere.mkdir()

    assert journal.stat().st_size > 0
    for file in (path, journal):
        shutil.copy(file, elsewhere)
    there, here = Book.open(elsewhere / path.name), Book.open(path)

    assert there.snapshot() == here.snapshot() == before
    assert not journal.exists()
    assert serials(here.reserve([a_request(issued_on=DAY.replace(month=6))])) == [21]


@pytest.mark.parametrize("rows", [1, 30, 60, 61, 90, 120])
def test_a_register_whose_journal_was_thrown_away_is_told_unless_it_is_as_before(path, book, rows):
    a_register(book, 20)
    before = book.snapshot()
    content = path.read_bytes()
    killed_after(path, rows).unlink()

    assert path.read_bytes() != content
    assert outcome(path, before) != "unnoticed"


def outcome(path: Path, before) -> str:
    """What a clerk and an inspector learn of a register that lost its journal."""
    try:
        found = Book.open(path).snapshot()
    except RegisterError as trouble:
        return "told" if "bị hỏng" in str(trouble) else "unnoticed"
    if any(finding.is_error for finding in proved(found, path.name, DAY.replace(month=12))):
        return "found"
    return "as before" if found == before else "unnoticed"


def test_a_register_in_the_middle_of_its_pages_without_a_journal_is_damaged(path, book):
    a_register(book, 20)
    killed_after(path, 90).unlink()

    with pytest.raises(RegisterError, match=r"“so-dang-ky\.sqlite” bị hỏng.*register restore"):
        Book.open(path)


@pytest.mark.parametrize("word", ["CREATE TABLE", "khen thưởng"], ids=["of a table", "of an entry"])
def test_a_register_with_words_that_are_no_text_any_more_is_damaged(path, book, word):
    a_register(book)
    content = path.read_bytes()
    assert word.encode() in content
    path.write_bytes(content.replace(word.encode(), word.encode()[:-1] + b"\xff"))

    with pytest.raises(RegisterError, match=r"“so-dang-ky\.sqlite” bị hỏng.*register restore"):
        Book.open(path).entries()


def some_text(path: Path):
    path.write_text("Đây là một tệp văn bản, không phải là sổ.\n" * 50, encoding="utf-8")


def some_other_database(path: Path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE diary (page TEXT)")


def a_newer_register(path: Path):
    a_register(Book(SqliteStore(path)))
    sql(SqliteStore(path), "PRAGMA user_version = 4")


def an_older_register(path: Path):
    a_register(Book(SqliteStore(path)))
    sql(SqliteStore(path), "PRAGMA user_version = 1")


def a_large_register(path: Path) -> bytes:
    a_register(Book(SqliteStore(path)), 60)
    return path.read_bytes()


def an_overwritten_register(path: Path):
    content = a_large_register(path)
    half = len(content) // 2
    path.write_bytes(content[:half] + bytes(len(content) - half))


def a_page_overwritten(path: Path):
    content = a_large_register(path)
    path.write_bytes(content[:8192] + b"\xff" * 4096 + content[12288:])


def a_truncated_register(path: Path):
    content = a_large_register(path)
    path.write_bytes(content[: len(content) // 2])


def a_register_cut_within_its_first_page(path: Path):
    path.write_bytes(a_large_register(path)[:1000])


def a_folder(path: Path):
    path.mkdir()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (some_text, "không phải là sổ đăng ký"),
        (some_other_database, "không phải là sổ đăng ký"),
        (a_newer_register, "bản paperwork mới hơn"),
        (an_older_register, "bản paperwork thử nghiệm trước đây"),
        (an_overwritten_register, "bị hỏng"),
        (a_page_overwritten, "bị hỏng"),
        (a_truncated_register, "bị hỏng"),
        (a_register_cut_within_its_first_page, "bị hỏng|không phải là sổ"),
        (a_folder, "Không mở hoặc không ghi được"),
    ],
)
def test_a_register_that_cannot_be_used_is_told_in_one_sentence(path, make, sentence):
    make(path)
    before = path.read_bytes() if path.is_file() else b""

    with pytest.raises(RegisterError, match=sentence) as trouble:
        Book.open(path)

    assert "“so-dang-ky.sqlite”" in str(trouble.value)
    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_register_is_not_used_either_when_it_went_bad_after_it_was_opened(path):
    book = Book.open(path)
    a_newer_register(path)

    with pytest.raises(RegisterError, match="bản paperwork mới hơn"):
        book.reserve(a_set())
    with pytest.raises(RegisterError, match="bản paperwork mới hơn"):
        book.entries()


def test_a_folder_that_is_not_there_holds_no_register(tmp_path):
    path = tmp_path / "không có" / "so.sqlite"

    with pytest.raises(RegisterError, match="Tạo thư mục rồi chạy lại"):
        Book.open(path)
    with pytest.raises(RegisterError, match="Không mở hoặc không ghi được"):
        Book(SqliteStore(path)).reserve(a_set())


def test_a_register_in_a_folder_of_the_cloud_is_refused(tmp_path):
    folder = tmp_path / "OneDrive - So NNMT" / "so"
    folder.mkdir(parents=True)

    with pytest.raises(RegisterError, match="thư mục đồng bộ của OneDrive"):
        Book.open(folder / "so.sqlite")

    assert list(folder.iterdir()) == []


def test_a_full_disk_takes_no_number_and_loses_none(path, book, monkeypatch):
    a_register(book)
    before = book.snapshot()
    later = DAY + dt.timedelta(9)
    full = f"PRAGMA max_page_count = {path.stat().st_size // 4096}"

    with monkeypatch.context() as disk:
        disk.setattr(sqlite, "SETTINGS", (*sqlite.SETTINGS, full))
        with pytest.raises(RegisterError, match=r"đã đầy\..*số đã cấp vẫn giữ nguyên"):
            book.reserve([a_request(dossier=f"HS-{n}", issued_on=later) for n in range(50, 150)])

    assert book.snapshot() == before


def test_a_register_held_by_another_clerk_is_told_after_the_wait(path, book):
    book.reserve(a_set())
    impatient = Book(SqliteStore(path, patience=0.05))

    with closing(sqlite3.connect(path)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(RegisterError, match=r"người khác dùng quá 0\.05 giây"):
            impatient.reserve(a_set("HS-02"))

    assert serials(impatient.reserve(a_set("HS-02"))) == [2, 2, 2]


@pytest.fixture
def share(path, monkeypatch):
    """The register on a folder of the network, where SQLite's own locks may reach nobody."""
    monkeypatch.setattr(places, "is_shared", lambda folder: True)
    monkeypatch.setattr(locks, "state_folder", lambda: path.parent / "máy này")
    return Book(SqliteStore(path, patience=0.05), lambda: NOW)


def test_a_register_on_a_share_is_locked_while_it_is_used(path, share):
    with share.store.writing():
        during = locks.holder(path)

    assert during.host == locks.host_name()
    assert locks.holder(path) is None


def test_a_register_on_a_share_is_read_and_written_under_the_lock(path, share):
    share.reserve(a_set())
    share.confirm({"HS-01/quyet-dinh": a_file()})

    with locks.held(path, 0):
        for use in (share.entries, share.store.check, lambda: share.reserve(a_set("HS-02"))):
            with pytest.raises(RegisterError, match=r"đang do .+ giữ từ"):
                use()

    assert serials(share.reserve(a_set("HS-02"))) == [2, 2, 2]


def test_a_lock_left_by_another_machine_is_told_with_the_way_to_take_it_off(path, share):
    share.reserve(a_set())
    left = locks.Holder("may-ke-toan", 7, NOW, "khóa", "máy khác")
    locks.lock_file(path).write_bytes(locks._content(left))

    with pytest.raises(RegisterError, match=r"may-ke-toan giữ từ .* register unlock\b"):
        share.reserve(a_set("HS-02"))

    locks.unlock(path)
    assert serials(share.reserve(a_set("HS-02"))) == [2, 2, 2]


def test_a_register_on_a_disk_of_the_machine_needs_no_lock_file(path, book, monkeypatch):
    monkeypatch.setattr(places, "is_shared", lambda folder: False)

    with book.store.writing():
        during = locks.holder(path)

    assert during is None
