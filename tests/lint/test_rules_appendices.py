"""Phụ lục held against PL I, Phần I, Mục III.1."""

from dataclasses import replace

import pytest
from rule_builders import (
    a_body_paragraph,
    a_number,
    a_paper,
    a_section,
    an_appendix,
    changed,
    codes,
)
from rule_builders import findings as found_by

GROUPS = "SRAM"
ATTACHED = "(Kèm theo Kế hoạch số 05/KH-SNV ngày 05 tháng 3 năm 2026 của Sở Nội vụ)"


def with_appendices(*appendices, says="Danh sách tại các phụ lục kèm theo./.", **said):
    own = {"number": a_number("Số: 05/KH-SNV"), "body": (a_body_paragraph(says),)}
    return a_paper("Kế hoạch", "KH", appendices=appendices, **own | said)


def one(**said):
    return an_appendix(**{"attached": ATTACHED} | said)


def several(*numbers, says="Danh sách tại các phụ lục kèm theo./."):
    made = [one(number=n, section=a_section(place)) for place, n in enumerate(numbers, start=1)]
    return with_appendices(*made, says=says)


def restyled(appendix, part, **said):
    """The phụ lục with the paragraphs of one part otherwise."""
    document = with_appendices(appendix)
    (own,) = document.appendices
    changed_in = changed(replace(document, subject=getattr(own, part)), "subject", **said)
    return replace(document, appendices=(replace(own, **{part: changed_in.subject}),))


DAMAGED = {
    "ND30-A01": lambda: with_appendices(one(label="PHỤ LỤC")),
    "ND30-A02": lambda: several("1", "2"),
    "ND30-A03": lambda: with_appendices(one(title="Danh sách tổ công tác")),
    "ND30-A04": lambda: restyled(one(), "attached", italic=False),
    "ND30-A05": lambda: with_appendices(one(attached=ATTACHED.replace("05/KH", "04/KH"))),
    "ND30-A06": lambda: with_appendices(one(), says="Sở tổ chức thực hiện./."),
}


@pytest.mark.parametrize("code", DAMAGED)
def test_a_damaged_appendix_has_the_finding_of_its_rule(code):
    anatomy = DAMAGED[code]()

    found = codes(anatomy, GROUPS)

    assert found == [code]


def test_good_appendices_are_clean():
    assert codes(with_appendices(one()), GROUPS) == []
    assert codes(several("I", "II", "III"), GROUPS) == []


@pytest.mark.parametrize(
    "says",
    [
        "Nội dung tại Phụ lục I và Phụ lục II./.",
        "Nội dung tại Phụ lục I, II./.",
        "Nội dung từ Phụ lục I đến Phụ lục II và các biểu./.",
        "Nội dung tại các phụ lục kèm theo./.",
    ],
)
def test_a_text_may_lead_to_several_appendices_at_once(says):
    assert codes(several("I", "II", says=says), GROUPS) == []


def test_an_appendix_left_out_of_the_text_is_named():
    (finding,) = found_by("ND30-A06", several("I", "II", says="Nội dung tại Phụ lục I./."))

    assert finding.message == "Nội dung văn bản không nhắc đến Phụ lục II."


def test_a_skipped_number_is_told():
    (finding,) = found_by("ND30-A02", several("I", "III"))

    assert finding.message == "Sau Phụ lục I là III, không phải II."


def test_two_appendices_without_numbers_are_told():
    assert codes(several("", ""), GROUPS) == ["ND30-A02"]


def test_an_appendix_without_its_document_is_told():
    (finding,) = found_by("ND30-A04", with_appendices(one(attached="")))

    assert finding.message == "Phụ lục không có dòng “(Kèm theo …)”."


def test_the_blanks_of_an_electronic_appendix_are_no_other_number():
    attached = "(Kèm theo Kế hoạch số      /KH-SNV ngày     tháng     năm       của Sở Nội vụ)"

    assert codes(with_appendices(one(attached=attached)), GROUPS) == []


def test_another_date_in_the_appendix_is_told():
    attached = ATTACHED.replace("ngày 05 tháng 3", "ngày 15 tháng 3")

    (finding,) = found_by("ND30-A05", with_appendices(one(attached=attached)))

    assert "15/3/2026" in finding.message


def test_an_appendix_of_an_attached_draft_decision_has_its_own_number():
    attached = "(Kèm theo Quyết định số 09/QĐ-UBND ngày 01 tháng 4 năm 2026 của Ủy ban nhân dân)"

    assert codes(with_appendices(one(attached=attached)), GROUPS) == []
