"""python -m tools.bench.bare FOLDER OUT JOBS: the documents of every dossier, and nothing else.

What the script by the book does, done by ours: both workbooks are read, the documents rendered and
written. No checker, no number, no register, no care for the disk.
"""

from __future__ import annotations

import multiprocessing
import sys
from pathlib import Path

DOSSIER = "ho-so.xlsx"


def make(folder: Path, out: Path, jobs: int) -> None:
    if jobs == 1:
        for task in tasks(folder, out):
            documents_of(*task)
        return
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        pool.starmap(documents_of, tasks(folder, out), 1)  # whoever is done takes the next


def tasks(folder: Path, out: Path) -> list[tuple[Path, Path]]:
    """Each dossier, and the folder of its documents."""
    return [(book, out / book.parent.name) for book in sorted(folder.rglob(DOSSIER))]


def documents_of(book: Path, out: Path) -> None:
    """The documents that a run makes when none is asked for by name, as drafts."""
    from tools.bench import ours  # not before the processes are there, which load it side by side

    ours.make(book, out)


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
