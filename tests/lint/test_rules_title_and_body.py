"""The rules of title, căn cứ and body on whole Word documents: ours, damaged ones, a stranger's."""

import pytest
from lint_builders import MAIN, a_docx, a_list, a_list_level, changed, decision, numbered
from lint_builders import a_paragraph as markup
from rule_builders import codes, findings
from sample_sets import official_documents

from paperwork.findings import Severity
from paperwork.lint.dissection import dissect
from paperwork.lint.reading import read
from paperwork.lint.rule import RULES

GROUPS = "LBC"
STYLES, NUMBERING = "word/styles.xml", "word/numbering.xml"


TEXT = (
    '<w:spacing w:before="120" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:left="0" w:firstLine="567"/><w:jc w:val="both"/>'
)


def found_in(content, groups=GROUPS):
    """The codes found, without those that are only worth a look."""
    found = codes(dissect(read(content, "a.docx")), groups)
    return [code for code in found if RULES[code].severity is not Severity.INFO]


def styled(style, pattern, replacement):
    """A damage to one style of the decision."""
    return STYLES, rf'(w:styleId="{style}"(?:(?!</w:style>).)*?){pattern}', rf"\g<1>{replacement}"


@pytest.mark.parametrize("path", official_documents(), ids=lambda p: str(p)[-30:])
def test_every_document_of_every_sample_is_clean(path):
    assert found_in(path.read_bytes()) == []


def an_article(text):
    """A typed Điều before those that Word numbers."""
    return markup(text, ppr=TEXT, rpr="<w:b/>")


FIRST_ARTICLE = '(<w:p><w:pPr><w:pStyle w:val="Dieu"/></w:pPr>)'
DAMAGES = [
    ("ND30-L01", *styled("TenLoai", 'w:sz w:val="28"', 'w:sz w:val="32"')),
    ("ND30-L01", *styled("TenLoai", 'w:b w:val="1"', 'w:b w:val="0"')),
    ("ND30-L01", *styled("TenLoai", 'w:jc w:val="center"', 'w:jc w:val="left"')),
    ("ND30-L03", *styled("TrichYeu", 'w:b w:val="1"', 'w:b w:val="0"')),
    ("ND30-L03", *styled("TrichYeu", 'w:i w:val="0"', 'w:i w:val="1"')),
    ("ND30-L03", MAIN, '(<w:p><w:pPr><w:pStyle w:val="TrichYeu"/>)', r"<w:p/>\g<1>"),
    ("ND30-L06", MAIN, "(Về việc khen thưởng tổng kết công tác năm 2026)<", r"\g<1>.<"),
    ("ND30-B01", *styled("CanCu", 'w:i w:val="1"', 'w:i w:val="0"')),
    ("ND30-B01", *styled("CanCu", 'w:sz w:val="28"', 'w:sz w:val="24"')),
    ("ND30-B01", *styled("CanCu", 'w:jc w:val="both"', 'w:jc w:val="left"')),
    ("ND30-B02", MAIN, "ngày 11 tháng 01 năm 2027\\.<", "ngày 11 tháng 01 năm 2027,<"),
    ("ND30-B02", MAIN, "ngày 23 tháng 4 năm 2026;<", "ngày 23 tháng 4 năm 2026<"),
    ("ND30-B04", MAIN, "(Thi đua, khen thưởng) ngày 15", r"\g<1> số 06/2022/QH15 ngày 15"),
    ("ND30-B05", MAIN, "12/2025/QĐ-UBND ngày 14 tháng 3 năm 2025", "12/2025/QĐ-UBND"),
    ("ND30-C05", *styled("KhoanDieu", 'w:before="120"', 'w:before="40"')),
    ("ND30-C06", *styled("KhoanDieu", 'w:line="264"', 'w:line="480"')),
    ("ND30-C07", MAIN, '(<w:p><w:pPr><w:pStyle w:val="KhoanDieu"/>)', r"<w:p/>\g<1>"),
    ("ND30-C08", MAIN, "thi hành Quyết định này\\./\\.", "thi hành Quyết định này."),
    ("ND30-C11", *styled("Dieu", 'w:sz w:val="28"', 'w:sz w:val="24"')),
    ("ND30-C12", MAIN, FIRST_ARTICLE, an_article("Điều 1. Khen thưởng.") + r"\g<1>"),
    ("ND30-C17", *styled("ThamQuyen", 'w:b w:val="1"', 'w:b w:val="0"')),
    ("ND30-C17", MAIN, "QUYẾT ĐỊNH:<", "QUYẾT ĐỊNH<"),
    ("ND30-C19", MAIN, "cho 05 tập thể", "cho {{ so_tap_the }} tập thể"),
    ("ND30-C19", MAIN, "cho 05 tập thể", "cho ..... tập thể"),
]


@pytest.mark.parametrize(("code", "part", "pattern", "replacement"), DAMAGES)
def test_a_decision_damaged_in_one_place_has_the_finding_of_its_rule(
    code, part, pattern, replacement
):
    damaged = changed(decision(), part, pattern, replacement, count=1)

    found = found_in(damaged)

    assert found == [code]


BOLD, CENTRED = "<w:b/>", '<w:jc w:val="center"/>'
HEAD = (
    markup("SỞ NỘI VỤ", ppr=CENTRED, rpr=BOLD)
    + markup("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", ppr=CENTRED, rpr=BOLD)
    + markup("Độc lập - Tự do - Hạnh phúc", ppr=CENTRED, rpr=BOLD)
    + markup("Số: 09/KH-SNV", ppr=CENTRED)
    + markup("KẾ HOẠCH", ppr=CENTRED, rpr=BOLD)
    + markup("Công tác văn thư năm 2026", ppr=CENTRED, rpr=BOLD)
    + markup("_________", ppr=CENTRED)
)
FOOT = markup("Nơi nhận:", rpr=BOLD) + markup("- Lưu: VT.")


def a_strangers_plan(*sections, numbering=""):
    return a_docx(HEAD + "".join(sections) + FOOT, numbering=numbering)


def test_sections_numbered_by_word_are_read_as_printed():
    letters = a_list(a_list_level(0, "upperRoman", "%1."), number=1)
    again = a_list(a_list_level(0, "upperRoman", "%1.", start=2), number=2)
    titles = [
        markup(title, ppr=numbered(number) + TEXT, rpr=BOLD)
        for title, number in (("MỤC ĐÍCH", 1), ("NỘI DUNG", 1), ("KINH PHÍ", 2))
    ]
    plan = a_strangers_plan(
        *titles,
        markup("Các phòng thực hiện./.", ppr=TEXT),
        numbering=letters + again,
    )

    anatomy = dissect(read(plan, "a.docx"))
    [finding] = findings("ND30-C12", anatomy)

    assert finding.where.part == "“II. KINH PHÍ”"
    assert codes(anatomy, GROUPS) == ["ND30-C12", "ND30-C18"]


def test_the_faults_of_a_strangers_plan_are_those_a_clerk_would_mark():
    long = "Các phòng rà soát nhiệm vụ được giao, lập kế hoạch và gửi về Văn phòng Sở " * 3
    plan = a_strangers_plan(
        markup("I/ Mục đích", ppr=TEXT, rpr=BOLD),
        markup("\t" + long.strip() + ".", ppr='<w:spacing w:before="120"/><w:jc w:val="both"/>'),
        markup(),
        markup(long.strip() + ".", ppr=TEXT.replace('"both"', '"left"'), rpr='<w:sz w:val="24"/>'),
        markup("II/ NỘI DUNG", ppr=TEXT, rpr=BOLD),
        markup("a) Các phòng;", ppr=TEXT),
        markup("c) Các xã.", ppr=TEXT),
    )

    assert found_in(plan) == [
        *("ND30-C01", "ND30-C02", "ND30-C03", "ND30-C07", "ND30-C08"),
        *("ND30-C14", "ND30-C15"),
    ]
