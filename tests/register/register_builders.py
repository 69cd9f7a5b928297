"""What the register's tests take down: requests, sets, files, and raw SQL past the program."""

import datetime as dt
import multiprocessing
import sqlite3
from contextlib import closing

import psycopg

from paperwork.findings import RowRef
from paperwork.register import Book, Filed, Request
from paperwork.register.session import Store
from paperwork.register.sqlite import SqliteStore

DAY = dt.date(2026, 3, 16)
NOW = dt.datetime(2026, 3, 16, 1, 30, tzinfo=dt.UTC)
CODES = {"ke-hoach": "KH", "to-trinh": "TTr", "quyet-dinh": "QĐ"}
COMMON = {"series": "snnmt", "series_name": "chung SNNMT"}  # mọi loại văn bản chung một sổ
ROW = RowRef("ho-so.xlsx", "Văn bản", 4, {"document_type": "A", "number": "D", "issued_on": "E"})

GUARDED = (sqlite3.IntegrityError, psycopg.IntegrityError, psycopg.errors.RaiseException)


def a_request(type_key="quyet-dinh", dossier="HS-01", **changes) -> Request:
    code = CODES[type_key]
    said = {
        "key": f"{dossier}/{type_key}",
        "dossier": dossier,
        "source": f"{dossier}.xlsx",
        "issuer": "snnmt",
        "series": f"snnmt/{code}",
        "series_name": f"{code}-SNNMT",
        "symbol": f"{code}-SNNMT",
        "type_key": type_key,
        "type_code": code,
        "subject": "Về việc khen thưởng năm 2026",
        "issued_on": DAY,
        "recipients": ("Như Điều 3", "Lưu: VT, VP"),
        "where": ROW,
    }
    return Request(**said | changes)


def a_set(dossier="HS-01", day=DAY, **changes) -> list[Request]:
    """A plan, a proposal and a decision, each in the series of its type."""
    return [a_request(type_key, dossier, **{"issued_on": day} | changes) for type_key in CODES]


def a_file(name="04-quyet-dinh.docx", **changes) -> Filed:
    said = {"file_name": name, "folder": "van-ban", "sha256": "a" * 64, "content": "c" * 64}
    return Filed(**said | changes)


def a_register(book: Book, count=4) -> Book:
    """The book with so many decisions, each a day after the last, all with their files.

    The journal has a line for the number of each, and then one for the file of each.
    """
    days = [DAY + dt.timedelta(n) for n in range(count)]
    requests = [a_request(dossier=f"HS-{n}", issued_on=day) for n, day in enumerate(days)]
    book.reserve(requests, "Văn thư")
    book.confirm({request.key: a_file() for request in requests}, "Văn thư")
    return book


def serials(entries) -> list[int]:
    return [entry.serial for entry in entries.values()]


def sql(store: Store, *statements: str) -> list[tuple]:
    """What the last of the statements finds; all of them in one transaction, or none."""
    if isinstance(store, SqliteStore):
        with closing(sqlite3.connect(store.path)) as connection, connection:
            connection.execute("BEGIN")
            for statement in statements:
                found = connection.execute(statement)
            return found.fetchall()
    with psycopg.connect(store.url, options="-c search_path=paperwork") as connection:
        for statement in statements:
            found = connection.execute(statement)
        return found.fetchall() if found.description else []


def without_guards(store: Store) -> None:
    """Takes all triggers out of the database, as somebody with its password can."""
    if isinstance(store, SqliteStore):
        names = sql(store, "SELECT name FROM sqlite_master WHERE type = 'trigger'")
        drops = [f"DROP TRIGGER {name}" for (name,) in names]
    else:
        names = sql(
            store,
            "SELECT tgname, relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
            " WHERE NOT tgisinternal",
        )
        drops = [f"DROP TRIGGER {name} ON {table}" for name, table in names]
        drops.append("ALTER TABLE entry DROP CONSTRAINT entry_audit_fkey")
    sql(store, *drops)


def at_once(location, clerks: int) -> list[int]:
    """The exit codes of clerks who take a number each, in processes that start together."""
    spawn = multiprocessing.get_context("spawn")
    start = spawn.Barrier(clerks)
    processes = [
        spawn.Process(target=_take_one, args=(location, f"HS-{clerk}", start))
        for clerk in range(clerks)
    ]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    return [process.exitcode for process in processes]


def _take_one(location, dossier, start) -> None:
    book = Book.open(location)
    start.wait(60)
    book.reserve([a_request(dossier=dossier)])
