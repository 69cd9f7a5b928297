"""Whether a dossier still says and has what its last run took and made: then nothing is to do."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import paperwork
from paperwork import saving, workbook
from paperwork.batch.outcome import Outcome
from paperwork.catalogue import shipped_templates
from paperwork.job import Job, own_templates
from paperwork.register import Entry

NOTHING = "-"
FINAL = ("written", "issued", "awaiting", "draft", "kept")


def fingerprint(job: Job) -> str:
    """SHA-256 of all that goes into the documents of a dossier, but for what the register holds."""
    profile = job.unit_book or workbook.profile_for(job.book)
    own = job.templates or own_templates(profile or job.book)
    said = (
        paperwork.__version__,
        digest_of(job.book),
        digest_of(profile) if profile else NOTHING,
        digest_of_folder(shipped_templates()),
        digest_of_folder(own) if own else NOTHING,
        *map(str, (job.only, job.all_types, job.print_ready, job.given_date)),
        *map(str, (job.draft, job.force, job.register_place)),
        str(job.folder.resolve()),
    )
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def digest_of(path: Path) -> str:
    """SHA-256 of a file; of nothing where it cannot be read, which its run will say."""
    try:
        return saving.digest(path.read_bytes())
    except OSError:
        return NOTHING


@cache
def digest_of_folder(folder: Path) -> str:
    """SHA-256 of the templates in a folder and below it, looked at once in a batch."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    said = (f"{path.relative_to(folder).as_posix()} {digest_of(path)}" for path in files)
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def digest_of_entries(entries: Iterable[Entry]) -> str:
    """SHA-256 of what the register holds for a dossier; a change of hands alone is none."""
    said = (
        f"{entry.key} {entry.place} {entry.issued_on} {entry.state} {entry.sha256}"
        for entry in sorted(entries, key=lambda entry: entry.place)
    )
    return hashlib.sha256("\n".join(said).encode()).hexdigest()


def stands(outcome: Outcome, fingerprint: str, entries: Iterable[Entry], folder: Path) -> bool:
    """Whether a run would find the same data, the same numbers and every file as it left it."""
    return (
        not outcome.errors
        and bool(outcome.documents)
        and outcome.fingerprint == fingerprint
        and outcome.entries == digest_of_entries(entries)
        and all(_stand(outcome, folder))
    )


def _stand(outcome: Outcome, folder: Path) -> Iterator[bool]:
    """For each document, whether it was made and lies there unchanged."""
    for made in outcome.documents:
        yield made.state in FINAL and digest_of(folder / made.file) == made.sha256
