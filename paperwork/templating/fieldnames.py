"""Which field names exist, what is like one that does not, and what a field prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

from paperwork.fields import Glossary
from paperwork.wording import fold

ITEM = "[]"  # sau tên một danh sách: phần tử của nó
CITED_ONLY = "vb"  # chỉ có trong câu dẫn của tờ khai


@dataclass(frozen=True)
class FieldNames:
    """`sample` holds the values of a specimen; without one no value is known."""

    glossary: Glossary
    sample: Mapping[str, object] = field(default_factory=dict)

    @cached_property
    def _known(self) -> frozenset[str]:
        """Every described name and what it is part of, lists with and without their mark."""
        known: set[str] = set()
        for name in self.glossary.described:
            steps = name.split(".")
            for count in range(1, len(steps) + 1):
                whole = ".".join(steps[:count])
                known |= {whole, whole.removesuffix(ITEM)}
        return frozenset(known)

    def _meant(self, name: str) -> str:
        """The name under which the glossary describes the fields of this one."""
        for other, same in self.glossary.alike.items():
            rest = name.removeprefix(other)
            if rest != name and rest[:1] in (".", "["):
                return self._meant(same + rest)
        return name

    def knows(self, name: str) -> bool:
        return self._meant(name) in self._known or self.glossary.entry(name) is not None

    def is_list(self, name: str) -> bool:
        return self.knows(name + ITEM)

    def unknown_step(self, name: str) -> tuple[str, str] | None:
        """The first step that leads nowhere, and the name before it; None for a known name."""
        steps = name.split(".")
        for count in range(1, len(steps) + 1):
            if not self.knows(".".join(steps[:count])):
                return steps[count - 1].removesuffix(ITEM), ".".join(steps[: count - 1])
        return None

    def below(self, owner: str) -> list[str]:
        """The names of the fields of a field; with no owner those at the top."""
        start = f"{self._meant(owner + '.')[:-1]}." if owner else ""
        found = [name.removeprefix(start) for name in self._known if name.startswith(start)]
        return sorted({name.split(".")[0].removesuffix(ITEM) for name in found} - {CITED_ONLY})

    def nearest(self, name: str, owner: str = "") -> str:
        """The known name most like the one typed below its owner, else a whole one; or none."""
        whole, typed = self._whole, plain(name)
        ends = [known for known in whole.values() if known.split(".")[-1] == typed]
        if not owner and (typed in whole or len(ends) == 1):
            return whole.get(typed) or ends[0]
        return closest(name, self.below(owner)) or whole.get(closest(name, whole), "")

    @cached_property
    def _whole(self) -> dict[str, str]:
        """Whole names outside lists, by what somebody types who forgets the dots."""
        return {
            known.replace(".", "_"): known
            for known in sorted(self._known)
            if ITEM not in known and not known.startswith(f"{CITED_ONLY}.")
        }

    def value(self, name: str) -> object:
        """What the field is in the specimen, of a list its first item; None when not known."""
        found: object = self.sample
        for step in name.replace(ITEM, f".{ITEM}").split("."):
            if step == ITEM:
                found = found[0] if isinstance(found, list) and found else None
            else:
                found = found.get(step) if isinstance(found, Mapping) else None
        return found


def closest(name: str, names: Iterable[str]) -> str:
    """The one of the names that is most like this one, as far as any is; else nothing."""
    found = get_close_matches(plain(name), list(names), 1)
    return found[0] if found else ""


def plain(name: str) -> str:
    """A name as fields are spelt: no accents, no capitals, no spaces."""
    return fold(name).replace(" ", "_")


def hint(nearest: str) -> str:
    """A sentence with the nearest name, to stand after another; empty without one."""
    return f" Gần giống: “{nearest}”." if nearest else ""
