"""What a text was found to say, remembered: documents of one template repeat their paragraphs.

Only functions of a text and of nothing else are remembered, so that a verdict never depends on
what was checked before. It stays in the memory of the process, and never grows beyond bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache, wraps
from typing import TypeVar

LONGEST = 1000  # characters of a text worth keeping
TEXTS = 4096  # kept by each function: more paragraphs than a set of documents has

T = TypeVar("T")

_forgetting: list[Callable[[], None]] = []


def by_text(function: Callable[[str], T]) -> Callable[[str], T]:
    """The function, which answers at once for a text that it has seen before."""
    kept = lru_cache(maxsize=TEXTS)(function)
    _forgetting.append(kept.cache_clear)

    @wraps(function)
    def answer(text: str) -> T:
        return kept(text) if len(text) <= LONGEST else function(text)

    return answer


def all_by_text(function: Callable[[str], Iterator[T]]) -> Callable[[str], tuple[T, ...]]:
    """The same for a function that yields what it finds in a text."""

    @by_text
    @wraps(function)
    def found(text: str) -> tuple[T, ...]:
        return tuple(function(text))

    return found


def forgets(clear: Callable[[], None]) -> None:
    """Enters another memory into those that `forget` empties."""
    _forgetting.append(clear)


def forget() -> None:
    """As in a new process: nothing was seen before."""
    for clear in _forgetting:
        clear()
