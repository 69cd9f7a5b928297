"""The template language of docxtpl as it is, for anybody's templates: open, but still sandboxed.

Everything Jinja offers may be said. What may be printed is stricter than with docxtpl, as anywhere
here: a missing field, None, true or false are errors; 3.0 prints as 3 and a date as 05/01/2026.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, ClassVar

from jinja2 import Undefined
from jinja2.filters import FILTERS
from jinja2.runtime import Context
from jinja2.utils import Namespace, generate_lorem_ipsum, missing
from markupsafe import Markup

from paperwork.language.bounds import CONTAINERS, charged, held, made, size, worked
from paperwork.language.foreseeing import (
    METHODS,
    foreseen,
    indented,
    of_words,
    padded,
    replaced,
    rounded_within,
    weighed,
    wide,
    wrapped,
    written_out,
)
from paperwork.language.printing import (
    ByteCode,
    Ids,
    Printers,
    Printing,
    Raw,
    at_tag,
    checked_markup,
    escaped,
    kept_raw,
    line,
    markup,
    unnamed,
)
from paperwork.language.values import (
    BOUNDED_FILTERS,
    Absent,
    ComposedNames,
    Unprintable,
    calculated,
    counted_range,
)
from paperwork.wordml import Level, checked

SPLITTING = ("\t", "\a", "\f")  # docxtpl: a run of its own, a new paragraph, a new page
FIELD_CODE = b"instr"  # in the names of whatever holds one; a document that may is looked through
BOUND = ("InlineImage", "Subdoc")  # values that belong to one DocxTemplate and its parts


class NeedsDocxtpl(Exception):  # noqa: N818 - what the value needs
    """A value that only docxtpl itself can put into a document."""

    def __init__(self, value: object):
        super().__init__(value)
        self.value = value


class Blank(Undefined):
    """A missing field that prints as nothing, for those who ask for it."""

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = None
    ):
        super().__init__(hint, obj, name, *(() if exc is None else (exc,)))


def shown(value: object) -> object:
    """What is printed of any value: text, a number, or what knows its own markup."""
    if value.__class__ in (str, int) or hasattr(value, "__html__"):
        return value
    if isinstance(value, Undefined):
        return str(value)  # raises, or nothing
    if value is None:
        raise Unprintable("chưa có giá trị")
    if isinstance(value, bool):
        raise Unprintable("là giá trị đúng/sai, không in được; dùng {% if … %} để chọn chữ")
    if isinstance(value, float):
        return f"{value:.15g}"
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, dt.datetime) and value.time() != dt.time():
        return f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, CONTAINERS):
        held(value)
    return str(value)


@at_tag
def open_text(value: object, raw: Raw) -> str:
    """A value inside a `<w:t>`."""
    _refuse_bound(value)
    value = shown(value)
    if not hasattr(value, "__html__"):
        return checked(str(value))
    own = Markup(value.__html__())
    _refuse_splitting(own)
    if FIELD_CODE in own.encode():
        raise NeedsDocxtpl(value)
    return kept_raw(own, raw)


def open_escaped(text: str) -> bytes:
    _refuse_splitting(text)
    return escaped(text)


@at_tag
def open_line(value: object) -> bytes:
    _refuse_bound(value)
    return unnamed(line)(shown(value))


@at_tag
def open_markup(value: object, level: Level, ids: Ids) -> bytes:
    """A value between elements, such as rich text; plain text does not stand there."""
    xml = _between_elements(value, level, ids)
    if FIELD_CODE in xml:
        raise NeedsDocxtpl(value)
    return xml


def _between_elements(value: object, level: Level, ids: Ids) -> bytes:
    _refuse_bound(value)
    if isinstance(value, Undefined):
        return str(value).encode()  # raises, or nothing
    if value == "":
        return b""
    if isinstance(value, Markup):
        return checked_markup(value)
    if type(value).__module__.startswith("docxtpl"):
        xml = str(value)
        if "\n" in xml or " r:id=" in xml:
            raise NeedsDocxtpl(value)
        _refuse_splitting(xml)
    return unnamed(markup)(value, level, ids)


def _refuse_bound(value: object) -> None:
    """Leave to docxtpl an image or a document that it has to attach."""
    kind = type(value)
    if kind.__name__ in BOUND and kind.__module__.startswith("docxtpl"):
        raise NeedsDocxtpl(value)


def _refuse_splitting(text: str) -> None:
    """Leave to docxtpl what takes up the formatting of whatever stands around it."""
    if any(control in text for control in SPLITTING):
        raise NeedsDocxtpl(text)


def _unprinted(value: object, _number: int) -> object:
    return value


# By these the values in a part are told apart; the code that prints bytes does without them.
MARKS = dict.fromkeys(["_any", "_text", "_line", "_run", "_block"], _unprinted)


# What a filter of Jinja makes is foreseen where a number or a text in it could blow it up.
FORESEEN: Mapping[str, Callable[..., None]] = {
    "center": wide,
    "format": written_out,
    "indent": indented,
    "replace": replaced,
    "round": rounded_within,
    "slice": padded,
    "tojson": wide,
    "wordwrap": wrapped,
}
# Filters that look at a list with all that its items hold.
WHOLE = "capitalize center e escape forceescape format indent join lower pprint replace safe "
WHOLE += "string striptags title tojson trim truncate upper urlencode urlize wordcount wordwrap "
WHOLE += "xmlattr"


def bounded_filters() -> dict[str, Callable[..., Any]]:
    """The filters of Jinja, within bounds."""
    found: dict[str, Callable[..., Any]] = {}
    for name, function in FILTERS.items():
        if name in FORESEEN:
            function = foreseen(function, FORESEEN[name])
        found[name] = charged(foreseen(function, weighed) if name in WHOLE.split() else function)
    return {**found, **BOUNDED_FILTERS}


class DocxtplLanguage(ComposedNames):
    """Jinja as docxtpl gives it, with the filters of the caller."""

    intercepted_binops = frozenset(["*", "**", "%", "+"])

    def __init__(
        self, filters: Mapping[str, Callable[..., Any]], *, blank: bool, finalize: Any = shown
    ):
        super().__init__(
            undefined=Blank if blank else Absent,
            autoescape=True,
            finalize=finalize,
            keep_trailing_newline=False,
        )
        self.globals |= {"range": counted_range}
        self.filters |= {**bounded_filters(), **MARKS, **filters}

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        if operator == "%" and isinstance(left, str):
            written_out(left, right)
        elif operator in "*+":
            _grown(left, right)
            _grown(right, left)
        return calculated(operator, left, right)

    def call(self, context: Context, function: Any, /, *arguments: Any, **named: Any) -> Any:
        """What a call gives, once its size has been foreseen."""
        inner = getattr(function, "__wrapped__", function)  # as the sandbox wraps str.format
        owner = getattr(inner, "__self__", None)
        own = {name: value for name, value in named.items() if not name.startswith("_")}
        if isinstance(owner, str):
            METHODS.get(inner.__name__, weighed)(owner, *arguments, **own)
        elif function is generate_lorem_ipsum:
            of_words(*arguments, *own.values())
        elif function in (dict, Namespace):
            weighed(*arguments, **own)
        result = super().call(context, function, *arguments, **named)
        if isinstance(result, str):
            made(len(result))
        return result


def _grown(text: Any, other: Any) -> None:
    """A text or a list repeated, or put before another."""
    times = other if isinstance(other, int) else 1
    if isinstance(text, str):
        made(len(text) * times)
    elif isinstance(text, list | tuple):
        worked(size(held(text)) * max(times, 1))


class DocxtplPrinting(DocxtplLanguage):
    """The same, printed as bytes."""

    code_generator_class = ByteCode
    context_class = Printing
    printers: ClassVar[Printers] = {
        "text": open_text,
        "line": open_line,
        "markup": open_markup,
        "escaped": open_escaped,
    }
