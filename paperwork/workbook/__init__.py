"""The clerk's workbook: read(book, unit_book, names) -> the dossier and its findings."""

from paperwork.workbook.cells import Names
from paperwork.workbook.dossier import is_profile, profile_for, read, read_unit
from paperwork.workbook.recognising import is_dossier

__all__ = ["Names", "is_dossier", "is_profile", "profile_for", "read", "read_unit"]
