"""The rules of page, type and head on whole Word documents: ours, damaged ones, a stranger's."""

import pytest
from lint_builders import MAIN, a_docx, a_field, a_run, changed, decision
from lint_builders import a_paragraph as markup
from lint_builders import a_table as table
from rule_builders import codes
from sample_sets import official_documents

from paperwork.lint.dissection import dissect
from paperwork.lint.reading import read

GROUPS = "PTH"
STYLES, NUMBER_HEADER = "word/styles.xml", "word/header2.xml"


def found_in(content, groups=GROUPS):
    return codes(dissect(read(content, "a.docx")), groups)


def styled(style, pattern, replacement):
    """A damage to one style of the decision."""
    return STYLES, rf'(w:styleId="{style}"(?:(?!</w:style>).)*?){pattern}', rf"\g<1>{replacement}"


@pytest.mark.parametrize("path", official_documents(), ids=lambda p: str(p)[-30:])
def test_every_document_of_every_sample_is_clean(path):
    assert found_in(path.read_bytes()) == []


DAMAGES = [
    ("ND30-P01", MAIN, 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"'),
    ("ND30-P03", MAIN, 'w:top="1134"', 'w:top="850"'),
    ("ND30-P04", MAIN, 'w:bottom="1134"', 'w:bottom="1701"'),
    ("ND30-P05", MAIN, 'w:left="1701"', 'w:left="1134"'),
    ("ND30-P06", MAIN, 'w:right="850"', 'w:right="567"'),
    ("ND30-P07", NUMBER_HEADER, "<w:r>.*</w:r>", ""),
    ("ND30-P08", *styled("SoTrang", 'w:jc w:val="center"', 'w:jc w:val="right"')),
    ("ND30-P09", *styled("SoTrang", 'w:sz w:val="28"', 'w:sz w:val="20"')),
    ("ND30-P10", MAIN, "<w:titlePg/>", ""),
    ("ND30-P11", MAIN, 'w:fmt="decimal"', 'w:fmt="lowerRoman"'),
    ("ND30-P13", MAIN, '(.*)w:pgNumType w:fmt="decimal" w:start="1"', r"\g<1>w:pgNumType"),
    ("ND30-T01", *styled("CanCu", "<w:rPr>", '<w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>')),
    ("ND30-T02", *styled("TenLoai", "<w:rPr>", '<w:rPr><w:color w:val="C00000"/>')),
    ("ND30-T04", MAIN, "Căn cứ", "Ca\u0306n cứ"),
    ("ND30-T06", *styled("TenLoai", "<w:rPr>", '<w:rPr><w:u w:val="single"/>')),
    ("ND30-H01", MAIN, "CHỦ NGHĨA", "CHỦ NGHIÃ"),
    ("ND30-H02", *styled("QuocHieu", 'w:sz w:val="26"', 'w:sz w:val="22"')),
    ("ND30-H02", *styled("QuocHieu", 'w:b w:val="1"', 'w:b w:val="0"')),
    ("ND30-H02", *styled("QuocHieu", 'w:jc w:val="center"', 'w:jc w:val="right"')),
    ("ND30-H03", MAIN, "Độc lập - Tự do", "Độc lập – Tự do"),
    ("ND30-H04", *styled("TieuNgu", 'w:i w:val="0"', 'w:i w:val="1"')),
    ("ND30-H05", MAIN, '(<w:p><w:pPr><w:pStyle w:val="TieuNgu")', r"<w:p/>\g<1>"),
    ("ND30-H07", *styled("CoQuan", 'w:b w:val="1"', 'w:b w:val="0"')),
    ("ND30-H08", *styled("ChuQuan", 'w:b w:val="0"', 'w:b w:val="1"')),
    ("ND30-H09", MAIN, 'cx="608740"', 'cx="1800000"'),
    ("ND30-H06", MAIN, 'cx="2176574"', 'cx="1100000"'),
    ("ND30-H11", MAIN, "Số: 01/QĐ-SNNMT", "Số: 01/QĐ - SNNMT"),
    ("ND30-H12", MAIN, "Số: 01/QĐ-SNNMT", "Số: 1/QĐ-SNNMT"),
    ("ND30-H13", *styled("SoKyHieu", 'w:jc w:val="center"', 'w:jc w:val="left"')),
    ("ND30-H14", MAIN, "Số: 01/QĐ-SNNMT", "Số: 01/TB-SNNMT"),
    ("ND30-H16", MAIN, "Số: 01/QĐ-SNNMT", "Số: 01/2027/QĐ-SNNMT"),
    ("ND30-H18", *styled("DiaDanh", 'w:i w:val="1"', 'w:i w:val="0"')),
    ("ND30-H18", MAIN, "An Sơn, ngày 14", "An Sơn ngày 14"),
    ("ND30-H19", MAIN, "ngày 14 tháng 01 năm 2027", "ngày 14 tháng 1 năm 2027"),
    ("ND30-H20", MAIN, "ngày 14 tháng 01 năm 2027", "ngày 14 tháng 03 năm 2027"),
    ("ND30-H21", MAIN, "ngày 14 tháng 01 năm 2027", "ngày 31 tháng 6 năm 2027"),
    ("ND30-H24", MAIN, 'tcW w:w="5726"', 'tcW w:w="4500"'),
    ("ND30-H25", MAIN, "An Sơn, ngày", "Thị xã An Sơn, ngày"),
]


@pytest.mark.parametrize(("code", "part", "pattern", "replacement"), DAMAGES)
def test_a_decision_damaged_in_one_place_has_the_finding_of_its_rule(
    code, part, pattern, replacement
):
    damaged = changed(decision(), part, pattern, replacement, count=1)

    found = found_in(damaged)

    assert found == [code]


BOLD, ITALIC, CENTRED = "<w:b/>", "<w:i/>", '<w:jc w:val="center"/>'


def size(points):
    return f'<w:sz w:val="{points * 2}"/>'


RIGHT = BOLD + size(13)  # Quốc hiệu as the decree has it


def a_strangers_letter(quoc_hieu=RIGHT, number="Số: 128/SNV-VP", rule="_"):
    """A công văn typed in plain paragraphs, its lines typed as raised underscores."""
    raised = '<w:vertAlign w:val="superscript"/>' + size(14)
    left = (
        markup("UBND TỈNH NGHỆ AN", ppr=CENTRED, rpr=size(13))
        + markup("SỞ NỘI VỤ", ppr=CENTRED, rpr=BOLD + size(13))
        + markup(rule * 5, ppr=CENTRED, rpr=raised)
    )
    right = (
        markup("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ppr=CENTRED, rpr=quoc_hieu)
        + markup("Độc lập - Tự do - Hạnh phúc", ppr=CENTRED, rpr=BOLD + size(14))
        + markup(rule * 37, ppr=CENTRED, rpr=raised)
    )
    below = markup(number, ppr=CENTRED, rpr=size(13)) + markup(
        "V/v báo cáo công tác văn thư năm 2026", ppr=CENTRED, rpr=size(13)
    )
    date = markup("Nghệ An, ngày 12 tháng 6 năm 2026", ppr=CENTRED, rpr=ITALIC + size(14))
    body = "Thực hiện kế hoạch năm 2026, Sở Nội vụ đề nghị các phòng gửi báo cáo đúng hạn./."
    return a_docx(
        table([[left, right], [below, date]], (3600, 5900))
        + markup("Kính gửi: Các phòng thuộc Sở", ppr=CENTRED, rpr=size(14))
        + markup(body, ppr='<w:ind w:firstLine="567"/><w:jc w:val="both"/>', rpr=size(14)),
        header={"default": f"<w:p><w:pPr>{CENTRED}</w:pPr>{a_field('PAGE', '2')}</w:p>"},
        section='<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:bottom="1134"'
        ' w:left="1701" w:right="851" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/>',
    )


def test_a_good_letter_without_any_style_is_clean():
    assert found_in(a_strangers_letter()) == []


def test_the_faults_of_a_strangers_letter_are_those_a_clerk_would_mark():
    letter = a_strangers_letter(quoc_hieu=size(14), number="Số: 128/CV-SNV", rule="-")

    assert found_in(letter) == ["ND30-H02", "ND30-H06", "ND30-H09", "ND30-H15"]


def test_a_head_laid_out_by_tabs_is_read_as_two_columns():
    rows = [
        ("SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", BOLD + size(13)),
        ("", "Độc lập - Tự do - Hạnh phúc", BOLD + size(14)),
        ("Số: 128/SNV-VP", "Nghệ An, ngày 12 tháng 6 năm 2026", size(13)),
    ]
    lines = "".join(
        f"<w:p>{a_run(left, rpr)}<w:r><w:tab/></w:r>{a_run(right, rpr)}</w:p>"
        for left, right, rpr in rows
    )
    letter = a_docx(lines + markup("Kính gửi: Các phòng thuộc Sở"))

    found = found_in(letter, "H")

    assert "ND30-H01" not in found
    assert "ND30-H11" not in found
    assert "ND30-H18" in found  # ngày tháng không nghiêng
    assert "ND30-H22" not in found
