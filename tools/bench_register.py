"""python -m tools.bench_register: numbers a second, ours beside a bare table and a spreadsheet.

The bare table is the floor: SQLite's own INSERT of max + 1 with the settings of our register, and
none of its rules. The spreadsheet is what offices do: open the book, add a row, save it. All hold
a thousand numbers when it begins, and all take turns, so that the ratios do not depend on how busy
the machine is.
"""

from __future__ import annotations

import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path

import openpyxl

from paperwork.register import Book, Location, Request
from paperwork.register.sqlite import SETTINGS
from tools import postgres
from tools.stress_register import DAY, a_single

HISTORY = 1000
ROUNDS = 5
BLOCK = 200


@dataclass(frozen=True)
class Side:
    """A way to take numbers: how many at each turn, and how."""

    name: str
    numbers: int
    take: Callable[[int], None]

    def seconds(self) -> float:
        """What one number costs at this turn."""
        start = time.perf_counter()
        self.take(self.numbers)
        return (time.perf_counter() - start) / self.numbers


def bare(connection: sqlite3.Connection) -> Side:
    """SQLite alone; its connection stays open, which ours does not allow itself."""
    for setting in SETTINGS:
        connection.execute(setting)
    connection.execute("CREATE TABLE entry (serial INTEGER PRIMARY KEY, subject TEXT)")
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO entry VALUES (?, 'Về việc')", history())
    connection.execute("COMMIT")

    def take(numbers: int) -> None:
        for _ in range(numbers):
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(
                "INSERT INTO entry SELECT coalesce(max(serial), 0) + 1, 'Về việc' FROM entry"
            )
            connection.execute("COMMIT")

    return Side("bare SQLite, one a transaction", 50, take)


def spreadsheet(path: Path) -> Side:
    """A register in Excel's format, as openpyxl writes it; nobody else may have it open."""
    book = openpyxl.Workbook()
    for (serial,) in history():
        book.active.append(row(serial))
    book.save(path)

    def take(numbers: int) -> None:
        for _ in range(numbers):
            register = openpyxl.load_workbook(path)
            sheet = register.active
            sheet.append(row(sheet.cell(sheet.max_row, 1).value + 1))
            register.save(path)

    return Side("spreadsheet, opened and saved", 2, take)


def history() -> Iterator[tuple[int]]:
    return ((serial,) for serial in range(1, HISTORY + 1))


def row(serial: int) -> list[object]:
    """The ten columns of the register (NĐ 30, PL IV), the number apart from the symbol."""
    symbol, subject = "QĐ-SNNMT", "Quyết định về việc khen thưởng thành tích năm 2025"
    return [serial, symbol, DAY, subject, "Nguyễn Thị Hoa", "Như Điều 3", "VP", 5, DAY, "", ""]


def ours(name: str, location: Location) -> tuple[Side, Side]:
    """Our register, one number at a time and in blocks."""
    book = Book.open(location)
    requests = (wish for n in count() for wish in a_single(f"HS-{n}"))

    def one_by_one(numbers: int) -> None:
        for wish in islice(requests, numbers):
            book.reserve([wish])

    def in_blocks(numbers: int) -> None:
        wishes: list[Request] = list(islice(requests, numbers))
        book.reserve(wishes)

    for _ in range(HISTORY // BLOCK):
        in_blocks(BLOCK)
    return (
        Side(f"ours in {name}, one a transaction", 50, one_by_one),
        Side(f"ours in {name}, {BLOCK} a transaction", BLOCK, in_blocks),
    )


@contextmanager
def server() -> Iterator[str | None]:
    """The URL of an empty database; none where PostgreSQL is not installed."""
    if not postgres.installed():
        yield None
        return
    own = postgres.Server()
    try:
        own.start()
        yield own.create_database()
    finally:
        own.remove()


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as made,
        server() as url,
        closing(sqlite3.connect(Path(made) / "bare.sqlite", isolation_level=None)) as connection,
    ):
        sides = [
            bare(connection),
            spreadsheet(Path(made) / "so.xlsx"),
            *ours("SQLite", Path(made) / "so.sqlite"),
            *(ours("PostgreSQL", url) if url else ()),
        ]
        turns = [[side.seconds() for side in sides] for _ in range(ROUNDS)]
    least = [min(times) for times in zip(*turns, strict=True)]
    print("                                            numbers/s  x bare  x spreadsheet")
    for side, cost in zip(sides, least, strict=True):
        print(f"{side.name:<44}{1 / cost:9.0f}{least[0] / cost:8.2f}{least[1] / cost:15.0f}")
    if url is None:
        print("PostgreSQL is not installed here.")


if __name__ == "__main__":
    main()
