"""The documents of a dossier as a script would make them from the manuals of docxtpl and openpyxl.

Both workbooks are loaded and every cell read; then a template object for each document, rendered
and saved; last the list in Excel, row by row. What the cells mean for the documents, the fields of
the templates, is handed over ready: the script is spared reckoning, checking and numbering.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
from docxtpl import DocxTemplate
from jinja2 import Environment

from paperwork.language.values import FILTERS
from paperwork.model import DocumentSet
from paperwork.rendition import file_name, render
from paperwork.vocabulary import context
from tools.bench.engines import difference, visible_text
from tools.bench.ours import composed, loaded, usual

NOMINATIONS = "Đề cử"
LIST_COLUMNS = 8


@dataclass(frozen=True)
class Task:  # hồ sơ và những gì mẫu của nó cần
    """A dossier whose Word documents are to be made: by name the template and its fields."""

    books: tuple[Path, Path]
    whole: DocumentSet
    documents: dict[str, tuple[Path, dict[str, Any]]]


def task(book: Path, profile: Path) -> Task:
    """What the script is given of a dossier."""
    whole = composed(loaded(book, profile))
    documents = {
        file_name(document, draft=False): (document.type.template, dict(context(whole, document)))
        for document in usual(whole)
        if document.type.template.suffix == ".docx"
    }
    return Task((book, profile), whole, documents)


def make(task: Task, folder: Path) -> None:
    """The script itself."""
    folder.mkdir(parents=True)
    sheets = [cells for book in task.books for cells in _read(book)]
    filters = environment()
    for name, (template, fields) in task.documents.items():
        document = DocxTemplate(template)
        document.render(fields, filters, autoescape=True)
        document.save(folder / name)
    rows = next(rows for title, rows in sheets if title == NOMINATIONS)
    _write_list(rows, folder / "06-danh-sach.xlsx")


def environment() -> Environment:
    """Jinja with the filters that our templates ask for."""
    made = Environment()
    made.filters |= FILTERS
    return made


def _read(path: Path) -> list[tuple[str, list[tuple[Any, ...]]]]:
    book = openpyxl.load_workbook(path, data_only=True)
    return [(sheet.title, list(sheet.iter_rows(values_only=True))) for sheet in book]


def _write_list(rows: Sequence[tuple[Any, ...]], path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row[:LIST_COLUMNS])
    for cell in sheet[2]:
        cell.font = openpyxl.styles.Font(bold=True)
    book.save(path)


def differences(task: Task, folder: Path) -> Iterable[str]:
    """Where a document of the script says something else than ours, as a draft."""
    for document in task.whole.documents:
        name = file_name(document, draft=False)
        if name in task.documents:
            ours = folder / f"ours-{name}"
            ours.write_bytes(render(task.whole, document))
            if wrong := difference(visible_text(ours), visible_text(folder / name)):
                yield f"{name}: {wrong}"
