"""Where things stand in a sheet: its columns, its rows or its Mục – Giá trị."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from paperwork.findings import CellRef, Finding, RowRef, error, suggestion, warning
from paperwork.workbook import heading, spelling
from paperwork.workbook.grid import MOST_COLUMNS, MOST_ROWS, Cell, Sheet, letter
from paperwork.workbook.heading import Heading
from paperwork.workbook.remembering import answered
from paperwork.workbook.schema import Column, SheetSpec, schema
from paperwork.workbook.spelling import Choices
from paperwork.workbook.values import NO, YES, spoken

NO_HEADER = error(
    "PW003",
    "Trang “{sheet}” không có hàng tiêu đề cột trong 15 hàng đầu.",
    "Chép lại hàng tiêu đề từ sổ mẫu; các cột cần có: {columns}.",
)
MISSING_COLUMN = error(
    "PW004",
    "Trang “{sheet}” thiếu cột “{column}”.",
    "Thêm cột có tiêu đề “{column}”{hint}.",
)
DUPLICATE_COLUMN = error(
    "PW005",
    "Trang “{sheet}” có hai cột cùng được hiểu là “{column}”: {first} và {second}.",
    "Xóa hoặc đổi tên một trong hai cột.",
)
UNUSED_COLUMNS = warning(
    "PW006",
    "Trang “{sheet}” có cột không được dùng: {columns}.",
    "Không cần làm gì nếu đó là cột riêng của đơn vị; nếu gõ nhầm tiêu đề thì sửa lại.",
)
TOTAL_ROW = warning(
    "PW007",
    "Hàng cộng này không được đọc như một dòng dữ liệu.",
    "Không cần làm gì; chương trình tự tính tổng.",
)
UNUSED_LABELS = warning(
    "PW008",
    "Trang “{sheet}” có mục không được dùng: {labels}.",
    "Không cần làm gì nếu là ghi chép riêng; nếu gõ nhầm tên mục thì sửa lại như sổ mẫu.",
)
CONTRADICTION = error(
    "PW009",
    "Mục “{label}” được ghi hai lần với giá trị khác nhau.",
    "Giữ lại một dòng.",
)
TOO_FAR = error(
    "PW010",
    "Trang “{sheet}” có dữ liệu nằm quá xa bảng (quá hàng {rows} hoặc cột {columns}).",
    "Xóa ô đó hoặc chuyển dữ liệu về trong bảng.",
)
HIDDEN_SHEET = warning(
    "PW011",
    "Trang “{sheet}” đang ẩn nhưng có dữ liệu và vẫn được đọc.",
    "Cho hiện trang để kiểm tra, hoặc xóa trang nếu không dùng.",
)
HIDDEN_ROWS = warning(
    "PW012",
    "Trang “{sheet}” có hàng ẩn hoặc bị lọc vẫn được đọc: {rows}.",
    "Bỏ lọc, cho hiện các hàng để kiểm tra; xóa hàng nếu không dùng.",
)
HIDDEN_COLUMNS = warning(
    "PW013",
    "Trang “{sheet}” có cột ẩn vẫn được đọc: {columns}.",
    "Cho hiện các cột để kiểm tra; xóa dữ liệu nếu không dùng.",
)
COVERED = warning(
    "PW014",
    "Ô gộp {merge} đang che dữ liệu khác bên dưới.",
    "Bỏ gộp ô để kiểm tra dữ liệu bị che.",
)

GAP = warning(
    "PW016",
    "Trang “{sheet}” có hàng trống ở giữa danh sách: {rows}.",
    "Kiểm tra xem có dòng nào bị xóa nhầm; xóa hẳn hàng trống.",
)
JUMP = warning(
    "PW017",
    "Số thứ tự đi từ {before} sang {after}.",
    "Kiểm tra xem có thiếu, thừa dòng nào; chương trình tự đánh lại số thứ tự khi in.",
)
HOLLOW = warning(
    "PW018",
    "Trang “{sheet}” có hàng chỉ gồm lỗi Excel, được coi là hàng trống: {rows}.",
    "Xóa các hàng ấy, hoặc sửa công thức nếu lẽ ra phải có dữ liệu.",
)
FAULTY_ELSEWHERE = warning(
    "PW019",
    "Cột không được dùng có lỗi Excel {value}.",
    "Không cần làm gì nếu đó là cột tra cứu riêng; nếu cần cột này thì sửa công thức.",
)

FOOT = warning(
    "PW120",
    "Trang “{sheet}” có chữ dưới bảng không được đọc như dòng dữ liệu: hàng {rows}.",
    "Không cần làm gì nếu là ngày tháng, chữ ký; nếu là dòng dữ liệu thì điền đủ các cột bắt buộc.",
)
GROUPED = suggestion(
    "PW078",
    "Trang “{sheet}” có tiêu đề hai hàng, đã hiểu: {columns}.",
    "Không cần làm gì nếu hiểu đúng; nếu không thì đặt tiêu đề mỗi cột ở một ô.",
)
FILLED_TWICE = error(
    "PW079",
    "Cột “{column}” chia thành nhiều cột con mà hàng này ghi cả “{first}” và “{second}”.",
    "Mỗi hàng chỉ ghi một cột con; đề nghị hai danh hiệu thì ghi thành hai hàng.",
)
AGAINST_ITS_PART = error(
    "PW089",
    "Cột “{column}” ghi “{value}” nhưng giá trị khác nằm ở cột con “{part}”.",
    "Sửa một trong hai ô cho khớp.",
)

TOTALS = frozenset({"tổng", "cộng", "tổngcộng", "tổngsố"})
EXAMPLE = "VÍ DỤ"
ORDINAL, CODE = "ordinal", "code"  # STT, mã
TOTAL = re.compile(r"([^\d:]+?)[\s:]*(\d.*)?")  # Cộng, Tổng số: 13 trường hợp
NUMBERING = re.compile(r"\(?(?:(?P<number>\d{1,2})(?:\s*=[\d\s()+*/:x-]+)?|[A-ZĐ])\)?")
NUMBER = re.compile("[0-9]{1,6}")
SHORT = 2  # letters of a title that may stand for a column which has to be there


class Row(NamedTuple):
    ref: RowRef
    cells: Mapping[str, Cell]


class Entry(NamedTuple):  # một dòng của trang Mục – Giá trị
    ref: CellRef
    value: Cell | None
    note: Cell | None = None


@dataclass(frozen=True)
class PairsRef(RowRef):
    """The place of a noun read from Mục – Giá trị: each field has a cell of its own."""

    places: Mapping[str, CellRef] = field(default_factory=dict)

    def at(self, name: str) -> CellRef:
        return self.places.get(name) or CellRef(self.file, self.sheet)


Entries = Mapping[str, tuple[Entry, ...]]
Table = tuple[tuple[Row, ...], tuple[Finding, ...]]


def table(sheet: Sheet, spec: SheetSpec, file: str, known: Choices | None = None) -> Table:
    """The data rows of a sheet of columns; `known` are the lists that may split a column."""
    whole = CellRef(file, sheet.name)
    head = heading.found(sheet, spec, known)
    if head is None:
        needed = ", ".join(f"“{column.header}”" for column in spec.columns if column.required)
        return (), (NO_HEADER.at(whole, sheet=sheet.name, columns=needed),)
    findings = list(_about_columns(sheet, spec, head, whole))
    letters = _letters(head.columns)
    rows: list[Row] = []
    hollow: list[int] = []
    data = [number for number in sorted(sheet.rows) if number > head.bottom]
    for number in data:
        if number == data[0] and _is_numbering(sheet.rows[number]):
            continue
        cells = sheet.rows[number]
        if head.parts:
            row, said = _split_row(cells, RowRef(file, sheet.name, number), spec, head)
        else:
            ref = RowRef(file, sheet.name, number, letters)
            row, said = Row(ref, _known(cells, head.columns)), []
        if not row.cells or _is_example(row.cells, is_first=not rows):
            continue
        if _is_hollow(row.cells):
            hollow.append(number)
            continue
        if _is_total(cells, row.cells):
            where = CellRef(file, sheet.name, f"{letter(min(cells))}{number}")
            findings.append(TOTAL_ROW.at(where))
            continue
        findings += said
        rows.append(row)
    rows, foot = _without_foot(rows, spec)
    if foot:
        where = CellRef(file, sheet.name, f"{foot[0]}:{foot[0]}")
        findings.append(FOOT.at(where, sheet=sheet.name, rows=", ".join(_runs(foot))))
    read = head.known - {head.columns.get(ORDINAL, 0)}
    findings += _faults_aside(sheet, data, read, hollow, whole)
    if ORDINAL in {column.key for column in spec.columns}:
        findings += _holes(sheet, rows, whole)
    used = {row.ref.row for row in rows}
    return tuple(rows), (*findings, *_unseen(sheet, used, head.known, whole))


def _without_foot(rows: list[Row], spec: SheetSpec) -> tuple[list[Row], list[int]]:
    """The rows up to the last one that says anything a row has to, and those of what is below."""
    needed = spec.needed | {CODE}
    last = max((i for i, row in enumerate(rows, 1) if needed & row.cells.keys()), default=len(rows))
    return rows[:last], [row.ref.row for row in rows[last:]]


def _known(cells: Mapping[int, Cell], places: Mapping[str, int]) -> dict[str, Cell]:
    return {key: cells[place] for key, place in places.items() if place in cells}


def _split_row(
    filled: Mapping[int, Cell], ref: RowRef, spec: SheetSpec, head: Heading
) -> tuple[Row, list[Finding]]:
    """A row by key, in the order of its cells; of a split column the part that is filled in."""
    places, told = dict(head.columns), dict[str, Cell]()
    findings: list[Finding] = []
    for key, parts in head.parts.items():
        column = spec.column(key)
        chosen = [place for place in parts if place in filled and not _is_no(filled[place])]
        place = chosen[0] if chosen else next(iter(parts))
        places[key] = place
        told |= _told(column, filled[place], parts[place]) if chosen else {}
        if len(chosen) > 1:
            where = CellRef(ref.file, ref.sheet, f"{letter(chosen[1])}{ref.row}")
            values = {"first": parts[place], "second": parts[chosen[1]]}
            findings.append(FILLED_TWICE.at(where, column=column.header, **values))
        elif not chosen:
            filled = {other: cell for other, cell in filled.items() if other not in parts}
        if column.split_by:
            places.setdefault(column.split_by, place)
    places = dict(sorted(places.items(), key=lambda item: item[1]))
    ref = replace(ref, columns=_letters(places))
    cells = _known(filled, places)
    for key, part in told.items():
        own = cells.get(key) if key in head.columns else None
        if own and spelling.key(spoken(own)) != spelling.key(part.text):
            findings.append(_against(spec, ref, key, own, part))
    return Row(ref, cells | told), findings


def _told(column: Column, cell: Cell, part: str) -> dict[str, Cell]:
    """What the part says that is filled in: a mark chooses it, or it is about another column."""
    said = Cell("text", part)
    if column.split_by:
        return {column.split_by: said}
    return {column.key: said} if spelling.key(spoken(cell)) in YES else {}


def _is_no(cell: Cell) -> bool:
    return spelling.key(spoken(cell)) in {*NO, "-"}


def _against(spec: SheetSpec, ref: RowRef, key: str, cell: Cell, part: Cell) -> Finding:
    column = spec.column(key)
    values = {"value": spelling.shown(spoken(cell)), "part": part.text}
    return AGAINST_ITS_PART.at(ref.at(key), column=column.header, **values)


def _is_hollow(cells: Mapping[str, Cell]) -> bool:
    """True for a row prepared by formulas and never filled in: a number, and errors."""
    for key, cell in cells.items():
        if key != ORDINAL and cell.kind != "error":
            return False
    return bool(cells.keys() - {ORDINAL})


def _faults_aside(
    sheet: Sheet, data: Sequence[int], used: Set[int], hollow: Sequence[int], whole: CellRef
) -> Iterator[Finding]:
    """Errors of Excel that no document shows: rows of nothing else, columns that are not read."""
    if hollow:
        where = CellRef(whole.file, sheet.name, f"{hollow[0]}:{hollow[0]}")
        yield HOLLOW.at(where, sheet=sheet.name, rows=", ".join(_runs(hollow)))
    seen: set[int] = set()
    for row in data:
        for column, cell in sheet.rows[row].items():
            if cell.kind == "error" and column not in used | seen:
                seen.add(column)
                where = CellRef(whole.file, sheet.name, f"{letter(column)}{row}")
                yield FAULTY_ELSEWHERE.at(where, value=cell.text)


def _holes(sheet: Sheet, rows: Sequence[Row], whole: CellRef) -> Iterator[Finding]:
    """Where a numbered roll may have lost a row: blank rows, and the first jump of its numbers."""
    places = [row.ref.row for row in rows]
    blank = {
        number
        for one, next_one in pairwise(places)
        for number in range(one + 1, next_one)
        if number not in sheet.rows
    }
    if blank:
        where = CellRef(whole.file, sheet.name, f"{min(blank)}:{min(blank)}")
        yield GAP.at(where, sheet=sheet.name, rows=", ".join(_runs(blank)))
    numbers = [_ordinal(row.cells.get(ORDINAL)) for row in rows]
    there = set(numbers)
    for (before, after), below in zip(pairwise(numbers), rows[1:], strict=True):
        if before is None or after is None:
            continue
        if not there.issuperset(range(before + 1, after)):
            yield JUMP.at(below.ref.at(ORDINAL), before=before, after=after)
            return


def _ordinal(cell: Cell | None) -> int | None:
    text = spelling.line(spoken(cell)).rstrip(".)") if cell else ""
    return int(text) if NUMBER.fullmatch(text) else None


def pairs(sheet: Sheet, spec: SheetSpec, file: str) -> tuple[Entries, tuple[Finding, ...]]:
    """The rows of a sheet of Mục – Giá trị, by key; blank ones too, so that they have a place."""
    heads = schema().pair_headers
    whole = CellRef(file, sheet.name)
    top = heading.best_row(sheet, schema().pair_columns)
    columns = heading.places(sheet, top, schema().pair_columns) if top is not None else {}
    if top is None or "label" not in columns or "value" not in columns:
        needed = f"“{heads.label}”, “{heads.value}”"
        return {}, (NO_HEADER.at(whole, sheet=sheet.name, columns=needed),)
    known = spec.labels
    entries: dict[str, list[Entry]] = {}
    unused: list[str] = []
    used: set[int] = set()
    label_at, value_at, note_at = columns["label"], columns["value"], columns.get("note", 0)
    value_letter = letter(value_at)
    for number in sorted(row for row in sheet.rows if row > top):
        cells = sheet.rows[number]
        label = spoken(cells[label_at]) if label_at in cells else ""
        key, value = known.find(label) if label else None, cells.get(value_at)
        if key is not None:
            where = CellRef(file, sheet.name, f"{value_letter}{number}")
            entries.setdefault(key, []).append(Entry(where, value, cells.get(note_at)))
            if value:
                used.add(number)
        elif value and spelling.line(label):
            unused.append(label)
    findings = list(_contradictions(spec, entries))
    if unused:
        blank = [c.header for c in spec.columns if not any(e.value for e in entries.get(c.key, ()))]
        labels = ", ".join(_stranger(spelling.shown(label), blank) for label in unused)
        findings.append(UNUSED_LABELS.at(whole, sheet=sheet.name, labels=labels))
    shown = {columns["label"], columns["value"]}
    found = {key: tuple(values) for key, values in entries.items()}
    return found, (*findings, *_unseen(sheet, used, shown, whole))


def columns_of(sheet: Sheet, spec: SheetSpec) -> tuple[int, Mapping[str, str]]:
    """The last header row of a sheet and the letter of each column; (0, {}) without one."""
    head = heading.found(sheet, spec)
    return (head.bottom, _letters(head.columns)) if head else (0, {})


def _letters(columns: Mapping[str, int]) -> dict[str, str]:
    return {key: letter(column) for key, column in columns.items()}


def _about_columns(
    sheet: Sheet, spec: SheetSpec, head: Heading, whole: CellRef
) -> Iterator[Finding]:
    """Columns that are written twice, missing, not used, or understood by two rows."""
    headers = {column.key: column.header for column in spec.columns}

    def at(place: int) -> CellRef:
        return CellRef(whole.file, sheet.name, f"{letter(place)}{head.bottom}")

    for key, place in head.again.items():
        first = at(head.columns.get(key) or next(iter(head.parts[key]))).cell
        values = {"column": headers[key], "first": first, "second": at(place).cell}
        yield DUPLICATE_COLUMN.at(at(place), sheet=sheet.name, **values)
    strangers = {place: str(head.titles[place]) for place in head.unknown}
    missing = {key: header for key, header in headers.items() if not head.has(key)}
    for column in spec.columns:
        if column.required and column.key in missing:
            near = _nearest_of(column.header, strangers.values())
            hint = f", hoặc đổi tên cột “{near}”" if near else ""
            yield MISSING_COLUMN.at(at(1), sheet=sheet.name, column=column.header, hint=hint)
    nameless = _nameless(sheet, head)
    if strangers or nameless:
        listed = [_stranger(title, missing.values()) for title in strangers.values()]
        listed += [f"cột {letter(place)}" for place in nameless]
        where = at([*strangers, *nameless][0])
        yield UNUSED_COLUMNS.at(where, sheet=sheet.name, columns=", ".join(listed))
    if head.joined:
        listed = [f"“{title}” là “{headers[key]}”" for title, key in head.joined.items()]
        yield GROUPED.at(at(1), sheet=sheet.name, columns="; ".join(listed))


def _nearest_of(header: str, strangers: Collection[str]) -> str:
    """The title that perhaps stands for a column which has to be there."""
    return spelling.nearest(header, strangers) or spelling.like(header, strangers, SHORT)


def _stranger(title: str, missing: Iterable[str]) -> str:
    """A title that is not known, and the missing column that it is very like."""
    near = spelling.like(title, missing)
    return f"“{title}” (gần giống “{near}”)" if near else f"“{title}”"


def _nameless(sheet: Sheet, head: Heading) -> list[int]:
    """Columns with data and no header."""
    used = set[int]().union(*(cells for row, cells in sheet.rows.items() if row > head.bottom))
    return sorted(used - head.titles.keys())


def _first(cells: Mapping[str, Cell]) -> str:
    """What the leftmost filled known cell says."""
    return spelling.line(spoken(next(iter(cells.values()))))


def _is_numbering(cells: Mapping[int, Cell]) -> bool:
    """True for the row (1) (2) (3) …, or A B 1 2 3=1+2 …, under a header."""
    numbers: list[int] = []
    for _, cell in sorted(cells.items()):
        if cell.kind == "error":
            continue
        found = NUMBERING.fullmatch(spelling.line(spoken(cell)))
        if found is None:
            return False
        if found["number"]:
            numbers.append(int(found["number"]))
    return len(numbers) > 2 and all(after == before + 1 for before, after in pairwise(numbers))


def _is_example(cells: Mapping[str, Cell], is_first: bool) -> bool:
    said = _first(cells), spelling.line(spoken(cells[CODE])) if CODE in cells else ""
    if is_first:
        return any(text.casefold().startswith(EXAMPLE.casefold()) for text in said)
    return said[0].startswith(EXAMPLE) or said[1].startswith(EXAMPLE)


def _is_total(filled: Mapping[int, Cell], known: Mapping[str, Cell]) -> bool:
    """True for Cộng or Tổng số at the left of a row, also in a column that is not read."""
    if not _says_total(spoken(filled[min(filled)])):
        return False
    return "award" not in known or next(iter(known)) == "award"


@answered(spelling.SPELLINGS, spelling.SHORT)
def _says_total(text: str) -> bool:
    found = TOTAL.fullmatch(spelling.line(text))
    return found is not None and spelling.key(found[1]) in TOTALS


def _contradictions(spec: SheetSpec, entries: Mapping[str, list[Entry]]) -> Iterator[Finding]:
    for column in spec.columns:
        said = entries.get(column.key, ())
        if column.many or len(said) < 2:
            continue
        first, *others = [entry for entry in said if entry.value] or said
        for entry in others:
            if entry.value and first.value and entry.value.text != first.value.text:
                yield CONTRADICTION.at(entry.ref, label=column.header)


def _unseen(sheet: Sheet, rows: set[int], columns: Set[int], whole: CellRef) -> Iterator[Finding]:
    """What the clerk cannot see on the screen, but we read."""
    if sheet.is_hidden and rows:
        yield HIDDEN_SHEET.at(whole, sheet=sheet.name)
    if hidden := rows & sheet.hidden_rows:
        yield HIDDEN_ROWS.at(
            CellRef(whole.file, sheet.name, f"{min(hidden)}:{min(hidden)}"),
            sheet=sheet.name,
            rows=", ".join(_runs(hidden)),
        )
    hidden_here = columns & sheet.hidden_columns
    if dark := hidden_here and {c for row in rows for c in sheet.rows[row] if c in hidden_here}:
        first = letter(min(dark))
        yield HIDDEN_COLUMNS.at(
            CellRef(whole.file, sheet.name, f"{first}:{first}"),
            sheet=sheet.name,
            columns=", ".join(letter(column) for column in sorted(dark)),
        )
    for merge in sheet.covered:
        yield COVERED.at(CellRef(whole.file, sheet.name, merge), merge=merge)
    if sheet.far:
        where = CellRef(whole.file, sheet.name, sheet.far)
        yield TOO_FAR.at(where, sheet=sheet.name, rows=MOST_ROWS, columns=letter(MOST_COLUMNS))


def _runs(numbers: Iterable[int]) -> Iterator[str]:
    """3, 4, 5, 9 -> 3–5, 9."""
    run: list[int] = []
    for number in [*sorted(numbers), None]:
        if run and number != run[-1] + 1:
            yield f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0])
            run = []
        if number is not None:
            run.append(number)
