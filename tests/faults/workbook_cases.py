"""Groups A, B, C and F of the fault table: what may stand in a cell, a sheet, a file."""

from __future__ import annotations

import io
import random
import string
import zipfile
from collections.abc import Callable
from pathlib import Path

from cases import Case
from raw_books import (
    DATE,
    HEAD,
    HEADERS,
    MAIN,
    OLD_FONT,
    PERCENT,
    Page,
    Raw,
    RawBook,
    a_book,
    fault,
    formula,
    number,
    said,
)
from raw_forms import form_with, notes, roll_with

NAME, CODE, POST, BORN, WORKPLACE, ACHIEVEMENT = "C3", "D3", "E3", "F3", "G3", "J3"
NBSP = "\u00a0"


def typed(**cells: object) -> Callable[[], RawBook]:
    return lambda: a_book(cells)  # type: ignore[arg-type]


def with_page(change: Callable[[Page], None], **cells: object) -> Callable[[], RawBook]:
    """The dossier with the sheet of nominations changed."""

    def book() -> RawBook:
        made = a_book(cells)  # type: ignore[arg-type]
        change(made.page("Đề cử"))
        return made

    return book


def exactly(id: str, what: str, text: str, printed: str | None = None) -> Case:
    """A name that must be printed as it is, or as the clerk sees it."""
    says = (f"[{text if printed is None else printed}]",)
    return Case(id, what, "exact", book=typed(**{NAME: said(text)}), says=says)


def control(id: str, what: str, escape: str) -> Case:
    return Case(id, what, "refuse", f"Đề cử!{NAME}", book=typed(**{NAME: said(f"Lê{escape}Na")}))


def injected(id: str, what: str, text: str) -> Case:
    """Data that looks like a template, printed in a footnote of a form of two sections."""
    return Case(
        id,
        what,
        "exact",
        book=typed(**{NAME: said(text)}),
        form=lambda: form_with(
            '<w:p><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
            '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:pPr></w:p>'
        ).with_part(
            "footnotes.xml",
            "footnotes",
            notes("footnote", "{% for d in de_cu.danh_sach %}[{{ d.ten }}]{% endfor %}"),
        ),
        says=(f"[{text}]",),
        never=("[49]", "1337"),
    )


def formula_like(id: str, text: str) -> Case:
    return exactly(id, f"công thức trong chữ: {text}", text)


POPEN = '{{ cycler.__init__.__globals__.os.popen("echo $((7*191))").read() }}'
TEXTS = (
    exactly("A01", "ký tự XML: &", "A & B"),
    exactly("A02", "ký tự XML: < >", "a < b > c"),
    exactly("A03", "ký tự XML: thẻ", "<select>"),
    exactly("A04", "ký tự XML: đóng thẻ Word", "</w:t></w:r></w:p>"),
    exactly("A05", "ký tự XML: thực thể", "A &amp; B"),
    exactly("A06", "ký tự XML: nháy", "Tổ \"Một\" 'Hai'"),
    control("A07", "ký tự điều khiển BEL", "_x0007_"),
    control("A08", "ký tự điều khiển VT", "_x000B_"),
    control("A09", "ký tự điều khiển FF", "_x000C_"),
    control("A10", "ký tự điều khiển NUL", "_x0000_"),
    control("A11", "ký tự điều khiển ESC", "_x001B_"),
    control("A12", "nửa cặp thay thế đứng một mình", "_xD800_"),
    control("A13", "điểm mã không phải ký tự", "_xFFFF_"),
    Case("A14", "_x000D_ (CR từ Excel)", "exact", says=("[Dòng một.\nDòng hai.]",),
         book=typed(**{ACHIEVEMENT: said("Dòng một._x000D_\nDòng hai.")})),
    Case("A15", "xuống dòng Alt+Enter", "exact", says=("[Dòng một.\nDòng hai.]",),
         book=typed(**{ACHIEVEMENT: said("Dòng một.\nDòng hai.")})),
    Case("A16", "tab trong ô", "warn", f"Đề cử!{NAME}", says=("[Lê Na]",),
         book=typed(**{NAME: said("Lê\tNa")})),
    exactly("A17", "thẻ Jinja trong dữ liệu", "{{ 7*7 }}"),
    exactly("A18", "câu lệnh Jinja trong dữ liệu", "{% for i in x %}"),
    exactly("A19", "{_{ của docxtpl trong dữ liệu", "{_{ x }_}"),
    injected("A20", "SSTI từ dữ liệu qua chú thích, mẫu hai section", "{{ 7*7 }}"),
    injected("A21", "RCE từ dữ liệu qua chú thích, mẫu hai section", POPEN),
    formula_like("A22", "=1+1"),
    formula_like("A23", "=cmd|'/c calc'!A1"),
    formula_like("A24", '=HYPERLINK("http://x.example","bấm")'),
    formula_like("A25", "+84 912 345 678"),
    formula_like("A26", "-5 điểm"),
    formula_like("A27", "@SUM(1)"),
    Case("A28", "ô 32 767 ký tự", "warn", f"Đề cử!{ACHIEVEMENT}", says=("a" * 32_767,),
         book=typed(**{ACHIEVEMENT: said("a" * 32_767)})),
    Case("A29", "ô 40 000 ký tự", "refuse", f"Đề cử!{ACHIEVEMENT}",
         book=typed(**{ACHIEVEMENT: said("a" * 40_000)})),
    exactly("A30", "emoji, ký tự ngoài BMP", "Tổ 👩‍🌾 𠀀"),
    exactly("A31", "NFD", "Tô\u0309 Môi tru\u031bơ\u0300ng".replace("ơ\u0300", "\u01a1\u0300"),
            "Tổ Môi trường"),
    Case("A32", "TCVN3 với phông .VnTime", "warn", f"Đề cử!{NAME}", says=("[Nguyễn Văn An]",),
         book=typed(**{NAME: said("NguyÔn V¨n An", OLD_FONT)})),
    Case("A33", "TCVN3 không phông", "refuse", f"Đề cử!{NAME}",
         book=typed(**{NAME: said("NguyÔn V¨n An")})),
    Case("A34", "VNI không phông", "refuse", f"Đề cử!{NAME}",
         book=typed(**{NAME: said("Nguyeãn Vaên An")})),
    exactly("A35", "zero-width, NBSP, BOM", f"\ufeffLê\u200b Thị{NBSP}Na", "Lê Thị Na"),
    Case("A36", "đảo chiều U+202E", "refuse", f"Đề cử!{NAME}",
         book=typed(**{NAME: said("Lê \u202eaN")})),
    Case("A37", "Ð (U+00D0) thay Đ", "warn", f"Đề cử!{NAME}",
         book=typed(**{NAME: said("Ðỗ Thị Na")})),
    exactly("A38", "khoảng trắng thừa", "  Lê   Thị  Na ", "Lê Thị Na"),
    Case("A39", "ô bắt buộc chỉ có khoảng trắng", "refuse", f"Đề cử!{NAME}",
         book=typed(**{NAME: said("   ")})),
    Case("A40", "ô bắt buộc trống", "refuse", f"Đề cử!{NAME}", book=typed(**{NAME: None})),
    Case("A41", "chữ None, nan, #N/A", "warn", f"Đề cử!{NAME}",
         book=typed(**{NAME: said("None")})),
)  # fmt: skip


def filtered(page: Page) -> None:
    page.row_attributes[4] = ' hidden="1"'
    page.after = '<autoFilter ref="A1:K4"/>'


def hidden_row(page: Page) -> None:
    page.row_attributes[3] = ' hidden="1"'


def hidden_column(page: Page) -> None:
    page.before = '<cols><col min="5" max="5" hidden="1"/></cols>'


def merged_units(page: Page) -> None:
    page.cells |= {"G3": Raw(), "G4": Raw()}
    page.after = '<mergeCells><mergeCell ref="G2:G4"/></mergeCells>'


def covering(page: Page) -> None:
    page.after = '<mergeCells><mergeCell ref="C3:D3"/></mergeCells>'


def endless_formats(page: Page) -> None:
    page.tail = "".join(f'<row r="{row}" s="1" customFormat="1"/>' for row in range(5, 1_048_577))


def far_cell(page: Page) -> None:
    page.tail = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'


def lying_dimension(page: Page) -> None:
    page.before = '<dimension ref="A1:XFD1048576"/>'


def gap(page: Page) -> None:
    rows = list(page.rows)
    page.rows = [*rows[:2], [], *rows[2:]]


def no_rows(page: Page) -> None:
    page.rows = page.rows[:1]


def extra_column(header: object, *values: object) -> Callable[[Page], None]:
    def change(page: Page) -> None:
        cells = (header, *values)
        page.rows = [
            [*row, *[None] * (len(HEADERS) - len(row)), *cells[i : i + 1]]
            for i, row in enumerate(page.rows)
        ]

    return change


def secret_sheet() -> RawBook:
    book = a_book()
    book.pages.append(Page("Bí mật", [["Lương"], [1]], state="hidden"))
    return book


def headers_with_breaks(page: Page) -> None:
    page.cells["C1"] = said(f"Họ{NBSP}và tên/\nTên tập thể")


def percent_votes(share: Raw) -> Callable[[], RawBook]:
    """An 85 % in a text that is printed."""
    return typed(**{POST: share})


CELLS = (
    Case("B01", "ô lỗi #REF!", "refuse", f"Đề cử!{NAME}", book=typed(**{NAME: fault("#REF!")})),
    Case("B02", "ô lỗi #N/A", "refuse", f"Đề cử!{NAME}", book=typed(**{NAME: fault("#N/A")})),
    Case("B03", "ô lỗi #SPILL!", "refuse", f"Đề cử!{NAME}", book=typed(**{NAME: fault("#SPILL!")})),
    Case("B04", "ô lỗi ở cột mẫu không dùng", "warn", "Đề cử!L3",
         book=with_page(extra_column("Tra cứu", "x", fault("#N/A"), "y"))),
    Case("B05", "công thức chưa có giá trị lưu", "refuse", f"Đề cử!{NAME}",
         book=typed(**{NAME: formula("A1&B1")})),
    Case("B06", "công thức có giá trị lưu", "exact", says=("[Lê Thị Na]",),
         book=typed(**{NAME: formula('"Lê "&"Thị Na"', "Lê Thị Na")})),
    Case("B07", "đơn vị gộp ô dọc 3 hàng", "exact", says=("[Văn phòng Sở]\n[Chuyên viên]",),
         book=with_page(merged_units), never=("Thanh tra Sở",)),
    Case("B08", "ô gộp che dữ liệu", "warn", "Đề cử!C3:D3", book=with_page(covering)),
    Case("B09", "ngày là số serial có định dạng", "exact", says=("[1985-03-02 00:00:00]",),
         book=typed(**{BORN: number(31108, DATE)})),
    Case("B10", "ngày kiểu số không định dạng", "refuse", f"Đề cử!{BORN}",
         book=typed(**{BORN: number(31108)})),
    Case("B11", "hệ ngày 1904", "exact", says=("[2029-01-22 00:00:00]",),
         book=lambda: a_book({BORN: number(45678, DATE)}, is_1904=True)),
    Case("B12", "ngày không có thật 29/02/2025", "refuse", f"Đề cử!{BORN}",
         book=typed(**{BORN: "29/02/2025"})),
    Case("B13", "ngày chữ kiểu Mỹ 12/25/1985", "refuse", f"Đề cử!{BORN}",
         book=typed(**{BORN: "12/25/1985"})),
    Case("B14", "serial ngày quá lớn", "refuse", f"Đề cử!{BORN}",
         book=typed(**{BORN: number(99_999_999, DATE)})),
    Case("B15", "phần trăm 85% lưu 0.85", "exact", says=("[Đạt 85%]",),
         book=with_page(lambda page: None, **{POST: number("0.85", PERCENT)}),
         form=lambda: roll_with("[Đạt {{ d.chuc_vu }}]")),
    Case("B16", "số thực lẻ 0.1+0.2", "exact", says=("[Đạt 0,3]",),
         book=typed(**{POST: number("0.30000000000000004")}),
         form=lambda: roll_with("[Đạt {{ d.chuc_vu }}]")),
    Case("B17", "boolean trong cột tên", "refuse", f"Đề cử!{NAME}",
         book=typed(**{NAME: Raw("1", "b")})),
    Case("B18", "mã 0012 giữ số 0", "exact", says=("[0012]",), book=typed(**{CODE: "0012"})),
    Case("B19", "mã là số 12.0", "exact", says=("[12]",), book=typed(**{CODE: number("12.0")})),
    Case("B20", "mã 18 chữ số lưu dạng số mũ", "refuse", f"Đề cử!{CODE}",
         book=typed(**{CODE: number("1.23456789012346E+17")})),
    Case("B21", "hàng ẩn", "warn", "Đề cử!3:3", book=with_page(hidden_row)),
    Case("B22", "bộ lọc đang bật", "warn", "Đề cử!4:4", book=with_page(filtered)),
    Case("B23", "cột ẩn", "warn", "Đề cử!E:E", book=with_page(hidden_column)),
    Case("B24", "trang tính ẩn có dữ liệu", "warn", "Bí mật", book=secret_sheet),
    Case("B25", "hai cột trùng tên", "refuse", "Đề cử!L1",
         book=with_page(extra_column("Chức vụ", "a", "b", "c"))),
    Case("B26", "tiêu đề có NBSP và xuống dòng", "exact", says=("[Lương Văn Tấn]",),
         book=with_page(headers_with_breaks)),
    Case("B27", "hàng trống ở giữa", "warn", "Đề cử!3:3", book=with_page(gap)),
    Case("B28", "định dạng kéo dài tới hàng 1048576", "exact", says=("[Lương Văn Tấn]",),
         book=with_page(endless_formats)),
    Case("B29", "ô ở XFD1048576", "refuse", "Đề cử!XFD1048576", book=with_page(far_cell)),
    Case("B30", "hai người trùng tên cùng đơn vị", "warn", f"Đề cử!{NAME}",
         book=typed(**{NAME: "Đỗ Thị Hạnh", WORKPLACE: "Văn phòng Sở"})),
    Case("B31", "STT nhảy cóc", "warn", "Đề cử!A4", book=typed(A4=number(5))),
    Case("B32", "không có dòng dữ liệu", "refuse", "Đề cử", book=with_page(no_rows)),
)  # fmt: skip


# ---------------------------------------------------------------- files as a whole


def replaced(
    content: bytes | Callable[[bytes], bytes], name: str = "ho-so.xlsx"
) -> Callable[[Path], None]:
    """The file with other bytes."""

    def change(folder: Path) -> None:
        path = folder / name
        path.write_bytes(content(path.read_bytes()) if callable(content) else content)

    return change


def crc_broken(content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        info = archive.getinfo("xl/workbook.xml")
        start = info.header_offset + 30 + len(info.filename.encode())
    middle = start + info.compress_size // 2
    return content[:middle] + bytes([content[middle] ^ 0xFF]) + content[middle + 1 :]


def ole(mark: str) -> bytes:
    """A compound file of old Office that holds a stream of that name."""
    return (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 1016 + mark.encode("utf-16-le") + b"\0" * 4096
    )


def entity(declaration: str) -> Callable[[], RawBook]:
    def book() -> RawBook:
        made = a_book()
        xml = made.page("Đề cử").xml(MAIN).replace(HEAD, f"{HEAD}{declaration}")
        made.parts["xl/worksheets/sheet4.xml"] = xml.replace("Lương Văn Tấn", "&x;")
        return made

    return book


LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {chr(98 + i)} '{f'&{chr(97 + i)};' * 10}'>" for i in range(9))
    + "<!ENTITY x '&j;'>]>"
)


def with_entry(name: str, content: str = "x") -> Callable[[Path], None]:
    """One more entry in the zip, also one whose name is there."""

    def change(folder: Path) -> None:
        with zipfile.ZipFile(folder / "ho-so.xlsx", "a") as archive:
            archive.writestr(name, content)

    return change


def bad_index() -> RawBook:
    made = a_book({NAME: Raw("999", "s")})
    made.parts["xl/sharedStrings.xml"] = f'{HEAD}<sst xmlns="{MAIN}"><si><t>a</t></si></sst>'
    return made


def foreign_styles() -> RawBook:
    made = a_book()
    styles = f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts><font/></fonts><fills><fill/></fills>'
    made.parts["xl/styles.xml"] = styles + "<cellXfs><xf/></cellXfs></styleSheet>"
    return made


def external_link() -> RawBook:
    made = a_book()
    made.parts["xl/externalLinks/externalLink1.xml"] = f'{HEAD}<externalLink xmlns="{MAIN}"/>'
    return made


def swollen(name: str, part: str, text: str) -> Callable[[Path], None]:
    """The file with 300 MB of letters in place of a text, written piece by piece."""

    def change(folder: Path) -> None:
        path = folder / name
        with zipfile.ZipFile(path) as archive:
            parts = {one: archive.read(one) for one in archive.namelist()}
        before, after = parts.pop(part).split(text.encode(), 1)
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            for one, content in parts.items():
                archive.writestr(one, content)
            with archive.open(part, "w", force_zip64=True) as stream:
                stream.write(before)
                for _ in range(300):
                    stream.write(b"a" * 1_000_000)
                stream.write(after)

    return change


FILES = (
    Case("C01", "tệp rỗng", "refuse", "trống", files=replaced(b"")),
    Case("C02", "CSV đổi đuôi, không có cột nào của hồ sơ", "refuse", "CSV", files=replaced(b"ten,tuoi\nA,B\n")),
    Case("C03", "HTML đổi đuôi", "refuse", "HTML",
         files=replaced(b"<html><table><tr><td>A</td></tr></table></html>")),
    Case("C04", "OLE: .xlsx có mật khẩu", "refuse", "mật khẩu", files=replaced(ole("EncryptedPackage"))),
    Case("C05", "OLE: .xls cũ đổi đuôi, hỏng", "refuse", "hỏng", files=replaced(ole("Workbook"))),
    Case("C06", "zip cụt", "refuse", "hỏng", files=replaced(lambda content: content[: len(content) // 2])),
    Case("C07", "zip hỏng CRC", "refuse", "hỏng", files=replaced(crc_broken)),
    Case("C08", "XXE đọc tệp máy", "refuse", "DOCTYPE",
         book=entity('<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
    Case("C09", "billion laughs", "refuse", "DOCTYPE", book=entity(LAUGHS)),
    Case("C10", "tên trong zip có ../", "refuse", "không an toàn", files=with_entry("../../x.txt")),
    Case("C11", "mục zip trùng tên", "refuse", "không an toàn", files=with_entry("xl/workbook.xml")),
    Case("C12", "chỉ số sharedStrings ngoài bảng", "refuse", f"Đề cử!{NAME}", book=bad_index),
    Case("C13", "styles.xml lệch chuẩn", "exact", says=("[Lương Văn Tấn]",), book=foreign_styles),
    Case("C14", "liên kết sang sổ tính khác", "warn", book=external_link),
    Case("C15", "kích thước khai dối A1:XFD1048576", "exact", says=("[Lương Văn Tấn]",),
         book=with_page(lying_dimension)),
    Case("C16", "zip bomb 200 MB trong một ô", "refuse", "phình",
         files=swollen("ho-so.xlsx", "xl/worksheets/sheet4.xml", "Chuyên viên")),
    Case("C17", "zip bomb docx", "refuse", "phieu.docx",
         files=swollen("mau/phieu.docx", "word/document.xml", "Danh sách")),
)  # fmt: skip


# ---------------------------------------------------------------- beyond the table


def strict() -> RawBook:
    """As Excel saves “Strict Open XML Spreadsheet”."""
    space = "http://purl.oclc.org/ooxml"
    return a_book(
        namespace=f"{space}/spreadsheetml/main", links=f"{space}/officeDocument/relationships"
    )


def with_macros() -> RawBook:
    main = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    made = a_book(main_type=main)
    made.parts["xl/vbaProject.bin"] = b"macro"
    return made


def prepared_rows(page: Page) -> None:
    """Rows numbered and looked up by formulas, never filled in."""
    more = [[i, None, fault("#N/A"), None, fault("#N/A")] for i in range(4, 30)]
    page.rows = [*page.rows, *more]


# Small files that would fill the memory: each is refused before it does.
MANY = 3_500_000
NOISE = "".join(random.Random(1).choices(string.ascii_letters, k=150_000))  # against the ratio


def endless(page_change: Callable[[Page], None]) -> Callable[[], RawBook]:
    def book() -> RawBook:
        made = a_book()
        page = made.page("Đề cử")
        page_change(page)
        page.after += f"<!--{NOISE}-->"
        return made

    return book


def endless_row(page: Page) -> None:
    page.tail = '<row r="9">' + "<c/>" * MANY + "</row>"


def endless_elements(page: Page) -> None:
    page.tail = "<x/>" * MANY


def endless_merges(page: Page) -> None:
    page.tail = '<row r="19000"><c r="A19000"><v>1</v></c></row>'
    merge = '<mergeCell ref="A1:XFD20000"/>'
    page.after = f"<mergeCells>{merge * 2_000}</mergeCells>"


def endless_strings() -> RawBook:
    made = a_book()
    strings = "<si/>" * MANY
    made.parts["xl/sharedStrings.xml"] = f'{HEAD}<sst xmlns="{MAIN}">{strings}<!--{NOISE}--></sst>'
    return made


def endless_text(folder: Path) -> None:
    """A CSV file of more cells than any dossier has."""
    line = ("x," * 299 + "x\n").encode()
    (folder / "ho-so.csv").write_bytes(line * 4_000)


BOMBS = (
    *(
        Case(id, what, "refuse", "phình", book=endless(change))
        for id, what, change in (
            ("X04", "một hàng có hàng triệu ô trống", endless_row),
            ("X05", "hàng triệu phần tử lạ trong trang", endless_elements),
            ("X06", "hàng nghìn vùng gộp trùm cả trang", endless_merges),
        )
    ),
    Case("X07", "hàng triệu chuỗi dùng chung", "refuse", "phình", book=endless_strings),
    Case("X08", "CSV có hơn một triệu ô", "refuse", "phình", name="ho-so.csv", files=endless_text),
)

MORE = (
    Case("X01", "Strict Open XML", "exact", says=("[Lương Văn Tấn]",), book=strict),
    Case("X02", "Sổ tính có macro", "warn", book=with_macros, name="ho-so.xlsm",
         says=("[Lương Văn Tấn]",)),
    Case("X03", "hàng chờ chỉ có #N/A", "warn", "Đề cử!5:5", book=with_page(prepared_rows),
         says=("[Hồ Thị Na]",)),
)  # fmt: skip

CASES = (*TEXTS, *CELLS, *FILES, *MORE, *BOMBS)
