"""Where a dossier stands: what its workbook says, its documents, the numbers they have."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from paperwork import workbook
from paperwork.catalogue import document_types
from paperwork.compose import Order, compose, wanted_types
from paperwork.findings import Finding
from paperwork.job import REGISTER, own_templates
from paperwork.model import DocumentSet, DocumentType, Dossier
from paperwork.numbering import numbered
from paperwork.pipeline import names_of
from paperwork.register import Book, Entry, Location


@dataclass(frozen=True)
class Standing:
    book: Path
    profile: Path | None
    types: tuple[DocumentType, ...]
    dossier: Dossier | None  # None when the workbook names no office
    whole: DocumentSet | None = None
    entries: Mapping[str, Entry] = field(default_factory=dict)  # live ones, by key
    findings: tuple[Finding, ...] = ()  # of reading the workbook
    hindrances: tuple[Finding, ...] = ()  # of composing the documents
    wanted: tuple[DocumentType, ...] = ()  # the types it is to have, possible today or not

    @property
    def expected(self) -> tuple[DocumentType, ...]:
        """The numbered types that the dossier is to have, or has already."""
        there = {entry.type_key for entry in self.entries.values()}
        return tuple(t for t in self.types if t.numbered and (t in self.wanted or t.key in there))


def standing(
    book: Path,
    today: dt.date,
    *,
    unit_book: Path | None = None,
    templates: Path | None = None,
    register: Location | None = None,
) -> Standing:
    """The dossier as it is; nothing is rendered, nothing is written, no number is taken."""
    profile = unit_book or workbook.profile_for(book)
    types = document_types(templates or own_templates(profile or book))
    dossier, findings = workbook.read(book, profile, names_of(types), plan_only=True)
    if dossier is None:
        return Standing(book, profile, types, None, findings=findings)
    place = register or (profile or book).with_name(REGISTER)
    entries = Book.open(place).recorded(dossier.code)
    days = {key: entry.issued_on for key, entry in entries.items()}
    order = Order(types, today, recorded=days)
    whole, hindrances = compose(dossier, order)
    whole, wanted = numbered(whole, entries), wanted_types(dossier, order)
    return Standing(book, profile, types, dossier, whole, entries, findings, hindrances, wanted)
