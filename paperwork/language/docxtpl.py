"""The template language of docxtpl as it is, for anybody's templates: open, but still sandboxed.

Everything Jinja offers may be said. What may be printed is stricter than with docxtpl, as anywhere
here: a missing field, None, true or false are errors; 3.0 prints as 3 and a date as 05/01/2026.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from jinja2 import Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup

from paperwork.language.printing import (
    AtTag,
    ByteCode,
    Ids,
    Printing,
    checked_markup,
    line_bytes,
    markup_bytes,
    text_bytes,
)
from paperwork.language.values import Absent, MissingField, Unprintable
from paperwork.wordml import IllegalCharacter

NEW_PARAGRAPHS = ("\a", "\f")  # docxtpl: a new paragraph, a new page
BOUND = ("InlineImage", "Subdoc")  # values that belong to one DocxTemplate and its parts
FAULTS = (Unprintable, IllegalCharacter, MissingField)


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


def needs_docxtpl(value: object) -> bool:
    """Whether the value is an image or a document that docxtpl has to attach."""
    kind = type(value)
    return kind.__module__.startswith("docxtpl") and kind.__name__ in BOUND


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
    return str(value)


def open_text(value: object, number: int) -> bytes:
    """A value inside a `<w:t>`."""
    if needs_docxtpl(value):
        raise NeedsDocxtpl(value)
    try:
        value = shown(value)
        if hasattr(value, "__html__") and not isinstance(value, Markup):
            value = Markup(value.__html__())
    except FAULTS as fault:
        raise AtTag(number) from fault
    _refuse_paragraphs(value)
    return text_bytes(value, number)


def open_line(value: object, number: int) -> bytes:
    if needs_docxtpl(value):
        raise NeedsDocxtpl(value)
    try:
        return line_bytes(shown(value), number)
    except FAULTS as fault:
        raise AtTag(number) from fault


def open_markup(value: object, number: int, level: Any, ids: Ids) -> bytes:
    """A value between elements, such as rich text; plain text does not stand there."""
    if needs_docxtpl(value):
        raise NeedsDocxtpl(value)
    if isinstance(value, Undefined):
        try:
            return str(value).encode()  # raises, or nothing
        except MissingField as fault:
            raise AtTag(number) from fault
    if isinstance(value, Markup):
        try:
            return checked_markup(value)
        except FAULTS as fault:
            raise AtTag(number) from fault
    if type(value).__module__.startswith("docxtpl"):
        xml = str(value)
        if any(control in xml for control in ("\n", "\t", *NEW_PARAGRAPHS)):
            raise NeedsDocxtpl(value)  # it breaks lines by what stands around them
    return markup_bytes(value, number, level, ids)


def _refuse_paragraphs(value: object) -> None:
    if isinstance(value, str) and any(control in value for control in NEW_PARAGRAPHS):
        raise NeedsDocxtpl(value)


def _unprinted(value: object, _number: int) -> object:
    return value


# By these the values in a part are told apart; the code that prints bytes does without them.
MARKS = dict.fromkeys(["_any", "_text", "_line", "_run", "_block"], _unprinted)


class DocxtplLanguage(ImmutableSandboxedEnvironment):
    """Jinja as docxtpl gives it, with the filters of the caller."""

    def __init__(
        self, filters: Mapping[str, Callable[..., Any]], *, blank: bool, finalize: Any = shown
    ):
        super().__init__(
            undefined=Blank if blank else Absent,
            autoescape=True,
            finalize=finalize,
            keep_trailing_newline=False,
        )
        self.filters |= {**MARKS, **filters}


class DocxtplPrinting(DocxtplLanguage):
    """The same, printed as bytes."""

    code_generator_class = ByteCode
    context_class = Printing
    printers: Mapping[str, Callable[..., bytes]] = {
        "text": open_text,
        "line": open_line,
        "markup": open_markup,
    }
