"""The plain values of a cell: text, number, day, yes or no; never a guess."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from paperwork.findings import Fault, error
from paperwork.workbook import spelling
from paperwork.workbook.grid import Cell

FIRST_DAY, LAST_DAY = dt.date(1900, 3, 1), dt.date(2100, 12, 31)

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
NOT_A_DATE = error(
    "PW030",
    "Cột “{column}” cần ngày tháng nhưng ô ghi “{value}”.",
    "Gõ ngày theo dạng ngày/tháng/năm có bốn chữ số năm, ví dụ 05/01/2027.",
)
NO_SUCH_DAY = error(
    "PW031",
    "Cột “{column}” ghi ngày “{value}” không có thật hoặc ngoài khoảng 1900–2100.",
    "Kiểm tra lại và gõ ngày theo dạng ngày/tháng/năm, ví dụ 05/01/2027.",
)
AMERICAN_DAY = error(
    "PW032",
    "Cột “{column}” ghi “{value}” có vẻ đặt tháng trước ngày.",
    "Gõ lại theo thứ tự ngày/tháng/năm, ví dụ 25/12/2026.",
)
SHORT_YEAR = error(
    "PW033",
    "Cột “{column}” ghi “{value}” chỉ có hai chữ số năm.",
    "Gõ đủ bốn chữ số năm, ví dụ 05/01/2027.",
)
UNFORMATTED_DAY = error(
    "PW034",
    "Cột “{column}” cần ngày tháng nhưng ô là số {value} không có định dạng ngày.",
    "Định dạng ô là Ngày (Date) rồi kiểm tra lại, hoặc gõ dạng 05/01/2027.",
)
NOT_YES_OR_NO = error(
    "PW035",
    "Cột “{column}” chỉ nhận Có hoặc Không nhưng ô ghi “{value}”.",
    "Chọn Có hoặc Không.",
)
YES = frozenset({"có", "x", "1", "true", "✓", "✔"})
NO = frozenset({"không", "0", "false"})
ZEROS = re.compile("0{2,}")  # 001: a number shown with zeros before it
WHOLE = re.compile(r"[0-9]{1,15}|[0-9]{1,3}(\.[0-9]{3}){1,4}")
DAY = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d+)")
DAY_IN_WORDS = re.compile(r"(?:ngày)?\s*(\d{1,2})\s*tháng\s*(\d{1,2})\s*năm\s*(\d+)\.?", re.I)


class RefusedError(Exception):
    """A reader will not guess; carries the fault and what it saw."""

    def __init__(self, fault: Fault, **values: object):
        self.fault = fault
        self.values = values


def spoken(cell: Cell) -> str:
    """A cell as the clerk sees it: 12; 0,85; 85%; 05/01/2027."""
    if cell.kind == "date":
        return f"{cell.date:%d/%m/%Y}" if cell.date else cell.text
    if cell.kind != "number":
        return cell.text
    if ZEROS.fullmatch(cell.format):
        return str(int(float(cell.text))).zfill(len(cell.format))
    number = rounded(cell)
    if cell.format.endswith("%"):
        return _plain(number * 100) + "%"
    return _plain(number)


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
    if cell.kind == "number" and (number := rounded(cell)) == int(number) and number >= 0:
        return int(number)
    typed = spelling.line(cell.text) if cell.kind == "text" else ""
    if WHOLE.fullmatch(typed):
        return int(typed.replace(".", ""))
    raise RefusedError(NOT_AN_INTEGER)


def _date(cell: Cell) -> dt.date:
    match cell.kind:
        case "date":
            if cell.date is None or not FIRST_DAY <= cell.date <= LAST_DAY:
                raise RefusedError(NO_SUCH_DAY)
            return cell.date
        case "number":
            raise RefusedError(UNFORMATTED_DAY)
        case "text":
            return _typed_date(spelling.line(cell.text))
        case _:
            raise RefusedError(NOT_A_DATE)


def _typed_date(typed: str) -> dt.date:
    if match := DAY.fullmatch(typed):
        day, _, month, year = match.groups()
    elif match := DAY_IN_WORDS.fullmatch(typed):
        day, month, year = match.groups()
    else:
        raise RefusedError(NOT_A_DATE)
    if len(year) == 2:
        raise RefusedError(SHORT_YEAR)
    if int(month) > 12 >= int(day):
        raise RefusedError(AMERICAN_DAY)
    return _real_day(year, month, day)


def _real_day(year: str, month: str, day: str) -> dt.date:
    try:
        date = dt.date(int(year), int(month), int(day))
    except ValueError:
        raise RefusedError(NO_SUCH_DAY) from None
    if not FIRST_DAY <= date <= LAST_DAY:
        raise RefusedError(NO_SUCH_DAY)
    return date


def _birth(cell: Cell) -> dt.date | int:
    """A day, or the year alone."""
    typed = spelling.line(spoken(cell)) if cell.kind in ("number", "text") else ""
    if re.fullmatch("[0-9]{4}", typed) and FIRST_DAY.year <= int(typed) <= LAST_DAY.year:
        return int(typed)
    return _date(cell)


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
    "date": _date,
    "birth": _birth,
    "yesno": _yesno,
}
