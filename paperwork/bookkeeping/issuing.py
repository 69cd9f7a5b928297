"""What was signed and sent, and what is cancelled: the two ends of a number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from paperwork import saving
from paperwork.bookkeeping.files import path_of, unlike
from paperwork.bookkeeping.finding import Choice, chosen
from paperwork.findings import Finding, PartRef, error, has_errors, warning
from paperwork.register import Book, Entry, Filed, Location, Place, State
from paperwork.register.proof import place_of
from paperwork.register.rules import day

NO_FILE = error(
    "PW460",
    "Không thấy tệp “{file}” của số {number} trong thư mục “{folder}”.",
    "Chỉ đúng thư mục bằng --folder; tệp bị xóa thì chạy lại hồ sơ để lập lại với đúng số ấy.",
)
OPEN = error(
    "PW461",
    "Tệp “{file}” của số {number} đang mở trong Word.",
    "Lưu và đóng tệp rồi chạy lại.",
)
SIGNED_AS_EDITED = warning(
    "PW463",
    "Tệp “{file}” của số {number} đã sửa tay sau khi lập; sổ ghi nhận bản đang có là bản phát"
    " hành.",
    "Nếu đó không phải bản đã ký thì hủy số và lập lại.",
)
SENT_TOO_EARLY = error(
    "PW464",
    "Ngày chuyển {sent} sớm hơn ngày {date} của số {number}.",
    "Ghi lại ngày chuyển bằng --sent.",
)
NOT_YET = error(
    "PW465",
    "{what} {date} muộn hơn hôm nay {today}, nên số {number} chưa phát hành được.",
    "Đợi đến ngày ấy, hoặc sửa ngày rồi chạy lại.",
)
NOT_WRITTEN = error(
    "PW466",
    "Số {number} mới được lấy, chưa có tệp nên chưa phát hành được.",
    "Chạy lại hồ sơ “{source}” để lập văn bản.",
)
OUT_OF_DATE = error(
    "PW475",
    "Hồ sơ của số {number} đã đổi sau khi lập tệp “{file}”, nên tệp không còn khớp với sổ.",
    "Chạy lại hồ sơ “{source}” để lập lại tệp rồi phát hành.",
)
IS_VOID = error(
    "PW467",
    "Số {number} đã hủy ({reason}) nên không phát hành được.",
    "Chạy lại hồ sơ để lấy số mới.",
)
CHANGED_SINCE = error(
    "PW468",
    "Tệp “{file}” của số {number} không còn là bản đã phát hành.",
    "Chép lại tệp từ bản lưu; cần sửa thì hủy số và lấy số mới, hoặc ban hành văn bản đính chính.",
)


@dataclass(frozen=True)
class Issued:  # kết quả phát hành
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]


def issue(
    location: Location,
    choice: Choice,
    sent_on: dt.date,
    today: dt.date,
    who: str,
    folder: Path | None = None,
) -> Issued:
    """The entries as issued, all of them; or none, and what stands against it."""
    book = Book.existing(location)
    entries = chosen(book.entries(), choice)
    files: dict[Place, Filed] = {}
    findings: list[Finding] = []
    for entry in entries:
        findings += _not_to_be_sent(entry, sent_on, today, book)
        if entry.state in (State.WRITTEN, State.ISSUED):
            path = path_of(book, entry, folder)
            findings += _not_to_be_issued(entry, path)
            files[entry.place] = _filed_now(book, entry, path)
    if has_errors(findings):
        return Issued((), tuple(findings))
    return Issued(book.issue(files, sent_on, who), tuple(findings))


def void(location: Location, choice: Choice, because: str, who: str) -> tuple[Entry, ...]:
    """The entries, void for that reason."""
    book = Book.existing(location)
    places = [entry.place for entry in chosen(book.entries(), choice)]
    return book.void(places, because, who)


def _not_to_be_sent(
    entry: Entry, sent_on: dt.date, today: dt.date, book: Book
) -> Iterator[Finding]:
    """The state or the days of a number do not let it go out."""
    where, number = place_of(book.store.name, entry), entry.number
    if entry.state is State.RESERVED:
        yield NOT_WRITTEN.at(where, number=number, source=entry.source)
    if entry.state is State.VOID:
        yield IS_VOID.at(where, number=number, reason=entry.void_reason.rstrip("."))
    if entry.state is not State.WRITTEN:
        return
    for what, date in (("Ngày văn bản", entry.issued_on), ("Ngày chuyển", sent_on)):
        if date > today:
            said = {"what": what, "date": day(date), "today": day(today)}
            yield NOT_YET.at(where, number=number, **said)
    if sent_on < entry.issued_on:
        yield SENT_TOO_EARLY.at(where, sent=day(sent_on), date=day(entry.issued_on), number=number)


def _not_to_be_issued(entry: Entry, path: Path) -> Iterator[Finding]:
    """The file is not there, is open, or does not bear the number and day of the register."""
    where, said = PartRef(path.name, path.name), {"file": path.name, "number": entry.number}
    if not path.is_file():
        yield NO_FILE.at(where, folder=path.parent, **said)
    elif saving.is_open(path):
        yield OPEN.at(where, **said)
    elif faults := [*unlike(entry, path)]:
        yield from faults
    elif saving.digest(path.read_bytes()) != entry.sha256:
        fault = CHANGED_SINCE if entry.state is State.ISSUED else SIGNED_AS_EDITED
        yield fault.at(where, **said)
    elif not entry.content:
        yield OUT_OF_DATE.at(where, source=entry.source, **said)


def _filed_now(book: Book, entry: Entry, path: Path) -> Filed:
    """The file of an entry as it is now; the content is told by the data, not by the file."""
    return Filed(
        file_name=entry.file_name,
        folder=book.folder_name(path.parent),
        sha256=saving.digest(path.read_bytes()) if path.is_file() else entry.sha256,
        content=entry.content,
    )
