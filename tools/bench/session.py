"""A session of 2,700 nominations: the department's sample with its sheets grown to that size."""

from __future__ import annotations

import shutil
from pathlib import Path
from subprocess import CalledProcessError
from typing import Any

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tools.bench import by_the_book
from tools.bench.decision import WORDS
from tools.bench.running import Cost, cost, python, run
from tools.bench.table import Table

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "so-2026"
NOMINATIONS, VOTES = "Đề cử", "Biểu quyết"
COUNT = 2700
FIRST_ROW = 3  # below the hint and the headings
CODE, KIND, NAME = 1, 2, 4  # columns of a nomination, from 0
HEAD = ("The great session", "paperwork", "by the book", "by the book / paperwork", "memory")
NOTE = (
    "The department's sample with as many nominations, each with its vote, made into all its "
    "documents by `paperwork generate`, from start to end. By the book as in the January batch, "
    "once; its documents were compared with ours in the same way."
)


def measured(folder: Path, count: int = COUNT) -> Table:
    book = grown(folder, count)
    task = by_the_book.task(book, book.with_name("don-vi.xlsx"))
    theirs = _scripted(task, folder / "theo-sach")
    command = python("-m", "paperwork", "generate", book, "--date", by_the_book.TODAY.isoformat())
    title = f"one dossier of {count:,} nominations, {len(task.documents)} documents"
    try:
        ours = run(command)
    except CalledProcessError as fault:
        return Table(HEAD, ((title, f"failed: {fault.returncode}", str(theirs), "", ""),), (NOTE,))
    return Table(HEAD, ((title, str(ours), str(theirs), theirs.over(ours), ours.memory),), (NOTE,))


def _scripted(task: by_the_book.Task, out: Path) -> Cost:
    taken = cost(lambda: by_the_book.make(task, out))
    if wrong := list(by_the_book.differences(task, out)):
        raise AssertionError("\n".join(wrong))
    return taken


def grown(folder: Path, count: int) -> Path:
    """The workbook of so many nominations, beside the profile of the office."""
    book = openpyxl.load_workbook(SAMPLE / "ho-so.xlsx")
    nominations = _rows(book[NOMINATIONS])
    votes = {vote[0]: vote for vote in _rows(book[VOTES])}
    for number in range(len(nominations), count):
        nominee = list(nominations[number % len(nominations)])
        vote = votes.get(nominee[CODE])
        nominee[0], nominee[CODE] = number + 1, f"DC-{number + 1:04d}"
        nominee[NAME] = _name(nominee, number)
        book[NOMINATIONS].append(nominee)
        if vote:  # who is barred from this round has none
            book[VOTES].append((nominee[CODE], nominee[NAME], *vote[2:]))
    path = folder / "ho-so.xlsx"
    book.save(path)
    shutil.copy(SAMPLE / "don-vi.xlsx", folder)
    return path


def _rows(sheet: Worksheet) -> list[tuple[Any, ...]]:
    return list(sheet.iter_rows(min_row=FIRST_ROW, values_only=True))


def _name(nominee: list[Any], number: int) -> str:
    if nominee[KIND] == "Cá nhân":
        return " ".join(WORDS[kind][number % len(WORDS[kind])] for kind in ("ho", "dem", "ten"))
    return f"{nominee[NAME]} số {number}"
