"""Vietnamese syllables: which letters and tones can make one."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from paperwork.lint.remembering import by_text
from paperwork.standards import table

GRAVE, HOOK, TILDE, ACUTE, DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
TONES = (GRAVE, HOOK, TILDE, ACUTE, DOT)  # huyền, hỏi, ngã, sắc, nặng
OF_STOPS = (ACUTE, DOT)
VOWELS = "aăâeêioôơuưy"
MARKED_VOWELS = "ăâêôơư"
OWN_LETTERS = MARKED_VOWELS + "đ"
LONGEST = 8  # letters: none has more than the seven of nghiêng


@dataclass(frozen=True)
class Spelled:  # âm tiết tách thanh
    letters: str  # viec, với dấu mũ, móc: viêc
    tones: tuple[str, ...]
    place: int = -1  # chữ cái mang thanh; -1 là thanh ngang


@by_text
def is_syllable(word: str) -> bool:
    """Whether a word in small letters, NFC, can be one Vietnamese syllable."""
    if len(word) > LONGEST:
        return False
    spelled = _spelled(word)
    if len(spelled.tones) > 1:
        return False
    return any(_carries(spelled, onset, rhyme) for onset, rhyme in _readings(spelled.letters))


@by_text
def is_marked(word: str) -> bool:
    """Whether the word has a letter with a mark, and no mark that Vietnamese does not write."""
    if word.isascii():
        return False
    letters = _spelled(word.lower()).letters
    return all(letter.isascii() or letter in OWN_LETTERS for letter in letters)


@by_text
def retoned(word: str) -> str:
    """The word with its tone moved to where it belongs; empty when that makes no syllable."""
    if len(word) > LONGEST:
        return ""
    spelled = _spelled(word)
    if len(spelled.tones) != 1:
        return ""
    for place, letter in enumerate(spelled.letters):
        if letter in VOWELS and place != spelled.place:
            marked = spelled.letters[: place + 1] + spelled.tones[0] + spelled.letters[place + 1 :]
            moved = unicodedata.normalize("NFC", marked)
            if is_syllable(moved):
                return moved
    return ""


def _spelled(word: str) -> Spelled:
    letters, tones, place = "", [], -1
    for character in word:
        parts = unicodedata.normalize("NFD", character)
        own = [part for part in parts if part in TONES]
        if own:
            tones += own
            place = len(letters)
        letters += unicodedata.normalize("NFC", "".join(p for p in parts if p not in TONES))
    return Spelled(letters, tuple(tones), place)


def _readings(letters: str) -> Iterator[tuple[str, str]]:
    """The ways to part it into an onset and a rhyme that go together."""
    grammar = _grammar()
    if letters in grammar["whole"]:
        yield letters[0], letters[1:]
    for onset in grammar["onsets"]:
        rhyme = letters[len(onset) :]
        if letters.startswith(onset) and _fits(onset, rhyme):
            yield onset, rhyme


def _fits(onset: str, rhyme: str) -> bool:
    """Whether a rhyme may follow an onset."""
    grammar = _grammar()
    if not rhyme:
        return False
    front = rhyme[0] in grammar["front"]
    if onset == "qu":
        return rhyme in grammar["after_qu"]
    if onset in grammar["before_front"] and not front:
        return False
    if onset in grammar["not_before_front"] and front:
        return False
    if rhyme in grammar["alone"]:
        return onset == "" or (rhyme == "y" and onset in grammar["before_y"])
    if rhyme in grammar["glided"]:
        return onset not in grammar["labials"]
    if rhyme in grammar["after_gi"]:
        return onset == "gi"
    if onset == "gi" and rhyme[0] == "i":
        return False
    if onset == "" and rhyme.startswith("iê"):
        return False
    return rhyme in grammar["rhymes"]


def _carries(spelled: Spelled, onset: str, rhyme: str) -> bool:
    """Whether the tone is one that the rhyme may have, on the letter that bears it."""
    tone = spelled.tones[0] if spelled.tones else ""
    if rhyme.endswith(_stops()) and tone not in OF_STOPS:
        return False
    return not tone or spelled.place - len(onset) in _bearers(rhyme)


@cache
def _bearers(rhyme: str) -> tuple[int, ...]:
    """The places in a rhyme where its tone may be written."""
    marked = [place for place, letter in enumerate(rhyme) if letter in MARKED_VOWELS]
    if marked:
        return (marked[-1],)
    vowels = [place for place, letter in enumerate(rhyme) if letter in VOWELS]
    if rhyme in _grammar()["either"]:
        return (0, 1)
    if len(vowels) == 1:
        return (vowels[0],)
    if len(vowels) == 3 or vowels[-1] < len(rhyme) - 1:
        return (vowels[1],)
    return (vowels[0],)


@cache
def _stops() -> tuple[str, ...]:
    return tuple(_grammar()["stops"])


@cache
def _grammar() -> Mapping[str, Any]:
    grammar: Mapping[str, Any] = table("spelling")["syllable"]
    return {name: frozenset(own) if name != "onsets" else own for name, own in grammar.items()}
