"""The plain values of a cell: text, number, yes or no; never a guess."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from paperwork.findings import error
from paperwork.workbook import spelling
from paperwork.workbook.dates import shown_day
from paperwork.workbook.grid import Cell
from paperwork.workbook.refusal import RefusedError

NOT_TEXT = error(
    "PW028",
    "Cột “{column}” cần chữ nhưng ô ghi giá trị đúng/sai của Excel ({value}).",
    "Gõ lại nội dung ô bằng chữ.",
)
NOT_AN_INTEGER = error(
    "PW029",
    "Cột “{column}” cần số nguyên không âm nhưng ô ghi “{value}”.",
    "Gõ một số nguyên, ví dụ 12.",
)
NOT_YES_OR_NO = error(
    "PW035",
    "Cột “{column}” chỉ nhận Có hoặc Không nhưng ô ghi “{value}”.",
    "Chọn Có hoặc Không.",
)
YES = frozenset({"có", "x", "1", "true", "✓", "✔"})
NO = frozenset({"không", "0", "false"})
PLAIN_NUMBER = re.compile("0|[1-9][0-9]{0,14}")  # as Excel itself shows it
ZEROS = re.compile("0{2,}")  # 001: a number shown with zeros before it
WHOLE = re.compile(r"[0-9]{1,15}|[0-9]{1,3}(?:(?:\.[0-9]{3}){1,4}|(?: [0-9]{3}){1,4})")


def spoken(cell: Cell) -> str:
    """A cell as the clerk sees it: 12; 0,85; 85%; 05/01/2027."""
    if cell.kind == "date":
        return shown_day(cell)
    if cell.kind != "number":
        return cell.text
    if not cell.format and PLAIN_NUMBER.fullmatch(cell.text):
        return cell.text
    if ZEROS.fullmatch(cell.format):
        return str(int(float(cell.text))).zfill(len(cell.format))
    number = rounded(cell)
    if is_percent(cell.format):
        return _plain(number * 100) + "%"
    return _plain(number)


@lru_cache(maxsize=64)
def is_percent(format: str) -> bool:
    """Whether a number format shows a share of one as a percentage, as 0% and 0.0" "% do."""
    shown = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.', "", format)
    return "%" in shown.partition(";")[0]


def rounded(cell: Cell) -> Decimal:
    return Decimal(f"{Decimal(cell.text):.15g}")  # Excel itself keeps 15 digits


def _plain(number: Decimal) -> str:
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def _text(cell: Cell) -> str:
    if cell.kind == "boolean":
        raise RefusedError(NOT_TEXT)
    return spelling.line(spoken(cell))


def _paragraph(cell: Cell) -> str:
    if cell.kind == "boolean":
        raise RefusedError(NOT_TEXT)
    return spelling.paragraph(spoken(cell))


def _integer(cell: Cell) -> int:
    if cell.kind == "number" and PLAIN_NUMBER.fullmatch(cell.text):
        return int(cell.text)
    if cell.kind == "number" and (number := rounded(cell)) == int(number) and number >= 0:
        return int(number)
    typed = spelling.line(cell.text) if cell.kind == "text" else ""
    if WHOLE.fullmatch(typed):
        return int(re.sub("[. ]", "", typed))
    raise RefusedError(NOT_AN_INTEGER)


def _yesno(cell: Cell) -> bool:
    typed = spelling.key(spoken(cell))
    if typed not in YES | NO | {"khong", "co"}:
        raise RefusedError(NOT_YES_OR_NO)
    return typed in YES or typed == "co"


READERS: Mapping[str, Callable[[Cell], Any]] = {
    "text": _text,
    "suggest": _text,
    "paragraph": _paragraph,
    "integer": _integer,
    "yesno": _yesno,
}
