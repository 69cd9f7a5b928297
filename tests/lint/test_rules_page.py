"""Paper, margins, page numbers and type, held against PL I, Phần I, Mục I."""

import unicodedata

import pytest
from rule_builders import (
    a_body_paragraph,
    a_cell,
    a_date,
    a_letter,
    a_page_number,
    a_paper,
    a_paragraph,
    a_run,
    a_section,
    a_table,
    an_anatomy,
    an_appendix,
    changed,
    codes,
    findings,
)

from paperwork.lint.content import Drawn

GROUPS = "PTH"
CLEAN = {
    "quyết định": an_anatomy,
    "công văn": a_letter,
    "kế hoạch": lambda: a_paper("Kế hoạch", "KH"),
    "có hai phụ lục": lambda: an_anatomy(
        appendices=(
            an_appendix(number="I"),
            an_appendix(number="II", section=a_section(2)),
        )
    ),
}


def a_page(**said):
    """The quyết định on one section that is otherwise."""
    return an_anatomy(sections=(a_section(**said),))


def headers(*default, first=()):
    return (("default", default), ("first", first))


def messages(code, anatomy):
    return [finding.message for finding in findings(code, anatomy)]


@pytest.mark.parametrize("name", CLEAN)
def test_a_correct_document_has_no_finding(name):
    anatomy = CLEAN[name]()

    found = codes(anatomy, GROUPS)

    assert found == []


DAMAGED = {
    "ND30-P01": lambda: a_page(width_mm=215.9, height_mm=279.4),
    "ND30-P02": lambda: a_page(width_mm=297.0, height_mm=210.0, landscape=True),
    "ND30-P03": lambda: a_page(top_mm=15.0),
    "ND30-P04": lambda: a_page(bottom_mm=26.0),
    "ND30-P05": lambda: a_page(left_mm=20.0),
    "ND30-P06": lambda: a_page(right_mm=10.0),
    "ND30-P07": lambda: an_anatomy(sections=(a_section(headers=()),), pages=2),
    "ND30-P08": lambda: a_page(headers=headers(a_page_number(align="right"))),
    "ND30-P09": lambda: a_page(headers=headers(a_page_number(size=11))),
    "ND30-P10": lambda: a_page(title_page=False),
    "ND30-P11": lambda: a_page(page_format="lowerRoman"),
    "ND30-P12": lambda: a_page(headers=(), footers=(("default", (a_page_number(),)),)),
    "ND30-P13": lambda: an_anatomy(
        appendices=(an_appendix(section=a_section(1, page_start=None)),)
    ),
    "ND30-T01": lambda: changed(an_anatomy(), "grounds", font="Arial"),
    "ND30-T02": lambda: changed(an_anatomy(), "type_line", color="FF0000"),
    "ND30-T03": lambda: changed(an_anatomy(), "recipients", font=".VnTime"),
    "ND30-T04": lambda: an_anatomy(body=(a_body_paragraph(unicodedata.normalize("NFD", "Tế")),)),
    "ND30-T05": lambda: changed(an_anatomy(), "quoc_hieu", size=12),
    "ND30-T06": lambda: changed(an_anatomy(), "type_line", highlight="yellow"),
}


@pytest.mark.parametrize("code", DAMAGED)
def test_a_damaged_document_has_exactly_the_finding_of_its_rule(code):
    anatomy = DAMAGED[code]()

    found = codes(anatomy, GROUPS)

    assert found == [code]


# ---------------------------------------------------------------- paper and margins


@pytest.mark.parametrize(
    "margins",
    [
        {"right_mm": 14.99, "left_mm": 29.97},  # 0,59 và 1,18 inch
        {"left_mm": 25.0, "gutter_mm": 5.0},
        {"top_mm": -20.0},  # Word: lề cố định, không nới theo đầu trang
        {"left_mm": 35.0, "right_mm": 20.0, "top_mm": 25.0, "bottom_mm": 25.0},
    ],
)
def test_margins_within_the_error_of_a_ruler_pass(margins):
    anatomy = a_page(**margins)

    found = codes(anatomy, "P")

    assert found == []


def test_a_margin_is_said_in_millimetres_with_the_permitted_range():
    anatomy = a_page(left_mm=25.4)

    said = messages("ND30-P05", anatomy)

    assert said == ["Lề trái là 25,4 mm, phải từ 30 đến 35 mm."]


def test_sections_with_the_same_bad_margin_are_one_finding():
    sections = (a_section(), a_section(1, right_mm=10.0), a_section(2, right_mm=10.0))

    found = findings("ND30-P06", an_anatomy(sections=sections))

    assert [finding.where.part for finding in found] == ["phần 2, 3"]


def test_a_lying_page_with_a_wide_table_is_right():
    lying = a_section(1, width_mm=297.0, height_mm=210.0, landscape=True)
    list_of_awards = a_paragraph("Nguyễn Văn A", section=1, cell=a_cell(2, columns=9))
    tables = (a_table(0), a_table(1), a_table(2, columns=9, bordered=True, section=1))

    anatomy = an_anatomy(
        sections=(a_section(), lying), tables=tables, after={"signatures": (list_of_awards,)}
    )

    assert codes(anatomy, "P") == []


# ---------------------------------------------------------------- page numbers


def test_a_document_of_one_page_needs_no_number():
    anatomy = an_anatomy(sections=(a_section(headers=()),), pages=1)

    assert findings("ND30-P07", anatomy) == []


def test_text_that_cannot_fit_on_a_page_needs_a_number_though_no_page_was_laid_out():
    long = tuple(a_body_paragraph("Sở Nội vụ tổ chức thực hiện kế hoạch. " * 20) for _ in range(12))

    anatomy = an_anatomy(sections=(a_section(headers=()),), body=long)

    assert len(findings("ND30-P07", anatomy)) == 1


def test_a_short_text_is_not_guessed_to_have_two_pages():
    anatomy = an_anatomy(sections=(a_section(headers=()),))

    assert findings("ND30-P07", anatomy) == []


def test_a_number_behind_one_tab_of_the_header_style_is_centred():
    number = a_paragraph(runs=[a_run("\t"), a_run("2", field="PAGE")], part="word/header1.xml")

    anatomy = a_page(headers=headers(number))

    assert findings("ND30-P08", anatomy) == []


def test_words_beside_the_page_number_are_told():
    runs = [a_run("Trang "), a_run("2", field="PAGE \\* MERGEFORMAT")]
    number = a_paragraph(runs=runs, align="center", part="word/header1.xml")

    said = messages("ND30-P08", a_page(headers=headers(number)))

    assert said == ["Dòng số trang có chữ khác ngoài số trang."]


def test_an_italic_page_number_is_told():
    said = messages("ND30-P09", a_page(headers=headers(a_page_number(italic=True))))

    assert said == ["Số trang in nghiêng; phải là chữ đứng, cỡ 13–14."]


def test_a_number_in_the_header_of_the_first_page_is_told():
    anatomy = a_page(headers=headers(a_page_number(), first=(a_page_number("1"),)))

    assert codes(anatomy, GROUPS) == ["ND30-P10"]


def test_a_first_footer_that_word_does_not_print_is_not_judged():
    anatomy = a_page(footers=(("first", (a_page_number(),)),), title_page=True)
    unprinted = a_page(
        headers=headers(a_page_number()), footers=(("first", (a_page_number(),)),), title_page=False
    )

    assert len(findings("ND30-P12", anatomy)) == 1
    assert findings("ND30-P12", unprinted) == []


def test_pages_counted_from_five_are_told():
    said = messages("ND30-P11", a_page(page_start=5))

    assert said == ["Số trang bắt đầu từ 5; phải là chữ số Ả Rập, bắt đầu từ 1."]


def test_an_appendix_in_the_section_of_the_decision_is_told():
    appendix = an_appendix(section=a_section(0))

    said = messages("ND30-P13", an_anatomy(appendices=(appendix,), sections=(a_section(),)))

    assert said == ["Phụ lục không mở bằng ngắt phần (section) nên số trang không đánh riêng từ 1."]


def test_the_second_of_two_appendices_in_one_section_is_told():
    shared = a_section(1)
    appendices = (an_appendix(number="I"), an_appendix(number="II", section=shared))

    anatomy = an_anatomy(appendices=appendices, sections=(a_section(), shared))

    said = messages("ND30-P13", anatomy)
    assert said == [
        "Phụ lục II không mở bằng ngắt phần (section) nên số trang không đánh riêng từ 1."
    ]


# ---------------------------------------------------------------- type


def test_one_finding_counts_all_paragraphs_in_another_font():
    said = messages("ND30-T01", changed(an_anatomy(), "grounds", font="Calibri"))

    assert said == ["Chữ dùng phông Calibri ở 3 đoạn, kể từ đoạn này; phải là Times New Roman."]


@pytest.mark.parametrize(
    ("text", "font"),
    [
        ("\uf0b7", "Symbol"),
        ("☐ ", "MS Gothic"),
        ("β", "Cambria Math"),
        ("đồng", "TimesNewRomanPSMT"),
        ("đồng", "times new roman"),
        ("   ", "Arial"),
    ],
)
def test_symbols_and_spaces_may_be_of_any_font(text, font):
    odd = a_body_paragraph(runs=[a_run(text, font=font), a_run("Nội dung.")])

    assert codes(an_anatomy(body=(odd,)), "T") == []


def test_words_in_a_text_box_are_read_too():
    box = Drawn("box", 40, 10, text="HỎA TỐC", runs=(a_run("HỎA TỐC", font="Arial"),))
    anatomy = an_anatomy(body=(a_body_paragraph("Nội dung.", drawn=(box,)),))

    assert codes(anatomy, GROUPS) == ["ND30-T01"]


@pytest.mark.parametrize("color", ["auto", "000000", "0D0D0D", "262626"])
def test_every_shade_that_looks_black_is_black(color):
    assert codes(changed(an_anatomy(), "grounds", color=color), "T") == []


def test_the_stamp_of_urgency_is_red():
    stamp = a_paragraph("HỎA TỐC", bold=True, color="FF0000", cell=a_cell(row=1))

    assert codes(an_anatomy(urgency=stamp), "T") == []


@pytest.mark.parametrize(
    "text",
    [
        "Céng hßa x· héi chñ nghÜa ViÖt Nam",
        "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam",
    ],
)
def test_text_of_the_old_tables_is_known_without_its_font(text):
    assert codes(an_anatomy(body=(a_body_paragraph(text),)), "T") == ["ND30-T03"]


@pytest.mark.parametrize(
    "text",
    [
        "Công ty Böhler và ông François Müller dự lễ khen thưởng.",
        "Cán bộ có bằng C, tiếng Anh",
        "Lãi suất ±5%, diện tích 20 m², nhiệt độ 30°C",
        "© Sở Nội vụ",
        "CÁN BỘ, CÔNG CHỨC VÀ TÔI LÀ AI",
    ],
)
def test_good_text_is_not_taken_for_the_old_tables(text):
    assert codes(an_anatomy(body=(a_body_paragraph(text),)), "T") == []


def test_the_smaller_set_of_sizes_is_as_good():
    anatomy = changed(an_anatomy(), "quoc_hieu", size=12)
    anatomy = changed(changed(anatomy, "tieu_ngu", size=13), "date", size=13)

    assert findings("ND30-T05", anatomy) == []


def test_a_size_that_is_wrong_anyway_is_told_once():
    anatomy = changed(an_anatomy(), "quoc_hieu", size=11)

    assert codes(anatomy, GROUPS) == ["ND30-H02"]


def test_the_sizes_that_do_not_go_together_are_named():
    said = messages("ND30-T05", an_anatomy(date=a_date(size=13)))

    assert said == [
        "Cỡ chữ không tăng, giảm cùng nhau: Quốc hiệu 13, Tiêu ngữ 14, địa danh, ngày tháng 13."
    ]


@pytest.mark.parametrize(
    ("format", "fault"),
    [
        ({"underline": True}, "gạch chân"),
        ({"highlight": "yellow"}, "tô nền"),
        ({"scale": 90}, "co giãn 90%"),
        ({"spacing": -0.5}, "nén 0,5 pt"),
    ],
)
def test_each_decoration_is_named(format, fault):
    said = messages("ND30-T06", changed(an_anatomy(), "grounds", **format))

    assert said == [f"Chữ {fault} ở 3 đoạn, kể từ đoạn này."]


def test_decorations_in_a_table_of_figures_are_left_alone():
    cell = a_paragraph("Cộng", underline=True, cell=a_cell(2, columns=5))

    assert codes(an_anatomy(after={"middle": (cell,)}), "T") == []


def test_underlining_that_another_rule_judges_is_told_once():
    assert codes(changed(an_anatomy(), "recipients_label", underline=True), GROUPS) == []


def test_a_hair_of_condensing_is_not_seen():
    assert codes(changed(an_anatomy(), "grounds", spacing=-0.2), "T") == []


def test_a_header_that_serves_two_sections_is_counted_once():
    number = a_page_number(font="Arial")
    sections = tuple(a_section(place, headers=headers(number)) for place in (0, 1))

    assert messages("ND30-T01", an_anatomy(sections=sections)) == [
        "Chữ dùng phông Arial ở 1 đoạn, kể từ đoạn này; phải là Times New Roman."
    ]
