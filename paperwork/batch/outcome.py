"""What became of one dossier of a batch: light enough to send between processes and to keep."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Literal

from paperwork.findings import CellRef, Finding, PartRef, Severity

State = Literal["made", "same", "refused", "failed"]


@dataclass(frozen=True)
class Made:  # một văn bản đã lập
    type_key: str
    type_name: str
    key: str
    file: str  # tên tệp trong thư mục kết quả
    number: str
    date: str  # ISO; trống khi chưa có ngày
    state: str  # written, awaiting, issued, draft, kept, rehearsed
    changed: bool
    is_new: bool
    sha256: str = ""
    pages: int | None = None  # số trang, khi có bản PDF
    pdf_sha256: str = ""
    pdf_from: str = ""  # SHA-256 của tệp Word mà bản PDF ấy thể hiện

    @property
    def day(self) -> dt.date | None:
        return dt.date.fromisoformat(self.date) if self.date else None


@dataclass(frozen=True)
class Outcome:  # kết quả của một hồ sơ
    book: str  # tệp hồ sơ, tính từ thư mục của đợt
    state: State
    unit: str = ""
    dossier: str = ""
    folder: str = ""
    documents: tuple[Made, ...] = ()
    findings: tuple[Finding, ...] = ()
    trouble: str = ""  # vì sao không làm tới cùng, một câu
    taken: tuple[str, ...] = ()  # khóa các văn bản lấy số mới
    fingerprint: str = ""  # của mọi thứ đi vào
    entries: str = ""  # của các dòng hồ sơ này có trong sổ đăng ký
    zipped: str = ""  # tên tệp zip
    zip_sha256: str = ""

    @property
    def errors(self) -> int:
        return sum(f.is_error for f in self.findings) + bool(self.trouble)

    @property
    def remarks(self) -> int:
        return sum(f.severity is Severity.WARNING for f in self.findings)

    @property
    def first_fault(self) -> str:
        """The first error in words, with its place; what stopped the run where it stopped."""
        for finding in self.findings:
            if finding.is_error:
                where = str(finding.where) or finding.where.file
                return f"[{where}] {finding.message}"
        return self.trouble


def as_json(outcome: Outcome) -> dict[str, Any]:
    """The outcome as plain values; `from_json` makes it again."""
    said = asdict(outcome)
    said["findings"] = [_finding_as_json(finding) for finding in outcome.findings]
    return said


def from_json(said: Mapping[str, Any]) -> Outcome:
    """Raises KeyError, TypeError or ValueError on what `as_json` did not make."""
    return Outcome(
        **{
            **said,
            "documents": tuple(Made(**made) for made in said["documents"]),
            "findings": tuple(_finding(finding) for finding in said["findings"]),
            "taken": tuple(said["taken"]),
        }
    )


def _finding_as_json(finding: Finding) -> dict[str, Any]:
    return {**asdict(finding), "kind": type(finding.where).__name__}


def _finding(said: Mapping[str, Any]) -> Finding:
    kinds = {"CellRef": CellRef, "PartRef": PartRef}
    return Finding(
        code=said["code"],
        severity=Severity(said["severity"]),
        where=kinds[said["kind"]](**said["where"]),
        message=said["message"],
        remedy=said["remedy"],
    )
