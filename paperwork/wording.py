"""Vietnamese conventions as pure functions: dates, numbers, money, order of names, file names."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, Literal

BLANK = " " * 7  # room to write a number or a day by hand
UNICODE_ONLY = re.compile("[Ơ-ưẠ-ỹ]")  # no text of TCVN3 or VNI has ơ, ư, ế …

# ---------------------------------------------------------------- dates


def padded(number: int) -> str:
    """Two digits at least: 05, 12."""
    return f"{number:02d}"


def quantity(number: int) -> str:
    """How many of something, inside a sentence: 05, 12, 2.433."""
    return f"{number:02,d}".replace(",", ".")


def date_line(day: dt.date) -> str:
    """ngày 05 tháng 01 năm 2027."""
    return f"ngày {padded(day.day)} tháng {_month(day)} năm {day.year}"


def blank_date_line(day: dt.date | None = None) -> str:
    """The date line of a draft: the day left blank, and the month and year when not known."""
    month, year = (f" {_month(day)} ", f" {day.year}") if day else (BLANK, BLANK)
    return f"ngày{BLANK}tháng{month}năm{year}"


def short_date(day: dt.date) -> str:
    """05/3/2027, for tables."""
    return f"{padded(day.day)}/{_month(day)}/{day.year}"


def _month(day: dt.date) -> str:
    # PL I, II.4.b: zero before days 1-9 and months 1-2 only
    return padded(day.month) if day.month <= 2 else str(day.month)


# ---------------------------------------------------------------- numbers in figures


@lru_cache(maxsize=4_096)
def money(amount: int) -> str:
    """2.340.000."""
    return _grouped(Decimal(amount))


@lru_cache(maxsize=4_096)
def decimal(value: Fraction) -> str:
    """0,45: a short decimal number with a comma."""
    return _grouped(Decimal(value.numerator) / Decimal(value.denominator), "0.####")


@lru_cache(maxsize=4_096)
def percent(share: Fraction) -> str:
    """84,62 for 11/13: at most two decimals, half up, no trailing zeros."""
    number, parts = abs(share.numerator), share.denominator
    hundredths = (number * 20_000 + parts) // (2 * parts)  # whole numbers: exact
    return _grouped(Decimal(-hundredths if share < 0 else hundredths).scaleb(-2))


def _grouped(number: Decimal, pattern: str = "#,##0.##") -> str:
    """1.234.567,5: as Vietnamese writes numbers, at most two decimals."""
    written: str = _pattern(pattern).apply(number, "vi")
    return written


@cache
def _pattern(pattern: str) -> Any:
    from babel.numbers import parse_pattern  # only commands that print figures wait for it

    return parse_pattern(pattern)


# ---------------------------------------------------------------- numbers in words


@dataclass(frozen=True)
class Spelling:  # cách đọc số: không văn bản nào quy định, mỗi nơi một thói quen
    zero_ten: Literal["linh", "lẻ"] = "linh"
    four: Literal["tư", "bốn"] = "tư"  # sau “mươi”
    thousand: Literal["nghìn", "ngàn"] = "nghìn"
    billion: Literal["tỷ", "tỉ"] = "tỷ"


USUAL = Spelling()
LARGEST = 10**15  # more than the budget of any office
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def number_in_words(number: int, spelling: Spelling = USUAL) -> str:
    """một nghìn không trăm linh năm, for 1005."""
    if not 0 <= number <= LARGEST:
        raise ValueError(f"{number} is not between 0 and {LARGEST}")
    if number == 0:
        return _DIGITS[0]
    billions, rest = divmod(number, 10**9)
    words = []
    if billions:
        words += [number_in_words(billions, spelling), spelling.billion]
    for unit, name in ((10**6, "triệu"), (10**3, spelling.thousand), (1, "")):
        group, rest = divmod(rest, unit)
        if group:
            words += [_group(group, leading=not words, spelling=spelling), name]
    return " ".join(filter(None, words))


def dong_in_words(
    amount: int,
    spelling: Spelling = USUAL,
    ending: Literal["đồng", "đồng chẵn", "đồng chẵn."] = "đồng",
) -> str:
    """Hai triệu ba trăm bốn mươi nghìn đồng."""
    return capitalised(f"{number_in_words(amount, spelling)} {ending}")


def _group(group: int, leading: bool, spelling: Spelling) -> str:
    # a group that does not lead says its empty hundreds: không trăm linh năm
    hundreds, rest = divmod(group, 100)
    if leading and not hundreds:
        return _below_hundred(rest, spelling)
    words = f"{_DIGITS[hundreds]} trăm"
    if rest == 0:
        return words
    if rest < 10:
        return f"{words} {spelling.zero_ten} {_DIGITS[rest]}"
    return f"{words} {_below_hundred(rest, spelling)}"


def _below_hundred(number: int, spelling: Spelling) -> str:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    after_ten = {0: "", 5: "lăm"} if tens == 1 else {0: "", 1: "mốt", 4: spelling.four, 5: "lăm"}
    head = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    return f"{head} {after_ten.get(ones, _DIGITS[ones])}".rstrip()


# ---------------------------------------------------------------- words


def upper(text: str) -> str:
    """The text in capitals, composed."""
    return unicodedata.normalize("NFC", text).upper()


def capitalised(text: str) -> str:
    """The text with its first letter in capitals, the rest as it was."""
    composed = unicodedata.normalize("NFC", text)
    return composed[:1].upper() + composed[1:]


def lower_first(text: str) -> str:
    """The text with its first letter small, for use inside a sentence."""
    composed = unicodedata.normalize("NFC", text)
    return composed[:1].lower() + composed[1:]


# V06: a common noun before a place name is small inside a sentence; Phường 1 and the like are not
_PLACE_NOUNS = (
    "Cơ quan",
    "Thôn",
    "Xã",
    "Ấp",
    "Bản",
    "Buôn",
    "Làng",
    "Xóm",
    "Tổ dân phố",
    "Thị trấn",
    "Thị xã",
    "Huyện",
    "Tỉnh",
)
_PLACE_STARTS = tuple(f"{noun} " for noun in _PLACE_NOUNS)


def in_sentence(place: str) -> str:
    """A place or office that follows a comma: xã Suối Lim, but Chi cục Thủy lợi."""
    return lower_first(place) if place.startswith(_PLACE_STARTS) else place


def listed(items: Sequence[str]) -> str:
    """a, b và c."""
    *head, last = items or [""]
    return f"{', '.join(head)} và {last}" if head else last


@lru_cache(maxsize=4_096)
def fold(text: str) -> str:
    """The text for matching: no case, accents or đ, single spaces."""
    if text.isascii():
        return " ".join(text.casefold().split())
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join(bare.casefold().replace("đ", "d").split())


# ---------------------------------------------------------------- order of names

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# ngang, huyền, hỏi, ngã, sắc, nặng
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_Letters = tuple[tuple[int, int], ...]
_Word = tuple[_Letters, tuple[int, ...]]


def name_sort_key(name: str) -> tuple[_Word, tuple[_Word, ...], tuple[_Word, ...]]:
    """Given name first, then middle names, then family name, each by the Vietnamese alphabet."""
    words = [_word_key(word) for word in name.split()] or [_word_key("")]
    return words[-1], tuple(words[1:-1]), tuple(words[:-1][:1])


def _word_key(word: str) -> _Word:
    # letters before tones: Hà, Hạ, Hai
    marked = unicodedata.normalize("NFD", word.lower())
    letters = unicodedata.normalize("NFC", "".join(c for c in marked if c not in _TONES))
    return tuple(_rank(letter) for letter in letters), tuple(
        _TONES[c] for c in marked if c in _TONES
    )


def _rank(letter: str) -> tuple[int, int]:
    place = _ALPHABET.find(letter)
    return (1, place) if place >= 0 else (0, ord(letter))


# ---------------------------------------------------------------- file names

_RESERVED = {"con", "prn", "aux", "nul"} | {f"{p}{n}" for p in ("com", "lpt") for n in range(10)}


def slug(text: str, length: int = 60) -> str:
    """A part of a file name that Windows, Linux and a zip accept; never empty."""
    name = re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")[:length].rstrip("-")
    if name in _RESERVED:
        return f"{name}-vb"
    return name or "khong-ten"


def distinct_slug(text: str) -> str:
    """The slug of a code, never that of another: with a mark where letters or signs got lost."""
    name = slug(text)
    if name == text.lower():
        return name
    return f"{name}-{hashlib.sha256(text.casefold().encode()).hexdigest()[:6]}"
