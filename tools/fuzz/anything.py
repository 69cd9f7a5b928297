"""python -m tools.fuzz.anything [EXAMPLES]: made-up files and damage, as Hypothesis draws them.

What fails is made as small as can be, and is told with its traceback.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from limits import limited
from raw_books import RawBook
from raw_forms import RawForm

from tools.fuzz import strategies
from tools.fuzz.targets import (
    TARGETS,
    check_document,
    check_form,
    make_form,
    make_template,
    read_book,
    refuses,
)


def a_book(book: RawBook) -> None:
    with TemporaryDirectory() as folder:
        refuses(read_book, book.written(Path(folder) / "ho-so.xlsx"))


def a_template(form: RawForm) -> None:
    with TemporaryDirectory() as folder:
        path = form.written(Path(folder))
        for tries in (make_form, make_template, check_form):
            refuses(tries, path)


def a_document(content: bytes) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "van-ban.docx"
        path.write_bytes(content)
        refuses(check_document, path)


def damage_to(name: str) -> Callable[[Random], None]:
    (target,) = (target for target in TARGETS if target.name == name)

    def a_damaged_file(chance: Random) -> None:
        with TemporaryDirectory() as folder:
            target.try_one(Path(folder), chance)

    return a_damaged_file


KINDS: Mapping[str, tuple[st.SearchStrategy[object], Callable[..., None]]] = {
    "a workbook of any cells": (strategies.workbooks(), a_book),
    "a template of any tags": (strategies.templates(), a_template),
    "a document of any lines": (strategies.documents(), a_document),
    **{f"damage: {t.name}": (strategies.randoms, damage_to(t.name)) for t in TARGETS},
}


def examine(kind: str, examples: int, *, same_every_time: bool) -> None:
    """Raises what the program raises, or AssertionError where it takes too much."""
    strategy, attempt = KINDS[kind]

    @settings(
        max_examples=examples,
        derandomize=same_every_time,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def within_limits(drawn: object) -> None:
        with limited():
            attempt(drawn)

    within_limits()


def main(examples: int = 200) -> None:
    for kind in KINDS:
        examine(kind, examples, same_every_time=False)
        print(f"{kind}: {examples} examples answered or refused", flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
