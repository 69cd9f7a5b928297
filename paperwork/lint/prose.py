"""The words of a paragraph for rules about writing, quotations left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from paperwork.lint.content import Paragraph
from paperwork.lint.looks import composed
from paperwork.lint.remembering import remembered

QUOTED = re.compile(r"“[^“”]*+”|\"[^\"]*+\"|‘[^‘’]*+’|«[^«»]*+»")  # no mark is passed over twice
WORD = re.compile(r"\w+")
CLOSED = "“”"  # chỗ của một lời trích: không nối chữ trước với chữ sau


@remembered
def unquoted(paragraph: Paragraph) -> str:
    """What a paragraph says itself, for reading; empty when it has no words."""
    text = composed(paragraph.printed)
    return QUOTED.sub(CLOSED, text) if any(map(str.isalpha, text)) else ""


def has_any(text: str, signs: Iterable[str]) -> bool:
    """Whether any of the signs stands in a text."""
    for sign in signs:  # noqa: SIM110 - any() takes twice as long
        if sign in text:
            return True
    return False


def matches(form: re.Pattern[str], text: str, signs: Iterable[str]) -> Iterator[re.Match[str]]:
    """The matches of a form of which each has one of the signs; most texts have none of these."""
    return form.finditer(text) if has_any(text, signs) else iter(())


class Phrases:
    """Phrases to be looked for, few of which a text has."""

    def __init__(self, phrases: Iterable[str]):
        self._by_first: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        for phrase in phrases:
            words = tuple(WORD.findall(phrase))
            self._by_first.setdefault(words[0], []).append((phrase, words))

    def likely(self, text: str) -> Iterator[str]:
        """Those whose words follow one another in a text in small letters, whatever is between."""
        said = tuple(WORD.findall(text))
        if self._by_first.keys().isdisjoint(said):
            return
        for place, word in enumerate(said):
            for phrase, words in self._by_first.get(word, ()):
                if said[place : place + len(words)] == words:
                    yield phrase
