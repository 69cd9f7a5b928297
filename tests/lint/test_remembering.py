"""A document gets the same findings whatever was checked before it, and in whatever order."""

import random

import pytest
from damaging import damaged
from official_forms import FORMS, HANDS
from strangers import STRANGERS
from test_mutations import DOCUMENTS, EVERY, a_document

from paperwork.lint import check, remembering
from paperwork.lint.formatting import KNOWN, styles_of
from paperwork.lint.properties import Theme


def every_document():
    """The samples, each with every damage, the documents of strangers, the decree's forms."""
    yield from (path.read_bytes() for path in DOCUMENTS)
    yield from (damaged(a_document(name), place, change) for name, _, place, change in EVERY)
    yield from (write() for write in STRANGERS.values())
    yield from (form(hand) for form in FORMS for hand in HANDS)


def report(content):
    return check(content, "van-ban.docx")


def alone(content):
    """The report of a checker that has seen nothing else."""
    remembering.forget()
    return report(content)


def test_every_document_gets_the_findings_it_would_get_alone_whatever_came_before():
    documents = list(every_document())
    expected = [alone(content) for content in documents]
    order = [*range(len(documents))]
    random.Random(30).shuffle(order)

    remembering.forget()

    for place in order:
        assert report(documents[place]) == expected[place]


def test_a_text_seen_before_is_not_worked_out_again():
    worked_out = []
    length = remembering.by_text(lambda text: worked_out.append(text) or len(text))

    assert [length("Điều 1"), length("Điều 1")] == [6, 6]
    assert worked_out == ["Điều 1"]


def test_all_that_was_found_is_given_each_time():
    words = remembering.all_by_text(lambda text: iter(text.split()))

    assert words("Điều 1") == words("Điều 1") == ("Điều", "1")


def test_what_is_asked_for_again_is_remembered_longer():
    lately = remembering.Lately(most=4)
    for number in range(20):
        lately.keep(number, str(number))
        assert lately.get(0) == "0"

    known = [number for number in range(20) if lately.get(number) is not None]

    assert len(known) <= 4
    assert {0, 19} <= {*known}


def test_a_very_long_text_is_not_kept():
    worked_out = []
    length = remembering.by_text(lambda text: worked_out.append(text) or len(text))
    text = "a" * (remembering.LONGEST + 1)

    assert [length(text), length(text)] == [len(text)] * 2
    assert len(worked_out) == 2


@pytest.mark.parametrize("kinds", [KNOWN, KNOWN + 1])
def test_styles_that_have_worked_out_a_great_deal_begin_anew(kinds):
    styles = styles_of(None, None, Theme())
    styles._chains.update({(str(n), "paragraph"): () for n in range(kinds)})

    begun = styles.for_a_file()

    assert len(begun._chains) == (kinds if kinds <= KNOWN else 0)
