"""python -m tools.fuzz.guided TARGET [SECONDS]: the same damage, led by the code that it reaches.

Needs atheris, which is not among the tools that make installs: pip install atheris (Linux, macOS).
What is tried is what tools.fuzz.targets tries; atheris makes the choices instead of a seed.
"""

from __future__ import annotations

import sys
import tempfile
import warnings
from pathlib import Path
from random import Random

import atheris

with atheris.instrument_imports(include=["paperwork"]):
    from tools.fuzz.targets import named

LONGEST = 4096  # bytes of choices


class Drawn(Random):
    """Choices read from the bytes of an input; zeros when they are used up."""

    def __init__(self, data: bytes) -> None:
        self._bytes = atheris.FuzzedDataProvider(data)
        super().__init__(0)

    def seed(self, *_: object) -> None:
        """The bytes are all the seed there is."""

    def random(self) -> float:
        return float(self._bytes.ConsumeProbability()) % 1

    def getrandbits(self, k: int) -> int:
        return int(self._bytes.ConsumeUInt((k + 7) // 8)) & ((1 << k) - 1)

    def _randbelow(self, n: int) -> int:
        """As any Random draws one of n, but in one go: no bytes are thrown away."""
        return int(self._bytes.ConsumeIntInRange(0, n - 1)) if n > 1 else 0


def main(target: str, seconds: int = 60) -> None:
    """Ends the process with the first input that fails, kept in the folder as crash-…"""
    (chosen,) = named([target])
    warnings.simplefilter("ignore")

    def one(data: bytes) -> None:
        with tempfile.TemporaryDirectory() as folder:
            chosen.try_one(Path(folder), Drawn(data))

    bounds = (
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST}",
        "-rss_limit_mb=600",
        "-timeout=30",
    )
    atheris.Setup([sys.argv[0], *bounds], one)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], *map(int, sys.argv[2:3]))
