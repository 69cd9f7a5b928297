"""python -m tools.docxtpl_suite FOLDER [--python PYTHON]: docxtpl's own suite, with our engine too.

FOLDER is a checkout of docxtpl, or its tests. Each script runs once, in a copy and in a process of
its own; whatever it renders is rendered by both, and compared part by part in canonical XML, with
escaping on, as ours always escapes. Scripts with sub-documents need docxcompose, which must not be
installed beside paperwork: --python names the Python of an environment that has both.

Ends with 1 where a document differs.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tools.bench.table import Table, markdown
from tools.docxtpl_twice import DIFFERENT, REPORT

ROOT = Path(__file__).resolve().parents[1]
NOT_TESTS = frozenset(["runtests.py", "conftest.py", "__init__.py"])
ON_START = "from tools.docxtpl_twice import install\ninstall()\n"
PATIENCE = 120  # seconds for a script
NOTHING = "rendered nothing"


class Outcome(NamedTuple):
    """What came of one rendering of a script."""

    script: str
    verdict: str
    detail: str = ""


def outcomes(folder: Path, python: str = sys.executable) -> Iterator[Outcome]:
    """What came of each script of the suite, in the order of their names."""
    tests = folder / "tests" if (folder / "tests").is_dir() else folder
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "tests"
        shutil.copytree(tests, copy)
        (copy / "output").mkdir(exist_ok=True)
        start = Path(place) / "start"
        start.mkdir()
        (start / "sitecustomize.py").write_text(ON_START, encoding="utf-8")
        for script in sorted(copy.glob("[!_]*.py")):
            if script.name not in NOT_TESTS:
                yield from _outcomes_of(script, start, python)


def _outcomes_of(script: Path, start: Path, python: str) -> list[Outcome]:
    report = start / f"{script.stem}.jsonl"
    paths = (str(Path(python).parent), os.environ.get("PATH", ""))  # scripts call `python` too
    environment = {
        **os.environ,
        REPORT: str(report),
        "PATH": os.pathsep.join(paths),
        "PYTHONPATH": os.pathsep.join([str(start), str(ROOT)]),
        "PYTHONIOENCODING": "utf-8",
    }
    try:
        ended = subprocess.run(
            [python, script.name], cwd=script.parent, env=environment, capture_output=True,
            timeout=PATIENCE, check=False, encoding="utf-8",
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return [Outcome(script.stem, NOTHING, f"gave no end in {PATIENCE} seconds")]
    if report.exists():
        lines = report.read_text(encoding="utf-8").splitlines()
        return [Outcome(script.stem, *json.loads(line)[1:]) for line in lines]
    why = ended.stderr.strip().splitlines()[-1:] if ended.returncode else []
    return [Outcome(script.stem, NOTHING, *why)]


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.docxtpl_suite", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--python", default=sys.executable)
    wish = parser.parse_args(arguments)
    found = list(outcomes(wish.folder, os.path.abspath(wish.python)))  # noqa: PTH100 - keeps links
    print(markdown(Table(("script", "", "why"), tuple(found))))
    return int(any(outcome.verdict == DIFFERENT for outcome in found))


if __name__ == "__main__":
    sys.exit(main())
