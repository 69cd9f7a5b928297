"""Workbooks on disk for tests of the reader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook
from workbook_builders import NAMES, Sheets

from paperwork.findings import Finding
from paperwork.model import Dossier
from paperwork.workbook import read


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """write({sheet: rows}) -> the path of a workbook."""

    def written(sheets: Sheets, name: str = "ho-so.xlsx", change: Any = None) -> Path:
        book = Workbook()
        book.remove(book.worksheets[0])
        for title, table in sheets.items():
            sheet = book.create_sheet(title)
            for row in table:
                sheet.append(list(row))
            for cells in sheet.iter_rows():
                for cell in cells:
                    if isinstance(cell.value, dt.date):
                        cell.number_format = "dd/mm/yyyy"
        if change:
            change(book)
        book.save(tmp_path / name)
        return tmp_path / name

    return written


@pytest.fixture
def reading(write: Callable[..., Path]) -> Callable[..., tuple[Dossier, tuple[Finding, ...]]]:
    """reading({sheet: rows}) -> dossier and findings."""

    def read_it(sheets: Sheets, change: Any = None) -> Any:
        return read(write(sheets, change=change), None, NAMES)

    return read_it
