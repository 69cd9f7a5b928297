"""What rules find in a paragraph is asked of it once, and given in the order of the file."""

import pytest
from lint_builders import a_docx, a_paragraph

from paperwork.lint import finders, remembering
from paperwork.lint.dissection import dissect
from paperwork.lint.finders import finder, text_finder
from paperwork.lint.reading import read


@pytest.fixture(autouse=True)
def _no_other_finders(monkeypatch):
    monkeypatch.setattr(finders, "_of_paragraphs", [])
    monkeypatch.setattr(finders, "_of_texts", [])
    yield
    remembering.forget()


def anatomy(*texts):
    return dissect(read(a_docx("".join(map(a_paragraph, texts))), "van-ban.docx"))


def test_a_file_gives_the_paragraphs_in_which_something_is_found_in_their_order():
    figures = finder(lambda paragraph: filter(str.isdigit, paragraph.text))

    found = figures(anatomy("Số 12", "Không có", "Số 3"))

    assert [(paragraph.index, things) for paragraph, things in found] == [
        (0, ("1", "2")),
        (2, ("3",)),
    ]


def test_paragraphs_alike_are_asked_once_in_whatever_documents():
    asked = []
    nothing = finder(lambda paragraph: asked.append(paragraph.text) or ())

    for _ in range(2):
        assert nothing(anatomy("Một", "Hai", "Một")) == ()

    assert asked == ["Một", "Hai"]


def test_a_text_is_asked_without_what_it_quotes():
    words = text_finder(str.split)

    [(_, said)] = words(anatomy("Gửi “ai đó” đọc"))

    assert said == ("Gửi", "“”", "đọc")


def test_a_finder_that_is_entered_later_is_asked_of_what_was_seen_before():
    first = text_finder(str.split)
    assert first(anatomy("Một"))

    second = text_finder(list)

    assert [things for _, things in second(anatomy("Một"))] == [("M", "ộ", "t")]
