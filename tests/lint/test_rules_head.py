"""The head of a document held against PL I, Phần I, Mục II, khoản 1 to 4."""

import unicodedata
from dataclasses import replace

import pytest
from rule_builders import (
    a_cell,
    a_date,
    a_letter,
    a_number,
    a_paper,
    a_paragraph,
    a_rule_line,
    a_table,
    an_anatomy,
    changed,
    codes,
    findings,
)

from paperwork.findings import Severity
from paperwork.lint.anatomy import Anatomy, RuleLine
from paperwork.lint.content import Content, Drawn

GROUPS = "PTH"


def with_number(text, **said):
    return an_anatomy(number=a_number(text), **said)


def with_date(text, **said):
    return an_anatomy(date=a_date(text), **said)


def with_rule(part, **said):
    """The quyết định with another line below Tiêu ngữ or the agency."""
    above = getattr(an_anatomy(), part)
    below = above[-1] if isinstance(above, tuple) else above
    return an_anatomy(**{f"{part}_rule": a_rule_line(below, **said)})


def with_agency(name):
    """The quyết định of another agency, with a line of the right length below."""
    agency = a_paragraph(name, size=13, bold=True, align="center", cell=a_cell(width_mm=90.0))
    return an_anatomy(ban_hanh=(agency,), ban_hanh_rule=a_rule_line(agency, 0.4))


def messages(code, anatomy):
    return [finding.message for finding in findings(code, anatomy)]


def a_blank():
    return a_paragraph(cell=a_cell(column=1))


DAMAGED = {
    "ND30-H01": lambda: changed(
        an_anatomy(), "quoc_hieu", text="CỘNG HÒA XÃ HỘI CHỦ NGHIÃ VIỆT NAM"
    ),
    "ND30-H02": lambda: changed(an_anatomy(), "quoc_hieu", bold=False),
    "ND30-H03": lambda: changed(an_anatomy(), "tieu_ngu", text="Độc lập – Tự do – Hạnh phúc"),
    "ND30-H04": lambda: changed(an_anatomy(), "tieu_ngu", italic=True),
    "ND30-H05": lambda: an_anatomy(after={"quoc_hieu": (a_blank(),)}),
    "ND30-H06": lambda: an_anatomy(tieu_ngu_rule=None),
    "ND30-H07": lambda: changed(an_anatomy(), "ban_hanh", bold=False),
    "ND30-H08": lambda: changed(an_anatomy(), "chu_quan", bold=True),
    "ND30-H09": lambda: with_rule("ban_hanh", share=1.0),
    "ND30-H10": lambda: with_agency("UBND XÃ HÒA TRẠCH"),
    "ND30-H11": lambda: with_number("Số 05/QĐ-SNV"),
    "ND30-H12": lambda: with_number("Số: 5/QĐ-SNV"),
    "ND30-H13": lambda: changed(an_anatomy(), "number", size=14),
    "ND30-H14": lambda: with_number("Số: 05/TB-SNV"),
    "ND30-H15": lambda: a_letter(number=a_number("Số: 128/CV-SNV")),
    "ND30-H16": lambda: with_number("Số: 15/2026/QĐ-SNV"),
    "ND30-H17": lambda: a_paper("Quy chế", "QC", number=a_number("Số: 03/QCh-SNV")),
    "ND30-H18": lambda: with_date("Nghệ An ngày 05 tháng 3 năm 2026"),
    "ND30-H19": lambda: with_date("Nghệ An, ngày 5 tháng 3 năm 2026"),
    "ND30-H20": lambda: with_date("Nghệ An, ngày 05 tháng 03 năm 2026"),
    "ND30-H21": lambda: with_date("Nghệ An, ngày 31 tháng 4 năm 2026"),
    "ND30-H22": lambda: changed(an_anatomy(), "date", cell=a_cell(row=2, column=1)),
    "ND30-H23": lambda: a_paper("Biên bản", "BB"),
    "ND30-H24": lambda: changed(an_anatomy(), "quoc_hieu", cell=a_cell(column=1, width_mm=80.0)),
    "ND30-H25": lambda: with_date("Huyện Diễn Châu, ngày 05 tháng 3 năm 2026"),
    "ND30-H26": lambda: an_anatomy(tables=(a_table(0, bordered=True), a_table(1, rows=1))),
}


@pytest.mark.parametrize("code", DAMAGED)
def test_a_damaged_head_has_exactly_the_finding_of_its_rule(code):
    anatomy = DAMAGED[code]()

    found = codes(anatomy, GROUPS)

    assert found == [code]


# ---------------------------------------------------------------- Quốc hiệu, Tiêu ngữ


@pytest.mark.parametrize(
    "text",
    [
        "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        " CỘNG HÒA XÃ HỘI  CHỦ NGHĨA VIỆT NAM ",
        "C\u1ed8NG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\u00a0NAM",
        unicodedata.normalize("NFD", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ],
)
def test_both_spellings_of_quoc_hieu_are_right(text):
    assert codes(changed(an_anatomy(), "quoc_hieu", text=text), "H") == []


def test_quoc_hieu_in_capitals_by_format_is_right():
    anatomy = changed(
        an_anatomy(), "quoc_hieu", text="Cộng hòa xã hội chủ nghĩa Việt Nam", caps=True
    )

    assert codes(anatomy, "H") == []


def test_quoc_hieu_in_small_letters_is_a_fault_of_type_not_of_text():
    anatomy = changed(an_anatomy(), "quoc_hieu", text="Cộng hòa xã hội chủ nghĩa Việt Nam")

    assert messages("ND30-H01", anatomy) == []
    assert messages("ND30-H02", anatomy) == ["Quốc hiệu chưa in hoa."]


def test_a_document_without_quoc_hieu_says_so():
    anatomy = an_anatomy(quoc_hieu=None, tieu_ngu=None, tieu_ngu_rule=None)

    assert messages("ND30-H01", anatomy) == ["Không thấy Quốc hiệu."]
    assert messages("ND30-H03", anatomy) == ["Không thấy Tiêu ngữ."]
    assert codes(anatomy, "H") == ["ND30-H01", "ND30-H03"]


def test_quoc_hieu_on_the_left_of_the_agency_is_told():
    anatomy = changed(an_anatomy(), "quoc_hieu", cell=a_cell(column=0, width_mm=101))
    anatomy = changed(anatomy, "ban_hanh", cell=a_cell(column=1))

    assert "Quốc hiệu nằm bên trái tên cơ quan." in messages("ND30-H01", anatomy)


def test_all_faults_of_type_are_in_one_sentence():
    anatomy = changed(an_anatomy(), "quoc_hieu", size=16, bold=False, italic=True, align="left")

    assert messages("ND30-H02", anatomy) == [
        "Quốc hiệu cỡ chữ 16, chưa in đậm, in nghiêng, chưa căn giữa."
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Độc lập-Tự do-Hạnh phúc",
        "Độc Lập - Tự Do - Hạnh Phúc",
        "ĐỘC LẬP - TỰ DO - HẠNH PHÚC",
        "Độc lập – Tự do – Hạnh phúc",
        "Độc lập - Tự do - Hạnh phúc.",
    ],
)
def test_tieu_ngu_is_written_letter_for_letter(text):
    anatomy = changed(an_anatomy(), "tieu_ngu", text=text)

    found = codes(anatomy, "H")

    assert found[:1] == ["ND30-H03"]
    assert "ND30-H04" not in found


def test_tieu_ngu_with_its_marks_stored_apart_is_right():
    apart = unicodedata.normalize("NFD", "Độc lập - Tự do - Hạnh phúc")

    assert codes(changed(an_anatomy(), "tieu_ngu", text=apart), GROUPS) == ["ND30-T04"]


def test_a_blank_line_in_the_other_column_is_not_between():
    blank = a_paragraph(cell=a_cell(column=0))

    assert codes(an_anatomy(after={"quoc_hieu": (blank,)}), "H") == []


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"share": 0.9}, "bằng 90% dòng chữ"),
        ({"share": 1.1}, "bằng 110% dòng chữ"),
        ({"share": 1.0, "dashed": True}, "đường kẻ không phải nét liền"),
    ],
)
def test_the_line_below_tieu_ngu_is_solid_and_as_long(said, fault):
    (said,) = messages("ND30-H06", with_rule("tieu_ngu", **said))

    assert fault in said


@pytest.mark.parametrize("share", [0.951, 1.0, 1.049])
def test_a_line_drawn_by_hand_may_miss_by_a_twentieth(share):
    assert codes(with_rule("tieu_ngu", share=share), "H") == []


def test_underlined_tieu_ngu_is_no_line_and_told_once():
    anatomy = changed(an_anatomy(tieu_ngu_rule=None), "tieu_ngu", underline=True)

    assert codes(anatomy, GROUPS) == ["ND30-H06"]
    assert "gạch chân chữ thay cho đường kẻ" in messages("ND30-H06", anatomy)[0]


def test_underlining_beside_a_line_is_a_decoration():
    anatomy = changed(an_anatomy(), "tieu_ngu", underline=True)

    assert codes(anatomy, GROUPS) == ["ND30-T06"]


def test_a_line_that_floats_somewhere_in_the_head_is_not_called_missing():
    floating = a_paragraph(drawn=(Drawn("line", 60.0),))

    anatomy = an_anatomy(tieu_ngu_rule=None, after={"date": (floating,)})

    assert codes(anatomy, "H") == []


def test_a_line_below_text_of_no_known_size_is_not_measured():
    anatomy = changed(with_rule("tieu_ngu", share=0.5), "tieu_ngu", size=0)

    assert findings("ND30-H06", anatomy) == []


def test_a_file_with_nothing_in_it_is_judged_without_trouble():
    nothing = Anatomy(Content((), (), ()))

    found = codes(nothing, GROUPS)

    assert found == ["ND30-H01", "ND30-H03", "ND30-H07", "ND30-H11", "ND30-H18"]


def test_two_lines_of_one_length_anchored_in_one_place_are_two():
    anchored = a_paragraph(drawn=(Drawn("line", 60.5), Drawn("line", 60.5)))
    line = RuleLine(anchored, 60.5)

    anatomy = an_anatomy(tieu_ngu_rule=line, ban_hanh_rule=None)

    assert codes(anatomy, "H") == []


# ---------------------------------------------------------------- agency


def test_a_long_agency_is_ruled_by_its_longest_or_its_last_line():
    style = {"size": 13, "bold": True, "align": "center", "cell": a_cell()}
    lines = tuple(a_paragraph(t, **style) for t in ("HỘI ĐỒNG", "THI ĐUA - KHEN THƯỞNG"))
    short = tuple(a_paragraph(t, **style) for t in ("ỦY BAN NHÂN DÂN", "XÃ YÊN"))

    for agency, below in ((lines, lines[1]), (short, short[0]), (short, short[1])):
        anatomy = an_anatomy(ban_hanh=agency, ban_hanh_rule=a_rule_line(below, 0.4))
        assert codes(anatomy, "H") == []


def test_an_agency_that_wraps_in_its_cell_is_measured_as_it_wraps():
    style = {"size": 13, "bold": True, "align": "center", "cell": a_cell()}
    agency = a_paragraph("SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", **style)

    rule = a_rule_line(agency, width_mm=26.0)
    as_long_as_half_the_name = a_rule_line(agency, 0.5)

    assert codes(an_anatomy(ban_hanh=(agency,), ban_hanh_rule=rule), "H") == []
    assert codes(an_anatomy(ban_hanh=(agency,), ban_hanh_rule=as_long_as_half_the_name), "H") == [
        "ND30-H09"
    ]


@pytest.mark.parametrize("share", [0.31, 0.5, 0.52])
def test_a_line_from_a_third_to_a_half_passes(share):
    assert codes(with_rule("ban_hanh", share=share), "H") == []


def test_an_agency_without_superior_is_right():
    assert codes(an_anatomy(chu_quan=()), "H") == []


def test_a_document_of_no_agency_says_so():
    anatomy = an_anatomy(chu_quan=(), ban_hanh=(), ban_hanh_rule=None)

    assert messages("ND30-H07", anatomy) == ["Không thấy tên cơ quan ban hành."]


@pytest.mark.parametrize(
    "name",
    [
        "CÔNG TY TNHH MTV CAO SU",
        "ỦY BAN NHÂN DÂN PHƯỜNG 3",
        "TRUNG TÂM Y TẾ KHU VỰC III",
        "SỞ Y TẾ",
        "CHI CỤC THỦY LỢI - ĐÊ ĐIỀU",
        "ỦY BAN NHÂN DÂN XÃ IA GRAI",
    ],
)
def test_a_full_name_is_not_taken_for_an_abbreviation(name):
    assert codes(with_agency(name), "H") == []


@pytest.mark.parametrize(
    ("name", "short"),
    [("UBND XÃ HÒA TRẠCH", "UBND"), ("TRƯỜNG THPT VINH", "THPT"), ("TT Y TẾ VINH", "TT")],
)
def test_an_abbreviated_agency_is_told(name, short):
    anatomy = with_agency(name)

    assert messages("ND30-H10", anatomy) == [f"Tên cơ quan ban hành có viết tắt “{short}”."]


# ---------------------------------------------------------------- number


@pytest.mark.parametrize(
    "text",
    [
        "Số: 05/QĐ-SNV",
        "Số:05/QĐ-SNV",
        "Số:        /QĐ-SNV",
        "Số: …/QĐ-SNV",
        "Số: ...../QĐ-SNV",
        "Số: 1234/QĐ-SNV",
        "Số: 05/QÐ-SNV",  # chữ Ð của bảng mã Tây Âu
    ],
)
def test_a_number_written_or_to_be_written_is_right(text):
    assert codes(with_number(text), "H") == []


@pytest.mark.parametrize(
    "text",
    [
        "Số 05/QĐ-SNV",
        "Số: 05 /QĐ-SNV",
        "Số: 05/ QĐ-SNV",
        "Số: 05/QĐ - SNV",
        "Số: 05/QĐ–SNV",
        "Số: 05-QĐ/SNV",
        "SỐ: 05/QĐ-SNV",
    ],
)
def test_a_number_written_otherwise_is_told(text):
    anatomy = with_number(text)

    assert "ND30-H11" in codes(anatomy, "H")


def test_a_document_without_number_says_so():
    assert messages("ND30-H11", an_anatomy(number=None)) == ["Không thấy dòng số, ký hiệu."]
    assert codes(an_anatomy(number=None), "H") == ["ND30-H11"]


@pytest.mark.parametrize(("serial", "right"), [("5", "05"), ("005", "05"), ("012", "12")])
def test_a_number_has_two_figures_at_least_and_no_more_zeros(serial, right):
    found = findings("ND30-H12", with_number(f"Số: {serial}/QĐ-SNV"))

    assert [finding.remedy[: len(right) + 6] for finding in found] == [f"Ghi “{right}”"]


def test_a_type_of_no_known_code_is_not_judged():
    anatomy = a_paper("Thư công", "", number=a_number("Số: 05/SNV-VP"))

    assert codes(anatomy, "H") == []


@pytest.mark.parametrize(
    ("name", "code"), [("Quy định", "QyĐ"), ("Tờ trình", "TTr"), ("Chương trình", "CTr")]
)
def test_codes_keep_the_letters_of_the_decree(name, code):
    assert codes(a_paper(name, code), "H") == []


@pytest.mark.parametrize(
    ("symbol", "fault"),
    [
        ("CV-SNV", "có “CV”"),
        ("SNV-CV", "có “CV”"),
        ("TB-SNV", "bắt đầu bằng “TB” là viết tắt của thông báo"),
        ("UBND", "chỉ có “UBND”, thiếu đơn vị soạn thảo hoặc lĩnh vực"),
    ],
)
def test_a_letter_is_numbered_by_agency_and_unit(symbol, fault):
    anatomy = a_letter(number=a_number(f"Số: 12/{symbol}"))

    assert messages("ND30-H15", anatomy) == [f"Ký hiệu công văn {fault}."]


@pytest.mark.parametrize("symbol", ["SNV-VP", "UBND-VX", "CT-TTHT", "PC-KT", "VP-TH"])
def test_a_letter_of_an_agency_whose_letters_are_also_a_type_is_right(symbol):
    assert codes(a_letter(number=a_number(f"Số: 12/{symbol}")), "H") == []


def test_a_document_whose_title_was_not_found_is_not_taken_for_a_letter():
    unread = a_letter(letter_subject=None, addressee=(), number=a_number("Số: 05/QĐ-SNV"))

    assert codes(unread, "H") == []


def test_a_year_is_no_part_of_a_number():
    anatomy = with_number("Số: 15/2026/QĐ-SNV")

    assert messages("ND30-H16", anatomy) == ["Số, ký hiệu có ghi năm: “Số: 15/2026/QĐ-SNV”."]


@pytest.mark.parametrize(
    ("stale", "right"),
    [("GN", "BGN"), ("TTh", "BTT"), ("DAn", "DA"), ("QCh", "QC"), ("QĐi", "QyĐ")],
)
def test_the_codes_of_the_old_circular_are_told_with_the_new_ones(stale, right):
    anatomy = a_paper("Dự án", "DA", number=a_number(f"Số: 05/{stale}-SNV"))

    found = findings("ND30-H17", anatomy)

    assert [f.remedy for f in found] == [f"Ghi “{right}” theo bảng viết tắt của Phụ lục III."]
    assert codes(anatomy, "H") == ["ND30-H17"]


# ---------------------------------------------------------------- place and date


@pytest.mark.parametrize(
    "text",
    [
        "Hà Nội, ngày 05 tháng 01 năm 2020",
        "Thành phố Hồ Chí Minh, ngày 29 tháng 6 năm 2019",
        "Nghệ An, ngày       tháng 3 năm 2026",
        "Nghệ An, ngày … tháng … năm 2026",
        "Nghệ An, ngày  05 tháng 12  năm 2026",
        "Bà Rịa - Vũng Tàu, ngày 30 tháng 6 năm 2025",
    ],
)
def test_a_date_written_or_to_be_written_is_right(text):
    assert codes(with_date(text), "H") == []


@pytest.mark.parametrize(
    "text",
    [
        "Nghệ An ngày 05 tháng 3 năm 2026",
        "Nghệ An, Ngày 05 tháng 3 năm 2026",
        "Nghệ An, ngày 05/3/2026",
        "Nghệ An, ngày 05 tháng 3 năm 2026.",
        "Nghệ An, ngày 05 tháng 3 năm 26",
        "ngày 05 tháng 3 năm 2026",
    ],
)
def test_a_date_written_otherwise_is_told(text):
    assert codes(with_date(text), "H") == ["ND30-H18"]


def test_an_upright_date_on_the_right_is_told_in_one_sentence():
    anatomy = changed(an_anatomy(), "date", italic=False, align="right")

    assert messages("ND30-H18", anatomy) == [
        "Dòng địa danh, ngày tháng chưa in nghiêng, chưa căn giữa."
    ]


def test_a_document_without_date_says_so_unless_it_is_minutes():
    assert codes(an_anatomy(date=None), "H") == ["ND30-H18"]
    assert codes(a_paper("Biên bản", "BB", date=None), "H") == []


def test_the_day_and_the_month_that_lack_a_zero_are_two_findings():
    said = messages("ND30-H19", with_date("Nghệ An, ngày 5 tháng 1 năm 2026"))

    assert said == ["Ngày ghi “5”.", "Tháng ghi “1”."]


def test_a_month_from_three_to_nine_with_a_zero_is_doubtful_only():
    (found,) = findings("ND30-H20", with_date("Nghệ An, ngày 05 tháng 09 năm 2026"))

    assert found.severity is Severity.WARNING
    assert found.remedy.startswith("Ghi “tháng 9”")


@pytest.mark.parametrize("text", ["ngày 29 tháng 02 năm 2027", "ngày 05 tháng 13 năm 2026"])
def test_a_day_that_no_calendar_has_is_told(text):
    assert codes(with_date(f"Nghệ An, {text}"), "H") == ["ND30-H21"]


def test_a_blank_day_is_no_false_date():
    assert findings("ND30-H21", with_date("Nghệ An, ngày    tháng 3 năm 2026")) == []


def test_a_day_in_the_text_of_minutes_is_not_of_the_head():
    inside = a_date("Thời gian, ngày 05 tháng 3 năm 2026", cell=None)
    minutes = a_paper("Biên bản", "BB", date=None, after={"type_line": (inside.paragraph,)})
    (place,) = (p for p in minutes.content.paragraphs if p.text == inside.paragraph.text)

    found = findings("ND30-H23", replace(minutes, date=replace(inside, paragraph=place)))

    assert found == []


def test_number_and_date_in_one_row_of_one_cell_each_are_level():
    anatomy = changed(an_anatomy(), "number", cell=a_cell(row=0))
    anatomy = changed(anatomy, "date", cell=a_cell(row=0, column=1))

    assert findings("ND30-H22", anatomy) == []


def test_number_and_date_on_two_lines_of_the_page_are_not_level():
    anatomy = changed(changed(an_anatomy(), "number", cell=None), "date", cell=None)

    assert codes(anatomy, "H") == ["ND30-H22"]


# ---------------------------------------------------------------- layout


@pytest.mark.parametrize("width", [0.0, 95.5, 97.0])
def test_quoc_hieu_fits_a_wide_cell_and_one_of_unknown_width(width):
    cell = a_cell(column=1, width_mm=width)

    assert codes(changed(an_anatomy(), "quoc_hieu", cell=cell), "H") == []


def test_the_room_and_the_width_are_said():
    anatomy = changed(an_anatomy(), "quoc_hieu", cell=a_cell(column=1, width_mm=80.0))

    (said,) = messages("ND30-H24", anatomy)

    assert said.startswith("Quốc hiệu dài 95,")
    assert said.endswith("mm, ô chỉ rộng 80 mm nên xuống dòng.")


@pytest.mark.parametrize(
    "place",
    [
        "Quận 1",
        "quận Ba Đình",
        "Thị xã Cửa Lò",
        "thị trấn Dùng",
        "Thành phố Vinh",
        "TP. Vinh",
    ],
)
def test_a_place_of_the_district_level_is_doubtful_since_july_2025(place):
    now = with_date(f"{place}, ngày 05 tháng 3 năm 2026")
    then = with_date(f"{place}, ngày 05 tháng 3 năm 2025")

    assert codes(now, "H") == ["ND30-H25"]
    assert codes(then, "H") == []


@pytest.mark.parametrize(
    "place",
    ["Thành phố Hồ Chí Minh", "TP. Huế", "Phường Điện Biên Phủ", "Huyền Sơn", "Nam Định", "Quang"],
)
def test_a_place_that_may_be_of_today_is_not_doubted(place):
    assert codes(with_date(f"{place}, ngày 05 tháng 3 năm 2026"), "H") == []


def test_a_merged_province_is_told_when_the_agency_is_of_it():
    above = a_paragraph("UBND TỈNH HÀ NAM", size=13, align="center", cell=a_cell())

    anatomy = with_date("Hà Nam, ngày 05 tháng 3 năm 2026", chu_quan=(above,))

    assert messages("ND30-H25", anatomy) == [
        "Địa danh “Hà Nam” là tỉnh đã nhập vào Ninh Bình từ 01/7/2025."
    ]
