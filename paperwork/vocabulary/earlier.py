"""What a nominee got before: `khen_truoc`, from the sheet Khen trước."""

from __future__ import annotations

from collections.abc import Iterator

from paperwork.model import Document, DocumentSet, Nomination, PastAward
from paperwork.wording import date_line, fold


def earlier_awards(whole: DocumentSet, document: Document) -> list[dict[str, object]]:
    """The awards of the one nominee of a document, by year; none for other documents."""
    if document.type.one_per != "nominee":
        return []
    names = {award.code: award.name for award in whole.awards}
    (judgement,) = document.judgements
    found = sorted(_of(whole, judgement.nomination), key=lambda past: past.year)
    return [
        {
            "nam": past.year,
            "danh_hieu": names.get(past.award, past.award),
            "quyet_dinh": _said(past),
        }
        for past in found
    ]


def _of(whole: DocumentSet, nominee: Nomination) -> Iterator[PastAward]:
    """By code where the row has one; else by name and workplace, which may be left out."""
    for past in whole.dossier.earlier:
        if past.code:
            is_theirs = fold(past.code) == fold(nominee.code)
        else:
            place = fold(past.workplace)
            is_theirs = fold(past.name) == fold(nominee.name) and (
                not place or place == fold(nominee.workplace)
            )
        if is_theirs:
            yield past


def _said(past: PastAward) -> str:
    """Quyết định số 15/QĐ-UBND ngày 05 tháng 01 năm 2026 của …, as much as is known."""
    number = f"Quyết định số {past.decision}" if past.decision else ""
    day = date_line(past.decided_on) if past.decided_on else ""
    by = f"của {past.decided_by}" if past.decided_by else ""
    return " ".join(filter(None, (number, day, by)))
