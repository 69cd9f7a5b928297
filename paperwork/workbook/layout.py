"""Where things stand in a sheet: its header row, its columns, its rows or its Mục – Giá trị."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from paperwork.findings import CellRef, Finding, RowRef, error, warning
from paperwork.workbook import spelling
from paperwork.workbook.grid import MOST_COLUMNS, MOST_ROWS, Cell, Sheet, letter
from paperwork.workbook.schema import SheetSpec, schema
from paperwork.workbook.spelling import Lookup
from paperwork.workbook.values import spoken

HEADER_WITHIN = 15  # rows

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

TOTALS = frozenset({"tổng", "cộng", "tổngcộng", "tổngsố"})
EXAMPLE = "VÍ DỤ"
ORDINAL = "ordinal"  # STT


@dataclass(frozen=True)
class Row:
    ref: RowRef
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Entry:  # một dòng của trang Mục – Giá trị
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


def table(sheet: Sheet, spec: SheetSpec, file: str) -> tuple[tuple[Row, ...], tuple[Finding, ...]]:
    """The data rows of a sheet of columns."""
    whole = CellRef(file, sheet.name)
    top = _header_row(sheet, spec.headers)
    if top is None:
        needed = ", ".join(f"“{column.header}”" for column in spec.columns if column.required)
        return (), (NO_HEADER.at(whole, sheet=sheet.name, columns=needed),)
    columns, findings = _columns(sheet, spec, top, whole)
    letters = {key: letter(column) for key, column in columns.items()}
    rows: list[Row] = []
    hollow: list[int] = []
    data = [number for number in sorted(sheet.rows) if number > top]
    for number in data:
        cells = {
            key: sheet.rows[number][column]
            for key, column in columns.items()
            if column in sheet.rows[number]
        }
        ref = RowRef(file, sheet.name, number, letters)
        if not cells or (number == data[0] and _is_numbering(cells)):
            continue
        if _is_example(cells, is_first=not rows):
            continue
        if _is_hollow(cells):
            hollow.append(number)
            continue
        if _is_total(cells):
            findings.append(TOTAL_ROW.at(ref.at(next(iter(cells)))))
            continue
        rows.append(Row(ref, cells))
    findings += _faults_aside(sheet, data, set(columns.values()), hollow, whole)
    if ORDINAL in {column.key for column in spec.columns}:
        findings += _holes(sheet, rows, whole)
    used = {row.ref.row for row in rows}
    return tuple(rows), (*findings, *_unseen(sheet, used, set(columns.values()), whole))


def _is_hollow(cells: Mapping[str, Cell]) -> bool:
    """True for a row prepared by formulas and never filled in: a number, and errors."""
    said = [cell.kind for key, cell in cells.items() if key != ORDINAL]
    return bool(said) and all(kind == "error" for kind in said)


def _faults_aside(
    sheet: Sheet, data: Sequence[int], used: set[int], hollow: Sequence[int], whole: CellRef
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
    numbers = {row.ref.row: _ordinal(row.cells.get(ORDINAL)) for row in rows}
    for row, below in pairwise(rows):
        before, after = numbers[row.ref.row], numbers[below.ref.row]
        if before is None or after is None:
            continue
        if not set(range(before + 1, after)) <= set(numbers.values()):
            yield JUMP.at(below.ref.at(ORDINAL), before=before, after=after)
            return


def _ordinal(cell: Cell | None) -> int | None:
    text = spelling.line(spoken(cell)) if cell else ""
    return int(text) if re.fullmatch("[0-9]{1,6}", text) else None


def pairs(sheet: Sheet, spec: SheetSpec, file: str) -> tuple[Entries, tuple[Finding, ...]]:
    """The rows of a sheet of Mục – Giá trị, by key; blank ones too, so that they have a place."""
    heads = schema().pair_headers
    whole = CellRef(file, sheet.name)
    top = _header_row(sheet, schema().pair_columns)
    columns = _matched(sheet.rows[top], schema().pair_columns)[0] if top is not None else {}
    if top is None or "label" not in columns or "value" not in columns:
        needed = f"“{heads.label}”, “{heads.value}”"
        return {}, (NO_HEADER.at(whole, sheet=sheet.name, columns=needed),)
    known = spec.labels
    entries: dict[str, list[Entry]] = {}
    unused: list[str] = []
    used: set[int] = set()
    for number in sorted(row for row in sheet.rows if row > top):
        cells = sheet.rows[number]
        label = spelling.line(spoken(cells[columns["label"]])) if columns["label"] in cells else ""
        key = known.find(label) if label else None
        entry = Entry(
            CellRef(file, sheet.name, f"{letter(columns['value'])}{number}"),
            cells.get(columns["value"]),
            cells.get(columns.get("note", 0)),
        )
        if key is not None:
            entries.setdefault(key, []).append(entry)
            used |= {number} if entry.value else set()
        elif label and entry.value:
            unused.append(label)
    findings = list(_contradictions(spec, entries))
    if unused:
        labels = ", ".join(f"“{spelling.shown(label)}”" for label in unused)
        findings.append(UNUSED_LABELS.at(whole, sheet=sheet.name, labels=labels))
    shown = {columns["label"], columns["value"]}
    found = {key: tuple(values) for key, values in entries.items()}
    return found, (*findings, *_unseen(sheet, used, shown, whole))


def heading(sheet: Sheet, spec: SheetSpec) -> tuple[int, Mapping[str, str]]:
    """The header row of a sheet of columns and the letter of each column; (0, {}) without one."""
    top = _header_row(sheet, spec.headers)
    if top is None:
        return 0, {}
    found, _, _ = _matched(sheet.rows[top], spec.headers)
    return top, {key: letter(column) for key, column in found.items()}


def _header_row(sheet: Sheet, known: Lookup) -> int | None:
    """The row with the most known headers; the lower one of a header merged over two rows."""
    scores = {
        number: len(_matched(cells, known)[0])
        for number, cells in sheet.rows.items()
        if number <= HEADER_WITHIN
    }
    best = max(scores, key=lambda number: (scores[number], number), default=None)
    return best if best is not None and scores[best] else None


def _header(cell: Cell) -> str:
    return _unstarred(spoken(cell))


@lru_cache(maxsize=1_024)
def _unstarred(header: str) -> str:
    """A header without the star of a required column; the same ones in every workbook."""
    return re.sub(r"\s*\(?\*\)?$", "", spelling.line(header))


def _matched(
    cells: Mapping[int, Cell], known: Lookup
) -> tuple[dict[str, int], dict[str, int], list[int]]:
    """Columns found by key; second columns for the same key; columns unknown."""
    found: dict[str, int] = {}
    again: dict[str, int] = {}
    unknown: list[int] = []
    for number in sorted(cells):
        key = known.find(_header(cells[number]))
        if key is None:
            unknown.append(number)
        elif key in found:
            again[key] = number
        else:
            found[key] = number
    return found, again, unknown


def _columns(
    sheet: Sheet, spec: SheetSpec, top: int, whole: CellRef
) -> tuple[dict[str, int], list[Finding]]:
    head = sheet.rows[top]
    found, again, unknown = _matched(head, spec.headers)
    headers = {column.key: column.header for column in spec.columns}
    findings = [
        DUPLICATE_COLUMN.at(
            CellRef(whole.file, sheet.name, f"{letter(number)}{top}"),
            sheet=sheet.name,
            column=headers[key],
            first=f"{letter(found[key])}{top}",
            second=f"{letter(number)}{top}",
        )
        for key, number in again.items()
    ]
    strangers = [_header(head[number]) for number in unknown]
    for column in spec.columns:
        if column.required and column.key not in found:
            near = spelling.nearest(column.header, strangers)
            hint = f", hoặc đổi tên cột “{near}”" if near else ""
            where = CellRef(whole.file, sheet.name, f"A{top}")
            values = {"sheet": sheet.name, "column": column.header, "hint": hint}
            findings.append(MISSING_COLUMN.at(where, **values))
    nameless = _nameless(sheet, top)
    if strangers or nameless:
        listed = [f"“{header}”" for header in strangers] + [f"cột {letter(n)}" for n in nameless]
        where = CellRef(whole.file, sheet.name, f"{letter((unknown + nameless)[0])}{top}")
        findings.append(UNUSED_COLUMNS.at(where, sheet=sheet.name, columns=", ".join(listed)))
    return found, findings


def _nameless(sheet: Sheet, top: int) -> list[int]:
    """Columns with data and no header."""
    used = {column for row, cells in sheet.rows.items() if row > top for column in cells}
    return sorted(used - set(sheet.rows[top]))


def _first(cells: Mapping[str, Cell]) -> str:
    """What the leftmost filled known cell says."""
    return spelling.line(spoken(next(iter(cells.values()))))


def _is_numbering(cells: Mapping[str, Cell]) -> bool:
    """True for the row (1) (2) (3) … under a header."""
    texts = [spelling.line(spoken(cell)) for cell in cells.values()]
    if len(texts) < 3 or not all(re.fullmatch(r"\(?\d{1,2}\)?", text) for text in texts):
        return False
    numbers = [int(text.strip("()")) for text in texts]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _is_example(cells: Mapping[str, Cell], is_first: bool) -> bool:
    said = [_first(cells), *(spoken(cells[key]) for key in ("code",) if key in cells)]
    return any(
        text.startswith(EXAMPLE) or (is_first and text.casefold().startswith(EXAMPLE.casefold()))
        for text in map(spelling.line, said)
    )


def _is_total(cells: Mapping[str, Cell]) -> bool:
    award = [key for key in cells if key == "award" and key != next(iter(cells))]
    return not award and spelling.key(_first(cells)).rstrip(":") in TOTALS


def _contradictions(spec: SheetSpec, entries: Mapping[str, list[Entry]]) -> Iterator[Finding]:
    for column in spec.columns:
        filled = [entry for entry in entries.get(column.key, ()) if entry.value]
        if column.many or len(filled) < 2:
            continue
        for entry in filled[1:]:
            if entry.value and filled[0].value and entry.value.text != filled[0].value.text:
                yield CONTRADICTION.at(entry.ref, label=column.header)


def _unseen(sheet: Sheet, rows: set[int], columns: set[int], whole: CellRef) -> Iterator[Finding]:
    """What the clerk cannot see on the screen, but we read."""
    if sheet.is_hidden and rows:
        yield HIDDEN_SHEET.at(whole, sheet=sheet.name)
    if hidden := rows & sheet.hidden_rows:
        yield HIDDEN_ROWS.at(
            CellRef(whole.file, sheet.name, f"{min(hidden)}:{min(hidden)}"),
            sheet=sheet.name,
            rows=", ".join(_runs(hidden)),
        )
    filled = {c for row in rows for c in sheet.rows[row]}
    if dark := columns & filled & sheet.hidden_columns:
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
