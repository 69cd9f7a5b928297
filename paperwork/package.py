"""Office files as zips of parts: read whole, written alike for like parts, parsed strictly."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping
from pathlib import Path
from typing import IO

from lxml import etree

from paperwork.errors import TemplateError

CONTENT_TYPES = "[Content_Types].xml"
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest date a zip can hold: the same for every run
DEFLATE_LEVEL = 6
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


def write_package(parts: Parts) -> bytes:
    """The zip: content types first, then by name; no clock, no system, no owner in it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            info = zipfile.ZipInfo(name, EPOCH)
            info.create_system = 0
            info.external_attr = 0x20  # an ordinary file, in DOS terms
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, parts[name], compresslevel=DEFLATE_LEVEL)
    return buffer.getvalue()


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
