"""Which types of documents are made, and for which awards."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from paperwork.findings import CellRef, Finding, RowRef, error, warning
from paperwork.model import (
    Award,
    DocumentRequest,
    DocumentType,
    Dossier,
    Judgement,
    Need,
    Outcome,
)
from paperwork.wording import listed, lower_first

REQUESTS, NOMINATIONS = "Văn bản", "Đề cử"
SESSION, VOTES = "Phiên họp", "Biểu quyết"

REMEDY = "Điền hoặc kiểm tra trang {sheet} rồi chạy lại."
NOT_YET = warning("PW200", "Chưa lập {types}: {reason}.", REMEDY)
IMPOSSIBLE = error("PW201", "Không lập được {types}: {reason}.", REMEDY)
DECLINED = error(
    "PW218",
    "Trang Văn bản ghi không lập {type}.",
    "Ghi “Có” ở cột “Lập văn bản”, hoặc bỏ loại này khỏi lệnh.",
)

_REASONS: Mapping[Need, tuple[str, str]] = {
    "nominations": ("chưa có đề cử nào", NOMINATIONS),
    "session": ("chưa có ngày họp Hội đồng", SESSION),
    "votes": ("chưa có kết quả biểu quyết", VOTES),
    "passed": ("không có đề cử nào được Hội đồng thông qua", VOTES),
    "awarded": ("không có đề cử nào được thông qua thuộc thẩm quyền", VOTES),
}


@dataclass(frozen=True)
class Order:  # lệnh của lần chạy này
    types: tuple[DocumentType, ...]
    today: dt.date
    only: frozenset[str] = frozenset()  # khóa các loại văn bản được gọi đích danh
    given_date: dt.date | None = None  # --date
    draft: bool = False
    recorded: Mapping[str, dt.date] = field(default_factory=dict)  # ngày đã ghi sổ, theo khóa
    number: bool = False  # lần chạy này cấp số cho bộ đã lập khi chưa có số

    def names(self, type: DocumentType) -> bool:
        """Whether documents of this type are asked for."""
        return not self.only or type.key in self.only


def chosen(
    dossier: Dossier, order: Order, judgements: Sequence[Judgement]
) -> tuple[tuple[DocumentType, ...], tuple[Finding, ...]]:
    """The types that can be made and are wanted; what stands against the others."""
    wanted = [type for type in order.types if _is_wanted(dossier, type)]
    unmet = {type.key: need for type in wanted if (need := _unmet(type, dossier, judgements))}
    possible = tuple(type for type in wanted if type.key not in unmet)
    declined = tuple(_declined(dossier, order))
    return possible, (*declined, *_refusals(dossier, order, wanted, unmet))


def _is_wanted(dossier: Dossier, type: DocumentType) -> bool:
    """Not declined, or declined in general but asked for at least for one award."""
    rows = [row for row in dossier.requests if row.document_type == type.key]
    declined = any(not row.award and not row.wanted for row in rows)
    return not declined or any(row.wanted for row in rows)


def _declined(dossier: Dossier, order: Order) -> Iterator[Finding]:
    for type in order.types:
        if type.key in order.only and not _is_wanted(dossier, type):
            row = request_for(dossier, type, "")
            yield DECLINED.at(row.origin.at("wanted"), type=lower_first(type.name))


def _unmet(type: DocumentType, dossier: Dossier, judgements: Sequence[Judgement]) -> Need | None:
    """The first thing that the type needs and the dossier lacks."""
    outcomes = {judgement.outcome for judgement in judgements}
    there: Mapping[Need, bool] = {
        "nominations": bool(dossier.nominations),
        "session": dossier.session.held_on is not None,
        "votes": bool(dossier.votes),
        "passed": bool(outcomes & {Outcome.AWARDED, Outcome.PROPOSED}),
        "awarded": Outcome.AWARDED in outcomes,
    }
    return next((need for need in type.needs if not there[need]), None)


def _refusals(
    dossier: Dossier, order: Order, types: Sequence[DocumentType], unmet: Mapping[str, Need]
) -> tuple[Finding, ...]:
    """One finding for each reason: an error when a type was asked for by name."""
    named_only = [type for type in types if not order.only or type.key in order.only]
    found = []
    for need, (reason, sheet) in _REASONS.items():
        lacking = [type for type in named_only if unmet.get(type.key) == need]
        for fault, named in ((IMPOSSIBLE, True), (NOT_YET, False)):
            names = [lower_first(t.name) for t in lacking if (t.key in order.only) is named]
            if names:
                where = CellRef(dossier.source, sheet)
                found.append(fault.at(where, types=listed(names), reason=reason, sheet=sheet))
    return tuple(found)


def is_per_award(dossier: Dossier, type: DocumentType) -> bool:
    """Whether each award gets a document of this type to itself."""
    return type.one_per == "award" or (type.personal and dossier.options.decisions == "award")


def groups(
    dossier: Dossier, type: DocumentType, judgements: Sequence[Judgement]
) -> tuple[Award | None, ...]:
    """The awards that get a document each; (None,) when one document serves the dossier."""
    if not is_per_award(dossier, type):
        return (None,)
    granted = {j.award for j in judgements if j.outcome is Outcome.AWARDED}
    return tuple(
        award
        for award in sorted(granted, key=lambda award: award.order)
        if request_for(dossier, type, award.code).wanted
    )


def request_for(dossier: Dossier, type: DocumentType, group: str) -> DocumentRequest:
    """The row of the Văn bản sheet for a document; one without group speaks for every group.

    A number belongs to one document only, so it is not taken over from such a row. Secrecy is,
    also by a group with a row of its own: nothing secret is ever made as if it were not.
    """
    rows = [row for row in dossier.requests if row.document_type == type.key]
    own = next((row for row in rows if row.award == group), None)
    common = next((row for row in rows if not row.award), None)
    if own is not None:
        return replace(own, secrecy=own.secrecy or (common.secrecy if common else None))
    if common is None:
        return DocumentRequest(type.key, origin=RowRef(dossier.source, REQUESTS))
    return replace(common, award=group, number=None, subject="")
