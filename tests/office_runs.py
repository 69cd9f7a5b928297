"""Runs of the program in an office's folder, and what is looked at afterwards."""

import datetime as dt
from pathlib import Path
from typing import Any

from office_folder import type_in
from openpyxl import load_workbook
from word_reading import WordDocument

from paperwork import bookkeeping
from paperwork.bookkeeping import Choice, Issued
from paperwork.findings import Finding, Severity
from paperwork.job import REGISTER, Job, Result
from paperwork.pipeline import generate
from paperwork.register import Book, Entry

TODAY = dt.date(2027, 1, 26)
OUT = "ket-qua"
CODE = "XA-2026-TK"  # mã hồ sơ của xa-2026
DECISION, PROPOSAL, REPORT = "04-quyet-dinh.docx", "03-to-trinh.docx", "05-bao-cao.docx"
LIST = "06-danh-sach.xlsx"


def run(book: Path, **options: Any) -> Result:
    job = {"today": TODAY, "out": book.parent / OUT} | options
    return generate(Job(book, **job), lambda message: None)


def made(book: Path, **options: Any) -> Result:
    """The result of a run that nothing stood against."""
    result = run(book, **options)
    assert result.documents, "\n".join(f"{f.code} {f.message}" for f in result.findings)
    return result


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def untouched(book: Path) -> dict[Path, tuple[bytes, int]]:
    """All that lies below the office's folder, the register too: bytes and time of last change."""
    found = [path for path in sorted(book.parent.rglob("*")) if path.is_file()]
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in found}


def numbers(result: Result) -> dict[str, str]:
    return {
        output.document.key: str(output.document.number)
        for output in result.documents
        if output.document.number
    }


def told(result: Result) -> list[Finding]:
    """Errors and remarks; a suggestion about the law of awards is not what a run is about."""
    return [finding for finding in result.findings if finding.severity is not Severity.INFO]


def codes(result: Result) -> list[str]:
    return [finding.code for finding in told(result)]


def register_of(book: Path, name: str = REGISTER) -> Book:
    return Book.open(book.parent / name)


def recorded(book: Path, type_key: str) -> Entry:
    """The live entry of a document of xa-2026."""
    return register_of(book).recorded(CODE)[f"{CODE}/{type_key}"]


def states(book: Path) -> dict[str, str]:
    return {key: entry.state.value for key, entry in register_of(book).recorded(CODE).items()}


def text(book: Path, name: str) -> str:
    return WordDocument(book.parent / OUT / name).text


def cell(book: Path, sheet: str, label: str, column: str = "B") -> str:
    """The cell beside a label in the first column: “Đơn vị!B37”."""
    page = load_workbook(book)[sheet]
    return f"{sheet}!{column}{next(c.row for c in page['A'] if c.value == label)}"


def profile(book: Path, label: str, value: Any) -> None:
    """Fill in one line of the unit's profile."""
    unit = book.with_name("don-vi.xlsx")
    type_in(unit, {cell(unit, "Đơn vị", label): value})


def request(book: Path, type_name: str, column: str, value: Any) -> None:
    """Fill in one cell of the sheet of documents: D number, E day, F subject."""
    type_in(book, {cell(book, "Văn bản", type_name, column): value})


def issue(book: Path, *wanted: str, sent_on: dt.date = TODAY, **options: Any) -> Issued:
    """The documents of xa-2026 signed and sent: those numbers, or all that have files."""
    choice = Choice(wanted, CODE)
    register = book.parent / REGISTER
    return bookkeeping.issue(register, choice, sent_on, TODAY, "Văn thư", **options)


def void(book: Path, number: str, because: str = "Sai thể thức") -> None:
    bookkeeping.void(book.parent / REGISTER, Choice((number,), CODE), because, "Văn thư")
