"""The outline of a document: Word numbers it, so the clerk must not."""

import pytest

from paperwork.model import ContentRow
from paperwork.workbook import outline
from paperwork.workbook.outline import outlined


def row(level, text="Mục đích", document_type="ke-hoach"):
    return ContentRow(document_type, text, level)


def codes(findings):
    return [finding.code for finding in findings]


@pytest.mark.parametrize(
    ("level", "typed"),
    [
        ("I", "II. Mục đích"),
        ("1", "2. Mục đích"),
        ("a", "đ) Mục đích"),
        ("-", "- Mục đích"),
        ("+", "+ Mục đích"),
    ],
)
def test_a_number_typed_by_hand_is_taken_off_with_a_word(level, typed):
    rows, findings = outlined([row(level, typed)])

    assert rows[0].text == "Mục đích"
    assert codes(findings) == [outline.TYPED_NUMBER.code]


def test_a_number_of_another_level_is_left_with_a_word():
    rows, findings = outlined([row("1", "a) Mục đích")])

    assert rows[0].text == "a) Mục đích"
    assert codes(findings) == [outline.STRANGE_NUMBER.code]


@pytest.mark.parametrize("text", ["1.200 hộ tham gia", "12 xã, phường", "V.v", "2026 là năm đầu"])
def test_a_sentence_that_begins_with_a_figure_is_left_alone(text):
    rows, findings = outlined([row("1"), row("1.1", text)])

    assert rows[1].text == text
    assert findings == ()


def test_a_plain_paragraph_may_begin_as_it_likes():
    assert outlined([row("", "1. Mục đích")])[1] == ()


def test_a_second_level_needs_a_first():
    assert codes(outlined([row("I"), row("1"), row("1.1")])[1]) == []
    assert codes(outlined([row("I"), row("1"), row("I"), row("1.1")])[1]) == [outline.ORPHAN.code]
    assert codes(outlined([row("1"), row("1.1", document_type="bao-cao")])[1]) == [
        outline.ORPHAN.code
    ]


def test_points_end_with_the_vietnamese_alphabet():
    points = [row("a")] * 23

    assert outlined([row("1"), *points, row("1"), *points])[1] == ()
    assert codes(outlined([row("1"), *points, row("a")])[1]) == [outline.TOO_MANY_POINTS.code]


def test_a_row_without_text_is_refused_unless_it_calls_for_the_criteria():
    assert codes(outlined([row("1", "")])[1]) == [outline.NO_TEXT.code]
    assert outlined([row("criteria", "")])[1] == ()


@pytest.mark.parametrize("levels", [["1", "a", "1.1"], ["I", "a", "1"], ["1", "I"]])
def test_a_level_never_comes_after_a_smaller_one_that_skipped_it(levels):
    _, findings = outlined([row(level) for level in levels])

    assert outline.SKIPPED.code in codes(findings)


def test_levels_may_go_down_and_up_again():
    levels = ["I", "1", "1.1", "a", "-", "1.1", "a", "1", "a", "I", "1", "a"]

    assert outlined([row(level) for level in levels])[1] == ()
