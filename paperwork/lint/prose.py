"""The words of a document for rules about writing: every paragraph, quotations left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.lint.anatomy import Anatomy
from paperwork.lint.content import Paragraph
from paperwork.lint.looks import composed
from paperwork.lint.remembering import all_remembered, remembered

QUOTED = re.compile(r"“[^“”]*+”|\"[^\"]*+\"|‘[^‘’]*+’|«[^«»]*+»")  # no mark is passed over twice
CLOSED = "“”"  # chỗ của một lời trích: không nối chữ trước với chữ sau


@all_remembered
def prose(anatomy: Anatomy) -> Iterator[tuple[Paragraph, str]]:
    """Each paragraph of the file that has words, with what it says as printed, once."""
    for paragraph in anatomy.content.everything:
        if text := unquoted(paragraph):
            yield paragraph, text


@remembered
def unquoted(paragraph: Paragraph) -> str:
    """What a paragraph says itself, for reading; empty when it has no words."""
    text = composed(paragraph.printed)
    return QUOTED.sub(CLOSED, text) if any(map(str.isalpha, text)) else ""
