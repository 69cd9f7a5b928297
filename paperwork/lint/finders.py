"""What a rule finds in a paragraph by its words and looks alone, wherever it stands.

Every such finder asks a paragraph once, however many documents have it; a document is gone through
once for all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import wraps
from typing import Any, TypeVar

from paperwork.lint.anatomy import Anatomy
from paperwork.lint.content import Paragraph
from paperwork.lint.remembering import all_remembered, remembered

T = TypeVar("T")
Found = Sequence[tuple[Paragraph, tuple[T, ...]]]

_finders: list[Callable[[Paragraph], Iterable[Any]]] = []  # of the rules, which are loaded at once


def finder(function: Callable[[Paragraph], Iterable[T]]) -> Callable[[Anatomy], Found[T]]:
    """The function, which now gives all paragraphs of a file in which it finds something, and what.

    It must not ask where the paragraph stands: its number, its cell, its section.
    """
    _finders.append(function)

    @wraps(function)
    def found(anatomy: Anatomy) -> Found[T]:
        return _found(anatomy).get(function, ())

    return found


@remembered
def _found(anatomy: Anatomy) -> Mapping[Callable[[Paragraph], Iterable[Any]], Found[Any]]:
    """By finder, in the order of the file."""
    found: dict[Callable[[Paragraph], Iterable[Any]], list[tuple[Paragraph, Any]]] = {}
    for paragraph in anatomy.content.everything:
        for own, things in _told(paragraph):
            found.setdefault(own, []).append((paragraph, things))
    return found


@all_remembered
def _told(paragraph: Paragraph) -> Iterator[tuple[Callable[[Paragraph], Iterable[Any]], Any]]:
    """What each finder finds in the paragraph, of those that find anything."""
    for own in _finders:
        if things := tuple(own(paragraph)):
            yield own, things
