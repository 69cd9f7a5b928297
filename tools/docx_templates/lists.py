"""Lists of nominees: a table for each kind, in appendices."""

from __future__ import annotations

from collections.abc import Callable

from tools.docx_templates.ooxml import before_table, grid_table, p, when

ColumnList = tuple[tuple[str, float, str], ...]  # tiêu đề, độ rộng (mm), trường


Columns = Callable[[str, str], ColumnList]  # của cột tên và cột nơi


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
