"""The file of a number: where it is, and whether its text bears that number and its day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from paperwork.findings import Finding, PartRef, error
from paperwork.register import Book, Entry
from paperwork.register.rules import day
from paperwork.render import Unreadable, text_of
from paperwork.wording import date_line

NOT_ITS_NUMBER = error(
    "PW462",
    "Tệp “{file}” không có {what} như sổ đã ghi.",
    "Mở tệp, sửa số và ngày cho đúng sổ rồi chạy lại; hoặc lập lại tệp (--overwrite).",
)
UNREADABLE = error(
    "PW473",
    "Tệp “{file}” của số {number} không đọc được.",
    "Chép lại tệp từ bản lưu, hoặc chạy lại hồ sơ để lập lại với đúng số ấy.",
)

OWN_NUMBER = re.compile(r"Số ?:? ?(\d+) ?/ ?(\S+)")
PLACE_AND_DATE = re.compile(r"[^,;:]{2,60}, ngày \d{1,2} tháng \d{1,2} năm \d{4}")


def path_of(book: Book, entry: Entry, folder: Path | None = None) -> Path:
    return (folder or book.folder_of(entry)) / entry.file_name


def unlike(entry: Entry, path: Path) -> Iterator[Finding]:
    """The text of the file lacks the number or the day that the register holds for it."""
    where, said = PartRef(path.name, path.name), {"file": path.name, "number": entry.number}
    try:
        text = text_of(path.read_bytes(), path.suffix)
    except (Unreadable, OSError):
        yield UNREADABLE.at(where, **said)
        return
    wanted = {
        f"số {entry.number}": _own_number(text) == str(entry.number),
        f"ngày {day(entry.issued_on)}": date_line(entry.issued_on) in _own_date(text),
    }
    if lacking := [what for what, is_there in wanted.items() if not is_there]:
        yield NOT_ITS_NUMBER.at(where, what=" và ".join(lacking), **said)


def _own_number(text: Sequence[str]) -> str:
    """The number that the document gives itself in its head, whatever others it cites."""
    found = (OWN_NUMBER.fullmatch(paragraph) for paragraph in text)
    return next(("/".join(number.groups()) for number in found if number), "")


def _own_date(text: Sequence[str]) -> str:
    """The line of place and day; all of the text where there is none, as in minutes."""
    found = (paragraph for paragraph in text if PLACE_AND_DATE.fullmatch(paragraph))
    return next(found, " ".join(text))
