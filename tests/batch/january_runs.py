"""Batches of a small January folder, and what is looked at afterwards."""

import datetime as dt
from pathlib import Path
from typing import Any

from office_folder import type_in

from paperwork.batch import Outcome, Report, Round, run
from paperwork.job import REGISTER, Job
from paperwork.register import Book
from tools.january import january

TODAY = dt.date(2027, 1, 26)
OUT = "ho-so-van-ban"


def an_office_of(folder: Path, units: int = 3) -> list[Path]:
    """The dossiers of a January folder; no remark of bonuses is made on any of them."""
    books = january(folder, units)
    for book in books:
        type_in(book.with_name("don-vi.xlsx"), {"Đơn vị!B30": "Không"})
    return books


def one_office(folder: Path, dossiers: int) -> list[Path]:
    """Dossiers of one office: they share the profile in the folder above, and its register."""
    books = an_office_of(folder, dossiers)
    for book in reversed(books):
        book.with_name("don-vi.xlsx").replace(folder / "don-vi.xlsx")
    return books


def batch(folder: Path, *, out: Path | None = None, jobs: int = 1, **options: Any) -> Report:
    switches = {name: options.pop(name) for name in ("zips", "pdfs") if name in options}
    pattern = Job(folder, **({"today": TODAY} | options))
    return run(Round(folder, pattern, out, jobs, **switches), lambda done, total, what: None)


def states(report: Report) -> list[str]:
    return [outcome.state for outcome in report.outcomes]


def numbers(report: Report) -> dict[str, list[str]]:
    """The numbers of each dossier in the order of its documents."""
    return {outcome.book: numbers_of(outcome) for outcome in report.outcomes}


def numbers_of(outcome: Outcome) -> list[str]:
    return [made.number for made in outcome.documents if made.number]


def all_files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, but the lock that a running batch holds."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in found
        if path.suffix != ".lock"
    }


def times(folder: Path) -> dict[str, int]:
    return {name: (folder / name).stat().st_mtime_ns for name in all_files(folder)}


def serials(register: Path) -> dict[str, list[int]]:
    """The live numbers of each series."""
    found: dict[str, list[int]] = {}
    for entry in Book.open(register).entries():
        if entry.is_live:
            found.setdefault(entry.series, []).append(entry.serial)
    return found


def register_of(book: Path) -> Path:
    return book.with_name(REGISTER)
