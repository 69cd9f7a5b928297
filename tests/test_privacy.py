"""What people typed is in the documents and in no other place: messages, logs, metadata, debris."""

import logging
import re
import tempfile
import zipfile
from pathlib import Path

from office_folder import a_dossier_of, type_in
from office_runs import OUT, made
from openpyxl import load_workbook

MARKERS = [f"Dấu{number:02d}Riêng" for number in range(1, 51)]
MARKER = r"Dấu\d\dRiêng"
PERSONAL = ("Tên", "Chức vụ", "Tóm tắt", "Ghi chú", "Đơn vị công tác", "Họ và tên")


def marked(book: Path) -> set[str]:
    """Up to fifty values of people end in a marker each; the markers."""
    sheet = load_workbook(book)["Đề cử"]
    header = next(row for row in range(1, 15) if sheet.cell(row, 1).value == "STT")
    columns = [c.column for c in sheet[header] if str(c.value).startswith(PERSONAL)]
    cells = [
        (f"Đề cử!{cell.coordinate}", cell.value)
        for row in sheet.iter_rows(min_row=header + 1)
        for cell in row
        if cell.column in columns and isinstance(cell.value, str) and not is_example(row)
    ]
    typed = list(zip(cells, MARKERS, strict=False))
    type_in(book, {place: f"{value} {marker}" for (place, value), marker in typed})
    return {marker for _, marker in typed}


def is_example(row) -> bool:
    return any(str(cell.value).startswith("VÍ DỤ") for cell in row)


def test_marked_values_are_in_no_log_no_metadata_and_no_debris(
    tmp_path, monkeypatch, caplog, capfd
):
    debris = tmp_path / "tam"
    debris.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(debris))
    book = a_dossier_of("xa-2026", tmp_path / "ho-so", bonus=False)
    markers = marked(book)

    with caplog.at_level(logging.DEBUG):
        made(book)

    assert len(markers) > 40
    said = caplog.text + "".join(capfd.readouterr())
    printed = ""
    for path in (book.parent / OUT).iterdir():
        with zipfile.ZipFile(path) as archive:
            contents = [archive.read(name) for name in archive.namelist()]
            printed += "".join(content.decode("utf-8", "replace") for content in contents)
            said += "".join(
                archive.read(name).decode() for name in archive.namelist() if "docProps" in name
            )
        said += path.name
    said += " ".join(path.name for path in tmp_path.rglob("*"))
    register = (book.parent / "so-van-ban-di.sqlite").read_bytes().decode("utf-8", "replace")
    assert len(set(re.findall(MARKER, printed))) > 30  # the documents do show them
    assert not re.findall(MARKER, said + register)
    assert list(debris.iterdir()) == []
