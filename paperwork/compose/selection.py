"""Which types of documents are made, and for which awards, offices, nominees and members."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from paperwork.findings import CellRef, Finding, RowRef, error, warning
from paperwork.model import (
    About,
    Award,
    CouncilMember,
    DocumentRequest,
    DocumentType,
    Dossier,
    Judgement,
    Need,
    Outcome,
    SessionMethod,
)
from paperwork.vocabulary.council import chair_of, members_on_duty
from paperwork.vocabulary.nominees import in_printing_order, place_of
from paperwork.wording import distinct_slug, fold, listed, lower_first, slug

REQUESTS, NOMINATIONS, COUNCIL = "Văn bản", "Đề cử", "Hội đồng"
SESSION, VOTES, UNIT = "Phiên họp", "Biểu quyết", "Đơn vị"

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
    "council": ("chưa có thành viên Hội đồng", COUNCIL),
    "session": ("chưa có ngày họp Hội đồng", SESSION),
    "upcoming": ("không lập sau ngày họp, và trang này chưa ghi ngày trước đó", REQUESTS),
    "ballot": ("phiên họp không bỏ phiếu kín", SESSION),
    "tellers": ("chưa ghi tổ kiểm phiếu", SESSION),
    "votes": ("chưa có kết quả biểu quyết", VOTES),
    "passed": ("không có đề cử nào được Hội đồng thông qua", VOTES),
    "awarded": ("không có đề cử nào được thông qua thuộc thẩm quyền", VOTES),
    "proposed": ("không có đề cử nào phải trình cấp trên", VOTES),
    "outstanding": ("chưa chọn điển hình tiêu biểu nào", NOMINATIONS),
    "bonus": ("không có tiền thưởng kèm theo", UNIT),
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
    all_types: bool = False  # --all: lập cả các loại chỉ lập khi được gọi


def chosen(
    dossier: Dossier, order: Order, judgements: Sequence[Judgement]
) -> tuple[tuple[DocumentType, ...], tuple[Finding, ...]]:
    """The types that can be made and are wanted; what stands against the others."""
    there = _there(dossier, order)
    wanted = [t for t in order.types if _is_wanted(dossier, t) and t.key in there]
    met = _met(dossier, judgements)
    unmet = {t.key: need for t in wanted if (need := _unmet(t, met, dossier, order))}
    possible = tuple(type for type in wanted if type.key not in unmet)
    declined = tuple(_declined(dossier, order))
    return possible, (*declined, *_refusals(dossier, order, wanted, unmet))


def asked_for(dossier: Dossier, order: Order) -> frozenset[str]:
    """The types whose documents this run is to write, by key."""
    if order.only:
        return order.only
    requested = {row.document_type for row in dossier.requests}
    return frozenset(
        type.key
        for type in order.types
        if not type.on_request or order.all_types or type.key in requested
    )


def _there(dossier: Dossier, order: Order) -> frozenset[str]:
    """The types asked for, and those that others may cite as they were issued."""
    asked = asked_for(dossier, order)
    cited = {key for type in order.types if type.key in asked for key in type.cites}
    recorded = {key.removeprefix(f"{dossier.code}/").split("/")[0] for key in order.recorded}
    usual = {type.key for type in order.types if not type.on_request}
    return asked | cited | recorded | usual


def wanted_types(dossier: Dossier, order: Order) -> tuple[DocumentType, ...]:
    """The types that the dossier is to have, possible today or not."""
    asked = asked_for(dossier, order)
    return tuple(t for t in order.types if t.key in asked and _is_wanted(dossier, t))


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


def _unmet(
    type: DocumentType, met: Mapping[Need, bool], dossier: Dossier, order: Order
) -> Need | None:
    """The first thing that the type needs and the dossier lacks."""
    for need in type.needs:
        if not (_is_ahead(type, dossier, order) if need == "upcoming" else met[need]):
            return need
    return None


def _met(dossier: Dossier, judgements: Sequence[Judgement]) -> Mapping[Need, bool]:
    """What the dossier has of all that types may need, but for what depends on their days."""
    outcomes = {judgement.outcome for judgement in judgements}
    return {
        "nominations": bool(dossier.nominations),
        "council": bool(members_on_duty(dossier)),
        "session": dossier.session.held_on is not None,
        "ballot": dossier.session.method is SessionMethod.BALLOT,
        "tellers": bool(dossier.session.tellers),
        "votes": bool(dossier.votes),
        "passed": bool(outcomes & {Outcome.AWARDED, Outcome.PROPOSED}),
        "awarded": Outcome.AWARDED in outcomes,
        "proposed": Outcome.PROPOSED in outcomes,
        "outstanding": any(n.outstanding for n in dossier.nominations),
        "bonus": any(judgement.bonus for judgement in judgements),
    }


def _is_ahead(type: DocumentType, dossier: Dossier, order: Order) -> bool:
    """Whether the document is, or was, issued before the session, or the one it goes with."""
    held_on = dossier.session.held_on
    type = next((other for other in order.types if other.key == type.signed_as), type)
    day = (
        request_for(dossier, type, "").issued_on
        or order.recorded.get(f"{dossier.code}/{type.key}")
        or order.given_date
        or order.today
    )
    return held_on is not None and day <= held_on


def _refusals(
    dossier: Dossier, order: Order, types: Sequence[DocumentType], unmet: Mapping[str, Need]
) -> tuple[Finding, ...]:
    """One finding for each reason: an error when a type was asked for by name."""
    asked = asked_for(dossier, order)
    named_only = [type for type in types if type.key in asked]
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


def with_roll(
    dossier: Dossier, order: Order, judgements: Sequence[Judgement]
) -> tuple[Judgement, ...]:
    """The judgements with the place of each in the list of its decision, its số sổ vàng."""
    deciding = next((type for type in order.types if type.personal), None)
    apart = deciding is not None and is_per_award(dossier, deciding)
    counts: Counter[str] = Counter()
    places: dict[str, int] = {}
    for judgement in in_printing_order(judgements):
        if judgement.outcome is Outcome.AWARDED:
            decision = judgement.award.code if apart else ""
            counts[decision] += 1
            places[judgement.nomination.code] = counts[decision]
    return tuple(replace(j, roll=places.get(j.nomination.code, 0)) for j in judgements)


@dataclass(frozen=True)
class Share:  # phần của hồ sơ mà một văn bản nói đến
    """What one document of a type is about; `id` is blank where the award says it, or nothing."""

    judgements: tuple[Judgement, ...]
    id: str = ""
    award: Award | None = None
    member: CouncilMember | None = None

    @property
    def group(self) -> str:
        return self.id or (self.award.code if self.award else "")


_ABOUT: Mapping[About, tuple[Outcome, ...]] = {
    "nominated": tuple(Outcome),
    "considered": tuple(outcome for outcome in Outcome if outcome is not Outcome.BLOCKED),
    "passed": (Outcome.AWARDED, Outcome.PROPOSED),
    "awarded": (Outcome.AWARDED,),
}


def shares(
    dossier: Dossier, type: DocumentType, judgements: Sequence[Judgement]
) -> tuple[Share, ...]:
    """What the documents of a type are about, each in turn; one share when one serves all."""
    about = [j for j in judgements if j.outcome in _ABOUT[type.about]]
    if is_per_award(dossier, type):
        return _by_award(dossier, type, judgements, about)
    match type.one_per:
        case "member":
            absent = chair_of(dossier) if type.without_chair else None
            return tuple(
                Share(tuple(judgements), f"TV-{ordinal:02d}", member=member)
                for ordinal, member in enumerate(members_on_duty(dossier), 1)
                if member != absent
            )
        case "nominee":
            wanted = _awards_wanted(dossier, type, about)
            return tuple(
                Share((j,), j.nomination.code, j.award)
                for j in in_printing_order(about)
                if j.award.code in wanted
            )
        case "unit":
            return _by_unit(about)
        case _:
            return (Share(tuple(judgements)),)


def _by_award(
    dossier: Dossier, type: DocumentType, whole: Sequence[Judgement], about: Sequence[Judgement]
) -> tuple[Share, ...]:
    """The awards that get a document each, in printing order."""
    wanted = _awards_wanted(dossier, type, about)
    awards = {j.award.code: j.award for j in about if j.award.code in wanted}
    return tuple(
        Share(tuple(j for j in whole if j.award == award), award=award)
        for award in sorted(awards.values(), key=lambda award: award.order)
    )


def _awards_wanted(
    dossier: Dossier, type: DocumentType, about: Sequence[Judgement]
) -> frozenset[str]:
    codes = {judgement.award.code for judgement in about}
    return frozenset(code for code in codes if request_for(dossier, type, code).wanted)


def _by_unit(about: Sequence[Judgement]) -> tuple[Share, ...]:
    """By workplace, however it is spelled; where there is none, by address, else by name."""
    found: dict[str, list[Judgement]] = {}
    for judgement in about:
        found.setdefault(fold(place_of(judgement.nomination)), []).append(judgement)
    slugs = Counter(map(slug, found))
    return tuple(
        Share(tuple(found[place]), distinct_slug(place) if slugs[slug(place)] > 1 else slug(place))
        for place in found
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
        if own.secrecy or common is None or not common.secrecy:
            return own
        return replace(own, secrecy=common.secrecy)
    if common is None:
        return DocumentRequest(type.key, origin=RowRef(dossier.source, REQUESTS))
    return replace(common, award=group, number=None, subject="")


def request_of(dossier: Dossier, type: DocumentType, share: Share) -> DocumentRequest:
    """The row for what one document is about: nobody's number is given to several persons."""
    request = request_for(dossier, type, share.award.code if share.award else "")
    return request if request.number is None or not share.id else replace(request, number=None)
