"""A workbook of any kind as sheets, and what the kind of the file calls for saying."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from paperwork.findings import Finding, PartRef, warning
from paperwork.workbook import grid, legacy
from paperwork.workbook.grid import Sheet
from paperwork.workbook.package import Package, opened

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

LINKS_FOLDER = "xl/externalLinks/"
MACRO_PARTS = ("vbaProject.bin", "vbaData.xml")


def read(path: Path) -> tuple[tuple[Sheet, ...], tuple[Finding, ...]]:
    """The sheets in tab order, and remarks about the file; WorkbookError when it is unreadable."""
    package = opened(path)
    file = unicodedata.normalize("NFC", path.name)
    sheets, conversions = legacy.converted(grid.sheets_of(package), file)
    return sheets, (*_remarks(package, PartRef(file)), *conversions)


def _remarks(package: Package, where: PartRef) -> Iterator[Finding]:
    names = package.archive.namelist()
    if any(name.startswith(LINKS_FOLDER) and name.endswith(".xml") for name in names):
        yield LINKED.at(where)
    if any(name.endswith(MACRO_PARTS) or name.startswith("xl/macrosheets/") for name in names):
        yield MACROS.at(where)
