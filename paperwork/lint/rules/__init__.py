"""The rules of NĐ 30, one small function each, grouped as in the decree."""

from __future__ import annotations

from functools import cache
from importlib import import_module

MODULES = (  # in the order of the decree
    "page",
    "page_numbers",
    "letters",
    "head",
    "number",
    "place_and_date",
    "title",
    "grounds",
    "body",
    "headings",
    "signing",
    "recipients",
    "appendices",
    "marks",
    "capitals",
    "spelling",
)


@cache
def load() -> None:
    """Enters every rule into the table of rules."""
    for name in MODULES:
        import_module(f"{__name__}.{name}")
