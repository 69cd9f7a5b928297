"""python -m tools.demo: the documents of the department sample, made afresh in demo/."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BOOK = ROOT / "samples" / "so-2026" / "ho-so.xlsx"
FOLDER = ROOT / "demo"
REGISTER = "so-van-ban-di.sqlite"


def main() -> int:
    """The exit code of the command that a clerk would type; it prints where the documents are."""
    try:
        shutil.rmtree(FOLDER, ignore_errors=not FOLDER.exists())
    except OSError as error:
        sys.exit(f"{error.filename} is open in another program: close it and run make demo again.")
    command = ["generate", str(BOOK), "-o", str(FOLDER), "--register", str(FOLDER / REGISTER)]
    FOLDER.mkdir()
    return subprocess.run([sys.executable, "-m", "paperwork", *command], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
