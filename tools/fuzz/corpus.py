"""Small files of every kind that the program opens, each written by a builder of our own."""

from __future__ import annotations

import io
import struct
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from official_forms import FORMS, HANDS
from raw_books import (
    DATE,
    HEADERS,
    OLD_FONT,
    PEOPLE,
    PERCENT,
    PROPOSED,
    Page,
    RawBook,
    a_book,
    fault,
    formula,
    number,
    said,
)
from raw_forms import HEAD, SPACES, RawForm, form_with, notes, paragraph, roll_with

from paperwork.catalogue import shipped_templates
from paperwork.package import unpacked

LIST = (
    'name = "Bảng kê"\ncode = ""\norder = 91\nsubject = "Bảng kê"\nnumbered = false\n'
    'rows = "danh_sach"\nrow = "d"\n'
)


@dataclass(frozen=True)
class Specimen:  # tệp lành, trước khi làm hỏng
    name: str
    parts: Mapping[str, bytes]  # of a file that is no zip one part without a name
    declared: str = ""  # tờ khai của mẫu

    @property
    def is_zip(self) -> bool:
        return "" not in self.parts


# ---------------------------------------------------------------- workbooks


@cache
def workbooks() -> tuple[Specimen, ...]:
    """Dossiers of three people as each format has them."""
    return (
        _book("ho-so.xlsx", a_book()),
        _book("ho-so.xlsx", _motley()),
        _book("ho-so.xlsm", _with_macros()),
        Specimen("ho-so.ods", {name: part.encode() for name, part in _open_document()}),
        Specimen("ho-so.csv", {"": _table(",").encode()}),
        Specimen("ho-so.csv", {"": _table(";").encode("utf-16")}),
    )


@cache
def old_workbooks() -> tuple[Specimen, ...]:
    """The sheet of nominations as an .xls, which a process of its own reads."""
    return (Specimen("ho-so.xls", {"": compound("Workbook", b"".join(_records()))}),)


def _book(name: str, book: RawBook) -> Specimen:
    parts = book.all_parts()
    return Specimen(name, {n: p.encode() if isinstance(p, str) else p for n, p in parts.items()})


def _motley() -> RawBook:
    """Everything that a cell may be, shared strings, merges, hidden rows and columns."""
    cells = {
        "A2": formula("ROW()-1", "1"),
        "C3": said("L­ng V¨n TÊn", OLD_FONT),
        "E3": number("0.85", PERCENT),
        "F2": number(31108, DATE),
        "F3": "ngày 02 tháng 3 năm 1985",
        "F4": "1985",
        "J3": said("Dòng một._x000D_\nDòng hai."),
        "K4": fault("#N/A"),
    }
    book = a_book(cells, is_1904=True)
    page = book.page("Đề cử")
    page.before = '<dimension ref="A1:K4"/><cols><col min="5" max="5" hidden="1"/></cols>'
    page.after = '<autoFilter ref="A1:K4"/><mergeCells><mergeCell ref="G2:G3"/></mergeCells>'
    page.row_attributes[4] = ' hidden="1"'
    book.parts["xl/sharedStrings.xml"] = (
        f'{HEAD}<sst xmlns="{book.namespace}"><si><t>Văn phòng Sở</t></si>'
        "<si><r><rPr><rFont val='.VnTime'/></rPr><t>V¨n</t></r><r><t> phòng</t></r></si></sst>"
    )
    page.cells["G2"] = number(1).__class__("0", "s")
    book.pages.append(Page("Bí mật", [["Lương"], [1]], state="hidden"))
    return book


def _with_macros() -> RawBook:
    book = a_book(main_type="application/vnd.ms-excel.sheet.macroEnabled.main+xml")
    book.parts["xl/vbaProject.bin"] = b"macro"
    book.parts["xl/externalLinks/externalLink1.xml"] = f'{HEAD}<externalLink xmlns="x"/>'
    return book


def _rows() -> list[list[str]]:
    return [list(HEADERS), *([str(v or "") for v in (*p, *PROPOSED)] for p in PEOPLE)]


def _table(separator: str) -> str:
    return "\r\n".join(separator.join(f'"{value}"' for value in row) for row in _rows())


def _open_document() -> Iterator[tuple[str, str]]:
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    named = " ".join(f'xmlns:{name}="{space}{name}:1.0"' for name in ("table", "office", "text"))
    yield "mimetype", "application/vnd.oasis.opendocument.spreadsheet"
    yield "META-INF/manifest.xml", f'{HEAD}<manifest xmlns="{space}manifest:1.0"/>'
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(value)}</text:p>'
            "</table:table-cell>"
            for value in row
        )
        + '<table:table-cell table:number-columns-repeated="1000"/></table:table-row>'
        for row in _rows()
    )
    yield (
        "content.xml",
        f'{HEAD}<office:document-content {named} xmlns:style="{space}style:1.0"><office:body>'
        '<office:spreadsheet><table:table table:name="Đề cử">'
        '<table:table-column table:number-columns-repeated="11"/>'
        f'{rows}<table:table-row table:number-rows-repeated="1000"><table:table-cell '
        'office:value-type="date" office:date-value="1985-03-02" table:number-rows-spanned="2" '
        'table:number-columns-spanned="1"/></table:table-row></table:table></office:spreadsheet>'
        "</office:body></office:document-content>",
    )


def _records() -> Iterator[bytes]:
    """The records of a BIFF8 workbook of one sheet: a font, formats, labels, a number."""
    name = "Đề cử".encode("utf-16-le")
    head = [
        _record(0x0809, struct.pack("<6H", 0x0600, 5, 0, 0, 0, 0) + b"\0" * 4),
        _record(0x0031, struct.pack("<5H4B", 220, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + b"\5\0Arial"),
        *(_record(0x00E0, struct.pack("<10H", *([0] * 10))) for _ in range(16)),
    ]
    end = _record(0x000A, b"")
    sheet = [_record(0x0809, struct.pack("<6H", 0x0600, 0x10, 0, 0, 0, 0) + b"\0" * 4)]
    for row, values in enumerate(_rows()):
        for column, value in enumerate(values):
            place = struct.pack("<3H", row, column, 15)
            if value.isdecimal():
                sheet.append(_record(0x0203, place + struct.pack("<d", float(value))))
            elif value:
                text = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
                sheet.append(_record(0x0204, place + text))
    length = sum(map(len, head)) + 4 + 8 + len(name) + len(end)
    listed = struct.pack("<IBBBB", length, 0, 0, len(name) // 2, 1) + name
    yield from (*head, _record(0x0085, listed), end, *sheet, end)


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<2H", kind, len(content)) + content


def compound(stream: str, content: bytes) -> bytes:
    """A compound file of old Office with that one stream."""
    sector, free, last = 512, 0xFFFFFFFF, 0xFFFFFFFE
    content = content.ljust(-(-max(len(content), 4096) // sector) * sector, b"\0")
    chain = [*range(3, 2 + len(content) // sector), last]
    table = struct.pack("<128I", *([0xFFFFFFFD, last, *chain] + [free] * 128)[:128])

    def entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
        encoded = name.encode("utf-16-le") + b"\0\0"
        links = struct.pack("<H2B3I", len(encoded), kind, 1, free, free, child)
        return encoded.ljust(64, b"\0") + links + b"\0" * 36 + struct.pack("<3I", start, size, 0)

    directory = entry("Root Entry", 5, 1, last, 0) + entry(stream, 2, free, 2, len(content))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16
    head += struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + b"\0" * 6
    head += struct.pack("<9I", 0, 1, 1, 0, 4096, last, 0, last, 0)
    head += struct.pack("<109I", 0, *([free] * 108))
    return head + table + directory.ljust(sector, b"\0") + content


# ---------------------------------------------------------------- templates


@cache
def forms() -> tuple[Specimen, ...]:
    """Word templates in the closed language: every kind of part, of loop and of place."""
    row = "<w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>"
    table = (
        "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='2000'/><w:gridCol w:w='2000'/></w:tblGrid>"
        + row.format(paragraph("{%tr for d in de_cu.danh_sach %}"), paragraph())
        + row.format(paragraph("{{ loop.index }}"), paragraph("{{ d.ten|in_hoa }}"))
        + row.format(paragraph("{%tr endfor %}"), paragraph())
        + "</w:tbl>"
    )
    written = [
        RawForm(),
        roll_with("{% if d.chuc_vu %}", "{{ d.chuc_vu ~ “, ” ~ d.don_vi }}", "{% endif %}"),
        form_with(table + paragraph("{{r ke_ngang }}") + paragraph("Tổng: {{", " 1 + 2 }}")),
        RawForm()
        .with_part("header1.xml", "header", f"{HEAD}<w:hdr {SPACES}>{paragraph(UNIT)}</w:hdr>")
        .with_part("footnotes.xml", "footnotes", notes("footnote", UNIT)),
        form_with(
            paragraph("{% set n = 3 %}{% for i in range(n) %}{{ i }}{% endfor %}")
            + paragraph("{% macro m(x) %}{{ x }}{% endmacro %}{{ m(1) }}")
            + paragraph("{{ de_cu.danh_sach|map(attribute='ten')|join(', ') }}")
        ),
    ]
    return tuple(_form(form) for form in written)


UNIT = "{{ don_vi.ten }}"


@cache
def shipped_forms() -> tuple[Specimen, ...]:
    """Templates that the program comes with, among them one with headers and one with a frame."""
    return tuple(
        Specimen(path.name, _parts(path.read_bytes()), path.with_suffix(".toml").read_text("utf-8"))
        for key in ("giay-moi", "giay-khen")
        for path in (shipped_templates() / "docx" / f"{key}.docx",)
    )


@cache
def lists() -> tuple[Specimen, ...]:
    """Excel templates: a row for each item, and loops of their own."""
    looped = [
        [said("{{ don_vi.ten }}"), said("Ngày {{ ngay }}")],
        [said("{%tr for d in danh_sach %}")],
        [said("{{ d.stt }}"), said("{{ d.ten }}")],
        [said("{%tr endfor %}")],
        [said("{%tr if danh_sach %}")],
        [said("Có {{ danh_sach|length }} dòng")],
        [said("{%tr endif %}")],
    ]
    plain = [[said("STT"), said("Tên")], [said("{{ d.stt }}"), said("{{ d.ten }}")], [said("x")]]
    return tuple(
        Specimen("bang-ke.xlsx", _book("", RawBook([Page("Bảng", rows)])).parts, LIST)
        for rows in (plain, looped)
    )


def _form(form: RawForm) -> Specimen:
    with TemporaryDirectory() as folder:
        path = form.written(Path(folder))
        return Specimen("phieu.docx", _parts(path.read_bytes()), form.declared)


def _parts(content: bytes) -> dict[str, bytes]:
    return unpacked(io.BytesIO(content))


# ---------------------------------------------------------------- documents


@cache
def documents() -> tuple[Specimen, ...]:
    """Administrative documents of every type as three hands lay them out."""
    makers: tuple[Callable[..., bytes], ...] = FORMS
    return tuple(Specimen("van-ban.docx", _parts(make(hand))) for make in makers for hand in HANDS)
