"""A .docx read whole: its text, sections, headers, notes and what its file says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from paperwork.lint.content import Content, Paragraph, Section
from paperwork.lint.formatting import Styles, styles_of
from paperwork.lint.markup import (
    MM_PER_TWIP,
    Element,
    R,
    W,
    child_value,
    integer,
    is_on,
    notes_of,
    twips,
    value,
)
from paperwork.lint.plain import plain_body
from paperwork.lint.properties import SLOTS, Theme, theme_of
from paperwork.lint.remembering import forgets
from paperwork.lint.source import SCAN, Source, opened, refuse
from paperwork.lint.story import Story

# What Word takes where a section does not say, in twips.
PAPER = {"w": 12240.0, "h": 15840.0}
MARGINS = {
    "top": 1440.0,
    "bottom": 1440.0,
    "left": 1800.0,
    "right": 1800.0,
    "header": 720.0,
    "footer": 720.0,
    "gutter": 0.0,
}
TEMPLATES = 16  # whose styles are kept
AUTHOR = "paperwork"  # of the comments that the checker writes into copies
OF_STYLES = ("styles", "numbering")
KINDS = ("default", "first", "even")
REVISIONS = tuple(
    f"{W}{name}"
    for name in (
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "trPrChange",
        "tcPrChange",
        "cellIns",
        "cellDel",
    )
)


def read(content: bytes, name: str) -> Content:
    """The content of a .docx; raises DocumentError on what is no readable one."""
    source, main = opened(content, name)
    file = _File(source, main)
    body = source.root(main).find(f"{W}body")
    story = Story(file.styles, main)
    if body is not None:
        plain = plain_body(source.content(main))
        if plain is None or not story.read_plain(body, plain):
            story.read(body)
    if _is_scan(story.paragraphs):
        refuse(name, SCAN)
    file.count = len(story.paragraphs)
    sections = file.sections(story, body)
    notes = file.notes("footnotes") + file.notes("endnotes")
    title, author = _properties(source)
    return Content(
        paragraphs=tuple(story.paragraphs),
        tables=tuple(story.tables),
        sections=sections,
        notes=notes,
        comments=_comments(source.related(main, "comments")),
        revisions=sum(_count(root, *REVISIONS) for root in file.roots.values()),
        title=title,
        author=author,
        fonts_named=file.fonts_named(),
    )


def _is_scan(paragraphs: Iterable[Paragraph]) -> bool:
    """Whether there are pictures and not one word."""
    pictures = False
    for paragraph in paragraphs:
        texts = [paragraph.text, *(drawn.text for drawn in paragraph.drawn)]
        if any(letter.isalnum() for text in texts for letter in text):
            return False
        pictures = pictures or any(drawn.kind == "picture" for drawn in paragraph.drawn)
    return pictures


def _comments(root: Element | None) -> int:
    """How many comments there are, without those that the checker itself has written."""
    found = [] if root is None else list(root.iter(f"{W}comment"))
    return sum(comment.get(f"{W}author") != AUTHOR for comment in found)


def _count(root: Element | None, *tags: str) -> int:
    return 0 if root is None else sum(1 for _ in root.iter(*tags))


def _properties(source: Source) -> tuple[str, str]:
    """Title and author, as the properties of the file give them."""
    root = source.related("", "core-properties")
    if root is None:
        return "", ""
    title, author = (root.findtext(f"{{*}}{name}") or "" for name in ("title", "creator"))
    return " ".join(title.split()), " ".join(author.split())


@lru_cache(maxsize=TEMPLATES)
def _styles(styles: Element | None, numbering: Element | None, theme: Element | None) -> Styles:
    """The styles by the trees of their parts, which documents of one template share."""
    found = styles_of(styles, numbering, theme_of(theme))
    roots = [root for root in (styles, numbering) if root is not None]
    return replace(found, fonts=_fonts_in(roots, found.theme))


def _fonts_in(roots: Iterable[Element], theme: Theme) -> frozenset[str]:
    """Every font that parts name, in the slots of letters and for signs."""
    found = set()
    for element in (each for root in roots for each in root.iter(f"{W}rFonts", f"{W}sym")):
        if element.tag == f"{W}sym":
            found.add(value(element, "font"))
            continue
        found |= {value(element, slot) for slot in SLOTS}
        themed = (value(element, f"{slot}Theme") for slot in SLOTS)
        found |= {theme.fonts.get(each, "") for each in themed}
    return frozenset(found - {""})


forgets(_styles.cache_clear)


@dataclass
class _File:  # các phần của tệp quanh thân văn bản
    source: Source
    main: str
    count: int = 0  # số đoạn đã đọc, cũng là thứ tự của đoạn kế tiếp
    roots: dict[str, Element] = field(default_factory=dict)
    _read: dict[str, tuple[Paragraph, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.links = self.source.links(self.main)
        self.roots[self.main] = self.source.root(self.main)
        styles = self._related("styles")
        theme = self.source.related(self.main, "theme")
        self.styles: Styles = _styles(styles, self._related("numbering"), theme).for_a_file()
        self.settings = self.source.related(self.main, "settings")

    def _related(self, kind: str) -> Element | None:
        """The root of a part, kept for counting what it holds."""
        root = self.source.related(self.main, kind)
        if root is not None:
            self.roots[kind] = root
        return root

    def _is_set(self, name: str) -> bool:
        return self.settings is not None and is_on(self.settings.find(f"{W}{name}"))

    def sections(self, story: Story, body: Element | None) -> tuple[Section, ...]:
        """The sections in order, each with the headers and footers that its pages show."""
        ends: list[Element | None] = [*story.section_ends]
        last = [] if body is None else body.findall(f"{W}sectPr")
        after = any(p.section == len(ends) for p in story.paragraphs)
        if last or after or not ends:
            ends.append(last[-1] if last else None)
        headers = self._running(ends, "header")
        footers = self._running(ends, "footer")
        at_top = self._is_set("gutterAtTop")
        return tuple(
            _section(place, end, at_top, headers[place], footers[place])
            for place, end in enumerate(ends)
        )

    def _running(
        self, ends: Iterable[Element | None], place: str
    ) -> list[tuple[tuple[str, tuple[Paragraph, ...]], ...]]:
        """By section the kinds shown, with what the section before gives where it says nothing."""
        parts: dict[str, str] = {}
        found = []
        for number, end in enumerate(ends):
            parts.update(self._references(end, f"{place}Reference"))
            shown = {
                "default": True,
                "first": end is not None and is_on(end.find(f"{W}titlePg")),
                "even": self._is_set("evenAndOddHeaders"),
            }
            found.append(
                tuple(
                    (kind, self._part(parts[kind], number))
                    for kind in KINDS
                    if shown[kind] and kind in parts
                )
            )
        return found

    def _references(self, end: Element | None, tag: str) -> Mapping[str, str]:
        """The part of each kind of header that a w:sectPr refers to."""
        return {
            value(each, "type") or "default": self.links.get(each.get(f"{R}id", ""), ("", ""))[1]
            for each in (() if end is None else end.iterchildren(f"{W}{tag}"))
        }

    def _part(self, name: str, section: int) -> tuple[Paragraph, ...]:
        """The paragraphs of a header or footer, read once however many sections show it."""
        if name not in self._read:
            self._read[name] = ()
            if self.source.holds(name):
                self.roots[name] = self.source.root(name)
                self._read[name] = self._paragraphs(self.roots[name], name, section)
        return self._read[name]

    def _paragraphs(self, holder: Element, part: str, section: int) -> tuple[Paragraph, ...]:
        story = Story(self.styles, part, self.count, section)
        story.read(holder)
        self.count += len(story.paragraphs)
        return tuple(story.paragraphs)

    def notes(self, kind: str) -> tuple[Paragraph, ...]:
        """The paragraphs of the footnotes or endnotes."""
        root = self._related(kind)
        named = (part for known, part in self.links.values() if known == kind)
        part = next((part for part in named if self.source.holds(part)), "")
        found: list[Paragraph] = []
        for note in () if root is None else notes_of(root):
            found += self._paragraphs(note, part, 0)
        return tuple(found)

    def fonts_named(self) -> frozenset[str]:
        """Every font that text, styles and lists name.

        The font table is not asked: Word keeps in it fonts that nothing uses any longer.
        """
        own = (root for name, root in self.roots.items() if name not in OF_STYLES)
        return self.styles.fonts | _fonts_in(own, self.styles.theme)


def _section(
    index: int,
    end: Element | None,
    gutter_at_top: bool,
    headers: tuple[tuple[str, tuple[Paragraph, ...]], ...],
    footers: tuple[tuple[str, tuple[Paragraph, ...]], ...],
) -> Section:
    paper = _measures(None if end is None else end.find(f"{W}pgSz"), PAPER)
    margins = _measures(None if end is None else end.find(f"{W}pgMar"), MARGINS)
    if gutter_at_top:
        margins["top"] += margins.pop("gutter")
    numbers = None if end is None else end.find(f"{W}pgNumType")
    return Section(
        index=index,
        width_mm=paper["w"],
        height_mm=paper["h"],
        top_mm=margins["top"],
        bottom_mm=margins["bottom"],
        left_mm=margins["left"],
        right_mm=margins["right"],
        gutter_mm=margins.get("gutter", 0.0),
        header_mm=margins["header"],
        footer_mm=margins["footer"],
        landscape=paper["w"] > paper["h"],
        title_page=end is not None and is_on(end.find(f"{W}titlePg")),
        page_start=integer(value(numbers, "start")) if value(numbers, "start") else None,
        page_format=value(numbers, "fmt") or "decimal",
        continues=child_value(end, "type") == "continuous",
        headers=headers,
        footers=footers,
    )


def _measures(element: Element | None, usual: Mapping[str, float]) -> dict[str, float]:
    """Measures in mm; a negative margin is as wide as its positive one."""
    said = {name: twips(value(element, name)) for name in usual}
    return {
        name: abs(usual[name] if found is None else found) * MM_PER_TWIP
        for name, found in said.items()
    }
