"""How wide text is in Times New Roman, and where to break it so that its lines look alike."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from paperwork.standards import table

MM_PER_POINT = 25.4 / 72
BEFORE_NUMBER = ("năm", "tháng", "ngày", "số", "điều", "khoản", "quý")
DASH = ("-", "–")  # gạch nối giữa hai cụm từ: Thi đua - Khen thưởng


class Widths(dict[str, int]):
    """The width of each character in font units; one that is not there has the usual width."""

    def __init__(self, usual: int, known: Mapping[str, int]):
        super().__init__(known)
        self._usual = usual

    def __missing__(self, character: str) -> int:
        return self._usual


@dataclass(frozen=True)
class Face:  # kiểu chữ: đứng, đậm, nghiêng
    units_per_em: int
    widths: Widths

    def width(self, text: str) -> int:
        """Width in font units; combining marks are composed first, as Word draws them."""
        composed = unicodedata.normalize("NFC", text)
        return sum(map(self.widths.__getitem__, composed))

    def mm(self, units: int, size_pt: float) -> float:
        return units * size_pt / self.units_per_em * MM_PER_POINT

    def units(self, mm: float, size_pt: float) -> int:
        """The most font units that are no wider."""
        most = int(mm / MM_PER_POINT * self.units_per_em / size_pt) + 1
        while self.mm(most, size_pt) > mm:
            most -= 1
        return most


@cache
def face(bold: bool, italic: bool) -> Face:
    numbers = table("times_new_roman")
    name = {(False, False): "regular", (True, False): "bold", (False, True): "italic"}
    groups: dict[str, str] = numbers[name.get((bold, italic), "bold_italic")]
    widths = {character: int(width) for width, group in groups.items() for character in group}
    return Face(numbers["units_per_em"], Widths(numbers["default"], widths))


def text_width_mm(text: str, size_pt: float, *, bold: bool = False, italic: bool = False) -> float:
    """Width of text set in one line."""
    letters = face(bold, italic)
    return letters.mm(letters.width(text), size_pt)


@lru_cache(maxsize=1_024)
def balanced_lines(
    text: str, size_pt: float, max_mm: float, *, bold: bool = False
) -> tuple[str, ...]:
    """The fewest lines that fit, the longest as short as possible; none for empty text.

    A line begins or ends with a dash only where nothing else fits; a word wider than the space
    has a line of its own. A newline in the text stays a break, and a compound word (nông nghiệp,
    môi trường) stays on one line where it can.
    """
    if not text.strip():
        return ()
    return tuple(
        line
        for passage in text.split("\n")
        for line in _balanced(passage.split(), size_pt, max_mm, bold)
    )


@cache
def compounds() -> frozenset[tuple[str, ...]]:
    """Words of several syllables that names of offices and subjects are made of."""
    groups = table("compounds").values()
    return frozenset(tuple(word.split()) for group in groups for word in group)


def _inside_compounds(syllables: Sequence[str]) -> frozenset[int]:
    """The places where a line break would split a compound word, or năm and its number."""
    folded = [syllable.casefold() for syllable in syllables]
    numbers = {
        place
        for place in range(1, len(folded))
        if folded[place][:1].isdigit() and folded[place - 1] in BEFORE_NUMBER
    }
    return (
        frozenset(numbers)
        | _inside_quotes(syllables)
        | frozenset(
            start + offset
            for length in (2, 3)
            for start in range(len(folded) - length + 1)
            if tuple(folded[start : start + length]) in compounds()
            for offset in range(1, length)
        )
    )


def _inside_quotes(syllables: Sequence[str]) -> frozenset[int]:
    """The places inside “ ”, where a name stands that is not to be broken."""
    inside, places = False, set()
    for place, syllable in enumerate(syllables):
        if inside:
            places.add(place)
        inside = (inside or "“" in syllable) and "”" not in syllable
    return frozenset(places)


# lines that overflow, dashes at ends, compounds split, lines, the longest in font units: the worst
# fault first; then the words before which the text is broken
Breaks = tuple[int, int, int, int, int, tuple[int, ...]]


def _balanced(words: Sequence[str], size_pt: float, max_mm: float, bold: bool) -> tuple[str, ...]:
    """The cheapest breaks, found line by line from the left."""
    letters = face(bold, italic=False)
    room = letters.units(max_mm, size_pt)
    space, widths = letters.width(" "), [letters.width(word) for word in words]
    if sum(widths) + space * (len(words) - 1) <= room:
        return (" ".join(words),)
    inside = _inside_compounds(words)
    dashes = [word in DASH for word in words]
    best: list[Breaks] = [(0, 0, 0, 0, 0, ())]
    for end in range(1, len(words) + 1):
        choices: list[Breaks] = []
        split = end in inside
        units = -space
        for start in reversed(range(end)):
            units += space + widths[start]
            overflows = units > room
            if overflows and end - start > 1:
                break  # and so is every longer line
            overflowing, dashed, splits, lines, longest, ends = best[start]
            broken = end - start < len(words)
            choices.append(
                (
                    overflowing + overflows,
                    dashed + broken * (dashes[start] + dashes[end - 1]),
                    splits + split,
                    lines + 1,
                    units if units > longest else longest,
                    (*ends, end),
                )
            )
        best.append(min(choices))
    ends = best[-1][-1]
    return tuple(" ".join(words[start:end]) for start, end in pairwise((0, *ends))) or ("",)
