"""What is wrong with votes and nominations, and which figures still want checking."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from paperwork.awards import tables
from paperwork.awards.bonus import bonus, bonus_basis
from paperwork.awards.judgement import council_on, session_day
from paperwork.findings import Finding, error, suggestion, warning
from paperwork.model import Absence, Dossier, Judgement, Kind, Outcome, SessionMethod, Vote
from paperwork.vocabulary.nominees import KIND_NAMES
from paperwork.wording import capitalised, decimal, fold, money, padded, short_date

TOO_MANY_VOTES = error(
    "PW100",
    "Tổng số phiếu là {votes} (đồng ý {agree}, không đồng ý {disagree}, không hợp lệ {invalid}), "
    "nhiều hơn tổng số {members} thành viên Hội đồng.",
    "Sửa lại số phiếu ở hàng này, hoặc bổ sung thành viên còn thiếu ở trang Hội đồng.",
)
TOO_MANY_VOTERS = error(
    "PW109",
    "Có {votes} phiếu nhưng chỉ {voters} thành viên dự họp, cử người dự thay hoặc gửi ý kiến bằng "
    "văn bản.",
    "Sửa số phiếu ở hàng này, hoặc xem lại các mục vắng mặt ở trang Phiên họp.",
)
RETURNED_DIFFERS = error(
    "PW101",
    "Số phiếu thu về là {returned} nhưng đồng ý, không đồng ý và không hợp lệ cộng lại là {votes}.",
    "Kiểm lại biên bản kiểm phiếu và sửa các số ở hàng này cho khớp.",
)
TOO_FEW_ISSUED = error(
    "PW102",
    "Số phiếu phát ra là {issued}, ít hơn số phiếu thu về là {returned}.",
    "Kiểm lại biên bản kiểm phiếu và sửa số phiếu phát ra hoặc thu về.",
)
MEMBERS_DIFFER = error(
    "PW103",
    "Tổng số thành viên ghi ở đây là {written}, còn trang Hội đồng có {members} thành viên "
    "vào ngày {on}.",
    "Sửa cho khớp, hoặc để trống ô này để chương trình đếm theo trang Hội đồng.",
)
NO_MEMBERS = error(
    "PW104",
    "Chưa biết tổng số thành viên Hội đồng nên không tính được tỷ lệ phiếu.",
    "Ghi danh sách ở trang Hội đồng, hoặc ghi số ở cột “Tổng số thành viên” của hàng này.",
)
NO_QUORUM = error(
    "PW105",
    "Phiên họp có {present}/{members} thành viên dự họp, gửi ý kiến hoặc cử người dự thay, "
    "chưa đủ {share} tổng số thành viên.",
    "Kiểm lại các mục “Vắng mặt”, “Ý kiến bằng văn bản”, “Người dự thay” của trang Phiên họp.",
)
WRONG_KIND = error(
    "PW106",
    "{award} không xét tặng cho {kind}.",
    "Chọn lại danh hiệu, hình thức ở ô này hoặc sửa cột “Phân loại”.",
)
VOTED_THOUGH_BLOCKED = warning(
    "PW107",
    "Đề cử {code} đã có kết quả biểu quyết nhưng không được đưa ra xét: {reason}",
    "Xóa hàng biểu quyết này, hoặc sửa thông tin kỷ luật ở trang Đề cử.",
)
PAID_ONCE = suggestion(
    "PW108",
    "{number} được nhiều danh hiệu trong cùng một thời gian nên chỉ nhận một mức thưởng, ở mức "
    "cao nhất ({source}); trường hợp đầu là {name}.",
    "Không phải sửa gì; bảng chi tiền thưởng ghi rõ mức không được nhận.",
)
UNVERIFIED_THRESHOLD = warning(
    "PW110",
    "Ngưỡng {percent}% số phiếu đồng ý đối với {award} ({source}) chưa được đối chiếu với "
    "văn bản gốc.",
    "Đối chiếu quy định của ngành, địa phương rồi ghi ngưỡng vào mục “Ngưỡng phiếu riêng” của "
    "trang Đơn vị, ví dụ “{name}: {percent}%”; khi đó không còn cảnh báo này.",
)
UNVERIFIED_BONUS = warning(
    "PW111",
    "Hệ số tiền thưởng của {award} đối với {kind} ({source}) chưa được đối chiếu với văn bản gốc; "
    "mức đang tính là {amount} đồng.",
    "Đối chiếu rồi ghi vào mục “Hệ số thưởng riêng” của trang Đơn vị, ví dụ “{name}, {label}: "
    "{coefficient}”; khi đó không còn cảnh báo này.",
)
KIND_LABELS = {Kind.ENTERPRISE: "doanh nghiệp/HTX"}  # as the workbook lists it, without a comma
UNKNOWN_BONUS = warning(
    "PW112",
    "Chưa có mức tiền thưởng của {award} đối với {kind} vào ngày {on}, nên tiền thưởng là 0 đồng.",
    "Ghi vào mục “Hệ số thưởng riêng” của trang Đơn vị; nếu không chi tiền, chọn “Không” ở mục "
    "“Có tiền thưởng kèm theo” của trang Đơn vị.",
)

VOTED_ON = {Outcome.AWARDED, Outcome.PROPOSED, Outcome.NOT_PASSED}


def findings(dossier: Dossier, judgements: Sequence[Judgement], on: dt.date) -> tuple[Finding, ...]:
    """Every fault of votes, session and nominations, then the facts that want checking."""
    return (
        *_quorum_fault(dossier, on),
        *(f for judgement in judgements for f in _judgement_faults(judgement)),
        *_vote_faults(dossier, on),
        *_paid_once(judgements, on),
        *_unverified_thresholds(dossier, judgements),
        *_doubtful_bonuses(dossier, judgements),
    )


def quorum_needed(members: int, on: dt.date) -> int:
    """The fewest members for a valid session; 0 when the law says nothing."""
    quorum = tables.in_force(tables.quorums(), on)
    return math.ceil(quorum.share * members) if quorum else 0


def _missing(dossier: Dossier, on: dt.date) -> list[Absence]:
    """Those who are away for good: a written opinion or a substitute counts as the member."""
    names = {fold(name) for name in council_on(dossier, on)}
    return [
        absence
        for absence in dossier.session.absences
        if absence.manner == "absent" and fold(absence.member) in names
    ]


def _quorum_fault(dossier: Dossier, on: dt.date) -> Iterator[Finding]:
    council = council_on(dossier, on)
    met = dossier.session.held_on and dossier.session.method is not SessionMethod.WRITTEN
    if not council or not met:
        return
    missing = _missing(dossier, on)
    present, day = len(council) - len(missing), session_day(dossier, on)
    if present < quorum_needed(len(council), day):
        share = tables.in_force(tables.quorums(), day)
        yield NO_QUORUM.at(
            missing[0].origin.at("member"),
            present=present,
            members=len(council),
            share=share.share if share else "",
        )


def _judgement_faults(judgement: Judgement) -> Iterator[Finding]:
    nomination, award, vote = judgement.nomination, judgement.award, judgement.vote
    if nomination.kind not in award.kinds:
        yield WRONG_KIND.at(
            nomination.origin.at("award"),
            award=capitalised(award.phrase),
            kind=KIND_NAMES[nomination.kind],
        )
    elif judgement.outcome is Outcome.BLOCKED and vote:
        yield VOTED_THOUGH_BLOCKED.at(
            vote.origin.at("nomination"), code=nomination.code, reason=judgement.reason
        )


def _vote_faults(dossier: Dossier, on: dt.date) -> Iterator[Finding]:
    listed, away = len(council_on(dossier, on)), len(_missing(dossier, on))
    for vote in dossier.votes:
        members = listed or vote.members or 0
        if not members:
            yield NO_MEMBERS.at(vote.origin.at("members"))
        elif counted(vote) > members:
            yield TOO_MANY_VOTES.at(
                vote.origin.at("agree"),
                votes=counted(vote),
                agree=vote.agree,
                disagree=vote.disagree,
                invalid=vote.invalid,
                members=members,
            )
        elif listed and counted(vote) > (voters := members - away):
            yield TOO_MANY_VOTERS.at(vote.origin.at("agree"), votes=counted(vote), voters=voters)
        if listed and vote.members is not None and vote.members != listed:
            yield MEMBERS_DIFFER.at(
                vote.origin.at("members"),
                written=vote.members,
                members=listed,
                on=short_date(session_day(dossier, on)),
            )
        yield from _ballot_faults(vote)


def _ballot_faults(vote: Vote) -> Iterator[Finding]:
    if vote.returned is None:
        return
    if vote.returned != counted(vote):
        yield RETURNED_DIFFERS.at(
            vote.origin.at("returned"), returned=vote.returned, votes=counted(vote)
        )
    if vote.issued is not None and vote.issued < vote.returned:
        yield TOO_FEW_ISSUED.at(
            vote.origin.at("issued"), issued=vote.issued, returned=vote.returned
        )


def counted(vote: Vote) -> int:
    return vote.agree + vote.disagree + vote.invalid


def _paid_once(judgements: Sequence[Judgement], on: dt.date) -> Iterator[Finding]:
    """Titles that carry no money, because a higher one of the same person and period does."""
    unpaid = [j for j in judgements if j.reckoning and j.reckoning.unpaid and j.reckoning.amount]
    rule = tables.in_force(tables.bonus_rules(), on)
    if unpaid and rule and any(j.bonus for j in judgements):
        first = unpaid[0].nomination
        number = f"{padded(len(unpaid))} trường hợp"
        where = first.origin.at("award")
        yield PAID_ONCE.at(where, number=number, source=rule.source, name=first.name)


def _unverified_thresholds(dossier: Dossier, judgements: Sequence[Judgement]) -> Iterator[Finding]:
    own = dict(dossier.options.thresholds)
    voted = [j for j in judgements if j.outcome in VOTED_ON and j.award.code not in own]
    for award, on in _unique((j.award, _decided(j)) for j in voted):
        threshold = tables.threshold_for(award, session_day(dossier, on))
        if threshold and not threshold.verified:
            yield UNVERIFIED_THRESHOLD.at(
                dossier.unit.origin.at("thresholds"),
                percent=threshold.percent,
                award=award.phrase,
                name=award.name,
                source=threshold.source,
            )


def _doubtful_bonuses(dossier: Dossier, judgements: Sequence[Judgement]) -> Iterator[Finding]:
    if not dossier.options.pays_bonus:
        return
    where = dossier.unit.origin.at("coefficients")
    awarded = [j for j in judgements if j.outcome is Outcome.AWARDED]
    for award, kind, on in _unique((j.award, j.nomination.kind, _decided(j)) for j in awarded):
        basis = bonus_basis(award, kind, on, dossier.options)
        if basis is None:
            yield UNKNOWN_BONUS.at(
                where, award=award.phrase, kind=KIND_NAMES[kind], on=short_date(on)
            )
        elif not basis.verified:
            yield UNVERIFIED_BONUS.at(
                where,
                award=award.phrase,
                kind=KIND_NAMES[kind],
                name=award.name,
                label=KIND_LABELS.get(kind, KIND_NAMES[kind]),
                coefficient=decimal(basis.coefficient * basis.factor),
                source=basis.source,
                amount=money(bonus(award, kind, on, dossier.options)),
            )


def _decided(judgement: Judgement) -> dt.date:
    assert judgement.decided_on is not None  # every judgement of judge() has its day
    return judgement.decided_on


_T = TypeVar("_T")


def _unique(items: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(items))
