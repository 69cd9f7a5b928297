"""Fields of nominees and of groups of them: `de_cu`, `khen`, `trinh`, `khong_dat`, …"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from paperwork.model import Award, Judgement, Kind, Nomination, Outcome
from paperwork.wording import (
    capitalised,
    dong_in_words,
    fold,
    in_sentence,
    listed,
    lower_first,
    money,
    padded,
    percent,
)

KINDS = {  # trường: (đối tượng, cách gọi khi đếm)
    "tap_the": (Kind.COLLECTIVE, "tập thể"),
    "ca_nhan": (Kind.INDIVIDUAL, "cá nhân"),
    "ho_gia_dinh": (Kind.HOUSEHOLD, "hộ gia đình"),
    "doanh_nghiep": (Kind.ENTERPRISE, "doanh nghiệp, hợp tác xã"),
}
_OUTCOMES = {
    Outcome.AWARDED: "Đạt",
    Outcome.PROPOSED: "Đạt",
    Outcome.NOT_PASSED: "Không đạt",
    Outcome.BLOCKED: "Không xét",
    Outcome.PENDING: "Chưa biểu quyết",
}
_DECIDED = {
    Outcome.AWARDED: "Khen theo thẩm quyền",
    Outcome.PROPOSED: "Trình cấp trên",
    Outcome.NOT_PASSED: "Không thông qua",
    Outcome.BLOCKED: "Không đưa ra xét",
    Outcome.PENDING: "Chưa biểu quyết",
}


def group(judgements: Sequence[Judgement]) -> dict[str, Any]:
    """A set of nominations as lists, counts and money; kinds and awards in their printing order."""
    ordered = _in_printing_order(judgements)
    total = sum(judgement.bonus for judgement in judgements)
    return {
        "so_ho_so": padded(len(judgements)),
        "so_luong": counted(judgements),
        "doi_tuong": kinds_named(judgements),
        "loai_cuoi": _last_kind(judgements),
        "danh_sach": _listed_nominees(ordered),
        "theo_danh_hieu": _by_award(ordered),
        "tien": money(total),
        "tien_so": total,
        "tien_bang_chu": dong_in_words(total),
        **{
            field: _listed_nominees([j for j in ordered if j.nomination.kind is kind])
            for field, (kind, _) in KINDS.items()
        },
        "tien_theo_loai": {
            field: money(sum(j.bonus for j in judgements if j.nomination.kind is kind))
            for field, (kind, _) in KINDS.items()
        },
    }


def counted(judgements: Sequence[Judgement]) -> str:
    """03 tập thể, 12 cá nhân và 02 hộ gia đình; a kind of which there is none vanishes."""
    counts = [
        f"{padded(number)} {called}"
        for kind, called in KINDS.values()
        if (number := sum(j.nomination.kind is kind for j in judgements))
    ]
    return listed(counts) if counts else "không có trường hợp nào"


def kinds_named(judgements: Sequence[Judgement]) -> str:
    """tập thể, cá nhân, hộ gia đình: the kinds that occur."""
    present = {judgement.nomination.kind for judgement in judgements}
    return ", ".join(called for kind, called in KINDS.values() if kind in present)


def _last_kind(judgements: Sequence[Judgement]) -> str:
    """The field of the last kind that occurs: what stands below its table closes the list."""
    present = {judgement.nomination.kind for judgement in judgements}
    return next((field for field in reversed(KINDS) if KINDS[field][0] in present), "")


def _in_printing_order(judgements: Sequence[Judgement]) -> list[Judgement]:
    """By kind, then award; within both the order of the sheet, which is the office's own."""
    kinds = [kind for kind, _ in KINDS.values()]
    return sorted(judgements, key=lambda j: (kinds.index(j.nomination.kind), j.award.order))


def _by_award(ordered: Sequence[Judgement]) -> list[dict[str, Any]]:
    awards = sorted({j.award for j in ordered}, key=lambda award: award.order)
    return [
        _award_fields(award, [j for j in ordered if j.award == award], last=award == awards[-1])
        for award in awards
    ]


def _award_fields(award: Award, judgements: Sequence[Judgement], *, last: bool) -> dict[str, Any]:
    return {
        "ten": award.name,
        "cum": award.phrase,
        "ten_cum": capitalised(award.phrase),
        "nguong": _threshold(judgements[0].threshold),
        "so_luong": counted(judgements),
        "danh_sach": _listed_nominees(judgements),
        "dau_cuoi": "." if last else ";",
    }


def _threshold(percent_needed: int | None) -> str:
    if percent_needed is None:
        return "quá nửa tổng số thành viên Hội đồng đồng ý"
    return f"từ {percent_needed}% tổng số thành viên Hội đồng trở lên đồng ý"


def _listed_nominees(judgements: Sequence[Judgement]) -> list[dict[str, Any]]:
    count = len(judgements)
    return [
        _nominee_fields(judgement) | {"stt": i, "dau_cuoi": "." if i == count else ";"}
        for i, judgement in enumerate(judgements, 1)
    ]


def _nominee_fields(judgement: Judgement) -> dict[str, Any]:
    nominee, vote, share = judgement.nomination, judgement.vote, judgement.share
    return {
        "ma": nominee.code,
        "ten": nominee.name,
        "ten_goi": _called(nominee),
        "doi_tuong": capitalised(KIND_NAMES[nominee.kind]),
        "chuc_vu": nominee.post,
        "don_vi": nominee.workplace,
        "dia_chi": nominee.address,
        "chuc_vu_don_vi": _position(nominee),
        "chuc_vu_don_vi_cau": in_sentence(_position(nominee)),
        "nhom": nominee.target_group,
        "danh_hieu": judgement.award.name,
        "danh_hieu_cum": judgement.award.phrase,
        "thanh_tich": nominee.achievement,
        "dong_y": vote.agree if vote else "",
        "khong_dong_y": vote.disagree if vote else "",
        "khong_hop_le": vote.invalid if vote else "",
        "thanh_vien": judgement.members,
        "phieu": f"{vote.agree}/{judgement.members}" if vote else "",
        "ty_le": percent(share) if share is not None else "",
        "ty_le_so": Decimal(percent(share).replace(",", ".")) if share is not None else "",
        "ngay_sinh": nominee.born or "",
        "ket_qua": _OUTCOMES[judgement.outcome],
        "ket_luan": _DECIDED[judgement.outcome],
        "ly_do": lower_first(judgement.reason.rstrip(".")),
        "tien": money(judgement.bonus),
        "tien_so": judgement.bonus,
    }


# a head is head of something: Phó Giám đốc Văn phòng Đăng ký đất đai, without a comma
HEADS = (
    "Giám đốc",
    "Cục trưởng",
    "cục trưởng",
    "Hạt trưởng",
    "Trạm trưởng",
    "Hiệu trưởng",
    "Chủ tịch",
)
KIND_NAMES = dict(KINDS.values())


def _called(nominee: Nomination) -> str:
    """Bà Đỗ Thị Hạnh; Hộ ông Lương Văn Tấn; a collective by its name."""
    if nominee.kind is Kind.HOUSEHOLD:
        if _says_household(nominee.name):
            return nominee.name
        return f"Hộ {nominee.salutation.lower()} {nominee.name}".replace("  ", " ")
    return f"{nominee.salutation} {nominee.name}".strip()


def _says_household(name: str) -> bool:
    return name.lower().startswith(("hộ ", "gia đình "))


def _position(nominee: Nomination) -> str:
    """Post and workplace of a person; where a household or enterprise is."""
    if nominee.kind in (Kind.HOUSEHOLD, Kind.ENTERPRISE):
        return nominee.address or nominee.workplace
    if nominee.kind is Kind.COLLECTIVE:
        return "" if nominee.workplace == nominee.name else nominee.workplace
    if not nominee.post or fold(nominee.workplace) in fold(nominee.post):
        return nominee.post or nominee.workplace
    joined = " " if nominee.post.endswith(HEADS) else ", "
    return f"{nominee.post}{joined}{in_sentence(nominee.workplace)}"
