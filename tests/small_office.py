"""A small office without templates: a register, and papers that bear its numbers and days."""

import datetime as dt
from io import BytesIO
from pathlib import Path

from docx import Document
from register_builders import a_request

from paperwork import saving
from paperwork.register import Book, Entry, Filed, Request
from paperwork.wording import date_line

DAY = dt.date(2026, 3, 16)
TODAY = dt.date(2026, 3, 20)
PAPERS = "van-ban"  # thư mục kết quả, bên cạnh sổ


def a_paper(key: str, *lines: str, edited_by: str = "") -> bytes:
    """A Word file of ours in small; with a name, one that somebody saved in Word."""
    word = Document()
    for line in lines:
        word.add_paragraph(line)
    said = word.core_properties
    said.keywords, said.last_modified_by = key, edited_by
    said.created = said.modified = dt.datetime(2026, 3, 16)
    content = BytesIO()
    word.save(content)
    return content.getvalue()


def paper_of(entry: Entry, *more: str, edited_by: str = "") -> bytes:
    """The document of an entry, with its number and its day."""
    number, day = f"Số: {entry.number}", f"An Sơn, {date_line(entry.issued_on)}"
    return a_paper(entry.key, number, day, entry.subject, *more, edited_by=edited_by)


def file_name(entry: Entry) -> str:
    return f"{entry.key.replace('/', '-')}.docx"


def filed(book: Book, folder: Path, *requests: Request) -> tuple[Entry, ...]:
    """The entries of the requests, each with its document in the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = book.reserve(requests or [a_request()], "Văn thư")
    papers = {key: paper_of(entry) for key, entry in taken.items()}
    for key, paper in papers.items():
        (folder / file_name(taken[key])).write_bytes(paper)
    files = {
        key: Filed(
            file_name=file_name(taken[key]),
            folder=book.folder_name(folder),
            sha256=saving.digest(paper),
            content=saving.digest(key.encode()),
        )
        for key, paper in papers.items()
    }
    return tuple(book.confirm(files, "Văn thư").values())


def write_into(path: Path, *lines: str) -> bytes:
    """What the file is once somebody has added those lines by hand."""
    word = Document(path)
    for line in lines:
        word.add_paragraph(line)
    word.save(path)
    return path.read_bytes()


def codes(findings) -> list[str]:
    return [finding.code for finding in findings]
