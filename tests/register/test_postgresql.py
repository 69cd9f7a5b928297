"""The register on a server: what it survives, and what it says when it cannot be used."""

import builtins
import sys
from contextlib import contextmanager

import psycopg
import pytest
from register_builders import NOW, a_file, a_register, a_request, a_set, at_once, serials, sql

from paperwork.errors import RegisterError
from paperwork.register import Book, store_of
from paperwork.register import postgresql as server
from paperwork.register.postgresql import PostgresStore
from paperwork.register.proof import proved
from tools import postgres

SECRET = "mat-khau-kin"


@pytest.fixture
def book(postgresql):
    return Book(store_of(postgresql), lambda: NOW)


def everything_said(trouble: BaseException) -> str:
    """The message of an error and of all that led to it, as --debug would show them."""
    told = []
    error: BaseException | None = trouble
    while error:
        told.append(repr(error) + str(error))
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return "\n".join(told)


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://van-thu:{SECRET}@may-chu:5433/so",
        f"postgresql://van-thu@may-chu:5433/so?password={SECRET}",
        f"postgresql://van-thu:{SECRET}@may-chu:5433/so?sslmode=require&sslpassword={SECRET}",
    ],
)
def test_the_name_of_a_register_tells_where_it_is_but_no_password(url):
    store = PostgresStore(url)

    assert SECRET not in store.name + repr(store) + str(store)
    assert store.name.startswith("postgresql://van-thu")
    assert store.name.endswith("@may-chu:5433/so")


@pytest.mark.parametrize(
    "url",
    [
        f"postgresql://van-thu:{SECRET}@may-chu:năm-bốn-ba-hai/so",
        f"postgresql://van-thu:{SECRET}@[::1/so",
    ],
)
def test_an_address_that_cannot_be_read_is_told_without_its_password(url):
    with pytest.raises(RegisterError) as trouble:
        Book.open(url)

    assert SECRET not in everything_said(trouble.value)
    assert "Không hiểu địa chỉ sổ đăng ký “postgresql://…”" in str(trouble.value)


def test_a_server_that_is_not_there_is_told_without_the_password():
    port = postgres.free_port()

    with pytest.raises(RegisterError, match="Không nối được máy chủ") as trouble:
        Book.open(f"postgresql://van-thu:{SECRET}@127.0.0.1:{port}/so")

    assert f"“postgresql://van-thu:***@127.0.0.1:{port}/so”" in str(trouble.value)
    assert SECRET not in everything_said(trouble.value)


def test_a_database_that_is_not_there_is_told(postgresql):
    with pytest.raises(RegisterError, match="Không nối được máy chủ giữ sổ") as trouble:
        Book.open(postgresql + "_khac")

    assert postgresql + "_khac" in str(trouble.value)


@pytest.mark.parametrize("missing", ["sqlalchemy", "psycopg"])
def test_a_machine_without_the_driver_is_told_what_to_install(monkeypatch, missing):
    real = builtins.__import__

    def without(name, *rest):
        if name.partition(".")[0] == missing:
            raise ImportError(name)
        return real(name, *rest)

    for name in [name for name in sys.modules if name.partition(".")[0] == missing]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", without)

    with pytest.raises(RegisterError, match=r"pip install .*sqlalchemy"):
        Book.open("postgresql://may-chu-chua-biet/so")


def test_looking_makes_no_register_on_the_server(postgresql, book):
    book.rehearse(a_set())
    book.entries()
    book.store.check()

    with psycopg.connect(postgresql) as connection:
        schemas = connection.execute("SELECT 1 FROM pg_namespace WHERE nspname = 'paperwork'")
        assert schemas.fetchall() == []


def test_clerks_who_make_the_register_at_once_make_one(postgresql, book):
    codes = at_once(postgresql, 4)

    assert codes == [0] * 4
    assert [entry.serial for entry in book.entries()] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("version", "sentence"), [(4, "bản paperwork mới hơn"), (1, "bản paperwork thử nghiệm")]
)
def test_a_register_of_another_version_is_not_used(postgresql, book, version, sentence):
    a_register(book)
    sql(
        book.store,
        "ALTER TABLE book DISABLE TRIGGER USER",
        f"UPDATE book SET version = {version}",
    )

    for use in (lambda: Book.open(postgresql), book.entries, lambda: book.reserve(a_set())):
        with pytest.raises(RegisterError, match=sentence):
            use()


@pytest.mark.parametrize("setting", ["fsync", "full_page_writes"])
def test_a_server_that_forgets_in_a_power_cut_is_refused_before_its_first_number(
    own_postgresql_server, setting
):
    url = own_postgresql_server.create_database()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    own_postgresql_server.restart()

    with pytest.raises(RegisterError, match=f"đang tắt {setting}: mất điện là mất số"):
        Book.open(url)


def test_an_account_without_rights_is_told_to_ask_for_them(postgresql, book):
    a_register(book)
    name = f"khach_{postgresql.rpartition('_')[2]}"
    with psycopg.connect(postgresql, autocommit=True) as connection:
        connection.execute(f"CREATE ROLE {name} LOGIN")
    try:
        with pytest.raises(RegisterError, match="không có quyền với sổ"):
            Book.open(postgresql.replace("postgres@", f"{name}@")).entries()
    finally:
        with psycopg.connect(postgresql, autocommit=True) as connection:
            connection.execute(f"DROP ROLE {name}")


@pytest.fixture
def impatient(postgresql, monkeypatch):
    """A register whose clerks wait a fifth of a second."""
    monkeypatch.setattr(server, "WAIT", 0.2)
    monkeypatch.setitem(server.SETTINGS, "lock_timeout", "200ms")
    return Book(store_of(postgresql), lambda: NOW)


def test_a_clerk_who_hangs_is_told_to_the_others_after_the_wait(postgresql, impatient):
    impatient.reserve(a_set())

    with psycopg.connect(postgresql, options="-c search_path=paperwork") as hanging:
        hanging.execute("SELECT * FROM book FOR UPDATE")
        with pytest.raises(RegisterError, match=r"người khác dùng quá 0\.2 giây"):
            impatient.reserve(a_set("HS-02"))

    assert serials(impatient.reserve(a_set("HS-02"))) == [2, 2, 2]


def test_a_clerk_who_hangs_does_not_keep_anybody_from_reading(postgresql, impatient):
    impatient.reserve(a_set())

    with psycopg.connect(postgresql, options="-c search_path=paperwork") as hanging:
        hanging.execute("SELECT * FROM book FOR UPDATE")
        entries = impatient.entries()

    assert [entry.serial for entry in entries] == [1, 1, 1]


def test_a_clerk_who_hangs_is_cut_off_by_the_server(postgresql, monkeypatch):
    monkeypatch.setitem(server.SETTINGS, "idle_in_transaction_session_timeout", "1s")
    book = Book(store_of(postgresql), lambda: NOW)
    book.reserve(a_set())
    taken = {}

    def hang():
        with book.store.writing() as session:
            taken.update(Book(store_of(postgresql)).reserve(a_set("HS-02")))
            session.rows("SELECT 1")

    with pytest.raises(RegisterError, match="Không nối được máy chủ"):
        hang()
    assert serials(taken) == [2, 2, 2]


def test_a_reader_sees_one_instant_while_others_write(book):
    book.reserve(a_set())

    with book.store.reading() as session:
        (before,) = session.rows("SELECT count(*) AS found FROM entry")
        Book(book.store).reserve(a_set("HS-02"))
        (after,) = session.rows("SELECT count(*) AS found FROM entry")

    assert (before["found"], after["found"]) == (3, 3)
    assert len(book.entries()) == 6


def test_a_reader_cannot_write(book):
    book.reserve(a_set())

    with pytest.raises(RegisterError), book.store.reading() as session:
        session.write("UPDATE book SET moved_to = :name", [{"name": "nơi khác"}])

    assert book.snapshot().head.moved_to == ""


@pytest.mark.parametrize("mode", ["fast", "immediate", "kill"])
def test_a_server_started_again_between_two_sets_is_not_noticed(own_postgresql_server, mode):
    book = Book.open(own_postgresql_server.create_database())
    first = book.reserve(a_set())

    if mode == "kill":
        own_postgresql_server.kill()
    else:
        own_postgresql_server.stop(mode)
    own_postgresql_server.start()

    assert book.recorded("HS-01") == first
    assert serials(book.reserve(a_set("HS-02"))) == [2, 2, 2]


def test_a_server_that_is_down_is_told_and_the_same_book_goes_on_afterwards(
    own_postgresql_server,
):
    book = Book.open(own_postgresql_server.create_database())
    book.reserve(a_set())

    own_postgresql_server.stop()
    for use in (book.entries, lambda: book.reserve(a_set("HS-02"))):
        with pytest.raises(RegisterError, match=r"Không nối được máy chủ.*số đã cấp vẫn giữ"):
            use()
    own_postgresql_server.start()

    assert serials(book.reserve(a_set("HS-02"))) == [2, 2, 2]


@pytest.mark.parametrize("how", ["kill", "stop"])
def test_a_set_during_which_the_server_falls_takes_no_number_and_then_its_own(
    own_postgresql_server, monkeypatch, how
):
    book = Book(store_of(own_postgresql_server.create_database()), lambda: NOW)
    book.reserve(a_set())
    book.confirm({"HS-01/quyet-dinh": a_file()})
    before = book.snapshot()
    write = server.PostgresSession.write

    def write_and_fall(self, statement, rows):
        write(self, statement, rows)
        if statement.startswith("INSERT INTO entry") and rows:
            getattr(own_postgresql_server, how)()

    with monkeypatch.context() as fall:
        fall.setattr(server.PostgresSession, "write", write_and_fall)
        with pytest.raises(RegisterError, match="Không nối được máy chủ"):
            book.reserve(a_set("HS-02"))
    own_postgresql_server.start()

    assert book.snapshot() == before
    assert serials(book.reserve(a_set("HS-02"))) == [2, 2, 2]
    assert not [f for f in proved(book.snapshot(), "so", NOW.date()) if f.is_error]


def test_a_set_whose_answer_was_lost_keeps_its_numbers_when_it_is_run_again(
    own_postgresql_server, monkeypatch
):
    """The server committed, and fell before it could say so."""
    book = Book(store_of(own_postgresql_server.create_database()), lambda: NOW)
    book.reserve(a_set())
    transaction = PostgresStore._transaction

    def falling(self):
        with transaction(self) as session:
            yield session
        own_postgresql_server.kill()
        raise RegisterError("Không nối được máy chủ")

    with monkeypatch.context() as fall:
        fall.setattr(PostgresStore, "_transaction", contextmanager(falling))
        with pytest.raises(RegisterError):
            book.reserve(a_set("HS-02"))
    own_postgresql_server.start()

    kept = book.recorded("HS-02")
    assert book.reserve(a_set("HS-02")) == kept
    assert serials(kept) == [2, 2, 2]


def test_a_connection_is_not_shared_with_a_child_process(postgresql):
    address = store_of(postgresql).address

    ours, childs = server.engine(address, 1), server.engine(address, 2)

    assert ours is server.engine(address, 1)
    assert ours is not childs


def test_what_the_server_refuses_is_told_in_its_own_words(book):
    book.reserve(a_set())
    sql(
        book.store,
        "CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN RAISE EXCEPTION 'Hết giờ làm việc.'; END $$",
        "CREATE TRIGGER fault BEFORE INSERT ON entry EXECUTE FUNCTION fault()",
    )

    with pytest.raises(RegisterError, match=r"từ chối ghi: Hết giờ làm việc\. Không có số nào"):
        book.reserve([a_request(dossier="HS-02")])
