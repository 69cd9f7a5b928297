"""python -m tools.bench [--only PART,PART] [--units N]: the tables, printed as they come.

Parts: render, batch, certificates, session, start, check. When all were measured, the tables also
go between their markers in README.md.
"""

from __future__ import annotations

import argparse
import compileall
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from tools.bench import certificates, checking, january, rendering, session, startup
from tools.bench.running import ROOT
from tools.bench.table import Table, machine, markdown, written
from tools.readme import README

PARTS: Mapping[str, Callable[[Path], Table]] = {
    "render": rendering.measured,
    "batch": january.measured,
    "certificates": certificates.measured,
    "session": session.measured,
    "start": startup.measured,
    "check": checking.measured,
}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("--only", default=",".join(PARTS), help="parts, with commas between them")
    parser.add_argument("--units", type=int, default=january.UNITS, help="units of the batch")
    wish = parser.parse_args()
    wanted = wish.only.split(",")
    if unknown := set(wanted) - PARTS.keys():
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    parts = {**PARTS, "batch": partial(january.measured, units=wish.units)}
    print(machine(), flush=True)
    compileall.compile_dir(ROOT / "paperwork", quiet=2)  # as pip leaves a program it installs
    tables = []
    for name in wanted:
        print(f"{name} …", file=sys.stderr)
        with tempfile.TemporaryDirectory() as folder:
            tables.append(parts[name](Path(folder)))
        print(f"\n{markdown(tables[-1])}", flush=True)
    if set(wanted) == PARTS.keys():
        _keep(tables)


def _keep(tables: Sequence[Table]) -> None:
    """Write the tables into README.md, where it has a place for them."""
    try:
        text = written(README.read_text(encoding="utf-8"), tables)
    except ValueError as fault:
        print(f"\nThe tables were not kept: {fault}.", file=sys.stderr)
    else:
        README.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
