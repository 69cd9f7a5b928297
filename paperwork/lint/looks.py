"""How a part of a document should look by the decree, and in which ways it does not."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from paperwork.lint.anatomy import Anatomy, RuleLine
from paperwork.lint.content import Content, Format, Paragraph, Run
from paperwork.lint.remembering import by_text
from paperwork.metrics import MM_PER_POINT, text_width_mm
from paperwork.standards import table

Limits = Sequence[float]  # [a, b], kể cả hai đầu
MOST_FIGURES = 9  # of a number, a year
ALIGNED = {"center": "căn giữa", "both": "căn đều hai bên", "left": "căn trái"}
_LIKE_D = "\u00d0"  # chữ Ð của tiếng Iceland trông như Đ


def decree() -> Mapping[str, Any]:
    """Nghị định 30 as a table."""
    return table("nd30_2020")


def standard(part: str) -> Mapping[str, Any]:
    """What the decree says of a part: quoc_hieu, ban_hanh …"""
    asked: Mapping[str, Any] = decree()["part"][part]
    return asked


def tolerance(name: str) -> float:
    return float(decree()["tolerance"][name])


# ---------------------------------------------------------------- words


def figure(number: float) -> str:
    """12,5: one decimal at most, with a comma."""
    return f"{round(number, 1):g}".replace(".", ",")


def whole(figures: str) -> int:
    """The number that figures say; of more than any document has, only the first are read."""
    return int(figures[:MOST_FIGURES])


def span(limits: Limits) -> str:
    """13–14, or 13 where only one size will do."""
    lowest, highest = limits
    return figure(lowest) if lowest == highest else f"{figure(lowest)}–{figure(highest)}"


@lru_cache(maxsize=4096)  # several rules ask for each paragraph
@by_text
def composed(text: str) -> str:
    """The text for comparing: NFC, single spaces, Đ where a letter only looks like it."""
    return " ".join(unicodedata.normalize("NFC", text).replace(_LIKE_D, "Đ").split())


def within(value: float, limits: Limits, slack: float = 0) -> bool:
    lowest, highest = limits
    return lowest - slack <= value <= highest + slack


# ---------------------------------------------------------------- type


def misfits(paragraphs: Iterable[Paragraph], part: str) -> str:
    """How paragraphs differ from what the decree asks of a part: cỡ chữ 16, chưa in đậm.

    Empty when all is well. A part that the decree says nothing about in some way is free there.
    """
    said = [phrase for paragraph in paragraphs for phrase in _misfits_of(paragraph, part)]
    return ", ".join(dict.fromkeys(said))


def _misfits_of(paragraph: Paragraph, part: str) -> tuple[str, ...]:
    kept = paragraph.kept
    if (misfits, part) not in kept:
        kept[misfits, part] = tuple(_misfits(paragraph, standard(part)))
    found: tuple[str, ...] = kept[misfits, part]
    return found


def _misfits(paragraph: Paragraph, asked: Mapping[str, Any]) -> Iterator[str]:
    formats = tuple(wordy(paragraph))
    if not formats:
        return
    if "size" in asked:
        wrong = sorted({f.size for f in formats if f.size and not within(f.size, asked["size"])})
        yield from (f"cỡ chữ {figure(size)}" for size in wrong)
    for name, words in (("bold", "in đậm"), ("italic", "in nghiêng")):
        if name in asked and any(getattr(f, name) != asked[name] for f in formats):
            yield f"{'chưa ' if asked[name] else ''}{words}"
    if "caps" in asked and is_capitals(paragraph) != asked["caps"]:
        yield "chưa in hoa" if asked["caps"] else "in hoa toàn bộ"
    if "align" in asked and paragraph.layout.align != asked["align"]:
        yield f"chưa {ALIGNED[asked['align']]}"


def wordy(paragraph: Paragraph) -> tuple[Format, ...]:
    """The formats of the runs that show a letter or a figure."""
    return paragraph.written


def shown(runs: Iterable[Run]) -> Iterator[Run]:
    """The runs that show something, tracked deletions left out."""
    for run in runs:
        if run.text.strip() and not run.deleted and not run.format.hidden:
            yield run


def is_capitals(paragraph: Paragraph) -> bool:
    """Whether every letter is a capital as printed; small capitals are not."""
    if any(format.small_caps for format in paragraph.formats()):
        return False
    return paragraph.printed.isupper()


# ---------------------------------------------------------------- lengths


def width_mm(runs: Iterable[Run]) -> float:
    """Width of runs set in one line."""
    return sum(_run_width_mm(run) for run in runs if not run.deleted and not run.format.hidden)


def _run_width_mm(run: Run) -> float:
    format = run.format
    text = run.text.upper() if format.caps or format.small_caps else run.text
    width = text_width_mm(text, format.size, bold=format.bold, italic=format.italic)
    return width * format.scale / 100 + len(text) * format.spacing * MM_PER_POINT


def room_mm(paragraph: Paragraph, content: Content) -> float:
    """The width its lines have: of the cell, or of the page; 0 when not known."""
    layout = paragraph.layout
    taken = layout.left_mm + layout.right_mm + max(layout.first_line_mm, 0)
    if paragraph.cell:
        return max(paragraph.cell.width_mm - taken, 0)
    sections = {section.index: section for section in content.sections}
    section = sections.get(paragraph.section)
    return max(section.text_width_mm - taken, 0) if section else 0


def lines_mm(paragraph: Paragraph, room: float) -> tuple[float, ...]:
    """Widths of the lines as they break in that room, of any width when it is 0."""
    kept = paragraph.kept
    if (lines_mm, room) not in kept:
        kept[lines_mm, room] = _lines_mm(paragraph, room)
    found: tuple[float, ...] = kept[lines_mm, room]
    return found


def _lines_mm(paragraph: Paragraph, room: float) -> tuple[float, ...]:
    formats = tuple(wordy(paragraph))
    if not formats:
        return ()
    whole = width_mm(paragraph.runs)
    if "\n" not in paragraph.text.strip() and (not room or whole <= room):
        return (whole,)
    share = whole / (width_mm([Run(paragraph.printed, formats[0])]) or 1)
    lines = (
        line
        for passage in paragraph.printed.split("\n")
        for line in _broken(passage.split(), formats[0], room)
    )
    return tuple(width * share for width in lines)


def _broken(words: Sequence[str], format: Format, room: float) -> Iterator[float]:
    """Each line takes the words that fit."""
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and room and width_mm([Run(longer, format)]) > room:
            yield width_mm([Run(line, format)])
            longer = word
        line = longer
    if line:
        yield width_mm([Run(line, format)])


def rule_faults(
    rule: RuleLine | None, above: Sequence[Paragraph], part: str, anatomy: Anatomy
) -> str:
    """What is wrong with the line drawn below a part: không có, nét đứt, too short, too long.

    The decree measures it by “the line of text”: of a text of several lines the longest or the
    last will do.
    """
    if not above:
        return ""
    if rule is None or is_underlining(rule, above):
        underlined = any(f.underline for p in above for f in p.formats())
        if underlined:
            return "gạch chân chữ thay cho đường kẻ"
        stray = has_stray_line(anatomy) or _is_in_borders(above[-1], anatomy.content)
        return "" if stray else "không có đường kẻ"
    if rule.dashed:
        return "đường kẻ không phải nét liền"
    if not rule.width_mm:
        return ""
    lines = [w for p in above for w in lines_mm(p, room_mm(p, anatomy.content))]
    limits = standard(part)["rule"]
    slack = tolerance("whole_rule" if limits[0] == limits[1] else "part_rule")
    bases = [width for width in (max(lines), lines[-1]) if width > 0] if lines else []
    if not bases or any(within(rule.width_mm / width, limits, slack) for width in bases):
        return ""
    percent = round(100 * rule.width_mm / max(bases))
    return f"đường kẻ dài {figure(rule.width_mm)} mm, bằng {percent}% dòng chữ"


def is_underlining(rule: RuleLine, above: Sequence[Paragraph]) -> bool:
    """Whether what was taken for a line is only the underlined text itself."""
    carrier = rule.paragraph
    if carrier.drawn or carrier.layout.borders or "_" in carrier.text:
        return False
    same = any(carrier.index == paragraph.index for paragraph in above)
    return same and any(format.underline for format in carrier.formats())


def has_stray_line(anatomy: Anatomy) -> bool:
    """Whether a line is drawn in the head that is not known to stand below any part.

    It floats, so where it is printed cannot be told from where it is anchored.
    """
    rules = (anatomy.tieu_ngu_rule, anatomy.ban_hanh_rule, anatomy.subject_rule)
    known = Counter((rule.paragraph.index, rule.width_mm) for rule in rules if rule)
    drawn = Counter(
        (paragraph.index, drawn.width_mm)
        for paragraph in _head(anatomy)
        for drawn in paragraph.drawn
        if drawn.kind == "line"
    )
    return bool(drawn - known)


def _is_in_borders(paragraph: Paragraph, content: Content) -> bool:
    """Whether its cell may be what draws the line."""
    tables = {table.index: table for table in content.tables}
    own = tables.get(paragraph.cell.table) if paragraph.cell else None
    return own is not None and own.bordered


def _head(anatomy: Anatomy) -> Iterator[Paragraph]:
    """The paragraphs above the căn cứ and the body."""
    below = (*anatomy.grounds, *anatomy.body, *(h.paragraph for h in anatomy.headings))
    end = min((paragraph.index for paragraph in below), default=0)
    yield from (p for p in anatomy.content.paragraphs if p.index < end)
