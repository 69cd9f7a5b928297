"""python -m tools.stress_register: as many clerks at one register as ever, and then more.

24 processes take 10,000 numbers one by one, and 8 processes 200 sets each, of a register in a file
and of one on a PostgreSQL server of our own where there is one. Any number lost, given twice or
skipped, and any clerk who was refused, is a failure.
"""

from __future__ import annotations

import datetime as dt
import multiprocessing
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.synchronize import Barrier
from pathlib import Path

from paperwork.errors import RegisterError
from paperwork.register import Book, Entry, Location, Place, Request
from paperwork.register.entry import Page
from paperwork.register.proof import Snapshot, proved, snapshot
from tools import postgres

DAY = dt.date(2026, 1, 5)
CODES = {"ke-hoach": "KH", "to-trinh": "TTr", "quyet-dinh": "QĐ"}
PATIENCE = 600.0  # giây chờ cả buổi làm việc
TOGETHER = 120.0  # giây chờ mọi văn thư vào chỗ

Set = tuple[Request, ...]
Shift = Sequence[Set]  # các bộ một văn thư lấy số, theo thứ tự


@dataclass(frozen=True)
class Receipt:  # một bộ đã được trả lời
    waited: float  # giây
    entries: tuple[Entry, ...] = ()
    refusal: str = ""


@dataclass(frozen=True)
class Day:  # một buổi: mọi văn thư, mọi bộ
    seconds: float
    shifts: tuple[tuple[Receipt, ...], ...]  # theo văn thư

    @property
    def receipts(self) -> list[Receipt]:
        return [receipt for shift in self.shifts for receipt in shift]

    @property
    def entries(self) -> list[Entry]:
        return [entry for receipt in self.receipts for entry in receipt.entries]

    @property
    def refusals(self) -> list[str]:
        return [receipt.refusal for receipt in self.receipts if receipt.refusal]

    @property
    def longest_wait(self) -> float:
        return max(receipt.waited for receipt in self.receipts)


@dataclass(frozen=True)
class Account:  # đối chiếu điều văn thư được trả lời với điều sổ ghi
    duplicates: int
    gaps: int
    lost: int
    faults: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        return not (self.duplicates or self.gaps or self.lost or self.faults)


def a_set(dossier: str, day: dt.date = DAY) -> Set:
    """Three documents that share one series: three numbers in a row."""
    return tuple(a_document(dossier, type_key, day) for type_key in CODES)


def a_single(dossier: str, day: dt.date = DAY) -> Set:
    return (a_document(dossier, "quyet-dinh", day),)


def a_document(dossier: str, type_key: str, day: dt.date) -> Request:
    return Request(
        key=f"{dossier}/{type_key}",
        dossier=dossier,
        source=f"{dossier}.xlsx",
        issuer="snnmt",
        series="snnmt/chung",
        series_name="chung SNNMT",
        symbol=f"{CODES[type_key]}-SNNMT",
        type_key=type_key,
        type_code=CODES[type_key],
        subject="Về việc khen thưởng thành tích năm 2025",
        issued_on=day,
        recipients=("Như Điều 3", "Lưu: VT, VP"),
    )


def at_once(location: Location, shifts: Sequence[Shift]) -> Day:
    """What each clerk was told: a process each, which all begin at the same moment."""
    spawn = multiprocessing.get_context("spawn")
    start = spawn.Barrier(len(shifts) + 1)
    pipes = [spawn.Pipe(duplex=False) for _ in shifts]
    processes = [
        spawn.Process(target=work, args=(location, f"clerk {n}", shift, start, teller))
        for n, (shift, (_, teller)) in enumerate(zip(shifts, pipes, strict=True))
    ]
    for process, (_, teller) in zip(processes, pipes, strict=True):
        process.start()
        teller.close()  # a clerk who dies is then the end of the line, not a wait for ever
    start.wait(TOGETHER)
    began = time.perf_counter()
    told = [answers(listener) for listener, _ in pipes]
    seconds = time.perf_counter() - began
    for process in processes:
        process.join()
    return Day(seconds, tuple(told))


def work(location: Location, clerk: str, shift: Shift, start: Barrier, teller: Connection) -> None:
    """One clerk: one set after another, as fast as the register answers."""
    book = Book.open(location)
    start.wait(TOGETHER)
    receipts = []
    for wishes in shift:
        asked = time.perf_counter()
        try:
            entries = tuple(book.reserve(wishes, clerk).values())
            receipts.append(Receipt(time.perf_counter() - asked, entries))
        except RegisterError as error:
            receipts.append(Receipt(time.perf_counter() - asked, refusal=str(error)))
    teller.send(tuple(receipts))


def answers(listener: Connection) -> tuple[Receipt, ...]:
    """What a clerk has to say at the end of the shift."""
    if not listener.poll(PATIENCE):
        raise TimeoutError(f"A clerk has said nothing for {PATIENCE:.0f} s.")
    told: tuple[Receipt, ...] = listener.recv()
    return told


def account(location: Location, day: Day) -> Account:
    """The register held against what the clerks were told."""
    whole = contents(location)
    holders: dict[Place, set[str]] = {}
    for entry in (*whole.entries, *day.entries):
        holders.setdefault(entry.place, set()).add(entry.key)
    pages: dict[Page, set[int]] = {}
    for entry in whole.entries:
        pages.setdefault(entry.page, set()).add(entry.serial)
    kept = {(entry.place, entry.key) for entry in whole.entries}
    return Account(
        duplicates=sum(len(keys) - 1 for keys in holders.values()),
        gaps=sum(max(serials) - len(serials) for serials in pages.values()),
        lost=len({(entry.place, entry.key) for entry in day.entries} - kept),
        faults=tuple(f.message for f in proved(whole, "sổ", DAY) if f.is_error),
    )


def contents(location: Location) -> Snapshot:
    """All that the register holds."""
    with Book.open(location).store.reading() as session:
        return snapshot(session) if session else Snapshot()


def shared_out(sets: Sequence[Set], clerks: int) -> list[Shift]:
    """The sets dealt to so many clerks in turn."""
    return [sets[clerk::clerks] for clerk in range(clerks)]


@contextmanager
def registers() -> Iterator[dict[str, tuple[Location, Location]]]:
    """Two places for a register of each kind that can be had here."""
    with tempfile.TemporaryDirectory() as folder:
        files = (Path(folder) / "singles.sqlite", Path(folder) / "sets.sqlite")
        if not postgres.installed():
            yield {"SQLite": files}
            return
        server = postgres.Server()
        try:
            server.start()
            databases = (server.create_database(), server.create_database())
            yield {"SQLite": files, "PostgreSQL": databases}
        finally:
            server.remove()


def trial(location: Location, shifts: Sequence[Shift]) -> tuple[str, bool]:
    """The figures of one day at one register, and whether all of it went as it must."""
    day = at_once(location, shifts)
    checked = account(location, day)
    errors = [*day.refusals, *checked.faults]
    wanted = sum(len(wishes) for shift in shifts for wishes in shift)
    figures = (
        f"{len(day.entries):9}{len(day.entries) / day.seconds:9.0f}{day.longest_wait:9.2f} s"
        f"{checked.duplicates:12}{checked.gaps:6}{checked.lost:6}{len(errors):8}"
    )
    clean = checked.is_clean and not errors and len(day.entries) == wanted
    return "\n".join([figures, *errors[:5]]), clean


def main() -> int:
    singles = shared_out([a_single(f"HS-{n}") for n in range(10_000)], 24)
    sets = shared_out([a_set(f"HS-{n}") for n in range(8 * 200)], 8)
    print(f"{'':<36}  numbers /second  longest  duplicates  gaps  lost  errors")
    all_clean = True
    with registers() as found:
        for kind, (first, second) in found.items():
            for what, location, shifts in (
                ("24 clerks, one by one", first, singles),
                ("8 clerks, sets of three", second, sets),
            ):
                figures, clean = trial(location, shifts)
                print(f"{f'{kind}: {what}':<36}{figures}", flush=True)
                all_clean &= clean
    if not postgres.installed():
        print("PostgreSQL is not installed here: only registers in files were tried.")
    return 0 if all_clean else 1


if __name__ == "__main__":
    sys.exit(main())
