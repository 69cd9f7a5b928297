"""Legal bases (căn cứ) of a document: chosen by its date, then the office's own lines."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from paperwork.findings import CellRef, Finding, warning
from paperwork.model import Ground, Options, UnitKind, holds
from paperwork.standards import table
from paperwork.wording import fold, short_date

SHEET = "Căn cứ"

DOUBTFUL = warning(
    "PW130",
    "{name} có thể không còn hiệu lực từ ngày {since}.",
    "Đối chiếu hiệu lực của văn bản này trước khi ký; nếu đã có văn bản thay thế, "
    "ghi văn bản mới vào trang Căn cứ.",
)
NOT_YET_VALID = warning(
    "PW131",
    "Căn cứ này có hiệu lực từ ngày {since}, sau ngày văn bản ({on}), nên không được in.",
    "Kiểm tra ngày ở cột “Hiệu lực từ ngày”; nếu đúng thì không phải sửa gì.",
)
NO_LONGER_VALID = warning(
    "PW132",
    "Căn cứ này hết hiệu lực ngày {until}, trước ngày văn bản ({on}), nên không được in.",
    "Thay bằng căn cứ đang có hiệu lực hoặc xóa dòng này.",
)
EXPIRED = warning(
    "PW133",
    "Căn cứ này dẫn {name}, chỉ có hiệu lực đến hết ngày {until}, trước ngày văn bản ({on}).",
    "Dẫn {replaced_by} hoặc xóa dòng này.",
)
PREMATURE = warning(
    "PW134",
    "Căn cứ này dẫn {name}, đến ngày {since} mới có hiệu lực, sau ngày văn bản ({on}).",
    "Xóa dòng này hoặc kiểm tra lại ngày văn bản.",
)


@dataclass(frozen=True)
class CentralGround:  # luật, nghị định, thông tư chung
    id: str
    rank: int
    issued: dt.date
    since: dt.date
    until: dt.date | None
    warn_since: dt.date | None
    documents: tuple[str, ...]  # empty: every type that has grounds
    unit_kinds: tuple[UnitKind, ...]  # empty: every kind
    text: str | Mapping[str, str]  # by citation style, for laws
    source: str
    verified: bool

    def cited(self, style: str) -> str:
        return self.text if isinstance(self.text, str) else self.text[style]

    @property
    def name(self) -> str:
        """Nghị định số 152/2025/NĐ-CP."""
        return self.cited("number").removeprefix("Căn cứ ").partition(" ngày ")[0]

    def serves(self, document_type: str, on: dt.date, unit_kind: UnitKind | None) -> bool:
        return (
            holds(self.since, self.until, on)
            and (not self.documents or document_type in self.documents)
            and (not self.unit_kinds or unit_kind in self.unit_kinds)
        )


@dataclass(frozen=True)
class Instrument:  # văn bản hay được dẫn, để biết còn hiệu lực không
    name: str
    marks: tuple[str, ...]
    since: dt.date | None
    until: dt.date | None
    replaced_by: str
    source: str
    verified: bool

    def is_cited_in(self, text: str) -> bool:
        return self._cited.search(fold(text)) is not None

    @cached_property
    def _cited(self) -> re.Pattern[str]:
        # 91/2017/NĐ-CP is not cited by 191/2017/NĐ-CP
        marks = "|".join(re.escape(fold(mark)) for mark in self.marks)
        return re.compile(rf"(?<!\w)(?:{marks})(?!\w)")


def grounds_for(
    document_type: str,
    on: dt.date,
    options: Options,
    own: Sequence[Ground],
    unit_kind: UnitKind | None = None,
) -> tuple[str, ...]:
    """Sentences without end punctuation: by rank, then age, then the office's own as typed."""
    central = [
        ground.cited(options.law_citation)
        for ground in central_grounds()
        if ground.serves(document_type, on, unit_kind)
    ]
    local = [
        _bare(ground.text)
        for ground in _own(document_type, own)
        if holds(ground.since, ground.until, on)
    ]
    unique: dict[str, str] = {}
    for text in central + local:
        unique.setdefault(fold(text), text)
    return tuple(unique.values())


def ground_findings(
    document_type: str,
    on: dt.date,
    own: Sequence[Ground],
    source: str,
    unit_kind: UnitKind | None = None,
) -> tuple[Finding, ...]:
    """What is doubtful about the grounds of a document of that date; `source` is the workbook."""
    doubtful = (
        DOUBTFUL.at(CellRef(source, SHEET), name=ground.name, since=short_date(since))
        for ground in central_grounds()
        if ground.serves(document_type, on, unit_kind)
        and (since := ground.warn_since)
        and since <= on
    )
    return (*doubtful, *(f for ground in _own(document_type, own) for f in _own_faults(ground, on)))


def _own(document_type: str, own: Sequence[Ground]) -> tuple[Ground, ...]:
    return tuple(line for line in own if line.document_type in ("", document_type))


def _own_faults(ground: Ground, on: dt.date) -> tuple[Finding, ...]:
    if ground.since and on < ground.since:
        where = ground.origin.at("since")
        return (NOT_YET_VALID.at(where, since=short_date(ground.since), on=short_date(on)),)
    if ground.until and ground.until < on:
        where = ground.origin.at("until")
        return (NO_LONGER_VALID.at(where, until=short_date(ground.until), on=short_date(on)),)
    return _instrument_faults(ground, on)


def _instrument_faults(ground: Ground, on: dt.date) -> tuple[Finding, ...]:
    where, day = ground.origin.at("text"), short_date(on)
    cited = _cited_in(ground.text)
    return (
        *(
            EXPIRED.at(
                where, name=i.name, until=short_date(i.until), on=day, replaced_by=i.replaced_by
            )
            for i in cited
            if i.until and i.until < on
        ),
        *(
            PREMATURE.at(where, name=i.name, since=short_date(i.since), on=day)
            for i in cited
            if i.since and on < i.since
        ),
    )


@lru_cache(maxsize=256)
def _cited_in(text: str) -> tuple[Instrument, ...]:
    return tuple(instrument for instrument in instruments() if instrument.is_cited_in(text))


def _bare(text: str) -> str:
    # the composer puts ; and . where NĐ 30 wants them
    return text.strip().rstrip(";.,").rstrip()


@cache
def central_grounds() -> tuple[CentralGround, ...]:
    """The grounds every office shares, by rank, then age."""
    grounds = (
        CentralGround(
            id=row["id"],
            rank=row["rank"],
            issued=row["issued"],
            since=row["since"],
            until=row.get("until"),
            warn_since=row.get("warn_since"),
            documents=tuple(row.get("documents", ())),
            unit_kinds=tuple(map(UnitKind, row.get("unit_kinds", ()))),
            text=row["text"],
            source=row["source"],
            verified=row["verified"],
        )
        for row in table("grounds")["ground"]
    )
    return tuple(sorted(grounds, key=lambda ground: (ground.rank, ground.issued)))


@cache
def instruments() -> tuple[Instrument, ...]:
    return tuple(
        Instrument(
            name=row["name"],
            marks=tuple(row["marks"]),
            since=row.get("since"),
            until=row.get("until"),
            replaced_by=row.get("replaced_by", "văn bản đang có hiệu lực"),
            source=row["source"],
            verified=row["verified"],
        )
        for row in table("grounds")["instrument"]
    )
