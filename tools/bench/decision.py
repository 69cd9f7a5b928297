"""One award decision as the template of any engine, made from one description.

Forty paragraphs with twenty-five fields, and a table of seven columns; decision.toml holds the
words. What an engine's template language looks like is its dialect.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

DESCRIPTION = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
PARAGRAPHS: list[str] = DESCRIPTION["paragraphs"]
FIELDS: dict[str, str] = DESCRIPTION["fields"]
COLUMNS: dict[str, str] = DESCRIPTION["columns"]
WORDS: dict[str, list[str]] = DESCRIPTION["words"]
ROWS = "danh_sach"
PEOPLE, DECISIONS = 2_000, 50  # of whom each names some
BRACED = re.compile(r"\{(\w+)\}")

USED_STYLES = {"Normal", "Table Grid", "Normal Table", "Default Paragraph Font", "No List"}

Put = Callable[[Paragraph, str], None]


def tag(form: str) -> Put:
    """A field written as text, as `{{ %s }}`."""
    return lambda paragraph, name: _say(paragraph, form % name)


def merge_field(paragraph: Paragraph, name: str) -> None:
    """A field of Word's own mail merge."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f"MERGEFIELD {name}")
    paragraph._p.append(field)
    _say(paragraph, f"«{name}»")
    field.append(paragraph.runs[-1]._r)


def _say(paragraph: Paragraph, text: str, *, bold: bool = False) -> None:
    _as_word_writes(paragraph.add_run(text), bold=bold)


def _as_word_writes(run: Run, *, bold: bool = False) -> None:
    """Font, size and language on every run, as in documents that people have worked on."""
    run.font.name, run.font.size, run.font.bold = "Times New Roman", Pt(14), bold
    properties = run._r.get_or_add_rPr()
    fonts = properties.rFonts
    fonts.set(qn("w:eastAsia"), "Times New Roman")
    fonts.set(qn("w:cs"), "Times New Roman")
    for name, value in (("w:szCs", "28"), ("w:lang", "vi-VN")):
        element = OxmlElement(name)
        element.set(qn("w:val"), value)
        properties.append(element)


@dataclass(frozen=True)
class Dialect:  # cách viết mẫu của một chương trình
    """How a template language writes a field, and rows of a table that repeat."""

    field: Put
    cell: Put
    before: str = ""  # a row of its own above the one that repeats
    opening: str = ""  # in its first cell
    closing: str = ""  # in its last cell
    after: str = ""  # a row of its own below


DIALECTS = {
    "jinja": Dialect(
        tag("{{ %s }}"),
        tag("{{ d.%s }}"),
        before=f"{{%tr for d in {ROWS} %}}",
        after="{%tr endfor %}",
    ),
    "merge": Dialect(merge_field, merge_field),
    "braces": Dialect(tag("{%s}"), tag("{%s}"), opening=f"{{#{ROWS}}}", closing=f"{{/{ROWS}}}"),
    "carbone": Dialect(
        tag("{d.%s}"), tag(f"{{d.{ROWS}[i].%s}}"), after=f"{{d.{ROWS}[i+1].{next(iter(COLUMNS))}}}"
    ),
}


def template(dialect: Dialect) -> Document:
    """The template of the decision in a dialect."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(14)
    for text in PARAGRAPHS:
        _fill(_laid_out(document.add_paragraph()), text, dialect.field)
    table = document.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    for cell, heading in zip(table.rows[0].cells, COLUMNS.values(), strict=True):
        _say(_laid_out(cell.paragraphs[0]), heading, bold=True)
    if dialect.before:
        _first(table.add_row()).add_run(dialect.before)
    _repeat(table.add_row(), dialect)
    if dialect.after:
        _first(table.add_row()).add_run(dialect.after)
    return document


def bare(document: Document) -> Document:
    """The document without the styles it does not use, which python-docx gives to each."""
    for style in list(document.styles):
        if style.name not in USED_STYLES:
            document.styles.element.remove(style.element)
    for relation in list(document.part.rels.values()):
        if relation.reltype.endswith("/stylesWithEffects"):
            del document.part.rels[relation.rId]
    return document


def _repeat(row: _Row, dialect: Dialect) -> None:
    cells = [_laid_out(cell.paragraphs[0]) for cell in row.cells]
    if dialect.opening:
        _say(cells[0], dialect.opening)
    for cell, name in zip(cells, COLUMNS, strict=True):
        dialect.cell(cell, name)
    if dialect.closing:
        _say(cells[-1], dialect.closing)


def _laid_out(paragraph: Paragraph) -> Paragraph:
    """With spacing, indents and alignment of its own."""
    layout = paragraph.paragraph_format
    layout.space_before = layout.space_after = Pt(3)
    layout.line_spacing = Pt(17)
    layout.first_line_indent, layout.left_indent = Mm(0), Mm(0)
    layout.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    return paragraph


def _first(row: _Row) -> Paragraph:
    paragraph: Paragraph = row.cells[0].paragraphs[0]
    return paragraph


def _fill(paragraph: Paragraph, text: str, field: Put) -> None:
    """The text, with its braced names as fields."""
    for order, piece in enumerate(BRACED.split(text)):
        if order % 2:
            field(paragraph, piece)
        elif piece:
            _say(paragraph, piece)


def context(rows: int) -> dict[str, object]:
    """What is filled in: the same for as many rows, whenever it is made."""
    return _about(islice(_people(), rows))


def contexts(rows: int) -> list[dict[str, object]]:
    """What is filled into one decision after the other, which names others each time.

    A processor soon knows the course of one and the same document by heart.
    """
    people = list(islice(_people(), PEOPLE))
    return [_about(random.Random(number).sample(people, rows)) for number in range(DECISIONS)]


def _about(people: Iterable[tuple[str, ...]]) -> dict[str, object]:
    rows = ((str(number), *person) for number, person in enumerate(people, 1))
    return {**FIELDS, ROWS: [dict(zip(COLUMNS, row, strict=True)) for row in rows]}


def _people() -> Iterator[tuple[str, ...]]:
    for n in count():
        name = " ".join(_word(kind, n) for kind in ("ho", "dem", "ten"))
        kinds = ("chuc_vu", "don_vi", "hinh_thuc", "thanh_tich", "tien_thuong")
        yield name, *(_word(kind, n) for kind in kinds)


def _word(kind: str, n: int) -> str:
    return WORDS[kind][n % len(WORDS[kind])]
