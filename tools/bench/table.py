"""Tables of figures as Markdown, and the place in README.md that holds those of the last run."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version

from tools.readme import written_between

MARK = "bench"
LIBRARIES = ("docxtpl", "python-docx", "Jinja2", "lxml", "openpyxl", "isal")


@dataclass(frozen=True)
class Table:
    """Rows under a head, and below them what the figures do and do not include."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


def markdown(table: Table) -> str:
    lines = [_row(table.head), "|---|" + "---:|" * (len(table.head) - 1)]
    lines += [_row(row) for row in table.rows]
    return "\n".join([*lines, *(f"\n{note}" for note in table.notes)])


def _row(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"


def written(text: str, tables: Iterable[Table]) -> str:
    """The text of README.md with these tables and the machine they were measured on."""
    return written_between(text, MARK, "\n\n".join([machine(), *map(markdown, tables)]))


def machine() -> str:
    """One line about where it ran: processors, system, Python and libraries, no name of a host."""
    libraries = ", ".join(filter(None, map(_library, LIBRARIES)))
    return (
        f"{os.cpu_count()} processors ({platform.machine()}, {platform.system()}), "
        f"{platform.python_implementation()} {platform.python_version()}, {libraries}."
    )


def _library(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return ""


def figure(value: float) -> str:
    """Three digits that tell something: 3,140 · 314 · 31.4 · 0.31."""
    if value >= 1000:
        return f"{float(f'{value:.3g}'):,.0f}"
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def times(ratio: float) -> str:
    return f"{figure(ratio)} ×"
