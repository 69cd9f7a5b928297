"""The server of the tests keeps what it has confirmed, however it ends."""

import psycopg
import pytest

from tools.postgres import PostgresError, alive, children

ENTRIES = "create table entry (serial int primary key); insert into entry values (1), (2)"
DURABLE = ("fsync", "synchronous_commit", "full_page_writes")


def serials(url):
    with psycopg.connect(url) as connection:
        return [serial for (serial,) in connection.execute("select serial from entry order by 1")]


def test_a_committed_number_is_there_after_a_kill(own_postgresql_server):
    url = own_postgresql_server.create_database()
    with psycopg.connect(url) as connection:
        connection.execute(ENTRIES)

    own_postgresql_server.kill()
    own_postgresql_server.start()

    assert serials(url) == [1, 2]
    assert "database system was interrupted" in own_postgresql_server.log


def test_a_number_not_yet_committed_is_gone_after_a_kill(own_postgresql_server):
    url = own_postgresql_server.create_database()
    with psycopg.connect(url) as connection:
        connection.execute(ENTRIES)
    writing = psycopg.connect(url)
    writing.execute("insert into entry values (3)")

    own_postgresql_server.kill()

    with pytest.raises(psycopg.OperationalError):
        writing.commit()
    own_postgresql_server.start()
    assert serials(url) == [1, 2]


def test_a_kill_leaves_none_of_the_servers_processes(own_postgresql_server):
    postmaster = own_postgresql_server.postmaster
    family = [postmaster, *children(postmaster)]

    own_postgresql_server.kill()

    assert len(family) > 1
    assert not [member for member in family if alive(member)]
    with pytest.raises(PostgresError):
        own_postgresql_server.kill()


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_a_restarted_server_is_found_at_the_same_address(own_postgresql_server, mode):
    url = own_postgresql_server.create_database()
    with psycopg.connect(url) as connection:
        connection.execute(ENTRIES)

    own_postgresql_server.restart(mode)

    assert serials(url) == [1, 2]


def test_each_test_has_an_empty_database_that_keeps_vietnamese_letters(postgresql):
    with psycopg.connect(postgresql) as connection:
        connection.execute("create table entry (symbol text)")
        connection.execute("insert into entry values ('QĐ-SNNMT')")

        [kept] = connection.execute("select symbol, length(symbol) from entry").fetchall()

    assert kept == ("QĐ-SNNMT", 8)


def test_the_next_test_sees_nothing_of_the_last(postgresql):
    with psycopg.connect(postgresql) as connection:
        tables = connection.execute(
            "select tablename from pg_tables where schemaname = 'public'"
        ).fetchall()

    assert tables == []


def test_what_is_confirmed_is_on_the_disk(postgresql):
    with psycopg.connect(postgresql) as connection:
        kept = [connection.execute(f"show {name}").fetchone() for name in DURABLE]

    assert kept == [("on",)] * len(DURABLE)
