"""On any template our engine says what docxtpl says, part by part, in canonical XML.

Left out of the comparison is what no reader sees and docxtpl does by halves: the numbers of
drawings, which it gives in the body only, and the marks that tell one editing session of Word from
another, which our forms leave behind.
"""

import io
import re
import zipfile

import jinja2
import pytest
from builders import a_dossier, a_nomination, composed
from docxtpl import DocxTemplate
from invented_templates import FIELDS, SHAPES, Invention, Template
from lxml import etree

from paperwork.language.values import FILTERS
from paperwork.render import compile_template
from paperwork.rendition import render
from paperwork.vocabulary import context

COMPARED = re.compile(
    r"word/(document|header\d*|footer\d*|footnotes|styles|numbering|settings)\.xml"
    r"|docProps/core\.xml|word/_rels/.*"
)
TRACES = re.compile(rb' (?:w:rsid\w*|w14:paraId|w14:textId)="\w*"')
DRAWING = re.compile(rb'(<wp:docPr\b[^>]*?\bid=")[^"]*')


def of_docxtpl(path, fields, filters=()):
    """What docxtpl makes with autoescape on, as its manual says."""
    document = DocxTemplate(path)
    environment = jinja2.Environment()
    environment.filters |= dict(filters)
    document.render(fields, environment, autoescape=True)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def canonical(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {
            name: canonical_xml(DRAWING.sub(rb"\1", TRACES.sub(b"", package.read(name))))
            for name in package.namelist()
            if COMPARED.fullmatch(name)
        }


def canonical_xml(part):
    root = etree.fromstring(part)
    if root.tag.endswith("coreProperties"):
        for empty in [element for element in root if not element.text]:
            root.remove(empty)  # docxtpl writes each property, also those that nobody set
    return etree.tostring(root, method="c14n").decode()


def assert_equal(ours, theirs):
    ours, theirs = canonical(ours), canonical(theirs)
    assert ours.keys() == theirs.keys()
    for name, part in ours.items():
        assert part == theirs[name], name


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
