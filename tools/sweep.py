"""python -m tools.sweep: kills and faults at every step of a run, and storms of kills, counted.

    --calls N     so many calls of the system to be killed at (all)
    --faults N    so many calls for each fault (all)
    --kills N     how many processes a storm kills (1000); none for no storm
    --server N    the same on PostgreSQL, where its programs are installed (1000)
    --jobs N      processes at once for the calls (2)

Prints a line for each promise and ends with 1 when one was broken. It takes long; `make test` has
a spread of the same points.
"""

from __future__ import annotations

import argparse
import errno
import os
import random
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / part) for part in ("tests", "tests/register", "tests/scenarios")]

import fault_points  # noqa: E402
from fault_points import Call  # noqa: E402
from office_folder import type_in  # noqa: E402
from scenario_office import (  # noqa: E402
    ONE,
    PROGRAM,
    TWO,
    Office,
    Said,
    an_office,
    copy_of,
    killed,
    spread,
    started,
    steps,
)

from tools import postgres  # noqa: E402

WHOLE = ("generate", "ho-so.xlsx")
FAULTS = ("ENOSPC", "EIO", "EACCES")
CLERKS = 8
HOUR = 3600
VIETNAMESE = re.compile(r"[àáạảãăâđêôơưếịọộớừ]")


@dataclass(frozen=True)
class Trial:
    """One run that is struck at one call."""

    call: Call
    fault: str = ""  # none: killed
    persistent: bool = False

    @property
    def name(self) -> str:
        if not self.fault:
            return "kill -9"
        return f"{self.fault} {'from then on' if self.persistent else 'once'}"


def struck(trial: Trial, office: Office, wanted: Office) -> str:
    """What was wrong with a run that was struck, or with the one after it; nothing: empty."""
    command = [*PROGRAM, *WHOLE]
    try:
        if not trial.fault:
            fault_points.killed_at(command, office.folder, trial.call)
        else:
            done = fault_points.failing_at(
                command,
                office.folder,
                trial.call,
                getattr(errno, trial.fault),
                trial.persistent,
            )
            if trouble := untold(trial, Said(done.returncode, done.stdout, done.stderr), office):
                return trouble
    except AssertionError as missed:
        return f"struck elsewhere: {missed}"
    return unlike(office, wanted)


def untold(trial: Trial, said: Said, office: Office) -> str:
    """What is wrong with the way in which trouble was told."""
    if "Traceback" in said.err:
        return f"a traceback: {said.err[-300:]}"
    if said.code == 0:
        return "" if len(office.files()) >= 6 else "said to be done, but is not"
    if trial.persistent and trial.call.name == "write":
        return ""  # nothing can be printed either
    if said.code not in (5, 6):
        return f"exit {said.code}: {said.err[-300:]}"
    lines = said.err.strip().splitlines()
    is_told = len(lines) == 1 and VIETNAMESE.search(lines[0])
    return "" if is_told else f"exit {said.code} without its sentence: {said.err[-300:]}"


def unlike(office: Office, wanted: Office) -> str:
    """In what an office differs from the undisturbed one once the command has run again."""
    again = office.run(*WHOLE)
    if again.code:
        return f"the next run ended with {again.code}: {again.err[-300:]}"
    if office.files() != wanted.files():
        return "other bytes"
    if office.everything() != wanted.everything():
        return "other entries"
    if office.journal() != wanted.journal():
        return "another journal"
    if office.leftovers():
        return f"left behind: {office.leftovers()}"
    verdict = office.run("register", "verify", "--files", ".")
    return f"verify: {verdict.out[-300:]}" if verdict.code else ""


def trials(calls: list[Call], kills: int, faults: int) -> Iterator[Trial]:
    """All that is tried: kills and each fault at a spread of so many calls, or at all of them."""
    for call in spread(calls, kills) if kills else calls:
        yield Trial(call)
    for call in spread(calls, faults) if faults else calls:
        for fault in FAULTS:
            yield Trial(call, fault)
            if call.name != "openat":  # without it Python cannot even be loaded
                yield Trial(call, fault, persistent=True)


Row = tuple[str, int, list[str]]  # cái gì, bao nhiêu lần, sai ở đâu


def sweep(bare: Office, place: Path, points: tuple[int, int], jobs: int) -> Iterator[Row]:
    """For each kind of blow how many were struck, and what went wrong."""
    wanted = copy_of(bare, place / "khong-loi")
    assert wanted.run(*WHOLE).code == 0
    trial_run = copy_of(bare, place / "thu")
    calls = fault_points.calls([*PROGRAM, *WHOLE], trial_run.folder)
    tried = list(trials(calls, *points))

    def share(number: int) -> list[tuple[str, str]]:
        found = []
        for trial in tried[number::jobs]:
            office = copy_of(bare, place / f"luot-{number}")
            found.append((trial.name, _blamed(trial, struck(trial, office, wanted))))
            shutil.rmtree(office.folder.parent)
        return found

    workers = [started(partial(share, number), 4 * HOUR) for number in range(jobs)]
    outcomes = [outcome for worker in workers for outcome in worker().answer]
    for name in dict.fromkeys(trial.name for trial in tried):
        told = [trouble for kind, trouble in outcomes if kind == name]
        yield f"generate, {name}", len(told), [trouble for trouble in told if trouble]


def _blamed(trial: Trial, trouble: str) -> str:
    return f"{trial.call}: {trouble}" if trouble else ""


# ---------------------------------------------------------------- storms


def storm(bare: Office, place: Path, kills: int, register: str = "") -> tuple[int, int, list[str]]:
    """How many were killed, how many numbers there are, and what is wrong with them."""
    office = replace(copy_of(bare, place), register=register)
    type_in(office.folder / "ho-so.xlsx", {"Hồ sơ!B3": None})  # the code is the name of the file
    counting = copy_of(bare, place / "dem")
    counting.run(*ONE)
    count = len(steps(partial(counting.run, *TWO), counting.folder))
    assert office.run(*ONE).code == 0  # a storm that never lets a register begin proves little
    share = [kills // CLERKS + (n < kills % CLERKS) for n in range(CLERKS)]
    clerks = [
        started(partial(a_clerk, office, number, quota, range(1, count * 3 // 2)), 4 * HOUR)
        for number, quota in enumerate(share)
    ]
    begun, died, wrong = ["ho-so.xlsx"], 0, []
    for clerk in clerks:
        books, count, trouble = clerk().answer
        begun += books
        died += count
        wrong += trouble
    for book in begun:
        said = office.run("generate", book, *ONE[2:])
        if said.code:
            wrong.append(f"{book} in the end: {said.err[-300:]}")
    return died, len(office.everything()), wrong + unproved(office, begun)


def a_clerk(
    office: Office, number: int, quota: int, points: range
) -> tuple[list[str], int, list[str]]:
    """The dossiers that a clerk began, how often the clerk was killed, and what else went wrong.

    The points reach beyond the last step of a run, so that some runs come to their end.
    """
    draw = random.Random(number)
    begun: list[str] = []
    wrong: list[str] = []
    died, is_done = 0, True
    while died < quota:
        if is_done:
            begun.append(f"HS-{number}-{len(begun)}.xlsx")
            shutil.copyfile(office.folder / "ho-so.xlsx", office.folder / begun[-1])
        command = ("generate", begun[-1], *ONE[2:])
        ending = killed(partial(office.run, *command), office.folder, draw.choice(points))
        is_done = ending.status == 0
        if ending.status == -signal.SIGKILL:
            died += 1
        elif ending.status or ending.answer.code:
            wrong.append(f"{begun[-1]}: {ending}")
            break
    return begun, died, wrong


def unproved(office: Office, begun: list[str]) -> list[str]:
    """What is wrong with a register after a storm, and with the files it speaks of."""
    wrong = []
    found = office.everything()
    for series in {entry.series for entry in found}:
        serials = [entry.serial for entry in found if entry.series == series]
        if serials != list(range(1, len(serials) + 1)):
            wrong.append(f"{series}: {serials}")
    if len(found) != len(begun) or len({entry.key for entry in found}) != len(found):
        wrong.append(f"{len(found)} numbers for {len(begun)} documents")
    if not all(entry.state.value == "written" for entry in found):
        wrong.append("numbers without a file")
    if office.leftovers():
        wrong.append(f"left behind: {office.leftovers()}")
    verdict = office.run("register", "verify", "--files", ".")
    return wrong + ([f"verify: {verdict.out[-500:]}"] if verdict.code else [])


# ---------------------------------------------------------------- the table


def main(arguments: list[str]) -> int:
    """1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m tools.sweep")
    for name, usual in {"calls": 0, "faults": 0, "kills": 1000, "server": 1000, "jobs": 2}.items():
        parser.add_argument(f"--{name}", type=int, default=usual)
    wish = parser.parse_args(arguments)
    if os.name == "nt":
        print("Kills and faults need a system with fork and strace.")
        return 1
    broken = 0
    with tempfile.TemporaryDirectory(prefix="paperwork-sweep-") as folder:
        place = Path(folder)
        bare = an_office(place / "truoc")
        copy_of(bare, place / "nong").run(*WHOLE)  # so that processes copied from this are warm
        if fault_points.strace_works():
            for row in sweep(bare, place / "goi", (wish.calls, wish.faults), wish.jobs):
                broken += shown(*row)
        else:
            print("strace does not work here: the calls of the system are not tried.")
        if wish.kills:
            broken += stormed("SQLite", partial(storm, bare, place / "bao", wish.kills))
        if wish.server and postgres.installed():
            server = postgres.Server()
            try:
                server.start()
                url = server.create_database()
                broken += stormed(
                    "PostgreSQL", partial(storm, bare, place / "bao-xa", wish.server, url)
                )
            finally:
                server.remove()
    return 1 if broken else 0


def stormed(name: str, blow: Callable[[], tuple[int, int, list[str]]]) -> int:
    """How many promises a storm broke; its line is printed."""
    since = time.monotonic()
    died, numbers, wrong = blow()
    what = f"storm, {name}: {CLERKS} processes, {numbers} numbers, {time.monotonic() - since:.0f} s"
    return shown(what, died, wrong)


def shown(what: str, count: int, wrong: list[str]) -> int:
    """How many promises were broken; the line of the table is printed."""
    print(f"{what:<60} {count:>6} struck {len(wrong):>5} broken", flush=True)
    for trouble in wrong[:20]:
        print(f"    {trouble}", flush=True)
    return len(wrong)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
