"""Whatever a well-formed package holds, it is checked and commented, or refused in a sentence."""

import io
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from limits import limited
from lint_builders import MAIN, a_docx, a_paragraph
from official_forms import FORMS, HANDS
from shuffled_markup import grown, shuffle, xml

from paperwork.errors import DocumentError
from paperwork.lint import annotated, check
from paperwork.package import parsed, serialized, unpacked, write_package

FEW = settings(max_examples=40, deadline=None)


def is_judged_or_refused(content: bytes) -> bool:
    """Whether a refusal names the file, or each finding is whole and its copy can be read again."""
    try:
        report = check(content, "a.docx")
    except DocumentError as refusal:
        return str(refusal).startswith("a.docx: ")
    copy = annotated(content, report)
    again = check(copy, "a.docx")
    return again.regime == report.regime and all(
        finding.message and finding.remedy for finding in report.findings
    )


@FEW
@given(st.integers(0, 2**32))
def test_any_nesting_of_what_word_writes_is_judged_or_refused(seed):
    random = Random(seed)
    content = a_docx(
        "".join(xml(grown(random, "w:p")) + xml(grown(random, "w:tbl")) for _ in range(3)),
        styles="".join(map(xml, grown(random, "w:styles"))),
        numbering="".join(map(xml, grown(random, "w:numbering"))),
        header=xml(grown(random, "w:p")),
        section="".join(map(xml, grown(random, "w:sectPr"))),
    )

    assert is_judged_or_refused(content)


@FEW
@given(st.integers(0, 2**32))
def test_a_form_with_its_markup_shuffled_is_judged_or_refused(seed):
    random = Random(seed)
    parts = unpacked(io.BytesIO(random.choice(FORMS)(random.choice(HANDS))))
    root = parsed(parts[MAIN])

    shuffle(random, root)

    assert is_judged_or_refused(write_package({**parts, MAIN: serialized(root)}))


@FEW
@given(st.integers(0, 2**32))
def test_a_form_with_its_paragraphs_in_any_order_is_judged(seed):
    random = Random(seed)
    parts = unpacked(io.BytesIO(random.choice(FORMS)(random.choice(HANDS))))
    root = parsed(parts[MAIN])
    body = root[0]
    blocks = [block for block in body if not block.tag.endswith("}sectPr")]
    random.shuffle(blocks)
    for block in blocks:
        body.insert(0, block)

    assert is_judged_or_refused(write_package({**parts, MAIN: serialized(root)}))


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7", b"{\\rtf1 }", bytes(512)])
def test_what_is_no_package_is_refused(content):
    with pytest.raises(DocumentError, match=r"^a\.docx: "):
        check(content, "a.docx")


@pytest.mark.parametrize("text", ["1", "1.", "1 1", "“", "‘", "…", ".", "ngày.", "số ", "1-", "“đ"])
def test_a_line_of_one_thing_without_end_is_judged_soon(text):
    end = (text * 40_000)[:40_000]
    lines = ["Số: ", "An Sơn, ngày 1 tháng 2 năm ", "Căn cứ Nghị định số ", "QUYẾT ĐỊNH ", "Điều "]
    content = a_docx("".join(a_paragraph(f"{line}{end}") for line in lines))

    with limited():
        assert is_judged_or_refused(content)
