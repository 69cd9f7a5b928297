"""Judgement of nominations: who passes, who goes to the superior, who does not and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction

from paperwork.awards import tables
from paperwork.awards.bonus import paid_once, reckoning
from paperwork.model import Award, Dossier, Judgement, Nomination, Outcome, Vote, holds
from paperwork.vocabulary.nominees import KIND_NAMES
from paperwork.wording import capitalised, percent, short_date

Days = Mapping[str, dt.date]  # mã danh hiệu: ngày quyết định


def judgements(dossier: Dossier, on: dt.date, days: Days) -> tuple[Judgement, ...]:
    """One judgement for each nomination, in their order, by the law of its decision's day."""
    votes = {vote.nomination: vote for vote in dossier.votes}
    judged_apart = tuple(
        judged(nomination, votes.get(nomination.code), dossier, days.get(nomination.award, on))
        for nomination in dossier.nominations
    )
    return paid_once(judged_apart, dossier.campaign.year)


def judged(nomination: Nomination, vote: Vote | None, dossier: Dossier, on: dt.date) -> Judgement:
    award = tables.award_on(nomination.award, on)
    members = members_of(dossier, vote, on)
    percent_needed = needed_percent(dossier, award, on)
    outcome, reason = _outcome(nomination, award, vote, members, percent_needed, dossier, on)
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
        bonus=reckoned.amount if reckoned and not reckoned.unpaid else 0,
        reckoning=reckoned,
        decided_on=on,
    )


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
    threshold = tables.threshold_for(award, session_day(dossier, on))
    return threshold.percent if threshold else None


def passes(agree: int, members: int, percent_needed: int | None) -> bool:
    """More than half of all members, and the threshold where there is one."""
    return agree * 2 > members and agree * 100 >= (percent_needed or 0) * members


def _outcome(
    nomination: Nomination,
    award: Award,
    vote: Vote | None,
    members: int,
    percent_needed: int | None,
    dossier: Dossier,
    on: dt.date,
) -> tuple[Outcome, str]:
    if hindrance := _hindrance(nomination, award, on):
        return Outcome.BLOCKED, hindrance
    if vote is None or not members:
        return Outcome.PENDING, "Chưa có kết quả biểu quyết của Hội đồng."
    if not passes(vote.agree, members, percent_needed):
        return Outcome.NOT_PASSED, _shortfall(vote.agree, members, percent_needed)
    if not tables.within_power(award, dossier.unit.kind, on):
        return Outcome.PROPOSED, "Vượt thẩm quyền của cơ quan, đề nghị cấp trên khen thưởng."
    return Outcome.AWARDED, ""


def _hindrance(nomination: Nomination, award: Award, on: dt.date) -> str:
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
