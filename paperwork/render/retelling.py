"""What a form has to say, told a second time by its text alone, to hold the document against.

A rendered document has come by way of its markup: patched by docxtpl, printed as bytes, zipped.
Here the same template goes another way: only its text, straight through Jinja. Whatever value or
sentence the one way might drop, the other still says.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html import unescape
from itertools import islice

import jinja2
from lxml import etree
from markupsafe import Markup

from paperwork.language.tags import LEVEL, TAG, BadTag
from paperwork.language.values import Language, composed, plain_text
from paperwork.package import parsed
from paperwork.render.text import running_text
from paperwork.wordml import WORD

ANY_TAG = re.compile(TAG, re.DOTALL)
RESHAPING = re.compile(r"\{%[-+]?\s*(?:vm|hm|colspan|cellbg)\b.*?%\}")
ONCE = re.compile(r"\{%[-+]?\s*(?:vm|hm)\b")  # only the first turn of the loop shows the cell
QUOTES = str.maketrans("“”‘’", "\"\"''")  # around a literal; inside they are escapes
SHOWN = 60  # characters of a difference


def _said(value: object) -> str:
    """The text that a value adds to a document."""
    if type(value) is str:
        return value
    if isinstance(value, Markup):
        return unescape(value)
    if hasattr(value, "__html__"):
        markup = f'<w:body xmlns:w="{WORD}">{value.__html__()}</w:body>'
        return running_text(parsed(markup.encode()))
    return plain_text(value)


SAID = Language(_said, autoescape=False)


def retelling(root: etree._Element) -> jinja2.Template:
    """The text of a part as a template; raises BadTag where its tags stand in no visible text."""
    try:
        return SAID.from_string("".join(map(_source, running_text(root).split("\n"))))
    except jinja2.TemplateSyntaxError as fault:
        hidden = "nằm trong chữ ẩn hoặc chữ đã xóa, không in ra được"
        raise BadTag(hidden, fault.message or "") from fault


def _source(paragraph: str) -> str:
    is_once = ONCE.search(paragraph) is not None
    source = ANY_TAG.sub(_plain, RESHAPING.sub("", paragraph))
    return f"\n{{% if loop.first %}}{source}{{% endif %}}" if is_once else f"\n{source}"


def _plain(tag: re.Match[str]) -> str:
    """{%tr for …} as {% for …}, for text has no rows; quotes as Jinja knows them."""
    opening, inside = tag[0][:2], tag[0][2:]
    return composed(opening + LEVEL.sub(" ", inside)).translate(QUOTES)


@dataclass(frozen=True)
class Difference:  # chỗ khác nhau đầu tiên, kèm mấy chữ đứng trước
    due: str
    told: str


def difference(due: str, told: str) -> Difference | None:
    """The first place where the text is not what it should be; white space does not count."""
    one, other = _squeezed(due), _squeezed(told)
    if one == other:
        return None
    pairs = enumerate(zip(one, other, strict=False))
    place = next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))
    return Difference(_around(due, place), _around(told, place))


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).split())


def _around(text: str, place: int) -> str:
    """The words about the character of that number, white space not counted."""
    said = " ".join(unicodedata.normalize("NFC", text).split())
    counted = (n for n, character in enumerate(said) if character != " ")
    at = next(islice(counted, place, None), len(said))
    start = said.rfind(" ", 0, max(0, at - SHOWN // 2)) + 1
    return said[start : start + SHOWN]
