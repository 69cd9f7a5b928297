"""A Word file opened: its parts by relationship, or one sentence that says what the file is."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn
from urllib.parse import unquote

from paperwork.errors import DocumentError
from paperwork.lint.markup import WORD, Element, W
from paperwork.lint.remembering import forgets
from paperwork.package import (
    CONTENT_TYPES,
    DAMAGE,
    NotWellFormed,
    TooLarge,
    forget,
    parsed_to_read,
    unpacked_to_read,
)

LARGEST_PART = 64 * 1024 * 1024  # bytes of XML: a hundred times a thick report
STRICT = {  # Strict Open XML, as Word can save it, said in the names of every other file
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": WORD.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/"
    ),
    b"http://purl.oclc.org/ooxml/drawingml/": b"http://schemas.openxmlformats.org/drawingml/2006/",
}
Links = Mapping[str, tuple[str, str]]

_AGAIN = "Mở tệp trong Word, lưu thành .docx rồi chạy lại."
_ORIGINAL = "Kiểm tra văn bản gốc soạn bằng Word, lưu thành .docx."
_FRESH = "Xin lại tệp từ nơi gửi hoặc lấy bản sao khác rồi chạy lại."
EMPTY = f"tệp rỗng, không có gì để đọc. {_FRESH}"
PDF = f"tệp này là PDF, không phải tệp Word. {_ORIGINAL}"
IMAGE = f"tệp này là ảnh, không phải tệp Word. {_ORIGINAL}"
OLD = f"tệp Word đời cũ (.doc). {_AGAIN}"
LOCKED = (
    "tệp có mật khẩu nên không đọc được. Mở trong Word, bỏ mật khẩu ở File > Info > "
    "Protect Document, lưu lại rồi chạy lại."
)
SHEET = "tệp này là bảng tính Excel, không phải văn bản Word. Chọn tệp .docx."
SLIDES = "tệp này là bản trình chiếu PowerPoint, không phải văn bản Word. Chọn tệp .docx."
HTML = f"tệp này là trang web (HTML), không phải tệp .docx. {_AGAIN}"
FLAT = f"tệp này là XML, không phải tệp .docx. {_AGAIN}"
RTF = f"tệp này là RTF, không phải tệp .docx. {_AGAIN}"
ODT = f"tệp này là OpenDocument (.odt), không phải tệp .docx. {_AGAIN}"
TEXT = f"tệp này chỉ là chữ thường, không phải tệp .docx. {_AGAIN}"
MACROS = f"tệp Word có macro (.docm), không phải .docx. {_AGAIN}"
ARCHIVE = "tệp này là tệp nén, không phải tệp .docx. Giải nén rồi chọn tệp .docx bên trong."
UNKNOWN = f"tệp này không phải tệp Word .docx. {_AGAIN}"
BROKEN = f"tệp .docx bị hỏng hoặc tải về chưa hết. {_FRESH}"
BROKEN_PART = (
    "tệp .docx bị hỏng ở phần “{part}”. Mở tệp trong Word để Word tự sửa, "
    "lưu thành .docx rồi chạy lại."
)
TOO_LARGE = f"tệp bung ra lớn bất thường nên không mở. {_FRESH}"
NO_MAIN = f"tệp .docx thiếu phần nội dung văn bản. {_FRESH}"
SCAN = f"văn bản chỉ có ảnh, không có chữ để kiểm tra: có lẽ là bản quét. {_ORIGINAL}"


forgets(forget)


def refuse(name: str, sentence: str) -> NoReturn:
    raise DocumentError(f"{name}: {sentence}")


@dataclass(frozen=True)
class Source:  # tệp Word đã mở
    """The parts of a package; asked for by relationship, parsed once."""

    name: str
    parts: Mapping[str, bytes]
    _names: Mapping[str, str]  # as the package spells them, by lower case
    _parsed: dict[str, Element] = field(default_factory=dict)
    _links: dict[str, Links] = field(default_factory=dict)

    def holds(self, part: str) -> bool:
        return part.lower() in self._names

    def spelled(self, part: str) -> str:
        """The name of a part that the package holds, as the package spells it."""
        return self._names[part.lower()]

    def content(self, part: str) -> bytes:
        """The bytes of a part that the package holds."""
        return self.parts[self.spelled(part)]

    def root(self, part: str) -> Element:
        """A part parsed; raises DocumentError where it is not well-formed XML."""
        spelled = self.spelled(part)
        if spelled not in self._parsed:
            self._parsed[spelled] = self._read(spelled)
        return self._parsed[spelled]

    def _read(self, part: str) -> Element:
        content = self.parts[part]
        if len(content) > LARGEST_PART:
            refuse(self.name, TOO_LARGE)
        if b"purl.oclc.org/ooxml" in content:
            for strict, usual in STRICT.items():
                content = content.replace(strict, usual)
        try:
            return parsed_to_read(content)
        except NotWellFormed:
            refuse(self.name, BROKEN_PART.format(part=part))

    def links(self, part: str = "") -> Links:
        """The relationships of a part: id to kind and part name; the package's own for no part."""
        if part not in self._links:
            self._links[part] = self._linked(part)
        return self._links[part]

    def _linked(self, part: str) -> Links:
        folder, _, file = part.rpartition("/")
        relations = posixpath.join(folder, "_rels", f"{file}.rels")
        if not self.holds(relations):
            return {}
        return {
            link.get("Id", ""): (
                link.get("Type", "").rpartition("/")[2],
                _target(folder, link.get("Target", "")),
            )
            for link in self.root(relations).iterchildren("*")
            if link.get("TargetMode", "").lower() != "external"
        }

    def related(self, part: str, kind: str) -> Element | None:
        """The root of the first part of that kind that a part refers to."""
        for named, target in self.links(part).values():
            if named == kind and self.holds(target):
                return self.root(target)
        return None


def _target(folder: str, target: str) -> str:
    """The name of the part that a relationship of the folder's part means."""
    target = unquote(target.replace("\\", "/"))
    joined = target if target.startswith("/") else posixpath.join(folder, target)
    return posixpath.normpath(joined).lstrip("/")


def opened(content: bytes, name: str) -> tuple[Source, str]:
    """The package and the name of its main part; raises DocumentError on any other file."""
    if not content:
        refuse(name, EMPTY)
    if not content.startswith(b"PK"):
        refuse(name, _what_it_is(content))
    source = _package(content, name)
    main = _main_part(source)
    if not source.holds(main):
        refuse(name, NO_MAIN)
    if source.root(main).tag != f"{W}document":
        refuse(name, NO_MAIN)
    return source, main


def _what_it_is(content: bytes) -> str:
    """The sentence for a file that is no zip."""
    start = content[:4096].lstrip(b"\xef\xbb\xbf \t\r\n\0").lower()
    signs = {
        b"{\\rtf": RTF,
        b"\x89png": IMAGE,
        b"\xff\xd8\xff": IMAGE,
        b"ii*\0": IMAGE,
        b"mm\0*": IMAGE,
        b"gif8": IMAGE,
        b"rar!": ARCHIVE,
        b"7z\xbc\xaf": ARCHIVE,
    }
    if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        return _what_ole_is(content)
    if b"%pdf-" in start[:1024]:
        return PDF
    for sign, sentence in signs.items():
        if start.startswith(sign):
            return sentence
    if b"<html" in start or start.startswith(b"<!doctype html"):
        return HTML
    if start.startswith(b"<?xml"):
        return FLAT
    return TEXT if _is_text(content[:4096]) else UNKNOWN


def _what_ole_is(content: bytes) -> str:
    """The sentence for an OLE file, by the streams that it names."""
    streams = {
        "EncryptedPackage": LOCKED,
        "WordDocument": OLD,
        "Workbook": SHEET,
        "PowerPoint Document": SLIDES,
    }
    for stream, sentence in streams.items():
        if stream.encode("utf-16-le") in content:
            return sentence
    return UNKNOWN


def _is_text(start: bytes) -> bool:
    """Whether bytes are text: in UTF-16 with its mark, or in an encoding without control codes."""
    if start[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    return not any(byte < 9 or 13 < byte < 32 for byte in start)


def _package(content: bytes, name: str) -> Source:
    try:
        parts = {
            part.replace("\\", "/").lstrip("/"): said
            for part, said in unpacked_to_read(content).items()
        }
    except TooLarge:
        refuse(name, TOO_LARGE)
    except DAMAGE:
        refuse(name, BROKEN)
    source = Source(name, parts, {part.lower(): part for part in parts})
    if not source.holds(CONTENT_TYPES):
        is_odt = b"opendocument.text" in parts.get("mimetype", b"")
        refuse(name, ODT if is_odt else ARCHIVE)
    return source


def _main_part(source: Source) -> str:
    """The name of the main part: by relationship, else by content type, else the usual one."""
    types = {
        said.get("PartName", "").lstrip("/").lower(): said.get("ContentType", "")
        for said in source.root(CONTENT_TYPES).iterchildren("*")
    }
    named = [part for kind, part in source.links().values() if kind == "officeDocument"]
    typed = [part for part, kind in types.items() if kind.endswith("document.main+xml")]
    main = next((part for part in [*named, *typed] if source.holds(part)), "word/document.xml")
    kind = types.get(main.lower(), "").lower()
    if "spreadsheetml" in kind or "ms-excel" in kind:
        refuse(source.name, SHEET)
    if "presentationml" in kind or "ms-powerpoint" in kind:
        refuse(source.name, SLIDES)
    if "macroenabled" in kind:
        refuse(source.name, MACROS)
    return main
