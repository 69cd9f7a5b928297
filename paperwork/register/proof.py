"""The proof of a register: every rule of numbering held against all of its entries at once."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from paperwork.findings import Finding, PartRef, error, warning
from paperwork.register.audit import BOOK, RELEASED, Head, Line, written_out
from paperwork.register.entry import Entry, Page, Place, State
from paperwork.register.rules import day, padded, span
from paperwork.register.session import Session, head, select

MISSING = error(
    "PW440",
    "Sổ {series} năm {year} thiếu {missing} mà không rõ vì sao.",
    "Khôi phục sổ từ bản sao lưu còn đủ số; không cấp số từ sổ này khi chưa rõ.",
)
ELSEWHERE = warning(
    "PW441",
    "Sổ {series} năm {year} không ghi {missing}, vì văn thư tự ghi số {given}.",
    "Đối chiếu với sổ giấy hoặc hệ thống đã cấp các số ấy.",
)
DISORDER = error(
    "PW442",
    "Số {number} ghi ngày {date}, sớm hơn ngày {other_date} của số {other} đứng trước.",
    "Khôi phục sổ từ bản sao lưu, hoặc hủy số ghi sai ngày và lấy số mới.",
)
ALTERED = error(
    "PW443",
    "Dòng của số {number} đã bị sửa ngoài chương trình: khác với nhật ký ở {what}.",
    "Khôi phục sổ từ bản sao lưu; không cấp số từ sổ này khi chưa rõ.",
)
REMOVED = error(
    "PW444",
    "Nhật ký có ghi số {serial} của sổ {series} năm {year}, nhưng dòng ấy không còn trong sổ.",
    "Khôi phục sổ từ bản sao lưu; không cấp số từ sổ này khi chưa rõ.",
)
UNRECORDED = error(
    "PW445",
    "Số {number} có trong sổ nhưng nhật ký không ghi lần nào.",
    "Khôi phục sổ từ bản sao lưu; không cấp số từ sổ này khi chưa rõ.",
)
BROKEN = error(
    "PW446",
    "Nhật ký đứt ở dòng {line}: dòng này hoặc dòng trước đã bị sửa, xóa hay chen vào.",
    "Khôi phục sổ từ bản sao lưu; không cấp số từ sổ này khi chưa rõ.",
)
SHORTENED = error(
    "PW447",
    "Sổ {series} năm {year} đã cấp đến số {last}, nhưng dòng sau cùng là số {found}.",
    "Khôi phục sổ từ bản sao lưu; không cấp số từ sổ này khi chưa rõ.",
)
WAITING = warning(
    "PW448",
    "Số {number} đã lấy lúc {at} nhưng chưa có tệp.",
    "Chạy lại hồ sơ “{source}” để lập văn bản, hoặc hủy số (paperwork register void).",
)
AHEAD = warning(
    "PW449",
    "Số {number} ghi ngày {date}, muộn hơn hôm nay {today}.",
    "Chỉ phát hành khi đến ngày ấy; nếu ghi nhầm thì sửa ngày trong hồ sơ rồi chạy lại.",
)
ISSUED_AHEAD = error(
    "PW450",
    "Số {number} đã phát hành nhưng ghi ngày {date}, muộn hơn hôm nay {today}.",
    "Xem lại đồng hồ máy tính; nếu ngày sai thì hủy số, lấy số mới cho bản đúng.",
)
RECODED = warning(
    "PW451",
    "Năm {year}, loại “{type}” của cùng cơ quan lấy số với hai ký hiệu {one} và {other}.",
    "Giữ một ký hiệu trong cả năm; sửa tờ khai của mẫu hoặc trang Đơn vị.",
)
TWICE = error(
    "PW452",
    "Số {number} năm {year} có hai lần, ở sổ {one} và sổ {other}.",
    "Hủy một trong hai số rồi lấy số mới cho văn bản ấy.",
)
REVIVED = error(
    "PW454",
    "Số {number} đã trả lại theo nhật ký, nhưng dòng ấy vẫn còn trong sổ.",
    "Khôi phục sổ từ bản sao lưu; không cấp số từ sổ này khi chưa rõ.",
)
GONE = warning(
    "PW453",
    "Sổ này đã chuyển sang {target} và không cấp số nữa.",
    "Dùng --register với sổ mới; giữ tệp này để đối chiếu.",
)


BLANK = Head()


@dataclass(frozen=True)
class Snapshot:  # cả sổ tại một thời điểm
    entries: tuple[Entry, ...] = ()
    lines: tuple[Line, ...] = ()
    counters: tuple[tuple[str, int, int], ...] = ()  # sổ, năm, số cao nhất
    head: Head = BLANK


def snapshot(session: Session) -> Snapshot:
    """Everything the register holds, as of one instant."""
    lines = session.rows("SELECT * FROM audit ORDER BY id")
    counters = session.rows("SELECT series, year, last FROM counter ORDER BY series, year")
    return Snapshot(
        entries=tuple(select(session, "1 = 1")),
        lines=tuple(Line(**dict(row)) for row in lines),
        counters=tuple((row["series"], row["year"], row["last"]) for row in counters),
        head=head(session),
    )


def proved(whole: Snapshot, name: str, today: dt.date) -> Iterator[Finding]:
    """Everything that is wrong with the register, or worth knowing."""
    if whole.head.moved_to:
        yield GONE.at(PartRef(name), target=whole.head.moved_to)
    for _, entries in groupby(whole.entries, key=lambda e: e.page):
        page = list(entries)
        yield from _gaps(page, name)
        yield from _disorder(page, name)
    yield from _counters(whole, name)
    yield from _journal(whole, name)
    yield from _against_journal(whole, name)
    yield from _recoded(whole.entries, name)
    yield from _twice(whole.entries, name)
    for entry in whole.entries:
        yield from _unfinished(entry, name, today)


def place_of(name: str, entry: Entry) -> PartRef:
    return PartRef(name, f"số {entry.number} năm {entry.year}")


def _gaps(page: Sequence[Entry], name: str) -> Iterator[Finding]:
    """Numbers that nobody holds; one that was typed by hand explains those below it."""
    below = 0
    for entry in page:
        if entry.serial > below + 1:
            said = {
                "series": entry.series_name,
                "year": entry.year,
                "missing": span(below + 1, entry.serial - 1),
            }
            if entry.given:
                yield ELSEWHERE.at(place_of(name, entry), given=padded(entry.serial), **said)
            else:
                yield MISSING.at(place_of(name, entry), **said)
        below = entry.serial


def _disorder(page: Sequence[Entry], name: str) -> Iterator[Finding]:
    live = [entry for entry in page if entry.is_live]
    for earlier, later in pairwise(live):
        if later.issued_on < earlier.issued_on:
            yield DISORDER.at(
                place_of(name, later),
                number=later.number,
                date=day(later.issued_on),
                other=earlier.number,
                other_date=day(earlier.issued_on),
            )


def _counters(whole: Snapshot, name: str) -> Iterator[Finding]:
    """The highest number of a series is not that of its last entry."""
    found: dict[Page, Entry] = {entry.page: entry for entry in whole.entries}
    counted = {(series, year): last for series, year, last in whole.counters}
    for page in sorted({*found, *counted}):
        entry = found.get(page)
        last, serial = counted.get(page, 0), entry.serial if entry else 0
        if last != serial:
            yield SHORTENED.at(
                PartRef(name),
                series=entry.series_name if entry else page[0],
                year=page[1],
                last=padded(last),
                found=padded(serial),
            )


def _journal(whole: Snapshot, name: str) -> Iterator[Finding]:
    """The first line that does not carry the seal of the one before, or its own."""
    end = Head()
    for line in whole.lines:
        if (line.id, line.previous, line.hash) != (end.audit + 1, end.hash, line.seal):
            yield BROKEN.at(PartRef(name, f"nhật ký, dòng {line.id}"), line=line.id)
            return
        end = Head(line.id, line.hash)
    if (end.audit, end.hash) != (whole.head.audit, whole.head.hash):
        yield BROKEN.at(PartRef(name, "nhật ký, dòng cuối"), line=whole.head.audit)


def _against_journal(whole: Snapshot, name: str) -> Iterator[Finding]:
    """Entries that are not what the journal last said of them."""
    last: Mapping[Place, Line] = {line.place: line for line in whole.lines if line.place != BOOK}
    entries = {entry.place: entry for entry in whole.entries}
    for place, entry in entries.items():
        line = last.get(place)
        if line is None:
            yield UNRECORDED.at(place_of(name, entry), number=entry.number)
        elif line.action == RELEASED:
            yield REVIVED.at(place_of(name, entry), number=entry.number)
        elif what := _differing(entry, line):
            yield ALTERED.at(place_of(name, entry), number=entry.number, what=what)
    for place, line in last.items():
        if place not in entries and line.action != RELEASED:
            series, year, serial = place
            yield REMOVED.at(
                PartRef(name, f"nhật ký, dòng {line.id}"),
                serial=padded(serial),
                series=series,
                year=year,
            )


def _differing(entry: Entry, line: Line) -> str:
    """The columns in which an entry is not as the journal has it."""
    if (written_out(entry), entry.clerk, entry.changed_at) == (line.entry, line.clerk, line.at):
        return ""
    try:
        now, then = json.loads(written_out(entry)), json.loads(line.entry)
        columns = [name for name in now if now[name] != then.get(name)]
    except (ValueError, AttributeError):  # the line is no JSON any more, or no longer an entry's
        columns = []
    return "cột " + ", ".join(columns) if columns else "người ghi, giờ ghi"


def _recoded(entries: Sequence[Entry], name: str) -> Iterator[Finding]:
    """One type under two abbreviations in one year of one office."""
    seen: dict[tuple[str, int, str], Entry] = {}
    for entry in (e for e in entries if e.is_live):
        first = seen.setdefault((entry.issuer, entry.year, entry.type_key), entry)
        if first.type_code != entry.type_code:
            yield RECODED.at(
                place_of(name, entry),
                year=entry.year,
                type=entry.type_key,
                one=first.symbol,
                other=entry.symbol,
            )


def _twice(entries: Sequence[Entry], name: str) -> Iterator[Finding]:
    """One number and symbol on two documents of one office: it is unique in the year.

    Communes that share a register share the symbol UBND too, and are told apart by their place.
    """
    seen: dict[tuple[str, int, str, bool], Entry] = {}
    for entry in (e for e in entries if e.is_live):
        said = (entry.issuer, entry.year, str(entry.number), entry.secret)
        first = seen.setdefault(said, entry)
        if first.series != entry.series:
            yield TWICE.at(
                place_of(name, entry),
                number=entry.number,
                year=entry.year,
                one=first.series_name,
                other=entry.series_name,
            )


def _unfinished(entry: Entry, name: str, today: dt.date) -> Iterator[Finding]:
    """A number without a file, a day that has not come."""
    where = place_of(name, entry)
    if entry.state is State.RESERVED:
        at = moment(entry.changed_at)
        yield WAITING.at(where, number=entry.number, at=at, source=entry.source)
    if entry.is_live and entry.issued_on > today:
        fault = ISSUED_AHEAD if entry.state is State.ISSUED else AHEAD
        yield fault.at(where, number=entry.number, date=day(entry.issued_on), today=day(today))


def moment(at: str) -> str:
    """The time of a change by the clock on this wall; as it stands when somebody has spoilt it."""
    try:
        return f"{dt.datetime.fromisoformat(at).astimezone():%H:%M %d/%m/%Y}"
    except ValueError:
        return at
