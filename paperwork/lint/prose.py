"""The words of a document for rules about writing: every paragraph, quotations left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from paperwork.lint.anatomy import Anatomy
from paperwork.lint.content import Paragraph
from paperwork.lint.looks import composed

QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’|«[^»]*»")
CLOSED = "“”"  # chỗ của một lời trích: không nối chữ trước với chữ sau


def prose(anatomy: Anatomy) -> Iterator[tuple[Paragraph, str]]:
    """Each paragraph of the file that has words, with what it says as printed, once."""
    seen: set[int] = set()
    for paragraph in anatomy.content.everything():
        if paragraph.index in seen or not (text := _unquoted(paragraph.printed)):
            continue
        seen.add(paragraph.index)
        yield paragraph, text


@lru_cache(maxsize=4096)  # nine rules ask, and documents of one template say much the same
def _unquoted(printed: str) -> str:
    """The words without quotations; empty where there are no words."""
    text = composed(printed)
    has_words = any(character.isalpha() for character in text)
    return QUOTED.sub(CLOSED, text) if has_words else ""
