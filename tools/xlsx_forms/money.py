"""The money table: what is paid with each award, how it was worked out, who received it."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from tools.xlsx_forms.layout import COUNT, EXACT, MONEY, Column, Form, office

COLUMNS = (
    Column("STT", 5, "stt", "center", COUNT),
    Column("Họ và tên/Tên tập thể", 22, "ten_goi"),
    Column("Chức vụ, đơn vị/Địa chỉ", 22, "chuc_vu_don_vi"),
    Column("Danh hiệu, hình thức", 17, "danh_hieu"),
    Column("Hệ số", 6, "he_so", "center", "0.0###"),
    Column("Mức lương cơ sở", 11, "luong_co_so", "right", MONEY),
    Column("Thành tiền chưa làm tròn", 12, "chua_lam_tron", "right", EXACT),
    Column("Mức thưởng", 12, "muc_so", "right", MONEY),
    Column("Được hưởng", 8, "duoc_huong", "center"),
    Column("Thực nhận", 12, "tien_so", "right", MONEY),
    Column("Ký nhận", 13),
    Column("Ghi chú", 17, "ly_do_khong_huong"),
)
LEVEL, PAID = 8, 10  # cột mức thưởng, cột thực nhận


def money_table(sheet: Worksheet) -> None:
    form = Form(sheet, "Bảng chi tiền thưởng", [column.width for column in COLUMNS])
    office(form, 4)
    form.title("BẢNG CHI TIỀN THƯỞNG", "Tiền thưởng theo Luật Thi đua, khen thưởng")
    form.line("Khen thưởng {{ ho_so.dot }}", bold=True, align="center")
    form.tag("if quyet_dinh")
    form.note("(Kèm theo {{ quyet_dinh.ngan }})")
    form.tag("endif")
    form.line("Đơn vị tính: đồng", italic=True, align="right")
    head = form.head(COLUMNS)
    form.tag("for n in khen.theo_loai")
    form.heading("{{ n.so_la_ma }}. {{ n.ten|in_hoa }}")
    form.tag("for d in n.danh_sach")
    form.items(COLUMNS)
    form.tag("endfor")
    sums = {LEVEL: "{{ n.muc_so }}", PAID: "{{ n.tien_so }}"}
    form.sums("Cộng {{ n.so_la_ma }}", COLUMNS, sums, span=4)
    form.tag("endfor")
    form.sums("TỔNG CỘNG", COLUMNS, {LEVEL: "{{ khen.muc_so }}", PAID: "{{ khen.tien_so }}"}, 4)
    form.line(
        "Tổng số tiền thực nhận: {{ khen.tien }} đồng. "
        "Bằng chữ: {{ khen.tien_bang_chu|trim('.') }}.",
        bold=True,
    )
    form.line(
        "Nguồn chi: {{ don_vi.nguon_thuong }}{% if quy.so_du %}; số dư {{ quy.so_du }} đồng, "
        "sau khi chi {{ quy.sau_khi_chi }}{% endif %}."
    )
    form.line("Cách tính:", italic=True)
    form.line("1. Căn cứ: {{ can_cu_tien_thuong }}.", italic=True)
    form.line(
        "2. Mức thưởng bằng hệ số nhân với mức lương cơ sở vào ngày quyết định khen thưởng, "
        "{{ cach_tinh_thuong }}.",
        italic=True,
    )
    form.line(
        "3. Người đạt nhiều danh hiệu thi đua trong cùng một thời gian "
        "chỉ nhận mức thưởng cao nhất.",
        italic=True,
    )
    form.gap()
    place = "{{ dia_danh }}, ngày ...... tháng ...... năm ........"
    form.line(place, italic=True, align="center", columns=(9, 12))
    how = "(Ký, ghi rõ họ tên)"
    form.signatures(
        [
            ((1, 3), "NGƯỜI LẬP", how, ""),
            ((4, 8), "KẾ TOÁN TRƯỞNG", how, ""),
            ((9, 12), "THỦ TRƯỞNG", "(Ký, đóng dấu, ghi rõ họ tên)", ""),
        ]
    )
    form.page((head, head))
