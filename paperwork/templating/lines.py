"""Where tags may stand: paragraphs of a template, cells of a sheet, entries of a declaration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from paperwork.findings import CellRef, PartRef
from paperwork.language.tags import W, paragraphs, text_of
from paperwork.lint.markup import paragraphs_of
from paperwork.model import DocumentType
from paperwork.package import CONTENT_TYPES, parsed
from paperwork.render.blocks import ROW_TAG
from paperwork.render.docx import RENDERED
from paperwork.render.filling import opened
from paperwork.render.places import place

MAIN_PART = next(kind for kind, label in RENDERED.items() if not label)


@dataclass(frozen=True)
class Line:  # một đoạn, một ô, một mục của tờ khai
    text: str
    where: CellRef | PartRef
    paragraph: int | None = None  # thứ tự trong phần thân, như lint đánh số; None là nơi khác


@dataclass(frozen=True)
class Passage:  # các dòng mà thẻ mở và thẻ đóng phải cùng nằm trong đó
    lines: tuple[Line, ...]
    is_word: bool = False  # Word tự đổi dấu nháy, dấu cách; ô Excel và tờ khai thì không
    has_rows: bool = False  # trang Excel: thẻ {%tr …} lặp cả hàng
    cites: bool = False  # câu dẫn của tờ khai: có trường vb
    bound: Mapping[str, str] = field(default_factory=dict)  # tên đặt sẵn: hàng của danh sách Excel


def rendered_parts(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Name and kind of each part whose tags are filled."""
    overrides = parsed(parts[CONTENT_TYPES]).findall("{*}Override")
    kinds = {(o.get("PartName") or "").lstrip("/"): o.get("ContentType") or "" for o in overrides}
    return {name: kinds[name] for name in sorted(parts) if kinds.get(name) in RENDERED}


def main_part(parts: Mapping[str, bytes]) -> str:
    """The part with the body; empty when there is none."""
    return next((name for name, kind in rendered_parts(parts).items() if kind == MAIN_PART), "")


def word_passages(file: str, parts: Mapping[str, bytes]) -> Iterator[Passage]:
    """Each part that is filled, a line for each paragraph."""
    for name, kind in rendered_parts(parts).items():
        root = parsed(parts[name])
        numbers = body_numbers(root) if kind == MAIN_PART else {}
        yield Passage(tuple(_lines(file, root, RENDERED[kind], numbers)), is_word=True)


def body_numbers(root: etree._Element) -> dict[etree._Element, int]:
    """The number that lint gives to each paragraph of the body."""
    return {paragraph: index for index, paragraph in enumerate(paragraphs_of(root))}


def _lines(
    file: str, root: etree._Element, label: str, numbers: Mapping[etree._Element, int]
) -> Iterator[Line]:
    for number, paragraph, nodes in paragraphs(root):
        texts = [text_of(nodes), *_attributes(paragraph)]
        if any(mark in text for text in texts for mark in "{}｛｝"):
            where = PartRef(file, str(place(root, number, label)))
            outer = [paragraph, *paragraph.iterancestors(f"{W}p")]  # a text box is in a paragraph
            index = next((numbers[p] for p in outer if p in numbers), None)
            yield from (Line(text, where, index) for text in texts)


def _attributes(paragraph: etree._Element) -> Iterator[str]:
    """What stands in attributes, such as alternative text, of the paragraph itself."""
    for element in paragraph.iter(etree.Element):
        if next(element.iterancestors(f"{W}p"), None) is paragraph:
            yield from (str(value) for value in element.attrib.values() if "{" in str(value))


def sheet_passages(path: Path, type: DocumentType | None) -> Iterator[Passage]:
    """Each cell that may hold tags; all of a sheet together where blocks go over its rows."""
    bound = {type.row: f"{type.rows}[]"} if type and type.row else {}
    for sheet in opened(path).worksheets:
        lines = tuple(
            Line(cell.value, CellRef(path.name, sheet.title, cell.coordinate))
            for row in sheet.iter_rows()
            for cell in row
            if isinstance(cell.value, str) and any(mark in cell.value for mark in "{}｛｝")
        )
        if any(ROW_TAG.fullmatch(line.text) for line in lines):
            yield Passage(lines, has_rows=True, bound=bound)
        else:
            yield from (Passage((line,), bound=bound) for line in lines)


def declared_passages(type: DocumentType) -> Iterator[Passage]:
    """Each text of a declaration that is filled."""
    file = f"{type.key}.toml"

    def passage(text: str, entry: str, *, cites: bool = False) -> Passage:
        return Passage((Line(text, PartRef(file, f"mục {entry}")),), cites=cites)

    yield passage(type.subject, "subject")
    yield passage(type.addressee, "addressee")
    for key, text in type.citations.items():
        yield passage(text, f"citations, {key}", cites=True)
    for number, row in enumerate(type.content, 1):
        yield passage(row.text, f"content thứ {number}, phần {row.part}")
