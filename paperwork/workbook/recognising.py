"""Whether a workbook is a dossier, told by the names of its sheets alone."""

from __future__ import annotations

from pathlib import Path

from paperwork.workbook import spelling
from paperwork.workbook.package import DAMAGE, damaged, opened
from paperwork.workbook.schema import schema

MAIN_PART = "xl/workbook.xml"


def is_dossier(path: Path) -> bool:
    """Whether any sheet is one that only dossiers have; WorkbookError on a file that is broken."""
    package = opened(path)
    try:
        found = package.targets("").values()
        root = package.tree(
            next((part for kind, part in found if kind == "officeDocument"), MAIN_PART)
        )
    except DAMAGE as damage:
        raise damaged(path) from damage
    own = {spec.name: key for key, spec in schema().sheets.items() if not spec.profile}
    lookup = spelling.Lookup(own)
    names = [sheet.get("name", "") for sheet in root.iterfind("{*}sheets/{*}sheet")]
    return any(lookup.find(name) is not None for name in names)
