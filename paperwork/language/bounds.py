"""How much one rendering may take: beyond it a template is refused, however it asks.

A template comes from anybody, and its loops, calls and repetitions could run for ever or fill the
memory. Turns of loops count with the size of what is in them, values with what they hold, texts
with their length; the bounds are far above any document of an office.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from itertools import islice
from typing import Any

from jinja2 import nodes
from jinja2.utils import Namespace, pass_context
from jinja2.visitor import NodeTransformer

MOST_TURNS = 100_000  # of range: far more blank rows than any form has
MOST_WORK = 20_000_000  # names, fields and filters evaluated, items looked at
MOST_HELD = 1_000_000  # items in a value, those in its items counted each time they occur
MOST_MADE = 10_000_000  # characters of texts that a template puts together for itself, or
# prints where it does so: they are looked through letter by letter
MOST_PRINTED = 128_000_000  # characters that it prints, with the markup
MOST_BITS = 4_096  # of a whole number: beyond any sum of money
CALL = 40  # what a call takes besides what is in the macro
TOO_DEEP = (RecursionError, MemoryError, SyntaxError)  # what Python raises on deep nesting
SMALL = 1_000  # characters: such texts come and go
FEW = 1_000  # texts that need not be weighed
CHUNK = 25_000  # texts taken before they are weighed
SIZED = (list, tuple, dict, set, frozenset)
CONTAINERS = (*SIZED, Namespace)
COMPARED = frozenset(["in", "notin", "eq", "ne"])


class TooMuch(ValueError):  # noqa: N818 - what the template asks for
    """A template asks for more than any document needs; its text is the end of a sentence."""


@dataclass
class Spent:  # đã dùng trong một lần điền
    turns: int = 0
    work: int = 0
    made: int = 0
    printed: int = 0
    told: int = 0  # characters of texts among them


_spent: ContextVar[Spent | None] = ContextVar("spent", default=None)


class _Bounds:
    __slots__ = ("_outermost",)

    def __enter__(self) -> None:
        self._outermost = _spent.set(Spent()) if _spent.get() is None else None

    def __exit__(self, *fault: object) -> None:
        if self._outermost:
            _spent.reset(self._outermost)


def bounded() -> AbstractContextManager[None]:
    """One rendering: all that is evaluated inside has the bounds in common."""
    return _Bounds()


def _account() -> Spent:
    return _spent.get() or Spent()


def turned(turns: int) -> None:
    """So many turns of loops over numbers."""
    spent = _account()
    spent.turns += turns
    if spent.turns > MOST_TURNS:
        raise TooMuch(f"lặp quá {_said(MOST_TURNS)} lần")


def worked(amount: int) -> None:
    """So many things evaluated or looked at."""
    spent = _account()
    spent.work += amount
    if spent.work > MOST_WORK:
        raise TooMuch("lặp quá nhiều lần, hoặc tính quá nhiều")


def made(length: int) -> None:
    """A text of that length put together."""
    if length < SMALL:
        return
    spent = _account()
    spent.made += length
    if spent.made > MOST_MADE:
        raise TooMuch("ghép ra chữ quá dài")


def gathered(pieces: Iterable[str]) -> list[str]:
    """The pieces of what a template prints."""
    spent, stream = _account(), iter(pieces)
    chunk = list(islice(stream, FEW))
    if len(chunk) < FEW and not spent.made:
        return chunk  # the values of a workbook, each no longer than a cell
    kept: list[str] = []
    while chunk:
        _printed(spent, chunk)
        kept += chunk
        chunk = list(islice(stream, CHUNK))
    return kept


def gathered_turns(
    turns: Iterable[tuple[Sequence[bytes], Sequence[str], int]],
) -> tuple[list[bytes], list[str]]:
    """The markup that a template prints, and the text that follows each piece of it."""
    spent, weighed = _account(), 0
    markup: list[bytes] = []
    texts: list[str] = []
    for fixed, said, weight in turns:
        markup += fixed
        texts += said
        spent.printed += weight
        if len(texts) - weighed > CHUNK or spent.printed > MOST_PRINTED:
            _printed(spent, texts[weighed:])
            weighed = len(texts)
    if len(texts) > FEW or spent.made:
        _printed(spent, texts[weighed:])
    return markup, texts


def _printed(spent: Spent, texts: Sequence[str]) -> None:
    told = sum(map(len, texts))
    spent.told += told
    spent.printed += told + len(texts)
    if spent.printed > MOST_PRINTED or (spent.made and spent.told > MOST_MADE):
        raise TooMuch("in ra quá nhiều chữ")


def joined_within(pieces: Iterable[str]) -> str:
    """The text that a macro or a block makes of its pieces."""
    kept = gathered(pieces)
    made(sum(map(len, kept)))
    return "".join(kept)


def held(value: Any) -> Any:
    """The value, once what it holds has been counted, what its items hold too."""
    seen = 0
    open_ = [value]
    while open_:
        item = open_.pop()
        seen += size(item)
        if seen > MOST_HELD:
            raise TooMuch("lồng danh sách trong danh sách quá nhiều")
        if isinstance(item, CONTAINERS):
            open_ += _inside(item)
    worked(seen)
    return value


def _inside(container: Any) -> Iterable[Any]:
    if isinstance(container, Namespace):
        return tuple(object.__getattribute__(container, "_Namespace__attrs").values())
    return tuple(container.values()) if isinstance(container, Mapping) else tuple(container)


def size(value: Any) -> int:
    """How much there is to look at in a value, itself."""
    if isinstance(value, str):
        return len(value) // 16 + 1
    return len(value) + 1 if isinstance(value, SIZED) else 1


def whole_number(bits: float) -> None:
    if bits > MOST_BITS:
        raise TooMuch("tính ra số quá lớn")


def _said(number: int) -> str:
    return f"{number:_}".replace("_", ".")


# ---------------------------------------------------------------- in what Jinja compiles


@pass_context  # not to be evaluated while compiling
def _held(_: Any, value: Any) -> Any:
    return held(value) if isinstance(value, CONTAINERS) else value


@pass_context
def _looked(_: Any, value: Any) -> Any:
    worked(size(value))
    return value


@pass_context
def _walked(_: Any, value: Any, weight: int) -> Any:
    """What a loop goes through; `weight` is how much there is in a turn."""
    try:
        turns = len(value)
    except TypeError:
        return _counted(value, weight)
    worked((turns + 1) * max(weight, 1))
    return value


def _counted(items: Iterable[Any], weight: int) -> Iterator[Any]:
    for item in items:
        worked(max(weight, 1))
        yield item


@pass_context
def _made(_: Any, text: Any) -> Any:
    if len(text) > SMALL:
        made(len(text))
    return text


@pass_context
def _worked(_: Any, weight: int) -> None:
    worked(max(weight, 1))


COUNTING: Mapping[str, Callable[..., Any]] = {
    "_held": _held,
    "_looked": _looked,
    "_made": _made,
    "_walked": _walked,
    "_worked": _worked,
}


class Counting(NodeTransformer):
    """Lets loops, macros, lists and comparisons count what they take."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - named by Jinja
        weight = _weight(node)
        if node.recursive:
            node.body.insert(0, _statement(weight + CALL, node.lineno))
        self.generic_visit(node)
        node.iter = _filter("_walked", node.iter, weight)
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Macro:  # noqa: N802
        node.body.insert(0, _statement(_weight(node) + CALL, node.lineno))
        self.generic_visit(node)
        return node

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.CallBlock:  # noqa: N802
        node.body.insert(0, _statement(_weight(node) + CALL, node.lineno))
        self.generic_visit(node)
        return node

    def visit_List(self, node: nodes.List) -> nodes.Expr:  # noqa: N802
        return self._literal(node, node.items)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Expr:  # noqa: N802
        return node if node.ctx != "load" else self._literal(node, node.items)

    def visit_Dict(self, node: nodes.Dict) -> nodes.Expr:  # noqa: N802
        return self._literal(node, [pair.value for pair in node.items])

    def _literal(self, node: nodes.Expr, items: list[nodes.Expr]) -> nodes.Expr:
        self.generic_visit(node)
        return node if _all_constant(items) else _filter("_held", node)

    def visit_Filter(self, node: nodes.Filter) -> nodes.Filter:  # noqa: N802
        if node.name == "join" and isinstance(node.node, nodes.List):  # it counts by itself
            self.generic_visit(node.node)
            for argument in node.args:
                self.visit(argument)
            return node
        self.generic_visit(node)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        self.generic_visit(node)
        return _filter("_made", node)

    def visit_Compare(self, node: nodes.Compare) -> nodes.Compare:  # noqa: N802
        self.generic_visit(node)
        for operand in node.ops:
            if operand.op in COMPARED and not isinstance(operand.expr, nodes.Const | nodes.List):
                operand.expr = _filter("_looked", operand.expr)
        return node


def _all_constant(items: list[nodes.Expr]) -> bool:
    return all(isinstance(item, nodes.Const) for item in items)


def _weight(node: nodes.Node) -> int:
    return sum(1 for _ in node.find_all(nodes.Expr))


def _filter(name: str, node: Any, *arguments: int) -> nodes.Filter:
    line = node.lineno
    constants: list[nodes.Expr] = [nodes.Const(argument, lineno=line) for argument in arguments]
    return nodes.Filter(node, name, constants, [], None, None, lineno=line)


def _statement(weight: int, line: int) -> nodes.ExprStmt:
    return nodes.ExprStmt(_filter("_worked", nodes.Const(weight, lineno=line)), lineno=line)


# ---------------------------------------------------------------- filters


def charged(function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that counts the value it looks at, and the text that it makes."""
    place = int(hasattr(function, "jinja_pass_arg"))  # the value comes behind what Jinja passes

    @wraps(function)
    def counting(*arguments: Any, **named: Any) -> Any:
        value = arguments[place]
        if value.__class__ is not str or len(value) > SMALL:  # its turn has paid for a short one
            worked(size(value))
        result = function(*arguments, **named)
        if isinstance(result, str) and len(result) > SMALL:
            made(len(result))
        return result

    return counting
