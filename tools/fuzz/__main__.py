"""python -m tools.fuzz: damaged files at everything that opens a file, counted.

    --inputs N    so many inputs over all targets (2000)
    --seconds S   as many as S seconds allow instead
    --seed N      the same seed damages alike (1)
    --first N     the number of the first input of each target (0)
    --only NAME   one target; may be given again

An input fails when it ends in anything but an answer or a sentence, takes more than 10 seconds or
more than 500 MB. Each is named by target, seed and number, to be tried alone:

    python -m tools.fuzz --only form --seed 1 --first 123 --inputs 1
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence

from tools.fuzz.running import Tally, run
from tools.fuzz.targets import TARGETS, named

ENDLESS = 10**9


def main(arguments: Sequence[str]) -> int:
    """The number of inputs that failed."""
    asked = _asked(arguments)
    targets = tuple(named(asked.only)) if asked.only else TARGETS
    shares = {target.name: target.share or 1 for target in targets}
    whole = sum(shares.values())
    tallies = []
    for target in targets:
        share = shares[target.name] / whole
        inputs = ENDLESS if asked.seconds else max(1, round(asked.inputs * share))
        until = time.monotonic() + asked.seconds * share if asked.seconds else None
        tally = run(target.name, asked.seed, range(asked.first, asked.first + inputs), until)
        print(tally, flush=True)
        tallies.append(tally)
    total = sum(tallies, Tally("all"))
    print(f"{total}; seed {asked.seed}, from {asked.first}")
    return total.failed


def _asked(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--only", action="append", default=[])
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
