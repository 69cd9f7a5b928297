"""The rules of closing, phụ lục and writing on whole Word documents damaged in one place."""

import pytest
from lint_builders import MAIN, changed, decision
from rule_builders import codes

from paperwork.lint.dissection import dissect
from paperwork.lint.reading import read

STYLES = "word/styles.xml"


def styled(style, pattern, replacement):
    """A damage to one style of the decision."""
    return STYLES, rf'(w:styleId="{style}"(?:(?!</w:style>).)*?){pattern}', rf"\g<1>{replacement}"


LARGE, SMALL = 'w:sz w:val="28"', 'w:sz w:val="22"'
NOT_BOLD, NOT_ITALIC = 'w:b w:val="0"', 'w:i w:val="0"'
BOLD, ITALIC, CENTRED = 'w:b w:val="1"', 'w:i w:val="1"', 'w:jc w:val="center"'
TO_THE_LEFT = 'w:jc w:val="left"'
DAMAGES = [
    ("ND30-S02", MAIN, ">GIÁM ĐỐC<", ">Q.GIÁM ĐỐC<"),
    ("ND30-S03", MAIN, ">GIÁM ĐỐC<", ">Giám đốc<"),
    ("ND30-S04", MAIN, ">GIÁM ĐỐC<", ">KT. GIÁM ĐỐC<"),
    ("ND30-S05", MAIN, ">Lương Đình Khoát<", ">LƯƠNG ĐÌNH KHOÁT<"),
    ("ND30-S06", MAIN, ">Lương Đình Khoát<", ">ThS. Lương Đình Khoát<"),
    ("ND30-R01", MAIN, ">Nơi nhận:<", ">Nơi gửi:<"),
    ("ND30-R03", MAIN, "- Như Điều 3;", "Như Điều 3;"),
    ("ND30-R04", MAIN, "- Như Điều 3;", "- Như Điều 3,"),
    ("ND30-R05", MAIN, "- Lưu: VT", "- Lưu VT"),
    ("ND30-R07", MAIN, "- Như Điều 3;", "- Như Điều 5;"),
    ("ND30-M04", MAIN, r"MTQ\.\(35\)", "mtq(35)"),
    ("ND30-A01", MAIN, ">Phụ lục<", ">PHỤ LỤC<"),
    ("ND30-A02", MAIN, ">Phụ lục<", ">Phụ lục 1<"),
    ("ND30-A03", MAIN, ">DANH SÁCH KHEN THƯỞNG<", ">Danh sách khen thưởng<"),
    ("ND30-A04", MAIN, r"\(Kèm theo Quyết định", "Kèm theo Quyết định"),
    ("ND30-A05", MAIN, "Kèm theo Quyết định số 01/QĐ", "Kèm theo Quyết định số 02/QĐ"),
    ("ND30-S01", *styled("QuyenHan", CENTRED, TO_THE_LEFT)),
    ("ND30-S03", *styled("QuyenHan", BOLD, NOT_BOLD)),
    ("ND30-S03", *styled("QuyenHan", LARGE, SMALL)),
    ("ND30-S05", *styled("HoTen", BOLD, NOT_BOLD)),
    ("ND30-S05", *styled("HoTen", LARGE, SMALL)),
    ("ND30-R01", *styled("NoiNhan", ITALIC, NOT_ITALIC)),
    ("ND30-R01", *styled("NoiNhan", BOLD, NOT_BOLD)),
    ("ND30-R01", *styled("NoiNhan", "<w:rPr>", '<w:rPr><w:u w:val="single"/>')),
    ("ND30-R03", *styled("NoiNhanMuc", SMALL, LARGE)),
    ("ND30-A01", *styled("PhuLuc", LARGE, 'w:sz w:val="26"')),
    ("ND30-A01", *styled("PhuLuc", CENTRED, TO_THE_LEFT)),
    ("ND30-A03", *styled("PhuLucTen", BOLD, NOT_BOLD)),
    ("ND30-A04", *styled("KemTheo", ITALIC, NOT_ITALIC)),
    ("ND30-V22a", MAIN, "tại Điều 1 thực hiện", "tại điều 1 thực hiện"),
    ("ND30-V13a", MAIN, "của Ủy ban nhân dân tỉnh", "của Ủy ban Nhân dân tỉnh"),
    ("ND30-V90", MAIN, "thành tích xuất sắc", "thành tich xuât sác"),
    ("ND30-V91", MAIN, "thành tích xuất sắc", "thành tích xuất xắc"),
]


@pytest.mark.parametrize(("code", "part", "pattern", "replacement"), DAMAGES)
def test_a_decision_damaged_in_one_place_has_the_finding_of_its_rule(
    code, part, pattern, replacement
):
    damaged = changed(decision(), part, pattern, replacement, count=1)

    found = codes(dissect(read(damaged, "a.docx")), "SRAMV")

    assert found == [code]
