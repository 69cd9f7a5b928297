"""The day of each document, and the judgement of the nominations by the law of that day."""

from __future__ import annotations

import datetime as dt

from paperwork import awards
from paperwork.compose.selection import Order, asked_for, is_per_award, request_for
from paperwork.findings import Finding
from paperwork.model import DocumentType, Dossier, Judgement


def key_of(dossier: Dossier, type: DocumentType, group: str) -> str:
    """What a document is to the register: the same key gets the same number."""
    return "/".join(filter(None, [dossier.code, type.key, group]))


def day_of(
    dossier: Dossier, order: Order, type: DocumentType, award: str, share: str = ""
) -> dt.date:
    """The day typed in the sheet, else recorded in the register, else of the session or the run."""
    session = dossier.session.held_on if type.is_of_session else None
    recorded = order.recorded.get(key_of(dossier, type, share or award))
    if recorded and type.key not in asked_for(dossier, order):
        return recorded  # cited as it was issued, whatever the sheet has come to say
    return (
        request_for(dossier, type, award).issued_on
        or recorded
        or session
        or order.given_date
        or order.today
    )


def judged(dossier: Dossier, order: Order) -> tuple[tuple[Judgement, ...], tuple[Finding, ...]]:
    """Each nomination by the law of the day on which its own decision is issued."""
    days = {
        award: _decision_day(dossier, order, award)
        for award in dict.fromkeys(nomination.award for nomination in dossier.nominations)
    }
    return awards.judge(dossier, max(days.values(), default=order.today), days)


def _decision_day(dossier: Dossier, order: Order, award: str) -> dt.date:
    """NĐ 152/2025 Điều 49: the base salary in force when the decision is issued."""
    deciding = next((type for type in order.types if type.personal), None)
    if deciding is None:
        return order.given_date or order.today
    return day_of(dossier, order, deciding, award if is_per_award(dossier, deciding) else "")
