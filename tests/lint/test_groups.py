"""Rules and findings under the headings of the decree."""

import pytest

from paperwork.lint import chosen
from paperwork.lint.checking import OUTSIDE
from paperwork.lint.groups import HEADINGS, grouped, heading


def test_every_rule_stands_under_a_heading_and_every_heading_has_rules():
    groups = grouped(chosen([], []), lambda rule: rule.code)

    assert list(groups) == list(HEADINGS.values())


@pytest.mark.parametrize("code", [*(fault.code for fault in OUTSIDE.values()), "PW316"])
def test_a_finding_about_the_document_as_a_whole_has_no_heading(code):
    assert heading(code) == ""


def test_what_has_no_heading_comes_first_and_the_rest_as_in_the_decree():
    codes = ["ND30-V90", "ND30-P05", "ND30-X03", "ND30-P01"]

    groups = grouped(codes, str)

    assert list(groups.values()) == [["ND30-X03"], ["ND30-P05", "ND30-P01"], ["ND30-V90"]]
