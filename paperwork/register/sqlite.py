"""The register as one SQLite file: opened for one task, in one transaction, then closed."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from paperwork.errors import RegisterError
from paperwork.register import locks, places, trouble
from paperwork.register.session import Filling, Row, script

APPLICATION = 0x7077726E  # "pwrn", as in tables_sqlite.sql
VERSION = 3  # as in tables_sqlite.sql
PRIMARY = 0xFF  # SQLite's extended codes carry the primary one in the low byte

SETTINGS = (
    "PRAGMA journal_mode = DELETE",  # WAL does not work on shared folders
    "PRAGMA synchronous = EXTRA",  # with FULL, a power cut can lose an acknowledged number
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
)

SENTENCES = {
    sqlite3.SQLITE_NOTADB: trouble.FOREIGN,
    sqlite3.SQLITE_CORRUPT: trouble.DAMAGED,
    sqlite3.SQLITE_CANTOPEN: trouble.UNREACHABLE,
    sqlite3.SQLITE_READONLY: trouble.UNREACHABLE,
    sqlite3.SQLITE_PERM: trouble.UNREACHABLE,
    sqlite3.SQLITE_BUSY: trouble.BUSY,
    sqlite3.SQLITE_LOCKED: trouble.BUSY,
    sqlite3.SQLITE_FULL: trouble.FULL,
    sqlite3.SQLITE_IOERR: trouble.UNREADABLE,
    sqlite3.SQLITE_CONSTRAINT: trouble.REFUSED,
}


@dataclass(frozen=True)
class SqliteSession:
    connection: sqlite3.Connection

    def rows(self, statement: str, **values: object) -> Sequence[Row]:
        return self.connection.execute(statement, values).fetchall()

    def write(self, statement: str, rows: Sequence[Row]) -> None:
        self.connection.executemany(statement, rows)


@dataclass(frozen=True)
class SqliteStore:
    path: Path
    patience: float = 60.0  # giây chờ người khác dùng xong; ổ đĩa cứng chậm cần tới 11 giây

    @property
    def name(self) -> str:
        return self.path.name

    @property
    def identity(self) -> str:
        return str(self.path.resolve())

    @property
    def home(self) -> Path:
        return self.path.resolve().parent

    @cached_property
    def is_shared(self) -> bool:
        """Whether the locks of the file system cannot be trusted there."""
        return places.is_shared(self.home)

    def check(self) -> None:
        if not self.path.parent.is_dir():
            raise RegisterError(trouble.NO_FOLDER.format(folder=self.path.parent))
        if product := places.cloud_folder(self.path):
            raise RegisterError(trouble.CLOUD.format(name=self.name, product=product))
        if not self._exists():
            return
        with self._connection() as connection:
            if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                raise trouble.DamagedError(trouble.DAMAGED.format(name=self.name))

    @contextmanager
    def reading(self) -> Iterator[SqliteSession | None]:
        if not self._exists():
            yield None
            return
        with self._connection() as connection:
            connection.execute("BEGIN")
            yield None if is_blank(connection) else SqliteSession(connection)

    @contextmanager
    def writing(self) -> Iterator[SqliteSession]:
        with self._transaction() as session:
            if is_blank(session.connection):
                found(session)
            yield session

    def try_founding(self) -> None:
        trial = self.path.with_name(f".{self.path.name}.thu.part")
        remove(trial)  # of a process that died at it
        try:
            with SqliteStore(trial, self.patience)._transaction() as session:
                found(session)
        finally:
            remove(trial)

    def founding(self, fill: Filling) -> None:
        with self._transaction() as session:
            if not is_blank(session.connection):
                raise RegisterError(trouble.EXISTS.format(name=self.name))
            found(session, fill)

    @contextmanager
    def _transaction(self) -> Iterator[SqliteSession]:
        with self._told():
            make_private(self.path)
        with self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            yield SqliteSession(connection)
            connection.execute("COMMIT")  # closing without it rolls back

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        with (
            self._told(),
            self._locked(),
            closing(
                sqlite3.connect(self.path, timeout=self.patience, isolation_level=None)
            ) as connection,
        ):
            connection.row_factory = sqlite3.Row
            self._recognise(connection)
            for setting in SETTINGS:
                connection.execute(setting)
            yield connection

    @contextmanager
    def _locked(self) -> Iterator[None]:
        """Alone with a register on a share, where SQLite's own locks may reach nobody."""
        if not self.is_shared:
            yield
            return
        try:
            with locks.held(self.path, self.patience):
                yield
        except locks.LockHeld as held:
            raise RegisterError(trouble.held(self.name, held.holder)) from held

    def _recognise(self, connection: sqlite3.Connection) -> None:
        """Refuses a file that is not a register, or that another version made."""
        if is_blank(connection):
            return
        if pragma(connection, "application_id") != APPLICATION:
            raise trouble.DamagedError(trouble.FOREIGN.format(name=self.name))
        version = pragma(connection, "user_version")
        if version != VERSION:
            sentence = trouble.NEWER if version > VERSION else trouble.OLDER
            raise RegisterError(sentence.format(name=self.name))

    def _exists(self) -> bool:
        with self._told():
            return self.path.exists()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """SQLite's errors inside become RegisterError; our own mistakes in calling it do not."""
        try:
            yield
        except OSError as exc:
            raise RegisterError(trouble.UNREACHABLE.format(name=self.name)) from exc
        except UnicodeDecodeError as exc:  # a name or a text in the file is no UTF-8
            raise trouble.DamagedError(trouble.DAMAGED.format(name=self.name)) from exc
        except sqlite3.DatabaseError as exc:
            sentence = _sentence(exc)
            if not sentence:
                raise
            said = sentence.format(name=self.name, reason=exc, patience=self.patience)
            is_damaged = sentence in (trouble.FOREIGN, trouble.DAMAGED)
            raise (trouble.DamagedError if is_damaged else RegisterError)(said) from exc


def _sentence(error: sqlite3.DatabaseError) -> str:
    """What an error of SQLite means to a clerk; empty for our own mistakes in calling it."""
    code = getattr(error, "sqlite_errorcode", None)
    if code is not None:
        return SENTENCES.get(code & PRIMARY, trouble.OTHER)
    # one that Python raises without asking SQLite: a text is no UTF-8
    return trouble.DAMAGED if isinstance(error, sqlite3.OperationalError) else ""


def found(session: SqliteSession, fill: Filling | None = None) -> None:
    """The tables of a new register, with the rows of an older one before the guards stand."""
    for statement in statements("tables_sqlite.sql"):
        session.connection.execute(statement)
    if fill:
        fill(session)
    else:
        session.connection.execute("INSERT INTO book (id, audit, hash) VALUES (1, 0, '')")
    for statement in statements("guards_sqlite.sql"):
        session.connection.execute(statement)


@cache
def statements(name: str) -> tuple[str, ...]:
    """The statements of a script one by one, for executescript would commit on its way."""
    found = [""]
    for line in script(name).splitlines(keepends=True):
        found[-1] += line
        if sqlite3.complete_statement(found[-1]):
            found.append("")
    return tuple(found[:-1])


def remove(path: Path) -> None:
    """Takes away a database that nobody needs, with its journal; what will not go stays."""
    for left in (path, path.with_name(f"{path.name}-journal")):
        with suppress(OSError):
            left.unlink(missing_ok=True)


def make_private(path: Path) -> None:
    """A new register is for its owner and group; Windows takes over the rights of the folder."""
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o640))


def is_blank(connection: sqlite3.Connection) -> bool:
    return pragma(connection, "schema_version") == 0


def pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
