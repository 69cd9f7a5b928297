"""The law of a day told: lines for people, one JSON for other programs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from paperwork.awards.law import AwardOfDay, LawOfDay
from paperwork.awards.tables import Fact
from paperwork.model import UnitKind
from paperwork.vocabulary.nominees import KIND_NAMES
from paperwork.wording import capitalised, decimal, money, short_date

UNVERIFIED = "(?)"
DECIDERS = {
    UnitKind.DEPARTMENT: "giám đốc sở, thủ trưởng cơ quan chuyên môn cấp tỉnh",
    UnitKind.COMMUNE: "Chủ tịch Ủy ban nhân dân cấp xã",
    UnitKind.PUBLIC_SERVICE: "thủ trưởng đơn vị sự nghiệp có tư cách pháp nhân",
    UnitKind.ENTERPRISE: "giám đốc doanh nghiệp, hợp tác xã",
    UnitKind.PROVINCE: "Chủ tịch Ủy ban nhân dân cấp tỉnh, bộ trưởng",
}


def law_lines(law: LawOfDay) -> Iterator[str]:
    """The law section by section; what was not checked against the text bears a mark."""
    yield f"Quy định thi đua, khen thưởng áp dụng ngày {short_date(law.on)}"
    yield f"{UNVERIFIED} là điều chưa đối chiếu với văn bản gốc: đối chiếu trước khi dựa vào."
    for heading, section in SECTIONS.items():
        lines = list(section(law))
        if lines:
            yield ""
            yield heading
            yield from (f"  {line}" for line in lines)


def _awards(law: LawOfDay) -> Iterator[str]:
    for row in law.awards:
        kinds = ", ".join(KIND_NAMES[kind] for kind in row.award.kinds)
        yield f"{row.award.name} ({row.award.code}; {kinds})"
        yield from (f"  {line}" for line in _deciders(row))


def _deciders(row: AwardOfDay) -> Iterator[str]:
    for power in row.powers:
        yield f"{DECIDERS[power.unit_kind]} quyết định{_sourced(power)}"
    if row.state:
        yield f"{row.state.decided_by} quyết định{_sourced(row.state)}"
    if not row.powers and not row.state:
        yield "chưa có quy định trong bảng: trình cấp trên"


def _votes(law: LawOfDay) -> Iterator[str]:
    for row in law.awards:
        if row.threshold:
            share = f"từ {row.threshold.percent}% tổng số thành viên Hội đồng"
            yield f"{row.award.name}: {share}{_sourced(row.threshold)}"
    yield "Các danh hiệu, hình thức khác: quá nửa tổng số thành viên Hội đồng"
    for row in law.awards:
        if row.ballot:
            yield f"{row.award.name}: phải bỏ phiếu kín{_sourced(row.ballot)}"
    if law.quorum:
        yield f"Dự họp: ít nhất {law.quorum.share} tổng số thành viên{_sourced(law.quorum)}"
    names = {row.award.code: row.award.name for row in law.awards}
    for cap in law.caps:
        share = f"không quá {cap.percent}% số người được “{names[cap.of]}”"
        yield f"{names[cap.award]}: {share}{_sourced(cap)}"


def _money(law: LawOfDay) -> Iterator[str]:
    if law.salary:
        yield f"Lương cơ sở: {money(law.salary.amount)} đồng/tháng{_sourced(law.salary)}"
    if law.bonus_rule:
        yield f"Mức thưởng theo {law.bonus_rule.name}{_sourced(law.bonus_rule)}"
    for row in law.awards:
        for coefficient in row.coefficients:
            kind = KIND_NAMES[coefficient.kind]
            yield (
                f"{row.award.name}, {kind}: hệ số {decimal(coefficient.value)}"
                f"{_sourced(coefficient)}"
            )
    for derived in law.derived:
        kinds = f"{capitalised(KIND_NAMES[derived.kind])}: {decimal(derived.factor)} lần mức của"
        yield f"{kinds} {KIND_NAMES[derived.of]}{_sourced(derived)}"


def _conditions(law: LawOfDay) -> Iterator[str]:
    for row in law.awards:
        for condition in row.conditions:
            kinds = ", ".join(KIND_NAMES[kind] for kind in condition.kinds)
            name = f"{row.award.name} ({kinds})" if kinds else row.award.name
            yield f"{name}: {condition.text}{_sourced(condition)}"


def _rules(law: LawOfDay) -> Iterator[str]:
    for rule in law.rules:
        yield f"{rule.code}: {rule.text}{_sourced(rule)}"
    for transition in law.transitions:
        day = short_date(transition.since)
        yield f"{transition.law} (từ {day}): {transition.text}{_sourced(transition)}"


def _grounds(law: LawOfDay) -> Iterator[str]:
    for ground in law.grounds:
        mark = "" if ground.verified else f" {UNVERIFIED}"
        yield f"{ground.cited('date')}{mark}"
        if ground.warn_since and ground.warn_since <= law.on:
            since = short_date(ground.warn_since)
            yield f"  {UNVERIFIED} có thể không còn hiệu lực từ {since}"


def _compositions(law: LawOfDay) -> Iterator[str]:
    for composition in law.compositions:
        yield f"{composition.name}{_sourced(composition)}"
        for i, paper in enumerate(composition.papers, 1):
            yield f"  {i}. {paper}"
        yield f"  Số bộ: {composition.copies}"
        yield f"  Thời hạn: {composition.time}"


SECTIONS: Mapping[str, Callable[[LawOfDay], Iterator[str]]] = {
    "DANH HIỆU, HÌNH THỨC VÀ NGƯỜI QUYẾT ĐỊNH": _awards,
    "PHIẾU, SỐ NGƯỜI DỰ HỌP, GIỚI HẠN": _votes,
    "ĐIỀU KIỆN": _conditions,
    "NGUYÊN TẮC": _rules,
    "TIỀN THƯỞNG": _money,
    "CĂN CỨ CẦN DẪN": _grounds,
    "THÀNH PHẦN HỒ SƠ": _compositions,
}


def _sourced(fact: Fact) -> str:
    mark = "" if fact.verified else f" {UNVERIFIED}"
    return f" [{fact.source}]{mark}"


def law_as_json(law: LawOfDay) -> dict[str, Any]:
    """The same for other programs; each line with its source and whether it was checked."""
    return {
        "on": law.on.isoformat(),
        "awards": [_award_as_json(row) for row in law.awards],
        "quorum": law.quorum and {"share": str(law.quorum.share), **_mark(law.quorum)},
        "caps": [
            {"award": c.award, "of": c.of, "percent": c.percent, **_mark(c)} for c in law.caps
        ],
        "base_salary": law.salary and {"amount": law.salary.amount, **_mark(law.salary)},
        "bonus_rule": law.bonus_rule and {"name": law.bonus_rule.name, **_mark(law.bonus_rule)},
        "derived": [
            {"kind": d.kind, "of": d.of, "factor": str(d.factor), **_mark(d)} for d in law.derived
        ],
        "grounds": [
            {
                "id": g.id,
                "text": g.cited("date"),
                "doubtful_since": g.warn_since and _iso(g.warn_since),
                **_mark(g),
            }
            for g in law.grounds
        ],
        "dossiers": [
            {
                "name": c.name,
                "awards": list(c.awards),
                "papers": list(c.papers),
                "copies": c.copies,
                "time": c.time,
                **_mark(c),
            }
            for c in law.compositions
        ],
        "rules": [
            {"code": r.code, "text": r.text, "waivable": r.waivable, **_mark(r)} for r in law.rules
        ],
        "transitions": [
            {"law": t.law, "since": _iso(t.since), "text": t.text, **_mark(t)}
            for t in law.transitions
        ],
    }


def _award_as_json(row: AwardOfDay) -> dict[str, Any]:
    return {
        "code": row.award.code,
        "name": row.award.name,
        "family": row.award.family,
        "kinds": list(row.award.kinds),
        "decided_by": [
            *({"unit_kind": p.unit_kind, **_mark(p)} for p in row.powers),
            *([{"state": row.state.decided_by, **_mark(row.state)}] if row.state else []),
        ],
        "threshold": row.threshold and {"percent": row.threshold.percent, **_mark(row.threshold)},
        "ballot": row.ballot and _mark(row.ballot),
        "coefficients": [
            {"kind": c.kind, "value": str(c.value), **_mark(c)} for c in row.coefficients
        ],
        "conditions": [{"text": c.text, "blocks": c.blocks, **_mark(c)} for c in row.conditions],
    }


def _mark(fact: Any) -> dict[str, Any]:
    return {"source": fact.source, "verified": fact.verified}


def _iso(day: dt.date) -> str:
    return day.isoformat()
