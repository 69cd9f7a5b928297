"""Templates of Word parts compiled to bytes: what is fixed is encoded once, a value by itself.

For parts whose markup is proven well formed (paperwork.render.proving): each value is escaped for
the place where it stands, so that nothing has to be looked at again once it is printed.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Literal

import jinja2
from jinja2 import nodes
from jinja2.runtime import Context
from lxml import etree
from markupsafe import Markup

from paperwork.language.values import (
    Language,
    MissingField,
    UnfoldedCode,
    Unprintable,
    plain_text,
    word_text,
    word_xml,
)
from paperwork.wordml import WORD as WORD_NAMESPACE
from paperwork.wordml import (
    IllegalCharacter,
    Level,
    broken_into_lines,
    checked,
    is_well_formed_markup,
    text_xml,
)

Where = Literal["text", "line", "run", "block"]  # in a w:t; where no line may end; between elements
Ids = Iterator[int]

DRAWING_ID = re.compile(r'(<wp:docPr\b[^>]*?\bid=")[^"]*')
CHARACTER_DATA = re.compile(r"[^<&]*(?:&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);[^<&]*)*")
OF_LOOPS = frozenset(
    ["index", "index0", "first", "last", "length", "revindex", "revindex0", "previtem", "nextitem"]
)
OF_MAPPINGS = frozenset(dir(dict))


class AtTag(Exception):  # noqa: N818 - where it happened
    """A value could not be printed; `number` is the tag that asked for it."""

    def __init__(self, number: int):
        super().__init__(number)
        self.number = number


def text_bytes(value: object, number: int) -> bytes:
    """A value inside a `<w:t>`."""
    if type(value) is str:
        # What is printable is legal in XML; what is not is looked at closely by `text_xml`.
        if value.isprintable() and not (
            "&" in value or "<" in value or ">" in value or '"' in value
        ):
            return value.encode()
    elif type(value) is int:
        return b"%d" % value
    try:
        return _own_markup(value) if isinstance(value, Markup) else word_text(value).encode()
    except (Unprintable, IllegalCharacter, MissingField) as fault:
        raise AtTag(number) from fault


def _own_markup(value: Markup) -> bytes:
    """Text that is escaped already, or markup that others made."""
    if CHARACTER_DATA.fullmatch(value):
        return broken_into_lines(checked(str(value))).encode()
    return checked_markup(value)


def line_bytes(value: object, number: int) -> bytes:
    """A value where text cannot be broken into lines, such as an attribute."""
    try:
        text = value if isinstance(value, Markup) else plain_text(value)
        if "\n" in text or "\t" in text:
            raise Unprintable("có dấu xuống dòng hoặc dấu tab, mà chỗ này chỉ nhận một dòng chữ")
        if isinstance(value, Markup):
            if not CHARACTER_DATA.fullmatch(value):
                raise Unprintable("không phải là chữ hay số")
            return value.encode()
        return text_xml(text).encode()
    except (Unprintable, IllegalCharacter, MissingField) as fault:
        raise AtTag(number) from fault


def markup_bytes(value: object, number: int, level: Level, ids: Ids) -> bytes:
    """A value between elements: drawn things or paragraphs, their drawings numbered."""
    try:
        xml = str(word_xml(value, level))
        if not is_well_formed_markup(value):
            checked_markup(xml)
    except (Unprintable, IllegalCharacter, MissingField) as fault:
        raise AtTag(number) from fault
    if "<wp:docPr" in xml:
        xml = DRAWING_ID.sub(lambda match: f"{match[1]}{next(ids)}", xml)
    return xml.encode()


def checked_markup(xml: str) -> bytes:
    """Markup that others made, if it is well formed by itself; raises Unprintable."""
    try:
        content = xml.encode()
        etree.fromstring(b'<w:p xmlns:w="%b">%b</w:p>' % (WORD_NAMESPACE.encode(), content))
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise Unprintable("không phải là đoạn mã Word còn nguyên") from fault
    return content


class Printing(Context):
    """What a render knows: the fields, and the number of the next drawing."""

    ids: Ids


class ByteCode(UnfoldedCode):
    """The code of a part that yields bytes; its fixed text must be UTF-8 free of tags."""

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("ids = context.ids")
        for name in PRINTERS:
            self.writeline(f"{name} = environment.printers[{name!r}]")

    def visit_Output(self, node: nodes.Output, frame: Any) -> None:  # noqa: N802 - named by Jinja
        self.writeline("yield (", node)
        self.indent()
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                self._fixed(child.data)
            else:
                assert isinstance(child, nodes.Filter)
                assert child.node is not None
                self.newline(child)
                self._value(child, frame)
                self.write(",")
        self.outdent()
        self.writeline(")")

    def _fixed(self, data: str) -> None:
        pieces = DRAWING_ID.split(data)
        for number, piece in enumerate(pieces):
            if piece:
                self.writeline(f"{piece.encode()!r},")
            if number % 2:  # after the opening of a drawing's number
                self.writeline("b'%d' % next(ids),")

    def _value(self, printed: nodes.Filter, frame: Any) -> None:
        assert printed.node is not None
        number = printed.args[0].as_const()
        match printed.name.removeprefix("_"):
            case "text":
                self.write("text(")
                self.visit(printed.node, frame)
                self.write(f", {number})")
            case "line":
                self.write("line(")
                self.visit(printed.node, frame)
                self.write(f", {number})")
            case level:
                self.write("markup(")
                self.visit(printed.node, frame)
                self.write(f", {number}, {level!r}, ids)")

    def visit_Getattr(self, node: nodes.Getattr, frame: Any) -> None:  # noqa: N802
        """What the sandbox would find, without asking it where there is only one answer."""
        name, held = node.attr, self.temporary_identifier()
        is_loop = isinstance(node.node, nodes.Name) and node.node.name == "loop"
        if is_loop and name in OF_LOOPS:
            direct, condition = f"{held}.{name}", "is LoopContext"
        elif name not in OF_MAPPINGS and not name.startswith("_"):
            direct, condition = f"{held}[{name!r}]", f"is dict and {name!r} in {held}"
        else:
            super().visit_Getattr(node, frame)
            return
        self.write(f"({direct} if ({held} := ")
        self.visit(node.node, frame)
        self.write(f").__class__ {condition} else environment.getattr({held}, {name!r}))")


PRINTERS: Mapping[str, Callable[..., bytes]] = {
    "text": text_bytes,
    "line": line_bytes,
    "markup": markup_bytes,
}


class PrintingLanguage(Language):
    """The language of Word templates, printed as bytes."""

    code_generator_class = ByteCode
    context_class = Printing
    printers = PRINTERS


def printed(template: jinja2.Template, fields: Mapping[str, object], ids: Ids) -> bytes:
    """What a template compiled to bytes says; its errors carry the template's lines."""
    context = template.new_context(dict(fields))
    context.ids = ids  # type: ignore[attr-defined]
    try:
        pieces = template.root_render_func(context)
        return b"".join(itertools.chain.from_iterable(pieces))  # type: ignore[arg-type]
    except Exception:
        template.environment.handle_exception()
