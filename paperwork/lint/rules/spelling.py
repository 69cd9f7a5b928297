"""Rules of spelling: impossible syllables, confusions, two ways of writing in one document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import chain

from paperwork.findings import Severity
from paperwork.lint.anatomy import Anatomy
from paperwork.lint.content import Paragraph
from paperwork.lint.finders import Found, text_finder
from paperwork.lint.looks import composed
from paperwork.lint.prose import Phrases, matches, unquoted
from paperwork.lint.remembering import all_by_text, by_text, remembered
from paperwork.lint.rule import Hit, hit, rule
from paperwork.lint.syllables import VOWELS, is_marked, is_syllable, retoned
from paperwork.lint.text import main_text, told_once
from paperwork.standards import table
from paperwork.wording import fold

WARNING, INFO = Severity.WARNING, Severity.INFO
WORD = re.compile(r"[^\W\d_]+")
VOWEL_GROUPS = re.compile(r"[aeiouy]+")
# Một mẩu không cách chữ mà có địa chỉ, chữ số, gạch nối giữa hai chữ: không phải âm tiết thường
ODD_CHUNK = re.compile(r"@|://|www\.|\d|_|\w[-–.]\w{2,}|\w['’]\w|…")
DASHED = re.compile(r"(?=(?<!\w)([^\W\d_]+(?: [^\W\d_]+)?) ([-–—]) ([^\W\d_]+(?: [^\W\d_]+)?))")
SHORT_DATE = re.compile(r"\bngày \d{1,2}[/.-]\d{1,2}[/.-]\d{4}")
LONG_DATE = re.compile(r"\bngày \d{1,2} tháng \d{1,2} năm \d{4}")
ASIDE = re.compile(r"\([^)]*\)")
SHOWN = 40  # letters of a word
DASHES = {"-": "gạch nối “-”", "–": "gạch ngang “–”", "—": "gạch dài “—”"}
SPACED = tuple(f" {dash} " for dash in DASHES)


@rule(
    "ND30-V90",
    WARNING,
    "PL I, I.4",
    "{fault}{more}.",
    "Sửa lại chính tả.",
    reason="Chữ ấy không thể là một âm tiết tiếng Việt: gõ thiếu, thừa hoặc đặt sai dấu.",
    wrong="nghành nông nghịêp, qúy IV",
    right="ngành nông nghiệp, quý IV",
)
def syllables(anatomy: Anatomy) -> Iterator[Hit]:
    """A word with Vietnamese marks is no syllable, nor a name or a loan word."""
    yield from told_once(
        (paragraph, _syllable_fault(word))
        for paragraph, words in _impossible(anatomy)
        for word in dict.fromkeys(words)
    )


@rule(
    "ND30-V91",
    WARNING,
    "thông lệ",
    "“{written}” là viết nhầm của “{right}”.",
    "Sửa thành “{right}”.",
    reason="Từng chữ có thật, nhưng đi với nhau thì không bao giờ đúng.",
    wrong="phần đấu, bổ xung, xuất xắc",
    right="phấn đấu, bổ sung, xuất sắc",
)
def confusions(anatomy: Anatomy) -> Iterator[Hit]:
    """Words that are each right stand in a company that is never right."""
    for paragraph, found in _confused(anatomy):
        for written, right in dict.fromkeys(found):
            yield hit(paragraph, written=written, right=right)


@rule(
    "ND30-V92",
    INFO,
    "thông lệ",
    "{fault}.",
    "Chọn một cách và dùng trong cả văn bản.",
    reason="Hai cách viết cùng một tên, một từ, một ngày trong một văn bản trông như chép từ hai"
    " nguồn, và khi tìm kiếm thì sót.",
    wrong="Hội đồng Thi đua - Khen thưởng, Hội đồng Thi đua – Khen thưởng",
    right="Hội đồng Thi đua - Khen thưởng",
)
def consistency(anatomy: Anatomy) -> Iterator[Hit]:
    """A word, a name, a dash or a date is written in two ways in one document."""
    yield from _two_spellings(_spelled(anatomy))
    yield from _two_dashes(_joined(anatomy))
    yield from _two_names(anatomy)
    yield from _two_dates(anatomy)


# ---------------------------------------------------------------- syllables


def impossible(text: str) -> Iterator[str]:
    """The words of a text that no Vietnamese syllable can be."""
    if not any(map(_is_odd, WORD.findall(text))):
        return
    found = [*WORD.finditer(text)]
    for place, match in enumerate(found):
        word = match[0]
        if not _is_odd(word):
            continue
        if ODD_CHUNK.search(_chunk(text, match)):
            continue
        if word[0].isupper() and _is_in_name(text, found, place):
            continue
        yield word


_impossible = text_finder(impossible)


def _syllable_fault(word: str) -> str:
    right = retoned(word.lower())
    meant = right.capitalize() if word[0].isupper() else right
    hint = f", có lẽ là “{meant}”" if right else ""
    shown = word if len(word) <= SHOWN else f"{word[:SHOWN]}…"
    return f"“{shown}” không phải là một âm tiết tiếng Việt{hint}"


@by_text
def _is_odd(word: str) -> bool:
    """Whether a word with Vietnamese marks is no syllable, wherever it stands."""
    small = word.lower()
    if not is_marked(word) or not _is_plain(word) or is_syllable(small):
        return False
    return small not in _skipped() and any(map(_is_vowel, small))


def _is_plain(word: str) -> bool:
    """Whether it is in small letters, or with a capital first: no abbreviation."""
    return word.islower() or (len(word) > 1 and word[1:].islower())


def _is_vowel(letter: str) -> bool:
    return fold(letter) in VOWELS


def _chunk(text: str, match: re.Match[str]) -> str:
    """All that is written together with a word."""
    start = text.rfind(" ", 0, match.start()) + 1
    end = text.find(" ", match.end())
    return text[start : end if end >= 0 else len(text)].strip(".,;:!?()/“”-–")


def _is_in_name(text: str, words: list[re.Match[str]], place: int) -> bool:
    """Whether a word with a capital may be of a name.

    Another capital stands beside it, ông or xã before it, or it is long as foreign names are.
    """
    own = words[place]
    if len(VOWEL_GROUPS.findall(fold(own[0]))) > 1:
        return True
    before = words[place - 1] if place else None
    after = words[place + 1] if place + 1 < len(words) else None
    if after and _is_of_name(after[0]) and text[own.end() : after.start()] == " ":
        return True
    if before is None or text[before.end() : own.start()] != " ":
        return False
    said = text[: before.end()].lower()
    nouns = table("spelling")["skipped"]["names"]
    return _is_of_name(before[0]) or any(re.search(rf"\b{noun}$", said) for noun in nouns)


def _is_of_name(word: str) -> bool:
    """Whether it begins with a capital and is no abbreviation or Roman numeral."""
    return word[0].isupper() and (len(word) == 1 or not word.isupper())


@cache
def _skipped() -> frozenset[str]:
    return frozenset(table("spelling")["skipped"]["words"])


# ---------------------------------------------------------------- confusions


def confused(text: str) -> Iterator[tuple[str, str]]:
    """The phrases of a text that are never right, each with the right one."""
    spelling = table("spelling")
    if spelling["confusions"].keys().isdisjoint(_likely(text)):
        return
    for found in _confusions().finditer(text):
        phrase = found[0].lower()
        before = _last_word(text[: found.start()])
        after = _first_word(text[found.end() :])
        if before in spelling["unless_preceded"].get(phrase, ()):
            continue
        if after in spelling["unless_followed"].get(phrase, ()):
            continue
        yield found[0], _cased(found[0], spelling["confusions"][phrase])


_confused = text_finder(confused)


@all_by_text
def _likely(text: str) -> Iterator[str]:
    """The phrases of both tables that may stand in a text."""
    return _phrases().likely(text.lower())


@cache
def _phrases() -> Phrases:
    spelling = table("spelling")
    return Phrases([*spelling["confusions"], *chain(*spelling["variants"]["pairs"])])


@cache
def _confusions() -> re.Pattern[str]:
    phrases = sorted(table("spelling")["confusions"], key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, phrases))})(?!\w)", re.IGNORECASE)


def _last_word(text: str) -> str:
    found = re.search(r"(\w+) $", text)
    return found[1].lower() if found else ""


def _first_word(text: str) -> str:
    found = re.match(r" (\w+)", text)
    return found[1].lower() if found else ""


def _cased(written: str, right: str) -> str:
    """The right phrase with the capitals of the wrong one."""
    if written.isupper():
        return right.upper()
    return right[:1].upper() + right[1:] if written[0].isupper() else right


# ---------------------------------------------------------------- two ways


def _two_spellings(small: Found[str]) -> Iterator[Hit]:
    """Words of the table that are written in both ways; the rarer is where to look."""
    used = frozenset(way for _, ways in small for way in ways)
    for pair in table("spelling")["variants"]["pairs"]:
        if not used.issuperset(pair):
            continue
        places = {way: [p for p, ways in small if way in ways] for way in pair}
        if all(places.values()):
            rare = min(pair, key=lambda way: len(places[way]))
            other = next(way for way in pair if way != rare)
            yield hit(places[rare][0], fault=f"Chỗ viết “{rare}”, chỗ viết “{other}”")


@text_finder
def _spelled(text: str) -> Iterable[str]:
    """The words of the table that stand in a text, in either way."""
    likely = _variants().intersection(_likely(text))
    return frozenset(way for way in likely if re.search(rf"\b{way}\b", text.lower()))


@cache
def _variants() -> frozenset[str]:
    return frozenset(chain(*table("spelling")["variants"]["pairs"]))


def _two_dashes(joined: Found[tuple[str, str, str]]) -> Iterator[Hit]:
    """A name of two parts joined now by one dash, now by another."""
    known: dict[tuple[str, str], str] = {}
    told: set[tuple[str, str]] = set()
    for paragraph, dashes in joined:
        for left, dash, right in dashes:
            parts = (left.lower(), right.lower())
            first = known.setdefault(parts, dash)
            if first != dash and not any(_is_same(parts, other) for other in told):
                told.add(parts)
                fault = f"“{left} {dash} {right}” khi dùng {DASHES[first]}, khi {DASHES[dash]}"
                yield hit(paragraph, fault=fault)


@text_finder
def _joined(text: str) -> Iterator[tuple[str, str, str]]:
    """What stands before a dash between spaces, the dash, what stands after it."""
    yield from ((found[1], found[2], found[3]) for found in matches(DASHED, text, SPACED))


def _is_same(parts: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether the two are the same place read with more or fewer words."""
    return (
        parts[0].split()[-1] == other[0].split()[-1]
        and parts[1].split()[0] == (other[1].split()[0])
    )


def _two_names(anatomy: Anatomy) -> Iterator[Hit]:
    """The issuing agency is named with capitals in two ways."""
    name = composed(" ".join(p.text for p in anatomy.ban_hanh))
    if len(name.split()) < 3:
        return
    ways: dict[str, Paragraph] = {}
    named, small = _named(name), name.lower()
    for paragraph in anatomy.content.everything:
        if small not in _small(paragraph):
            continue
        for found in named.finditer(unquoted(paragraph)):
            if not found[0].isupper():
                written = found[0][0].upper() + found[0][1:]
                ways.setdefault(written, paragraph)
    first, *others = ways or [""]
    for other in others[:1]:
        yield hit(ways[other], fault=f"Chỗ viết “{first}”, chỗ viết “{other}”")


@remembered
def _small(paragraph: Paragraph) -> str:
    return unquoted(paragraph).lower()


@lru_cache(maxsize=64)
def _named(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)


def _two_dates(anatomy: Anatomy) -> Iterator[Hit]:
    """Dates in the text, not in brackets or tables, are in words and in figures."""
    text = [(p, _dates(p.text)) for p in main_text(anatomy) if p.cell is None]
    short = [(p, first) for p, (first, _) in text if first]
    long = [(p, first) for p, (_, first) in text if first]
    if short and long:
        rare, other = sorted((short, long), key=len)
        yield hit(rare[0][0], fault=f"Chỗ viết “{rare[0][1]}”, chỗ viết “{other[0][1]}”")


@by_text
def _dates(text: str) -> tuple[str, str]:
    """The first date of a text in figures and the first in words, not in brackets; or nothing."""
    if "ngày" not in text:
        return "", ""
    said = ASIDE.sub("", composed(text))
    short, long = SHORT_DATE.search(said), LONG_DATE.search(said)
    return short[0] if short else "", long[0] if long else ""
