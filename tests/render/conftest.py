"""Templates and packages for the tests of rendering."""

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document

from paperwork.language import pieces


class Letter:
    """A template under construction: `body("…")`, `header("…")`, `table([...])`, then `save()`."""

    def __init__(self, path: Path):
        self.path = path
        self.document = Document()

    def body(self, *texts):
        for text in texts:
            self.document.add_paragraph(text)
        return self

    def header(self, text):
        self.document.sections[0].header.paragraphs[0].text = text
        return self

    def footer(self, text):
        self.document.sections[0].footer.paragraphs[0].text = text
        return self

    def table(self, *rows):
        table = self.document.add_table(len(rows), len(rows[0]))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        return self

    def save(self, extra=None):
        self.document.save(self.path)
        if extra:
            add_parts(self.path, extra)
        return self.path


def add_parts(path, extra):
    """Adds or replaces parts; {name: (content type or "", bytes)}."""
    parts = parts_of(path.read_bytes())
    types = parts["[Content_Types].xml"].decode()
    for name, (kind, content) in extra.items():
        parts[name] = content
        if kind:
            override = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
            types = types.replace("</Types>", override)
    parts["[Content_Types].xml"] = types.encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def parts_of(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(autouse=True)
def loops_are_long(monkeypatch):
    """The loops of tests are short, and are to be printed as those of long lists."""
    monkeypatch.setattr(pieces, "MANY", 0)


@pytest.fixture
def letter(tmp_path):
    return Letter(tmp_path / "mau.docx")


@pytest.fixture
def parts():
    return parts_of


@pytest.fixture
def texts():
    """The paragraphs of a rendered document, tables after them."""

    def read(content):
        document = Document(io.BytesIO(content))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return [paragraph.text for paragraph in document.paragraphs] + cells

    return read
