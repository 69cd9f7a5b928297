"""The Nội dung sheet: typed numbers taken off, levels that can be numbered."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from paperwork.findings import Finding, error, warning
from paperwork.model import ContentRow

TYPED_NUMBER = warning(
    "PW080",
    "Ô Nội dung có số thứ tự gõ tay “{label}”; Word tự đánh số nên chương trình đã bỏ phần này.",
    "Xóa số thứ tự ở đầu ô.",
)
STRANGE_NUMBER = warning(
    "PW081",
    "Ô Nội dung bắt đầu bằng “{label}”, không đúng dạng số của cấp “{level}” nên được giữ nguyên.",
    "Word tự đánh số: xóa số thứ tự ở đầu ô, hoặc chọn lại cột Cấp.",
)
ORPHAN = error(
    "PW082",
    "Cấp “1.1” không có mục cấp “1” nào đứng trước.",
    "Thêm mục cấp “1” ở trên, hoặc chọn lại cột Cấp.",
)
TOO_MANY_POINTS = error(
    "PW083",
    "Danh sách này có hơn 23 điểm a), b), c) …, quá số chữ cái dùng để đánh điểm.",
    "Gộp bớt các điểm, hoặc chia thành hai khoản.",
)
SKIPPED = error(
    "PW085",
    "Cấp “{level}” đứng sau cấp nhỏ hơn mà trong mục này chưa có cấp “{level}” nào.",
    "Đưa dòng cấp “{level}” lên trước, hoặc chọn lại cột Cấp để số thứ tự không bị nhảy.",
)
NO_TEXT = error(
    "PW084",
    "Cột “Nội dung” để trống.",
    "Viết nội dung, hoặc xóa cả hàng nếu không dùng.",
)

POINTS = "abcdđeghiklmnopqrstuvxy"  # NĐ 30/2020 PL I, II.6: điểm theo bảng chữ cái tiếng Việt
FORMS = {
    "I": r"[IVXLC]{1,6}\.",
    "1": r"\d{1,2}\.",
    "1.1": r"\d{1,2}\.\d{1,2}\.?",
    "a": rf"[{POINTS}]\)",
    "-": r"[-–]",
    "+": r"\+",
}
ANY_FORM = re.compile(rf"({'|'.join(FORMS.values())}|\d{{1,2}}\))\s+(?=\S)")
SUMMITS = ("I", "1", "1.1")  # levels that begin a new list of points
NUMBERED = (*SUMMITS, "a")
CRITERIA = "criteria"


def outlined(
    rows: Iterable[ContentRow],
) -> tuple[tuple[ContentRow, ...], tuple[Finding, ...]]:
    """The rows without their typed numbers, and what cannot be numbered."""
    findings: list[Finding] = []
    kept: list[ContentRow] = []
    for row in rows:
        clean, said = _unnumbered(row)
        kept.append(clean)
        findings += said
    return tuple(kept), (*findings, *_unnumberable(kept), *_skipping(kept))


def _unnumbered(row: ContentRow) -> tuple[ContentRow, list[Finding]]:
    if not row.text and row.level != CRITERIA:
        return row, [NO_TEXT.at(row.origin.at("text"))]
    form = FORMS.get(row.level)
    typed = ANY_FORM.match(row.text)
    if form is None or typed is None:
        return row, []
    where = row.origin.at("text")
    if not re.fullmatch(form, typed[1]):
        return row, [STRANGE_NUMBER.at(where, label=typed[1], level=row.level)]
    return replace(row, text=row.text[typed.end() :]), [TYPED_NUMBER.at(where, label=typed[1])]


def _unnumberable(rows: Iterable[ContentRow]) -> Iterator[Finding]:
    """Faults of the numbering, each part of each document by itself."""
    parents: set[tuple[str, str]] = set()
    points: Counter[tuple[str, str]] = Counter()
    for row in rows:
        list_of = (row.document_type, row.part)
        if row.level in SUMMITS:
            points[list_of] = 0
        if row.level == "I":
            parents.discard(list_of)
        elif row.level == "1":
            parents.add(list_of)
        elif row.level == "1.1" and list_of not in parents:
            yield ORPHAN.at(row.origin.at("level"))
        elif row.level == "a":
            points[list_of] += 1
            if points[list_of] == len(POINTS) + 1:
                yield TOO_MANY_POINTS.at(row.origin.at("level"))


def _skipping(rows: Iterable[ContentRow]) -> Iterator[Finding]:
    """A level that comes after a smaller one: Word would count the place it skipped."""
    used: dict[tuple[str, str], set[int]] = defaultdict(set)
    for row in rows:
        if row.level not in NUMBERED:
            continue
        depth, seen = NUMBERED.index(row.level), used[row.document_type, row.part]
        if depth not in seen and any(other > depth for other in seen):
            yield SKIPPED.at(row.origin.at("level"), level=row.level)
        seen.difference_update(range(depth + 1, len(NUMBERED)))
        seen.add(depth)
