"""Templates as clerks make them: a few paragraphs in Word, a few cells in Excel, a declaration."""

import shutil
import zipfile
from pathlib import Path

from docx import Document
from openpyxl import Workbook

from paperwork.catalogue import shipped_templates
from paperwork.templating import check_template

DECLARATION = """
name = "Thư mời"
code = "GM"
order = 9
subject = "Dự họp"
"""
LIST = 'name = "Danh sách"\ncode = ""\norder = 7\nsubject = "Danh sách"\nnumbered = false\n'
LIST += 'rows = "danh_sach"\nrow = "d"\n'


def a_template(folder: Path, *lines: str, declared: str = "", name: str = "thu-moi") -> Path:
    """A Word template of those paragraphs, declared; `declared` adds to its declaration."""
    word = Document(shipped_templates() / "docx" / "quyet-dinh.docx")  # for its styles
    for element in list(word.element.body)[:-1]:
        word.element.body.remove(element)
    for line in lines:
        word.add_paragraph(line)
    path = folder / f"{name}.docx"
    word.save(path)
    path.with_suffix(".toml").write_text(DECLARATION + declared, encoding="utf-8")
    return path


def a_list(folder: Path, **cells: str) -> Path:
    """An Excel template with those cells, declared as a list."""
    book = Workbook()
    for cell, value in cells.items():
        book.active[cell] = value
    path = folder / "bang-ke.xlsx"
    book.save(path)
    path.with_suffix(".toml").write_text(LIST, encoding="utf-8")
    return path


def a_copy(folder: Path, key: str) -> Path:
    """A shipped Word template with its declaration."""
    for suffix in (".toml", ".docx"):
        shutil.copyfile(shipped_templates() / "docx" / f"{key}{suffix}", folder / f"{key}{suffix}")
    return folder / f"{key}.docx"


def with_part(path: Path, part: str, content: str) -> Path:
    """The template with one part more, or with another content of that part."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = content.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, xml in parts.items():
            archive.writestr(name, xml)
    return path


def in_part(path: Path, part: str, old: str, new: str) -> Path:
    """The template with a text of a part replaced."""
    with zipfile.ZipFile(path) as archive:
        xml = archive.read(part).decode()
    assert old in xml, f"{path.name}, {part}: no {old}"
    return with_part(path, part, xml.replace(old, new))


def said_of(path: Path, code: str = "PW") -> list[str]:
    """The sentences about a template whose code begins so."""
    return [f.message for f in check_template(path).findings if f.code.startswith(code)]


def codes_of(path: Path) -> list[str]:
    """The codes of the findings about tags and declarations, in order."""
    return [f.code for f in check_template(path).findings if f.code.startswith("PW")]
