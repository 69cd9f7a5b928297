"""Rows and sheets for tests, said in as few words as the point needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from paperwork.workbook import Names

NAMES = Names(
    awards={
        "Chiến sĩ thi đua cơ sở": "CSTDCS",
        "CSTĐCS": "CSTDCS",
        "Lao động tiên tiến": "LDTT",
        "Giấy khen": "GK",
    },
    documents={
        "Kế hoạch": "ke-hoach",
        "KH": "ke-hoach",
        "Tờ trình": "to-trinh",
        "TTr": "to-trinh",
        "Quyết định": "quyet-dinh",
        "QĐ": "quyet-dinh",
        "Báo cáo": "bao-cao",
        "BC": "bao-cao",
    },
)
UNIT = {
    "Tên cơ quan": "Sở Nông nghiệp và Môi trường",
    "Cơ quan chủ quản": "Ủy ban nhân dân tỉnh An Sơn",
    "Ký hiệu cơ quan": "SNNMT",
    "Địa danh": "An Sơn",
    "Loại cơ quan": "Sở, ban, ngành",
    "Chức danh người đứng đầu": "Giám đốc",
}
NOMINEE = {
    "Mã đề cử": "DC-0001",
    "Phân loại": "Cá nhân",
    "Họ và tên/Tên tập thể": "Đỗ Thị Hạnh",
    "Chức vụ": "Chuyên viên",
    "Đơn vị công tác": "Văn phòng Sở",
    "Danh hiệu/Hình thức đề nghị": "Lao động tiên tiến",
    "Năm/Thời gian tính thành tích": "2026",
    "Tóm tắt thành tích": "Hoàn thành xuất sắc nhiệm vụ.",
}

Sheets = Mapping[str, Sequence[Sequence[object]]]


def a_nominee(**changes: object) -> dict[str, object]:
    """One row of Đề cử; name the columns that matter, None leaves one blank."""
    short = {
        "code": "Mã đề cử",
        "kind": "Phân loại",
        "name": "Họ và tên/Tên tập thể",
        "post": "Chức vụ",
        "workplace": "Đơn vị công tác",
        "award": "Danh hiệu/Hình thức đề nghị",
        "period": "Năm/Thời gian tính thành tích",
        "achievement": "Tóm tắt thành tích",
        "born": "Ngày sinh",
        "headcount": "Số người",
        "received_on": "Ngày tiếp nhận hồ sơ",
    }
    return {**NOMINEE, **{short[key]: value for key, value in changes.items()}}


def rows(*records: Mapping[str, object]) -> list[list[object]]:
    """Records as a header row and data rows."""
    headers = list(dict.fromkeys(key for record in records for key in record))
    return [headers, *([record.get(header) for header in headers] for record in records)]


def pairs(values: Mapping[str, object]) -> list[list[object]]:
    """Mục – Giá trị rows; a list repeats its label."""
    table: list[list[object]] = [["Mục", "Giá trị", "Ghi chú"]]
    for label, value in values.items():
        for item in value if isinstance(value, list) else [value]:
            table.append([label, *(item if isinstance(item, tuple) else (item,))])
    return table


def a_dossier(**sheets: Any) -> dict[str, Sequence[Sequence[object]]]:
    """The least that can be read, and the sheets that matter."""
    usual: dict[str, Any] = {
        "Đơn vị": pairs(UNIT),
        "Người ký": rows({"Họ và tên": "Vũ Đình Khang", "Chức vụ": "Giám đốc"}),
        "Đề cử": rows(NOMINEE),
    }
    return usual | sheets
