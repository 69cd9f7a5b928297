"""The words of a document for rules about writing: every paragraph, quotations left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.lint.anatomy import Anatomy
from paperwork.lint.content import Paragraph
from paperwork.lint.looks import composed

QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘[^’]*’|«[^»]*»")
CLOSED = "“”"  # chỗ của một lời trích: không nối chữ trước với chữ sau


def prose(anatomy: Anatomy) -> Iterator[tuple[Paragraph, str]]:
    """Each paragraph of the file that has words, with what it says as printed, once."""
    seen: set[int] = set()
    for paragraph in anatomy.content.everything():
        text = composed(paragraph.printed)
        if paragraph.index in seen or not any(character.isalpha() for character in text):
            continue
        seen.add(paragraph.index)
        yield paragraph, QUOTED.sub(CLOSED, text)
