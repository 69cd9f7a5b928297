"""Pages as LibreOffice draws them: where each word stands, and how dark each dot is."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from lxml import etree

XHTML = "{http://www.w3.org/1999/xhtml}"
MM_PER_POINT = 25.4 / 72
SAME_LINE_MM = 1.5  # smaller letters of a line stand a little lower
TOP_MM = 18  # what stands higher is the header
DOTS_PER_INCH = 150


@dataclass(frozen=True)
class Word:
    text: str
    left: float  # mm from the left edge of the page
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Page:
    words: tuple[Word, ...]  # in reading order
    drawn_lines: tuple[tuple[Word, ...], ...]  # of the body, from the top down

    def places_of(self, text: str) -> list[tuple[Word, ...]]:
        """Where these words stand one after the other."""
        wanted = text.split()
        spelled = [word.text for word in self.words]
        return [
            self.words[i : i + len(wanted)]
            for i in range(len(spelled) - len(wanted) + 1)
            if spelled[i : i + len(wanted)] == wanted
        ]

    @property
    def lines(self) -> list[str]:
        return [" ".join(word.text for word in line) for line in self.drawn_lines]

    @property
    def number(self) -> str:
        """The page number in the header; empty when there is none."""
        return " ".join(word.text for word in self.words if word.bottom < TOP_MM)


def on_one_line(words: tuple[Word, ...]) -> bool:
    return max(w.top for w in words) - min(w.top for w in words) < SAME_LINE_MM


def as_pdf(documents: list[Path], folder: Path) -> None:
    """Each document as a PDF in the folder, by one LibreOffice with a profile of its own."""
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--norestore"]
    convert = ["--convert-to", "pdf", "--outdir", str(folder), *map(str, documents)]
    subprocess.run(command + convert, check=True, capture_output=True, timeout=180)


def pages(pdf: Path) -> list[Page]:
    layout = subprocess.run(
        ["pdftotext", "-bbox-layout", str(pdf), "-"], check=True, capture_output=True, timeout=60
    ).stdout
    root = etree.fromstring(re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b"", layout))
    return [_page(page) for page in root.iter(f"{XHTML}page")]


def _page(element) -> Page:
    words = tuple(_word(word) for word in element.iter(f"{XHTML}word"))
    lines = [tuple(map(_word, line)) for line in element.iter(f"{XHTML}line")]
    body = [line for line in lines if line[0].bottom >= TOP_MM]
    return Page(words, tuple(sorted(body, key=lambda line: (line[0].top, line[0].left))))


def _word(element) -> Word:
    sides = (float(element.get(side)) * MM_PER_POINT for side in ("xMin", "yMin", "xMax", "yMax"))
    return Word(normalize("NFC", element.text or ""), *sides)


@dataclass(frozen=True)
class Picture:
    """A page as grey dots."""

    width: int
    height: int
    dots: bytes

    def longest_stroke_mm(self, top: float, bottom: float, left: float, right: float) -> float:
        """The longest level dark line between these sides, in mm."""
        dot = 25.4 / DOTS_PER_INCH
        first, last = int(left / dot), min(int(right / dot), self.width)
        return max(
            self._longest_run(y, first, last) * dot
            for y in range(int(top / dot), int(bottom / dot))
        )

    def _longest_run(self, y: int, first: int, last: int) -> int:
        row = self.dots[y * self.width + first : y * self.width + last]
        return max(map(len, re.findall(rb"[\x00-\xa0]+", row)), default=0)


def first_page(pdf: Path) -> Picture:
    command = ["pdftoppm", "-gray", "-r", str(DOTS_PER_INCH), "-f", "1", "-l", "1", str(pdf)]
    content = subprocess.run(command, check=True, capture_output=True, timeout=60).stdout
    head = re.match(rb"P5\s(\d+)\s(\d+)\s255\s", content)
    assert head, "not a grey picture"
    return Picture(int(head[1]), int(head[2]), content[head.end() :])
