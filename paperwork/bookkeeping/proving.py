"""The proof of a register with its files: what an inspector would find."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from paperwork import saving
from paperwork.bookkeeping.files import path_of, unlike
from paperwork.bookkeeping.issuing import CHANGED_SINCE
from paperwork.errors import UsageError
from paperwork.findings import Finding, PartRef, error, warning
from paperwork.register import Book, Entry, Location, State
from paperwork.register.proof import proved
from paperwork.targets import own_serial
from paperwork.wording import padded

EDITED = error(
    "PW469",
    "Tệp “{file}” của số {number} đã được sửa sau khi lập.",
    "Nếu là bản sẽ ký thì phát hành để sổ ghi nhận; không thì lập lại bằng --overwrite.",
)
MISSING = warning(
    "PW470",
    "Không thấy tệp “{file}” của số {number}.",
    "Chỉ thư mục đang giữ tệp bằng --files, hoặc chạy lại hồ sơ để lập lại với đúng số ấy.",
)
ISSUED_MISSING = error(
    "PW471",
    "Không thấy tệp “{file}” của số {number} đã phát hành.",
    "Chỉ thư mục đang giữ tệp bằng --files, hoặc chép lại tệp từ bản lưu.",
)
UNKNOWN_FILE = error(
    "PW472",
    "Tệp “{file}” do paperwork lập cho “{key}” nhưng sổ không ghi {what} cho văn bản ấy.",
    "Nếu tệp đã có số: ghi số ấy vào cột “Số” của trang Văn bản rồi chạy lại hồ sơ để vào sổ.",
)
SEAL_LOST = error(
    "PW474",
    "Nhật ký không có mã niêm “{seal}” đã ghi lại trước đây: sổ đã bị cắt bớt hoặc thay bằng sổ"
    " khác.",
    "Khôi phục sổ từ bản sao lưu còn mã niêm ấy.",
)

SHORTEST_SEAL = 8  # as the command prints it
SEAL_TOO_SHORT = "Ghi đủ mã niêm, ít nhất 8 chữ số như lệnh verify đã in."


@dataclass(frozen=True)
class Verdict:  # kết quả kiểm tra sổ
    entries: int
    series: int
    seal: str
    findings: tuple[Finding, ...]


def verify(location: Location, folders: Sequence[Path], today: dt.date, seal: str = "") -> Verdict:
    """What is wrong with the register, with its files, and between the two."""
    book = Book.existing(location)
    held = book.snapshot()
    files = _keyed_files(folders)
    findings = [*proved(held, book.store.name, today)]
    if seal and len(seal) < SHORTEST_SEAL:
        raise UsageError(SEAL_TOO_SHORT)
    if seal and not any(line.hash.startswith(seal.lower()) for line in held.lines):
        findings.append(SEAL_LOST.at(PartRef(book.store.name, "nhật ký"), seal=seal))
    for entry in held.entries:
        if entry.state in (State.WRITTEN, State.ISSUED):
            findings += _against_file(book, entry, files)
    findings += _unknown_files(held.entries, files)
    pages = {entry.page for entry in held.entries}
    return Verdict(len(held.entries), len(pages), held.head.hash, tuple(findings))


def _against_file(book: Book, entry: Entry, files: Mapping[str, list[Path]]) -> Iterator[Finding]:
    """The file of a number is gone, changed, or says another number or day."""
    recorded = path_of(book, entry)
    paths = [recorded] if recorded.is_file() else files.get(entry.key, [])
    said = {"file": entry.file_name, "number": entry.number}
    where = PartRef(entry.file_name, entry.file_name)
    if not paths:
        fault = ISSUED_MISSING if entry.state is State.ISSUED else MISSING
        yield fault.at(where, **said)
    elif all(saving.digest(path.read_bytes()) != entry.sha256 for path in paths):
        yield (CHANGED_SINCE if entry.state is State.ISSUED else EDITED).at(where, **said)
    for path in paths[:1]:
        yield from unlike(entry, path)


def _keyed_files(folders: Iterable[Path]) -> dict[str, list[Path]]:
    """The documents of ours in those folders and below, by key."""
    found: dict[str, list[Path]] = {}
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(f"Không có thư mục “{folder}”. Kiểm tra lại tên.")
        for path in sorted(folder.rglob("*.docx")):
            if key := saving.key_of(path):
                found.setdefault(key, []).append(path)
    return found


def _unknown_files(entries: Sequence[Entry], files: Mapping[str, list[Path]]) -> Iterator[Finding]:
    """Documents of ours that bear a number which the register does not hold for them."""
    known: dict[str, set[int]] = {}
    for entry in entries:
        known.setdefault(entry.key, set()).add(entry.serial)
    for key, paths in files.items():
        for path in paths:
            serial = own_serial(path)
            if serial is not None and serial not in known.get(key, set()):
                what = f"số {padded(serial)}" if key in known else "số nào"
                where = PartRef(path.name, path.name)
                yield UNKNOWN_FILE.at(where, file=path.name, key=key, what=what)
