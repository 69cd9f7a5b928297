"""What a finished file says to its reader, and whether two files say the same."""

from __future__ import annotations

import difflib
import hashlib
import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, lru_cache

from lxml import etree

from paperwork.package import DAMAGE as OF_ZIPS
from paperwork.package import Parts, parsed, parsed_to_read, unpacked_to_read

MAIN_PART = "officeDocument"  # the kinds of relation are told by the last word of their type
HEADER, FOOTER, FOOTNOTES, ENDNOTES = "header", "footer", "footnotes", "endnotes"
SHEET, STRINGS = "worksheet", "sharedStrings"

DELETED = frozenset({"del", "moveFrom"})  # tracked changes: what they took away
SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})
SPACES = frozenset({"br", "cr", "tab", "ptab"})
TEXTS = ("{*}p", "{*}t", "{*}noBreakHyphen", *(f"{{*}}{name}" for name in sorted(SPACES)))
DRAWN = frozenset({"AlternateContent", "txbxContent", "graphicData"})  # hold text of their own
INTRICATE = tuple(  # what takes more than reading texts in their order
    f"{{*}}{name}"
    for name in (
        *("fldChar", "fldSimple", "instrText", "vanish", "sym", "footnote", "endnote"),
        *sorted(DRAWN | DELETED),
    )
)
SPACE_BEFORE_SLASH = re.compile(" +/")  # a line end is not a space
PAGE_FIELDS = frozenset({"PAGE", "NUMPAGES", "SECTIONPAGES"})  # they change without an author
OFF = frozenset({"0", "false", "off"})

WINDOW = 200  # paragraphs looked at to tell a new paragraph from a changed one
COMMON = 16 * 1024  # bytes: headers and footers that documents of one template have in common
SHOWN, BEFORE = 80, 30  # characters shown of a differing paragraph, and how many before the place

DAMAGE = (*OF_ZIPS, etree.LxmlError)


class Unreadable(ValueError):  # noqa: N818 - what the file is
    """The content is no Word or Excel file in good order; its text is the end of a sentence."""


def text_of(content: bytes, suffix: str) -> tuple[str, ...]:
    """What a reader sees of a .docx by paragraph, or of an .xlsx by cell; raises Unreadable.

    A document comes as body, headers, footers, footnotes, endnotes, a text box after the
    paragraph that holds it. Page numbers are left out: Word writes them anew as it likes.
    """
    with _readable():
        if suffix.lower() == ".docx":
            return Finished(unpacked_to_read(content)).text
        if suffix.lower() == ".xlsx":
            return FinishedBook(content).text
    raise Unreadable(f"không phải tệp .docx hay .xlsx mà là “{suffix}”")


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except DAMAGE as damage:
        raise Unreadable("không phải tệp Word hoặc Excel còn nguyên") from damage


class Finished:
    """The parts of a .docx read back; each is parsed once, strictly."""

    def __init__(self, parts: Parts) -> None:
        self.parts = parts
        self._stories: dict[str, _Story] = {}

    def story(self, name: str) -> _Story:
        if name not in self._stories:
            self._stories[name] = _Story(parsed_to_read(self.parts[name]))
        return self._stories[name]

    def root(self, name: str) -> etree._Element:
        return self.story(name).root

    def running_text(self, name: str) -> str:
        """What a reader sees of a part, text boxes where they stand."""
        return self.story(name).in_one_go()

    @property
    def text(self) -> tuple[str, ...]:
        """The text by paragraph, as `text_of` gives it."""
        return _lines(_word_text(self))


def _lines(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines that say something, white space single."""
    return tuple(line for line in map(_plain, lines) if line)


def refuse_unreadable(parts: Parts) -> None:
    """Raises Unreadable where the parts are no Word file that opens with its document."""
    with _readable():
        for _ in _word_text(Finished(parts)):
            pass


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def running_text(root: etree._Element) -> str:
    """What a reader sees of one part of a .docx, text boxes where they stand."""
    return _Story(root).in_one_go()


# ---------------------------------------------------------------- parts


def _main(parts: Parts, root: Callable[[str], etree._Element], kind: str) -> str:
    """The name of the part that a package opens with, which must be of that kind."""
    name = next(_related(parts, "", MAIN_PART), "")
    if _name(root(name)) != kind:
        raise ValueError(kind)
    return name


def _related(parts: Parts, source: str, kind: str) -> Iterator[str]:
    """The parts that a part refers to by that kind of relation."""
    return (name for found, name in _relations(parts, source).values() if found == kind)


def _relations(parts: Parts, source: str) -> Mapping[str, tuple[str, str]]:
    """Relation id -> (kind, part), without the links that lead out of the file."""
    folder, base = posixpath.split(source)
    xml = parts.get(posixpath.join(folder, "_rels", f"{base}.rels"))
    return {} if xml is None else _relations_in(xml, folder)


@lru_cache(maxsize=64)
def _relations_in(xml: bytes, folder: str) -> Mapping[str, tuple[str, str]]:
    """Documents of one template have the same relations."""
    return {
        relation.get("Id", ""): (
            posixpath.basename(relation.get("Type", "")),
            posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/"),
        )
        for relation in parsed(xml).iterfind("{*}Relationship")
        if relation.get("TargetMode") != "External"
    }


def _name(element: etree._Element) -> str:
    """The name without its namespace, alike in transitional and strict files."""
    return str(element.tag).rpartition("}")[2]


def _attribute(element: etree._Element, name: str) -> str:
    """An attribute of any namespace by its bare name."""
    given = (value for key, value in element.items() if str(key).rpartition("}")[2] == name)
    return str(next(given, ""))


def _children(element: etree._Element) -> Iterator[etree._Element]:
    """The elements in an element: no comments, no processing instructions."""
    return element.iterchildren("{*}*")


def _said(element: etree._Element) -> str:
    """The characters of an element of text, whatever comment stands among them."""
    return str(element.xpath("string()")) if len(element) else element.text or ""


# ---------------------------------------------------------------- Word


def _word_text(file: Finished) -> Iterator[str]:
    main = _main(file.parts, file.root, "document")
    yield from file.story(main).paragraphs
    for kind in (HEADER, FOOTER):
        for name in _page_parts(file.parts, main, file.root(main), kind):
            xml = file.parts[name]
            yield from (_paragraphs_in_common if len(xml) <= COMMON else _paragraphs_in)(xml)
    for kind in (FOOTNOTES, ENDNOTES):
        for name in _related(file.parts, main, kind):
            yield from file.story(name).paragraphs


def _paragraphs_in(xml: bytes) -> tuple[str, ...]:
    return _Story(parsed_to_read(xml)).paragraphs


_paragraphs_in_common = lru_cache(maxsize=64)(_paragraphs_in)


def _page_parts(parts: Parts, main: str, document: etree._Element, kind: str) -> Iterator[str]:
    """The headers, or footers, in the order of the sections that show them."""
    relations = _relations(parts, main)
    references = document.iter(f"{{*}}{kind}Reference")
    return iter({relations[_attribute(reference, "id")][1]: None for reference in references})


@dataclass(eq=False)
class _Field:  # trường: mã, rồi kết quả
    """A field of Word that is open: first its code, then the result that is shown."""

    code: str = ""
    in_code: bool = True

    @property
    def is_silent(self) -> bool:
        """Whether what stands here is code, or a number that changes without an author."""
        return self.in_code or next(iter(self.code.upper().split()), "") in PAGE_FIELDS


@lru_cache(maxsize=512)
def _seen_as(tag: object) -> str:
    """The name of a tag without its namespace; empty where a reader sees nothing of the element.

    So it is with properties, with what was deleted, and with comments.
    """
    name = tag.rpartition("}")[2] if isinstance(tag, str) else ""
    return "" if name.endswith("Pr") or name in DELETED else name


class _Story:  # mạch văn: thân văn bản, một đầu trang, các chú thích
    """One part of a document, read once from its first element to its last."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self._paragraphs: list[list[str]] = []
        self._fields: list[_Field] = []
        self._hides = root.find(".//{*}vanish") is not None
        self._in_order = False  # a text box where it stands, not after its paragraph

    @cached_property
    def paragraphs(self) -> tuple[str, ...]:
        """The text by paragraph; raises ValueError when a field has no end."""
        if self._is_plain:
            self._read_plain()
        else:
            self._read(self.root, [])
        if self._fields:
            raise ValueError("fldChar")
        return tuple("".join(words) for words in self._paragraphs)

    @cached_property
    def _is_plain(self) -> bool:
        """Whether the texts simply follow one another."""
        return all(_is_bare(element) for element in self.root.iter(*INTRICATE))

    def in_one_go(self) -> str:
        """The text in the order of the part, each paragraph's after a line end."""
        if self._is_plain:
            return "\n".join(self.paragraphs)
        self._in_order = True
        words: list[str] = []
        self._read(self.root, words)
        return "".join(words)

    def _read_plain(self) -> None:
        """What `_read` reads, where the texts simply follow one another."""
        words: list[str] = []
        for element in self.root.iter(*TEXTS):
            name = _seen_as(element.tag)
            if name == "t":
                words.append(element.text or "" if not len(element) else _said(element))
            elif name == "p":
                words = []
                self._paragraphs.append(words)
            elif not _is_tab_stop(element):
                words.append(_letters(name, element))

    def _read(self, elements: Iterable[etree._Element], words: list[str]) -> None:
        """Read what these elements show; their text belongs to the paragraph `words`."""
        for child in elements:
            match name := _seen_as(child.tag):
                case "":
                    continue
                case "t" if not len(child):
                    self._say(child.text or "", words)
                case "r":
                    self._read(child, [] if self._hides and _is_hidden(child) else words)
                case "p" if self._in_order:
                    words.append("\n")
                    self._read(child, words)
                case "p":
                    self._paragraphs.append([])
                    self._read(child, self._paragraphs[-1])
                case "fldSimple":
                    self._fields.append(_Field(_attribute(child, "instr"), in_code=False))
                    self._read(child, words)
                    self._fields.pop()
                case "fldChar":
                    self._turn(_attribute(child, "fldCharType"))
                case "instrText" if self._fields:
                    self._fields[-1].code += _said(child)
                case "AlternateContent":
                    self._read(list(_children(child))[:1], words)  # one branch of two
                case "footnote" | "endnote" if _attribute(child, "type") in SEPARATORS:
                    continue
                case _ if letters := _letters(name, child):
                    self._say(letters, words)
                case _:
                    self._read(child, words)

    def _say(self, letters: str, words: list[str]) -> None:
        """Note text that is shown: what stands in a field may be code, or change by itself."""
        if not self._fields or not any(field.is_silent for field in self._fields):
            words.append(letters)

    def _turn(self, mark: str) -> None:
        """A field begins, passes from code to result, or ends."""
        if mark == "begin":
            self._fields.append(_Field())
        elif self._fields and mark == "separate":
            self._fields[-1].in_code = False
        elif self._fields and mark == "end":
            self._fields.pop()


def _is_tab_stop(element: etree._Element) -> bool:
    """Whether a tab is a place on the line, in the properties of a paragraph."""
    holder = element.getparent()
    return holder is not None and _name(holder) == "tabs"


def _is_bare(element: etree._Element) -> bool:
    """Whether it is a drawing that says nothing: a rule under a name."""
    return _name(element) in DRAWN and next(element.iter(*TEXTS), None) is None


def _letters(name: str, element: etree._Element) -> str:
    """The text that an element stands for; empty when it only holds others."""
    if name in SPACES:
        return " "
    match name:
        case "t":
            return _said(element)
        case "noBreakHyphen":
            return "-"
        case "sym":
            return chr(int(_attribute(element, "char"), 16))
        case _:
            return ""


def _is_hidden(run: etree._Element) -> bool:
    vanish = run.find("{*}rPr/{*}vanish")
    return vanish is not None and _attribute(vanish, "val") not in OFF


# ---------------------------------------------------------------- Excel


class FinishedBook:
    """An .xlsx read back: the cells of its sheets by part, with their text."""

    def __init__(self, content: bytes) -> None:
        self._parts = unpacked_to_read(content)
        self._roots: dict[str, etree._Element] = {}
        self._main = _main(self._parts, self._root, "workbook")
        self._strings = [
            _string(item)
            for name in _related(self._parts, self._main, STRINGS)
            for item in self._root(name).iterfind("{*}si")
        ]

    def _root(self, name: str) -> etree._Element:
        if name not in self._roots:
            self._roots[name] = parsed(self._parts[name])
        return self._roots[name]

    @property
    def text(self) -> tuple[str, ...]:
        """The text by cell, as `text_of` gives it."""
        return _lines(line for cells in self._sheets.values() for _, line in cells)

    def running_text(self, part: str) -> str:
        """The text of a sheet, a line for each cell but those with formulas."""
        return "\n".join(line for is_formula, line in self._sheets[part] if not is_formula)

    @cached_property
    def _sheets(self) -> Mapping[str, list[tuple[bool, str]]]:
        """The cells by part in the order of the book: whether it is a formula, and its text."""
        relations = _relations(self._parts, self._main)
        named = (
            relations[_attribute(sheet, "id")]
            for sheet in self._root(self._main).iterfind("{*}sheets/{*}sheet")
        )
        return {  # a sheet that is one chart has no cells
            name: [
                (cell.find("{*}f") is not None, _cell(cell, self._strings))
                for cell in self._root(name).iterfind("{*}sheetData/{*}row/{*}c")
            ]
            for kind, name in named
            if kind == SHEET
        }


def _cell(cell: etree._Element, strings: Sequence[str]) -> str:
    """The text of a cell: a number or a date without its format, a formula as its result."""
    value = ""
    for child in cell:
        name = _seen_as(child.tag)
        if name == "is":
            return _string(child)
        if name == "v":
            value = _said(child)
    match cell.get("t", "n"):
        case "s":
            return strings[int(value)] if value else ""
        case "n":
            return f"{float(value):.15g}" if value else ""  # as many digits as Excel shows
        case _:
            return value


def _string(item: etree._Element) -> str:
    """A string, plain or of several formats, without the readings given beside it."""
    if len(item) == 1 and _seen_as(item[0].tag) == "t":
        return _said(item[0])
    pieces = [*item.iterfind("{*}t"), *item.iterfind("{*}r/{*}t")]
    return "".join(_said(piece) for piece in pieces)


# ---------------------------------------------------------------- comparing


def content_digest(text: Sequence[str], number: str) -> str:
    """SHA-256 of the text without its own number: the same before and after numbering."""
    unnumbered = _unnumbered("\n".join(text), unicodedata.normalize("NFC", number))
    return hashlib.sha256(unnumbered.encode()).hexdigest()


def _unnumbered(text: str, number: str) -> str:
    """05/QĐ-SNNMT becomes /QĐ-SNNMT, as where room is left to write the number by hand.

    105/QĐ-SNNMT and 05/QĐ-SNNMT-VP are other documents. Spaces before a slash are left out.
    """
    if number:
        _, slash, symbol = number.partition("/")
        own = re.compile(rf"(?<!\d){re.escape(number)}(?![\w-])")
        text = own.sub(lambda _: f"{slash}{symbol}", text)
    return SPACE_BEFORE_SLASH.sub("/", text)


def first_difference(old: Sequence[str], new: Sequence[str]) -> tuple[str, str] | None:
    """The first paragraph that differs, as it was and as it is, cut to the place; None if alike.

    One side is empty when the paragraph was added or taken away.
    """
    alike = _alike(old, new)
    before, after = old[alike : alike + WINDOW], new[alike : alike + WINDOW]
    if not before and not after:
        return None
    change = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()[0]
    _, _, old_end, _, new_end = change
    was, is_now = before[0] if old_end else "", after[0] if new_end else ""
    place = _alike(was, is_now)
    return _cut(was, place), _cut(is_now, place)


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How far two texts are the same from their start, in paragraphs or in characters."""
    differing = (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differing, min(len(one), len(other)))


def _cut(text: str, place: int) -> str:
    """The surroundings of a place in a text."""
    start = max(0, min(place - BEFORE, len(text) - SHOWN))
    end = start + SHOWN
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
