"""The table of the count: every vote for every nomination, as the count record says it."""

from __future__ import annotations

from openpyxl.worksheet.worksheet import Worksheet

from tools.xlsx_forms.layout import COUNT, SHARE, Column, Form, office

COLUMNS = (
    Column("STT", 5, "stt", "center", COUNT),
    Column("Mã đề cử", 10, "ma", "center"),
    Column("Họ và tên/Tên tập thể", 24, "ten_goi"),
    Column("Chức vụ, đơn vị/Địa chỉ", 26, "chuc_vu_don_vi"),
    Column("Tổng số thành viên", 8, "thanh_vien", "center", COUNT),
    Column("Phát ra", 6, "phat_ra", "center", COUNT),
    Column("Thu về", 6, "thu_ve", "center", COUNT),
    Column("Ý kiến bằng văn bản", 8, "van_ban", "center", COUNT),
    Column("Hợp lệ", 6, "hop_le", "center", COUNT),
    Column("Không hợp lệ", 7, "khong_hop_le", "center", COUNT),
    Column("Đồng ý", 6, "dong_y", "center", COUNT),
    Column("Không đồng ý", 7, "khong_dong_y", "center", COUNT),
    Column("Tỷ lệ trên tổng số thành viên (%)", 10, "ty_le_so", "center", SHARE),
    Column("Kết quả", 10, "ket_qua", "center"),
)


def vote_table(sheet: Worksheet) -> None:
    form = Form(sheet, "Kiểm phiếu", [column.width for column in COLUMNS])
    office(form, 4)
    form.title("BẢNG TỔNG HỢP KẾT QUẢ KIỂM PHIẾU", "{{ phien_hop.noi_dung|in_hoa }}")
    form.note("{{ hoi_dong.ten_day_du }} họp {{ phien_hop.ngay }}, {{ phien_hop.hinh_thuc }}")
    form.line(
        "Tổng số thành viên Hội đồng: {{ hoi_dong.so_thanh_vien }}; có mặt: {{ hoi_dong.co_mat }}; "
        "vắng mặt: {{ hoi_dong.vang }}; gửi ý kiến bằng văn bản: {{ hoi_dong.van_ban }}."
    )
    head = form.head(COLUMNS, height=78)
    form.tag("for n in bieu_quyet.theo_danh_hieu")
    form.heading("{{ n.ten_cum }} (yêu cầu: {{ n.nguong }})")
    form.tag("for d in n.danh_sach")
    form.items(COLUMNS)
    form.tag("endfor")
    form.tag("endfor")
    form.line(
        "Đưa ra lấy ý kiến: {{ bieu_quyet.so_ho_so }}; đạt: {{ thong_qua.so_ho_so }}; "
        "không đạt: {{ khong_dat.so_ho_so }}. Tỷ lệ đồng ý tính trên tổng số thành viên Hội đồng.",
        bold=True,
    )
    form.gap()
    form.signatures(
        [
            ((1, 4), "THƯ KÝ HỘI ĐỒNG", "(Ký, ghi rõ họ tên)", "{{ phien_hop.thu_ky.ten }}"),
            ((5, 14), "TỔ KIỂM PHIẾU", "(Các thành viên ký, ghi rõ họ tên)", ""),
        ]
    )
    form.page((head, head))
