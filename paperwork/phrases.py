"""Short templates in declarations: a subject, an addressee, a line of default wording."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jinja2 import StrictUndefined
from jinja2 import TemplateError as JinjaError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from paperwork.errors import TemplateError

# the text is not markup: whatever prints it escapes it
_LANGUAGE = ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=False)
_LANGUAGE.globals.clear()


def phrase(source: str, fields: Mapping[str, Any], where: str) -> str:
    """The text of a short template; raises TemplateError naming the declaration."""
    try:
        return _LANGUAGE.from_string(source).render(fields).strip()
    except JinjaError as error:
        raise TemplateError(
            f"{where}: câu “{source[:60]}” không dùng được ({error}). "
            "Xem các trường bằng lệnh: paperwork templates fields."
        ) from error
