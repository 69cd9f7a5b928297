"""What workbooks have in common is looked at once: the same sheets, labels, awards, looks."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Generic, TypeVar

Tell = TypeVar("Tell", bound=Callable[..., Any])
Key = TypeVar("Key")
Answer = TypeVar("Answer")


def remembered(count: int, longest: int) -> Callable[[Tell], Tell]:
    """Keeps the last `count` answers of a function of something no longer than `longest`.

    What it answers is shared by all who ask, so nobody may change it.
    """

    def with_memory(tell: Tell) -> Tell:
        known = lru_cache(maxsize=count)(tell)

        @wraps(tell)
        def told(said: Any, *more: Any) -> Any:
            return (known if len(said) <= longest else tell)(said, *more)

        return told  # type: ignore[return-value]

    return with_memory


class Kept(dict[Key, Answer], Generic[Key, Answer]):
    """A plain mapping of so much at most: where there are `count`, all are forgotten."""

    def __init__(self, count: int):
        super().__init__()
        self._count = count

    def keep(self, key: Key, answer: Answer) -> Answer:
        if len(self) >= self._count:
            self.clear()
        self[key] = answer
        return answer


class Answers(Kept[str, Answer], Generic[Answer]):
    """What a function of one text answers, as a plain mapping: nothing is asked more often.

    Texts longer than `longest` are not kept.
    """

    def __init__(self, tell: Callable[[str], Answer], count: int, longest: int):
        super().__init__(count)
        self._tell, self._longest = tell, longest

    def __missing__(self, text: str) -> Answer:
        answer = self._tell(text)
        return self.keep(text, answer) if len(text) <= self._longest else answer


def answered(
    count: int, longest: int
) -> Callable[[Callable[[str], Answer]], Callable[[str], Answer]]:
    """Keeps answers of a function of one text, which is asked by its mapping from then on."""
    return lambda tell: Answers(tell, count, longest).__getitem__
