"""Which numbers a person means: by number and symbol, or by what they have in common."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from paperwork.errors import UsageError
from paperwork.register import Book, Entry, Location, State
from paperwork.wording import fold

NOT_A_NUMBER = "Không hiểu số “{text}”. Ghi cả ký hiệu, ví dụ 05/QĐ-SNNMT."
UNKNOWN = "Sổ không có số {text}{year}. Xem các số: paperwork register list."
AMBIGUOUS = "Sổ có nhiều số {text} ({which}). Thêm --year hoặc --dossier để chỉ đúng một số."
NOTHING_TO_ISSUE = (
    "Hồ sơ “{dossier}” không có số nào chờ phát hành. Xem lại mã hồ sơ và các số: paperwork"
    " register list."
)
NUMBER = re.compile(r"\s*0*(\d+)\s*/\s*(\S.*?)\s*")


@dataclass(frozen=True)
class Wish:  # những số muốn xem
    year: int | None = None
    series: str = ""
    state: State | None = None
    type_key: str = ""
    dossier: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    text: str = ""

    def takes(self, entry: Entry) -> bool:
        """Whether the entry is one of those."""
        return (
            self.year in (None, entry.year)
            and fold(self.series) in fold(entry.series_name)
            and self.state in (None, entry.state)
            and self.type_key in ("", entry.type_key)
            and self.dossier in ("", entry.dossier)
            and (self.since is None or self.since <= entry.issued_on)
            and (self.until is None or entry.issued_on <= self.until)
            and fold(self.text) in fold(f"{entry.number} {entry.subject} {entry.note}")
        )


@dataclass(frozen=True)
class Choice:  # những số được gọi đích danh
    numbers: tuple[str, ...]
    dossier: str = ""
    year: int | None = None


def find(location: Location, wish: Wish) -> tuple[Entry, ...]:
    """The entries of a wish, by series, year and number."""
    book = Book.existing(location)
    return tuple(entry for entry in book.entries() if wish.takes(entry))


def chosen(entries: Sequence[Entry], choice: Choice) -> tuple[Entry, ...]:
    """The entry of each number, or all of a dossier that have files when no number is named.

    UsageError for one that is not there or not the only one.
    """
    if not choice.numbers:
        return _of_dossier(entries, choice)
    named = (_chosen(entries, text, choice) for text in choice.numbers)
    return tuple(dict.fromkeys(named))  # 05/QĐ-SNNMT and 5/qđ-snnmt are one number


def _chosen(entries: Sequence[Entry], text: str, choice: Choice) -> Entry:
    said = NUMBER.fullmatch(unicodedata.normalize("NFC", text))
    if not said:
        raise UsageError(NOT_A_NUMBER.format(text=text))
    found = [
        entry
        for entry in entries
        if entry.serial == int(said[1])
        and entry.symbol.casefold() == said[2].casefold()
        and choice.year in (None, entry.year)
        and choice.dossier in ("", entry.dossier)
    ]
    if not found:
        year = f" năm {choice.year}" if choice.year else ""
        raise UsageError(UNKNOWN.format(text=text, year=year))
    if len(found) > 1:
        which = "; ".join(f"năm {entry.year}, hồ sơ {entry.dossier}" for entry in found)
        raise UsageError(AMBIGUOUS.format(text=text, which=which))
    return found[0]


def _of_dossier(entries: Sequence[Entry], choice: Choice) -> tuple[Entry, ...]:
    found = [
        entry
        for entry in entries
        if entry.dossier == choice.dossier
        and choice.year in (None, entry.year)
        and entry.state is State.WRITTEN
    ]
    if not found:
        raise UsageError(NOTHING_TO_ISSUE.format(dossier=choice.dossier))
    return tuple(found)
