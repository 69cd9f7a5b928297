"""The marked-up copy of a clerk's workbook, beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from paperwork import saving
from paperwork.findings import Finding
from paperwork.workbook.annotating import annotated

SUFFIX = "-nhan-xet"  # ho-so-nhan-xet.xlsx
EXCEL = (".xlsx", ".xlsm")


@dataclass(frozen=True)
class Marked:  # bản có đánh dấu
    path: Path
    is_whole: bool  # False: only the values of a file that is no .xlsx


def mark(book: Path, findings: Sequence[Finding]) -> Marked | None:
    """The copy with a comment and a colour at each finding; None when there is nothing to say."""
    if not findings:
        return None
    content, is_whole = annotated(book, findings)
    suffix = book.suffix if is_whole and book.suffix.casefold() in EXCEL else ".xlsx"
    copy = book.with_name(f"{book.stem}{SUFFIX}{suffix}")
    saving.save(copy, content)
    return Marked(copy, is_whole)
