"""The register beside its files: finding numbers, issuing, voiding, proving, keeping safe."""

from paperwork.bookkeeping.finding import Choice, Wish, find
from paperwork.bookkeeping.issuing import Issued, issue, void
from paperwork.bookkeeping.keeping import backup, export, move, restore, unlock
from paperwork.bookkeeping.proving import Verdict, verify

__all__ = [
    "Choice",
    "Issued",
    "Verdict",
    "Wish",
    "backup",
    "export",
    "find",
    "issue",
    "move",
    "restore",
    "unlock",
    "verify",
    "void",
]
