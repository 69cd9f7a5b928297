"""On templates of every ordinary shape our engine says what docxtpl says, part by part."""

import io
import re

import jinja2
import pytest
from docxtpl import DocxTemplate
from lxml import etree

from paperwork.render.docx import compile_template

CONTEXT = {
    "ten": "Sở Nội vụ & “Đối tác” <x>",
    "so": 7,
    "trong": [],
    "ds": [
        {"ten": "Lê An", "muc": 1},
        {"ten": "Vũ < Bình", "muc": 2},
        {"ten": "Hồ\nCúc", "muc": 3},
    ],
}


def of_paragraphs(letter):
    letter.body("{%p for d in ds %}", "- {{ d.ten }};", "{%p endfor %}", "hết")


def of_runs(letter):
    paragraph = letter.document.add_paragraph("Gồm: ")
    paragraph.add_run("{%r for d in ds %}")
    paragraph.add_run("{{ d.ten }}").bold = True
    paragraph.add_run("{% if not loop.last %}, {% endif %}")
    paragraph.add_run("{%r endfor %}")


def of_conditions(letter):
    letter.body("{% if so > 5 %}nhiều{% elif so %}ít{% else %}không{% endif %} {{ ten|upper }}")
    letter.body("{%p if trong %}", "ẩn", "{%p endif %}", "{# chú thích #}hiện")


def of_rows(letter):
    letter.table(
        ["STT", "Tên"],
        ["{%tr for d in ds %}", ""],
        ["{{ loop.index }}", "{{ d.ten }}"],
        ["{%tr endfor %}", ""],
    )


def of_cells(letter):
    letter.table(["{%tc for d in ds %}", "{{ d.ten }}", "{%tc endfor %}"])
    letter.table(["{% colspan so %}{{ ten }}", "b"])


def of_merged_cells(letter):
    letter.table(
        ["{%tr for d in ds %}", ""], ["{% vm %}{{ ten }}", "{{ d.ten }}"], ["{%tr endfor %}", ""]
    )


def of_head_and_foot(letter):
    letter.header("{{ ten }}").footer("{% for d in ds %}{{ d.muc }} {% endfor %}").body("{{ so }}")


def of_joined_lines(letter):
    letter.body("{{ ten }}{% if so -%}", "tiếp{%- endif %}", "{% set a = so + 1 %}{{ a }}")


SHAPES = [of_paragraphs, of_runs, of_conditions, of_rows, of_cells, of_merged_cells]
SHAPES += [of_head_and_foot, of_joined_lines]


@pytest.mark.parametrize("shape", SHAPES)
def test_our_document_is_the_one_docxtpl_makes(letter, parts, shape):
    shape(letter)
    path = letter.save()
    theirs = DocxTemplate(path)
    theirs.render(CONTEXT, jinja2.Environment(), autoescape=True)
    buffer = io.BytesIO()
    theirs.save(buffer)

    ours = compile_template(path).render(CONTEXT)

    assert canonical(parts(ours)) == canonical(parts(buffer.getvalue()))


def canonical(parts):
    return {
        name: etree.tostring(etree.fromstring(without_traces(xml)), method="c14n").decode()
        for name, xml in parts.items()
        if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name)
    }


def without_traces(xml):
    return re.sub(rb' w:rsid\w*="\w*"', b"", xml)
