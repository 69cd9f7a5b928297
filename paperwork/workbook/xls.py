"""Sheets of an old Excel workbook (.xls), read by xlrd in a process of its own with bounds.

Run as a program (python -m paperwork.workbook.xls FILE) it prints the sheets as JSON.
"""

from __future__ import annotations

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from paperwork.workbook.grid import MOST_COLUMNS, MOST_ROWS, Cell, Sheet, letter
from paperwork.workbook.package import damaged, locked
from paperwork.workbook.spelling import is_blank

SECONDS = 20
ENCRYPTED = 3  # exit code
MEMORY = 500 * 1024 * 1024  # bytes
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!"}
ERRORS |= {42: "#N/A"}


def sheets(path: Path) -> tuple[Sheet, ...]:
    """The sheets in tab order; WorkbookError when the file cannot be read within the bounds."""
    command = [sys.executable, "-m", "paperwork.workbook.xls", str(path.resolve())]
    try:
        child = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
        said = json.loads(child.stdout) if child.returncode == 0 else None
    except (subprocess.TimeoutExpired, OSError, ValueError) as fault:
        raise damaged(path, fault) from fault
    if child.returncode == ENCRYPTED:
        raise locked(path)
    if said is None:
        raise damaged(path)
    return tuple(_sheet(one) for one in said)


def _sheet(said: dict[str, Any]) -> Sheet:
    rows: dict[int, dict[int, Cell]] = {}
    for row, column, kind, text, date, format, font in said["cells"]:
        day = dt.date.fromisoformat(date) if date else None
        rows.setdefault(row, {})[column] = Cell(kind, text, day, format, font)
    return Sheet(
        said["name"],
        rows,
        said["is_hidden"],
        frozenset(said["hidden_rows"]),
        frozenset(said["hidden_columns"]),
        tuple(said["covered"]),
        said["far"],
    )


# ---------------------------------------------------------------- in the process of its own


def main() -> None:
    _bound()
    import xlrd

    try:
        json.dump(list(_read(sys.argv[1])), sys.stdout)
    except xlrd.XLRDError as fault:
        sys.exit(ENCRYPTED if "encrypt" in str(fault) else 1)


def _bound() -> None:
    """Bounds of memory and time where the system has them; Windows has the time limit alone."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def _read(path: str) -> Iterator[dict[str, Any]]:
    import xlrd

    book = xlrd.open_workbook(path, formatting_info=True, logfile=sys.stderr)
    for sheet in book.sheets():
        found = {"name": sheet.name, "is_hidden": sheet.visibility != 0, "far": "", "covered": []}
        found["hidden_rows"] = [r + 1 for r, info in sheet.rowinfo_map.items() if info.hidden]
        found["hidden_columns"] = [c + 1 for c, info in sheet.colinfo_map.items() if info.hidden]
        cells: dict[tuple[int, int], list[Any]] = {}
        for row in range(sheet.nrows):
            for column in range(sheet.row_len(row)):
                cell = _cell(book, sheet, row, column)
                if cell is None:
                    continue
                if row >= MOST_ROWS or column >= MOST_COLUMNS:
                    found["far"] = found["far"] or f"{letter(column + 1)}{row + 1}"
                else:
                    cells[row + 1, column + 1] = cell
        found["covered"] = list(_spread(sheet.merged_cells, cells, sheet.nrows))
        found["cells"] = [[*place, *cell] for place, cell in sorted(cells.items())]
        yield found


def _cell(book: Any, sheet: Any, row: int, column: int) -> list[Any] | None:
    """Kind, text, day, number format, font of a cell; None when it is empty."""
    import xlrd

    cell = sheet.cell(row, column)
    style = book.xf_list[cell.xf_index]
    font = book.font_list[style.font_index].name
    format = book.format_map[style.format_key].format_str
    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return None if is_blank(cell.value) else ["text", cell.value, "", "", font]
        case xlrd.XL_CELL_NUMBER:
            return ["number", repr(cell.value), "", format, font]
        case xlrd.XL_CELL_DATE:
            return _date(cell.value, book.datemode, format)
        case xlrd.XL_CELL_BOOLEAN:
            return ["boolean", "TRUE" if cell.value else "FALSE", "", "", ""]
        case xlrd.XL_CELL_ERROR:
            return ["error", ERRORS.get(cell.value, "#?"), "", "", ""]
    return None


def _date(serial: float, mode: int, format: str) -> list[Any]:
    import xlrd

    if 0 <= serial < 1:
        minutes = round(serial * 24 * 60)
        return ["time", f"{minutes // 60:02d} giờ {minutes % 60:02d}", "", "", ""]
    try:
        day = xlrd.xldate_as_datetime(serial, mode).date().isoformat() if serial >= 61 else ""
    except (ValueError, OverflowError, xlrd.XLDateError):
        day = ""
    return ["date", repr(serial), day, format, ""]


def _spread(merges: Any, cells: dict[tuple[int, int], list[Any]], rows: int) -> Iterator[str]:
    """The value of a merge to every row it covers; merges that hide something else come back."""
    for top, bottom, left, right in merges:
        anchor = cells.get((top + 1, left + 1))
        inside = [
            (row, column)
            for row in range(top + 1, min(bottom, rows) + 1)
            for column in range(left + 1, right + 1)
            if (row, column) != (top + 1, left + 1)
        ]
        hides = any(cells.pop(place, anchor) != anchor for place in inside)
        for row in range(top + 2, min(bottom, rows) + 1) if anchor else ():
            cells[row, left + 1] = anchor  # type: ignore[assignment]
        if hides:
            yield f"{letter(left + 1)}{top + 1}:{letter(right)}{bottom}"


if __name__ == "__main__":
    main()
