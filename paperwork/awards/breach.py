"""What stands against a nomination: a fault in its cell, and whether a reason may set it aside."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from paperwork.awards.tables import Fact
from paperwork.findings import CellRef, Fault, Finding, Severity
from paperwork.model import Nomination, Vote
from paperwork.wording import padded

UNCHECKED = "chưa đối chiếu với văn bản gốc"


@dataclass(frozen=True)
class Breach:  # một điều kiện, nguyên tắc không đạt
    fault: Fault
    where: CellRef
    reason: str  # câu in trong biên bản, báo cáo
    blocks: bool  # không đạt thì không được xét; nếu không thì chỉ cần xem lại
    waivable: bool = True  # ghi lý do ngoại lệ thì vẫn được xét
    values: Mapping[str, object] = field(default_factory=dict)
    together: str = ""  # nhóm: các dòng cùng nhóm báo chung một lần, ở dòng đầu

    def is_waived(self, nomination: Nomination) -> bool:
        return self.waivable and bool(nomination.exception)

    def hinders(self, nomination: Nomination) -> bool:
        return self.blocks and not self.is_waived(nomination)

    def told(self, nomination: Nomination, vote: Vote | None) -> Finding:
        """The finding: an error where the nominee would be awarded against the rule."""
        alone = {"number": "01 đề cử", "name": nomination.name}
        finding = self.fault.at(self.where, **(alone | dict(self.values)))
        if self.is_waived(nomination):
            cell, why = nomination.origin.at("exception"), nomination.exception.rstrip(" .")
            message = f"{finding.message} Vẫn xét theo ngoại lệ ghi ở ô {cell}: {why}."
            remedy = "Kiểm lại lý do; lý do này được in trong báo cáo."
            return replace(finding, severity=Severity.WARNING, message=message, remedy=remedy)
        if not self.blocks or vote is None:  # not to be awarded: the minutes say why
            return replace(finding, severity=Severity.WARNING)
        return finding


def told_together(breaches: Iterable[tuple[Nomination, Breach]]) -> Iterator[Finding]:
    """One finding for all rows of a group, in the cell of the first, with their number."""
    groups: dict[str, list[tuple[Nomination, Breach]]] = {}
    for nomination, breach in breaches:
        if breach.together and not breach.is_waived(nomination):
            groups.setdefault(breach.together, []).append((nomination, breach))
    for group in groups.values():
        nomination, first = group[0]
        number = f"{padded(len(group))} đề cử"
        yield first.fault.at(first.where, **first.values, number=number, name=nomination.name)


def sourced(fact: Fact) -> str:
    """The source of a rule, and that nobody held it against the text where that is so."""
    return fact.source if fact.verified else f"{fact.source}; {UNCHECKED}"
