"""How wide text is in Times New Roman, and where to break it so that its lines look alike."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

MM_PER_POINT = 25.4 / 72
DASH = ("-", "–")  # gạch nối giữa hai cụm từ: Thi đua - Khen thưởng


@dataclass(frozen=True)
class Face:  # kiểu chữ: đứng, đậm, nghiêng
    units_per_em: int
    default: int
    widths: Mapping[str, int]

    def width(self, text: str) -> int:
        """Width in font units; combining marks are composed first, as Word draws them."""
        composed = unicodedata.normalize("NFC", text)
        return sum(self.widths.get(character, self.default) for character in composed)


@cache
def face(bold: bool, italic: bool) -> Face:
    table = files("paperwork.standards").joinpath("times_new_roman.toml")
    numbers = tomllib.loads(table.read_text(encoding="utf-8"))
    name = {(False, False): "regular", (True, False): "bold", (False, True): "italic"}
    groups: dict[str, str] = numbers[name.get((bold, italic), "bold_italic")]
    widths = {character: int(width) for width, group in groups.items() for character in group}
    return Face(numbers["units_per_em"], numbers["default"], widths)


def text_width_mm(text: str, size_pt: float, *, bold: bool = False, italic: bool = False) -> float:
    """Width of text set in one line."""
    letters = face(bold, italic)
    return letters.width(text) * size_pt / letters.units_per_em * MM_PER_POINT


def balanced_lines(
    text: str, size_pt: float, max_mm: float, *, bold: bool = False
) -> tuple[str, ...]:
    """The fewest lines that fit, the longest as short as possible; none for empty text.

    A line begins or ends with a dash only where nothing else fits; a word wider than the space
    has a line of its own. A newline in the text stays a break.
    """
    if not text.strip():
        return ()
    return tuple(
        line
        for passage in text.split("\n")
        for line in _balanced(passage.split(), size_pt, max_mm, bold)
    )


@dataclass(frozen=True, order=True)
class Cost:  # worst fault first
    overflowing: int = 0
    dashes: int = 0
    lines: int = 0
    longest: float = 0.0

    def and_line(self, words: Sequence[str], width: float, max_mm: float, *, broken: bool) -> Cost:
        dashed = (words[0] in DASH) + (words[-1] in DASH) if broken else 0
        return Cost(
            self.overflowing + (width > max_mm),
            self.dashes + dashed,
            self.lines + 1,
            max(self.longest, width),
        )


def _balanced(words: Sequence[str], size_pt: float, max_mm: float, bold: bool) -> tuple[str, ...]:
    best: list[tuple[Cost, tuple[str, ...]]] = [(Cost(), ())]
    for end in range(1, len(words) + 1):
        choices = []
        for start in range(end):
            line = " ".join(words[start:end])
            width = text_width_mm(line, size_pt, bold=bold)
            if width > max_mm and end - start > 1:
                continue
            cost, lines = best[start]
            broken = end - start < len(words)
            cost = cost.and_line(words[start:end], width, max_mm, broken=broken)
            choices.append((cost, (*lines, line)))
        best.append(min(choices))
    return best[-1][1] or ("",)
