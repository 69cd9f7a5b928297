"""Rule lines: drawn, bordered, typed or underlined, below the text that they belong to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from paperwork.lint.anatomy import RuleLine
from paperwork.lint.content import Content, Paragraph
from paperwork.lint.parts.lines import Line, Lines, drawn_line, room_mm
from paperwork.lint.remembering import remembered
from paperwork.metrics import text_width_mm

RAISED = 2 / 3  # chữ chỉ số trên, dưới nhỏ bằng chừng ấy


def rule_below(
    content: Content,
    part: Sequence[Line],
    lines: Lines,
    expected_mm: float = 0,
    other_than: RuleLine | None = None,
) -> RuleLine | None:
    """The rule line of a part: with its text, below it, or anchored elsewhere in its cell.

    Of several in one place, that nearest in length to the expected one.
    """
    if not part:
        return None
    for rules in _places(content, part, lines):
        if found := [rule for rule in rules if rule != other_than]:
            return min(found, key=lambda rule: abs(rule.width_mm - expected_mm))
    return None


def _places(content: Content, part: Sequence[Line], lines: Lines) -> Iterator[Iterator[RuleLine]]:
    """The rule lines of a part in each place where they may be, the likeliest place first."""
    last = part[-1]
    yield _drawn_in(line.source for line in part)
    yield from (_strokes(content, line) for line in _until_text(last, lines))
    yield _edge(content, last)
    yield _drawn_in(line.source for line in lines if _same_column(line, last))


def width_of(line: Line) -> float:
    """How long the text of a line is, as it is printed, mm."""
    return _width_of(line.paragraph)


@remembered
def _width_of(paragraph: Paragraph) -> float:
    return sum(
        text_width_mm(
            run.text.upper() if run.format.caps else run.text,
            run.format.size * (RAISED if run.format.superscript else 1),
            bold=run.format.bold,
            italic=run.format.italic,
        )
        for run in paragraph.runs
    )


def _until_text(last: Line, lines: Lines) -> Lines:
    """The lines below that have no words, in the same place or the same column of a table."""
    other = {"left": "right", "right": "left"}.get(last.side)
    beside = (
        line
        for line in lines
        if (line.zone == last.zone and line.side != other) or _same_column(line, last)
    )
    after = (line for line in beside if line.order > last.order)
    return tuple(takewhile(lambda line: not line.has_words, after))


def _strokes(content: Content, line: Line) -> Iterator[RuleLine]:
    """The rule lines that a line without words is."""
    yield from _drawn_in([line.source])
    yield from _edge(content, line, ("bottom", "top"))
    if line.is_stroke:
        text = line.paragraph.text.strip()
        yield RuleLine(line.source, width_of(line), dashed=set(text) <= set("-–* "))
    elif any(run.format.underline and run.text for run in line.paragraph.runs):
        yield RuleLine(line.source, width_of(line))


def _edge(content: Content, line: Line, sides: tuple[str, ...] = ("bottom",)) -> Iterator[RuleLine]:
    if any(border.side in sides for border in line.source.layout.borders):
        yield RuleLine(line.source, room_mm(content, line.source))


def _drawn_in(paragraphs: Iterator[Paragraph] | Sequence[Paragraph]) -> Iterator[RuleLine]:
    for paragraph in dict.fromkeys(paragraphs):
        for drawn in paragraph.drawn:
            if drawn_line(drawn):
                yield RuleLine(paragraph, drawn.width_mm, drawn.dashed)


def _same_column(line: Line, last: Line) -> bool:
    """Whether both stand in one column of one table."""
    kind, table, _, column = line.zone
    return kind == "cell" and (kind, table, column) == (last.zone[0], last.zone[1], last.zone[3])
