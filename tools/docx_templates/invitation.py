"""The wording of the giấy mời: one with a list of those invited, and one for each of them."""

from __future__ import annotations

from tools.docx_templates.frame import letterhead, signature, title
from tools.docx_templates.ooxml import each, p, tag

WHO = "{{ d.ten_goi }}, {{ d.chuc_vu }}, {{ d.chuc_danh }} Hội đồng"


def invitation() -> str:
    """Giấy mời, Mẫu 1.7, with those invited in a list."""
    return "".join(
        [
            letterhead(),
            title("GIẤY MỜI"),
            p("NoiDung", "{{ don_vi.ten }} trân trọng kính mời:"),
            each(
                "d",
                "hoi_dong.duoc_moi",
                p(
                    "Gach",
                    WHO + "{% if loop.last and not phien_hop.khach_moi %}.{% else %};{% endif %}",
                ),
            ),
            each(
                "d",
                "phien_hop.khach_moi",
                p("Gach", "{{ d }}{% if loop.last %}.{% else %};{% endif %}"),
            ),
            *_session(),
            signature(),
        ]
    )


def personal_invitation() -> str:
    """The copy of a giấy mời that goes to one member, with the number of the giấy mời."""
    return "".join(
        [
            letterhead(number="{{ giay_moi.so_ky_hieu }}", date="{{ giay_moi.ngay }}"),
            title("GIẤY MỜI"),
            p(
                "NoiDung",
                "{{ don_vi.ten }} trân trọng kính mời {{ thanh_vien.ten_goi }}, "
                "{{ thanh_vien.chuc_vu }}, {{ thanh_vien.chuc_danh }} Hội đồng.",
            ),
            *_session(),
            signature(),
        ]
    )


def _session() -> tuple[str, ...]:
    """To what, led by whom, when, where; and what to do who cannot come."""
    return (
        p("NoiDung", "Tới dự phiên họp {{ hoi_dong.ten_day_du }} {{ phien_hop.noi_dung }}."),
        tag("if dua_ra_xet.danh_sach"),
        p(
            "NoiDung",
            "Số hồ sơ đưa ra xét: {{ dua_ra_xet.so_ho_so }}, gồm {{ dua_ra_xet.so_luong }} "
            "(danh sách và hồ sơ gửi kèm Giấy mời).",
        ),
        tag("endif"),
        p(
            "NoiDung",
            "Chủ trì: {{ phien_hop.chu_tri.ten_goi }}, {{ phien_hop.chu_tri.chuc_vu }}, "
            "{{ phien_hop.chu_tri.chuc_danh }} Hội đồng.",
        ),
        p("NoiDung", "Thời gian: {{ phien_hop.bat_dau }}, {{ phien_hop.ngay }}."),
        p("NoiDung", "Địa điểm: {{ phien_hop.dia_diem }}."),
        p(
            "Ket",
            "Thành viên Hội đồng không dự họp được, đề nghị gửi ý kiến bằng văn bản về "
            "{{ don_vi.soan_thao }} trước giờ họp để tổng hợp vào kết quả lấy ý kiến của Hội đồng./.",
        ),
    )
