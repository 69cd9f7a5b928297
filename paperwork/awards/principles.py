"""The principles of rewarding, held against each nomination: once, not under discipline, no copies.

Each finding names the rule of standards/awards.toml that it rests on, with its source.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from paperwork.awards import rules, tables
from paperwork.awards.breach import Breach, sourced
from paperwork.awards.case import Case, person
from paperwork.awards.rules import Rule
from paperwork.awards.similarity import Likeness, alike
from paperwork.findings import CellRef, Fault, error, warning
from paperwork.model import Kind, Nomination
from paperwork.wording import fold, short_date

ONCE = error(
    "PW152",
    "{name} được đề nghị {award} và {other} (ô {cell}) cho cùng một thành tích ({rule}; {source}).",
    "Giữ một dòng; nếu là hai thành tích khác nhau thì ghi khác nhau ở cột “Tóm tắt thành tích”.",
)
AFTER_DISCIPLINE = warning(
    "PW153",
    "{name} hết hạn kỷ luật ngày {until}: thành tích chỉ tính từ sau ngày đó ({rule}; {source}).",
    "Kiểm lại cột “Năm/Thời gian tính thành tích” và tóm tắt thành tích.",
)
USED_TWICE = error(
    "PW154",
    "Sáng kiến {code} là căn cứ của {award} và của {other} (ô {cell}) ({rule}; {source}).",
    "Giữ sáng kiến cho một lần khen; bỏ mã đề cử kia ở cột “Mã đề cử” của trang Sáng kiến.",
)
USED_BEFORE = error(
    "PW155",
    "Sáng kiến {code} đã dùng cho {used}, không dùng lại được cho {award} ({rule}; {source}).",
    "Chọn sáng kiến khác, hoặc sửa cột “Đã dùng cho” nếu ghi nhầm.",
)
COPIED = warning(
    "PW156",
    "Tóm tắt thành tích của {name} giống {percent}% với của {other} (ô {cell}); có {number} giống "
    "như vậy ({rule}; {source}).",
    "Viết thành tích riêng của từng người, từng tập thể.",
)
DISSOLVED = error(
    "PW157",
    "{name} đã giải thể, hoạt động đến hết ngày {until} ({rule}; {source}).",
    "Không đề nghị khen đơn vị này; nếu có đơn vị kế tục thì ghi ở cột “Thay bằng”.",
)
RENAMED = warning(
    "PW158",
    "{name} mang tên này đến hết ngày {until}, nay là {replaced_by}.",
    "Ghi tên của đơn vị vào ngày quyết định, trừ khi quyết định phải dùng tên cũ.",
)
UNCONFIRMED = error(
    "PW159",
    "{name} chưa có văn bản xác nhận về thuế, bảo hiểm xã hội, phòng cháy, an toàn lao động, môi "
    "trường ({rule}; {source}).",
    "Bổ sung văn bản xác nhận vào hồ sơ rồi ghi “Có” ở cột “Có văn bản xác nhận”.",
)
WRONG_TYPE = warning(
    "PW161",
    "Loại hình “{type}” không hợp với {award}, danh hiệu xét theo công trạng ({rule}; {source}).",
    "Chọn “Công trạng” ở cột “Loại hình”, hoặc đề nghị hình thức khen thưởng khác.",
)
UNUSED_REASON = warning(
    "PW169",
    "Cột “Lý do ngoại lệ” có ghi nhưng dòng này không vướng điều kiện nào được bỏ qua.",
    "Xóa lý do này; lý do ngoại lệ chỉ ghi khi chương trình báo không đạt một điều kiện.",
)


def principle_breaches(case: Case) -> Iterator[tuple[Nomination, Breach]]:
    """What the principles have against nominations, each with the nomination that it is about."""
    yield from _once(case)
    yield from _initiatives(case)
    yield from _copies(case)
    for nomination in case.dossier.nominations:
        for breach in _alone(nomination, case):
            yield nomination, breach


def _alone(nomination: Nomination, case: Case) -> Iterator[Breach]:
    yield from _after_discipline(nomination, case)
    yield from _office_gone(nomination, case)
    yield from _confirmed(nomination, case)
    yield from _right_type(nomination, case)


def rule_for(code: str, nomination: Nomination, case: Case) -> Rule | None:
    """The rule by the law that applies to the nomination; None before it was made."""
    return rules.rule_on(code, case.law_of(nomination))


def _breach(
    rule: Rule, fault: Fault, where: CellRef, reason: str, *, blocks: bool = True, **values: object
) -> Breach:
    said = {"rule": rule.code, "source": sourced(rule), **values}
    return Breach(fault, where, reason, blocks=blocks, waivable=rule.waivable, values=said)


def _phrase(nomination: Nomination, case: Case) -> str:
    return tables.award_on(nomination.award, case.decided_on(nomination)).phrase


# ---------------------------------------------------------------- R-ONCE


def _once(case: Case) -> Iterator[tuple[Nomination, Breach]]:
    """Two awards of one family for the same achievement, unless one asks for the other."""
    for nominations in case.by_person.values():
        for first, second in combinations(nominations, 2):
            rule = rule_for("R-ONCE", second, case)
            if rule is None or not _for_one_achievement(first, second):
                continue
            other = _phrase(first, case)
            yield (
                second,
                _breach(
                    rule,
                    ONCE,
                    second.origin.at("award"),
                    reason=f"Cùng một thành tích đã đề nghị {other}.",
                    name=second.name,
                    award=_phrase(second, case),
                    other=other,
                    cell=first.origin.at("award"),
                ),
            )


def _for_one_achievement(first: Nomination, second: Nomination) -> bool:
    one, other = tables.award_of(first.award), tables.award_of(second.award)
    on_one_ladder = any({one.code, other.code} <= ladder for ladder in rules.ladders())
    return (
        one.family == other.family
        and one.code != other.code
        and not on_one_ladder
        and bool(first.achievement)
        and fold(first.achievement) == fold(second.achievement)
    )


# ---------------------------------------------------------------- R-AFTER


def _after_discipline(nomination: Nomination, case: Case) -> Iterator[Breach]:
    until = nomination.discipline_until
    if until is None or until >= case.decided_on(nomination):
        return
    rule = rule_for("R-AFTER", nomination, case)
    if rule and until.year >= case.first_year(nomination):
        yield _breach(
            rule,
            AFTER_DISCIPLINE,
            nomination.origin.at("discipline_until"),
            reason="",
            blocks=False,
            name=nomination.name,
            until=short_date(until),
        )


# ---------------------------------------------------------------- R-SK1


def _initiatives(case: Case) -> Iterator[tuple[Nomination, Breach]]:
    nominations = {nomination.code: nomination for nomination in case.dossier.nominations}
    for initiative in case.dossier.initiatives:
        named = [nominations[code] for code in initiative.nominations if code in nominations]
        for nomination in named:
            rule = rule_for("R-SK1", nomination, case)
            if rule and initiative.used_for:
                yield (
                    nomination,
                    _breach(
                        rule,
                        USED_BEFORE,
                        initiative.origin.at("used_for"),
                        reason=f"Sáng kiến {initiative.code} đã dùng cho lần khen trước.",
                        code=initiative.code,
                        used=initiative.used_for,
                        award=_phrase(nomination, case),
                    ),
                )
        for first, second in combinations(named, 2):
            rule = rule_for("R-SK1", second, case)
            if rule and person(first) == person(second):
                yield (
                    second,
                    _breach(
                        rule,
                        USED_TWICE,
                        initiative.origin.at("nominations"),
                        reason=f"Sáng kiến {initiative.code} đã tính cho {_phrase(first, case)}.",
                        code=initiative.code,
                        award=_phrase(second, case),
                        other=_phrase(first, case),
                        cell=first.origin.at("award"),
                    ),
                )


# ---------------------------------------------------------------- R-BCTT


def _copies(case: Case) -> Iterator[tuple[Nomination, Breach]]:
    """Summaries of different nominees that say the same; one person may repeat their own."""
    nominations = case.dossier.nominations
    owners = [person(nomination) for nomination in nominations]
    for likeness in alike([n.achievement for n in nominations], owners):
        first, second = nominations[likeness.first], nominations[likeness.second]
        rule = rule_for("R-BCTT", second, case)
        if rule:
            yield second, _copied(rule, first, second, likeness)


def _copied(rule: Rule, first: Nomination, second: Nomination, likeness: Likeness) -> Breach:
    breach = _breach(
        rule,
        COPIED,
        second.origin.at("achievement"),
        reason="",
        blocks=False,
        other=first.name,
        percent=likeness.percent,
        cell=first.origin.at("achievement"),
    )
    return replace(breach, together=f"{COPIED.code} {first.code}")


# ---------------------------------------------------------------- R-DISSOLVED, R-NTT, R-TYPE


def _office_gone(nomination: Nomination, case: Case) -> Iterator[Breach]:
    is_collective = nomination.kind is Kind.COLLECTIVE
    column = "name" if is_collective else "workplace"
    subunit = case.subunits.get(fold(getattr(nomination, column)))
    day = case.decided_on(nomination)
    if subunit is None or subunit.until is None or subunit.until >= day:
        return
    until, where = short_date(subunit.until), nomination.origin.at(column)
    rule = rule_for("R-DISSOLVED", nomination, case)
    if subunit.replaced_by:
        values = {"name": subunit.name, "until": until, "replaced_by": subunit.replaced_by}
        yield Breach(RENAMED, where, reason="", blocks=False, values=values)
    elif rule and is_collective:
        reason = f"Đơn vị đã giải thể, hoạt động đến hết ngày {until}."
        yield _breach(rule, DISSOLVED, where, reason, name=subunit.name, until=until)


def _confirmed(nomination: Nomination, case: Case) -> Iterator[Breach]:
    rule = rule_for("R-NTT", nomination, case)
    if rule is None or nomination.award not in rule.awards or nomination.is_confirmed:
        return
    heads = {fold(group) for group in rule.groups}
    if nomination.kind is Kind.ENTERPRISE or fold(nomination.target_group) in heads:
        reason = "Chưa có văn bản xác nhận doanh nghiệp chấp hành tốt pháp luật."
        where = nomination.origin.at("is_confirmed")
        yield _breach(rule, UNCONFIRMED, where, reason, name=nomination.name)


def _right_type(nomination: Nomination, case: Case) -> Iterator[Breach]:
    rule = rule_for("R-TYPE", nomination, case)
    given = nomination.reward_type
    if rule and given and nomination.award in rule.awards and given not in rule.types:
        where = nomination.origin.at("reward_type")
        said = {"type": given, "award": _phrase(nomination, case)}
        yield _breach(rule, WRONG_TYPE, where, reason="", blocks=False, **said)
