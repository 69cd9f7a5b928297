"""Whose turn it is at a register on a share: one process of each machine, one machine of all.

The first lock is the kernel's, on a file of this machine, and is freed when its process dies. The
second is a file beside the register, for locks of the kernel may not reach the other machines.
Who holds the first knows that a lock file of its own seat was left by a dead process.
"""

from __future__ import annotations

import datetime as dt
import errno
import hashlib
import json
import os
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout

SUFFIX = ".khoa"
FIRST_PAUSE, LONGEST_PAUSE = 0.001, 0.05  # giây giữa hai lần hỏi
TRIES, PAUSE = 50, 0.02  # Windows: a lock file that somebody is reading cannot be removed
WITHOUT_LINKS = {errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.ENOTSUP}


@dataclass(frozen=True)
class Holder:  # người đang giữ sổ
    host: str = ""  # tên máy; trống khi tệp khóa không đọc được
    pid: int = 0
    since: dt.datetime | None = None  # giờ UTC
    token: str = ""  # mỗi lần giữ một mã
    seat: str = ""  # máy và người dùng, không nêu tên: chỉ nơi ấy biết khóa này còn sống hay không


class LockHeld(Exception):  # noqa: N818 - it says what is so, and the register makes the error of it
    """Somebody else has been at the register for longer than one waits."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(f"held by {holder.host or 'an unknown host'} since {holder.since}")
        self.holder, self.host, self.since = holder, holder.host, holder.since


@contextmanager
def held(
    path: Path,
    patience: float,
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> Iterator[None]:
    """The register is ours alone while inside; LockHeld when it is not after so many seconds."""
    turns = partial(_turns, clock() + patience, clock, sleep)
    with _seat(path, turns()) as seat:
        since = dt.datetime.now(dt.UTC).replace(microsecond=0)
        mine = Holder(host_name(), os.getpid(), since, uuid4().hex, seat)
        _claim(lock_file(path), mine, turns())
        try:
            yield
        finally:
            _remove(lock_file(path), mine.token)


def holder(path: Path) -> Holder | None:
    """Who holds the register of that path; of an unreadable lock file, a holder without a name."""
    return _found(lock_file(path))


def unlock(path: Path) -> Holder | None:
    """Whose lock file was removed; None when there was none.

    For a machine that is off or a program that is gone, which only a person can know. LockHeld
    when the holder is a process of our own that lives.
    """
    found = holder(path)
    if found is None:
        return None
    if found.host == host_name():
        with _seat(path, iter([True])):  # taken while a process of ours lives
            _remove(lock_file(path), found.token)
    else:
        _remove(lock_file(path), found.token)
    return found


def lock_file(path: Path) -> Path:
    """The lock file of a register, beside the file itself, however one came to it."""
    register = path.resolve()
    return register.with_name(register.name + SUFFIX)


def host_name() -> str:
    """The name of this machine, by which people know it."""
    return socket.gethostname()


def state_folder() -> Path:
    """The folder for the locks of this user on this machine; it outlives a power cut.

    Not one for all users: in the common folders of Windows and Linux a user may not write the
    files of another. So another user's lock is like another machine's, which is waited for.
    """
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or tempfile.gettempdir(), "paperwork")
    if state := os.environ.get("XDG_STATE_HOME"):
        return Path(state, "paperwork")
    try:
        return Path.home() / ".local" / "state" / "paperwork"
    except RuntimeError:  # an account without a home
        return Path(tempfile.gettempdir(), f"paperwork-{os.getuid()}")


def _turns(
    deadline: float, clock: Callable[[], float], sleep: Callable[[float], None]
) -> Iterator[bool]:
    """One turn after another, with growing pauses: whether it is the last, for time has run out."""
    pause = FIRST_PAUSE
    while True:
        yield clock() >= deadline
        sleep(pause)
        pause = min(pause * 1.5, LONGEST_PAUSE)


@contextmanager
def _seat(path: Path, turns: Iterator[bool]) -> Iterator[str]:
    """The name of our seat, while no other process of this user on this machine is there."""
    folder = state_folder()
    folder.mkdir(parents=True, exist_ok=True)
    place = os.path.normcase(path.resolve())
    key = hashlib.sha256(os.fsencode(place)).hexdigest()[:16]
    lock = FileLock(folder / f"{key}.lock")
    for last in turns:
        try:
            lock.acquire(blocking=False)
            break
        except Timeout:
            if last:
                raise LockHeld(holder(path) or Holder(host_name())) from None
    try:
        yield _seat_name(folder / f"{key}.seat")
    finally:
        lock.release()


def _seat_name(kept: Path) -> str:
    """The name of the seat: two machines may share a host name, and two hosts a home folder."""
    word = b""
    with suppress(FileNotFoundError):
        word = kept.read_bytes()
    if not word:
        word = uuid4().hex.encode()
        _write(kept, word)
    return hashlib.sha256(os.fsencode(host_name()) + b"\n" + word).hexdigest()[:32]


def _claim(lock: Path, mine: Holder, turns: Iterator[bool]) -> None:
    """Puts our lock file there, complete from its first instant, or raises LockHeld."""
    draft = lock.with_name(f".{lock.name}-{mine.seat}.part")
    draft.unlink(missing_ok=True)  # of a dead process; it may be the very file of its lock
    _write(draft, _content(mine))
    try:
        _remove_dead(lock, mine.seat)
        for last in turns:
            refusal = _refusal(draft, lock)
            if refusal is None:
                return
            if last and (found := _found(lock)):
                raise LockHeld(found) from refusal
            if last and not isinstance(refusal, FileExistsError):
                raise refusal
    finally:
        draft.unlink(missing_ok=True)


def _refusal(draft: Path, lock: Path) -> OSError | None:
    """Why the draft is not the lock file yet; None once it is."""
    try:
        if os.name == "nt":
            draft.rename(lock)  # refuses an existing target there, but would replace it elsewhere
        else:
            _link(draft, lock)
    except FileExistsError as refusal:
        return refusal
    except PermissionError as refusal:
        if os.name != "nt":
            raise
        return refusal  # Windows: the file removed last is still being looked at
    return None


def _link(draft: Path, lock: Path) -> None:
    """Makes the draft the lock file too, or raises FileExistsError."""
    try:
        lock.hardlink_to(draft)
    except FileExistsError:
        if draft.stat().st_nlink == 1:  # else NFS did it, lost its answer and asked again
            raise
    except OSError as error:
        if error.errno not in WITHOUT_LINKS:
            raise
        with lock.open("xb") as stream:  # a share without hard links: exclusive, if not complete
            stream.write(draft.read_bytes())


def _remove_dead(lock: Path, seat: str) -> None:
    """Removes the lock file of a process that died in our seat."""
    if (found := _found(lock)) and found.seat == seat:
        _remove(lock, found.token)


def _remove(lock: Path, token: str) -> None:
    """Removes the lock file, if it still is the one of that token."""
    for left in reversed(range(TRIES)):
        try:
            if _holder(lock.read_bytes()).token == token:
                lock.unlink()
            return
        except FileNotFoundError:
            return
        except PermissionError:
            if os.name != "nt" or not left:
                raise
            time.sleep(PAUSE)


def _found(lock: Path) -> Holder | None:
    try:
        return _holder(lock.read_bytes())
    except FileNotFoundError:
        return None
    except OSError:  # Windows: it is being removed; NFS: it was removed a moment ago
        return Holder()


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _content(mine: Holder) -> bytes:
    since = mine.since.isoformat() if mine.since else None
    return json.dumps(asdict(mine) | {"since": since}).encode()


def _holder(content: bytes) -> Holder:
    """The holder that a lock file names; one without a name when it is only half there."""
    try:
        said = json.loads(content)
        since = dt.datetime.fromisoformat(said["since"])
        return Holder(
            str(said["host"]), int(said["pid"]), since, str(said["token"]), str(said["seat"])
        )
    except (ValueError, TypeError, KeyError):
        return Holder()
