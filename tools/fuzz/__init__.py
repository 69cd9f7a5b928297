"""Damaged files at everything that opens one: it must answer, or refuse in a sentence.

python -m tools.fuzz           damaged files at every target, counted; see there
python -m tools.fuzz.anything  files and damage as Hypothesis draws them, what fails made small
python -m tools.fuzz.guided    the same damage led by what it reaches (atheris)
python -m tools.fuzz.values    random values through a workbook into documents and back
"""

import sys
from pathlib import Path

_TESTS = Path(__file__).resolve().parents[2] / "tests"
sys.path += [str(_TESTS / part) for part in (".", "faults", "lint")]  # the builders of small files
