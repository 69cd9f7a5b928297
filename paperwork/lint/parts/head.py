"""The head of a document: nation, agency, number, date, type, and the marks beside them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import takewhile

from paperwork.lint.anatomy import DateLine, NumberLine, RuleLine
from paperwork.lint.content import Content, Paragraph
from paperwork.lint.parts import words
from paperwork.lint.parts.lines import PAGE, Line, Lines, first, styled
from paperwork.lint.parts.strokes import rule_below, width_of

SEEN = 60  # dòng có chữ: phần đầu không thể dài hơn
LONG = 120  # ký tự: một dòng dài như vậy ngoài bảng là nội dung
SHORT = 90

NUMBER = re.compile(
    r"^(?:luật\s+)?số\b\s*[:.;]?\s*(?P<serial>[\d.…_ ]*)(?P<bar>[/-]?)\s*(?P<symbol>.*)$",
    re.IGNORECASE,
)
BARE_NUMBER = re.compile(r"^(?P<serial>\d+)\s*(?P<bar>/)\s*(?P<symbol>[^\W\d_][^\s,]*-\S+)$")
_BLANK = r"[\d.…_ ]*"
DATE = re.compile(
    rf"^(?P<place>.*?)(?<![\s,;.:])[\s,;.:]*\bngày\s*(?P<day>{_BLANK})\s*tháng\s*(?P<month>{_BLANK})"
    rf"\s*năm\s*(?P<year>{_BLANK})\s*$",
    re.IGNORECASE,
)
DATE_IN_FIGURES = re.compile(
    r"^(?P<place>[^\d,]{2,40}),\s*(?:ngày\s*)?(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})"
    r"[/.-](?P<year>\d{4})\s*\.?$",
    re.IGNORECASE,
)
DATE_WITHOUT_COMMA = re.compile(
    r"^(?P<place>[^\d,]{2,40}?)\s+ngày\s*(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})[/.-](?P<year>\d{4})\s*\.?$",
    re.IGNORECASE,
)
LETTER_SUBJECT = re.compile(r"^(v\s*/\s*v|v\.v\b|v/\s|về việc|vv:)")
NO_AGENCY = re.compile(r"^(\(|\*|dự thảo|mẫu|biểu|phụ lục|.*:)")
URGENCY = ("hỏa tốc", "thượng khẩn", "khẩn")
SECRECY = ("tuyệt mật", "tối mật", "mật")
CIRCULATION = ("xem xong trả lại", "lưu hành nội bộ", "tài liệu thu hồi")


@dataclass(frozen=True)
class Head:  # phần đầu
    nation: Line | None
    motto: Line | None
    motto_rule: RuleLine | None
    parents: Lines  # cơ quan chủ quản
    issuers: Lines  # cơ quan ban hành
    issuer_rule: RuleLine | None
    number: Line | None
    date: Line | None
    type_line: Line | None
    letter_subject: Lines
    marks: Lines  # mật, khẩn, phạm vi lưu hành

    @property
    def lines(self) -> Lines:
        """All that the head is made of, in reading order."""
        single = (self.nation, self.motto, self.number, self.date, self.type_line)
        found = [line for line in single if line]
        found += [*self.parents, *self.issuers, *self.letter_subject, *self.marks]
        return tuple(sorted(found, key=lambda line: line.order))

    @property
    def end(self) -> int:
        """The order of the last line of the head; -1 when there is none."""
        return self.lines[-1].order if self.lines else -1

    def marked(self, texts: tuple[str, ...]) -> Paragraph | None:
        """The mark with one of those texts."""
        found = first(self.marks, lambda line: words.begins(line.key, texts))
        return found.paragraph if found else None


def head_of(content: Content, lines: Lines, above: Lines = ()) -> Head:
    """The head of the main document; `above` are the lines in the header of its first page."""
    seen = window(lines)
    nation = _nation(lines, seen)
    motto = _one(lines, "tieu_ngu") or first(seen, lambda x: words.is_motto(x.key))
    type_line = _one(lines, "ten_loai") or _named_type(seen)
    over = [x for x in seen if type_line is None or x.order < type_line.order]
    number = _one(lines, "so_ky_hieu") or first(over, is_number)
    date = _one(lines, "dia_danh") or first(over, _is_date) or first(over, _is_date_without_comma)
    anchors = [line for line in (nation, motto, number, date) if line]
    broken = [line for line in seen if nation and line.source is nation.paragraph]
    type_line = type_line or _unknown_type(seen, anchors)
    stamps = tuple(line for line in seen if _is_mark(line))
    marks = (*(line for line in above if _is_mark(line)), *stamps)
    taken = {line.order for line in (*anchors, *broken, *stamps, type_line) if line}
    free = [line for line in seen if line.order not in taken]
    subject = () if type_line else _letter_subject(free, number)
    agency = _agency(lines, free, nation, number, type_line)
    parents, issuers = split_agency(agency)
    motto_rule = rule_below(content, (motto,), seen, width_of(motto)) if motto else None
    half = width_of(issuers[-1]) / 2 if issuers else 0
    issuer_rule = rule_below(content, issuers, seen, half, other_than=motto_rule)
    return Head(
        nation,
        motto,
        motto_rule,
        parents,
        issuers,
        issuer_rule,
        number,
        date,
        type_line,
        subject,
        marks,
    )


def window(lines: Lines) -> Lines:
    """The lines that the head can be among: the first ones, up to a sentence or a căn cứ."""
    words_seen = 0
    seen = []
    for line in lines:
        words_seen += line.has_words
        if words_seen > SEEN or _ends_head(line):
            break
        seen.append(line)
    return tuple(seen)


def number_line(line: Line | None) -> NumberLine | None:
    """The number read apart: Số: 05/QĐ-SNV is 05 and QĐ-SNV."""
    if line is None:
        return None
    found = NUMBER.match(line.said) or BARE_NUMBER.match(line.said)
    if not found:
        return NumberLine(line.paragraph, line.paragraph.text.strip(), "", "")
    serial = _figures(found["serial"])
    return NumberLine(line.paragraph, line.paragraph.text.strip(), serial, found["symbol"].strip())


def date_line(line: Line | None) -> DateLine | None:
    """The place and date read apart; the date only when it is a day of the calendar."""
    if line is None:
        return None
    found = (
        DATE.match(line.said.rstrip(" ."))
        or DATE_IN_FIGURES.match(line.said)
        or DATE_WITHOUT_COMMA.match(line.said)
    )
    if not found:
        return DateLine(line.paragraph, line.said.partition(",")[0], "", "", "", None)
    day, month, year = (_figures(found[part]) for part in ("day", "month", "year"))
    place = found["place"].strip(" ,;.:")
    return DateLine(line.paragraph, place, day, month, year, _calendar_day(day, month, year))


def is_number(line: Line) -> bool:
    """Whether the line is a number: Số: 05/QĐ-SNV, Số 05/QĐ, 05/QĐ-SNV in a cell."""
    if len(line.said) > SHORT:
        return False
    if line.zone != PAGE and BARE_NUMBER.match(line.said):
        return True
    found = NUMBER.match(line.said)
    if not found or _is_date(line):
        return False
    colon = re.match(r"\S*\s*số\s*:", line.said, re.IGNORECASE)
    return bool(found["bar"]) or bool(colon and not found["symbol"])


def split_agency(lines: Lines) -> tuple[Lines, Lines]:
    """The lines of the agency above and of the agency that issues.

    By style; else by weight, when light lines come before bold ones; else by the words that
    begin the name of an agency, the last name being that of the issuer.
    """
    above = tuple(line for line in lines if line.part == "chu_quan")
    if above or any(line.part == "ban_hanh" for line in lines):
        return above, tuple(line for line in lines if line not in above)
    bold = [line.is_bold for line in lines]
    light = bold.index(True) if True in bold else 0
    if light and all(bold[light:]) and not lines[light].key.startswith(("và ", "- ")):
        return lines[:light], lines[light:]
    starts = [
        place
        for place, line in enumerate(lines)
        if place and words.begins(line.key, words.listed("agencies")) and _closes(lines[place - 1])
    ]
    last = starts[-1] if starts else 0
    return lines[:last], lines[last:]


def _closes(line: Line) -> bool:
    """Whether the name may be complete at the end of the line: not after và, của, a comma."""
    return not line.key.endswith(("và", "của", ",", "-", "văn phòng", "thuộc"))


def _ends_head(line: Line) -> bool:
    if words.is_ground(line.said) and len(line.said) > 30:
        return True
    if line.key.startswith("kính gửi"):
        return True
    long = len(line.said) > LONG and line.zone == PAGE
    return long and not LETTER_SUBJECT.match(line.key)


def _one(lines: Iterable[Line], part: str) -> Line | None:
    return first(lines, lambda line: line.part == part and line.has_words)


def _nation(lines: Lines, seen: Lines) -> Line | None:
    """Quốc hiệu, whole where somebody broke it in two lines."""

    def is_broken(line: Line) -> bool:
        return not words.is_nation(line.key) and words.is_nation(words.key(line.source.text))

    found = _one(lines, "quoc_hieu") or first(
        seen, lambda line: words.is_nation(line.key) or is_broken(line)
    )
    return replace(found, paragraph=found.source) if found and is_broken(found) else found


def _is_date(line: Line) -> bool:
    """Whether the line is a place and a date: no item, and no hour before the day."""
    text = line.said.rstrip(" .")
    if len(text) > SHORT or line.is_item or line.paragraph.label:
        return False
    found = DATE.match(text) or DATE_IN_FIGURES.match(line.said)
    return found is not None and ":" not in found["place"]


def _is_date_without_comma(line: Line) -> bool:
    """Whether the line, in a column of the head, is An Sơn ngày 12/5/2026; no V/v họp ngày …"""
    in_column = line.zone != PAGE or line.side != ""
    found = DATE_WITHOUT_COMMA.match(line.said) if in_column else None
    return found is not None and found["place"].istitle() and not LETTER_SUBJECT.match(line.key)


def _is_mark(line: Line) -> bool:
    """Whether the line is a stamp and nothing else; an hour may follow HỎA TỐC."""
    bare = line.key.strip(" .:")
    if bare.startswith("hỏa tốc hẹn giờ") and len(bare) < SHORT:
        return True
    return bare in (*URGENCY, *SECRECY, *CIRCULATION) and line.is_caps


def _figures(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _calendar_day(day: str, month: str, year: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except (ValueError, OverflowError):
        return None


def _named_type(seen: Lines) -> Line | None:
    """The title that is the name of a type, or a longer one that begins so."""
    named = first(seen, lambda line: words.type_of(line.said)[0] and _is_title(line))
    return named or first(seen, lambda line: _begins_title(line) and _is_title(line))


def _unknown_type(seen: Lines, anchors: list[Line]) -> Line | None:
    """The title of a type that nobody lists: capitals in the middle, right below the head."""
    if not anchors:
        return None
    last = max(line.order for line in anchors)
    tables = {line.zone[:2] for line in anchors if line.zone != PAGE}
    below = [x for x in seen if x.order > last and x.has_words and x.zone[:2] not in tables]
    title = below[0] if below else None
    return title if title and _may_be_title(title) else None


def _is_title(line: Line) -> bool:
    return (line.is_centred or line.is_caps) and not line.said.endswith((";", ","))


def _begins_title(line: Line) -> bool:
    kind = bool(words.type_begun(line.said)[0]) or words.is_law(line.said)
    return kind and line.is_caps and line.is_centred


def _may_be_title(line: Line) -> bool:
    """An unknown type: capitals, centred, short, and not the number or a mark."""
    if _is_mark(line) or LETTER_SUBJECT.match(line.key):
        return False
    return line.is_caps and line.is_centred and len(line.said) <= SHORT


def _letter_subject(free: list[Line], number: Line | None) -> Lines:
    """V/v … of a công văn, with the lines of its cell that go on."""
    start = first(free, lambda line: LETTER_SUBJECT.match(line.key))
    if start is None:
        return ()
    if start.zone == PAGE or (number and number.order > start.order):
        return (start,)
    more = (x for x in free if x.order > start.order and x.zone == start.zone)
    return (start, *takewhile(lambda x: x.has_words, more))


def _agency(
    lines: Lines, free: list[Line], nation: Line | None, number: Line | None, title: Line | None
) -> Lines:
    """The lines of the names of agencies: by style, else those left of or around the nation."""
    known = sorted((*styled(lines, "chu_quan"), *styled(lines, "ban_hanh")), key=lambda x: x.order)
    if known:
        return tuple(known)
    end = min((x.order for x in (number, title) if x), default=None)
    if nation and nation.zone[0] == "cell":
        return _left_of(free, nation, number, end)
    before = [x for x in free if end is not None and x.order < end and x.has_words]
    return tuple(x for x in before if _names_agency(x, nation))


def _left_of(free: list[Line], nation: Line, number: Line | None, end: int | None) -> Lines:
    """The lines in the cells of the head that are not under the nation, down to the number."""
    kind, table, _, column = nation.zone
    beside = [
        line
        for line in free
        if line.zone[:2] == (kind, table)
        and line.zone[3] != column
        and (number is None or line.zone[3] == number.zone[3] or number.zone[:2] != (kind, table))
    ]
    above = (line for line in beside if end is None or line.order < end or number is None)
    return tuple(
        line
        for line in takewhile(lambda x: not LETTER_SUBJECT.match(x.key), above)
        if line.has_words and not NO_AGENCY.match(line.key)
    )


def _names_agency(line: Line, nation: Line | None) -> bool:
    if nation and line.zone == nation.zone != PAGE:
        return False
    if len(line.said) > SHORT or LETTER_SUBJECT.match(line.key) or NO_AGENCY.match(line.key):
        return False
    return line.is_caps or words.begins(line.key, words.listed("agencies"))
