"""The register: whole sets or nothing, one number for one document, for good."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from paperwork.errors import RegisterError
from paperwork.findings import Finding
from paperwork.register import audit, copying, rules, trouble
from paperwork.register.entry import Entry, Filed, Page, Place, Request, State
from paperwork.register.postgresql import PostgresStore
from paperwork.register.proof import Snapshot
from paperwork.register.session import (
    INSERT_LINE,
    Session,
    Store,
    enter,
    head,
    leave,
    nearest,
    select,
    select_in,
)
from paperwork.register.sqlite import SqliteStore

Location = str | Path  # tệp .sqlite, hoặc địa chỉ postgresql://
PATIENCE = 60.0  # giây
SCHEMES = ("postgresql", "postgres", "postgresql+psycopg")

NOT_NUMBERED = "Văn bản “{key}” chưa có số trong sổ. Chạy lại lệnh để lấy số."
ISSUED_OTHERWISE = (
    "Văn bản số {number} đã phát hành bằng tệp “{file}” có nội dung khác."
    " Giữ tệp đã phát hành, hoặc ban hành văn bản sửa đổi, thay thế, đính chính."
)
NOT_WRITTEN = (
    "Số {number} đã lấy nhưng chưa có tệp nên chưa phát hành được. Chạy lại lệnh lập văn bản."
)
ALREADY_VOID = "Số {number} đã hủy: {reason}. Số đã hủy không phát hành, không hủy lần nữa."
NO_ENTRY = "Sổ {series} năm {year} không có số {serial}. Xem các số: paperwork register list."
NO_REASON = "Hủy số phải ghi lý do. Thêm --because và lý do."


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)


@dataclass(frozen=True)
class Book:  # sổ đăng ký văn bản đi
    store: Store
    clock: Callable[[], dt.datetime] = now

    @classmethod
    def open(cls, location: Location, patience: float = PATIENCE) -> Book:
        """The register of that place, proved to be whole; it need not exist yet."""
        store = store_of(location, patience)
        store.check()
        return cls(store)

    @classmethod
    def existing(cls, location: Location, patience: float = PATIENCE) -> Book:
        """The register of that place, which must be there."""
        book = cls.open(location, patience)
        with book.store.reading() as session:
            if session is None:
                raise RegisterError(trouble.NO_BOOK.format(name=book.store.name))
        return book

    def snapshot(self) -> Snapshot:
        """Everything the register holds, as of one instant."""
        return copying.whole(self.store)

    def folder_of(self, entry: Entry) -> Path:
        """Where the file of an entry was put."""
        return (self.store.home or Path()) / entry.folder

    def folder_name(self, folder: Path) -> str:
        """A folder as the register writes it."""
        return folder_name(folder, self.store.home)

    def recorded(self, dossier: str) -> dict[str, Entry]:
        """The live entries of a dossier by key."""
        return {entry.key: entry for entry in self.entries(dossier) if entry.is_live}

    def entries(self, dossier: str | None = None) -> list[Entry]:
        """The entries of a dossier, or of all, by series, year and number."""
        with self.store.reading() as session:
            if session is None:
                return []
            if dossier is None:
                return select(session, "1 = 1")
            return select(session, "dossier = :dossier", dossier=dossier)

    def rehearse(
        self, requests: Sequence[Request], *, renamed: bool = False, today: dt.date | None = None
    ) -> list[Finding]:
        """What `reserve` would refuse or remark; nothing is written, no file is made."""
        with self.store.reading() as session:
            existing = related(session, requests) if session else []
        return list(rules.plan(requests, existing, renamed=renamed, today=today).findings)

    def foresee(self, requests: Sequence[Request]) -> dict[str, Entry]:
        """The entries that `reserve` would give now, by key, but for what it would refuse."""
        with self.store.reading() as session:
            existing = related(session, requests) if session else []
        return dict(rules.plan(requests, existing).entries)

    def reserve(
        self,
        requests: Sequence[Request],
        who: str = "",
        *,
        renamed: bool = False,
        today: dt.date | None = None,
    ) -> dict[str, Entry]:
        """The entry of each key: all of them, or RegisterError and not one number taken."""
        with self.store.writing() as session:
            existing = related(session, requests)
            plan = rules.plan(requests, existing, renamed=renamed, today=today)
            if refusals := [finding for finding in plan.findings if finding.is_error]:
                raise trouble.refusal(refusals)
            self._write(session, plan.changes, existing, who)
        return {request.key: plan.entries[request.key] for request in requests}

    def confirm(self, files: Mapping[str, Filed], who: str = "") -> dict[str, Entry]:
        """The entries whose files, each by key, are now in their place."""
        with self.store.writing() as session:
            found = {entry.key: entry for entry in live_entries(session, list(files))}
            for key in files:
                if key not in found:
                    raise RegisterError(NOT_NUMBERED.format(key=key))
            written = {key: confirmed(found[key], file) for key, file in files.items()}
            self._amend(session, found.values(), written.values(), who)
        return written

    def issue(
        self, files: Mapping[Place, Filed], sent_on: dt.date, who: str = ""
    ) -> tuple[Entry, ...]:
        """The entries, locked: signed and sent, each with its file as it went out."""
        with self.store.writing() as session:
            found = entries_at(session, files)
            issued = [issued_as(entry, files[entry.place], sent_on) for entry in found]
            self._amend(session, found, issued, who)
        return tuple(issued)

    def void(self, places: Iterable[Place], because: str, who: str = "") -> tuple[Entry, ...]:
        """The entries, void for that reason; their numbers are never used again."""
        reason = " ".join(because.split())
        if not reason:
            raise RegisterError(NO_REASON)
        with self.store.writing() as session:
            found = entries_at(session, places)
            voided = [voided_for(entry, reason) for entry in found]
            self._amend(session, found, voided, who)
        return tuple(voided)

    def release_plan(self, keys: Collection[str]) -> rules.Release:
        """What `release` would do with the numbers of those keys now; nothing is written."""
        with self.store.reading() as session:
            return _release(session, keys) if session else rules.Release()

    def release(self, keys: Collection[str], because: str, who: str = "") -> rules.Release:
        """The numbers of those keys given up: given back at the end of a series, else made void.

        What is issued is left alone. A number given back is not in the register any more, only in
        its journal with the reason, and the next document of the series gets it.
        """
        reason = " ".join(because.split())
        if not reason:
            raise RegisterError(NO_REASON)
        with self.store.writing() as session:
            plan = _release(session, keys)
            end = head(session)
            if plan.released and end.moved_to:
                raise RegisterError(trouble.MOVED.format(name=self.store.name, target=end.moved_to))
            for entry in plan.released:
                line = audit.release(end, entry, reason, who, self._at())
                leave(session, line)
                end = audit.Head(line.id, line.hash)
            voided = [voided_for(entry, reason) for entry in plan.voided]
            self._amend(session, plan.voided, voided, who)
        return plan

    def rehome(self, home: Path | None, who: str = "") -> None:
        """Counts the folders of all files from another place, to which the register will move."""
        with self.store.writing() as session:
            found = select(session, "folder <> ''")
            moved = [
                replace(entry, folder=folder_name(self.folder_of(entry), home)) for entry in found
            ]
            self._amend(session, found, moved, who)

    def remark(self, action: str, said: str, who: str = "") -> None:
        """Writes into the journal what was done to the register itself."""
        with self.store.writing() as session:
            at = self._at()
            session.write(INSERT_LINE, [vars(audit.event(head(session), action, said, who, at))])

    def _amend(
        self, session: Session, before: Iterable[Entry], after: Iterable[Entry], who: str
    ) -> None:
        known = list(before)
        changes = [entry for entry in after if entry not in known]
        self._write(session, changes, known, who)

    def _write(
        self, session: Session, changes: Sequence[Entry], existing: Sequence[Entry], who: str
    ) -> None:
        """Enters the changes with their lines of the journal; no changes touch nothing."""
        end = head(session)
        if end.moved_to:
            raise RegisterError(trouble.MOVED.format(name=self.store.name, target=end.moved_to))
        if changes:
            before = {entry.place: entry for entry in existing}
            lines = list(audit.lines(end, before, changes, who, self._at()))
            enter(session, changes, set(before), lines)

    def _at(self) -> str:
        return self.clock().astimezone(dt.UTC).isoformat(timespec="milliseconds")


def folder_name(folder: Path, home: Path | None) -> str:
    """A folder as counted from the register's own where it can be, with / on any machine."""
    found = folder.resolve()
    if home is not None and found.drive == home.drive:
        return Path(os.path.relpath(found, home)).as_posix()
    return found.as_posix()


def store_of(location: Location, patience: float = PATIENCE) -> Store:
    """Where that register is kept: a server for an address, else a file."""
    scheme, found, _ = str(location).partition("://")
    if not found:
        return SqliteStore(Path(location), patience)
    if scheme not in SCHEMES:
        raise RegisterError(trouble.BAD_ADDRESS.format(name=f"{scheme}://…"))
    return PostgresStore(str(location).replace(scheme, "postgresql", 1))


def confirmed(entry: Entry, file: Filed) -> Entry:
    """The entry once its file is in place; an issued one must still be that very file."""
    if entry.state is not State.ISSUED:
        return entry.filed(file)
    if entry.sha256 != file.sha256:
        raise RegisterError(ISSUED_OTHERWISE.format(number=entry.number, file=entry.file_name))
    return replace(entry, folder=file.folder)


def issued_as(entry: Entry, file: Filed, sent_on: dt.date) -> Entry:
    """The entry once signed and sent; the content stays that of the data it was made from."""
    if entry.state is State.ISSUED:
        return entry
    if entry.state is State.VOID:
        raise RegisterError(already_void(entry))
    if entry.state is State.RESERVED:
        raise RegisterError(NOT_WRITTEN.format(number=entry.number))
    filed = replace(file, content=entry.content)
    return replace(entry.filed(filed), state=State.ISSUED, sent_on=sent_on)


def voided_for(entry: Entry, reason: str) -> Entry:
    """The entry, void."""
    if entry.state is State.VOID:
        raise RegisterError(already_void(entry))
    return replace(entry, state=State.VOID, void_reason=reason)


def already_void(entry: Entry) -> str:
    """Why nothing more can become of a void number."""
    return ALREADY_VOID.format(number=entry.number, reason=entry.void_reason.rstrip("."))


def live_entries(session: Session, keys: Sequence[str]) -> list[Entry]:
    """The live entries of those keys."""
    return select_in(session, f"{LIVE} AND key", keys)


def _release(session: Session, keys: Collection[str]) -> rules.Release:
    lowest: dict[Page, int] = {}
    for entry in live_entries(session, sorted(keys)):
        lowest[entry.page] = min(entry.serial, lowest.get(entry.page, entry.serial))
    upward = f"{ON_PAGE} AND serial >= :serial"
    found: list[Entry] = []
    for (series, year), serial in sorted(lowest.items()):
        found += select(session, upward, series=series, year=year, serial=serial)
    return rules.released(keys, found)


def entries_at(session: Session, places: Iterable[Place]) -> list[Entry]:
    """The entries of those places, each of which must exist."""
    found = []
    for series, year, serial in dict.fromkeys(places):
        condition = "series = :series AND year = :year AND serial = :serial"
        entries = select(session, condition, series=series, year=year, serial=serial)
        if not entries:
            raise RegisterError(NO_ENTRY.format(serial=serial, series=series, year=year))
        found += entries
    return found


def related(session: Session, requests: Sequence[Request]) -> list[Entry]:
    """Every entry that can bear on the requests, and few others: a register has thousands."""
    own = select_in(session, "dossier", sorted({request.dossier for request in requests}))
    own += live_entries(session, sorted({request.key for request in requests}))
    live = {entry.key: entry for entry in own if entry.is_live}
    found = own
    for page in sorted({request.page for request in requests}):
        found += _ends_of(session, page)
    fresh = [request for request in requests if request.key not in live]
    begun = {entry.page for entry in found if entry.is_live}
    for symbol, year in sorted({(r.symbol, r.year) for r in fresh if r.page not in begun}):
        found += _namesakes(session, symbol, year)
    for kind in sorted({kind_of(request) for request in fresh}):
        found += _of_its_kind(session, *kind)
    for request in fresh:
        if request.given_serial is not None:
            found += _beside(session, request.page, request.given_serial)
    for request in requests:
        entry = live.get(request.key)
        if entry and entry.issued_on != request.issued_on:
            found += _beside(session, entry.page, entry.serial)
    return list({entry.place: entry for entry in found}.values())


ON_PAGE = "series = :series AND year = :year"
LIVE = "state <> 'void'"


def _ends_of(session: Session, page: Page) -> list[Entry]:
    """The last entry of a page, and the last live one."""
    said = {"series": page[0], "year": page[1]}
    last = nearest(session, ON_PAGE, "serial DESC", **said)
    if last and not last[0].is_live:
        last += nearest(session, f"{ON_PAGE} AND {LIVE}", "serial DESC", **said)
    return last


Kind = tuple[str, int, str, str, bool]  # sổ, năm, cơ quan, loại văn bản, mật


def kind_of(request: Request) -> Kind:
    return request.series, request.year, request.issuer, request.type_key, request.secret


def _namesakes(session: Session, symbol: str, year: int) -> list[Entry]:
    """The first live entry of each office that has numbers of that symbol in that year."""
    named = f"{LIVE} AND symbol = :symbol AND year = :year"
    first = f"SELECT min(serial) FROM entry WHERE {named} GROUP BY series, issuer, secret"
    return select(session, f"{named} AND serial IN ({first})", symbol=symbol, year=year)


def _of_its_kind(
    session: Session, series: str, year: int, issuer: str, type_key: str, secret: bool
) -> list[Entry]:
    """A later year's first entry of the series; an entry of this type in another series."""
    later = f"series = :series AND year > :year AND {LIVE}"
    kind = f"{LIVE} AND issuer = :issuer AND year = :year AND type_key = :type_key"
    kind += " AND secret = :secret"
    said = {"series": series, "year": year}
    own = {"issuer": issuer, "type_key": type_key, "secret": secret}
    return [
        *nearest(session, later, "year, serial", **said),
        # two ranges of the index: “other than” would read every entry of the type
        *nearest(session, f"{kind} AND series < :series", "series, serial DESC", **said, **own),
        *nearest(session, f"{kind} AND series > :series", "series, serial DESC", **said, **own),
    ]


def _beside(session: Session, page: Page, serial: int) -> list[Entry]:
    """The entry of that number and its neighbours: any below, live ones below and above."""
    said = {"series": page[0], "year": page[1], "serial": serial}
    if not 0 < serial <= rules.LARGEST_GIVEN:
        return []
    return [
        *select(session, f"{ON_PAGE} AND serial = :serial", **said),
        *nearest(session, f"{ON_PAGE} AND serial < :serial", "serial DESC", **said),
        *nearest(session, f"{ON_PAGE} AND serial < :serial AND {LIVE}", "serial DESC", **said),
        *nearest(session, f"{ON_PAGE} AND serial > :serial AND {LIVE}", "serial", **said),
    ]
