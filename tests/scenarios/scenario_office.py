"""An office whose machine may stop at any step: its commands, its files, its register.

A step is what changes the disk: a file opened for writing, written, renamed, removed, put onto the
disk; a folder made; a statement that changes the register. A process made by fork is struck at one
of its steps, so that whatever befalls it stays with it.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import os
import pickle
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from office_folder import a_dossier_of, type_in
from openpyxl import load_workbook
from sqlalchemy import Engine, event

from paperwork import cli
from paperwork.cli import options
from paperwork.findings import has_errors
from paperwork.job import REGISTER
from paperwork.register import Book, Entry
from paperwork.register.proof import proved

CODE = "XA-2026-TK"
TODAY = dt.date(2027, 1, 26)
NAME = "van-phong"  # the folder is part of a dossier's identity: the same name everywhere
OUT = "ho-so-van-ban"
ONE = ("generate", "ho-so.xlsx", "--only", "KH")
TWO = ("generate", "ho-so.xlsx", "--only", "KH", "--only", "BB")
PROGRAM = (sys.executable, "-m", "paperwork")
PATIENCE = 120  # seconds, for a process that a fault has left waiting for ever

Clock = Callable[[], dt.date]
Strike = Callable[[int, str], None]  # bước thứ mấy, bước gì

FORKS = pytest.mark.skipif(
    os.name == "nt", reason="Windows neither forks nor kills a process by a signal of its own"
)


@dataclass(frozen=True)
class Said:
    """How a command ended and what it said."""

    code: int
    out: str = ""
    err: str = ""


@dataclass(frozen=True)
class Office:
    """A clerk's folder: one dossier, one profile, one register, one folder of documents."""

    folder: Path
    today: dt.date = TODAY
    register: str = ""  # an address; else the file beside the profile

    @property
    def location(self) -> str | Path:
        return self.register or self.folder / REGISTER

    @property
    def documents(self) -> Path:
        return self.folder / OUT

    def run(self, *arguments: str, clock: Clock | None = None) -> Said:
        """The command as a clerk gives it in that folder on that day."""
        place = ("--register", self.register) if self.register else ()
        return spoken(self.folder, clock or (lambda: self.today), *arguments, *place)

    def files(self) -> dict[str, bytes]:
        """The documents."""
        return contents(self.documents)

    def entries(self) -> dict[str, Entry]:
        """The live entries of the dossier by key."""
        return Book.open(self.location).recorded(CODE)

    def everything(self) -> list[Entry]:
        return Book.open(self.location).entries()

    def numbers(self) -> dict[str, str]:
        return {key: str(entry.number) for key, entry in self.entries().items()}

    def journal(self) -> list[tuple[str, str, int, int]]:
        """What was done to which number, in order."""
        lines = Book.existing(self.location).snapshot().lines
        return [(line.action, *line.place) for line in lines]

    def leftovers(self) -> list[str]:
        """Files that are no document, no workbook and no register."""
        found = [path.name for path in self.folder.rglob("*") if path.is_file()]
        return sorted(name for name in found if name.endswith((".part", "-journal", ".khoa")))

    def is_proved(self) -> bool:
        """Whether the register holds to every rule of numbering."""
        held = Book.existing(self.location).snapshot()
        return not has_errors(proved(held, "sổ", self.today))


def an_office(folder: Path, today: dt.date = TODAY) -> Office:
    """A commune's office before its first document; nothing of its dossier is remarked."""
    a_dossier_of("xa-2026", folder / NAME, bonus=False)
    return Office(folder / NAME, today)


def copy_of(office: Office, folder: Path) -> Office:
    """The same office in another place, files and register as they are."""
    shutil.copytree(office.folder, folder / NAME)
    return Office(folder / NAME, office.today, office.register)


def answer(profile: Path, item: str, value: Any) -> None:
    """Write the value of an item into the profile of the office."""
    rows = {cell.value: cell.row for cell in load_workbook(profile)["Đơn vị"]["A"]}
    type_in(profile, {f"Đơn vị!B{rows[item]}": value})


def contents(folder: Path) -> dict[str, bytes]:
    """The files of a folder; none when it is not there."""
    if not folder.is_dir():
        return {}
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def spoken(folder: Path, clock: Clock, *arguments: str) -> Said:
    """What a command says in a folder on a day, from the program's own way in."""
    out, err = io.StringIO(), io.StringIO()
    with (
        pytest.MonkeyPatch.context() as patch,
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        patch.chdir(folder)
        patch.setenv("_TYPER_FORCE_DISABLE_TERMINAL", "1")
        patch.setattr(sys, "argv", ["paperwork", *arguments])
        patch.setattr(options, "today", clock)
        patch.setattr(options, "now", lambda: dt.datetime.combine(clock(), dt.time(8), dt.UTC))
        try:
            cli.main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
    return Said(code, out.getvalue(), err.getvalue())


# ---------------------------------------------------------------- processes and their steps


@dataclass(frozen=True)
class Ending:
    """How a process ended: by itself with an answer, or by a signal without one."""

    status: int  # 0, or minus the signal that ended it
    answer: Any = None


def in_child(action: Callable[[], Any]) -> Ending:
    """How a copy of this process fared with the action, whose answer must be such as pickles."""
    return started(action)()


def started(action: Callable[[], Any], patience: int = PATIENCE) -> Callable[[], Ending]:
    """The action under way in a copy of this process; the call waits for its end."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        _as_child(action, writing, patience)
    os.close(writing)

    def ending() -> Ending:
        with os.fdopen(reading, "rb") as stream:
            said = stream.read()
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            return Ending(-os.WTERMSIG(status))
        failed, answer = pickle.loads(said)
        if failed:
            raise AssertionError(f"the process failed:\n{answer}")
        return Ending(0, answer)

    return ending


def _as_child(action: Callable[[], Any], writing: int, patience: int) -> None:
    """The action's answer into the pipe, and the end of this process."""
    signal.alarm(patience)  # its default is to end the process
    try:
        said = (False, action())
    except BaseException:
        said = (True, traceback.format_exc())
    with open(writing, "wb") as stream:
        stream.write(pickle.dumps(said))
    os._exit(0)


def steps(action: Callable[[], Any], folder: Path, *, statements: bool = True) -> list[str]:
    """The steps that the action takes below the folder, in order; it is carried out."""

    def told() -> list[str]:
        seen: list[str] = []
        watch(folder, lambda _, what: seen.append(what), statements=statements)
        action()
        return seen

    return list(in_child(told).answer)


def killed(action: Callable[[], Any], folder: Path, at: int | str) -> Ending:
    """The process that carried out the action until it was killed on its way into that step.

    The step is given by its count, or is the first one that bears the name.
    """

    def strike(count: int, what: str) -> None:
        if at in (count, what):
            os.kill(os.getpid(), signal.SIGKILL)

    return struck(action, folder, strike)


def failed(
    action: Callable[[], Any], folder: Path, at: int, number: int, *, persistent: bool
) -> Ending:
    """The process whose step the system refused, once or with every step that followed."""

    def strike(count: int, what: str) -> None:
        if count == at or (persistent and count > at):
            raise OSError(number, os.strerror(number), what)

    return struck(action, folder, strike, statements=False)


def struck(
    action: Callable[[], Any], folder: Path, strike: Strike, *, statements: bool = True
) -> Ending:
    """How the action ended when that strike was called at each of its steps."""

    def under_watch() -> Any:
        watch(folder, strike, statements=statements)
        return action()

    return in_child(under_watch)


OPENED_TO_CHANGE = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
CHANGES = re.compile(r"^\s*(BEGIN IMMEDIATE|CREATE|INSERT|UPDATE|DELETE|DROP|COMMIT)\b", re.M)
PATHS = {  # which arguments of an event of the interpreter are paths
    "open": 1,
    "os.rename": 2,
    "os.link": 2,
    "os.remove": 1,
    "os.mkdir": 1,
    "os.rmdir": 1,
    "os.truncate": 1,
}


def watch(folder: Path, strike: Strike, *, statements: bool = True) -> None:
    """From here on every step of this process below the folder calls the strike; for good.

    A strike that raises makes the step fail, but not a statement, whose trace cannot raise.
    """
    home, counted = str(folder.resolve()) + os.sep, Counted(strike)

    def heard(event: str, arguments: tuple[Any, ...]) -> None:
        if event not in PATHS or (event == "open" and not arguments[2] & OPENED_TO_CHANGE):
            return
        paths = [p for p in arguments[: PATHS[event]] if isinstance(p, str | bytes | os.PathLike)]
        if any(_below(home, path) for path in paths):
            counted(f"{event} {' '.join(Path(os.fsdecode(path)).name for path in paths)}")

    write, fsync, connect = os.write, os.fsync, sqlite3.connect

    def writing(handle: int, content: bytes) -> int:
        counted("write")
        return write(handle, content)

    def syncing(handle: int) -> None:
        counted("fsync")
        fsync(handle)

    def traced(*arguments: Any, **named: Any) -> sqlite3.Connection:
        connection = connect(*arguments, **named)
        connection.set_trace_callback(stated)
        return connection

    last = ""  # statement

    def stated(statement: str) -> None:
        nonlocal last
        is_new, last = statement != last, statement  # its triggers are traced under its own text
        if is_new and CHANGES.search(statement):
            counted(" ".join(statement.split())[:40])

    os.write, os.fsync = writing, syncing  # type: ignore[assignment]
    if statements:
        sqlite3.connect = traced  # type: ignore[assignment]
        _watch_server(stated)
    sys.addaudithook(heard)


def _watch_server(stated: Callable[[str], None]) -> None:
    """The statements sent to a server, too, from this process; and the end of its transactions."""
    event.listen(Engine, "before_cursor_execute", lambda *said: stated(said[2]))
    event.listen(Engine, "commit", lambda connection: stated("COMMIT"))


@dataclass
class Counted:
    """A strike with the count of its steps."""

    strike: Strike
    count: int = field(default=0)

    def __call__(self, what: str) -> None:
        self.count += 1
        self.strike(self.count, what)


def _below(home: str, path: str | bytes | os.PathLike[Any]) -> bool:
    return (os.path.abspath(os.fsdecode(path)) + os.sep).startswith(home)  # noqa: PTH100 - quick


def spread(found: list[Any], count: int) -> list[Any]:
    """So many of them, the first and the last among them, evenly far from each other."""
    if len(found) <= count:
        return found
    if count == 1:
        return found[:1]
    return [found[round(n * (len(found) - 1) / (count - 1))] for n in range(count)]


@contextlib.contextmanager
def small_disk(place: Path, options: str) -> Iterator[Path]:
    """A disk of its own below the place; the test is skipped where nobody may mount one."""
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only an administrator of this machine may mount a small disk")
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk may be mounted here")
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], capture_output=True, check=False)


def enlarge(disk: Path) -> None:
    """Somebody has made room on the small disk."""
    subprocess.run(["mount", "-o", "remount,size=8m", str(disk)], check=True)
