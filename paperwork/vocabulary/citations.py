"""Documents citing each other: `ke_hoach`, `bien_ban`, `to_trinh`, `quyet_dinh`, and căn cứ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from paperwork.language import fill_text
from paperwork.model import Document, DocumentSet
from paperwork.vocabulary.head import date_line, number_line
from paperwork.wording import listed, lower_first

_USUAL = "Căn cứ {{ vb.day_du }}"


def cited_fields(whole: DocumentSet, document: Document) -> dict[str, Any]:
    """One field for each type of the set: the documents of it that this one cites, or None."""
    keys = {d.type.key for d in whole.documents if d.type.numbered} | set(document.type.cites)
    return {
        key.replace("-", "_"): _together([citation(whole, other) for other in cited])
        for key in sorted(keys)
        for cited in [whole.cited_by(document, key)]
    }


def citation(whole: DocumentSet, cited: Document) -> dict[str, Any]:
    """The ways to cite a document: first in full, later by type and number (PL I, II.6.b)."""
    awaiting = whole.awaits(cited)
    number, day = number_line(cited, awaiting=awaiting), date_line(cited, awaiting=awaiting)
    short = f"{cited.type.name} số {number} {day}"
    full = f"{short} của {cited.issued_by} {_about(cited.subject_line)}"
    return {
        "loai": cited.type.name,
        "so_ky_hieu": number,
        "ngay": day,
        "cua": cited.issued_by,
        "trich_yeu": cited.subject_line,
        "ngan": short,
        "day_du": full,
        "trich_dan": full,
    }


def _about(subject: str) -> str:
    """về việc khen thưởng …; về tổ chức bình xét …"""
    lowered = lower_first(subject)
    return lowered if lowered.startswith("về ") else f"về {lowered}"


def _together(citations: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Several documents of one type read as a list: Quyết định số … và Quyết định số …"""
    if not citations:
        return None
    return {name: listed([one[name] for one in citations]) for name in citations[0]}


def grounds(whole: DocumentSet, document: Document, fields: Mapping[str, Any]) -> list[str]:
    """Căn cứ, the law first and the documents of the set last, ended by ; and a full stop."""
    if not document.type.grounds:
        return []
    sentences = [*document.grounds, *_citing(whole, document, fields)]
    return [f"{text};" for text in sentences[:-1]] + [f"{text}." for text in sentences[-1:]]


def _citing(whole: DocumentSet, document: Document, fields: Mapping[str, Any]) -> list[str]:
    type = document.type
    return [
        fill_text(
            type.citations.get(key, _USUAL),
            {**fields, "vb": citation(whole, cited)},
            name=f"{type.key}.toml",
        )
        for key in type.cites
        for cited in whole.cited_by(document, key)
    ]
