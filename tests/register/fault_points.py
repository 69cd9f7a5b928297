"""A command's steps on the disk, and the command run again with a kill or a fault at one of them.

strace counts the calls of each name separately in every process and thread, whatever file they
concern; a Call remembers that count. A fault struck at another call than the one meant would prove
nothing, so each run is checked for where it was struck.
"""

from __future__ import annotations

import errno as errors
import functools
import os
import re
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

CARRYING = ("write", "pwrite64", "writev", "pwritev", "pwritev2")
BY_NUMBER = ("sendfile", "copy_file_range", "ftruncate", "fallocate", "fsync", "fdatasync")
OPENING = ("open", "openat")
BY_NAME = (
    *OPENING,
    *("creat", "truncate", "rename", "renameat", "renameat2", "link", "linkat"),
    *("symlink", "symlinkat", "unlink", "unlinkat", "mkdir", "mkdirat", "rmdir"),
)
TRACED = (*CARRYING, *BY_NUMBER, *BY_NAME)
CHANGING = re.compile(r"O_CREAT|O_TRUNC")

# Two runs of the same command make the same calls in the same order.
STEADY = {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"}
PATIENCE = 120  # seconds, for a command that a fault has left waiting for ever

CALL = re.compile(r"(?P<name>\w+)\(")
OPENED = re.compile(r"(?:\d+|AT_FDCWD)<(?P<folder>(?:[^>\\]|\\.)*)>")
PLACED = re.compile(OPENED.pattern + r'|"(?P<path>(?:[^"\\]|\\.)*)"')
ESCAPED = re.compile(rb"\\([0-7]{1,3}|.)", re.DOTALL)
LETTERS = {b"n": b"\n", b"t": b"\t", b"r": b"\r", b"v": b"\v", b"f": b"\f"}


@dataclass(frozen=True)
class Call:
    """One step of a command on the disk: the count-th call of this name in its process."""

    name: str
    count: int
    paths: tuple[Path, ...]

    def __str__(self) -> str:
        files = ", ".join(path.name for path in self.paths)
        return f"{self.name} {self.count} ({files})"


class StruckElsewhereError(AssertionError):
    """The fault did not strike the call it was meant for."""


@functools.cache
def strace_works() -> bool:
    """Whether strace is here and may trace a process: some containers forbid it."""
    try:
        return subprocess.run(["strace", "true"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def calls(command: list[str], cwd: Path) -> list[Call]:
    """The steps on files below the folder in which the command runs, in order, first to last."""
    with tempfile.TemporaryDirectory() as logs:
        done = _traced(command, cwd, Path(logs))
        if done.returncode:
            raise RuntimeError(f"{command} failed without any fault:\n{done.stderr}")
        threads = [_steps(log, cwd) for log in _logs(logs)]
    touching = [steps for steps in threads if steps]
    if len(touching) > 1:
        raise ValueError("Several processes or threads write here: their order is not certain.")
    return touching[0] if touching else []


def killed_at(command: list[str], cwd: Path, call: Call) -> int:
    """The exit status, -SIGKILL, of the command killed on its way into that call.

    The call itself is not carried out: its effects are those of a kill at the call after it.
    """
    with tempfile.TemporaryDirectory() as logs:
        inject = f"{call.name}:signal=KILL:when={call.count}"
        done = _traced(command, cwd, Path(logs), inject)
        struck = [line for line in _lines(logs) if line.endswith("= ?")]  # it never returned
    if done.returncode != -signal.SIGKILL:
        raise StruckElsewhereError(f"{call} was not reached:\n{done.stderr}")
    _check(call, struck, cwd)
    return done.returncode


def failing_at(
    command: list[str], cwd: Path, call: Call, errno: int, persistent: bool
) -> subprocess.CompletedProcess[str]:
    """What the command says and returns when that call fails, once or with all later ones.

    A persistent fault reaches every later call of the name: for “write” stdout and stderr too, for
    “openat” reading as well.
    """
    with tempfile.TemporaryDirectory() as logs:
        when = f"{call.count}+" if persistent else str(call.count)
        inject = f"{call.name}:error={errors.errorcode[errno]}:when={when}"
        done = _traced(command, cwd, Path(logs), inject)
        struck = [line for line in _lines(logs) if line.endswith("(INJECTED)")]
    if not struck:
        raise StruckElsewhereError(f"{call} was not reached:\n{done.stderr}")
    _check(call, struck[:1] if persistent else struck, cwd)
    return done


def _traced(
    command: list[str], cwd: Path, logs: Path, inject: str = ""
) -> subprocess.CompletedProcess[str]:
    """The command run to its end, a log of its calls in logs for each process and thread of it."""
    traced = ",".join(f"?{name}" for name in TRACED)  # ?: not every processor has every call
    strace = ["strace", "-ff", "-q", "-y", "-o", str(logs / "log"), "-e", f"trace={traced}"]
    if inject:
        strace += ["-e", f"inject={inject}"]
    running = subprocess.Popen(
        [*strace, "--", *command],
        cwd=cwd,
        env={**os.environ, **STEADY},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    )
    try:
        out, err = running.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)  # strace and what it traces
        running.communicate()
        raise
    return subprocess.CompletedProcess(command, running.returncode, out, err)


def _logs(logs: str) -> list[Path]:
    return sorted(Path(logs).iterdir())


def _lines(logs: str) -> list[str]:
    return [line for log in _logs(logs) for line in log.read_text("ascii", "replace").splitlines()]


def _steps(log: Path, cwd: Path) -> list[Call]:
    """The calls of one log that change something below the folder."""
    counts: Counter[str] = Counter()
    steps = []
    for line in log.read_text("ascii", "replace").splitlines():
        if name := CALL.match(line):
            counts[name["name"]] += 1
            call = Call(name["name"], counts[name["name"]], _paths(line, cwd))
            if _touches(call, cwd) and _changes(line):
                steps.append(call)
    return steps


def _touches(call: Call, cwd: Path) -> bool:
    folder = cwd.resolve()
    return any(path == folder or folder in path.parents for path in call.paths)


def _changes(line: str) -> bool:
    """Everything that is traced changes the disk, but for opening a file to read it."""
    return line.partition("(")[0] not in OPENING or bool(CHANGING.search(line))


def _paths(line: str, cwd: Path) -> tuple[Path, ...]:
    """The files that a call names, absolute."""
    name, _, rest = line.partition("(")
    if name in CARRYING:  # the bytes that follow the file may look like anything
        found = OPENED.match(rest)
        return (_path(found["folder"]),) if found else ()
    if name not in BY_NAME:
        return tuple(_path(found["folder"]) for found in OPENED.finditer(rest))
    paths, folder = [], cwd
    for found in PLACED.finditer(rest):
        if found["folder"] is not None:
            folder = _path(found["folder"])
        else:
            paths.append(_real(folder / _path(found["path"])))
    return tuple(paths)


def _real(path: Path) -> Path:
    """The path without links and dots on the way; a link at its end is itself what is meant."""
    return path.parent.resolve() / path.name


def _path(text: str) -> Path:
    """A path as strace writes it: bytes that are not ASCII, and quotes, escaped as in C."""
    return Path(os.fsdecode(ESCAPED.sub(_unescaped, text.encode())))


def _unescaped(found: re.Match[bytes]) -> bytes:
    sign = found[1]
    return bytes([int(sign, 8)]) if sign.isdigit() else LETTERS.get(sign, sign)


def _check(call: Call, struck: list[str], cwd: Path) -> None:
    """Raise unless one call was struck, the one meant; the random part of a name may differ."""
    found = [Call(line.partition("(")[0], call.count, _paths(line, cwd)) for line in struck]
    if not all(_touches(step, cwd) for step in found) or [*map(_kind, found)] != [_kind(call)]:
        raise StruckElsewhereError(f"meant {call}, struck {struck}")


def _kind(call: Call) -> tuple[str, ...]:
    return call.name, *(path.suffix for path in call.paths)


if __name__ == "__main__":
    for step in calls(sys.argv[1:], Path.cwd()):
        print(step)
