"""Which documents a dossier makes and what each says, before any of them has a number.

Documents cite each other as documents, so numbers and dates flow along the citations later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from paperwork import awards
from paperwork.compose.checks import findings_of
from paperwork.compose.dating import day_of, judged, key_of
from paperwork.compose.selection import Order, chosen, groups, request_for
from paperwork.compose.signing import signatory_for
from paperwork.findings import Finding
from paperwork.language import fill_text
from paperwork.model import (
    Award,
    Document,
    DocumentSet,
    DocumentType,
    Dossier,
    Issuer,
    Judgement,
)
from paperwork.recipients import recipient_lines
from paperwork.vocabulary import dossier_fields
from paperwork.wording import fold

__all__ = ["Order", "compose"]

NO_CODE = "công văn"  # the series of types without abbreviation


def compose(dossier: Dossier, order: Order) -> tuple[DocumentSet, tuple[Finding, ...]]:
    """The documents of the dossier in reading order, and what hinders them.

    All are composed, since they cite each other; the pipeline writes those that were asked for.
    """
    judgements, faults = judged(dossier, order)
    types, unmet = chosen(dossier, order, judgements)
    documents = tuple(
        _drafted(dossier, order, type, award, judgements)
        for type in types
        for award in groups(dossier, type, judgements)
    )
    whole = DocumentSet(
        dossier=dossier,
        judgements=judgements,
        documents=_dated(documents),
        awards=awards.awards(),
        types=order.types,
        draft=order.draft,
    )
    whole = replace(whole, documents=tuple(_worded(whole, d) for d in whole.documents))
    return whole, tuple(dict.fromkeys([*faults, *unmet, *findings_of(whole)]))


def _drafted(
    dossier: Dossier,
    order: Order,
    type: DocumentType,
    award: Award | None,
    judgements: Sequence[Judgement],
) -> Document:
    """A document with its date and its share of the nominations, not yet worded."""
    group = award.code if award else ""
    request = request_for(dossier, type, group)
    day = day_of(dossier, order, type, group) if type.numbered else request.issued_on
    return Document(
        type=type,
        key=key_of(dossier, type, group),
        symbol=_symbol(dossier, type),
        series=_series(dossier, type),
        issued_by=_issuer(dossier, type),
        subject=request.subject,
        award=award,
        issued_on=day,
        given_serial=request.number,
        signatory=signatory_for(dossier, type, day),
        judgements=tuple(j for j in judgements if award is None or j.award == award),
        bonus_basis=awards.bonus_rule(day) if type.personal and day else "",
        origin=request.origin,
    )


def _dated(documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """A list without a number bears the date of the last document that it cites."""
    days = {d.type.key: d.issued_on for d in documents if d.issued_on}
    return tuple(
        replace(d, issued_on=max(cited))
        if d.issued_on is None and (cited := [days[k] for k in d.type.cites if k in days])
        else d
        for d in documents
    )


def _symbol(dossier: Dossier, type: DocumentType) -> str:
    """QĐ-SNNMT; a type without abbreviation has the drafting unit's: SNNMT-VP (PL I, II.3.b)."""
    office = _office_symbol(dossier, type)
    parts = [type.code, office] if type.code else [office, dossier.unit.drafting_symbol]
    return "-".join(filter(None, parts))


def _office_symbol(dossier: Dossier, type: DocumentType) -> str:
    council = type.issuer is Issuer.COUNCIL
    return dossier.unit.council_symbol if council else dossier.unit.symbol


def _series(dossier: Dossier, type: DocumentType) -> str:
    """The book a number comes from; the council has its own (PL I, II.3.a).

    The place tells apart communes that share a register and the symbol UBND. Case, accents and
    spaces do not count: mending the spelling of the profile begins no new series.
    """
    unit = dossier.unit
    council = f"{unit.council_symbol}-" if type.issuer is Issuer.COUNCIL else ""
    office = fold(f"{council}{unit.symbol} {unit.place}")
    kinds: dict[Literal["per_type", "single"], str] = {
        "per_type": f"{office}/{type.code or NO_CODE}",
        "single": office,
    }
    return kinds[dossier.options.numbering]


def _issuer(dossier: Dossier, type: DocumentType) -> str:
    unit = dossier.unit
    if type.issuer is Issuer.COUNCIL:
        return f"{unit.council_name} {unit.name}"
    return unit.authority if type.personal else unit.name


def _worded(whole: DocumentSet, document: Document) -> Document:
    """The document with its subject, grounds, addressees and recipients."""
    type, dossier = document.type, whole.dossier
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
