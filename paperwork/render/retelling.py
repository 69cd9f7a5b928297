"""What a form has to say, told a second time by its text alone, to hold the document against.

A rendered document has come by way of its markup: patched by docxtpl, printed as bytes, zipped.
Here the same template goes another way: only its text, straight through Jinja. Whatever value or
sentence the one way might drop, the other still says.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from itertools import islice
from threading import Lock
from typing import Any

import jinja2
from jinja2 import nodes
from lxml import etree
from markupsafe import Markup
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.worksheet import Worksheet

from paperwork.errors import TemplateError
from paperwork.language.bounds import bounded
from paperwork.language.faults import template_error
from paperwork.language.tags import ANY_TAG, LEVEL, BadTag
from paperwork.language.values import Language, composed, plain_text, said
from paperwork.package import parsed
from paperwork.render.cell_values import ONE_PRINTING_TAG
from paperwork.render.text import running_text
from paperwork.wordml import WORD

RESHAPING = re.compile(r"\{%[-+]?\s*(?:vm|hm|colspan|cellbg)\b.*?%\}")
ONCE = re.compile(r"\{%[-+]?\s*(?:vm|hm)\b")  # only the first turn of the loop shows the cell
QUOTES = str.maketrans("“”‘’", "\"\"''")  # around a literal; inside they are escapes
LOST = (
    "{file}: văn bản ghép ra không đúng chữ của mẫu và dữ liệu. Phải là “{due}”, đọc lại thì thấy"
    " “{told}”. Văn bản này chưa được ghi. Xem lại chỗ ấy trong mẫu; mẫu đúng thì báo lỗi này."
)
SHOWN = 60  # characters of a difference
RULE = 4096  # characters of markup: no more than a rule under a name has


def _said(value: object) -> str:
    """The text that a value adds to a document."""
    if type(value) is str:
        return value
    if isinstance(value, Markup):
        return unescape(value)
    if hasattr(value, "__html__"):
        markup = value.__html__()
        return (_text_in_rule if len(markup) <= RULE else _text_in)(markup)
    return plain_text(value)


def _text_in(markup: str) -> str:
    """What a reader sees of markup."""
    return running_text(parsed(f'<w:p xmlns:w="{WORD}">{markup}</w:p>'.encode()))


_text_in_rule = lru_cache(maxsize=64)(_text_in)  # the rules under names are of a few lengths


SAID = Language(_said, autoescape=False)


class Retelling:
    """The text of a part as a template; compiled when a first document is held to it."""

    def __init__(self, tree: nodes.Template) -> None:
        self._tree = tree
        self._template: jinja2.Template | None = None
        self._compiling = Lock()  # it changes the tree

    def said(self, names: Mapping[str, object]) -> str:
        with self._compiling:
            if self._template is None:
                self._template = SAID.from_string(self._tree)
        return said(self._template, names)


def retelling(root: etree._Element) -> Retelling:
    """What a part has to say; raises BadTag where its tags stand in no visible text."""
    try:
        return Retelling(SAID.parse("".join(map(_source, running_text(root).split("\n")))))
    except jinja2.TemplateSyntaxError as fault:
        hidden = "nằm trong chữ ẩn hoặc chữ đã xóa, không in ra được"
        raise BadTag(hidden, fault.message or "") from fault


def sheet_retelling(
    sheet: Worksheet, tagged_rows: Mapping[int, str], repeated: int, item: str, items: str
) -> jinja2.Template:
    """The text of a sheet by its cells, without formulas, as a template.

    `tagged_rows` are the rows that only carry a tag; row `repeated` comes once for each of `items`.
    """
    lines = []
    for number, row in enumerate(sheet.iter_rows(), 1):
        cells = "".join(f"\n{_cell_source(cell)}" for cell in row if cell.value is not None)
        if number in tagged_rows:
            cells = ANY_TAG.sub(_plain, tagged_rows[number])
        elif number == repeated:
            cells = f"{{% for {item} in {items} %}}{cells}{{% endfor %}}"
        lines.append(cells)
    return SAID.from_string("".join(lines))


def _cell_source(cell: Any) -> str:
    if cell.data_type == "f":
        return ""
    if not isinstance(cell.value, str):
        return in_cell(cell.value)
    if only := ONE_PRINTING_TAG.fullmatch(cell.value):
        return composed(f"{{{{ ({only[1]})|_in_cell }}}}")
    if ANY_TAG.search(cell.value):
        return composed(cell.value)
    return cell.value.replace("{", "{{ '{' }}")


def in_cell(value: Any) -> str:
    """A value as it is read back from a cell of its own: a date as the number of its day."""
    if isinstance(value, str | bool):
        return str(int(value)) if isinstance(value, bool) else value
    if isinstance(value, dt.date):
        value = to_excel(value)  # type: ignore[no-untyped-call]
    return f"{float(value):.15g}"


SAID.filters["_in_cell"] = in_cell


def _source(paragraph: str) -> str:
    is_once = ONCE.search(paragraph) is not None
    source = ANY_TAG.sub(_plain, RESHAPING.sub("", paragraph))
    return f"\n{{% if loop.first %}}{source}{{% endif %}}" if is_once else f"\n{source}"


def _plain(tag: re.Match[str]) -> str:
    """{%tr for …} as {% for …}, for text has no rows; quotes as Jinja knows them."""
    opening, inside = tag[0][:2], tag[0][2:]
    return composed(opening + LEVEL.sub(" ", inside)).translate(QUOTES)


def check(
    retelling: Retelling | jinja2.Template, names: Mapping[str, object], told: str, file: str
) -> None:
    """Raises TemplateError where a part of a finished file does not say what it has to."""
    try:
        with bounded():
            if isinstance(retelling, Retelling):
                due = retelling.said(names)
            else:
                due = said(retelling, names)
    except Exception as fault:  # any expression may fail in any way
        raise template_error(file, fault, known=names) from fault
    if wrong := difference(due, told):
        raise TemplateError(LOST.format(file=file, **vars(wrong)))


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
