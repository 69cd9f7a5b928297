"""What ours does of the work of the script by the book: a dossier read and composed, no more."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from paperwork import workbook
from paperwork.awards import award_labels
from paperwork.catalogue import document_types
from paperwork.compose import Order, compose
from paperwork.model import Document, DocumentSet, DocumentType, Dossier
from paperwork.rendition import file_name, render

PROFILE = "don-vi.xlsx"
WORK = ("reading", "composing", "rendering", "writing")
TODAY = dt.date(2027, 1, 26)


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


def make(book: Path, out: Path) -> None:
    """The documents that a run makes when none is asked for by name, as drafts."""
    out.mkdir(parents=True)
    whole = composed(loaded(book, book.with_name(PROFILE)))
    for document in usual(whole):
        (out / file_name(document, draft=False)).write_bytes(render(whole, document))


def shares(books: Sequence[Path], out: Path) -> dict[str, float]:
    """Milliseconds of processor time that each kind of work takes for a dossier, on average."""
    spent = dict.fromkeys(WORK, 0.0)
    for book in books:
        place = out / book.parent.name
        place.mkdir(parents=True)
        started = time.process_time()
        dossier = loaded(book, book.with_name(PROFILE))
        read = time.process_time()
        whole = composed(dossier)
        done = time.process_time()
        spent["reading"] += read - started
        spent["composing"] += done - read
        for document in usual(whole):
            content = render(whole, document)
            rendered = time.process_time()
            (place / file_name(document, draft=False)).write_bytes(content)
            written = time.process_time()
            spent["rendering"] += rendered - done
            spent["writing"] += written - rendered
            done = written
    return {work: 1000 * seconds / len(books) for work, seconds in spent.items()}
