"""How the money was worked out and whether the fund holds it, in words: `quy` and others."""

from __future__ import annotations

from collections.abc import Sequence

from paperwork.model import Document, DocumentSet, Dossier, Judgement, Kind
from paperwork.wording import listed, money

_ROUNDINGS = {
    "up_10k": "làm tròn lên hàng chục nghìn đồng",
    "nearest_10k": "làm tròn đến hàng chục nghìn đồng gần nhất",
    "none": "không làm tròn đến hàng chục nghìn đồng",
}
_HOUSEHOLDS = {
    "coefficient": "hệ số của hộ gia đình là hệ số của cá nhân đã nhân theo quy định",
    "rounded_amount": "mức của hộ gia đình là mức đã làm tròn của cá nhân nhân theo quy định",
}


def bonus_basis(whole: DocumentSet, document: Document) -> str:
    """The rule of the day: the document's own, or that of the decisions that it cites."""
    cited = (d for key in document.type.cites for d in whole.cited_by(document, key))
    bases = dict.fromkeys(d.bonus_basis for d in (document, *cited) if d.bonus_basis)
    return listed(list(bases))


def bonus_method(dossier: Dossier) -> str:
    """How the office rounds, and how it reckons for households when there are any."""
    said = [_ROUNDINGS[dossier.options.rounding]]
    if any(nominee.kind is Kind.HOUSEHOLD for nominee in dossier.nominations):
        said.append(_HOUSEHOLDS[dossier.options.household_bonus])
    return "; ".join(said)


def fund(dossier: Dossier, judgements: Sequence[Judgement]) -> dict[str, str]:
    """The balance of the fund and what is left or lacking; blank when the profile gives none."""
    balance = dossier.unit.fund_balance
    if balance is None:
        return {"so_du": "", "sau_khi_chi": ""}
    left = balance - sum(judgement.bonus for judgement in judgements)
    after = f"còn {money(left)} đồng" if left >= 0 else f"thiếu {money(-left)} đồng"
    return {"so_du": money(balance), "sau_khi_chi": after}
