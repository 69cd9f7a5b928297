"""python -m tools.xlsx_register: writes templates/xlsx/so-van-ban-di.xlsx, the register for paper.

The form of Nghị định 30/2020, Phụ lục IV: a cover and ten columns. Both lie on A4 turned, so that
they are bound along one edge; the margins are those of Phụ lục I as the reader sees them.
"""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.printed import COLUMNS
from tools.xlsx_writing import FACE, save

TEMPLATE = Path(__file__).resolve().parents[1] / "templates" / "xlsx" / "so-van-ban-di.xlsx"
COVER, BOOK = "Bìa", "Sổ"
LINES = (  # hàng của bìa: chữ, cỡ, đậm, chiều cao
    ("", 14, False, 24),
    ("{{ co_quan_chu_quan|in_hoa }}", 15, False, 26),
    ("{{ co_quan|in_hoa }}", 15, True, 46),
    ("", 14, False, 62),
    ("SỔ ĐĂNG KÝ VĂN BẢN ĐI", 32, True, 46),
    ("{% if ten_so %}(Sổ {{ ten_so }}){% endif %}", 16, False, 26),
    ("Năm: {{ nam }}", 20, True, 44),
    ("", 14, False, 20),
    ("Từ ngày {{ tu_ngay }} đến ngày {{ den_ngay }}", 16, False, 28),
    ("Từ số {{ tu_so }} đến số {{ den_so }}", 16, False, 28),
    ("", 14, False, 54),
    ("Quyển số: {{ quyen }}", 16, True, 28),
    ("", 14, False, 24),
)
LAYOUT = {  # trường: độ rộng (mm), căn ngang, xuống dòng
    "so_ky_hieu": (29, "center", False),
    "ngay": (20, "center", False),
    "trich_yeu": (56, "left", True),
    "nguoi_ky": (23, "left", True),
    "noi_nhan": (34, "left", True),
    "ban_luu": (22, "left", True),
    "so_ban": (13, "center", False),
    "ngay_chuyen": (20, "center", False),
    "ky_nhan": (16, "left", True),
    "ghi_chu": (26, "left", True),
}
DATES = ("ngay", "ngay_chuyen")
HEAD, NUMBERS, ENTRY = 1, 2, 3  # hàng tiêu đề, hàng số cột, hàng lặp
ACROSS_MM = 252  # A4 nằm ngang trừ lề trái 30, lề phải 15
CHARACTER_MM = 1.85
INCH_MM = 25.4
THIN, DOUBLE = Side(style="thin"), Side(style="double")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


def build_register_form(path: Path) -> None:
    """The blank form: one sheet for the cover, one for the entries."""
    book = Workbook()
    _set_usual_font(book)
    cover, entries = book.worksheets[0], book.create_sheet(BOOK)
    cover.title = COVER
    _lay_cover(cover)
    _lay_entries(entries)
    save(book, path)


def _set_usual_font(book: Workbook) -> None:
    """The face of all that says nothing else, in whose digits Excel counts the column widths."""
    usual = Font(FACE, 11)
    book._fonts = IndexedList([usual])
    book._named_styles["Normal"].font = usual


def _lay_cover(sheet: Worksheet) -> None:
    sheet.column_dimensions["A"].width = ACROSS_MM / CHARACTER_MM
    for row, (text, size, bold, height) in enumerate(LINES, 1):
        cell = sheet.cell(row, 1, text or None)
        cell.font = Font(FACE, size, bold=bold)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = Border(
            left=DOUBLE,
            right=DOUBLE,
            top=DOUBLE if row == 1 else None,
            bottom=DOUBLE if row == len(LINES) else None,
        )
        sheet.row_dimensions[row].height = height
    sheet.sheet_view.showGridLines = False
    sheet.print_area = f"A1:A{len(LINES)}"
    sheet.print_options.verticalCentered = True
    _lay_page(sheet, pages_high=1)


def _lay_entries(sheet: Worksheet) -> None:
    for column, (field, heading) in enumerate(COLUMNS.items(), 1):
        width, across, wrapped = LAYOUT[field]
        head = sheet.cell(HEAD, column, heading)
        number = sheet.cell(NUMBERS, column, f"({column})")
        entry = sheet.cell(ENTRY, column, f"{{{{ d.{field} }}}}")
        head.font, number.font, entry.font = (
            Font(FACE, 11, bold=True),
            Font(FACE, 10),
            Font(FACE, 11),
        )
        head.border = number.border = entry.border = BOX
        head.alignment = number.alignment = Alignment(
            horizontal="center", vertical="center", wrap_text=True
        )
        # A number or a date stays on one line, in smaller letters where it is long.
        entry.alignment = Alignment(
            horizontal=across, vertical="center", wrap_text=wrapped, shrink_to_fit=not wrapped
        )
        entry.number_format = "dd/mm/yyyy" if field in DATES else "@"
        sheet.column_dimensions[head.column_letter].width = width / CHARACTER_MM
    sheet.row_dimensions[HEAD].height = 48
    sheet.row_dimensions[NUMBERS].height = 16
    sheet.row_dimensions[ENTRY].height = 32
    sheet.freeze_panes = f"A{ENTRY}"
    sheet.print_title_rows = f"{HEAD}:{NUMBERS}"
    sheet.print_area = f"A{HEAD}:J{ENTRY}"
    _lay_page(sheet, pages_high=0)
    sheet.page_setup.firstPageNumber, sheet.page_setup.useFirstPageNumber = 1, True
    number_of_page = _HeaderFooterPart("&P", font=f"{FACE},Regular", size=13)
    sheet.oddHeader = HeaderFooterItem(center=number_of_page)


def _lay_page(sheet: Worksheet, pages_high: int) -> None:
    """A4 turned, one page wide; as many pages high as it takes when `pages_high` is 0."""
    sheet.page_setup.paperSize, sheet.page_setup.orientation = 9, "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, pages_high
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left, margins.right = 30 / INCH_MM, 15 / INCH_MM
    margins.top = margins.bottom = 20 / INCH_MM
    margins.header = margins.footer = 10 / INCH_MM


def main() -> None:
    build_register_form(TEMPLATE)


if __name__ == "__main__":
    main()
