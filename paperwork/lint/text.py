"""The running text of a document: its paragraphs, their gaps and first lines, hits told once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from paperwork.lint.anatomy import Anatomy, Heading
from paperwork.lint.content import Content, Format, Paragraph
from paperwork.lint.looks import decree, figure, lines_mm, room_mm, shown, tolerance, wordy
from paperwork.lint.remembering import remembered
from paperwork.lint.rule import Hit, hit

BULLET = re.compile(r"\s*[-–—+*•·▪●○✓➢\uf0b7\uf02d]")
DOTTED = re.compile(r"\.{4,}|…{2,}|_{4,}")
ABOUT_TABLE = re.compile(  # Đơn vị tính: đồng; Nguồn: …; Bảng 1. …: lời kèm bảng, hình
    r"\s*\(?(?:(?:Đơn vị(?: tính)?|ĐVT|Ghi chú|Nguồn(?: số liệu)?)\s*:"
    r"|(?:Bảng|Biểu|Hình)(?: số)? \d+\s*[.:])"
)
SENTENCE_END = re.compile(r"[.;:,]$|\./\.$")
ASIDE = re.compile(r"\s*(?:\(|\[|\*|Ghi chú|Lưu ý|Nguồn)")
TYPED_INDENT = re.compile(r"(\t)|[ \u00a0\u2002\u2003]{2,}")


# ---------------------------------------------------------------- which paragraphs


@remembered
def main_text(anatomy: Anatomy) -> tuple[Paragraph, ...]:
    """Body and headings of the document itself in reading order, without what is attached."""
    headings = [h.paragraph for h in anatomy.headings if h.region == 0]
    return _ordered((*anatomy.body, *headings))


@remembered
def running_text(anatomy: Anatomy) -> tuple[Paragraph, ...]:
    """The text of the document and of what is attached to it, without words about a table.

    A phụ lục may be a form or a list: it is left out.
    """
    attached = [p for attachment in anatomy.attachments for p in attachment.body]
    headings = [h.paragraph for h in headings_of_text(anatomy)]
    text = _ordered((*anatomy.body, *attached, *headings))
    return tuple(p for p in text if not ABOUT_TABLE.match(p.text))


@remembered
def headings_of_text(anatomy: Anatomy) -> list[Heading]:
    """The headings outside the phụ lục."""
    starts = [(a.label.index, True) for a in anatomy.appendices]
    starts += [(a.attached[0].index, False) for a in anatomy.attachments if a.attached]
    of_appendix = {place for place, (_, is_it) in enumerate(sorted(starts), start=1) if is_it}
    return [h for h in anatomy.headings if h.region not in of_appendix]


def titles(anatomy: Anatomy) -> frozenset[int]:
    """The indexes of the lines under Phần, Chương, Mục that are their titles."""
    return frozenset(p.index for h in anatomy.headings for p in h.title_lines)


def is_item(paragraph: Paragraph) -> bool:
    """Whether it begins with a dash or a bullet, typed or automatic."""
    return bool(BULLET.match(paragraph.label or paragraph.text))


@remembered
def is_form_line(paragraph: Paragraph) -> bool:
    """Whether it is a line to be filled in by hand: dots, or columns set by tabs."""
    inside = paragraph.text.strip()
    return bool(DOTTED.search(inside)) or "\t" in inside


@remembered
def is_title(paragraph: Paragraph) -> bool:
    """Whether all of it is bold."""
    formats = tuple(wordy(paragraph))
    return bool(formats) and all(format.bold for format in formats)


def is_slanted(paragraph: Paragraph) -> bool:
    """Whether all of it is italic; a note may be."""
    formats = tuple(wordy(paragraph))
    return bool(formats) and not is_aside(paragraph) and all(format.italic for format in formats)


def is_aside(paragraph: Paragraph) -> bool:
    """Whether it is a note or stands in brackets."""
    return bool(ASIDE.match(paragraph.text))


def is_ended(text: str) -> bool:
    """Whether a text ends as a sentence or a part of one does."""
    return bool(SENTENCE_END.search(text))


def _ordered(paragraphs: Iterable[Paragraph]) -> tuple[Paragraph, ...]:
    return tuple(sorted({p.index: p for p in paragraphs}.values(), key=lambda p: p.index))


# ---------------------------------------------------------------- how they look


def line_count(paragraph: Paragraph, content: Content) -> int:
    """How many lines it takes; 1 when its width is not known."""
    return len(lines_mm(paragraph, room_mm(paragraph, content)))


def usual_size(paragraphs: Iterable[Paragraph]) -> float:
    """The size of most letters; 0 when there are none."""
    letters: Counter[float] = Counter()
    for paragraph in paragraphs:
        for run in shown(paragraph.runs):
            letters[run.format.size] += len(run.text)
    return letters.most_common(1)[0][0] if letters else 0


def formats_of(paragraph: Paragraph, start: int, end: int | None = None) -> list[Format]:
    """The formats of the letters and figures between two places of its text."""
    formats, place = [], 0
    for run in paragraph.runs:
        if run.deleted or run.format.hidden:
            continue
        inside = run.text[max(start - place, 0) : None if end is None else max(end - place, 0)]
        place += len(run.text)
        if any(character.isalnum() for character in inside):
            formats.append(run.format)
    return formats


def gap_pt(above: Paragraph, below: Paragraph) -> float:
    """The space between two paragraphs: that after and that before.

    Word adds the two or takes the larger, as the document is set; here nobody is blamed for it.
    """
    same = above.style == below.style
    after = 0 if same and above.layout.contextual else above.layout.after_pt
    before = 0 if same and below.layout.contextual else below.layout.before_pt
    return after + before


def is_indented(millimetres: float) -> bool:
    """Whether it is one of the indents of the decree: 1 cm or 1,27 cm."""
    slack = tolerance("indent_mm")
    return any(abs(millimetres - asked) <= slack for asked in decree()["body"]["first_line_mm"])


def indent_fault(paragraph: Paragraph, content: Content) -> str:
    """What is wrong with the indent of the first line; empty when nothing is.

    Of an item or a numbered list only the least indent is asked: how deep it goes is not said.
    """
    layout, slack = paragraph.layout, tolerance("indent_mm")
    typed = TYPED_INDENT.match(paragraph.text)
    if typed and not paragraph.label:
        return f"lùi dòng đầu bằng {'phím Tab' if typed[1] else 'dấu cách'}"
    start = layout.left_mm + layout.first_line_mm
    if paragraph.label and is_item(paragraph):
        return ""  # nghị định không nói đến dấu đầu dòng của Word
    if paragraph.label or is_item(paragraph) or layout.left_mm > slack:
        if start < min(decree()["body"]["first_line_mm"]) - slack:
            return _indent_words(start)
        whole = not paragraph.label and not is_item(paragraph) and abs(layout.first_line_mm) < slack
        return "lùi cả đoạn, không chỉ dòng đầu" if whole and _is_long(paragraph, content) else ""
    return "" if is_indented(layout.first_line_mm) else _indent_words(layout.first_line_mm)


def _indent_words(millimetres: float) -> str:
    near = abs(millimetres) <= tolerance("indent_mm")
    return "không lùi dòng đầu" if near else f"lùi dòng đầu {figure(millimetres)} mm"


def _is_long(paragraph: Paragraph, content: Content) -> bool:
    return line_count(paragraph, content) > 1


# ---------------------------------------------------------------- hits


def told_once(found: Iterable[tuple[Paragraph, str]], **values: str) -> Iterator[Hit]:
    """One hit for each fault, at the first paragraph that has it, saying how many more have."""
    together: dict[str, list[Paragraph]] = {}
    for paragraph, fault in found:
        if fault:
            together.setdefault(fault, []).append(paragraph)
    for fault, paragraphs in together.items():
        others = len(paragraphs) - 1
        more = f" (và {others} đoạn nữa)" if others else ""
        yield hit(paragraphs[0], fault=fault, more=more, **values)
