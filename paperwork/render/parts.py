"""One part of a Word template: read and compiled once, printed many times, faults told by place."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from html import unescape
from typing import Any

import jinja2
from docxtpl import DocxTemplate
from jinja2 import nodes
from lxml import etree

from paperwork.errors import TemplateError
from paperwork.language.bounds import TOO_DEEP, gathered
from paperwork.language.docxtpl import FIELD_CODE, NeedsDocxtpl
from paperwork.language.faults import template_error
from paperwork.language.printing import AtTag, PrintingLanguage, printed
from paperwork.language.tags import (
    ANY_TAG,
    RESHAPING,
    BadTag,
    Marking,
    Tag,
    found_tags,
    read_tags,
)
from paperwork.language.values import WORD, MissingField, Unprintable, word_text, word_xml
from paperwork.package import NotWellFormed, parsed, serialized
from paperwork.render.places import place
from paperwork.render.proving import ANYTHING, Proof, Unproven, prove
from paperwork.render.retelling import Retelling, retelling
from paperwork.wordml import IllegalCharacter, Level

XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

PARAGRAPH = re.compile(r"<w:p(?=[ >])")
BRACES = re.compile(r"\{_[{%]|[%}]_\}")  # how docxtpl writes braces that are no tag
DRAWING_ID = re.compile(rb'(<wp:docPr\b[^>]*?\bid=")[^"]*')
ROWLESS_TABLE = re.compile(rb"<w:tbl>(?:(?!<w:tr[ >]).)*?</w:tbl>", re.DOTALL)
EMPTY_CELL = re.compile(rb"(</w:tcPr>|<w:tcPr/>|<w:tc>|</w:tbl>)\s*</w:tc>")


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
PRINTED_AS = frozenset(["_text", "_run", "_block", ANYTHING])
PROPERTIES = "thuộc tính tệp"  # docProps/core.xml: no paragraphs in it


@dataclass(frozen=True)
class CompiledPart:
    name: str
    label: str
    xml: bytes  # as in the template, to say where a tag stands
    tags: tuple[Tag, ...]
    template: jinja2.Template
    reshapes_tables: bool
    unproven: str  # why each result has to be parsed; empty where all are known to be well formed
    repairs: bool  # a loop over nothing might leave what Word would repair
    retelling: Retelling | None = None  # of a form: what it has to say, by its text alone

    @cached_property
    def has_fields(self) -> bool:
        """Whether it has field codes of Word, which values might complete."""
        return FIELD_CODE in self.xml

    @property
    def is_fixed(self) -> bool:
        """Whether it comes out the same in every document: no tags, no drawings to number."""
        return not (self.tags or self.unproven or b"<wp:docPr" in self.xml)

    def render(self, context: Mapping[str, object], ids: Iterator[int], file: str) -> bytes:
        """The part with its values, strictly well formed."""
        try:
            xml = self._printed(context, ids)
        except NeedsDocxtpl:
            raise
        except Exception as fault:
            raise self._error(fault, context, file) from fault
        if self.unproven or self.reshapes_tables:
            return self._parsed(xml, file)
        return xml

    def _printed(self, context: Mapping[str, object], ids: Iterator[int]) -> bytes:
        if self.unproven:
            xml = _repaired(_said(self.template, context).encode())
            return DRAWING_ID.sub(lambda match: b"%b%d" % (match[1], next(ids)), xml)
        xml = printed(self.template, context, ids)
        return _repaired(xml) if self.repairs else xml

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


def _said(template: jinja2.Template, fields: Mapping[str, object]) -> str:
    """What a template says that is not compiled to bytes."""
    try:
        return "".join(gathered(template.root_render_func(template.new_context(dict(fields)))))
    except Exception:
        template.environment.handle_exception()
        raise


def _line_of(fault: BaseException) -> int:
    """The line of the template's source where evaluation stopped; 0 when it is not known."""
    line = getattr(fault, "lineno", None) or 0
    trace = fault.__traceback__
    while trace:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _repaired(xml: bytes) -> bytes:
    """No table without rows, no cell without paragraph: loops over nothing leave them behind."""
    return EMPTY_CELL.sub(rb"\1<w:p/></w:tc>", ROWLESS_TABLE.sub(b"", xml))


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


def form_part(name: str, label: str, xml: bytes, file: str) -> CompiledPart:
    """A part in the closed language of our forms; whatever else stands in it is refused."""
    root = parsed(xml)
    try:
        tags = read_tags(root)
    except BadTag as fault:
        tag = Tag(fault.text, fault.paragraph)
        raise _error_at(file, fault, xml, label, tag, {}) from fault
    marking = Marking(_patched(root), tags)
    try:
        tree = WORD.parse(marking.source)
        _check_filters(tree)
        part = _compiled(Source(name, label, xml, tuple(marking.tags)), tree, WORD, PRINTED)
        return replace(part, retelling=retelling(root))
    except (jinja2.TemplateSyntaxError, BadTag, *TOO_DEEP) as fault:
        raise _syntax_error(fault, file, label, xml, marking.tags) from fault


def docxtpl_part(
    name: str, label: str, xml: bytes, file: str, plain: Any, printing: Any
) -> CompiledPart:
    """A part in the whole language of docxtpl."""
    root = parsed(xml)
    tags = found_tags(root)
    if label == PROPERTIES:
        source = ANY_TAG.sub(
            lambda tag: unescape(tag.group()),
            etree.tostring(root, encoding="unicode"),
        )
    else:
        source = _patched(root)
    marking = Marking(source, tags, rewrites=False)
    try:
        tree = plain.parse(marking.source)
        for data in tree.find_all(nodes.TemplateData):
            data.data = BRACES.sub(lambda braces: braces[0].replace("_", ""), data.data)
        numbered = _numbered(tree, marking.tags)
        return _compiled(Source(name, label, xml, numbered), tree, plain, printing)
    except (jinja2.TemplateSyntaxError, *TOO_DEEP) as fault:
        raise _syntax_error(fault, file, label, xml, marking.tags) from fault


def _patched(root: etree._Element) -> str:
    """The source that docxtpl makes of a part, each paragraph on a line of its own."""
    patched: str = DocxTemplate(None).patch_xml(etree.tostring(root, encoding="unicode"))
    return PARAGRAPH.sub("\n<w:p", patched)


def _syntax_error(
    fault: Exception, file: str, label: str, xml: bytes, tags: Sequence[Tag]
) -> TemplateError:
    line = getattr(fault, "lineno", None) or getattr(fault, "paragraph", None)
    tag = next((tag for tag in tags if tag.line == line), None)
    return _error_at(file, fault, xml, label, tag, {})


def _numbered(tree: nodes.Template, tags: Sequence[Tag]) -> tuple[Tag, ...]:
    """Each printed value is given the number of its tag, as `Marking` does in the source."""
    printing: dict[int, deque[Tag]] = defaultdict(deque)
    for tag in tags:
        if tag.text.startswith("{{"):
            printing[tag.line].append(tag)
    numbered: list[Tag] = list(tags)
    for output in tree.find_all(nodes.Output):
        for index, value in enumerate(output.nodes):
            if not isinstance(value, nodes.TemplateData):
                known = printing[value.lineno]
                numbered.append(known.popleft() if known else Tag("", None, value.lineno))
                number = nodes.Const(len(numbered) - 1)
                output.nodes[index] = nodes.Filter(
                    value, ANYTHING, [number], [], None, None, lineno=value.lineno
                )
    return tuple(numbered)


@dataclass(frozen=True)
class Source:
    """A part as it is in the template, and its tags by number."""

    name: str
    label: str
    xml: bytes
    tags: tuple[Tag, ...]


def _compiled(source: Source, tree: nodes.Template, plain: Any, printing: Any) -> CompiledPart:
    """The part with the code that prints it: as bytes where it is proven well formed."""
    pieces = list(tree.find_all((nodes.TemplateData, nodes.Filter)))
    for data in pieces:
        if isinstance(data, nodes.TemplateData):
            data.data = data.data.replace("\n<w:p", "<w:p")
    tree.body.insert(0, nodes.Output([nodes.TemplateData(XML_DECLARATION)]))
    unproven, proof = "", Proof()
    try:
        proof = prove(tree)
    except Unproven as reason:
        unproven = str(reason) or "unproven"
    for value in pieces:
        if isinstance(value, nodes.Filter) and value.name in PRINTED_AS and not unproven:
            value.name = f"_{proof.places[value.args[0].as_const()]}"
    template = (plain if unproven else printing).from_string(tree)
    return CompiledPart(
        **vars(source),
        template=template,
        reshapes_tables=any(RESHAPING.match(tag.text) for tag in source.tags),
        unproven=unproven,
        repairs=proof.may_leave_rowless_table or proof.may_leave_empty_cell,
    )


def _check_filters(tree: nodes.Template) -> None:
    used = list(tree.find_all((nodes.Filter, nodes.Test)))
    for node in used:
        if isinstance(node, nodes.Filter) and node.name not in WORD.filters:
            raise BadTag(f"dùng bộ lọc “{node.name}” không có", node.name, node.lineno)
    for node in used:
        if isinstance(node, nodes.Test) and node.name not in WORD.tests:
            raise BadTag(f"dùng phép thử “{node.name}” không có", node.name, node.lineno)
