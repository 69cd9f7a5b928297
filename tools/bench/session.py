"""The sitting of 2,689 nominations that tools.session makes, beside a script by the book."""

from __future__ import annotations

from pathlib import Path
from subprocess import CalledProcessError

from tools import session
from tools.bench import by_the_book
from tools.bench.ours import TODAY
from tools.bench.running import Cost, cost, python, run
from tools.bench.table import Table

HEAD = ("The great sitting", "paperwork", "by the book", "by the book / paperwork", "memory")
NOTE = (
    "A department's sitting with as many nominations, each with its vote, made into all its "
    "documents by `paperwork generate`, from start to end. By the book as in the January batch, "
    "once; its documents were compared with ours in the same way."
)


def measured(folder: Path, part: int = 1) -> Table:
    """The table of the sitting, or of that part of it: 10 makes a tenth."""
    book = session.main(folder, part)
    task = by_the_book.task(book, book.with_name("don-vi.xlsx"))
    count = len(task.whole.dossier.nominations)
    theirs = _scripted(task, folder / "theo-sach")
    command = python("-m", "paperwork", "generate", book, "--date", TODAY.isoformat())
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
