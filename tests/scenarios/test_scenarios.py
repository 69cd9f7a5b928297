"""What befalls a register in an office, R01 to R24, each through the product's own commands.

Elsewhere:
    R01  killed at every step             test_kills.py; every call of the system: tools/sweep.py
    R02  faults of the disk               test_faults_of_the_disk.py; every call: tools/sweep.py
    R03  R04  R05  full and closed disks  test_faults_of_the_disk.py
    R09  a storm of kills                 tools/sweep.py
    R10  power cut                        the order of writing: tests/test_saving.py; what SQLite is
                                          asked to keep: tests/register/test_sqlite.py
    R11  a share without locks, two hosts tests/register/test_locks.py
    R21  the guards in the database       tests/register/test_guards.py
"""

import datetime as dt
import os
import re
import shutil
import signal
import socket
import sqlite3
import threading
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

import psycopg
import pytest
from office_folder import save_in_word, type_in
from register_builders import sql, without_guards
from scenario_office import (
    CODE,
    FORKS,
    ONE,
    TODAY,
    TWO,
    Office,
    copy_of,
    killed,
    spread,
    started,
    steps,
    struck,
)

from paperwork import saving
from paperwork.errors import RegisterError
from paperwork.job import REGISTER
from paperwork.register import locks, places, store_of
from paperwork.register import postgresql as postgresql_module

REMARK = "UPDATE book SET moved_to = '' WHERE id = :id"  # what changes nothing
PLAN = f"{CODE}/ke-hoach"


@pytest.fixture
def written(office) -> Office:
    """An office with two documents, numbered and written."""
    assert office.run(*TWO).code == 0
    return office


@pytest.fixture
def issued(written) -> Office:
    """An office whose two documents are signed and sent."""
    assert written.run("register", "issue", "01/KH-UBND", "01/BB-HĐTĐKT").code == 0
    return written


def a_second_dossier(office: Office, code: str, cells: dict[str, object] | None = None) -> str:
    """Another dossier in the same office, with its own code; the name of its workbook."""
    name = f"{code}.xlsx"
    shutil.copyfile(office.folder / "ho-so.xlsx", office.folder / name)
    type_in(office.folder / name, {"Hồ sơ!B3": code} | (cells or {}))
    return name


def times(office: Office) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in office.documents.iterdir()}


def register_file(office: Office) -> Path:
    return office.folder / REGISTER


# ---------------------------------------------------------------- several at once


def test_r06_a_document_open_in_word_is_named_and_no_number_is_taken(office):
    """R06, by Word's lock file."""
    office.run(*ONE)
    (office.documents / "~$-ke-hoach.docx").touch()

    said = office.run(*TWO)

    assert said.code == 1
    assert "01-ke-hoach.docx đang mở" in said.err
    assert list(office.numbers().values()) == ["01/KH-UBND"]


def test_r06_a_document_that_windows_will_not_replace_is_named_and_keeps_its_number(
    office, monkeypatch
):
    """R06, by the refusal of the system."""
    replace = Path.replace

    def refused(self, target):
        if Path(target).name == "02-bien-ban.docx":
            raise PermissionError(13, "Access is denied")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refused)
    monkeypatch.setattr(saving, "PAUSE", 0)
    said = office.run(*TWO)
    taken = office.numbers()
    monkeypatch.undo()

    assert said.code == 6
    assert "02-bien-ban.docx" in said.err
    assert "số đã cấp được giữ nguyên" in said.err
    assert list(office.files()) == ["01-ke-hoach.docx"]
    assert office.run(*TWO).code == 0
    assert office.numbers() == taken


@FORKS
def test_r07_eight_clerks_with_eight_dossiers_get_numbers_without_gap_or_double(office):
    """R07."""
    type_in(office.folder / "ho-so.xlsx", {"Hồ sơ!B3": None})  # the code is the name of the file
    books = [f"HS-{n}.xlsx" for n in range(8)]
    for name in books:
        shutil.copyfile(office.folder / "ho-so.xlsx", office.folder / name)

    clerks = [
        started(partial(office.run, "generate", name, "--only", "KH", "--only", "BB"))
        for name in books
    ]
    said = [clerk().answer for clerk in clerks]

    assert [one.code for one in said] == [0] * 8, said
    found = office.everything()
    assert [entry.serial for entry in found] == [*range(1, 9), *range(1, 9)]
    assert len({entry.key for entry in found}) == 16
    assert {entry.state.value for entry in found} == {"written"}
    assert office.run("register", "verify", "--files", ".").code == 0


@FORKS
def test_r08_eight_clerks_with_the_same_dossier_get_one_number_for_each_document(
    office, new_office, tmp_path
):
    """R08."""
    alone = copy_of(new_office, tmp_path / "mot-minh")
    alone.run(*TWO)

    clerks = [started(partial(office.run, *TWO)) for _ in range(8)]
    said = [clerk().answer for clerk in clerks]

    assert [one.code for one in said] == [0] * 8, said
    assert office.everything() == alone.everything()
    assert office.files() == alone.files()
    assert office.is_proved()


# ---------------------------------------------------------------- the lock on a share


@pytest.fixture
def share(office, tmp_path, monkeypatch) -> Office:
    """An office on a folder of the network, where nobody waits longer than the test."""
    hours = iter(range(0, 10**9, 20))
    monkeypatch.setattr(places, "is_shared", lambda path: True)
    monkeypatch.setattr(locks, "state_folder", lambda: tmp_path / "may-nay")
    waiting = partial(locks.held, clock=lambda: next(hours), sleep=lambda seconds: None)
    monkeypatch.setattr(locks, "held", waiting)
    return office


def a_lock_of(office: Office, host: str, seat: str) -> Path:
    """A lock file that a process on that machine has left."""
    since = dt.datetime(2027, 1, 25, 9, 30, tzinfo=dt.UTC)
    left = locks.lock_file(register_file(office))
    left.write_bytes(locks._content(locks.Holder(host, 4711, since, "a" * 32, seat)))
    return left


@FORKS
def test_r12_the_lock_of_a_dead_process_of_this_machine_is_taken_over(share):
    """R12, the same machine."""
    assert killed(lambda: share.run(*TWO), share.folder, "COMMIT").status == -9
    assert locks.lock_file(register_file(share)).exists()

    said = share.run(*TWO)

    assert said.code == 0, said
    assert share.leftovers() == []
    assert list(share.numbers().values()) == ["01/BB-HĐTĐKT", "01/KH-UBND"]


def test_r12_the_lock_of_another_machine_is_named_and_broken_by_hand(share):
    """R12, another machine."""
    share.run(*ONE)
    a_lock_of(share, "MAY-VAN-THU-2", "b" * 32)

    refused = share.run(*TWO)
    unlocked = share.run("register", "unlock")
    said = share.run(*TWO)

    assert refused.code == 5
    assert "MAY-VAN-THU-2" in refused.err
    assert "register unlock" in refused.err
    assert "MAY-VAN-THU-2" in unlocked.out
    assert said.code == 0
    assert ("unlocked", "", 0, 0) in share.journal()


# ---------------------------------------------------------------- again, changed, edited, gone


def test_r13_the_same_set_again_takes_no_number_and_touches_no_file(written):
    """R13."""
    before, journal = times(written), written.journal()

    said = written.run(*TWO)

    assert said.code == 0
    assert times(written) == before
    assert written.journal() == journal


def test_r14_a_row_changed_after_issue_is_refused_by_its_number(issued):
    """R14."""
    before, journal = times(issued), issued.journal()
    type_in(issued.folder / "ho-so.xlsx", {"Phiên họp!B4": "13 giờ 30"})

    said = issued.run(*TWO)

    assert said.code == 1
    errors = [line for line in said.err.splitlines() if line.startswith("LỖI")]
    assert len(errors) == 1
    assert "01/BB-HĐTĐKT" in errors[0]
    assert "đã phát hành" in errors[0]
    assert times(issued) == before
    assert issued.journal() == journal


def test_r15_a_file_edited_by_hand_is_kept_listed_and_found_by_verify(written):
    """R15."""
    edited = written.documents / "01-ke-hoach.docx"
    save_in_word(edited)
    content = edited.read_bytes()

    said = written.run(*TWO)
    verdict = written.run("register", "verify")

    assert said.code == 0
    assert "01-ke-hoach.docx đã được sửa" in said.err
    assert edited.read_bytes() == content
    assert verdict.code == 1
    assert "01-ke-hoach.docx" in verdict.out


@pytest.mark.parametrize("state", ["written", "issued"])
def test_r16_a_deleted_file_is_made_again_with_the_same_number_and_bytes(request, state):
    """R16."""
    office = request.getfixturevalue(state)
    before, numbers = office.files(), office.numbers()
    (office.documents / "01-ke-hoach.docx").unlink()

    said = office.run(*TWO)

    assert said.code == 0
    assert office.files() == before
    assert office.numbers() == numbers


def test_r17_a_number_is_cancelled_with_a_reason_and_the_document_gets_a_new_one(issued):
    """R17."""
    void = ("register", "void", "01/KH-UBND")

    without = issued.run(*void)
    blank = issued.run(*void, "--because", " ")
    done = issued.run(*void, "--because", "Ghi sai trích yếu")
    again = issued.run(*ONE)

    assert (without.code, blank.code) == (2, 5)
    assert done.code == 0
    assert again.code == 0
    assert issued.numbers()[PLAN] == "02/KH-UBND"
    kept = [entry for entry in issued.everything() if not entry.is_live]
    assert [(str(e.number), e.void_reason) for e in kept] == [("01/KH-UBND", "Ghi sai trích yếu")]
    assert issued.run("register", "verify").code == 0


# ---------------------------------------------------------------- days and years


def test_r18_a_day_before_the_last_number_is_refused_with_both_days(written):
    """R18, a day typed in the sheet."""
    early = dt.datetime(2026, 3, 1)
    other = a_second_dossier(written, "XA-2026-DX", {"Văn bản!E3": early})
    journal = written.journal()

    said = written.run("generate", other, "--only", "KH")

    assert said.code == 1
    assert "01/3/2026" in said.err or "01/03/2026" in said.err, said.err
    assert "20/3/2026" in said.err or "20/03/2026" in said.err, said.err
    assert written.journal() == journal


def test_r18_a_clock_set_back_by_a_year_is_refused_with_both_days(office):
    """R18, the computer's clock."""
    only_a_plan = {f"Văn bản!C{row}": "Không" for row in (4, 5, 6, 7)}
    type_in(office.folder / "ho-so.xlsx", {"Văn bản!E3": None, "Hồ sơ!B9": None} | only_a_plan)
    other = a_second_dossier(office, "XA-2026-DX")
    assert office.run(*ONE).code == 0
    journal = office.journal()

    yesteryear = Office(office.folder, dt.date(2026, 1, 26))
    said = yesteryear.run("generate", other, "--only", "KH")

    assert said.code == 1
    assert "26/01/2026" in said.err, said.err
    assert "26/01/2027" in said.err
    assert office.journal() == journal


def test_r19_a_run_over_midnight_keeps_its_day_and_the_next_one_begins_the_new_book(office):
    """R19."""
    undated = {"Văn bản!E5": None, "Văn bản!E6": None, "Văn bản!E7": None}
    type_in(office.folder / "ho-so.xlsx", undated)
    other = a_second_dossier(office, "XA-2027-DX")
    eve, new_year = dt.date(2026, 12, 31), dt.date(2027, 1, 1)
    hours = iter([eve])

    over_midnight = office.run("generate", "ho-so.xlsx", clock=lambda: next(hours, new_year))
    days = {entry.type_key: entry.issued_on for entry in office.everything()}
    after = office.run("generate", other, "-o", "dot-2", clock=lambda: new_year)

    assert (over_midnight.code, after.code) == (0, 0), (over_midnight, after)
    assert {days[key] for key in ("to-trinh", "quyet-dinh", "bao-cao")} == {eve}
    begun = [entry for entry in office.everything() if entry.year == 2027]
    assert sorted(str(entry.number) for entry in begun) == [
        "01/BC-UBND",
        "01/QĐ-UBND",
        "01/TTr-HĐTĐKT",
    ]
    assert office.run("register", "verify").code == 0


# ---------------------------------------------------------------- a register that was tampered with


def overwrite_a_page(register: Path) -> None:
    content = bytearray(register.read_bytes())
    content[8192:12288] = b"\xa5" * 4096
    register.write_bytes(content)


def truncate(register: Path) -> None:
    register.write_bytes(register.read_bytes()[: register.stat().st_size // 2])


def replace_by_a_letter(register: Path) -> None:
    register.write_text("Kính gửi: Văn thư", encoding="utf-8")


def make_newer(register: Path) -> None:
    with closing(sqlite3.connect(register)) as connection, connection:
        connection.execute("PRAGMA user_version = 99")


@pytest.mark.parametrize(
    ("spoil", "advice"),
    [
        (overwrite_a_page, "khôi phục bản sao lưu"),
        (truncate, "khôi phục bản sao lưu"),
        (replace_by_a_letter, "không phải là sổ đăng ký"),
        (make_newer, "Cập nhật paperwork"),
    ],
)
def test_r20_a_register_that_cannot_be_trusted_is_not_written(written, spoil, advice):
    """R20."""
    spoil(register_file(written))
    before, documents = register_file(written).read_bytes(), times(written)

    said = written.run("generate", "ho-so.xlsx")

    assert said.code == 5
    assert advice in said.err
    assert len(said.err.splitlines()) == 1
    assert register_file(written).read_bytes() == before
    assert times(written) == documents


def test_r20_a_damaged_register_is_restored_from_its_backup_with_every_number(written):
    """R20, with the backup."""
    written.run("register", "backup", "sao-luu.sqlite")
    held = written.everything()
    overwrite_a_page(register_file(written))

    restored = written.run("register", "restore", "sao-luu.sqlite", "--replace")

    assert restored.code == 0, restored
    assert written.everything() == held
    assert written.run("generate", "ho-so.xlsx").code == 0
    assert [entry.serial for entry in written.everything()] == [1] * 5


DELETED = "DELETE FROM entry WHERE type_key = 'ke-hoach'"
RENUMBERED = "UPDATE entry SET serial = 7 WHERE type_key = 'ke-hoach'"


@pytest.mark.parametrize("statement", [DELETED, RENUMBERED])
def test_r21_a_row_changed_with_a_database_tool_is_refused_or_found(written, statement):
    """R21."""
    store = store_of(written.location)

    with pytest.raises(sqlite3.IntegrityError):
        sql(store, statement)
    sound = written.run("register", "verify")
    without_guards(store)
    sql(store, statement)
    spoilt = written.run("register", "verify")

    assert sound.code == 0
    assert spoilt.code == 1
    assert "LỖI PW44" in spoilt.out


@pytest.fixture
def half_confirmed(office) -> Office:
    """An office whose machine died while the register was confirming: a hot journal is left."""
    commits = []

    def run():
        traced = sqlite3.connect

        def with_little_memory(*arguments, **named):
            connection = traced(*arguments, **named)
            connection.execute("PRAGMA cache_size = 1")  # pages reach the file before COMMIT
            return connection

        sqlite3.connect = with_little_memory  # in the process that dies
        return office.run(*TWO)

    def strike(count, what):
        commits.extend([count] if what == "COMMIT" else [])
        if len(commits) == 2:
            os.kill(os.getpid(), signal.SIGKILL)

    assert struck(run, office.folder, strike).status == -signal.SIGKILL
    assert office.leftovers() == [f"{REGISTER}-journal"]
    return office


@FORKS
def test_r22_a_hot_journal_is_rolled_back_and_the_set_completed(half_confirmed):
    """R22, the journal is there."""
    said = half_confirmed.run(*TWO)

    assert said.code == 0, said
    assert half_confirmed.leftovers() == []
    assert list(half_confirmed.numbers().values()) == ["01/BB-HĐTĐKT", "01/KH-UBND"]
    assert half_confirmed.run("register", "verify", "--files", ".").code == 0


@FORKS
def test_r22_a_journal_that_a_person_deleted_is_noticed(half_confirmed):
    """R22, the journal is gone."""
    register_file(half_confirmed).with_name(f"{REGISTER}-journal").unlink()

    verdict = half_confirmed.run("register", "verify", "--files", ".")

    assert verdict.code in (1, 5), verdict
    assert "Traceback" not in verdict.err


# ---------------------------------------------------------------- interrupted, and far away


@FORKS
def test_r23_a_run_interrupted_at_the_keyboard_is_completed_by_running_again(new_office, tmp_path):
    """R23."""
    wanted = copy_of(new_office, tmp_path / "khong-ngat")
    seen = steps(lambda: wanted.run(*TWO), wanted.folder, statements=False)

    for at in spread(list(range(1, len(seen) + 1)), 6):
        office = copy_of(new_office, tmp_path / str(at))

        def strike(count, what, at=at):
            if count == at:
                raise KeyboardInterrupt

        said = struck(
            lambda office=office: office.run(*TWO), office.folder, strike, statements=False
        ).answer
        again = office.run(*TWO)

        assert said.code == 130, f"bước {at}: {said}"
        assert said.err == ""
        assert again.code == 0
        assert office.files() == wanted.files()
        assert office.everything() == wanted.everything()
        assert office.leftovers() == []


class Line:
    """The network between an office and its server, which may be cut at a COMMIT."""

    def __init__(self, port: int):
        self.port, self.written, self.is_carried = port, b"", False
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.ends: list[socket.socket] = [self.listener]
        threading.Thread(target=self._accept, daemon=True).start()

    def cut_after(self, statement: bytes, *, is_carried: bool) -> None:
        """At the COMMIT of that statement, which still reaches the server or does not."""
        self.written, self.is_carried = statement, is_carried

    def close(self) -> None:
        for end in self.ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                office, _ = self.listener.accept()
                server = socket.create_connection(("127.0.0.1", self.port))
                self.ends += [office, server]
                threading.Thread(target=self._ask, args=(office, server), daemon=True).start()
                threading.Thread(target=self._answer, args=(server, office), daemon=True).start()

    def _ask(self, office: socket.socket, server: socket.socket) -> None:
        has_written = False
        with suppress(OSError):
            while said := office.recv(65536):
                has_written = has_written or self.written in said
                if has_written and b"COMMIT" in said:
                    office.shutdown(socket.SHUT_RDWR)  # the answer will not come back
                    if self.is_carried:
                        server.sendall(said)
                    return
                server.sendall(said)
            server.shutdown(socket.SHUT_WR)

    def _answer(self, server: socket.socket, office: socket.socket) -> None:
        with suppress(OSError):
            while said := server.recv(65536):
                office.sendall(said)
            office.shutdown(socket.SHUT_WR)


@pytest.fixture
def line(postgresql):
    """The network to the server of the tests."""
    made = Line(int(re.findall(r":(\d+)/", postgresql)[0]))
    yield made
    made.close()


@pytest.mark.parametrize("is_carried", [False, True], ids=["before", "after"])
@pytest.mark.parametrize(
    "statement", [b"INSERT INTO entry", b"UPDATE entry"], ids=["take", "confirm"]
)
def test_r24_a_line_cut_at_commit_leaves_each_document_its_one_number(
    new_office, tmp_path, postgresql, line, monkeypatch, statement, is_carried
):
    """R24, whether the server had it or not."""
    if not is_carried:  # the server has heard nothing, and waits for more than a slow machine needs
        wait = "idle_in_transaction_session_timeout"
        monkeypatch.setitem(postgresql_module.SETTINGS, wait, "3s")
    far = postgresql.replace(f":{line.port}/", f":{line.listener.getsockname()[1]}/")
    office = copy_of(new_office, tmp_path)
    line.cut_after(statement, is_carried=is_carried)

    said = Office(office.folder, TODAY, far).run(*TWO)
    at_the_server = Office(office.folder, TODAY, postgresql)
    taken = at_the_server.everything()
    again = at_the_server.run(*TWO)

    assert said.code == 5, said
    assert "Không nối được máy chủ" in said.err
    is_taken = is_carried or statement == b"UPDATE entry"
    assert len(taken) == (2 if is_taken else 0)
    assert again.code == 0, again
    assert list(at_the_server.numbers().values()) == ["01/BB-HĐTĐKT", "01/KH-UBND"]
    assert len(at_the_server.everything()) == 2
    assert at_the_server.run("register", "verify", "--files", ".").code == 0


def test_r24_a_server_killed_after_the_numbers_were_taken_gives_the_same_ones_again(
    office, own_postgresql_server, monkeypatch
):
    """R24, the server."""
    server = own_postgresql_server
    office = Office(office.folder, TODAY, server.create_database())
    save = saving.save

    def save_then_die(path, content, **options):
        if server.postmaster:
            server.kill()
        return save(path, content, **options)

    monkeypatch.setattr(saving, "save", save_then_die)
    said = office.run(*TWO)
    monkeypatch.undo()
    server.start()
    taken = office.everything()
    again = office.run(*TWO)

    assert said.code == 5
    assert "số đã cấp vẫn giữ nguyên" in said.err
    assert [entry.state.value for entry in taken] == ["reserved"] * 2
    assert again.code == 0
    assert [entry.place for entry in office.everything()] == [entry.place for entry in taken]
    assert office.run("register", "verify", "--files", ".").code == 0


@FORKS
def test_r24_a_clerk_killed_at_any_file_gets_the_same_numbers_from_the_server(office, postgresql):
    """R24, between taking and confirming."""
    office = Office(office.folder, TODAY, postgresql)
    for at in (9, 6, 4):
        assert killed(lambda: office.run(*TWO), office.folder, at).status == -9

    said = office.run(*TWO)

    assert said.code == 0
    assert list(office.numbers().values()) == ["01/BB-HĐTĐKT", "01/KH-UBND"]
    assert office.leftovers() == []
    assert office.run("register", "verify", "--files", ".").code == 0


def test_r24_a_hung_holder_is_waited_for_and_then_told(office, postgresql, monkeypatch):
    """R24, somebody who holds the register and does nothing."""
    assert postgresql_module.SETTINGS["lock_timeout"] == "30s"
    monkeypatch.setitem(postgresql_module.SETTINGS, "lock_timeout", "300ms")
    office = Office(office.folder, TODAY, postgresql)
    assert office.run(*ONE).code == 0
    with psycopg.connect(postgresql, options="-c search_path=paperwork") as holder:
        holder.execute("SELECT id FROM book FOR UPDATE")

        said = office.run(*TWO)

    assert said.code == 5
    assert "đang có người khác dùng" in said.err
    assert office.run(*TWO).code == 0
    assert list(office.numbers().values()) == ["01/BB-HĐTĐKT", "01/KH-UBND"]


def test_r24_a_hung_program_of_ours_loses_the_register_to_the_next_clerk(
    office, postgresql, monkeypatch
):
    """R24, the holder is one of ours."""
    assert postgresql_module.HUNG < postgresql_module.WAIT
    wait = "idle_in_transaction_session_timeout"
    monkeypatch.setitem(postgresql_module.SETTINGS, wait, "2s")
    office = Office(office.folder, TODAY, postgresql)
    assert office.run(*ONE).code == 0
    said = []

    def hang():
        with store_of(postgresql).writing() as hung:
            hung.write(REMARK, [{"id": 5}, {"id": 6}])
            said.append(office.run(*TWO))

    with pytest.raises(RegisterError):
        hang()
    assert [one.code for one in said] == [0], said
    assert list(office.numbers().values()) == ["01/BB-HĐTĐKT", "01/KH-UBND"]
