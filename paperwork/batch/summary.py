"""Sổ tổng hợp: what became of every dossier of a batch, on one workbook for the head clerk."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from paperwork import saving
from paperwork.batch.outcome import KINDS, Made, Outcome, finding_of, row_of
from paperwork.findings import Finding, Severity
from paperwork.render import Properties
from paperwork.render.cell_values import LONGEST_TEXT
from paperwork.render.filling import saved
from paperwork.render.heights import height_of

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


def told(folder: Path) -> dict[str, list[Finding]]:
    """What the last summary told of each dossier, by its file; nothing when it cannot be read."""
    found: dict[str, list[Finding]] = {}
    try:
        book = load_workbook(_place_of(folder), read_only=True)
        for row in list(book[FAULTS].iter_rows(values_only=True))[1:]:
            _, name, *said = (str(value or "") for value in row)
            if said[1]:  # a row without a code says what stopped a run
                found.setdefault(name, []).append(finding_of(said))
    except (OSError, zipfile.BadZipFile, LookupError, ValueError):
        return {}
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
    book = Workbook(write_only=True)
    _sheet(book, "Đơn vị", UNITS, [*_units(outcomes), _totals(outcomes)], bad_if_in=8)
    _sheet(book, "Văn bản", DOCUMENTS, _documents(outcomes, folder))
    _sheet(book, FAULTS, FINDINGS, _findings(outcomes))
    if others:
        _sheet(book, "Tệp khác", OTHERS, _others(others))
    return saved(book, Properties(title="Tổng hợp đợt lập văn bản", keywords=KEY, created=EPOCH))


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
    made = ((outcome, document) for outcome in outcomes for document in outcome.documents)
    for order, (outcome, document) in enumerate(made, 1):
        yield (
            order,
            outcome.unit,
            document.type_name,
            document.number,
            document.day,
            FILE_STATES[document.state],
            document.pages,
            _place(outcome, document, folder),
        )


def _place(outcome: Outcome, document: Made, folder: Path) -> str:
    """The file as seen from the folder of the batch."""
    path = Path(outcome.folder) / document.file
    try:
        return path.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        return path.as_posix()


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


# ---------------------------------------------------------------- cells


def _sheet(
    book: Workbook, title: str, columns: dict[str, int], rows: Iterable[Row], bad_if_in: int = 0
) -> None:
    """A sheet with a repeated header row; rows with a number in column `bad_if_in` are marked."""
    sheet: Any = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for order, width in enumerate(columns.values(), 1):
        sheet.column_dimensions[get_column_letter(order)].width = width
    margins = sheet.page_margins
    margins.left = margins.right = margins.top = margins.bottom = MARGIN
    filled = 1
    heads = [WriteOnlyCell(sheet, name) for name in columns]
    for cell in heads:
        cell.font = Font(name=FONT, size=11, bold=True)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = BOX
    widths = list(columns.values())
    sheet.row_dimensions[1].height = _height(list(columns), widths)
    sheet.append(heads)
    for row in rows:
        filled += 1
        is_bad = bool(bad_if_in) and bool(row[0]) and bool(row[bad_if_in - 1])
        cells = [_cell(sheet, value, is_bad) for value in row]
        for name, cell in zip(columns, cells, strict=True):
            if name in CENTRED:
                cell.alignment = Alignment(horizontal="center", vertical="top")
            if not row[0]:  # the sums
                cell.font = Font(name=FONT, size=11, bold=True)
        sheet.row_dimensions[filled].height = _height(row, widths)
        sheet.append(cells)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{filled}"


def _height(row: Row, widths: Sequence[float]) -> float:
    texts = zip(row, widths, strict=True)
    return height_of((text, width) for text, width in texts if isinstance(text, str))


def _cell(sheet: Any, value: Any, is_bad: bool) -> Any:
    """Text stays text, whatever it looks like."""
    shown = value[:LONGEST_TEXT] if isinstance(value, str) else value
    cell = WriteOnlyCell(sheet, shown or None if isinstance(shown, str) else shown)
    if isinstance(shown, str) and shown:
        cell.data_type = "s"
    if isinstance(shown, dt.date):
        cell.number_format = "dd/mm/yyyy"
    cell.font = Font(name=FONT, size=11)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    cell.border = BOX
    if is_bad:
        cell.fill = BAD
    return cell
