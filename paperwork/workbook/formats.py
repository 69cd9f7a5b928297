"""A workbook of any kind as sheets: what the file is, told by its content, not by its name."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

from paperwork.findings import Finding, PartRef, warning
from paperwork.workbook import csv_text, excel, layout, legacy, ods, xls
from paperwork.workbook.grid import Sheet
from paperwork.workbook.package import (
    DAMAGE,
    Package,
    Swollen,
    content_of,
    damaged,
    is_old_excel,
    opened,
)
from paperwork.workbook.schema import schema

LINKED = warning(
    "PW075",
    "Sổ tính có liên kết sang sổ tính khác; chương trình chỉ lấy kết quả đã lưu trong ô.",
    "Mở bằng Excel, cập nhật liên kết rồi lưu lại; tốt nhất là dán thành giá trị.",
)
MACROS = warning(
    "PW076",
    "Sổ tính có macro; chương trình không chạy macro và chỉ lấy giá trị đã lưu trong ô.",
    "Không phải làm gì nếu các ô đã đủ giá trị.",
)
MISNAMED = warning(
    "PW077",
    "Tệp có đuôi {suffix} nhưng nội dung là {kind}; vẫn đọc được.",
    "Nên đặt lại đúng đuôi, hoặc lưu thành sổ tính Excel (.xlsx).",
)

ONE_SHEET = warning(
    "PW048",
    "Tệp CSV chỉ có một trang, được hiểu là trang Đề cử; các trang khác của hồ sơ coi như trống.",
    "Muốn lập đủ bộ văn bản thì chép bảng vào trang Đề cử của sổ mẫu (paperwork new).",
)

EXCEL = "excel"
KINDS = {  # loại: các đuôi đúng, tên gọi
    EXCEL: ((".xlsx", ".xlsm", ".xltx", ".xltm"), "sổ tính Excel (.xlsx)"),
    "ods": ((".ods", ".ots"), "sổ tính OpenDocument (.ods)"),
    "xls": ((".xls", ".xlt"), "sổ tính Excel kiểu cũ (.xls)"),
    "csv": ((".csv", ".txt", ".tsv"), "bảng chữ CSV"),
}
LINKS_FOLDER = "xl/externalLinks/"
MACRO_PARTS = ("vbaProject.bin", "vbaData.xml")


def read(
    path: Path, is_wanted: Callable[[str], bool] = excel.every
) -> tuple[tuple[Sheet, ...], tuple[Finding, ...]]:
    """The sheets in tab order, and remarks about the file; WorkbookError when it is unreadable.

    Of a sheet whose name is not wanted only that it holds something has to be true: its cells may
    be left out, and nothing is remarked about them. A CSV file is one sheet, of the nominations.
    """
    kind, sheets, remarks = as_typed(path, is_wanted)
    file = unicodedata.normalize("NFC", path.name)
    right, called = KINDS[kind]
    if path.suffix.casefold() not in right:
        remarks = (MISNAMED.at(PartRef(file), suffix=path.suffix, kind=called), *remarks)
    wanted = [sheet for sheet in sheets if is_wanted(sheet.name)]
    converted, conversions = legacy.converted(wanted, file)
    turns = iter(converted)
    sheets = tuple(next(turns) if is_wanted(sheet.name) else sheet for sheet in sheets)
    return sheets, (*remarks, *conversions)


def as_typed(
    path: Path, is_wanted: Callable[[str], bool] = excel.every
) -> tuple[str, tuple[Sheet, ...], tuple[Finding, ...]]:
    """What kind of file it is, its sheets before any text is converted, and remarks."""
    content = content_of(path)
    where = PartRef(unicodedata.normalize("NFC", path.name))
    if is_old_excel(content):
        return "xls", xls.sheets(path), ()
    is_called_csv = path.suffix.casefold() in KINDS["csv"][0]
    if csv_text.looks_like_csv(content) and (is_called_csv or _is_roll(path, content)):
        return "csv", _csv(path, content), (ONE_SHEET.at(where),)
    package = opened(path, content)
    if package.is_open_document:
        return "ods", _ods(path, package), ()
    return EXCEL, excel.sheets_of(package, is_wanted), tuple(_remarks(package, where))


def _csv(path: Path, content: bytes) -> tuple[Sheet, ...]:
    try:
        return (csv_text.sheet_of(csv_text.text_of(content) or ""),)
    except (csv.Error, Swollen) as fault:
        raise damaged(path, fault) from fault


def _is_roll(path: Path, content: bytes) -> bool:
    """Whether the text has every column that the sheet of nominations needs."""
    (sheet,) = _csv(path, content)
    spec = schema().sheets["nominations"]
    _, columns = layout.columns_of(sheet, spec)
    return spec.needed <= columns.keys()


def _ods(path: Path, package: Package) -> tuple[Sheet, ...]:
    try:
        return ods.sheets_of(package)
    except DAMAGE as fault:
        raise damaged(path, fault) from fault


def _remarks(package: Package, where: PartRef) -> Iterator[Finding]:
    names = package.archive.namelist()
    if any(name.startswith(LINKS_FOLDER) and name.endswith(".xml") for name in names):
        yield LINKED.at(where)
    if any(name.endswith(MACRO_PARTS) or name.startswith("xl/macrosheets/") for name in names):
        yield MACROS.at(where)
