"""The wording of the tờ trình."""

from __future__ import annotations

from tools.docx_templates.frame import (
    addressees,
    appendix,
    grounds,
    letterhead,
    signature,
    title,
)
from tools.docx_templates.lists import (
    nominee_tables,
    proposal_columns,
)
from tools.docx_templates.ooxml import KEEP, each, p, when
from tools.docx_templates.styles import APPENDIX_HEADINGS


def submission() -> str:
    """Tờ trình của Hội đồng, Mẫu 1.4 with ô 9a."""
    return "".join(
        [
            letterhead(),
            title("TỜ TRÌNH"),
            addressees(),
            grounds(),
            p(
                "NoiDung",
                "{{ hoi_dong.ten_day_du }} kính trình {{ kinh_gui[0] }} xem xét, quyết định khen thưởng {{ ho_so.dot }} như sau:",
            ),
            p("Muc1", "Kết quả xét khen thưởng"),
            p(
                "NoiDung",
                "Hội đồng đã họp {{ phien_hop.ngay }}, xem xét, đối chiếu tiêu chuẩn và {{ phien_hop.hinh_thuc }} đối với từng hồ sơ. "
                "Tổng số hồ sơ đề nghị: {{ de_cu.so_ho_so }}, gồm {{ de_cu.so_luong }}; số hồ sơ được thông qua: "
                "{{ thong_qua.so_ho_so }}{% if khong_dat.danh_sach %}; không được thông qua: {{ khong_dat.so_ho_so }}{% endif %}"
                "{% if khong_xet.danh_sach %}; không đưa ra xét: {{ khong_xet.so_ho_so }}{% endif %}.",
            ),
            when(
                "khen.danh_sach",
                p("Muc1", "Đề nghị khen thưởng theo thẩm quyền"),
                p(
                    "NoiDung",
                    "Hội đồng đề nghị {{ don_vi.nguoi_quyet_dinh }} tặng danh hiệu thi đua, hình thức khen thưởng cho {{ khen.so_luong }} (danh sách tại {{ phu_luc_khen }} kèm theo), cụ thể:",
                ),
                each(
                    "n",
                    "khen.theo_danh_hieu",
                    p("Gach", "{{ n.ten_cum }}: {{ n.so_luong }}{{ n.dau_cuoi }}"),
                ),
                when(
                    "co_tien_thuong",
                    p(
                        "NoiDung",
                        "Tổng số tiền thưởng dự kiến: {{ khen.tien }} đồng (bằng chữ: {{ khen.tien_bang_chu }}), chi từ {{ don_vi.nguon_thuong }}.",
                    ),
                ),
            ),
            when(
                "trinh.danh_sach",
                p("Muc1", "Đề nghị trình cấp trên khen thưởng"),
                p(
                    "NoiDung",
                    "Hội đồng đề nghị {{ don_vi.nguoi_quyet_dinh }} trình {{ don_vi.cap_tren_khen }} khen thưởng {{ trinh.so_luong }} (danh sách tại {{ phu_luc_trinh }} kèm theo), cụ thể:",
                ),
                each(
                    "n",
                    "trinh.theo_danh_hieu",
                    p("Gach", "{{ n.ten_cum }}: {{ n.so_luong }}{{ n.dau_cuoi }}"),
                ),
            ),
            p(
                "NoiDung",
                "Các trường hợp được đề nghị bảo đảm đối tượng, tiêu chuẩn theo quy định; không trong thời gian bị xem xét, "
                "thi hành kỷ luật. Hội đồng chịu trách nhiệm về tính chính xác của hồ sơ và kết quả xét khen thưởng.",
                extra=KEEP,
            ),
            p("Ket", "{{ hoi_dong.ten }} kính trình {{ kinh_gui[0] }} xem xét, quyết định./."),
            signature(),
            when(
                "khen.danh_sach",
                appendix(
                    "{{ phu_luc_khen }}",
                    "Tờ trình",
                    "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG THEO THẨM QUYỀN",
                ),
                nominee_tables("khen", proposal_columns, APPENDIX_HEADINGS[0]),
                p("NoiDung", "Danh sách có {{ khen.so_luong }}./."),
            ),
            when(
                "trinh.danh_sach",
                appendix(
                    "{{ phu_luc_trinh }}",
                    "Tờ trình",
                    "DANH SÁCH ĐỀ NGHỊ TRÌNH CẤP TRÊN KHEN THƯỞNG",
                ),
                nominee_tables("trinh", proposal_columns, APPENDIX_HEADINGS[1]),
                p("NoiDung", "Danh sách có {{ trinh.so_luong }}./."),
            ),
        ]
    )
