"""The wording of the quyết định."""

from __future__ import annotations

from tools.docx_templates.frame import (
    appendix,
    grounds,
    letterhead,
    signature,
    title,
)
from tools.docx_templates.lists import (
    nominee_tables,
    paid_columns,
    unpaid_columns,
)
from tools.docx_templates.ooxml import each, p, tag
from tools.docx_templates.styles import APPENDIX_HEADINGS


def decision() -> str:
    """Quyết định khen thưởng, Mẫu 1.2, with its list as an appendix."""
    return "".join(
        [
            letterhead(),
            title("QUYẾT ĐỊNH"),
            p("ThamQuyen", "{{ don_vi.tham_quyen|in_hoa }}"),
            grounds(),
            p("ThamQuyen", "QUYẾT ĐỊNH:"),
            tag("if khen.theo_danh_hieu|length == 1"),
            p(
                "Dieu",
                "Tặng {{ khen.theo_danh_hieu[0].cum }} cho {{ khen.so_luong }} đã {{ ho_so.thanh_tich }} (danh sách tại Phụ lục kèm theo).",
            ),
            tag("else"),
            p(
                "Dieu",
                "Khen thưởng {{ khen.so_luong }} đã {{ ho_so.thanh_tich }} (danh sách tại Phụ lục kèm theo), gồm:",
            ),
            each(
                "n",
                "khen.theo_danh_hieu",
                p("KhoanDieu", "Tặng {{ n.cum }} cho {{ n.so_luong }}{{ n.dau_cuoi }}"),
            ),
            tag("endif"),
            tag("if co_tien_thuong"),
            p(
                "Dieu",
                "Tiền thưởng kèm theo danh hiệu thi đua, hình thức khen thưởng tại Điều 1 thực hiện theo {{ can_cu_tien_thuong }}; "
                "tổng số tiền là {{ khen.tien }} đồng (bằng chữ: {{ khen.tien_bang_chu }}), chi từ {{ don_vi.nguon_thuong }}.",
            ),
            tag("else"),
            p(
                "Dieu",
                "Giao {{ don_vi.soan_thao }} công bố Quyết định, tổ chức trao thưởng và lưu hồ sơ khen thưởng theo quy định.",
            ),
            tag("endif"),
            p(
                "DieuKet",
                "Quyết định này có hiệu lực thi hành kể từ ngày ký. {{ don_vi.thi_hanh }} và các {{ khen.doi_tuong }} có tên tại "
                "Phụ lục chịu trách nhiệm thi hành Quyết định này./.",
            ),
            signature(),
            appendix(
                "Phụ lục",
                "Quyết định",
                "DANH SÁCH KHEN THƯỞNG",
                "{{ khen.doi_tuong|in_hoa }}",
                "{{ ho_so.dot|in_hoa }}",
            ),
            tag("if co_tien_thuong"),
            nominee_tables("khen", paid_columns, APPENDIX_HEADINGS[0], bonus=True),
            p(
                "NoiDung",
                "Danh sách có {{ khen.so_luong }}. Tổng số tiền thưởng: {{ khen.tien }} đồng (bằng chữ: {{ khen.tien_bang_chu }})./.",
            ),
            tag("else"),
            nominee_tables("khen", unpaid_columns, APPENDIX_HEADINGS[0]),
            p("NoiDung", "Danh sách có {{ khen.so_luong }}./."),
            tag("endif"),
        ]
    )
