"""docxtpl itself, for what only it can do: sub-documents, images, text printed out of its place.

One fresh object for each document, never one that has rendered before: its state and the parts
attached to it would go into the next. What it makes is checked strictly and packed like ours.
"""

from __future__ import annotations

import copy
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from docxtpl import DocxTemplate, InlineImage
from jinja2 import Environment

from paperwork.errors import TemplateError
from paperwork.language.docxtpl import SPLITTING, DocxtplLanguage, shown
from paperwork.language.faults import template_error
from paperwork.package import NotWellFormed, parsed, unpacked
from paperwork.wordml import checked

LINK = re.compile(rb'<w:hyperlink\b[^>]*? r:id="([^"]*)"')
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


@dataclass(frozen=True)
class Stock:
    """A template for docxtpl to render."""

    name: str
    content: bytes = field(repr=False)
    filters: Mapping[str, Callable[..., Any]]
    blank: bool

    def render(self, context: Mapping[str, object], asking: object = None) -> dict[str, bytes]:
        """The parts of the document; `asking` is the value that made docxtpl necessary."""
        document = StockDocument(io.BytesIO(self._content_for(asking)))
        language = DocxtplLanguage(self.filters, blank=self.blank, finalize=document.printable)
        buffer = io.BytesIO()
        try:
            document.render(dict(context), language, autoescape=True)
            document.save(buffer)
            parts = unpacked(buffer)
            for name, part in parts.items():
                if name.startswith("word/") and name.endswith(".xml"):
                    parsed(part)
        except NotWellFormed as fault:
            raise TemplateError(
                f"{self.name}: mẫu ghép ra văn bản hỏng. "
                "Xem lại chỗ đặt các thẻ {%p …%}, {%tr …%}, {% if %} trong mẫu."
            ) from fault
        except Exception as fault:  # any expression may fail in any way: say in which template
            raise template_error(self.name, fault, known=context) from fault
        self._refuse_strange_links(parts)
        return parts

    def _refuse_strange_links(self, parts: Mapping[str, bytes]) -> None:
        """Rich text names a link by its number, which is right in one document only."""
        for name, part in parts.items():
            named = set(LINK.findall(part)) if name.startswith("word/") else set()
            if named and not named <= _links_of(parts, name):
                raise TemplateError(
                    f"{self.name}: chữ định dạng có liên kết gắn với một tài liệu khác. Gõ thẳng "
                    "địa chỉ vào mẫu, hoặc lưu tài liệu đã tạo liên kết ấy rồi lấy làm mẫu."
                )

    def _content_for(self, asking: object) -> bytes:
        """The template, with the parts that a sub-document has attached to its DocxTemplate."""
        if type(asking).__name__ != "Subdoc":
            return self.content
        owner: Any = asking.tpl  # type: ignore[attr-defined]
        if owner.is_rendered:
            raise TemplateError(
                f"{self.name}: văn bản con gắn với một DocxTemplate đã ghép xong. "
                "Tạo DocxTemplate và văn bản con mới cho mỗi lần ghép."
            )
        buffer = io.BytesIO()
        owner.get_docx().save(buffer)
        return buffer.getvalue()


def _links_of(parts: Mapping[str, bytes], name: str) -> set[bytes]:
    """The numbers of the links that a part has."""
    folder, _, file = name.rpartition("/")
    relations = parts.get(f"{folder}/_rels/{file}.rels")
    if relations is None:
        return set()
    return {
        relation.get("Id", "").encode()
        for relation in parsed(relations)
        if relation.get("Type", "").endswith("/hyperlink")
    }


class StockDocument(DocxTemplate):  # type: ignore[misc]
    """docxtpl that mends nothing silently, evaluates each part once and escapes properties once."""

    def printable(self, value: object) -> object:
        """What Jinja prints of a value; an image is put into this document, whosever it was."""
        if isinstance(value, InlineImage):
            mine = copy.copy(value)
            mine.tpl = self
            return mine
        value = shown(value)
        if type(value) is str:
            checked(value.translate(dict.fromkeys(map(ord, SPLITTING))))
        return value

    def fix_tables(self, xml: str) -> Any:
        parsed(xml.encode())
        return super().fix_tables(xml)

    def render_properties(self, context: dict[str, Any], jinja_env: Environment) -> None:
        super().render_properties(context, jinja_env.overlay(autoescape=False))

    def render_footnotes(self, context: dict[str, Any], jinja_env: Environment) -> None:
        for part in self.docx.part.package.parts:
            if part.content_type == FOOTNOTES:
                xml = self.render_xml_part(
                    self.patch_xml(part.blob.decode()), part, context, jinja_env
                )
                part._blob = xml.encode()
