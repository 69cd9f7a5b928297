"""Whether a workbook is a dossier, told by the names of its sheets alone."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from paperwork.workbook import csv_text, ods, spelling, xls
from paperwork.workbook.package import (
    DAMAGE,
    Package,
    content_of,
    damaged,
    glanced_at,
    is_old_excel,
    opened,
)
from paperwork.workbook.schema import schema

MAIN_PART = "xl/workbook.xml"
CSV = (".csv", ".txt", ".tsv")


def is_dossier(path: Path) -> bool:
    """Whether any sheet is one that only dossiers have; WorkbookError on a file that is broken.

    A CSV file is none: it has one sheet, and a dossier needs more than its nominations.
    """
    content = content_of(path)
    if is_old_excel(content):
        return _has_one_of_dossiers(sheet.name for sheet in xls.sheets(path))
    if path.suffix.casefold() in CSV and csv_text.text_of(content) is not None:
        return False
    # The run of a dossier says whether all of it is whole; what is none has to be whole now.
    looks = (look(path, content) for look in (glanced_at, opened))
    return any(_has_one_of_dossiers(_names(path, package)) for package in looks)


def _has_one_of_dossiers(names: Iterable[str]) -> bool:
    own = {spec.name: key for key, spec in schema().sheets.items() if not spec.profile}
    lookup = spelling.Lookup(own)
    return any(lookup.find(name) is not None for name in names)


def _names(path: Path, package: Package) -> list[str]:
    """The names of the sheets."""
    try:
        return ods.names_of(package) if package.is_open_document else _of_excel(package)
    except DAMAGE as damage:
        raise damaged(path, damage) from damage


def _of_excel(package: Package) -> list[str]:
    found = package.targets("").values()
    root = package.tree(next((part for kind, part in found if kind == "officeDocument"), MAIN_PART))
    return [sheet.get("name", "") for sheet in root.iterfind("{*}sheets/{*}sheet")]
