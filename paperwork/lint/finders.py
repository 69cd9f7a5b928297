"""What a rule finds in a paragraph by its words and looks alone, wherever it stands.

Every such finder asks a paragraph once, or its text, however many documents have it; a document is
gone through once for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import wraps
from typing import Any, TypeVar

from paperwork.lint.anatomy import Anatomy
from paperwork.lint.content import Paragraph
from paperwork.lint.prose import unquoted
from paperwork.lint.remembering import all_by_text, all_remembered, forget, remembered

T = TypeVar("T")
Found = Sequence[tuple[Paragraph, tuple[T, ...]]]

Finder = Callable[[Any], Iterable[Any]]
Things = tuple[Finder, tuple[Any, ...]]

_of_paragraphs: list[Finder] = []
_of_texts: list[Finder] = []


def finder(function: Callable[[Paragraph], Iterable[T]]) -> Callable[[Anatomy], Found[T]]:
    """The function, which now gives all paragraphs of a file in which it finds something, and what.

    It must not ask where the paragraph stands: its number, its cell, its section.
    """
    return _entered(function, _of_paragraphs)


def text_finder(function: Callable[[str], Iterable[T]]) -> Callable[[Anatomy], Found[T]]:
    """The same for a function of what a paragraph says itself, without what it quotes."""
    return _entered(function, _of_texts)


def _entered(
    function: Callable[[Any], Iterable[T]], finders: list[Finder]
) -> Callable[[Anatomy], Found[T]]:
    finders.append(function)
    forget()  # what is remembered was told without it

    @wraps(function)
    def found(anatomy: Anatomy) -> Found[T]:
        return _found(anatomy).get(function, ())

    return found


@remembered
def _found(anatomy: Anatomy) -> Mapping[Finder, Found[Any]]:
    """By finder, in the order of the file."""
    found: dict[Finder, list[tuple[Paragraph, Any]]] = {}
    for paragraph in anatomy.content.everything:
        for own, things in _told(paragraph):
            found.setdefault(own, []).append((paragraph, things))
    return found


@all_remembered
def _told(paragraph: Paragraph) -> Iterator[Things]:
    """What each finder finds in the paragraph, of those that find anything."""
    yield from _things(_of_paragraphs, paragraph)
    yield from _told_by(unquoted(paragraph))


@all_by_text
def _told_by(text: str) -> Iterator[Things]:
    return _things(_of_texts, text)


def _things(finders: Iterable[Finder], asked: Paragraph | str) -> Iterator[Things]:
    for own in finders:
        if things := tuple(own(asked)):
            yield own, things
