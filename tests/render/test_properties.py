import datetime as dt

import pytest
from docx import Document
from docx.oxml import parse_xml
from markupsafe import Markup

from paperwork.errors import TemplateError
from paperwork.render.docx import compile_form, compile_template
from paperwork.render.properties import Properties

MAKER = "Người Soạn Mẫu"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture(params=[compile_form, compile_template], ids=["form", "template"])
def compiled(request):
    return request.param


def relations(kind, target):
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{RELATIONS}/{kind}" Target="{target}"'
        ' TargetMode="External"/></Relationships>'
    ).encode()


def test_a_document_names_the_office_and_no_person(letter, parts, tmp_path):
    core = letter.document.core_properties
    core.author = core.last_modified_by = core.comments = core.category = MAKER
    properties = Properties("Tờ trình A & B", "Sở Nội vụ", created=dt.datetime(2026, 1, 5, 8, 30))

    result = compile_form(letter.body("x").save()).render({}, properties)

    (tmp_path / "ra.docx").write_bytes(result)
    written = Document(tmp_path / "ra.docx").core_properties
    assert (written.title, written.author) == ("Tờ trình A & B", "Sở Nội vụ")
    assert written.last_modified_by == ""
    assert written.created == written.modified == dt.datetime(2026, 1, 5, 8, 30, tzinfo=dt.UTC)
    assert not [name for name, part in parts(result).items() if MAKER.encode() in part]


def test_company_thumbnail_and_editing_marks_are_left_behind(letter, parts):
    path = letter.body("x").save()

    before, after = parts(path.read_bytes()), parts(compile_form(path).render({}))

    assert "docProps/thumbnail.jpeg" in before
    assert "docProps/thumbnail.jpeg" not in after
    assert b"thumbnail" not in after["_rels/.rels"]
    assert b"rsid" in before["word/settings.xml"]
    assert not [name for name, part in after.items() if b"rsid" in part]


def test_custom_properties_and_the_names_of_commenters_are_left_behind(letter, parts):
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    comments = f'<w:comments xmlns:w="{word}"><w:comment w:id="0" w:author="{MAKER}"/></w:comments>'
    extra = {
        "docProps/custom.xml": ("application/custom", MAKER.encode()),
        "word/comments.xml": ("application/comments", comments.encode()),
    }

    result = parts(compile_form(letter.body("x").save(extra)).render({}))

    assert "docProps/custom.xml" not in result
    assert b"custom.xml" not in result["[Content_Types].xml"]
    assert b'w:author=""' in result["word/comments.xml"]


def test_the_path_of_the_form_on_its_maker_s_machine_is_left_behind(letter, parts):
    target = "file:///C:/Users/ai/Mau.dotx"
    extra = {"word/_rels/settings.xml.rels": ("", relations("attachedTemplate", target))}

    result = parts(compile_form(letter.body("x").save(extra)).render({}))

    assert not [name for name, part in result.items() if b"Mau.dotx" in part]


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("image", "http://example.test/a.png"),
        ("oleObject", r"\\may-chu\tep.xlsx"),
        ("hyperlink", "file:///C:/tep.exe"),
        ("attachedTemplate", "http://example.test/a.dotm"),
    ],
)
def test_a_template_that_fetches_from_elsewhere_is_refused(letter, compiled, kind, target):
    extra = {"word/_rels/footnotes.xml.rels": ("", relations(kind, target))}

    with pytest.raises(TemplateError, match="từ nơi khác"):
        compiled(letter.body("x").save(extra))


class Drawn:
    """A value that brings markup of its own."""

    def __init__(self, xml):
        self.xml = xml

    def __html__(self):
        return self.xml


@pytest.mark.parametrize(
    "code", ["INCLUDETEXT x.docx", "dde Excel a b", "{{ loai }} x", "IN{{ x }}"]
)
def test_a_field_of_word_that_fetches_is_refused(letter, compiled, code):
    letter.body("x").document.paragraphs[0]._p.append(
        parse_xml(f'<w:fldSimple xmlns:w="{WORD}" w:instr="{code}"/>')
    )

    with pytest.raises(TemplateError, match="trường"):
        compiled(letter.save())


def test_a_field_that_a_template_prints_by_itself_is_refused(letter):
    tag = "{{r '<w:fldSimple w:instr=\"INCLUDETEXT x.docx\"/>'|safe }}"
    template = compile_template(letter.body(tag).save())

    with pytest.raises(TemplateError, match="INCLUDETEXT"):
        template.render({})


@pytest.mark.parametrize("tag", ["{{r x }}", "{{ x }}", "{{p x }}"])
@pytest.mark.parametrize("value", [Markup, Drawn])
def test_a_field_that_comes_with_the_data_is_refused(letter, tag, value):
    template = compile_template(letter.body(tag).save())
    field = f'<w:fldSimple xmlns:w="{WORD}" w:instr="INCLUDETEXT x.docx"/>'

    with pytest.raises(TemplateError, match="INCLUDETEXT"):
        template.render({"x": value(field)})


def test_a_link_and_the_number_of_a_page_are_no_harm(letter, compiled):
    letter.body("x").document.paragraphs[0]._p.append(
        parse_xml(f'<w:fldSimple xmlns:w="{WORD}" w:instr=" PAGE "/>')
    )
    link = relations("hyperlink", "https://vi.example/")

    assert compiled(letter.save({"word/_rels/footnotes.xml.rels": ("", link)})).render({})


def test_a_template_with_another_file_in_it_is_refused(letter, compiled):
    inside = relations("aFChunk", "a.html").replace(b' TargetMode="External"', b"")
    extra = {"word/_rels/footnotes.xml.rels": ("", inside)}

    with pytest.raises(TemplateError, match="nhúng"):
        compiled(letter.body("x").save(extra))


def test_a_template_with_macros_is_refused(letter, compiled):
    extra = {"word/vbaProject.bin": ("application/vnd.ms-office.vbaProject", b"x")}

    with pytest.raises(TemplateError, match="macro"):
        compiled(letter.body("x").save(extra))


def test_a_title_that_cannot_be_written_is_an_error(letter):
    template = compile_form(letter.body("x").save())

    with pytest.raises(TemplateError, match=r"U\+000B"):
        template.render({}, Properties(title="Tờ\x0btrình"))
