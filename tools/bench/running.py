"""Work measured: its time, the processor time of all its processes, the memory of the largest."""

from __future__ import annotations

import math
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.bench.table import figure, times

ROOT = Path(__file__).resolve().parents[2]
LAUNCHER = Path(__file__).with_name("launcher.py")


@dataclass(frozen=True)
class Cost:
    """What some work took; None where the system does not tell, as Windows of a child."""

    seconds: float
    processor: float | None  # seconds
    megabytes: float | None = None

    def __add__(self, other: Cost) -> Cost:
        return Cost(self.seconds + other.seconds, (self.processor or 0) + (other.processor or 0))

    def __mul__(self, factor: float) -> Cost:
        return Cost(self.seconds * factor, (self.processor or 0) * factor)

    def __str__(self) -> str:
        processor = "" if self.processor is None else f" ({figure(self.processor)} s)"
        return f"{figure(self.seconds)} s{processor}"

    def over(self, other: Cost) -> str:
        """How many times the other this one is, in time and in processor time."""
        if self.processor is None or other.processor is None:
            return times(self.seconds / other.seconds)
        ratios = self.seconds / other.seconds, self.processor / other.processor
        return f"{times(ratios[0])} ({times(ratios[1])})"

    @property
    def memory(self) -> str:
        return "not measured" if self.megabytes is None else f"{self.megabytes:.0f} MB"


def run(command: Sequence[str]) -> Cost:
    """What the command cost; raises CalledProcessError when it does not end with 0."""
    measured = subprocess.run(
        [sys.executable, "-I", "-S", str(LAUNCHER), *command],
        check=True,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    seconds, processor, megabytes = map(float, measured.stdout.split())
    return Cost(seconds, _told(processor), _told(megabytes))


def _told(value: float) -> float | None:
    return None if math.isnan(value) else value


def python(*arguments: object) -> list[str]:
    return [sys.executable, *map(str, arguments)]


def cost(work: Callable[[], object]) -> Cost:
    """What work of this process cost."""
    start, processor = time.perf_counter(), time.process_time()
    work()
    return Cost(time.perf_counter() - start, time.process_time() - processor)
