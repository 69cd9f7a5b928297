"""Texts escaped together come out as each would alone."""

import sys
from collections import deque

import pytest

from paperwork.language.printing import RAW, all_escaped, escaped
from paperwork.wordml import IllegalCharacter


def alone(text):
    try:
        return escaped(text)
    except IllegalCharacter:
        return None


def together(*texts, raw=()):
    try:
        return all_escaped([*texts], deque(raw), escaped)
    except IllegalCharacter:
        return None


def test_no_character_of_unicode_is_taken_for_another_when_texts_are_escaped_together():
    for first in range(0, sys.maxunicode, 256):
        characters = [f"x{chr(code)}" for code in range(first, first + 256)]
        legal = [text for text in characters if alone(text) is not None]

        assert together(*legal) == [alone(text) for text in legal]
        for illegal in set(characters) - set(legal):
            assert together("a", illegal, "b") is None


@pytest.mark.parametrize(
    "among", [["b"], ["&", "<b>"], ["\u00a0", "« 1 »"], ["\t", "\r\n"], ["", "\n"]]
)
def test_markup_keeps_its_place_whatever_stands_beside_it(among):
    texts = [RAW, *among, RAW, "c"]

    assert together(*texts, raw=[b"<w:br/>", b"<w:tab/>"]) == [
        b"<w:br/>",
        *map(alone, among),
        b"<w:tab/>",
        b"c",
    ]


@pytest.mark.parametrize("sign", ["\0", "\1", "\1\1"])
def test_data_cannot_pass_for_the_signs_that_keep_texts_apart(sign):
    for texts in (["a", f"b{sign}c"], [sign], [f"{sign}", "a", "b"]):
        assert together(*texts) is None
        assert together(*texts, RAW, raw=[b"<w:br/>"]) is None
