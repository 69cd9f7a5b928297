"""The words by which a part is known, compared as loosely as they are written."""

from __future__ import annotations

import difflib
import re
import unicodedata
from functools import cache

from paperwork.lint.remembering import by_text
from paperwork.standards import table
from paperwork.wording import fold

_TONES = "\u0300\u0301\u0309\u0303\u0323"
_NEW_STYLE = {  # hoà, khoẻ, thuỳ: cùng chữ với hòa, khỏe, thùy
    unicodedata.normalize("NFC", first + second + tone): unicodedata.normalize(
        "NFC", first + tone + second
    )
    for first, second in ("oa", "oe", "uy")
    for tone in _TONES
}
_NEW_TONE = re.compile(rf"(?<!q)({'|'.join(_NEW_STYLE)})(?!\w)")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
BULLET = re.compile(r"^[-+*•·▪●○–—\uf0b7\uf02d]")


@by_text
def key(text: str) -> str:
    """The text for comparing: composed, small, single spaces, one dash, one style of tones."""
    plain = _UNSEEN.sub("", unicodedata.normalize("NFC", text)).casefold()
    plain = _NEW_TONE.sub(lambda found: _NEW_STYLE[found[1]], _DASHES.sub("-", plain))
    return " ".join(plain.split())


@by_text
def said(text: str) -> str:
    """The text as written, composed, with single spaces."""
    return " ".join(_UNSEEN.sub("", unicodedata.normalize("NFC", text)).split())


def listed(name: str) -> tuple[str, ...]:
    """A list of words that parts begin with: agencies, posts, surnames, grounds, laws."""
    entries: list[str] = table("anatomy")[name]
    return tuple(entries)


def begins(text: str, words: tuple[str, ...]) -> bool:
    """Whether a key begins with one of the words, as a whole word."""
    return any(
        text.startswith(word) and not text[len(word) : len(word) + 1].isalnum() for word in words
    )


@by_text
def is_nation(text: str) -> bool:
    """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM, with a slip or two."""
    standard = fold(table("nd30_2020")["part"]["quoc_hieu"]["text"])
    bare = fold(text)
    return bare.startswith("chxhcn viet nam") or _alike(bare, standard)


@by_text
def is_motto(text: str) -> bool:
    """Độc lập - Tự do - Hạnh phúc, whatever its dashes and capitals."""
    bare = " ".join(re.findall(r"\w+", fold(text)))
    return _alike(bare, "doc lap tu do hanh phuc")


@by_text
def is_ground(text: str) -> bool:
    """Whether a paragraph opens as a căn cứ does."""
    return begins(key(text).lstrip("-+• "), listed("grounds"))


@by_text
def type_of(text: str) -> tuple[str, str]:
    """The name and code of the document type that the text is; empty when it is none."""
    return _types().get(key(text).rstrip(" :."), ("", ""))


@by_text
def type_begun(text: str) -> tuple[str, str]:
    """The type that a longer title begins with: BÁO CÁO KẾT QUẢ …; the longest wins."""
    title = key(text)
    names = [name for name in _types() if begins(title, (name,))]
    return _types()[max(names, key=len)] if names else ("", "")


def is_law(text: str) -> bool:
    """Whether a title is that of a legal normative document: THÔNG TƯ, NGHỊ ĐỊNH, LUẬT …"""
    return begins(key(text), listed("laws"))


@cache
def _types() -> dict[str, tuple[str, str]]:
    names = {key(name): (name, code) for code, name in table("nd30_2020")["types"].items()}
    return names | {"thư công": ("Thư công", "")}


def _alike(text: str, standard: str) -> bool:
    if abs(len(text) - len(standard)) > 6:
        return False
    return text == standard or difflib.SequenceMatcher(None, text, standard).ratio() > 0.85
