"""Every tag of a passage held against the language: syntax, blocks, fields, what can be printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from jinja2 import TemplateSyntaxError, nodes

from paperwork.findings import Fault, Finding
from paperwork.language.tags import (
    ANY_TAG,
    LITERAL,
    OPENING,
    PRINTED_LEVEL,
    STATEMENT,
    STATEMENTS,
    TYPED_BY_WORD,
)
from paperwork.language.values import (
    DICT_METHODS,
    FILTERS,
    PLAIN,
    MissingField,
    Unprintable,
    composed,
    word_text,
    word_xml,
)
from paperwork.render.blocks import ROW_TAG
from paperwork.templating import faults
from paperwork.templating.fieldnames import CITED_ONLY, ITEM, FieldNames, closest, hint
from paperwork.templating.letters import with_braces, with_latin
from paperwork.templating.lines import Line, Passage
from paperwork.wordml import IllegalCharacter

LEVEL = re.compile(r"\{[{%][-+]?(tr|tc|p|r)\s")  # {%tr …: the element the tag stands for
PRINTING = re.compile(r"\{\{[-+]?(?:[pr]\s)?(.*?)[-+]?\}\}", re.DOTALL)
QUOTES = str.maketrans("“”‘’", "\"\"''")
CELLS = ("colspan", "cellbg")
MIDDLE = ("elif", "else")
KEEPING = ("list", "sort", "selectattr", "rejectattr")  # bộ lọc giữ nguyên các phần tử
PICKING = ("first", "last")
CHOOSING = ("selectattr", "rejectattr")
SCOPED = ("for", "with", "call")  # tên đặt trong khối hết hiệu lực ở cuối khối
ASKING = ("defined", "undefined")
GIVEN = dict.fromkeys(("range", "caller", "loop", "varargs", "kwargs"))

BADLY_WRITTEN = "viết chưa đúng"
NOT_OURS = "không có trong ngôn ngữ của mẫu"
WORD_ONLY = "có chữ p, r, tr hoặc tc, chỉ dùng được trong mẫu Word"
NOT_PRINTED = "không dùng được; chỉ có {{r …}} và {{p …}}"
NO_FILTER = "dùng bộ lọc “{name}” không có"
NO_TEST = "dùng phép thử “{name}” không có"

Bound = Mapping[str, str | None]  # tên đặt trong mẫu: trường nó thay; None là không rõ


@dataclass(frozen=True)
class Block:  # một thẻ mở chưa đóng
    word: str
    tag: str
    level: str
    line: Line
    outer: Bound  # các tên có trước khi mở


def tag_findings(passage: Passage, names: FieldNames) -> list[tuple[Line, Finding]]:
    """What is wrong with the tags of a passage, each with its line."""
    reader = _Reader(passage, names)
    for line in passage.lines:
        for tag in ANY_TAG.findall(with_braces(line.text)):
            reader.line, reader.tag = line, with_latin(composed(tag))
            reader.read()
    for block in reader.open:
        reader.unclosed(block)
    return reader.found


class _Reader:
    """Reads the tags of a passage one by one; knows what is open and what loops have named."""

    def __init__(self, passage: Passage, names: FieldNames):
        self.passage, self.names = passage, names
        self.found: list[tuple[Line, Finding]] = []
        self.open: list[Block] = []
        self.bound: Bound = {**GIVEN, **passage.bound}
        self.line, self.tag = passage.lines[0], ""

    def say(self, fault: Fault, **values: object) -> None:
        self.found.append((self.line, fault.at(self.line.where, tag=self.tag, **values)))

    def wrong(self, reason: str, near: str = "") -> None:
        self.say(faults.SYNTAX, reason=reason, hint=hint(near))

    @property
    def level(self) -> str:
        """The element that the tag stands for: p, r, tr, tc; empty for none."""
        found = LEVEL.match(self.tag)
        return found[1] if found else ""

    def read(self) -> None:
        if self.tag.startswith("{#"):
            return
        if self.level and not self.passage.is_word and not self._repeats_rows():
            self.wrong(WORD_ONLY)
        elif PRINTED_LEVEL.match(self.tag):
            self.wrong(NOT_PRINTED)
        elif said := PRINTING.fullmatch(self.tag):
            self._printed(said[1])
        elif said := STATEMENT.fullmatch(self.tag):
            self._statement(said[1], said[2])

    def _repeats_rows(self) -> bool:
        """Whether the tag stands for a row of a sheet, alone in its cell."""
        alone = ROW_TAG.fullmatch(self.line.text)
        return self.passage.has_rows and alone is not None

    def _printed(self, expression: str) -> None:
        tree = self._parsed(f"{{{{ {expression} }}}}")
        before = len(self.found)
        if tree:
            self._check(tree)
        if tree and self.passage.is_word and len(self.found) == before:
            self._check_value(tree)

    def _statement(self, word: str, rest: str) -> None:
        if word not in STATEMENTS:
            self.wrong(NOT_OURS, closest(word, sorted(STATEMENTS)))
        elif word.startswith("end"):
            self._close(word.removeprefix("end"))
        else:
            if word in MIDDLE and self.open:
                self._compare_levels(self.open[-1])
            outer, tree = self.bound, self._parsed(_alone(word, rest))
            if tree:
                self._check(tree)
                self.bound = {**self.bound, **bindings(tree, self.bound)}
            if _opens(word, rest):
                self.open.append(Block(word, self.tag, self.level, self.line, outer))

    def _close(self, word: str) -> None:
        """Closes the block that the tag ends; those left open inside it are named."""
        if word not in [block.word for block in self.open]:
            self.say(faults.UNOPENED)
            return
        while (block := self.open.pop()).word != word:
            self.unclosed(block)
        self._compare_levels(block)
        if word in SCOPED:
            self.bound = block.outer

    def unclosed(self, block: Block) -> None:
        closing = f"{{%{block.level} end{block.word} %}}"
        where = block.line.where
        finding = faults.UNCLOSED.at(where, tag=block.tag, closing=closing)
        self.found.append((block.line, finding))

    def _compare_levels(self, opening: Block) -> None:
        if self.level != opening.level:
            self.say(faults.LEVELS_DIFFER, opening=opening.tag)

    def _parsed(self, source: str) -> nodes.Template | None:
        """The syntax tree; None, and a finding, where there is none."""
        try:
            return PLAIN.parse(_tidied(source) if self.passage.is_word else source)
        except (TemplateSyntaxError, RecursionError):  # thousands of brackets in one another
            self.wrong(BADLY_WRITTEN)
            return None

    def _check(self, tree: nodes.Template) -> None:
        for used in tree.find_all(nodes.Filter):
            if used.name not in FILTERS:
                self.wrong(NO_FILTER.format(name=used.name), closest(used.name, FILTERS))
        for test in tree.find_all(nodes.Test):
            if test.name not in PLAIN.tests:
                self.wrong(NO_TEST.format(name=test.name), closest(test.name, PLAIN.tests))
        for path in dict.fromkeys(paths_in(tree, self.bound)):
            self._check_path(path)
        for loop in tree.find_all(nodes.For):
            walked = path_of(loop.iter, self.bound)
            if walked and self._is_known(walked) and not self.names.is_list(walked):
                self.say(faults.NOT_A_LIST, name=walked)

    def _is_known(self, path: str) -> bool:
        is_foreign = path.split(".")[0] == CITED_ONLY and not self.passage.cites
        return not is_foreign and self.names.knows(path)

    def _check_path(self, path: str) -> None:
        if self._is_known(path):
            return
        name, owner = self.names.unknown_step(path) or (CITED_ONLY, "")
        near = self.names.nearest(name, owner)
        self.say(faults.UNKNOWN_FIELD, name=name, hint=hint(near))

    def _check_value(self, tree: nodes.Template) -> None:
        """A field alone in its tag: whether what the specimen has there can be printed there."""
        (output,) = tree.find_all(nodes.Output)
        field = path_of(output.nodes[0], self.bound)
        value = self.names.value(field) if field else None
        if value is None:
            return
        try:
            PRINTED[self.level](value)
        except (Unprintable, IllegalCharacter, MissingField) as fault:
            self.say(faults.UNPRINTABLE, reason=str(fault))


PRINTED: Mapping[str, Callable[[object], object]] = {  # chữ sau dấu mở: cách in
    "": word_text,
    "r": lambda value: word_xml(value, "run"),
    "p": lambda value: word_xml(value, "block"),
}


def _opens(word: str, rest: str) -> bool:
    return word in OPENING or (word == "set" and "=" not in rest)


def _alone(word: str, rest: str) -> str:
    """The statement as a template of its own; empty when nothing in it can be wrong."""
    if word in ("if", "elif"):
        return f"{{% if {rest} %}}{{% endif %}}"
    if word in CELLS:
        return f"{{{{ {rest} }}}}"
    if _opens(word, rest):
        return f"{{% {word} {rest} %}}{{% end{word} %}}"
    return f"{{% set {rest} %}}" if word == "set" else ""


def _tidied(tag: str) -> str:
    """The tag without what Word typed into it, as the templates' own compiler sees it."""
    pieces = [
        piece if LITERAL.fullmatch(piece) else piece.translate(TYPED_BY_WORD)
        for piece in LITERAL.split(tag)
    ]
    return "".join(pieces).translate(QUOTES)


def path_of(node: nodes.Node, bound: Bound) -> str | None:
    """The full name of the field that an expression is; None when it is no field or not known."""
    if isinstance(node, nodes.Name):
        return bound.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        owner = path_of(node.node, bound)
        return owner and f"{owner}.{node.attr}"
    if isinstance(node, nodes.Getitem):
        return _item_of(node, bound)
    if isinstance(node, nodes.Filter) and node.node is not None:
        owner = path_of(node.node, bound)
        if node.name in KEEPING:
            return owner
        return owner and f"{owner}{ITEM}" if node.name in PICKING else None
    return None


def _item_of(node: nodes.Getitem, bound: Bound) -> str | None:
    owner = path_of(node.node, bound)
    if isinstance(node.arg, nodes.Slice) or owner is None:
        return owner
    if not isinstance(node.arg, nodes.Const):  # which one is known only when it is filled
        return None
    return f"{owner}.{node.arg.value}" if isinstance(node.arg.value, str) else f"{owner}{ITEM}"


def paths_in(node: nodes.Node, bound: Bound) -> Iterator[str]:
    """The full names of all fields that are used; asking whether a field is there is no use."""
    if isinstance(node, nodes.Test) and node.name in ASKING:
        return
    if isinstance(node, nodes.For):
        yield from _paths_in_loop(node, bound)
        return
    if isinstance(node, nodes.Name) and node.ctx != "load":
        return
    if isinstance(node, nodes.Getattr) and node.attr in DICT_METHODS:
        yield from paths_in(node.node, bound)  # khen.tien_theo_loai.items()
        return
    if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem) and (
        path := path_of(node, bound)
    ):
        yield path
        if isinstance(node, nodes.Name | nodes.Getattr):
            return
    if isinstance(node, nodes.Filter):
        yield from _named_attributes(node, bound)
    for child in node.iter_child_nodes():
        yield from paths_in(child, bound)


def _paths_in_loop(loop: nodes.For, bound: Bound) -> Iterator[str]:
    yield from paths_in(loop.iter, bound)
    if loop.test is not None:  # {% for d in danh_sach if d.ten %}
        yield from paths_in(loop.test, {**bound, **bindings(loop, bound)})


def _named_attributes(used: nodes.Filter, bound: Bound) -> Iterator[str]:
    """danh_sach|join(", ", attribute="ten"): a field of each item."""
    owner = path_of(used.node, bound) if used.node is not None else None
    named = [pair.value for pair in used.kwargs if pair.key == "attribute"]
    named += used.args[:1] if used.name in CHOOSING else []
    for node in named:
        if owner and isinstance(node, nodes.Const) and isinstance(node.value, str):
            yield f"{owner}{ITEM}.{node.value}"


def bindings(tree: nodes.Node, bound: Bound) -> Bound:
    """The names that a statement sets: those of a loop stand for the items of its list."""
    found: dict[str, str | None] = {}
    for node in (tree, *tree.find_all((nodes.For, nodes.Assign, nodes.Macro))):
        if isinstance(node, nodes.For):
            items = path_of(node.iter, bound)
            found |= _targets(node.target, items and f"{items}{ITEM}")
        elif isinstance(node, nodes.Assign):
            found |= _targets(node.target, path_of(node.node, bound))
        elif isinstance(node, nodes.Macro):
            found |= {node.name: None, **{arg.name: None for arg in node.args}}
    for other in tree.find_all((nodes.With, nodes.AssignBlock, nodes.CallBlock)):
        found |= dict.fromkeys(
            name.name for name in other.find_all(nodes.Name) if name.ctx in ("store", "param")
        )
    return found


def _targets(target: nodes.Node, path: str | None) -> dict[str, str | None]:
    if isinstance(target, nodes.Name):
        return {target.name: path}
    return dict.fromkeys(name.name for name in target.find_all(nodes.Name))
