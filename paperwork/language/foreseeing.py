"""What filters and methods would make, known before they make it: widths, repeats, replacements."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from paperwork.language.bounds import CONTAINERS, SIZED, TooMuch, held, made, size, worked

MOST_WIDE = 10_000  # characters that a text is padded to
MOST_DECIMALS = 30
WIDE_FORMAT = re.compile(r"%[^a-zA-Z%]*\d{5}|\{[^{}]*\d{5}")  # %99999d, {:99999}
OPEN_FORMAT = re.compile(r"%[-+ #\d.]*\*|\{[^{}]*\{")  # its width is an argument: %*d, {:{}}


def foreseen(function: Callable[..., Any], foresee: Callable[..., None]) -> Callable[..., Any]:
    """A filter that is asked for its size before it makes anything."""
    place = int(hasattr(function, "jinja_pass_arg"))  # the value comes behind what Jinja passes

    @wraps(function)
    def counting(*arguments: Any, **named: Any) -> Any:
        foresee(*arguments[place:], **named)
        return function(*arguments, **named)

    return counting


def weighed(*values: Any, **named: Any) -> None:
    """Lists, with all that their items hold."""
    for value in (*values, *named.values()):
        if isinstance(value, CONTAINERS):
            held(value)


def wide(_: Any, *widths: Any, **named: Any) -> None:
    """A text padded, or moved to the right."""
    for width in (*widths, *named.values()):
        if isinstance(width, int) and abs(width) > MOST_WIDE:
            raise TooMuch("chừa chỗ quá rộng")


def indented(text: Any, width: Any = 4, *_: Any, **__: Any) -> None:
    """Each line of a text moved to the right, or with a text before it."""
    wide(text, width)
    made((str(text).count("\n") + 1) * (len(width) if isinstance(width, str) else int(width)))


def wrapped(text: Any, *options: Any, wrapstring: Any = None, **_: Any) -> None:
    """A text broken into lines with another text between them."""
    between = wrapstring if len(options) < 3 else options[2]
    made(len(str(text)) * (len(str(between or "")) + 1))


def replaced(text: Any, old: Any, new: Any, *_: Any, **__: Any) -> None:
    """A text with one text for another in it."""
    weighed(text, old, new)
    whole, part = str(text), str(old)
    made(len(whole) + (whole.count(part) if part else len(whole) + 1) * len(str(new)))


def joined_text(separator: str, items: Any = (), *_: Any, **__: Any) -> None:
    """The items of a list with a text between them."""
    weighed(items)
    if isinstance(items, SIZED):
        made(sum(len(item) + len(separator) for item in items if isinstance(item, str)))


def written_out(text: Any, *values: Any, **named: Any) -> None:
    """A format filled in: %s, {}."""
    weighed(*values, **named)
    if WIDE_FORMAT.search(str(text)):
        raise TooMuch("chừa chỗ quá rộng")
    if OPEN_FORMAT.search(str(text)):
        inner = [item for value in values if isinstance(value, tuple) for item in value]
        wide(text, *values, *inner, **named)


def padded(_: Any, count: Any, fill_with: Any = None) -> None:
    """Lines of a table filled up with what may be a list itself."""
    worked(int(count))
    if fill_with is not None:
        worked(int(count) * size(held(fill_with)))


def rounded_within(_: Any, precision: Any = 0, *__: Any, **___: Any) -> None:
    if abs(precision) > MOST_DECIMALS:
        raise TooMuch(f"làm tròn đến hơn {MOST_DECIMALS} chữ số")


def of_words(paragraphs: Any = 5, _: Any = True, __: Any = 20, most: Any = 100) -> None:
    """So many paragraphs of at most so many words."""
    worked(int(paragraphs) * int(most) * 10)


METHODS: Mapping[str, Callable[..., None]] = {  # of a text: what it would make
    "center": wide,
    "expandtabs": wide,
    "format": written_out,
    "format_map": written_out,
    "join": joined_text,
    "ljust": wide,
    "replace": replaced,
    "rjust": wide,
    "zfill": wide,
}
