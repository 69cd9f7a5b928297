"""Other makers of Word documents, installed in a folder of their own, apart from the product.

rust_docxtpl refuses to live beside docxtpl, so the Python ones have an environment to themselves.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / ".venv" / "bench"
PYTHON = PLACE / "python" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
NODE = PLACE / "node"
QUIET = ("--quiet", "--disable-pip-version-check", "--no-input")
PATIENCE = 180  # seconds for an installation


class Unavailable(Exception):  # noqa: N818 - what the peer is
    """A peer cannot be had here; its text says why."""


@dataclass(frozen=True)
class Peer:
    name: str
    registry: str  # pypi, npm
    packages: tuple[str, ...]
    dialect: str

    @property
    def title(self) -> str:
        """Its name and version, as `carbone 3.8.2 (Node)`."""
        version = re.split("==|@", self.packages[0])[-1]
        return f"{self.name} {version}{' (Node)' if self.registry == 'npm' else ''}"

    def installed(self) -> None:
        """Put it in its place unless it is there; raises Unavailable."""
        stamp = PLACE / f"{self.name}.stamp"
        wanted = "\n".join(self.packages)
        if stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted:
            return
        PLACE.mkdir(parents=True, exist_ok=True)
        (_by_npm if self.registry == "npm" else _by_pip)(self.packages)
        stamp.write_text(wanted, encoding="utf-8")


def peers() -> tuple[Peer, ...]:
    """Those of peers.toml, in its order."""
    table = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return tuple(
        Peer(name, about["registry"], tuple(about["packages"]), about["dialect"])
        for name, about in table.items()
    )


def _by_pip(packages: tuple[str, ...]) -> None:
    if not PYTHON.is_file():
        _run([sys.executable, "-m", "venv", str(PYTHON.parents[1])])
    pins = ["--constraint", str(ROOT / "constraints.txt")]  # with the libraries that we have
    _run([str(PYTHON), "-m", "pip", "install", *QUIET, *pins, *packages])


def _by_npm(packages: tuple[str, ...]) -> None:
    npm = shutil.which("npm")
    if not npm or not shutil.which("node"):
        raise Unavailable("Node and npm are not installed here")
    NODE.mkdir(exist_ok=True)
    _run([npm, "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(NODE), *packages])


def _run(command: list[str]) -> None:
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    except (OSError, subprocess.SubprocessError) as fault:
        raise Unavailable("could not be installed here") from fault
