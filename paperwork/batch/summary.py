"""Sổ tổng hợp: what became of every dossier of a batch, on one workbook for the head clerk."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from paperwork import saving
from paperwork.batch.outcome import KINDS, Outcome, finding_of, row_of
from paperwork.errors import WorkbookError
from paperwork.findings import Finding, Severity
from paperwork.render import Properties, compile_book
from paperwork.render.cell_values import LONGEST_TEXT
from paperwork.wordml import printable
from paperwork.workbook import excel

NAME = "tong-hop.xlsx"
KEY = "tong-hop-dot"  # by which the file is known as ours, to be written over
A4 = 9  # as Excel counts papers
FONT = "Times New Roman"
STATES = {
    "made": "Đã lập",
    "same": "Đã lập",
    "refused": "Còn lỗi, chưa lập",
    "failed": "Không làm được",
}
FILE_STATES = {
    "written": "Đã ghi",
    "awaiting": "Chờ cấp số",
    "issued": "Đã phát hành",
    "draft": "Dự thảo",
    "kept": "Giữ bản đã sửa",
    "rehearsed": "Chạy thử",
}

FAULTS = "Lỗi, lưu ý"
UNITS = {  # tiêu đề và bề rộng cột, theo chữ số; các cột vừa một trang A4 ngang
    "STT": 5,
    "Hồ sơ": 27,
    "Đơn vị": 30,
    "Mã hồ sơ": 15,
    "Kết quả": 14,
    "Số văn bản": 7,
    "Số đã cấp": 7,
    "Lỗi": 6,
    "Lưu ý": 6,
    "Lỗi đầu tiên": 36,
}
DOCUMENTS = {
    "STT": 5,
    "Đơn vị": 32,
    "Loại văn bản": 15,
    "Số, ký hiệu": 17,
    "Ngày": 12,
    "Tình trạng": 14,
    "Số trang": 7,
    "Tệp": 48,
}
FINDINGS = {"STT": 5, "Hồ sơ": 25, "Mức": 8, "Mã": 9, "Vị trí": 18, "Nội dung": 48, "Cách sửa": 40}
OTHERS = {"STT": 5, "Sổ tính không lập": 60, "Vì sao": 60}
CENTRED = ("STT", "Số văn bản", "Số đã cấp", "Lỗi", "Lưu ý", "Ngày", "Số trang", "Mức", "Mã")
MARGIN = 0.4  # inch, as Excel counts margins
NO_DOSSIER = "Không có trang Hồ sơ hoặc Đề cử. Nếu là hồ sơ thì đặt lại tên trang rồi chạy lại."
ONE_SHEET = "Tệp .csv chỉ có một trang, không đủ làm hồ sơ. Chép vào trang Đề cử của sổ mẫu."

THIN = Side(style="thin", color="999999")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
BAD = PatternFill("solid", fgColor="F8D7DA")

Row = Sequence[object]


def write(outcomes: Sequence[Outcome], others: Sequence[str], folder: Path) -> Path:
    """The workbook, in its place; under another name where somebody has worked in the last one."""
    path = _place_of(folder)
    saving.save(path, workbook(outcomes, others, folder))
    return path


def is_one(path: Path) -> bool:
    """Whether a file is a summary under whatever name; one that is damaged is known by its own."""
    return path.name.casefold() == NAME or saving.key_of(path) == KEY


def told(folder: Path) -> dict[str, list[Finding]]:
    """What the last summary told of each dossier, by its file; nothing when it cannot be read."""
    try:
        listed = {sheet.name: sheet for sheet in excel.sheets(_place_of(folder))}
    except WorkbookError:
        return {}
    found: dict[str, list[Finding]] = {}
    rows = listed[FAULTS].rows if FAULTS in listed else {}
    for number in sorted(rows)[1:]:
        cells = rows[number]
        _, name, *said = (cells[n].text if n in cells else "" for n in range(1, len(FINDINGS) + 1))
        if said[1]:  # a row without a code says what stopped a run
            with suppress(LookupError, ValueError):  # no finding of ours
                found.setdefault(name, []).append(finding_of(said))
    return found


def _place_of(folder: Path) -> Path:
    """Where our summary is, or goes: beside those in which somebody has worked."""
    path = folder / NAME
    order = 2
    while path.exists() and saving.owner_of(path) != KEY:
        path = folder / f"{Path(NAME).stem}-{order}.xlsx"
        order += 1
    return path


def workbook(outcomes: Sequence[Outcome], others: Sequence[str], folder: Path) -> bytes:
    """Units, documents, findings, and the workbooks that are no dossiers."""
    listings = [
        Listing("Đơn vị", UNITS, tuple(_units(outcomes)), _totals(outcomes), bad_if_in=8),
        Listing("Văn bản", DOCUMENTS, tuple(_documents(outcomes, folder))),
        Listing(FAULTS, FINDINGS, tuple(_findings(outcomes))),
    ]
    if others:
        listings.append(Listing("Tệp khác", OTHERS, tuple(_others(others))))
    about = Properties(title="Tổng hợp đợt lập văn bản", keywords=KEY, created=EPOCH)
    return compile_book(_form(listings), NAME).render(_fields(listings), about)


EPOCH = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # no clock: the same batch makes the same workbook


def _units(outcomes: Sequence[Outcome]) -> Iterator[Row]:
    for order, outcome in enumerate(outcomes, 1):
        yield (
            order,
            outcome.book,
            outcome.unit,
            outcome.dossier,
            STATES[outcome.state],
            len(outcome.documents),
            _numbered(outcome),
            outcome.errors,
            outcome.remarks,
            outcome.first_fault,
        )


def _numbered(outcome: Outcome) -> int:
    """How many of its documents bear a number."""
    return sum(bool(made.number) for made in outcome.documents)


def _totals(outcomes: Sequence[Outcome]) -> Row:
    return (
        "",
        "Tổng cộng",
        "",
        "",
        "",
        sum(len(outcome.documents) for outcome in outcomes),
        sum(map(_numbered, outcomes)),
        sum(outcome.errors for outcome in outcomes),
        sum(outcome.remarks for outcome in outcomes),
        "",
    )


def _documents(outcomes: Sequence[Outcome], folder: Path) -> Iterator[Row]:
    home = folder.resolve()
    order = 0
    for outcome in outcomes:
        place = _place(Path(outcome.folder), home)
        for document in outcome.documents:
            order += 1
            yield (
                order,
                outcome.unit,
                document.type_name,
                document.number,
                document.day,
                FILE_STATES[document.state],
                document.pages,
                (place / document.file).as_posix(),
            )


def _place(folder: Path, home: Path) -> Path:
    """A folder of documents as seen from the folder of the batch."""
    try:
        return folder.resolve().relative_to(home)
    except ValueError:
        return folder


def _findings(outcomes: Sequence[Outcome]) -> Iterator[Row]:
    order = 0
    for outcome in outcomes:
        if outcome.trouble:
            order += 1
            yield order, outcome.book, KINDS[Severity.ERROR], "", "", outcome.trouble, ""
        for finding in outcome.findings:
            order += 1
            yield order, outcome.book, *row_of(finding)


def _others(others: Sequence[str]) -> Iterator[Row]:
    for order, name in enumerate(others, 1):
        yield order, name, ONE_SHEET if name.casefold().endswith(".csv") else NO_DOSSIER


# ---------------------------------------------------------------- sheets


@dataclass(frozen=True)
class Listing:  # một trang của sổ
    title: str
    columns: Mapping[str, int]
    rows: Sequence[Row]
    sums: Row = ()
    bad_if_in: int = 0  # rows with a number in this column are marked


def _fields(listings: Sequence[Listing]) -> dict[str, object]:
    """What the form below asks for: the rows of each sheet, and its sums."""
    rows = {f"hang_{n}": [_item(row, each) for row in each.rows] for n, each in enumerate(listings)}
    sums = {f"cong_{n}": _item(each.sums, each) for n, each in enumerate(listings)}
    return {**rows, **sums}


def _item(row: Row, listing: Listing) -> dict[str, object]:
    is_bad = bool(row and listing.bad_if_in and row[listing.bad_if_in - 1])
    return {"xau": is_bad, **{f"o_{n}": _shown(value) for n, value in enumerate(row)}}


def _shown(value: object) -> object:
    """What a cell can show of a value."""
    if isinstance(value, str):
        return printable(value)[:LONGEST_TEXT]
    return "" if value is None else value


def _form(listings: Sequence[Listing]) -> Workbook:
    """A template of Excel with a looping row for each sheet, filled in like those of an office."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for n, listing in enumerate(listings):
        _sheet(book.create_sheet(listing.title), n, listing)
    return book


def _sheet(sheet: Any, n: int, listing: Listing) -> None:
    """Headings that are repeated on each page, a row for each item, the sums."""
    _lay_out(sheet, listing)
    sheet.append(list(listing.columns))
    for cell in sheet[1]:
        _look(cell, Alignment(horizontal="center", vertical="center", wrap_text=True), bold=True)
    sheet.append([f"{{%tr for d in hang_{n} %}}"])
    sheet.append(["{%tr if d.xau %}"])
    _add_row(sheet, listing, "d", fill=BAD)
    sheet.append(["{%tr else %}"])
    _add_row(sheet, listing, "d")
    sheet.append(["{%tr endif %}"])
    sheet.append(["{%tr endfor %}"])
    if listing.sums:
        _add_row(sheet, listing, f"cong_{n}", bold=True)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(listing.columns))}{sheet.max_row}"


def _lay_out(sheet: Any, listing: Listing) -> None:
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = margins.bottom = MARGIN
    for order, width in enumerate(listing.columns.values(), 1):
        sheet.column_dimensions[get_column_letter(order)].width = width


def _add_row(
    sheet: Any, listing: Listing, item: str, *, bold: bool = False, fill: PatternFill | None = None
) -> None:
    sheet.append([f"{{{{ {item}.o_{n} }}}}" for n in range(len(listing.columns))])
    for name, cell in zip(listing.columns, sheet[sheet.max_row], strict=True):
        if name in CENTRED:
            _look(cell, Alignment(horizontal="center", vertical="top"), bold=bold)
        else:
            _look(cell, Alignment(vertical="top", wrap_text=True), bold=bold)
        if fill:
            cell.fill = fill


def _look(cell: Any, alignment: Alignment, *, bold: bool) -> None:
    cell.font = Font(name=FONT, size=11, bold=bold)
    cell.alignment = alignment
    cell.border = BOX
