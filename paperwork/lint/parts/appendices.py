"""The main document and what comes with it: phụ lục, and documents (Kèm theo Quyết định …)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from paperwork.lint.anatomy import Appendix, Attachment
from paperwork.lint.content import Content, Paragraph, Section
from paperwork.lint.parts import words
from paperwork.lint.parts.closing import label_of
from paperwork.lint.parts.head import LONG
from paperwork.lint.parts.lines import PAGE, Line, Lines, whole

LABEL = re.compile(
    r"^phụ lục(?:\s+(?:số\s*)?(?P<number>[ivxlc]+|\d{1,2}|[a-h]\d{0,2})(?![\w/]))?"
    r"\s*(?:$|[.:]|[-–—]\s)",
    re.IGNORECASE,
)
ATTACHED = re.compile(r"^\(?\s*(?:ban hành )?kèm theo\b")
FORM = re.compile(
    r"^(?:mẫu|biểu|biểu mẫu|mẫu biểu)(?:\s+số)?\s*:?\s*[\divx]+[a-zđ\d./-]*\s*(?:$|[.:(])"
)
TITLE_LINES = 12  # nhãn, tên và dòng Kèm theo không dài hơn thế


@dataclass(frozen=True)
class Region:  # vùng đánh số: thân văn bản, phụ lục, văn bản kèm theo, mẫu, biểu
    """A form has a title and neither a label nor a line (Kèm theo …)."""

    lines: Lines
    label: Line | None = None  # Phụ lục …
    title: Lines = ()
    attached: Lines = ()

    @property
    def head(self) -> Lines:
        return (*((self.label,) if self.label else ()), *self.title, *self.attached)


def regions_of(content: Content, lines: Lines) -> tuple[Region, ...]:
    """The main document first, then each phụ lục and attached document in order."""
    ended = _main_ends(content, lines)
    heads: list[Region] = []
    taken = -1
    for place, line in enumerate(lines):
        if place <= taken or not line.has_words or not line.may_attach:
            continue
        found = (
            _labelled(content, lines, place, ended)
            or _attached(content, lines, place, ended)
            or _form(content, lines, place, ended)
        )
        if found and found.head[0].order > taken:
            heads.append(found)
            taken = max(x.order for x in found.head)
    starts = [*(_start(lines, region.head[0].order, ended) for region in heads), len(lines)]
    main = Region(lines[: starts[0]])
    ends = starts[1:]
    own = [
        replace(region, lines=lines[start:end])
        for region, start, end in zip(heads, starts, ends, strict=False)
    ]
    return (main, *own)


def appendix(region: Region, content: Content, body: tuple[Paragraph, ...]) -> Appendix | None:
    """The region as a phụ lục; None when it is the main document or has no label."""
    if region.label is None:
        return None
    found = LABEL.match(region.label.said)
    number = (found["number"] or "") if found else ""
    title, attached = whole(region.title), whole(region.attached)
    section = _section(content, region.label.source)
    return Appendix(region.label.paragraph, number, title, attached, body, section)


def attachment(region: Region, content: Content, body: tuple[Paragraph, ...]) -> Attachment:
    """The region as a document attached without a label."""
    section = _section(content, region.attached[0].source)
    return Attachment(whole(region.title), whole(region.attached), body, section)


def _main_ends(content: Content, lines: Lines) -> int:
    """The order of the line after which something attached may begin."""
    label = label_of(content, lines)
    if label:
        return label.order
    return next((x.order for x in lines if x.said.endswith("./.")), len(lines))


def _labelled(content: Content, lines: Lines, place: int, ended: int) -> Region | None:
    """The head of a phụ lục whose label is at that place."""
    line = lines[place]
    if not _is_label(content, lines, place, ended):
        return None
    title: list[Line] = []
    attached: list[Line] = []
    blanks = 0
    for below in lines[place + 1 : place + 1 + 2 * TITLE_LINES]:
        if not below.has_words:
            blanks += below.is_blank
            if blanks > 3:
                break
            continue
        bracketed = bool(attached) and attached[0].said.startswith("(")
        open_note = bracketed and not attached[-1].said.endswith((")", ")."))
        if open_note or ATTACHED.match(below.key) or below.part == "kem_theo":
            attached.append(below)
        elif not _is_title(below, line) or (attached and title):
            break
        else:
            title.append(below)
        if len(title) + len(attached) > TITLE_LINES:
            break
    return Region((), line, tuple(title), tuple(attached))


def _is_label(content: Content, lines: Lines, place: int, ended: int) -> bool:
    line = lines[place]
    if line.part == "phu_luc_label":
        return True
    if not LABEL.match(line.said) or len(line.said) > LONG or _in_data(content, line):
        return False
    return line.is_centred or (line.order > ended and (line.is_bold or _new_page(lines, place)))


def _is_title(line: Line, label: Line) -> bool:
    """Whether a line under the label is of the title: by style, centred, or in capitals."""
    if line.part:
        return line.part == "phu_luc_ten"
    numbered = re.match(r"^(?:[IVX]+\.|\d+\.|Điều \d|(?:Chương|Phần) [IVX\d])", line.said)
    if numbered or line.zone != label.zone or len(line.said) > 2 * LONG:
        return False
    return line.is_centred or line.is_caps


def _attached(content: Content, lines: Lines, place: int, ended: int) -> Region | None:
    """The head of an attached document, known by its line (Kèm theo …) at that place."""
    line = lines[place]
    if line.order <= ended or not ATTACHED.match(line.key) or not line.is_centred:
        return None
    if _in_data(content, line):
        return None
    title: list[Line] = []
    for above in reversed(lines[max(place - TITLE_LINES, 0) : place]):
        if not above.has_words and (not title or above.is_stroke):
            continue
        if not above.has_words or not above.is_centred or above.zone != line.zone:
            break
        title.insert(0, above)
    if not title or title[0].order <= ended:
        return None
    attached = [line]
    for below in lines[place + 1 : place + 4]:
        if attached[-1].said.endswith((")", ").")) or not below.is_centred or below.is_blank:
            break
        attached.append(below)
    return Region((), None, tuple(title), tuple(attached))


def _form(content: Content, lines: Lines, place: int, ended: int) -> Region | None:
    """A form, Mẫu số 01, at the top of a page behind the document."""
    line = lines[place]
    if line.order <= ended or not FORM.match(line.key) or _in_data(content, line):
        return None
    return Region((), None, (line,)) if _new_page(lines, place) else None


def _start(lines: Lines, first: int, ended: int) -> int:
    """Where a region begins: before the blank lines and the head of its own above its title."""
    table: int | None = None  # that holds its own Quốc hiệu
    start = first
    while start - 1 > ended:
        above = lines[start - 1]
        if above.has_words and above.zone[:2] != ("cell", table):
            if above.zone[0] != "cell" or not _holds_nation(above.zone[1], lines[ended:first]):
                break
            table = above.zone[1]
        start -= 1
    return start


def _holds_nation(place: int, lines: Lines) -> bool:
    """Whether Quốc hiệu or Tiêu ngữ is among the lines of that table or box."""
    return any(x.zone != PAGE and x.zone[1] == place and _of_nation(x) for x in lines)


def _of_nation(line: Line) -> bool:
    return words.is_nation(line.key) or words.is_motto(line.key)


def _in_data(content: Content, line: Line) -> bool:
    cell = line.source.cell
    if cell is None:
        return False
    return any(t.index == cell.table and (t.bordered or t.columns > 3) for t in content.tables)


def _new_page(lines: Lines, place: int) -> bool:
    """Whether the line begins a page: by its own setting, a break or a section before it."""
    line = lines[place]
    if line.source.layout.page_break_before or line.source.page_break:
        return True
    for above in reversed(lines[max(place - 4, 0) : place]):
        if above.source.page_break or above.source.section != line.source.section:
            return True
        if above.has_words and above.zone == PAGE:
            return False
    return False


def _section(content: Content, paragraph: Paragraph) -> Section:
    """The section of a paragraph; one without measures where the file has none."""
    own: Sequence[Section] = [s for s in content.sections if s.index == paragraph.section]
    return own[0] if own else Section(paragraph.section, 0, 0, 0, 0, 0, 0)
