"""A part is proven well formed on every branch, or it is said why it cannot be."""

import io
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Environment, TemplateSyntaxError
from lxml import etree

from paperwork.errors import TemplateError
from paperwork.language.values import WORD
from paperwork.render.docx import compile_form
from paperwork.render.proving import Unproven, prove

FORMS = sorted((Path(__file__).parents[2] / "templates").rglob("*.docx"))


def proof(source):
    return prove(WORD.parse(source))


def root(inside):
    return f'<w:p xmlns:w="w">{inside}</w:p>'


TEXT = "<w:t>{{ x|_text(0) }}</w:t>"


@pytest.mark.parametrize(
    "inside",
    [
        "",
        TEXT,
        "{{ x|_run(0) }}",
        '<w:r w:val="{{ x|_text(0) }}"/>',
        "<w:r w:val=\"{% if x %}a{% else %}b{% endif %}\" w:id='1'/>",
        "{% for d in x %}<w:r/>{% endfor %}",
        "{% for d in x %}<w:r/>{% else %}<w:t></w:t>{% endfor %}",
        "<w:t>{% if x %}a</w:t><w:br/><w:t>{% elif y %}b{% endif %}</w:t>",
        "{% for d in x %}<w:r>{% for e in d %}{% if e %}<w:t/>{% endif %}{% endfor %}</w:r>"
        "{% endfor %}",
        "{% set a = x %}{% with b = x %}<w:t>{{ b|_text(0) }}</w:t>{% endwith %}",
        "<w:t>a &amp; b &#8216; &#x2019; <!-- a - b --> c</w:t>",
        '<a:t xmlns:a="a" a:b="1">x</a:t>',
    ],
)
def test_what_closes_all_it_opens_on_every_branch_is_proven(inside):
    assert proof(root(inside)) is not None


@pytest.mark.parametrize(
    "inside",
    [
        "{% if x %}<w:r>{% endif %}",
        "{% if x %}<w:r>{% endif %}{% if x %}</w:r>{% endif %}",  # right, but who knows of x
        "{% if x %}<w:r></w:r>{% else %}<w:r>{% endif %}",
        "<w:r>{% for d in x %}</w:r><w:t>{% endfor %}</w:t>",
        "{% for d in x %}</w:r>{% endfor %}",
        "{% for d in x %}{% else %}<w:r>{% endfor %}",
        '{% if x %}<w:r w:val="{% endif %}"/>',
        "<w:r><w:t></w:r></w:t>",
        "<w:{{ x|_text(0) }}/>",
        "<w:r {{ x|_text(0) }}/>",
        '<w:r w:val="{{ x|_run(0) }}"/>',
        "<w:t>{{ x|_run(0) }}</w:t>",
        '<w:r w:val="1" w:val="2"/>',
        '<w:r w:val="a<b"/>',
        "<w:r w:val=1/>",
        "<a:r/>",
        '<a:r xmlns:a="a"/><a:r/>',
        "a & b",
        "a &khong; b",
        "]]>",
        "</w:p><w:p>",
        "{% macro m() %}<w:r/>{% endmacro %}",
        "{% set m %}<w:r/>{% endset %}",
        "{% for d in x recursive %}{{ loop(d)|_text(0) }}{% endfor %}",
    ],
)
def test_what_might_be_broken_for_some_data_is_not_proven(inside):
    with pytest.raises(Unproven):
        proof(root(inside))


def test_text_around_the_root_or_a_second_root_is_not_proven():
    for source in ("x<a/>", "<a/>x", "<a/><b/>", "", "{{ x|_run(0) }}<a/>"):
        with pytest.raises(Unproven):
            proof(source)


def test_values_are_known_that_stand_where_no_line_may_end():
    source = '<w:t w:x="{{ x|_text(0) }}">{{ x|_text(1) }}</w:t><w:code>{{ x|_text(2) }}</w:code>'

    assert proof(root(source)).places == {0: "line", 1: "text", 2: "line"}


ROW = "<w:tr><w:tc><w:tcPr/><w:p/></w:tc></w:tr>"


@pytest.mark.parametrize(
    ("inside", "rowless"),
    [
        (f"<w:tbl>{ROW}</w:tbl>", False),
        (f"<w:tbl>{{% for d in x %}}{ROW}{{% endfor %}}</w:tbl>", True),
        (f"<w:tbl>{ROW}{{% for d in x %}}{ROW}{{% endfor %}}</w:tbl>", False),
        (f"<w:tbl>{{% if x %}}{ROW}{{% endif %}}</w:tbl>", True),
        (f"<w:tbl>{{% if x %}}{ROW}{{% else %}}{ROW}{{% endif %}}</w:tbl>", False),
        ("<w:tbl></w:tbl>", True),
    ],
)
def test_a_table_that_may_be_left_without_rows_is_known(inside, rowless):
    assert proof(root(inside)).may_leave_rowless_table is rowless


@pytest.mark.parametrize(
    ("inside", "empty"),
    [
        ("<w:tc><w:p/></w:tc>", False),
        ("<w:tc><w:tcPr><w:x/></w:tcPr>{% if x %}<w:p/>{% endif %}</w:tc>", True),
        ("<w:tc>{% for d in x %}<w:p/>{% endfor %}<w:p/></w:tc>", False),
        ("<w:tc><w:p/>{% for d in x %}<w:tbl><w:tr/></w:tbl>{% endfor %}</w:tc>", True),
        ("<w:tc>{{ x|_block(0) }}</w:tc>", True),
        ("<w:tc><w:p/>{% for d in x %}</w:tc><w:tc>{% endfor %}<w:p/></w:tc>", True),
    ],
)
def test_a_cell_that_may_be_left_without_a_paragraph_is_known(inside, empty):
    assert proof(root(inside)).may_leave_empty_cell is empty


PIECES = ["<a>", "</a>", "<b>", "</b>", "<c/>", "x", "{% if p %}", "{% else %}", "{% endif %}"]
PIECES += ["{% for i in q %}", "{% endfor %}", '<d e="', '"/>']


@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
def test_what_is_proven_can_be_parsed_whatever_the_data(inside):
    source = f"<r>{inside}</r>"
    try:
        tree = WORD.parse(source)
        prove(tree)
    except (Unproven, TemplateSyntaxError):
        return
    template = Environment().from_string(source)
    for p in (False, True):
        for q in ([], [1], [1, 2]):
            etree.fromstring(template.render(p=p, q=q))


def test_an_ordinary_template_is_proven_in_all_its_parts(letter):
    letter.header("{{ a }}").body("{%p for d in ds %}", "{{ d }}", "{%p endfor %}", "{{p x }}")

    assert compile_form(letter.save()).unproven == {}


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_every_form_that_is_shipped_is_proven_in_all_its_parts(path):
    assert compile_form(path).unproven == {}


def test_a_template_that_captures_text_is_parsed_each_time_and_says_so(letter, texts):
    path = letter.body("{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m(ten) }}").save()
    template = compile_form(path)

    assert "word/document.xml" in template.unproven
    assert texts(template.render({"ten": "A & B"})) == ["[A & B]"]


def test_an_attribute_takes_no_line_end_and_escapes_its_quotes(letter, parts):
    letter.table(["{% cellbg mau %}x"])
    template = compile_form(letter.save())

    body = parts(template.render({"mau": 'FF"<'}))["word/document.xml"]

    assert template.unproven == {}
    assert b'w:fill="FF&quot;&lt;"' in body
    with pytest.raises(TemplateError, match="một dòng chữ"):
        template.render({"mau": "FF\nAA"})


def test_the_document_of_a_proven_template_opens(letter):
    path = letter.body("{% if x %}a\tb{% endif %}").save()

    assert Document(io.BytesIO(compile_form(path).render({"x": 1}))).paragraphs
