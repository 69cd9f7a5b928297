"""python -m tools.bench.bare FOLDER OUT JOBS: the documents of every dossier, and nothing else.

What the script by the book does, done by ours: both workbooks are read, the documents rendered and
written. No checker, no number, no register, no care for the disk.
"""

from __future__ import annotations

import multiprocessing
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from paperwork.rendition import file_name, render
from tools.bench import ours
from tools.january import BOOKS

WORK = ("reading", "composing", "rendering", "writing")
BATCH = 8  # dossiers that a process takes at a time


def make(folder: Path, out: Path, jobs: int) -> None:
    tasks = [(book, out / book.parent.name) for book in sorted(folder.rglob(BOOKS[0]))]
    if jobs == 1:
        for task in tasks:
            documents_of(*task)
        return
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        pool.starmap(documents_of, tasks, BATCH)


def documents_of(book: Path, out: Path) -> None:
    """The documents that a run makes when none is asked for by name, as drafts."""
    out.mkdir(parents=True)
    whole = ours.composed(ours.loaded(book, book.with_name(BOOKS[1])))
    for document in ours.usual(whole):
        (out / file_name(document, draft=False)).write_bytes(render(whole, document))


def shares(books: Sequence[Path], out: Path) -> dict[str, float]:
    """Milliseconds of processor time that each kind of work takes for a dossier, on average."""
    spent = dict.fromkeys(WORK, 0.0)
    for book in books:
        place = out / book.parent.name
        place.mkdir(parents=True)
        started = time.process_time()
        dossier = ours.loaded(book, book.with_name(BOOKS[1]))
        read = time.process_time()
        whole = ours.composed(dossier)
        done = time.process_time()
        spent["reading"] += read - started
        spent["composing"] += done - read
        for document in ours.usual(whole):
            content = render(whole, document)
            rendered = time.process_time()
            (place / file_name(document, draft=False)).write_bytes(content)
            written = time.process_time()
            spent["rendering"] += rendered - done
            spent["writing"] += written - rendered
            done = written
    return {work: 1000 * seconds / len(books) for work, seconds in spent.items()}


if __name__ == "__main__":
    make(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
