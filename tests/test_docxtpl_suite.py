"""The tool that runs docxtpl's own scripts with our engine too, on a suite of our own."""

import re
import sys
from pathlib import Path

import pytest
from conftest import unavailable
from docx import Document
from painted import a_picture

from tools.docxtpl_suite import DIFFERENT, NOTHING, main, outcomes
from tools.environment import COMPOSE, python

START = "from docx.shared import Mm\nfrom docxtpl import *\n"

IMAGES = """
t = DocxTemplate("templates/pictures.docx")
one = InlineImage(t, "red.png", width=Mm(20))
two = InlineImage(t, open("blue.png", "rb"), anchor="https://example.test")
rows = [{"image": one, "name": "A & B"}, {"image": two, "name": "<C>"}]
t.render({"image": one, "name": "x", "rows": rows})
t.save("output/pictures.docx")
"""
TEXTS = """
t = DocxTemplate("templates/texts.docx")
rich = RichText("bold & <red>", bold=True, color="#ff0000", font="eastAsia:Arial")
rich.add("two\\nlines\\tand a tab", italic=True, superscript=True)
link = RichText("page", url_id=t.build_url_id("https://example.test/?a=1&b=2"), underline=True)
paragraphs = RichTextParagraph(rich, parastyle="Normal")
paragraphs.add("another & last")
lines = Listing("one\\ntwo & <three>\\tx\\aparagraph\\fpage")
t.render({
    "rich": rich, "link": link, "paragraphs": paragraphs, "lines": lines, "name": "two & three",
    "empty": "",
})
t.save("output/texts.docx")
"""
ODD = """
import datetime, jinja2
t = DocxTemplate("templates/texts.docx")
t.render({"rich": None}, jinja2.Environment(variable_start_string="[["))
t.render({"rich": 1, "lines": None})
t.render({"name": datetime.date(2026, 1, 5)})
"""
COMMAND = """
import json, os
json.dump({"image": "", "name": "x & y", "rows": []}, open("data.json", "w"))
os.system("python -m docxtpl templates/pictures.docx data.json output/made.docx -o -q")
"""
DOCUMENTS = """
t = DocxTemplate("templates/documents.docx")
made = t.new_subdoc()
made.add_paragraph("made & there")
made.add_table(1, 2)
made.add_picture("red.png")
read = t.new_subdoc("templates/inner.docx")
t.render({"one": made, "many": [read, read], "image": InlineImage(t, "blue.png")})
t.save("output/documents.docx")
"""


@pytest.fixture
def suite(tmp_path):
    """Adds a script by name and text to a suite, which it gives back."""
    tests = tmp_path / "tests"
    templates = tests / "templates"
    templates.mkdir(parents=True)
    (tests / "red.png").write_bytes(a_picture(255, 0, 0))
    (tests / "blue.png").write_bytes(a_picture(0, 0, 255))
    pictures(templates / "pictures.docx")
    written(
        templates / "texts.docx", "{{r link }} {{r rich }}{{r empty }}", "a {{ rich }} b",
        "{{p paragraphs }}", "{{ lines }}", "{{ name }}{{ missing }}",
    )  # fmt: skip
    written(
        templates / "documents.docx", "{{p one }}", "{%p for d in many %}", "{{p d }}",
        "{%p endfor %}", "{{ image }}",
    )  # fmt: skip
    inner(templates / "inner.docx", tests / "red.png")

    def add(**scripts):
        for name, text in scripts.items():
            (tests / f"{name}.py").write_text(START + text, encoding="utf-8")
        return tmp_path

    return add


def pictures(path):
    document = Document()
    document.sections[0].header.paragraphs[0].text = "{{ image }} {{ name }}"
    document.add_paragraph("{{ image }} and {{ image }}")
    table = document.add_table(3, 2)
    for row, texts in zip(
        table.rows,
        [("{%tr for r in rows %}", ""), ("{{ r.image }}", "{{ r.name }}"), ("{%tr endfor %}", "")],
        strict=True,
    ):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.save(path)


def written(path, *paragraphs):
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(path)


def inner(path, picture):
    document = Document()
    document.add_heading("Inner", 1)
    document.add_paragraph("one & two", style="List Bullet")
    document.add_paragraph("three", style="List Number")
    document.add_picture(str(picture))
    document.add_table(2, 2, style="Table Grid").cell(0, 0).text = "cell"
    document.save(path)


def test_images_rich_text_links_and_lists_come_out_as_with_docxtpl(suite):
    found = list(outcomes(suite(images=IMAGES, texts=TEXTS)))

    assert found == [("images", "equal", ""), ("texts", "equal", "")]


def test_the_table_tells_what_differs_was_refused_or_rendered_nothing(suite, capsys):
    folder = suite(command=COMMAND, odd=ODD, other="raise ValueError('no')\n")

    ended = main([str(folder)])

    rows = [line.strip("| ") for line in capsys.readouterr().out.splitlines()[2:]]
    assert rows[0] == "command | equal"
    assert rows[1] == "odd | refused | an environment with a syntax of its own"
    assert rows[2].startswith("odd | refused | thẻ “{{r rich }}”")
    different, ours, theirs = re.split(": |, not ", rows[3], maxsplit=2)
    assert different == f"odd | {DIFFERENT} | word/document.xml"
    assert ("05/01/2026" in ours, "2026-01-05" in theirs) == (True, True)
    assert rows[4] == f"other | {NOTHING} | ValueError: no"
    assert ended == 1


def test_the_python_may_be_named_by_a_path_from_here(suite, monkeypatch, capsys):
    given = suite(command=COMMAND)
    here = Path(sys.executable).parent
    monkeypatch.chdir(here)

    ended = main([str(given), "--python", Path(sys.executable).name])

    assert (ended, "| command | equal |" in capsys.readouterr().out) == (0, True)


def test_sub_documents_come_out_as_with_docxtpl(suite):
    with_docxcompose = python(COMPOSE)
    if not with_docxcompose.is_file():
        unavailable("docxcompose is not there, which sub-documents need: make compose")

    found = list(outcomes(suite(documents=DOCUMENTS), str(with_docxcompose)))

    assert found == [("documents", "equal", "")]
