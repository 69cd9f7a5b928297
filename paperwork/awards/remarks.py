"""What is doubtful or worth knowing of nominations, and hinders none of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from paperwork.awards import rules, tables
from paperwork.awards.breach import sourced
from paperwork.awards.case import Case
from paperwork.awards.principles import rule_for
from paperwork.findings import Finding, suggestion, warning
from paperwork.model import Judgement, Kind, Nomination, Outcome
from paperwork.wording import fold, padded, short_date

MATERNITY = warning(
    "PW160",
    "{name} có thời gian nghỉ thai sản, được tính là thời gian công tác ({rule}; {source}).",
    "Kiểm lại xếp loại và kết luận: không vì nghỉ thai sản mà không xét.",
)
ABOVE_POWER = suggestion(
    "PW162",
    "{number} đề nghị {award} vượt thẩm quyền của cơ quan ({rule}; {source}); chương trình đưa vào "
    "tờ trình cấp trên, không đưa vào quyết định.",
    "Không phải sửa gì; dòng đầu là {name}.",
)
OTHER_NAME_BEFORE = warning(
    "PW163",
    "“{name}” ghi khác tên trong quyết định trước: “{before}” (ô {cell}).",
    "Đối chiếu giấy tờ; ghi một tên đúng ở cả hai trang.",
)
NOT_A_LEADER = warning(
    "PW164",
    "Nhóm đối tượng “{group}” không khớp với cột “Là lãnh đạo, quản lý” ghi {said}.",
    "Sửa một trong hai cột: thống kê hằng năm tính riêng lãnh đạo và người trực tiếp.",
)
OTHER_GENDER = warning(
    "PW165",
    "Xưng hô “{salutation}” không khớp với giới tính “{gender}”.",
    "Sửa một trong hai cột.",
)
RECEIVED_LATE = warning(
    "PW166",
    "Hồ sơ tiếp nhận ngày {received}, sau ngày Hội đồng họp ({held}).",
    "Kiểm lại cột “Ngày tiếp nhận hồ sơ” hoặc mục “Ngày họp”.",
)
SPARED = warning(
    "PW167",
    "{number} tiếp nhận trước ngày {since} nên xét theo quy định trước {law} ({source}); dòng đầu "
    "là {name}.",
    "Kiểm lại: quy định mới có lợi hơn thì được áp dụng quy định mới.",
)
OVER_CAP = warning(
    "PW168",
    "{given} người được {award} là quá {percent}% của {of} người được {base} ({source}).",
    "Kiểm lại số người được {base}, kể cả ở quyết định khác; nếu vẫn quá thì bớt số đề nghị.",
)
OTHER_YEAR = warning(
    "PW118",
    "Thời gian tính thành tích “{period}” không đến năm {year} của đợt khen thưởng.",
    "Sửa cột này nếu còn chép của năm trước, hoặc sửa mục “Năm” ở trang Hồ sơ.",
)

LEADERS, WORKERS = "lanh dao", "nguoi truc tiep"
GENDERS = {"Ông": "Nam", "Bà": "Nữ"}
NO, YES = "Không", "Có"


def remarks(case: Case, judgements: Iterable[Judgement]) -> Iterator[Finding]:
    """What is doubtful or worth knowing, and hinders no nomination."""
    judged = list(judgements)
    for judgement in judged:
        yield from _columns_at_odds(judgement.nomination, case)
        yield from _maternity(judgement, case)
        yield from _name_before(judgement.nomination, case)
    yield from _above_power(case, judged)
    yield from _spared(case)
    yield from _caps(case, judged)


def _columns_at_odds(nomination: Nomination, case: Case) -> Iterator[Finding]:
    group, leads = fold(nomination.target_group), nomination.is_leader
    at_odds = (group.startswith(LEADERS) and leads is False) or (group == WORKERS and leads)
    if at_odds and nomination.kind is Kind.INDIVIDUAL:
        said = YES if leads else NO
        where = nomination.origin.at("is_leader")
        yield NOT_A_LEADER.at(where, group=nomination.target_group, said=f"“{said}”")
    expected = GENDERS.get(nomination.salutation)
    if expected and nomination.gender and nomination.gender != expected:
        where = nomination.origin.at("gender")
        said_of = {"salutation": nomination.salutation, "gender": nomination.gender}
        yield OTHER_GENDER.at(where, **said_of)
    if case.last_year(nomination) != case.dossier.campaign.year:
        where = nomination.origin.at("period")
        yield OTHER_YEAR.at(where, period=nomination.period, year=case.dossier.campaign.year)
    received, held = nomination.received_on, case.dossier.session.held_on
    if received and held and received > held:
        days = {"received": short_date(received), "held": short_date(held)}
        yield RECEIVED_LATE.at(nomination.origin.at("received_on"), **days)


def _maternity(judgement: Judgement, case: Case) -> Iterator[Finding]:
    if judgement.outcome not in (Outcome.BLOCKED, Outcome.NOT_PASSED):
        return
    nomination = judgement.nomination
    rule = rule_for("R-MATERNITY", nomination, case)
    told = fold(f"{nomination.note} {judgement.vote.note if judgement.vote else ''}")
    if rule and "thai san" in told:
        where = nomination.origin.at("note")
        yield MATERNITY.at(where, name=nomination.name, rule=rule.code, source=sourced(rule))


def _name_before(nomination: Nomination, case: Case) -> Iterator[Finding]:
    """The last spelling of an earlier decision, where it is not the one of today."""
    spelled = [a for a in case.earlier(nomination) if _spelled(a.name) != _spelled(nomination.name)]
    by_code = [
        award
        for award in case.earlier_by_code(nomination)
        if fold(award.name) != fold(nomination.name)
    ]
    for award in (spelled + by_code)[-1:]:
        yield OTHER_NAME_BEFORE.at(
            nomination.origin.at("name"),
            name=nomination.name,
            before=award.name,
            cell=award.origin.at("name"),
        )


def _spelled(name: str) -> str:
    return " ".join(name.split()).casefold()


def _above_power(case: Case, judgements: Iterable[Judgement]) -> Iterator[Finding]:
    above: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        if judgement.outcome is Outcome.PROPOSED:
            above.setdefault(judgement.award.code, []).append(judgement)
    for share in above.values():
        first = share[0]
        rule = rule_for("R-POWER", first.nomination, case)
        if rule:
            yield ABOVE_POWER.at(
                first.nomination.origin.at("award"),
                number=f"{padded(len(share))} trường hợp",
                award=first.award.phrase,
                rule=rule.code,
                source=sourced(rule),
                name=first.nomination.name,
            )


def _spared(case: Case) -> Iterator[Finding]:
    spared = [(n, law) for n in case.dossier.nominations if (law := case.spared_from(n))]
    if spared:
        nomination, law = spared[0]
        yield SPARED.at(
            nomination.origin.at("received_on"),
            number=f"{padded(len(spared))} hồ sơ",
            since=short_date(law.since),
            law=law.law,
            source=sourced(law),
            name=nomination.name,
        )


def _caps(case: Case, judgements: list[Judgement]) -> Iterator[Finding]:
    """More of a title than the decree of the day allows for each hundred of another."""
    passed = [j for j in judgements if j.outcome in (Outcome.AWARDED, Outcome.PROPOSED)]
    for cap in rules.caps():
        given = [j for j in passed if j.award.code == cap.award]
        given = [j for j in given if cap.holds(case.law_of(j.nomination))]
        of = sum(j.award.code == cap.of for j in passed)
        allowed = of * cap.percent // 100
        if of and len(given) > allowed:
            yield OVER_CAP.at(
                given[allowed].nomination.origin.at("award"),
                given=padded(len(given)),
                award=given[0].award.phrase,
                percent=cap.percent,
                of=padded(of),
                base=tables.award_of(cap.of).phrase,
                source=sourced(cap),
            )
