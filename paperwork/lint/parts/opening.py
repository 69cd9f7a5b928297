"""Between head and body: subject, Kính gửi, the authority, căn cứ, QUYẾT ĐỊNH:."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice, takewhile

from paperwork.lint.anatomy import RuleLine
from paperwork.lint.content import Content, Paragraph
from paperwork.lint.parts import words
from paperwork.lint.parts.head import LONG, Head
from paperwork.lint.parts.lines import PAGE, Line, Lines, first, styled
from paperwork.lint.parts.strokes import rule_below, width_of

DECIDING = ("QĐ", "NQ")  # loại văn bản có dòng thẩm quyền và QUYẾT ĐỊNH:, QUYẾT NGHỊ:
SUBJECT_BEGINS = ("về", "v/v", "ban hành", "phê duyệt")
ADDRESSED = ("kính gửi", "kính trình")
NEAR = 12  # dòng có chữ: Kính gửi, thẩm quyền không xa tên loại hơn thế
MANY = 40  # nơi nhận của một công văn gửi nhiều nơi


@dataclass(frozen=True)
class Opening:  # phần mở đầu
    subject: Lines
    subject_rule: RuleLine | None
    addressee: Lines
    authority: Lines
    decides: Line | None
    grounds: tuple[Paragraph, ...]
    start: int  # thứ tự của dòng đầu sau phần đầu

    @property
    def lines(self) -> Lines:
        found = (*self.subject, *self.addressee, *self.authority)
        return (*found, self.decides) if self.decides else found


def opening_of(content: Content, lines: Lines, head: Head, end: int) -> Opening:
    """What stands between the head and the body; `end` is the order of the closing."""
    title = head.type_line
    code = words.type_begun(title.said)[1] if title else ""
    start = head.end
    after = tuple(x for x in lines if start < x.order < end)
    decides = first(after, _decides)
    addressee = _addressee(after)
    bounds = [x.order for x in (decides, *addressee[:1]) if x]
    near_end = min(bounds, default=end)
    near = tuple(x for x in after if x.order < near_end)
    subject = _subject(near, code) if title else ()
    rule = None
    if title:
        below = (title, *subject)[-1]
        rule = rule_below(content, (below,), after, width_of(below) / 2) if below else None
    done = max((x.order for x in subject), default=head.end)
    authority = _authority([x for x in near if x.order > done], code, decides)
    taken = {x.order for x in (*subject, *addressee, *authority)}
    rest = [x for x in after if x.order not in taken and x.order > done]
    return Opening(
        subject,
        rule,
        addressee,
        authority,
        decides,
        tuple(_grounds(rest, decides)),
        head.end + 1,
    )


def _decides(line: Line) -> bool:
    """QUYẾT ĐỊNH: or QUYẾT NGHỊ: on a line of its own."""
    if line.zone != PAGE or not (line.is_centred or line.is_caps):
        return False
    return line.key.rstrip(" :.").removeprefix("nay ") in ("quyết định", "quyết nghị")


def _subject(near: Lines, code: str) -> Lines:
    """The lines under the type: centred, up to a blank, a rule line or the next part."""
    known = styled(near, "trich_yeu")
    if known:
        return known
    lines: list[Line] = []
    for line in near:
        if not line.has_words:
            if lines:
                break
            continue
        if _ends_subject(line, code, started=bool(lines)):
            break
        lines.append(line)
        if line.source.layout.borders or line.source.drawn:
            break
    return tuple(lines)


def _ends_subject(line: Line, code: str, started: bool) -> bool:
    if line.key.startswith(("(", *ADDRESSED)) or words.is_ground(line.said):
        return True
    if code in DECIDING and line.is_caps and _issues(line):
        return True
    if started:
        return not line.is_centred
    if line.is_centred or words.begins(line.key, SUBJECT_BEGINS):
        return False
    return not (line.is_bold and line.said[-1].isalnum() and not line.said[0].isdigit())


def _issues(line: Line) -> bool:
    """Whether the line begins with a post or an agency."""
    return words.begins(line.key, (*words.listed("posts"), *words.listed("agencies")))


def _authority(near: list[Line], code: str, decides: Line | None) -> Lines:
    """GIÁM ĐỐC SỞ … above the căn cứ, in capitals; only where something is decided."""
    if decides is None and code not in DECIDING:
        return ()
    start = first(near, lambda x: x.has_words and x.zone == PAGE)
    if start is None or not _may_be_authority(start):
        return ()
    more = (x for x in near if x.order > start.order)
    return (start, *takewhile(lambda x: x.has_words and _may_be_authority(x), more))


def _may_be_authority(line: Line) -> bool:
    named = _issues(line) and line.is_centred
    return (line.is_caps or named) and len(line.said) <= LONG and not words.is_ground(line.said)


def _addressee(after: Lines) -> Lines:
    """Kính gửi and the addressees below it."""
    known = styled(after, "kinh_gui")
    seen = islice((x for x in after if x.has_words), NEAR)
    start = known[0] if known else first(seen, lambda x: words.begins(x.key, ADDRESSED))
    if start is None:
        return ()
    lines = [start]
    for line in [x for x in after if x.order > start.order and x.has_words][:MANY]:
        if line.part != "kinh_gui" and not _goes_on(lines, line):
            break
        lines.append(line)
    return tuple(lines)


def _goes_on(lines: Sequence[Line], line: Line) -> bool:
    """Whether an addressee follows: an item under Kính gửi:, or more after a semicolon."""
    last = lines[-1].said
    if len(line.said) > LONG or words.is_ground(line.said):
        return False
    if last.endswith((";", ",")):
        return True
    if len(lines) == 1 and last.rstrip().endswith(":"):
        return True
    return line.is_item and lines[-1].is_item and not last.endswith(".")


def _grounds(rest: list[Line], decides: Line | None) -> Iterator[Paragraph]:
    """The căn cứ: all before QUYẾT ĐỊNH:, else the block that the body opens with."""
    above = rest if decides is None else [x for x in rest if x.order < decides.order]
    own = (x.source for x in above if x.zone == PAGE and x.source.text.strip())
    unique = (paragraph for paragraph, _ in groupby(own))
    if decides:
        yield from (p for p in unique if words.is_ground(p.read))
        return
    block = [*takewhile(_is_ground, (p for p in unique if not _is_stroke(p)))]
    while block and not _is_styled(block[-1]) and not _cites_only(block[-1], len(block) > 1):
        block.pop()
    yield from block


def _is_ground(paragraph: Paragraph) -> bool:
    return _is_styled(paragraph) or words.is_ground(paragraph.read)


def _is_styled(paragraph: Paragraph) -> bool:
    return Line(paragraph, paragraph, 0).part == "can_cu"


def _is_stroke(paragraph: Paragraph) -> bool:
    return Line(paragraph, paragraph, 0).is_stroke


def _cites_only(paragraph: Paragraph, among_others: bool) -> bool:
    """Whether it is a căn cứ and no sentence that begins like one: Căn cứ …, Sở báo cáo như sau:"""
    text = paragraph.text.rstrip()
    if text.endswith(";"):
        return True
    if text.endswith(":") or text.endswith("./."):
        return False
    return paragraph.all("italic", True) or (among_others and ", " not in text[-LONG:])
