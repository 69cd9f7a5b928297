"""The wording of the biên bản."""

from __future__ import annotations

from tools.docx_templates.frame import (
    content,
    letterhead,
    title,
    two_signatures,
)
from tools.docx_templates.ooxml import before_table, each, grid_table, p, tag, when


def minutes() -> str:
    """Biên bản họp Hội đồng, Mẫu 1.9."""
    attendance = grid_table(
        (
            ("STT", 12, "d.stt"),
            ("Họ và tên", 43, "<d.ten_goi"),
            ("Chức vụ", 43, "<d.chuc_vu"),
            ("Chức danh trong Hội đồng", 32, "<d.chuc_danh"),
            ("Tham dự", 35, "<d.tham_du"),
        ),
        "hoi_dong.thanh_vien",
    )
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
            p("Gach", "Thời gian bắt đầu: {{ phien_hop.bat_dau }}, {{ phien_hop.ngay }}."),
            p("Gach", "Địa điểm: {{ phien_hop.dia_diem }}."),
            p("MucI", "THÀNH PHẦN THAM DỰ"),
            p("Muc1", "Thành viên Hội đồng"),
            p(
                "NoiDung",
                "{{ hoi_dong.ten_day_du }}{% if hoi_dong.quyet_dinh %} được thành lập theo "
                "{{ hoi_dong.quyet_dinh }}{% endif %}, có {{ hoi_dong.so_thanh_vien }} thành viên; có mặt "
                "{{ hoi_dong.co_mat }}{% if hoi_dong.co_du_thay %} (trong đó {{ hoi_dong.du_thay }} người "
                "dự thay){% endif %}{% if hoi_dong.co_vang %}, vắng mặt {{ hoi_dong.vang }}{% if hoi_dong.co_van_ban %} (trong đó "
                "{{ hoi_dong.van_ban }} thành viên gửi ý kiến bằng văn bản){% endif %}{% endif %}, cụ thể:",
                extra=before_table(),
            ),
            attendance,
            when(
                "phien_hop.khach_moi",
                p("Muc1", "Khách mời"),
                each(
                    "d",
                    "phien_hop.khach_moi",
                    p("Gach", "{{ d }}{% if loop.last %}.{% else %};{% endif %}"),
                ),
            ),
            p(
                "Khoan1",
                "Chủ trì (chủ tọa): {{ phien_hop.chu_tri.ten_goi }}, {{ phien_hop.chu_tri.chuc_vu }}, {{ phien_hop.chu_tri.chuc_danh }} Hội đồng.",
            ),
            p(
                "Khoan1",
                "Thư ký (người ghi biên bản): {{ phien_hop.thu_ky.ten_goi }}, {{ phien_hop.thu_ky.chuc_vu }}, {{ phien_hop.thu_ky.chuc_danh }} Hội đồng.",
            ),
            p("MucI", "NỘI DUNG"),
            p("Muc1", "Chủ tọa nêu mục đích, yêu cầu của cuộc họp"),
            p(
                "NoiDung",
                "{{ phien_hop.chu_tri.ten_goi }} nêu nội dung cuộc họp: {{ phien_hop.noi_dung }}; quán triệt "
                "đối tượng, tiêu chuẩn, nguyên tắc xét khen thưởng theo quy định của pháp luật về thi đua, khen "
                "thưởng{% if ke_hoach %} và {{ ke_hoach.trich_dan }}{% endif %}.",
            ),
            p("Muc1", "Thường trực Hội đồng báo cáo tổng hợp hồ sơ"),
            p(
                "NoiDung",
                "Tổng số hồ sơ đề nghị: {{ de_cu.so_ho_so }}, gồm {{ de_cu.so_luong }}; cụ thể:",
            ),
            each(
                "n",
                "de_cu.theo_danh_hieu",
                p("Gach", "{{ n.ten_cum }}: {{ n.so_luong }}{{ n.dau_cuoi }}"),
            ),
            when(
                "khong_xet.danh_sach",
                p("NoiDung", "Hồ sơ không đưa ra Hội đồng xét: {{ khong_xet.so_ho_so }}, cụ thể:"),
                each(
                    "d",
                    "khong_xet.danh_sach",
                    p(
                        "Gach",
                        "{{ d.ten_goi }}, {{ d.chuc_vu_don_vi_cau }} (đề nghị {{ d.danh_hieu_cum }}): {{ d.ly_do }}{{ d.dau_cuoi }}",
                    ),
                ),
            ),
            p("Muc1", "Hội đồng thảo luận"),
            content("thao_luan"),
            p("Muc1", "Hình thức lấy ý kiến"),
            p(
                "NoiDung",
                "Hội đồng {{ phien_hop.hinh_thuc }} đối với từng trường hợp. Tỷ lệ đồng ý được tính trên "
                "tổng số {{ hoi_dong.so_thanh_vien }} thành viên Hội đồng{% if hoi_dong.co_vang %}, kể cả "
                "thành viên vắng mặt{% endif %}{% if hoi_dong.co_van_ban %}; ý kiến bằng văn bản của thành "
                "viên vắng mặt được tính như phiếu tại cuộc họp{% endif %}{% if hoi_dong.co_du_thay %}; người "
                "dự thay biểu quyết thay thành viên ủy quyền{% endif %}."
                "{% if phien_hop.to_kiem_phieu %} Tổ kiểm phiếu gồm: {{ phien_hop.to_kiem_phieu|join('; ') }}."
                "{% endif %}{% if phien_hop.phat_ra %} Số phiếu phát ra: {{ phien_hop.phat_ra }}; số phiếu thu "
                "về: {{ phien_hop.thu_ve }}{% if hoi_dong.co_van_ban %} (trong đó {{ hoi_dong.van_ban }} phiếu "
                "gửi bằng văn bản){% endif %}.{% endif %}",
            ),
            p("MucI", "KẾT QUẢ"),
            each(
                "n",
                "bieu_quyet.theo_danh_hieu",
                p("Muc1", "{{ n.ten_cum }} (yêu cầu: {{ n.nguong }})", extra=before_table()),
                results,
            ),
            p("MucI", "KẾT LUẬN"),
            p("Muc1", "Đề nghị {{ don_vi.nguoi_quyet_dinh }} khen thưởng theo thẩm quyền"),
            tag("if khen.danh_sach"),
            p("NoiDung", "Hội đồng thống nhất đề nghị khen thưởng {{ khen.so_luong }}, cụ thể:"),
            each(
                "n",
                "khen.theo_danh_hieu",
                p("Gach", "{{ n.ten_cum }}: {{ n.so_luong }}{{ n.dau_cuoi }}"),
            ),
            tag("else"),
            p("NoiDung", "Không có."),
            tag("endif"),
            p("Muc1", "Đề nghị trình cấp trên khen thưởng"),
            tag("if trinh.danh_sach"),
            p(
                "NoiDung",
                "Hội đồng thống nhất đề nghị trình {{ don_vi.cap_tren_khen }} khen thưởng {{ trinh.so_luong }}, cụ thể:",
            ),
            each(
                "d",
                "trinh.danh_sach",
                p(
                    "Gach",
                    "{{ d.ten_goi }}, {{ d.chuc_vu_don_vi_cau }}: {{ d.danh_hieu_cum }}{{ d.dau_cuoi }}",
                ),
            ),
            tag("else"),
            p("NoiDung", "Không có."),
            tag("endif"),
            p("Muc1", "Không thông qua, không đưa ra xét"),
            tag("if chua_dat.danh_sach"),
            p("NoiDung", "{{ chua_dat.so_ho_so }} trường hợp, cụ thể:"),
            each(
                "d",
                "chua_dat.danh_sach",
                p(
                    "Gach",
                    "{{ d.ten_goi }}, {{ d.chuc_vu_don_vi_cau }} (đề nghị {{ d.danh_hieu_cum }}): {{ d.ly_do }}{{ d.dau_cuoi }}",
                ),
            ),
            tag("else"),
            p("NoiDung", "Không có."),
            tag("endif"),
            p(
                "Ket",
                "Biên bản đã được thông qua tại cuộc họp. Cuộc họp kết thúc vào {{ phien_hop.ket_thuc }}, {{ phien_hop.ngay }}./.",
            ),
            two_signatures(),
        ]
    )
