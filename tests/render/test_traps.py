"""What goes wrong silently with docxtpl, trap by trap, and does not go wrong here.

Each holds for our own forms and for anybody's templates, unless a test says otherwise.
"""

import datetime as dt
import io
import re
import zipfile
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, Listing, RichText
from painted import a_picture

from paperwork import deflate
from paperwork.errors import TemplateError
from paperwork.render import compile_form, compile_template
from paperwork.render.properties import Properties
from paperwork.wordml import Rule

WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture(params=[compile_form, compile_template], ids=["form", "template"])
def compiled(request):
    return request.param


# ---------------------------------------------------------------- escaping


@pytest.mark.parametrize("name", ["A & B", "1<2", "<select>", "]]>", "&amp;", "\"x\" 'y'", "a > b"])
def test_escaping_no_character_of_a_name_is_lost(letter, texts, compiled, name):
    path = letter.body("[{{ ten }}]").header("{{ ten }}").table(["{{ ten }}"]).save()

    result = compiled(path).render({"ten": name})

    assert texts(result) == [f"[{name}]", name]
    assert Document(io.BytesIO(result)).sections[0].header.paragraphs[0].text == name


def test_escaping_one_awkward_name_among_many_changes_no_other(letter, texts, compiled):
    path = letter.body("{% for d in ds %}{{ d }}|{% endfor %}").save()
    names = ["Lê An", "A & B", "", "Vũ\u00a0Bình", "&", "x&amp;y", "Hồ\u200bCúc", "<"]

    assert texts(compiled(path).render({"ds": names})) == ["".join(f"{name}|" for name in names)]


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x1f", "\x85", "\ud800", "\ufffe"])
def test_escaping_what_xml_cannot_hold_is_refused_by_name(letter, compiled, character):
    path = letter.body("{{ so }} {{ ten }}").save()

    with pytest.raises(TemplateError, match=r"“{{ ten }}”.*U\+"):
        compiled(path).render({"so": "1", "ten": f"A{character}B"})


# ---------------------------------------------------------------- undefined, and never printed raw


@pytest.mark.parametrize("tag", ["{{ ten }}", "{% if ten %}x{% endif %}", "{{ d.ten }}"])
def test_undefined_is_an_error_and_never_a_blank(letter, compiled, tag):
    path = letter.body(tag).save()

    with pytest.raises(TemplateError, match="không có trường “ten”"):
        compiled(path).render({"d": {}})


@pytest.mark.parametrize("value", [None, True, False])
def test_none_and_truth_are_never_printed(letter, compiled, value):
    path = letter.body("{{ x }}").save()

    with pytest.raises(TemplateError, match=r"“{{ x }}”"):
        compiled(path).render({"x": value})


@pytest.mark.parametrize(
    "value", [3.0, 2.5, dt.date(2026, 1, 5), dt.datetime(2026, 1, 5), Decimal("1E+3")]
)
def test_a_form_prints_no_fraction_and_no_date_that_nobody_has_put_into_words(letter, value):
    path = letter.body("{{ x }}").save()

    with pytest.raises(TemplateError, match=r"“{{ x }}”"):
        compile_form(path).render({"x": value})


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (3.0, "3"),
        (2.5, "2.5"),
        (0.1 + 0.2, "0.3"),
        (Decimal("1E+3"), "1000"),
        (dt.date(2026, 1, 5), "05/01/2026"),
        (dt.datetime(2026, 1, 5), "05/01/2026"),
        (dt.datetime(2026, 1, 5, 8, 30), "05/01/2026 08:30"),
    ],
)
def test_a_template_prints_numbers_and_dates_as_people_write_them(letter, texts, value, printed):
    path = letter.body("{{ x }}").header("{{ x }}").save()

    assert texts(compile_template(path).render({"x": value})) == [printed]


def test_a_missing_field_is_blank_for_who_asks_for_it(letter, texts):
    path = letter.body("a{{ ten }}b{% if ten %}c{% endif %}").save()

    assert texts(compile_template(path, missing="blank").render({})) == ["ab"]


# ---------------------------------------------------------------- data as code


def test_data_is_never_evaluated_though_two_sections_share_the_footnotes(letter, parts, compiled):
    letter.body("một").document.add_section()
    note = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="1"><w:p><w:r><w:t>{{{{ ten }}}}</w:t></w:r>'
        "</w:p></w:footnote></w:footnotes>"
    ).encode()
    path = letter.save({"word/footnotes.xml": (f"{WML}.footnotes+xml", note)})

    result = parts(compiled(path).render({"ten": "{{ 7*7 }}"}))

    assert b"{{ 7*7 }}" in result["word/footnotes.xml"]


@pytest.mark.parametrize(
    "tag", ["{{ ten.__class__ }}", "{{ d._an }}", "{{ d.__init__.__globals__ }}"]
)
def test_a_template_cannot_reach_what_is_not_data(letter, compiled, tag):
    class Data:
        _an = "mật"

    with pytest.raises(TemplateError):
        compiled(letter.body(tag).save()).render({"ten": "x", "d": Data()})


def test_a_template_cannot_change_the_data(letter):
    data = ["a"]

    with pytest.raises(TemplateError):
        compile_template(letter.body("{{ ds.append('b') }}").save()).render({"ds": data})

    assert data == ["a"]


# ---------------------------------------------------------------- letters


def test_a_field_is_found_by_its_name_however_its_marks_are_typed(letter, texts, compiled):
    path = letter.body("{{ te\u0302n }}{{ d.te\u0302n }}").save()

    result = compiled(path).render({"t\u00ean": "một", "d": {"te\u0302n": "hai", "t\u00ean": "ba"}})

    assert texts(result)[0].startswith("một")


@pytest.mark.parametrize(
    "tag",
    [
        "{{\u00a0ten\u200b }}",
        "{{ te\u00adn }}",
        "{% if so \u2013 1 == 1 %}{{ ten }}{% endif %}",
        "{{ ten if ten != “x” else ten }}",
        "{{ ten if ten != '&' else ten }}",
        "{{ ten if so > 1 and so < 3 else '' }}",
    ],
)
def test_what_word_typed_into_a_tag_does_not_break_it(letter, texts, compiled, tag):
    assert texts(compiled(letter.body(tag).save()).render({"ten": "Lê An", "so": 2})) == ["Lê An"]


def test_an_ampersand_within_a_tag_is_one_character(letter, texts, compiled):
    path = letter.body("{{ ds|join(' & ') }}").save()

    assert texts(compiled(path).render({"ds": ["a", "b"]})) == ["a & b"]


# ---------------------------------------------------------------- newlines


def in_a_text_box(letter, text):
    run = letter.document.add_paragraph("ngoài ").runs[0]
    box = (
        f'<w:pict xmlns:w="{W}" xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox>'
        f"<w:txbxContent><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict>"
    )
    run._r.append(parse_xml(box))
    return letter


def test_a_line_end_breaks_the_line_also_in_a_text_box(letter, parts, compiled):
    path = in_a_text_box(letter, "{{ ten }}").body("{{ ten }}").save()

    body = parts(compiled(path).render({"ten": "một\nhai\r\nba"}))["word/document.xml"]

    assert body.count(b"<w:br/>") == 4
    assert b"\n" not in body.partition(b"<w:body>")[2]


def test_a_tab_is_a_tab_of_word(letter, parts, compiled):
    body = parts(compiled(letter.body("{{ x }}").save()).render({"x": "a\tb"}))["word/document.xml"]

    assert body.count(b"<w:tab/>") == 1
    assert b"\t" not in body


# ---------------------------------------------------------------- properties


def test_properties_are_one_more_part_escaped_once(letter, parts):
    core = letter.document.core_properties
    core.title, core.keywords, core.category = "Về {{ ten }}", "{{ so }}", "{{ ten|upper }}"
    core.last_modified_by = "{{ ai }}"
    template = compile_template(letter.body("x").save())

    result = template.render({"ten": "A & B", "so": 7, "ai": "Sở"})

    written = Document(io.BytesIO(result)).core_properties
    assert (written.title, written.keywords) == ("Về A & B", "7")
    assert (written.category, written.last_modified_by) == ("A & B", "Sở")
    assert written.modified == core.modified


def test_properties_given_with_the_job_are_the_ones_that_are_written(letter):
    given = Properties("Tờ trình", "Sở Nội vụ", created=dt.datetime(2026, 1, 5, 8, tzinfo=dt.UTC))

    result = compile_template(letter.body("x").save()).render({}, given)

    assert zipfile.ZipFile(io.BytesIO(result)).namelist().count("docProps/core.xml") == 1
    written = Document(io.BytesIO(result)).core_properties
    assert (written.title, written.author, written.created) == (
        "Tờ trình",
        "Sở Nội vụ",
        given.created,
    )


# ---------------------------------------------------------------- images and documents


@pytest.fixture
def picture(tmp_path):
    path = tmp_path / "anh.png"
    path.write_bytes(a_picture())
    return path


def related(content, parts):
    """Whether each relation that the body names is there, and the part it leads to."""
    every = parts(content)
    relations = dict(
        re.findall(
            r'Id="(rId\d+)"[^>]*Target="([^"]+)"|$', every["word/_rels/document.xml.rels"].decode()
        )
    )
    relations |= {
        one: target
        for target, one in re.findall(
            r'Target="([^"]+)"[^>]*Id="(rId\d+)"', every["word/_rels/document.xml.rels"].decode()
        )
    }
    named = re.findall(r'r:(?:embed|id)="(rId\d+)"', every["word/document.xml"].decode())
    return named and all(f"word/{relations[one]}" in every for one in named)


def test_an_image_is_in_every_document_of_its_template(letter, parts, picture):
    path = letter.body("{{ anh }} {{ ten }}").save()
    template = compile_template(path)
    image = InlineImage(DocxTemplate(path), str(picture), width=Mm(10))

    results = [template.render({"anh": image, "ten": name}) for name in ("một", "hai", "một")]

    assert all(related(result, parts) for result in results)
    assert results[0] == results[2] != results[1]


def test_docxtpl_is_held_to_our_rules_where_it_takes_over(letter, picture):
    path = letter.body("{{ anh }} {{ ten }}").save()
    template = compile_template(path)
    image = InlineImage(DocxTemplate(path), str(picture))

    for fields in ({}, {"ten": None}, {"ten": "A\x0bB"}):
        with pytest.raises(TemplateError, match=r"mau\.docx"):
            template.render({"anh": image, **fields})
    assert template.render({"anh": image, "ten": "A & <b>"})


def test_a_link_that_belongs_to_another_document_is_refused(letter):
    path = letter.body("{{r x }}").save()
    link = RichText("trang", url_id=DocxTemplate(path).build_url_id("https://example.test"))

    with pytest.raises(TemplateError, match="liên kết gắn với một tài liệu khác"):
        compile_template(path).render({"x": link})


def test_a_link_works_in_the_document_it_was_made_for(letter, parts):
    owner = DocxTemplate(letter.body("{{r x }}").save())
    link = RichText("trang", url_id=owner.build_url_id("https://example.test"))
    owner.get_docx().save(letter.path)

    result = parts(compile_template(letter.path).render({"x": link}))

    (number,) = re.findall(rb'<w:hyperlink r:id="(rId\d+)"', result["word/document.xml"])
    relations = re.findall(rb"<Relationship [^>]*>", result["word/_rels/document.xml.rels"])
    (relation,) = [relation for relation in relations if b'Id="%b"' % number in relation]
    assert b'Target="https://example.test"' in relation


def test_rich_text_that_is_empty_prints_nothing(letter, texts):
    path = letter.body("a{{r x }}b").save()

    assert texts(compile_template(path).render({"x": ""})) == ["ab"]


def test_pictures_of_a_finished_document_are_replaced_by_docxtpl(letter, parts, picture):
    path = letter.body("{{ ten }}")
    letter.document.add_picture(str(picture))
    made = compile_template(path.save()).render({"ten": "x"})
    other = picture.with_name("khac.png")
    other.write_bytes(a_picture(0, 0, 255))

    finished = DocxTemplate(io.BytesIO(made))
    finished.replace_media(str(picture), str(other))
    finished.save(letter.path)

    assert a_picture(0, 0, 255) in parts(letter.path.read_bytes()).values()


# ---------------------------------------------------------------- drawings


def test_drawings_are_numbered_through_body_and_headers(letter, parts, compiled):
    drawing = Rule(20).__html__().replace("w:r ", f'w:r xmlns:w0="{W}" ', 1)
    for paragraph in (
        letter.document.add_paragraph("{{r ke }}"),
        letter.document.sections[0].header.paragraphs[0],
    ):
        paragraph._p.append(parse_xml(drawing))
    path = letter.body("{% for i in ds %}x{% endfor %}").save()

    result = parts(compiled(path).render({"ke": Rule(30), "ds": [1, 2]}))

    xml = "".join(part.decode() for name, part in result.items() if name.endswith(".xml"))
    assert sorted(re.findall(r'<wp:docPr id="(\d+)"', xml)) == ["1", "2", "3"]


# ---------------------------------------------------------------- state and threads


def test_nothing_of_a_failed_render_is_in_the_next(letter, texts, compiled):
    template = compiled(letter.body("{{ ten }}").header("{{ so }}").table(["{{ ten }}"]).save())

    with pytest.raises(TemplateError):
        template.render({"ten": "Đơn vị A"})

    assert texts(template.render({"ten": "Đơn vị B", "so": "2"})) == ["Đơn vị B", "Đơn vị B"]


def test_threads_share_a_template_and_get_the_bytes_they_would_get_alone(letter, compiled):
    path = letter.body("{{ ten }}{{r ke }}").table(
        ["{%tr for d in ds %}"], ["{{ loop.index }}. {{ d.ten }}"], ["{%tr endfor %}"]
    )
    template = compiled(path.header("{{ ten }} & co").save())
    jobs = [
        {
            "ten": f"Đơn vị {n}",
            "ke": Rule(n + 1),
            "ds": [{"ten": "<A & B>" if i % 3 else f"Người {n}-{i}"} for i in range(n)],
        }
        for n in range(40)
    ]
    alone = [template.render(job) for job in jobs]

    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(template.render, jobs * 3))

    assert together == alone * 3


@pytest.mark.parametrize("method", deflate.METHODS.values(), ids=deflate.METHODS)
def test_the_same_data_give_the_same_bytes_and_the_same_parts_by_any_method(
    letter, parts, compiled, method
):
    path = letter.body("{{ ten }}").save()

    once, again = (compiled(path, method=method).render({"ten": "x"}) for _ in range(2))

    assert once == again
    assert parts(once) == parts(compiled(path, method=deflate.by_zlib()).render({"ten": "x"}))


# ---------------------------------------------------------------- what is not rendered


@pytest.mark.parametrize("part", ["word/comments.xml", "word/charts/chart1.xml"])
def test_a_tag_where_nothing_is_filled_in_is_refused(letter, compiled, part):
    xml = f'<w:comments xmlns:w="{W}"><w:t>{{{{ ten }}}}</w:t></w:comments>'.encode()
    path = letter.body("x").save({part: ("application/x", xml)})

    with pytest.raises(TemplateError, match=f"“{{{{ ten }}}}” nằm ở chỗ không được điền.*{part}"):
        compiled(path)


def test_a_tag_in_custom_properties_is_refused_or_left_out_with_them(letter, parts):
    xml = b'<Properties xmlns="p"><property>{{ ten }}</property></Properties>'
    path = letter.body("x").save({"docProps/custom.xml": ("application/x", xml)})

    with pytest.raises(TemplateError, match="không được điền"):
        compile_template(path)
    assert "docProps/custom.xml" not in parts(compile_form(path).render({}))


def test_endnotes_are_rendered_too(letter, parts, compiled):
    note = (
        f'<w:endnotes xmlns:w="{W}"><w:endnote w:id="1"><w:p><w:r><w:t>{{{{ ten }}}}</w:t></w:r>'
        "</w:p></w:endnote></w:endnotes>"
    ).encode()
    path = letter.body("x").save({"word/endnotes.xml": (f"{WML}.endnotes+xml", note)})

    assert b"A &amp; B" in parts(compiled(path).render({"ten": "A & B"}))["word/endnotes.xml"]


# ---------------------------------------------------------------- the place of an error


@pytest.mark.parametrize(
    ("fields", "tag"),
    [
        ({"ds": [{"ten": "a"}]}, "chuc_vu"),
        ({"ds": [{"ten": "a", "chuc_vu": None}]}, "{{ d.chuc_vu }}"),
        ({"ds": [{"ten": "a", "chuc_vu": "\x0b"}]}, "{{ d.chuc_vu }}"),
    ],
)
def test_an_error_names_template_cell_heading_and_tag(letter, compiled, fields, tag):
    letter.document.add_heading("II. DANH SÁCH")
    path = letter.table(
        ["{%tr for d in ds %}", ""], ["{{ d.ten }}", "{{ d.chuc_vu }}"], ["{%tr endfor %}", ""]
    ).save()

    with pytest.raises(TemplateError) as error:
        compiled(path).render(fields)

    said = str(error.value)
    assert said.startswith("mau.docx: ")
    assert tag in said
    assert "đoạn “{{ d.chuc_vu }}”, bảng 1, hàng 2, ô 2, dưới mục “II. DANH SÁCH”" in said


@pytest.mark.parametrize("tag", ["{{ 1 // so }}", "{{ so.x.y }}", "{{ ten + 1 }}"])
def test_an_error_of_evaluation_names_its_tag(letter, compiled, tag):
    path = letter.body("một", f"hai {tag}").save()

    with pytest.raises(TemplateError) as error:
        compiled(path).render({"so": 0, "ten": "x"})

    assert f"đoạn “hai {tag}”" in str(error.value)


def test_an_error_of_syntax_names_its_tag(letter, compiled):
    path = letter.body("một", "hai {{ ten ten }}").save()

    with pytest.raises(TemplateError, match=r"“{{ ten ten }}”.*đoạn “hai {{ ten ten }}”"):
        compiled(path)


def test_filters_of_the_caller_are_part_of_the_language(letter, texts):
    path = letter.body("{{ ten|dao }}").save()

    result = compile_template(path, filters={"dao": lambda text: text[::-1]}).render({"ten": "abc"})

    assert texts(result) == ["cba"]


def test_a_listing_has_its_lines(letter, texts):
    path = letter.body("{{ x }}").save()

    assert texts(compile_template(path).render({"x": Listing("a & b\nc")})) == ["a & b\nc"]
