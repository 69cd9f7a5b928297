"""Rules of the body: its type and lines, how it ends, what was left in it (ô 6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from paperwork.findings import Severity
from paperwork.lint.anatomy import Anatomy, Level
from paperwork.lint.content import Paragraph
from paperwork.lint.finders import finder
from paperwork.lint.leftovers import blanks, leftovers
from paperwork.lint.looks import composed, decree, figure, span, tolerance, within, wordy
from paperwork.lint.remembering import remembered
from paperwork.lint.rule import Hit, hit, rule
from paperwork.lint.text import (
    gap_pt,
    indent_fault,
    is_aside,
    is_ended,
    is_form_line,
    is_indented,
    is_item,
    is_slanted,
    is_title,
    line_count,
    main_text,
    running_text,
    titles,
    told_once,
)

ERROR, WARNING = Severity.ERROR, Severity.WARNING
LOW: tuple[Level, ...] = ("khoản", "1", "1.1", "điểm")
LISTED = 3  # chỗ thừa kể ra của một đoạn


@rule(
    "ND30-C01",
    ERROR,
    "PL I, II.6.e",
    "Nội dung {fault}{more}.",
    "Nội dung văn bản in thường, cỡ chữ {sizes}, kiểu chữ đứng.",
    reason="Nội dung văn bản in thường, kiểu chữ đứng, cỡ 13 đến 14.",
    wrong="Nội dung cỡ 12",
    right="Nội dung cỡ 14",
)
def type_of_body(anatomy: Anatomy) -> Iterator[Hit]:
    """The body has another size, or a whole paragraph of it is slanted or in capitals."""
    above = {h.paragraph.index for h in anatomy.headings if h.level not in LOW}
    text = [p for p in running_text(anatomy) if p.index not in above]
    sizes = decree()["body"]["size"]
    yield from told_once(((p, _body_fault(p)) for p in text), sizes=span(sizes))


@rule(
    "ND30-C02",
    ERROR,
    "PL I, II.6.e",
    "Nội dung {fault}{more}.",
    "Căn đều hai bên: Ctrl+J.",
    reason="Nội dung văn bản được dàn đều cả hai lề.",
    wrong="Đoạn văn căn trái",
    right="Đoạn văn căn đều hai bên",
)
def justified(anatomy: Anatomy) -> Iterator[Hit]:
    """A paragraph of the body is not set to both sides."""
    words = {"left": "căn trái", "center": "căn giữa", "right": "căn phải"}
    yield from told_once(
        (p, words[p.layout.align]) for p in _prose(anatomy) if _is_unjustified(p, anatomy)
    )


@rule(
    "ND30-C03",
    ERROR,
    "PL I, II.6.e",
    "Đoạn văn {fault}{more}.",
    "Đặt Paragraph, Special, First line 1 cm hoặc 1,27 cm; không lùi bằng phím Tab, dấu cách.",
    reason="Khi xuống dòng, chữ đầu dòng lùi vào 1 cm hoặc 1,27 cm.",
    wrong="Chữ đầu dòng sát lề",
    right="Chữ đầu dòng lùi 1 cm",
)
def first_line(anatomy: Anatomy) -> Iterator[Hit]:
    """The first line of a paragraph is not indented as the decree asks, or not by Word."""
    articles = {h.paragraph.index for h in anatomy.headings if h.level == "Điều"}
    text = [p for p in _prose(anatomy) if p.index not in articles and _is_flush(p)]
    yield from told_once((p, indent_fault(p, anatomy.content)) for p in text)


@rule(
    "ND30-C04",
    WARNING,
    "thông lệ",
    "Đoạn văn {fault}{more}, các đoạn khác lùi {usual} mm.",
    "Lùi đầu dòng bằng nhau trong cả văn bản.",
    reason="Nghị định cho chọn 1 cm hoặc 1,27 cm; một văn bản chỉ dùng một.",
    wrong="Đoạn lùi 1 cm, đoạn lùi 1,27 cm",
    right="Mọi đoạn lùi 1 cm",
)
def same_first_line(anatomy: Anatomy) -> Iterator[Hit]:
    """Some paragraphs are indented by one measure, some by the other."""
    plain = [p for p in _prose(anatomy) if _is_flush(p) and not p.layout.left_mm and not p.label]
    depths = {p: _depth(p) for p in plain if is_indented(p.layout.first_line_mm)}
    if depths:
        usual = Counter(depths.values()).most_common(1)[0][0]
        others = ((p, f"lùi {figure(depth)} mm") for p, depth in depths.items() if depth != usual)
        yield from told_once(others, usual=figure(usual))


@rule(
    "ND30-C05",
    ERROR,
    "PL I, II.6.e",
    "Đoạn này chỉ cách đoạn trên {fault} pt{more}.",
    "Đặt Paragraph, Spacing, Before hoặc After ít nhất 6 pt; bỏ chọn “Don't add space between"
    " paragraphs of the same style”.",
    reason="Khoảng cách giữa các đoạn văn tối thiểu là 6 pt.",
    wrong="Before 0 pt, After 0 pt",
    right="Before 6 pt",
)
def gaps(anatomy: Anatomy) -> Iterator[Hit]:
    """Two paragraphs stand closer together than the decree asks; items of a list may."""
    least = decree()["body"]["gap_pt_min"] - tolerance("gap_pt")
    yield from told_once(
        (below, figure(gap_pt(above, below)))
        for above, below in _neighbours(anatomy)
        if gap_pt(above, below) < least and not is_item(below)
    )


@rule(
    "ND30-C06",
    ERROR,
    "PL I, II.6.e",
    "Cách dòng {fault}{more}.",
    "Đặt Paragraph, Line spacing từ Single (1,0) đến 1,5 lines.",
    reason="Khoảng cách giữa các dòng tối thiểu là cách dòng đơn, tối đa là 1,5 dòng.",
    wrong="Cách dòng 2,0",
    right="Cách dòng 1,15",
)
def line_spacing(anatomy: Anatomy) -> Iterator[Hit]:
    """The lines of a paragraph are closer than single or wider than one and a half."""
    limits, slack = decree()["body"]["line"], tolerance("lines")
    for_all = (*anatomy.grounds, *running_text(anatomy))
    yield from told_once(
        (p, f"{figure(p.layout.line)} dòng, phải từ 1,0 đến 1,5 dòng")
        for p in for_all
        if not within(_line(p), limits, slack)
    )


@rule(
    "ND30-C07",
    WARNING,
    "thông lệ",
    "Dưới đoạn này có {fault}{more}.",
    "Xóa dòng trống; đặt khoảng cách bằng Paragraph, Spacing.",
    reason="Dòng trống làm khoảng cách không đều và trang bị đẩy lệch khi sửa.",
    wrong="Nhấn Enter hai lần giữa hai đoạn",
    right="Before 6 pt",
)
def no_blank_lines(anatomy: Anatomy) -> Iterator[Hit]:
    """Empty paragraphs stand between paragraphs of the body."""
    own = {p.index for p in (*anatomy.grounds, *running_text(anatomy))}
    blank: list[Paragraph] = []
    above: Paragraph | None = None
    found = []
    for paragraph in anatomy.content.paragraphs:
        if paragraph.is_blank and not paragraph.cell:
            blank.append(paragraph)
            continue
        inside = above is not None and blank and {above.index, paragraph.index} <= own
        if above and inside and _is_spacing(above, blank, paragraph):
            found.append((above, "dòng trống"))
        above, blank = paragraph, []
    yield from told_once(found)


@rule(
    "ND30-C08",
    WARNING,
    "PL III, các mẫu",
    "Nội dung kết thúc bằng “{found}”.",
    "Kết thúc nội dung bằng dấu “./.”.",
    reason="Mọi mẫu của Phụ lục III kết thúc nội dung bằng “./.” để không ai thêm được gì ở dưới.",
    wrong="… chịu trách nhiệm thi hành Quyết định này.",
    right="… chịu trách nhiệm thi hành Quyết định này./.",
)
def ending(anatomy: Anatomy) -> Iterator[Hit]:
    """The body does not end with ./."""
    text = [*main_text(anatomy)]
    while text and is_aside(text[-1]):
        text.pop()
    if not text or not (anatomy.recipients_label or anatomy.signatures):
        return
    last, mark = text[-1], decree()["body"]["end"]
    if not composed(last.text).endswith(mark) and not _ends_in_table(anatomy, last):
        yield hit(last, found=composed(last.text).rsplit(" ", 1)[-1][-20:])


# ---------------------------------------------------------------- leftovers


@rule(
    "ND30-C19",
    WARNING,
    "thông lệ",
    "Văn bản còn {fault}.",
    "Điền, xóa phần thừa; chấp nhận hoặc từ chối các thay đổi và xóa các nhận xét trong Review.",
    reason="Thẻ của mẫu, chỗ trống chưa điền, nhận xét và theo dõi thay đổi không được phát hành.",
    wrong="Căn cứ Quyết định số ……/QĐ-UBND",
    right="Căn cứ Quyết định số 12/2025/QĐ-UBND",
)
def left_in(anatomy: Anatomy) -> Iterator[Hit]:
    """Something of the draft is still there."""
    content = anatomy.content
    if content.revisions:
        yield hit(fault=f"{content.revisions} chỗ theo dõi thay đổi")
    if content.comments:
        yield hit(fault=f"{content.comments} nhận xét")
    filled = {p.index for p in _filled(anatomy)}
    for paragraph, found in _unfinished(anatomy):
        own = (said for said, anywhere in found if anywhere or paragraph.index in filled)
        if said := list(dict.fromkeys(own))[:LISTED]:
            yield hit(paragraph, fault=", ".join(f"“{each}”" for each in said))


@finder
def _unfinished(paragraph: Paragraph) -> Iterator[tuple[str, bool]]:
    """What is left over in it, and the blanks: whether it is wrong wherever it stands."""
    boxes = " ".join(drawn.text for drawn in paragraph.drawn)
    yield from ((said, True) for said in leftovers(f"{paragraph.text} {boxes}"))
    yield from ((said, False) for said in blanks(paragraph.text))


# ---------------------------------------------------------------- reading the body


@remembered
def _prose(anatomy: Anatomy) -> list[Paragraph]:
    """The paragraphs that say something in sentences: no titles, no lines of a form."""
    titled = {h.paragraph.index for h in anatomy.headings if h.level not in (*LOW, "Điều")}
    out = titled | titles(anatomy)
    return [
        p
        for p in running_text(anatomy)
        if p.index not in out and not (is_title(p) and not p.label) and not is_form_line(p)
    ]


@remembered
def _body_fault(paragraph: Paragraph) -> str:
    formats = tuple(wordy(paragraph))
    limits = decree()["body"]["size"]
    wrong = sorted({f.size for f in formats if f.size and not within(f.size, limits)})
    faults = [f"cỡ chữ {figure(size)}" for size in wrong]
    if is_slanted(paragraph):
        faults.append("in nghiêng")
    return ", ".join(faults)


def _is_unjustified(paragraph: Paragraph, anatomy: Anatomy) -> bool:
    """One line set flush left looks the same; a short one in the middle may be a title."""
    align = paragraph.layout.align
    if align == "both":
        return False
    if line_count(paragraph, anatomy.content) > 1:
        return True
    return align != "left" and is_ended(paragraph.text.rstrip())


def _is_flush(paragraph: Paragraph) -> bool:
    return paragraph.layout.align in ("left", "both")


def _depth(paragraph: Paragraph) -> float:
    """Which of the two indents of the decree it has."""
    own = paragraph.layout.first_line_mm
    return min(map(float, decree()["body"]["first_line_mm"]), key=lambda asked: abs(asked - own))


def _line(paragraph: Paragraph) -> float:
    """Its line spacing; lines set to be at least so high are never less than single."""
    least = 1.0 if paragraph.layout.line_rule == "atLeast" else 0.0
    return max(paragraph.layout.line, least)


def _neighbours(anatomy: Anatomy) -> Iterator[tuple[Paragraph, Paragraph]]:
    """Paragraphs of the text that follow one another with nothing in between."""
    under = titles(anatomy)
    text = [*anatomy.grounds, *running_text(anatomy)]
    own = {p.index: p for p in text if not p.cell}
    for index, above in sorted(own.items()):
        below = own.get(index + 1)
        if below and below.index not in under:
            yield above, below


def _is_spacing(above: Paragraph, blank: list[Paragraph], below: Paragraph) -> bool:
    """Whether empty paragraphs only keep two others apart: no new page or section."""
    if above.section != below.section:
        return False
    return not any(p.page_break or p.layout.page_break_before for p in blank)


def _ends_in_table(anatomy: Anatomy, last: Paragraph) -> bool:
    """Whether a table of the body stands below its last paragraph."""
    closing = (anatomy.recipients_label, *(s.name for s in anatomy.signatures))
    ends = [p.index for p in closing if p] + [p.index for s in anatomy.signatures for p in s.lines]
    tables = {p.cell.table for p in closing if p and p.cell}
    return any(
        last.index < p.index < min(ends, default=0) and p.cell and p.cell.table not in tables
        for p in anatomy.content.paragraphs
    )


def _filled(anatomy: Anatomy) -> list[Paragraph]:
    """Where no blank may be left: no number or date of a draft, no form of a phụ lục."""
    single = (anatomy.letter_subject, anatomy.authority)
    several = (*anatomy.subject, *anatomy.addressee, *anatomy.grounds, *main_text(anatomy))
    return [p for p in (*single, *several) if p]
