"""Whether two Word files say the same, part by part in canonical XML.

Left out is what no reader sees and docxtpl does by halves: the numbers of drawings, which it gives
in the body only, the marks that tell one editing session of Word from another, and what loops over
nothing leave behind for Word to repair: tables without rows, cells without paragraphs.
"""

from __future__ import annotations

import io
import re
import zipfile

from lxml import etree

from paperwork.wordml import WORD

W = f"{{{WORD}}}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
IDLE = re.compile(r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?!core\.xml).*|customXml/.*")
TRACE = re.compile(rf"{re.escape(W)}rsid\w*|{re.escape(W14)}(?:paraId|textId)")
DRAWING = re.compile(rb'(<wp:docPr\b[^>]*?\bid=")[^"]*')
XML = (".xml", ".rels")


def canonical(content: bytes) -> dict[str, bytes]:
    """Every part that says something, by name: XML in canonical form, images as they are."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {
            name: _canonical_xml(package.read(name)) if name.endswith(XML) else package.read(name)
            for name in package.namelist()
            if not IDLE.fullmatch(name)
        }


def _canonical_xml(part: bytes) -> bytes:
    root = etree.fromstring(DRAWING.sub(rb"\1", part))
    for element in root.iter(etree.Element):
        for name in filter(TRACE.fullmatch, element.attrib):
            del element.attrib[name]
    if root.tag.endswith("}Relationships"):
        _without_space_between(root)
    if root.tag.endswith("coreProperties"):
        for empty in [element for element in root if not element.text]:
            root.remove(empty)  # docxtpl writes each property, also those that nobody set
    for table in list(root.iterfind(f".//{W}tbl")):
        if table.find(f"{W}tr") is None:
            table.getparent().remove(table)
    for cell in root.iterfind(f".//{W}tc"):
        if len(cell) == 0 or cell[-1].tag in (f"{W}tcPr", f"{W}tbl"):
            etree.SubElement(cell, f"{W}p")
    return etree.tostring(root, method="c14n", exclusive=True)


def _without_space_between(root: etree._Element) -> None:
    """No white space between elements, where it says nothing and docxtpl drops it."""
    root.text = None
    for element in root:
        element.tail = None


def difference(ours: bytes, theirs: bytes) -> str:
    """The first part that differs, and where; empty when the files say the same."""
    our_parts, their_parts = canonical(ours), canonical(theirs)
    for name in sorted(our_parts.keys() | their_parts.keys()):
        if name not in our_parts or name not in their_parts:
            return f"{name}: only {'ours' if name in our_parts else 'theirs'}"
        if our_parts[name] != their_parts[name]:
            return f"{name}: {_place(our_parts[name], their_parts[name])}"
    return ""


def _place(one: bytes, other: bytes) -> str:
    """The surroundings of the first byte that differs, ours and theirs."""
    pairs = zip(one, other, strict=False)
    alike = next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
    here = slice(max(0, alike - 60), alike + 60)
    ours, theirs = (text[here].decode(errors="replace") for text in (one, other))
    return f"{ours!r}, not {theirs!r}"
