"""Fields of the signature: powers, post, name (NĐ 30 Điều 13, PL I, II.7)."""

from __future__ import annotations

from typing import Any

from paperwork.model import Document, Dossier, Issuer, Signatory, SigningMode
from paperwork.vocabulary.council import chair_of, secretary_of, teller_names
from paperwork.wording import upper

COUNCIL, CHAIR = "Hội đồng", "Chủ tịch"


def signature_of(dossier: Dossier, document: Document) -> dict[str, Any]:
    """The right-hand signature; in minutes the chair's, by the name of that part."""
    if document.type.signed_by == "chair":
        chair = chair_of(dossier)
        return _block(["CHỦ TỌA"], chair.name if chair else "")
    if document.type.signed_by == "tellers":
        names = teller_names(dossier)
        return _block(["TỔ TRƯỞNG TỔ KIỂM PHIẾU"], names[0] if names else "")
    signatory = document.signatory
    if signatory is None:
        return _block([], "")
    lines = [upper(line) for line in power_lines(dossier, document, signatory)]
    return _block(lines, signatory.name, signatory.other_post)


def signature_of_secretary(dossier: Dossier) -> dict[str, Any]:
    secretary = secretary_of(dossier)
    return _block(["THƯ KÝ"], secretary.name if secretary else "")


def _block(lines: list[str], name: str, other_post: str = "") -> dict[str, Any]:
    return {"dong": lines, "ho_ten": name, "chuc_vu_khac": other_post}


def power_lines(dossier: Dossier, document: Document, signatory: Signatory) -> list[str]:
    """KT. Giám đốc / Phó Giám đốc: each line as it stands above the signature."""
    council = document.type.issuer is Issuer.COUNCIL
    collective = COUNCIL if council else dossier.unit.collective
    head = CHAIR if council else dossier.unit.head_post
    match personally(signatory.mode) if document.type.personal else signatory.mode:
        case SigningMode.DIRECT:
            return [signatory.post]
        case SigningMode.Q:
            return [f"Q. {signatory.post}"]
        case SigningMode.TM:
            return [f"TM. {collective}", signatory.post]
        case SigningMode.TM_KT:
            return [f"TM. {collective}", f"KT. {head}", signatory.post]
        case SigningMode.KT | SigningMode.TL | SigningMode.TUQ:
            return [f"{signatory.mode} {head}", signatory.post]


def personally(mode: SigningMode) -> SigningMode:
    """The power to sign what the head issues in person: no collective is spoken for."""
    own = {SigningMode.TM: SigningMode.DIRECT, SigningMode.TM_KT: SigningMode.KT}
    return own.get(mode, mode)
