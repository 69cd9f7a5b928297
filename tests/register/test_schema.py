"""What the register file itself refuses, whoever opens it and with whatever program."""

import datetime as dt
import sqlite3
from contextlib import closing

import pytest

from paperwork.register import Book, Request

DIGEST = "a" * 64


def a_request(key, day):
    return Request(
        key=key,
        dossier="HS-01",
        source="ho-so.xlsx",
        series="SNNMT/QĐ",
        symbol="QĐ-SNNMT",
        type_key="quyet-dinh",
        type_code="QĐ",
        subject="Về việc khen thưởng",
        issued_on=day,
    )


@pytest.fixture
def connection(tmp_path):
    """A register with 01 reserved, 02 written, 03 issued and 04 void, all of 16 March 2026."""
    path = tmp_path / "so.sqlite"
    keys = ["reserved", "written", "issued", "void"]
    book = Book(path)
    book.reserve([a_request(key, dt.date(2026, 3, 16)) for key in keys])
    book.confirm({key: (f"{key}.docx", DIGEST) for key in ("written", "issued")})
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE entry SET state = 'issued' WHERE key = 'issued'")
        connection.execute("UPDATE entry SET state='void', void_reason='Sai' WHERE key = 'void'")
        yield connection


INSERT = (
    "{verb} INTO entry (series, year, serial, key, issued_on, state, symbol, type_key, type_code,"
    " subject, signatory, recipients, drafting_unit, dossier, source) VALUES ('SNNMT/QĐ', {year},"
    " {serial}, '{key}', '{day}', '{state}', 'QĐ-SNNMT', 'quyet-dinh', 'QĐ', '', '', '[]', '',"
    " 'HS-01', 'ho-so.xlsx')"
)


def inserting(verb="INSERT", serial=5, key="new", day="2026-03-16", year=2026, state="reserved"):
    return INSERT.format(verb=verb, serial=serial, key=key, day=day, year=year, state=state)


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM entry WHERE key = 'reserved'",
        "DELETE FROM entry WHERE key = 'void'",
        "UPDATE entry SET serial = 9 WHERE key = 'reserved'",
        "UPDATE entry SET key = 'other' WHERE key = 'reserved'",
        "UPDATE entry SET series = 'SNNMT' WHERE key = 'reserved'",
        "UPDATE entry SET year = 2027, issued_on = '2027-01-04' WHERE key = 'reserved'",
        "UPDATE entry SET state = 'issued' WHERE key = 'reserved'",
        "UPDATE entry SET state = 'reserved' WHERE key = 'written'",
        "UPDATE entry SET state = 'written' WHERE key = 'issued'",
        "UPDATE entry SET state = 'reserved', void_reason = '' WHERE key = 'void'",
        "UPDATE entry SET void_reason = 'Khác' WHERE key = 'void'",
        "UPDATE entry SET state = 'void' WHERE key = 'written'",
        "UPDATE entry SET state = 'lost' WHERE key = 'reserved'",
        "UPDATE entry SET state = 'written' WHERE key = 'reserved'",
        "UPDATE entry SET subject = 'Khác' WHERE key = 'issued'",
        "UPDATE entry SET copies = 3 WHERE key = 'issued'",
        "UPDATE entry SET sha256 = '' WHERE key = 'issued'",
        "UPDATE entry SET issued_on = '2026-02-30' WHERE key = 'reserved'",
        "UPDATE entry SET issued_on = '2027-01-04' WHERE key = 'reserved'",
        "UPDATE entry SET recipients = 'VT' WHERE key = 'reserved'",
        "UPDATE audit SET clerk = 'Khác'",
        "DELETE FROM audit",
        "INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE id = 1",
        inserting(serial=1),
        inserting(serial=0),
        inserting(key="written"),
        inserting(verb="INSERT OR REPLACE", serial=1),
        inserting(verb="INSERT OR REPLACE", key="written"),
        inserting(state="issued"),
        inserting(day="2026-03-15"),
        inserting(year=2027),
    ],
)
def test_the_register_refuses(connection, statement):
    before = connection.execute("SELECT * FROM entry").fetchall()

    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(statement)

    assert connection.execute("SELECT * FROM entry").fetchall() == before


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE entry SET state = 'issued' WHERE key = 'written'",
        "UPDATE entry SET state = 'void', void_reason = 'Thu hồi' WHERE key = 'issued'",
        "UPDATE entry SET sent_on = '2026-03-17', receipt = 'Đã nhận' WHERE key = 'issued'",
        "UPDATE entry SET subject = 'Khác' WHERE key = 'written'",
        inserting(),
        inserting(serial=1, year=2027, day="2027-01-04"),
        inserting(key="void"),
    ],
)
def test_the_register_allows(connection, statement):
    before = connection.execute("SELECT count(*) FROM audit").fetchone()[0]

    connection.execute(statement)

    assert connection.execute("SELECT count(*) FROM audit").fetchone()[0] == before + 1
