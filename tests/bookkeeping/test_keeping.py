"""The register printed, backed up in the midst of work, brought back, moved, unlocked."""

import datetime as dt
import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from office_folder import a_dossier_of
from openpyxl import load_workbook
from register_builders import DAY, NOW, a_request, a_set, sql, without_guards
from small_office import TODAY, codes, filed

from paperwork.bookkeeping import (
    Choice,
    Wish,
    backup,
    export,
    issue,
    move,
    restore,
    unlock,
    verify,
    void,
)
from paperwork.errors import RegisterError, SaveError, UsageError
from paperwork.register import Book, copying, locks, store_of
from paperwork.saving import key_of

MORNING = dt.datetime(2026, 3, 20, 8, 30, 5)
BACKUP = "sao-luu/so-van-ban-di-20260320-083005.sqlite"


class PowerCut(Exception):  # noqa: N818 - what happened
    """The machine stops here."""


@pytest.fixture
def kept(register):
    """The register in a file, with a first dossier in it."""
    return a_book_of(register, "HS-01")


def a_book_of(place, *dossiers):
    book = Book(store_of(place), lambda: NOW)
    for dossier in dossiers:
        filed(book, Path(book.store.home or ".") / "van-ban", *a_set(dossier))
    return book


def held(place):
    """Everything of a register that must not get lost on the way."""
    found = Book.existing(place).snapshot()
    return found.entries, found.lines, found.counters, (found.head.audit, found.head.hash)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def restored(register, copy, replace=True, folders=()):
    return restore(register, copy, replace, MORNING, folders)


def damage(register):
    """The disk wrote rubbish over the register."""
    register.write_bytes(b"SQLite format 3\0" + b"\xff" * 8000)


# ---------------------------------------------------------------- printed


def test_the_printed_book_names_the_office_of_the_profile_beside_the_register(register, tmp_path):
    a_dossier_of("so-2026", tmp_path)
    a_book_of(register, "HS-01")

    count = export(register, tmp_path / "in.xlsx", Wish())

    cells = said_in(tmp_path / "in.xlsx")
    assert count == 3
    assert any("Ủy ban nhân dân tỉnh An Sơn".upper() in cell.upper() for cell in cells)
    assert any("Sở Nông nghiệp và Môi trường".upper() in cell.upper() for cell in cells)
    assert {"01/KH-SNNMT", "01/TTr-SNNMT", "01/QĐ-SNNMT"} <= set(cells)


def said_in(book):
    return [str(cell.value) for cell in cells_of(book)]


def cells_of(book):
    return [c for sheet in load_workbook(book) for row in sheet for c in row if c.value is not None]


def test_a_register_without_a_profile_is_printed_with_room_for_the_names(kept, register, tmp_path):
    export(register, tmp_path / "in.xlsx", Wish())

    assert any("....." in cell for cell in said_in(tmp_path / "in.xlsx"))


def test_numbers_of_several_years_are_not_printed_into_one_book(kept, register, tmp_path):
    kept.reserve([a_request(dossier="HS-27", issued_on=dt.date(2027, 1, 4))])

    with pytest.raises(UsageError, match="các năm 2026, 2027"):
        export(register, tmp_path / "in.xlsx", Wish())

    assert not (tmp_path / "in.xlsx").exists()
    assert export(register, tmp_path / "in.xlsx", Wish(year=2027)) == 1


def test_a_cancelled_number_is_printed_struck_through_with_its_reason(kept, register, tmp_path):
    void(register, Choice(("01/QĐ-SNNMT",)), "Ghi nhầm ngày", "Văn thư")

    export(register, tmp_path / "in.xlsx", Wish())

    struck = {str(cell.value) for cell in cells_of(tmp_path / "in.xlsx") if cell.font.strike}
    assert "01/QĐ-SNNMT" in struck
    assert "01/KH-SNNMT" not in struck
    assert any("Ghi nhầm ngày" in cell for cell in said_in(tmp_path / "in.xlsx"))


def test_a_book_that_cannot_be_written_is_said(kept, register, tmp_path):
    (tmp_path / "in").write_text("một tệp", encoding="utf-8")

    with pytest.raises(SaveError):
        export(register, tmp_path / "in" / "so.xlsx", Wish())


def test_a_book_is_printed_over_the_one_of_last_month(kept, register, tmp_path):
    export(register, tmp_path / "in.xlsx", Wish())
    kept.reserve(a_set("HS-02"))

    assert export(register, tmp_path / "in.xlsx", Wish()) == 6
    assert "02/QĐ-SNNMT" in said_in(tmp_path / "in.xlsx")


def test_a_book_is_never_printed_over_a_workbook_of_the_clerks(kept, register, tmp_path):
    dossier = a_dossier_of("so-2026", tmp_path)
    before = dossier.read_bytes()

    with pytest.raises(SaveError, match=r"“.*ho-so\.xlsx” không phải sổ"):
        export(register, dossier, Wish())

    assert dossier.read_bytes() == before


def test_a_printed_book_in_which_people_wrote_is_not_printed_over(kept, register, tmp_path):
    export(register, tmp_path / "in.xlsx", Wish())
    book = load_workbook(tmp_path / "in.xlsx")
    book.properties.lastModifiedBy = "Văn thư"
    book.save(tmp_path / "in.xlsx")
    before = (tmp_path / "in.xlsx").read_bytes()

    with pytest.raises(SaveError, match="đã được sửa tay"):
        export(register, tmp_path / "in.xlsx", Wish())

    assert (tmp_path / "in.xlsx").read_bytes() == before


def test_printing_changes_nothing_in_the_register(kept, register, tmp_path):
    before = register.read_bytes()

    export(register, tmp_path / "in.xlsx", Wish())

    assert register.read_bytes() == before


# ---------------------------------------------------------------- backed up


def test_a_backup_holds_all_that_the_register_holds(book, location, folder, tmp_path):
    filed(book, folder, *a_set())

    path = backup(location, tmp_path / "ban-sao.sqlite", MORNING)

    assert held(path) == held(location)
    assert codes(verify(path, (folder,), TODAY).findings) == []


def test_a_backup_is_named_after_the_register_and_the_minute(kept, register):
    path = backup(register, None, MORNING)

    assert path == register.parent / BACKUP
    assert names(path.parent) == [path.name]


def test_a_backup_of_a_server_lies_where_one_works(postgresql, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Book.open(postgresql).reserve(a_set())

    path = backup(postgresql, None, MORNING)

    assert path.resolve() == tmp_path / BACKUP
    assert held(path) == held(postgresql)


def test_a_backup_is_never_written_over_anything(kept, register, tmp_path):
    first = backup(register, None, MORNING)
    before = first.read_bytes()
    kept.reserve(a_set("HS-02"))

    with pytest.raises(RegisterError, match="Chọn tên khác"):
        backup(register, None, MORNING)

    assert first.read_bytes() == before


def test_a_backup_that_cannot_be_written_is_said_and_leaves_nothing(kept, register, tmp_path):
    (tmp_path / "sao-luu").write_text("một tệp", encoding="utf-8")

    with pytest.raises(SaveError, match="Không ghi được bản sao lưu"):
        backup(register, None, MORNING)

    assert names(tmp_path) == ["sao-luu", register.name, "van-ban"]


def test_a_backup_cut_short_leaves_no_half_backup(kept, register, tmp_path, monkeypatch):
    def cut(*_):
        raise PowerCut

    monkeypatch.setattr(copying, "require_same", cut)

    with pytest.raises(PowerCut):
        backup(register, tmp_path / "ban-sao.sqlite", MORNING)

    assert names(tmp_path) == [register.name, "van-ban"]


def test_there_is_no_backup_of_a_register_that_is_not_there(register, tmp_path):
    with pytest.raises(RegisterError, match="Chưa có sổ đăng ký"):
        backup(register, None, MORNING)

    assert names(tmp_path) == []


CLERK = """
import sys
sys.path[:0] = {path!r}
from register_builders import a_request
from paperwork.register import Book, book
entered = book.enter
def waiting(*arguments):
    entered(*arguments)
    print("writing", flush=True)
    sys.stdin.readline()
book.enter = waiting
requests = [a_request(dossier=f"HS-{{n}}") for n in range(1000, 1000 + {count})]
Book.open({register!r}).reserve(requests)
"""


@contextmanager
def another_clerk_writing(register, count):
    """A process that has entered so many numbers and not yet committed them."""
    program = CLERK.format(path=sys.path, count=count, register=str(register))
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as clerk:
        try:
            assert clerk.stdout.readline().strip() == b"writing"
            yield clerk
        finally:
            if clerk.poll() is None:
                clerk.kill()


def test_a_backup_while_another_clerk_takes_numbers_holds_what_was_there_before(kept, register):
    before = held(register)
    journal = register.with_name(f"{register.name}-journal")

    with another_clerk_writing(register, count=1) as clerk:
        was_in_the_midst = journal.exists()
        path = backup(register, None, MORNING)
        clerk.communicate(b"\n")

    assert was_in_the_midst
    assert clerk.returncode == 0
    assert held(path) == before
    assert len(Book.existing(register).entries()) == len(before[0]) + 1


@pytest.mark.skipif(os.name == "nt", reason="a kill on Windows closes the file in another way")
def test_a_backup_after_a_clerk_was_cut_off_in_the_midst_holds_whole_sets_only(kept, register):
    before, bytes_before = held(register), register.read_bytes()

    with another_clerk_writing(register, count=3000) as clerk:  # more than fits into memory
        clerk.send_signal(signal.SIGKILL)
    was_half_written = register.read_bytes() != bytes_before
    path = backup(register, None, MORNING)

    assert was_half_written
    assert held(path) == before
    assert codes(verify(register, (), TODAY).findings) == []


# ---------------------------------------------------------------- brought back


def test_a_damaged_register_is_replaced_by_its_backup_and_set_aside(kept, register, tmp_path):
    copy, wanted = backup(register, None, MORNING), held(register)
    damage(register)
    rubbish = register.read_bytes()

    verdict = restored(register, copy)

    aside = register.with_name("so-van-ban-di-cu-20260320-083005.sqlite")
    assert codes(verdict.findings) == []
    assert held(register) == wanted
    assert aside.read_bytes() == rubbish


def test_a_restored_register_goes_on_with_the_next_number(kept, register):
    copy = backup(register, None, MORNING)
    damage(register)

    restored(register, copy)

    taken = Book.open(register).reserve([a_request(dossier="HS-02")])
    assert [str(entry.number) for entry in taken.values()] == ["02/QĐ-SNNMT"]


@pytest.mark.skipif(os.name == "nt", reason="a kill on Windows closes the file in another way")
@pytest.mark.parametrize("is_lost", [False, True], ids=["damaged", "lost"])
def test_what_a_killed_clerk_left_half_done_never_reaches_the_restored_register(
    kept, register, is_lost
):
    copy, wanted = backup(register, None, MORNING), held(register)
    with another_clerk_writing(register, count=3000) as clerk:
        clerk.send_signal(signal.SIGKILL)
    journal = register.with_name(f"{register.name}-journal")
    was_left = journal.exists()
    damage(register)
    if is_lost:
        register.unlink()

    verdict = restored(register, copy)

    assert was_left
    assert held(register) == wanted
    assert codes(verdict.findings) == []
    assert not journal.exists()


def test_a_lost_register_comes_back_without_further_asking(kept, register):
    copy, wanted = backup(register, None, MORNING), held(register)
    register.unlink()

    restored(register, copy, replace=False)

    assert held(register) == wanted


def test_a_register_that_is_there_is_replaced_only_when_one_says_so(kept, register, tmp_path):
    copy = backup(register, None, MORNING)
    damage(register)
    before = register.read_bytes()

    with pytest.raises(RegisterError, match="--replace"):
        restored(register, copy, replace=False)

    assert register.read_bytes() == before
    assert names(tmp_path) == ["sao-luu", register.name, "van-ban"]


def test_a_register_that_still_works_and_knows_more_is_never_given_up(kept, register, tmp_path):
    copy = backup(register, None, MORNING)
    kept.reserve([a_request(dossier="HS-02")])
    before = held(register)

    with pytest.raises(RegisterError, match="vẫn dùng được và có 1 lần ghi"):
        restored(register, copy)

    assert held(register) == before
    assert names(tmp_path) == ["sao-luu", register.name, "van-ban"]


def test_a_register_that_somebody_tampered_with_may_be_given_up(kept, register):
    copy, wanted = backup(register, None, MORNING), held(register)
    kept.reserve([a_request(dossier="HS-02")])
    without_guards(kept.store)
    sql(kept.store, "UPDATE entry SET subject = 'Về việc kỷ luật'")

    restored(register, copy)

    assert held(register) == wanted


def test_a_backup_that_is_not_in_order_is_refused(kept, register, tmp_path):
    copy = backup(register, None, MORNING)
    tampered = Book.open(copy)
    without_guards(tampered.store)
    sql(tampered.store, "UPDATE entry SET subject = 'Về việc kỷ luật'")
    damage(register)
    before = register.read_bytes()

    with pytest.raises(RegisterError, match=r"Bản sao lưu .* có lỗi"):
        restored(register, copy)

    assert register.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"khong phai so", b"SQLite format 3\0" + b"x" * 5000])
def test_what_is_no_backup_is_refused(kept, register, tmp_path, content):
    copy, before = tmp_path / "la.sqlite", held(register)
    copy.write_bytes(content)

    with pytest.raises(RegisterError):
        restored(register, copy)

    assert held(register) == before


def test_documents_that_the_restored_register_does_not_know_are_named(kept, register, folder):
    copy = backup(register, None, MORNING)
    filed(kept, folder, *a_set("HS-02"))
    damage(register)

    verdict = restored(register, copy)

    strangers = [f.where.file for f in verdict.findings if f.code == "PW472"]
    assert strangers == [f"HS-02-{key}.docx" for key in ("ke-hoach", "quyet-dinh", "to-trinh")]
    assert all(key_of(folder / name) for name in strangers)


def test_a_disk_that_fails_while_bringing_back_leaves_the_register_as_it_was(
    kept, register, tmp_path, monkeypatch
):
    copy = backup(register, None, MORNING)
    damage(register)
    before = register.read_bytes()

    def full(self, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)

    with pytest.raises(RegisterError, match="ổ đĩa đã đầy"):
        restored(register, copy)

    assert register.read_bytes() == before
    assert not [name for name in names(tmp_path) if name.endswith(".part")]


def test_a_register_on_a_server_is_not_written_over(kept, register, postgresql):
    copy = backup(register, None, MORNING)

    with pytest.raises(RegisterError, match="register move"):
        restored(postgresql, copy)


# ---------------------------------------------------------------- unlocked


def locked_by(register, host):
    """The lock file that a machine leaves which was switched off in the midst of work."""
    content = {"host": host, "pid": 4711, "since": "2026-03-16T01:30:00+00:00"}
    lock = locks.lock_file(register)
    lock.write_text(json.dumps(content | {"token": "t", "seat": "s"}), encoding="utf-8")
    return lock


def test_a_lock_taken_off_by_hand_is_noted_in_the_journal(kept, register):
    lock = locked_by(register, "VAN-THU-2")

    holder = unlock(register, "Nguyễn Thị Mai")

    last = kept.snapshot().lines[-1]
    assert (holder.host, lock.exists()) == ("VAN-THU-2", False)
    assert (last.action, last.clerk, json.loads(last.entry)) == (
        "unlocked",
        "Nguyễn Thị Mai",
        "VAN-THU-2",
    )
    assert codes(verify(register, (), TODAY).findings) == []


def test_a_register_that_nobody_locked_stays_as_it_was(kept, register):
    before = register.read_bytes()

    assert unlock(register, "Văn thư") is None
    assert register.read_bytes() == before


def test_a_lock_without_a_register_makes_none(register, tmp_path):
    locked_by(register, "VAN-THU-2")

    assert unlock(register).host == "VAN-THU-2"
    assert names(tmp_path) == []


def test_a_server_has_no_lock_to_take_off(postgresql):
    Book.open(postgresql).reserve(a_set())

    assert unlock(postgresql) is None


def test_numbers_are_taken_again_on_a_share_once_it_is_unlocked(kept, register, monkeypatch):
    monkeypatch.setattr("paperwork.register.places.is_shared", lambda path: True)
    locked_by(register, "VAN-THU-2")
    with pytest.raises(RegisterError, match="VAN-THU-2"):
        Book.open(register, patience=0).reserve([a_request(dossier="HS-02")])

    unlock(register)

    taken = Book.open(register, patience=0).reserve([a_request(dossier="HS-02")])
    assert [entry.serial for entry in taken.values()] == [2]


# ---------------------------------------------------------------- moved


def test_a_register_moved_to_a_server_and_back_is_the_same_to_the_last_seal(
    kept, register, postgresql, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)  # a server tells folders from where one works
    issue(register, Choice((), "HS-01"), DAY, TODAY, "Văn thư")
    before, back = kept.snapshot(), tmp_path / "ve-lai.sqlite"

    there = move(register, postgresql, TODAY, "Văn thư")
    on_server = held(postgresql)
    returned = move(postgresql, back, TODAY, "Văn thư")

    after = Book.existing(back).snapshot()
    assert (codes(there.findings), codes(returned.findings)) == ([], [])
    assert after.entries == before.entries
    assert after.counters == before.counters
    assert after.lines[: len(on_server[1])] == on_server[1]
    assert after.lines[: len(before.lines)] == before.lines
    added = [line.action for line in after.lines[len(before.lines) :]]
    assert [action for action in added if action != "changed"] == ["moved", "moved"]


def test_a_register_that_was_moved_takes_no_number_any_more(kept, register, tmp_path):
    new = tmp_path / "moi.sqlite"
    move(register, new, TODAY)
    before = held(register)

    with pytest.raises(RegisterError, match=r"đã chuyển sang .*moi\.sqlite"):
        kept.reserve([a_request(dossier="HS-02")])
    with pytest.raises(RegisterError, match=r"đã chuyển sang .*moi\.sqlite"):
        void(register, Choice(("01/QĐ-SNNMT",)), "Ghi nhầm", "Văn thư")

    assert held(register) == before
    taken = Book.open(new).reserve([a_request(dossier="HS-02")])
    assert [entry.serial for entry in taken.values()] == [2]


def test_documents_are_found_from_a_register_moved_into_another_folder(
    kept, register, folder, tmp_path
):
    new = tmp_path / "phong-khac" / "so.sqlite"
    new.parent.mkdir()

    move(register, new, TODAY)

    assert codes(verify(new, (folder,), TODAY).findings) == []


def test_a_register_is_never_moved_onto_another(kept, register, tmp_path):
    other = tmp_path / "khac.sqlite"
    Book.open(other).reserve(a_set("HS-77"))
    before, before_there = held(register), held(other)

    with pytest.raises(RegisterError, match="đã có một sổ đăng ký"):
        move(register, other, TODAY)

    assert (held(register), held(other)) == (before, before_there)
    assert kept.reserve([a_request(dossier="HS-02")])  # and still takes numbers


def test_a_register_is_not_moved_onto_itself(kept, register):
    before = register.read_bytes()

    with pytest.raises(UsageError, match="Hai nơi là một"):
        move(register, register, TODAY)

    assert register.read_bytes() == before


@pytest.mark.parametrize("away", ["khong-co/so.sqlite", "OneDrive/so.sqlite"])
def test_a_place_where_no_register_may_lie_leaves_the_old_one_in_use(
    kept, register, tmp_path, away
):
    (tmp_path / "OneDrive").mkdir()
    before = held(register)

    with pytest.raises(RegisterError):
        move(register, tmp_path / away, TODAY)

    assert held(register) == before
    assert kept.reserve([a_request(dossier="HS-02")])


def test_a_move_cut_short_leaves_no_register_that_takes_numbers_and_is_completed_by_another_run(
    kept, register, tmp_path, monkeypatch
):
    new = tmp_path / "moi.sqlite"
    before = kept.entries()

    def cut(*_):
        raise PowerCut

    monkeypatch.setattr(copying, "copied", cut)
    with pytest.raises(PowerCut):
        move(register, new, TODAY, "Văn thư")
    with pytest.raises(RegisterError, match="đã chuyển"):
        kept.reserve([a_request(dossier="HS-02")])
    monkeypatch.undo()

    verdict = move(register, new, TODAY, "Văn thư")

    assert codes(verdict.findings) == []
    assert Book.existing(new).entries() == before
    assert [line.action for line in Book.existing(new).snapshot().lines][-1:] == ["moved"]


def test_a_move_that_was_cut_short_is_completed_only_to_where_it_was_going(
    kept, register, tmp_path, monkeypatch
):
    def cut(*_):
        raise PowerCut

    monkeypatch.setattr(copying, "copied", cut)
    with pytest.raises(PowerCut):
        move(register, tmp_path / "moi.sqlite", TODAY)
    monkeypatch.undo()

    with pytest.raises(RegisterError, match=r"đã chuyển sang .*moi\.sqlite"):
        move(register, tmp_path / "noi-khac.sqlite", TODAY)

    assert not (tmp_path / "noi-khac.sqlite").exists()


def test_a_finished_move_is_not_made_twice(kept, register, tmp_path):
    new = tmp_path / "moi.sqlite"
    move(register, new, TODAY)
    Book.open(new).reserve([a_request(dossier="HS-02")])
    before = held(new)

    with pytest.raises(RegisterError, match="đã có một sổ đăng ký"):
        move(register, new, TODAY)

    assert held(new) == before


def test_a_copy_that_differs_is_found_out_before_it_is_used(kept, register, tmp_path, monkeypatch):
    filled = copying.fill

    def careless(session, held):
        filled(session, held)
        session.write("UPDATE entry SET copies = :copies", [{"copies": 99}])

    monkeypatch.setattr(copying, "fill", careless)

    with pytest.raises(RegisterError, match="không giống sổ gốc"):
        backup(register, tmp_path / "ban-sao.sqlite", MORNING)

    assert not (tmp_path / "ban-sao.sqlite").exists()


def test_a_register_restored_from_a_copied_file_is_as_good_as_a_backup(kept, register, tmp_path):
    copy = tmp_path / "chep-tay.sqlite"
    shutil.copyfile(register, copy)
    wanted = held(register)
    register.unlink()

    restored(register, copy, replace=False)

    assert held(register) == wanted
    with closing(sqlite3.connect(register)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
