"""Whether a nominee meets the conditions of the award: ratings, shares, merits, years in a row."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from paperwork.awards import rules, tables
from paperwork.awards.breach import Breach, sourced
from paperwork.awards.case import Case
from paperwork.awards.rules import Condition, Test
from paperwork.findings import Fault, Finding, error, suggestion, warning
from paperwork.model import Nomination
from paperwork.wording import capitalised, fold, listed, padded, percent

RATINGS = ("KHTNV", "HTNV", "HTTNV", "HTXSNV")  # từ thấp đến cao
RATING_NAMES = {
    "KHTNV": "không hoàn thành nhiệm vụ",
    "HTNV": "hoàn thành nhiệm vụ",
    "HTTNV": "hoàn thành tốt nhiệm vụ",
    "HTXSNV": "hoàn thành xuất sắc nhiệm vụ",
}
TOLD = "{award} cần điều kiện: {condition}; {said} ({source})."
TOLD_TOGETHER = (
    "{number} đề nghị {award} cần điều kiện: {condition}; {said} ({source}); dòng đầu là {name}."
)
MEND = (
    "Kiểm lại số liệu; nếu đúng như vậy thì không đưa ra xét (xóa hàng ở trang Biểu quyết), hoặc "
    "ghi căn cứ vào cột “Lý do ngoại lệ”."
)
LOW_RATING = error("PW140", TOLD, MEND)
FEW_ADVANCED = error("PW141", TOLD, MEND)
NOT_ALL_FULFILLED = error("PW142", TOLD, MEND)
DISCIPLINED = error("PW143", TOLD, MEND)
NO_EXEMPLARY = error("PW144", TOLD, MEND)
NO_MERIT = error("PW145", TOLD, MEND)
NO_RUN = error("PW146", TOLD, MEND)
UNKNOWN_RUN = warning(
    "PW147",
    TOLD_TOGETHER,
    "Ghi các lần được khen trước vào trang Khen trước, kèm số và ngày quyết định.",
)
NO_COMPANION = warning(
    "PW148",
    TOLD_TOGETHER,
    "Thêm dòng đề nghị danh hiệu ấy, hoặc ghi quyết định đã có vào trang Khen trước.",
)
NO_TWO_YEARS = warning(
    "PW149",
    TOLD_TOGETHER,
    "Ghi “Xếp loại năm trước” hoặc trang Khen trước; nếu xét theo trường hợp khác của Luật thì nêu "
    "ở tóm tắt thành tích.",
)
MORE_THAN_ALL = error(
    "PW150",
    "Cột “{column}” ghi {part}, nhiều hơn {whole} người của tập thể.",
    "Sửa lại một trong hai số.",
)
UNFILLED = suggestion(
    "PW151",
    "{number} chưa ghi cột “{column}” nên chưa đối chiếu được điều kiện của {awards}; dòng đầu là "
    "{name}.",
    "Ghi cột ấy để chương trình đối chiếu, hoặc tự đối chiếu trước khi trình ký.",
)
COLUMNS = {  # trường: tiêu đề cột
    "rating": "Xếp loại năm",
    "headcount": "Số người",
    "advanced_count": "Số đạt LĐTT",
    "fulfilled_count": "Số hoàn thành nhiệm vụ",
    "exemplary_count": "Số đạt CSTĐCS",
    "disciplined_count": "Số bị kỷ luật",
    "women_count": "Số nữ",
}


@dataclass(frozen=True)
class Asked:  # một điều kiện đối với một đề cử
    nominee: Nomination
    condition: Condition
    case: Case


Shortfall = tuple[Fault, str, str]  # lỗi, trường của ô, câu nói thực tế
Unfilled = str  # trường còn trống nên chưa đối chiếu được


def condition_breaches(nomination: Nomination, case: Case) -> Iterator[Breach]:
    """The conditions that the nominee does not meet, as far as the sheets tell."""
    for condition in conditions_for(nomination, case):
        found = TESTS[condition.test](Asked(nomination, condition, case))
        if isinstance(found, tuple):
            fault, column, said = found
            award = tables.award_on(nomination.award, case.law_of(nomination)).phrase
            blocks = condition.blocks and fault is not UNKNOWN_RUN
            yield Breach(
                fault,
                nomination.origin.at(column),
                reason=f"Chưa đạt điều kiện {condition.text} ({said}).",
                blocks=blocks,
                together="" if blocks else f"{fault.code} {condition.text}",
                values={
                    "award": capitalised(award) if blocks else award,
                    "condition": condition.text,
                    "said": said,
                    "source": sourced(condition),
                },
            )


def conditions_for(nomination: Nomination, case: Case) -> Iterator[Condition]:
    """The conditions of the award by the law that applies to the nomination."""
    day = case.law_of(nomination)
    for condition in rules.conditions_of(nomination.award):
        if (
            condition.holds(day)
            and (not condition.kinds or nomination.kind in condition.kinds)
            and (not condition.reward_types or nomination.reward_type in condition.reward_types)
        ):
            yield condition


def count_faults(nomination: Nomination) -> Iterator[Finding]:
    """Parts of a collective that are more than the whole."""
    whole = nomination.headcount
    for name in COLUMNS:
        part = getattr(nomination, name)
        if name not in ("rating", "headcount") and whole is not None and (part or 0) > whole:
            where = nomination.origin.at(name)
            yield MORE_THAN_ALL.at(where, column=COLUMNS[name], part=part, whole=whole)


def unfilled(case: Case) -> Iterator[Finding]:
    """Columns that were left blank, for which a condition could not be checked; each told once."""
    found: dict[str, dict[str, Nomination]] = {}
    for nomination in case.dossier.nominations:
        for condition in conditions_for(nomination, case):
            column = TESTS[condition.test](Asked(nomination, condition, case))
            if isinstance(column, str):
                found.setdefault(column, {})[nomination.code] = nomination
    for column, nominations in found.items():
        first, *_ = nominations.values()
        awards = dict.fromkeys(tables.award_of(n.award).phrase for n in nominations.values())
        yield UNFILLED.at(
            first.origin.at(column),
            number=f"{padded(len(nominations))} đề cử",
            column=COLUMNS[column],
            awards=listed(list(awards)),
            name=first.name,
        )


# ---------------------------------------------------------------- the tests of the table


def _rating(asked: Asked) -> Shortfall | Unfilled | None:
    if asked.nominee.rating not in RATINGS:
        return "rating"
    if RATINGS.index(asked.nominee.rating) >= RATINGS.index(asked.condition.value):
        return None
    return LOW_RATING, "rating", f"xếp loại năm là {RATING_NAMES[asked.nominee.rating]}"


def _advanced_share(asked: Asked) -> Shortfall | Unfilled | None:
    whole, part = asked.nominee.headcount, asked.nominee.advanced_count
    if not whole:
        return "headcount"
    if part is None:
        return "advanced_count"
    enough = (
        part * 100 > asked.condition.percent * whole
        if asked.condition.above
        else (part * 100 >= asked.condition.percent * whole)
    )
    if enough:
        return None
    share = percent(Fraction(part, whole))
    return FEW_ADVANCED, "advanced_count", f"tập thể có {part}/{whole} người, đạt {share}%"


def _all_fulfilled(asked: Asked) -> Shortfall | Unfilled | None:
    whole, part = asked.nominee.headcount, asked.nominee.fulfilled_count
    if part is None or not whole:
        return "fulfilled_count" if whole else "headcount"
    said = f"tập thể có {part}/{whole} người hoàn thành"
    return None if part >= whole else (NOT_ALL_FULFILLED, "fulfilled_count", said)


def _undisciplined(asked: Asked) -> Shortfall | Unfilled | None:
    number = asked.nominee.disciplined_count
    if number is None:
        return "disciplined_count"
    said = f"tập thể có {padded(number)} người bị kỷ luật"
    return (DISCIPLINED, "disciplined_count", said) if number else None


def _exemplary(asked: Asked) -> Shortfall | Unfilled | None:
    if asked.nominee.exemplary_count is None:
        name = fold(asked.nominee.name)
        return None if any(name in p for p in asked.case.exemplary_places) else "exemplary_count"
    return (
        None if asked.nominee.exemplary_count else (NO_EXEMPLARY, "exemplary_count", "chưa có ai")
    )


def _merit(asked: Asked) -> Shortfall | Unfilled | None:
    recognised = [i for i in asked.case.initiatives(asked.nominee) if i.recognised_by or i.decision]
    if asked.nominee.rating == "HTXSNV" or recognised:
        return None
    if not asked.nominee.rating:
        return "rating"
    said = (
        "xếp loại không phải hoàn thành xuất sắc, trang Sáng kiến chưa có sáng kiến được công nhận"
    )
    return NO_MERIT, "rating", said


def _run(asked: Asked) -> Shortfall | None:
    needed, of = (
        asked.condition.count,
        tables.award_on(asked.condition.of, asked.case.law_of(asked.nominee)).phrase,
    )
    if not asked.case.dossier.earlier:
        return UNKNOWN_RUN, "award", "trang Khen trước chưa có dòng nào để đối chiếu"
    years = asked.case.years_of(asked.nominee, asked.condition.of)
    reached = (
        len(years)
        if asked.condition.by == "time"
        else _in_a_row(years, asked.case.last_year(asked.nominee))
    )
    if reached >= needed:
        return None
    counted = f"{padded(reached)} lần" if asked.condition.by == "time" else f"{padded(reached)} năm"
    return NO_RUN, "award", f"trang Khen trước và trang Đề cử ghi {counted} {of}"


def _in_a_row(years: list[int], last: int) -> int:
    """How many years in a row end in the last year, or in the one before it."""
    known = set(years)
    year = last if last in known else last - 1
    count = 0
    while year in known:
        year, count = year - 1, count + 1
    return count


def _companion(asked: Asked) -> Shortfall | None:
    """Asked only where the dossier deals with that award: it may be decided elsewhere."""
    year = asked.case.last_year(asked.nominee)
    everyone = any(n.award == asked.condition.of for n in asked.case.dossier.nominations)
    before = any(
        p.award == asked.condition.of and p.year == year for p in asked.case.dossier.earlier
    )
    if not (everyone or before) or year in asked.case.years_of(asked.nominee, asked.condition.of):
        return None
    of = tables.award_on(asked.condition.of, asked.case.law_of(asked.nominee)).phrase
    return NO_COMPANION, "award", f"chưa có dòng {of} của cùng người, cùng năm"


def _two_years(asked: Asked) -> Shortfall | None:
    rated = (asked.nominee.rating, asked.nominee.rating_before) == ("HTXSNV", "HTXSNV")
    run = _in_a_row(
        asked.case.years_of(asked.nominee, asked.condition.of), asked.case.last_year(asked.nominee)
    )
    if rated or run >= 2:
        return None
    return NO_TWO_YEARS, "rating_before", "các cột xếp loại và trang Khen trước chưa cho thấy"


TESTS: Mapping[Test, Callable[[Asked], Shortfall | Unfilled | None]] = {
    "rating": _rating,
    "advanced_share": _advanced_share,
    "all_fulfilled": _all_fulfilled,
    "undisciplined": _undisciplined,
    "exemplary": _exemplary,
    "merit": _merit,
    "run": _run,
    "companion": _companion,
    "two_years": _two_years,
}
