"""The wording of the tờ trình that introduces the outstanding to the superior."""

from __future__ import annotations

from tools.docx_templates.frame import (
    addressees,
    appendix,
    grounds,
    letterhead,
    signature,
    title,
)
from tools.docx_templates.ooxml import KEEP, each, grid_table, p

COLUMNS = (
    ("STT", 12, "d.stt"),
    ("Họ và tên/Tên tập thể", 42, "<d.ten_goi"),
    ("Chức vụ, đơn vị/Địa chỉ", 47, "<d.chuc_vu_don_vi"),
    ("Thành tích tiêu biểu", 64, "<d.thanh_tich"),
)


def introduction() -> str:
    """Tờ trình of the office, Mẫu 1.4 with ô 9a, and the list in one order in its appendix."""
    return "".join(
        [
            letterhead(),
            title("TỜ TRÌNH"),
            addressees(),
            grounds(),
            p(
                "NoiDung",
                "{{ don_vi.ten }} kính trình {{ kinh_gui[0] }} xem xét, tuyên truyền, nhân rộng các điển hình tiên tiến tiêu biểu năm {{ ho_so.nam }} như sau:",
            ),
            p("Muc1", "Kết quả lựa chọn"),
            p(
                "NoiDung",
                "Trên cơ sở kết quả họp {{ phien_hop.ngay }} của {{ hoi_dong.ten }}, {{ don_vi.nguoi_quyet_dinh }} lựa chọn, giới thiệu {{ tieu_bieu.so_ho_so }} điển hình tiên tiến tiêu biểu, gồm {{ tieu_bieu.so_luong }} (danh sách tại Phụ lục kèm theo):",
            ),
            each(
                "d",
                "tieu_bieu.danh_sach",
                p(
                    "Gach",
                    "{{ d.ten_goi }}{% if d.chuc_vu_don_vi %}, {{ d.chuc_vu_don_vi_cau }}{% endif %}{{ d.dau_cuoi }}",
                ),
            ),
            p("Muc1", "Nội dung đề nghị"),
            p(
                "NoiDung",
                "{{ don_vi.ten }} đề nghị {{ kinh_gui[0] }} xem xét, cho tuyên truyền, nhân rộng các điển hình nêu trên và khen thưởng theo quy định. Các trường hợp được giới thiệu không trong thời gian bị xem xét, thi hành kỷ luật; {{ don_vi.goi }} chịu trách nhiệm về tính chính xác của thành tích đã nêu.",
                extra=KEEP,
            ),
            p("Ket", "{{ don_vi.ten }} kính trình {{ kinh_gui[0] }} xem xét, quyết định./."),
            signature(),
            appendix(
                "Phụ lục", "Tờ trình", "DANH SÁCH ĐIỂN HÌNH TIÊN TIẾN TIÊU BIỂU NĂM {{ ho_so.nam }}"
            ),
            grid_table(COLUMNS, "tieu_bieu.danh_sach", closes="tieu_bieu.danh_sach"),
            p("NoiDung", "Danh sách có {{ tieu_bieu.so_luong }}./."),
        ]
    )
