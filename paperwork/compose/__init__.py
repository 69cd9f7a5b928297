"""Which documents a dossier makes and what each says, before any of them has a number.

Documents cite each other as documents, so numbers and dates flow along the citations later.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Set
from dataclasses import replace

from paperwork import awards
from paperwork.compose.checks import findings_of
from paperwork.compose.dating import day_of, judged, key_of
from paperwork.compose.selection import (
    Order,
    Share,
    asked_for,
    chosen,
    request_for,
    request_of,
    shares,
    wanted_types,
    with_roll,
)
from paperwork.compose.series import issuer_of, series_name_of, series_of, symbol_of
from paperwork.compose.signing import signatory_as, signatory_for
from paperwork.findings import Finding
from paperwork.language import fill_text
from paperwork.model import (
    Document,
    DocumentSet,
    DocumentType,
    Dossier,
    Issuer,
)
from paperwork.recipients import recipient_lines
from paperwork.vocabulary import dossier_fields

__all__ = ["Order", "asked_for", "compose", "request_for", "wanted_types"]


def compose(dossier: Dossier, order: Order) -> tuple[DocumentSet, tuple[Finding, ...]]:
    """The documents of the dossier in reading order, and what hinders them.

    All are composed, since they cite each other; the pipeline writes those that were asked for.
    """
    judgements, faults = judged(dossier, order)
    judgements = with_roll(dossier, order, judgements)
    asked = asked_for(dossier, order)
    types, unmet = chosen(dossier, order, judgements)
    documents = tuple(
        _drafted(dossier, order, type, share)
        for type in types
        for share in shares(dossier, type, judgements)
    )
    whole = DocumentSet(
        dossier=dossier,
        judgements=judgements,
        documents=_dated(dossier, documents),
        awards=awards.awards(),
        types=order.types,
        awaiting=frozenset(d.key for d in documents if _awaits(dossier, order, asked, d)),
    )
    whole = replace(whole, documents=tuple(_signed(whole, d) for d in whole.documents))
    whole = replace(whole, documents=tuple(_worded(whole, d) for d in whole.documents))
    return whole, tuple(dict.fromkeys([*faults, *unmet, *findings_of(whole)]))


def _awaits(dossier: Dossier, order: Order, asked: Set[str], document: Document) -> bool:
    """Whether number and day stay blank: in a draft, and before the signature (NĐ 30, 15.2)."""
    if order.draft or dossier.options.numbered_at == "drafting":
        return order.draft
    is_numbered_now = order.number and document.type.key in asked
    return document.type.numbered and document.key not in order.recorded and not is_numbered_now


def _drafted(
    dossier: Dossier,
    order: Order,
    type: DocumentType,
    share: Share,
) -> Document:
    """A document with its date and its share of the nominations, not yet worded."""
    request = request_of(dossier, type, share)
    award = share.award.code if share.award else ""
    day = day_of(dossier, order, type, award, share.id) if type.numbered else request.issued_on
    dossier = dossier.on(day)
    return Document(
        type=type,
        key=key_of(dossier, type, share.group),
        symbol=symbol_of(dossier, type),
        issuer=issuer_of(dossier, type),
        series=series_of(dossier, type, order.types, secrecy=request.secrecy),
        series_name=series_name_of(dossier, type, order.types, secrecy=request.secrecy),
        issued_by=_issued_by(dossier, type),
        subject=request.subject,
        award=share.award,
        share=share.id,
        member=share.member,
        issued_on=day,
        given_serial=request.number,
        secrecy=request.secrecy,
        signatory=signatory_for(dossier, type, day),
        judgements=share.judgements,
        bonus_basis=awards.bonus_rule(day) if type.personal and day else "",
        origin=request.origin,
    )


def _dated(dossier: Dossier, documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """A list without a number bears the date of the last document that it cites."""
    whole = DocumentSet(dossier, (), documents)
    return tuple(
        replace(d, issued_on=max(days))
        if d.issued_on is None and (days := _cited_days(whole, d))
        else d
        for d in documents
    )


def _signed(whole: DocumentSet, document: Document) -> Document:
    """What has no number, but a signature, has that of the document it goes with."""
    type = document.type
    if not type.signed_as:
        return document
    day = document.issued_on
    return replace(document, signatory=signatory_as(whole.dossier, type, whole.types, day))


def _cited_days(whole: DocumentSet, document: Document) -> list[dt.date]:
    cited = (d for key in document.type.cites for d in whole.cited_by(document, key))
    return [other.issued_on for other in cited if other.issued_on]


def _issued_by(dossier: Dossier, type: DocumentType) -> str:
    unit = dossier.unit
    if type.issuer is Issuer.COUNCIL:
        return f"{unit.council_name} {unit.name}"
    return unit.authority if type.personal else unit.name


def _worded(whole: DocumentSet, document: Document) -> Document:
    """The document with its subject, grounds, addressees and recipients."""
    type, dossier = document.type, whole.dossier_of(document)
    fields = dossier_fields(whole, document)
    declaration = f"{type.key}.toml"
    addressees = tuple(fill_text(type.addressee, fields, name=declaration).splitlines())
    return replace(
        document,
        subject=document.subject or fill_text(type.subject, fields, name=declaration).strip(),
        addressees=addressees,
        recipients=recipient_lines(type, dossier.unit, dossier.recipients, addressees),
        grounds=_grounds(dossier, document),
    )


def _grounds(dossier: Dossier, document: Document) -> tuple[str, ...]:
    if not document.type.grounds or document.issued_on is None:
        return ()
    return awards.grounds_for(
        document.type.key,
        document.issued_on,
        dossier.options,
        dossier.grounds,
        dossier.unit.kind,
    )
