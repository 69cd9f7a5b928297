"""A batch stopped in the middle, as a real process: run again, it is as if nothing was."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from january_runs import OUT, all_files, one_office, serials

from paperwork.batch.journal import NAME, Journal
from paperwork.job import REGISTER

UNITS = 4
FOREVER = 120  # seconds after which a test gives up


def started(folder: Path, jobs: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "paperwork", "batch", str(folder), "--jobs", str(jobs)]
    heeding = None if os.name == "nt" else heeds_ctrl_c
    quiet = subprocess.DEVNULL
    return subprocess.Popen(command, stdout=quiet, stderr=quiet, preexec_fn=heeding)


def heeds_ctrl_c() -> None:
    """A shell lets what it runs in the background ignore Ctrl+C, and so would its children."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def at_work(folder: Path, jobs: int) -> Iterator[subprocess.Popen[bytes]]:
    """A batch that has made one dossier and cannot end: somebody else writes into the register."""
    books = sorted(folder.glob("*/ho-so.xlsx"))
    for book in books[1:]:
        book.rename(book.with_suffix(".cho"))
    assert started(folder, 1).wait(FOREVER) == 0
    for book in books[1:]:
        book.with_suffix(".cho").rename(book)
    with closing(sqlite3.connect(folder / REGISTER, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        process = started(folder, jobs)
        wait_for_numbers_to_be_taken(folder, process)
        yield process


def wait_for_numbers_to_be_taken(folder: Path, process: subprocess.Popen[bytes]) -> None:
    """Until a second dossier is about to take its numbers."""
    end = time.monotonic() + FOREVER
    while time.monotonic() < end and process.poll() is None:
        if (folder / NAME).read_bytes().count(b'"taken":{') > 1:
            return
        time.sleep(0.01)
    raise AssertionError("the batch never came to its second dossier")


def documents(folder: Path) -> dict[str, bytes]:
    return {name: content for name, content in all_files(folder).items() if OUT in name}


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """What a batch makes that nobody disturbs."""
    folder = tmp_path_factory.mktemp("yen") / "thang-01"
    one_office(folder, UNITS)
    assert started(folder, 1).wait(FOREVER) == 0
    return documents(folder)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_batch_that_was_killed_goes_on_where_it_was(tmp_path, whole, jobs):
    folder = tmp_path / "thang-01"
    one_office(folder, UNITS)
    with at_work(folder, jobs) as process:
        process.kill()
        process.wait(FOREVER)
    before = len(documents(folder))

    assert started(folder, jobs).wait(FOREVER) == 0

    assert before == len(whole) // UNITS
    assert documents(folder) == whole
    assert set(map(tuple, serials(folder / REGISTER).values())) == {tuple(range(1, UNITS + 1))}
    assert [batch.number for batch in Journal.of(folder).batches()] == [1, 2]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no way to send Ctrl+C to one process")
def test_a_batch_that_was_stopped_with_ctrl_c_says_so_and_goes_on(tmp_path, whole):
    folder = tmp_path / "thang-01"
    one_office(folder, UNITS)

    with at_work(folder, 2) as process:
        process.send_signal(signal.SIGINT)

        assert process.wait(FOREVER) == 130

    assert started(folder, 2).wait(FOREVER) == 0
    assert documents(folder) == whole
