"""The parts of a document are found wherever and however an office writes them."""

import datetime as dt
from dataclasses import replace

import pytest
from anatomy_builders import (
    A4,
    MOTTO,
    NATION,
    a_box,
    a_content,
    a_decision,
    a_foot,
    a_grid,
    a_head,
    a_line,
    blank,
    bold,
    centred,
    text,
    texts,
    underlined_below,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.lint.anatomy import Anatomy
from paperwork.lint.content import CellPlace, Content, Drawn, Table
from paperwork.lint.dissection import dissect

LETTER = (
    centred("Kính gửi: Các phòng thuộc Sở"),
    text("Sở Nội vụ đề nghị các phòng gửi báo cáo trước ngày 30 tháng 6 năm 2026./."),
)


def levels(anatomy, region=0):
    return [(h.level, h.number) for h in anatomy.headings if h.region == region]


# ---------------------------------------------------------------- head


def test_a_decision_without_styles_is_found_part_by_part():
    content = a_decision()

    found = dissect(content)

    assert found.regime == "nd30"
    assert texts(found.quoc_hieu) == NATION
    assert texts(found.tieu_ngu) == MOTTO
    assert found.tieu_ngu_rule.width_mm == 57
    assert texts(found.chu_quan) == ["UBND TỈNH NGHỆ AN"]
    assert texts(found.ban_hanh) == ["SỞ NỘI VỤ"]
    assert found.ban_hanh_rule.width_mm == 15
    assert (found.number.serial, found.number.symbol) == ("05", "QĐ-SNV")
    assert found.date.place == "Nghệ An"
    assert found.date.date == dt.date(2026, 3, 5)
    assert (found.type_name, found.type_code) == ("Quyết định", "QĐ")
    assert texts(found.subject) == ["Về việc thành lập Tổ công tác"]
    assert found.subject_rule.width_mm == 30
    assert texts(found.authority) == "GIÁM ĐỐC SỞ NỘI VỤ"
    assert [p.text[:7] for p in found.grounds] == ["Căn cứ ", "Theo đề"]
    assert texts(found.decides) == "QUYẾT ĐỊNH:"
    assert levels(found) == [("Điều", "1"), ("Điều", "2")]
    assert found.body == ()
    assert texts(found.recipients_label) == "Nơi nhận:"
    assert texts(found.recipients) == ["- Như Điều 3;", "- Lưu: VT, VP."]
    (signature,) = found.signatures
    assert texts(signature.lines) == ["GIÁM ĐỐC"]
    assert texts(signature.name) == "Nguyễn Văn A"
    assert (signature.side, signature.row) == ("right", (1, 0))
    assert found.appendices == ()
    assert not found.is_letter


def test_a_letter_has_its_subject_under_the_number_and_no_type():
    head = a_head(number="Số: 128/SNV-VP", below=[centred("V/v báo cáo công tác văn thư")])

    found = dissect(a_content(head, *LETTER, a_foot(items=("- Như trên;", "- Lưu: VT, VP."))))

    assert found.is_letter
    assert texts(found.letter_subject) == "V/v báo cáo công tác văn thư"
    assert texts(found.addressee) == ["Kính gửi: Các phòng thuộc Sở"]
    assert [p.text[:9] for p in found.body] == ["Sở Nội vụ"]
    assert texts(found.recipients) == ["- Như trên;", "- Lưu: VT, VP."]


def test_several_addressees_end_where_the_letter_begins():
    content = a_content(
        a_head(number="Số: 128/SNV-VP"),
        text("Kính gửi:"),
        text("- Bộ Nội vụ;"),
        text("- Bộ Tài chính."),
        text("- Sở báo cáo như sau:"),
        a_foot(),
    )

    found = dissect(content)

    assert texts(found.addressee) == ["Kính gửi:", "- Bộ Nội vụ;", "- Bộ Tài chính."]
    assert texts(found.body) == ["- Sở báo cáo như sau:"]


def test_a_head_in_one_row_with_breaks_inside_its_paragraphs():
    left = [centred("UBND TỈNH NGHỆ AN\nSỞ NỘI VỤ"), centred("Số: 05/QĐ-SNV")]
    right = [bold(f"{NATION}\n{MOTTO}"), centred("Nghệ An, ngày 05 tháng 3 năm 2026")]

    found = dissect(a_decision(head=a_grid([left, right])))

    assert texts(found.quoc_hieu) == NATION
    assert texts(found.tieu_ngu) == MOTTO
    assert texts(found.chu_quan) == ["UBND TỈNH NGHỆ AN"]
    assert texts(found.ban_hanh) == ["SỞ NỘI VỤ"]
    assert found.number.symbol == "QĐ-SNV"
    assert found.date.day == "05"


def test_a_head_set_with_tabs_is_read_in_two_columns():
    content = a_content(
        text(f"UBND TỈNH NGHỆ AN\t{NATION}"),
        text(f"SỞ NỘI VỤ\t\t{MOTTO}", bold=True),
        text("Số: 05/QĐ-SNV\tNghệ An, ngày 05 tháng 3 năm 2026"),
        bold("QUYẾT ĐỊNH"),
        bold("Về việc thành lập Tổ công tác"),
        text("Điều 1. Thành lập Tổ công tác./."),
        a_foot(),
    )

    found = dissect(content)

    assert texts(found.quoc_hieu) == NATION
    assert texts(found.tieu_ngu) == MOTTO
    assert texts(found.chu_quan) == ["UBND TỈNH NGHỆ AN"]
    assert texts(found.ban_hanh) == ["SỞ NỘI VỤ"]
    assert found.number.text == "Số: 05/QĐ-SNV"
    assert found.date.date == dt.date(2026, 3, 5)


def test_a_head_set_with_spaces_is_read_in_two_columns():
    content = a_content(
        text(f"SỞ NỘI VỤ         {NATION}"),
        text(f"                  {MOTTO}"),
        text("Số:       /SNV-VP        Nghệ An, ngày      tháng 3 năm 2026"),
        *LETTER,
    )

    found = dissect(content)

    assert texts(found.quoc_hieu) == NATION
    assert texts(found.tieu_ngu) == MOTTO
    assert texts(found.ban_hanh) == ["SỞ NỘI VỤ"]
    assert (found.number.serial, found.number.symbol) == ("", "SNV-VP")
    assert (found.date.day, found.date.month, found.date.date) == ("", "3", None)


def test_a_head_of_centred_paragraphs_one_below_the_other():
    content = a_content(
        bold(NATION),
        bold(MOTTO),
        bold("SỞ NỘI VỤ"),
        centred("Số: 05/BC-SNV"),
        centred("Nghệ An, ngày 05 tháng 3 năm 2026"),
        bold("BÁO CÁO"),
        bold("Kết quả công tác văn thư"),
        text("Sở Nội vụ báo cáo như sau:"),
        a_foot(),
    )

    found = dissect(content)

    assert texts(found.ban_hanh) == ["SỞ NỘI VỤ"]
    assert found.type_name == "Báo cáo"
    assert texts(found.subject) == ["Kết quả công tác văn thư"]


def test_a_head_in_text_boxes():
    content = a_content(
        a_box("UBND TỈNH NGHỆ AN\nSỞ NỘI VỤ\nSố: 128/SNV-VP"),
        a_box(f"{NATION}\n{MOTTO}\nNghệ An, ngày 05 tháng 3 năm 2026"),
        *LETTER,
        a_foot(),
    )

    found = dissect(content)

    assert texts(found.quoc_hieu) == NATION
    assert texts(found.tieu_ngu) == MOTTO
    assert texts(found.chu_quan) == ["UBND TỈNH NGHỆ AN"]
    assert texts(found.ban_hanh) == ["SỞ NỘI VỤ"]
    assert found.number.symbol == "SNV-VP"
    assert found.date.place == "Nghệ An"


@pytest.mark.parametrize(
    ("nation", "motto"),
    [
        ("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐỘC LẬP – TỰ DO – HẠNH PHÚC"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập-Tự do-Hạnh phúc"),
        ("Cộng hòa xã hội chủ nghĩa Việt Nam", "Độc lập — Tự do — Hạnh Phúc"),
        ("CỘNG HOÀ XÃ HÔI CHỦ NGHĨA VIÊT NAM", "Độc lập, Tự do, Hạnh phúc"),
    ],
)
def test_a_nation_written_wrong_is_still_the_nation(nation, motto):
    content = a_decision(head=a_head(nation=nation, motto=motto))

    found = dissect(content)

    assert (texts(found.quoc_hieu), texts(found.tieu_ngu)) == (nation, motto)


@pytest.mark.parametrize(
    ("written", "serial", "symbol"),
    [
        ("Số: 05/QĐ-SNV", "05", "QĐ-SNV"),
        ("Số 05/QĐ", "05", "QĐ"),
        ("Số:        /QĐ-SNV", "", "QĐ-SNV"),
        ("Số: …/QĐ-SNV", "", "QĐ-SNV"),
        ("SỐ: 5 / QĐ - SNV", "5", "QĐ - SNV"),
        ("Số: 12", "12", ""),
        ("15/QĐ-SNV", "15", "QĐ-SNV"),
    ],
)
def test_a_number_is_read_apart_however_it_is_written(written, serial, symbol):
    found = dissect(a_decision(head=a_head(number=written)))

    assert (found.number.serial, found.number.symbol) == (serial, symbol)


@pytest.mark.parametrize(
    ("written", "place", "parts", "date"),
    [
        ("Hà Nội, ngày 29 tháng 6 năm 2019", "Hà Nội", ("29", "6", "2019"), dt.date(2019, 6, 29)),
        ("Hà Nội, ngày 31 tháng 6 năm 2019", "Hà Nội", ("31", "6", "2019"), None),
        ("Hà Nội ngày  tháng  năm 2026", "Hà Nội", ("", "", "2026"), None),
        ("Hà Nội, ngày … tháng … năm 20…", "Hà Nội", ("", "", "20"), None),
        ("Quận 1, ngày 05 tháng 01 năm 2020.", "Quận 1", ("05", "01", "2020"), dt.date(2020, 1, 5)),
        ("Hà Nội, 05/01/2020", "Hà Nội", ("05", "01", "2020"), dt.date(2020, 1, 5)),
    ],
)
def test_a_date_is_read_apart_however_it_is_written(written, place, parts, date):
    found = dissect(a_decision(head=a_head(date=written))).date

    assert (found.place, (found.day, found.month, found.year)) == (place, parts)
    assert found.date == date


def test_an_agency_on_two_lines_is_not_two_agencies():
    head = a_head(bold("UBND TỈNH AN SƠN"), bold("SỞ NÔNG NGHIỆP"), bold("VÀ MÔI TRƯỜNG"))

    found = dissect(a_decision(head=head))

    assert texts(found.chu_quan) == ["UBND TỈNH AN SƠN"]
    assert texts(found.ban_hanh) == ["SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG"]


def test_an_agency_with_nobody_above_it_is_the_issuer():
    head = a_head(bold("ỦY BAN NHÂN DÂN"), bold("XÃ HÒA TRẠCH"))

    found = dissect(a_decision(head=head))

    assert found.chu_quan == ()
    assert texts(found.ban_hanh) == ["ỦY BAN NHÂN DÂN", "XÃ HÒA TRẠCH"]


def test_the_bold_lines_are_the_issuer():
    head = a_head(
        centred("SỞ NÔNG NGHIỆP"), centred("TỈNH AN SƠN"), bold("TỔ 35"), bold("CHI CỤC NƯỚC")
    )

    found = dissect(a_decision(head=head))

    assert texts(found.chu_quan) == ["SỞ NÔNG NGHIỆP", "TỈNH AN SƠN"]
    assert texts(found.ban_hanh) == ["TỔ 35", "CHI CỤC NƯỚC"]


def test_rule_lines_are_found_however_they_are_made():
    left = [centred("UBND TỈNH NGHỆ AN"), bold("SỞ NỘI VỤ"), centred("_______")]
    right = [
        bold(NATION),
        underlined_below(MOTTO, 10),
        centred("Nghệ An, ngày 05 tháng 3 năm 2026"),
    ]

    found = dissect(a_decision(head=a_grid([left, right], ["Số: 05/QĐ-SNV", ""])))

    assert 15 < found.ban_hanh_rule.width_mm < 20
    assert not found.ban_hanh_rule.dashed
    assert found.tieu_ngu_rule.width_mm == 60
    assert texts(found.ban_hanh) == ["SỞ NỘI VỤ"]


def test_hyphens_are_a_dashed_rule_and_underlined_text_is_none():
    left = [bold("SỞ NỘI VỤ"), centred("-------")]
    right = [bold(NATION), bold(MOTTO, underline=True)]

    found = dissect(a_decision(head=a_grid([left, right], ["Số: 05/QĐ-SNV", ""])))

    assert found.ban_hanh_rule.dashed
    assert found.tieu_ngu_rule is None


def test_a_line_anchored_elsewhere_in_the_cell_is_its_rule():
    line = (Drawn("line", 57),)
    right = [bold(NATION, drawn=line), bold(MOTTO)]

    found = dissect(a_decision(head=a_grid([["SỞ NỘI VỤ"], right], ["Số: 05/QĐ-SNV", ""])))

    assert found.tieu_ngu_rule.width_mm == 57
    assert found.ban_hanh_rule is None


def test_two_lines_in_one_paragraph_are_told_by_their_length():
    lines = (Drawn("line", 12), Drawn("line", 56))
    content = a_content(
        text(f"SỞ NỘI VỤ\t{NATION}"),
        text(f"\t{MOTTO}", drawn=lines),
        text("Số: 128/SNV-VP\tNghệ An, ngày 05 tháng 3 năm 2026"),
        *LETTER,
    )

    assert dissect(content).tieu_ngu_rule.width_mm == 56


def test_stamps_are_found_in_boxes_and_in_the_page_header():
    header = replace(centred("XEM XONG TRẢ LẠI", bold=True), part="word/header1.xml", index=90)
    section = replace(A4, headers=(("default", (header,)),))
    content = a_decision(
        head=a_head(number="Số: 05/QĐ-SNV", below=[a_box("HỎA TỐC"), centred("MẬT")])
    )

    found = dissect(replace(content, sections=(section,)))

    assert texts(found.urgency) == "HỎA TỐC"
    assert found.urgency.drawn[0].kind == "box"
    assert texts(found.secrecy) == "MẬT"
    assert texts(found.circulation) == "XEM XONG TRẢ LẠI"


# ---------------------------------------------------------------- type, subject, opening


def test_a_long_title_begins_with_its_type():
    content = a_content(
        a_head(), bold("THÔNG BÁO KẾT LUẬN CỦA GIÁM ĐỐC SỞ"), bold("tại cuộc họp giao ban"), *LETTER
    )

    found = dissect(content)

    assert texts(found.type_line) == "THÔNG BÁO KẾT LUẬN CỦA GIÁM ĐỐC SỞ"
    assert (found.type_name, found.type_code) == ("Thông báo", "TB")
    assert texts(found.subject) == ["tại cuộc họp giao ban"]


def test_a_title_that_is_no_type_has_no_name():
    found = dissect(
        a_content(a_head(), bold("GIẤY CHỨNG NHẬN"), text("Chứng nhận ông A."), a_foot())
    )

    assert texts(found.type_line) == "GIẤY CHỨNG NHẬN"
    assert (found.type_name, found.type_code) == ("", "")


def test_a_subject_of_several_lines_in_capitals_stops_at_the_authority():
    content = a_content(
        a_head(),
        bold("QUYẾT ĐỊNH"),
        bold("VỀ VIỆC THÀNH LẬP TỔ CÔNG TÁC"),
        bold("CHUYỂN ĐỔI SỐ"),
        bold("GIÁM ĐỐC SỞ NỘI VỤ"),
        text("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"),
        bold("QUYẾT ĐỊNH"),
        text("Điều 1. Thành lập Tổ công tác./."),
        a_foot(),
    )

    found = dissect(content)

    assert texts(found.subject) == ["VỀ VIỆC THÀNH LẬP TỔ CÔNG TÁC", "CHUYỂN ĐỔI SỐ"]
    assert texts(found.authority) == "GIÁM ĐỐC SỞ NỘI VỤ"
    assert texts(found.decides) == "QUYẾT ĐỊNH"
    assert found.decides.index > found.type_line.index


def test_the_type_and_its_subject_may_share_a_paragraph():
    content = a_content(a_head(), bold("KẾ HOẠCH\nCông tác năm 2026"), *LETTER, a_foot())

    found = dissect(content)

    assert texts(found.type_line) == "KẾ HOẠCH"
    assert texts(found.subject) == ["Công tác năm 2026"]


def test_a_resolution_resolves():
    content = a_content(
        a_head(bold("HỘI ĐỒNG NHÂN DÂN"), bold("XÃ HÒA TRẠCH"), number="Số: 05/NQ-HĐND"),
        bold("NGHỊ QUYẾT"),
        bold("Về dự toán ngân sách năm 2026"),
        bold("HỘI ĐỒNG NHÂN DÂN XÃ HÒA TRẠCH"),
        bold("KHÓA II, KỲ HỌP THỨ BA"),
        text("Căn cứ Luật Ngân sách nhà nước ngày 25 tháng 6 năm 2025;"),
        text("Xét Tờ trình số 10/TTr-UBND ngày 01 tháng 12 năm 2025 của Ủy ban nhân dân xã."),
        bold("QUYẾT NGHỊ:"),
        text("Điều 1. Thông qua dự toán./."),
        a_foot("CHỦ TỊCH"),
    )

    found = dissect(content)

    assert texts(found.decides) == "QUYẾT NGHỊ:"
    assert texts(found.authority) == "HỘI ĐỒNG NHÂN DÂN XÃ HÒA TRẠCH"
    assert len(found.grounds) == 2
    assert found.body == ()


def test_a_submission_has_its_addressee_and_the_grounds_that_open_it():
    content = a_content(
        a_head(number="Số: 07/TTr-SNV"),
        bold("TỜ TRÌNH"),
        bold("Về việc ban hành Quy chế"),
        centred("Kính gửi: Ủy ban nhân dân tỉnh"),
        text("Căn cứ Luật Lưu trữ ngày 21 tháng 6 năm 2024;"),
        text("Căn cứ Kế hoạch số 12/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh,"),
        text("Căn cứ tình hình thực tế, Sở Nội vụ trình như sau:"),
        text("I. SỰ CẦN THIẾT"),
        text("1. Cơ sở pháp lý"),
        text("a) Luật Lưu trữ."),
        a_foot(),
    )

    found = dissect(content)

    assert texts(found.addressee) == ["Kính gửi: Ủy ban nhân dân tỉnh"]
    assert [p.text[:15] for p in found.grounds] == ["Căn cứ Luật Lưu", "Căn cứ Kế hoạch"]
    assert texts(found.body) == ["Căn cứ tình hình thực tế, Sở Nội vụ trình như sau:"]
    assert levels(found) == [("I", "I"), ("1", "1"), ("điểm", "a")]


def test_a_sentence_that_opens_with_a_ground_is_no_ground():
    content = a_content(
        a_head(number="Số: 12/SNV-VP"),
        centred("Kính gửi: Sở Tài chính"),
        text("Căn cứ Công văn số 05/STC-VP, Sở Nội vụ cung cấp số liệu như sau:"),
        a_foot(),
    )

    assert dissect(content).grounds == ()


def test_a_subject_set_from_the_left_is_still_below_its_type():
    content = a_content(a_head(), bold("KẾ HOẠCH"), text("Công tác năm 2026", bold=True), *LETTER)

    assert texts(dissect(content).subject) == ["Công tác năm 2026"]


def test_a_draft_is_no_agency():
    head = a_head(centred("UBND TỈNH NGHỆ AN"), bold("SỞ NỘI VỤ"), bold("DỰ THẢO"))

    found = dissect(a_decision(head=head))

    assert texts(found.ban_hanh) == ["SỞ NỘI VỤ"]


def test_an_hour_in_the_minutes_is_not_the_date_of_the_document():
    content = a_content(
        a_head(date=""),
        bold("BIÊN BẢN"),
        bold("Họp giao ban"),
        text("Thời gian bắt đầu: 08 giờ 00, ngày 08 tháng 01 năm 2027"),
        a_foot("CHỦ TỌA"),
    )

    assert dissect(content).date is None


def test_an_invitation_is_found_with_its_lines():
    content = a_content(
        a_head(number="Số: 12/GM-SNV"),
        bold("GIẤY MỜI"),
        bold("Dự hội nghị tổng kết"),
        text("Sở Nội vụ trân trọng kính mời: Ông Nguyễn Văn B"),
        text("Thời gian: 08 giờ 00, ngày 12 tháng 3 năm 2026"),
        text("Địa điểm: Hội trường Sở./."),
        a_foot(items=("- Như trên;", "- Lưu: VT.")),
    )

    found = dissect(content)

    assert (found.type_code, texts(found.subject)) == ("GM", ["Dự hội nghị tổng kết"])
    assert found.addressee == ()
    assert len(found.body) == 3


# ---------------------------------------------------------------- headings


def test_headings_of_both_families_with_their_titles():
    content = a_decision(
        bold("Chương I"),
        bold("QUY ĐỊNH CHUNG"),
        bold("Mục 1"),
        bold("PHẠM VI"),
        text("Điều 1. Phạm vi điều chỉnh"),
        text("1. Quy chế này quy định về văn thư."),
        text("a) Soạn thảo văn bản;"),
        text("đ) Lưu trữ."),
        bold("Phần thứ hai. TỔ CHỨC THỰC HIỆN"),
        text("II. NHIỆM VỤ"),
        text("1. Văn phòng"),
        text("1.1. Tham mưu kế hoạch."),
    )

    found = dissect(content)

    assert levels(found) == [
        ("Chương", "I"),
        ("Mục", "1"),
        ("Điều", "1"),
        ("khoản", "1"),
        ("điểm", "a"),
        ("điểm", "đ"),
        ("Phần", "thứ hai"),
        ("I", "II"),
        ("1", "1"),
        ("1.1", "1.1"),
    ]
    assert texts(found.headings[0].title_lines) == ["QUY ĐỊNH CHUNG"]
    assert found.headings[2].title == "Phạm vi điều chỉnh"
    assert found.headings[6].title == "TỔ CHỨC THỰC HIỆN"
    assert found.body == ()


def test_numbers_that_word_writes_are_headings_too():
    content = a_decision(
        text("Khen thưởng ông A", label="Điều 1."), text("Tặng Giấy khen", label="1.")
    )

    found = dissect(content)

    assert levels(found) == [("Điều", "1"), ("khoản", "1")]
    assert found.headings[0].title == "Khen thưởng ông A"


@pytest.mark.parametrize(
    "sentence",
    [
        "Điều 5 của Luật này quy định trách nhiệm của thủ trưởng cơ quan.",
        "Điều 3 Quyết định này có hiệu lực từ ngày ký.",
        "Mục 2 nêu trên được thực hiện trong quý I.",
        "Phần 1 đã hoàn thành.",
        "1.500.000 đồng là mức chi cho một giải.",
        "1.5 triệu đồng mỗi hộ.",
        "V.I. Lê-nin từng nói như vậy.",
        "v.v. là chữ viết tắt.",
        "I-rắc là một nước ở Trung Đông.",
        "C. Mác viết bộ Tư bản.",
        "12/5/2026 là hạn cuối.",
        "- 1. không phải đề mục.",
        "Điều 7, Điều 8 được bãi bỏ.",
        "Chương trình này gồm 03 phần.",
        "a b c là ba chữ.",
        "X-quang phổi là bắt buộc.",
    ],
)
def test_a_sentence_that_only_looks_like_a_heading_is_text(sentence):
    found = dissect(a_decision(text("Điều 1. Khen thưởng."), text(sentence)))

    assert levels(found) == [("Điều", "1")]
    assert texts(found.body) == [sentence]


def test_headings_are_known_by_other_marks_too():
    content = a_decision(
        text("I/ MỤC ĐÍCH"),
        text("II- YÊU CẦU"),
        text("1/ Kịp thời"),
        text("a. Đúng hạn"),
        text("b/ Đủ hồ sơ"),
        text("2.Công khai"),
    )

    expected = [("I", "I"), ("I", "II"), ("1", "1"), ("điểm", "a"), ("điểm", "b"), ("1", "2")]
    assert levels(dissect(content)) == expected


def test_quoted_articles_are_not_articles_of_the_document():
    content = a_decision(
        text("Điều 1. Sửa đổi Điều 5 như sau:"),
        text("“Điều 5. Trách nhiệm"),
        text("1. Văn phòng chủ trì."),
        text("2. Các phòng phối hợp.”."),
        text("Điều 2. Hiệu lực thi hành./."),
    )

    assert levels(dissect(content)) == [("Điều", "1"), ("Điều", "2")]


def test_a_quotation_mark_never_closed_hides_nothing():
    content = a_decision(text("Điều 1. Phong trào “Làng quê"), text("Điều 2. Hiệu lực./."))

    assert levels(dissect(content)) == [("Điều", "1"), ("Điều", "2")]


def test_a_table_of_contents_repeats_no_headings():
    content = a_decision(
        text("Điều 1. Phạm vi\t3", style="toc 1"),
        text("Điều 2. Hiệu lực\t4"),
        text("Điều 1. Phạm vi"),
    )

    found = dissect(content)

    assert levels(found) == [("Điều", "1")]
    assert found.body == ()


def test_a_table_of_data_is_not_body():
    data = a_grid(["STT", "Họ và tên", "Nơi nhận"], ["1", "Nguyễn Văn B", "Xã A"], bordered=True)

    found = dissect(
        a_decision(text("Điều 1. Khen thưởng:"), data, text("Danh sách có 01 người./."))
    )

    assert texts(found.body) == ["Danh sách có 01 người./."]
    assert texts(found.recipients_label) == "Nơi nhận:"
    assert len(found.signatures) == 1


# ---------------------------------------------------------------- closing


@pytest.mark.parametrize(
    "posts",
    [
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("KT/ GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        ("T/M HỘI ĐỒNG", "CHỦ TỊCH"),
        ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"),
        ("Q. GIÁM ĐỐC",),
        ("Giám đốc",),
        ("HIỆU TRƯỞNG",),
    ],
)
def test_who_signs_is_found_in_every_power(posts):
    (signature,) = dissect(a_decision(foot=a_foot(*posts))).signatures

    assert texts(signature.lines) == [*posts]
    assert texts(signature.name) == "Nguyễn Văn A"


def test_another_post_stands_above_the_name():
    right = [bold("KT. TRƯỞNG BAN"), bold("PHÓ TRƯỞNG BAN"), blank(), bold("GIÁM ĐỐC SỞ NỘI VỤ")]
    foot = a_grid([[text("Nơi nhận:"), text("- Lưu: VT.")], [*right, bold("Trần Thị B")]])

    (signature,) = dissect(a_decision(foot=foot)).signatures

    assert texts(signature.lines) == ["KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "GIÁM ĐỐC SỞ NỘI VỤ"]
    assert texts(signature.name) == "Trần Thị B"


@pytest.mark.parametrize(
    "name",
    [
        "TS. Nguyễn Văn A",
        "PGS.TS. Trần B",
        "ThS.Lê C",
        "NGUYỄN VĂN A",
        "H'Hen Niê",
        "Đại tá Lê Văn C",
    ],
)
def test_a_name_is_a_name_with_titles_or_in_capitals(name):
    (signature,) = dissect(a_decision(foot=a_foot(name=name))).signatures

    assert texts(signature.lines) == ["GIÁM ĐỐC"]
    assert texts(signature.name) == name


def test_a_signature_waits_for_its_name():
    (signature,) = dissect(a_decision(foot=a_foot(name="(Ký, ghi rõ họ tên)"))).signatures

    assert texts(signature.lines) == ["GIÁM ĐỐC"]
    assert signature.name is None


def test_posts_and_names_may_stand_in_different_rows():
    foot = a_grid(
        [[text("Nơi nhận:"), text("- Như trên;")], [bold("GIÁM ĐỐC")]],
        [[text("- Lưu: VT.")], [blank(), bold("Nguyễn Văn A")]],
    )

    found = dissect(a_decision(foot=foot))

    assert texts(found.recipients) == ["- Như trên;", "- Lưu: VT."]
    assert texts(found.signatures[0].name) == "Nguyễn Văn A"


def test_minutes_are_signed_by_two_and_have_no_date_above():
    foot = a_grid(
        [
            [bold("THƯ KÝ"), blank(), bold("Mạc Thị Thu")],
            [bold("CHỦ TỌA"), blank(), bold("Lê Khoát")],
        ],
        [[text("Nơi nhận:"), text("- Lưu: VT, Hồ sơ.")], [blank()]],
    )
    content = a_content(
        a_head(number="Số: 01/BB-HĐTĐKT", date=""),
        bold("BIÊN BẢN"),
        bold("Họp Hội đồng"),
        text("I. THỜI GIAN"),
        text("Cuộc họp kết thúc vào 16 giờ 30./."),
        foot,
    )

    found = dissect(content)

    assert found.date is None
    assert [(texts(s.lines), texts(s.name), s.side) for s in found.signatures] == [
        (["THƯ KÝ"], "Mạc Thị Thu", "left"),
        (["CHỦ TỌA"], "Lê Khoát", "right"),
    ]
    assert texts(found.recipients) == ["- Lưu: VT, Hồ sơ."]


def test_three_sign_side_by_side():
    foot = a_grid(
        ["THƯ KÝ", "ỦY VIÊN", "CHỦ TỌA"],
        ["", "", ""],
        ["Mạc Thị Thu", "Trần Văn B", "Lê Khoát"],
    )

    found = dissect(a_content(a_head(date=""), bold("BIÊN BẢN"), text("Kết thúc./."), foot))

    assert [(texts(s.name), s.side) for s in found.signatures] == [
        ("Mạc Thị Thu", "left"),
        ("Trần Văn B", "center"),
        ("Lê Khoát", "right"),
    ]


def test_a_closing_without_a_table_is_read_by_its_tabs():
    content = a_content(
        a_head(),
        bold("THÔNG BÁO"),
        bold("Về việc nghỉ lễ"),
        text("Các phòng thực hiện./."),
        text("Nơi nhận:\tGIÁM ĐỐC"),
        text("- Như trên;"),
        text("- Lưu: VT."),
        text("\tNguyễn Văn A"),
    )

    found = dissect(content)

    assert texts(found.recipients_label) == "Nơi nhận:"
    assert texts(found.recipients) == ["- Như trên;", "- Lưu: VT."]
    assert [(texts(s.lines), texts(s.name), s.side) for s in found.signatures] == [
        (["GIÁM ĐỐC"], "Nguyễn Văn A", "right")
    ]


def test_a_closing_of_paragraphs_one_below_the_other():
    content = a_content(
        a_head(),
        bold("THÔNG BÁO"),
        text("Các phòng thực hiện./."),
        text("GIÁM ĐỐC", left_mm=90, align="center"),
        blank(),
        text("Nguyễn Văn A", left_mm=90, align="center"),
        text("Nơi nhận"),
        text("Như trên;", label="-"),
        text("Lưu: VT.", label="-"),
    )

    found = dissect(content)

    assert texts(found.recipients_label) == "Nơi nhận"
    assert texts(found.recipients) == ["- Như trên;", "- Lưu: VT."]
    assert [(texts(s.name), s.side) for s in found.signatures] == [("Nguyễn Văn A", "right")]
    assert texts(found.body) == ["Các phòng thực hiện./."]


def test_the_first_recipient_may_stand_beside_the_label():
    foot = a_grid(
        [[text("Nơi nhận: - Như trên;"), text("- Lưu: VT.")], ["GIÁM ĐỐC", "", "Lê Văn B"]]
    )

    found = dissect(a_decision(foot=foot))

    assert texts(found.recipients_label) == "Nơi nhận:"
    assert texts(found.recipients) == ["- Như trên;", "- Lưu: VT."]


@pytest.mark.parametrize(
    ("items", "drafter"),
    [
        (("- Như trên;", "- Lưu: VT, NVĐP. PL.(300)"), "PL.(300)"),
        (("- Lưu: VT, VP.", "MTQ (35)"), "MTQ (35)"),
        (("- Như trên;", "- Lưu: VT, HC (2)."), None),
    ],
)
def test_who_drafted_stands_after_the_list(items, drafter):
    found = dissect(a_decision(foot=a_foot(items=items)))

    assert texts(found.drafter) == drafter
    assert [text for text in texts(found.recipients) if text == drafter] == []


def test_the_address_of_the_office_is_in_the_footer_of_the_first_page():
    address = replace(
        text("Số 5 phố A, xã B. ĐT: 0238.123456; E-mail: vp@noivu.gov.vn"), part="word/footer1.xml"
    )
    section = replace(A4, title_page=True, footers=(("first", (address,)),))

    found = dissect(replace(a_decision(), sections=(section,)))

    assert found.contact == (address,)


def test_an_electronic_seal_is_no_signature():
    seal = [text("Người ký: Sở Nội vụ"), text("Thời gian ký: 05/3/2026 10:00:00")]
    right = [*seal, bold("GIÁM ĐỐC"), blank(), *seal, bold("Nguyễn Văn A")]
    foot = a_grid([[text("Nơi nhận:"), text("- Lưu: VT.")], right])

    (signature,) = dissect(a_decision(foot=foot)).signatures

    assert texts(signature.lines) == ["GIÁM ĐỐC"]
    assert texts(signature.name) == "Nguyễn Văn A"


def test_a_short_last_line_of_the_body_is_not_the_closing():
    content = a_content(
        a_head(),
        bold("THÔNG BÁO"),
        text("Các phòng thực hiện theo phân công của:"),
        text("Trưởng phòng Tổ chức."),
        a_foot(),
    )

    found = dissect(content)

    assert texts(found.body)[-1] == "Trưởng phòng Tổ chức."
    assert len(found.signatures) == 1


def test_whom_to_call_is_said_in_the_body_and_is_no_address():
    call = "Liên hệ: bà B, điện thoại: 0912.345.678, e-mail: b@noivu.gov.vn."

    found = dissect(a_decision(text("Điều 1. Giao Văn phòng."), text(call)))

    assert found.contact == ()
    assert texts(found.body) == [call]


# ---------------------------------------------------------------- appendices


def an_appendix(label, title, *body, **said):
    return (
        bold(label, page_break_before=True, **said),
        bold(title, **said),
        centred("(Kèm theo Quyết định số 05/QĐ-SNV ngày 05 tháng 3 năm 2026", italic=True, **said),
        centred("của Giám đốc Sở Nội vụ)", italic=True, **said),
        a_line(30, **said),
        *body,
    )


def test_each_appendix_has_its_own_numbering():
    second = replace(A4, index=1, landscape=True)
    content = a_decision(
        after=(
            *an_appendix("Phụ lục I", "DANH SÁCH", text("1. Ông A"), text("Kết thúc./.")),
            *an_appendix("PHỤ LỤC II", "BIỂU MẪU", text("1. Bà B", section=1), section=1),
        )
    )

    found = dissect(replace(content, sections=(A4, second)))

    assert [(texts(a.label), a.number) for a in found.appendices] == [
        ("Phụ lục I", "I"),
        ("PHỤ LỤC II", "II"),
    ]
    assert texts(found.appendices[0].title) == ["DANH SÁCH"]
    assert len(found.appendices[0].attached) == 2
    assert texts(found.appendices[0].body) == ["Kết thúc./."]
    assert found.appendices[1].section == second
    assert levels(found, 1) == [("1", "1")]
    assert levels(found, 2) == [("1", "1")]
    assert found.body == ()


@pytest.mark.parametrize(
    ("label", "number"),
    [
        ("Phụ lục", ""),
        ("PHỤ LỤC 01", "01"),
        ("Phụ lục số 2", "2"),
        ("PHỤ LỤC III: DANH SÁCH", "III"),
        ("Phụ lục IV. Danh sách", "IV"),
    ],
)
def test_a_label_of_an_appendix_in_every_manner(label, number):
    content = a_decision(after=an_appendix(label, "TÊN PHỤ LỤC", text("Nội dung.")))

    (appendix,) = dissect(content).appendices

    assert (texts(appendix.label), appendix.number) == (label, number)


def test_a_sentence_about_an_appendix_is_no_appendix():
    content = a_decision(
        text("Điều 1. Ban hành kèm theo Quyết định này:"),
        text("Phụ lục I - Danh sách;"),
        text("Phụ lục II kèm theo Quyết định này./."),
    )

    found = dissect(content)

    assert found.appendices == ()
    assert len(found.signatures) == 1


def test_a_regulation_attached_has_its_own_articles():
    content = a_decision(
        after=(
            blank(page_break=True),
            a_grid(["UBND TỈNH NGHỆ AN", [bold(NATION), bold(MOTTO)]]),
            bold("QUY CHẾ"),
            bold("Công tác văn thư"),
            centred("(Ban hành kèm theo Quyết định số 05/QĐ-SNV", italic=True),
            centred("ngày 05 tháng 3 năm 2026 của Giám đốc Sở Nội vụ)", italic=True),
            a_line(30),
            text("Điều 1. Phạm vi"),
            text("Quy chế này áp dụng từ ngày ký./."),
        )
    )

    found = dissect(content)

    (attached,) = found.attachments
    assert texts(attached.title) == ["QUY CHẾ", "Công tác văn thư"]
    assert len(attached.attached) == 2
    assert texts(attached.body) == ["Quy chế này áp dụng từ ngày ký./."]
    assert levels(found) == [("Điều", "1"), ("Điều", "2")]
    assert levels(found, 1) == [("Điều", "1")]
    assert found.type_name == "Quyết định"
    assert found.body == ()


def test_a_head_of_its_own_above_an_attached_document_signs_nothing():
    head = a_grid(["ỦY BAN NHÂN DÂN", [bold(NATION), bold(MOTTO)]], ["CHỦ TỊCH", ""])
    content = a_decision(
        after=(
            blank(page_break=True),
            head,
            bold("QUY CHẾ"),
            centred("(Kèm theo Quyết định số 05/QĐ-SNV)", italic=True),
            text("Điều 1. Phạm vi./."),
        )
    )

    found = dissect(content)

    assert [texts(s.name) for s in found.signatures] == ["Nguyễn Văn A"]
    assert texts(found.attachments[0].title) == ["QUY CHẾ"]


def test_a_form_behind_the_document_counts_from_one_again():
    form = (blank(page_break=True), text("Mẫu số 01", align="right"), text("1. Họ và tên: A"))

    found = dissect(a_decision(after=form))

    assert levels(found, 1) == [("1", "1")]
    assert (found.appendices, found.attachments, found.body) == ((), (), ())


def test_an_appendix_may_be_set_from_the_left():
    after = (
        text("PHỤ LỤC I", page_break_before=True, bold=True),
        text("DANH SÁCH TỔ CÔNG TÁC", bold=True),
        text("(Kèm theo Quyết định số 05/QĐ-SNV)"),
        text("1. Ông A"),
    )

    (appendix,) = dissect(a_decision(after=after)).appendices

    assert texts(appendix.title) == ["DANH SÁCH TỔ CÔNG TÁC"]
    assert texts(appendix.attached) == ["(Kèm theo Quyết định số 05/QĐ-SNV)"]


# ---------------------------------------------------------------- regimes


@pytest.mark.parametrize(
    ("number", "subject", "regime"),
    [
        ("Số: 12/2025/TT-BNV", "Quy định về văn thư", "law"),
        ("Số: 30/2020/NĐ-CP", "Về công tác văn thư", "law"),
        ("Số: 12/2025/QĐ-UBND", "Ban hành Quy định về phân cấp", "law"),
        ("Số: 12/2025/QĐ-UBND", "Về việc khen thưởng năm 2025", "nd30"),
        ("Số: 12/2025/QĐ-SNV", "Về việc khen thưởng năm 2025", "nd30"),
        ("Luật số: 33/2024/QH15", "Lưu trữ", "law"),
        ("Số: 05/QĐ-SNV", "Về việc khen thưởng năm 2025", "nd30"),
    ],
)
def test_a_number_says_whose_rules_a_document_follows(number, subject, regime):
    content = a_content(a_head(number=number), bold("QUYẾT ĐỊNH"), bold(subject), *LETTER, a_foot())

    assert dissect(content).regime == regime


def test_a_circular_is_law_and_a_document_of_the_party_is_of_the_party():
    circular = a_content(a_head(), bold("THÔNG TƯ"), bold("Quy định về văn thư"), *LETTER)
    left, right = ["ĐẢNG ỦY XÃ A", "*", "Số 05-QĐ/ĐU"], [bold("ĐẢNG CỘNG SẢN VIỆT NAM")]
    party = a_content(a_grid([left, right]), bold("QUYẾT ĐỊNH"), *LETTER)

    assert dissect(circular).regime == "law"
    assert dissect(party).regime == "party"


def test_a_story_is_no_administrative_document():
    content = a_content(centred("Tấm Cám"), text("Ngày xưa, có hai chị em cùng cha khác mẹ."))

    found = dissect(content)

    assert found.regime == "other"
    assert found.number is None
    assert found.signatures == ()


def test_text_in_an_old_font_is_not_said_to_be_something_else():
    content = a_content(
        text("Céng hßa x· héi chñ nghÜa ViÖt Nam"), fonts_named=frozenset({".VnTime"})
    )

    assert dissect(content).regime == "nd30"


# ---------------------------------------------------------------- anything at all

PIECES = st.sampled_from(
    [
        *("", " ", "\n", "\t", NATION, MOTTO, "Số: 05/QĐ-SNV", "QUYẾT ĐỊNH", "QUYẾT ĐỊNH:"),
        *("V/v họp", "Kính gửi:", "- Bộ A;", "Căn cứ Luật A;", "Điều 1. A", "I. A", "a) B"),
        *("Nơi nhận:", "- Lưu: VT. PL.(3)", "GIÁM ĐỐC", "Nguyễn Văn A", "Phụ lục I", "(Kèm theo"),
        *("Phụ lục", "Chương I", "“Điều 2.", "”", "____", "HỎA TỐC", "Hà Nội, ngày tháng năm"),
    ]
)
WORDS = st.lists(PIECES | st.text(max_size=8), max_size=3).map("".join)
CELLS = st.none() | st.builds(
    CellPlace, st.integers(0, 2), st.integers(0, 3), st.integers(0, 3), st.integers(0, 4)
)
PARAGRAPHS = st.builds(
    lambda words, align, cell, inside, label, section: centred(
        words,
        align=align,
        cell=cell,
        label=label,
        section=section,
        drawn=(Drawn("box", 10, 10, text=inside), Drawn("line", 20)) if inside else (),
    ),
    WORDS,
    st.sampled_from(["left", "center", "right", "both"]),
    CELLS,
    WORDS,
    st.sampled_from(["", "-", "1.", "I."]),
    st.integers(0, 2),
)


@given(st.lists(PARAGRAPHS, max_size=25), st.integers(0, 2), st.integers(0, 3))
@settings(max_examples=200, deadline=None)
def test_anything_can_be_dissected(paragraphs, sections, tables):
    content = Content(
        tuple(replace(p, index=place) for place, p in enumerate(paragraphs)),
        tuple(Table(place, place % 2 == 0, 2, 2, 0, True) for place in range(tables)),
        tuple(replace(A4, index=place) for place in range(sections)),
    )

    found = dissect(content)

    assert isinstance(found, Anatomy)
    assert {p.index for p in found.body}.isdisjoint(h.paragraph.index for h in found.headings)
    assert {p.index for p in found.body}.isdisjoint(p.index for p in found.grounds)
