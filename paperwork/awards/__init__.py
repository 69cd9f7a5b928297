"""The law of rewards as small functions over dated tables: titles, votes, bonus, grounds."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType

from paperwork.awards.bonus import BonusBasis, bonus, bonus_basis, bonus_rule, paid_once, reckoning
from paperwork.awards.case import Case, Days
from paperwork.awards.checks import findings, quorum_needed
from paperwork.awards.grounds import ground_findings, grounds_for
from paperwork.awards.judgement import breaches, council_on, judgements
from paperwork.awards.limits import within_limits
from paperwork.awards.tables import award_labels, award_of, awards, within_power
from paperwork.findings import Finding
from paperwork.model import Dossier, Judgement

__all__ = [
    "BonusBasis",
    "award_labels",
    "award_of",
    "awards",
    "bonus",
    "bonus_basis",
    "bonus_rule",
    "council_on",
    "ground_findings",
    "grounds_for",
    "judge",
    "quorum_needed",
    "reckoning",
    "within_power",
]

NO_DAYS: Days = MappingProxyType({})


def judge(
    dossier: Dossier, on: dt.date, days: Days = NO_DAYS
) -> tuple[tuple[Judgement, ...], tuple[Finding, ...]]:
    """A judgement for each nomination, in their order, and what is wrong or doubtful about them.

    `on` is the day of the decision; `days` has that of the awards decided on another day.
    """
    case = Case(dossier, on, days)
    against = breaches(case)
    passed, about_limits = within_limits(judgements(case, against), case)
    judged = paid_once(passed, dossier.campaign.year)
    return judged, (*findings(case, judged, against), *about_limits)
