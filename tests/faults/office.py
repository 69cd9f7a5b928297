"""An office with one dossier and one template of its own, and what a run makes of them."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from openpyxl import load_workbook
from raw_books import RawBook, a_book
from raw_forms import RawForm

from paperwork.errors import PaperworkError
from paperwork.findings import Finding
from paperwork.job import Job
from paperwork.pipeline import generate

TODAY = dt.date(2027, 1, 26)
OWN, LIST = "phieu", "danh-sach"  # mẫu riêng, và danh sách Excel có sẵn
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Outcome:  # kết quả một lần chạy
    folder: Path
    findings: tuple[Finding, ...] = ()
    refusal: str = ""  # câu báo khi không đọc được tệp

    @property
    def files(self) -> dict[str, bytes]:
        """What was written, the workbook and the templates aside."""
        out = self.folder / "ket-qua"
        return {path.name: path.read_bytes() for path in sorted(out.glob("*"))}

    @property
    def errors(self) -> list[str]:
        """Each reason to stop, as code, place and sentence."""
        found = [told(f) for f in self.findings if f.is_error]
        return [self.refusal, *found] if self.refusal else found

    @property
    def texts(self) -> str:
        """Everything that the documents say."""
        return "\n".join(
            text
            for name, content in self.files.items()
            for text in (_word(content) if name.endswith(".docx") else _cells(content))
        )


def told(finding: Finding) -> str:
    return f"{finding.code} {finding.where}: {finding.message} {finding.remedy}"


def run(folder: Path, book: RawBook | None = None, form: RawForm | None = None) -> Outcome:
    """The outcome of a draft from the book and the form."""
    folder.mkdir(parents=True, exist_ok=True)
    (book or a_book()).written(folder / "ho-so.xlsx")
    (form or RawForm()).written(folder / "mau")
    return run_in(folder)


def run_in(folder: Path, book: str = "ho-so.xlsx") -> Outcome:
    job = Job(
        folder / book,
        today=TODAY,
        out=folder / "ket-qua",
        draft=True,
        only=(OWN, LIST),
        templates=folder / "mau",
    )
    try:
        result = generate(job, lambda message: None)
    except PaperworkError as refusal:
        return Outcome(folder, refusal=str(refusal))
    return Outcome(folder, result.findings)


def _word(content: bytes) -> Iterator[str]:
    """The texts of the body, notes, headers, boxes; a line break is a line break."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if not name.startswith("word/") or not name.endswith(".xml"):
                continue
            for paragraph in etree.fromstring(archive.read(name)).iter(f"{W}p"):
                yield "".join(
                    "\n"
                    if item.tag == f"{W}br"
                    else "\t"
                    if item.tag == f"{W}tab"
                    else item.text or ""
                    for item in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab")
                )


def _cells(content: bytes) -> Iterator[str]:
    book = load_workbook(io.BytesIO(content))
    for sheet in book:
        for row in sheet.iter_rows():
            yield from (f"[{cell.value}]" for cell in row if cell.value is not None)
