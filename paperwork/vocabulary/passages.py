"""Passages of running text: rows of the Nội dung sheet, or the declared wording, as paragraphs.

Word numbers them: each level is a paragraph style whose list Word counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from paperwork.language import fill_text
from paperwork.model import ContentRow, DocumentType, Dossier
from paperwork.vocabulary.criteria import criteria_rows
from paperwork.wording import fold, upper
from paperwork.wordml import Paragraph, Paragraphs

TIMELINE = "Tiến độ"  # phần của trang Nội dung dành cho bảng tiến độ
DEPTH = {"I": 1, "1": 2, "1.1": 3, "a": 4, "": 5, "-": 5, "+": 6}
HEADED = {"1": "Muc1", "1.1": "Muc11"}  # with something under it a number has a title
STYLES = {"1": "Khoan1", "1.1": "Khoan11", "": "NoiDung", "-": "Gach", "+": "Cong"}

# điểm: a b c d đ e g h i k … v x y; one list level of Word for each run it can count
POINTS = ("DiemA",) * 4 + ("DiemDD", "DiemE") + ("DiemG",) * 3 + ("DiemK",) * 12 + ("DiemX",) * 2


def passages(
    dossier: Dossier, type: DocumentType, fields: Mapping[str, Any]
) -> dict[str, Paragraphs]:
    """`noi_dung`: for each part of the document its paragraphs."""
    return {part: paragraphs(part_rows(dossier, type, part, fields)) for part in type.parts}


def part_rows(
    dossier: Dossier, type: DocumentType, part: str, fields: Mapping[str, Any]
) -> tuple[ContentRow, ...]:
    """The clerk's rows of a part where there are any, else the declared ones with their fields."""
    rows = typed_rows(dossier, type, part) or tuple(_worded(type, part, fields))
    return tuple(criteria_rows(rows, dossier.criteria))


def typed_rows(dossier: Dossier, type: DocumentType, part: str) -> tuple[ContentRow, ...]:
    name = fold(type.parts[part])
    return tuple(
        row for row in dossier.content if row.document_type == type.key and fold(row.part) == name
    )


def _worded(type: DocumentType, part: str, fields: Mapping[str, Any]) -> Iterator[ContentRow]:
    """The declared wording: a line that comes out empty is left out, several become several."""
    for row in type.content:
        if row.part == part:
            text = fill_text(row.text, fields, name=f"{type.key}.toml")
            yield from (replace(row, text=line) for line in text.splitlines() if line.strip())


def paragraphs(rows: Sequence[ContentRow]) -> Paragraphs:
    """Each row in the style of its level; a numbered row with something under it is a heading."""
    counted = list(zip(rows, _points(rows), strict=True))
    followed = [_is_heading(row, after) for row, after in pairwise([*rows, None]) if row]
    return Paragraphs(
        tuple(
            _paragraph(row, point, heading)
            for (row, point), heading in zip(counted, followed, strict=True)
        )
    )


def _points(rows: Sequence[ContentRow]) -> Iterator[int]:
    """The place of each điểm in its list; anything above it starts the list again."""
    place = 0
    for row in rows:
        if row.level == "a":
            place += 1
        elif DEPTH[row.level] < DEPTH["a"]:
            place = 0
        yield place


def _is_heading(row: ContentRow, after: ContentRow | None) -> bool:
    return after is not None and DEPTH[after.level] > DEPTH[row.level]


def _paragraph(row: ContentRow, point: int, heading: bool) -> Paragraph:
    if row.level == "I":
        return Paragraph("MucI", upper(row.text), keep_next=heading)
    if row.level in HEADED and heading:
        return Paragraph(HEADED[row.level], row.text.rstrip(":."), keep_next=True)
    if row.level == "a":
        return Paragraph(POINTS[point - 1], row.text, keep_next=heading)
    return Paragraph(STYLES[row.level], row.text, keep_next=heading)


def timeline_rows(dossier: Dossier, type: DocumentType) -> tuple[ContentRow, ...]:
    return tuple(
        row
        for row in dossier.content
        if type.timeline and row.document_type == type.key and fold(row.part) == fold(TIMELINE)
    )


def timeline(dossier: Dossier, type: DocumentType) -> list[dict[str, Any]]:
    """`tien_do`: the rows of the timeline table."""
    return [
        {
            "stt": i,
            "noi_dung": row.text,
            "chu_tri": row.lead,
            "phoi_hop": row.partner,
            "thoi_han": row.due,
            "san_pham": row.product,
        }
        for i, row in enumerate(timeline_rows(dossier, type), 1)
    ]
