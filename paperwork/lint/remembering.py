"""What was found, remembered: documents of one template repeat their paragraphs, rules questions.

Only functions of one thing and of nothing else are remembered, so that a verdict never depends on
what was checked before. What is found of a text stays in the memory of the process and never grows
beyond bounds; what is found of a paragraph or a document stays with it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from functools import lru_cache, wraps
from typing import Any, Generic, Protocol, TypeVar, overload

LONGEST = 1000  # characters of a text worth keeping
LONGEST_MARKUP = 8192  # bytes of a paragraph's or a cell's XML worth keeping
TEXTS = 2048  # kept by each function: more paragraphs than a set of documents has

T = TypeVar("T")
Said = TypeVar("Said", str, bytes)

_forgetting: list[Callable[[], None]] = []


def by_text(function: Callable[[str], T]) -> Callable[[str], T]:
    """The function, which answers at once for a text that it has seen before."""
    return _seen(function, LONGEST)


def by_markup(function: Callable[[bytes], T]) -> Callable[[bytes], T]:
    """The same for XML as it stands in a part."""
    return _seen(function, LONGEST_MARKUP)


def _seen(function: Callable[[Said], T], longest: int) -> Callable[[Said], T]:
    kept = lru_cache(maxsize=TEXTS)(function)
    _forgetting.append(kept.cache_clear)

    @wraps(function)
    def answer(text: Said) -> T:
        return kept(text) if len(text) <= longest else function(text)

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


Known = TypeVar("Known", bound=Hashable)


class Lately(Generic[Known, T]):
    """What was found lately: as much as `most`, of which what is asked for again stays."""

    def __init__(self, most: int):
        self._half = most // 2
        self._found: dict[Known, T] = {}
        self._before: dict[Known, T] = {}

    def get(self, key: Known) -> T | None:
        found = self._found.get(key)
        if found is None and (found := self._before.get(key)) is not None:
            self.keep(key, found)
        return found

    def keep(self, key: Known, found: T) -> None:
        if len(self._found) >= self._half:
            self._before, self._found = self._found, {}
        self._found[key] = found


# ---------------------------------------------------------------- with the thing itself


class Keeper(Protocol):
    """A thing that keeps what was found of it."""

    @property
    def kept(self) -> dict[Any, Any]: ...


K = TypeVar("K", bound=Keeper)


def remembered(function: Callable[[K], T]) -> Callable[[K], T]:
    """The function, which answers at once when it is asked again of the same thing."""

    @wraps(function)
    def answer(keeper: K) -> T:
        kept = keeper.kept
        if function not in kept:
            kept[function] = function(keeper)
        found: T = kept[function]
        return found

    return answer


def all_remembered(function: Callable[[K], Iterator[T]]) -> Callable[[K], tuple[T, ...]]:
    """The same for a function that yields what it finds."""

    @remembered
    @wraps(function)
    def found(keeper: K) -> tuple[T, ...]:
        return tuple(function(keeper))

    return found


class once(Generic[T]):  # noqa: N801 - a decorator, like property
    """A property worked out when it is first asked for; what it is of never changes.

    As functools.cached_property without its lock: two threads at worst work out the same.
    """

    def __init__(self, function: Callable[[Any], T]):
        self.function = function
        self.__doc__ = function.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, thing: None, owner: type) -> once[T]: ...
    @overload
    def __get__(self, thing: object, owner: type) -> T: ...
    def __get__(self, thing: object | None, owner: type) -> once[T] | T:
        if thing is None:
            return self
        found = thing.__dict__[self.name] = self.function(thing)
        return found
