"""The dossiers of a folder and its sub-folders, and what lies there that is none."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from paperwork import marking, workbook
from paperwork.errors import UsageError, WorkbookError
from paperwork.job import OUT_SUFFIX, OWN_TEMPLATES

BOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")
OF_EDITORS = ("~$", ".~lock.", ".")  # tệp khóa, tệp ẩn


@dataclass(frozen=True)
class Found:  # những gì có trong thư mục
    dossiers: tuple[Path, ...]
    others: tuple[Path, ...]  # sổ tính không phải hồ sơ: nêu tên, không lập

    @property
    def twins(self) -> Mapping[Path, Path]:
        """Dossiers of one name in one folder, as .xlsx and as .ods: each with another of them."""
        found: dict[tuple[Path, str], list[Path]] = {}
        for path in self.dossiers:
            name = unicodedata.normalize("NFC", path.stem).casefold()
            found.setdefault((path.parent, name), []).append(path)
        alike = [paths for paths in found.values() if len(paths) > 1]
        return {path: paths[path is paths[0]] for paths in alike for path in paths}


def found_in(folder: Path, *, not_in: Path | None = None, is_ours: Callable[[Path], bool]) -> Found:
    """The workbooks of a folder by path; a book that cannot be read counts as a dossier.

    Left out without a word: profiles, lock files, marked-up copies, the folders of documents and
    of own templates, and what `is_ours` says that a batch wrote itself.
    """
    if not folder.is_dir():
        raise UsageError(f"Không có thư mục “{folder}”. Kiểm tra lại đường dẫn.")
    dossiers: list[Path] = []
    others: list[Path] = []
    books = _books(folder, not_in)
    for path in books:
        if path.name.startswith(OF_EDITORS) or workbook.is_profile(path):
            continue
        if not _is_marked_copy(path, books) and not is_ours(path):
            (dossiers if _is_dossier(path) else others).append(path)
    return Found(tuple(dossiers), tuple(others))


def _books(folder: Path, not_in: Path | None) -> list[Path]:
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
        found += [here / name for name in names if Path(name).suffix.casefold() in BOOKS]
    return sorted(found, key=lambda path: path.relative_to(folder).parts)


def _is_marked_copy(path: Path, books: Collection[Path]) -> bool:
    """Whether it is the copy that `paperwork check --annotate` wrote beside a workbook."""
    marked = path.stem.removesuffix(marking.SUFFIX)
    return marked != path.stem and any(
        book.parent == path.parent and book.stem == marked for book in books
    )


def _is_dossier(path: Path) -> bool:
    try:
        return workbook.is_dossier(path)
    except WorkbookError:
        return True  # its row of the table says what is wrong with it
