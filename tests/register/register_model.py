"""The register in plain Python: what it has to answer, said a second time without its code.

A ledger is a list of rows, a row a dictionary. Every rule looks at all rows, however slow.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from paperwork.register import Entry, Filed, Place, Request

Row = dict[str, Any]
Remark = tuple[str, str]  # khóa của văn bản, mã của điều phải nói

LARGEST = 99_999
WARNINGS = {"PW411", "PW412", "PW415"}
LOCKED = (
    *("symbol", "type_key", "type_code", "subject", "issued_on"),
    *("signatory", "recipients", "drafting_unit", "copies"),
)
SAID = (*LOCKED, "key", "dossier", "source", "issuer", "series", "series_name", "secret")
UNFILED = {"file_name": "", "folder": "", "sha256": "", "content": ""}
NEW = {**UNFILED, "state": "reserved", "sent_on": None, "receipt": "", "void_reason": ""}
MARKS = {"noted": False, "clerk": ""}


class Refused(Exception):  # noqa: N818 - as a clerk says it
    """The register must not do this, and must stay as it was."""


class Ledger:
    """A register that is nothing but a list of rows."""

    def __init__(self) -> None:
        self.rows: list[Row] = []
        self.journal: Counter[tuple[str, Place, str]] = Counter()

    def judge(
        self, wishes: Sequence[Request], today: dt.date, renamed: bool
    ) -> tuple[set[Remark], list[Row]]:
        """What there is to say of the set, and the rows it would leave if nothing forbids it."""
        twice = [key for key, times in Counter(wish.key for wish in wishes).items() if times > 1]
        if twice:
            return {(key, "PW400") for key in twice}, self.rows
        rows = [dict(row) for row in self.rows]
        if renamed:
            for row in rows:
                for wish in wishes:
                    if wish.dossier == row["dossier"]:
                        row["source"] = wish.source
        remarks = files_in_conflict(wishes, rows)
        dated: list[Row] = []  # rows that get a date now
        fresh: list[Request] = []
        for wish in wishes:
            row = alive(rows, wish.key)
            if row is None:
                fresh.append(wish)
            elif code := held_to(row, wish):
                remarks.add((wish.key, code))
            else:
                if row["issued_on"] != wish.issued_on:
                    dated.append(row)
                if row["state"] == "written" and any(row[k] != v for k, v in said(wish).items()):
                    row["content"] = ""  # the file says something else now
                row.update(said(wish))
        for wish in fresh:
            later = (r for r in self.rows if r["series"] == wish.series and r["state"] != "void")
            if any(year(row) > wish.year for row in later):
                remarks.add((wish.key, "PW413"))
            if any(in_another_series(row, wish) for row in self.rows):
                remarks.add((wish.key, "PW414"))
        typed: list[Row] = []
        for wish in (w for w in fresh if w.given_serial is not None):
            if code := unfit(rows, wish):
                remarks.add((wish.key, code))
            else:
                typed.append(entered(wish, wish.given_serial))
                rows.append(typed[-1])
        for row in typed:
            if code := surprising(self.rows, rows, row):
                remarks.add((row["key"], code))
                row["noted"] = True
        for day in sorted({w.issued_on for w in fresh}):
            for wish in fresh:
                if wish.issued_on == day and wish.given_serial is None:
                    rows.append(entered(wish, highest(rows, wish.page) + 1))
                    dated.append(rows[-1])
        for row in [*dated, *typed]:
            for other in rows:
                if other["state"] != "void" and page(other) == page(row):
                    higher, later = other["serial"] > row["serial"], other["issued_on"]
                    if not higher and later > row["issued_on"]:
                        remarks.add((row["key"], "PW408"))
                    if higher and later < row["issued_on"]:
                        remarks.add((row["key"], "PW409"))
            if row["issued_on"] > today:
                remarks.add((row["key"], "PW412"))
        return remarks, rows

    def reserve(self, wishes: Sequence[Request], clerk: str, today: dt.date, renamed: bool) -> None:
        remarks, rows = self.judge(wishes, today, renamed)
        if {code for _, code in remarks} - WARNINGS:
            raise Refused
        self._keep(rows, clerk)

    def confirm(self, files: Mapping[str, Filed], clerk: str) -> None:
        rows = [dict(row) for row in self.rows]
        for key, file in files.items():
            row = alive(rows, key)
            if row is None or (row["state"] == "issued" and row["sha256"] != file.sha256):
                raise Refused
            row["folder"] = file.folder
            if row["state"] != "issued":
                row.update(vars(file) | {"state": "written"})
        self._keep(rows, clerk)

    def issue(self, files: Mapping[Place, Filed], sent_on: dt.date, clerk: str) -> None:
        rows = [dict(row) for row in self.rows]
        for row in rows:
            if (file := files.get(place(row))) is None or row["state"] == "issued":
                continue
            if row["state"] != "written":
                raise Refused
            row.update(vars(file) | {"content": row["content"]})
            row.update(state="issued", sent_on=sent_on)
        self._keep(rows, clerk)

    def void(self, places: Collection[Place], because: str, clerk: str) -> None:
        rows = [dict(row) for row in self.rows]
        if not because.strip():
            raise Refused
        for row in rows:
            if place(row) in places:
                if row["state"] == "void":
                    raise Refused
                row.update(state="void", void_reason=because.strip())
        self._keep(rows, clerk)

    def release(self, keys: Collection[str], because: str, clerk: str) -> None:
        rows = [dict(row) for row in self.rows]
        if not because.strip():
            raise Refused
        for row in sorted(rows, key=place, reverse=True):
            if row["key"] not in keys or row["state"] in ("issued", "void"):
                continue
            if row["serial"] == highest(rows, page(row)):
                rows.remove(row)
                self.journal["released", place(row), clerk] += 1
            else:
                row.update(state="void", void_reason=because.strip())
        self._keep(rows, clerk)

    def _keep(self, rows: list[Row], clerk: str) -> None:
        """The rows are the ledger's from now on; whoever changed one has signed for it."""
        before = {place(row): row for row in self.rows}
        for row in rows:
            old = before.get(place(row))
            if row == old:
                continue
            moved = old is None or old["state"] != row["state"]
            self.journal[row["state"] if moved else "changed", place(row), clerk] += 1
            row["clerk"] = clerk
        self.rows = sorted(rows, key=place)


def said(wish: Request) -> Row:
    return {name: getattr(wish, name) for name in SAID}


def entered(wish: Request, serial: int) -> Row:
    return {**NEW, **MARKS, **said(wish), "serial": serial, "given": wish.given_serial is not None}


def told(entry: Entry) -> Row:
    """An entry of the register as a row; of the note only whether there is one."""
    kept = {name: getattr(entry, name) for name in (*SAID, *NEW, "serial", "given", "clerk")}
    return kept | {"state": entry.state.value, "noted": bool(entry.note)}


def year(row: Row) -> int:
    return row["issued_on"].year


def page(row: Row) -> tuple[str, int]:
    return row["series"], year(row)


def place(row: Row) -> Place:
    return row["series"], year(row), row["serial"]


def alive(rows: Sequence[Row], key: str) -> Row | None:
    """The row that is not void under this key."""
    return next((r for r in rows if r["key"] == key and r["state"] != "void"), None)


def highest(rows: Sequence[Row], of: tuple[str, int]) -> int:
    return max((row["serial"] for row in rows if page(row) == of), default=0)


def files_in_conflict(wishes: Sequence[Request], rows: Sequence[Row]) -> set[Remark]:
    """Dossiers that another file took numbers for, each said of its first document."""
    conflicts = set()
    for dossier in {wish.dossier for wish in wishes}:
        first = next(wish for wish in wishes if wish.dossier == dossier)
        live = [r for r in rows if r["dossier"] == dossier and r["state"] != "void"]
        if any(row["source"] != first.source for row in live):
            conflicts.add((first.key, "PW401"))
    return conflicts


def held_to(row: Row, wish: Request) -> str:
    """Why the row cannot become what is wished; empty when it can."""
    if wish.year != year(row):
        return "PW402"
    if wish.series != row["series"]:
        return "PW403"
    if wish.given_serial is not None and wish.given_serial != row["serial"]:
        return "PW404"
    if row["state"] == "issued":
        same = all(getattr(wish, name) == row[name] for name in LOCKED)
        if not same or (wish.content and wish.content != row["content"]):
            return "PW410"
    return ""


def in_another_series(row: Row, wish: Request) -> bool:
    """Whether the row is a live one of the same office, year and type, but of another series."""
    kind = ("issuer", "type_key", "secret")
    same = year(row) == wish.year and all(row[name] == getattr(wish, name) for name in kind)
    return same and row["state"] != "void" and row["series"] != wish.series


def unfit(rows: Sequence[Row], wish: Request) -> str:
    """Why the typed number cannot be had; empty when it can."""
    assert wish.given_serial is not None
    if wish.given_serial < 1 or wish.given_serial > LARGEST:
        return "PW407"
    for row in rows:
        if (*page(row), row["serial"]) == (*wish.page, wish.given_serial):
            return "PW406" if row["state"] == "void" else "PW405"
    return ""


def surprising(before: Sequence[Row], rows: Sequence[Row], typed: Row) -> str:
    """What to say of a typed number that is not the next one; empty when it is."""
    held = {row["serial"] for row in rows if page(row) == page(typed)}
    if typed["serial"] > 1 and typed["serial"] - 1 not in held:
        return "PW411"
    return "PW415" if typed["serial"] <= highest(before, page(typed)) else ""
