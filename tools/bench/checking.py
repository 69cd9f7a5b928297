"""What the checker takes for a long document, beside rendering that document by docxtpl."""

from __future__ import annotations

from pathlib import Path

from docxtpl import DocxTemplate

from paperwork.lint import check
from tools.bench import by_the_book
from tools.bench.running import Cost, cost
from tools.bench.table import Table, figure, times

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "so-2026"
TEN_PAGES = "03-to-trinh.docx"  # counted in tests/pages/page_counts.toml
ROUNDS = 5


def measured(folder: Path) -> Table:
    content = (SAMPLE / "mong-doi" / TEN_PAGES).read_bytes()
    task = by_the_book.task(SAMPLE / "ho-so.xlsx", SAMPLE / "don-vi.xlsx")
    template, fields = task.documents[TEN_PAGES]

    def stock() -> None:
        document = DocxTemplate(template)
        document.render(fields, by_the_book.environment(), autoescape=True)
        document.save(folder / TEN_PAGES)

    def ours() -> None:
        check(content, TEN_PAGES, pages=10)

    rounds = [(cost(ours), cost(stock)) for _ in range(ROUNDS)]
    checked, rendered = (min(map(_processor, costs)) for costs in zip(*rounds, strict=True))
    head = ("A document of ten pages", "ms of processor time", "times docxtpl's rendering")
    rows = (
        ("checked against the decree", figure(1000 * checked), times(checked / rendered)),
        ("rendered by docxtpl as its manual says", figure(1000 * rendered), times(1)),
    )
    return Table(head, rows)


def _processor(cost: Cost) -> float:
    return cost.processor or cost.seconds
