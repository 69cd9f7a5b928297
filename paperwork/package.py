"""Office files as zips of parts: read whole, written alike for like parts, parsed strictly."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from lxml import etree

from paperwork.deflate import Method, fastest
from paperwork.errors import TemplateError
from paperwork.inflate import parts_of

CONTENT_TYPES = "[Content_Types].xml"
EPOCH = (0, 0x21)  # 1980-01-01, the earliest moment a zip can hold: the same for every run
VERSION = 20  # of the zip format: deflate
UTF8_NAME = 0x800
ABOUT = struct.Struct("<5H3I2H")
LOCAL = b"PK\3\4"
CENTRAL = b"PK\1\2" + struct.pack("<H", VERSION)  # made on no system in particular
NO_REMARKS = struct.pack("<3HI", 0, 0, 0, 0x20)  # an ordinary file, in DOS terms
OFFSET = struct.Struct("<I")
END = struct.Struct("<4s4H2IH")
MEGABYTE = 1024 * 1024
LARGEST = 256 * MEGABYTE  # bytes unpacked: far above any document, far below a zip bomb
LARGEST_TEMPLATE = 64 * MEGABYTE  # bytes unpacked, pictures too
HEAVIEST = 250 * MEGABYTE  # bytes that the tree of a template's part may take
NODE, VALUE = 120, 112  # bytes that lxml takes for each “<”, and for each quotation mark

# Everything that zipfile is known to raise on a damaged or hostile file that is in memory; an
# OSError is then of bz2, not of the disk.
DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    LookupError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)

SMALL = 256 * 1024  # bytes of what is kept for the next reader
TREES = 32  # kept: the parts that documents of a set have in common, and those of the last few
STRICT = etree.XMLParser(
    recover=False, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
)

Parts = Mapping[str, bytes]


class TooLarge(zipfile.BadZipFile):
    """A zip that would unpack beyond all reason."""


class NotWellFormed(ValueError):  # noqa: N818 - what the part is
    """A part is not XML a reader of Office files would accept; its text says where."""


def read_package(path: Path) -> dict[str, bytes]:
    """Every part by name; raises TemplateError on a file that is no Office file."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise TemplateError(f"{path.name}: không có tệp mẫu này. Kiểm tra lại tên tệp.") from None
    except OSError as fault:
        raise TemplateError(
            f"{path.name}: không đọc được tệp mẫu. Đóng tệp trong Word, Excel rồi chạy lại."
        ) from fault
    try:
        parts = unpacked(io.BytesIO(content))
    except DAMAGE as fault:
        raise _not_office(path.name) from fault
    if CONTENT_TYPES not in parts:
        raise _not_office(path.name)
    if sum(map(len, parts.values())) > LARGEST_TEMPLATE or any(
        weight(part) > HEAVIEST for name, part in parts.items() if name.endswith((".xml", ".rels"))
    ):
        raise TemplateError(
            f"{path.name}: tệp mẫu bung ra quá lớn. Bỏ hình ảnh, bảng thừa trong mẫu rồi lưu lại."
        )
    return parts


def weight(xml: bytes) -> int:
    """Bytes that the tree of a part would take, about: known before it is parsed."""
    return NODE * xml.count(b"<") + VALUE * (xml.count(b'"') + xml.count(b"'"))


def unpacked(stream: io.BytesIO) -> dict[str, bytes]:
    """Every part by name; raises TooLarge, or else one of DAMAGE."""
    with zipfile.ZipFile(stream) as archive:
        infos = archive.infolist()
        if sum(info.file_size for info in infos) > LARGEST:
            raise TooLarge("too large")
        if not all(info.filename for info in infos):
            raise zipfile.BadZipFile("an entry without a name")
        infos = [info for info in infos if not info.is_dir()]
        contents = zip(infos, parts_of(archive, infos), strict=True)
        return {info.filename: content for info, content in contents}


def part_in(content: bytes, name: str) -> bytes | None:
    """One small part of a file; None when it has none, or is no zip in good order."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            info = archive.getinfo(name)
            return archive.read(info) if info.file_size <= SMALL else None
    except DAMAGE:
        return None


def unpacked_to_read(content: bytes) -> Parts:
    """Every part of a finished file, which is unpacked once for all who read it in a row."""
    return _unpacked(content) if len(content) <= SMALL else unpacked(io.BytesIO(content))


@lru_cache(maxsize=2)
def _unpacked(content: bytes) -> Parts:
    return unpacked(io.BytesIO(content))


def _not_office(name: str) -> TemplateError:
    return TemplateError(
        f"{name}: không phải tệp Word hoặc Excel còn nguyên. "
        "Mở tệp, lưu lại dưới dạng .docx hoặc .xlsx rồi chạy lại."
    )


class Packed(NamedTuple):  # một phần đã nén
    """A part as it lies in a zip, and the line about it in the list at the zip's end."""

    place: str  # in the order of parts
    name: str
    encoded: bytes  # the name
    head: bytes  # stands before the deflated bytes
    deflated: bytes
    line: bytes  # up to the place of the part, which follows, and the name


def packed(name: str, content: bytes, method: Method = fastest) -> Packed:
    """The part deflated; packing it once serves every document that has it."""
    small, encoded = method.deflate(content), name.encode()
    flags = 0 if name.isascii() else UTF8_NAME
    about = ABOUT.pack(
        VERSION, flags, zipfile.ZIP_DEFLATED, *EPOCH, method.crc32(content), len(small),
        len(content), len(encoded), 0,
    )  # fmt: skip
    place = "" if name == CONTENT_TYPES else name
    return Packed(
        place, name, encoded, LOCAL + about + encoded, small, CENTRAL + about + NO_REMARKS
    )


def write_package(parts: Parts) -> bytes:
    """The zip: content types first, then by name; no clock, no system, no owner in it."""
    return zipped(packed(name, content) for name, content in parts.items())


def zipped(parts: Iterable[Packed]) -> bytes:
    """The zip of parts that are packed already, laid out as `write_package` does."""
    pieces: list[bytes] = []
    lines: list[bytes] = []
    offset = 0
    for _, _, encoded, head, deflated, line in sorted(parts):
        pieces += (head, deflated)
        lines += (line, OFFSET.pack(offset), encoded)
        offset += len(head) + len(deflated)
    size, count = sum(map(len, lines)), len(lines) // 3
    end = END.pack(b"PK\5\6", 0, 0, count, count, size, offset, 0)
    return b"".join((*pieces, *lines, end))


def parsed(xml: bytes) -> etree._Element:
    """The root of a part; raises NotWellFormed on broken XML, a document type or an entity."""
    try:
        root = etree.fromstring(xml, STRICT)
    except etree.XMLSyntaxError as fault:
        raise NotWellFormed(str(fault)) from fault
    if getattr(root.getroottree().docinfo, "doctype", ""):
        raise NotWellFormed("DOCTYPE")
    return root


def parsed_to_read(xml: bytes) -> etree._Element:
    """The root of a part, not to be changed: whoever has the same bytes gets the same tree.

    Documents of one template share most of their parts, and each document has several readers.
    """
    return _parsed(xml) if len(xml) <= SMALL else parsed(xml)


@lru_cache(maxsize=TREES)
def _parsed(xml: bytes) -> etree._Element:
    return parsed(xml)


def forget() -> None:
    """As in a new process: nothing was read before."""
    _unpacked.cache_clear()
    _parsed.cache_clear()


def serialized(root: etree._Element) -> bytes:
    """The part as Office writes it: UTF-8, standalone."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
