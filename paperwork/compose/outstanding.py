"""The outstanding who are introduced to the superior: how many, who may be one, in which order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperwork.findings import Finding, error, warning
from paperwork.model import DocumentSet, Judgement, Outcome
from paperwork.standards import table
from paperwork.wording import fold, quantity

PASSED = (Outcome.AWARDED, Outcome.PROPOSED)

OTHER_COUNT = warning(
    "PW240",
    "Đã chọn {chosen} điển hình tiêu biểu, trong khi phải chọn {needed}{basis}.",
    "Sửa cột “Chọn tiêu biểu”, hoặc ghi số phải chọn ở mục “Số điển hình tiêu biểu” của trang"
    " Hồ sơ.",
)
NOT_PASSED = error(
    "PW241",
    "{name} được chọn làm điển hình tiêu biểu nhưng không được Hội đồng thông qua.",
    "Bỏ số ở cột “Chọn tiêu biểu” của hàng này.",
)
SAME_ORDER = error(
    "PW242",
    "Thứ tự {order} đã ghi ở ô {first}.",
    "Ghi cho mỗi điển hình một thứ tự riêng, bắt đầu từ 1.",
)
TWICE = error(
    "PW243",
    "{name} đã được chọn ở ô {first}.",
    "Một đối tượng chỉ chọn một lần, ở hàng có thành tích cần giới thiệu.",
)
FROM_ONE = error(
    "PW244",
    "Thứ tự điển hình tiêu biểu bắt đầu từ 1.",
    "Ghi 1, 2, 3 …; không chọn thì để trống.",
)


def findings(whole: DocumentSet) -> Iterator[Finding]:
    """What stands against the choice; nothing when nobody was chosen."""
    marked = [j for j in whole.judgements if j.nomination.outstanding is not None]
    if not marked:
        return
    orders: dict[int | None, Judgement] = {}
    people: dict[tuple[str, str], Judgement] = {}
    for judgement in marked:
        nominee = judgement.nomination
        where = nominee.origin.at("outstanding")
        if nominee.outstanding == 0:
            yield FROM_ONE.at(where)
        if judgement.outcome not in PASSED and judgement.outcome is not Outcome.PENDING:
            yield NOT_PASSED.at(where, name=nominee.name)
        first = orders.setdefault(nominee.outstanding, judgement)
        same = people.setdefault((fold(nominee.name), fold(nominee.workplace)), judgement)
        if same is not judgement:
            place = str(same.nomination.origin.at("outstanding"))
            yield TWICE.at(where, name=nominee.name, first=place)
        elif first is not judgement:
            place = str(first.nomination.origin.at("outstanding"))
            yield SAME_ORDER.at(where, order=nominee.outstanding, first=place)
    yield from _count(whole, marked)


def _count(whole: DocumentSet, marked: Sequence[Judgement]) -> Iterator[Finding]:
    """Another number than asked for: the office's own, else the usual one, which is not law."""
    usual = table("process")["outstanding"]
    own = whole.dossier.campaign.outstanding
    needed = usual["count"] if own is None else own
    if len(marked) == needed:
        return
    checked = own is not None or usual["verified"]
    basis = "" if checked else " (mức có sẵn, chưa đối chiếu với quy định của địa phương)"
    where = marked[0].nomination.origin.at("outstanding")
    numbers = {"chosen": quantity(len(marked)), "needed": quantity(needed)}
    yield OTHER_COUNT.at(where, basis=basis, **numbers)
