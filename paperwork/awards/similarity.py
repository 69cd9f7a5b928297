"""Texts that are copies of each other: those that share nearly all their runs of words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from paperwork.awards.rules import Similarity, similarity
from paperwork.wording import fold


@dataclass(frozen=True)
class Likeness:  # hai lời giống nhau, theo thứ tự trong danh sách
    first: int
    second: int
    percent: int


def alike(texts: Sequence[str], owners: Sequence[object]) -> Iterator[Likeness]:
    """Each text that copies an earlier one of another owner, with the one it is most like.

    A pair shares at least `percent` of its runs of `shingle` words. Only texts that share one of
    their rarest runs are compared: a pair so much alike cannot differ in all of those, so that
    thousands of rows take seconds and no pair is missed.
    """
    limits = similarity()
    runs = [_runs(text, limits) for text in texts]
    frequency = Counter(run for of_text in runs for run in of_text)
    if len(frequency) == frequency.total():
        return  # no run is in two texts
    seen: dict[str, list[int]] = {}
    for second, of_second in enumerate(runs):
        rare = sorted(of_second, key=lambda run: (frequency[run], run))
        rare = rare[: len(rare) - _shared_at_least(len(rare), limits) + 1]
        likeness = _first_like(second, rare, runs, seen, owners)
        if likeness and likeness.percent >= limits.percent:
            yield likeness
        if likeness is None or likeness.percent < 100:  # the first of equal texts speaks for all
            for run in rare:
                seen.setdefault(run, []).append(second)


def _first_like(
    second: int,
    rare: Sequence[str],
    runs: Sequence[frozenset[str]],
    seen: Mapping[str, list[int]],
    owners: Sequence[object],
) -> Likeness | None:
    """The earlier text of another owner that shares the most; None when none shares a rare run."""
    earlier = sorted({first for run in rare for first in seen.get(run, ())})
    found = (
        Likeness(first, second, _shared(runs[first], runs[second]))
        for first in earlier
        if owners[first] != owners[second]
    )
    return max(found, key=lambda likeness: (likeness.percent, -likeness.first), default=None)


def _runs(text: str, limits: Similarity) -> frozenset[str]:
    """The runs of words of a text; none of a text too short to tell anything."""
    words = fold(text).split()
    if len(words) < limits.words:
        return frozenset()
    size = limits.shingle
    return frozenset(" ".join(words[i : i + size]) for i in range(len(words) - size + 1))


def _shared_at_least(number: int, limits: Similarity) -> int:
    """The fewest runs that a text of so many shares with one it is like."""
    return -(-number * limits.percent // 100)


def _shared(one: frozenset[str], other: frozenset[str]) -> int:
    """Percent of all runs of both that are in both, rounded down."""
    union = len(one | other)
    return 100 * len(one & other) // union if union else 0
