"""Nơi nhận: who gets a document, in what order, with what punctuation (NĐ 30, PL I, II.9)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from paperwork.model import DocumentType, Purpose, Recipient, Unit
from paperwork.wording import fold

_LAST = 10_000  # recipients without an order come after those with one


def recipient_lines(
    type: DocumentType, unit: Unit, rows: Sequence[Recipient], addressees: Sequence[str] = ()
) -> tuple[str, ...]:
    """The items of “Nơi nhận:” without their dash: each ends with ; and the last with a stop."""
    chosen = _ordered(row for row in rows if row.document_type in ("", type.key))
    names = _distinct(chosen or _usual(type, unit), without=addressees)
    first = [type.first_recipient] if type.first_recipient else []
    return (*(f"{line};" for line in [*first, *names]), archive_line(type, unit))


def archive_line(type: DocumentType, unit: Unit) -> str:
    """Lưu: VT, VP. With the drafter's initials and the copies after it when given (ô 12)."""
    kept = type.archive or ", ".join(filter(None, ["VT", unit.drafting_symbol]))
    copies = f"({unit.copies})" if unit.copies else ""
    drafter = f" {unit.drafter_initials}.{copies}" if unit.drafter_initials else ""
    return f"Lưu: {kept}.{drafter}"


def _ordered(rows: Iterable[Recipient]) -> list[Recipient]:
    """The superior first, then by the order in the sheet."""
    return sorted(
        rows,
        key=lambda row: (
            row.purpose is not Purpose.REPORT,
            _LAST if row.order is None else row.order,
        ),
    )


def _usual(type: DocumentType, unit: Unit) -> list[Recipient]:
    if not type.usual_recipients:
        return []
    superior = [Recipient(unit.superior, purpose=Purpose.REPORT)] if unit.superior else []
    return [*superior, Recipient(f"Các đơn vị thuộc, trực thuộc {unit.called}")]


def _distinct(rows: Iterable[Recipient], without: Sequence[str]) -> list[str]:
    """One line for each recipient; an addressee is already there as “Như trên”."""
    seen = {fold(name) for name in without}
    lines = []
    for row in rows:
        name = row.name.rstrip(" ;.,")
        if fold(name) not in seen:
            seen.add(fold(name))
            lines.append(_line(name, row.purpose))
    return lines


def _line(name: str, purpose: Purpose | None) -> str:
    return f"{name} (để b/c)" if purpose is Purpose.REPORT and "b/c" not in name else name
