"""The tags of a template part: found in paragraphs, cleaned, checked, and marked for printing."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from paperwork.language.values import composed
from paperwork.wordml import WORD

W = f"{{{WORD}}}"
TAG = r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}"
ANY_TAG = re.compile(TAG, re.DOTALL)
HALF_TAG = re.compile(r"\{\s*[{%#]|[}%#]\s*\}")
STATEMENT = re.compile(r"\{%[-+]?(?:(?:tr|tc|p|r)\s)?\s*(\w*)\s*(.*?)[-+]?%\}", re.DOTALL)
LEVEL = re.compile(r"^[-+]?(?:tr|tc|p|r)\s")  # {%tr …, {{p …: the element the tag stands for
PRINTED_LEVEL = re.compile(r"\{\{t[rc]\s")

OPENING = frozenset(["for", "if", "macro", "call", "with"])
STATEMENTS = OPENING | frozenset(["elif", "else", "set", "vm", "hm", "colspan", "cellbg"])
STATEMENTS |= {f"end{word}" for word in (*OPENING, "set")}
RESHAPING = re.compile(
    r"\{[{%#][-+]?tc\s|\{%[-+]?\s*(?:colspan|hm)\b"
)  # the table's grid must follow

LITERAL = re.compile(r"""("[^"]*"|'[^']*'|“[^“”]*”|‘[^‘’]*’)""")
ESCAPED = {ord(character): f"\\u{ord(character):04x}" for character in "“”‘’&"}
TYPED_BY_WORD = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"), "")
TYPED_BY_WORD |= {0xA0: " ", 0x202F: " ", ord("–"): "-", ord("—"): "-", ord("−"): "-"}


class BadTag(ValueError):  # noqa: N818 - what is in the template
    """A tag cannot be used; its text is a Vietnamese clause about it."""

    def __init__(self, reason: str, text: str, paragraph: int | None = None):
        super().__init__(reason)
        self.text = text
        self.paragraph = paragraph


@dataclass(frozen=True)
class Tag:  # thẻ
    text: str  # as the clerk typed it
    paragraph: int | None  # which paragraph of the part, counted from 0
    line: int = 0  # in the source given to Jinja


def paragraphs(root: etree._Element) -> Iterator[tuple[int, etree._Element, list[etree._Element]]]:
    """Each paragraph with its number and its own text nodes, not those of a text box in it."""
    for number, paragraph in enumerate(root.iter(f"{W}p")):
        own = [
            text
            for text in paragraph.iter(f"{W}t")
            if next(text.iterancestors(f"{W}p")) is paragraph
        ]
        yield number, paragraph, own


def text_of(nodes: Sequence[etree._Element]) -> str:
    return "".join(node.text or "" for node in nodes)


def found_tags(root: etree._Element) -> tuple[Tag, ...]:
    """Every tag in reading order, of any Jinja; what Word typed into tags is cleaned."""
    tags: list[Tag] = []
    for number, _, nodes in paragraphs(root):
        if found := ANY_TAG.findall(text_of(nodes)):
            _clean(nodes)
            tags += (Tag(tag, number) for tag in found)
    return tuple(tags)


def read_tags(root: etree._Element) -> tuple[Tag, ...]:
    """Every tag in reading order; what Word typed into tags is cleaned from the tree itself.

    Raises BadTag on a tag that is half written, never closed, or not in our language.
    """
    tags: list[Tag] = []
    for number, _, nodes in paragraphs(root):
        text = text_of(nodes)
        if "{" not in text and "}" not in text:
            continue
        if half := HALF_TAG.search(ANY_TAG.sub("", text)):
            raise BadTag("chưa viết đủ dấu mở và dấu đóng", half.group(), number)
        found = [Tag(tag, number) for tag in ANY_TAG.findall(text)]
        for tag in found:
            _check_word(tag)
        _clean(nodes)
        tags += found
    _check_blocks(tags)
    for code in root.iter(f"{W}instrText"):
        if ANY_TAG.search(code.text or ""):
            raise BadTag("không được nằm trong mã trường của Word", code.text or "")
    return tuple(tags)


def _check_word(tag: Tag) -> None:
    if PRINTED_LEVEL.match(tag.text):
        raise BadTag("không dùng được; chỉ có {{r …}} và {{p …}}", tag.text, tag.paragraph)
    statement = STATEMENT.fullmatch(tag.text)
    if statement and statement[1] not in STATEMENTS:
        raise BadTag("không có trong ngôn ngữ của mẫu", tag.text, tag.paragraph)


def _check_blocks(tags: Sequence[Tag]) -> None:
    open_tags: list[tuple[str, Tag]] = []
    for tag in tags:
        statement = STATEMENT.fullmatch(tag.text)
        word = statement[1] if statement else ""
        if word in OPENING or (word == "set" and statement and "=" not in statement[2]):
            open_tags.append((word, tag))
        elif word.startswith("end"):
            if not open_tags or open_tags[-1][0] != word.removeprefix("end"):
                raise BadTag("đóng một thẻ chưa mở hoặc không đúng thứ tự", tag.text, tag.paragraph)
            open_tags.pop()
    if open_tags:
        word, tag = open_tags[-1]
        raise BadTag(f"thiếu thẻ đóng {{% end{word} %}}", tag.text, tag.paragraph)


def _clean(nodes: Sequence[etree._Element]) -> None:
    characters = list(text_of(nodes))
    for tag in ANY_TAG.finditer("".join(characters)):
        start = tag.start()
        for piece in LITERAL.split(tag.group()):
            end = start + len(piece)
            characters[start:end] = _cleaned(piece)
            start = end
    position = 0
    for node in nodes:
        length = len(node.text or "")
        node.text = "".join(characters[position : position + length])
        position += length


def _cleaned(piece: str) -> list[str]:
    """One string for each character, so that every text node keeps its own share."""
    if LITERAL.fullmatch(piece):
        inside = [character.translate(ESCAPED) for character in piece[1:-1]]
        return [piece[0], *inside, piece[-1]]
    return [character.translate(TYPED_BY_WORD) for character in piece]


REST = rf"(?:{TAG}|[^>])*>"  # of an element
TOKEN = re.compile(  # texts, paragraphs, what is no element, and what has tags in it
    rf"</?w:[tp](?=[ />]){REST}|<[!?]{REST}|<[^<>{{]*\{{{REST}|{TAG}|\n", re.DOTALL
)
TEXT_OPENS = re.compile(r"<w:t(?: [^>]*)?(?<!/)>")
PARAGRAPH_OPENS = re.compile(r"<w:p(?: [^>]*)?(?<!/)>")
PRINTING = re.compile(r"\{\{([-+]?)(.*?)([-+]?)\}\}", re.DOTALL)


class Marking:
    """Rewrites each printing tag so that a value which does not print can name its tag.

    `{{ x }}` inside `<w:t>` becomes `{{ (x)|_text(7) }}`; elsewhere `_run` or `_block`, which
    take drawn things and paragraphs only. Without `rewrites` the tags are only found.
    """

    def __init__(self, source: str, tags: Sequence[Tag], *, rewrites: bool = True):
        self.tags: list[Tag] = []
        self._rewrites = rewrites
        self._known: dict[str, deque[Tag]] = defaultdict(deque)
        for tag in tags:
            self._known[_key(tag.text)].append(tag)
        self._line = 1
        self._depth = 0
        self._in_text = False
        self.source = TOKEN.sub(self._marked, source)

    def _marked(self, match: re.Match[str]) -> str:
        token = match.group()
        if token == "\n":
            self._line += 1
            return token
        if token.startswith("{"):
            filter_name = "_text" if self._in_text else "_run" if self._depth else "_block"
            marked = self._tag(token, filter_name)
        else:
            self._step(token)
            marked = ANY_TAG.sub(lambda tag: self._tag(tag.group(), "_text"), token)
        self._line += token.count("\n")
        return marked

    def _step(self, element: str) -> None:
        if TEXT_OPENS.fullmatch(element):
            self._in_text = True
        elif element == "</w:t>":
            self._in_text = False
        elif PARAGRAPH_OPENS.fullmatch(element):
            self._depth += 1
        elif element == "</w:p>":
            self._depth -= 1

    def _tag(self, text: str, filter_name: str) -> str:
        known = self._known[_key(text)]
        typed = known.popleft() if known else Tag(text, None)
        self.tags.append(Tag(typed.text, typed.paragraph, self._line))
        text = composed(text)
        if not self._rewrites:
            return text
        number = len(self.tags) - 1
        return PRINTING.sub(rf"{{{{\1 (\2)|{filter_name}({number}) \3}}}}", text)


def _key(text: str) -> str:
    """What stays of a tag through cleaning and patching."""
    inside = LEVEL.sub("", composed(text)[2:-2].translate(TYPED_BY_WORD))
    return re.sub(r"""[\s"'“”‘’+\-]|\\u00?20?1[89cd]|\\u0026|&amp;|&""", "", inside)
