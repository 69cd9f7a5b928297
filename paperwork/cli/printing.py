"""What the commands print: findings, documents, progress, and JSON for other programs."""

from __future__ import annotations

import datetime as dt
import json
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from paperwork.findings import Finding, Severity, has_errors

if TYPE_CHECKING:
    from paperwork.job import Output, Result
    from paperwork.pdf import Conversion

BLANK = ("draft", "awaiting")  # states of a document that bears no number and no day
KINDS = {Severity.ERROR: "LỖI", Severity.WARNING: "Lưu ý", Severity.INFO: "Gợi ý"}
STATES = {
    "draft": "dự thảo",
    "awaiting": "chờ cấp số",
    "issued": "đã phát hành, giữ nguyên",
    "kept": "giữ bản đã sửa",
    "rehearsed": "chạy thử",
}


def exit_code(findings: Iterable[Finding]) -> int:
    """1 when one of them is an error, else 0."""
    return 1 if has_errors(findings) else 0


def progress(message: str) -> None:
    """Say what is being done, to a person and not to a file."""
    if sys.stderr.isatty():
        print(f"{message}…", file=sys.stderr)


def print_findings(findings: Iterable[Finding], stream: Any) -> None:
    said = list(findings)
    for finding in said:
        kind = KINDS[finding.severity]
        where = ", ".join(dict.fromkeys(filter(None, [finding.where.file, str(finding.where)])))
        print(f"{kind} {finding.code} [{where}] {finding.message} {finding.remedy}", file=stream)
    if said:
        print(f"{count(said)}.", file=stream)


def but_suggestions(findings: Iterable[Finding]) -> list[Finding]:
    """What needs care now: suggestions are told by `paperwork check`, where nothing is made."""
    return [finding for finding in findings if finding.severity is not Severity.INFO]


def count(findings: Iterable[Finding]) -> str:
    """2 lỗi, 1 lưu ý; with the suggestions where there are any."""
    of = Counter(finding.severity for finding in findings)
    counts = f"{of[Severity.ERROR]} lỗi, {of[Severity.WARNING]} lưu ý"
    return f"{counts}, {of[Severity.INFO]} gợi ý" if of[Severity.INFO] else counts


def print_documents(result: Result) -> None:
    if not result.documents:
        return
    width = max(34, *(len(output.file_name) + 2 for output in result.documents))
    for output in result.documents:
        name = output.file_name.ljust(width)
        print(f"{name}{_number(output):<22}{_issued(output):<12}{_state(output)}")
    rehearsed = result.documents[0].state == "rehearsed"
    print("Chạy thử xong, chưa ghi gì." if rehearsed else f"Văn bản ở: {result.folder}")
    if any(output.state == "awaiting" for output in result.documents):
        print("Ký xong thì cấp số: paperwork number TÊN-HỒ-SƠ --date NGÀY-VĂN-BẢN.")


def _number(output: Output) -> str:
    return str(output.document.number or "")


def _issued(output: Output) -> str:
    day = _day(output)
    return f"{day:%d/%m/%Y}" if day else ""


def _state(output: Output) -> str:
    if output.state == "written":
        return "đã ghi" if output.changed else "không đổi"
    return STATES[output.state]


def print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_pdfs(conversions: Iterable[Conversion]) -> None:
    """How many PDFs there are and of how many pages; which document has none, and why."""
    found = list(conversions)
    made = [conversion for conversion in found if conversion.pdf]
    if found:
        pages = sum(conversion.pages or 0 for conversion in made)
        print(f"Bản PDF: {len(made)} tệp, {pages} trang, cạnh các văn bản.")
    for conversion in found:
        if conversion.fault:
            print(f"Chưa có PDF của {conversion.path.name}: {conversion.fault}", file=sys.stderr)


def result_as_json(
    result: Result, conversions: Mapping[str, Conversion] | None = None
) -> dict[str, Any]:
    """The contract for other programs: keys may be added, not changed."""
    pdfs = conversions or {}
    return {
        "dossier": result.dossier,
        "folder": str(result.folder),
        "documents": [
            {
                "type": output.document.type.key,
                "group": output.document.group,
                "file": output.file_name,
                "number": str(output.document.number) if output.document.number else None,
                "date": _iso_date(output),
                "state": output.state,
                "changed": output.changed,
                **_pdf_as_json(pdfs.get(output.file_name)),
            }
            for output in result.documents
        ],
        "findings": findings_as_json(result.findings),
    }


def _pdf_as_json(conversion: Conversion | None) -> dict[str, Any]:
    """The PDF of a document, where one was asked for."""
    if conversion is None:
        return {}
    pdf = conversion.pdf.name if conversion.pdf else None
    return {"pdf": pdf, "pages": conversion.pages, "trouble": conversion.fault or None}


def findings_as_json(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """The same contract for findings, whichever command they come from."""
    return [
        {
            "code": finding.code,
            "severity": finding.severity.value,
            "file": finding.where.file,
            "where": str(finding.where),
            "message": finding.message,
            "remedy": finding.remedy,
        }
        for finding in findings
    ]


def _iso_date(output: Output) -> str | None:
    day = _day(output)
    return day.isoformat() if day else None


def _day(output: Output) -> dt.date | None:
    """The day printed in the document; a draft has none, nor has one that is not signed yet."""
    document = output.document
    kept_unsigned = output.state == "kept" and document.type.numbered and document.number is None
    return None if output.state in BLANK or kept_unsigned else document.issued_on
