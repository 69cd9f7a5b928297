"""What a cell with tags comes to hold: text that stays text, whole numbers, amounts, dates."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from jinja2.environment import TemplateExpression

from paperwork.language.text import compiled_text
from paperwork.language.values import PLAIN, Unprintable, plain_text, said

ONE_PRINTING_TAG = re.compile(r"\s*\{\{((?:(?!\}\}).)*)\}\}\s*", re.DOTALL)
FIELD = re.compile(  # one name or several, none of them a word of the language
    r"(?!(?:and|else|false|if|in|is|none|not|or|true|False|None|True|loop|self|super|caller)\b)"
    r"[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*"
)
LIKE_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")
DATE_FORMAT = "dd/mm/yyyy"  # ngày/tháng/năm
NOT_TEXT = (int, Decimal, dt.date)
LONGEST_TEXT = 32_767  # what an Excel cell can hold

Value = str | int | Decimal | dt.date
Steps = tuple[str, str, tuple[str, ...]]  # an expression; as a field, its first name and the rest


def value_of(source: str, context: Mapping[str, object]) -> Value:
    """What the text of a cell gives: one whole tag keeps the type of its value, else it is text.

    Raises Unprintable on a text that is longer than a cell can hold.
    """
    only = _only_tag(source)
    if only is None:
        text = said(compiled_text(source), context)
    else:
        value = _at_the_end(only, context)
        if type(value) is not str and isinstance(value, NOT_TEXT) and not isinstance(value, bool):
            return value
        text = plain_text(value)
    if len(text) > LONGEST_TEXT:
        raise Unprintable("dài hơn mức một ô Excel chứa được")
    return text


def evaluated(source: str, context: Mapping[str, object]) -> Any:
    """The value of an expression; of a plain field without the detour through a template."""
    return _at_the_end(_steps(source), context)


def _at_the_end(steps: Steps, context: Mapping[str, object]) -> Any:
    source, first, rest = steps
    try:
        value = context[first]
    except KeyError:
        return _expression(source)(context)
    for name in rest:
        value = PLAIN.getattr(value, name)
    return value


@lru_cache(maxsize=512)
def _only_tag(source: str) -> Steps | None:
    """The steps of a text that is one printing tag and nothing else."""
    only = ONE_PRINTING_TAG.fullmatch(source)
    return _steps(only[1].strip()) if only else None


@lru_cache(maxsize=512)
def _steps(source: str) -> Steps:
    """d.ten, d and (ten,); no name that there could be when the expression is more than that."""
    first, *rest = source.split(".") if FIELD.fullmatch(source) else ("",)
    return source, first, tuple(rest)


@lru_cache(maxsize=512)
def _expression(source: str) -> TemplateExpression:
    return PLAIN.compile_expression(source, undefined_to_none=False)
