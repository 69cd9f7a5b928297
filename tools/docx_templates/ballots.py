"""The wording of the phiếu bầu, secret, and of the phiếu lấy ý kiến, named and signed."""

from __future__ import annotations

from tools.docx_templates.frame import nameplate
from tools.docx_templates.ooxml import (
    TEXT_WIDTH,
    before_table,
    cell,
    dotted,
    each,
    grid_table,
    new_section,
    p,
    row,
    table,
    tag,
)

CANDIDATES = (
    ("STT", 12.0, "d.stt"),
    ("Họ và tên/Tên tập thể", 52.0, "<d.ten_goi"),
    ("Chức vụ, đơn vị", 57.0, "<d.chuc_vu_don_vi"),
    ("Đồng ý", 21.0, "''"),
    ("Không đồng ý", 23.0, "''"),
)
HOW = (
    "Đánh dấu X vào một trong hai ô “Đồng ý”, “Không đồng ý” của từng trường hợp. Trường hợp để "
    "trống cả hai ô hoặc đánh dấu cả hai ô là không hợp lệ."
)


def ballot() -> str:
    """Phiếu bầu: as many as are needed, each a section without name or number to know it by."""
    return each(
        "phieu",
        "hoi_dong.phieu",
        nameplate(),
        p("TenLoai", "PHIẾU BẦU"),
        p("TrichYeu", "{{ trich_yeu }}"),
        p("NoiDung", HOW, extra=before_table()),
        grid_table(CANDIDATES, "dua_ra_xet.danh_sach"),
        p("NoiDung", "Phiếu bầu không ghi tên, không ký tên người bỏ phiếu."),
        tag("if not loop.last"),
        new_section(),
        tag("endif"),
    )


def opinion() -> str:
    """Phiếu lấy ý kiến: a table for each award, signed by the member who is away."""
    half = TEXT_WIDTH / 2
    return "".join(
        [
            nameplate(),
            p("TenLoai", "PHIẾU LẤY Ý KIẾN"),
            p("TrichYeu", "{{ trich_yeu }}"),
            p("NoiDung", "Họ và tên: {{ thanh_vien.ten_goi }}"),
            p("NoiDung", "Chức vụ: {{ thanh_vien.chuc_vu }}"),
            p("NoiDung", "Chức danh trong Hội đồng: {{ thanh_vien.chuc_danh }}"),
            p("NoiDung", HOW),
            each(
                "n",
                "dua_ra_xet.theo_danh_hieu",
                p("Muc1", "{{ n.ten_cum }}", extra=before_table()),
                grid_table(CANDIDATES, "n.danh_sach"),
            ),
            dotted("NoiDung", "Ý kiến khác (nếu có): "),
            dotted("NoiDung"),
            p(
                "Ket",
                "Đề nghị gửi phiếu về {{ don_vi.soan_thao }}{% if phien_hop.ngay %} trước phiên họp "
                "{{ phien_hop.ngay }}{% endif %}.",
            ),
            p("Gan"),
            table(
                "KhungKhongKe",
                (half, half),
                row(
                    cell(half, p("NoiNhanMuc")),
                    cell(
                        half,
                        p("DiaDanh", "Ngày ….. tháng ….. năm 20…"),
                        p("QuyenHan", "THÀNH VIÊN HỘI ĐỒNG"),
                        p("ChoKy"),
                        p("HoTen", "{{ thanh_vien.ten }}"),
                    ),
                ),
            ),
        ]
    )
