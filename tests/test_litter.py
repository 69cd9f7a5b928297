"""What a dossier needs makes no circles, so that Python may look for them seldom."""

import gc
import subprocess
import sys
from pathlib import Path

import pytest
from office_folder import a_dossier_of

from paperwork import litter

ONCE_MORE = """
import datetime as dt, gc, sys
from pathlib import Path
from paperwork.job import Job
from paperwork.pipeline import generate

def made(book):
    today = dt.date(2027, 1, 26)
    return generate(Job(book=Path(book), today=today, given_date=today), print).findings

first, second = sys.argv[1:]
made(first)
gc.collect()
gc.disable()
made(second)
gc.set_debug(gc.DEBUG_SAVEALL)
gc.collect()
print(sorted({f"{type(thing).__module__}.{type(thing).__qualname__}" for thing in gc.garbage}))
"""


@pytest.fixture
def usual():
    """The collector as it was, when the test is over."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def test_a_dossier_leaves_no_circles_behind(tmp_path):
    books = [a_dossier_of("xa-2026", tmp_path / name) for name in ("a", "b")]

    done = subprocess.run(
        [sys.executable, "-c", ONCE_MORE, *books],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1],
    )

    assert done.stdout.splitlines()[-1] == "[]"


def test_python_looks_seldom_and_passes_over_what_is_to_stay(usual):
    litter.look_seldom()
    litter.keep_what_is_there()

    assert gc.isenabled()
    assert gc.get_threshold()[0] == litter.NEW
    assert gc.get_freeze_count() > 0
