"""Keeping the register safe: printed, backed up, brought back, moved, unlocked."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path

from paperwork import printed, saving
from paperwork.bookkeeping.finding import Wish, find
from paperwork.bookkeeping.proving import Verdict, verify
from paperwork.errors import RegisterError, SaveError, UsageError
from paperwork.findings import has_errors
from paperwork.printed import Cover, printed_book
from paperwork.register import Book, Location, copying, locks, store_of, trouble
from paperwork.register.locks import Holder
from paperwork.register.proof import Snapshot, proved, snapshot
from paperwork.register.session import Store
from paperwork.register.sqlite import SqliteStore
from paperwork.workbook import profile_for, read_unit

SEVERAL_YEARS = "Sổ có số của các năm {years}. Thêm --year để in sổ của một năm."
NOT_A_PRINT = (
    "Đã có tệp “{file}” không phải sổ do chương trình in ra, hoặc đã được sửa tay."
    " Chọn tên khác cho sổ in."
)
TAKEN = "Đã có tệp “{file}”. Chọn tên khác cho bản sao lưu."
NOT_KEPT = "Không ghi được bản sao lưu “{file}” ({reason}). Chọn nơi khác rồi chạy lại."
FAULTY = (
    "Bản sao lưu “{file}” có lỗi nên không dùng để khôi phục. Chọn bản sao lưu khác; xem lỗi bằng"
    " paperwork register verify, thêm --register và tên bản ấy."
)
STILL_GOOD = (
    "Sổ “{file}” vẫn dùng được và có {count} lần ghi mà bản sao lưu không có. Khôi phục là mất các"
    " lần ghi ấy nên sổ được giữ nguyên. Muốn bỏ hẳn sổ ấy thì tự chuyển nó đi nơi khác rồi chạy"
    " lại."
)
NOT_REPLACED = "Đã có sổ “{file}”. Muốn thay bằng bản sao lưu thì thêm --replace."
NOT_A_FILE = (
    "Sổ trên máy chủ không khôi phục đè lên được. Chép tệp sao lưu ra một bản rồi chạy: paperwork"
    " register move BẢN-CHÉP ĐỊA-CHỈ, với một cơ sở dữ liệu chưa có sổ."
)
BACKUPS = "sao-luu"
SAME_FILE = "“{file}” chính là sổ đang dùng, không phải bản sao lưu. Ghi tên tệp sao lưu."
SET_ASIDE = "bản khôi phục từ sao lưu"
UNLOCKED = "unlocked"  # việc ghi vào nhật ký


def export(
    location: Location,
    target: Path,
    wish: Wish,
    volume: int = 1,
    unit_book: Path | None = None,
    own: Path | None = None,
) -> int:
    """How many entries the printed book holds; it is written as .xlsx (NĐ 30, PL IV)."""
    found = find(location, wish)
    years = sorted({entry.year for entry in found})
    if len(years) > 1:
        raise UsageError(SEVERAL_YEARS.format(years=", ".join(map(str, years))))
    home = store_of(location).home
    profile = unit_book or (profile_for(home / "so.xlsx") if home else None)
    unit = read_unit(profile) if profile else None
    cover = Cover(
        parent=unit.parent if unit else "",
        name=unit.name if unit else "",
        year=wish.year or (years[0] if years else 0),
        since=wish.since,
        until=wish.until,
        volume=volume,
    )
    if target.exists() and saving.owner_of(target) != printed.KEY:
        raise SaveError(NOT_A_PRINT.format(file=target))
    saving.writable(target.resolve().parent)
    saving.save(target, printed_book(found, cover, own))
    return len(found)


def backup(location: Location, target: Path | None, now: dt.datetime) -> Path:
    """Where the copy is: whole and proved like its original, also while clerks take numbers."""
    store = Book.existing(location).store
    path = target or _backup_name(store.home or Path(), store.name, now)
    if path.exists():
        raise RegisterError(TAKEN.format(file=path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _copied(store.path if isinstance(store, SqliteStore) else location, path)
    except OSError as error:
        raise SaveError(NOT_KEPT.format(file=path, reason=saving.reason(error))) from error
    return path


def restore(
    location: Location, copy: Path, replace: bool, now: dt.datetime, folders: Sequence[Path]
) -> Verdict:
    """What the register is now: the backup, with the former register set aside beside it.

    A register that still works and knows more than the backup is never given up. Documents below
    the folder of the register, or those folders, tell which numbers the backup does not know.
    """
    store = store_of(location)
    if not isinstance(store, SqliteStore):
        raise RegisterError(NOT_A_FILE)
    if store.path.exists() and copy.samefile(store.path):
        raise UsageError(SAME_FILE.format(file=copy.name))
    held = Book.existing(copy).snapshot()
    if has_errors(proved(held, copy.name, now.date())):
        raise RegisterError(FAULTY.format(file=copy.name))
    try:
        if store.path.exists():
            if not replace:
                raise RegisterError(NOT_REPLACED.format(file=store.path.name))
            _give_up(store, held)
        _copied(copy, store.path, partial(_set_aside, store.path, now))
    except OSError as error:
        raise RegisterError(
            NOT_KEPT.format(file=store.path, reason=saving.reason(error))
        ) from error
    return verify(location, folders or (store.home,), now.date())


def unlock(location: Location, who: str = "") -> Holder | None:
    """Whose lock was taken off the register, noted in its journal; None when there was none."""
    store = store_of(location)
    if not isinstance(store, SqliteStore):
        return None
    try:
        holder = locks.unlock(store.path)
    except locks.LockHeld as held:
        raise RegisterError(trouble.held(store.name, held.holder)) from held
    if holder is not None and store.path.exists():
        book = Book.existing(location)
        if not book.snapshot().head.moved_to:  # nothing more is written into one that has moved
            book.remark(UNLOCKED, holder.host, who)
    return holder


def move(source: Location, target: Location, today: dt.date, who: str = "") -> Verdict:
    """What the new register is; the old one takes no number any more."""
    old, new = Book.existing(source), store_of(target)
    if old.store == new:
        raise UsageError("Hai nơi là một. Ghi nơi mới của sổ ở tham số thứ hai.")
    if not old.snapshot().head.moved_to:  # else it only has to be completed
        _require_vacant(new)
        new.try_founding()
        old.rehome(new.home, who)
        old.remark("moved", new.name, who)
    copying.move(old.store, new, new.identity)
    return verify(target, (), today)


def _require_vacant(store: Store) -> None:
    """RegisterError when there is a register already, or no place for one."""
    store.check()
    with store.reading() as session:
        if session is not None:
            raise RegisterError(trouble.EXISTS.format(name=store.name))


def _backup_name(home: Path, name: str, now: dt.datetime) -> Path:
    stem = Path(name).stem if name.endswith(".sqlite") else "so-van-ban-di"
    return home / BACKUPS / f"{stem}-{now:%Y%m%d-%H%M%S}.sqlite"


def _copied(source: Location, target: Path, make_way: Callable[[], None] | None = None) -> Snapshot:
    """Copies a register into a file, which is there whole or not at all."""
    saving.sweep(target.parent)
    draft = saving.temporary(target)
    try:
        held = copying.copy(store_of(source), SqliteStore(draft))
        if make_way:
            make_way()
        draft.replace(target)
        saving.sync_folder(target.parent)
    finally:
        with suppress(OSError):  # a later run sweeps it away
            draft.unlink(missing_ok=True)
    return held


def _give_up(store: SqliteStore, held: Snapshot) -> None:
    """Closes the register that is there, if it can be read, so that nobody writes into it any more.

    RegisterError when it is sound and holds what the backup does not.
    """
    known = {line.hash for line in held.lines}
    missing = 0
    try:
        store.check()
        with store.writing() as session:
            present = snapshot(session)
            if not has_errors(proved(present, store.name, dt.date.max)):
                missing = sum(line.hash not in known for line in present.lines)
            if not missing and not present.head.moved_to:
                session.write("UPDATE book SET moved_to = :name", [{"name": SET_ASIDE}])
    except trouble.DamagedError:
        return  # damaged, which is what backups are for
    if missing:
        raise RegisterError(STILL_GOOD.format(file=store.name, count=missing))


def _set_aside(path: Path, now: dt.datetime) -> None:
    """The former register under another name too, with its journal if it left one.

    Its own name stays taken until the backup stands there: whoever found no register in between
    would begin a new one, and give numbers twice.
    """
    aside = path.with_name(f"{path.stem}-cu-{now:%Y%m%d-%H%M%S}{path.suffix}")
    if path.exists():
        aside.unlink(missing_ok=True)
        try:
            aside.hardlink_to(path)
        except OSError:  # a share without hard links
            shutil.copyfile(path, aside)
    journal = path.with_name(f"{path.name}-journal")  # also of a lost one: it would spoil the next
    if journal.exists():
        journal.replace(aside.with_name(f"{aside.name}-journal"))
