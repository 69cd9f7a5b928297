"""The order of the roll, and so of all lists: as the office typed it, or by unit, post and name.

What order is right is the office's choice; only the sheet says it all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from functools import cache
from typing import Any

from paperwork.model import Kind, Nomination, Options, Subunit
from paperwork.standards import table
from paperwork.wording import name_sort_key
from paperwork.workbook import spelling

UNITS = (Kind.COLLECTIVE, Kind.ENTERPRISE)
Place = Callable[[Nomination], Any]  # what to sort a nomination by


def in_order(
    nominations: Sequence[Nomination], options: Options, subunits: Iterable[Subunit]
) -> tuple[Nomination, ...]:
    """The nominations in the order that the office chose; where it says nothing, as in the sheet.

    By unit: the units as in Đơn vị trực thuộc, others as they come in the roll; in each the unit
    itself before its parts, posts by their rank, names by the Vietnamese alphabet. By name:
    persons and households by theirs; units stay as they are.
    """
    match options.list_order:
        case "unit":
            return tuple(sorted(nominations, key=_by_unit(nominations, subunits)))
        case "name":
            return tuple(sorted(nominations, key=_name))
        case _:
            return tuple(nominations)


def _by_unit(nominations: Iterable[Nomination], subunits: Iterable[Subunit]) -> Place:
    listed = dict.fromkeys(spelling.key(subunit.name) for subunit in subunits)
    known = listed.keys()
    units = listed | dict.fromkeys(_unit(nomination, known) for nomination in nominations)
    places = {unit: place for place, unit in enumerate(units)}

    def place(nomination: Nomination) -> Any:
        is_part = spelling.key(nomination.name) not in known
        unit = places[_unit(nomination, known)]
        return unit, is_part, rank_of(nomination.post), _name(nomination)

    return place


def _unit(nomination: Nomination, known: Set[str]) -> str:
    """The unit that a nomination belongs to: one that has a place itself is its own."""
    own = spelling.key(nomination.name)
    is_itself = nomination.kind in UNITS and own in known
    return own if is_itself else spelling.key(nomination.workplace or nomination.address) or own


def _name(nomination: Nomination) -> Any:
    """By the given name; units by none, so that they stay in the order of the sheet."""
    return name_sort_key("" if nomination.kind in UNITS else nomination.name)


def rank_of(post: str) -> int:
    """The rank of a post by how it begins, 0 for the highest; one that is not known is the last."""
    said = spelling.line(post).casefold()
    found = [start for start in _ranks() if _begins(said, start)]
    return _ranks()[max(found, key=len)] if found else len(table("posts")["rank"])


def _begins(said: str, start: str) -> bool:
    return said.startswith(start) and not said[len(start) :][:1].isalnum()


@cache
def _ranks() -> Mapping[str, int]:
    """Starts of posts in small letters, and the rank of each."""
    return {
        start.casefold(): rank
        for rank, declared in enumerate(table("posts")["rank"])
        for start in declared["starts"]
    }
