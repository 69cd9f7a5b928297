"""Lines as a reader sees them: a paragraph cut at its breaks and tabs, text boxes opened."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import groupby
from typing import Any, Literal

from paperwork.lint.content import Content, Drawn, Paragraph, Run
from paperwork.lint.parts import words
from paperwork.lint.remembering import once, remembered
from paperwork.standards import table

Zone = tuple[str, int, int, int]  # ô của bảng, hộp chữ, hoặc thân trang
ATTACHING = ("phụ lục", "kèm theo", "ban hành kèm theo", "mẫu", "biểu")
PAGE: Zone = ("page", 0, 0, 0)
_SPACES = re.compile(r"\n|\t+| {3,}")
_NATION_SIDE = re.compile(r"cộng h|độc lập|[^\W\d_][^,/]{1,40},\s*ngày\b")  # bên phải của phần đầu
_BLANKS = re.compile(r"/|tháng\b|năm\b|ngày\b")  # khoảng trống để viết tay, không phải hai cột
_STROKES = re.compile(r"^[\s_\-–—=*¯‾─━]{3,}$")


@dataclass(frozen=True)
class Line:  # dòng
    paragraph: Paragraph  # cả đoạn, hoặc phần của đoạn mà dòng này là
    source: Paragraph  # đoạn chứa dòng
    order: int  # thứ tự trong các dòng
    zone: Zone = PAGE
    side: Literal["left", "right", ""] = ""  # bên của dấu tab; trống khi đoạn không có

    @classmethod
    def placed(cls, paragraph: Paragraph, order: int, known: Mapping[str, Any]) -> Line:
        """The line that a paragraph is, of which is known what `prepared` works out."""
        zone = zone_of(paragraph)
        if paragraph.label:
            return cls(paragraph, paragraph, order, zone)
        here = object.__new__(cls)
        own = here.__dict__
        own.update(known)
        own["paragraph"] = own["source"] = paragraph
        own["order"], own["zone"], own["side"] = order, zone, ""
        return here

    def prepared(self) -> Mapping[str, Any]:
        """What is asked of every line, worked out: for `placed` to share.

        Nothing in it refers to the line, so that what a paragraph keeps of it makes no circle.
        """
        _ = self.said, self.is_blank, self.is_stroke, self.has_words, self.part, self.may_attach
        return {name: found for name, found in vars(self).items() if name not in FIELDS}

    @once
    def said(self) -> str:
        return words.said(self.paragraph.read)

    @once
    def key(self) -> str:
        return words.key(self.paragraph.read)

    @once
    def is_blank(self) -> bool:
        return not self.said

    @once
    def is_stroke(self) -> bool:
        """Underscores or hyphens typed as a rule line."""
        text = self.paragraph.text
        return bool(_STROKES.match(text)) and bool(text.strip())

    @once
    def has_words(self) -> bool:
        return not self.is_blank and not self.is_stroke

    @once
    def is_caps(self) -> bool:
        """Whether it prints in capitals."""
        printed = self.paragraph.printed
        return printed == printed.upper() and sum(c.isalpha() for c in printed) > 1

    @property
    def is_centred(self) -> bool:
        return self.paragraph.layout.align == "center"

    @property
    def is_item(self) -> bool:
        """Whether it begins with a dash, typed or automatic."""
        return bool(words.BULLET.match(self.said))

    @once
    def is_bold(self) -> bool:
        formats = [*self.paragraph.formats()]
        return bool(formats) and all(format.bold for format in formats)

    @once
    def may_attach(self) -> bool:
        """Whether what is attached may begin with it: a label, (Kèm theo …), a form."""
        return self.part == "phu_luc_label" or self.key.lstrip("( ").startswith(ATTACHING)

    @once
    def part(self) -> str:
        """The part that its style is made for; empty for the styles of others."""
        return _part_of_style().get(self.source.style, "")


Lines = tuple[Line, ...]
FIELDS = frozenset(Line.__dataclass_fields__)


@cache
def _part_of_style() -> dict[str, str]:
    parts = table("styles").items()
    return {style: part for part, styles in parts if part != "body" for style in styles}


def lines_of(paragraphs: Iterable[Paragraph]) -> Lines:
    """The lines of the paragraphs in reading order, those of a text box after its paragraph's."""
    cut: list[Line] = []
    for paragraph in paragraphs:
        if (known := _as_one_line(paragraph)) is not None:
            cut.append(Line.placed(paragraph, len(cut), known))
            continue
        for line in (*_cut(paragraph), *_boxes(paragraph)):
            cut.append(replace(line, order=len(cut)))
    return tuple(cut)


@remembered
def _as_one_line(paragraph: Paragraph) -> Mapping[str, Any] | None:
    """What is known of the line that the paragraph is, if it is one, without its label."""
    if paragraph.drawn or _SPACES.search(paragraph.text):
        return None
    bare = paragraph.placed(-1, "", "", None, 0)
    return Line(bare, bare, 0).prepared()


def zone_of(paragraph: Paragraph) -> Zone:
    cell = paragraph.cell
    return ("cell", cell.table, cell.row, cell.column) if cell else PAGE


def slice_of(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """The part of a paragraph between two places of its text; the label goes with the first."""
    if start <= 0 and end >= len(paragraph.text):
        return paragraph
    runs: list[Run] = []
    place = 0
    for run in paragraph.runs:
        if run.deleted or run.format.hidden:
            continue
        text = run.text[max(start - place, 0) : max(end - place, 0)]
        place += len(run.text)
        if text:
            runs.append(replace(run, text=text))
    first = not paragraph.text[:start].strip()
    layout = paragraph.layout
    return replace(
        paragraph,
        runs=tuple(runs),
        label=paragraph.label if first else "",
        layout=layout if first else replace(layout, before_pt=0),
    )


def whole(lines: Sequence[Line]) -> tuple[Paragraph, ...]:
    """The paragraphs that the lines make, uncut where all their lines are there."""
    return tuple(
        _joined(tuple(own))
        for _, own in groupby(lines, key=lambda line: (line.source.index, line.zone))
    )


def styled(lines: Iterable[Line], part: str) -> Lines:
    """The lines with words whose style is made for the part."""
    return tuple(line for line in lines if line.part == part and line.has_words)


def first(lines: Iterable[Line], wanted: Callable[[Line], object]) -> Line | None:
    return next((line for line in lines if wanted(line)), None)


def drawn_line(drawn: Drawn) -> bool:
    """Whether a drawing is a rule line: one that says so, or a picture as flat as one."""
    return drawn.kind == "line" or (
        not drawn.text and 0 < drawn.height_mm < 1.5 and drawn.width_mm > 5
    )


def room_mm(content: Content, paragraph: Paragraph) -> float:
    """The width that a paragraph may fill; 0 when not known."""
    if paragraph.cell:
        width = paragraph.cell.width_mm
    else:
        sections = [s for s in content.sections if s.index == paragraph.section]
        width = sections[0].text_width_mm if sections else 0
    return max(width - paragraph.layout.left_mm - paragraph.layout.right_mm, 0) if width else 0


def _joined(lines: Lines) -> Paragraph:
    if len(lines) == 1:
        return lines[0].paragraph
    source = lines[0].source
    kept = sum(len(line.paragraph.text.strip()) for line in lines)
    if kept == sum(len(part.strip()) for part in _SPACES.split(source.text)):
        return source
    runs = [run for line in lines for run in (*line.paragraph.runs, _break(line.paragraph))]
    return replace(lines[0].paragraph, runs=tuple(runs[:-1]))


def _break(paragraph: Paragraph) -> Run:
    format = paragraph.runs[-1].format if paragraph.runs else paragraph.format
    return Run("\n", format)


def _cut(paragraph: Paragraph) -> Iterator[Line]:
    """The lines of a paragraph; a paragraph without breaks is one line, itself."""
    text, zone = paragraph.text, zone_of(paragraph)
    cuts = [found for found in _SPACES.finditer(text) if _parts_columns(text, found)]
    places = [0, *(place for cut in cuts for place in cut.span()), len(text)]
    spans = [(a, b) for a, b in zip(places[::2], places[1::2], strict=True)]
    filled = [(a, b) for a, b in spans if text[a:b].strip()] or [(0, len(text))]
    if len(filled) == 1 and not (cuts and _tabbed(text, filled[0][0])):
        yield Line(paragraph, paragraph, 0, zone)
        return
    for a, b in filled:
        side = _side(text, a, b)
        part = slice_of(paragraph, a, b)
        if side:  # where a tab stop sets the text is not seen: not to be held against it
            layout = replace(part.layout, align="center", left_mm=0, first_line_mm=0)
            part = replace(part, layout=layout)
        yield Line(part, paragraph, 0, zone, side)


def _parts_columns(text: str, gap: re.Match[str]) -> bool:
    """Whether a gap parts two lines: a break, or a tab or spaces between two columns."""
    if "\n" in gap[0]:
        return True
    line = text[text.rfind("\n", 0, gap.start()) + 1 :].split("\n")[0]
    before = text[: gap.start()].split("\n")[-1].strip()
    after = words.key(text[gap.end() :].split("\n")[0])
    if len(line) > 160 or not after or _BLANKS.match(after):
        return False
    if "\t" not in gap[0]:
        return bool(before) and bool(_NATION_SIDE.match(after))
    return len(before) > 3 or not before


def _tabbed(text: str, start: int) -> bool:
    return "\t" in text[text.rfind("\n", 0, start) + 1 : start]


def _side(text: str, start: int, end: int) -> Literal["left", "right", ""]:
    row = text[text.rfind("\n", 0, start) + 1 :].split("\n")[0]
    if not _SPACES.search(row):
        return ""
    offset = start - (text.rfind("\n", 0, start) + 1)
    before, after = row[:offset], row[offset + len(text[start:end].rstrip()) :]
    if before.strip():
        return "right"
    if after.strip() or ("\t" in before and "\t" in after):
        return "left"
    return "right" if "\t" in before else ""


def _boxes(paragraph: Paragraph) -> Iterator[Line]:
    """The lines inside the text boxes of a paragraph; each keeps its box, to be measured."""
    for place, drawn in enumerate(paragraph.drawn):
        if not drawn.text.strip():
            continue
        runs = drawn.runs or (Run(drawn.text, paragraph.format),)
        layout = replace(paragraph.layout, align="center", left_mm=0, first_line_mm=0)
        inside = replace(
            paragraph, runs=runs, label="", drawn=(drawn,), layout=layout, page_break=False
        )
        zone = ("box", paragraph.index, place, 0)
        for line in _cut(inside):
            yield replace(line, source=inside, zone=zone)
