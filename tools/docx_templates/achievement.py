"""The wording of the báo cáo thành tích: what is known is filled in, the author tells the rest."""

from __future__ import annotations

from tools.docx_templates.frame import nameplate
from tools.docx_templates.ooxml import (
    TEXT_WIDTH,
    before_table,
    cell,
    dotted,
    grid_table,
    p,
    row,
    table,
    tag,
    when,
)

BLANK = "……………………………"
PERSON = "nguoi.doi_tuong == 'Cá nhân'"


def achievement_report() -> str:
    """Báo cáo thành tích of one nominee, after the forms of the decree on awards."""
    return "".join(
        [
            nameplate(),
            p("DiaDanh", "{{ dia_danh }}, ngày …… tháng …… năm ……"),
            p("TenLoai", "BÁO CÁO THÀNH TÍCH"),
            p("TrichYeu", "{{ trich_yeu }}"),
            tag(f"if {PERSON}"),
            p("MucI", "SƠ LƯỢC LÝ LỊCH"),
            _known("Họ và tên", "nguoi.ten"),
            _known("Ngày, tháng, năm sinh", "nguoi.sinh"),
            _known("Giới tính", "nguoi.gioi_tinh"),
            dotted("NoiDung", "Quê quán: "),
            dotted("NoiDung", "Nơi ở hiện nay: "),
            _known("Đơn vị công tác", "nguoi.don_vi"),
            _known("Chức vụ", "nguoi.chuc_vu"),
            dotted("NoiDung", "Trình độ chuyên môn, nghiệp vụ: "),
            tag("else"),
            p("MucI", "SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH"),
            _known("Tên", "nguoi.ten_goi"),
            _known("Đơn vị, địa chỉ", "nguoi.chuc_vu_don_vi"),
            dotted("NoiDung", "Cơ cấu tổ chức, số lượng người, điều kiện hoạt động: "),
            *(dotted("NoiDung") for _ in range(2)),
            tag("endif"),
            p("MucI", "THÀNH TÍCH ĐẠT ĐƯỢC"),
            p("Muc1", "Quyền hạn, nhiệm vụ được giao hoặc đảm nhận"),
            *(dotted("NoiDung") for _ in range(4)),
            p("Muc1", "Thành tích đạt được"),
            when("nguoi.thanh_tich", p("NoiDung", "{{ nguoi.thanh_tich }}")),
            p(
                "NoiDung",
                "Kết quả so với chỉ tiêu được giao; sáng kiến, đề tài (tên, số và ngày quyết định công nhận):",
            ),
            *(dotted("NoiDung") for _ in range(8)),
            p("Muc1", "Chấp hành chủ trương của Đảng, chính sách, pháp luật của Nhà nước"),
            *(dotted("NoiDung") for _ in range(4)),
            p("MucI", "CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG", extra=before_table()),
            tag("if khen_truoc"),
            grid_table(
                (
                    ("Năm", 20, "d.nam"),
                    ("Danh hiệu, hình thức khen thưởng", 65, "<d.danh_hieu"),
                    ("Số, ngày, tháng, năm của quyết định; cơ quan ban hành", 80, "<d.quyet_dinh"),
                ),
                "khen_truoc",
            ),
            tag("else"),
            *(dotted("NoiDung") for _ in range(2)),
            tag("endif"),
            _signatures(),
        ]
    )


def _known(label: str, field: str) -> str:
    """What the workbook tells, or room to write it."""
    return p(
        "NoiDung", f"{label}: {{% if {field} %}}{{{{ {field} }}}}{{% else %}}{BLANK}{{% endif %}}"
    )


def _signatures() -> str:
    half = TEXT_WIDTH / 2
    author = (
        f"{{% if {PERSON} %}}NGƯỜI BÁO CÁO{{% else %}}ĐẠI DIỆN{{% endif %}}",
        f"{{% if {PERSON} %}}{{{{ nguoi.ten }}}}{{% endif %}}",
    )
    return p("Gan") + table(
        "KhungKhongKe",
        (half, half),
        row(
            cell(half, p("QuyenHan", "XÁC NHẬN CỦA ĐƠN VỊ"), p("ChoKy"), p("HoTen")),
            cell(half, p("QuyenHan", author[0]), p("ChoKy"), p("HoTen", author[1])),
        ),
    )
