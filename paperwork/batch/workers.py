"""Dossiers made side by side, which take their numbers one after the other in the order given.

A worker asks for its turn before it takes numbers and gives it up when it has them. Turns are
given in the order of the dossiers, whoever is ready first; a dossier that takes no number passes.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess

from paperwork import litter
from paperwork.batch.making import outcome_of
from paperwork.batch.outcome import Outcome
from paperwork.job import Job, Taking

DIED = (
    "Tiến trình lập hồ sơ này dừng giữa chừng. Chạy lại lệnh này: số đã lấy được giữ nguyên;"
    " nếu vẫn thế thì chạy riêng hồ sơ này."
)
MOST = 61  # Windows chờ được chừng ấy tiến trình một lúc


@dataclass(frozen=True)
class Task:  # một hồ sơ phải làm
    book: str
    job: Job


Granted = Callable[[Task, Taking], None]  # hears what a dossier is about to take


def outcomes(tasks: Sequence[Task], jobs: int, granted: Granted) -> Iterator[tuple[Task, Outcome]]:
    """Each task with its outcome, as they come; numbers are taken in the order of the tasks."""
    if min(jobs, len(tasks)) <= 1:
        return _one_by_one(tasks, granted)
    return _side_by_side(tasks, min(jobs, len(tasks), MOST), granted)


def _one_by_one(tasks: Sequence[Task], granted: Granted) -> Iterator[tuple[Task, Outcome]]:
    for task in tasks:

        @contextmanager
        def turn(taking: Taking, task: Task = task) -> Iterator[None]:
            granted(task, taking)
            yield

        yield task, outcome_of(task.job, task.book, turn)


@dataclass
class _Worker:
    process: SpawnProcess
    line: Connection
    at: int = -1  # thứ tự của hồ sơ đang làm


def _side_by_side(
    tasks: Sequence[Task], jobs: int, granted: Granted
) -> Iterator[tuple[Task, Outcome]]:
    workers = [_started() for _ in range(jobs)]
    try:
        yield from _Round(tasks, workers, granted).outcomes()
        for worker in workers:
            worker.line.send(None)
            worker.process.join(timeout=10)
    finally:
        for worker in workers:
            worker.process.terminate()
            worker.line.close()


def _started() -> _Worker:
    context = multiprocessing.get_context("spawn")  # the same on Windows and elsewhere
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs,), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


class _Round:
    """The batch as its parent process sees it: who does what, and whose turn it is."""

    def __init__(self, tasks: Sequence[Task], workers: list[_Worker], granted: Granted):
        self.tasks, self.workers, self.granted = tasks, workers, granted
        self.next_task = 0
        self.turn = 0  # hồ sơ đến lượt lấy số
        self.has_passed: set[int] = set()
        self.asking: dict[int, tuple[_Worker, Taking]] = {}

    def outcomes(self) -> Iterator[tuple[Task, Outcome]]:
        for worker in self.workers:
            self._give_task(worker)
        while busy := {worker.line: worker for worker in self.workers if worker.at >= 0}:
            for line in wait(list(busy)):
                worker = busy[line]  # type: ignore[index]
                at = worker.at
                if (outcome := self._heard(worker)) is not None:
                    yield self.tasks[at], outcome

    def _heard(self, worker: _Worker) -> Outcome | None:
        """The outcome, when that is what the worker tells."""
        at = worker.at
        try:
            said = worker.line.recv()
        except (EOFError, OSError):
            self._replace(worker)
            said = Outcome(self.tasks[at].book, "failed", trouble=DIED)
        if isinstance(said, Taking):
            self.asking[at] = worker, said
            self._grant()
            return None
        self._pass(at)
        if isinstance(said, Outcome):
            self._give_task(worker)
            return said
        return None

    def _give_task(self, worker: _Worker) -> None:
        worker.at = -1
        if self.next_task < len(self.tasks):
            worker.at = self.next_task
            self.next_task += 1
            try:
                worker.line.send(self.tasks[worker.at])
            except OSError:  # it died meanwhile: what is read from it next says so
                return

    def _pass(self, at: int) -> None:
        """This dossier needs no turn any more."""
        self.asking.pop(at, None)
        if at >= self.turn:
            self.has_passed.add(at)
        while self.turn in self.has_passed:
            self.has_passed.discard(self.turn)
            self.turn += 1
        self._grant()

    def _grant(self) -> None:
        """Lets the dossier whose turn it is take its numbers, if it has asked."""
        if self.turn in self.asking:
            worker, taking = self.asking.pop(self.turn)
            self.granted(self.tasks[self.turn], taking)
            try:
                worker.line.send(True)
            except OSError:
                return

    def _replace(self, worker: _Worker) -> None:
        """A fresh process in the place of one that died."""
        worker.line.close()
        worker.process.join(timeout=10)
        fresh = _started()
        worker.process, worker.line = fresh.process, fresh.line


def _work(line: Connection) -> None:
    """The life of a worker: dossiers one after the other until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, who ends the workers
    litter.look_seldom()
    litter.keep_what_is_there()

    def turn(taking: Taking) -> AbstractContextManager[None]:
        return _turn_of(line, taking)

    try:
        while (task := line.recv()) is not None:
            line.send(outcome_of(task.job, task.book, turn))
    except (EOFError, OSError):  # the parent is gone
        return


@contextmanager
def _turn_of(line: Connection, taking: Taking) -> Iterator[None]:
    line.send(taking)
    line.recv()
    yield
    line.send(False)  # whoever comes next may go on
