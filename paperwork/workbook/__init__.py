"""The clerk's workbook: read(book, unit_book, names) -> the dossier and its findings."""

from paperwork.workbook.cells import Names
from paperwork.workbook.dossier import profile_for, read, read_unit

__all__ = ["Names", "profile_for", "read", "read_unit"]
