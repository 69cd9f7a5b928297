"""What is wrong with votes and nominations, and which figures still want checking."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import TypeVar

from paperwork.awards import rules, tables
from paperwork.awards.bonus import bonus, bonus_basis
from paperwork.awards.breach import Breach, sourced, told_together
from paperwork.awards.case import Case
from paperwork.awards.conditions import count_faults, unfilled
from paperwork.awards.judgement import Against, council_on, hindrance, session_day
from paperwork.awards.measures import criterion_faults, measurement_faults
from paperwork.awards.principles import UNUSED_REASON
from paperwork.awards.remarks import remarks
from paperwork.findings import Finding, Severity, error, suggestion, warning
from paperwork.model import Absence, Award, Dossier, Judgement, Kind, Outcome, SessionMethod, Vote
from paperwork.vocabulary.nominees import KIND_NAMES
from paperwork.wording import capitalised, decimal, fold, listed, money, padded, short_date

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
    "Đề cử {code} đã có kết quả biểu quyết nhưng không được đưa ra xét: {reason} ({rule}).",
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

UNVERIFIED_POWER = warning(
    "PW113",
    "Thẩm quyền quyết định {awards} của loại cơ quan này ({source}) chưa được đối chiếu với văn "
    "bản gốc.",
    "Đối chiếu quy định có hiệu lực ngày {on} rồi ghi vào mục “Thẩm quyền riêng” của trang Đơn vị, "
    "ví dụ “{name}: Có”; khi đó không còn cảnh báo này.",
)
BEYOND_FUND = warning(
    "PW114",
    "Tổng tiền thưởng {total} đồng, nhiều hơn số dư Quỹ thi đua, khen thưởng {balance} đồng; còn "
    "thiếu {short} đồng.",
    "Kiểm lại số dư, bổ sung quỹ trước khi ký, hoặc sửa mục này.",
)
NO_DELEGATION = warning(
    "PW115",
    "Người dự thay {member} chưa ghi giấy ủy quyền.",
    "Ghi ở cột Ghi chú: họ tên người dự thay, số, ngày giấy ủy quyền; ủy quyền bằng văn bản thì "
    "người dự thay mới được biểu quyết.",
)
WRITTEN_DIFFER = warning(
    "PW116",
    "Số ý kiến bằng văn bản ghi ở đây là {written}, còn trang Phiên họp có {listed} người gửi ý "
    "kiến.",
    "Sửa cho khớp: biên bản phải ghi đủ ý kiến của người vắng.",
)
NOT_BY_BALLOT = error(
    "PW117",
    "{award} phải bỏ phiếu kín ({source}), còn phiên họp ghi hình thức khác.",
    "Sửa mục “Hình thức lấy ý kiến” ở trang Phiên họp; Hội đồng chưa bỏ phiếu thì phải bỏ phiếu.",
)

VOTED_ON = {Outcome.AWARDED, Outcome.PROPOSED, Outcome.NOT_PASSED}


def findings(case: Case, judgements: Sequence[Judgement], against: Against) -> tuple[Finding, ...]:
    """Every fault of votes, session and nominations, then the facts that want checking."""
    dossier, on = case.dossier, case.on
    return (
        *_quorum_fault(dossier, on),
        *_absence_faults(dossier),
        *(f for j in judgements for f in _judgement_faults(j, against[j.nomination.code])),
        *told_together((j.nomination, b) for j in judgements for b in against[j.nomination.code]),
        *_vote_faults(dossier, on),
        *_ballot_missing(dossier, judgements),
        *remarks(case, judgements),
        *criterion_faults(case),
        *measurement_faults(case),
        *_paid_once(judgements, on),
        *_beyond_fund(dossier, judgements),
        *unfilled(case),
        *_unverified_powers(dossier, judgements, case),
        *_unverified_thresholds(dossier, judgements),
        *_doubtful_bonuses(dossier, judgements),
    )


def quorum_needed(members: int, on: dt.date, own: Fraction | None = None) -> int:
    """The fewest members for a valid session; 0 when neither law nor council says anything."""
    share = _quorum_share(on, own)
    return math.ceil(share * members) if share else 0


def _quorum_share(on: dt.date, own: Fraction | None) -> Fraction | None:
    quorum = tables.in_force(tables.quorums(), on)
    return own or (quorum.share if quorum else None)


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
    own = dossier.options.quorum
    if present < quorum_needed(len(council), day, own):
        yield NO_QUORUM.at(
            missing[0].origin.at("member"),
            present=present,
            members=len(council),
            share=_quorum_share(day, own),
        )


def _absence_faults(dossier: Dossier) -> Iterator[Finding]:
    """Substitutes without the written delegation that lets them vote."""
    for absence in dossier.session.absences:
        if absence.manner == "substitute" and not absence.note:
            yield NO_DELEGATION.at(absence.origin.at("member"), member=absence.member)


def _judgement_faults(judgement: Judgement, against: Sequence[Breach]) -> Iterator[Finding]:
    nomination, award, vote = judgement.nomination, judgement.award, judgement.vote
    yield from count_faults(nomination)
    for breach in against:
        if not breach.together or breach.is_waived(nomination):
            yield breach.told(nomination, vote)
    if nomination.exception and not any(b.is_waived(nomination) for b in against):
        yield UNUSED_REASON.at(nomination.origin.at("exception"))
    if nomination.kind not in award.kinds:
        yield WRONG_KIND.at(
            nomination.origin.at("award"),
            award=capitalised(award.phrase),
            kind=KIND_NAMES[nomination.kind],
        )
    elif vote and hindrance(nomination, award, _decided(judgement)):
        code = "R-HOLD" if nomination.under_examination else "R-AFTER"
        rule = rules.rule_on(code, _decided(judgement))
        yield VOTED_THOUGH_BLOCKED.at(
            vote.origin.at("nomination"),
            code=nomination.code,
            reason=judgement.reason.rstrip("."),
            rule=f"{code}; {sourced(rule)}" if rule else code,
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
        written = sum(a.manner == "written" for a in dossier.session.absences)
        if vote.written is not None and vote.written != written:
            where = vote.origin.at("written")
            yield WRITTEN_DIFFER.at(where, written=vote.written, listed=written)


def _ballot_missing(dossier: Dossier, judgements: Sequence[Judgement]) -> Iterator[Finding]:
    """Awards put to a show of hands that the law wants put to the ballot."""
    if dossier.session.method is not SessionMethod.HANDS or not dossier.session.held_on:
        return
    where = dossier.session.origin.at("method")
    for award in _unique(j.award for j in judgements if j.vote):
        asked = (row for row in rules.ballots() if award.code in row.awards)
        ballot = tables.in_force(asked, dossier.session.held_on)
        if ballot:
            name = capitalised(award.phrase)
            finding = NOT_BY_BALLOT.at(where, award=name, source=sourced(ballot))
            yield finding if ballot.verified else replace(finding, severity=Severity.WARNING)


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


def _beyond_fund(dossier: Dossier, judgements: Sequence[Judgement]) -> Iterator[Finding]:
    total, balance = sum(j.bonus for j in judgements), dossier.unit.fund_balance
    if balance is not None and total > balance:
        amounts = {"total": total, "balance": balance, "short": total - balance}
        where = dossier.unit.origin.at("fund_balance")
        yield BEYOND_FUND.at(where, **{name: money(sum_) for name, sum_ in amounts.items()})


def _unverified_powers(
    dossier: Dossier, judgements: Sequence[Judgement], case: Case
) -> Iterator[Finding]:
    """Each law on which decisions rest though nobody held its row against the text."""
    found: dict[tuple[str, dt.date], list[Award]] = {}
    own = dict(dossier.options.powers)
    for judgement in judgements:
        if judgement.outcome is Outcome.AWARDED and judgement.award.code not in own:
            day = case.law_of(judgement.nomination)
            power = tables.power_for(judgement.award, dossier.unit.kind, day)
            if power and not power.verified:
                found.setdefault((power.source, day), []).append(judgement.award)
    for (source, day), awards in found.items():
        phrases = listed(list(dict.fromkeys(award.phrase for award in awards)))
        said = {"awards": phrases, "name": awards[0].name, "source": source, "on": short_date(day)}
        yield UNVERIFIED_POWER.at(dossier.unit.origin.at("powers"), **said)


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
