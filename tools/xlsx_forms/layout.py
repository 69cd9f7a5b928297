"""A sheet written from top to bottom: headings, a table whose rows loop, signatures, the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from tools.xlsx_writing import FACE

THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
SIZE = 11
INCH_MM = 25.4
COUNT, MONEY, EXACT, SHARE, TEXT = "0", "#,##0", "#,##0.####", "0.00", "@"
SIGNING_ROOM = 66  # points


@dataclass(frozen=True)
class Column:  # một cột của bảng
    heading: str
    width: float  # số ký tự
    field: str = ""  # biểu thức trên phần tử của hàng
    align: str = "left"
    form: str = TEXT


class Form:
    """A sheet and the row that comes next."""

    def __init__(self, sheet: Worksheet, title: str, widths: Sequence[float]) -> None:
        self.sheet, self.row, self.columns = sheet, 1, len(widths)
        sheet.title = title
        for number, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(number)].width = width

    def line(
        self,
        text: str,
        *,
        size: float = SIZE,
        bold: bool = False,
        italic: bool = False,
        align: str = "left",
        columns: tuple[int, int] | None = None,
        ends: bool = True,
    ) -> None:
        """A text over several columns, all of them unless said otherwise."""
        first, last = columns or (1, self.columns)
        if last > first:
            self.sheet.merge_cells(
                start_row=self.row, end_row=self.row, start_column=first, end_column=last
            )
        cell = self.sheet.cell(self.row, first, text)
        cell.font = Font(FACE, size, bold=bold, italic=italic)
        cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
        if ends:
            self.row += 1

    def title(self, *lines: str) -> None:
        for text in lines:
            self.line(text, size=13, bold=True, align="center")

    def note(self, text: str) -> None:
        self.line(text, italic=True, align="center")

    def gap(self, height: float = 8) -> None:
        self.sheet.row_dimensions[self.row].height = height
        self.row += 1

    def tag(self, statement: str) -> None:
        self.sheet.cell(self.row, 1, f"{{%tr {statement} %}}")
        self.row += 1

    def head(self, columns: Sequence[Column], height: float = 48) -> int:
        """The heading row of a table; its number."""
        self.sheet.row_dimensions[self.row].height = height
        for number, column in enumerate(columns, 1):
            self._cell(number, column.heading, bold=True, align="center")
        self.row += 1
        return self.row - 1

    def items(self, columns: Sequence[Column], name: str = "d") -> int:
        """The row of an item; its number."""
        for number, column in enumerate(columns, 1):
            said = f"{{{{ {name}.{column.field} }}}}" if column.field else None
            self._cell(number, said, align=column.align, form=column.form)
        self.row += 1
        return self.row - 1

    def sums(
        self, label: str, columns: Sequence[Column], values: Mapping[int, str], span: int
    ) -> int:
        """A closing row: a label over the first columns, values by their column; its number."""
        for number, column in enumerate(columns, 1):
            text = values.get(number)
            self._cell(number, text, bold=True, align=column.align, form=column.form)
        self._label(label, span)
        self.row += 1
        return self.row - 1

    def heading(self, text: str) -> None:
        """A row of the table that only says what follows."""
        for number in range(1, self.columns + 1):
            self._cell(number, None, bold=True)
        self._label(text, self.columns, align="left")
        self.row += 1

    def _label(self, text: str, span: int, align: str = "center") -> None:
        if span > 1:
            self.sheet.merge_cells(
                start_row=self.row, end_row=self.row, start_column=1, end_column=span
            )
        cell = self.sheet.cell(self.row, 1, text)
        cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)

    def _cell(
        self,
        number: int,
        text: str | None,
        *,
        bold: bool = False,
        align: str = "left",
        form: str = TEXT,
    ) -> None:
        cell = self.sheet.cell(self.row, number, text)
        cell.font, cell.border, cell.number_format = Font(FACE, SIZE, bold=bold), BOX, form
        cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)

    def signatures(self, blocks: Sequence[tuple[tuple[int, int], str, str, str]]) -> None:
        """Side by side: (columns, post, how to sign, name); one row for each, with room to sign."""
        for part, style in ((1, "bold"), (2, "italic")):
            for block in blocks:
                self.line(
                    str(block[part]),
                    bold=style == "bold",
                    italic=style == "italic",
                    align="center",
                    columns=block[0],
                    ends=False,
                )
            self.row += 1
        self.gap(SIGNING_ROOM)
        for columns, _, _, name in blocks:
            self.line(name, bold=True, align="center", columns=columns, ends=False)
        self.row += 1

    def page(self, head: tuple[int, int] | None, *, landscape: bool = True) -> None:
        """A4, one page wide, header rows on each page, the page number from the second on."""
        sheet = self.sheet
        last = get_column_letter(self.columns)
        if head:
            sheet.print_title_rows = f"{head[0]}:{head[1]}"
            sheet.freeze_panes = f"A{head[1] + 1}"
        sheet.print_area = f"A1:{last}{self.row - 1}"
        sheet.page_setup.orientation = "landscape" if landscape else "portrait"
        sheet.page_setup.paperSize = 9
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.print_options.horizontalCentered = True
        margins = sheet.page_margins
        margins.left, margins.right = 30 / INCH_MM, 15 / INCH_MM
        margins.top = margins.bottom = 20 / INCH_MM
        margins.header = margins.footer = 10 / INCH_MM
        sheet.HeaderFooter.differentFirst = True
        number = _HeaderFooterPart("&P", font=f"{FACE},Regular", size=13)
        sheet.oddHeader = HeaderFooterItem(center=number)


def office(form: Form, split: int) -> None:
    """The names of the office, left; nation and motto, right."""
    right = (split + 1, form.columns)
    nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    form.line("{{ don_vi.chu_quan|in_hoa }}", align="center", columns=(1, split), ends=False)
    form.line(nation, bold=True, align="center", columns=right)
    form.line("{{ don_vi.ten|in_hoa }}", bold=True, align="center", columns=(1, split), ends=False)
    form.line("Độc lập - Tự do - Hạnh phúc", bold=True, align="center", columns=right)
    form.gap()
