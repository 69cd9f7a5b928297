"""A folder as a clerk has it: a sample's workbooks in it, and what people do to them."""

import datetime as dt
import shutil
import zipfile
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from sample_sets import SAMPLES

from paperwork.catalogue import shipped_templates

BOOKS = ("ho-so.xlsx", "don-vi.xlsx")


def a_dossier_of(sample: str, folder: Path, *, bonus: bool = True) -> Path:
    """The sample's dossier and unit profile in the folder; without bonus nothing is remarked."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in BOOKS:
        shutil.copyfile(SAMPLES / sample / name, folder / name)
    if not bonus:
        type_in(folder / "don-vi.xlsx", {"Đơn vị!B30": "Không"})
    return folder / BOOKS[0]


def type_in(book: Path, cells: dict[str, Any]) -> None:
    """Type into cells of a workbook: {"Đề cử!N4": "Giấy khen"}; None clears one."""
    opened = load_workbook(book)
    for place, value in cells.items():
        sheet, _, cell = place.rpartition("!")
        opened[sheet][cell].value = value
    opened.save(book)


def swap_rows(book: Path, sheet: str, one: int, other: int) -> None:
    opened = load_workbook(book)
    page = opened[sheet]
    for first, second in zip(page[one], page[other], strict=True):
        first.value, second.value = second.value, first.value
    opened.save(book)


def save_in_word(document: Path) -> None:
    """What an office program leaves in a file: who saved it last."""
    _rewrite(
        document,
        "docProps/core.xml",
        "<cp:lastModifiedBy></cp:lastModifiedBy>",
        "<cp:lastModifiedBy>Văn thư</cp:lastModifiedBy>",
    )


def edit_in_word(document: Path, old: str, new: str) -> None:
    """Change the text of a document by hand."""
    _rewrite(document, "word/document.xml", old, new)


def own_template(path: Path, old: str = "", new: str = "") -> None:
    """A copy of a shipped template, with one tag changed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(shipped_templates() / path.suffix[1:] / path.name, path)
    if old:
        _rewrite(path, "word/document.xml", old, new)


def _rewrite(package: Path, part: str, old: str, new: str) -> None:
    with zipfile.ZipFile(package) as archive:
        parts = {info.filename: archive.read(info) for info in archive.infolist()}
    text = parts[part].decode()
    assert old in text, f"{package.name}, {part}: no {old}"
    parts[part] = text.replace(old, new).encode()
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def typed(text: str) -> Any:
    """What Excel makes of typing this: a date, a whole number, nothing, or the text."""
    if not text:
        return None
    try:
        return dt.datetime.strptime(text, "%d/%m/%Y")
    except ValueError:
        return int(text) if text.isdecimal() else text
