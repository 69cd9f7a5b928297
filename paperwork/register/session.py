"""What a register needs of a database, and how entries stand in its tables."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import fields
from importlib import resources
from pathlib import Path
from typing import Any, Protocol

from paperwork.errors import RegisterError
from paperwork.register.audit import Head, Line
from paperwork.register.entry import Entry, Place, State

Row = Mapping[str, Any]

COLUMNS = tuple(column.name for column in fields(Entry))
FIXED = ("series", "serial", "key", "dossier", "given")
AUDIT = tuple(column.name for column in fields(Line))
INSERT = (
    f"INSERT INTO entry ({', '.join(COLUMNS)}, year, audit)"
    f" VALUES ({', '.join(f':{name}' for name in COLUMNS)}, :year, :audit)"
)
UPDATE = (
    f"UPDATE entry SET {', '.join(f'{name} = :{name}' for name in COLUMNS if name not in FIXED)},"
    " audit = :audit WHERE series = :series AND year = :year AND serial = :serial"
)
DELETE = "DELETE FROM entry WHERE series = :series AND year = :year AND serial = :serial"
INSERT_LINE = (
    f"INSERT INTO audit ({', '.join(AUDIT)}) VALUES ({', '.join(f':{name}' for name in AUDIT)})"
)


class Session(Protocol):  # một giao dịch với sổ
    """One transaction; statements carry :named values and read alike in SQLite and PostgreSQL."""

    def rows(self, statement: str, **values: object) -> Sequence[Row]:
        """What the statement finds."""

    def write(self, statement: str, rows: Sequence[Row]) -> None:
        """Carries the statement out once for each row, in order."""


NO_HEAD = "Sổ đăng ký mất dòng mang mã niêm. Khôi phục sổ từ bản sao lưu gần nhất."
Filling = Callable[[Session], None]


class Store(Protocol):  # nơi giữ sổ: một tệp SQLite hoặc một máy chủ PostgreSQL
    @property
    def name(self) -> str:
        """The register as a clerk knows it, without any password."""

    @property
    def identity(self) -> str:
        """The register told from every other: the whole path or address."""

    @property
    def home(self) -> Path | None:
        """The folder from which the folders of files are counted."""

    def check(self) -> None:
        """RegisterError when the register is there and damaged, or not a register."""

    def reading(self) -> AbstractContextManager[Session | None]:
        """One snapshot of the register; None while there is no register."""

    def writing(self) -> AbstractContextManager[Session]:
        """A transaction alone with the register, made if need be: all is kept, or nothing."""

    def try_founding(self) -> None:
        """RegisterError when no register could be made there; nothing is left of the trial."""

    def founding(self, fill: Filling) -> None:
        """A new register with the rows of another; RegisterError when one is there."""


def script(name: str) -> str:
    """The text of a script of sql/."""
    return resources.files("paperwork.register.sql").joinpath(name).read_text(encoding="utf-8")


def head(session: Session) -> Head:
    """The end of the journal."""
    rows = session.rows("SELECT audit, hash, moved_to FROM book")
    if len(rows) != 1:
        raise RegisterError(NO_HEAD)
    row = rows[0]
    return Head(row["audit"], row["hash"], row["moved_to"])


def select(session: Session, condition: str, **values: object) -> list[Entry]:
    """The entries of a condition, by series, year and number."""
    statement = f"SELECT * FROM entry WHERE {condition} ORDER BY series, year, serial"
    return [from_row(row) for row in session.rows(statement, **values)]


def select_in(session: Session, condition: str, values: Sequence[str]) -> list[Entry]:
    """The entries of a condition that ends in a list of values, however many."""
    found: list[Entry] = []
    for start in range(0, len(values), 500):  # a statement holds so many values
        part = {f"v{n}": value for n, value in enumerate(values[start : start + 500])}
        names = ", ".join(f":{name}" for name in part)
        found += select(session, f"{condition} IN ({names})", **part)
    return found


def nearest(session: Session, condition: str, order: str, **values: object) -> list[Entry]:
    """The first entry of a condition, in a list of none or one."""
    statement = f"SELECT * FROM entry WHERE {condition} ORDER BY {order} LIMIT 1"
    return [from_row(row) for row in session.rows(statement, **values)]


def enter(
    session: Session, changes: Sequence[Entry], existing: set[Place], lines: Sequence[Line]
) -> None:
    """Writes entries, each with its line of the journal; those that exist before the new ones."""
    session.write(INSERT_LINE, [vars(line) for line in lines])
    rows = [
        to_row(entry) | {"audit": line.id, "clerk": line.clerk, "changed_at": line.at}
        for entry, line in zip(changes, lines, strict=True)
    ]
    session.write(UPDATE, [r for r, e in zip(rows, changes, strict=True) if e.place in existing])
    session.write(
        INSERT, [r for r, e in zip(rows, changes, strict=True) if e.place not in existing]
    )


def leave(session: Session, line: Line) -> None:
    """Takes the entry of a line of the journal out: its number is given back."""
    session.write(INSERT_LINE, [vars(line)])
    session.write(DELETE, [{"series": line.series, "year": line.year, "serial": line.serial}])


def to_row(entry: Entry) -> dict[str, Any]:
    """The columns of an entry."""
    return {name: getattr(entry, name) for name in COLUMNS} | {
        "year": entry.year,
        "state": entry.state.value,
        "issued_on": entry.issued_on.isoformat(),
        "recipients": json.dumps(entry.recipients, ensure_ascii=False),
        "sent_on": entry.sent_on.isoformat() if entry.sent_on else None,
    }


def from_row(row: Row) -> Entry:
    """The entry of a row."""
    values = {name: row[name] for name in COLUMNS} | {
        "issued_on": _day(row["issued_on"]),
        "sent_on": _day(row["sent_on"]) if row["sent_on"] else None,
        "recipients": _listed(row["recipients"]),
        "state": State(row["state"]),
        "secret": bool(row["secret"]),
        "given": bool(row["given"]),
    }
    return Entry(**values)


def _listed(text: str) -> tuple[str, ...]:
    """The recipients; what somebody made of the list with another program, as it stands."""
    try:
        return tuple(json.loads(text))
    except ValueError:
        return (text,)


def _day(value: str | dt.date) -> dt.date:
    return value if isinstance(value, dt.date) else dt.date.fromisoformat(value)
