"""What a template may say: a closed Jinja in which a value prints exactly, or not at all."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache, partial
from typing import Any

import jinja2
from jinja2 import StrictUndefined, Undefined, UndefinedError, filters
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import SecurityError
from jinja2.nodes import Concat, Expr, Filter, Impossible, List, Template, TemplateData
from jinja2.runtime import LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing, pass_environment
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

from paperwork.language.bounds import (
    COUNTING,
    SMALL,
    Counting,
    charged,
    held,
    joined_within,
    made,
    turned,
    whole_number,
    worked,
)
from paperwork.language.foreseeing import foreseen, padded, replaced, rounded_within
from paperwork.wordml import Level, checked, text_xml

DICT_METHODS = ("items", "keys", "values")


class Unprintable(ValueError):  # noqa: N818 - what the value is
    """A value no document may show; its text is the end of a Vietnamese sentence."""


class MissingField(UndefinedError):  # noqa: N818 - what the field is
    """A template names a field that is not there."""

    def __init__(self, message: str, name: str, owner: object):
        super().__init__(message)
        self.name = name
        self.siblings = tuple(map(str, owner)) if isinstance(owner, Mapping) else None

    def nearest(self, top: Iterable[str]) -> str:
        """The known name most like the missing one; empty when none is like it."""
        known = top if self.siblings is None else self.siblings
        return next(iter(get_close_matches(self.name, list(known), 1)), "")


class Absent(StrictUndefined):
    """What an absent field evaluates to: it may be asked `is defined`, and nothing else."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: str | None = None, exc: Any = None
    ):
        if exc in (None, UndefinedError):
            exc = partial(MissingField, name=str(name or ""), owner=obj)
        super().__init__(hint, obj, name, exc)


def plain_text(value: object) -> str:
    """A value as it stands in a document: text and whole numbers only."""
    if type(value) is str:
        return checked(value)
    if isinstance(value, Undefined):
        return str(value)  # raises
    if value is None:
        raise Unprintable("chưa có giá trị")
    if isinstance(value, bool):
        raise Unprintable("là giá trị đúng/sai, không in được; dùng {% if … %} để chọn chữ")
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, float):
        raise Unprintable("là số thập phân; chỉ in được số nguyên hoặc chữ đã viết sẵn")
    if isinstance(value, dt.date | dt.time):
        raise Unprintable("là ngày giờ chưa viết thành chữ; dùng trường ngày đã viết thành chữ")
    if isinstance(value, str):
        return checked(value)
    raise Unprintable("không phải là chữ hay số")


def word_text(value: object) -> Markup:
    """A value inside a `<w:t>`; Markup is the template's own words, already printed."""
    if isinstance(value, Markup):
        return value
    if hasattr(value, "__html__"):
        raise Unprintable("là hình vẽ hoặc khối đoạn văn; viết thẻ {{r …}} hoặc {{p …}}")
    return Markup(text_xml(plain_text(value)))


def word_xml(value: object, level: Level) -> Markup:
    """A value that stands outside `<w:t>`: only what knows its own markup, at its own level."""
    if isinstance(value, Undefined):
        str(value)  # raises
    if isinstance(value, Markup) or not hasattr(value, "__html__"):
        raise Unprintable("là chữ thường; viết thẻ {{ … }} giữa dòng chữ, không có r, p")
    if getattr(value, "level", level) != level:
        raise Unprintable("không đặt được ở đây; hình vẽ dùng {{r …}}, khối đoạn văn dùng {{p …}}")
    return Markup(value.__html__())


def joined(values: Iterable[object], separator: str = "", attribute: str | None = None) -> str:
    """The values in one line; a missing one is an error, never a gap or the word None."""
    if attribute is not None:
        values = [_field(value, attribute) for value in values]
    texts = [plain_text(value) for value in values]
    length = sum(map(len, texts)) + len(separator) * len(texts)
    if length > SMALL:
        worked(len(texts))
        made(length)
    return separator.join(texts)


def _field(value: object, name: str) -> object:
    for key in name.split("."):
        value = PLAIN.getattr(value, key)
    return value


def rounded(value: float, precision: int = 0, method: Any = "common") -> float:
    """A whole number stays printable: no decimals asked means an int."""
    result = filters.do_round(value, precision, method)
    return int(result) if precision == 0 else result


def summed(
    environment: Any, iterable: Iterable[Any], attribute: str | None = None, start: Any = 0
) -> Any:
    """The sum of numbers, or of lists; texts are joined."""
    value_of = filters.make_attrgetter(environment, attribute)
    values = held([value_of(item) if attribute is not None else item for item in iterable])
    if any(isinstance(value, str) for value in (start, *values)):
        raise Unprintable("cộng chữ; nối chữ bằng dấu “~” hoặc bộ lọc join")
    return filters.sync_do_sum(environment, values, None, start)


SHARED_FILTERS = "default first groupby last length list lower map rejectattr"
SHARED_FILTERS += " selectattr sort trim upper"
BOUNDED_FILTERS: Mapping[str, Callable[..., Any]] = {
    "batch": foreseen(filters.FILTERS["batch"], padded),
    "replace": foreseen(filters.FILTERS["replace"], replaced),
    "sum": pass_environment(summed),
}
FILTERS: Mapping[str, Callable[..., Any]] = {
    **{name: charged(filters.FILTERS[name]) for name in SHARED_FILTERS.split()},
    **BOUNDED_FILTERS,
    "in_hoa": charged(filters.do_upper),  # chữ in hoa
    "join": joined,
    "round": foreseen(rounded, rounded_within),
}


def counted_range(*bounds: int) -> range:
    """The numbers of a loop; all loops of a rendering together have a bound, nested ones too."""
    numbers = range(*bounds)
    turned(len(numbers))
    return numbers


class JoinConcatenation(NodeTransformer):
    """`a ~ b` as `[a, b]|join`, so that it prints by the same rules as everything else."""

    def visit_Concat(self, node: Concat) -> Filter:  # noqa: N802 - named by Jinja
        items = List([self.visit(child) for child in node.nodes], lineno=node.lineno)
        return Filter(items, "join", [], [], None, None, lineno=node.lineno)


class UnfoldedCode(CodeGenerator):
    """Prints constants at run time too: Jinja would escape them before `finalize` sees them."""

    def _output_child_to_const(self, node: Expr, frame: Any, finalize: Any) -> str:
        if not isinstance(node, TemplateData):
            raise Impossible
        return super()._output_child_to_const(node, frame, finalize)


class ComposedNames(ImmutableSandboxedEnvironment):
    """A sandbox that finds a field also where its name was typed with separate marks.

    Nothing is evaluated while it compiles, and what is evaluated later counts (bounds).
    """

    code_generator_class = UnfoldedCode
    concat = staticmethod(joined_within)

    def __init__(self, **options: Any):
        super().__init__(optimized=False, **options)
        self.filters |= COUNTING

    def _generate(
        self, source: Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        return super()._generate(Counting().visit(source), name, filename, defer_init)

    def getattr(self, obj: Any, attribute: str) -> Any:
        if _is_found_by_name_only(type(obj), attribute):  # type: ignore[arg-type]
            try:
                return obj[attribute]
            except KeyError:
                return self._composed(obj, attribute)
        found = super().getattr(obj, attribute)
        return self._composed(obj, attribute) if _is_absent(found) else found

    def getitem(self, obj: Any, argument: Any) -> Any:
        found = super().getitem(obj, argument)
        return self._composed(obj, argument) if _is_absent(found) else found

    def _composed(self, obj: Any, name: Any) -> Any:
        if isinstance(obj, Mapping) and isinstance(name, str) and not name.isascii():
            for key in obj:
                if isinstance(key, str) and composed(key) == composed(name):
                    return obj[key]
        return self.undefined(obj=obj, name=name)


class Language(ComposedNames):
    """Jinja with no way out: no loader, no globals but range, no calls but loops and macros."""

    intercepted_binops = frozenset(["*", "**", "%", "+"])

    def __init__(self, finalize: Callable[[object], Any], *, autoescape: bool):
        super().__init__(
            undefined=Absent, autoescape=autoescape, finalize=finalize, keep_trailing_newline=True
        )
        self.globals = {"range": counted_range}
        self.filters = {**COUNTING, **FILTERS}

    def _parse(self, source: str, name: str | None, filename: str | None) -> Template:
        tree = super()._parse(source, name, filename)
        return JoinConcatenation().visit(tree) if "~" in source else tree

    def is_safe_callable(self, obj: Any) -> bool:
        """Loops and macros need calls; data never does."""
        owner = getattr(obj, "__self__", None)
        return (
            obj is counted_range
            or isinstance(obj, Macro | LoopContext)
            or isinstance(owner, LoopContext)
            or (isinstance(owner, Mapping) and obj.__name__ in DICT_METHODS)
        )

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        """Arithmetic is for numbers: text by a number could fill the memory."""
        if not (isinstance(left, int | float) and isinstance(right, int | float)):
            for operand in (left, right):
                if isinstance(operand, Undefined):
                    str(operand)  # raises
            raise Unprintable(f"dùng phép “{operator}” với thứ không phải số; nối chữ bằng dấu “~”")
        return calculated(operator, left, right)


def calculated(operator: str, left: Any, right: Any) -> Any:
    """The result of an operator on two numbers, if it is not too large."""
    if isinstance(left, int) and isinstance(right, int):
        if operator == "*":
            whole_number(left.bit_length() + right.bit_length())
        if operator == "**":
            whole_number(left.bit_length() * abs(right))
    return BINARY[operator](left, right)


BINARY = ImmutableSandboxedEnvironment.default_binop_table


@lru_cache(maxsize=4_096)
def _is_found_by_name_only(kind: type, name: str) -> bool:
    """Whether these are mappings that have no attribute of that name, nor could have it."""
    return issubclass(kind, Mapping) and not hasattr(kind, name) and not kind.__dictoffset__


def _is_absent(value: object) -> bool:
    # Not the undefined that stands for a forbidden attribute: that one must stay an offence.
    return isinstance(value, Undefined) and value._undefined_exception is not SecurityError


def composed(name: str) -> str:
    return unicodedata.normalize("NFC", name)


class Names(dict[str, Any]):
    """What the names of a template stand for; a field is looked up when it is asked for."""

    def __init__(self, known: Mapping[str, Any], fields: Mapping[str, Any]) -> None:
        super().__init__(known)
        self._fields = fields
        if isinstance(fields, dict):
            self.update(fields)
        else:
            for name in known:
                if name in fields:
                    del self[name]

    def __missing__(self, name: str) -> Any:
        if name not in self._fields:
            return missing
        found = self[name] = self._fields[name]
        return found

    def __contains__(self, name: object) -> bool:
        return super().__contains__(name) or name in self._fields


def said(template: jinja2.Template, fields: Mapping[str, Any]) -> str:
    """What a template says of these fields; its errors carry the template's lines."""
    environment: Any = template.environment
    names = Names(environment.globals, fields)
    context = environment.context_class(environment, names, template.name, template.blocks)
    try:
        text: str = environment.concat(template.root_render_func(context))
    except Exception:
        environment.handle_exception()
        raise
    return text


def with_composed_names(context: Mapping[str, object]) -> Mapping[str, object]:
    if all(map(str.isascii, context)):
        return context
    return {name if name.isascii() else composed(name): value for name, value in context.items()}


PLAIN = Language(plain_text, autoescape=False)  # văn bản thường: ô Excel, trích yếu
WORD = Language(word_text, autoescape=True)
