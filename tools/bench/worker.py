"""python worker.py ENGINE TEMPLATE CONTEXT FOLDER: a warm engine that makes documents on demand.

Each line read is a number of documents to make, each a new file of the folder; the answer is the
seconds of processor time it took. worker.cjs does the same for engines in Node. It runs with
the Python of a peer, so it imports nothing of the bench, and an engine only when it is asked for.
"""

from __future__ import annotations

import itertools
import json
import sys
import time
from collections.abc import Callable
from functools import lru_cache, partial
from io import BytesIO
from pathlib import Path
from typing import Any

Make = Callable[[Path], object]
Engine = Callable[[Path, dict[str, Any]], Make]


def paperwork(template: Path, context: dict[str, Any], method: str) -> Make:
    from paperwork.deflate import METHODS
    from paperwork.render import compile_template

    compiled = compile_template(template, method=METHODS[method])
    return lambda path: path.write_bytes(compiled.render(context))


def docxtpl(template: Path, context: dict[str, Any]) -> Make:
    """As its manual says: a template object for each document."""
    from docxtpl import DocxTemplate

    def make(path: Path) -> None:
        document = DocxTemplate(template)
        document.render(context, autoescape=True)
        document.save(path)

    return make


def docxtpl_at_its_best(template: Path, context: dict[str, Any]) -> Make:
    """One object for all documents, and an environment that compiles a source once."""
    from docxtpl import DocxTemplate
    from jinja2 import Environment, Template

    class Remembering(Environment):
        @lru_cache(maxsize=64)  # noqa: B019 - it lives as long as the process
        def from_string(self, source: Any, *args: Any, **kwargs: Any) -> Template:
            return super().from_string(source, *args, **kwargs)

    document, environment = DocxTemplate(template), Remembering(autoescape=True)

    def make(path: Path) -> None:
        document.render(context, environment)
        document.save(path)

    return make


def mailmerge(template: Path, context: dict[str, Any]) -> Make:
    from mailmerge import MailMerge

    fields = {name: value for name, value in context.items() if isinstance(value, str)}
    rows = next(value for value in context.values() if isinstance(value, list))

    def make(path: Path) -> None:
        with MailMerge(template) as document:
            document.merge(**fields)
            document.merge_rows(next(iter(rows[0])), rows)
            document.write(path)

    return make


def floor(template: Path, context: dict[str, Any], method: str) -> Make:
    """Nothing but deflating, zipping and writing what our engine has rendered already.

    The parts that are alike in any two documents are deflated once, as our engine does.
    """
    from paperwork.deflate import METHODS
    from paperwork.package import packed, unpacked, zipped
    from paperwork.render import compile_template

    way = METHODS[method]
    compiled = compile_template(template, method=way)
    less = {name: value[:1] if isinstance(value, list) else "" for name, value in context.items()}
    parts, others = (unpacked(BytesIO(compiled.render(values))) for values in (context, less))
    fixed = [packed(*part, way) for part in parts.items() if part[1] == others[part[0]]]
    varying = [part for part in parts.items() if part[1] != others[part[0]]]

    def make(path: Path) -> None:
        path.write_bytes(zipped([*fixed, *(packed(*part, way) for part in varying)]))

    return make


ENGINES: dict[str, Engine] = {
    "paperwork-zlib": partial(paperwork, method="zlib"),
    "paperwork-isal": partial(paperwork, method="isal"),
    "docxtpl": docxtpl,
    "docxtpl-best": docxtpl_at_its_best,
    "rust_docxtpl": docxtpl,  # it takes the name and the place of docxtpl
    "docx-mailmerge2": mailmerge,
    "floor-zlib": partial(floor, method="zlib"),
    "floor-isal": partial(floor, method="isal"),
}


def main(engine: str, template: str, context: str, folder: str) -> None:
    make = ENGINES[engine](Path(template), json.loads(Path(context).read_text(encoding="utf-8")))
    names = (Path(folder) / f"{number}.docx" for number in itertools.count(1))
    for line in sys.stdin:
        paths = list(itertools.islice(names, int(line)))
        start = time.process_time()
        for path in paths:
            make(path)
        print(time.process_time() - start, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
