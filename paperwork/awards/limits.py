"""The most that may get an award: from the most votes down, ties at the last place settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from paperwork.awards import rules
from paperwork.awards.breach import sourced
from paperwork.awards.case import Case
from paperwork.findings import Finding, error, suggestion, warning
from paperwork.model import Judgement, Kind, Outcome
from paperwork.wording import capitalised, padded

CUT = suggestion(
    "PW170",
    "{award}: {passed} đề cử đủ phiếu, số lượng tối đa là {limit} nên {cut} đề cử ít phiếu hơn "
    "không được chọn ({rule}; {source}).",
    "Không phải sửa gì; biên bản ghi lý do của từng đề cử.",
)
SETTLED = warning(
    "PW171",
    "{award}: {tied} đề cử cùng {agree} phiếu ở suất cuối, {chosen} được chọn {way}.",
    "Kiểm lại trước khi ký.",
)
UNSETTLED = error(
    "PW172",
    "{award}: {tied} đề cử cùng {agree} phiếu mà chỉ còn {places} suất ({names}) ({rule}; "
    "{source}).",
    "Ghi phiếu của Chủ tịch Hội đồng ở cột “Chủ tịch đồng ý” của trang Biểu quyết, hoặc tăng “Số "
    "lượng tối đa”.",
)
PASSED = (Outcome.AWARDED, Outcome.PROPOSED)


@dataclass(frozen=True)
class Choice:  # ai được chọn trong số bằng phiếu
    chosen: tuple[Judgement, ...]
    way: str  # chọn theo gì


def within_limits(
    judgements: Sequence[Judgement], case: Case
) -> tuple[tuple[Judgement, ...], tuple[Finding, ...]]:
    """The judgements with those beyond a limit not passed; where a tie stays open, all passed."""
    lost: dict[str, Judgement] = {}
    findings: list[Finding] = []
    for award, limit in case.dossier.campaign.limits:
        passed = [j for j in judgements if j.award.code == award and j.outcome in PASSED]
        if len(passed) > limit:
            beyond, said = _beyond(sorted(passed, key=_fewer_votes), limit, case)
            lost |= {judgement.nomination.code: judgement for judgement in beyond}
            findings += said
    return tuple(lost.get(j.nomination.code, j) for j in judgements), tuple(findings)


def _fewer_votes(judgement: Judgement) -> int:
    return -judgement.vote.agree if judgement.vote else 0


def _beyond(
    ranked: list[Judgement], limit: int, case: Case
) -> tuple[list[Judgement], list[Finding]]:
    """Those who find no place, and what to say of it."""
    last = ranked[limit - 1] if limit else ranked[0]
    agree = last.vote.agree if last.vote else 0
    above = [j for j in ranked if _fewer_votes(j) < -agree] if limit else []
    tied = [j for j in ranked if _fewer_votes(j) == -agree] if limit else []
    places = limit - len(above)
    findings: list[Finding] = []
    chosen: Sequence[Judgement] = tied
    if len(tied) > places:
        choice = _settled(tied, places, case)
        findings.append(_tie(tied, places, choice, case))
        if choice is None:
            return [], findings
        chosen = choice.chosen
    kept = {j.nomination.code for j in (*above, *chosen)}
    beyond = [_not_chosen(j, limit) for j in ranked if j.nomination.code not in kept]
    rule = rules.rule_on("R-TIE", case.law_of(last.nomination))
    if rule:
        said = {"rule": rule.code, "source": sourced(rule)}
        where = beyond[0].nomination.origin.at("award")
        numbers = {"passed": padded(len(ranked)), "limit": limit, "cut": padded(len(beyond))}
        findings.append(CUT.at(where, award=_name(last), **numbers, **said))
    return beyond, findings


def _settled(tied: Sequence[Judgement], places: int, case: Case) -> Choice | None:
    """The chair's vote first, then women and collectives of women; None when both are silent."""
    backed = [j for j in tied if j.vote and j.vote.chair_agrees]
    if len(backed) == places:
        return Choice(tuple(backed), "theo phiếu của Chủ tịch Hội đồng (R-TIE)")
    surely, rest = ([], backed) if len(backed) > places else (backed, [*tied])
    rest = [j for j in rest if j not in surely]
    women = [j for j in rest if _is_women(j, case)]
    if len(surely) + len(women) == places:
        way = "vì ưu tiên nữ và tập thể có từ 70% nữ (R-WOMEN)"
        return Choice((*surely, *women), way)
    return None


def _is_women(judgement: Judgement, case: Case) -> bool:
    """A woman, or a collective with as many women as the rule asks for."""
    nominee = judgement.nomination
    rule = rules.rule_on("R-WOMEN", case.law_of(nominee))
    if rule is None:
        return False
    if nominee.kind is not Kind.COLLECTIVE:
        return nominee.gender == "Nữ"
    women, whole = nominee.women_count or 0, nominee.headcount or 0
    return whole > 0 and women * 100 >= rule.percent * whole


def _tie(tied: Sequence[Judgement], places: int, choice: Choice | None, case: Case) -> Finding:
    first = tied[0]
    agree = first.vote.agree if first.vote else 0
    said = {"award": _name(first), "tied": padded(len(tied)), "agree": agree}
    if choice:
        where = choice.chosen[0].nomination.origin.at("award")
        names = ", ".join(j.nomination.name for j in choice.chosen)
        return SETTLED.at(where, **said, chosen=names, way=choice.way)
    rule = rules.rule_on("R-TIE", case.law_of(first.nomination))
    where = first.vote.origin.at("chair_agrees") if first.vote else first.nomination.origin.at("")
    return UNSETTLED.at(
        where,
        **said,
        places=padded(places),
        names=", ".join(j.nomination.name for j in tied),
        rule="R-TIE",
        source=sourced(rule) if rule else "",
    )


def _not_chosen(judgement: Judgement, limit: int) -> Judgement:
    vote = judgement.vote
    votes = f"Đạt {vote.agree}/{judgement.members} phiếu, " if vote else ""
    reason = f"{votes}vượt số lượng tối đa {padded(limit)}, lấy từ số phiếu cao xuống."
    return replace(
        judgement,
        outcome=Outcome.NOT_PASSED,
        reason=capitalised(reason),
        bonus=0,
        reckoning=None,
    )


def _name(judgement: Judgement) -> str:
    return capitalised(judgement.award.phrase)
