"""The register on a PostgreSQL server, for more clerks than a shared folder serves."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from paperwork.errors import RegisterError
from paperwork.register import trouble
from paperwork.register.session import Filling, Row, script

if TYPE_CHECKING:
    from sqlalchemy import URL, Connection, Engine

VERSION = 3  # as in tables_postgresql.sql
FOUNDING = 0x7077726E  # advisory lock: two clerks make one register
IS_THERE = "SELECT 1 FROM pg_tables WHERE schemaname = 'paperwork' AND tablename = 'book'"
WAIT = 30  # seconds for another's transaction
HUNG = 15  # seconds until a holder that does nothing is cut off: before those who wait give up

BLANK = "\\ "  # a space inside a setting
SETTINGS = {
    "search_path": "paperwork,pg_catalog",
    "lock_timeout": f"{WAIT}s",
    "idle_in_transaction_session_timeout": f"{HUNG}s",
    "synchronous_commit": "on",
    "client_min_messages": "warning",
    "default_transaction_isolation": "read committed",
    "client_encoding": "UTF8",
}
SAFETY = ("fsync", "full_page_writes")  # off, they lose acknowledged numbers in a power cut

SENTENCES = {  # by SQLSTATE, the longest beginning first
    "55P03": trouble.BUSY,  # lock_not_available
    "57014": trouble.BUSY,  # query_canceled
    "40": trouble.BUSY,  # deadlock, serialization
    "53100": trouble.FULL,  # disk_full
    "58": trouble.UNREADABLE,  # system_error
    "XX": trouble.DAMAGED,  # internal_error, data_corrupted
    "42501": trouble.FORBIDDEN,  # insufficient_privilege
    "P0001": trouble.REFUSED,  # raised by our guards
    "23": trouble.REFUSED,  # integrity_constraint_violation
    "08": trouble.NO_SERVER,
    "28": trouble.NO_SERVER,
    "3D": trouble.NO_SERVER,
    "53": trouble.NO_SERVER,  # too_many_connections
    "57": trouble.NO_SERVER,  # shut down by its administrator
    "25P03": trouble.NO_SERVER,  # idle_in_transaction_session_timeout
}


@dataclass(frozen=True)
class PostgresSession:
    connection: Connection

    def rows(self, statement: str, **values: object) -> Sequence[Row]:
        from sqlalchemy import text

        found = self.connection.execute(text(statement), values).mappings()
        return [dict(row) for row in found]

    def write(self, statement: str, rows: Sequence[Row]) -> None:
        from sqlalchemy import text

        for (
            row
        ) in rows:  # all at once is a pipeline, after which PostgreSQL 15 cuts off no hung holder
            self.connection.execute(text(statement), dict(row))

    def run(self, text: str) -> None:
        """A whole script."""
        self.connection.exec_driver_sql(text, execution_options={"no_parameters": True})


@dataclass(frozen=True)
class PostgresStore:
    url: str = field(repr=False)  # có thể có mật khẩu
    home = None

    @property
    def name(self) -> str:
        shown = self.address.set(
            drivername="postgresql", query={}
        )  # a password may stand there too
        return shown.render_as_string(hide_password=True)

    @property
    def address(self) -> URL:
        """The address in its parts; RegisterError when it has none."""
        try:
            from sqlalchemy import make_url
            from sqlalchemy.exc import ArgumentError
        except ImportError as missing:
            raise RegisterError(trouble.NO_DRIVER) from missing
        try:
            return make_url(self.url).set(drivername="postgresql+psycopg")
        except (ArgumentError, ValueError):  # what they say may hold the password
            raise RegisterError(trouble.BAD_ADDRESS.format(name="postgresql://…")) from None

    def check(self) -> None:
        with self._snapshot() as session:
            self._is_there(session)
            for setting in SAFETY:
                (row,) = session.rows(f"SHOW {setting}")
                if row[setting] != "on":
                    raise RegisterError(trouble.UNSAFE.format(name=self.name, setting=setting))

    @contextmanager
    def reading(self) -> Iterator[PostgresSession | None]:
        with self._snapshot() as session:
            yield session if self._is_there(session) else None

    @contextmanager
    def writing(self) -> Iterator[PostgresSession]:
        with self._transaction() as session:
            if not self._is_there(session):
                self._found_once(session)
            session.rows("SELECT id FROM book FOR UPDATE")  # one writer at a time, till the end
            yield session

    @property
    def identity(self) -> str:
        return self.name

    def try_founding(self) -> None:
        with self._told(), self._engine().connect() as connection, connection.begin() as trial:
            found(PostgresSession(connection))
            trial.rollback()

    def founding(self, fill: Filling) -> None:
        with self._transaction() as session:
            session.rows("SELECT pg_advisory_xact_lock(:key)", key=FOUNDING)
            if self._is_there(session):
                raise RegisterError(trouble.EXISTS.format(name=self.name))
            found(session, fill)

    @contextmanager
    def _snapshot(self) -> Iterator[PostgresSession]:
        with self._told(), self._engine().connect() as connection:
            snapshot = connection.execution_options(
                isolation_level="REPEATABLE READ", postgresql_readonly=True
            )
            yield PostgresSession(snapshot)

    @contextmanager
    def _transaction(self) -> Iterator[PostgresSession]:
        with self._told(), self._engine().begin() as connection:
            yield PostgresSession(connection)

    def _engine(self) -> Engine:
        try:
            return engine(self.address, os.getpid())  # a connection does not outlive a fork
        except ImportError as missing:
            raise RegisterError(trouble.NO_DRIVER) from missing

    def _is_there(self, session: PostgresSession) -> bool:
        """Whether the server has a register, and one that this version can write."""
        # Not to_regclass: it may answer from memory what was so before we waited for our turn.
        if not session.rows(IS_THERE):
            return False
        (row,) = session.rows("SELECT version FROM paperwork.book")
        if row["version"] != VERSION:
            sentence = trouble.NEWER if row["version"] > VERSION else trouble.OLDER
            raise RegisterError(sentence.format(name=self.name))
        return True

    def _found_once(self, session: PostgresSession) -> None:
        """A new register, unless another clerk has made it while we waited."""
        session.rows("SELECT pg_advisory_xact_lock(:key)", key=FOUNDING)
        if not self._is_there(session):
            found(session)

    @contextmanager
    def _told(self) -> Iterator[None]:
        """The server's errors inside become RegisterError."""
        try:
            from sqlalchemy.exc import DBAPIError
        except ImportError as missing:
            raise RegisterError(trouble.NO_DRIVER) from missing
        try:
            yield
        except DBAPIError as exc:
            state = getattr(exc.orig, "sqlstate", None) or "08"  # none: the server is not there
            sentence = SENTENCES.get(state) or SENTENCES.get(state[:2], trouble.OTHER)
            raise RegisterError(
                sentence.format(name=self.name, patience=WAIT, reason=reason(exc.orig, state))
            ) from exc


def found(session: PostgresSession, fill: Filling | None = None) -> None:
    """The tables of a new register, with the rows of an older one before the guards stand."""
    session.run("CREATE SCHEMA IF NOT EXISTS paperwork")
    session.run(script("tables_postgresql.sql"))
    if fill:
        fill(session)
    else:
        session.run("INSERT INTO book (id, audit, hash) VALUES (1, 0, '')")
    session.run(script("guards_postgresql.sql"))


@cache
def engine(address: URL, process: int) -> Engine:  # noqa: ARG001
    """The connections of one process to one server, tried before use: a server may restart."""
    from sqlalchemy import create_engine

    options = " ".join(f"-c {name}={value.replace(' ', BLANK)}" for name, value in SETTINGS.items())
    return create_engine(
        address,
        pool_pre_ping=True,
        pool_size=1,
        connect_args={"options": options, "connect_timeout": 10, "application_name": "paperwork"},
    )


def reason(fault: object, state: str) -> str:
    """What the server said, in its first line; our guards speak Vietnamese."""
    diagnosis = getattr(fault, "diag", None)
    said = getattr(diagnosis, "message_primary", None)
    return said or state
