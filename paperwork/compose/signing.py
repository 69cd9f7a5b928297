"""Who signs a document on its day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from paperwork.model import DocumentType, Dossier, Issuer, Signatory, SigningMode, holds
from paperwork.vocabulary.council import standing_deputy_of
from paperwork.vocabulary.signature import personally


def signatory_as(
    dossier: Dossier, type: DocumentType, types: Sequence[DocumentType], day: dt.date | None
) -> Signatory | None:
    """Who signs what has no number of its own: as the document that it goes with is signed."""
    own = [s for s in dossier.signatories if s.document_type == type.key and _in_office(s, day)]
    main = next((other for other in types if other.key == type.signed_as), None)
    found = own[0] if own else signatory_for(dossier, main, day) if main else None
    if found and main and main.personal:
        return replace(found, mode=personally(found.mode))
    return found


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
