"""From the content of a .docx to the parts of an administrative document."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from paperwork.lint.anatomy import Anatomy, Heading, NumberLine, Regime
from paperwork.lint.content import Content, Paragraph
from paperwork.lint.parts import words
from paperwork.lint.parts.appendices import Region, appendix, attachment, regions_of
from paperwork.lint.parts.closing import Closing, closing_of, contact_of
from paperwork.lint.parts.head import (
    CIRCULATION,
    SECRECY,
    URGENCY,
    Head,
    date_line,
    head_of,
    number_line,
    window,
)
from paperwork.lint.parts.headings import headings_of, is_contents
from paperwork.lint.parts.lines import PAGE, Line, Lines, lines_of, whole
from paperwork.lint.parts.opening import Opening, opening_of

LEGACY = (".vn", "vni-", "vni ")  # phông TCVN3, VNI: chữ không đọc được bằng Unicode
PARTY = "đảng cộng sản việt nam"
WITHOUT_FORM = ("HĐ", "BGN", "BTT")  # Phụ lục III không có mẫu: có khi không do cơ quan ban hành
# Số có năm: văn bản quy phạm pháp luật, của cơ quan được ban hành loại ấy
LAW_NUMBER = re.compile(
    r"^\d{4}/(?:(?:NĐ|TT|TTLT|PL|L)\b|(?:QH|UBTVQH)\d+|(?:NQ|QĐ)-(?:UBND|HĐND|TTg|CP|CTN|KTNN|HĐTP)\b"
    r"|NQ-?(?:UBTVQH|QH)\d+|NQLT\b)",
)
INDIVIDUAL = re.compile(  # việc cá biệt: số có năm là viết sai, không phải quy phạm pháp luật
    r"\b(?:khen thưởng|tặng|bổ nhiệm|điều động|nghỉ hưu|kỷ luật|thành lập|phê duyệt|cử|giao)\b"
)


def dissect(content: Content) -> Anatomy:
    """The parts of the document; a part that is not sure to be there is not named."""
    lines = lines_of(content.paragraphs)
    main, *others = regions_of(content, lines)
    head = head_of(content, main.lines, _above(content))
    closing = closing_of(content, main.lines)
    opening = opening_of(content, main.lines, head, closing.start)
    number = number_line(head.number)
    numbered = tuple(_headings(main, others, opening, closing))
    name, code = words.type_begun(head.type_line.said) if head.type_line else ("", "")
    letter = whole(head.letter_subject)
    decides = opening.decides
    return Anatomy(
        content=content,
        regime=_regime(content, main.lines, head, number, closing, opening),
        quoc_hieu=_paragraph(head.nation),
        tieu_ngu=_paragraph(head.motto),
        tieu_ngu_rule=head.motto_rule,
        chu_quan=whole(head.parents),
        ban_hanh=whole(head.issuers),
        ban_hanh_rule=head.issuer_rule,
        number=number,
        date=date_line(head.date),
        type_line=_paragraph(head.type_line),
        type_name=name,
        type_code=code,
        subject=whole(opening.subject),
        subject_rule=opening.subject_rule,
        letter_subject=letter[0] if letter else None,
        addressee=tuple(line.paragraph for line in opening.addressee),
        authority=_paragraph(opening.authority[0] if opening.authority else None),
        decides=_paragraph(decides),
        grounds=opening.grounds,
        body=tuple(_body(main, opening, closing, numbered)),
        headings=numbered,
        signatures=closing.signatures,
        recipients_label=closing.label,
        recipients=closing.recipients,
        appendices=tuple(
            found
            for region in others
            if (found := appendix(region, content, _rest(region, numbered)))
        ),
        attachments=tuple(
            attachment(region, content, _rest(region, numbered))
            for region in others
            if region.attached and not region.label
        ),
        urgency=head.marked(URGENCY),
        secrecy=head.marked(SECRECY),
        circulation=head.marked(CIRCULATION),
        drafter=closing.drafter,
        contact=contact_of(content, main.lines, closing),
    )


def _above(content: Content) -> Lines:
    """The lines in the header of the first page."""
    section = content.sections[0] if content.sections else None
    if section is None:
        return ()
    return lines_of(section.header("first") if section.title_page else section.header())


def _paragraph(line: Line | None) -> Paragraph | None:
    return line.paragraph if line else None


def _headings(
    main: Region, others: Iterable[Region], opening: Opening, closing: Closing
) -> Iterator[Heading]:
    """The headings of the body, then those of each phụ lục in a region of its own."""
    taken = {line.source.index for line in opening.lines}
    taken |= {paragraph.index for paragraph in opening.grounds}
    yield from headings_of(_text(main.lines, opening.start, closing.start, taken))
    for place, region in enumerate(others, start=1):
        taken = {line.source.index for line in region.head}
        yield from headings_of(_text(region.lines, 0, _end(region), taken), place)


def _body(
    main: Region,
    opening: Opening,
    closing: Closing,
    numbered: Iterable[Heading],
) -> Iterator[Paragraph]:
    """Ô 6 without the parts that have names of their own: no căn cứ, headings, tables."""
    taken = {line.source.index for line in opening.lines}
    taken |= {paragraph.index for paragraph in opening.grounds} | _places(numbered)
    for paragraph in _text(main.lines, opening.start, closing.start, taken):
        if paragraph.text.strip() and not is_contents(paragraph):
            yield paragraph


def _rest(region: Region, numbered: Iterable[Heading]) -> tuple[Paragraph, ...]:
    """The text of a phụ lục without its head and headings."""
    taken = {line.source.index for line in region.head} | _places(numbered)
    paragraphs = _text(region.lines, 0, _end(region), taken)
    return tuple(p for p in paragraphs if p.text.strip() and not is_contents(p))


def _places(numbered: Iterable[Heading]) -> set[int]:
    return {
        paragraph.index for found in numbered for paragraph in (found.paragraph, *found.title_lines)
    }


def _text(lines: Lines, start: int, end: int, taken: Collection[int]) -> list[Paragraph]:
    """The paragraphs outside tables between two lines, rule lines and parts taken left out."""
    own = (x.source for x in lines if start <= x.order < end and x.zone == PAGE and not x.is_stroke)
    return [p for p in dict.fromkeys(own) if p.index not in taken]


def _end(region: Region) -> int:
    return region.lines[-1].order + 1 if region.lines else 0


def _regime(
    content: Content,
    lines: Lines,
    head: Head,
    number: NumberLine | None,
    closing: Closing,
    opening: Opening,
) -> Regime:
    """Whose rules the document follows: Đảng, pháp luật, NĐ 30, or none that can be named."""
    seen = window(lines)
    is_nation = head.nation is not None and head.nation.key.strip(" .*") != PARTY
    if not is_nation and any(line.key.strip(" .*") == PARTY for line in seen):
        return "party"
    if _is_law(head, number, opening):
        return "law"
    if _is_legacy(content):
        return "nd30"
    own_heads = words.listed("own_heads")
    if head.nation is None and any(line.key.strip(" .*") in own_heads for line in seen):
        return "other"
    return "nd30" if _is_of_office(head, closing) else "other"


def _is_of_office(head: Head, closing: Closing) -> bool:
    """Whether an agency issues it: Quốc hiệu alone stands on anybody's đơn, hợp đồng, cam kết."""
    if head.number or closing.label:
        return True
    if not (head.nation or head.motto):
        return False
    if head.issuers or head.type_line is None:
        return True
    code = words.type_begun(head.type_line.said)[1]
    return code != "" and code not in WITHOUT_FORM


def _is_law(head: Head, number: NumberLine | None, opening: Opening) -> bool:
    if head.type_line and words.is_law(head.type_line.said):
        return True
    if number is None or head.number is None:
        return False
    if head.number.key.startswith("luật số"):
        return True
    subject = " ".join(line.key for line in opening.subject)
    return bool(LAW_NUMBER.match(number.symbol)) and not INDIVIDUAL.search(subject)


def _is_legacy(content: Content) -> bool:
    """Whether the text is in a font of the time before Unicode, so that no word can be read."""
    return any(font.casefold().startswith(LEGACY) for font in content.fonts_named)
