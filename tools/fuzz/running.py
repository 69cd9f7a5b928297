"""Inputs tried one after another in a process that may hang, swell or die, and is watched."""

from __future__ import annotations

import contextlib
import multiprocessing
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from tools.fuzz.targets import named

SLOW = 10.0  # seconds
LARGE = 500  # MB
HANGS = 60.0  # seconds without an answer: the process is ended
WALL = 2048  # MB that a process may address beyond, where the system has such a bound
SHOWN = 30  # lines of a traceback


@dataclass
class Tally:
    """How the inputs of a target ended."""

    target: str
    read: int = 0
    refused: int = 0
    failed: int = 0
    slowest: float = 0.0  # seconds
    largest: int = 0  # MB, the process with all that it needs

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.target,
            self.read + other.read,
            self.refused + other.refused,
            self.failed + other.failed,
            max(self.slowest, other.slowest),
            max(self.largest, other.largest),
        )

    def __str__(self) -> str:
        tried = self.read + self.refused + self.failed
        return (
            f"{self.target}: {tried} inputs, {self.read} read, {self.refused} refused, "
            f"{self.failed} failed; at most {self.slowest:.1f} s, {self.largest} MB"
        )


@dataclass(frozen=True)
class Ending:
    """How one input ended."""

    number: int
    verdict: str  # read, refused, or what was wrong
    seconds: float
    megabytes: int


def run(target: str, seed: int, numbers: Sequence[int], until: float | None = None) -> Tally:
    """The tally of those inputs; each that failed is told on stderr."""
    tally, left = Tally(target), numbers
    while left and (until is None or time.monotonic() < until):
        done = 0
        for ending in _watched(target, seed, left, until):
            done += 1
            _count(tally, ending, seed)
        left = left[done:] if done else left[1:]
    return tally


def _count(tally: Tally, ending: Ending, seed: int) -> None:
    verdict = ending.verdict
    if verdict in ("read", "refused"):
        if ending.seconds > SLOW:
            verdict = f"it took {ending.seconds:.0f} s"
        elif ending.megabytes > LARGE:
            verdict = f"it took {ending.megabytes} MB"
    tally.slowest = max(tally.slowest, ending.seconds)
    tally.largest = max(tally.largest, ending.megabytes)
    match verdict:
        case "read":
            tally.read += 1
        case "refused":
            tally.refused += 1
        case _:
            tally.failed += 1
            again = f"--only {tally.target} --seed {seed} --first {ending.number} --inputs 1"
            print(f"{again}\n{verdict}\n", file=sys.stderr, flush=True)


def _watched(
    target: str, seed: int, numbers: Sequence[int], until: float | None
) -> Iterator[Ending]:
    """The endings from one process, until it is done, swells, hangs or dies."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_try_all, args=(target, seed, numbers, theirs), daemon=True)
    process.start()
    theirs.close()
    last = -1
    try:
        while last + 1 < len(numbers) and (until is None or time.monotonic() < until):
            if not ours.poll(HANGS):
                yield Ending(numbers[last + 1], "it hangs", HANGS, 0)
                return
            try:
                ending = ours.recv()
            except EOFError:
                yield Ending(numbers[last + 1], "the process died", 0, 0)
                return
            last += 1
            yield ending
            if ending.megabytes > LARGE:
                return
    finally:
        process.kill()
        process.join()
        ours.close()


def _try_all(target: str, seed: int, numbers: Sequence[int], answers: Connection) -> None:
    warnings.simplefilter("ignore")  # openpyxl warns of what it leaves out
    _bound()
    (chosen,) = named([target])
    with tempfile.TemporaryDirectory() as home:
        for number in numbers:
            folder = Path(home) / str(number)
            folder.mkdir()
            began = time.monotonic()
            try:
                verdict = chosen.try_one(folder, Random(f"{seed}:{target}:{number}"))
            except BaseException:  # whatever it is, it is a finding
                verdict = "\n".join(traceback.format_exc().splitlines()[-SHOWN:]).strip()
            seconds = time.monotonic() - began
            for path in sorted(folder.rglob("*"), reverse=True):
                path.rmdir() if path.is_dir() else path.unlink()
            folder.rmdir()
            answers.send(Ending(number, verdict, seconds, _peak()))


def _bound() -> None:
    with contextlib.suppress(ImportError):  # Windows has no such bound
        import resource

        bytes_ = WALL * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (bytes_, bytes_))


def _peak() -> int:
    """The most memory that this process ever had, in MB; 0 where the system does not tell."""
    try:
        import resource
    except ImportError:
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak // (1024 * 1024 if sys.platform == "darwin" else 1024)
