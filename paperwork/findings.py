"""What we say about people's files: faults with a code, a place and a remedy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    ERROR = "error"  # nothing is written, no number is taken
    WARNING = "warning"  # doubtful; the documents are made
    INFO = "info"  # nên xem; changes nothing


class CellRef(NamedTuple):
    """A cell, or a whole sheet when `cell` is empty."""

    file: str
    sheet: str
    cell: str = ""

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet


@dataclass(frozen=True)
class PartRef:
    """A place in a Word document or template, in the words of its reader."""

    file: str
    part: str = ""

    def __str__(self) -> str:
        return self.part


@dataclass(frozen=True)
class RowRef:
    """A row of a sheet, with the column letter of each field that was read from it."""

    file: str = ""
    sheet: str = ""
    row: int = 0
    columns: Mapping[str, str] = field(default_factory=dict)

    def at(self, name: str) -> CellRef:
        """The cell of a field; the row's first known cell when the sheet lacks that column."""
        letter = self.columns.get(name) or next(iter(self.columns.values()), "A")
        return CellRef(self.file, self.sheet, f"{letter}{self.row}" if self.row else "")


@dataclass(frozen=True)
class Finding:
    code: str
    severity: Severity
    where: CellRef | PartRef
    message: str  # one whole Vietnamese sentence
    remedy: str  # what to do, one whole Vietnamese sentence

    @property
    def is_error(self) -> bool:
        return self.severity is Severity.ERROR


@dataclass(frozen=True)
class Fault:
    """A kind of finding; `at` puts one in a place. Messages are format strings."""

    code: str
    severity: Severity
    message: str
    remedy: str

    def at(self, where: CellRef | PartRef, **values: object) -> Finding:
        return Finding(
            self.code,
            self.severity,
            where,
            self.message.format_map(values),
            self.remedy.format_map(values),
        )


def error(code: str, message: str, remedy: str) -> Fault:
    return Fault(code, Severity.ERROR, message, remedy)


def warning(code: str, message: str, remedy: str) -> Fault:
    return Fault(code, Severity.WARNING, message, remedy)


def suggestion(code: str, message: str, remedy: str) -> Fault:
    return Fault(code, Severity.INFO, message, remedy)


def has_errors(findings: Iterable[Finding]) -> bool:
    return any(finding.is_error for finding in findings)
