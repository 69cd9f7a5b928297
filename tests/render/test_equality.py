"""On any template our engine says what docxtpl says, part by part, in canonical XML."""

import io
import re

import jinja2
import pytest
from builders import a_dossier, a_nomination, composed
from docxtpl import DocxTemplate
from invented_templates import FIELDS, SHAPES, Invention, Template

from paperwork.language.values import FILTERS
from paperwork.render import compile_template
from paperwork.rendition import render
from paperwork.vocabulary import context
from tools.canonical import canonical, difference


def of_docxtpl(path, fields, filters=()):
    """What docxtpl makes with autoescape on, as its manual says."""
    document = DocxTemplate(path)
    environment = jinja2.Environment()
    environment.filters |= dict(filters)
    document.render(fields, environment, autoescape=True)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def assert_equal(ours, theirs):
    assert difference(ours, theirs) == ""


# ---------------------------------------------------------------- our own forms

WHOLE = composed(a_dossier(a_nomination("DC-0001"), a_nomination("DC-0002")))
FORMS = [document for document in WHOLE.documents if document.type.template.suffix == ".docx"]


@pytest.mark.parametrize("document", FORMS, ids=lambda document: document.key)
def test_our_forms_say_what_docxtpl_makes_of_them(document):
    fields = context(WHOLE, document)

    ours = canonical(render(WHOLE, document))

    theirs = canonical(of_docxtpl(document.type.template, fields, FILTERS))
    for name in ours:
        if re.fullmatch(r"word/(document|header\d*|footer\d*)\.xml", name):
            assert ours[name] == theirs[name], name


# ---------------------------------------------------------------- any template


@pytest.mark.parametrize("shape", SHAPES)
def test_a_template_of_any_shape_comes_out_as_with_docxtpl(tmp_path, shape):
    path = SHAPES[shape](Template(tmp_path / "mau.docx")).save()

    ours = compile_template(path).render(FIELDS)

    assert_equal(ours, of_docxtpl(path, FIELDS))


@pytest.mark.parametrize("seed", range(60))
def test_a_template_made_at_random_comes_out_as_with_docxtpl(tmp_path, seed):
    path = Invention(seed).write(tmp_path / "mau.docx")
    theirs = of_docxtpl(path, FIELDS)

    template = compile_template(path)

    assert_equal(template.render(FIELDS), theirs)
