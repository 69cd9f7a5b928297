"""The journal: every line sealed with the one before, and the same on any machine."""

import datetime as dt
import hashlib
import json
from dataclasses import fields, replace

import pytest
from register_builders import DAY, a_file, a_request

from paperwork.register import State
from paperwork.register.audit import (
    BOOK,
    Head,
    Line,
    action,
    event,
    lines,
    written_out,
)

AT = "2026-03-16T01:30:00.000+00:00"


def three_lines():
    entries = [a_request(key=f"HS-01/{n}").entered(n) for n in (1, 2, 3)]
    return list(lines(Head(), {}, entries, "Văn thư", AT))


def test_each_line_carries_the_seal_of_the_one_before():
    first, second, third = three_lines()

    assert (first.id, second.id, third.id) == (1, 2, 3)
    assert (first.previous, second.previous, third.previous) == ("", first.hash, second.hash)
    assert len({first.hash, second.hash, third.hash}) == 3
    assert all(line.hash == line.seal for line in (first, second, third))


def test_the_journal_goes_on_from_its_end():
    last = three_lines()[-1]

    (following,) = lines(Head(last.id, last.hash), {}, [a_request().entered(4)], "Văn thư", AT)

    assert (following.id, following.previous) == (4, last.hash)


OTHER = {"id": 9, "year": 2027, "serial": 9}


@pytest.mark.parametrize("column", [f.name for f in fields(Line) if f.name != "hash"])
def test_a_line_changed_in_any_column_no_longer_bears_its_seal(column):
    line = three_lines()[1]

    forged = replace(line, **{column: OTHER.get(column, "khác")})

    assert forged.seal != line.seal


def test_anybody_can_reckon_a_seal_from_what_the_line_says():
    first, line, _ = three_lines()

    said = f"{first.hash}|2|{AT}|Văn thư|reserved|snnmt/QĐ|2026|2|{line.entry}"

    assert line.hash == hashlib.sha256(said.replace("|", "\x1f").encode()).hexdigest()


@pytest.mark.parametrize(
    ("before", "after", "word"),
    [
        (None, State.RESERVED, "reserved"),
        (State.RESERVED, State.RESERVED, "changed"),
        (State.RESERVED, State.WRITTEN, "written"),
        (State.WRITTEN, State.WRITTEN, "changed"),
        (State.WRITTEN, State.ISSUED, "issued"),
        (State.ISSUED, State.ISSUED, "changed"),
        (State.ISSUED, State.VOID, "void"),
    ],
)
def test_a_line_says_in_one_word_what_happened(before, after, word):
    entry = a_request().entered(1)

    said = action(replace(entry, state=before) if before else None, replace(entry, state=after))

    assert said == word


def test_the_line_holds_the_whole_entry_but_not_who_wrote_it():
    entry = replace(a_request().entered(5).filed(a_file()), clerk="Văn thư", changed_at=AT)

    said = json.loads(written_out(entry))

    assert set(said) == {f.name for f in fields(entry)} - {"clerk", "changed_at"}
    assert (said["serial"], said["issued_on"], said["sent_on"]) == (5, "2026-03-16", None)
    assert said["recipients"] == ["Như Điều 3", "Lưu: VT, VP"]
    assert "Về việc khen thưởng" in written_out(entry)


def test_every_particular_of_an_entry_shows_in_its_line():
    entry = a_request().entered(5)
    others = {
        "series": "khác",
        "serial": 6,
        "subject": "khác",
        "issued_on": DAY + dt.timedelta(1),
        "given": True,
        "secret": True,
        "copies": 3,
        "sent_on": DAY,
        "recipients": ("VT",),
        "state": State.WRITTEN,
        "void_reason": "khác",
        "sha256": "b" * 64,
    }

    texts = {written_out(replace(entry, **{name: value})) for name, value in others.items()}

    assert len(texts | {written_out(entry)}) == len(others) + 1


def test_what_befell_the_register_itself_is_a_line_of_no_number():
    last = three_lines()[-1]

    line = event(Head(last.id, last.hash), "unlocked", "máy-văn-thư", "Văn thư", AT)

    assert (line.id, line.place, line.previous) == (4, BOOK, last.hash)
    assert (line.action, json.loads(line.entry), line.hash) == (
        "unlocked",
        "máy-văn-thư",
        line.seal,
    )
