"""Documents citing each other: `ke_hoach`, `bien_ban`, `to_trinh`, `quyet_dinh`, and căn cứ."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from paperwork.language import fill_text
from paperwork.model import Document, DocumentSet
from paperwork.vocabulary.asking import Fields
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


@dataclass(frozen=True)
class _Citation:  # văn bản được dẫn
    whole: DocumentSet
    document: Document

    @cached_property
    def awaiting(self) -> bool:
        return self.whole.awaits(self.document)

    def number(self) -> str:
        return number_line(self.document, awaiting=self.awaiting)

    def day(self) -> str:
        return date_line(self.document, awaiting=self.awaiting)

    def short(self) -> str:
        return f"{self.document.type.name} số {self.number()} {self.day()}"

    def full(self) -> str:
        document = self.document
        return f"{self.short()} của {document.issued_by} {_about(document.subject_line)}"


_CITATION: Mapping[str, Callable[[_Citation], str]] = {
    "loai": lambda cited: cited.document.type.name,
    "so_ky_hieu": _Citation.number,
    "ngay": _Citation.day,
    "cua": lambda cited: cited.document.issued_by,
    "trich_yeu": lambda cited: cited.document.subject_line,
    "ngan": _Citation.short,
    "day_du": _Citation.full,
    "trich_dan": _Citation.full,
}


def citation(whole: DocumentSet, cited: Document) -> Fields:
    """The ways to cite a document: first in full, later by type and number (PL I, II.6.b)."""
    return Fields(_CITATION, _Citation(whole, cited))


def _about(subject: str) -> str:
    """về việc khen thưởng …; về tổ chức bình xét …"""
    lowered = lower_first(subject)
    return lowered if lowered.startswith("về ") else f"về {lowered}"


def _together(citations: Sequence[Fields]) -> Fields | None:
    """Several documents of one type read as a list: Quyết định số … và Quyết định số …"""
    return Fields(_TOGETHER, citations) if citations else None


_TOGETHER: Mapping[str, Callable[[Sequence[Fields]], str]] = {
    name: lambda citations, name=name: listed([one[name] for one in citations])  # type: ignore[misc]
    for name in _CITATION
}


def grounds(whole: DocumentSet, document: Document, fields: Fields) -> list[str]:
    """Căn cứ, the law first and the documents of the set last, ended by ; and a full stop."""
    if not document.type.grounds:
        return []
    sentences = [*document.grounds, *_citing(whole, document, fields)]
    return [f"{text};" for text in sentences[:-1]] + [f"{text}." for text in sentences[-1:]]


def _citing(whole: DocumentSet, document: Document, fields: Fields) -> list[str]:
    type = document.type
    return [
        fill_text(
            type.citations.get(key, _USUAL),
            fields.beside(vb=citation(whole, cited)),
            name=f"{type.key}.toml",
        )
        for key in type.cites
        for cited in whole.cited_by(document, key)
    ]
