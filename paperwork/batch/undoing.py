"""Taking the last batch back: its files, and the numbers that nobody outside has seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from paperwork import saving
from paperwork.batch.journal import Batch, Journal, Taken, last_known
from paperwork.batch.outcome import Made, Outcome
from paperwork.batch.unchanged import digest_of
from paperwork.batch.zipping import zip_of
from paperwork.errors import SaveError, UsageError
from paperwork.pdf import pdf_of
from paperwork.register import Book, Entry, Location, State

NOTHING = "Thư mục “{folder}” không có đợt nào để hoàn tác."
UNKNOWN_REGISTER = (
    "Đợt này lấy số ở sổ đăng ký trên máy chủ. Chỉ sổ ấy bằng --register rồi chạy lại."
)
EDITED, ISSUED = "đã sửa tay sau khi lập", "đã phát hành"


@dataclass(frozen=True)
class Kept:  # tệp không xóa
    path: Path
    why: str


@dataclass(frozen=True)
class Numbers:  # số của một sổ đăng ký
    register: Location
    released: tuple[Entry, ...]  # trả lại: chưa phát hành, ở cuối dãy
    voided: tuple[Entry, ...]  # hủy, ghi lý do
    kept: tuple[Entry, ...]  # giữ nguyên


@dataclass(frozen=True)
class Undoing:  # việc hoàn tác một đợt
    journal: Journal
    batch: int
    removed: tuple[Path, ...]
    kept: tuple[Kept, ...]
    numbers: tuple[Numbers, ...]


def planned(home: Path, register: Location | None = None) -> Undoing:
    """What undoing the last batch of the folder would do; nothing is touched."""
    journal = Journal.of(home)
    batch, known = _last(journal), last_known(journal.batches())
    removed: list[Path] = []
    kept: list[Kept] = []
    held: dict[str, list[str]] = {}
    for book, taken in batch.taken.items():
        outcome, place = known.get(book), _register_of(taken, register)
        entries = _entries(place, taken)
        own = list(_files(taken, outcome, entries))
        kept += [file for file in own if isinstance(file, Kept)]
        removed += [file for file in own if isinstance(file, Path)]
        names = {file.path.name for file in own if isinstance(file, Kept)}
        free = [key for key, entry in entries.items() if entry.file_name not in names]
        if place is not None:
            held.setdefault(str(place), []).extend(free)
    numbers = tuple(_numbers(_location(place), keys) for place, keys in held.items() if keys)
    return Undoing(journal, batch.number, tuple(removed), tuple(kept), numbers)


def undo(plan: Undoing, because: str, clerk: str) -> Undoing:
    """The plan as it was carried out; a number taken by others meanwhile may be void instead."""
    with plan.journal.locked():
        if _last(plan.journal).number != plan.batch:
            raise UsageError("Đợt này vừa được hoàn tác hoặc có đợt mới hơn. Chạy lại lệnh.")
        # Files first: a number without its file is made again, a file without its number is lost.
        for path in plan.removed:
            _remove(path)
        done = tuple(_given_up(numbers, because, clerk) for numbers in plan.numbers)
        plan.journal.undone(plan.batch)
    return replace(plan, numbers=done)


def _last(journal: Journal) -> Batch:
    """The last batch that made anything and still stands."""
    for batch in reversed(journal.batches()):
        if batch.has_made and not batch.is_undone:
            return batch
    raise UsageError(NOTHING.format(folder=journal.path.parent))


def _register_of(taken: Taken, register: Location | None) -> Location | None:
    """The register a dossier took its numbers in; None when it took none."""
    if not taken.keys:
        return None
    if register is not None:
        return register
    if not taken.register:
        raise UsageError(UNKNOWN_REGISTER)
    return Path(taken.register)


def _location(place: str) -> Location:
    return place if "://" in place else Path(place)


def _entries(place: Location | None, taken: Taken) -> dict[str, Entry]:
    """The live entries of the keys that a dossier took."""
    if place is None:
        return {}
    wanted = set(taken.keys)
    found = Book.open(place).entries()
    return {entry.key: entry for entry in found if entry.is_live and entry.key in wanted}


def _files(
    taken: Taken, outcome: Outcome | None, entries: dict[str, Entry]
) -> Iterator[Path | Kept]:
    """Each file of the dossier that came with the batch: to be removed, or kept and why."""
    folder = Path(taken.folder)
    made = {document.file: document for document in outcome.documents} if outcome else {}
    issued = {entry.file_name for entry in entries.values() if entry.state is State.ISSUED}
    kept_any = False
    for name in taken.files:
        path = folder / name
        if not path.is_file():
            continue
        if name in issued:
            yield Kept(path, ISSUED)
        elif _is_as_made(path, made.get(name)):
            yield path
            yield from _pdf(path, made.get(name))
            continue
        else:
            yield Kept(path, EDITED)
        kept_any = True
    if outcome and outcome.zipped and not kept_any:
        path = zip_of(outcome)
        if path.is_file() and digest_of(path) == outcome.zip_sha256:
            yield path


def _is_as_made(path: Path, made: Made | None) -> bool:
    """Whether the file is as the batch left it; of a run cut short, whether nobody edited it."""
    if made and made.sha256:
        return digest_of(path) == made.sha256 and made.state != "kept"
    return saving.owner_of(path) is not None


def _pdf(path: Path, made: Made | None) -> Iterator[Path]:
    pdf = pdf_of(path)
    if made and made.pdf_sha256 and pdf.is_file() and digest_of(pdf) == made.pdf_sha256:
        yield pdf


def _remove(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise SaveError(
            f"Không xóa được {path.name} ({saving.reason(error)}). Đóng tệp rồi chạy lại."
        ) from error
    with suppress(OSError):  # other files are in it
        path.parent.rmdir()


def _numbers(place: Location, keys: Sequence[str]) -> Numbers:
    plan = Book.open(place).release_plan(keys)
    return Numbers(place, tuple(plan.released), tuple(plan.voided), tuple(plan.kept))


def _given_up(numbers: Numbers, because: str, clerk: str) -> Numbers:
    keys = [entry.key for entry in (*numbers.released, *numbers.voided)]
    plan = Book.open(numbers.register).release(keys, because, clerk)
    kept = (*numbers.kept, *plan.kept)
    return Numbers(numbers.register, tuple(plan.released), tuple(plan.voided), kept)
