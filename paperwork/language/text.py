"""Short texts with tags, such as the subject in a type's declaration."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from jinja2 import Template

from paperwork.language.bounds import bounded
from paperwork.language.faults import template_error
from paperwork.language.values import PLAIN, said, with_composed_names


def fill_text(source: str, context: Mapping[str, object], *, name: str) -> str:
    """The text with its tags filled, by the rules of every template; `name` is for the error."""
    if source.isprintable() and "{" not in source:
        return source  # there is neither a tag nor a line end in it
    try:
        with bounded():
            return said(compiled_text(source), with_composed_names(context))
    except Exception as fault:  # any expression may fail in any way: say in which text
        raise template_error(name, fault, tag=source, known=context) from fault


@lru_cache(maxsize=256)
def compiled_text(source: str) -> Template:
    return PLAIN.from_string(source)
