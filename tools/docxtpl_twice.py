"""Every DocxTemplate.render of this process made twice, by docxtpl and by our engine.

What came of each goes as a line of JSON into the file that REPORT names, in the environment.
"""

from __future__ import annotations

import functools
import io
import json
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from docx import Document
from docxtpl import DocxTemplate
from jinja2 import Environment

from paperwork.errors import TemplateError
from paperwork.render import compile_template
from paperwork.render.stock import StockDocument
from tools.canonical import difference

REPORT = "PAPERWORK_RENDERED_TWICE"
SYNTAX = (
    "block_start_string", "block_end_string", "variable_start_string", "variable_end_string",
    "comment_start_string", "comment_end_string", "line_statement_prefix", "trim_blocks",
    "lstrip_blocks",
)  # fmt: skip
EQUAL, DIFFERENT, REFUSED, FAILED = "equal", "different", "refused", "docxtpl failed"


def install() -> None:
    """Put both in the place of DocxTemplate.render."""
    render = DocxTemplate.render

    @functools.wraps(render)
    def twice(
        template: Any,
        context: dict[str, Any],
        jinja_env: Environment | None = None,
        autoescape: bool = False,
    ) -> None:
        if isinstance(template, StockDocument):  # it is ours that asks docxtpl
            render(template, context, jinja_env, autoescape)
            return
        ours = _ours(template, context, jinja_env)  # first: it wants a template not yet rendered
        try:
            render(template, context, jinja_env, autoescape=True)  # as ours always does
        except Exception as fault:
            _report(
                FAILED, f"{type(fault).__name__}; ours: {ours if isinstance(ours, str) else 'made'}"
            )
            raise
        if isinstance(ours, str):
            _report(REFUSED, ours)
        else:
            different = difference(ours, _saved(template.docx))
            _report(DIFFERENT if different else EQUAL, different)

    DocxTemplate.render = twice


def _ours(
    template: Any, context: Mapping[str, Any], environment: Environment | None
) -> bytes | str:
    """What our engine makes of it, or why it does not."""
    if own := _own_ways(environment):
        return f"an environment with {own} of its own"
    filters = environment.filters if environment else {}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.docx"
        path.write_bytes(_content(template))
        try:
            compiled = compile_template(path, filters=filters, missing="blank")
            return compiled.render(context)
        except TemplateError as refusal:
            return str(refusal).removeprefix(f"{path.name}: ")


def _own_ways(environment: Environment | None) -> str:
    """What an environment has that a caller of ours cannot give; filters he can."""
    if environment is None:
        return ""
    plain = Environment()
    if any(getattr(environment, name) != getattr(plain, name) for name in SYNTAX):
        return "a syntax"
    if environment.globals.keys() != plain.globals.keys():
        return "globals"
    if environment.tests.keys() != plain.tests.keys():
        return "tests"
    return "extensions" if environment.extensions else ""


def _content(template: Any) -> bytes:
    """The template, as its file or, where links and parts were attached, as it is by now."""
    file = template.template_file
    if hasattr(file, "read"):
        file.seek(0)
        content = file.read()
        file.seek(0)
    else:
        content = Path(file).read_bytes()
    template.init_docx()
    if template.docx.part.rels.keys() == Document(io.BytesIO(content)).part.rels.keys():
        return bytes(content)
    return _saved(template.docx)


def _saved(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _report(verdict: str, detail: str) -> None:
    line = json.dumps([Path(sys.argv[0]).name, verdict, detail], ensure_ascii=False)
    with Path(os.environ[REPORT]).open("a", encoding="utf-8") as report:
        print(line, file=report)
