"""What the register is told of documents: before they have numbers, and once they are files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from paperwork import saving
from paperwork.job import Job, Output
from paperwork.model import Document, DocumentSet, Dossier
from paperwork.register import Book, Entry, Filed, Request
from paperwork.render import Unreadable
from paperwork.rendition import Rendered, content_of, file_name
from paperwork.vocabulary.council import chair_of, teller_names

CONFIRMED = ("written", "issued", "kept")  # states of a file that the register notes
AS_ABOVE = "Như trên;"


def foreseen(
    whole: DocumentSet, documents: Sequence[Document], register: Book | None, job: Job
) -> dict[str, Entry]:
    """The entries that documents without a number would get now."""
    if register is None or not documents:
        return {}
    return register.foresee([request(whole, d, job, None) for d in documents])


def numbered(whole: DocumentSet, entries: Mapping[str, Entry]) -> DocumentSet:
    """The set with the numbers that the register holds for it."""
    documents = tuple(
        replace(document, number=entries[document.key].number)
        if document.key in entries
        else document
        for document in whole.documents
    )
    return replace(whole, documents=documents)


def request(
    whole: DocumentSet,
    document: Document,
    job: Job,
    entry: Entry | None,
    rehearsed: Rendered | None = None,
) -> Request:
    """What the register writes of a document (NĐ 30, PL IV), and what one with a number says."""
    assert document.issued_on is not None  # every numbered document has its day from compose
    dossier = whole.dossier
    return Request(
        key=document.key,
        dossier=dossier.code,
        source=_origin_of(dossier, job),
        issuer=document.issuer,
        series=document.series,
        series_name=document.series_name,
        secret=document.secrecy is not None,
        symbol=document.symbol,
        type_key=document.type.key,
        type_code=document.type.code,
        subject=document.subject_line,
        issued_on=document.issued_on,
        signatory=_signed_by(dossier, document),
        recipients=_recipients(document),
        drafting_unit=dossier.on(document.issued_on).unit.drafting_unit,
        copies=dossier.unit.copies,
        given_serial=document.given_serial,
        content=_content(document, rehearsed, entry, job) if entry and rehearsed else "",
        where=document.origin,
    )


def _content(document: Document, rehearsed: Rendered, entry: Entry, job: Job) -> str:
    """What the document says now; what it was made from where the signed file says the same.

    A file mended by hand before it was signed may have its data mended to match later.
    """
    said, path = rehearsed.digest(document), job.folder / file_name(document, job.draft)
    try:
        file = path.read_bytes()
        agrees = saving.digest(file) == entry.sha256 and content_of(document, file) == said
    except (OSError, Unreadable):
        return said
    return entry.content if agrees else said


def _signed_by(dossier: Dossier, document: Document) -> str:
    """Who signs: the signatory; of minutes the chair, of a count record the head teller."""
    if document.type.signed_by == "tellers":
        return next(iter(teller_names(dossier)), "")
    if document.type.signed_by == "chair":
        chair = chair_of(dossier)
        return chair.name if chair else ""
    return document.signatory.name if document.signatory else ""


def _recipients(document: Document) -> tuple[str, ...]:
    """Who gets the document, with the addressees by name where it says “Như trên”."""
    named = tuple(f"{name};" for name in document.addressees)
    if not named:
        return document.recipients
    return (*named, *(line for line in document.recipients if line != AS_ABOVE))


def _origin_of(dossier: Dossier, job: Job) -> str:
    """What tells two dossiers of one code apart: folder, file, campaign, no more of a path."""
    folder = job.book.resolve().parent.name
    return f"{folder}/{dossier.source} ({dossier.campaign.name})"


Written = tuple[Output, Rendered | None]  # kết quả và tệp có số; None là không vào sổ


def confirmations(written: Sequence[Written], register: Book, job: Job) -> dict[str, Filed]:
    """The file of each number that was written now."""
    folder = register.folder_name(job.folder)
    return {
        output.document.key: Filed(
            file_name=output.file_name,
            folder=folder,
            sha256=saving.digest(made.content),
            content=made.digest(output.document),
        )
        for output, made in written
        if made and output.document.type.numbered and output.state in CONFIRMED
    }
