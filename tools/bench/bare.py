"""python -m tools.bench.bare FOLDER OUT JOBS SPENT: the documents of every dossier, no more.

What the script by the book does, done by ours: both workbooks are read, the documents rendered and
written. No checker, no number, no register, no care for the disk. Into the file SPENT goes what a
dossier takes for each kind of work, once the processes are warm.
"""

from __future__ import annotations

import json
import multiprocessing
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tools.bench import ours

DOSSIER = "ho-so.xlsx"
COLD = 10  # one in so many dossiers, the first, only warms the processes


def make(folder: Path, out: Path, jobs: int) -> list[ours.Spent]:
    if jobs == 1:
        return [documents_of(*task) for task in tasks(folder, out)]
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        # whoever is done takes the next
        return pool.starmap(documents_of, tasks(folder, out), 1)


def tasks(folder: Path, out: Path) -> list[tuple[Path, Path]]:
    """Each dossier, and the folder of its documents."""
    return [(book, out / book.parent.name) for book in sorted(folder.rglob(DOSSIER))]


def documents_of(book: Path, out: Path) -> ours.Spent:
    """The documents that a run makes when none is asked for by name, as drafts."""
    from paperwork.litter import look_seldom
    from tools.bench import ours  # not before the processes are there, which load it side by side

    look_seldom()
    return ours.make(book, out)


def each(spent: Sequence[ours.Spent]) -> ours.Spent:
    """What one of them took on average."""
    return {work: sum(of[work] for of in spent) / len(spent) for work in spent[0]}


if __name__ == "__main__":
    spent = make(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
    Path(sys.argv[4]).write_text(json.dumps(each(spent[len(spent) // COLD :])), encoding="utf-8")
