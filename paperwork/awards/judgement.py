"""Judgement of nominations: who passes, who goes to the superior, who does not and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain

from paperwork.awards import tables
from paperwork.awards.bonus import reckoning
from paperwork.awards.breach import Breach
from paperwork.awards.case import Case
from paperwork.awards.conditions import condition_breaches
from paperwork.awards.measures import measure_breaches
from paperwork.awards.principles import principle_breaches
from paperwork.model import Award, Dossier, Judgement, Nomination, Outcome, Vote, holds
from paperwork.vocabulary.nominees import KIND_NAMES
from paperwork.wording import capitalised, percent, short_date

Against = Mapping[str, tuple[Breach, ...]]  # mã đề cử: những gì không đạt


def breaches(case: Case) -> Against:
    """What stands against each nomination, however it was voted on."""
    found: dict[str, list[Breach]] = {n.code: [] for n in case.dossier.nominations}
    for nomination in case.dossier.nominations:
        found[nomination.code] += condition_breaches(nomination, case)
    for nomination, breach in chain(principle_breaches(case), measure_breaches(case)):
        found[nomination.code].append(breach)
    return {code: tuple(against) for code, against in found.items()}


def judgements(case: Case, against: Against) -> tuple[Judgement, ...]:
    """One judgement for each nomination, in their order, by the law of its decision's day."""
    votes = {vote.nomination: vote for vote in case.dossier.votes}
    return tuple(
        judged(nomination, votes.get(nomination.code), case, against[nomination.code])
        for nomination in case.dossier.nominations
    )


def judged(
    nomination: Nomination, vote: Vote | None, case: Case, against: Sequence[Breach]
) -> Judgement:
    dossier, on = case.dossier, case.decided_on(nomination)
    award = tables.award_on(nomination.award, on)
    members = members_of(dossier, vote, on)
    percent_needed = needed_percent(dossier, award, case.law_of(nomination))
    ballot = Counted(vote, members, percent_needed)
    outcome, reason = _outcome(nomination, award, ballot, case, against)
    is_awarded = outcome is Outcome.AWARDED
    reckoned = reckoning(award, nomination.kind, on, dossier.options) if is_awarded else None
    return Judgement(
        nomination=nomination,
        award=award,
        outcome=outcome,
        vote=vote,
        members=members,
        threshold=percent_needed,
        reason=reason,
        waived=_waived(nomination, outcome, against),
        bonus=reckoned.amount if reckoned and not reckoned.unpaid else 0,
        reckoning=reckoned,
        decided_on=on,
    )


def _waived(nomination: Nomination, outcome: Outcome, against: Sequence[Breach]) -> str:
    """What the nominee does not meet and was let off, in the words of the report."""
    if outcome is Outcome.BLOCKED:
        return ""
    reasons = [b.reason for b in against if b.blocks and b.is_waived(nomination)]
    return " ".join(dict.fromkeys(reasons))


@dataclass(frozen=True)
class Counted:  # phiếu của một đề cử
    vote: Vote | None
    members: int  # tất cả thành viên Hội đồng
    percent_needed: int | None


def members_of(dossier: Dossier, vote: Vote | None, on: dt.date) -> int:
    """All members of the council that day; the number typed with the vote when none are listed."""
    return len(council_on(dossier, on)) or (vote.members or 0 if vote else 0)


def council_on(dossier: Dossier, on: dt.date) -> tuple[str, ...]:
    """Names of the members on the day of the session; of the decision when it is not set yet."""
    day = session_day(dossier, on)
    return tuple(m.name for m in dossier.council if holds(m.since, m.until, day))


def session_day(dossier: Dossier, on: dt.date) -> dt.date:
    return dossier.session.held_on or on


def needed_percent(dossier: Dossier, award: Award, on: dt.date) -> int | None:
    """The office's own threshold, else that of the law on the day of the vote; None: a majority."""
    own = dict(dossier.options.thresholds)
    if award.code in own:
        return own[award.code]
    threshold = tables.threshold_for(award, min(session_day(dossier, on), on))
    return threshold.percent if threshold else None


def passes(agree: int, members: int, percent_needed: int | None) -> bool:
    """More than half of all members, and the threshold where there is one."""
    return agree * 2 > members and agree * 100 >= (percent_needed or 0) * members


def _outcome(
    nomination: Nomination, award: Award, ballot: Counted, case: Case, against: Sequence[Breach]
) -> tuple[Outcome, str]:
    if held := hindrance(nomination, award, case.decided_on(nomination)):
        return Outcome.BLOCKED, held
    if hindering := [breach for breach in against if breach.hinders(nomination)]:
        return Outcome.BLOCKED, hindering[0].reason
    vote, members, needed = ballot.vote, ballot.members, ballot.percent_needed
    if vote is None or not members:
        return Outcome.PENDING, "Chưa có kết quả biểu quyết của Hội đồng."
    if not passes(vote.agree, members, needed):
        return Outcome.NOT_PASSED, _shortfall(vote.agree, members, needed)
    if not has_power(case.dossier, award, case.law_of(nomination)):
        return Outcome.PROPOSED, "Vượt thẩm quyền của cơ quan, đề nghị cấp trên khen thưởng."
    return Outcome.AWARDED, ""


def has_power(dossier: Dossier, award: Award, on: dt.date) -> bool:
    """Whether the office decides the award itself: by its own rules, else by the law of the day."""
    own = dict(dossier.options.powers)
    return own.get(award.code, tables.within_power(award, dossier.unit.kind, on))


def hindrance(nomination: Nomination, award: Award, on: dt.date) -> str:
    """Why a nominee may not be considered at all, whatever reason is given; "" when they may."""
    if nomination.under_examination:
        return nomination.note or "Đang trong thời gian xem xét kỷ luật."
    if nomination.discipline_until and on <= nomination.discipline_until:
        until = short_date(nomination.discipline_until)
        return f"Đang trong thời hạn kỷ luật đến hết ngày {until}, chưa được đưa ra xét."
    if nomination.kind not in award.kinds:
        return f"{capitalised(award.phrase)} không xét tặng cho {KIND_NAMES[nomination.kind]}."
    return ""


def _shortfall(agree: int, members: int, percent_needed: int | None) -> str:
    # share over all members, whoever was present
    needed = (
        f"chưa đủ {percent_needed}%"
        if percent_needed and agree * 100 < percent_needed * members
        else "chưa quá nửa"
    )
    share = percent(Fraction(agree, members))
    return f"Đạt {agree}/{members} phiếu ({share}%), {needed} tổng số thành viên Hội đồng."
