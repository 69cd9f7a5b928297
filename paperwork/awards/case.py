"""The dossier as the rules look at it: who is nominated for what, and what is known of each."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from paperwork.awards import rules
from paperwork.awards.rules import Transition
from paperwork.model import Dossier, Initiative, Nomination, PastAward, Subunit
from paperwork.wording import fold

Days = Mapping[str, dt.date]  # mã danh hiệu: ngày quyết định
Person = tuple[str, str, str]

YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Case:  # hồ sơ đang xét
    dossier: Dossier
    on: dt.date  # ngày quyết định
    days: Days  # ngày quyết định riêng của một số danh hiệu

    def decided_on(self, nomination: Nomination) -> dt.date:
        return self.days.get(nomination.award, self.on)

    def law_of(self, nomination: Nomination) -> dt.date:
        """The day whose law applies: before a new law that spares dossiers received earlier."""
        spared = self.spared_from(nomination)
        return spared.since - dt.timedelta(days=1) if spared else self.decided_on(nomination)

    def spared_from(self, nomination: Nomination) -> Transition | None:
        """The law in force at the decision that does not apply, since the dossier came before."""
        received = nomination.received_on
        if received is None:
            return None
        day = self.decided_on(nomination)
        laws = [law for law in rules.transitions() if received < law.since <= day]
        return min(laws, key=lambda law: law.since) if laws else None

    @cached_property
    def by_person(self) -> dict[Person, list[Nomination]]:
        found: dict[Person, list[Nomination]] = {}
        for nomination in self.dossier.nominations:
            found.setdefault(person(nomination), []).append(nomination)
        return found

    @cached_property
    def _earlier_by_name(self) -> dict[str, list[PastAward]]:
        found: dict[str, list[PastAward]] = {}
        for award in self.dossier.earlier:
            found.setdefault(fold(award.name), []).append(award)
        return found

    @cached_property
    def _namesakes(self) -> dict[str, set[str]]:
        """The workplaces of those who bear one name."""
        found: dict[str, set[str]] = {}
        for nomination in self.dossier.nominations:
            found.setdefault(fold(nomination.name), set()).add(fold(nomination.workplace))
        return found

    def earlier(self, nomination: Nomination) -> list[PastAward]:
        """What a nominee got before: by name and workplace; by name alone when nobody shares it."""
        name, place = fold(nomination.name), fold(nomination.workplace)
        is_only = len(self._namesakes.get(name, ())) < 2
        return [
            award
            for award in self._earlier_by_name.get(name, ())
            if is_only or not award.workplace or fold(award.workplace) == place
        ]

    @cached_property
    def _earlier_by_code(self) -> dict[str, list[PastAward]]:
        found: dict[str, list[PastAward]] = {}
        for award in self.dossier.earlier:
            if award.code:
                found.setdefault(fold(award.code), []).append(award)
        return found

    def earlier_by_code(self, nomination: Nomination) -> list[PastAward]:
        """What the Khen trước sheet gives under the nominee's code."""
        return self._earlier_by_code.get(fold(nomination.code), [])

    @cached_property
    def _initiatives(self) -> dict[str, list[Initiative]]:
        found: dict[str, list[Initiative]] = {}
        for initiative in self.dossier.initiatives:
            for code in initiative.nominations:
                found.setdefault(code, []).append(initiative)
        return found

    def initiatives(self, nomination: Nomination) -> list[Initiative]:
        return self._initiatives.get(nomination.code, [])

    @cached_property
    def subunits(self) -> dict[str, Subunit]:
        return {fold(subunit.name): subunit for subunit in self.dossier.subunits}

    @cached_property
    def exemplary_places(self) -> set[str]:
        """Where those nominated for “Chiến sĩ thi đua cơ sở” work, as far as their rows tell."""
        return {
            fold(f"{nomination.post} {nomination.workplace}")
            for nomination in self.dossier.nominations
            if nomination.award == "CSTDCS"
        }

    def last_year(self, nomination: Nomination) -> int:
        """The last year of the achievements."""
        years = [int(year) for year in YEAR.findall(nomination.period)]
        return max(years, default=self.dossier.campaign.year)

    def first_year(self, nomination: Nomination) -> int:
        years = [int(year) for year in YEAR.findall(nomination.period)]
        return min(years, default=self.dossier.campaign.year)

    def years_of(self, nomination: Nomination, award: str) -> list[int]:
        """The years for which a nominee has an award, or is nominated for it now."""
        now = [
            self.last_year(other)
            for other in self.by_person[person(nomination)]
            if other.award == award
        ]
        return [*(past.year for past in self.earlier(nomination) if past.award == award), *now]


def person(nomination: Nomination) -> Person:
    """Who is nominated, however the name is typed."""
    return (nomination.kind, fold(nomination.name), fold(nomination.workplace))
