"""The file a clerk gets of a document: its name, its bytes, and what tells it from another."""

import datetime as dt
import os
import shutil
import zipfile
from dataclasses import replace
from io import BytesIO

import pytest
from builders import a_document, a_dossier, a_nomination, a_type, composed, the
from docx import Document
from lxml import etree
from office_folder import own_template
from openpyxl import load_workbook

from paperwork.awards import award_of
from paperwork.catalogue import document_types
from paperwork.model import DocumentNumber
from paperwork.rendition import content_of, file_name, render
from paperwork.saving import digest, key_of

DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


@pytest.fixture(scope="module")
def whole():
    """A small dossier's documents, composed and not numbered."""
    return composed(a_dossier(a_nomination("DC-0001"), a_nomination("DC-0002")))


def numbered(whole, key, serial):
    """The set once that document has a number."""
    document = the(key, whole)
    with_number = replace(document, number=DocumentNumber(serial, document.symbol))
    others = (with_number if d is document else d for d in whole.documents)
    return replace(whole, documents=tuple(others))


def rendered(whole, key):
    return render(whole, the(key, whole))


def core(content):
    with zipfile.ZipFile(BytesIO(content)) as package:
        return etree.fromstring(package.read("docProps/core.xml"))


def text(content):
    return "\n".join(paragraph.text for paragraph in Document(BytesIO(content)).paragraphs)


# ---------------------------------------------------------------- its name


@pytest.mark.parametrize(
    ("changes", "draft", "name"),
    [
        ({}, False, "04-quyet-dinh.docx"),
        ({}, True, "04-quyet-dinh-du-thao.docx"),
        ({"award": award_of("GK")}, False, "04-quyet-dinh-giay-khen.docx"),
        ({"award": award_of("CSTDCS")}, True, "04-quyet-dinh-chien-si-thi-dua-co-so-du-thao.docx"),
    ],
)
def test_a_file_is_named_in_reading_order_by_type_and_award(changes, draft, name):
    document = a_document(a_type("quyet-dinh", order=4), **changes)

    assert file_name(document, draft) == name


def test_no_two_documents_of_a_set_have_one_file(whole):
    names = [file_name(document, draft) for document in whole.documents for draft in (True, False)]

    assert len(set(names)) == len(names)
    assert all(name.isascii() for name in names)


def test_the_list_is_an_excel_file(whole):
    name = file_name(the("danh-sach", whole), draft=False)

    assert name == "06-danh-sach.xlsx"
    assert load_workbook(BytesIO(rendered(whole, "danh-sach"))).sheetnames


# ---------------------------------------------------------------- its bytes


@pytest.mark.parametrize("key", ["quyet-dinh", "danh-sach"])
def test_one_document_is_the_same_bytes_every_time(whole, key):
    assert rendered(whole, key) == rendered(whole, key)


def test_a_file_says_whose_it_is_and_names_the_office(whole, tmp_path):
    document = the("quyet-dinh", whole)
    (tmp_path / "x.docx").write_bytes(render(whole, document))

    said = core(render(whole, document))

    assert key_of(tmp_path / "x.docx") == document.key
    assert said.findtext(f"{DUBLIN_CORE}creator") == whole.dossier.unit.name
    assert said.findtext(f"{DUBLIN_CORE}title") == (
        f"Quyết định {document.subject_line[0].lower()}{document.subject_line[1:]}"
    )


def test_a_file_is_as_old_as_its_document(whole):
    document = replace(the("quyet-dinh", whole), issued_on=dt.date(2027, 1, 14))
    undated = replace(document, issued_on=None)

    assert b"2027-01-14T00:00:00Z" in etree.tostring(core(render(whole, document)))
    assert b"2026-01-01T00:00:00Z" in etree.tostring(core(render(whole, undated)))


def test_a_template_mended_while_the_program_runs_is_used_as_mended(whole, tmp_path):
    own = tmp_path / "bao-cao.docx"
    own_template(own)
    shutil.copyfile(document_types_file("bao-cao"), own.with_suffix(".toml"))
    document = the("bao-cao", whole)
    mine = replace(document, type=replace(document.type, template=own))
    first = render(whole, mine)

    word = Document(own)
    word.add_paragraph("Dòng của cơ quan.")
    word.save(own)
    os.utime(own, ns=(10**18, 10**18))  # another time than before, whatever the disk can tell

    assert "Dòng của cơ quan." not in text(first)
    assert "Dòng của cơ quan." in text(render(whole, mine))


def document_types_file(key):
    """The declaration beside a shipped template."""
    return next(t.template for t in document_types() if t.key == key).with_suffix(".toml")


# ---------------------------------------------------------------- what it says, its number apart


def test_what_a_document_says_is_the_same_before_and_after_it_has_its_number(whole):
    before = the("quyet-dinh", whole)
    later = numbered(whole, "quyet-dinh", 5)
    after = the("quyet-dinh", later)

    contents = [content_of(before, render(whole, before)), content_of(after, render(later, after))]

    assert render(whole, before) != render(later, after)
    assert contents[0] == contents[1]


def test_another_number_of_its_own_is_no_other_content(whole):
    one, other = numbered(whole, "quyet-dinh", 5), numbered(whole, "quyet-dinh", 105)

    contents = {content_of(the("quyet-dinh", s), rendered(s, "quyet-dinh")) for s in (one, other)}

    assert len(contents) == 1


def test_another_number_of_what_it_cites_is_other_content(whole):
    one, other = numbered(whole, "to-trinh", 5), numbered(whole, "to-trinh", 6)

    contents = {content_of(the("quyet-dinh", s), rendered(s, "quyet-dinh")) for s in (one, other)}

    assert len(contents) == 2


def test_another_word_is_other_content(whole):
    document = the("quyet-dinh", whole)
    other = replace(document, subject="Về việc tặng Giấy khen")

    contents = {content_of(d, render(whole, d)) for d in (document, other)}

    assert len(contents) == 2


def test_content_is_told_by_the_words_and_not_by_how_word_stored_them(whole):
    document = the("quyet-dinh", whole)
    made = render(whole, document)
    stored_anew = BytesIO()
    Document(BytesIO(made)).save(stored_anew)

    assert digest(stored_anew.getvalue()) != digest(made)
    assert content_of(document, stored_anew.getvalue()) == content_of(document, made)
