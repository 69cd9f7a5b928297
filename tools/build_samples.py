"""The samples as workbooks: tools/sample_data/NAME/*.toml -> samples/NAME/*.xlsx.

A file named don-vi*.toml becomes a unit profile of the same name; all the others of a folder
together become ho-so.xlsx. A sheet is a table (pairs) or a list of rows, its keys those of
paperwork/standards/workbook.toml; [same.SHEET] holds what every row of that sheet in that file
says unless the row says otherwise.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from math import ceil
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter as letter
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.workbook.schema import schema
from tools.xlsx_templates import build_dossier_book, build_unit_book, fill, fill_pairs, save
from tools.xlsx_writing import FIRST

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "tools" / "sample_data"
SAMPLES = ROOT / "samples"
LINE = 16.0  # points: a line of 12-point text
LETTERS = 1.15  # of 12-point Times New Roman in one unit of column width

Row = dict[str, Any]
Sheets = dict[str, Any]  # sheet key -> rows, or the values of a pairs sheet


def main() -> None:
    for folder in folders():
        for name, sheets in workbooks(folder).items():
            write(sheets, SAMPLES / folder.name / name)


def folders() -> tuple[Path, ...]:
    return tuple(sorted(path for path in DATA.iterdir() if path.is_dir()))


def workbooks(folder: Path) -> dict[str, Sheets]:
    """The sheets of each workbook of a sample, by the workbook's file name."""
    files = sorted(folder.glob("*.toml"))
    profiles = [file for file in files if is_profile(file)]
    dossier = [file for file in files if not is_profile(file)]
    return {f"{file.stem}.xlsx": merged([file]) for file in profiles} | {
        "ho-so.xlsx": with_names(merged(dossier))
    }


def is_profile(file: Path) -> bool:
    return file.stem.startswith("don-vi")


def merged(files: list[Path]) -> Sheets:
    """All sheets said in the files; rows of one sheet follow each other in the order of files."""
    sheets: Sheets = {}
    for file in files:
        said = tomllib.loads(file.read_text(encoding="utf-8"))
        same = said.pop("same", {})
        for key, content in said.items():
            if isinstance(content, list):
                sheets.setdefault(key, []).extend(same.get(key, {}) | row for row in content)
            else:
                sheets[key] = content
    return sheets


def with_names(sheets: Sheets) -> Sheets:
    """The sheets with what a clerk sees for convenience: ordinals, and names beside the votes."""
    names = {row["code"]: row["name"] for row in sheets["nominations"]}
    named = [row | {"name": names[row["nomination"]]} for row in sheets["votes"]]
    return sheets | {"nominations": numbered(sheets["nominations"]), "votes": named}


def numbered(rows: list[Row]) -> list[Row]:
    return [{"ordinal": number} | row for number, row in enumerate(rows, start=1)]


def write(sheets: Mapping[str, Any], path: Path) -> None:
    """Fill a blank workbook and save it at path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    blank(path)(path)
    book = openpyxl.load_workbook(path)
    for key, content in sheets.items():
        if isinstance(content, list):
            fill(book, key, content)
        else:
            fill_pairs(book, key, {name: pairs(value) for name, value in content.items()})
        fit(book[schema().sheets[key].name])
    save(book, path)


def fit(sheet: Worksheet) -> None:
    """Make rows tall enough for their wrapped text, which no program does on opening a file."""
    widths = {key: column.width for key, column in sheet.column_dimensions.items()}
    for number, row in enumerate(sheet.iter_rows(min_row=FIRST, values_only=True), start=FIRST):
        needed = LINE * max(lines(value, widths[letter(n)]) for n, value in enumerate(row, 1))
        if needed > max(LINE, sheet.row_dimensions[number].height or 0):
            sheet.row_dimensions[number].height = needed


def lines(value: object, width: float) -> int:
    """How many lines a text takes in a column of that width; 1 for anything else."""
    return max(1, ceil(len(value) / (width * LETTERS))) if isinstance(value, str) else 1


def pairs(value: object) -> object:
    """A value, or a list of them; one with a note as (value, note)."""
    if isinstance(value, dict):
        return (value["value"], value["note"])
    return [pairs(item) for item in value] if isinstance(value, list) else value


def blank(path: Path) -> Callable[[Path], None]:
    return build_unit_book if is_profile(path) else build_dossier_book


if __name__ == "__main__":
    main()
