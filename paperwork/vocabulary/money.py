"""How the money of a list was worked out, in words: `can_cu_tien_thuong`, `cach_tinh_thuong`."""

from __future__ import annotations

from paperwork.model import Document, DocumentSet, Dossier, Kind
from paperwork.wording import listed

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
