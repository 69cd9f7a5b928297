"""The wording of the báo cáo."""

from __future__ import annotations

from tools.docx_templates.frame import (
    addressees,
    content,
    letterhead,
    signature,
    title,
)
from tools.docx_templates.ooxml import before_table, each, grid_table, p, when

_KINDS = (
    ("Tập thể", "tap_the"),
    ("Cá nhân", "ca_nhan"),
    ("Hộ gia đình", "ho_gia_dinh"),
    ("Doanh nghiệp, HTX", "doanh_nghiep"),
    ("Cộng", "tong"),
)


def _counts(first: str, width: float, of: str) -> str:
    """A table of counts by kind that adds up."""
    columns = (
        ("STT", 12.0, "d.stt"),
        (first, width, "<d.ten"),
        *((heading, (153 - width) / 5, f"d.{field}") for heading, field in _KINDS),
    )
    total = ("Tổng cộng", *(f"{{{{ {of}.cong.{field} }}}}" for _, field in _KINDS))
    return grid_table(columns, f"{of}.hang", total=total)


def report() -> str:
    """Báo cáo hằng năm, Mẫu 1.4 with ô 9a."""
    by_outcome = grid_table(
        (
            ("STT", 12, "d.stt"),
            ("Danh hiệu, hình thức khen thưởng", 63, "<d.ten"),
            ("Hồ sơ đề nghị", 22, "d.de_nghi"),
            ("Khen theo thẩm quyền", 24, "d.khen"),
            ("Trình cấp trên", 20, "d.trinh"),
            ("Không đạt, không xét", 24, "d.khong"),
        ),
        "bang.ket_qua.hang",
        total=(
            "Tổng cộng",
            *(
                f"{{{{ bang.ket_qua.cong.{field} }}}}"
                for field in ("de_nghi", "khen", "trinh", "khong")
            ),
        ),
    )
    compared = grid_table(
        (
            ("STT", 12, "d.stt"),
            ("Danh hiệu, hình thức khen thưởng", 78, "<d.ten"),
            ("Năm {{ ho_so.nam_truoc }}", 25, "d.nam_truoc"),
            ("Năm {{ ho_so.nam }}", 25, "d.nam_nay"),
            ("Tăng, giảm", 25, "d.tang_giam"),
        ),
        "bang.so_sanh.hang",
        total=(
            "Tổng cộng",
            *(
                f"{{{{ bang.so_sanh.cong.{field} }}}}"
                for field in ("nam_truoc", "nam_nay", "tang_giam")
            ),
        ),
    )
    return "".join(
        [
            letterhead(),
            title("BÁO CÁO"),
            addressees(),
            p(
                "NoiDung",
                "{% if ke_hoach %}Thực hiện {{ ke_hoach.trich_dan }}, {% endif %}{{ don_vi.ten }} báo cáo {{ trich_yeu_cau }} như sau:",
            ),
            p("MucI", "ĐẶC ĐIỂM TÌNH HÌNH"),
            content("dac_diem"),
            p("MucI", "KẾT QUẢ CÔNG TÁC THI ĐUA, KHEN THƯỞNG NĂM {{ ho_so.nam }}"),
            p("Muc1", "Công tác lãnh đạo, chỉ đạo"),
            content("lanh_dao"),
            p("Muc1", "Tổ chức phong trào thi đua"),
            content("phong_trao"),
            p("Muc1", "Xây dựng, nhân rộng điển hình tiên tiến"),
            content("dien_hinh"),
            p("Muc1", "Kết quả khen thưởng"),
            p(
                "NoiDung",
                "Tổng số hồ sơ đề nghị khen thưởng {{ ho_so.dot }}: {{ de_cu.so_ho_so }}, gồm {{ de_cu.so_luong }}."
                "{% if bien_ban %} Hội đồng đã họp, xét các hồ sơ này ({{ bien_ban.ngan }}).{% endif %}"
                "{% if khen.danh_sach %} {{ don_vi.nguoi_quyet_dinh }} đã khen thưởng theo thẩm quyền {{ khen.so_luong }}"
                "{% if quyet_dinh %} tại {{ quyet_dinh.ngan }}{% endif %}"
                "{% if co_tien_thuong %}, tổng số tiền thưởng {{ khen.tien }} đồng{% endif %}.{% endif %}"
                "{% if trinh.danh_sach %} Hội đồng thống nhất đề nghị trình {{ don_vi.cap_tren_khen }} khen thưởng {{ trinh.so_luong }}.{% endif %}",
            ),
            when(
                "thong_qua.ngoai_le",
                p("NoiDung", "Các trường hợp được xét theo ngoại lệ:"),
                each(
                    "d",
                    "thong_qua.ngoai_le",
                    p(
                        "Gach",
                        "{{ d.ten_goi }}, {{ d.danh_hieu_cum }}: {{ d.dieu_kien_bo_qua }}; lý do vẫn xét: {{ d.ly_do_ngoai_le }}{{ d.dau_cuoi }}",
                    ),
                ),
            ),
            p("DiemA", "Kết quả xét theo danh hiệu, hình thức khen thưởng:", extra=before_table()),
            by_outcome,
            p(
                "DiemA",
                "Số được khen theo thẩm quyền, chia theo danh hiệu, hình thức và đối tượng:",
                extra=before_table(),
            ),
            _counts("Danh hiệu, hình thức khen thưởng", 65, "bang.danh_hieu"),
            p(
                "DiemA",
                "Số được khen theo thẩm quyền, chia theo nhóm đối tượng:",
                extra=before_table(),
            ),
            _counts("Nhóm đối tượng", 65, "bang.nhom"),
            p("DiemA", "Số được khen theo thẩm quyền, chia theo đơn vị:", extra=before_table()),
            _counts("Đơn vị", 65, "bang.don_vi"),
            when(
                "bang.so_sanh.hang",
                p(
                    "DiemDD",
                    "So với năm {{ ho_so.nam_truoc }} (số được khen thưởng và đề nghị cấp trên khen thưởng):",
                    extra=before_table(),
                ),
                compared,
            ),
            p("MucI", "TỒN TẠI, HẠN CHẾ, NGUYÊN NHÂN VÀ BÀI HỌC KINH NGHIỆM"),
            content("ton_tai"),
            p("MucI", "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM {{ ho_so.nam_sau }}"),
            content("phuong_huong"),
            p("MucI", "KIẾN NGHỊ, ĐỀ XUẤT"),
            content("kien_nghi"),
            p(
                "Ket",
                "Trên đây là Báo cáo {{ trich_yeu_cau }}; {{ don_vi.ten }} kính báo cáo {{ kinh_gui|join(', ') }}./.",
            ),
            signature(),
        ]
    )
