"""Fields of the issuing office and of the campaign: `don_vi`, `ho_so`."""

from __future__ import annotations

from typing import Any

from paperwork.model import Campaign, Unit
from paperwork.wording import date_line


def unit_fields(unit: Unit) -> dict[str, Any]:
    return {
        "ten": unit.name,
        "goi": unit.called,
        "ky_hieu": unit.symbol,
        "chu_quan": unit.parent,
        "dia_danh": unit.place,
        "nguoi_dung_dau": unit.head_post,
        "nguoi_quyet_dinh": f"{unit.head_post} {unit.called}",
        "tham_quyen": unit.authority,
        "soan_thao": unit.drafting_unit,
        "cap_tren_bao_cao": unit.superior,
        "cap_tren_khen": unit.superior_award,
        "nguon_thuong": unit.fund,
        "thi_hanh": unit.executors,
    }


def campaign_fields(campaign: Campaign) -> dict[str, Any]:
    return {
        "dot": campaign.name,
        "thanh_tich": campaign.achievement,
        "nam": campaign.year,
        "nam_truoc": campaign.year - 1,
        "nam_sau": campaign.year + 1,
        "tu_ngay": date_line(campaign.since) if campaign.since else "",
        "den_ngay": date_line(campaign.until) if campaign.until else "",
        "han_gui": date_line(campaign.deadline) if campaign.deadline else "",
        "so_luong_du_kien": [quota.rstrip(" .;") for quota in campaign.quotas],
    }
