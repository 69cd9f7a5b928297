"""A document as the file a clerk gets: its name, its bytes, what it says without its number."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from paperwork.errors import TemplateError
from paperwork.model import Document, DocumentSet, Frame
from paperwork.render import (
    CompiledTemplate,
    CompiledWorkbook,
    Properties,
    compile_form,
    compile_workbook,
    content_digest,
    text_of,
)
from paperwork.render.text import DAMAGE
from paperwork.standards import style_sizes
from paperwork.vocabulary import context
from paperwork.wording import distinct_slug, lower_first, slug

AGAIN = "Văn bản này chưa được ghi. Mở mẫu bằng Word hoặc Excel, lưu lại rồi chạy lại."


def file_name(document: Document, draft: bool) -> str:
    """04-quyet-dinh.docx: in reading order, and such as Windows, Linux and a zip accept.

    Of a person it bears the code: names stay inside the document.
    """
    type, share = document.type, ""
    if document.share:
        share = f"-{distinct_slug(document.share)}"
    elif document.award:
        share = f"-{slug(document.award.name)}"
    state = "-du-thao" if draft else ""
    return f"{type.order:02d}-{type.key}{share}{state}{type.template.suffix}"


@dataclass(frozen=True)
class Rendered:  # tệp đã lập, đã đọc lại
    """The file of a document, and what it says by paragraph or cell, read back from the file."""

    content: bytes
    text: tuple[str, ...]

    def digest(self, document: Document) -> str:
        """SHA-256 of what it says, whatever number it got itself."""
        return content_digest(self.text, str(document.number or ""))


def rendered(whole: DocumentSet, document: Document) -> Rendered:
    """The file of a document; pure but for the template, which is compiled once.

    It is read back: a TemplateError tells of any word of the template, or value of the data in its
    place there, that the file does not show.
    """
    template, fields = _template(whole, document), context(whole, document)
    content = template.render(fields, _properties(whole, document))
    try:
        return Rendered(content, template.read_back(content, fields))
    except DAMAGE as damage:
        name = document.type.template.name
        raise TemplateError(f"{name}: tệp ghép ra không đọc lại được. {AGAIN}") from damage


def render(whole: DocumentSet, document: Document) -> bytes:
    """The file of a document, as `rendered` makes it, but not read back."""
    fields, properties = context(whole, document), _properties(whole, document)
    return _template(whole, document).render(fields, properties)


def _template(whole: DocumentSet, document: Document) -> CompiledTemplate | CompiledWorkbook:
    type = document.type
    changed_at = type.template.stat().st_mtime_ns
    if type.template.suffix == ".xlsx":
        return _compiled_book(type.template, changed_at, type.rows, type.row)
    profile = whole.dossier.options.size_profile
    return _compiled(type.template, changed_at, profile, tuple(type.frames.items()))


def read_from(file: bytes, document: Document) -> Rendered:
    """A file that lies in the place of a document; raises Unreadable."""
    return Rendered(file, text_of(file, document.type.template.suffix))


def content_of(document: Document, file: bytes) -> str:
    """SHA-256 of what a file of the document says, as `Rendered.digest` gives it."""
    return read_from(file, document).digest(document)


@cache
def _compiled(
    template: Path,
    changed_at: int,  # noqa: ARG001
    profile: str,
    frames: tuple[tuple[str, Frame], ...],
) -> CompiledTemplate:
    """Once for each state of the file: a clerk may edit it while the program runs."""
    return compile_form(template, sizes=style_sizes(profile), frames=dict(frames))


@cache
def _compiled_book(
    template: Path,
    changed_at: int,  # noqa: ARG001
    rows: str,
    row: str,
) -> CompiledWorkbook:
    return compile_workbook(template, rows=rows, as_name=row)


def _properties(whole: DocumentSet, document: Document) -> Properties:
    """The office as author, no person and no machine; the day of the document as its time."""
    day = document.issued_on or dt.date(whole.dossier.campaign.year, 1, 1)
    return Properties(
        title=f"{document.type.name} {lower_first(document.subject_line)}".strip(),
        author=whole.dossier_of(document).unit.name,
        keywords=document.key,
        created=dt.datetime.combine(day, dt.time(), dt.UTC),
    )
