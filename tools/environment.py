"""python tools/environment.py runtime|dev|compose|clean: the environments that the Makefile uses.

`compose` is one of its own, inside the other: docxcompose, which sub-documents of docxtpl need,
spoils python-docx for whoever shares a process with it.

Standard library only, and no syntax newer than the oldest Python that might run it by mistake.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
CONSTRAINTS = ROOT / "constraints.txt"
COMPOSE = VENV / "compose"
INSTALLED = {"runtime": (".",), "dev": (".[dev]",), "compose": (".", "docxcompose")}
STAMPS = {"runtime": ("runtime",), "dev": ("runtime", "dev"), "compose": ("compose",)}
MADE = ("demo", "dist", "build", ".pytest_cache", ".mypy_cache", ".ruff_cache", ".hypothesis")


def main(wish):
    if wish == "clean":
        for name in (".venv", ".import_linter_cache", *MADE):
            shutil.rmtree(ROOT / name, ignore_errors=True)
        return
    if sys.version_info < (3, 11):  # noqa: UP036 - whoever calls us has not checked
        sys.exit(
            "paperwork needs Python 3.11 or newer, but {} is {}.{}: install a newer one and name "
            "it, as in: make PYTHON=python3.11 demo".format(sys.executable, *sys.version_info[:2])
        )
    place = COMPOSE if wish == "compose" else VENV
    make_environment(place)
    install(INSTALLED[wish], place)
    for name in STAMPS[wish]:
        (VENV / (name + ".stamp")).touch()


def make_environment(place):
    if python(place).is_file():
        return
    try:
        import ensurepip  # noqa: F401 - Debian ships it apart from Python
        import venv
    except ImportError:
        sys.exit(
            "This Python cannot make virtual environments: install its venv module "
            "(Debian, Ubuntu: apt-get install python3-venv) and run make again."
        )
    venv.create(place, with_pip=True, clear=True)


def python(place=VENV):
    return place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def install(what, place):
    """Pinned, the tools that build the package too."""
    pins = {"PIP_CONSTRAINT": str(CONSTRAINTS), "PIP_BUILD_CONSTRAINT": str(CONSTRAINTS)}
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input"]
    command = [str(python(place)), "-m", "pip", "install", *quiet, "-e", *what]
    if subprocess.run(command, cwd=str(ROOT), env={**os.environ, **pins}, check=False).returncode:
        sys.exit("Installing the packages failed; the lines above say why. Then run make again.")


if __name__ == "__main__":
    main(sys.argv[1])
