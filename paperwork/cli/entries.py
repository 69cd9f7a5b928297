"""What the commands print of the register: its numbers, what became of them, how it was found."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from paperwork.cli.printing import findings_as_json, print_findings

if TYPE_CHECKING:
    from paperwork.bookkeeping import Verdict
    from paperwork.register import Entry
    from paperwork.register.locks import Holder

WIDTH = 100  # of a line of the register on the screen
LEAST = 24  # of its subject, however long the reason of a void number is
SEAL = 8  # characters of the seal: enough to compare by eye with a note on paper
STATES = {
    "reserved": "đã lấy số",
    "written": "đã có tệp",
    "issued": "đã phát hành",
    "void": "đã hủy",
}


def print_entries(entries: Sequence[Entry]) -> None:
    """A line for each number, and how many there are."""
    width = max((len(str(entry.number)) for entry in entries), default=0)
    for entry in entries:
        print(entry_line(entry, width))
    print(f"{len(entries)} số.")


def entry_line(entry: Entry, width: int) -> str:
    """A number with its day, state and subject; of a void one the whole reason, too."""
    state = f"{STATES[entry.state]:<14}"
    head = f"{entry.number!s:<{width}}  {entry.issued_on:%d/%m/%Y}  {state}"
    reason = f" (lý do hủy: {entry.void_reason})" if entry.void_reason else ""
    return f"{head}{cut(entry.subject, max(LEAST, WIDTH - len(head) - len(reason)))}{reason}"


def cut(text: str, width: int) -> str:
    """The text on one line, its end left out when it is wider than that."""
    line = " ".join(text.split())
    return line if len(line) <= width else f"{line[: width - 1].rstrip()}…"


def print_changes(entries: Iterable[Entry]) -> None:
    """What has become of each number."""
    for entry in entries:
        print(f"{entry.number} {entry.issued_on:%d/%m/%Y}: {_fate(entry)}.")


def _fate(entry: Entry) -> str:
    state = STATES[entry.state]
    return f"{state}, lý do: {entry.void_reason.rstrip('.')}" if entry.void_reason else state


def print_verdict(verdict: Verdict) -> None:
    """What stands against the register, how much there is in it and what it is sealed with."""
    print_findings(verdict.findings, sys.stdout)
    if not verdict.findings:
        print("Không có lỗi.")
    print(
        f"Sổ có {verdict.entries} số trong {verdict.series} dãy số; mã niêm: {verdict.seal[:SEAL]}."
    )


def print_unlocked(place: Path | str, holder: Holder | None) -> None:
    """Whose lock was taken off the register, if there was one."""
    if holder is None:
        print(f"Sổ “{place_name(place)}” không bị khóa.")
    else:
        print(f"Đã gỡ khóa của {_keeper(holder)} trên sổ “{place_name(place)}”.")


def _keeper(holder: Holder) -> str:
    """The computer that held the register, and since when by the clock on this wall."""
    host = f"máy “{holder.host}”" if holder.host else "một máy không rõ tên"
    return f"{host} (giữ từ {holder.since.astimezone():%H:%M %d/%m/%Y})" if holder.since else host


def place_name(place: Path | str) -> str:
    """A register as one may show it: the address of a server without user and password."""
    if isinstance(place, Path):
        return str(place)
    address = urlsplit(place)
    return f"{address.scheme}://{address.hostname or ''}{address.path}"


def entry_as_json(entry: Entry) -> dict[str, Any]:
    """Every field of an entry, after the number as it is written; days are ISO."""
    said = {column.name: getattr(entry, column.name) for column in fields(entry)}
    return {"number": str(entry.number)} | {name: _plain(value) for name, value in said.items()}


def verdict_as_json(verdict: Verdict) -> dict[str, Any]:
    """The same contract for what a register was found to be; the seal is whole."""
    return {
        "entries": verdict.entries,
        "series": verdict.series,
        "seal": verdict.seal,
        "findings": findings_as_json(verdict.findings),
    }


def _plain(value: Any) -> Any:
    """A field as JSON knows it."""
    return value.isoformat() if isinstance(value, dt.date) else value
