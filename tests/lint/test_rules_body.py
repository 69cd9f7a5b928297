"""The body of a document held against PL I, Phần I, Mục II, khoản 6, and what is left in it."""

from dataclasses import replace

import pytest
from rule_builders import (
    a_body_paragraph,
    a_cell,
    a_heading,
    a_letter,
    a_paper,
    a_paragraph,
    a_run,
    a_signature,
    a_table,
    an_anatomy,
    an_appendix,
    changed,
    codes,
    findings,
)

from paperwork.findings import Severity
from paperwork.lint.anatomy import Attachment
from paperwork.lint.content import Drawn

GROUPS = "LBC"
LONG = (
    "Các phòng thuộc Sở rà soát nhiệm vụ được giao trong năm, xây dựng kế hoạch thực hiện và gửi"
    " về Văn phòng Sở trước ngày 30 tháng 6 năm 2026 để tổng hợp, báo cáo Giám đốc Sở"
)
MIDDLE = {"align": "center", "bold": True}


def with_body(*texts, **said):
    """A plan with these paragraphs, the last of them the end."""
    return a_paper("Kế hoạch", "KH", body=tuple(a_body_paragraph(text, **said) for text in texts))


def with_headings(*headings, body=None):
    """A plan with these headings and a last paragraph below them."""
    end = (a_body_paragraph("Trên đây là Kế hoạch của Sở Nội vụ./."),) if body is None else body
    return a_paper("Kế hoạch", "KH", headings=headings, body=end)


def articles(*numbers, region=0):
    return tuple(
        a_heading("Điều", number, "Các phòng thực hiện./.", region=region) for number in numbers
    )


def a_unit(level, number, *titles, label=None, **said):
    """Chương I with its title on the line below."""
    heading = a_heading(level, number, keep_next=True)
    if label:
        heading = replace(heading, paragraph=a_paragraph(label, keep_next=True, **MIDDLE | said))
    below = tuple(a_paragraph(title, before_pt=6, keep_next=True, **MIDDLE) for title in titles)
    return replace(heading, title_lines=below)


def a_section(number, title="KẾT QUẢ ĐẠT ĐƯỢC", **said):
    return a_heading("I", number, title, **{"keep_next": True} | said)


def a_clause(number, title="Các phòng gửi báo cáo đúng hạn.", level="khoản", **said):
    return a_heading(level, number, title, **said)


def a_point(letter, title="Đối với các phòng.", **said):
    return a_heading("điểm", letter, title, **said)


def _as_read(paragraphs):
    """The paragraphs in the order given, whichever was made first."""
    places = sorted(p.index for p in paragraphs)
    return tuple(replace(p, index=place) for p, place in zip(paragraphs, places, strict=True))


def messages(code, anatomy):
    return [finding.message for finding in findings(code, anatomy)]


def a_blank(**said):
    return a_paragraph(**said)


def with_blank(*blank, below=None):
    """A plan with empty paragraphs between two that are full."""
    below = below or a_body_paragraph(f"{LONG}./.", after_pt=0)
    plan = a_paper("Kế hoạch", "KH", body=_as_read((a_body_paragraph(f"{LONG}."), *blank, below)))
    return replace(plan, body=tuple(p for p in plan.body if p.text and not p.cell))


DAMAGED = {
    "ND30-C01": lambda: with_body(f"{LONG}./.", size=12),
    "ND30-C02": lambda: with_body(f"{LONG}./.", align="left"),
    "ND30-C03": lambda: with_body(f"{LONG}./.", first_line_mm=0),
    "ND30-C04": lambda: a_paper(
        "Kế hoạch",
        "KH",
        body=(
            a_body_paragraph(f"{LONG}."),
            a_body_paragraph(f"{LONG}."),
            a_body_paragraph(f"{LONG}./.", first_line_mm=12.7),
        ),
    ),
    "ND30-C05": lambda: with_body(f"{LONG}.", f"{LONG}./.", before_pt=3),
    "ND30-C06": lambda: with_body(f"{LONG}./.", line=2.0),
    "ND30-C07": lambda: with_blank(a_blank()),
    "ND30-C08": lambda: with_body(f"{LONG}."),
    "ND30-C09": lambda: with_headings(a_unit("Chương", "1", "QUY ĐỊNH CHUNG")),
    "ND30-C10": lambda: with_headings(a_unit("Mục", "I", "QUY ĐỊNH CHUNG")),
    "ND30-C11": lambda: with_headings(a_heading("Điều", "1", text="Điều 1. Các phòng thực hiện.")),
    "ND30-C12": lambda: with_headings(*articles("1", "2", "4"), body=()),
    "ND30-C13": lambda: with_headings(a_clause("1", f"{LONG}.", bold=True)),
    "ND30-C14": lambda: with_headings(*map(a_point, "abcde")),
    "ND30-C15": lambda: with_headings(a_section("I", "Kết quả đạt được")),
    "ND30-C16": lambda: with_headings(a_heading("1.1", "1.1", "Nội dung thi đua", bold=False)),
    "ND30-C17": lambda: an_anatomy(authority=None),
    "ND30-C18": lambda: with_headings(a_section("I", keep_next=False)),
    "ND30-C19": lambda: with_body("Thực hiện Kế hoạch số {{ so }} của Sở./."),
}


@pytest.mark.parametrize("code", DAMAGED)
def test_a_body_with_one_fault_has_exactly_that_finding(code):
    damaged = DAMAGED[code]()

    found = codes(damaged, GROUPS)

    assert found == [code]


@pytest.mark.parametrize(
    "document",
    [
        an_anatomy,
        a_letter,
        lambda: with_body(f"{LONG}.", f"{LONG}./."),
        lambda: with_headings(
            a_unit("Phần", "I", "QUY ĐỊNH CHUNG"),
            a_unit("Chương", "I", "QUY ĐỊNH CHUNG", "CỦA SỞ"),
            a_unit("Mục", "1", "PHẠM VI"),
            *articles("1"),
            *map(a_clause, "12"),
            *map(a_point, "abcdđeghik"),
            *articles("2"),
        ),
        lambda: with_headings(
            *(a_section(number) for number in ("I", "II", "III", "IV")),
            a_clause("1", "Mục đích", "1", bold=True, keep_next=True),
            a_clause("2", "Yêu cầu", "1", bold=True, keep_next=True),
        ),
    ],
)
def test_a_correct_body_has_no_finding(document):
    assert codes(document(), GROUPS) == []


# ---------------------------------------------------------------- type and lines


def test_paragraphs_with_the_same_fault_are_told_once():
    [finding] = findings("ND30-C01", with_body(f"{LONG}.", f"{LONG}.", f"{LONG}./.", size=12))

    assert finding.message == "Nội dung cỡ chữ 12 (và 2 đoạn nữa)."


@pytest.mark.parametrize("text", ["(Có danh sách kèm theo)", "Ghi chú: số liệu đến 30 tháng 6."])
def test_an_aside_may_be_slanted(text):
    body = (a_body_paragraph(text, italic=True), a_body_paragraph(f"{LONG}./."))

    assert findings("ND30-C01", a_paper("Kế hoạch", "KH", body=body)) == []


def test_a_slanted_word_in_an_upright_paragraph_is_no_fault():
    runs = [a_run("Phong trào "), a_run("Ngày làm việc số", italic=True), a_run("./.")]

    assert findings("ND30-C01", with_runs(runs)) == []


def with_runs(runs):
    return a_paper("Kế hoạch", "KH", body=(a_body_paragraph(runs=runs),))


def test_a_slanted_paragraph_is_told():
    [message] = messages("ND30-C01", with_body(f"{LONG}./.", italic=True))

    assert "in nghiêng" in message


def test_one_line_set_flush_left_looks_justified():
    assert findings("ND30-C02", with_body("Thời gian: 08 giờ 00./.", align="left")) == []


@pytest.mark.parametrize("text", ["Kính đề nghị các phòng thực hiện./.", f"{LONG}./."])
@pytest.mark.parametrize("align", ["center", "right"])
def test_a_sentence_in_the_middle_or_on_the_right_is_told(text, align):
    assert len(findings("ND30-C02", with_body(text, align=align))) == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("NỘI DUNG CHÍNH", MIDDLE),
        ("Họ và tên: ........................................ Chức vụ:", {"align": "left"}),
        ("Sở Nội vụ", {"align": "center"}),
    ],
)
def test_titles_and_lines_of_a_form_need_not_be_justified_or_indented(text, said):
    line = a_paragraph(text, before_pt=6, **said)
    anatomy = a_paper("Kế hoạch", "KH", body=(line, a_body_paragraph(f"{LONG}./.")))

    assert codes(anatomy, "C") == []


@pytest.mark.parametrize("first_line_mm", [9.75, 10, 10.25, 12.5, 12.7])
def test_an_indent_within_a_third_of_a_millimetre_is_right(first_line_mm):
    assert findings("ND30-C03", with_body(f"{LONG}./.", first_line_mm=first_line_mm)) == []


@pytest.mark.parametrize(
    ("text", "said", "fault"),
    [
        (LONG, {"first_line_mm": 0}, "không lùi dòng đầu"),
        (LONG, {"first_line_mm": 11.4}, "lùi dòng đầu 11,4 mm"),
        (LONG, {"first_line_mm": 0, "left_mm": 10}, "lùi cả đoạn, không chỉ dòng đầu"),
        (f"\t{LONG}", {"first_line_mm": 0}, "bằng phím Tab"),
        (f"      {LONG}", {"first_line_mm": 0}, "bằng dấu cách"),
        (LONG, {"left_mm": 6, "first_line_mm": -6, "label": "1."}, "không lùi dòng đầu"),
    ],
)
def test_each_wrong_indent_is_named(text, said, fault):
    [message] = messages("ND30-C03", with_body(f"{text}./.", **said))

    assert fault in message


def test_an_item_may_stand_deeper_than_the_text():
    anatomy = with_body(f"{LONG}./.", label="-", left_mm=20, first_line_mm=-6)

    assert findings("ND30-C03", anatomy) == []


def test_the_space_below_the_paragraph_above_counts_as_the_gap():
    assert findings("ND30-C05", with_body(f"{LONG}.", f"{LONG}./.", before_pt=0, after_pt=6)) == []


def test_items_of_a_list_may_stand_close():
    assert findings("ND30-C05", with_body(f"{LONG}:", "- Một;", "- Hai./.", before_pt=0)) == []


def test_paragraphs_of_one_style_that_ask_for_no_space_between_them_stand_close():
    anatomy = with_body(f"{LONG}.", f"{LONG}./.", style="Normal", contextual=True)

    assert messages("ND30-C05", anatomy) == ["Đoạn này chỉ cách đoạn trên 0 pt."]


@pytest.mark.parametrize(
    "said",
    [
        {"line": 1.15},
        {"line": 1.5},
        {"line": 18 / (1.149 * 14), "line_rule": "exact"},
        {"line": 0.9, "line_rule": "atLeast"},
    ],
)
def test_line_spacing_from_single_to_one_and_a_half_is_right(said):
    assert findings("ND30-C06", with_body(f"{LONG}./.", **said)) == []


@pytest.mark.parametrize(
    "said", [{"line": 2.0}, {"line": 0.87, "line_rule": "exact"}, {"line": 1.6}]
)
def test_lines_too_close_or_too_wide_are_told(said):
    assert len(findings("ND30-C06", with_body(f"{LONG}./.", **said))) == 1


def test_an_empty_paragraph_that_begins_a_page_or_a_section_is_no_spacing():
    on_next = a_body_paragraph(f"{LONG}./.", section=1)

    assert findings("ND30-C07", with_blank(a_blank(page_break=True))) == []
    assert findings("ND30-C07", with_blank(a_blank(), below=on_next)) == []


def test_a_drawing_or_a_table_between_two_paragraphs_is_no_empty_line():
    cell = a_paragraph("Số liệu", cell=a_cell(2))

    assert findings("ND30-C07", with_blank(a_blank(drawn=(Drawn("picture", 50, 50),)))) == []
    assert findings("ND30-C07", with_blank(a_blank(), cell, a_blank())) == []


def test_empty_lines_around_the_signature_are_the_room_to_sign():
    anatomy = an_anatomy(after={"headings": (), "decides": (a_blank(),)})

    assert findings("ND30-C07", anatomy) == []


def test_an_aside_may_follow_the_end_of_the_text():
    assert findings("ND30-C08", with_body(f"{LONG}./.", "(Có danh sách kèm theo)")) == []


def test_a_table_may_be_the_end_of_the_text():
    cell = a_paragraph("Tổng cộng./.", cell=a_cell(2))
    plan = a_paper("Kế hoạch", "KH", body=(a_body_paragraph(f"{LONG}:"), cell))
    plan = replace(plan, body=plan.body[:1])

    assert findings("ND30-C08", plan) == []


# ---------------------------------------------------------------- headings


@pytest.mark.parametrize(
    ("heading", "fault"),
    [
        (lambda: a_unit("Chương", "I"), "không có tiêu đề ở dòng dưới"),
        (lambda: a_unit("Chương", "I", "Quy định chung"), "tiêu đề chưa in hoa"),
        (lambda: a_unit("Chương", "I", "QUY ĐỊNH", label="CHƯƠNG I"), "in hoa toàn bộ"),
        (lambda: a_unit("Chương", "I", "A", label="Chương I", bold=False), "chưa in đậm"),
        (lambda: a_unit("Phần", "I", "A", label="Phần I", align="left"), "chưa căn giữa"),
        (
            lambda: a_heading("Chương", "I", "QUY ĐỊNH CHUNG", keep_next=True),
            "có tiêu đề trên cùng một dòng",
        ),
    ],
)
def test_each_way_a_chapter_may_differ_is_named(heading, fault):
    [message] = messages("ND30-C09", with_headings(heading()))

    assert fault in message


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("ĐIỀU 1. Các phòng thực hiện.", "in hoa"),
        ("Điều 1: Các phòng thực hiện.", "thiếu dấu chấm sau số"),
    ],
)
def test_each_way_an_article_may_be_written_wrong_is_named(text, fault):
    [message] = messages("ND30-C11", with_headings(a_heading("Điều", "1", text=text, bold=True)))

    assert fault in message


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"size": 13}, "cỡ chữ 13, nội dung cỡ 14"),
        ({"align": "center"}, "căn giữa"),
        ({"first_line_mm": 0}, "không lùi dòng đầu"),
        ({"italic": True}, "in nghiêng"),
    ],
)
def test_each_way_an_article_may_look_wrong_is_named(said, fault):
    body = tuple(a_body_paragraph(f"{LONG}.") for _ in range(3))
    heading = a_heading("Điều", "1", "Phạm vi", **said)

    [message] = messages("ND30-C11", with_headings(heading, body=body))

    assert fault in message


def test_the_weight_of_an_automatic_number_is_not_judged():
    heading = a_heading("Điều", "1", text="Các phòng thực hiện.", label="Điều 1.")

    assert findings("ND30-C11", with_headings(heading)) == []


def test_two_sections_three_are_told_at_the_second():
    sections = [a_section(number) for number in ("I", "II", "III", "III", "IV")]
    labelled = a_heading("I", "III", text="KẾT QUẢ", label="III.", bold=True)

    [message] = messages("ND30-C12", with_headings(*sections))
    [automatic] = findings("ND30-C12", with_headings(*sections[:3], labelled))

    assert message == "Mục III bị lặp, phải là IV."
    assert automatic.where.part == "“III. KẾT QUẢ”"


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        (("1", "2", "2"), ["Điều 2 bị lặp, phải là 3."]),
        (("1", "3", "4"), ["Điều 3 nhảy số, phải là 2."]),
        (("2", "3"), ["Điều 2 nhảy số, phải là 1."]),
        (("1", "2", "2a", "3"), []),
    ],
)
def test_the_numbers_of_articles_run_through_the_document(numbers, said):
    assert messages("ND30-C12", with_headings(*articles(*numbers))) == said


def test_articles_run_on_in_the_next_chapter_and_clauses_begin_anew():
    anatomy = with_headings(
        a_unit("Chương", "I", "QUY ĐỊNH CHUNG"),
        *articles("1"),
        *map(a_clause, "12"),
        a_unit("Chương", "II", "QUY ĐỊNH CỤ THỂ"),
        *articles("2"),
        *map(a_clause, "12"),
        *articles("3"),
    )

    assert findings("ND30-C12", anatomy) == []


def test_articles_that_begin_anew_in_a_chapter_are_told():
    anatomy = with_headings(
        a_unit("Chương", "I", "A"), *articles("1"), a_unit("Chương", "II", "B"), *articles("1")
    )

    assert messages("ND30-C12", anatomy) == ["Điều 1 bị lặp, phải là 2."]


def test_each_region_numbers_its_own():
    assert findings("ND30-C12", with_headings(*articles("1"), *articles("1", region=1))) == []


def test_another_list_begins_after_a_colon_or_an_unnumbered_title():
    first, again = a_clause("1", level="1"), a_clause("1", level="1")

    colon = a_paper("Kế hoạch", "KH", headings=(first,), body=(a_body_paragraph("Các xã:"),))
    title = a_body_paragraph("B. CÁC XÃ", bold=True)

    assert findings("ND30-C12", between(first, a_body_paragraph("Các xã:"), again)) == []
    assert findings("ND30-C12", between(first, title, again)) == []
    assert len(findings("ND30-C12", between(first, a_body_paragraph("Các xã."), again))) == 1
    assert findings("ND30-C12", colon) == []


def between(first, paragraph, second):
    """A plan with a paragraph between two headings."""
    places = sorted(p.index for p in (first.paragraph, paragraph, second.paragraph))
    first, second = (
        replace(h, paragraph=replace(h.paragraph, index=place))
        for h, place in ((first, places[0]), (second, places[2]))
    )
    body = (replace(paragraph, index=places[1]), a_body_paragraph(f"{LONG}./."))
    return a_paper("Kế hoạch", "KH", headings=(first, second), body=body)


def test_a_khoan_numbered_with_a_bracket_or_a_stroke_is_told():
    for mark in ")/":
        found = messages("ND30-C13", with_body(f"1{mark} Các phòng;", f"2{mark} Các xã./."))

        assert found == [f"Khoản ghi số với dấu “{mark}” (và 1 đoạn nữa)."]


def test_a_quantity_at_the_beginning_is_no_khoan():
    assert findings("ND30-C13", with_body("1/2 số phòng vắng;", "2) Không có phòng nào./.")) == []


def test_a_title_that_is_not_bold_is_told():
    title = a_clause("1", "Mục đích", "1", bold=False)

    assert messages("ND30-C13", with_headings(title)) == ["Khoản có tiêu đề mà chưa in đậm."]


def test_a_bold_number_before_plain_text_is_told():
    clause = a_clause("1")
    runs = (a_run("1.", bold=True), a_run(" Các phòng gửi báo cáo đúng hạn."))
    bold = replace(clause, paragraph=replace(clause.paragraph, runs=runs))

    assert messages("ND30-C13", with_headings(bold)) == ["Khoản có số in đậm mà chữ không đậm."]


def test_a_title_that_runs_on_into_its_text_is_let_be():
    clause = a_clause("1")
    runs = (a_run("1. Thời gian:", bold=True), a_run(" 08 giờ 00."))

    assert findings("ND30-C13", with_headings(replaced(clause, runs))) == []


def replaced(heading, runs):
    return replace(heading, paragraph=replace(heading.paragraph, runs=runs))


@pytest.mark.parametrize(
    ("letters", "said"),
    [
        ("abcdđeghiklmn", []),
        ("abcde", ["Điểm e nhảy số, phải là đ."]),
        ("abb", ["Điểm b bị lặp, phải là c."]),
        ("abcdđef", ["Điểm f dùng chữ không có trong tiếng Việt."]),
    ],
)
def test_points_follow_the_vietnamese_alphabet(letters, said):
    assert messages("ND30-C14", with_headings(*map(a_point, letters))) == said


def test_a_point_with_a_full_stop_is_told():
    point = a_heading("điểm", "a", text="a. Đối với các phòng.")

    assert messages("ND30-C14", with_headings(point)) == ["Điểm a chưa ghi “a)”."]


def test_points_begin_anew_under_each_khoan():
    anatomy = with_headings(
        a_clause("1"), *map(a_point, "ab"), a_clause("2"), *map(a_point, "ab"), *articles("1")
    )

    assert findings("ND30-C14", anatomy) == []


@pytest.mark.parametrize("text", ["I/ KẾT QUẢ", "I) KẾT QUẢ", "I - KẾT QUẢ"])
def test_a_section_without_its_full_stop_is_told(text):
    section = a_heading("I", "I", text=text, bold=True, keep_next=True)

    [message] = messages("ND30-C15", with_headings(section))

    assert "thiếu dấu chấm sau số" in message


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"text": "QUYẾT ĐỊNH"}, "ghi “QUYẾT ĐỊNH”"),
        ({"text": "QUYẾT NGHỊ:"}, "ghi “QUYẾT NGHỊ:”"),
        ({"bold": False}, "chưa in đậm"),
        ({"align": "left"}, "chưa căn giữa"),
    ],
)
def test_each_way_the_deciding_line_may_differ_is_named(said, fault):
    [message] = messages("ND30-C17", changed(an_anatomy(), "decides", **said))

    assert fault in message


def test_a_decision_without_its_deciding_line_lacks_it():
    assert messages("ND30-C17", an_anatomy(decides=None)) == ["Không thấy dòng “QUYẾT ĐỊNH:”."]


def test_a_plan_decides_nothing():
    assert findings("ND30-C17", a_paper("Kế hoạch", "KH")) == []


def test_a_heading_that_may_stand_alone_is_only_worth_a_look():
    [finding] = findings("ND30-C18", with_headings(a_section("I", keep_next=False)))

    assert finding.severity is Severity.INFO


# ---------------------------------------------------------------- attached documents


def test_an_attached_document_is_held_to_the_same_and_a_phu_luc_is_not():
    small = a_body_paragraph("Điều khoản thi hành.", size=11)
    note = (a_paragraph("(Kèm theo Quyết định số 05/QĐ-SNV)", italic=True, align="center"),)
    whole = an_anatomy(body=(small,))
    attachment = Attachment((), note, whole.body, whole.content.sections[0])
    appendix = replace(an_appendix(), body=whole.body)

    attached = replace(whole, body=(), attachments=(attachment,))
    listed = replace(whole, body=(), appendices=(appendix,))

    assert len(findings("ND30-C01", attached)) == 1
    assert findings("ND30-C01", listed) == []


# ---------------------------------------------------------------- leftovers


@pytest.mark.parametrize(
    "text",
    [
        "Kính gửi {{ don_vi }}",
        "{% for x in y %}",
        "Căn cứ Quyết định số ……/QĐ-UBND ngày 05 tháng 3 năm 2026",
        "Hoàn thành trước ngày ...... tháng 6 năm 2026",
        "Hoàn thành trước ngày … tháng 6 năm 2026",
        "Giao cho .......... thực hiện",
        "Ông [tên người được cử] phụ trách",
        "Nội dung [...] được sửa",
        "Kế hoạch số xxx của Sở",
        "Gửi trước ngày xx/6/2026",
        "Kính gửi ông «Ho_ten»",
        "Xem Error! Reference source not found. của Kế hoạch",
    ],
)
def test_what_was_left_in_is_found(text):
    assert len(findings("ND30-C19", with_body(f"{text}./."))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Các loại sổ, biểu mẫu, hồ sơ… của phòng",
        "Các loại sổ, biểu mẫu, hồ sơ... của phòng",
        "Họ và tên: ..............................",
        "Đại hội lần thứ XXX của ngành",
        "Theo tài liệu [1] và [2]",
        "Luật ghi: “Cơ quan [...] chịu trách nhiệm”",
        "Họ và tên: .................... Chức vụ:",
        "Mục tiêu 2026-2030, v.v...",
    ],
)
def test_good_text_is_not_taken_for_a_leftover(text):
    assert findings("ND30-C19", with_body(f"{text}./.")) == []


def test_blanks_of_a_draft_and_of_a_form_are_let_be():
    draft = changed(an_anatomy(), "number", text="Số: ......../QĐ-SNV")
    form = an_appendix(body=("Ngày sinh: ............ Quê quán: ............./.",))

    assert findings("ND30-C19", draft) == []
    assert findings("ND30-C19", an_anatomy(appendices=(form,))) == []


def test_tags_are_found_in_tables_headers_and_text_boxes():
    cell = a_signature("{{ chuc_vu }}")
    box = a_paragraph(drawn=(Drawn("box", 30, 8, text="{{ muc_do_khan }}"),))

    assert len(findings("ND30-C19", an_anatomy(signatures=(cell,)))) == 1
    assert len(findings("ND30-C19", an_anatomy(after={"quoc_hieu": (box,)}))) == 1


def test_comments_and_tracked_changes_are_counted():
    found = messages("ND30-C19", an_anatomy(comments=2, revisions=3, tables=(a_table(),)))

    assert found == ["Văn bản còn 3 chỗ theo dõi thay đổi.", "Văn bản còn 2 nhận xét."]
