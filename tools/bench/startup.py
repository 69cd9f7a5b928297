"""How long a command takes to begin: `paperwork --help` beside Python itself and docxtpl."""

from __future__ import annotations

from pathlib import Path

from tools.bench.running import Cost, python, run
from tools.bench.table import Table, figure, times

ROUNDS = 7
COMMANDS = {
    "`python -c pass`": ("-c", "pass"),
    "`paperwork --help`": ("-m", "paperwork", "--help"),
    '`python -c "import docxtpl"`': ("-c", "import docxtpl"),
    '`python -c "import openpyxl"`': ("-c", "import openpyxl"),
}


def measured(folder: Path) -> Table:  # noqa: ARG001 - the parts of a bench are called alike
    """The quickest of some starts of each, taking turns."""
    starts = [[run(python(*command)) for command in COMMANDS.values()] for _ in range(ROUNDS)]
    best = [min(costs, key=_processor) for costs in zip(*starts, strict=True)]
    rows = tuple(_row(name, cost, best[0]) for name, cost in zip(COMMANDS, best, strict=True))
    return Table(("Start", "ms of processor time", "times Python's own"), rows)


def _row(name: str, cost: Cost, python_alone: Cost) -> tuple[str, ...]:
    ratio = times(_processor(cost) / _processor(python_alone))
    return name, figure(1000 * _processor(cost)), ratio


def _processor(cost: Cost) -> float:
    return cost.seconds if cost.processor is None else cost.processor
