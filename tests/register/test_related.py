"""What the register looks at for a request: a few entries, which decide as all of them would."""

import datetime as dt
import sqlite3
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from register_builders import COMMON, NOW, a_file, a_request

from paperwork.errors import RegisterError
from paperwork.register import Book, rules
from paperwork.register.book import related
from paperwork.register.session import select
from paperwork.register.sqlite import SqliteSession, found

MARCH = [dt.date(2026, 3, day) for day in range(2, 12)]
DAYS = [*MARCH, dt.date(2026, 12, 31), dt.date(2027, 1, 1)]
GAPS = [*[None] * 20, *range(3, 31, 3)]  # số do văn thư gõ để lại những số chưa cấp ở giữa
OWN: dict[str, str] = {}  # loại nào sổ nấy
COUNCIL = {"series": "hoi-dong", "series_name": "HĐ", "issuer": "hoi-dong"}


@dataclass(frozen=True)
class Memory:
    """A register that lasts for one example."""

    connection: sqlite3.Connection
    name = "so"
    home = None

    @contextmanager
    def reading(self):
        yield SqliteSession(self.connection)

    @contextmanager
    def writing(self):
        self.connection.execute("BEGIN")
        try:
            yield SqliteSession(self.connection)
            self.connection.execute("COMMIT")
        finally:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")


@contextmanager
def a_blank_book():
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        found(SqliteSession(connection))
        yield Book(Memory(connection), lambda: NOW)


def requests(days, serials):
    """Requests of few types, days and numbers, so that many are in each other's way."""

    @st.composite
    def drawn(draw):
        kind = draw(st.sampled_from(["quyet-dinh", "to-trinh"]))
        dossier = f"HS-{draw(st.integers(1, 20))}"
        group = draw(st.sampled_from(["", "/GK"]))
        return a_request(
            kind,
            draw(st.sampled_from([dossier] * 15 + ["HS-1"])),
            key=f"{dossier}/{kind}{group}",
            issued_on=draw(days),
            given_serial=draw(st.sampled_from(serials)),
            source=draw(st.sampled_from([f"{dossier}.xlsx"] * 7 + ["khac.xlsx"])),
            content=draw(st.sampled_from(["", "", "c" * 64, "d" * 64])),
            secret=draw(st.sampled_from([False] * 7 + [True])),
            **draw(st.sampled_from([COMMON] * 6 + [OWN, COUNCIL])),
        )

    return drawn()


@st.composite
def histories(draw):
    """Sets in the order of their days, with numbers that come to their end in between."""
    ends = st.tuples(st.sampled_from(["void", "void", "issue"]), st.integers(0, 30))
    days = draw(st.lists(st.sampled_from(MARCH * 2 + DAYS[-2:]), min_size=12, max_size=25))
    sets = [st.lists(requests(st.just(day), GAPS), min_size=1, max_size=3) for day in sorted(days)]
    return [draw(ends) if draw(st.integers(0, 2)) == 0 else draw(taken) for taken in sets]


@st.composite
def situations(draw):
    """What happened so far, and what is wanted now: new documents, known ones of another day."""
    history = draw(histories())
    days = st.sampled_from(DAYS)
    wanted = draw(st.lists(requests(days, [*[None] * 20, *range(31)]), min_size=1, max_size=2))
    known = [request for step in history if isinstance(step, list) for request in step]
    if known:
        again = draw(st.lists(st.sampled_from(known), min_size=1, max_size=3))
        wanted += [replace(request, issued_on=draw(days)) for request in again]
    return history, wanted


def carry_out(book, step):
    """A set takes its numbers, or a number comes to its end; what is refused is not done."""
    with suppress(RegisterError):
        if isinstance(step, list):
            book.reserve(step)
        elif entries := book.entries():
            what, which = step
            entry = entries[which % len(entries)]
            if what == "void":
                book.void([entry.place], "Gõ nhầm")
            else:
                book.confirm({entry.key: a_file()})
                book.issue({entry.place: a_file()}, entry.issued_on)


@settings(max_examples=80)
@given(situations(), st.booleans())
def test_the_entries_looked_at_decide_like_all_entries_of_the_register(situation, renamed):
    history, wanted = situation
    with a_blank_book() as book:
        for step in history:
            carry_out(book, step)
        with book.store.reading() as session:
            few, every = related(session, wanted), select(session, "1 = 1")

        by_few = rules.plan(wanted, few, renamed=renamed, today=DAYS[2])
        by_all = rules.plan(wanted, every, renamed=renamed, today=DAYS[2])

        assert (by_few.entries, by_few.changes) == (by_all.entries, by_all.changes)
        # Which of several numbers in the way is named may differ; each of them is.
        assert said(by_few) == said(by_all)


def said(plan):
    return [(finding.code, finding.where) for finding in plan.findings]


@pytest.fixture
def blank():
    with a_blank_book() as book:
        yield book


def numbered(book, *days_and_serials):
    """Decisions of so many dossiers, each of its day and with its typed number, if any."""
    for n, (day, serial) in enumerate(days_and_serials):
        request = a_request(dossier=f"HS-{n}", issued_on=MARCH[day], given_serial=serial)
        book.reserve([request])


def codes(book, day, serial=None, **changes):
    request = a_request(dossier="HS-9", issued_on=MARCH[day], given_serial=serial, **changes)
    return [finding.code for finding in book.rehearse([request])]


def test_a_void_number_does_not_hide_the_day_of_the_one_before_it(blank):
    numbered(blank, (4, None), (4, None), (9, 9))
    blank.void([("snnmt/QĐ", 2026, 2)], "Gõ nhầm")

    assert codes(blank, 3, serial=3) == ["PW415", "PW408"]


def test_a_void_last_number_does_not_hide_the_day_of_the_one_before_it(blank):
    numbered(blank, (4, None), (4, None))
    blank.void([("snnmt/QĐ", 2026, 2)], "Gõ nhầm")

    assert codes(blank, 3) == ["PW408"]


def test_the_number_after_a_typed_one_binds_its_day_even_far_from_the_last(blank):
    numbered(blank, (1, None), (4, 5), (9, 9))

    assert codes(blank, 6, serial=2) == ["PW415", "PW409"]


def test_a_document_moved_in_the_middle_keeps_between_its_neighbours(blank):
    numbered(blank, (1, None), (3, None), (5, None), (9, None))

    late = blank.rehearse([a_request(dossier="HS-1", issued_on=MARCH[6])])
    early = blank.rehearse([a_request(dossier="HS-1", issued_on=MARCH[0])])

    assert [finding.code for finding in (*late, *early)] == ["PW409", "PW408"]


def test_a_key_is_known_under_whatever_dossier_it_was_entered(blank):
    numbered(blank, (1, None), (2, None))

    assert codes(blank, 1, serial=7, key="HS-0/quyet-dinh") == ["PW416"]
