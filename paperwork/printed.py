"""The register on paper: its entries in the form of NĐ 30, Phụ lục IV, to be printed and bound."""

from __future__ import annotations

import datetime as dt
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.catalogue import document_types, shipped_templates
from paperwork.errors import TemplateError
from paperwork.language.values import with_composed_names
from paperwork.register.entry import Entry
from paperwork.render.filling import fill_sheet, opened, row_of_items, saved
from paperwork.render.properties import Properties
from paperwork.wording import lower_first, padded

FORM = "so-van-ban-di.xlsx"  # mẫu sổ: mọi trang của mẫu lặp lại cho từng sổ
KEY = "so-van-ban-di"  # by which a printed book is known as ours, to be written over
ROWS, ROW = "van_ban", "d"  # tên trong mẫu: danh sách văn bản, một văn bản

COLUMNS = {  # mười cột của PL IV: trường trong mẫu và tiêu đề
    "so_ky_hieu": "Số, ký hiệu văn bản",
    "ngay": "Ngày tháng văn bản",
    "trich_yeu": "Tên loại và trích yếu nội dung văn bản",
    "nguoi_ky": "Người ký",
    "noi_nhan": "Nơi nhận văn bản",
    "ban_luu": "Đơn vị, người nhận bản lưu",
    "so_ban": "Số lượng bản",
    "ngay_chuyen": "Ngày chuyển",
    "ky_nhan": "Ký nhận",
    "ghi_chu": "Ghi chú",
}

TO_FILL = {"tu_ngay": 20, "den_ngay": 20, "tu_so": 12, "den_so": 12}  # số dấu chấm để viết tay
NAME_TO_FILL = 60
DATE = "%d/%m/%Y"
ARCHIVE = "lưu:"  # dòng cuối của nơi nhận: bản lưu ghi ở cột (6)

USUAL_ROOM = 240  # chữ trong một ô mà một hàng của trang in chứa được
ROOM = {"trich_yeu": 700, "noi_nhan": 400}
TALLEST_ROW = 409.0  # điểm: hàng cao nhất của Excel

LONGEST_TITLE = 31  # tên trang của Excel
FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")

Line = Mapping[str, object]  # một hàng của sổ: tên trường trong mẫu và giá trị


@dataclass(frozen=True)
class Cover:  # bìa sổ
    parent: str  # tên cơ quan chủ quản trực tiếp; trống thì chừa chỗ viết tay
    name: str  # tên cơ quan, tổ chức
    year: int
    since: dt.date | None  # từ ngày; None là ngày của văn bản đầu trong sổ
    until: dt.date | None  # đến ngày; None là ngày của văn bản cuối
    volume: int = 1  # quyển số


def printed_book(entries: Sequence[Entry], cover: Cover, own: Path | None = None) -> bytes:
    """The .xlsx: a cover and a book for each series by name; one blank pair without entries.

    `own` is the office's folder of templates, whose form and document types come first.
    """
    path = _form(own)
    names = {type.key: type.name for type in document_types(own)}
    book = opened(path)
    _check_columns(book, path.name)
    parts = _by_series(entries)
    sheets_of_each = _sheets(book, [series for series, _ in parts])
    for sheets, (series, listed) in zip(sheets_of_each, parts, strict=True):
        lines = [line for entry in listed for line in _lines(entry, names)]
        context = with_composed_names(_cover_fields(cover, series, listed))
        for sheet in sheets:
            _write(sheet, context, lines, path.name)
    title = f"Sổ đăng ký văn bản đi năm {cover.year}"
    return saved(book, Properties(title, cover.name, keywords=KEY))


def _form(own: Path | None) -> Path:
    """The office's own copy of the form where there is one, else ours."""
    places = (own / FORM, own / "xlsx" / FORM) if own else ()
    return next((p for p in places if p.is_file()), shipped_templates() / "xlsx" / FORM)


def _check_columns(book: Workbook, file: str) -> None:
    """Raises TemplateError when the form lost one of the ten columns: none may be left out."""
    texts = (str(cell.value) for sheet in book for cells in sheet for cell in cells if cell.value)
    said = set(re.findall(rf"\b{ROW}\.(\w+)", " ".join(texts)))
    lost = [heading for name, heading in COLUMNS.items() if name not in said]
    if lost:
        raise TemplateError(
            f"{file}: mẫu sổ không còn cột “{lost[0]}” của NĐ 30, Phụ lục IV. "
            "Chép lại hàng mẫu từ mẫu sổ có sẵn."
        )


def _by_series(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """The name and the entries of each series: by name, each in the order of its numbers."""
    in_order = sorted(entries, key=lambda e: (e.series_name, e.series, e.year, e.serial))
    parts = groupby(in_order, key=lambda e: (e.series_name, e.series))  # two may share a name
    return [(name, list(listed)) for (name, _), listed in parts] or [("", [])]


# ---------------------------------------------------------------- what is written


def _cover_fields(cover: Cover, series: str, entries: Sequence[Entry]) -> dict[str, object]:
    """What the cover says; dots to write on by hand where nothing is known."""
    days = [entry.issued_on for entry in entries]
    serials = [entry.serial for entry in entries]
    since, until = cover.since or min(days, default=None), cover.until or max(days, default=None)
    known = {
        "tu_ngay": f"{since:{DATE}}" if since else "",
        "den_ngay": f"{until:{DATE}}" if until else "",
        "tu_so": padded(min(serials)) if serials else "",
        "den_so": padded(max(serials)) if serials else "",
    }
    return {name: text or "." * TO_FILL[name] for name, text in known.items()} | {
        "co_quan_chu_quan": cover.parent or ("" if cover.name else "." * NAME_TO_FILL),
        "co_quan": cover.name or "." * NAME_TO_FILL,
        "ten_so": series,
        "nam": cover.year,
        "quyen": padded(cover.volume),
    }


def _lines(entry: Entry, names: Mapping[str, str]) -> Iterator[Line]:
    """The rows of an entry: one, or more where a text is longer than a row of a page can show."""
    columns: Line = {
        "so_ky_hieu": str(entry.number),
        "ngay": entry.issued_on,
        "trich_yeu": _subject(entry, names),
        "nguoi_ky": entry.signatory,
        "noi_nhan": _recipients(entry),
        "ban_luu": entry.drafting_unit,
        "so_ban": "" if entry.copies is None else entry.copies,
        "ngay_chuyen": entry.sent_on or "",
        "ky_nhan": entry.receipt,
        "ghi_chu": _note(entry),
    }
    pieces = {name: _pieces(value, ROOM.get(name, USUAL_ROOM)) for name, value in columns.items()}
    for number in range(max(map(len, pieces.values()))):
        row = {name: cut[number] if number < len(cut) else "" for name, cut in pieces.items()}
        yield row | {"huy": not entry.is_live}


def _subject(entry: Entry, names: Mapping[str, str]) -> str:
    """Quyết định về việc …: the type by its name, by its abbreviation where it has none."""
    kind = names.get(entry.type_key, entry.type_code) if entry.type_code else ""  # công văn
    subject = " ".join(entry.subject.split())
    if not kind:
        return subject
    return f"{kind} {lower_first(subject) if subject[1:2].islower() else subject}"


def _recipients(entry: Entry) -> str:
    """Nơi nhận in one line, without the archive, which has a column of its own."""
    names = (name.strip().rstrip(" ;.") for name in entry.recipients)
    return "; ".join(name for name in names if name and not name.casefold().startswith(ARCHIVE))


def _note(entry: Entry) -> str:
    void = "" if entry.is_live else f"Đã hủy: {entry.void_reason}"
    return "\n".join(filter(None, (void, entry.note)))


def _pieces(value: object, room: int) -> list[object]:
    """The value whole, or a long text as parts that end between words."""
    if not isinstance(value, str) or len(value) <= room:
        return [value]
    return list(textwrap.wrap(value, room, break_on_hyphens=False))


# ---------------------------------------------------------------- the sheets


def _sheets(book: Workbook, series: Sequence[str]) -> list[list[Worksheet]]:
    """The sheets of each series: the form's own for one series, copies named for them for more."""
    forms: list[Worksheet] = list(book.worksheets)
    if len(series) == 1:
        return [forms]
    copies = [[_copy(book, form, name) for form in forms] for name in series]
    for form in forms:
        book.remove(form)
    book.active = 0
    return copies


def _copy(book: Workbook, form: Worksheet, series: str) -> Worksheet:
    """The form's sheet once more, with what openpyxl leaves behind: titles, header, frozen rows."""
    sheet = book.copy_worksheet(form)
    sheet.title = _title(f"{form.title} {series}", {other.title for other in book.worksheets})
    sheet.print_title_rows = form.print_title_rows
    sheet.print_area = form.print_area.rpartition("!")[2]
    sheet.HeaderFooter = copy(form.HeaderFooter)
    sheet.conditional_formatting = copy(form.conditional_formatting)
    sheet.freeze_panes = form.freeze_panes
    sheet.sheet_view.showGridLines = form.sheet_view.showGridLines
    return sheet


def _title(wanted: str, taken: Iterable[str]) -> str:
    """A name that Excel accepts for a sheet and no other sheet has."""
    folded = {title.casefold() for title in taken}
    whole = FORBIDDEN.sub("-", wanted)
    title, count = whole[:LONGEST_TITLE].strip(" '"), 1
    while title.casefold() in folded:
        count += 1
        ending = f" ({count})"
        title = whole[: LONGEST_TITLE - len(ending)].strip(" '") + ending
    return title


def _write(sheet: Worksheet, context: Mapping[str, object], lines: list[Line], file: str) -> None:
    first = row_of_items(sheet, ROW, file)
    fill_sheet(sheet, context, lines, ROW, file)
    for row, line in enumerate(lines if first else (), first):
        height = sheet.row_dimensions[row].height
        sheet.row_dimensions[row].height = min(height or 0, TALLEST_ROW)
        if line["huy"]:
            _strike(sheet, row, but=str(line["ghi_chu"]))


def _strike(sheet: Worksheet, row: int, but: str) -> None:
    """A line through the entry; the note, which says why, stays clear."""
    for cell in sheet[row]:
        if isinstance(cell, Cell) and cell.value and cell.value != but:
            font: Any = copy(cell.font)
            font.strike = True
            cell.font = font
