"""The sample forms of PL III, typed in Normal as offices type them, have no fault."""

import pytest
from official_forms import FORMS, HANDS

from paperwork.lint import check

EVERY = [(form, hand) for hand in HANDS for form in FORMS]


@pytest.mark.parametrize(
    ("form", "hand"), EVERY, ids=[f"{form.__name__}, {hand.name}" for form, hand in EVERY]
)
def test_a_form_of_the_decree_filled_in_by_hand_has_no_fault(form, hand):
    content = form(hand)

    report = check(content, f"{form.__name__}.docx")

    assert report.regime == "nd30"
    assert [f for f in report.findings if f.severity.value != "info"] == []
