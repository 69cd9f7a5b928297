"""Which number each document gets, and everything that forbids it: no disk, no clock."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate, groupby

from paperwork.findings import Finding, error, warning
from paperwork.register.entry import Entry, Page, Place, Request, State, particulars

REPEATED_KEY = error(
    "PW400",
    "Bộ văn bản có hai văn bản trùng khóa “{key}”.",
    "Mỗi loại văn bản, hoặc mỗi danh hiệu của loại ấy, chỉ để một dòng.",
)
ANOTHER_WORKBOOK = error(
    "PW401",
    "Mã hồ sơ “{dossier}” đã được tệp “{source}” dùng khi lấy số {number} ngày {date}.",
    "Ghi cho hồ sơ này một mã khác ở mục “Mã hồ sơ”, trang Hồ sơ; nếu vẫn là hồ sơ ấy, chỉ đổi tên"
    " tệp, thư mục hoặc tên đợt, thì thêm --renamed.",
)
ANOTHER_YEAR = error(
    "PW402",
    "Văn bản “{subject}” đã lấy số {number} ngày {old}, nhưng ngày {new} thuộc sổ năm {year}.",
    "Ghi ngày trong năm {old_year}, hoặc hủy số {number} (paperwork register void) rồi lấy số của"
    " năm {year}.",
)
ANOTHER_SERIES = error(
    "PW403",
    "Văn bản “{subject}” đã lấy số {number} trong sổ {old}, nhưng nay thuộc sổ {new}.",
    "Giữ ký hiệu cơ quan và cách đánh số như khi lấy số, hoặc hủy số {number} (paperwork register"
    " void) rồi lấy số mới.",
)
ANOTHER_SERIAL = error(
    "PW404",
    "Ô này ghi số {given}, nhưng văn bản “{subject}” đã lấy số {number} ngày {date}.",
    "Ghi lại số {serial} hoặc để trống ô này.",
)
SERIAL_TAKEN = error(
    "PW405",
    "Số {given} của sổ {series} năm {year} đã cấp cho văn bản “{subject}” ngày {date}.",
    "Ghi số khác, hoặc để trống ô này để lấy số kế tiếp.",
)
SERIAL_VOID = error(
    "PW406",
    "Số {given} của sổ {series} năm {year} đã hủy và không được dùng lại.",
    "Ghi số khác, hoặc để trống ô này để lấy số kế tiếp.",
)
SERIAL_IMPOSSIBLE = error(
    "PW407",
    "Số {given} không thể là số của một văn bản.",
    "Ghi một số nguyên từ 1 đến {largest}, hoặc để trống ô này để lấy số kế tiếp.",
)
DATE_TOO_EARLY = error(
    "PW408",
    "Ngày {date} của số {number} sớm hơn ngày {other_date} của số {other} đứng trước trong sổ.",
    "Ghi ngày {other_date} hoặc muộn hơn.",
)
DATE_TOO_LATE = error(
    "PW409",
    "Ngày {date} của số {number} muộn hơn ngày {other_date} của số {other} đứng sau trong sổ.",
    "Ghi ngày {other_date} hoặc sớm hơn.",
)
ALREADY_ISSUED = error(
    "PW410",
    "Văn bản số {number} ngày {date} đã phát hành nên không đổi được {what}.",
    "Giữ nguyên như bản đã phát hành; nếu phải đổi thì hủy số ấy, ghi lý do (paperwork register"
    " void) rồi lấy số mới, hoặc ban hành văn bản sửa đổi, thay thế, đính chính. Chỉ cần lập văn"
    " bản khác của hồ sơ thì thêm --only.",
)
GAP = warning(
    "PW411",
    "Số {given} do văn thư ghi, khác số kế tiếp {expected}: sổ {series} năm {year} chưa có"
    " {missing}.",
    "Xem các số ấy đã cấp ở sổ giấy chưa; nếu gõ nhầm thì sửa trước khi lấy số,"
    " vì số đã cấp không lấy lại được.",
)
FUTURE = warning(
    "PW412",
    "Số {number} ghi ngày {date}, muộn hơn hôm nay {today}.",
    "Sửa ngày nếu gõ nhầm; nếu đúng thì chỉ phát hành khi đến ngày ấy.",
)
CLOSED_YEAR = error(
    "PW413",
    "Ngày {date} thuộc sổ {series} năm {year} đã khép: năm {later_year} đã có số {other} ngày"
    " {other_date}.",
    "Ghi ngày {other_date} hoặc muộn hơn; xem lại đồng hồ máy tính nếu ngày do máy điền.",
)
SWITCHED = error(
    "PW414",
    "Loại văn bản này năm {year} đang lấy số ở sổ {old} (số {other}), nhưng nay thuộc sổ {new}.",
    "Giữ ký hiệu, chữ viết tắt và cách đánh số như đầu năm; muốn đổi thì đổi từ ngày 01 tháng 01"
    " năm sau.",
)
GIVEN = warning(
    "PW415",
    "Số {given} do văn thư ghi, khác số kế tiếp {expected} của sổ {series} năm {year}.",
    "Nếu gõ nhầm thì sửa hoặc để trống ô này trước khi lấy số, vì số đã cấp không lấy lại được.",
)
SAME_KEY = error(
    "PW416",
    "Văn bản này của hồ sơ “{dossier}” trùng khóa với số {number} của hồ sơ “{other}”.",
    "Ghi cho hồ sơ này một mã khác, không có dấu gạch chéo, ở mục “Mã hồ sơ”, trang Hồ sơ.",
)
ANOTHER_ISSUER = warning(
    "PW417",
    "Sổ này năm {year} đã có số {other} cùng ký hiệu, của cơ quan khác hoặc địa danh khác.",
    "Nếu vẫn là cơ quan ấy, chỉ đổi địa danh hay ký hiệu, thì ghi lại như cũ: đừng lấy lại từ 01.",
)

LARGEST_GIVEN = 99_999  # không cơ quan nào tới số này trong một năm: lớn hơn là gõ nhầm

LOCKED = {  # những điều không đổi được sau khi phát hành
    "symbol": "ký hiệu",
    "type_key": "loại văn bản",
    "type_code": "chữ viết tắt tên loại",
    "subject": "trích yếu",
    "issued_on": "ngày",
    "signatory": "người ký",
    "recipients": "nơi nhận",
    "drafting_unit": "đơn vị nhận bản lưu",
    "copies": "số lượng bản",
}


@dataclass(frozen=True)
class Plan:  # dự kiến cấp số
    entries: Mapping[str, Entry]  # theo khóa; văn bản bị từ chối không có ở đây
    changes: tuple[Entry, ...]  # các dòng phải ghi, dòng đã có trước, rồi theo số
    findings: tuple[Finding, ...]


def plan(
    requests: Sequence[Request],
    existing: Sequence[Entry],
    *,
    renamed: bool = False,
    today: dt.date | None = None,
) -> Plan:
    """The number of each request, given the entries that bear on it; None of today asks nothing."""
    before = {entry.place: entry for entry in existing}
    book = relabelled(before, requests) if renamed else dict(before)
    live = {entry.key: entry for entry in book.values() if entry.is_live}
    findings = [*repeated(requests), *other_workbooks(requests, live)]
    entries: dict[str, Entry] = {}

    def enter(entry: Entry) -> None:
        entries[entry.key] = book[entry.place] = entry

    for request in (r for r in requests if r.key in live):
        refusals = [*changed(request, live[request.key])]
        findings += refusals
        if not refusals:
            enter(live[request.key].rewritten(request))

    fresh = list({r.key: r for r in requests if r.key not in live}.values())
    for request in fresh:
        for asked in (closed, switched, namesakes):
            findings += asked(request, before.values())
    for request in fresh:
        if request.given_serial is not None:
            refusals = [*unavailable(request, request.given_serial, book)]
            findings += refusals
            if not refusals:
                enter(request.entered(request.given_serial))
    for request in (r for r in fresh if r.key in entries):
        for remark in unexpected(request, entries[request.key].serial, before, book):
            findings.append(remark)
            enter(replace(entries[request.key], note=remark.message))

    # The day decides the order, not the place in the set: dates never go back along a series.
    last = last_serials(book)
    for request in sorted(fresh, key=lambda r: r.issued_on):
        if request.given_serial is None:
            last[request.page] += 1
            enter(request.entered(last[request.page]))

    order = neighbours(book)
    for request in requests:
        entry = entries.get(request.key)
        if entry and not (entry.place in before and same_day(entry, before[entry.place])):
            findings += out_of_order(request, entry, *order[entry.place])
            findings += future(request, entry, today)
    return Plan(entries, changes(before, book), tuple(findings))


def changes(before: Mapping[Place, Entry], book: Mapping[Place, Entry]) -> tuple[Entry, ...]:
    """The entries to write: those that move first, so that new ones find the dates in order."""
    differing = [entry for place, entry in book.items() if before.get(place) != entry]
    return tuple(sorted(differing, key=lambda e: (e.place not in before, e.place)))


@dataclass(frozen=True)
class Release:  # số bỏ đi: trả lại được thì trả, không thì hủy
    released: tuple[Entry, ...] = ()  # từ số cao nhất xuống
    voided: tuple[Entry, ...] = ()
    kept: tuple[Entry, ...] = ()  # đã phát hành


def released(keys: Collection[str], entries: Iterable[Entry]) -> Release:
    """Which live entries of those keys can be given back: unissued ones that end their series.

    `entries` are all of their pages from the lowest of them up: what has another above it, a void
    one too, cannot go without leaving a gap.
    """
    back: list[Entry] = []
    void: list[Entry] = []
    kept: list[Entry] = []
    blocked: set[Page] = set()
    for entry in sorted(entries, key=lambda entry: entry.place, reverse=True):
        is_asked = entry.is_live and entry.key in keys
        if not is_asked or entry.state is State.ISSUED:
            blocked.add(entry.page)
            kept += [entry] if is_asked else []
        else:
            (void if entry.page in blocked else back).append(entry)
    return Release(tuple(back), tuple(reversed(void)), tuple(reversed(kept)))


def repeated(requests: Sequence[Request]) -> Iterator[Finding]:
    """Two documents of the set have one key and would share a number."""
    seen: set[str] = set()
    for request in requests:
        if request.key in seen:
            yield REPEATED_KEY.at(request.at("document_type"), key=request.key)
        seen.add(request.key)


def other_workbooks(requests: Sequence[Request], live: Mapping[str, Entry]) -> Iterator[Finding]:
    """Another file took numbers under this dossier code: said once for each code."""
    for dossier, request in {r.dossier: r for r in reversed(requests)}.items():
        for entry in live.values():
            if entry.dossier == dossier and not same_file(entry.source, request.source):
                yield ANOTHER_WORKBOOK.at(
                    request.at("document_type"),
                    dossier=dossier,
                    source=entry.source,
                    number=entry.number,
                    date=day(entry.issued_on),
                )
                break


def changed(request: Request, entry: Entry) -> Iterator[Finding]:
    """The recorded number cannot follow what the request says now."""
    if request.dossier != entry.dossier:
        yield SAME_KEY.at(
            request.at("document_type"),
            dossier=request.dossier,
            other=entry.dossier,
            number=entry.number,
        )
    elif request.year != entry.year:
        yield ANOTHER_YEAR.at(
            request.at("issued_on"),
            subject=request.subject,
            number=entry.number,
            old=day(entry.issued_on),
            old_year=entry.year,
            new=day(request.issued_on),
            year=request.year,
        )
    elif request.series != entry.series:
        yield ANOTHER_SERIES.at(
            request.at("document_type"),
            subject=request.subject,
            number=entry.number,
            old=entry.series_name,
            new=request.series_name,
        )
    elif request.given_serial not in (None, entry.serial):
        yield ANOTHER_SERIAL.at(
            request.at("number"),
            given=request.given_serial,
            subject=request.subject,
            number=entry.number,
            date=day(entry.issued_on),
            serial=entry.serial,
        )
    elif entry.state is State.ISSUED and (what := differing(request, entry)):
        yield ALREADY_ISSUED.at(
            request.at("subject"),
            number=entry.number,
            date=day(entry.issued_on),
            what=", ".join(what),
        )


def differing(request: Request, entry: Entry) -> list[str]:
    """What the issued document says otherwise, in the clerk's words."""
    now, then = particulars(request), particulars(entry)
    differences = [word for name, word in LOCKED.items() if now[name] != then[name]]
    other_content = bool(request.content) and request.content != entry.content
    return differences or (["nội dung"] if other_content else [])


def unavailable(request: Request, serial: int, book: Mapping[Place, Entry]) -> Iterator[Finding]:
    """The typed number cannot be given to this document."""
    holder = book.get((*request.page, serial))
    if not 1 <= serial <= LARGEST_GIVEN:
        yield SERIAL_IMPOSSIBLE.at(request.at("number"), given=serial, largest=LARGEST_GIVEN)
    elif holder:
        fault = SERIAL_TAKEN if holder.is_live else SERIAL_VOID
        yield fault.at(
            request.at("number"),
            given=padded(serial),
            series=request.series_name,
            year=request.year,
            subject=holder.subject,
            date=day(holder.issued_on),
        )


def unexpected(
    request: Request, serial: int, before: Mapping[Place, Entry], book: Mapping[Place, Entry]
) -> Iterator[Finding]:
    """A typed number is not the next one: allowed, but said, and noted in the register."""
    taken = (place[2] for place in book if place[:2] == request.page)
    below = max((other for other in taken if other < serial), default=0)
    expected = last_serials(before)[request.page] + 1
    said = {
        "series": request.series_name,
        "year": request.year,
        "given": padded(serial),
        "expected": padded(expected),
    }
    if serial > below + 1:
        missing = span(below + 1, serial - 1)
        yield GAP.at(request.at("number"), missing=missing, **said)
    elif serial < expected:
        yield GIVEN.at(request.at("number"), **said)


def closed(request: Request, entries: Iterable[Entry]) -> Iterator[Finding]:
    """The series has gone on to a later year, so an earlier one takes no more numbers."""
    later = [
        entry
        for entry in entries
        if entry.is_live and entry.series == request.series and entry.year > request.year
    ]
    if later:
        first = min(later, key=by_day)
        yield CLOSED_YEAR.at(
            request.at("issued_on"),
            date=day(request.issued_on),
            series=request.series_name,
            year=request.year,
            later_year=first.year,
            other=first.number,
            other_date=day(first.issued_on),
        )


def namesakes(request: Request, entries: Iterable[Entry]) -> Iterator[Finding]:
    """The first number of a series bears the symbol of another office in the same book."""
    own = (request.year, request.symbol, request.secret)
    live = [entry for entry in entries if entry.is_live]
    others = [
        entry
        for entry in live
        if (entry.year, entry.symbol, entry.secret) == own and entry.issuer != request.issuer
    ]
    if others and not any(entry.page == request.page for entry in live):
        yield ANOTHER_ISSUER.at(
            request.at("document_type"), year=request.year, other=others[0].number
        )


def switched(request: Request, entries: Iterable[Entry]) -> Iterator[Finding]:
    """Documents of this type have numbers of another series in this very year."""
    own = (request.issuer, request.year, request.type_key, request.secret)
    for entry in entries:
        same_type = (entry.issuer, entry.year, entry.type_key, entry.secret) == own
        if same_type and entry.is_live and entry.series != request.series:
            yield SWITCHED.at(
                request.at("document_type"),
                year=request.year,
                old=entry.series_name,
                other=entry.number,
                new=request.series_name,
            )
            return


def future(request: Request, entry: Entry, today: dt.date | None) -> Iterator[Finding]:
    """The document is dated later than the day on which it is made."""
    if today is not None and entry.issued_on > today:
        yield FUTURE.at(
            request.at("issued_on"),
            number=entry.number,
            date=day(entry.issued_on),
            today=day(today),
        )


def neighbours(book: Mapping[Place, Entry]) -> dict[Place, tuple[Entry, Entry]]:
    """For each live entry, the latest dated up to it and the earliest dated from it on."""
    # A void number has no document any more, and often was voided for its date.
    live = sorted((e for e in book.values() if e.is_live), key=lambda e: e.place)
    order: dict[Place, tuple[Entry, Entry]] = {}
    for _, entries in groupby(live, key=lambda e: e.page):
        page = list(entries)
        latest = accumulate(page, partial(max, key=by_day))
        earliest = reversed([*accumulate(reversed(page), partial(min, key=by_day))])
        order |= {
            entry.place: (before, after)
            for entry, before, after in zip(page, latest, earliest, strict=True)
        }
    return order


def out_of_order(request: Request, entry: Entry, before: Entry, after: Entry) -> Iterator[Finding]:
    """The date is earlier than that of a lower number, or later than that of a higher one."""
    for fault, other, is_wrong in (
        (DATE_TOO_EARLY, before, before.issued_on > entry.issued_on),
        (DATE_TOO_LATE, after, after.issued_on < entry.issued_on),
    ):
        if is_wrong:
            yield fault.at(
                request.at("issued_on"),
                date=day(entry.issued_on),
                number=entry.number,
                other_date=day(other.issued_on),
                other=other.number,
            )


def relabelled(book: Mapping[Place, Entry], requests: Sequence[Request]) -> dict[Place, Entry]:
    """The book once a dossier's new file name stands in all its entries."""
    names = {request.dossier: request.source for request in requests}
    return {
        place: replace(entry, source=names.get(entry.dossier, entry.source))
        for place, entry in book.items()
    }


def last_serials(book: Mapping[Place, Entry]) -> Counter[Page]:
    """The highest number of each series and year, void ones included; 0 before the first."""
    last: Counter[Page] = Counter()
    for series, year, serial in book:
        last[series, year] = max(last[series, year], serial)
    return last


def by_day(entry: Entry) -> tuple[dt.date, int]:
    return entry.issued_on, entry.serial


def same_day(entry: Entry, other: Entry) -> bool:
    return entry.issued_on == other.issued_on


def same_file(name: str, other: str) -> bool:
    """Windows forgets the case of a file name, macOS the form of its accents."""
    return folded(name) == folded(other)


def folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def padded(serial: int) -> str:
    return f"{serial:02d}"  # NĐ 30, PL I, II.3: zero before numbers below ten


def span(first: int, last: int) -> str:
    if first == last:
        return f"số {padded(first)}"
    return f"các số từ {padded(first)} đến {padded(last)}"


def day(date: dt.date) -> str:
    return f"{date:%d/%m/%Y}"
