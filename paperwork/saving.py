"""Files put in place whole or not at all, and never over something a person has edited."""

from __future__ import annotations

import errno
import hashlib
import os
import time
import zipfile
from io import BytesIO
from pathlib import Path
from uuid import uuid4

from lxml import etree

from paperwork.errors import SaveError

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


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def save(path: Path, content: bytes) -> bool:
    """Whether the file changed. It is complete under its name, or not there, at any instant."""
    temporary = path.with_name(f".{path.stem}-{uuid4().hex[:8]}.part")
    try:
        if path.is_file() and path.read_bytes() == content:
            return False
        with temporary.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        _replace(temporary, path)
        _sync_folder(path.parent)
    except OSError as error:
        raise SaveError(
            f"Không ghi được {path.name} ({reason(error)}). "
            "Đóng tệp nếu đang mở, kiểm tra ổ đĩa rồi chạy lại; số đã cấp được giữ nguyên."
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
    return True


def reason(error: OSError) -> str:
    """Why the file could not be written, as a clause."""
    return REASONS.get(error.errno or 0, error.strerror or "hệ điều hành từ chối")


def _replace(temporary: Path, path: Path) -> None:
    for left in reversed(range(TRIES)):
        try:
            temporary.replace(path)
            return
        except PermissionError:
            if not left:
                raise
            time.sleep(PAUSE)


def _sync_folder(folder: Path) -> None:
    """Make the rename last through a power cut; Windows has no such call."""
    if os.name != "nt":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def writable(folder: Path) -> None:
    """Make the folder and prove that files can be made in it; raises SaveError."""
    probe = folder / f".{uuid4().hex[:8]}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch(exist_ok=False)
        probe.unlink()
    except OSError as error:
        raise SaveError(
            f"Không ghi được vào thư mục “{folder}” ({reason(error)}). "
            "Chọn thư mục khác bằng -o. Chưa số nào được cấp."
        ) from error


def is_open(path: Path) -> bool:
    """Whether Word, Excel or LibreOffice has left its lock file beside the document."""
    short = path.name[2:] if len(path.stem) > 7 else path.name
    locks = {f"~${short}", f"~${path.name}", f".~lock.{path.name}#"}
    return any(path.with_name(name).exists() for name in locks)


def owner_of(path: Path) -> str | None:
    """The key of the document that we wrote there; None when it is not ours or was edited.

    An office program that saves a file sets its modification time or its last author.
    """
    try:
        with zipfile.ZipFile(BytesIO(path.read_bytes())) as package:
            core = etree.fromstring(package.read(CORE), etree.XMLParser(resolve_entities=False))
    except (OSError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError):
        return None
    said = {child.tag: child.text or "" for child in core}
    created, modified = said.get(f"{DUBLIN_CORE}created"), said.get(f"{DUBLIN_CORE}modified")
    if created != modified or said.get(f"{PROPERTIES}lastModifiedBy"):
        return None
    return said.get(f"{PROPERTIES}keywords") or None
