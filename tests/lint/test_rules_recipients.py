"""Nơi nhận and Kính gửi held against PL I, Phần I, Mục II, khoản 9."""

import pytest
from rule_builders import (
    FOOT_TABLE,
    a_cell,
    a_letter,
    a_paper,
    a_paragraph,
    a_signature,
    an_anatomy,
    changed,
    codes,
    findings,
)

GROUPS = "SRAM"


def a_list(*texts, **said):
    style = {"size": 11, "cell": a_cell(FOOT_TABLE)} | said
    return tuple(a_paragraph(text, **style) for text in texts)


def sent_to(*texts, **said):
    return an_anatomy(recipients=a_list(*texts, **said))


def addressed_to(*texts, **said):
    lines = tuple(a_paragraph(text, **{"align": "center"} | said) for text in texts)
    return a_letter(addressee=lines)


DAMAGED = {
    "ND30-R01": lambda: changed(an_anatomy(), "recipients_label", bold=False),
    "ND30-R02": lambda: changed(an_anatomy(), "recipients_label", cell=a_cell(FOOT_TABLE, 1)),
    "ND30-R03": lambda: sent_to("- Như Điều 3;", "- Lưu: VT, VP.", size=12),
    "ND30-R04": lambda: sent_to("- Như Điều 3,", "- Lưu: VT, VP."),
    "ND30-R05": lambda: sent_to("- Như Điều 3;", "- Lưu VP."),
    "ND30-R06": lambda: a_letter(recipients=a_list("- Các phòng thuộc Sở;", "- Lưu: VT, VP.")),
    "ND30-R07": lambda: sent_to("- Như Điều 7;", "- Lưu: VT, VP."),
    "ND30-R08": lambda: a_letter(
        addressee=(), recipients=a_list("- Các phòng thuộc Sở;", "- Lưu: VT, VP.")
    ),
    "ND30-R09": lambda: addressed_to("Kính gửi: Các phòng thuộc Sở", bold=True),
    "ND30-R10": lambda: addressed_to("Kính gửi: Sở Nội vụ; Sở Tài chính."),
}


@pytest.mark.parametrize("code", DAMAGED)
def test_damaged_recipients_have_exactly_the_finding_of_their_rule(code):
    anatomy = DAMAGED[code]()

    found = codes(anatomy, GROUPS)

    assert found == [code]


@pytest.mark.parametrize(
    "last",
    [
        "- Lưu: VT.",
        "- Lưu: VT, VP.",
        "- Lưu: VT, HC (2).",
        "- Lưu: VT, NVĐP. PL.(300)",
        "- Lưu: VT, Hồ sơ.",
        "- Lưu: VT (3), TH.",
    ],
)
def test_the_filed_copy_is_written_in_several_right_ways(last):
    assert codes(sent_to("- Như Điều 3;", last), GROUPS) == []


@pytest.mark.parametrize("last", ["- Lưu VT, VP.", "- Lưu: VP, VT.", "- Lưu: VP.", "- VT."])
def test_the_filed_copy_written_otherwise_is_told(last):
    assert codes(sent_to("- Như Điều 3;", last), GROUPS) == ["ND30-R05"]


def test_items_numbered_by_word_are_read_with_their_dash():
    listed = [
        a_paragraph(text, size=11, label="-", cell=a_cell(FOOT_TABLE))
        for text in ("Như Điều 3;", "Lưu: VT, VP.")
    ]

    assert codes(an_anatomy(recipients=tuple(listed)), GROUPS) == []


def test_an_item_of_two_lines_is_one_item():
    anatomy = sent_to("- Như Điều 3;", "- Phòng Cải cách hành chính,", "Sở Nội vụ;", "- Lưu: VT.")

    assert codes(anatomy, GROUPS) == []


def test_an_item_without_dash_or_blank_after_it_is_told():
    assert codes(sent_to("Như Điều 3;", "- Lưu: VT."), GROUPS) == ["ND30-R03"]
    assert codes(sent_to("-Như Điều 3;", "- Lưu: VT."), GROUPS) == ["ND30-R03"]


def test_a_list_that_does_not_end_with_a_full_stop_is_told():
    (finding,) = findings("ND30-R04", sent_to("- Như Điều 3;", "- Lưu: VT, VP;"))

    assert finding.message == "Nơi nhận kết thúc bằng dấu chấm phẩy."


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"underline": True}, "gạch chân"),
        ({"size": 14}, "cỡ chữ 14"),
        ({"align": "center"}, "không sát lề trái"),
        ({"left_mm": 10.0}, "không sát lề trái"),
        ({"text": "NƠI NHẬN:"}, "ghi “NƠI NHẬN:”"),
        ({"text": "Nơi gửi:"}, "ghi “Nơi gửi:”"),
    ],
)
def test_the_label_tells_what_is_wrong_with_it(said, fault):
    (finding,) = findings("ND30-R01", changed(an_anatomy(), "recipients_label", **said))

    assert fault in finding.message


def test_a_decision_without_recipients_says_so():
    anatomy = an_anatomy(recipients_label=None, recipients=())

    assert codes(anatomy, GROUPS) == ["ND30-R01"]


def test_minutes_may_have_their_recipients_below_the_secretary():
    signatures = (a_signature("THƯ KÝ", side="left"), a_signature("CHỦ TỌA"))
    anatomy = a_paper("Biên bản", "BB", date=None, signatures=signatures)

    assert codes(anatomy, GROUPS) == []


def test_a_decision_for_several_articles_names_each():
    assert codes(sent_to("- Như các Điều 2, 3;", "- Lưu: VT."), GROUPS) == []
    assert codes(sent_to("- Như Điều 2 và Điều 3 (để thực hiện);", "- Lưu: VT."), GROUPS) == []
    assert codes(sent_to("- Sở Tài chính;", "- Lưu: VT."), GROUPS) == ["ND30-R07"]


def test_kinh_gui_is_for_letters_proposals_and_reports():
    line = (a_paragraph("Kính gửi: Ủy ban nhân dân tỉnh", align="center"),)
    above = a_list("- Như trên;", "- Lưu: VT, VP.")

    for name, code in (("Tờ trình", "TTr"), ("Báo cáo", "BC")):
        assert codes(a_paper(name, code, addressee=line, recipients=above), GROUPS) == []
    plan = a_paper("Kế hoạch", "KH", addressee=line, recipients=above)
    assert codes(plan, GROUPS) == ["ND30-R08"]


def test_several_addressees_in_a_list_of_dashes_are_right():
    anatomy = addressed_to("Kính gửi:", "- Sở Nội vụ;", "- Sở Tài chính.", align="left")

    assert codes(anatomy, GROUPS) == []


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (("Kính gửi: - Sở Nội vụ;", "- Sở Tài chính."), "cùng dòng"),
        (("Kính gửi:", "Sở Nội vụ"), "Chỉ gửi một nơi"),
        (("Kính gửi:", "Sở Nội vụ;", "Sở Tài chính."), "không bắt đầu bằng gạch đầu dòng"),
        (("Kính gửi:", "- Sở Nội vụ,", "- Sở Tài chính."), "dấu phẩy"),
        (("Kính gửi:", "- Sở Nội vụ;", "- Sở Tài chính"), "không có dấu"),
    ],
)
def test_addressees_written_otherwise_are_told(lines, fault):
    found = findings("ND30-R10", addressed_to(*lines))

    assert [fault in finding.message for finding in found] == [True]


def test_kinh_gui_without_its_colon_is_told():
    (finding,) = findings("ND30-R09", addressed_to("Kính gửi Các phòng thuộc Sở"))

    assert "dấu hai chấm" in finding.message


def test_kinh_gui_and_the_name_in_two_cells_of_a_row_are_one_line():
    lines = (
        a_paragraph("Kính gửi:", align="right", cell=a_cell(5)),
        a_paragraph("Các phòng thuộc Sở", cell=a_cell(5, 0, 1)),
    )

    assert codes(a_letter(addressee=lines), GROUPS) == []
