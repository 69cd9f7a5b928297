"""The wording of the five documents: what stands between letterhead and signature."""

from __future__ import annotations

from collections.abc import Callable

from tools.docx_templates.frame import (
    addressees,
    appendix,
    grounds,
    letterhead,
    signature,
    title,
    two_signatures,
)
from tools.docx_templates.ooxml import before_table, each, grid_table, p, tag, when
from tools.docx_templates.styles import APPENDIX_HEADINGS

ColumnList = tuple[tuple[str, float, str], ...]  # tiêu đề, độ rộng (mm), trường
Columns = Callable[[str, str], ColumnList]  # của cột tên và cột nơi

CONTENT = "{{p noi_dung.%s }}"  # paragraphs of the Nội dung sheet, or the default wording


def content(part: str) -> str:
    return p("NoiDung", CONTENT % part)


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
                "đối tượng, tiêu chuẩn, nguyên tắc xét khen thưởng{% if ke_hoach %} theo "
                "{{ ke_hoach.trich_dan }}{% endif %} và các quy định của pháp luật về thi đua, khen thưởng.",
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
                p("NoiDung", "Hồ sơ không đưa ra Hội đồng xét: {{ khong_xet.so_ho_so }}, gồm:"),
                each(
                    "d",
                    "khong_xet.danh_sach",
                    p(
                        "Gach",
                        "{{ d.ten_goi }}, {{ d.chuc_vu_don_vi }} (đề nghị {{ d.danh_hieu_cum }}): {{ d.ly_do }}{{ d.dau_cuoi }}",
                    ),
                ),
            ),
            p("Muc1", "Hội đồng thảo luận"),
            content("thao_luan"),
            p("Muc1", "Hình thức lấy ý kiến"),
            p(
                "NoiDung",
                "Hội đồng {{ phien_hop.hinh_thuc }} đối với từng trường hợp. Tỷ lệ đồng ý được tính trên tổng "
                "số {{ hoi_dong.so_thanh_vien }} thành viên Hội đồng, kể cả thành viên vắng mặt; ý kiến bằng "
                "văn bản của thành viên vắng mặt được tính như phiếu tại cuộc họp.",
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
            p("NoiDung", "Hội đồng thống nhất đề nghị khen thưởng {{ khen.so_luong }}, gồm:"),
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
                "Hội đồng thống nhất đề nghị trình {{ don_vi.cap_tren_khen }} khen thưởng {{ trinh.so_luong }}, gồm:",
            ),
            each(
                "d",
                "trinh.danh_sach",
                p(
                    "Gach",
                    "{{ d.ten_goi }}, {{ d.chuc_vu_don_vi }}: {{ d.danh_hieu_cum }}{{ d.dau_cuoi }}",
                ),
            ),
            tag("else"),
            p("NoiDung", "Không có."),
            tag("endif"),
            p("Muc1", "Không thông qua"),
            tag("if khong_dat.danh_sach"),
            p("NoiDung", "{{ khong_dat.so_ho_so }} trường hợp không đủ tỷ lệ phiếu, gồm:"),
            each(
                "d",
                "khong_dat.danh_sach",
                p(
                    "Gach",
                    "{{ d.ten_goi }}, {{ d.chuc_vu_don_vi }} (đề nghị {{ d.danh_hieu_cum }}): {{ d.phieu }} phiếu đồng ý, đạt {{ d.ty_le }}%{{ d.dau_cuoi }}",
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


def nominee_tables(group: str, columns: Columns, heading_list: int, *, bonus: bool = False) -> str:
    """Collectives, individuals, households and enterprises apart; an empty kind vanishes."""
    tables = []
    for kind, heading, who, place in (
        ("tap_the", "TẬP THỂ", "Tên tập thể", "Đơn vị"),
        ("ca_nhan", "CÁ NHÂN", "Họ và tên", "Chức vụ, đơn vị"),
        ("ho_gia_dinh", "HỘ GIA ĐÌNH", "Hộ gia đình", "Địa chỉ"),
        ("doanh_nghiep", "DOANH NGHIỆP, HỢP TÁC XÃ", "Tên doanh nghiệp, hợp tác xã", "Địa chỉ"),
    ):
        of = f"{group}.{kind}"
        total = ("Cộng", f"{{{{ {group}.tien_theo_loai.{kind} }}}}") if bonus else ()
        tables.append(
            when(
                of,
                p("MucI", heading, extra=before_table(heading_list)),
                grid_table(
                    columns(who, place), of, total=total, closes=f"{group}.loai_cuoi == '{kind}'"
                ),
            )
        )
    return "".join(tables)


def paid_columns(who: str, place: str) -> ColumnList:
    return (
        ("STT", 12, "d.stt"),
        (who, 43, "<d.ten_goi"),
        (place, 43, "<d.chuc_vu_don_vi"),
        ("Danh hiệu, hình thức khen thưởng", 41, "<d.danh_hieu"),
        ("Tiền thưởng (đồng)", 26, ">d.tien"),
    )


def unpaid_columns(who: str, place: str) -> ColumnList:
    return (
        ("STT", 12, "d.stt"),
        (who, 52, "<d.ten_goi"),
        (place, 57, "<d.chuc_vu_don_vi"),
        ("Danh hiệu, hình thức khen thưởng", 44, "<d.danh_hieu"),
    )


def proposal_columns(who: str, place: str) -> ColumnList:
    return (
        ("STT", 12, "d.stt"),
        (who, 34, "<d.ten_goi"),
        (place, 31, "<d.chuc_vu_don_vi"),
        ("Danh hiệu, hình thức đề nghị", 26, "<d.danh_hieu"),
        ("Tóm tắt thành tích", 47, "<d.thanh_tich"),
        ("Tỷ lệ phiếu (%)", 15, "d.ty_le"),
    )


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
                "{{ thong_qua.so_ho_so }}{% if khong_dat.danh_sach %}; không đủ tỷ lệ phiếu: {{ khong_dat.so_ho_so }}{% endif %}"
                "{% if khong_xet.danh_sach %}; không đưa ra xét: {{ khong_xet.so_ho_so }}{% endif %}.",
            ),
            when(
                "khen.danh_sach",
                p("Muc1", "Đề nghị khen thưởng theo thẩm quyền"),
                p(
                    "NoiDung",
                    "Hội đồng đề nghị {{ don_vi.nguoi_quyet_dinh }} tặng danh hiệu thi đua, hình thức khen thưởng cho {{ khen.so_luong }} (danh sách tại {{ phu_luc_khen }} kèm theo), gồm:",
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
                        "Tổng số tiền thưởng dự kiến: {{ khen.tien }} đồng (bằng chữ: {{ khen.tien_bang_chu }}), từ {{ don_vi.nguon_thuong }}.",
                    ),
                ),
            ),
            when(
                "trinh.danh_sach",
                p("Muc1", "Đề nghị trình cấp trên khen thưởng"),
                p(
                    "NoiDung",
                    "Hội đồng đề nghị {{ don_vi.nguoi_quyet_dinh }} trình {{ don_vi.cap_tren_khen }} khen thưởng {{ trinh.so_luong }} (danh sách tại {{ phu_luc_trinh }} kèm theo), gồm:",
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
                "tổng số tiền là {{ khen.tien }} đồng (bằng chữ: {{ khen.tien_bang_chu }}), từ {{ don_vi.nguon_thuong }}.",
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
                "DANH SÁCH",
                "{{ khen.doi_tuong|in_hoa }} ĐƯỢC KHEN THƯỞNG",
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


def _counts(first: str, width: float, of: str) -> str:
    """A table of counts by kind that adds up."""
    columns = (
        ("STT", 12.0, "d.stt"),
        (first, width, "<d.ten"),
        *((heading, (153 - width) / 5, f"d.{field}") for heading, field in _KINDS),
    )
    total = ("Tổng cộng", *(f"{{{{ {of}.cong.{field} }}}}" for _, field in _KINDS))
    return grid_table(columns, f"{of}.hang", total=total)


_KINDS = (
    ("Tập thể", "tap_the"),
    ("Cá nhân", "ca_nhan"),
    ("Hộ gia đình", "ho_gia_dinh"),
    ("Doanh nghiệp, HTX", "doanh_nghiep"),
    ("Cộng", "tong"),
)


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
                "{% if bien_ban %} Hội đồng đã họp xét {{ phien_hop.ngay }} (Biên bản số {{ bien_ban.so_ky_hieu }}).{% endif %}"
                "{% if khen.danh_sach %} {{ don_vi.ten }} đã khen thưởng theo thẩm quyền {{ khen.so_luong }}"
                "{% if quyet_dinh %} tại {{ quyet_dinh.ngan }}{% endif %}"
                "{% if co_tien_thuong %}, tổng số tiền thưởng {{ khen.tien }} đồng{% endif %}.{% endif %}"
                "{% if trinh.danh_sach %} Đề nghị {{ don_vi.cap_tren_khen }} khen thưởng {{ trinh.so_luong }}.{% endif %}",
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
            p("MucI", "TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN"),
            content("ton_tai"),
            p("MucI", "PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM {{ ho_so.nam_sau }}"),
            content("phuong_huong"),
            p("MucI", "KIẾN NGHỊ, ĐỀ XUẤT"),
            content("kien_nghi"),
            p(
                "Ket",
                "Trên đây là báo cáo {{ trich_yeu_cau }}, {{ don_vi.ten }} kính báo cáo {{ kinh_gui|join(', ') }}./.",
            ),
            signature(),
        ]
    )


DOCUMENTS = {
    "ke-hoach": plan,
    "bien-ban": minutes,
    "to-trinh": submission,
    "quyet-dinh": decision,
    "bao-cao": report,
}
