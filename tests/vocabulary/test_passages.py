"""Passages: the clerk's rows or the usual wording, as paragraphs whose numbers Word counts."""

import pytest
from builders import a_content_row, a_dossier, a_type

from paperwork.errors import TemplateError
from paperwork.model import Criterion
from paperwork.vocabulary.passages import paragraphs, part_rows, passages, timeline

PLAN = a_type(
    "ke-hoach",
    timeline=True,
    parts={"muc_dich": "Mục đích", "yeu_cau": "Yêu cầu"},
    content=(
        a_content_row("Biểu dương năm {{ ho_so.nam }}.", "-", part="muc_dich"),
        a_content_row(
            "{% if ho_so.han_gui %}Hạn: {{ ho_so.han_gui }}.{% endif %}", part="muc_dich"
        ),
        a_content_row("{% for d in dong %}{{ d }}.\n{% endfor %}", "+", part="muc_dich"),
        a_content_row("Đúng quy trình.", part="yeu_cau"),
    ),
)
FIELDS = {"ho_so": {"nam": 2026, "han_gui": ""}, "dong": []}


def rows_of(part="muc_dich", content=(), type=PLAN, **fields):
    rows = part_rows(a_dossier(content=tuple(content)), type, part, FIELDS | fields)
    return [(row.level, row.text) for row in rows]


def styles(*rows):
    return [paragraph.style_id for paragraph in styled(*rows)]


def styled(*rows):
    return paragraphs([a_content_row(text, level) for level, text in rows]).items


def test_where_the_clerk_wrote_nothing_the_usual_wording_is_filled_in():
    assert rows_of() == [("-", "Biểu dương năm 2026.")]


def test_a_usual_line_that_has_something_to_say_is_printed():
    rows = rows_of(ho_so={"nam": 2026, "han_gui": "ngày 05 tháng 12 năm 2026"})

    assert rows[1] == ("", "Hạn: ngày 05 tháng 12 năm 2026.")


def test_one_usual_line_may_become_several():
    assert rows_of(dong=["Một", "Hai"])[1:] == [("+", "Một."), ("+", "Hai.")]


def test_rows_of_the_clerk_replace_the_usual_wording_of_their_part_only():
    content = [a_content_row("Lời của Sở {{ không đổi }}.", "-", part="mục ĐÍCH")]

    assert rows_of(content=content) == [("-", "Lời của Sở {{ không đổi }}.")]
    assert rows_of("yeu_cau", content) == [("", "Đúng quy trình.")]


def test_rows_for_another_document_replace_nothing():
    content = [a_content_row("Khác.", part="Mục đích", document_type="bao-cao")]

    assert rows_of(content=content) == [("-", "Biểu dương năm 2026.")]


def test_criteria_are_put_where_the_clerk_marked():
    content = [a_content_row("", "criteria", part="Mục đích")]
    dossier = a_dossier(content=tuple(content), criteria=(Criterion("Có sáng kiến"),))

    rows = part_rows(dossier, PLAN, "muc_dich", FIELDS)

    assert [row.text for row in rows] == ["Tiêu chuẩn chung", "Có sáng kiến."]


def test_a_missing_field_in_the_usual_wording_names_the_declaration():
    broken = a_type("ke-hoach", parts={"x": ""}, content=(a_content_row("{{ sai }}", part="x"),))

    with pytest.raises(TemplateError, match=r"ke-hoach\.toml: không có trường “sai”"):
        rows_of("x", type=broken)


def test_each_part_of_the_document_has_its_paragraphs():
    made = passages(a_dossier(), PLAN, FIELDS)

    assert {part: len(block.items) for part, block in made.items()} == {
        "muc_dich": 1,
        "yeu_cau": 1,
    }


def test_a_section_is_in_capitals():
    (paragraph,) = styled(("I", "Mục đích, yêu cầu"))

    assert (paragraph.style_id, paragraph.text) == ("MucI", "MỤC ĐÍCH, YÊU CẦU")


@pytest.mark.parametrize(
    ("level", "style"), [("", "NoiDung"), ("-", "Gach"), ("+", "Cong"), ("a", "DiemA")]
)
def test_a_line_has_the_style_of_its_level(level, style):
    assert styles((level, "Lời văn.")) == [style]


@pytest.mark.parametrize(
    ("level", "heading", "plain", "below"),
    [
        ("1", "Muc1", "Khoan1", "1.1"),
        ("1", "Muc1", "Khoan1", "-"),
        ("1.1", "Muc11", "Khoan11", "a"),
    ],
)
def test_a_number_with_something_under_it_is_a_heading(level, heading, plain, below):
    first, _, last = styles((level, "Đề mục:"), (below, "Lời."), (level, "Khoản."))

    assert (first, last) == (heading, plain)


@pytest.mark.parametrize("after", ["1", "I"])
def test_a_number_followed_by_its_like_or_higher_is_plain_text(after):
    assert styles(("1", "Khoản."), (after, "Tiếp."))[0] == "Khoan1"


def test_a_heading_loses_its_end_mark_and_plain_text_keeps_it():
    first, _, last = styled(("1", "Đề mục:"), ("-", "Lời."), ("1", "Khoản."))

    assert (first.text, last.text) == ("Đề mục", "Khoản.")


def test_what_stands_over_something_stays_on_its_page():
    kept = [p.keep_next for p in styled(("I", "A"), ("1", "B"), ("-", "c"), ("+", "d"), ("", "e"))]

    assert kept == [True, True, True, False, False]


def test_points_go_through_the_vietnamese_alphabet():
    made = styles(*[("a", "Điểm.")] * 23)

    letters = dict(zip("abcdđeghiklmnopqrstuvxy", made, strict=True))
    assert [letters[c] for c in "abcd"] == ["DiemA"] * 4
    assert (letters["đ"], letters["e"]) == ("DiemDD", "DiemE")
    assert [letters[c] for c in "ghi"] == ["DiemG"] * 3
    assert {letters[c] for c in "klmnopqrstuv"} == {"DiemK"}
    assert [letters[c] for c in "xy"] == ["DiemX"] * 2


@pytest.mark.parametrize("above", ["I", "1", "1.1"])
def test_a_number_above_starts_the_points_again(above):
    rows = [("a", "Điểm.")] * 5 + [(above, "Mục"), ("a", "Điểm.")]

    assert (styles(*rows)[4], styles(*rows)[-1]) == ("DiemDD", "DiemA")


@pytest.mark.parametrize("below", ["", "-", "+"])
def test_what_stands_under_a_point_does_not_start_them_again(below):
    rows = [("a", "Điểm.")] * 4 + [(below, "Lời."), ("a", "Điểm.")]

    assert styles(*rows)[-1] == "DiemDD"


def test_more_categories_of_criteria_than_letters_do_not_break_the_plan():
    criteria = tuple(Criterion("Có sáng kiến", f"Nhóm {number}") for number in range(24))
    content = (a_content_row("Tiêu chuẩn", "I"), a_content_row("", "criteria"))
    plan = a_type("ke-hoach", parts={"ke_hoach": ""})

    passages(a_dossier(content=content, criteria=criteria), plan, {})


def test_the_timeline_is_a_table_of_its_own():
    row = a_content_row(
        "Họp Hội đồng",
        part="Tiến độ",
        lead="Văn phòng Sở",
        partner="Các phòng",
        due="Trước ngày 10/01/2027",
        product="Biên bản",
    )
    content = (row, a_content_row("Trao thưởng", part="tiến độ"), a_content_row("Mục đích", "I"))

    first, second = timeline(a_dossier(content=content), PLAN)

    assert first == {
        "stt": 1,
        "noi_dung": "Họp Hội đồng",
        "chu_tri": "Văn phòng Sở",
        "phoi_hop": "Các phòng",
        "thoi_han": "Trước ngày 10/01/2027",
        "san_pham": "Biên bản",
    }
    assert (second["stt"], second["noi_dung"]) == (2, "Trao thưởng")


def test_the_timeline_of_another_document_is_not_that_of_the_plan():
    row = a_content_row("Họp", part="Tiến độ", document_type="bao-cao")

    assert timeline(a_dossier(content=(row,)), PLAN) == []
