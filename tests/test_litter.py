"""Litter is looked for seldom, and found all the same."""

import gc
import weakref

import pytest

from paperwork import litter


@pytest.fixture
def usual():
    """Python looks for litter as it does by itself, once the test is over."""
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


class Ring:
    """What holds itself."""

    def __init__(self):
        self.own = self


def test_litter_is_still_found(usual):
    litter.look_seldom()
    ring = weakref.ref(Ring())
    kept = [[] for _ in range(2 * litter.THRESHOLDS[0])]

    assert ring() is None
    assert len(kept) > litter.THRESHOLDS[0]
