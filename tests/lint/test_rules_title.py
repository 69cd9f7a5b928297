"""Tên loại and trích yếu held against PL I, Phần I, Mục II, khoản 5."""

import pytest
from rule_builders import (
    a_cell,
    a_letter,
    a_paper,
    a_paragraph,
    a_rule_line,
    an_anatomy,
    changed,
    codes,
    findings,
)

GROUPS = "LBC"
MIDDLE = {"align": "center", "bold": True}


def with_subject(*lines, share=0.4, **said):
    """The quyết định with another trích yếu, and a line of the right length below."""
    subject = tuple(a_paragraph(line, **MIDDLE | said) for line in lines)
    return an_anatomy(subject=subject, subject_rule=a_rule_line(subject[-1], share))


def with_letter_subject(text="V/v báo cáo công tác văn thư năm 2026", **said):
    place = {"size": 13, "align": "center", "before_pt": 6, "cell": a_cell(row=1)}
    return a_letter(letter_subject=a_paragraph(text, **place | said))


def messages(code, anatomy):
    return [finding.message for finding in findings(code, anatomy)]


DAMAGED = {
    "ND30-L01": lambda: changed(an_anatomy(), "type_line", size=16),
    "ND30-L02": lambda: a_paper("Giấy xác nhận", "", type_name=""),
    "ND30-L03": lambda: changed(an_anatomy(), "subject", bold=False),
    "ND30-L04": lambda: an_anatomy(subject_rule=None),
    "ND30-L05": lambda: with_letter_subject(italic=True),
    "ND30-L06": lambda: with_subject("Về việc thành lập Tổ công tác chuyển đổi số."),
}


@pytest.mark.parametrize("code", DAMAGED)
def test_a_title_with_one_fault_has_exactly_that_finding(code):
    damaged = DAMAGED[code]()

    found = codes(damaged, GROUPS)

    assert found == [code]


@pytest.mark.parametrize(
    "document",
    [
        an_anatomy,
        a_letter,
        lambda: a_paper("Kế hoạch", "KH"),
        lambda: a_paper("Thư công", "", number=None),
        lambda: a_paper("Giấy nghỉ phép", "GNP", subject=()),
        lambda: a_paper("Hợp đồng", "HĐ", subject=()),
    ],
)
def test_a_correct_title_has_no_finding(document):
    assert codes(document(), GROUPS) == []


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"bold": False}, "chưa in đậm"),
        ({"italic": True}, "in nghiêng"),
        ({"size": 12}, "cỡ chữ 12"),
        ({"align": "left"}, "chưa căn giữa"),
        ({"text": "Quyết định"}, "chưa in hoa"),
    ],
)
def test_each_way_the_type_may_differ_is_named(said, fault):
    [message] = messages("ND30-L01", changed(an_anatomy(), "type_line", **said))

    assert fault in message


def test_a_type_typed_small_and_printed_in_capitals_is_in_capitals():
    assert (
        findings("ND30-L01", changed(an_anatomy(), "type_line", text="Quyết định", caps=True)) == []
    )


def test_a_subject_in_capitals_is_told():
    [message] = messages("ND30-L03", with_subject("VỀ VIỆC THÀNH LẬP TỔ CÔNG TÁC"))

    assert "in hoa toàn bộ" in message


def test_a_name_in_capitals_in_a_subject_of_two_lines_is_no_fault():
    subject = with_subject("Về việc kiện toàn Ban Chỉ đạo chuyển đổi số", "UBND TP. HCM")

    assert findings("ND30-L03", subject) == []


def test_a_blank_line_between_type_and_subject_is_told():
    anatomy = an_anatomy(after={"type_line": (a_paragraph(),)})

    [message] = messages("ND30-L03", anatomy)

    assert "cách tên loại một dòng trống" in message


def test_a_decision_without_a_subject_lacks_it():
    [message] = messages("ND30-L03", an_anatomy(subject=(), subject_rule=None))

    assert message == "Không thấy trích yếu ngay dưới tên loại."


def test_a_subject_written_on_in_the_line_of_the_type_is_told():
    title = a_paragraph("BÁO CÁO TỔNG KẾT NĂM 2026", **MIDDLE)

    [message] = messages("ND30-L03", a_paper("Báo cáo", "BC", type_line=title, subject=()))

    assert message == "Trích yếu viết liền tên loại."


@pytest.mark.parametrize("share", [0.31, 0.4, 0.52])
def test_a_line_of_a_third_to_a_half_is_right(share):
    anatomy = with_subject("Về việc thành lập Tổ công tác chuyển đổi số", share=share)

    assert findings("ND30-L04", anatomy) == []


@pytest.mark.parametrize("share", [0.2, 1.0])
def test_a_line_too_short_or_too_long_is_told(share):
    anatomy = with_subject("Về việc thành lập Tổ công tác chuyển đổi số", share=share)

    assert len(findings("ND30-L04", anatomy)) == 1


def test_a_leave_permit_has_its_line_below_the_type():
    anatomy = a_paper("Giấy nghỉ phép", "GNP", subject=(), subject_rule=None)

    [message] = messages("ND30-L04", anatomy)

    assert "Dưới tên loại không có đường kẻ" in message


@pytest.mark.parametrize(
    "text", ["Về việc báo cáo công tác văn thư", "v/v báo cáo", "V/v: báo cáo", "V/V báo cáo"]
)
def test_the_subject_of_a_letter_begins_with_its_abbreviation(text):
    [message] = messages("ND30-L05", with_letter_subject(text))

    assert "không bắt đầu bằng “V/v ”" in message


def test_a_letter_subject_close_under_the_number_is_told():
    [message] = messages("ND30-L05", with_letter_subject(before_pt=0))

    assert "chưa cách số, ký hiệu 6 pt" in message


def test_space_after_the_number_also_sets_the_subject_apart():
    anatomy = changed(with_letter_subject(before_pt=0), "number", after_pt=6)

    assert findings("ND30-L05", anatomy) == []


def test_a_letter_without_a_subject_lacks_it():
    [message] = messages("ND30-L05", a_letter(letter_subject=None))

    assert "Không thấy trích yếu “V/v …”" in message


@pytest.mark.parametrize("text", ["Về công tác thống kê, kiểm kê v.v.", "Về phong trào Ngày mới…"])
def test_an_abbreviation_or_an_ellipsis_ends_a_subject_well(text):
    assert findings("ND30-L06", with_subject(text)) == []


def test_the_subject_of_a_letter_has_no_full_stop_either():
    assert len(findings("ND30-L06", with_letter_subject("V/v báo cáo công tác văn thư."))) == 1
