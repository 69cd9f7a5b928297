"""What stands where a document is to be written: nothing, our own file, or somebody's work."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from paperwork import saving
from paperwork.findings import Fault, Finding, PartRef, error, warning
from paperwork.model import Document
from paperwork.register import Entry, State
from paperwork.render import Unreadable, first_difference, text_of

FOREIGN = error(
    "PW301",
    "Thư mục kết quả đã có tệp {file} không phải của hồ sơ này.",
    "Chọn thư mục khác bằng -o, hoặc chuyển tệp đó đi nơi khác.",
)
EDITED = warning(
    "PW302",
    "Tệp {file} đã được sửa sau khi lập nên được giữ nguyên, không ghi đè.",
    "Muốn lập bản mới thì xóa hoặc đổi tên tệp đó rồi chạy lại, hoặc thêm --overwrite.",
)
SPOILT = warning(
    "PW318",
    "Tệp {file} không đọc được nữa, có thể đã hỏng, nên được giữ nguyên, không ghi đè.",
    "Chép lại tệp từ bản lưu; không có bản lưu thì xóa hoặc đổi tên tệp rồi chạy lại để lập lại, "
    "số đã cấp được giữ nguyên.",
)
OPEN = error(
    "PW303",
    "Tệp {file} đang mở trong Word hoặc Excel.",
    "Đóng tệp rồi chạy lại; nếu không mở ở đâu thì xóa tệp khóa tên bắt đầu bằng ~ ở cạnh nó.",
)
LOST = error(
    "PW304",
    "Tệp {file} đã có số, nhưng sổ {register} không ghi số nào cho văn bản này.",
    "Chỉ đúng sổ bằng --register hoặc phục hồi sổ từ bản sao lưu. Sổ đã mất hẳn thì ghi số ấy vào "
    "cột “Số” của trang Văn bản để vào sổ lại.",
)
STALE = error(
    "PW306",
    "Tệp {file} đã được sửa tay, nhưng ngày hoặc trích yếu trong hồ sơ nay đã khác.",
    "Sửa lại hồ sơ cho khớp với tệp, hoặc thêm --overwrite để lập lại tệp.",
)
UNFILLED = error(
    "PW309",
    "Tệp {file} đã được sửa tay trước khi có số nên không điền số vào được.",
    "Ghi chỗ đã sửa vào hồ sơ rồi chạy lại với --overwrite; hoặc chuyển tệp đi nơi khác.",
)
VOID_NUMBER = error(
    "PW310",
    "Tệp {file} mang số {number} đã hủy và đã được sửa tay.",
    "Xóa hoặc đổi tên tệp rồi chạy lại để lấy số mới, hoặc thêm --overwrite.",
)
NO_LONGER_ISSUED = warning(
    "PW311",
    "Tệp {file} không còn là bản đã phát hành với số {number}; chương trình không đụng tới tệp.",
    "Chép lại tệp từ bản lưu.",
)
ISSUED_IS_GONE = error(
    "PW312",
    "Tệp {file} đã phát hành với số {number} không còn ở thư mục kết quả, và lập lại thì không ra "
    "đúng bản ấy.",
    "Chép lại tệp từ bản lưu, hoặc dùng --only để bỏ văn bản này khỏi lần chạy.",
)
DIFFERENCE = warning(
    "PW313",
    "Chỗ khác đầu tiên của {file}: bản đã phát hành {old}, hồ sơ nay {new}.",
    "Xem lại ô đã đổi trong hồ sơ.",
)

LEFT_ALONE = frozenset({EDITED.code, SPOILT.code})  # tệp còn đó, không ghi đè
OWN_NUMBER = re.compile(r"Số: ?(\d+)/")


@dataclass(frozen=True)
class Target:  # chỗ sẽ ghi một văn bản
    document: Document
    path: Path
    rehearsed: bytes  # như sẽ ghi, trừ số chưa lấy
    register: str = ""  # tên sổ; trống khi lập dự thảo
    entry: Entry | None = None
    voided: Entry | None = None  # số đã hủy sau cùng của văn bản
    awaits: bool = False  # để trống số và ngày
    overwrite: bool = False

    def at(self, fault: Fault, **said: object) -> Finding:
        name = self.path.name
        return fault.at(PartRef(name, name), file=name, **said)


def obstacles(target: Target) -> Iterator[Finding]:
    """What stands in the way of a file: one that is open, edited, issued, or not ours."""
    path, entry = target.path, target.entry
    if entry and entry.state is State.ISSUED:
        yield from _issued(target, entry)
    elif path.exists() and not path.is_file():
        yield target.at(FOREIGN)
    elif path.exists() and saving.is_open(path):
        yield target.at(OPEN)
    elif path.exists():
        yield from _there(target)


def own_serial(path: Path) -> int | None:
    """The number that a document of ours gives itself; None when it has none, or is none."""
    for paragraph in _text(path):
        if found := OWN_NUMBER.match(paragraph):
            return int(found[1])
    return None


def set_aside(target: Target) -> None:
    """Keeps the file of a void number under a name that says so: it may have been signed."""
    path, voided, entry = target.path, target.voided, target.entry
    if voided is None or not path.is_file() or (entry and entry.serial == voided.serial):
        return
    if own_serial(path) == voided.serial:
        aside = path.with_name(
            f"{path.stem}-da-huy-so-{voided.serial:02d}-{voided.year}{path.suffix}"
        )
        saving.move(path, aside)


def _there(target: Target) -> Iterator[Finding]:
    """What a file that is there, and that nobody has open, says against being replaced."""
    document, entry = target.document, target.entry
    key = saving.key_of(target.path)
    is_recorded = entry is not None or not document.type.numbered or not target.register
    if key not in (None, document.key) or (key is None and not is_recorded):
        yield target.at(FOREIGN)
    elif is_recorded:
        if _was_edited(target):
            yield target.at(_stale(target) if entry else _edited(target.path))
    else:
        yield from _unrecorded(target)


def _unrecorded(target: Target) -> Iterator[Finding]:
    """A file of ours for which the register has no live number."""
    serial, voided = own_serial(target.path), target.voided
    if serial is None:
        if _was_edited(target):
            yield target.at(EDITED if target.awaits else UNFILLED)
    elif voided and serial == voided.serial:
        if _was_edited(target, voided.sha256):
            yield target.at(VOID_NUMBER, number=voided.number)
    elif serial != target.document.given_serial:
        yield target.at(LOST, register=target.register)
    elif _was_edited(target):
        yield target.at(EDITED)


def _issued(target: Target, entry: Entry) -> Iterator[Finding]:
    """A signed document is never written again but to restore the very same file."""
    said = {"number": entry.number}
    if target.path.is_file():
        if saving.digest(target.path.read_bytes()) != entry.sha256:
            yield target.at(NO_LONGER_ISSUED, **said)
        yield from _difference(target)
    elif saving.digest(target.rehearsed) != entry.sha256:
        yield target.at(ISSUED_IS_GONE, **said)


def _difference(target: Target) -> Iterator[Finding]:
    """Where the data say something else now than the signed document does."""
    new = text_of(target.rehearsed, target.path.suffix)
    if pair := first_difference(_text(target.path), new):
        yield target.at(DIFFERENCE, old=_quoted(pair[0]), new=_quoted(pair[1]))


def _quoted(text: str) -> str:
    """What a document says in a place."""
    return f"ghi “{text}”" if text else "để trống"


def _was_edited(target: Target, written: str = "") -> bool:
    """Whether the file is neither what the register saw written nor what would be written now."""
    if target.overwrite:
        return False
    written = written or (target.entry.sha256 if target.entry else "")
    found = target.path.read_bytes()
    if found == target.rehearsed:
        return False
    if written:
        return saving.digest(found) != written
    return saving.owner_of(target.path) is None


def _stale(target: Target) -> Fault:
    """The data have moved on from a file that was edited by hand: two truths are an error."""
    document, entry = target.document, target.entry
    assert entry is not None
    same = (entry.issued_on, entry.subject) == (document.issued_on, document.subject_line)
    return _edited(target.path) if same else STALE


def _edited(path: Path) -> Fault:
    """What is said of a file that is not as it was written: a person or a disk has changed it."""
    return SPOILT if _read(path) is None else EDITED


def _text(path: Path) -> tuple[str, ...]:
    return _read(path) or ()


def _read(path: Path) -> tuple[str, ...] | None:
    """What a file says; None when it cannot be read."""
    try:
        return text_of(path.read_bytes(), path.suffix)
    except (Unreadable, OSError):
        return None


def voided_last(entries: list[Entry]) -> Mapping[str, Entry]:
    """The last void entry of each key."""
    voided = sorted((e for e in entries if not e.is_live), key=lambda e: e.changed_at)
    return {entry.key: entry for entry in voided}
