"""python -m tools.xlsx_forms [DIR]: writes the Excel templates whose rows loop."""

from __future__ import annotations

import sys
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tools.xlsx_forms.golden_book import golden_book
from tools.xlsx_forms.money import money_table
from tools.xlsx_forms.statistics import statistics
from tools.xlsx_forms.votes import vote_table
from tools.xlsx_writing import save

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "xlsx"
FORMS = {
    "bang-chi-tien-thuong": money_table,
    "bang-kiem-phieu": vote_table,
    "thong-ke": statistics,
    "so-vang": golden_book,
}


def build_form(name: str, path: Path) -> None:
    """One of the forms, in a workbook of its own."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    FORMS[name](sheet)
    save(book, path)


def main(folder: Path = TEMPLATES) -> None:
    for name in FORMS:
        build_form(name, folder / f"{name}.xlsx")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
