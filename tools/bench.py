"""python -m tools.bench: a dossier of five documents, and a long one checked, beside stock docxtpl.

All sides take turns in one process and the ratios of their best times are printed, so that the
answer does not depend on how fast or how busy the machine is.
"""

from __future__ import annotations

import datetime as dt
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import Environment

from paperwork import workbook
from paperwork.awards import award_labels
from paperwork.catalogue import document_types
from paperwork.compose import Order, compose
from paperwork.language.values import FILTERS
from paperwork.lint import check
from paperwork.model import Document, DocumentSet
from paperwork.pipeline import Job, generate
from paperwork.rendition import render
from paperwork.vocabulary import context

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "so-2026"
TEN_PAGES = SAMPLE / "mong-doi" / "03-to-trinh.docx"  # counted in tests/pages/page_counts.toml
TODAY = dt.date(2027, 1, 26)
ROUNDS = 5


def composed() -> DocumentSet:
    """The sample's documents, not yet numbered."""
    types = document_types()
    labels = {label: t.key for t in types for label in (t.key, t.name, t.code) if label}
    names = workbook.Names(awards=award_labels(), documents=labels)
    dossier, _ = workbook.read(SAMPLE / "ho-so.xlsx", SAMPLE / "don-vi.xlsx", names)
    assert dossier is not None
    return compose(dossier, Order(types, TODAY))[0]


def whole_dossier() -> None:
    """Read, judge, compose, rehearse, number, render, save: what a clerk waits for."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        job = Job(SAMPLE / "ho-so.xlsx", TODAY, out=out / "van-ban", register=out / "so.sqlite")
        generate(job, lambda _: None)


def our_rendering(whole: DocumentSet, documents: list[Document]) -> None:
    for document in documents:
        render(whole, document)


def stock_rendering(whole: DocumentSet, documents: list[Document]) -> None:
    """The same documents by docxtpl as its manual says."""
    environment = Environment()
    environment.filters |= FILTERS
    for document in documents:
        template = DocxTemplate(document.type.template)
        template.render(context(whole, document), environment, autoescape=True)
        template.save(BytesIO())


def checking(content: bytes) -> None:
    """Every rule over a document, as LibreOffice would count its pages."""
    check(content, TEN_PAGES.name, pages=10)


def seconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def main() -> None:
    first = seconds(whole_dossier)
    whole = composed()
    long_one = TEN_PAGES.read_bytes()
    documents = [d for d in whole.documents if d.type.template.suffix == ".docx"]
    sides: tuple[Callable[[], None], ...] = (
        lambda: stock_rendering(whole, documents),
        lambda: our_rendering(whole, documents),
        whole_dossier,
        lambda: checking(long_one),
    )
    rounds = [[seconds(side) for side in sides] for _ in range(ROUNDS)]
    stock, ours, all_of_it, checked = (min(times) for times in zip(*rounds, strict=True))
    print("                                                  seconds   times docxtpl")
    for name, time_taken in (
        ("docxtpl, rendering the five templates", stock),
        ("paperwork, rendering the five templates", ours),
        ("paperwork, the whole dossier, templates known", all_of_it),
        ("paperwork, the first dossier of a process", first),
        ("paperwork, lint of a 10-page document", checked),
    ):
        print(f"{name:<48}{time_taken:9.3f}{time_taken / stock:16.2f}")


if __name__ == "__main__":
    main()
