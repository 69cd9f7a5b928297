"""How clerks' typing is cleaned and compared: spaces, accents, capitals, old encodings."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from paperwork.wording import UNICODE_ONLY
from paperwork.workbook.remembering import Answers, answered

INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200e\u200f\u2060\ufeff]+")
VERY_LIKE = 0.75  # of two spellings of one label
SPELLINGS = 2_048  # remembered: a roll says the same few awards and workplaces over and over
SHORT = 200  # characters: what is longer, hardly two workbooks say
QUOTES = "“”\"'‘’„«»"
DASHES = str.maketrans(dict.fromkeys("‐‑–—−", "-"))

# Control characters, lone surrogates, reading-direction overrides, code points of no character.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef"
    + "".join(chr(plane << 16 | last) for plane in range(17) for last in (0xFFFE, 0xFFFF))
    + "]"
)

# Letters of the TCVN3 (.VnTime) and VNI tables that make no Vietnamese syllable in Unicode.
OLD_ENCODINGS = re.compile(
    r"[^\W\d_][¸µ¶¹¨¾¼½ÆËªßå¡¢£¤¥¦×ØÞ¬]|[¸¶¹¨¾¼½Æª¬¡¢£¤¥¦][a-z]|[®©§][a-zÀ-ÿ]"
    r"|[^\W\d_][·»«©®§][a-z]|[a-zà-ÿ][ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝÇÐÑÖÜ]"
    r"|[aA][ùøûõâêáàåãäéèúüë]|[eE][ùøûõâáàåãä]|[oO][ùøûõâåä]|[uU][ùøûõåä]|[bcghklmnrstv]ö"
)


@answered(SPELLINGS, SHORT)
def line(raw: str) -> str:
    """One line: NFC, no invisible characters, single spaces, no line breaks."""
    if raw.isascii():
        return " ".join(raw.split())
    return " ".join(INVISIBLE.sub("", unicodedata.normalize("NFC", raw)).split())


def paragraph(raw: str) -> str:
    """Several lines, each cleaned, the blank ones dropped."""
    lines = (line(part) for part in re.split(r"\r\n|[\r\n\u2028\u2029\x85]", raw))
    return "\n".join(part for part in lines if part)


def is_blank(raw: str) -> bool:
    return not (raw[:1].isalnum() or INVISIBLE.sub("", raw).strip())


def shown(raw: str, length: int = 20) -> str:
    """A value short enough to quote in a message."""
    text = "".join("�" if forbidden(character) else character for character in line(raw))
    return text if len(text) <= length else text[:length].rstrip() + "…"


@lru_cache(maxsize=SPELLINGS)
def key(label: str) -> str:
    """What two spellings of a label have in common: case, spaces, quotes, kind of dash aside."""
    text = unicodedata.normalize("NFC", line(label).translate(DASHES)).casefold()
    return text.replace(" ", "").strip(QUOTES)


@lru_cache(maxsize=SPELLINGS)
def bare(label: str) -> str:
    """A label without its accents: Hội đồng -> hoidong."""
    decomposed = unicodedata.normalize("NFD", key(label))
    letters = (c for c in decomposed if not unicodedata.combining(c))
    return "".join(letters).replace("đ", "d").replace("ð", "d")


def forbidden(raw: str) -> str:
    """The first character no document may carry, as U+000B; empty when there is none."""
    found = FORBIDDEN.search(raw)
    return f"U+{ord(found[0]):04X}" if found else ""


def is_old_encoding(raw: str, font: str = "") -> bool:
    """True when the text was typed for a TCVN3 or VNI font."""
    raw = unicodedata.normalize("NFC", raw)
    if raw.isascii():
        return False
    if any(map(_is_old_word, raw.split())):  # part of a cell may have been typed in another font
        return True
    return font.casefold().startswith((".vn", "vni-")) and not UNICODE_ONLY.search(raw)


@answered(SPELLINGS, SHORT)
def _is_old_word(word: str) -> bool:
    return not UNICODE_ONLY.search(word) and OLD_ENCODINGS.search(word) is not None


def is_shouted(name: str) -> bool:
    """True for a name typed in capitals: NGUYỄN VĂN A, but not HTX, not VNPT An Sơn."""
    return len(name.split()) > 1 and name.isupper() and not name.isascii()


def nearest(typed: str, labels: Iterable[str], likeness: float = 0.6) -> str:
    """The label most like what was typed; empty when none is near."""
    spelled = {bare(label): label for label in labels}
    found = difflib.get_close_matches(bare(typed), spelled, n=1, cutoff=likeness)
    return spelled[found[0]] if found else ""


def like(typed: str, labels: Iterable[str], least: int = 3) -> str:
    """The label that was perhaps meant: very like it, or part of it, or of which it is a part.

    Parts of fewer letters than `least` say nothing. Empty when no label was meant.
    """
    known = {bare(label): label for label in labels}
    if near := nearest(typed, known.values(), VERY_LIKE):
        return near
    said = bare(typed)
    parts = [
        word
        for word in known
        if min(len(word), len(said)) >= least and (word in said or said in word)
    ]
    return known[max(parts, key=lambda word: (len(word) <= len(said), len(word)))] if parts else ""


@dataclass(frozen=True, eq=False)
class Lookup:
    """Labels as people type them, and the codes they stand for."""

    labels: Mapping[str, str]

    @cached_property
    def _exact(self) -> dict[str, str]:
        codes = {key(code): code for code in self.labels.values() if code}
        return codes | {key(label): code for label, code in self.labels.items()}

    @cached_property
    def _loose(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for spelling, code in self._exact.items():
            found.setdefault(bare(spelling), set()).add(code)
        return found

    @cached_property
    def _answers(self) -> Answers[str | None]:
        return Answers(self._meant, SPELLINGS, SHORT)

    def find(self, typed: str) -> str | None:
        """The code; None when no label, or more than one, is meant."""
        return self._answers[typed]

    def _meant(self, typed: str) -> str | None:
        if (code := self._exact.get(key(typed))) is not None:
            return code
        loose = self._loose.get(bare(typed), set())
        return next(iter(loose)) if len(loose) == 1 else None

    def begin(self, typed: str) -> bool:
        """Whether a label may begin like that, however it goes on."""
        return self._begun[typed]

    @cached_property
    def _begun(self) -> Answers[bool]:
        return Answers(self._may_begin, SPELLINGS, SHORT)

    def _may_begin(self, typed: str) -> bool:
        spelled, loose = key(typed), bare(typed)
        return any(label.startswith(spelled) for label in self._exact) or any(
            label.startswith(loose) for label in self._loose
        )

    def nearest(self, typed: str) -> str:
        return _nearest(typed, tuple(self.labels))


Choices = Mapping[str, Lookup]  # list name, "award" or "document" -> its labels


@lru_cache(maxsize=256)
def _nearest(typed: str, labels: tuple[str, ...]) -> str:
    """The label most like what was typed; a mistake copied down a column is looked up once."""
    return nearest(typed, labels)
