"""What a case of the fault table may take: 10 seconds of work and 500 MB, as README promises."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS = 10.0  # of the processor, child processes too: other work on the machine does not count
MEGABYTES = 500
STATUS, PEAK = Path("/proc/self/status"), Path("/proc/self/clear_refs")  # Linux alone has them


@contextmanager
def limited() -> Iterator[None]:
    """What is done inside stays within the limits; memory is looked at on Linux only."""
    before, began = _restarted_peak(), _worked()
    yield
    took, grown = _worked() - began, _megabytes("VmHWM") - before
    assert took <= SECONDS, f"it took {took:.1f} s"
    assert grown <= MEGABYTES, f"it took {grown} MB"


def _worked() -> float:
    return sum(os.times()[:4])


def _restarted_peak() -> int:
    """The MB in use, the peak counted from here."""
    if PEAK.exists():
        PEAK.write_text("5", encoding="ascii")
    return _megabytes("VmRSS")


def _megabytes(name: str) -> int:
    if not STATUS.exists():
        return 0
    found = re.search(rf"^{name}:\s*(\d+) kB", STATUS.read_text(), re.MULTILINE)
    return int(found[1]) // 1024 if found else 0
