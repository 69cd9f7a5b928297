"""Office files as zips of parts: read whole, written alike for like parts, parsed strictly."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from lxml import etree

from paperwork.deflate import Deflate, crc32, fastest
from paperwork.errors import TemplateError

CONTENT_TYPES = "[Content_Types].xml"
EPOCH = (0, 0x21)  # 1980-01-01, the earliest moment a zip can hold: the same for every run
VERSION = 20  # of the zip format: deflate
UTF8_NAME = 0x800
LOCAL, CENTRAL = b"PK\3\4", b"PK\1\2"
VERSION_MADE = struct.pack("<H", VERSION)  # and made on no system in particular
ABOUT = struct.Struct("<5H3I2H")
FILE_ENTRY = struct.Struct("<3H2I")
ORDINARY = 0x20  # a file, in DOS terms
END = struct.Struct("<4s4H2IH")
LARGEST = 256 * 1024 * 1024  # bytes unpacked: far above any form, far below a zip bomb

Parts = Mapping[str, bytes]


class NotWellFormed(ValueError):  # noqa: N818 - what the part is
    """A part is not XML a reader of Office files would accept; its text says where."""


def read_package(path: Path) -> dict[str, bytes]:
    """Every part by name; raises TemplateError on a file that is no Office file."""
    try:
        parts = unpacked(io.BytesIO(path.read_bytes()))
    except FileNotFoundError:
        raise TemplateError(f"{path.name}: không có tệp mẫu này. Kiểm tra lại tên tệp.") from None
    except OSError as fault:
        raise TemplateError(
            f"{path.name}: không đọc được tệp mẫu. Đóng tệp trong Word, Excel rồi chạy lại."
        ) from fault
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError) as fault:
        raise _not_office(path.name) from fault
    if CONTENT_TYPES not in parts:
        raise _not_office(path.name)
    return parts


def unpacked(stream: IO[bytes]) -> dict[str, bytes]:
    """Every part by name; a zip that would unpack beyond all reason is a bad one."""
    with zipfile.ZipFile(stream) as archive:
        infos = [info for info in archive.infolist() if not info.is_dir()]
        if sum(info.file_size for info in infos) > LARGEST:
            raise zipfile.BadZipFile("too large")
        return {info.filename: archive.read(info) for info in infos}


def _not_office(name: str) -> TemplateError:
    return TemplateError(
        f"{name}: không phải tệp Word hoặc Excel còn nguyên. "
        "Mở tệp, lưu lại dưới dạng .docx hoặc .xlsx rồi chạy lại."
    )


@dataclass(frozen=True)
class Packed:  # một phần đã nén
    """A part as it lies in the zip: what stands before its bytes, and in the list at the end."""

    name: str
    size: int
    crc: int
    deflated: bytes


def packed(name: str, content: bytes, deflate: Deflate = fastest) -> Packed:
    """The part deflated; packing it once serves every document that has it."""
    return Packed(name, len(content), crc32(content), deflate(content))


def write_package(parts: Parts) -> bytes:
    """The zip: content types first, then by name; no clock, no system, no owner in it."""
    return zipped(packed(name, content) for name, content in parts.items())


def zipped(parts: Iterable[Packed]) -> bytes:
    """The zip of parts that are packed already, laid out as `write_package` does."""
    pieces: list[bytes] = []
    entries: list[bytes] = []
    offset = 0
    for part in sorted(parts, key=_place):
        name = part.name.encode()
        flags = 0 if part.name.isascii() else UTF8_NAME
        about = ABOUT.pack(
            VERSION, flags, zipfile.ZIP_DEFLATED, *EPOCH, part.crc, len(part.deflated), part.size,
            len(name), 0,
        )  # fmt: skip
        pieces += (LOCAL, about, name, part.deflated)
        entries += (CENTRAL, VERSION_MADE, about, FILE_ENTRY.pack(0, 0, 0, ORDINARY, offset), name)
        offset += len(LOCAL) + len(about) + len(name) + len(part.deflated)
    size, count = sum(map(len, entries)), len(entries) // 5
    end = END.pack(b"PK\5\6", 0, 0, count, count, size, offset, 0)
    return b"".join((*pieces, *entries, end))


def _place(part: Packed) -> tuple[bool, str]:
    return part.name != CONTENT_TYPES, part.name


def parsed(xml: bytes) -> etree._Element:
    """The root of a part; raises NotWellFormed on broken XML, a document type or an entity."""
    parser = etree.XMLParser(
        recover=False, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
    )
    try:
        root = etree.fromstring(xml, parser)
    except etree.XMLSyntaxError as fault:
        raise NotWellFormed(str(fault)) from fault
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise NotWellFormed("DOCTYPE")
    return root


def serialized(root: etree._Element) -> bytes:
    """The part as Office writes it: UTF-8, standalone."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
