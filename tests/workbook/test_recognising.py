"""Dossiers told from other workbooks by the list of their sheets."""

import io

import pytest

from paperwork.errors import WorkbookError
from paperwork.package import unpacked, write_package
from paperwork.workbook import is_dossier

SHEET = "xl/worksheets/sheet1.xml"


def with_a_document_type(book):
    """The workbook with a declaration in its first sheet for which it is not opened."""
    parts = unpacked(io.BytesIO(book.read_bytes()))
    parts[SHEET] = b"<!DOCTYPE worksheet>" + parts[SHEET]
    book.write_bytes(write_package(parts))
    return book


def test_a_workbook_with_a_sheet_that_only_dossiers_have_is_one(write):
    assert is_dossier(write({"Hồ sơ": [["Năm", 2026]]}))
    assert not is_dossier(write({"Danh bạ": [["Lan", "0912"]]}))


def test_a_dossier_is_one_whatever_is_wrong_inside(write):
    assert is_dossier(with_a_document_type(write({"Hồ sơ": [["Năm", 2026]]})))


def test_another_workbook_has_to_be_whole_to_be_told_from_a_dossier(write):
    book = with_a_document_type(write({"Danh bạ": [["Lan", "0912"]]}))

    with pytest.raises(WorkbookError, match="DOCTYPE"):
        is_dossier(book)
