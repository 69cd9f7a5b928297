"""What a batch left behind, with one file of it damaged: whatever looks at it again is tried."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from paperwork import bookkeeping
from paperwork.batch import Round, planned, run
from paperwork.errors import PaperworkError
from paperwork.job import REGISTER, Job
from paperwork.pipeline import generate
from paperwork.status import statuses
from tools.fuzz.corpus import Specimen
from tools.fuzz.damage import broken, damaged
from tools.january import BOOKS, january

TODAY = dt.date(2027, 1, 26)
LATER = dt.datetime(2027, 1, 27, tzinfo=dt.UTC)
UNKNOWN = "lỗi chưa biết"  # of an outcome: what was raised is nothing that the program knows


class Unkept(Exception):  # noqa: N818 - what is not kept is a promise
    """Somebody's file is gone, or a dossier failed without a sentence of its own."""


@cache
def left_behind() -> Mapping[str, bytes]:
    """Every file of a folder with one dossier after its batch, by its place."""
    with TemporaryDirectory() as place:
        folder = Path(place)
        january(folder, 1)
        _batch(folder)
        files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
        return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@cache
def specimens() -> tuple[Specimen, ...]:
    """Documents, list, summary, journal and register, each by its name."""
    return tuple(
        Specimen(Path(place).name, _parts(content))
        for place, content in left_behind().items()
        if content and Path(place).name not in BOOKS
    )


def _parts(content: bytes) -> Mapping[str, bytes]:
    if not content.startswith(b"PK"):
        return {"": content}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def spoilt(specimen: Specimen, chance: Random) -> bytes:
    """The file with faults in what it holds, or as a failing disk leaves it."""
    if chance.randrange(2):
        return damaged(specimen, chance)
    (content,) = (c for place, c in left_behind().items() if Path(place).name == specimen.name)
    return broken(content, chance)


def look_again(path: Path) -> None:
    """Everything that looks at such a folder, with that file in the place of its namesake.

    A PaperworkError of the first that refuses is raised when all have had their turn; Unkept where
    a document that was damaged, and so may be somebody's work, is not what it was.
    """
    content, folder = path.read_bytes(), path.parent / "dot"
    for place, sound in left_behind().items():
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        (folder / place).write_bytes(content if Path(place).name == path.name else sound)
    (file,) = folder.rglob(path.name)
    refusals = [refusal for look in LOOKS if (refusal := _refusal(look, folder))]
    if file.suffix == ".docx" and file.read_bytes() != content:
        raise Unkept(f"{file.name} was written over")
    if refusals:
        raise refusals[0]


def _refusal(look: Callable[[Path], object], folder: Path) -> PaperworkError | None:
    try:
        look(folder)
    except PaperworkError as refusal:
        return refusal
    return None


def _generate(folder: Path) -> None:
    for book in folder.rglob(BOOKS[0]):
        generate(Job(book, today=TODAY), lambda _: None)


def _batch(folder: Path) -> None:
    report = run(Round(folder, Job(folder, today=TODAY)), lambda *_: None)
    for outcome in report.outcomes:
        if UNKNOWN in outcome.trouble:
            raise Unkept(f"{outcome.book}: {outcome.trouble}")


def _verify(folder: Path) -> None:
    bookkeeping.verify(_register(folder), (folder,), TODAY)


def _issue(folder: Path) -> None:
    everything = bookkeeping.Choice((), dossier=bookkeeping.find(_register(folder), ALL)[0].dossier)
    bookkeeping.issue(_register(folder), everything, TODAY, TODAY, "")


def _keep(folder: Path) -> None:
    bookkeeping.backup(_register(folder), folder / "sao-luu.sqlite", LATER)


def _register(folder: Path) -> Path:
    return next(folder.rglob(REGISTER))


ALL = bookkeeping.Wish()
LOOKS: tuple[Callable[[Path], object], ...] = (
    _generate,
    _batch,
    lambda folder: list(statuses(folder, TODAY)),
    _verify,
    _keep,
    lambda folder: planned(folder, _register(folder)),
    _issue,
    _generate,
)
