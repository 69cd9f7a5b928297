"""The January batch: six hundred units, five documents and a list each, from their workbooks."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from operator import attrgetter
from pathlib import Path
from subprocess import CalledProcessError

from tools.bench import by_the_book
from tools.bench.ours import TODAY
from tools.bench.running import Cost, cost, python, run
from tools.bench.table import Table, figure
from tools.january import january

UNITS = 600
SAMPLED = 20  # units that the script makes, from all parts of the folder
ROUNDS = 3  # in which the script and our bare command take turns
HEAD = ("The January batch", "paperwork", "by the book", "by the book / paperwork", "memory")


def measured(folder: Path, units: int = UNITS) -> Table:
    books = january(folder / "dot", units)
    sample = books[:: max(1, units // SAMPLED)][:SAMPLED]
    tasks = [by_the_book.task(book, book.with_name("don-vi.xlsx")) for book in sample]
    jobs = os.cpu_count() or 1
    several = tuple(dict.fromkeys((jobs, 1)))
    turns = [_turn(tasks, folder, f"{number}", several) for number in range(ROUNDS)]
    spent = json.loads(_spent(folder / f"1-{ROUNDS - 1}").read_text(encoding="utf-8"))
    theirs, *bare = (min(costs, key=attrgetter("seconds")) for costs in zip(*turns, strict=True))
    theirs *= units / len(tasks)
    command = python("-m", "paperwork", "batch", folder / "dot", "--jobs", jobs)
    try:
        ours = run([*command, "--date", TODAY.isoformat()])
    except CalledProcessError as fault:
        return Table(HEAD, (("failed", f"exit code {fault.returncode}", "", "", ""),))
    documents = sum(1 for _ in (folder / "dot").rglob("*.docx"))
    rows = [(f"{units} units, {documents:,} documents", ours)]
    for processes, made in zip(several, bare, strict=True):
        rows.append((f"only what the script does, {counted(processes)}", made))
    cells = ((name, str(own), str(theirs), theirs.over(own), own.memory) for name, own in rows)
    return Table(HEAD, tuple(cells), (note(len(tasks)), told(spent)))


def _turn(
    tasks: list[by_the_book.Task], folder: Path, name: str, several: tuple[int, ...]
) -> tuple[Cost, ...]:
    """What the script takes for the tasks, and what our bare command does for all dossiers."""
    theirs = _scripted(tasks, folder / f"theo-sach-{name}")
    outs = ((n, folder / f"{n}-{name}") for n in several)
    bare = (
        run(python("-m", "tools.bench.bare", folder / "dot", out, n, _spent(out)))
        for n, out in outs
    )
    return theirs, *bare


def _spent(out: Path) -> Path:
    return out.with_suffix(".json")


def told(spent: Mapping[str, float]) -> str:
    parts = ", ".join(f"{work} {figure(1000 * each)} ms" for work, each in spent.items())
    return (
        "Of what the script does, a unit takes ours in one process, on average once a tenth of "
        f"the units is made: {parts} of processor time. Reading ends with the cells, as the "
        "script's does; understanding is to know and judge what stands in them."
    )


def counted(processes: int) -> str:
    return "one process" if processes == 1 else f"{processes} processes"


def note(sampled: int) -> str:
    return (
        "Seconds and, in brackets, seconds of processor time. Ours is the whole command, with as "
        "many processes as there are processors: it starts, reads and judges, numbers and "
        "registers, checks each document against the decree, writes it and syncs it to the disk, "
        "and sums up. By the book is a script of one process on docxtpl and openpyxl that reads "
        "every cell of both workbooks, renders and saves the documents and writes the list; "
        f"measured on {sampled} units, and scaled. It is handed the fields of the templates "
        "ready, and takes no numbers; its documents say what ours say as drafts (checked). The "
        "other rows are commands of ours that read and compose, render and write the same "
        "documents, without checks, numbers and syncing, started anew. They and the script take "
        f"turns, {ROUNDS} times, and the best counts; the whole command ran once. Memory is the "
        "peak of the largest process."
    )


def _scripted(tasks: list[by_the_book.Task], out: Path) -> Cost:
    """What the script took; documents are compared afterwards, and a difference is raised."""
    places = {task.books[0].parent.name: task for task in tasks}
    taken = cost(lambda: [by_the_book.make(task, out / name) for name, task in places.items()])
    for name, task in places.items():
        if wrong := list(by_the_book.differences(task, out / name)):
            raise AssertionError("\n".join(wrong))
    return taken
