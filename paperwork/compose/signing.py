"""Who signs a document on its day."""

from __future__ import annotations

import datetime as dt

from paperwork.model import DocumentType, Dossier, Issuer, Signatory, SigningMode, holds
from paperwork.vocabulary.council import standing_deputy_of


def signatory_for(dossier: Dossier, type: DocumentType, day: dt.date | None) -> Signatory | None:
    """The signatory named for the type, else for all types; for the council its deputy chair."""
    if not type.numbered or type.is_of_session:
        return None
    named = [s for s in dossier.signatories if s.document_type == type.key and _in_office(s, day)]
    if named:
        return named[0]
    if type.issuer is Issuer.COUNCIL:
        return _deputy_chair(dossier)
    general = [s for s in dossier.signatories if not s.document_type and _in_office(s, day)]
    return general[0] if general else None


def _in_office(signatory: Signatory, day: dt.date | None) -> bool:
    return day is None or holds(signatory.since, signatory.until, day)


def _deputy_chair(dossier: Dossier) -> Signatory | None:
    """The chair receives the tờ trình, so a deputy signs it, for the chair."""
    deputy = standing_deputy_of(dossier)
    if deputy is None:
        return None
    return Signatory(deputy.name, deputy.role, SigningMode.TM_KT, other_post=deputy.post)
