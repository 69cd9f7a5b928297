"""What became of one dossier of a batch: light enough to send between processes and to keep."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal

from paperwork.findings import Finding, PartRef, Severity

KINDS = {Severity.ERROR: "Lỗi", Severity.WARNING: "Lưu ý", Severity.INFO: "Gợi ý"}
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
    told: str = ""  # SHA-256 của các điều đã nêu, khi nhật ký không chép lại
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
    """The outcome as plain values without what was said of it, which may name people."""
    bare = replace(outcome, findings=(), trouble="")  # one with trouble is always made again
    return {**asdict(bare), "told": digest_of(outcome.findings)}


def from_json(said: Mapping[str, Any]) -> Outcome:
    """The outcome but for its findings, of which it has the digest.

    Raises KeyError, TypeError or ValueError on what `as_json` did not make.
    """
    return Outcome(
        **{
            **said,
            "told": said["told"],
            "documents": tuple(Made(**made) for made in said["documents"]),
            "findings": (),
            "taken": tuple(said["taken"]),
        }
    )


def row_of(finding: Finding) -> tuple[str, ...]:
    """How a finding is told in a table: how grave, code, place, what is wrong, what to do."""
    where = finding.where
    place = ", ".join(dict.fromkeys(filter(None, [where.file, str(where)])))
    return KINDS[finding.severity], finding.code, place, finding.message, finding.remedy


def finding_of(row: Sequence[str]) -> Finding:
    """The finding that a row tells; KeyError when it tells none."""
    kind, code, place, message, remedy = row
    severity = {said: severity for severity, said in KINDS.items()}[kind]
    file, _, part = place.partition(", ")
    return Finding(code, severity, PartRef(file, part), message, remedy)


def digest_of(findings: Sequence[Finding]) -> str:
    """SHA-256 of what was told; empty when it was nothing."""
    said = json.dumps([row_of(finding) for finding in findings], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest() if findings else ""


def with_findings(outcome: Outcome, findings: Sequence[Finding]) -> Outcome | None:
    """The outcome with the findings that were told of it; None when these are others."""
    if digest_of(findings) != outcome.told:
        return None
    return replace(outcome, findings=tuple(findings), told="")
