"""Word templates: compiled once, rendered many times; each part is evaluated exactly once."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

import jinja2
from docxtpl import DocxTemplate
from jinja2 import meta, nodes
from lxml import etree

from paperwork.deflate import Deflate, fastest
from paperwork.errors import TemplateError
from paperwork.language.faults import template_error
from paperwork.language.printing import AtTag, PrintingLanguage, printed
from paperwork.language.tags import ANY_TAG, RESHAPING, BadTag, Marking, Tag, read_tags
from paperwork.language.values import (
    WORD,
    MissingField,
    Unprintable,
    with_composed_names,
    word_text,
    word_xml,
)
from paperwork.package import (
    CONTENT_TYPES,
    NotWellFormed,
    Packed,
    packed,
    parsed,
    read_package,
    serialized,
    zipped,
)
from paperwork.render.places import place
from paperwork.render.properties import CORE, Properties, without_traces
from paperwork.render.proving import Proof, Unproven, prove
from paperwork.render.styles import resized
from paperwork.wordml import IllegalCharacter, Level

WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml."
RENDERED = {  # loại phần: tên gọi trong câu báo lỗi
    f"{WORDPROCESSING}document.main+xml": "",
    f"{WORDPROCESSING}header+xml": "đầu trang",
    f"{WORDPROCESSING}footer+xml": "chân trang",
    f"{WORDPROCESSING}footnotes+xml": "chú thích cuối trang",
    f"{WORDPROCESSING}endnotes+xml": "chú thích cuối văn bản",
}
STYLES = "word/styles.xml"
NOT_TEXT = ("word/numbering.xml", STYLES, "word/settings.xml")
UNSIGNED = Properties()  # không ghi tác giả, tiêu đề
XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

PARAGRAPH = re.compile(r"<w:p(?=[ >])")
DRAWING_ID = re.compile(rb'(<wp:docPr\b[^>]*?\bid=")[^"]*')
ROWLESS_TABLE = re.compile(r"<w:tbl>(?:(?!<w:tr[ >]).)*?</w:tbl>", re.DOTALL)
EMPTY_CELL = re.compile(r"(</w:tcPr>|<w:tcPr/>|<w:tc>|</w:tbl>)\s*</w:tc>")


def _text(value: object, number: int) -> str:
    try:
        return word_text(value)
    except (Unprintable, IllegalCharacter, MissingField) as fault:
        raise AtTag(number) from fault


def _markup(value: object, number: int, level: Level) -> str:
    try:
        return word_xml(value, level)
    except (Unprintable, IllegalCharacter, MissingField) as fault:
        raise AtTag(number) from fault


def _run(value: object, number: int) -> str:
    return _markup(value, number, "run")


def _block(value: object, number: int) -> str:
    return _markup(value, number, "block")


WORD.filters |= {"_text": _text, "_run": _run, "_block": _block}
PRINTED = PrintingLanguage(word_text, autoescape=True)
PRINTED.filters |= {"_text": _text, "_line": _text, "_run": _run, "_block": _block}


@dataclass(frozen=True)
class CompiledPart:
    name: str
    label: str
    xml: bytes  # as in the template, to say where a tag stands
    template: jinja2.Template
    tags: tuple[Tag, ...]
    fields: frozenset[str]
    reshapes_tables: bool
    unproven: str  # why each result has to be parsed; empty where all are known to be well formed
    repairs: bool  # a loop over nothing might leave what Word would repair

    def render(self, context: Mapping[str, object], ids: Iterator[int], file: str) -> bytes:
        """The part with its values, strictly well formed."""
        try:
            xml = self._printed(context, ids)
        except Exception as fault:
            raise self._error(fault, context, file) from fault
        if self.unproven or self.reshapes_tables:
            return self._parsed(xml, file)
        return xml

    def _printed(self, context: Mapping[str, object], ids: Iterator[int]) -> bytes:
        if self.unproven:
            xml = _repaired(self.template.render(context)).encode()
            return DRAWING_ID.sub(lambda match: b"%b%d" % (match[1], next(ids)), xml)
        xml = printed(self.template, context, ids)
        return _repaired(xml.decode()).encode() if self.repairs else xml

    def _parsed(self, xml: bytes, file: str) -> bytes:
        """The part looked at after it was made, with the grids of its tables set right."""
        try:
            root = parsed(xml)
        except NotWellFormed as fault:
            raise TemplateError(
                f"{file}: mẫu ghép ra văn bản hỏng ({self.label or 'phần thân'}). "
                "Xem lại chỗ đặt các thẻ {%p …%}, {%tr …%}, {% if %} trong mẫu."
            ) from fault
        return serialized(_with_true_grids(root)) if self.reshapes_tables else xml

    def _error(self, fault: Exception, context: Mapping[str, object], file: str) -> TemplateError:
        if isinstance(fault, AtTag) and isinstance(fault.__cause__, Exception):
            tag: Tag | None = self.tags[fault.number]
            fault = fault.__cause__
        else:
            tag = self._tag_on(_line_of(fault), getattr(fault, "name", "") or "")
        return _error_at(file, fault, self.xml, self.label, tag, context)

    def _tag_on(self, line: int, field_name: str) -> Tag | None:
        """The likeliest tag of a line: the one that names the field, else the first."""
        tags = [tag for tag in self.tags if tag.line == line]
        naming = [tag for tag in tags if field_name and field_name in tag.text]
        return next(iter(naming + tags), None)


def _line_of(fault: BaseException) -> int:
    """The line of the template's source where evaluation stopped; 0 when it is not known."""
    line = getattr(fault, "lineno", None) or 0
    trace = fault.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _repaired(xml: str) -> str:
    """No table without rows, no cell without paragraph: loops over nothing leave them behind."""
    return EMPTY_CELL.sub(r"\1<w:p/></w:tc>", ROWLESS_TABLE.sub("", xml))


def _with_true_grids(root: etree._Element) -> etree._Element:
    tree: etree._Element = DocxTemplate(None).fix_tables(etree.tostring(root))
    return tree


def _error_at(
    file: str,
    fault: BaseException,
    xml: bytes,
    label: str,
    tag: Tag | None,
    known: Mapping[str, object],
) -> TemplateError:
    where = place(parsed(xml), tag.paragraph if tag else None, label)
    return template_error(file, fault, tag=tag.text if tag else "", where=str(where), known=known)


@dataclass(frozen=True)
class CompiledTemplate:
    """A template ready to render; holds no state, so threads may share it."""

    name: str
    _parts: tuple[CompiledPart, ...] = field(repr=False)
    _static: tuple[Packed, ...] = field(repr=False)
    _deflate: Deflate = field(repr=False, default=fastest)

    @property
    def fields(self) -> frozenset[str]:
        """The top-level names the template asks for."""
        return frozenset().union(*(part.fields for part in self._parts))

    @property
    def unproven(self) -> Mapping[str, str]:
        """The parts that are parsed after each rendering, and why; empty for ordinary templates."""
        return {part.name: part.unproven for part in self._parts if part.unproven}

    def render(self, context: Mapping[str, object], properties: Properties = UNSIGNED) -> bytes:
        """The finished .docx: the same bytes for the same context and properties."""
        names = with_composed_names(context)
        ids = itertools.count(1)
        contents = [(part.name, part.render(names, ids, self.name)) for part in self._parts]
        contents.append((CORE, properties.core_xml()))
        return zipped([*self._static, *(packed(*part, self._deflate) for part in contents)])


def compile_template(
    path: Path,
    *,
    sizes: Mapping[str, float] = MappingProxyType({}),
    deflate: Deflate = fastest,
) -> CompiledTemplate:
    """The template of a .docx; `sizes` sets the points of its paragraph styles by name."""
    try:
        static = without_traces(read_package(path), path.name)
        kinds = _rendered_parts(static, path.name)
        _refuse_tags_elsewhere(static, kinds, path.name)
        parts = tuple(
            _compiled(name, label, static.pop(name), path.name) for name, label in kinds.items()
        )
        if sizes:
            static[STYLES] = resized(static[STYLES], sizes, path.name)
    except NotWellFormed as fault:
        raise TemplateError(
            f"{path.name}: tệp mẫu hỏng. Mở bằng Word, lưu lại rồi chạy lại."
        ) from fault
    kept = tuple(packed(*part, deflate) for part in static.items())
    return CompiledTemplate(path.name, parts, kept, deflate)


def _rendered_parts(parts: Mapping[str, bytes], file: str) -> dict[str, str]:
    """Name and label of each part to render, the document first."""
    types = {
        (override.get("PartName") or "").lstrip("/"): override.get("ContentType") or ""
        for override in parsed(parts[CONTENT_TYPES]).findall("{*}Override")
    }
    order = list(RENDERED)
    names = sorted(
        (name for name in parts if types.get(name) in RENDERED),
        key=lambda name: (order.index(types[name]), name),
    )
    if not names or types[names[0]] != order[0]:
        raise TemplateError(f"{file}: không phải tệp .docx. Lưu lại dưới dạng Word Document.")
    return {name: RENDERED[types[name]] for name in names}


def _refuse_tags_elsewhere(
    parts: Mapping[str, bytes], rendered: Mapping[str, str], file: str
) -> None:
    for name, xml in parts.items():
        if not name.startswith("word/") or not name.endswith(".xml"):
            continue
        if name in rendered or name in NOT_TEXT:
            continue
        text = "".join(str(piece) for piece in parsed(xml).itertext())
        if tag := ANY_TAG.search(text):
            raise TemplateError(
                f"{file}: thẻ “{tag.group()}” nằm ở chỗ không được điền ({name}), như bình luận "
                "hoặc biểu đồ. Đưa thẻ vào thân văn bản, đầu trang, chân trang hoặc chú thích."
            )


def _compiled(name: str, label: str, xml: bytes, file: str) -> CompiledPart:
    root = parsed(xml)
    try:
        tags = read_tags(root)
    except BadTag as fault:
        tag = Tag(fault.text, fault.paragraph)
        raise _error_at(file, fault, xml, label, tag, {}) from fault
    patched = DocxTemplate(None).patch_xml(etree.tostring(root, encoding="unicode"))
    marking = Marking(PARAGRAPH.sub("\n<w:p", patched), tags)
    try:
        tree = WORD.parse(marking.source)
        _check_filters(tree)
        fields = frozenset(meta.find_undeclared_variables(tree)) - WORD.globals.keys()
        template, proof, unproven = _template(tree)
    except (jinja2.TemplateSyntaxError, BadTag) as fault:
        line = getattr(fault, "lineno", None) or getattr(fault, "paragraph", None)
        tag_here = next((tag for tag in marking.tags if tag.line == line), None)
        raise _error_at(file, fault, xml, label, tag_here, {}) from fault
    reshapes = any(RESHAPING.match(tag.text) for tag in tags)
    repairs = proof.may_leave_rowless_table or proof.may_leave_empty_cell
    return CompiledPart(
        name, label, xml, template, tuple(marking.tags), fields, reshapes, unproven, repairs
    )


def _template(tree: nodes.Template) -> tuple[jinja2.Template, Proof, str]:
    """The code that prints the part: as bytes where they are proven well formed."""
    for data in tree.find_all(nodes.TemplateData):
        data.data = data.data.replace("\n<w:p", "<w:p")
    tree.body.insert(0, nodes.Output([nodes.TemplateData(XML_DECLARATION)]))
    try:
        proof = prove(tree)
    except Unproven as reason:
        return WORD.from_string(tree), Proof(), str(reason) or "unproven"
    for value in tree.find_all(nodes.Filter):
        if value.name == "_text" and value.args[0].as_const() in proof.lines:
            value.name = "_line"
    return PRINTED.from_string(tree), proof, ""


def _check_filters(tree: nodes.Template) -> None:
    for used in tree.find_all(nodes.Filter):
        if used.name not in WORD.filters:
            raise BadTag(f"dùng bộ lọc “{used.name}” không có", used.name, used.lineno)
    for test in tree.find_all(nodes.Test):
        if test.name not in WORD.tests:
            raise BadTag(f"dùng phép thử “{test.name}” không có", test.name, test.lineno)
