"""The wording of what goes to the superior: the tờ trình, and the công văn with the dossier."""

from __future__ import annotations

from tools.docx_templates.frame import (
    addressees,
    appendix,
    content,
    grounds,
    letter_head,
    letterhead,
    signature,
    title,
)
from tools.docx_templates.lists import nominee_tables, proposal_columns
from tools.docx_templates.ooxml import KEEP, each, p
from tools.docx_templates.styles import APPENDIX_HEADINGS


def superior_submission() -> str:
    """Tờ trình to who decides above the office's own power, Mẫu 1.4 with ô 9a."""
    return "".join(
        [
            letterhead(),
            title("TỜ TRÌNH"),
            addressees(),
            grounds(),
            p(
                "NoiDung",
                "{{ don_vi.ten }} đã xem xét, đối chiếu tiêu chuẩn của từng trường hợp và kính trình "
                "{{ kinh_gui[0] }} khen thưởng như sau:",
            ),
            p("Muc1", "Kết quả xét"),
            p(
                "NoiDung",
                "{{ hoi_dong.ten }} đã họp {{ phien_hop.ngay }} và {{ phien_hop.hinh_thuc }} đối với từng trường hợp; "
                "tỷ lệ đồng ý tính trên tổng số {{ hoi_dong.so_thanh_vien }} thành viên Hội đồng. "
                "Có {{ trinh.so_luong }} đạt số phiếu theo quy định, không thuộc thẩm quyền quyết định của "
                "{{ don_vi.nguoi_quyet_dinh }}.",
            ),
            p("Muc1", "Đề nghị khen thưởng"),
            p(
                "NoiDung",
                "{{ don_vi.ten }} đề nghị {{ kinh_gui[0] }} xem xét, khen thưởng cho {{ trinh.so_luong }} đã "
                "{{ ho_so.thanh_tich }} (danh sách tại Phụ lục và hồ sơ kèm theo), cụ thể:",
            ),
            each(
                "n",
                "trinh.theo_danh_hieu",
                p("Gach", "{{ n.ten_cum }}: {{ n.so_luong }}{{ n.dau_cuoi }}"),
            ),
            p(
                "NoiDung",
                "Các trường hợp đề nghị bảo đảm đối tượng, tiêu chuẩn theo quy định; không trong thời gian bị xem xét, "
                "thi hành kỷ luật. {{ don_vi.ten }} chịu trách nhiệm về tính chính xác của hồ sơ và thành tích đề nghị.",
                extra=KEEP,
            ),
            p("Ket", "{{ don_vi.ten }} kính trình {{ kinh_gui[0] }} xem xét, quyết định./."),
            signature(),
            appendix(
                "Phụ lục", "Tờ trình", "DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", "{{ ho_so.dot|in_hoa }}"
            ),
            nominee_tables("trinh", proposal_columns, APPENDIX_HEADINGS[0]),
            p("NoiDung", "Danh sách có {{ trinh.so_luong }}./."),
        ]
    )


def letter() -> str:
    """Công văn, Mẫu 1.5: no type, its subject under the number."""
    return "".join(
        [
            letter_head(),
            addressees(),
            content("noi_dung"),
            p("Ket", "{{ don_vi.ten }} kính gửi {{ kinh_gui[0] }} xem xét, giải quyết./."),
            signature(),
        ]
    )
