"""Typed readers: one cell of a declared column -> a value, or a finding with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import Any

from paperwork.findings import CellRef, Fault, Finding, error, warning
from paperwork.model import (
    Comparison,
    Kind,
    Purpose,
    Secrecy,
    SessionMethod,
    SigningMode,
    UnitKind,
)
from paperwork.workbook import dates, spelling
from paperwork.workbook.grid import Cell
from paperwork.workbook.refusal import RefusedError
from paperwork.workbook.remembering import Kept
from paperwork.workbook.schema import Column, schema
from paperwork.workbook.spelling import Choices, Lookup
from paperwork.workbook.values import READERS, spoken

COLUMNS, EACH = 512, 200  # remembered: columns, cells of each
LONGEST = 32_767  # Excel's own limit for a cell
MOST_DIGITS = 10**15  # beyond 15 digits Excel has already lost some
EXCEL_ERROR = error(
    "PW020",
    "Cột “{column}” có lỗi Excel {value}.",
    "Sửa công thức hoặc gõ thẳng giá trị vào ô.",
)
PENDING = error(
    "PW021",
    "Cột “{column}” có công thức chưa có kết quả.",
    "Mở tệp bằng Excel, lưu lại rồi chạy lại, hoặc gõ thẳng giá trị vào ô.",
)
BROKEN = error(
    "PW022",
    "Cột “{column}” có ô bị hỏng, không đọc được nội dung.",
    "Gõ lại nội dung ô rồi lưu tệp.",
)
CONTROL = error(
    "PW023",
    "Cột “{column}” có ký tự điều khiển {value}, không in ra được.",
    "Xóa và gõ lại nội dung ô.",
)
OLD_ENCODING = error(
    "PW024",
    "Cột “{column}” có chữ “{value}” gõ theo bảng mã cũ (TCVN3 hoặc VNI).",
    "Chuyển tệp sang bảng mã Unicode, phông Times New Roman, rồi chạy lại.",
)
TOO_LONG = error(
    "PW025",
    "Cột “{column}” dài hơn 32.767 ký tự, quá mức Excel cho phép.",
    "Rút gọn nội dung ô.",
)
TOO_MANY_DIGITS = error(
    "PW026",
    "Cột “{column}” có số dài hơn 15 chữ số, Excel đã làm sai các chữ số cuối.",
    "Định dạng ô là Văn bản (Text) rồi gõ lại đủ các chữ số.",
)
NOT_A_NAME = error(
    "PW027",
    "Cột “{column}” cần tên nhưng ô ghi “{value}”.",
    "Gõ lại tên bằng chữ.",
)
NOT_IN_LIST = error(
    "PW036",
    "“{value}” không có trong danh sách của cột “{column}”.",
    "Chọn một trong các mục: {choices}.",
)
NEARLY_IN_LIST = error(
    "PW037",
    "“{value}” không có trong danh sách của cột “{column}”; gần giống nhất là “{nearest}”.",
    "Chọn lại trong danh sách thả xuống của ô.",
)
SHOUTED = warning(
    "PW040",
    "Cột “{column}” có tên viết hoa toàn bộ: “{value}”.",
    "Viết tên như sẽ in, chỉ viết hoa chữ cái đầu; chỗ cần in hoa chương trình tự đổi.",
)
PLACEHOLDER = warning(
    "PW041",
    "Cột “{column}” ghi chữ “{value}”, có thể do phần mềm khác để lại.",
    "Xóa ô nếu không có gì để ghi.",
)
LOOKALIKE = warning(
    "PW042",
    "Cột “{column}” có ký tự lạ {value} nhìn giống chữ tiếng Việt.",
    "Gõ lại chữ đó bằng bộ gõ tiếng Việt Unicode.",
)
TYPED_LONG = warning(
    "PW043",
    "Cột “{column}” dài hơn 2.000 ký tự.",
    "Kiểm tra lại, có thể ô đã nhận nhầm nội dung của nhiều ô.",
)
TABBED = warning(
    "PW044",
    "Cột “{column}” có dấu tab; khi in, mỗi dấu tab được thay bằng một dấu cách.",
    "Xóa dấu tab trong ô, hoặc tách nội dung ra các cột đúng chỗ.",
)

ENUMS: Mapping[str, type[StrEnum]] = {
    "kind": Kind,
    "unit_kind": UnitKind,
    "signing_mode": SigningMode,
    "method": SessionMethod,
    "purpose": Purpose,
    "comparison": Comparison,
    "secrecy": Secrecy,
}
PLACEHOLDERS = frozenset({"none", "nan", "null", "#n/a", "#ref!", "#value!", "#name?"})
LOOKALIKES = re.compile("[\u0370-\u03ff\u0400-\u052fÐ]")  # Greek, Cyrillic, Icelandic
WORDED = frozenset({"text", "suggest", "paragraph"})  # types of columns that hold words
NAMES = frozenset({"name", "chair", "secretary"})  # keys of columns that hold a name


@dataclass(frozen=True)
class Names:
    """Printed or abbreviated labels -> codes of what the office may propose and issue."""

    awards: Mapping[str, str]
    documents: Mapping[str, str]

    @cached_property
    def choices(self) -> Choices:
        """The closed lists of the workbook, with the awards and document types of the house."""
        return {
            **schema().lookups,
            "award": _lookup(tuple(self.awards.items())),
            "document": _lookup(tuple(self.documents.items())),
        }


@lru_cache(maxsize=8)
def _lookup(labels: tuple[tuple[str, str], ...]) -> Lookup:
    """The same for the same labels: it has spelled them all, and knows what it was asked."""
    return Lookup(dict(labels))


Said = tuple[Fault, Mapping[str, object]]  # what to say of a cell, and what it shows
Judged = tuple[Any, tuple[Said, ...]]


def read(
    cell: Cell, ref: CellRef, column: Column, known: Choices
) -> tuple[Any, tuple[Finding, ...]]:
    """The value of a cell and what to say about it; None when it was refused."""
    value, said = readings(column, known.get(column.choices))[cell]
    return value, placed(said, ref, column)


def placed(said: Iterable[Said], ref: CellRef, column: Column) -> tuple[Finding, ...]:
    """What was said of a cell, in its place."""
    return tuple(fault.at(ref, **{"column": column.header, **seen}) for fault, seen in said)


class Readings(Kept[Cell, Judged]):
    """The values of the cells of a column, wherever they stand; of a refused one None.

    Workbooks say the same few things over and over, down a column and from one to the next.
    """

    def __init__(self, column: Column, choices: Lookup | None):
        super().__init__(EACH)
        self._column, self._choices = column, choices

    def __missing__(self, cell: Cell) -> Judged:
        found = _judged(cell, self._column, self._choices)
        return self.keep(cell, found) if len(cell.text) <= spelling.SHORT else found


@lru_cache(maxsize=COLUMNS)
def readings(column: Column, choices: Lookup | None) -> Readings:
    """`choices` is the closed list that the column takes its values from, if it does."""
    return Readings(column, choices)


def _judged(cell: Cell, column: Column, choices: Lookup | None) -> Judged:
    try:
        _refuse_damage(cell)
        value = _value(cell, column, choices)
    except RefusedError as refused:
        shown = {"value": spelling.shown(spoken(cell))}
        return None, ((refused.fault, {**shown, **refused.values}),)
    if column.type in WORDED:
        return value, _doubts(cell.text, column.key in NAMES) if cell.kind == "text" else ()
    return value, _filled_up(cell, value) if column.type in ("date", "birth") else ()


def _value(cell: Cell, column: Column, choices: Lookup | None) -> Any:
    if column.key in NAMES and cell.kind != "text":
        raise RefusedError(NOT_A_NAME)
    match column.type:
        case "award" | "document" | "choice":
            assert choices is not None
            return _chosen(cell, column.choices, choices)
        case "date":
            return dates.day(cell, column.years)
        case "birth":
            return dates.birth(cell, column.years)
        case _:
            return READERS[column.type](cell)


def _refuse_damage(cell: Cell) -> None:
    match cell.kind:
        case "text":
            if refused := _refused(cell.text, cell.font):
                fault, seen = refused
                raise RefusedError(fault, **seen)
        case "error":
            raise RefusedError(EXCEL_ERROR)
        case "pending":
            raise RefusedError(PENDING)
        case "broken":
            raise RefusedError(BROKEN)
        case "number" if not abs(float(cell.text)) < MOST_DIGITS:
            raise RefusedError(TOO_MANY_DIGITS)


def _refused(text: str, font: str) -> Said | None:
    """What is wrong with a text whatever it says, and what was seen of it."""
    if len(text) > LONGEST:
        return TOO_LONG, {}
    if character := spelling.forbidden(text):
        return CONTROL, {"value": character}
    return (OLD_ENCODING, {}) if spelling.is_old_encoding(text, font) else None


def _chosen(cell: Cell, name: str, lookup: Lookup) -> str:
    typed = cell.text if cell.kind == "number" else spoken(cell)  # level 1.1 typed as a number
    code = lookup.find(typed.removesuffix(".0"))
    if code is not None:
        return ENUMS[name](code) if name in ENUMS else code
    if near := lookup.nearest(typed):
        raise RefusedError(NEARLY_IN_LIST, nearest=near)
    raise RefusedError(NOT_IN_LIST, choices="; ".join(lookup.labels))


def _filled_up(cell: Cell, value: Any) -> tuple[Said, ...]:
    """The proof of a year that was typed with two digits."""
    if not dates.has_short_year(cell):
        return ()
    shown = {"before": spelling.shown(cell.text), "after": f"{value:%d/%m/%Y}"}
    return ((dates.YEAR_FILLED_UP, shown),)


def _doubts(raw: str, is_name: bool) -> tuple[Said, ...]:
    """Warnings about a text that was accepted."""
    text = spelling.line(raw)
    found = (
        (SHOUTED, is_name and spelling.is_shouted(text)),
        (PLACEHOLDER, text.casefold() in PLACEHOLDERS),
        (TYPED_LONG, len(text) > 2000),
        (TABBED, "\t" in raw.strip()),
    )
    doubts = [(fault, {"value": spelling.shown(text)}) for fault, is_so in found if is_so]
    if odd := _lookalike(text):
        doubts.append((LOOKALIKE, {"value": odd}))
    return tuple(doubts)


def _lookalike(text: str) -> str:
    """The first letter that only looks Vietnamese, as “у” (U+0443)."""
    found = LOOKALIKES.search(text)
    return f"“{found[0]}” (U+{ord(found[0]):04X})" if found else ""
