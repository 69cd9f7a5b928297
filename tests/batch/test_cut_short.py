"""A batch stopped in the middle, as a real process: run again, it is as if nothing was."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from january_runs import OUT, all_files, one_office, serials

from paperwork.batch.journal import NAME, Journal
from paperwork.pipeline import REGISTER

UNITS = 6
FOREVER = 120  # seconds after which a test gives up


def started(folder: Path, jobs: int) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "paperwork", "batch", str(folder), "--jobs", str(jobs)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def wait_for_a_dossier(folder: Path, process: subprocess.Popen[bytes]) -> None:
    """Until one dossier is done and others are not; the process must still be at work."""
    end = time.monotonic() + FOREVER
    while time.monotonic() < end and process.poll() is None:
        journal = folder / NAME
        if journal.exists() and b'"outcome"' in journal.read_bytes():
            return
        time.sleep(0.01)
    raise AssertionError("the batch was over before it could be cut short")


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
    process = started(folder, jobs)
    wait_for_a_dossier(folder, process)
    process.kill()
    process.wait(FOREVER)
    before = len(documents(folder))

    assert started(folder, jobs).wait(FOREVER) == 0

    assert before < len(whole)
    assert documents(folder) == whole
    assert set(map(tuple, serials(folder / REGISTER).values())) == {tuple(range(1, UNITS + 1))}
    assert [batch.number for batch in Journal.of(folder).batches()] == [1]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no way to send Ctrl+C to one process")
def test_a_batch_that_was_stopped_with_ctrl_c_says_so_and_goes_on(tmp_path, whole):
    folder = tmp_path / "thang-01"
    one_office(folder, UNITS)
    process = started(folder, 2)
    wait_for_a_dossier(folder, process)

    process.send_signal(signal.SIGINT)

    assert process.wait(FOREVER) == 130
    assert started(folder, 2).wait(FOREVER) == 0
    assert documents(folder) == whole
