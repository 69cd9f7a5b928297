"""Days and births as offices write them: read by rule, or refused with what they could mean.

Day, month, year in this order, or year, month, day when a year of four digits comes first. A year
of two digits is filled up when the column allows only one (`years` in standards/workbook.toml).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from paperwork.findings import error, warning
from paperwork.workbook import spelling
from paperwork.workbook.grid import Cell
from paperwork.workbook.refusal import RefusedError

FIRST_DAY, LAST_DAY = dt.date(1900, 3, 1), dt.date(2100, 12, 31)
DAY_ZERO = dt.date(1899, 12, 30)  # of Excel

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
    "Cột “{column}” ghi “{value}” chỉ có hai chữ số năm, có thể là {readings}.",
    "Gõ đủ bốn chữ số năm, ví dụ 05/01/2027.",
)
UNFORMATTED_DAY = error(
    "PW034",
    "Cột “{column}” cần ngày tháng nhưng ô là số {value} không có định dạng ngày.",
    "Định dạng ô là Ngày (Date) rồi kiểm tra lại, hoặc gõ dạng 05/01/2027.",
)
YEAR_FILLED_UP = warning(
    "PW038",
    "Cột “{column}” ghi “{before}” chỉ có hai chữ số năm, đã hiểu là “{after}”.",
    "Nếu hiểu sai thì gõ lại đủ bốn chữ số năm.",
)
NO_DAY = error(
    "PW039",
    "Cột “{column}” cần đủ ngày, tháng, năm nhưng ô chỉ cho biết “{value}”.",
    "Gõ đủ theo dạng ngày/tháng/năm, ví dụ 05/01/2027.",
)
YEAR_AS_DAY = error(
    "PW047",
    "Cột “{column}” hiện ngày “{value}”, có vẻ là năm {year} gõ vào ô đã định dạng ngày.",
    "Định dạng ô là Văn bản (Text) rồi gõ lại năm, hoặc gõ đủ ngày/tháng/năm.",
)

BETWEEN = r"(?:\s*[/.–-]\s*|\s+)"
DAY = re.compile(rf"(\d{{1,2}}){BETWEEN}(\d{{1,2}}){BETWEEN}(\d+)")
YEAR_FIRST = re.compile(rf"(\d{{4}}){BETWEEN}(\d{{1,2}}){BETWEEN}(\d{{1,2}})")
IN_WORDS = re.compile(
    rf"(\d{{1,2}})\s*tháng\s*(\d{{1,2}})(?:\s*,?\s*năm\s*|{BETWEEN})(\d+)", re.IGNORECASE
)
MONTH = re.compile(
    r"(?:tháng\s*)?(\d{1,2})(?:\s*,?\s*năm\s*|\s*[/.–-]\s*|\s+)(\d{4})", re.IGNORECASE
)
YEAR = re.compile(r"(?:năm\s*)?(\d{4})", re.IGNORECASE)
AROUND = re.compile(r"^ngày\s*|[.;,]$|\s+0{1,2}:00(:00)?$", re.IGNORECASE)  # không đổi nghĩa

Years = Sequence[int]  # năm đầu, năm cuối mà cột có thể ghi


def day(cell: Cell, years: Years) -> dt.date:
    """The day a cell means; RefusedError when it means none, or more than one."""
    match cell.kind:
        case "date":
            return _stored_day(cell)
        case "number":
            raise RefusedError(NO_DAY if _year_of(_typed(cell)) else UNFORMATTED_DAY)
        case "text":
            return _typed_day(_typed(cell), years)
        case _:
            raise RefusedError(NOT_A_DATE)


def birth(cell: Cell, years: Years) -> dt.date | int | str:
    """A day, the year alone, or the month as 03/1985; RefusedError as for a day."""
    if cell.kind == "date" and cell.date and not shows_day(cell):
        return cell.date.year if not _shows_month(cell) else f"{cell.date:%m/%Y}"
    typed = _typed(cell) if cell.kind in ("number", "text") else ""
    if year := _year_of(typed):
        return year
    return _month_of(typed) or day(cell, years)


def has_short_year(cell: Cell) -> bool:
    """Whether the day was typed with two digits for its year."""
    match = _parts(_typed(cell)) if cell.kind == "text" else None
    return match is not None and len(match[2]) == 2


def shown_day(cell: Cell) -> str:
    """A day as Excel shows it: 05/01/2027; 01/2027 or 2027 where the format hides the rest."""
    if cell.date is None:
        return cell.text
    if shows_day(cell):
        return f"{cell.date:%d/%m/%Y}"
    return f"{cell.date:%m/%Y}" if _shows_month(cell) else f"{cell.date:%Y}"


def shows_day(cell: Cell) -> bool:
    """False for a date cell whose number format shows the month or the year alone."""
    return not cell.format or "d" in _bare(cell.format)


def _shows_month(cell: Cell) -> bool:
    return "m" in _bare(cell.format)


def _bare(format: str) -> str:
    """A number format without its quoted texts, languages and colours."""
    return re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.', "", format).casefold()


def _typed(cell: Cell) -> str:
    text = spelling.line(cell.text).removesuffix(".0")
    return AROUND.sub("", text).strip()


def _year_of(typed: str) -> int:
    """The year when nothing else is said; 0 otherwise."""
    match = YEAR.fullmatch(typed)
    year = int(match[1]) if match else 0
    return year if FIRST_DAY.year <= year <= LAST_DAY.year else 0


def _month_of(typed: str) -> str:
    """03/1985 when a month and a year are said; empty otherwise."""
    match = MONTH.fullmatch(typed)
    first = _in_calendar(match[2], match[1], "1") if match else None
    return f"{first:%m/%Y}" if first else ""


def _stored_day(cell: Cell) -> dt.date:
    if cell.date is None or not FIRST_DAY <= cell.date <= LAST_DAY:
        raise RefusedError(NO_SUCH_DAY)
    if not shows_day(cell):
        raise RefusedError(NO_DAY)
    serial = str((cell.date - DAY_ZERO).days)
    if year := _year_of(_typed(cell)) or _year_of(serial):  # the serials of 1905 look like years
        raise RefusedError(YEAR_AS_DAY, year=year)
    return cell.date


def _parts(typed: str) -> tuple[str, str, str] | None:
    """Day, month and year as typed."""
    if match := DAY.fullmatch(typed) or IN_WORDS.fullmatch(typed):
        day, month, year = match.groups()
        return day, month, year
    if match := YEAR_FIRST.fullmatch(typed):
        year, month, day = match.groups()
        return day, month, year
    return None


def _typed_day(typed: str, years: Years) -> dt.date:
    parts = _parts(typed)
    if parts is None:
        raise RefusedError(NO_DAY if _year_of(typed) or _month_of(typed) else NOT_A_DATE)
    day, month, year = parts
    if int(month) > 12 >= int(day):
        raise RefusedError(AMERICAN_DAY)
    if len(year) == 2:
        return _filled_up(day, month, int(year), years)
    return _real_day(year, month, day)


def _filled_up(day: str, month: str, year: int, years: Years) -> dt.date:
    """The one day that a year of two digits can mean in this column."""
    first, last = years
    full = (str(one) for one in range(first, last + 1) if one % 100 == year)
    found = [real for one in full if (real := _in_calendar(one, month, day))]
    if not found:
        raise RefusedError(NO_SUCH_DAY)
    if len(found) > 1:
        raise RefusedError(SHORT_YEAR, readings=" hoặc ".join(f"{one:%d/%m/%Y}" for one in found))
    return found[0]


def _real_day(year: str, month: str, day: str) -> dt.date:
    found = _in_calendar(year, month, day)
    if found is None:
        raise RefusedError(NO_SUCH_DAY)
    return found


def _in_calendar(year: str, month: str, day: str) -> dt.date | None:
    try:
        date = dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
    return date if FIRST_DAY <= date <= LAST_DAY else None
