"""The journal of the register (nhật ký): each line sealed with the one before it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace

from paperwork.register.entry import Entry, Place, State

BOOK: Place = ("", 0, 0)  # dòng nhật ký nói về cả sổ, không về số nào
OUTSIDE = ("clerk", "changed_at")  # said by the line of the journal itself
RELEASED = "released"  # số trả lại: dòng không còn trong sổ, số cấp lại được


@dataclass(frozen=True)
class Line:  # một dòng nhật ký
    id: int
    at: str  # giờ UTC
    clerk: str
    action: str  # reserved, written, issued, void, released; changed khi trạng thái giữ nguyên
    series: str
    year: int
    serial: int
    entry: str  # cả dòng sổ sau lần ghi này, JSON
    previous: str
    hash: str

    @property
    def place(self) -> Place:
        return self.series, self.year, self.serial

    @property
    def seal(self) -> str:
        """The hash that this line ought to have."""
        said = (self.previous, self.id, self.at, self.clerk, self.action, *self.place, self.entry)
        return hashlib.sha256("\x1f".join(map(str, said)).encode()).hexdigest()


@dataclass(frozen=True)
class Head:  # đầu sổ: dòng nhật ký sau cùng
    audit: int = 0
    hash: str = ""
    moved_to: str = ""


def lines(
    head: Head, before: Mapping[Place, Entry], changes: Iterable[Entry], clerk: str, at: str
) -> Iterator[Line]:
    """The lines to add for those changes, in order, each sealed with the one before."""
    for entry in changes:
        what = action(before.get(entry.place), entry)
        line = sealed(head, entry.place, what, written_out(entry), clerk, at)
        head = Head(line.id, line.hash)
        yield line


def release(head: Head, entry: Entry, because: str, clerk: str, at: str) -> Line:
    """The line for a number that is given back, with what it was and the reason."""
    said = json.loads(written_out(entry)) | {"because": because}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sealed(head, entry.place, RELEASED, text, clerk, at)


def event(head: Head, action: str, said: str, clerk: str, at: str) -> Line:
    """The line for something that happened to the register itself."""
    return sealed(head, BOOK, action, json.dumps(said, ensure_ascii=False), clerk, at)


def sealed(head: Head, place: Place, action: str, entry: str, clerk: str, at: str) -> Line:
    """The next line of the journal."""
    series, year, serial = place
    line = Line(
        id=head.audit + 1,
        at=at,
        clerk=clerk,
        action=action,
        series=series,
        year=year,
        serial=serial,
        entry=entry,
        previous=head.hash,
        hash="",
    )
    return replace(line, hash=line.seal)


def action(before: Entry | None, entry: Entry) -> str:
    """What happened to an entry, in one word."""
    state: State | None = before.state if before else None
    return "changed" if state is entry.state else entry.state.value


def written_out(entry: Entry) -> str:
    """The whole entry as one text, the same for the same entry on any machine."""
    said = {column.name: getattr(entry, column.name) for column in fields(Entry)}
    kept = {name: value for name, value in said.items() if name not in OUTSIDE}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
