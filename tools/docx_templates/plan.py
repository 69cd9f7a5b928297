"""The wording of the kế hoạch."""

from __future__ import annotations

from tools.docx_templates.frame import (
    appendix,
    content,
    grounds,
    letterhead,
    signature,
    title,
)
from tools.docx_templates.ooxml import grid_table, p, when


def plan() -> str:
    """Kế hoạch, Mẫu 1.4."""
    timeline = grid_table(
        (
            ("STT", 12, "d.stt"),
            ("Nội dung công việc", 51, "<d.noi_dung"),
            ("Đơn vị chủ trì", 28, "<d.chu_tri"),
            ("Đơn vị phối hợp", 28, "<d.phoi_hop"),
            ("Thời hạn", 23, "d.thoi_han"),
            ("Sản phẩm", 23, "<d.san_pham"),
        ),
        "tien_do",
        closes="tien_do",
    )
    return "".join(
        [
            letterhead(),
            title("KẾ HOẠCH"),
            grounds(),
            p(
                "NoiDung",
                "{{ don_vi.ten }} ban hành Kế hoạch {{ trich_yeu_cau }} với những nội dung sau:",
            ),
            content("ke_hoach"),
            p(
                "Ket",
                "Trên đây là Kế hoạch {{ trich_yeu_cau }}{% if tien_do %} (tiến độ thực hiện tại Phụ lục "
                "kèm theo){% endif %}. {{ don_vi.ten }} đề nghị các đơn vị, cá nhân liên quan tổ chức "
                "thực hiện; nếu có vướng mắc, phản ánh về {{ don_vi.soan_thao }} để tổng hợp, báo cáo "
                "{{ don_vi.nguoi_quyet_dinh }} xem xét, quyết định./.",
            ),
            signature(),
            when(
                "tien_do",
                appendix("Phụ lục", "Kế hoạch", "TIẾN ĐỘ THỰC HIỆN KẾ HOẠCH"),
                timeline,
                p("NoiDung", "Bảng tiến độ có {{ so_viec }} nội dung công việc./."),
            ),
        ]
    )
