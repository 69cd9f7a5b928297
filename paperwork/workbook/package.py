"""An .xlsx file as a zip of parts: what the file really is, and whether it is safe to open."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from paperwork.errors import WorkbookError
from paperwork.inflate import LIGHT, part_of, parts_of
from paperwork.package import DAMAGE as OF_ZIPS
from paperwork.package import weight
from paperwork.workbook.remembering import remembered

MEGABYTE = 1024 * 1024
MOST_FILE = 50 * MEGABYTE
MOST_PART = 60 * MEGABYTE
MOST_TOTAL = 100 * MEGABYTE
MOST_RATIO = 200
MOST_PARTS = 3000
ALIKE = 64 * 1024  # bytes: larger parts are hardly the same in two workbooks
MOST_CELLS = 1_000_000  # that hold something, of a whole workbook
HEAVIEST = 400 * MEGABYTE  # bytes that the tree of a part may take
SMALL = MEGABYTE  # a small part may be as repetitive as it likes

ZIP, OLE = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LOCKED = "có mật khẩu. Mở bằng Excel, bỏ mật khẩu, lưu lại rồi chạy lại."
SAVE_AS = "Mở tệp bằng Excel, chọn Lưu thành (Save As) kiểu Excel Workbook (.xlsx) rồi chạy lại."
TOO_LARGE = (
    "phình quá lớn khi mở. Thường do định dạng kéo dài đến cuối trang: "
    "chép dữ liệu sang sổ tính trống rồi chạy lại."
)
SEND_AGAIN = "Hãy sao chép hoặc tải lại tệp rồi chạy lại."

DAMAGE = (*OF_ZIPS, etree.LxmlError)

FOREIGN_STARTS = (
    (b"%PDF", f"là tệp PDF, không phải sổ tính Excel. {SAVE_AS}"),
    (b"{\\rtf", f"là tệp văn bản RTF, không phải sổ tính Excel. {SAVE_AS}"),
    (b"<", f"là trang web (HTML) hoặc XML được đổi đuôi thành .xlsx. {SAVE_AS}"),
)
FOREIGN_PARTS = (
    ("word/document.xml", "là tệp Word (.docx), không phải sổ tính Excel. Hãy chọn đúng tệp."),
    ("ppt/presentation.xml", "là tệp trình chiếu, không phải sổ tính Excel. Hãy chọn đúng tệp."),
    ("xl/workbook.bin", f"là sổ tính kiểu nhị phân (.xlsb). {SAVE_AS}"),
)
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
DECLARATIONS = tuple(
    word.encode(encoding)
    for word in ("<!DOCTYPE", "<!ENTITY")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)


@dataclass(frozen=True)
class Package:
    """The parts of one file, read into memory: nothing stays locked on disk."""

    file: str
    archive: zipfile.ZipFile
    small: Mapping[str, bytes] = field(default_factory=dict)  # parts unpacked already

    def has(self, name: str) -> bool:
        return name in self.archive.NameToInfo

    @property
    def is_open_document(self) -> bool:
        """Whether it is an .ods."""
        return self.has("mimetype") and b"opendocument.spreadsheet" in self.part("mimetype")[:80]

    def part(self, name: str) -> bytes:
        if name in self.small:
            return self.small[name]
        return part_of(self.archive, self.archive.getinfo(name))

    def tree(self, name: str) -> etree._Element:
        return parsed(self.part(name))

    def targets(self, name: str) -> Mapping[str, tuple[str, str]]:
        """Relation id -> (kind, part) of a part; links out of the file are left aside."""
        folder, base = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(relations):
            return {}
        return _targets(self.part(relations), folder)


@remembered(32, ALIKE)
def _targets(part: bytes, folder: str) -> Mapping[str, tuple[str, str]]:
    return {
        relation.get("Id", ""): (
            posixpath.basename(relation.get("Type", "")),
            posixpath.normpath(posixpath.join("/", folder, relation.get("Target", "")))[1:],
        )
        for relation in parsed(part).iterfind("{*}Relationship")
        if relation.get("TargetMode") != "External"
    }


class Swollen(ValueError):  # noqa: N818 - what the workbook is
    """A workbook would take more memory than any dossier does."""


@dataclass
class Room:  # chỗ cho các ô trong bộ nhớ
    """How many cells a workbook may still hold."""

    left: int = MOST_CELLS

    def take(self, cells: int) -> None:
        """Room for so many more; raises Swollen."""
        self.left -= cells
        if self.left < 0:
            raise Swollen


def parsed(part: bytes) -> etree._Element:
    """The root of a part, read without following anything that it refers to; raises Swollen."""
    if len(part) > SMALL and weight(part) > HEAVIEST:
        raise Swollen
    return etree.fromstring(part, PARSER)


def opened(path: Path, content: bytes | None = None) -> Package:
    """The package in a file; WorkbookError says in one sentence what is wrong with it.

    `content` is what the file holds, where it was read already.
    """
    package = glanced_at(path, content)
    try:
        return replace(package, small=_declared_safely(path, package.archive))
    except DAMAGE as damage:
        raise damaged(path, damage) from damage


def glanced_at(path: Path, content: bytes | None = None) -> Package:
    """The package in a file by its list of parts, none of which has been looked at yet."""
    try:
        content = content_of(path) if content is None else content
        if not content.startswith(ZIP):
            raise _refused(path, _what_it_is(content))
        archive = zipfile.ZipFile(io.BytesIO(content))
        _refuse_unsafe(path, archive)
        package = Package(path.name, archive)
        _refuse_foreign(path, package)
    except DAMAGE as damage:
        raise damaged(path, damage) from damage
    return package


def opened_excel(path: Path) -> Package:
    """The package of an .xlsx; WorkbookError also on an .ods, which can be read and not edited."""
    package = opened(path)
    if package.is_open_document:
        raise _refused(path, f"là sổ tính OpenDocument (.ods), chỉ đọc được. {SAVE_AS}")
    return package


def damaged(path: Path, damage: Exception | None = None) -> WorkbookError:
    """The sentence about a workbook that cannot be read, by what was raised."""
    if isinstance(damage, Swollen):
        return _refused(path, TOO_LARGE)
    return _refused(path, f"bị hỏng hoặc chưa tải xong. {SEND_AGAIN}")


def _refused(path: Path, reason: str) -> WorkbookError:
    return WorkbookError(f"Tệp {path.name} {reason}")


def content_of(path: Path) -> bytes:
    """The bytes of a file; WorkbookError when it is not there, too large or held by others."""
    try:
        if path.stat().st_size > MOST_FILE:
            raise _refused(path, "lớn hơn 50 MB. Xóa các trang, hình ảnh thừa rồi lưu lại.")
        content = path.read_bytes()
    except FileNotFoundError:
        raise _refused(path, "không có ở nơi đã chỉ. Kiểm tra lại tên và thư mục.") from None
    except OSError:
        raise _refused(
            path, "không đọc được. Đóng chương trình đang giữ tệp, kiểm tra quyền đọc rồi chạy lại."
        ) from None
    return content


def is_old_excel(content: bytes) -> bool:
    """Whether it is an .xls without a password."""
    if not content.startswith(OLE) or "EncryptedPackage".encode("utf-16-le") in content:
        return False
    return any(name.encode("utf-16-le") in content for name in ("Workbook", "Book"))


def locked(path: Path) -> WorkbookError:
    return _refused(path, LOCKED)


def _what_it_is(content: bytes) -> str:
    if not content.strip(b"\0 \r\n\t"):
        return f"trống, không có nội dung. {SEND_AGAIN}"
    if content.startswith(OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            return LOCKED
        return f"là tệp Office kiểu cũ (.xls, .doc). {SAVE_AS}"
    start = content.removeprefix(b"\xef\xbb\xbf").lstrip()
    for mark, reason in FOREIGN_STARTS:
        if start.startswith(mark):
            return reason
    if b"\0" not in content[:4096] and any(mark in content[:4096] for mark in (b",", b";", b"\t")):
        return f"là tệp chữ (CSV), không phải sổ tính Excel. {SAVE_AS}"
    return f"không phải sổ tính Excel (.xlsx). {SAVE_AS}"


def _refuse_unsafe(path: Path, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if len(set(names)) < len(names) or _climb(names):
        raise _refused(path, f"có cấu trúc bất thường, không an toàn để mở. {SAVE_AS}")
    if any(part.flag_bits & 1 for part in parts):
        raise _refused(path, "có mật khẩu. Bỏ mật khẩu, lưu lại rồi chạy lại.")
    if (
        len(parts) > MOST_PARTS
        or sum(part.file_size for part in parts) > MOST_TOTAL
        or any(part.file_size > MOST_PART or _is_bomb(part) for part in parts)
    ):
        raise _refused(path, TOO_LARGE)


def _climb(names: Sequence[str]) -> bool:
    """Whether one of them leads out of the folder it would be unpacked in."""
    all_of_them = "\n".join(("", *names))
    if not any(mark in all_of_them for mark in ("..", "\\", "\n/")):
        return False
    return any(
        ".." in name.replace("\\", "/").split("/") or name.startswith(("/", "\\")) for name in names
    )


def _is_bomb(part: zipfile.ZipInfo) -> bool:
    return part.file_size > SMALL and part.file_size > MOST_RATIO * max(part.compress_size, 1)


def _refuse_foreign(path: Path, package: Package) -> None:
    if package.has("xl/workbook.xml") or package.is_open_document:
        return
    for part, reason in FOREIGN_PARTS:
        if package.has(part):
            raise _refused(path, reason)
    if not package.has("_rels/.rels"):
        raise _refused(path, f"là tệp nén, không phải sổ tính Excel. {SAVE_AS}")


def _declared_safely(path: Path, archive: zipfile.ZipFile) -> dict[str, bytes]:
    """The small parts by name, once every part has been found to declare nothing unsafe."""
    small: dict[str, bytes] = {}
    parts = [part for part in archive.infolist() if part.filename.endswith((".xml", ".rels"))]
    for part, content in zip(parts, parts_of(archive, parts), strict=True):
        if _declares(content):
            raise _refused(path, f"có khai báo XML không an toàn (DOCTYPE). {SAVE_AS}")
        if len(content) <= SMALL:
            small[part.filename] = content
    return small


def _declares(content: bytes) -> bool:
    """Whether there is a DOCTYPE or an entity; few parts have as much as a letter of one."""
    return b"!" in content and _declares_indeed(content)  # in UTF-8 and in UTF-16


@remembered(64, LIGHT)
def _declares_indeed(content: bytes) -> bool:
    starts = b"<!" in content or (b"\0" in content and b"<\0!" in content)
    return starts and any(declaration in content for declaration in DECLARATIONS)
