"""Criteria of the Tiêu chuẩn sheet as rows of a plan, printed where a “Tiêu chuẩn” row stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperwork.model import Comparison, ContentRow, Criterion
from paperwork.wording import padded

MARKER = "criteria"
COMMON, PARTICULAR = "Tiêu chuẩn chung", "Tiêu chuẩn cụ thể"
LETTERS = 23  # điểm a … y: more categories than that are dashes
_BELOW = {"I": ("1", "a", "-"), "1": ("a", "-", "+"), "1.1": ("a", "-", "+")}


def criteria_rows(
    rows: Sequence[ContentRow], criteria: Sequence[Criterion]
) -> Iterator[ContentRow]:
    """The rows with each marker replaced by the criteria, at the levels below its heading."""
    heading = "I"
    for row in rows:
        if row.level == MARKER:
            yield from _expanded(row, criteria, _BELOW[heading])
        else:
            heading = row.level if row.level in _BELOW else heading
            yield row


def _expanded(
    marker: ContentRow, criteria: Sequence[Criterion], levels: tuple[str, str, str]
) -> Iterator[ContentRow]:
    section, category, item = levels

    def row(level: str, text: str) -> ContentRow:
        return ContentRow(marker.document_type, text, level, marker.part)

    if marker.text:
        yield row("", marker.text)
    common = [criterion for criterion in criteria if not criterion.category]
    particular = [criterion for criterion in criteria if criterion.category]
    if common:
        yield row(section, COMMON)
        yield from (row("-", f"{sentence(criterion)}.") for criterion in common)
    if particular:
        yield row(section, PARTICULAR)
    names = dict.fromkeys(criterion.category for criterion in particular)
    if len(names) > LETTERS:
        category, item = "-", "+"
    for name in names:
        yield row(category, f"{name}:")
        yield from (
            row(item, f"{sentence(criterion)}.")
            for criterion in particular
            if criterion.category == name
        )


def sentence(criterion: Criterion) -> str:
    """Tỷ lệ hồ sơ giải quyết đúng hạn: từ 95% trở lên."""
    text, amount = criterion.text.rstrip(" .;:"), _amount(criterion)
    match criterion.comparison:
        case Comparison.AT_LEAST:
            wanted = f"từ {amount} trở lên"
        case Comparison.MORE_THAN:
            wanted = f"trên {amount}"
        case Comparison.AT_MOST:
            wanted = f"không quá {amount}"
        case Comparison.LESS_THAN:
            wanted = f"dưới {amount}"
        case Comparison.EQUAL:
            wanted = f"đạt {amount}"
        case Comparison.BETWEEN:
            wanted = _between(criterion)
        case Comparison.NONE:
            wanted = "không có"
        case Comparison.YES | Comparison.TEXT:
            return text
    return f"{text}: {wanted}"


def _amount(criterion: Criterion) -> str:
    return _measured(criterion.threshold, criterion.measure)


def _between(criterion: Criterion) -> str:
    low, _, high = criterion.threshold.replace("–", "-").partition("-")
    ends = [_measured(end.strip(), criterion.measure) for end in (low, high)]
    if criterion.measure != "%":
        ends[0] = _padded(low.strip())
    return f"từ {ends[0]} đến {ends[1]}"


def _measured(amount: str, measure: str) -> str:
    """85%, 80 triệu đồng."""
    return f"{amount}%" if measure == "%" else f"{_padded(amount)} {measure}".strip()


def _padded(amount: str) -> str:
    """02 sáng kiến: a count below ten has a zero before it, as in the rest of the document."""
    return padded(int(amount)) if amount.isdecimal() and amount.isascii() else amount
