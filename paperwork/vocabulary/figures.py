"""The tables of the annual report and statistics: `bang.ket_qua`, `.danh_hieu`, `.loai_hinh`, …"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from paperwork.model import DocumentSet, Judgement, Kind, Outcome, PastFigure
from paperwork.standards import table
from paperwork.vocabulary.asking import Fields
from paperwork.vocabulary.nominees import KINDS

PASSED = (Outcome.AWARDED, Outcome.PROPOSED)
UNKNOWN_GROUP, UNKNOWN_UNIT = "Chưa phân nhóm", "Ngoài cơ quan"
UNKNOWN_REWARD = "Chưa ghi loại hình"
WOMAN = "Nữ"


@dataclass(frozen=True)
class _Report:  # số liệu của một văn bản
    whole: DocumentSet
    judgements: Sequence[Judgement]

    @cached_property
    def awarded(self) -> list[Judgement]:
        return [j for j in self.judgements if j.outcome is Outcome.AWARDED]


def report_tables(whole: DocumentSet, judgements: Sequence[Judgement]) -> Fields:
    """Tables that add up: each has its rows in `hang` and their sum in `cong`."""
    return Fields(_TABLES, _Report(whole, judgements))


def _reward_type(judgement: Judgement) -> str:
    return judgement.nomination.reward_type or UNKNOWN_REWARD


def _reward_types(judgements: Iterable[Judgement]) -> list[str]:
    return _as_listed("reward_type", map(_reward_type, judgements))


def _target_group(judgement: Judgement) -> str:
    return judgement.nomination.target_group or UNKNOWN_GROUP


def _target_groups(judgements: Iterable[Judgement]) -> list[str]:
    """The groups that occur in the order of the list of the workbook, those of the office after."""
    return _as_listed("target_group", map(_target_group, judgements))


def _as_listed(name: str, labels: Iterable[str]) -> list[str]:
    """The labels that occur in the order of a list of the workbook, all others after."""
    listed = list(table("workbook")["lists"][name].values())
    present = list(dict.fromkeys(labels))
    return sorted(present, key=lambda name: listed.index(name) if name in listed else len(listed))


def _award_names(judgements: Iterable[Judgement]) -> list[str]:
    return [shares[0].award.name for shares in _by_award(judgements)]


def _by_award(judgements: Iterable[Judgement]) -> list[list[Judgement]]:
    """The judgements in a share for each award, as the awards are printed."""
    shares = _shared(judgements, lambda judgement: judgement.award.code).values()
    return sorted(shares, key=lambda share: share[0].award.order)


def _shared(
    judgements: Iterable[Judgement], label: Callable[[Judgement], str]
) -> dict[str, list[Judgement]]:
    """The judgements by label, the labels as they come."""
    found: dict[str, list[Judgement]] = {}
    for judgement in judgements:
        found.setdefault(label(judgement), []).append(judgement)
    return found


def _outcomes(judgements: Sequence[Judgement]) -> dict[str, Any]:
    rows = []
    for i, share in enumerate(_by_award(judgements), 1):
        outcomes = [judgement.outcome for judgement in share]
        awarded, proposed = outcomes.count(Outcome.AWARDED), outcomes.count(Outcome.PROPOSED)
        rows.append(
            {
                "stt": i,
                "ten": share[0].award.name,
                "de_nghi": len(outcomes),
                "khen": awarded,
                "trinh": proposed,
                "khong": len(outcomes) - awarded - proposed,
            }
        )
    return _summed(rows)


def _counts(
    judgements: Sequence[Judgement],
    label: Callable[[Judgement], str],
    order: Sequence[str] = (),
) -> dict[str, Any]:
    """How many of each kind under each label; labels in a given order or as they come."""
    shares = _shared(judgements, label)
    rows = []
    for i, name in enumerate(order or shares, 1):
        kinds = [judgement.nomination.kind for judgement in shares[name]]
        counts = {field: kinds.count(kind) for field, (kind, _) in KINDS.items()}
        people = _people(shares[name])
        rows.append({"stt": i, "ten": name, **counts, **people, "tong": len(kinds)})
    return _summed(rows, ("tong", *KINDS, *_PEOPLE))


_PEOPLE = ("lanh_dao", "khong_lanh_dao", "chua_ro", "nu")


def _people(judgements: Iterable[Judgement]) -> dict[str, int]:
    """The individuals by whether they lead, together all of them; and the women among them."""
    people = [j.nomination for j in judgements if j.nomination.kind is Kind.INDIVIDUAL]
    leading = [nominee.is_leader for nominee in people]
    women = sum(nominee.gender == WOMAN for nominee in people)
    counts = (leading.count(True), leading.count(False), leading.count(None), women)
    return dict(zip(_PEOPLE, counts, strict=True))


def _compared(whole: DocumentSet, judgements: Sequence[Judgement]) -> dict[str, Any]:
    """What passed this year beside last year's figures; no rows when last year is not given."""
    before: Counter[str] = Counter()
    for figure in whole.dossier.past:
        before[figure.award] += _sum_of(figure)
    if not before:
        return _summed([])
    passed = Counter(j.award.code for j in judgements if j.outcome in PASSED)
    shown = [award for award in whole.awards if award.code in before or award.code in passed]
    rows = [
        {
            "stt": i,
            "ten": award.name,
            "nam_truoc": before[award.code],
            "nam_nay": passed[award.code],
        }
        for i, award in enumerate(shown, 1)
    ]
    table = _summed(rows)
    for row in [*rows, table["cong"]]:
        row["tang_giam"] = signed(row["nam_nay"] - row["nam_truoc"])
    return table


def _sum_of(figure: PastFigure) -> int:
    return figure.collectives + figure.individuals + figure.households + figure.enterprises


def signed(number: int) -> str:
    """+3, -2, 0."""
    return f"{number:+d}" if number else "0"


def _summed(rows: list[dict[str, Any]], fields: Sequence[str] = ()) -> dict[str, Any]:
    names = fields or [name for name in (rows[0] if rows else {}) if name not in ("stt", "ten")]
    return {"hang": rows, "cong": {name: sum(row[name] for row in rows) for name in names}}


_TABLES: Mapping[str, Callable[[_Report], dict[str, Any]]] = {
    "ket_qua": lambda report: _outcomes(report.judgements),
    "danh_hieu": lambda report: _counts(
        report.awarded, lambda j: j.award.name, _award_names(report.awarded)
    ),
    "nhom": lambda report: _counts(report.awarded, _target_group, _target_groups(report.awarded)),
    "loai_hinh": lambda report: _counts(
        report.awarded, _reward_type, _reward_types(report.awarded)
    ),
    "don_vi": lambda report: _counts(
        report.awarded, lambda j: j.nomination.workplace or UNKNOWN_UNIT
    ),
    "so_sanh": lambda report: _compared(report.whole, report.judgements),
}
