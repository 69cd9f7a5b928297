"""One award decision from every engine: made, and written to the disk."""

from __future__ import annotations

import json
import tempfile
from importlib.metadata import version
from pathlib import Path

from paperwork.deflate import METHODS
from tools.bench import engines
from tools.bench.decision import DECISIONS, DIALECTS, bare, contexts, template
from tools.bench.engines import Engine, Speed, in_this_python, race
from tools.bench.peers import Unavailable, peers
from tools.bench.table import Table, figure, times

MEMORY = Path("/dev/shm")  # files on it cost the same whatever else the disk has to do
BARE = " in a bare file"
CASES = {"N = 5": (5, ""), "N = 50": (50, ""), "N = 500": (500, ""), f"N = 5{BARE}": (5, BARE)}
ROUNDS = 8
SHARE = 0.2  # seconds of each engine at each turn
DOCXTPL = f"docxtpl {version('docxtpl')}"
OURS = tuple(in_this_python(f"paperwork, {name}", f"paperwork-{name}") for name in METHODS)
STOCK = in_this_python(f"{DOCXTPL}, as its manual says", "docxtpl")
BEST = in_this_python(f"{DOCXTPL}, one object, sources kept", "docxtpl-best")
FLOOR = tuple(in_this_python(f"the floor, {name}", f"floor-{name}") for name in METHODS)
NOTE = (
    "Documents per second of processor time, so that other work on the machine counts little, "
    "and, in brackets, how many times docxtpl as its manual says. One "
    "decision of 40 paragraphs with 25 fields and a table of seven columns and N rows, on the 38 "
    "KB that python-docx begins a document with; the bare file has none of its unused styles. "
    "The floor only deflates, zips and writes what is rendered already. Each engine is a warm "
    f"process, each document a new file, the next of {DECISIONS} that name other people, in "
    f"memory where the system has a place for such; they take turns, and the best of {ROUNDS} "
    "counts. What each made first was read back: all say the same, paragraph by paragraph."
)


def measured(folder: Path) -> Table:
    """The table of engines; one that cannot be had, or says something else, is told with why."""
    if not MEMORY.is_dir():
        return _measured(folder)
    with tempfile.TemporaryDirectory(dir=MEMORY) as place:
        return _measured(Path(place))


def _measured(folder: Path) -> Table:
    absent, field = _field()
    speeds = []
    for number, (rows, kind) in enumerate(CASES.values()):
        place = folder / str(number)
        place.mkdir()
        templates = {name: place / f"{name}.docx" for name in DIALECTS}
        for name, path in templates.items():
            document = template(DIALECTS[name])
            (bare(document) if kind else document).save(str(path))
        data = place / "contexts.json"
        data.write_text(json.dumps(contexts(rows)), encoding="utf-8")
        speeds.append(race(field, templates, data, place, rounds=ROUNDS, share=SHARE))
    lines = [_line(engine.title, speeds) for engine in field]
    lines += [(name, *[why] * len(CASES)) for name, why in absent.items()]
    return Table(("The same decision", *CASES), tuple(lines), (NOTE,))


def _field() -> tuple[dict[str, str], list[Engine]]:
    """The peers that cannot be had with the reason, and the engines that run, ours first."""
    absent: dict[str, str] = {}
    field = [*OURS, STOCK, BEST]
    for peer in peers():
        try:
            peer.installed()
            field.append(engines.of(peer))
        except Unavailable as trouble:
            absent[peer.title] = str(trouble)
    return absent, [*field, *FLOOR]


def _line(title: str, speeds: list[dict[str, Speed]]) -> tuple[str, ...]:
    cells = (_cell(by_title[title], by_title[STOCK.title]) for by_title in speeds)
    return (title, *cells)


def _cell(speed: Speed, stock: Speed) -> str:
    if speed.trouble or not stock.per_second:
        return speed.trouble or figure(speed.per_second)
    return f"{figure(speed.per_second)} ({times(speed.per_second / stock.per_second)})"
