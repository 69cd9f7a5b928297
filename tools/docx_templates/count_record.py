"""The wording of the biên bản kiểm phiếu."""

from __future__ import annotations

from tools.docx_templates.frame import letterhead, recipients, signature_lines, title
from tools.docx_templates.ooxml import (
    KEEP,
    TEXT_WIDTH,
    before_table,
    cell,
    each,
    grid_table,
    p,
    row,
    table,
    when,
)


def count_record() -> str:
    """Biên bản kiểm phiếu of the tellers, Mẫu 1.9, witnessed by the secretary."""
    results = grid_table(
        (
            ("STT", 12, "d.stt"),
            ("Họ và tên/Tên tập thể", 39, "<d.ten_goi"),
            ("Chức vụ, đơn vị", 33, "<d.chuc_vu_don_vi"),
            ("Đồng ý", 15, "d.dong_y"),
            ("Không đồng ý", 17, "d.khong_dong_y"),
            ("Không hợp lệ", 17, "d.khong_hop_le"),
            ("Tỷ lệ (%)", 15, "d.ty_le"),
            ("Kết quả", 17, "d.ket_qua"),
        ),
        "n.danh_sach",
    )
    return "".join(
        [
            letterhead(dated=False),
            title("BIÊN BẢN"),
            p("MucI", "THỜI GIAN, ĐỊA ĐIỂM"),
            p(
                "Gach",
                "Thời gian: {{ phien_hop.ngay }}, tại phiên họp bắt đầu lúc {{ phien_hop.bat_dau }}.",
            ),
            p("Gach", "Địa điểm: {{ phien_hop.dia_diem }}."),
            p("MucI", "TỔ KIỂM PHIẾU"),
            p("NoiDung", "Tổ kiểm phiếu do {{ hoi_dong.ten }} cử, gồm:"),
            each(
                "d",
                "phien_hop.to_kiem_phieu",
                p("Gach", "{{ d }}{% if loop.last %}.{% else %};{% endif %}"),
            ),
            p(
                "NoiDung",
                "Chứng kiến việc kiểm phiếu: {{ phien_hop.thu_ky.ten_goi }}, {{ phien_hop.thu_ky.chuc_vu }}, "
                "{{ phien_hop.thu_ky.chuc_danh }} Hội đồng.",
            ),
            p("MucI", "SỐ THÀNH VIÊN, SỐ PHIẾU"),
            p(
                "Gach",
                "Tổng số thành viên Hội đồng: {{ hoi_dong.so_thanh_vien }}; có mặt: {{ hoi_dong.co_mat }}"
                "{% if hoi_dong.co_du_thay %} (trong đó {{ hoi_dong.du_thay }} người dự thay){% endif %}"
                "{% if hoi_dong.co_vang %}; vắng mặt: {{ hoi_dong.vang }}{% endif %}"
                "{% if hoi_dong.co_van_ban %} (trong đó {{ hoi_dong.van_ban }} thành viên gửi ý kiến bằng văn bản){% endif %}.",
            ),
            when(
                "phien_hop.phat_ra",
                p(
                    "Gach",
                    "Số phiếu phát ra: {{ phien_hop.phat_ra }}; số phiếu thu về: {{ phien_hop.thu_ve }}"
                    "{% if hoi_dong.co_van_ban %}, kể cả phiếu gửi bằng văn bản{% endif %}.",
                ),
            ),
            p(
                "Gach",
                "Số phiếu hợp lệ, không hợp lệ được tính riêng đối với từng trường hợp; tỷ lệ đồng ý tính trên "
                "tổng số thành viên Hội đồng.",
            ),
            p("MucI", "KẾT QUẢ KIỂM PHIẾU"),
            each(
                "n",
                "bieu_quyet.theo_danh_hieu",
                p("Muc1", "{{ n.ten_cum }} (yêu cầu: {{ n.nguong }})", extra=before_table()),
                results,
            ),
            p("MucI", "KẾT LUẬN"),
            p(
                "NoiDung",
                "Số trường hợp đưa ra lấy ý kiến: {{ bieu_quyet.so_ho_so }}, gồm {{ bieu_quyet.so_luong }}; "
                "đạt: {{ thong_qua.so_ho_so }}; không đạt: {{ khong_dat.so_ho_so }}.",
            ),
            when(
                "thong_qua.danh_sach",
                p("NoiDung", "Các trường hợp đạt số phiếu theo quy định:"),
                each(
                    "n",
                    "thong_qua.theo_danh_hieu",
                    p("Gach", "{{ n.ten_cum }}: {{ n.so_luong }}{{ n.dau_cuoi }}"),
                ),
            ),
            p(
                "Ket",
                "Biên bản đã được Tổ kiểm phiếu thông qua và công bố tại cuộc họp cùng ngày./.",
            ),
            _signatures(),
        ]
    )


def _signatures() -> str:
    """The secretary as witness left, the head of the tellers right, the other tellers below."""
    half = TEXT_WIDTH / 2
    member = (
        p("ChoKy", extra=KEEP),
        p("HoTen", "{{ d.ho_ten }}"),
    )
    others = when(
        "phien_hop.to_vien",
        p("QuyenHan", "TỔ VIÊN"),
        each("d", "phien_hop.to_vien", *member),
    )
    return p("Gan") + table(
        "KhungKhongKe",
        (half, half),
        row(cell(half, *signature_lines("ky_thu_ky")), cell(half, *signature_lines())),
        row(cell(half, p("Gan"), *recipients()), cell(half, p("Gan"), others, p("NoiNhanMuc"))),
    )
