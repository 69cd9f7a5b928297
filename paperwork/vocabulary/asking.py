"""Fields worked out when a template asks for them: most templates ask for few of what there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any


class Fields(Mapping[str, Any]):
    """The fields of one thing by name; each is worked out on the first question and kept.

    `ways` tells how each field follows from `source`; `known` are fields that are there already.
    What is looked up has to be pure: the answer must not depend on when it was asked for.
    """

    __slots__ = ("_known", "_source", "_ways")

    def __init__(
        self, ways: Mapping[str, Callable[[Any], Any]], source: object, /, **known: Any
    ) -> None:
        self._ways = ways
        self._source = source
        self._known = known

    def __getitem__(self, name: str) -> Any:
        known = self._known
        if name not in known:
            known[name] = self._ways[name](self._source)
        return known[name]

    def beside(self, **known: Any) -> Fields:
        """The same fields, and some that are known."""
        return Fields(self._ways, self._source, **{**self._known, **known})

    def __contains__(self, name: object) -> bool:
        return name in self._ways or name in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys((*self._ways, *self._known)))

    def __len__(self) -> int:
        return len(self._ways.keys() | self._known.keys())

    def __repr__(self) -> str:
        return f"Fields({', '.join(self)})"
