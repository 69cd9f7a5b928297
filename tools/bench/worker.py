"""python worker.py ENGINE TEMPLATE CONTEXTS FOLDER: a warm engine that makes documents on demand.

Each line read is a number of documents to make, each a new file of the folder, of the next of the
contexts; the answer is the seconds of processor time it took. worker.cjs does the same for engines
in Node. It runs with the Python of a peer, so it imports nothing of the bench, and an engine only
when it is asked for.
"""

from __future__ import annotations

import itertools
import json
import sys
import time
import zipfile
from collections.abc import Callable
from functools import lru_cache, partial
from io import BytesIO
from pathlib import Path
from typing import Any

Contexts = list[dict[str, Any]]
Make = Callable[[Path, int], object]  # the file to write, and which of the contexts is for it
Engine = Callable[[Path, Contexts], Make]


def paperwork(template: Path, contexts: Contexts, method: str) -> Make:
    from paperwork.deflate import METHODS
    from paperwork.render import compile_template

    compiled = compile_template(template, method=METHODS[method])
    return lambda path, number: path.write_bytes(compiled.render(contexts[number]))


def docxtpl(template: Path, contexts: Contexts) -> Make:
    """As its manual says: a template object for each document."""
    from docxtpl import DocxTemplate

    def make(path: Path, number: int) -> None:
        document = DocxTemplate(template)
        document.render(contexts[number], autoescape=True)
        document.save(path)

    return make


def docxtpl_at_its_best(template: Path, contexts: Contexts) -> Make:
    """One object for all documents, and an environment that compiles a source once."""
    from docxtpl import DocxTemplate
    from jinja2 import Environment, Template

    class Remembering(Environment):
        @lru_cache(maxsize=64)  # noqa: B019 - it lives as long as the process
        def from_string(self, source: Any, *args: Any, **kwargs: Any) -> Template:
            return super().from_string(source, *args, **kwargs)

    document, environment = DocxTemplate(template), Remembering(autoescape=True)

    def make(path: Path, number: int) -> None:
        document.render(contexts[number], environment)
        document.save(path)

    return make


def mailmerge(template: Path, contexts: Contexts) -> Make:
    from mailmerge import MailMerge

    def make(path: Path, number: int) -> None:
        context = contexts[number]
        rows = next(value for value in context.values() if isinstance(value, list))
        fields = {name: value for name, value in context.items() if isinstance(value, str)}
        with MailMerge(template) as document:
            document.merge(**fields)
            document.merge_rows(next(iter(rows[0])), rows)
            document.write(path)

    return make


def floor(template: Path, contexts: Contexts, method: str) -> Make:
    """Nothing but deflating, zipping and writing what our engine has rendered already.

    The parts that are alike in any two documents are deflated once, as our engine does.
    """
    from paperwork.deflate import METHODS
    from paperwork.package import packed, zipped
    from paperwork.render import compile_template

    way = METHODS[method]
    compiled = compile_template(template, method=way)
    empty = {name: [] if isinstance(value, list) else "" for name, value in contexts[0].items()}
    alike = _parts(compiled.render(empty)).items()
    rendered = [_parts(compiled.render(context)) for context in contexts]
    fixed = [packed(*part, way) for part in alike if part in rendered[0].items()]
    varying = [[part for part in parts.items() if part not in alike] for parts in rendered]

    def make(path: Path, number: int) -> None:
        parts = [packed(*part, way) for part in varying[number]]
        path.write_bytes(zipped([*fixed, *parts]))

    return make


def _parts(content: bytes) -> dict[str, bytes]:
    """The parts of a document, unpacked by zlib: after isal has done it, zlib packs slowly."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


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


def main(engine: str, template: str, contexts: str, folder: str) -> None:
    asked = json.loads(Path(contexts).read_text(encoding="utf-8"))
    make = ENGINES[engine](Path(template), asked)
    names = (Path(folder) / f"{number}.docx" for number in itertools.count(1))
    documents = zip(names, itertools.cycle(range(len(asked))), strict=False)
    for line in sys.stdin:
        wanted = list(itertools.islice(documents, int(line)))
        start = time.process_time()
        for path, number in wanted:
            make(path, number)
        print(time.process_time() - start, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
