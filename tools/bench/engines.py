"""Engines that make the same document, each warm in a process of its own, taking turns.

Before an engine is timed, the first two that it made are read back: they must say what ours say.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

import docx
from docx.oxml.ns import qn

from tools.bench.peers import NODE, PYTHON, ROOT, Peer, Unavailable

HERE = Path(__file__).resolve().parent
PATIENCE = 60  # seconds an engine has for a turn, before it is given up


@dataclass(frozen=True)
class Engine:  # một cách làm ra văn bản
    """What makes documents: the name the worker knows, and the dialect of its templates."""

    title: str
    name: str
    dialect: str
    command: tuple[str, ...]
    environment: Mapping[str, str] = field(default_factory=dict)


def in_this_python(title: str, name: str) -> Engine:
    return Engine(title, name, "jinja", (sys.executable, str(HERE / "worker.py")))


def of(peer: Peer) -> Engine:
    """The engine of a peer that is installed."""
    if peer.registry == "npm":
        command = (shutil.which("node") or "node", str(HERE / "worker.cjs"))
        modules = {"NODE_PATH": str(NODE / "node_modules")}
        return Engine(peer.title, peer.name, peer.dialect, command, modules)
    return Engine(peer.title, peer.name, peer.dialect, (str(PYTHON), str(HERE / "worker.py")))


class Worker:
    """The running process of an engine; a context manager."""

    def __init__(self, engine: Engine, template: Path, contexts: Path, folder: Path) -> None:
        self.engine, self.folder = engine, folder
        folder.mkdir()
        with (folder.parent / f"{folder.name}.log").open("wb") as log:
            self._process = subprocess.Popen(
                [*engine.command, engine.name, str(template), str(contexts), str(folder)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                cwd=ROOT,
                env={**os.environ, **engine.environment},
            )

    def __enter__(self) -> Worker:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.kill()
        self._process.communicate()

    def make(self, count: int) -> float:
        """Seconds of processor time for so many documents; Unavailable when the engine died."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        try:
            print(count, file=self._process.stdin, flush=True)
            return float(self._process.stdout.readline())
        except (OSError, ValueError) as fault:
            raise Unavailable("it failed on this document") from fault

    def made(self) -> list[Path]:
        return sorted(self.folder.glob("*.docx"))

    def tidy(self) -> None:
        for path in self.made():
            path.unlink()


def visible_text(path: Path) -> list[str]:
    """What each paragraph of the body says, those of cells among them, spaces made alike."""
    body = docx.Document(str(path)).element.body
    said = (
        "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        for paragraph in body.iter(qn("w:p"))
    )
    return [words for text in said if (words := " ".join(text.split()))]


def difference(expected: Sequence[str], made: Sequence[str]) -> str:
    """Where one text first says something else; empty when they are alike."""
    for place, (one, other) in enumerate(zip(expected, made, strict=False), 1):
        if one != other:
            return f"paragraph {place} says “{other[:40]}”, not “{one[:40]}”"
    if len(expected) != len(made):
        return f"it has {len(made)} paragraphs, not {len(expected)}"
    return ""


@dataclass(frozen=True)
class Speed:
    """Documents a second of processor time; or why there is none."""

    per_second: float = 0
    trouble: str = ""


def race(
    engines: Sequence[Engine],
    templates: Mapping[str, Path],
    contexts: Path,
    folder: Path,
    *,
    rounds: int,
    share: float,
) -> dict[str, Speed]:
    """The best of some turns of each engine by title; the first engine says what is right.

    `share` is about how many seconds an engine works at each turn.
    """
    speeds: dict[str, Speed] = {}
    running: list[tuple[Worker, int]] = []
    expected: list[str] = []
    with ExitStack() as stack:
        for number, engine in enumerate(engines):
            worker = Worker(engine, templates[engine.dialect], contexts, folder / str(number))
            stack.enter_context(worker)
            try:
                worker.make(2)
                said = [words for path in worker.made() for words in visible_text(path)]
                if wrong := difference(expected or said, said):
                    raise Unavailable(f"its text differs: {wrong}")
                expected = expected or said
                running.append((worker, max(2, round(3 * share / worker.make(3)))))
            except Unavailable as trouble:
                speeds[engine.title] = Speed(trouble=str(trouble))
            worker.tidy()
        for _ in range(rounds):
            for worker, count in running:
                speed = count / worker.make(count)
                title = worker.engine.title
                speeds[title] = Speed(max(speed, speeds.get(title, Speed()).per_second))
                worker.tidy()
    return speeds
