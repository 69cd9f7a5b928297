"""Fields of nominees and of groups of them: `de_cu`, `khen`, `trinh`, `khong_dat`, …"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Any

from paperwork.model import Judgement, Kind, Nomination, Options, Outcome
from paperwork.vocabulary.asking import Fields
from paperwork.wording import (
    Spelling,
    capitalised,
    dong_in_words,
    fold,
    in_sentence,
    listed,
    lower_first,
    money,
    padded,
    percent,
    quantity,
    short_date,
)

KINDS = {  # trường: (đối tượng, cách gọi khi đếm)
    "tap_the": (Kind.COLLECTIVE, "tập thể"),
    "ca_nhan": (Kind.INDIVIDUAL, "cá nhân"),
    "ho_gia_dinh": (Kind.HOUSEHOLD, "hộ gia đình"),
    "doanh_nghiep": (Kind.ENTERPRISE, "doanh nghiệp, hợp tác xã"),
}
USUAL = Options()
_ROMAN = ("I", "II", "III", "IV")  # one for each kind
_RANKS = {kind: rank for rank, (kind, _) in enumerate(KINDS.values())}
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


@dataclass(frozen=True)
class _Group:  # một nhóm đề cử
    """A set of nominations with what several fields need of it, worked out once."""

    every: Sequence[Judgement]
    outcomes: Collection[Outcome] | None  # of those in the group; None: whatever became of them
    options: Options

    @cached_property
    def judgements(self) -> Sequence[Judgement]:
        if self.outcomes is None:
            return self.every
        return [j for j in self.every if j.outcome in self.outcomes]

    @cached_property
    def ordered(self) -> list[Judgement]:
        return in_printing_order(self.judgements)

    @cached_property
    def bonus(self) -> int:
        return sum(judgement.bonus for judgement in self.judgements)

    def of_kind(self, kind: Kind) -> list[Judgement]:
        return [j for j in self.ordered if j.nomination.kind is kind]


def in_printing_order(judgements: Sequence[Judgement]) -> list[Judgement]:
    """By kind, then award; within both the order of the roll, which the office chose."""
    return sorted(judgements, key=lambda j: (_RANKS[j.nomination.kind], j.award.order))


def place_of(nominee: Nomination) -> str:
    """Where the nominee belongs: the workplace, else the address, else the nominee itself."""
    return nominee.workplace or nominee.address or nominee.name


@dataclass(frozen=True)
class _Chosen(_Group):  # các điển hình được chọn
    """Those chosen as outstanding, in the order that the office gave them."""

    @cached_property
    def ordered(self) -> list[Judgement]:
        return sorted(self.judgements, key=lambda j: j.nomination.outstanding or 0)


def chosen(
    judgements: Sequence[Judgement],
    options: Options = USUAL,
    outcomes: Collection[Outcome] | None = None,
) -> Fields:
    """The outstanding among the nominations of these outcomes, as a group in their own order."""
    outstanding = [j for j in judgements if j.nomination.outstanding]
    return Fields(_GROUP, _Chosen(outstanding, outcomes, options))


def group(
    judgements: Sequence[Judgement],
    options: Options = USUAL,
    outcomes: Collection[Outcome] | None = None,
) -> Fields:
    """The nominations of these outcomes as lists, counts and money; in their printing order."""
    return Fields(_GROUP, _Group(judgements, outcomes, options))


def amount_in_words(amount: int, options: Options) -> str:
    """Hai triệu ba trăm bốn mươi nghìn đồng, the way the office reads its numbers."""
    spelling = Spelling(options.zero_ten, options.four, options.thousand, options.billion)
    words = dong_in_words(amount, spelling, options.dong)
    return words if options.capital_words else lower_first(words)


def counted(judgements: Sequence[Judgement]) -> str:
    """03 tập thể, 12 cá nhân và 02 hộ gia đình; a kind of which there is none vanishes."""
    kinds = [judgement.nomination.kind for judgement in judgements]
    counts = [
        f"{quantity(number)} {called}"
        for kind, called in KINDS.values()
        if (number := kinds.count(kind))
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


def _by_award(ordered: Sequence[Judgement]) -> list[Fields]:
    """The judgements by award, as the awards are printed."""
    found: dict[str, list[Judgement]] = {}
    for judgement in ordered:
        found.setdefault(judgement.award.code, []).append(judgement)
    shares = sorted(found.values(), key=lambda share: share[0].award.order)
    return [
        Fields(_OF_AWARD, share, dau_cuoi="." if share is shares[-1] else ";") for share in shares
    ]


def _threshold(percent_needed: int | None) -> str:
    if percent_needed is None:
        return "quá nửa tổng số thành viên Hội đồng đồng ý"
    return f"từ {percent_needed}% tổng số thành viên Hội đồng trở lên đồng ý"


def listed_nominees(judgements: Sequence[Judgement]) -> list[Fields]:
    """The fields of each nominee, with ordinal and closing punctuation."""
    count = len(judgements)
    return [
        Fields(_NOMINEE, judgement, stt=i, dau_cuoi="." if i == count else ";")
        for i, judgement in enumerate(judgements, 1)
    ]


def _money_by_kind(judgements: Sequence[Judgement]) -> dict[str, str]:
    return {
        field: money(sum(j.bonus for j in judgements if j.nomination.kind is kind))
        for field, (kind, _) in KINDS.items()
    }


def _by_kind(ordered: Sequence[Judgement]) -> list[Fields]:
    """The judgements by kind, as kinds are printed; a kind of which there is none vanishes."""
    shares = [[j for j in ordered if j.nomination.kind is kind] for kind, _ in KINDS.values()]
    there = [share for share in shares if share]
    return [Fields(_OF_KIND, share, so_la_ma=n) for n, share in zip(_ROMAN, there, strict=False)]


def _entitlements(judgements: Sequence[Judgement]) -> int:
    """What the law grants for each, whether it is paid or not."""
    return sum(j.reckoning.amount for j in judgements if j.reckoning)


def _exactly(value: Fraction) -> int | Decimal:
    """The number as a cell holds it; a coefficient or a product has few decimals."""
    if value.denominator == 1:
        return value.numerator
    return Decimal(value.numerator) / Decimal(value.denominator)


def _unpaid(judgement: Judgement) -> str:
    """Why no money goes with the award, in a sentence; empty where it does."""
    if judgement.bonus:
        return ""
    return (
        judgement.reckoning.unpaid if judgement.reckoning else "Chưa có mức thưởng theo quy định."
    )


def _born(nominee: Nomination) -> str:
    """12/3/1984; 03/1984 or 1984 where no more is known."""
    born = nominee.born
    return short_date(born) if isinstance(born, dt.date) else str(born or "")


def _if_known(number: int | None) -> int | str:
    return "" if number is None else number


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


def called(nominee: Nomination) -> str:
    """Bà Đỗ Thị Hạnh; Hộ ông Lương Văn Tấn; a collective by its name."""
    if nominee.kind is Kind.HOUSEHOLD:
        if _says_household(nominee.name):
            return nominee.name
        return f"Hộ {nominee.salutation.lower()} {nominee.name}".replace("  ", " ")
    return f"{nominee.salutation} {nominee.name}".strip()


def _says_household(name: str) -> bool:
    return name.lower().startswith(("hộ ", "gia đình "))


def position(nominee: Nomination) -> str:
    """Post and workplace of a person; where a household or enterprise is."""
    if nominee.kind in (Kind.HOUSEHOLD, Kind.ENTERPRISE):
        return nominee.address or nominee.workplace
    if nominee.kind is Kind.COLLECTIVE:
        return "" if nominee.workplace == nominee.name else nominee.workplace
    if not nominee.post or fold(nominee.workplace) in fold(nominee.post):
        return nominee.post or nominee.workplace
    joined = " " if nominee.post.endswith(HEADS) else ", "
    return f"{nominee.post}{joined}{in_sentence(nominee.workplace)}"


def _share(judgement: Judgement) -> str:
    """84,62: the votes for over all members; blank before the vote."""
    share = judgement.share
    return percent(share) if share is not None else ""


_GROUP: Mapping[str, Callable[[_Group], Any]] = {  # trường của một nhóm đề cử
    "so_ho_so": lambda group: quantity(len(group.judgements)),
    "so_luong": lambda group: counted(group.judgements),
    "doi_tuong": lambda group: kinds_named(group.judgements),
    "loai_cuoi": lambda group: _last_kind(group.judgements),
    "danh_sach": lambda group: listed_nominees(group.ordered),
    "theo_danh_hieu": lambda group: _by_award(group.ordered),
    "tien": lambda group: money(group.bonus),
    "tien_so": lambda group: group.bonus,
    "tien_bang_chu": lambda group: amount_in_words(group.bonus, group.options),
    "ngoai_le": lambda group: listed_nominees([j for j in group.ordered if j.waived]),
    "tap_the": lambda group: listed_nominees(group.of_kind(Kind.COLLECTIVE)),
    "ca_nhan": lambda group: listed_nominees(group.of_kind(Kind.INDIVIDUAL)),
    "ho_gia_dinh": lambda group: listed_nominees(group.of_kind(Kind.HOUSEHOLD)),
    "doanh_nghiep": lambda group: listed_nominees(group.of_kind(Kind.ENTERPRISE)),
    "tien_theo_loai": lambda group: _money_by_kind(group.judgements),
    "theo_loai": lambda group: _by_kind(group.ordered),
    "muc_so": lambda group: _entitlements(group.judgements),
}
_OF_KIND: Mapping[str, Callable[[Sequence[Judgement]], Any]] = {  # của một loại đối tượng
    "ten": lambda share: capitalised(KIND_NAMES[share[0].nomination.kind]),
    "so_ho_so": len,
    "danh_sach": lambda share: listed_nominees(share),
    "muc_so": lambda share: _entitlements(share),
    "tien_so": lambda share: sum(j.bonus for j in share),
}
_OF_AWARD: Mapping[str, Callable[[Sequence[Judgement]], Any]] = {  # của một danh hiệu trong nhóm
    "ten": lambda share: share[0].award.name,
    "cum": lambda share: share[0].award.phrase,
    "ten_cum": lambda share: capitalised(share[0].award.phrase),
    "nguong": lambda share: _threshold(share[0].threshold),
    "so_luong": lambda share: counted(share),
    "danh_sach": lambda share: listed_nominees(share),
}
_NOMINEE: Mapping[str, Callable[[Judgement], Any]] = {  # của một đề cử
    "ma": lambda j: j.nomination.code,
    "ten": lambda j: j.nomination.name,
    "ten_goi": lambda j: called(j.nomination),
    "doi_tuong": lambda j: capitalised(KIND_NAMES[j.nomination.kind]),
    "chuc_vu": lambda j: j.nomination.post,
    "don_vi": lambda j: j.nomination.workplace,
    "dia_chi": lambda j: j.nomination.address,
    "chuc_vu_don_vi": lambda j: position(j.nomination),
    "chuc_vu_don_vi_cau": lambda j: in_sentence(position(j.nomination)),
    "nhom": lambda j: j.nomination.target_group,
    "danh_hieu": lambda j: j.award.name,
    "danh_hieu_cum": lambda j: j.award.phrase,
    "thanh_tich": lambda j: j.nomination.achievement,
    "so_vang": lambda j: padded(j.roll) if j.roll else "",
    "dong_y": lambda j: j.vote.agree if j.vote else "",
    "khong_dong_y": lambda j: j.vote.disagree if j.vote else "",
    "khong_hop_le": lambda j: j.vote.invalid if j.vote else "",
    "thanh_vien": lambda j: j.members,
    "phieu": lambda j: f"{j.vote.agree}/{j.members}" if j.vote else "",
    "ty_le": _share,
    "ty_le_so": lambda j: Decimal(_share(j).replace(",", ".")) if j.share is not None else "",
    "sinh": lambda j: _born(j.nomination),
    "ngay_sinh": lambda j: j.nomination.born or "",
    "ket_qua": lambda j: _OUTCOMES[j.outcome],
    "ket_luan": lambda j: _DECIDED[j.outcome],
    "ly_do": lambda j: lower_first(j.reason.rstrip(".")),
    "dieu_kien_bo_qua": lambda j: lower_first(j.waived.rstrip(".")),
    "ly_do_ngoai_le": lambda j: j.nomination.exception.rstrip(" .;") if j.waived else "",
    "tien": lambda j: money(j.bonus),
    "tien_so": lambda j: j.bonus,
    "he_so": lambda j: _exactly(j.reckoning.coefficient) if j.reckoning else "",
    "luong_co_so": lambda j: j.reckoning.salary if j.reckoning else "",
    "chua_lam_tron": lambda j: _exactly(j.reckoning.product) if j.reckoning else "",
    "muc_so": lambda j: j.reckoning.amount if j.reckoning else "",
    "duoc_huong": lambda j: "Có" if j.bonus else "Không",
    "ly_do_khong_huong": _unpaid,
    "loai_hinh": lambda j: j.nomination.reward_type,
    "thoi_gian": lambda j: j.nomination.period,
    "gioi_tinh": lambda j: j.nomination.gender,
    "hop_le": lambda j: j.vote.agree + j.vote.disagree if j.vote else "",
    "van_ban": lambda j: _if_known(j.vote.written) if j.vote else "",
    "phat_ra": lambda j: _if_known(j.vote.issued) if j.vote else "",
    "thu_ve": lambda j: _if_known(j.vote.returned) if j.vote else "",
    "can_dat": lambda j: _threshold(j.threshold),
}
