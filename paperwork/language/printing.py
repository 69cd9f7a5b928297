"""Templates of Word parts compiled to bytes: what is fixed is encoded once, a value by itself.

For parts whose markup is proven well formed (paperwork.render.proving): each value is escaped for
the place where it stands, so that nothing has to be looked at again once it is printed.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from typing import Any, ClassVar, TypeVar

import jinja2
from jinja2 import nodes
from jinja2.parser import Parser
from jinja2.runtime import Context
from lxml import etree
from markupsafe import Markup

from paperwork.language.bounds import gathered_turns
from paperwork.language.pieces import (
    DRAWING_ID,
    OF_MAPPINGS,
    Piece,
    fetching,
    known_weight,
    portions,
    repeated,
    where,
)
from paperwork.language.values import (
    Language,
    MissingField,
    Names,
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

Ids = Iterator[int]
Raw = deque[bytes]  # markup that stands among plain text, in the order of its notes
Printed = TypeVar("Printed")

CHARACTER_DATA = re.compile(r"[^<&]*(?:&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);[^<&]*)*")
SEPARATOR = "\0"  # between texts that are escaped in one go; no text may hold either of these
RAW = "\1\1"  # this very object says that `raw` holds what is meant; of "\1" there is but one
SIGNS = re.compile(rb"\xc2[\xa0-\xbf]")  # no-break space, §, °, ²; below them are controls
DOUBTFUL = b"\x7f\xc2\xed\xef\xf0\xf1\xf2\xf3\xf4"  # they begin legal and illegal characters
LEGAL = b"\n" + bytes(byte for byte in range(0x20, 0x100) if byte not in DOUBTFUL)
ESCAPES = (
    (b"&", b"&amp;"),
    (b"<", b"&lt;"),
    (b">", b"&gt;"),
    (b'"', b"&quot;"),
    (b"\n", broken_into_lines("\n").encode()),
)
OF_LOOPS = frozenset(
    ["index", "index0", "first", "last", "length", "revindex", "revindex0", "previtem", "nextitem"]
)


class AtTag(Exception):  # noqa: N818 - where it happened
    """A value could not be printed; `number` is the tag that asked for it."""

    def __init__(self, number: int):
        super().__init__(number)
        self.number = number


def at_tag(printer: Callable[..., Printed]) -> Callable[..., Printed]:
    """A printer of values that takes the number of the tag too, and names it where it fails."""

    @wraps(printer)
    def named(value: object, number: int, *rest: Any) -> Printed:
        try:
            return printer(value, *rest)
        except (Unprintable, IllegalCharacter, MissingField) as fault:
            raise AtTag(number) from fault

    return named


def unnamed(printer: Callable[..., Printed]) -> Callable[..., Printed]:
    """The printer without its tag, for another printer to use."""
    inner: Callable[..., Printed] = printer.__wrapped__  # type: ignore[attr-defined]
    return inner


@at_tag
def text(value: object, raw: Raw) -> str:
    """A value inside a `<w:t>` as plain text, or a note that its markup is kept in `raw`."""
    if type(value) is int:
        return str(value)
    if isinstance(value, Markup):
        return kept_raw(value, raw)
    if hasattr(value, "__html__"):
        word_text(value)  # raises
    return plain_text(value)


def kept_raw(value: Markup, raw: Raw) -> str:
    raw.append(_own_markup(value))
    return RAW


def escaped(text: str) -> bytes:
    """Plain text as it stands inside a `<w:t>`; raises IllegalCharacter."""
    return text_xml(text).encode()


def all_escaped(texts: list[str], raw: Raw, escape: Callable[[str], bytes]) -> list[bytes]:
    """The texts as bytes: in one go, unless a character among them has to be looked at."""
    content = SEPARATOR.join(texts).encode(errors="surrogatepass")
    if not _holds_only(content, len(texts) - 1, len(raw)):
        return [raw.popleft() if text is RAW else escape(text) for text in texts]
    for character, instead in ESCAPES:
        content = content.replace(character, instead)
    pieces = content.split(SEPARATOR.encode())
    if raw:
        return [raw.popleft() if piece == RAW.encode() else piece for piece in pieces]
    return pieces


def _holds_only(content: bytes, separators: int, notes: int) -> bool:
    """Whether what is not certainly legal are so many separators and notes of ours."""
    doubtful = content.translate(None, LEGAL)
    if b"\xc2" in doubtful:
        doubtful = SIGNS.sub(b"", content).translate(None, LEGAL)
    are_separators = doubtful.replace(RAW.encode(), b"") == SEPARATOR.encode() * separators
    return are_separators and len(doubtful) == separators + notes * len(RAW)


def _own_markup(value: Markup) -> bytes:
    """Text that is escaped already, or markup that others made."""
    if CHARACTER_DATA.fullmatch(value):
        return broken_into_lines(checked(str(value))).encode()
    return checked_markup(value)


@at_tag
def line(value: object) -> bytes:
    """A value where text cannot be broken into lines, such as an attribute."""
    text = value if isinstance(value, Markup) else plain_text(value)
    if "\n" in text or "\t" in text:
        raise Unprintable("có dấu xuống dòng hoặc dấu tab, mà chỗ này chỉ nhận một dòng chữ")
    if not isinstance(value, Markup):
        return text_xml(text).encode()
    if not CHARACTER_DATA.fullmatch(value):
        raise Unprintable("không phải là chữ hay số")
    return checked(str(value)).encode()


@at_tag
def markup(value: object, level: Level, ids: Ids) -> bytes:
    """A value between elements: drawn things or paragraphs, their drawings numbered."""
    xml = str(word_xml(value, level))
    if not is_well_formed_markup(value):
        checked_markup(xml)
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
    """What a render knows: the fields, the number of the next drawing, and how to treat text."""

    ids: Ids
    raw: Raw
    plain: type  # the type of text that is taken as it is, to be escaped with all others
    repeated = staticmethod(repeated)


class Named:
    """No value is of this type: with it as `plain`, each is looked at under its tag's number."""


class ByteCode(UnfoldedCode):
    """The code of a part: it yields fixed bytes, and the plain text that follows each of them."""

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("resolve = context.parent.__getitem__")  # asked before a tag sets names
        for name in ("ids", "raw", "plain", "repeated"):
            self.writeline(f"{name} = context.{name}")
        for name in ("text", "line", "markup"):
            self.writeline(f"{name} = environment.printers[{name!r}]")

    def visit_Output(self, node: nodes.Output, frame: Any) -> None:  # noqa: N802 - named by Jinja
        for markup, texts in portions(node):
            held = self.temporary_identifier()
            self.writeline(f"yield ({held} := (", node)
            self.indent()
            for together in markup:
                self._markup(together, frame)
            self.outdent()
            self.writeline(")), (")
            self.indent()
            for text in texts:
                self._text(text, frame)
            if len(texts) < len(markup):
                self.writeline("'',")
            self.outdent()
            self.writeline(f"), {known_weight(markup) or f'sum(map(len, {held}))'}")

    def visit_For(self, node: nodes.For, frame: Any) -> None:  # noqa: N802
        """All turns at once where they only fetch texts, unless their rows want a closer look."""
        found = fetching(node)
        if found is None:
            super().visit_For(node, frame)
            return
        rows = Parser(self.environment, "").free_identifier(node.lineno)
        self.writeline(f"{rows.name} = ", node)
        self.visit(node.iter, frame)
        turns = self.temporary_identifier()
        self.writeline(f"{turns} = repeated({rows.name}, plain, {tuple(found)!r})")
        self.writeline(f"if {turns} is not None:")
        self.indent()
        self.writeline(f"yield {turns}")
        self.outdent()
        self.writeline("else:")
        self.indent()
        node.iter = rows
        super().visit_For(node, frame)
        self.outdent()

    def _markup(self, together: list[Piece], frame: Any) -> None:
        """What is fixed, numbers of drawings, and values that are escaped by themselves."""
        for number, piece in enumerate(together or [b""]):
            self.writeline("+ " if number else "")
            match piece:
                case bytes():
                    self.write(repr(piece))
                case None:
                    self.write("b'%d' % next(ids)")
                case _:
                    self._escaped(piece, frame)
        self.write(",")

    def _escaped(self, printed: nodes.Filter, frame: Any) -> None:
        assert printed.node is not None
        number, place = printed.args[0].as_const(), where(printed)
        self.writeline("line(" if place == "line" else "markup(", printed)
        self.visit(printed.node, frame)
        self.write(f", {number})" if place == "line" else f", {number}, {place!r}, ids)")

    def _text(self, printed: nodes.Filter, frame: Any) -> None:
        assert printed.node is not None
        number, held = printed.args[0].as_const(), self.temporary_identifier()
        self.writeline(f"({held} if type({held} := ", printed)
        self.visit(printed.node, frame)
        self.write(f") is plain else text({held}, {number}, raw)),")

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


Printers = Mapping[str, Callable[..., Any]]


class PrintingLanguage(Language):
    """The language of Word templates, printed as bytes."""

    code_generator_class = ByteCode
    context_class = Printing
    printers: ClassVar[Printers] = {
        "text": text,
        "line": line,
        "markup": markup,
        "escaped": escaped,
    }


def printed(template: jinja2.Template, fields: Mapping[str, object], ids: Ids) -> bytes:
    """What a template compiled to bytes says; its errors carry the template's lines."""
    environment: Any = template.environment
    names = Names(environment.globals, fields)
    context = Printing(environment, names, template.name, template.blocks)
    context.ids, context.raw, context.plain = ids, deque(), str
    turns: Any = template.root_render_func(context)
    try:
        markup, texts = gathered_turns(turns)
        try:
            escaped_texts = all_escaped(texts, context.raw, environment.printers["escaped"])
        except IllegalCharacter:
            context.plain = Named  # once more, to learn whose it is
            deque(template.root_render_func(context), maxlen=0)
            raise
    except Exception:
        environment.handle_exception()
        raise
    content: list[Any] = [None] * (2 * len(markup))
    content[::2], content[1::2] = markup, escaped_texts
    return b"".join(content)
