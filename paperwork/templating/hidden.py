"""Tags where nothing is ever filled in: comments, field codes, charts, headers of a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lxml import etree

from paperwork.findings import Finding, PartRef
from paperwork.language.tags import ANY_TAG, W
from paperwork.package import parsed
from paperwork.render.docx import RENDERED
from paperwork.render.places import place
from paperwork.templating import faults
from paperwork.templating.lines import rendered_parts

PLACES = {  # phần của tệp, theo đầu tên: tên gọi
    "word/comments": "bình luận",
    "word/charts": "biểu đồ",
    "word/diagrams": "sơ đồ SmartArt",
    "word/settings": "thiết lập của tệp",
    "word/styles": "tên kiểu",
    "word/numbering": "kiểu đánh số tự động",
    "word/glossary": "khối dựng sẵn",
    "word/_rels": "địa chỉ liên kết",
    "customXml": "dữ liệu kèm theo tệp",
    "xl/comments": "bình luận",
    "xl/threadedComments": "bình luận",
    "xl/drawings": "hộp chữ, hình vẽ",
    "xl/charts": "biểu đồ",
    "xl/workbook": "tên trang tính, tên vùng",
    "xl/worksheets": "đầu trang, chân trang hoặc công thức của trang tính",
}
ELSEWHERE = "một phần phụ của tệp ({name})"
CODES = {  # chữ trong thân văn bản mà Word không in như chữ thường
    "instrText": "mã trường của Word",
    "delText": "chữ đã xóa khi theo dõi thay đổi",
    "delInstrText": "chữ đã xóa khi theo dõi thay đổi",
}
FORMULA = "công thức toán hoặc hình vẽ"
FILLED_CELLS = ("v", "is")  # chữ của ô: con của c
PROPERTIES = "docProps/"  # tác giả, tiêu đề của tệp: mỗi văn bản được ghi riêng
STRINGS = "xl/sharedStrings.xml"  # chữ của các ô


def hidden_findings(file: str, parts: Mapping[str, bytes]) -> Iterator[Finding]:
    """Each tag in a part, or in a corner of a part, that is never filled."""
    rendered = rendered_parts(parts)
    for name in sorted(parts):
        if not name.endswith((".xml", ".rels")) or name.startswith((PROPERTIES, STRINGS)):
            continue
        root = parsed(parts[name])
        if name in rendered:
            yield from _in_corners(file, root, RENDERED[rendered[name]])
        else:
            where = PartRef(file, _called(name))
            for tag in dict.fromkeys(_tags_of(root)):
                yield faults.NEVER_FILLED.at(where, tag=tag, place=_called(name))


def _called(name: str) -> str:
    said = (called for start, called in PLACES.items() if name.startswith(start))
    return next(said, ELSEWHERE.format(name=name))


def _tags_of(root: etree._Element) -> Iterator[str]:
    """The tags in texts, however many runs they are in, and in attributes."""
    elements = [element for element in root.iter(etree.Element) if not _is_cell_text(element)]
    yield from ANY_TAG.findall("".join(element.text or "" for element in elements))
    for element in elements:
        for value in element.attrib.values():
            yield from ANY_TAG.findall(str(value))


def _is_cell_text(element: etree._Element) -> bool:
    ancestors = (element, *element.iterancestors())
    return any(etree.QName(part).localname in FILLED_CELLS for part in ancestors)


def _in_corners(file: str, root: etree._Element, label: str) -> Iterator[Finding]:
    """Tags of a filled part in codes of fields, deleted text, formulas."""
    for number, paragraph in enumerate(root.iter(f"{W}p")):
        texts: dict[str, str] = {}
        for element in paragraph.iter(etree.Element):
            called = _corner(element)
            if called and next(element.iterancestors(f"{W}p")) is paragraph:
                texts[called] = texts.get(called, "") + (element.text or "")
        for called, text in texts.items():
            where = PartRef(file, str(place(root, number, label)) or called)
            for tag in ANY_TAG.findall(text):
                yield faults.NEVER_FILLED.at(where, tag=tag, place=called)


def _corner(element: etree._Element) -> str:
    name = etree.QName(element)
    if name.localname == "t" and f"{{{name.namespace}}}" != W:
        return FORMULA
    return CODES.get(name.localname, "")
