"""The closing of a document: Nơi nhận, signatures, who drafted it, the address of the office."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from paperwork.lint.anatomy import Signature
from paperwork.lint.content import CellPlace, Content, Paragraph
from paperwork.lint.parts import words
from paperwork.lint.parts.head import LONG
from paperwork.lint.parts.lines import PAGE, Line, Lines, slice_of, styled

Side = Literal["left", "right", "center"]

LABEL = re.compile(r"^nơi (?:nhận|gửi)\s*(?::|$|\.)")
DRAFTER = re.compile(r"(?:^|(?<=\.\s)|(?<=\.))([^\W\d_]{1,8}\.?\s?\(\s*\d+\s*\))\s*\.?$")
CONTACT = re.compile(
    r"địa chỉ|điện thoại|\bđt\s*:|\bsđt|\btel\b|\bfax\b|e-?mail|website"
    r"|trang thông tin|(?<![^\s@])[^\s@]+@[^\s@]+\.\S"
)
PREFIX = re.compile(r"^(?:tm|kt|tl|tuq|q|t/m|k/t|t/l)\b(?:[./]|\s|$)")
NOTE = re.compile(r"^\(.*\)$|^\(?(đã ký|ký tên|ký, )", re.IGNORECASE)
DEGREE = re.compile(
    r"^(?:(?:PGS|GS|TSKH|TS|ThS|Ths|BSCKI+|CKI+|BS|DS|CN|KS|LS|NGƯT|NGND"
    r"|(?:Phó )?Giáo sư|Tiến s[ĩỹ]|Thạc s[ĩỹ]|Bác s[ĩỹ]|Kỹ sư|Cử nhân)(?:\.\s*|\s+))+"
    r"|^(?:Đại|Thượng|Trung|Thiếu)\s(?:tá|tướng|úy)\s",
)
NAME = re.compile(r"^[^\W\d_](?:[^\W\d_]|['’\-])*(?: [^\W\d_](?:[^\W\d_]|['’\-])*){1,6}$")
BARE_LABEL = len("nơi nhận : ./.")  # dài hơn thế là có nơi nhận đầu tiên ở cùng dòng
SMALL_TABLE = 8  # hàng: bảng chữ ký không dài hơn


@dataclass(frozen=True)
class Closing:  # phần cuối
    signatures: tuple[Signature, ...]
    label: Paragraph | None
    recipients: tuple[Paragraph, ...]
    drafter: Paragraph | None
    start: int  # thứ tự của dòng đầu; dòng sau dòng cuối khi không có gì


def closing_of(content: Content, lines: Lines) -> Closing:
    """The closing of the main document."""
    label = label_of(content, lines)
    tail = _tail(content, lines, label)
    items = _items(tail, label) if label else ()
    taken = {line.order for line in items} | ({label.order} if label else set())
    apart = [line for line in tail if line.order not in taken and _is_drafter(line)]
    signing = [x for x in tail if x.order not in taken and x not in apart]
    signatures = tuple(_signatures(signing))
    signed = {p.index for s in signatures for p in (*s.lines, *_known(s.name))}
    starts = [x.order for x in tail if x.order in taken or x.paragraph.index in signed]
    return Closing(
        signatures,
        _label_paragraph(label),
        (*_beside_label(label), *(line.paragraph for line in items)),
        _drafter([*apart, *items]),
        min(starts, default=len(lines)),
    )


def contact_of(content: Content, lines: Lines, closing: Closing) -> tuple[Paragraph, ...]:
    """Ô 13: the address in the footer of the first page, in a text box, or after the closing."""
    if content.sections:
        section = content.sections[0]
        for kind in ("first", "default"):
            found = tuple(p for p in section.footer(kind) if p.text.strip())
            if any(CONTACT.search(words.key(p.text)) for p in found):
                return found
    apart = (x for x in lines if x.order >= closing.start or x.zone[0] == "box")
    return tuple(x.paragraph for x in apart if len(x.said) < 2 * LONG and _is_contact(x))


def is_label(line: Line) -> bool:
    """Whether the line is Nơi nhận: and no more than its first item."""
    if not LABEL.match(line.key):
        return False
    beside = line.key.partition(":")[2].strip()
    return len(line.key) <= BARE_LABEL or bool(words.BULLET.match(beside))


def label_of(content: Content, lines: Lines) -> Line | None:
    """The line Nơi nhận: with recipients below it; not the heading of a column."""
    known = styled(lines, "noi_nhan_label")
    if known:
        return known[0]
    for place, line in enumerate(lines):
        if not is_label(line) or (line.zone != PAGE and _is_wide(content, line)):
            continue
        below = [x for x in lines[place + 1 : place + 40] if x.has_words and _under(x, line)]
        if len(line.key) > BARE_LABEL:
            return line
        if below and (below[0].is_item or re.search(r"\blưu\b|^như ", below[0].key)):
            return line
    return None


def _is_wide(content: Content, line: Line) -> bool:
    """Whether the line stands in a table of data."""
    cell = line.source.cell
    return cell is not None and cell.columns > 4 and _bordered(content, cell)


def _bordered(content: Content, cell: CellPlace) -> bool:
    return any(table.index == cell.table and table.bordered for table in content.tables)


def _under(line: Line, label: Line) -> bool:
    """Whether a line may stand in the list below the label: same column, or same side of a tab."""
    if label.zone[0] == "cell":
        return line.zone[:2] == label.zone[:2] and line.zone[3] == label.zone[3]
    return line.zone == label.zone and (line.side != "right" or label.side == "right")


def _tail(content: Content, lines: Lines, label: Line | None) -> Lines:
    """The lines that the closing is among: after the last sentence, data tables left out."""
    end = label.order if label else len(lines)
    last = next((x.order for x in reversed(lines) if x.order < end and _is_sentence(x)), -1)
    after = [x for x in lines if x.order > last]
    data = {
        x.zone[1]
        for x in after
        if x.source.cell and _is_data(content, x.source.cell) and not _same_table(x, label)
    }
    return tuple(x for x in after if x.zone[0] != "cell" or x.zone[1] not in data)


def _is_sentence(line: Line) -> bool:
    if line.zone != PAGE or not line.has_words or line.side:
        return False
    if line.part in ("quyen_han", "ho_ten"):
        return False
    return len(line.said) > 60 or line.said.endswith(("./.", ":")) or bool(line.paragraph.label)


def _is_data(content: Content, cell: CellPlace) -> bool:
    table = next((t for t in content.tables if t.index == cell.table), None)
    return table is not None and (
        table.bordered or table.rows > SMALL_TABLE or table.header_rows > 0
    )


def _same_table(line: Line, label: Line | None) -> bool:
    return (
        label is not None
        and line.zone[0] == label.zone[0] == "cell"
        and line.zone[1] == label.zone[1]
    )


def _items(tail: Lines, label: Line) -> Lines:
    """The recipients below the label: its column in a table, else its items down the page."""
    items: list[Line] = []
    for line in tail:
        if line.order <= label.order or not _under(line, label) or line.is_stroke:
            continue
        if label.zone[0] != "cell" and not _goes_on(items, line):
            if line.is_blank or line.side == "right":
                continue
            break
        if line.has_words and not _is_drafter(line) and not _is_contact(line):
            items.append(line)
    return tuple(items)


def _goes_on(items: Sequence[Line], line: Line) -> bool:
    if line.is_item or line.part == "noi_nhan_item":
        return True
    started = bool(items) and not items[-1].said.endswith((";", "."))
    plain = line.key.startswith(("như ", "lưu"))
    return line.has_words and (plain or (started and not line.is_caps and line.side != "right"))


def _is_contact(line: Line) -> bool:
    return len(CONTACT.findall(line.key)) > 1 and not line.is_item


def _is_drafter(line: Line) -> bool:
    found = DRAFTER.search(line.said)
    return found is not None and found.start(1) == 0


def _drafter(lines: Iterable[Line]) -> Paragraph | None:
    """Ô 12: PL.(300) after the last full stop of the list, or on a line of its own."""
    for line in lines:
        text = line.paragraph.text
        found = DRAFTER.search(text.rstrip())
        if found:
            return slice_of(line.paragraph, *found.span(1))
    return None


def _label_paragraph(label: Line | None) -> Paragraph | None:
    if label is None:
        return None
    text = label.paragraph.text
    end = text.find(":") + 1
    return slice_of(label.paragraph, 0, end) if end and text[end:].strip() else label.paragraph


def _beside_label(label: Line | None) -> tuple[Paragraph, ...]:
    """The first recipient when it stands on the line of the label."""
    if label is None:
        return ()
    text = label.paragraph.text
    end = text.find(":") + 1
    beside = bool(end) and bool(text[end:].strip())
    return (slice_of(label.paragraph, end, len(text)),) if beside else ()


def _signatures(tail: Sequence[Line]) -> Iterator[Signature]:
    """The signatures column by column, from left to right, from the top down."""
    columns: dict[tuple[int, float], list[Line]] = defaultdict(list)
    for line in tail:
        columns[_column(line)].append(line)
    for _, column in sorted(columns.items()):
        yield from _signed(column)


def _column(line: Line) -> tuple[int, float]:
    """What keeps one column of signatures from another: the table, then where in its width."""
    cell = line.source.cell
    if cell is None or line.zone[0] == "box":
        place = {"left": 0.0, "center": 1.0, "right": 2.0}[_side(line)]
        return -1, place
    return cell.table, cell.column


def _side(line: Line) -> Side:
    cell = line.source.cell
    if line.side:
        return line.side
    if cell:
        middle = (cell.column + cell.span / 2) / max(cell.columns, cell.column + cell.span, 1)
        return "left" if middle < 0.45 else "right" if middle > 0.55 else "center"
    layout = line.paragraph.layout
    if layout.align == "right" or layout.left_mm > 50:
        return "right"
    return "center" if layout.align == "center" else "left"


def _signed(column: Sequence[Line]) -> Iterator[Signature]:
    """The blocks of a column: posts, then a name; posts alone when nobody is named yet."""
    posts: list[Line] = []
    gap = False
    for line in column:
        if not line.has_words:
            gap = gap or bool(posts)
            continue
        if NOTE.match(line.said) or (posts and ":" in line.said):
            continue  # (Đã ký), Ký bởi: …
        if posts and _is_name(line, gap, line is _last_words(column)):
            yield _signature(posts, line)
            posts, gap = [], False
        elif _is_post(line, started=bool(posts)):
            posts.append(line)
        elif posts and not gap and not line.said.endswith((";", ".", ":")):
            posts.append(line)  # chức vụ viết dài xuống dòng
        elif posts:
            yield from _unnamed(posts)
            posts, gap = [], False
    yield from _unnamed(posts)


def _unnamed(posts: Sequence[Line]) -> Iterator[Signature]:
    """A signature that waits for its name; the name of an agency alone is none."""
    if any(_is_known_post(line) for line in posts):
        yield _signature(posts, None)


def _last_words(column: Sequence[Line]) -> Line | None:
    return next((line for line in reversed(column) if line.has_words), None)


def _signature(posts: Sequence[Line], name: Line | None) -> Signature:
    cell = posts[0].source.cell
    row = (cell.table, cell.row) if cell and posts[0].zone[0] == "cell" else None
    lines = tuple(line.paragraph for line in posts)
    return Signature(lines, name.paragraph if name else None, _side(posts[0]), row)


def _is_post(line: Line, started: bool) -> bool:
    """Whether the line says in what power or post somebody signs."""
    if len(line.said) > LONG or line.is_item or is_label(line) or line.part == "ho_ten":
        return False
    if line.part == "quyen_han":
        return True
    if line.said.endswith((";", ".", ",")) or ":" in line.said:
        return False
    if _is_known_post(line):
        return True
    return line.is_caps and (started or words.begins(line.key, words.listed("agencies")))


def _is_known_post(line: Line) -> bool:
    by_words = words.begins(line.key, words.listed("posts"))
    return line.part == "quyen_han" or bool(PREFIX.match(line.key)) or by_words


def _is_name(line: Line, gap: bool, last: bool) -> bool:
    """Whether the line is the name of a person; one in capitals must begin with a surname."""
    if line.part:
        return line.part == "ho_ten"
    bare = DEGREE.sub("", line.said).strip(" .")
    if not NAME.match(bare) or PREFIX.match(line.key):
        return False
    surname = words.key(bare).split()[0] in words.listed("surnames")
    if gap and surname and last:
        return True
    if line.is_caps:
        return gap and surname
    if words.begins(line.key, words.listed("posts")) and not (surname and last):
        return False
    return all(word[0].isupper() for word in bare.split()) and (gap or surname or last)


def _known(paragraph: Paragraph | None) -> tuple[Paragraph, ...]:
    return (paragraph,) if paragraph else ()
