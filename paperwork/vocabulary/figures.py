"""The tables of the annual report: `bang.ket_qua`, `.danh_hieu`, `.nhom`, `.don_vi`, `.so_sanh`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from paperwork.model import Award, DocumentSet, Judgement, Outcome, PastFigure
from paperwork.standards import table
from paperwork.vocabulary.nominees import KINDS

PASSED = (Outcome.AWARDED, Outcome.PROPOSED)
UNKNOWN_GROUP, UNKNOWN_UNIT = "Chưa phân nhóm", "Ngoài cơ quan"


def report_tables(whole: DocumentSet, judgements: Sequence[Judgement]) -> dict[str, Any]:
    """Tables that add up: each has its rows in `hang` and their sum in `cong`."""
    awarded = [j for j in judgements if j.outcome is Outcome.AWARDED]
    return {
        "ket_qua": _outcomes(judgements),
        "danh_hieu": _counts(awarded, lambda j: j.award.name, _award_names(awarded)),
        "nhom": _counts(awarded, _target_group, _target_groups(awarded)),
        "don_vi": _counts(awarded, lambda j: j.nomination.workplace or UNKNOWN_UNIT),
        "so_sanh": _compared(whole, judgements),
    }


def _target_group(judgement: Judgement) -> str:
    return judgement.nomination.target_group or UNKNOWN_GROUP


def _target_groups(judgements: Iterable[Judgement]) -> list[str]:
    """The groups that occur in the order of the list of the workbook, those of the office after."""
    listed = list(table("workbook")["lists"]["target_group"].values())
    present = list(dict.fromkeys(map(_target_group, judgements)))
    return sorted(present, key=lambda name: listed.index(name) if name in listed else len(listed))


def _award_names(judgements: Iterable[Judgement]) -> list[str]:
    return [award.name for award in _awards(judgements)]


def _awards(judgements: Iterable[Judgement]) -> list[Award]:
    return sorted({j.award for j in judgements}, key=lambda award: award.order)


def _outcomes(judgements: Sequence[Judgement]) -> dict[str, Any]:
    rows = []
    for i, award in enumerate(_awards(judgements), 1):
        outcomes = [j.outcome for j in judgements if j.award == award]
        awarded, proposed = outcomes.count(Outcome.AWARDED), outcomes.count(Outcome.PROPOSED)
        rows.append(
            {
                "stt": i,
                "ten": award.name,
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
    labels = order or list(dict.fromkeys(map(label, judgements)))
    rows = []
    for i, name in enumerate(labels, 1):
        kinds = [j.nomination.kind for j in judgements if label(j) == name]
        counts = {field: kinds.count(kind) for field, (kind, _) in KINDS.items()}
        rows.append({"stt": i, "ten": name, **counts, "tong": len(kinds)})
    return _summed(rows, ("tong", *KINDS))


def _compared(whole: DocumentSet, judgements: Sequence[Judgement]) -> dict[str, Any]:
    """What passed this year beside last year's figures; no rows when last year is not given."""
    before: Counter[str] = Counter()
    for figure in whole.dossier.past:
        before[figure.award] += _sum_of(figure)
    if not before:
        return _summed([])
    passed = [j.award.code for j in judgements if j.outcome in PASSED]
    shown = [award for award in whole.awards if award.code in before or award.code in passed]
    rows = [
        {
            "stt": i,
            "ten": award.name,
            "nam_truoc": before[award.code],
            "nam_nay": passed.count(award.code),
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
