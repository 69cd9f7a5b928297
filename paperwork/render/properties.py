"""What a file says of itself: written by us, so that no machine, person or clock shows in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from lxml import etree

from paperwork.errors import TemplateError
from paperwork.package import CONTENT_TYPES, parsed, serialized
from paperwork.wordml import WORD, IllegalCharacter, checked

CORE = "docProps/core.xml"
APP = "docProps/app.xml"
ROOT_RELS = "_rels/.rels"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CORE_TYPE = "application/vnd.openxmlformats-package.core-properties+xml"
CORE_RELATION = f"{PACKAGE}/relationships/metadata/core-properties"
RELATION = f"{{{PACKAGE}/relationships}}Relationship"
W = f"{{{WORD}}}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
UNWANTED_RELATIONS = ("/thumbnail", "/custom-properties", "/core-properties")
UNWANTED_PARTS = re.compile(r"docProps/(?:custom\.xml|core\.xml|thumbnail\.\w+)|word/people\.xml")
LINKS_TO_TEMPLATE = "/attachedTemplate"  # names a path on the machine of whoever made the form

REMOTE = re.compile(r"https?:|ftp:|\\\\|//|file:/{4,}|file://[^/]", re.IGNORECASE)  # máy khác
FETCHING = frozenset(  # trường Word lấy nội dung từ tệp, chương trình, nơi khác
    ["dde", "ddeauto", "includetext", "includepicture", "link", "import", "database", "rd"]
)


@dataclass(frozen=True)
class Properties:
    """File > Info: `author` is the issuing office."""

    title: str = ""
    author: str = ""
    subject: str = ""
    keywords: str = ""
    created: dt.datetime | None = None

    def core_xml(self) -> bytes:
        fields = (
            ("dc:title", self.title),
            ("dc:subject", self.subject),
            ("dc:creator", self.author),
            ("cp:keywords", self.keywords),
            ("cp:lastModifiedBy", ""),
        )
        try:
            texts = "".join(
                f"<{name}>{escape(checked(text), quote=False)}</{name}>" for name, text in fields
            )
        except IllegalCharacter as fault:
            raise TemplateError(
                f"Tiêu đề hoặc tác giả của tệp {fault}. Gõ lại trích yếu, tên cơ quan."
            ) from fault
        return (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
            ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
            ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            f"{texts}{self._times()}</cp:coreProperties>"
        ).encode()

    def _times(self) -> str:
        if self.created is None:
            return ""
        utc = self.created.astimezone(dt.UTC) if self.created.tzinfo else self.created
        moment = utc.strftime("%Y-%m-%dT%H:%M:%SZ")
        return "".join(
            f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
            for name in ("created", "modified")
        )


def without_traces(parts: dict[str, bytes], name: str) -> dict[str, bytes]:
    """The parts with nothing of the template's makers, and a place for our own core properties.

    Raises TemplateError on parts and links no office form needs: macros, remote content.
    """
    kept = {part: xml for part, xml in parts.items() if not UNWANTED_PARTS.fullmatch(part)}
    _refuse_macros(kept, name)
    for part in list(kept):
        if part.endswith(".rels"):
            kept[part] = serialized(_clean_relations(parsed(kept[part]), part, name))
        elif part.startswith("word/") and part.endswith(".xml"):
            root = parsed(kept[part])
            _refuse_fetching_fields(root, name)
            kept[part] = serialized(_clean_word(root))
    kept[CONTENT_TYPES] = serialized(_clean_types(parsed(kept[CONTENT_TYPES]), kept))
    if APP in kept:
        kept[APP] = serialized(_clean_app(parsed(kept[APP])))
    return kept


def refuse_fetching(parts: Mapping[str, bytes], name: str) -> None:
    """Raises TemplateError where a template runs something or fetches it from elsewhere."""
    _refuse_macros(parts, name)
    for part, xml in parts.items():
        if part.endswith(".rels"):
            for relation in parsed(xml).iter(RELATION):
                _refuse_fetching_link(relation, name)
        elif part.startswith("word/") and part.endswith(".xml"):
            _refuse_fetching_fields(parsed(xml), name)


def refuse_printed_fields(parts: Mapping[str, bytes], name: str) -> None:
    """Raises TemplateError where markup that a template printed fetches from elsewhere."""
    for part, xml in parts.items():
        if part.startswith("word/") and part.endswith(".xml") and b"instr" in xml:
            _refuse_fetching_fields(parsed(xml), name)


def _refuse_macros(parts: Iterable[str], name: str) -> None:
    if any(part.endswith("vbaProject.bin") for part in parts):
        raise TemplateError(f"{name}: mẫu có macro. Lưu lại dưới dạng không có macro.")


def _refuse_fetching_fields(root: etree._Element, name: str) -> None:
    for code in field_codes(root):
        kind = next(iter(code.split()), "")
        if kind.casefold() in FETCHING:
            raise TemplateError(
                f"{name}: trường {kind} lấy nội dung từ nơi khác. "
                "Chèn hẳn nội dung vào mẫu rồi xóa trường ấy."
            )
        if "{" in kind:
            raise TemplateError(
                f"{name}: mã trường của Word bắt đầu bằng thẻ “{kind}” nên không biết là trường "
                "gì. Gõ sẵn tên trường, như HYPERLINK, vào mẫu."
            )


def _refuse_fetching_link(relation: etree._Element, name: str) -> None:
    kind, target = relation.get("Type") or "", relation.get("Target") or ""
    is_outside = relation.get("TargetMode") == "External"
    if is_outside and not _is_plain_link(kind, target) and not _is_own_template(kind, target):
        raise TemplateError(f"{name}: mẫu lấy nội dung từ nơi khác. Chèn hẳn nội dung vào mẫu.")
    if kind.endswith("/aFChunk"):
        raise TemplateError(f"{name}: mẫu nhúng một tệp khác. Chép hẳn nội dung vào mẫu.")


def _is_plain_link(kind: str, target: str) -> bool:
    """Whether it is a link that opens only when the reader clicks on it."""
    return kind.endswith("/hyperlink") and target.startswith(("http://", "https://", "mailto:"))


def _is_own_template(kind: str, target: str) -> bool:
    """Whether it names the Word template, on his own machine, of whoever made the form."""
    return kind.endswith(LINKS_TO_TEMPLATE) and not REMOTE.match(target)


def field_codes(root: etree._Element) -> Iterator[str]:
    """The code of each field, one in another too, however many runs it is in."""
    open_codes: list[list[str]] = []
    for element in root.iter(f"{W}fldSimple", f"{W}fldChar", f"{W}instrText"):
        if element.tag == f"{W}fldSimple":
            yield element.get(f"{W}instr") or ""
        elif element.tag == f"{W}instrText":
            if open_codes:
                open_codes[-1].append(element.text or "")
            else:
                yield element.text or ""
        elif element.get(f"{W}fldCharType") == "begin":
            open_codes.append([])
        elif element.get(f"{W}fldCharType") == "end" and open_codes:
            yield "".join(open_codes.pop())
    yield from map("".join, open_codes)


def _clean_relations(root: etree._Element, part: str, name: str) -> etree._Element:
    for relation in list(root.iter(RELATION)):
        kind, target = relation.get("Type") or "", relation.get("Target") or ""
        if kind.endswith((*UNWANTED_RELATIONS, "/people")) or _is_own_template(kind, target):
            root.remove(relation)
        else:
            _refuse_fetching_link(relation, name)
    if part == ROOT_RELS:
        attributes = {"Id": "rIdCore", "Type": CORE_RELATION, "Target": CORE}
        etree.SubElement(root, RELATION, attributes)
    return root


def _clean_types(root: etree._Element, parts: Iterable[str]) -> etree._Element:
    names = {f"/{part}" for part in parts}
    for override in root.findall("{*}Override"):
        if override.get("PartName") not in names:
            root.remove(override)
    etree.SubElement(
        root,
        f"{{{PACKAGE}/content-types}}Override",
        {"PartName": f"/{CORE}", "ContentType": CORE_TYPE},
    )
    return root


def _clean_app(root: etree._Element) -> etree._Element:
    for name in ("Company", "Manager"):
        for element in root.findall(f"{{*}}{name}"):
            element.text = ""
    for element in root.findall("{*}Template"):
        root.remove(element)
    return root


def _clean_word(root: etree._Element) -> etree._Element:
    for element in list(root.iter(f"{{{WORD}}}*")):
        for attribute in list(element.attrib):
            key = str(attribute)
            if key.startswith(f"{{{WORD}}}rsid") or key in (f"{W14}paraId", f"{W14}textId"):
                del element.attrib[attribute]
            elif key in (f"{{{WORD}}}author", f"{{{WORD}}}initials"):
                element.set(key, "")
    for tag in ("rsids", "rsid", "attachedTemplate"):
        for element in list(root.iter(f"{{{WORD}}}{tag}")):
            parent = element.getparent()
            if parent is not None:
                parent.remove(element)
    return root
