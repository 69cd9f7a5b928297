"""Marks of urgency, circulation, drafter and address held against PL I, III.2 to III.4."""

import pytest
from rule_builders import a_paragraph, a_section, an_anatomy, codes, findings

from paperwork.lint.content import Border, Drawn

GROUPS = "SRAM"
FRAME = tuple(Border(side, 0.5) for side in ("top", "bottom", "left", "right"))


def urgent(text="KHẨN", **said):
    style = {"bold": True, "color": "FF0000", "align": "center", "borders": FRAME}
    return an_anatomy(urgency=a_paragraph(text, **style | said))


def boxed(width, height):
    return urgent(borders=(), drawn=(Drawn("box", width, height, text="KHẨN"),))


def kept_inside(**said):
    style = {"bold": True, "align": "center", "borders": FRAME, "size": 13}
    return an_anatomy(circulation=a_paragraph("LƯU HÀNH NỘI BỘ", **style | said))


def drafted(text="PL.(300)", **said):
    return an_anatomy(drafter=a_paragraph(text, **{"size": 11} | said))


def a_footer(**said):
    style = {"size": 11, "part": "word/footer1.xml", "borders": (Border("top", 0.5),)}
    return a_paragraph("Địa chỉ: 12 đường Quang Trung; ĐT: 0238 123 456", **style | said)


def with_contact(footer, kind="first", **said):
    section = a_section(footers=((kind, (footer,)),), **said)
    return an_anatomy(contact=(footer,), sections=(section,))


DAMAGED = {
    "ND30-M01": lambda: urgent(color="000000"),
    "ND30-M02": lambda: boxed(40.0, 12.0),
    "ND30-M03": lambda: kept_inside(borders=()),
    "ND30-M04": lambda: drafted("pl(300)"),
    "ND30-M05": lambda: with_contact(a_footer(size=9)),
}


@pytest.mark.parametrize("code", DAMAGED)
def test_a_damaged_mark_has_exactly_the_finding_of_its_rule(code):
    anatomy = DAMAGED[code]()

    found = codes(anatomy, GROUPS)

    assert found == [code]


@pytest.mark.parametrize("text", ["KHẨN", "THƯỢNG KHẨN", "HỎA TỐC", "HOẢ TỐC"])
def test_the_three_marks_of_urgency_are_right(text):
    assert codes(urgent(text), GROUPS) == []


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"text": "HỎA TỐC HẸN GIỜ"}, "ghi “HỎA TỐC HẸN GIỜ”"),
        ({"bold": False}, "chưa in đậm"),
        ({"size": 16}, "cỡ chữ 16"),
        ({"borders": ()}, "không có khung"),
    ],
)
def test_a_mark_of_urgency_tells_what_is_wrong(said, fault):
    (finding,) = findings("ND30-M01", urgent(**said))

    assert fault in finding.message


def test_a_box_of_the_right_size_is_right():
    assert codes(boxed(20.0, 8.2), GROUPS) == []


def test_the_mark_of_circulation_stands_above_the_nation():
    assert codes(kept_inside(), GROUPS) == []


@pytest.mark.parametrize("text", ["PL.(300)", "MTQ.(35)", "PL(300)", "ĐTH. (12)"])
def test_the_sign_of_the_drafter_is_right(text):
    assert codes(drafted(text), GROUPS) == []


def test_the_address_in_the_first_footer_is_right():
    assert codes(with_contact(a_footer()), GROUPS) == []


def test_an_address_without_a_line_above_is_told():
    (finding,) = findings("ND30-M05", with_contact(a_footer(borders=())))

    assert "không có đường kẻ" in finding.message


def test_an_address_on_every_page_is_told():
    (finding,) = findings("ND30-M05", with_contact(a_footer(), kind="default"))

    assert "mọi trang" in finding.message
