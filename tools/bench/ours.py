"""What ours does of the work of the script by the book: a dossier read and composed, no more."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from paperwork import workbook
from paperwork.awards import award_labels
from paperwork.catalogue import document_types
from paperwork.compose import Order, compose
from paperwork.model import Document, DocumentSet, DocumentType, Dossier
from paperwork.rendition import file_name, render
from paperwork.workbook.dossier import opened, understood

PROFILE = "don-vi.xlsx"
WORK = ("reading", "understanding", "composing", "rendering", "writing")
TODAY = dt.date(2027, 1, 26)

Spent = Mapping[str, float]  # seconds of processor time by kind of work


@cache
def types() -> tuple[DocumentType, ...]:
    return document_types()


@cache
def names() -> workbook.Names:
    labels = {label: t.key for t in types() for label in (t.key, t.name, t.code) if label}
    return workbook.Names(awards=award_labels(), documents=labels)


def loaded(book: Path, profile: Path) -> Dossier:
    """A dossier, read by ours."""
    dossier, _ = workbook.read(book, profile, names())
    assert dossier is not None
    return dossier


def composed(dossier: Dossier) -> DocumentSet:
    """Its documents, composed by ours, not yet numbered."""
    return compose(dossier, Order(types(), TODAY))[0]


def usual(whole: DocumentSet) -> tuple[Document, ...]:
    """The documents of a run that asks for none by name."""
    return tuple(document for document in whole.documents if not document.type.on_request)


def make(book: Path, out: Path) -> Spent:
    """The documents that a run makes when none is asked for by name, as drafts."""
    clock = time.process_time
    spent = dict.fromkeys(WORK, 0.0)
    started = clock()
    out.mkdir(parents=True)
    made = clock()
    profile = book.with_name(PROFILE)
    books = opened(book, profile)
    read = clock()
    dossier, _ = understood(books, book, profile, names())
    assert dossier is not None
    known = clock()
    whole = composed(dossier)
    done = clock()
    spent |= {
        "writing": made - started,
        "reading": read - made,
        "understanding": known - read,
        "composing": done - known,
    }
    for document in usual(whole):
        started = clock()
        content = render(whole, document)
        rendered = clock()
        (out / file_name(document, draft=False)).write_bytes(content)
        spent["rendering"] += rendered - started
        spent["writing"] += clock() - rendered
    return spent
