import datetime as dt
import io
import re
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st

from paperwork.errors import TemplateError
from paperwork.render.docx import compile_form
from paperwork.render.properties import Properties
from paperwork.vocabulary.asking import Fields
from paperwork.wordml import Paragraph, Paragraphs, Rule

WML = "application/vnd.openxmlformats-officedocument.wordprocessingml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
AWKWARD = [
    "A & B",
    "1 < 2 > 0",
    "<select>",
    "</w:t></w:r></w:p>",
    "A &amp; B",
    "“Đơn vị” 'x' \"y\"",
]
CODE = ["{{ 7*7 }}", "{% if x %}", "{_{ x }_}", "{# chú #}", "{{ x.__class__ }}"]


def notes(kind, text):
    return (
        f'<w:{kind}s xmlns:w="{W}"><w:{kind} w:id="1"><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
        f"</w:{kind}></w:{kind}s>"
    ).encode()


@pytest.mark.parametrize("name", AWKWARD + CODE)
def test_a_name_prints_exactly_as_typed_in_body_header_and_footer(letter, texts, name):
    path = letter.body("Tặng: {{ ten }}").header("{{ ten }}").footer("{{ ten }}").save()

    result = compile_form(path).render({"ten": name})

    section = Document(io.BytesIO(result)).sections[0]
    assert texts(result)[0] == f"Tặng: {name}"
    assert section.header.paragraphs[0].text == name
    assert section.footer.paragraphs[0].text == name


@pytest.mark.parametrize("kind", ["footnote", "endnote"])
def test_a_note_is_evaluated_once_though_the_document_has_two_sections(letter, parts, kind):
    letter.body("một").document.add_section()
    part = f"word/{kind}s.xml"
    path = letter.save({part: (f"{WML}.{kind}s+xml", notes(kind, "{{ ten }}"))})

    result = compile_form(path).render({"ten": "{{ 7*7 }}"})

    assert b"{{ 7*7 }}" in parts(result)[part]


def test_a_loop_repeats_the_row_and_numbers_it(letter, texts):
    path = letter.table(
        ["STT", "Họ tên"],
        ["{%tr for d in de_cu %}", ""],
        ["{{ loop.index }}", "{{ d.ten }}"],
        ["{%tr endfor %}", ""],
    ).save()

    result = compile_form(path).render({"de_cu": [{"ten": "Lê An"}, {"ten": "Vũ Bình"}]})

    assert texts(result) == ["STT", "Họ tên", "1", "Lê An", "2", "Vũ Bình"]


def test_a_newline_and_a_tab_become_word_s_own(letter, parts):
    path = letter.body("{{ ten }}").save()

    body = parts(compile_form(path).render({"ten": "SỞ\r\nNỘI VỤ\tX"}))["word/document.xml"]

    assert body.decode().count("<w:br/>") == 1
    assert body.decode().count("<w:tab/>") == 1
    assert b"\n" not in body.split(b"<w:body>")[1]


def test_a_missing_field_names_the_template_the_paragraph_and_the_nearest_field(letter):
    path = letter.body("Căn cứ {{ so_ky_hieuu }} ngày hôm nay").save()

    with pytest.raises(TemplateError) as error:
        compile_form(path).render({"so_ky_hieu": "01/QĐ", "ten": "x"})

    assert str(error.value) == (
        "mau.docx: không có trường “so_ky_hieuu” "
        "(đoạn “Căn cứ {{ so_ky_hieuu }} ngày hôm nay”). Gần giống: “so_ky_hieu”. "
        "Xem các trường bằng lệnh: paperwork templates fields."
    )


def test_a_missing_field_of_a_row_names_the_cell_and_the_heading(letter):
    letter.document.add_heading("II. DANH SÁCH")
    path = letter.table(
        ["{%tr for d in de_cu %}", ""], ["{{ d.ten }}", "{{ d.chuc_vuu }}"], ["{%tr endfor %}", ""]
    ).save()

    with pytest.raises(TemplateError) as error:
        compile_form(path).render({"de_cu": [{"ten": "x", "chuc_vu": "y"}]})

    assert "bảng 1, hàng 2, ô 2, dưới mục “II. DANH SÁCH”" in str(error.value)
    assert "Gần giống: “chuc_vu”" in str(error.value)


def test_a_missing_object_in_a_condition_is_found_too(letter):
    path = letter.body("một", "{% if phien.ngay %}x{% endif %}").header("đầu").save()

    with pytest.raises(TemplateError, match=r"không có trường “phien” .*đoạn “{% if phien.ngay"):
        compile_form(path).render({})


def test_a_fault_in_the_header_says_so(letter):
    path = letter.body("thân").header("{{ khong_co }}").save()

    with pytest.raises(TemplateError, match="đầu trang"):
        compile_form(path).render({})


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (None, "chưa có giá trị"),
        (True, "đúng/sai"),
        (3.0, "số thập phân"),
        (dt.date(2026, 1, 5), "ngày giờ chưa viết thành chữ"),
        ("A\x0bB", r"U\+000B"),
        ("A\ud800", r"U\+D800"),
        ("A\ufffe", r"U\+FFFE"),
        (["x"], "không phải là chữ hay số"),
        (Rule(20), "{{r …}}"),
    ],
)
def test_what_no_document_may_show_is_refused_by_the_name_of_its_tag(letter, value, reason):
    path = letter.body("Thưởng {{ muc }} đồng cho {{ ten }}").save()

    with pytest.raises(TemplateError, match=rf"thẻ “{{{{ muc }}}}”.*{reason}"):
        compile_form(path).render({"muc": value, "ten": "Lê An"})


@pytest.mark.parametrize(
    "tag",
    [
        "{{ so ~ x }}",
        "{{ [so, x]|join(' ') }}",
        "{{ none }}",
        "{{ 3.5 }}",
    ],
)
def test_the_word_none_is_never_printed_by_a_roundabout_way(letter, tag):
    path = letter.body(tag).save()

    with pytest.raises(TemplateError):
        compile_form(path).render({"so": "1", "x": None})


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ten.__class__.__mro__ }}",
        "{{ cycler.__init__ }}",
        "{{ lipsum() }}",
        "{{ ten.upper() }}",
        "{{ ten|safe }}",
        "{{ 'x' * 300000000 }}",
        "{{ ten|attr('__class__') }}",
        "{% include 'x' %}",
        "{% import 'x' as y %}",
        "{% autoescape false %}{{ ten }}{% endautoescape %}",
        "{{ ''['format'] }}",
        "{{ range(99999999)|list }}",
        "{{ 9 ** 999999 }}",
    ],
)
def test_a_template_cannot_reach_out_of_its_language(letter, tag):
    path = letter.body(tag).save()

    with pytest.raises(TemplateError):
        compile_form(path).render({"ten": "Lê An"})


@pytest.mark.parametrize(
    "text",
    [
        "{{ ten",
        "ten }}",
        "{ { ten } }",
        "{{{ten}}}",
        "{% if ten %}x",
        "x{% endif %}",
        "{% for d in ten %}{% if d %}{% endfor %}{% endif %}",
        "{%tr for d in ten %}",
        "{{ ten|khong_co }}",
        "{% neu ten %}",
        "{{ ten ten }}",
        "{{tr ten }}",
    ],
)
def test_a_tag_written_wrong_is_quoted(letter, text):
    path = letter.body("đầu", text).save()

    with pytest.raises(TemplateError) as error:
        compile_form(path)

    assert str(error.value).startswith("mau.docx: ")
    assert "đoạn “" in str(error.value)


def test_a_tag_in_a_comment_is_refused(letter):
    comments = f'<w:comments xmlns:w="{W}"><w:t>{{{{ ten }}}}</w:t></w:comments>'.encode()
    path = letter.body("x").save({"word/comments.xml": (f"{WML}.comments+xml", comments)})

    with pytest.raises(TemplateError, match="chỗ không được điền"):
        compile_form(path)


def test_a_failed_render_leaves_nothing_for_the_next(letter, texts):
    template = compile_form(letter.body("{{ ten }}").header("{{ so }}").save())

    with pytest.raises(TemplateError):
        template.render({"ten": "Đơn vị A"})
    result = template.render({"ten": "Đơn vị B", "so": "02"})

    assert texts(result) == ["Đơn vị B"]


def test_the_same_data_gives_the_same_bytes(letter):
    path = letter.body("{{ ten }}").table(["{{ ten }}"]).save()
    properties = Properties("Tờ trình", "Sở Nội vụ", created=dt.datetime(2026, 1, 5, 8))

    first = compile_form(path).render({"ten": "x"}, properties)
    second = compile_form(path).render({"ten": "x"}, properties)

    assert first == second


def test_a_field_typed_with_separate_marks_is_the_same_field(letter, texts):
    path = letter.body("{{ te\u0302n }} {{ d.te\u0302n }}").save()

    result = compile_form(path).render({"t\u00ean": "một", "d": {"te\u0302n": "hai"}})

    assert texts(result) == ["một hai"]


def test_what_word_types_into_a_tag_does_no_harm(letter, texts):
    path = letter.body(
        "{{\u00a0ten\u200b }}{%\u00a0if so – 1 == 1 %}!{% endif %}",
        "{{ ds|join(“; ”) }} {{ ds|join('”, “') }} {{ ds|join(' & ') }} {{ ds|join(' – ') }}",
    ).save()

    result = compile_form(path).render({"ten": "Lê An", "so": 2, "ds": ["a", "b"]})

    assert texts(result) == ["Lê An!", "a; b a”, “b a & b a – b"]


def test_a_tag_split_by_word_over_runs_is_one_tag(letter, texts):
    paragraph = letter.document.add_paragraph()
    for piece in ("Số: {", "{ s", "o }", "}/QĐ"):
        paragraph.add_run(piece)

    assert texts(compile_form(letter.save()).render({"so": "05"})) == ["Số: 05/QĐ"]


def test_paragraphs_take_the_place_of_their_tag(letter, texts):
    items = (Paragraph("Heading1", "I. MỤC ĐÍCH & YÊU CẦU"), Paragraph("Normal", "Dòng\nhai"))
    path = letter.body("trước", "{{p noi_dung }}", "sau").save()

    result = compile_form(path).render({"noi_dung": Paragraphs(items)})

    assert texts(result) == ["trước", "I. MỤC ĐÍCH & YÊU CẦU", "Dòng\nhai", "sau"]
    assert Document(io.BytesIO(result)).paragraphs[1].style.name == "Heading 1"


@pytest.mark.parametrize(
    ("tag", "value"),
    [
        ("{{r x }}", "chữ"),
        ("{{p x }}", "chữ"),
        ("{{r x }}", Paragraphs(())),
        ("{{p x }}", Rule(20)),
        ("{{p x }}", None),
    ],
)
def test_markup_is_taken_only_from_what_knows_its_markup_and_its_place(letter, tag, value):
    path = letter.body(tag).save()

    with pytest.raises(TemplateError):
        compile_form(path).render({"x": value})


def test_every_drawing_of_a_document_has_its_own_number(letter, parts):
    path = letter.body("{{r ke }}", "{{r ke }}").header("{{r ke }}").save()

    result = parts(compile_form(path).render({"ke": Rule(30)}))

    xml = "".join(part.decode() for name, part in result.items() if name.endswith(".xml"))
    ids = re.findall(r'<wp:docPr id="(\d+)"', xml)
    assert sorted(ids) == ["1", "2", "3"]


def test_a_loop_over_nothing_leaves_no_table_and_no_cell_word_would_repair(letter, parts):
    path = (
        letter.table(["{%tr for d in ds %}"], ["{{ d }}"], ["{%tr endfor %}"])
        .body("giữa")
        .table(["{%p if ds %}"])
    )
    cell = letter.document.tables[1].rows[0].cells[0]
    cell.add_paragraph("x")
    cell.add_paragraph("{%p endif %}")

    body = parts(compile_form(path.save()).render({"ds": []}))["word/document.xml"].decode()

    assert body.count("<w:tbl>") == 1
    assert "<w:p/></w:tc>" in body


def test_merged_and_repeated_columns_keep_a_true_grid(letter, parts):
    path = letter.table(["{%tc for c in cot %}", "{{ c }}", "{%tc endfor %}"]).save()

    body = parts(compile_form(path).render({"cot": ["a", "b", "c", "d"]}))["word/document.xml"]

    assert body.count(b"<w:gridCol ") == 4
    assert body.count(b"<w:tc>") == 4


def test_a_size_profile_changes_the_styles_and_nothing_else(letter):
    letter.document.styles["Normal"].font.size = Pt(14)
    path = letter.body("x").save()

    result = compile_form(path, sizes={"Normal": 13, "heading 1": 13}).render({})

    styles = Document(io.BytesIO(result)).styles
    assert styles["Normal"].font.size == Pt(13)
    assert styles["Heading 1"].font.size == Pt(13)
    assert styles["Heading 2"].font.size == Document(path).styles["Heading 2"].font.size


def test_a_size_for_an_unknown_style_is_an_error(letter):
    path = letter.body("x").save()

    with pytest.raises(TemplateError, match=r"không có kiểu đoạn “Normall”.*Gần giống: “normal”"):
        compile_form(path, sizes={"Normall": 13})


def test_a_file_that_is_no_word_document_is_refused(tmp_path):
    path = tmp_path / "mau.docx"
    path.write_bytes(b"khong phai")

    with pytest.raises(TemplateError, match=r"mau.docx"):
        compile_form(path)


def test_a_template_that_breaks_the_document_is_refused(letter):
    path = letter.body("{% if x %}", "{%r endif %}").save()

    with pytest.raises(TemplateError, match="ghép ra văn bản hỏng"):
        compile_form(path).render({"x": ""})


@given(st.text())
def test_any_text_prints_exactly_or_is_refused(name):
    try:
        xml = name_template().render({"ten": name})
    except TemplateError:
        assert re.search(
            r"[\x00-\x1f\x7f-\x9f]|[^\u0000-\ud7ff\ue000-\uffff]|[\ud800-\uffff]", name
        )
        return
    lines = name.replace("\r\n", "\n").replace("\r", "\n")
    assert Document(io.BytesIO(xml)).paragraphs[0].text == lines


@cache
def name_template():
    with tempfile.TemporaryDirectory() as folder:
        document = Document()
        document.add_paragraph("{{ ten }}")
        document.save(Path(folder) / "mau.docx")
        return compile_form(Path(folder) / "mau.docx")


def test_threads_may_share_a_template(letter, texts):
    template = compile_form(letter.body("{% for i in range(50) %}{{ ten }}{% endfor %}").save())
    names = [f"Đơn vị {number}." for number in range(20)]

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda name: template.render({"ten": name}), names))

    assert [texts(result)[0] for result in results] == [name * 50 for name in names]


def test_a_field_is_worked_out_when_a_tag_asks_for_it(letter, texts):
    asked = []
    ways = {name: lambda _, name=name: asked.append(name) or name for name in ("ten", "cap", "so")}
    path = letter.body("{{ ten }}, {{ ten }}").header("{{ cap }}").save()

    result = compile_form(path).render(Fields(ways, None))

    assert texts(result) == ["ten, ten"]
    assert asked == ["ten", "cap"]
