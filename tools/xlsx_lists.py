"""python -m tools.xlsx_lists: writes the lists for Excel, templates/xlsx/danh-sach*.xlsx."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.package import unpacked, write_package
from paperwork.render.properties import CORE, Properties

TEMPLATES = Path(__file__).parents[1] / "templates" / "xlsx"
ALL_COLUMNS = (  # tiêu đề, độ rộng, trường, căn lề, dạng số
    ("STT", 5, "stt", "center", "0"),
    ("Mã đề cử", 10, "ma", "center", "@"),
    ("Đối tượng", 11, "doi_tuong", "center", "@"),
    ("Họ và tên/Tên tập thể", 23, "ten_goi", "left", "@"),
    ("Ngày sinh", 11, "ngay_sinh", "center", "dd/mm/yyyy"),
    ("Chức vụ, đơn vị/Địa chỉ", 25, "chuc_vu_don_vi", "left", "@"),
    ("Danh hiệu, hình thức đề nghị", 19, "danh_hieu", "left", "@"),
    ("Tóm tắt thành tích", 40, "thanh_tich", "left", "@"),
    ("Đồng ý", 6, "dong_y", "center", "0"),
    ("Không đồng ý", 7, "khong_dong_y", "center", "0"),
    ("Không hợp lệ", 7, "khong_hop_le", "center", "0"),
    ("Tổng số TV", 6, "thanh_vien", "center", "0"),
    ("Tỷ lệ (%)", 7, "ty_le_so", "center", "0.00"),
    ("Kết luận", 13, "ket_luan", "left", "@"),
    ("Tiền thưởng (đồng)", 12, "tien_so", "right", "#,##0"),
    ("Lý do", 22, "ly_do", "left", "@"),
)
OUTSTANDING_COLUMNS = (
    ("Thứ tự", 7, "stt", "center", "0"),
    ("Đối tượng", 12, "doi_tuong", "center", "@"),
    ("Họ và tên/Tên tập thể", 25, "ten_goi", "left", "@"),
    ("Chức vụ, đơn vị/Địa chỉ", 27, "chuc_vu_don_vi", "left", "@"),
    ("Danh hiệu, hình thức khen thưởng", 21, "danh_hieu", "left", "@"),
    ("Thành tích tiêu biểu", 48, "thanh_tich", "left", "@"),
)
HEAD, ITEM = 5, 6  # hàng tiêu đề, hàng lặp
FONT = "Times New Roman"
THIN = Side(style="thin")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)


@dataclass(frozen=True)
class List:  # một danh sách Excel
    file: str
    columns: tuple[tuple[str, int, str, str, str], ...]
    title: str
    cited: str  # văn bản mà danh sách kèm theo
    foot: tuple[str, ...]


LISTS = (
    List(
        "danh-sach.xlsx",
        ALL_COLUMNS,
        "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG {{ ho_so.dot|in_hoa }} VÀ KẾT QUẢ XÉT",
        "quyet_dinh",
        (
            "Tổng số: {{ de_cu.so_ho_so }} hồ sơ, gồm {{ de_cu.so_luong }}; khen theo thẩm quyền "
            "{{ khen.so_ho_so }}, trình cấp trên {{ trinh.so_ho_so }}, không thông qua "
            "{{ khong_dat.so_ho_so }}, không đưa ra xét {{ khong_xet.so_ho_so }}.",
            "{% if co_tien_thuong %}Tổng số tiền thưởng: {{ khen.tien }} đồng "
            "(bằng chữ: {{ khen.tien_bang_chu }}).{% endif %}",
        ),
    ),
    List(
        "danh-sach-tieu-bieu.xlsx",
        OUTSTANDING_COLUMNS,
        "DANH SÁCH ĐIỂN HÌNH TIÊN TIẾN TIÊU BIỂU NĂM {{ ho_so.nam }}",
        "to_trinh_tieu_bieu",
        ("Tổng số: {{ tieu_bieu.so_ho_so }} điển hình, gồm {{ tieu_bieu.so_luong }}.",),
    ),
)


def main() -> None:
    for list in LISTS:
        (TEMPLATES / list.file).write_bytes(_written(list))


def _written(list: List) -> bytes:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Danh sách"
    _title(sheet, list)
    _columns(sheet, list)
    _foot(sheet, list)
    _page(sheet, list)
    stream = BytesIO()
    book.save(stream)
    stream.seek(0)
    created = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    core = Properties(title="Danh sách", author="paperwork", created=created).core_xml()
    return write_package({**unpacked(stream), CORE: core})


def _title(sheet: Worksheet, list: List) -> None:
    last = len(list.columns)
    cited = list.cited
    lines = (
        (1, "{{ don_vi.ten|in_hoa }}", True, False),
        (2, list.title, True, False),
        (3, f"{{% if {cited} %}}(Kèm theo {{{{ {cited}.ngan }}}}){{% endif %}}", False, True),
    )
    for row, text, bold, italic in lines:
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=last)
        cell = sheet.cell(row, 1, text)
        cell.font = Font(FONT, 13, bold=bold, italic=italic)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _columns(sheet: Worksheet, list: List) -> None:
    for column, (heading, width, field, align, form) in enumerate(list.columns, 1):
        head = sheet.cell(HEAD, column, heading)
        head.font, head.border = Font(FONT, 11, bold=True), BOX
        head.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        item = sheet.cell(ITEM, column, f"{{{{ d.{field} }}}}")
        item.font, item.border, item.number_format = Font(FONT, 11), BOX, form
        item.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
        sheet.column_dimensions[head.column_letter].width = width
    sheet.row_dimensions[HEAD].height = 48


def _foot(sheet: Worksheet, list: List) -> None:
    last = len(list.columns)
    for row, text in enumerate(list.foot, ITEM + 1):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=last)
        cell = sheet.cell(row, 1, text)
        cell.font = Font(FONT, 12, bold=True)
        cell.alignment = Alignment(horizontal="left", vertical="center", wrap_text=True)


def _page(sheet: Worksheet, list: List) -> None:
    last = sheet.cell(HEAD, len(list.columns)).column_letter
    sheet.freeze_panes = sheet.cell(ITEM, 5)
    sheet.auto_filter.ref = f"A{HEAD}:{last}{ITEM}"
    sheet.print_title_rows = f"{HEAD}:{HEAD}"
    sheet.print_area = f"A1:{last}{ITEM + len(list.foot)}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 0.6, 0.6, 0.8, 0.8
    sheet.oddHeader.center.text = "&P"


if __name__ == "__main__":
    main()
