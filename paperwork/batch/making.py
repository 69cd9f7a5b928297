"""One dossier of a batch, from its workbook to its outcome: whatever happens, there is one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from paperwork.batch.outcome import Made, Outcome
from paperwork.batch.unchanged import digest_of, digest_of_entries, fingerprint
from paperwork.errors import PaperworkError
from paperwork.job import Job, Output, Result, Turn
from paperwork.pipeline import generate

UNKNOWN = (
    "Chương trình gặp lỗi chưa biết ({name}). Chạy riêng hồ sơ này: paperwork --debug generate."
)


def outcome_of(job: Job, book: str, turn: Turn) -> Outcome:
    """The documents of the dossier as the table of the batch lists them, or why there are none."""
    before = fingerprint(job)
    try:
        outcome = _told(generate(job, _silent, turn), book)
    except PaperworkError as trouble:
        return Outcome(book, "failed", trouble=str(trouble), folder=str(job.folder))
    except Exception as fault:  # one dossier never stops the others
        name = type(fault).__name__
        return Outcome(book, "failed", trouble=UNKNOWN.format(name=name), folder=str(job.folder))
    return replace(outcome, fingerprint=before)


def _silent(message: str) -> None:
    """The steps of one dossier are not told: the batch tells its dossiers."""


def _told(result: Result, book: str) -> Outcome:
    """The result without the data of the dossier."""
    return Outcome(
        book=book,
        state="made" if result.documents else "refused",
        unit=result.unit,
        dossier=result.dossier,
        folder=str(result.folder),
        documents=tuple(_made(output, result.folder) for output in result.documents),
        findings=result.findings,
        taken=result.taken,
        entries=digest_of_entries(result.entries),
    )


def _made(output: Output, folder: Path) -> Made:
    document = output.document
    day = None if output.state in ("draft", "awaiting") else document.issued_on
    return Made(
        type_key=document.type.key,
        type_name=document.type.name,
        key=document.key,
        file=output.file_name,
        number=str(document.number or ""),
        date=day.isoformat() if day else "",
        state=output.state,
        changed=output.changed,
        is_new=output.is_new,
        sha256="" if output.state == "rehearsed" else digest_of(folder / output.file_name),
    )
