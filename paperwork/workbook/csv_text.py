"""A CSV file as one sheet: everything is text, and nothing is guessed but the separator."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter

from paperwork.workbook.grid import MOST_COLUMNS, MOST_ROWS, Cell, Sheet, letter
from paperwork.workbook.package import Room
from paperwork.workbook.spelling import is_blank

SEPARATORS = ",;\t"
BYTE_ORDERS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SHEET = "Đề cử"  # một tệp CSV chỉ có một trang


def text_of(content: bytes) -> str | None:
    """The text in UTF-8 or UTF-16; None when it is neither, or no text at all."""
    mark, encoding = next(
        ((mark, name) for mark, name in BYTE_ORDERS if content.startswith(mark)), (b"", "utf-8")
    )
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text[:4096] else text


def looks_like_csv(content: bytes) -> bool:
    text = text_of(content)
    return text is not None and bool(_separator(text)) and not text.lstrip().startswith("<")


def sheet_of(text: str) -> Sheet:
    """The sheet; csv.Error when a quote is never closed or a field is too long; Swollen."""
    rows: dict[int, dict[int, Cell]] = {}
    far, room = "", Room()
    lines = csv.reader(
        io.StringIO(text, newline=""), delimiter=_separator(text) or ",", strict=True
    )
    for row, values in enumerate(lines, 1):
        cells = {c: Cell("text", value) for c, value in enumerate(values, 1) if not is_blank(value)}
        if cells and (row > MOST_ROWS or max(cells) > MOST_COLUMNS):
            far = far or f"{letter(max(cells))}{row}"
        elif cells:
            room.take(len(cells))
            rows[row] = cells
    return Sheet(SHEET, rows, far=far)


def _separator(text: str) -> str:
    """The commonest of the separators in the first line that has any; empty for none."""
    for line in text.splitlines()[:20]:
        counted = Counter(character for character in line if character in SEPARATORS)
        if counted:
            return counted.most_common(1)[0][0]
    return ""
