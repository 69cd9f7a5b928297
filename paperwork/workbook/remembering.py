"""What workbooks have in common is looked at once: the same sheets, labels, awards, looks."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, TypeVar

Tell = TypeVar("Tell", bound=Callable[..., Any])


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
