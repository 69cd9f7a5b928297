"""What a part prints, piece by piece: what is fixed, and values; a whole loop at once if it can be.

Many loops do nothing but fetch texts from their rows: a row of a list makes a row of a table. Where
the rows turn out to hold such texts, there is nothing to ask about each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import itemgetter
from typing import Any, Literal, NamedTuple, cast

from jinja2 import nodes

Where = Literal["text", "line", "run", "block"]  # in a w:t; where no line may end; between elements
Piece = bytes | nodes.Filter | None  # fixed; a value; the number of a drawing
Portion = tuple[list[list[Piece]], list[nodes.Filter]]
Turns = tuple[Sequence[bytes], Sequence[str], int]  # markup, the text after each, bytes of markup
Key = str | int | None  # of a field of the row; where counting begins; the row itself

DRAWING_ID = re.compile(r'(<wp:docPr\b[^>]*?\bid=")[^"]*')
LISTS = (list, tuple)
OF_MAPPINGS = frozenset(dir(dict))
COUNTING_FROM = {"index": 1, "index0": 0}
MANY = 10  # values of a loop: fewer are printed as quickly one by one


def where(value: nodes.Filter) -> Where:
    """The place where a value stands, which its filter is named after."""
    return cast(Where, value.name.removeprefix("_"))


def pieces(output: nodes.Output) -> Iterator[Piece]:
    """What is printed, one after the other; what is fixed stands together."""
    fixed = b""
    for piece in _single_pieces(output):
        if isinstance(piece, bytes):
            fixed += piece
            continue
        if fixed:
            yield fixed
        yield piece
        fixed = b""
    if fixed:
        yield fixed


def _single_pieces(output: nodes.Output) -> Iterator[Piece]:
    for child in output.nodes:
        if not isinstance(child, nodes.TemplateData):
            assert isinstance(child, nodes.Filter)
            yield child
            continue
        for number, data in enumerate(DRAWING_ID.split(child.data)):
            yield data.encode()
            if number % 2:  # after the opening of a drawing's number
                yield None


def portions(output: nodes.Output) -> Iterator[Portion]:
    """What is evaluated in one go: the markup, then the text that follows each piece of it.

    A value in the markup begins a portion, so that values are evaluated in their order.
    """
    markup: list[list[Piece]] = [[]]
    texts: list[nodes.Filter] = []
    for piece in pieces(output):
        if isinstance(piece, nodes.Filter) and where(piece) == "text":
            texts.append(piece)
            markup.append([])
            continue
        if isinstance(piece, nodes.Filter) and texts:
            yield markup[:-1], texts
            markup, texts = markup[-1:], []
        markup[-1].append(piece)
    if not markup[-1]:
        markup.pop()
    if markup:
        yield markup, texts


def known_weight(markup: Iterable[Iterable[Piece]]) -> int | None:
    """Bytes of the markup; None where values are among it."""
    together = list(chain.from_iterable(markup))
    fixed = [len(piece) for piece in together if isinstance(piece, bytes)]
    return sum(fixed) if len(fixed) == len(together) else None


# ---------------------------------------------------------------- loops that fetch


class Fetching(NamedTuple):  # vòng lặp chỉ lấy chữ từ từng dòng
    """What a loop prints that does nothing but fetch texts from its rows."""

    keys: tuple[Key, ...]  # of the texts of a turn
    fields: int  # how many of them are fields
    before: bytes  # the first text of all
    turn: tuple[bytes, ...]  # before each text of a turn, the first with the end of the turn before
    after: bytes  # the last text of all
    weight: int  # bytes of a turn


def fetching(loop: nodes.For) -> Fetching | None:
    """What the loop prints, if it is of that kind."""
    if loop.test or loop.else_ or loop.recursive or not isinstance(loop.target, nodes.Name):
        return None
    if len(loop.body) != 1 or not isinstance(loop.body[0], nodes.Output):
        return None
    fixed, keys = [b""], []
    for piece in pieces(loop.body[0]):
        if isinstance(piece, bytes):
            fixed[-1] = piece
        elif piece and where(piece) == "text" and _is_fetched(piece.node, loop.target.name):
            keys.append(_key(piece.node))
            fixed.append(b"")
        else:
            return None
    if not keys:
        return None
    before, *between, after = fixed
    fields = sum(isinstance(key, str) for key in keys)
    turn = (after + before, *between)
    return Fetching(tuple(keys), fields, before, turn, after, sum(map(len, fixed)))


def _is_fetched(value: nodes.Expr | None, row: str) -> bool:
    """Whether it is the row, a field of it, or the number of the turn."""
    match value:
        case nodes.Name(name=name):
            return bool(name == row)
        case nodes.Getattr(node=nodes.Name(name="loop"), attr=fact):
            return fact in COUNTING_FROM
        case nodes.Getattr(node=nodes.Name(name=name), attr=field):
            return name == row and field not in OF_MAPPINGS and not field.startswith("_")
        case nodes.Getitem(node=nodes.Name(name=name), arg=nodes.Const(value=str())):
            return bool(name == row)
    return False


def _key(value: nodes.Expr | None) -> Key:
    match value:
        case nodes.Getattr(node=nodes.Name(name="loop"), attr=fact):
            return COUNTING_FROM[fact]
        case nodes.Getattr(attr=str(field)) | nodes.Getitem(arg=nodes.Const(value=str(field))):
            return field
    return None


def repeated(rows: Any, plain: type, fetching: Fetching) -> Turns | None:
    """What all turns of a loop print; None where its rows have to be looked at one by one."""
    keys, fields, before, turn, after, weight = fetching
    texts = _texts(_fetched(rows, keys, fields), plain)
    if not texts:
        return None
    markup = [*turn] * len(rows)
    markup[0] = before
    markup.append(after)
    texts.append("")
    return markup, texts, weight * len(rows)


def _fetched(rows: Any, keys: tuple[Any, ...], fields: int) -> list[Any]:
    """The values of all turns; none where they are few, or cannot be had by their keys alone."""
    if type(rows) not in LISTS or len(rows) * len(keys) < MANY:
        return []
    if fields and list(map(type, rows)).count(dict) < len(rows):
        return []
    try:
        if 1 < fields == len(keys):
            values: list[Any] = []
            for found in map(itemgetter(*keys), rows):
                values += found
            return values
        if len(keys) == 1:
            return list(_column(rows, keys[0]))
        columns = (_column(rows, key) for key in keys)
        return list(chain.from_iterable(zip(*columns, strict=True)))
    except KeyError:
        return []


def _column(rows: Sequence[Any], key: Key) -> Iterable[Any]:
    match key:
        case None:
            return rows
        case int():
            return range(key, key + len(rows))
        case _:
            return map(itemgetter(key), rows)


def _texts(values: list[Any], plain: type) -> list[str]:
    """Texts and whole numbers as text; nothing where something else is among them."""
    kinds = list(map(type, values))
    if kinds.count(plain) == len(kinds):
        return values
    try:
        return list(map(str, values)) if set(kinds) <= {plain, int} else []
    except ValueError:  # a number of thousands of digits
        return []
