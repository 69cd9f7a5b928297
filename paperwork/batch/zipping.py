"""One zip for each dossier: its documents, to be sent to the unit in one go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from paperwork import saving
from paperwork.batch.outcome import Outcome
from paperwork.package import write_package
from paperwork.pdf import pdf_of


def zipped(outcome: Outcome) -> Outcome:
    """The outcome with its documents and their PDFs in one file beside their folder."""
    folder = Path(outcome.folder)
    files = [folder / made.file for made in outcome.documents]
    pdfs = [pdf_of(path) for path in files if path.suffix == ".docx"]
    parts = {path.name: path.read_bytes() for path in [*files, *pdfs] if path.is_file()}
    if not parts:
        return outcome
    path, content = zip_of(outcome), write_package(parts)
    saving.save(path, content)
    return replace(outcome, zipped=path.name, zip_sha256=saving.digest(content))


def zip_of(outcome: Outcome) -> Path:
    """Where the zip of a dossier lies."""
    folder = Path(outcome.folder)
    return folder.with_name(f"{folder.name}.zip")
