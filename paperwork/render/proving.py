"""Whether a part comes out well formed whatever the data: proven once, on every branch.

A template is walked as Jinja reads it. Each branch of a condition has to leave the same elements
open, each turn of a loop the elements it found; a value has to stand where its escaping holds. So
no document needs to be parsed to know that Word opens it. The same walk tells whether a loop over
nothing could leave a table without rows or a cell without a paragraph, which Word would repair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from jinja2 import nodes

from paperwork.language.pieces import Where

NAME = r"[A-Za-z_][\w.\-]*(?::[A-Za-z_][\w.\-]*)?"
ENTITY = r"&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);"
IN_TEXT = re.compile(
    rf"(?P<text>(?:[^<&]|{ENTITY})+)|</(?P<close>{NAME})\s*>|<(?P<open>{NAME})"
    r"|<!--(?:(?!--).)*-->|<\?(?:(?!\?>).)*\?>",
    re.DOTALL,
)
VALUE = rf'"(?:[^<&"]|{ENTITY})*"'
WHOLE_TAG = re.compile(
    rf"<(?P<open>{NAME})(?P<attributes>(?:\s+{NAME}\s*=\s*{VALUE})*)\s*(?P<end>/?)>"
)
ATTRIBUTE = re.compile(rf"({NAME})\s*=\s*{VALUE}")
IN_TAG = re.compile(rf"""\s+(?P<name>{NAME})\s*=\s*(?P<quote>["'])|\s*(?P<end>/?>)""")
IN_VALUE = {
    quote: re.compile(rf"(?P<text>(?:[^<&{quote}]|{ENTITY})+)|(?P<end>{quote})")
    for quote in ("'", '"')
}
PREFIXES = frozenset(["", "xml"])  # need no declaration
CELL_NEEDS_PARAGRAPH = frozenset(["w:tcPr", "w:tbl"])  # a cell does not end with these
TEXTS = frozenset(["", "w:t", "w:delText", "w:instrText"])  # hold no elements; "" an attribute
ANYTHING = "_any"  # the filter of a value that is judged by its place alone
CAPTURING = (nodes.Macro, nodes.CallBlock, nodes.FilterBlock, nodes.AssignBlock, nodes.Block)


class Unproven(Exception):  # noqa: N818 - what the template is
    """The template may be right, but what it prints has to be parsed to know."""


class Element(NamedTuple):  # phần tử đang mở
    name: str
    prefixes: frozenset[str]  # declared here and above


class Position(NamedTuple):  # chỗ đứng: trong phần tử nào, trong thẻ hay trong thuộc tính
    opened: tuple[Element, ...] = ()
    tag: str = ""  # its name while attributes are read
    attributes: tuple[str, ...] = ()
    quote: str = ""  # around the value of an attribute


class State(NamedTuple):
    at: Position = Position()
    ends_bare: bool = False  # a cell that ended here might lack its paragraph
    rowless: tuple[bool, ...] = ()  # for each open table: it might have no row

    def joined(self, other: State) -> State:
        """What holds after either of two branches; they have to leave the same open."""
        if self.at != other.at:
            raise Unproven("branches differ")
        rowless = tuple(a or b for a, b in zip(self.rowless, other.rowless, strict=True))
        return State(self.at, self.ends_bare or other.ends_bare, rowless)


@dataclass
class Proof:
    """What was found on the way: where each value stands, by the number of its tag."""

    places: dict[int, Where] = field(default_factory=dict)
    may_leave_rowless_table: bool = False
    may_leave_empty_cell: bool = False


def prove(tree: nodes.Template) -> Proof:
    """The proof that the tree prints one well-formed element; raises Unproven."""
    if tree.find(CAPTURING) is not None:  # type: ignore[arg-type]
        raise Unproven("text is captured and printed elsewhere")
    if any(loop.recursive for loop in tree.find_all(nodes.For)):
        raise Unproven("a loop calls itself")
    walk = _Walk()
    end = walk.body(tree.body, State())
    if end.at != Position() or not walk.has_root:
        raise Unproven("elements stay open")
    return walk.proof


class _Walk:
    def __init__(self) -> None:
        self.proof = Proof()
        self.has_root = False
        self._known: dict[tuple[str, tuple[str, ...], frozenset[str]], frozenset[str]] = {}

    def body(self, body: Iterable[nodes.Node], state: State) -> State:
        for node in body:
            state = self._step(node, state)
        return state

    def _step(self, node: nodes.Node, state: State) -> State:
        match node:
            case nodes.Output():
                for child in node.nodes:
                    state = self._print(child, state)
                return state
            case nodes.If():
                return self._choose(node, state)
            case nodes.For():
                return self._repeat(node, state)
            case nodes.With() | nodes.Scope():
                return self.body(node.body, state)
            case nodes.Assign():
                return state
        raise Unproven(type(node).__name__)

    def _choose(self, node: nodes.If, state: State) -> State:
        branches = [node.body, *(branch.body for branch in node.elif_), node.else_]
        ends = [self.body(branch, state) for branch in branches]
        return _all_joined(ends)

    def _repeat(self, node: nodes.For, state: State) -> State:
        once = state.joined(self.body(node.body, state))
        if once != state:  # what one turn left, the next one finds
            once = once.joined(self.body(node.body, once))
        return once.joined(self.body(node.else_, state))

    def _print(self, node: nodes.Expr, state: State) -> State:
        if isinstance(node, nodes.TemplateData):
            return self._read(node.data, state)
        if not isinstance(node, nodes.Filter) or not node.args:
            raise Unproven("a value without its tag")
        at, number = state.at, node.args[0].as_const()
        if not at.quote and (at.tag or not at.opened):
            raise Unproven("a value outside of text and attributes")
        inside = "" if at.quote else at.opened[-1].name
        place: Where
        if node.name == ANYTHING:
            place = _natural_place(inside, at)
        elif node.name == "_text":
            place = "text" if inside == "w:t" else "line"
        elif inside in TEXTS:
            raise Unproven("elements in an attribute or a text")
        else:
            place = "run" if node.name == "_run" else "block"
        self.proof.places[number] = place
        return state

    def _read(self, data: str, state: State) -> State:
        """The state after fixed text, read token by token."""
        place = 0
        while place < len(data):
            at = state.at
            if not at.tag and (token := WHOLE_TAG.match(data, place)):
                state = self._whole(token, state)
            else:
                pattern = IN_VALUE[at.quote] if at.quote else IN_TAG if at.tag else IN_TEXT
                token = pattern.match(data, place)
                if token is None:
                    raise Unproven(data[place : place + 20])
                state = self._part(token, state)
            place = token.end()
        return state

    def _whole(self, token: re.Match[str], state: State) -> State:
        """After a tag with all its attributes, which is how most of them stand."""
        name, attributes, end = token.group("open", "attributes", "end")
        self._begin(state)
        state = self._opened(state, name, tuple(ATTRIBUTE.findall(attributes)))
        return self._closed(state, name) if end else state

    def _part(self, token: re.Match[str], state: State) -> State:
        at = state.at
        if at.quote:
            return state._replace(at=at._replace(quote="")) if token["end"] else state
        return self._in_tag(token, state) if at.tag else self._in_text(token, state)

    def _in_tag(self, token: re.Match[str], state: State) -> State:
        at = state.at
        if name := token["name"]:
            attributes = (*at.attributes, name)
            return state._replace(at=at._replace(attributes=attributes, quote=token["quote"]))
        opened = self._opened(state._replace(at=Position(at.opened)), at.tag, at.attributes)
        return self._closed(opened, at.tag) if token["end"] == "/>" else opened

    def _begin(self, state: State) -> None:
        if not state.at.opened and self.has_root:
            raise Unproven("two roots")

    def _in_text(self, token: re.Match[str], state: State) -> State:
        if name := token["open"]:
            self._begin(state)
            return state._replace(at=state.at._replace(tag=name))
        if name := token["close"]:
            return self._closed(state, name)
        if (text := token["text"]) and text.strip():
            if not state.at.opened or "]]>" in text:
                raise Unproven("text outside of the root")
            return state._replace(ends_bare=False) if state.ends_bare else state
        return state

    def _opened(self, state: State, name: str, attributes: tuple[str, ...]) -> State:
        self.has_root = True
        opened, rowless = state.at.opened, state.rowless
        above = opened[-1].prefixes if opened else PREFIXES
        element = Element(name, self._declared(name, attributes, above))
        if name == "w:tr" and rowless:
            rowless = (*rowless[:-1], False)
        elif name == "w:tbl":
            rowless = (*rowless, True)
        return State(Position((*opened, element)), ends_bare=name == "w:tc", rowless=rowless)

    def _declared(
        self, name: str, attributes: tuple[str, ...], above: frozenset[str]
    ) -> frozenset[str]:
        """The prefixes declared in an element; all that it uses have to be."""
        key = (name, attributes, above)
        if key not in self._known:
            parts = [attribute.partition(":") for attribute in attributes]
            declared = above | {own for xmlns, _, own in parts if xmlns == "xmlns" and own}
            if len(set(attributes)) < len(attributes):
                raise Unproven(f"an attribute of {name} twice")
            for prefix, colon, _ in (name.partition(":"), *parts):
                if colon and prefix != "xmlns" and prefix not in declared:
                    raise Unproven(f"{prefix} is not declared")
            self._known[key] = declared
        return self._known[key]

    def _closed(self, state: State, name: str) -> State:
        opened, rowless = state.at.opened, state.rowless
        if not opened or opened[-1].name != name:
            raise Unproven(f"{name} is not open")
        if name == "w:tbl":
            self.proof.may_leave_rowless_table |= rowless[-1]
            rowless = rowless[:-1]
        elif name == "w:tc":
            self.proof.may_leave_empty_cell |= state.ends_bare
        return State(Position(opened[:-1]), ends_bare=name in CELL_NEEDS_PARAGRAPH, rowless=rowless)


def _natural_place(inside: str, at: Position) -> Where:
    """What a value can be by where it stands, when its tag does not tell."""
    if inside == "w:t":
        return "text"
    if inside in TEXTS or not inside.startswith("w:"):
        return "line"
    return "run" if any(element.name == "w:p" for element in at.opened) else "block"


def _all_joined(ends: Sequence[State]) -> State:
    first, *others = ends
    for other in others:
        first = first.joined(other)
    return first
