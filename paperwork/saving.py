"""Files put in place whole or not at all, and never over something a person has edited."""

from __future__ import annotations

import ctypes
import errno
import hashlib
import os
import platform
import re
import shutil
import sys
import time
from contextlib import suppress
from ctypes import wintypes
from pathlib import Path
from uuid import uuid4

from paperwork.errors import SaveError
from paperwork.package import NotWellFormed, parsed, part_in

CORE = "docProps/core.xml"
DUBLIN_CORE = "{http://purl.org/dc/terms/}"
PROPERTIES = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
REASONS = {  # lỗi của hệ điều hành, nói bằng tiếng Việt
    errno.EACCES: "không có quyền ghi",
    errno.EPERM: "không có quyền ghi",
    errno.EROFS: "ổ đĩa chỉ đọc được",
    errno.ENOSPC: "ổ đĩa đã đầy",
    errno.EEXIST: "trùng tên với một tệp",
    errno.ENOTDIR: "trùng tên với một tệp",
    errno.EISDIR: "trùng tên với một thư mục",
    errno.ENAMETOOLONG: "tên quá dài",
}
TRIES, PAUSE = 4, 0.4  # Windows: a scanner or indexer may hold the target for a moment
MODE = 0o640  # names of people: the office's group may read, others may not
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL  # never a file or a link that is there already
NEW |= getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
NEW |= getattr(os, "O_BINARY", 0) | getattr(os, "O_NOINHERIT", 0)  # Windows
STEM = 40  # characters of the document's name in a temporary name: paths have a limit
OURS = re.compile(r"\..+-(?P<host>[0-9a-f]{8})-(?P<pid>\d{1,10})-[0-9a-f]{8}\.part(-journal)?")
NOBODYS = re.compile(r"\.(.+-)?[0-9a-f]{8}\.part")  # without an owner: of an older version
STALE = 24 * 3600  # seconds: no file is that long in writing
SPARE = 3  # times the room a set needs: old and new files, and the register
MEGABYTE = 1024 * 1024
QUERY_LIMITED, INVALID_PARAMETER, STILL_ACTIVE = 0x1000, 87, 259  # of the Windows API


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def save(path: Path, content: bytes, *, settled: bool = True) -> bool:
    """Whether the file changed. It is complete under its name, or not there, at any instant.

    A set of files may be saved with `settled` false and its folder synced once, after the last.
    """
    draft = temporary(path)
    try:
        if path.is_file() and path.read_bytes() == content:
            return False
        _write_new(draft, content)
        _replace(draft, path)
        if settled:
            sync_folder(path.parent)
    except OSError as error:
        raise SaveError(
            f"Không ghi được {path.name} ({reason(error)}). "
            "Đóng tệp nếu đang mở, kiểm tra ổ đĩa rồi chạy lại; số đã cấp được giữ nguyên."
        ) from error
    finally:
        with suppress(OSError):  # a later run sweeps it away
            draft.unlink(missing_ok=True)
    return True


def reason(error: OSError) -> str:
    """Why the file could not be written, as a clause."""
    return REASONS.get(error.errno or 0, error.strerror or "hệ điều hành từ chối")


def temporary(path: Path) -> Path:
    """A name beside the path, of a file or folder, that nobody else uses and that says who does."""
    owner = f"{_host()}-{os.getpid()}"
    return path.with_name(f".{path.stem[:STEM]}-{owner}-{uuid4().hex[:8]}.part")


def _host() -> str:
    """This machine, told from others without giving away its name."""
    return digest(os.fsencode(platform.node()))[:8]


def _write_new(path: Path, content: bytes) -> None:
    """Make the file and see it onto the disk; whatever is there already is refused."""
    handle = os.open(path, NEW, MODE)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(handle, left) :]
        os.fsync(handle)
    finally:
        os.close(handle)


def _replace(draft: Path, path: Path) -> None:
    for left in reversed(range(TRIES)):
        try:
            draft.replace(path)
            return
        except PermissionError:
            if not left:
                raise
            time.sleep(PAUSE)


def move(path: Path, target: Path) -> None:
    """The file under another name in its folder, for good; raises SaveError."""
    try:
        _replace(path, target)
        sync_folder(target.parent)
    except OSError as error:
        raise SaveError(
            f"Không đổi được tên {path.name} ({reason(error)}). "
            "Đóng tệp nếu đang mở rồi chạy lại; số đã cấp được giữ nguyên."
        ) from error


def settle(folder: Path) -> None:
    """Makes what was saved in the folder last through a power cut; raises SaveError."""
    try:
        sync_folder(folder)
    except OSError as error:
        raise SaveError(
            f"Không ghi chắc được thư mục “{folder.name}” ({reason(error)}). "
            "Kiểm tra ổ đĩa rồi chạy lại; số đã cấp được giữ nguyên."
        ) from error


def sync_folder(folder: Path) -> None:
    """Make the rename last through a power cut; Windows has no such call."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def writable(folder: Path) -> None:
    """Make the folder and prove that files can be made in it; raises SaveError."""
    probe = temporary(folder / "thu")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch(exist_ok=False)
        probe.unlink()
    except OSError as error:
        raise SaveError(
            f"Không ghi được vào thư mục “{folder}” ({reason(error)}). "
            "Chọn thư mục khác bằng -o. Chưa số nào được cấp."
        ) from error


def room(folder: Path, size: int) -> None:
    """Raises SaveError when the disk has no room to spare for so many bytes.

    A disk that does not tell its room is taken to have it.
    """
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return
    needed = SPARE * size
    if free < needed:
        raise SaveError(
            f"Ổ đĩa của thư mục “{folder}” còn trống {free // MEGABYTE} MB, cần ít nhất "
            f"{-(-needed // MEGABYTE)} MB. "
            "Xóa bớt tệp hoặc chọn thư mục ở ổ khác bằng -o rồi chạy lại. Chưa số nào được cấp."
        )


def sweep(folder: Path, now: float | None = None) -> int:
    """How many temporary files were removed: those of dead processes here, and old ones.

    `now` is in seconds since 1970, as `time.time()` gives them when it is left out. What a living
    process writes stays; so does what cannot be removed.
    """
    moment = time.time() if now is None else now
    try:
        found = sorted(folder.glob(".*.part*"))  # SQLite leaves a journal beside its own
    except OSError:
        return 0
    return sum(_swept(path, moment) for path in found)


def _swept(path: Path, now: float) -> bool:
    """Whether the file was a leftover and is gone now."""
    with suppress(OSError):
        if _is_abandoned(path, now):
            shutil.rmtree(path) if path.is_dir() else path.unlink()
            return True
    return False


def _is_abandoned(path: Path, now: float) -> bool:
    """Whether the file is a temporary one of ours that nobody is writing any more."""
    owner = OURS.fullmatch(path.name)
    if not owner and not NOBODYS.fullmatch(path.name):
        return False
    if now - path.lstat().st_mtime > STALE:
        return True
    return owner is not None and owner["host"] == _host() and not _is_alive(int(owner["pid"]))


if sys.platform == "win32":  # os.kill(pid, 0) would send Ctrl+C there

    def _is_alive(pid: int) -> bool:
        """Whether a process of this machine still runs; when in doubt, it does."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
        kernel.GetExitCodeProcess.argtypes = (wintypes.HANDLE, wintypes.LPDWORD)
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        process = kernel.OpenProcess(QUERY_LIMITED, False, pid)
        if not process:
            return ctypes.get_last_error() != INVALID_PARAMETER  # else there is no such process
        try:
            code = wintypes.DWORD()
            asked = kernel.GetExitCodeProcess(process, ctypes.byref(code))
            return not asked or code.value == STILL_ACTIVE
        finally:
            kernel.CloseHandle(process)

else:

    def _is_alive(pid: int) -> bool:
        """Whether a process of this machine still runs; when in doubt, it does."""
        try:
            os.kill(pid, 0)
        except (ProcessLookupError, OverflowError):  # the latter: no process has such a number
            return False
        except OSError:  # somebody else's process
            return True
        return True


def is_open(path: Path) -> bool:
    """Whether Word, Excel or LibreOffice has left its lock file beside the document."""
    short = path.name[2:] if len(path.stem) > 7 else path.name
    locks = {f"~${short}", f"~${path.name}", f".~lock.{path.name}#"}
    return any(path.with_name(name).exists() for name in locks)


def owner_of(path: Path) -> str | None:
    """The key of the document that we wrote there; None when it is not ours or was edited.

    An office program that saves a file sets its modification time or its last author.
    """
    said = _core(path)
    created, modified = said.get(f"{DUBLIN_CORE}created"), said.get(f"{DUBLIN_CORE}modified")
    if created != modified or said.get(f"{PROPERTIES}lastModifiedBy"):
        return None
    return key_of(path)


def key_of(path: Path) -> str | None:
    """The key of the document that we wrote there, edited since or not; None when not ours."""
    return _core(path).get(f"{PROPERTIES}keywords") or None


def _core(path: Path) -> dict[str, str]:
    """The core properties by qualified name; none when the file is no Office file."""
    try:
        part = part_in(path.read_bytes(), CORE)
        return {} if part is None else {str(said.tag): said.text or "" for said in parsed(part)}
    except (OSError, NotWellFormed):
        return {}
