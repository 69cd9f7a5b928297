"""A copy of a document with a Word comment at each remark; nothing else of it changes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from lxml import etree

from paperwork.lint.checking import Remark, Report
from paperwork.lint.content import Paragraph
from paperwork.lint.markup import W, integer, paragraphs_of
from paperwork.lint.reading import AUTHOR
from paperwork.lint.source import opened
from paperwork.package import CONTENT_TYPES, parsed, serialized, write_package

INITIALS = "pw"
COMMENTS = "word/comments.xml"
COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
NAMESPACE = W.strip("{}")
KINDS = {"error": "LỖI", "warning": "Lưu ý", "info": "Gợi ý"}


def annotated(content: bytes, report: Report) -> bytes:
    """The document with a comment at each remark, those about the whole file at its beginning.

    Remarks on headers, footers and notes, where Word allows no comment, stand there too.
    """
    source, found = opened(content, report.file)
    parts, main = dict(source.parts), source.spelled(found)
    parts[CONTENT_TYPES] = parts.pop(source.spelled(CONTENT_TYPES))
    root = parsed(parts[main])
    elements = list(paragraphs_of(root))
    if not elements or not report.remarks:
        return content
    comments_name, comments = _comments(parts, main)
    taken = [integer(c.get(f"{W}id", "0")) for c in comments]
    number = max(taken, default=-1) + 1
    for index, remarks in groupby(
        sorted(report.remarks, key=lambda r: _index(r, main, len(elements))),
        key=lambda r: _index(r, main, len(elements)),
    ):
        _mark(elements[index], number)
        comments.append(_comment(number, list(remarks)))
        number += 1
    parts[main] = serialized(root)
    parts[comments_name] = serialized(comments)
    return write_package(parts)


def _index(remark: Remark, main: str, count: int) -> int:
    """The paragraph of the main part that bears the remark: its own, else the first."""
    paragraph: Paragraph | None = remark.paragraph
    if paragraph is None or paragraph.part != main or paragraph.index >= count:
        return 0
    return paragraph.index


def _mark(paragraph: etree._Element, number: int) -> None:
    """Puts the range of a comment around what the paragraph says."""
    start = etree.Element(f"{W}commentRangeStart", {f"{W}id": str(number)})
    properties = paragraph.find(f"{W}pPr")
    paragraph.insert(0 if properties is None else paragraph.index(properties) + 1, start)
    etree.SubElement(paragraph, f"{W}commentRangeEnd", {f"{W}id": str(number)})
    run = etree.SubElement(paragraph, f"{W}r")
    etree.SubElement(run, f"{W}commentReference", {f"{W}id": str(number)})


def _comment(number: int, remarks: Sequence[Remark]) -> etree._Element:
    """One comment, a paragraph for each remark."""
    comment = etree.Element(
        f"{W}comment",
        {f"{W}id": str(number), f"{W}author": AUTHOR, f"{W}initials": INITIALS},
    )
    for finding in (remark.finding for remark in remarks):
        said = f"{KINDS[finding.severity]} {finding.code}: {finding.message} {finding.remedy}"
        run = etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r")
        etree.SubElement(run, f"{W}t").text = said
    return comment


def _comments(parts: dict[str, bytes], main: str) -> tuple[str, etree._Element]:
    """The part of the comments, the document's own or a new one, and its root."""
    folder, _, base = main.rpartition("/")
    relations = f"{folder}/_rels/{base}.rels".lstrip("/")
    links = parsed(parts[relations]) if relations in parts else _element(RELATIONS, "Relationships")
    for link in links:
        if link.get("Type", "").endswith("/comments"):
            name = _joined(folder, link.get("Target", ""))
            if name in parts:
                return name, parsed(parts[name])
    name = f"{folder}/comments.xml".lstrip("/")
    used = {link.get("Id") for link in links}
    free = next(f"rIdNX{n}" for n in range(len(used) + 1) if f"rIdNX{n}" not in used)
    links.append(_element(RELATIONS, "Relationship", Id=free, Type=RELATION, Target="comments.xml"))
    parts[relations] = serialized(links)
    types = parsed(parts[CONTENT_TYPES])
    types.append(_element(TYPES, "Override", PartName=f"/{name}", ContentType=COMMENTS_TYPE))
    parts[CONTENT_TYPES] = serialized(types)
    return name, etree.Element(f"{W}comments", nsmap={"w": NAMESPACE})


def _element(namespace: str, name: str, **attributes: str) -> etree._Element:
    element = etree.Element(f"{{{namespace}}}{name}", nsmap={None: namespace})  # type: ignore[dict-item]
    for key, value in attributes.items():
        element.set(key, value)
    return element


def _joined(folder: str, target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else f"{folder}/{target}".lstrip("/")
