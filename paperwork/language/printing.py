"""Templates of Word parts compiled to bytes: what is fixed is encoded once, a value by itself.

For parts whose markup is proven well formed (paperwork.render.proving): each value is escaped for
the place where it stands, so that nothing has to be looked at again once it is printed.
"""

from __future__ import annotations

import itertools
import re
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from functools import wraps
from typing import Any, ClassVar, Literal, TypeVar

import jinja2
from jinja2 import nodes
from jinja2.runtime import Context
from lxml import etree
from markupsafe import Markup

from paperwork.language.bounds import gathered
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
Raw = deque[bytes]  # markup that stands among plain text, in the order of its notes
Printed = TypeVar("Printed")

DRAWING_ID = re.compile(r'(<wp:docPr\b[^>]*?\bid=")[^"]*')
CHARACTER_DATA = re.compile(r"[^<&]*(?:&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);[^<&]*)*")
SEPARATOR = "\0"  # between texts that are escaped in one go; no text may hold either of these
RAW = "\1\1"  # this very object says that `raw` holds what is meant; of "\1" there is but one
NO_BREAK_SPACE = "\u00a0".encode()
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
OF_MAPPINGS = frozenset(dir(dict))


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
    if NO_BREAK_SPACE[:1] in doubtful:
        doubtful = content.replace(NO_BREAK_SPACE, b"").translate(None, LEGAL)
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


class Named:
    """No value is of this type: with it as `plain`, each is looked at under its tag's number."""


class ByteCode(UnfoldedCode):
    """The code of a part: it yields fixed bytes and plain texts by turns."""

    def write_commons(self) -> None:
        super().write_commons()
        for name in ("ids", "raw", "plain"):
            self.writeline(f"{name} = context.{name}")
        for name in ("text", "line", "markup"):
            self.writeline(f"{name} = environment.printers[{name!r}]")

    def visit_Output(self, node: nodes.Output, frame: Any) -> None:  # noqa: N802 - named by Jinja
        self.writeline("yield (", node)
        self.indent()
        self._text_is_next = False
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                self._fixed(child.data)
            else:
                assert isinstance(child, nodes.Filter)
                self._value(child, frame)
        self._turn(to_text=False)
        self.outdent()
        self.writeline(")")

    def _turn(self, *, to_text: bool) -> None:
        """Leave out what is not there where something else is to be yielded."""
        if self._text_is_next != to_text:
            self.writeline("''," if self._text_is_next else "b'',")
        self._text_is_next = not to_text

    def _fixed(self, data: str) -> None:
        pieces = DRAWING_ID.split(data)
        for number, piece in enumerate(pieces):
            if piece:
                self._turn(to_text=False)
                self.writeline(f"{piece.encode()!r},")
            if number % 2:  # after the opening of a drawing's number
                self._turn(to_text=False)
                self.writeline("b'%d' % next(ids),")

    def _value(self, printed: nodes.Filter, frame: Any) -> None:
        assert printed.node is not None
        number = printed.args[0].as_const()
        place = printed.name.removeprefix("_")
        self._turn(to_text=place == "text")
        self.newline(printed)
        match place:
            case "text":
                held = self.temporary_identifier()
                self.write(f"({held} if type({held} := ")
                self.visit(printed.node, frame)
                self.write(f") is plain else text({held}, {number}, raw)),")
            case "line":
                self.write("line(")
                self.visit(printed.node, frame)
                self.write(f", {number}),")
            case level:
                self.write("markup(")
                self.visit(printed.node, frame)
                self.write(f", {number}, {level!r}, ids),")

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
    names = {**environment.globals, **fields}
    context = Printing(environment, names, template.name, template.blocks)
    context.ids, context.raw, context.plain = ids, deque(), str
    pieces: list[Any]
    try:
        pieces = gathered(itertools.chain.from_iterable(template.root_render_func(context)))
        try:
            pieces[1::2] = all_escaped(pieces[1::2], context.raw, environment.printers["escaped"])
        except IllegalCharacter:
            context.plain = Named  # once more, to learn whose it is
            deque(template.root_render_func(context), maxlen=0)
            raise
    except Exception:
        environment.handle_exception()
        raise
    return b"".join(pieces)
