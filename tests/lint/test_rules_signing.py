"""The signature held against PL I, Phần I, Mục II, khoản 7."""

from dataclasses import replace

import pytest
from rule_builders import (
    a_body_paragraph,
    a_cell,
    a_paper,
    a_paragraph,
    a_signature,
    an_anatomy,
    changed,
    codes,
    findings,
)

GROUPS = "SRAM"


def signed(*lines, **said):
    return an_anatomy(signatures=(a_signature(*lines, **said),))


def signed_by(agency, name):
    anatomy = signed(name=name)
    return changed(anatomy, "ban_hanh", text=agency)


def minutes(*signatures):
    return a_paper("Biên bản", "BB", date=None, signatures=signatures)


def with_name(**said):
    signature = a_signature(name="")
    name = a_paragraph("Trần Văn B", **{"bold": True, "align": "center"} | said)
    return an_anatomy(signatures=(type(signature)(signature.lines, name, "right", (1, 0)),))


def a_torn_page():
    body = a_body_paragraph("Sở Nội vụ tổ chức thực hiện./.")
    broken = a_paragraph(page_break=True)
    return a_paper("Kế hoạch", "KH", body=(body, broken))


DAMAGED = {
    "ND30-S01": lambda: signed("GIÁM ĐỐC", side="left"),
    "ND30-S02": lambda: signed("TM.ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    "ND30-S03": lambda: signed("GIÁM ĐỐC", size=12),
    "ND30-S04": lambda: signed("KT. GIÁM ĐỐC"),
    "ND30-S05": lambda: with_name(size=12),
    "ND30-S06": lambda: signed(name="TS. Trần Văn B"),
    "ND30-S07": a_torn_page,
    "ND30-S08": lambda: minutes(
        a_signature("CHỦ TỌA", side="left"), a_signature("THƯ KÝ", side="right")
    ),
}


@pytest.mark.parametrize("code", DAMAGED)
def test_a_damaged_signature_has_exactly_the_finding_of_its_rule(code):
    anatomy = DAMAGED[code]()

    found = codes(anatomy, GROUPS)

    assert found == [code]


def test_a_good_decision_is_signed_well():
    assert codes(an_anatomy(), GROUPS) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"),
        ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG"),
        ("TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG TỔ CHỨC CÁN BỘ"),
        ("Q. GIÁM ĐỐC",),
        ("TRƯỞNG BAN QUẢN LÝ",),
        ("KT. TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG"),
        ("QUYỀN TRƯỞNG BAN",),
    ],
)
def test_powers_as_the_decree_writes_them_are_right(lines):
    assert codes(signed(*lines), GROUPS) == []


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("T/M ỦY BAN NHÂN DÂN", "TM."),
        ("TM ỦY BAN NHÂN DÂN", "TM."),
        ("TM/ ỦY BAN NHÂN DÂN", "TM."),
        ("TM.ỦY BAN NHÂN DÂN", "TM."),
        ("THAY MẶT ỦY BAN NHÂN DÂN", "TM."),
        ("K/T GIÁM ĐỐC", "KT."),
        ("KT/ GIÁM ĐỐC", "KT."),
        ("KT: GIÁM ĐỐC", "KT."),
        ("T/L GIÁM ĐỐC", "TL."),
        ("THỪA LỆNH GIÁM ĐỐC", "TL."),
        ("TUQ GIÁM ĐỐC", "TUQ."),
        ("UQ. GIÁM ĐỐC", "TUQ."),
        ("Q.GIÁM ĐỐC", "Q."),
    ],
)
def test_a_power_written_otherwise_is_told_with_the_right_one(line, right):
    found = findings("ND30-S02", signed(line, "PHÓ GIÁM ĐỐC"))

    assert [f"“{right}”" in finding.remedy for finding in found] == [True]


def test_the_post_in_small_letters_is_told():
    (finding,) = findings("ND30-S03", signed("Giám đốc"))

    assert finding.message == "Quyền hạn, chức vụ của người ký chưa in hoa."


def test_a_name_in_capitals_is_told():
    (finding,) = findings("ND30-S05", signed(name="TRẦN VĂN B"))

    assert finding.message == "Họ tên người ký in hoa toàn bộ."


def test_a_post_set_to_the_left_of_its_cell_is_not_centred():
    (finding,) = findings("ND30-S01", signed("GIÁM ĐỐC", align="left"))

    assert "chưa căn giữa" in finding.message


def test_a_document_nobody_signs_says_so():
    (finding,) = findings("ND30-S01", an_anatomy(signatures=()))

    assert finding.message.startswith("Không thấy quyền hạn")


def test_a_school_may_write_degrees():
    assert codes(signed_by("TRƯỜNG ĐẠI HỌC VINH", "PGS.TS. Trần Văn B"), "S") == []
    assert codes(signed_by("SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG", "ThS. Trần Văn B"), "S") == ["ND30-S06"]
    assert codes(signed_by("SỞ NỘI VỤ", "Đại tá Trần Văn B"), "S") == ["ND30-S06"]


def test_names_that_only_begin_like_a_degree_are_names():
    assert codes(signed(name="Tống Sỹ B"), "S") == []


def test_minutes_with_secretary_left_and_chair_right_are_right():
    anatomy = minutes(a_signature("THƯ KÝ", side="left"), a_signature("CHỦ TỌA"))

    assert codes(anatomy, "S") == []


def test_minutes_of_two_parties_need_no_secretary():
    anatomy = minutes(a_signature("ĐẠI DIỆN BÊN A", side="left"), a_signature("ĐẠI DIỆN BÊN B"))

    assert codes(anatomy, "S") == []


def test_minutes_signed_by_the_chair_alone_lack_the_secretary():
    (finding,) = findings("ND30-S08", minutes(a_signature("CHỦ TỌA")))

    assert finding.message == "Biên bản thiếu chữ ký của thư ký."


def test_a_post_below_the_room_to_sign_may_be_in_small_letters():
    own = a_signature("TRƯỞNG BAN", name="")
    gap = [a_paragraph(cell=a_cell(1, 0, 1)) for _ in range(4)]
    other = a_paragraph("Phó Chủ tịch Ủy ban nhân dân tỉnh", align="center", cell=a_cell(1, 0, 1))
    anatomy = an_anatomy(
        signatures=(own,), after={"signatures": (*gap, other)}, recipients_label=None
    )
    (signature,) = anatomy.signatures
    below = next(p for p in anatomy.content.paragraphs if p.text == other.text)
    both = replace(signature, lines=(*signature.lines, below))

    assert findings("ND30-S03", replace(anatomy, signatures=(both,))) == []
