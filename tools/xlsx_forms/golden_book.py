"""The golden book: every awarded nominee under the number that stands on the certificate."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from tools.xlsx_forms.layout import Column, Form, office

COLUMNS = (
    Column("Số sổ vàng", 8, "so_vang", "center"),
    Column("Họ và tên/Tên tập thể", 28, "ten_goi"),
    Column("Chức vụ, đơn vị/Địa chỉ", 32, "chuc_vu_don_vi"),
    Column("Danh hiệu, hình thức khen thưởng", 24, "danh_hieu"),
    Column("Loại hình", 12, "loai_hinh", "center"),
    Column("Thời gian tính thành tích", 11, "thoi_gian", "center"),
    Column("Ghi chú", 18),
)


def golden_book(sheet: Worksheet) -> None:
    form = Form(sheet, "Sổ vàng", [column.width for column in COLUMNS])
    office(form, 3)
    form.title("SỔ VÀNG KHEN THƯỞNG NĂM {{ ho_so.nam }}")
    form.tag("if quyet_dinh")
    form.note("({{ quyet_dinh.ngan }})")
    form.tag("endif")
    head = form.head(COLUMNS)
    form.tag("for d in khen.danh_sach")
    form.items(COLUMNS)
    form.tag("endfor")
    form.line("Sổ có {{ khen.so_luong }}.", bold=True)
    form.page((head, head))
