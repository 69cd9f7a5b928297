"""A whole register into another place: moving it, backing it up, bringing it back."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from paperwork.errors import RegisterError
from paperwork.register import trouble
from paperwork.register.proof import Snapshot, snapshot
from paperwork.register.session import INSERT, INSERT_LINE, Session, Store, head, to_row

DIFFERENT = (
    "Bản chép sang “{name}” không giống sổ gốc nên không dùng được. Sổ gốc giữ nguyên; chạy lại."
)


def whole(store: Store) -> Snapshot:
    """All that the register holds; RegisterError when there is no register."""
    with store.reading() as session:
        if session is None:
            raise RegisterError(trouble.NO_BOOK.format(name=store.name))
        return snapshot(session)


def copy(source: Store, target: Store) -> Snapshot:
    """What both registers hold now; the target must not have been there.

    A copy of a register that has moved on is one too: it takes no number either.
    """
    return copied(whole(source), target)


def copied(held: Snapshot, target: Store) -> Snapshot:
    target.founding(partial(fill, held=held))
    require_same(held, target)
    return held


def move(source: Store, target: Store, name: str) -> Snapshot:
    """What the target holds now; the source takes no number any more and says where it went.

    The source is closed first: cut short, a move leaves one register too few, never one too many,
    and running it again completes it.
    """
    target.check()
    with source.writing() as session:
        end = head(session)
        if end.moved_to not in ("", name):
            raise RegisterError(trouble.MOVED.format(name=source.name, target=end.moved_to))
        with target.reading() as there:
            if there is not None:
                raise RegisterError(trouble.EXISTS.format(name=target.name))
        if not end.moved_to:
            session.write("UPDATE book SET moved_to = :name", [{"name": name}])
    held = whole(source)
    return copied(replace(held, head=replace(held.head, moved_to="")), target)


def fill(session: Session, held: Snapshot) -> None:
    """The rows of a register as they were, journal and seals included."""
    latest = {line.place: line.id for line in held.lines}
    session.write(
        "INSERT INTO book (id, audit, hash, moved_to) VALUES (1, :audit, :hash, :moved_to)",
        [vars(held.head)],
    )
    session.write(INSERT_LINE, [vars(line) for line in held.lines])
    session.write(
        "INSERT INTO counter (series, year, last) VALUES (:series, :year, :last)",
        [{"series": series, "year": year, "last": last} for series, year, last in held.counters],
    )
    session.write(
        INSERT, [to_row(entry) | {"audit": latest[entry.place]} for entry in held.entries]
    )


def require_same(held: Snapshot, target: Store) -> None:
    """RegisterError unless the target holds the very same, to the last column."""
    found = whole(target)
    ends = [(side.head, side.lines, side.counters) for side in (held, found)]
    rows = [[to_row(entry) for entry in side.entries] for side in (held, found)]
    if ends[0] != ends[1] or rows[0] != rows[1]:
        raise RegisterError(DIFFERENT.format(name=target.name))
