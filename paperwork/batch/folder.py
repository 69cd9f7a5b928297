"""The dossiers of a folder and its sub-folders, and what lies there that is none."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from paperwork import workbook
from paperwork.errors import UsageError, WorkbookError
from paperwork.pipeline import OUT_SUFFIX, OWN_TEMPLATES

PROFILE = "don-vi.xlsx"
BOOK = ".xlsx"
LIKE_BOOKS = (".xlsm", ".xls", ".xlsb", ".ods", ".csv")  # có thể là hồ sơ, nhưng khác dạng
OF_EDITORS = ("~$", ".~lock.", ".")  # tệp khóa, tệp ẩn


@dataclass(frozen=True)
class Found:  # những gì có trong thư mục
    dossiers: tuple[Path, ...]
    others: tuple[Path, ...]  # sổ tính không phải hồ sơ, hoặc không phải .xlsx: nêu tên, không lập


def found_in(folder: Path, *, not_in: Path | None = None, ours: frozenset[str]) -> Found:
    """The workbooks of a folder by path; a book that cannot be read counts as a dossier.

    Left out without a word: profiles, lock files, the folders of documents and of own templates,
    and `ours`, the names of files which a batch writes itself.
    """
    if not folder.is_dir():
        raise UsageError(f"Không có thư mục “{folder}”. Kiểm tra lại đường dẫn.")
    dossiers: list[Path] = []
    others: list[Path] = []
    for path in _books(folder, not_in):
        name = path.name.casefold()
        if name == PROFILE or name in ours or name.startswith(OF_EDITORS):
            continue
        (dossiers if _is_dossier(path) else others).append(path)
    return Found(tuple(dossiers), tuple(others))


def _books(folder: Path, not_in: Path | None) -> Iterator[Path]:
    """Every file that may be a workbook, in the same order on any machine."""
    left_out = not_in.resolve() if not_in else None
    found = []
    for place, folders, names in os.walk(folder):
        here = Path(place)
        folders[:] = [
            name
            for name in folders
            if not name.endswith(OUT_SUFFIX)
            and not name.startswith(".")
            and name.casefold() != OWN_TEMPLATES
            and (here / name).resolve() != left_out
        ]
        suffixes = (BOOK, *LIKE_BOOKS)
        found += [here / name for name in names if Path(name).suffix.casefold() in suffixes]
    return iter(sorted(found, key=lambda path: path.relative_to(folder).parts))


def _is_dossier(path: Path) -> bool:
    if path.suffix.casefold() != BOOK:
        return False
    try:
        return workbook.is_dossier(path)
    except WorkbookError:
        return True  # its row of the table says what is wrong with it
