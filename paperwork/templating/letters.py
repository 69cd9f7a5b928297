"""Characters in tags that only look like the right ones, and those that Word typed by itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from paperwork.findings import Finding
from paperwork.language.tags import ANY_TAG, HALF_TAG, LITERAL, TYPED_BY_WORD
from paperwork.templating import faults
from paperwork.templating.lines import Line

BRACES = {"｛": "{", "｝": "}", "﹛": "{", "﹜": "}", "❴": "{", "❵": "}", "％": "%", "﹪": "%"}
LETTERS = {  # chữ Kirin, Hy Lạp: chữ Latinh trông giống
    **dict(zip("авеікмнорстухјѕԁһԛԝ", "abeikmhopctyxjsdhqw", strict=True)),
    **dict(zip("αιοκνρτυχ", "aiokvptux", strict=True)),
}
QUOTES = "“”‘’"
NAMES = {  # ký tự không nhìn thấy: tên gọi
    "\u00a0": "dấu cách không ngắt",
    "\u202f": "dấu cách hẹp không ngắt",
    "\u00ad": "dấu gạch nối ẩn",
    "\u200b": "dấu cách rộng bằng không",
    "\u200c": "dấu ngăn nối chữ",
    "\u200d": "dấu nối chữ",
    "\u2060": "dấu nối từ",
    "\ufeff": "dấu đầu tệp",
}


def with_braces(text: str) -> str:
    """The text with true braces in the place of those that only look like braces."""
    return "".join(BRACES.get(character, character) for character in text)


def with_latin(tag: str) -> str:
    """The tag as it was meant; what stands between quotation marks is left alone."""
    pieces = LITERAL.split(tag)
    return "".join(p if LITERAL.fullmatch(p) else "".join(map(_latin, p)) for p in pieces)


def _latin(character: str) -> str:
    character = LETTERS.get(character, character)
    is_wide = "\uff01" <= character <= "\uff5e"
    return unicodedata.normalize("NFKC", character) if is_wide else character


def letter_findings(line: Line, *, is_word: bool) -> Iterator[Finding]:
    """Half tags, false braces and letters, and what else should not be in a tag."""
    text = with_braces(line.text)
    for half in HALF_TAG.finditer(ANY_TAG.sub("", text)):
        yield faults.HALF_TAG.at(line.where, tag=half.group())
    for match in ANY_TAG.finditer(text):
        typed = line.text[match.start() : match.end()]
        yield from _of_tag(typed, line, is_word=is_word)


def _of_tag(typed: str, line: Line, *, is_word: bool) -> Iterator[Finding]:
    outside = "".join(p for p in LITERAL.split(typed) if not LITERAL.fullmatch(p))
    false = [c for c in outside if c in BRACES or _latin(c) != c]
    changed = [c for c in outside if ord(c) in TYPED_BY_WORD or c in QUOTES]
    changed += [q for p in LITERAL.split(typed) if p[:1] in QUOTES for q in (p[:1], p[-1:]) if q]
    if not is_word:  # nothing tidies cells and declarations
        false, changed = [*false, *changed], []
    if false:
        right = with_latin(with_braces(_tidied(typed) if not is_word else typed))
        said = {"tag": typed, "characters": _named(false), "right": right}
        yield faults.FOREIGN_LETTERS.at(line.where, **said)
    if changed:
        yield faults.TYPED_BY_WORD.at(line.where, tag=typed, characters=_named(changed))
    if not unicodedata.is_normalized("NFC", typed):
        yield faults.DECOMPOSED.at(line.where, tag=typed)


def _tidied(tag: str) -> str:
    return tag.translate(TYPED_BY_WORD).translate(str.maketrans(QUOTES, "\"\"''"))


def _named(characters: Iterable[str]) -> str:
    """“о” (U+043E), dấu cách không ngắt: each once."""
    return ", ".join(dict.fromkeys(map(_name, characters)))


def _name(character: str) -> str:
    if character in QUOTES:
        return "dấu nháy cong"
    return NAMES.get(character, f"{character} (U+{ord(character):04X})")
