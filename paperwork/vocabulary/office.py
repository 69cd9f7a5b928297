"""Fields of the issuing office and of the campaign: `don_vi`, `ho_so`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from paperwork.model import Campaign, Unit
from paperwork.vocabulary.asking import Fields
from paperwork.wording import date_line


def unit_fields(unit: Unit) -> Fields:
    return Fields(_UNIT, unit)


def campaign_fields(campaign: Campaign) -> Fields:
    return Fields(_CAMPAIGN, campaign)


def _day(day: dt.date | None) -> str:
    return date_line(day) if day else ""


_UNIT: Mapping[str, Callable[[Unit], str]] = {
    "ten": lambda unit: unit.name,
    "goi": lambda unit: unit.called,
    "ky_hieu": lambda unit: unit.symbol,
    "chu_quan": lambda unit: unit.parent,
    "dia_danh": lambda unit: unit.place,
    "nguoi_dung_dau": lambda unit: unit.head_post,
    "nguoi_quyet_dinh": lambda unit: f"{unit.head_post} {unit.called}",
    "tham_quyen": lambda unit: unit.authority,
    "soan_thao": lambda unit: unit.drafting_unit,
    "cap_tren_bao_cao": lambda unit: unit.superior,
    "cap_tren_khen": lambda unit: unit.superior_award,
    "nguon_thuong": lambda unit: unit.fund,
    "thi_hanh": lambda unit: unit.executors,
}
_CAMPAIGN: Mapping[str, Callable[[Campaign], Any]] = {
    "dot": lambda campaign: campaign.name,
    "thanh_tich": lambda campaign: campaign.achievement,
    "nam": lambda campaign: campaign.year,
    "nam_truoc": lambda campaign: campaign.year - 1,
    "nam_sau": lambda campaign: campaign.year + 1,
    "tu_ngay": lambda campaign: _day(campaign.since),
    "den_ngay": lambda campaign: _day(campaign.until),
    "han_gui": lambda campaign: _day(campaign.deadline),
    "so_luong_du_kien": lambda campaign: [quota.rstrip(" .;") for quota in campaign.quotas],
}
