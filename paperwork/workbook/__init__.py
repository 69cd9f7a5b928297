"""The clerk's workbook: read(book, unit_book, names) -> the dossier and its findings."""

from paperwork.workbook.cells import Names
from paperwork.workbook.dossier import read

__all__ = ["Names", "read"]
