"""What a form has to say is found in what was made of it, word for word, or nothing is made."""

import pytest
from docx import Document
from docx.shared import Pt
from invented_templates import (
    EXPRESSIONS,
    FIELDS,
    OPEN,
    SHAPES,
    TESTS,
    Invention,
    Template,
)

from paperwork.errors import TemplateError
from paperwork.package import write_package
from paperwork.render import compile_form
from paperwork.render import docx as whole_forms
from paperwork.render import parts as form_parts
from paperwork.wordml import Paragraph, Rule

CLOSED = {  # of the shapes of docxtpl, those in the language of forms
    *("paragraphs in a loop", "a loop within a paragraph", "runs in a loop", "conditions"),
    *("a tag split over runs", "a condition in an expression", "rows", "rows chosen"),
    *("rows of rows", "paragraphs in a cell", "columns", "columns that vary by row"),
    *("a cell over columns", "a coloured cell", "cells merged downwards", "head and foot"),
    *("cells merged sideways", "lines joined", "space kept and cut", "a macro", "an empty loop"),
    *("text kept for later", "comments", "lines and tabs"),
}
EXPRESSIONS_OF_FORMS = [expression for expression in EXPRESSIONS if expression not in OPEN]
TESTS_OF_FORMS = [test for test in TESTS if test not in OPEN]


def made(path, fields=FIELDS):
    template = compile_form(path)
    return template, template.render(fields)


@pytest.mark.parametrize("shape", sorted(CLOSED))
def test_a_form_of_any_shape_says_what_it_should(tmp_path, shape):
    template, content = made(SHAPES[shape](Template(tmp_path / "mau.docx")).save())

    assert template.read_back(content, FIELDS)


@pytest.mark.parametrize("seed", range(40))
def test_a_form_made_at_random_says_what_it_should(tmp_path, seed):
    path = Invention(seed, EXPRESSIONS_OF_FORMS, TESTS_OF_FORMS).write(tmp_path / "mau.docx")

    template, content = made(path)

    assert template.read_back(content, FIELDS)


def test_drawn_lines_and_blocks_of_paragraphs_are_retold(tmp_path):
    path = Template(tmp_path / "mau.docx").body("{{r ke }}", "{{p khoi }}", "{{ sau }}").save()
    khoi = Block([Paragraph("Normal", "một & hai"), Paragraph("Normal", "ba")])
    fields = {"ke": Rule(40), "khoi": khoi, "sau": "x\ty\nz"}

    template, content = made(path, fields)

    assert template.read_back(content, fields) == ("một & hai", "ba", "x y z")


class Block:
    level = "block"

    def __init__(self, paragraphs):
        self.paragraphs = paragraphs

    def __html__(self):
        return "".join(paragraph.__html__() for paragraph in self.paragraphs)


# ---------------------------------------------------------------- what is lost

LETTER = (
    *("Kính gửi: {{ chu.ten }}", "Câu của mẫu."),
    *("{%p for d in ds %}", "- {{ d.ten }};", "{%p endfor %}"),
)
BODY = "word/document.xml"


@pytest.mark.parametrize(
    ("cut", "due"),
    [
        ("Vũ &lt; Bình", "Vũ < Bình"),
        ("Câu của mẫu.", "Câu của mẫu."),
        ("An &amp; Bình", "An & Bình"),
    ],
    ids=["a value of a row", "a sentence of the template", "a value"],
)
def test_what_a_finished_file_does_not_show_is_told(tmp_path, parts, cut, due):
    template, content = made(Template(tmp_path / "mau.docx").body(*LETTER).save())
    opened = parts(content)
    assert cut.encode() in opened[BODY]
    opened[BODY] = opened[BODY].replace(cut.encode(), b"")

    with pytest.raises(TemplateError, match="không đúng chữ") as told:
        template.read_back(write_package(opened), FIELDS)

    assert due in str(told.value)


@pytest.mark.parametrize("wrong", ["Lê An.", "Lê Bn"], ids=["more", "other"])
def test_what_a_finished_file_says_otherwise_is_told(tmp_path, parts, wrong):
    template, content = made(Template(tmp_path / "mau.docx").body(*LETTER).save())
    opened = parts(content)
    opened[BODY] = opened[BODY].replace("Lê An".encode(), wrong.encode())

    with pytest.raises(TemplateError, match=f"đọc lại thì thấy.*{wrong}"):
        template.read_back(write_package(opened), FIELDS)


def test_a_header_is_held_to_its_words_too(tmp_path, parts):
    path = Template(tmp_path / "mau.docx").head("Hồ sơ {{ so }}").body("x").save()
    template, content = made(path)
    opened = {
        name: part.replace("Hồ sơ 7".encode(), "Hồ sơ 8".encode())
        for name, part in parts(content).items()
    }

    with pytest.raises(TemplateError, match="Hồ sơ 8"):
        template.read_back(write_package(opened), FIELDS)


def test_what_patching_loses_is_told(tmp_path, monkeypatch):
    patched = form_parts._patched
    monkeypatch.setattr(
        form_parts, "_patched", lambda root: patched(root).replace("{{ chu.ten }}", "")
    )
    template, content = made(Template(tmp_path / "mau.docx").body(*LETTER).save())

    with pytest.raises(TemplateError, match="An & Bình"):
        template.read_back(content, FIELDS)


def test_what_printing_loses_is_told(tmp_path, monkeypatch):
    printed = form_parts.printed
    monkeypatch.setattr(form_parts, "printed", lambda *given: printed(*given).replace(b"&lt;", b""))
    template, content = made(Template(tmp_path / "mau.docx").body(*LETTER).save())

    with pytest.raises(TemplateError, match="Vũ < Bình"):
        template.read_back(content, FIELDS)


def test_what_zipping_loses_is_told(tmp_path, monkeypatch):
    packed = whole_forms.packed
    monkeypatch.setattr(
        whole_forms,
        "packed",
        lambda name, part, *how: packed(name, part.replace(b"An &amp;", b""), *how),
    )
    template, content = made(Template(tmp_path / "mau.docx").body(*LETTER).save())

    with pytest.raises(TemplateError, match="An & Bình"):
        template.read_back(content, FIELDS)


def test_a_tag_where_no_reader_sees_it_is_refused(tmp_path):
    document = Document()
    paragraph = document.add_paragraph("{% if so %}")
    paragraph.runs[0].font.hidden = True
    paragraph.runs[0].font.size = Pt(1)
    paragraph.add_run("{{ ten }}{% endif %}")
    document.save(tmp_path / "mau.docx")

    with pytest.raises(TemplateError, match="chữ ẩn"):
        compile_form(tmp_path / "mau.docx")


def test_what_patching_loses_of_a_part_without_tags_is_told(tmp_path, monkeypatch):
    patched = form_parts._patched
    monkeypatch.setattr(form_parts, "_patched", lambda root: patched(root).replace("Đầu trang", ""))
    path = Template(tmp_path / "mau.docx").head("Đầu trang cố định").body("{{ so }}").save()

    with pytest.raises(TemplateError, match="Đầu trang cố định"):
        compile_form(path)
