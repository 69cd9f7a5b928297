"""The January batch: six hundred units, five documents and a list each, from their workbooks."""

from __future__ import annotations

import os
from pathlib import Path
from subprocess import CalledProcessError

from paperwork.rendition import file_name, render
from tools.bench import by_the_book
from tools.bench.running import Cost, cost, python, run
from tools.bench.table import Table
from tools.january import january

UNITS = 600
SAMPLED = 10  # units that the script makes before our turn, and as many after it
HEAD = ("The January batch", "paperwork", "by the book", "by the book / paperwork", "memory")


def measured(folder: Path, units: int = UNITS) -> Table:
    books = january(folder / "dot", units)
    tasks = [by_the_book.task(book, book.with_name("don-vi.xlsx")) for book in books[: 2 * SAMPLED]]
    first = _scripted(tasks[:SAMPLED], folder)
    jobs = os.cpu_count() or 1
    command = python("-m", "paperwork", "batch", folder / "dot", "--jobs", jobs)
    try:
        ours = run([*command, "--date", by_the_book.TODAY.isoformat()])
    except CalledProcessError as fault:
        return Table(HEAD, (("failed", f"exit code {fault.returncode}", "", "", ""),))
    theirs = (first + _scripted(tasks[SAMPLED:], folder)) * (units / len(tasks))
    alone = cost(lambda: _unchecked(books[: len(tasks)], folder / "rieng")) * (units / len(tasks))
    row = (
        f"{units} units, {sum(1 for _ in (folder / 'dot').rglob('*.docx')):,} documents",
        str(ours),
        str(theirs),
        theirs.over(ours),
        ours.memory,
    )
    part = ("of this, read, composed, rendered and written", str(alone), "", theirs.over(alone), "")
    return Table(HEAD, (row, part), (note(len(tasks)),))


def note(sampled: int) -> str:
    return (
        "Seconds and, in brackets, seconds of processor time. Ours is the whole command, with as "
        "many processes as there are processors: it starts, reads and judges, numbers and "
        "registers, checks each document against the decree, writes it and syncs it to the disk, "
        "and sums up. By the book is a script of one process on docxtpl and openpyxl that reads "
        "every cell of both workbooks, renders and saves the documents and writes the list; "
        f"measured on {sampled} units, half of them before our turn and half after, and scaled. It "
        "is handed the fields of the templates ready, and takes no numbers; its documents say what "
        "ours say as drafts (checked). The second row is one process of ours on the same units, "
        "without checks, numbers and syncing. Memory is the peak of the largest process."
    )


def _unchecked(books: list[Path], folder: Path) -> None:
    """The documents of ours without the checker, the register and the care for the disk."""
    for book in books:
        out = folder / book.parent.name
        out.mkdir(parents=True)
        whole = by_the_book.composed(book, book.with_name("don-vi.xlsx"))
        for document in by_the_book.usual(whole):
            (out / file_name(document, draft=False)).write_bytes(render(whole, document))


def _scripted(tasks: list[by_the_book.Task], folder: Path) -> Cost:
    """What the script took; documents are compared afterwards, and a difference is raised."""
    places = {task.books[0].parent.name: task for task in tasks}
    out = folder / "theo-sach"
    taken = cost(lambda: [by_the_book.make(task, out / name) for name, task in places.items()])
    for name, task in places.items():
        if wrong := list(by_the_book.differences(task, out / name)):
            raise AssertionError("\n".join(wrong))
    return taken
