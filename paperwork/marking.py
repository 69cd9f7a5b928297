"""The marked-up copy of a clerk's workbook, beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from paperwork import saving
from paperwork.findings import Finding
from paperwork.workbook.annotating import annotated

SUFFIX = "-nhan-xet"  # ho-so-nhan-xet.xlsx


def mark(book: Path, findings: Sequence[Finding]) -> Path | None:
    """The copy with a comment and a colour at each finding; None when there is nothing to say."""
    if not findings:
        return None
    copy = book.with_name(f"{book.stem}{SUFFIX}{book.suffix}")
    saving.save(copy, annotated(book, findings))
    return copy
