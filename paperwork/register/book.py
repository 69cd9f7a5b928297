"""The register as one SQLite file: opened for one task, in one transaction, then closed."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, fields, replace
from importlib import resources
from pathlib import Path

from paperwork.errors import RegisterError
from paperwork.findings import Finding
from paperwork.register import rules, trouble
from paperwork.register.entry import Entry, Place, Request, State

APPLICATION = 0x7077726E  # "pwrn", as in schema.sql
VERSION = 1  # as in schema.sql

SETTINGS = (
    "PRAGMA journal_mode = DELETE",  # WAL does not work on shared folders
    "PRAGMA synchronous = EXTRA",  # with FULL, a power cut can lose an acknowledged number
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
)

COLUMNS = ("year", *(column.name for column in fields(Entry)))
FIXED = ("series", "year", "serial", "key", "dossier")
INSERT = (
    f"INSERT INTO entry ({', '.join(COLUMNS)}, clerk)"
    f" VALUES ({', '.join(f':{name}' for name in COLUMNS)}, :clerk)"
)
UPDATE = (
    f"UPDATE entry SET {', '.join(f'{name} = :{name}' for name in COLUMNS if name not in FIXED)},"
    " clerk = :clerk WHERE series = :series AND year = :year AND serial = :serial"
)


@dataclass(frozen=True)
class Book:  # sổ đăng ký văn bản đi
    path: Path
    patience: float = 60.0  # giây chờ người khác dùng xong; ổ đĩa cứng chậm cần tới 11 giây

    @classmethod
    def open(cls, path: Path) -> Book:
        """The register of that path, checked page by page; it need not exist yet."""
        if not path.parent.is_dir():
            raise RegisterError(
                f"Không có thư mục “{path.parent}” để đặt sổ đăng ký. Tạo thư mục rồi chạy lại."
            )
        book = cls(path)
        with book._reading() as connection:
            if connection:
                trouble.check(connection, path)
        return book

    def recorded(self, dossier: str) -> dict[str, Entry]:
        """The live entries of a dossier by key."""
        with self._reading() as connection:
            found = select(connection, "dossier = ?", dossier) if connection else []
        return {entry.key: entry for entry in found if entry.is_live}

    def rehearse(self, requests: Sequence[Request], *, renamed: bool = False) -> list[Finding]:
        """What `reserve` would refuse or remark; nothing is written, no file is made."""
        with self._reading() as connection:
            existing = related(connection, requests) if connection else []
        return list(rules.plan(requests, existing, renamed=renamed).findings)

    def reserve(
        self, requests: Sequence[Request], who: str = "", *, renamed: bool = False
    ) -> dict[str, Entry]:
        """The entry of each key: all of them, or RegisterError and not one number taken."""
        with self._writing() as connection:
            existing = related(connection, requests)
            plan = rules.plan(requests, existing, renamed=renamed)
            if refusals := [finding for finding in plan.findings if finding.is_error]:
                raise RegisterError(trouble.refusal(refusals))
            write(connection, plan.changes, {entry.place for entry in existing}, who)
        return {request.key: plan.entries[request.key] for request in requests}

    def confirm(self, files: Mapping[str, tuple[str, str]], who: str = "") -> dict[str, Entry]:
        """The entries whose files, each by key as (name, SHA-256), are now in their place."""
        with self._writing() as connection:
            entries = {key: live_entry(connection, key) for key in files}
            written = {key: filed(entries[key], *file) for key, file in files.items()}
            changes = [entry for key, entry in written.items() if entry != entries[key]]
            write(connection, changes, {entry.place for entry in changes}, who)
        return written

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection | None]:
        """A connection to the register as it is; None while there is no register."""
        with trouble.told(self.path, self.patience):
            exists = self.path.exists()
        if not exists:
            yield None
            return
        with self._connection() as connection:
            yield None if trouble.is_blank(connection) else connection

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        """A connection in a transaction of its own: all of what follows is kept, or nothing."""
        with self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")
            if trouble.is_blank(connection):
                for statement in statements():
                    connection.execute(statement)
            yield connection
            connection.execute("COMMIT")  # closing without it rolls back

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        with (
            trouble.told(self.path, self.patience),
            closing(
                sqlite3.connect(self.path, timeout=self.patience, isolation_level=None)
            ) as connection,
        ):
            connection.row_factory = sqlite3.Row
            trouble.recognise(connection, self.path, APPLICATION, VERSION)
            for setting in SETTINGS:
                connection.execute(setting)
            yield connection


def statements() -> Iterator[str]:
    """The statements of schema.sql one by one, for executescript would commit on its way."""
    schema = resources.files("paperwork.register").joinpath("schema.sql")
    pending = ""
    for line in schema.read_text(encoding="utf-8").splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def related(connection: sqlite3.Connection, requests: Sequence[Request]) -> list[Entry]:
    """Every entry that can bear on the requests: of their series and year, keys and dossiers."""
    found: dict[Place, Entry] = {}
    for page in sorted({request.page for request in requests}):
        found |= {e.place: e for e in select(connection, "series = ? AND year = ?", *page)}
    for key in sorted({request.key for request in requests}):
        found |= {e.place: e for e in select(connection, "key = ? AND state <> 'void'", key)}
    for dossier in sorted({request.dossier for request in requests}):
        found |= {e.place: e for e in select(connection, "dossier = ?", dossier)}
    return list(found.values())


def select(connection: sqlite3.Connection, condition: str, *values: object) -> list[Entry]:
    ordered = f"SELECT * FROM entry WHERE {condition} ORDER BY series, year, serial"
    return [from_row(row) for row in connection.execute(ordered, values)]


def live_entry(connection: sqlite3.Connection, key: str) -> Entry:
    """The live entry of a key."""
    for found in select(connection, "key = ? AND state <> 'void'", key):
        return found
    raise RegisterError(f"Văn bản “{key}” chưa có số trong sổ. Chạy lại lệnh để lấy số.")


def filed(entry: Entry, file_name: str, sha256: str) -> Entry:
    """The entry once its file is in place; an issued one must still be that very file."""
    if entry.state is not State.ISSUED:
        return replace(entry, state=State.WRITTEN, file_name=file_name, sha256=sha256)
    if entry.sha256 != sha256:
        raise RegisterError(
            f"Văn bản số {entry.number} đã phát hành bằng tệp “{entry.file_name}” có nội dung khác."
            " Giữ tệp đã phát hành, hoặc ban hành văn bản sửa đổi, thay thế, đính chính."
        )
    return entry


def write(
    connection: sqlite3.Connection, entries: Sequence[Entry], existing: set[Place], who: str
) -> None:
    for changed in entries:
        statement = UPDATE if changed.place in existing else INSERT
        connection.execute(statement, to_row(changed) | {"clerk": who})


def to_row(entry: Entry) -> dict[str, object]:
    """The columns of an entry."""
    return {name: getattr(entry, name) for name in COLUMNS} | {
        "issued_on": entry.issued_on.isoformat(),
        "recipients": json.dumps(entry.recipients, ensure_ascii=False),
        "sent_on": entry.sent_on.isoformat() if entry.sent_on else None,
    }


def from_row(row: sqlite3.Row) -> Entry:
    """The entry of a row."""
    values = {column.name: row[column.name] for column in fields(Entry)} | {
        "issued_on": dt.date.fromisoformat(row["issued_on"]),
        "recipients": tuple(json.loads(row["recipients"])),
        "sent_on": dt.date.fromisoformat(row["sent_on"]) if row["sent_on"] else None,
        "state": State(row["state"]),
    }
    return Entry(**values)
