"""A template filled from the specimen and linted; what is found is said of the template."""

from __future__ import annotations

import io
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from lxml import etree

from paperwork import lint
from paperwork.errors import TemplateError
from paperwork.findings import PartRef
from paperwork.language.tags import paragraphs, text_of
from paperwork.lint import Remark
from paperwork.lint.content import Layout, Paragraph
from paperwork.lint.markup import paragraphs_of
from paperwork.model import DocumentType
from paperwork.package import parsed, serialized, unpacked, write_package
from paperwork.render.places import place
from paperwork.rendition import rendered
from paperwork.templating import faults
from paperwork.templating.lines import main_part
from paperwork.templating.specimen import specimens

MARK = "paperwork-from"  # thuộc tính của đoạn trong bản chạy thử: thứ tự của đoạn trong mẫu
BLOCK = "{{p"  # thẻ mà cả đoạn được thay bằng nhiều đoạn


def rehearse(
    type: DocumentType, types: Sequence[DocumentType], parts: Mapping[str, bytes]
) -> list[Remark]:
    """What stands against the documents that the template makes, each finding once.

    `parts` are those of the template; `types` all that it may cite.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / type.template.name
        copy.write_bytes(_marked(parts))
        tried = replace(type, template=copy)
        others = [other for other in types if other.key != type.key]
        try:
            found = [r for content in _made(tried, others) for r in _linted(tried, content, parts)]
        except TemplateError as error:
            return [_unusable(type.template.name, error)]
    seen = {(r.finding.code, r.finding.where, r.paragraph): r for r in reversed(found)}
    return list(reversed(seen.values()))


def _unusable(file: str, error: TemplateError) -> Remark:
    """What the maker of documents says of the template."""
    reason = str(error).removeprefix(f"{file}: ")
    return Remark(faults.UNUSABLE.at(PartRef(file), reason=reason))


def _made(type: DocumentType, others: Sequence[DocumentType]) -> Iterator[bytes]:
    """A document from each specimen that allows one."""
    for whole in specimens([*others, type]):
        document = next((d for d in whole.documents if d.type.key == type.key), None)
        if document is not None:
            yield rendered(whole, document).content


def _linted(type: DocumentType, content: bytes, template: Mapping[str, bytes]) -> Iterator[Remark]:
    """The findings of a document, each at the paragraph of the template it comes from."""
    file = type.template.name
    if type.template.suffix != ".docx" or not type.administrative:
        return
    main = main_part(template)
    root = parsed(template[main])
    origins = _origins(parsed(unpacked(io.BytesIO(content))[main]), root)
    for remark in lint.check(content, file).remarks:
        of_body = remark.paragraph is not None and remark.paragraph.part == main
        index = origins[remark.paragraph.index] if of_body and remark.paragraph else None
        yield remark if index is None else _moved(remark, index, main, root)


def _moved(remark: Remark, index: int, main: str, root: etree._Element) -> Remark:
    """The remark as one on a paragraph of the template."""
    element = list(paragraphs_of(root))[index]
    number = list(root.iter(element.tag)).index(element)
    where = str(place(root, number, "")) or str(remark.finding.where)
    finding = replace(remark.finding, where=PartRef(remark.finding.where.file, where))
    return Remark(finding, paragraph_at(index, main))


def paragraph_at(index: int, main: str) -> Paragraph:
    """A paragraph of a template by its number, for whoever puts comments there."""
    return Paragraph(index, main, (), Layout())


def _marked(parts: Mapping[str, bytes]) -> bytes:
    """The template with the number of each paragraph on it, which survives rendering."""
    main = main_part(parts)
    if not main:
        return write_package(parts)
    root = parsed(parts[main])
    for index, paragraph in enumerate(paragraphs_of(root)):
        paragraph.set(MARK, str(index))
    return write_package({**parts, main: serialized(root)})


def _origins(document: etree._Element, template: etree._Element) -> list[int | None]:
    """For each paragraph of the document that of the template it was made from.

    What stands for a block of paragraphs bears no mark: it comes from the next such tag.
    """
    texts = {element: text_of(nodes) for _, element, nodes in paragraphs(template)}
    blocks = [i for i, p in enumerate(paragraphs_of(template)) if BLOCK in texts.get(p, "")]
    found: list[int | None] = []
    last = -1
    for paragraph in paragraphs_of(document):
        mark = paragraph.get(MARK)
        last = int(mark) if mark else last
        found.append(last if mark else next((i for i in blocks if i > last), None))
    return found
