"""Fields of the head of a document: names of the agency, number, date, subject, drawn rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from paperwork.metrics import balanced_lines, text_width_mm
from paperwork.model import Document, Dossier, Issuer, Unit, UnitKind
from paperwork.standards import sizes
from paperwork.vocabulary.asking import Fields
from paperwork.wording import BLANK, blank_date_line, lower_first, upper
from paperwork.wording import date_line as dated_line
from paperwork.wordml import Rule

AGENCY_MM = 64  # room for the names of the agency, as in the shipped templates
NATION_MM = 101  # room for Quốc hiệu, and for place and date on one line
SUBJECT_MM = 135  # a subject wider than this is broken into lines of like length
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
SHARE = 0.42  # PL I, II.2.b and II.5.b: a rule is 1/3 to 1/2 of the line
APPENDIX_RULE = 35  # mm; Mẫu 2.1 shows a short line, no clause gives its length


def letterhead(dossier: Dossier, document: Document) -> dict[str, Any]:
    """`dau`: the lines of ô 2, in capitals; `ke`: the lengths of the rules."""
    points = sizes(dossier.options.size_profile)
    parent, name = _agency(dossier, document)
    lines = balanced_lines(upper(name), points["ban_hanh"], AGENCY_MM, bold=True)
    return {
        "dau": {
            "chu_quan": list(balanced_lines(upper(parent), points["chu_quan"], AGENCY_MM)),
            "co_quan": list(lines),
        },
        "ke": {
            "co_quan": _share_of(lines, points["ban_hanh"]),
            "tieu_ngu": Rule(text_width_mm(TIEU_NGU, points["tieu_ngu"], bold=True)),
            "trich_yeu": _share_of(_subject_lines(dossier, document), points["trich_yeu"]),
            "kem_theo": Rule(APPENDIX_RULE),
        },
    }


def _agency(dossier: Dossier, document: Document) -> tuple[str, str]:
    """The parent and the issuer; the council stands under the office whose seal it uses."""
    unit = dossier.unit
    if document.type.issuer is Issuer.COUNCIL:
        return _with_place(unit), unit.council_name
    return unit.parent_in_head, unit.name


def _with_place(unit: Unit) -> str:
    """A local office as the parent of its council carries its province (PL I, II.2.a)."""
    region = unit.parent.removeprefix("Ủy ban nhân dân ")
    if unit.kind is not UnitKind.DEPARTMENT or region == unit.parent or region in unit.name:
        return unit.name
    return f"{unit.name}\n{region}"


def _share_of(lines: tuple[str, ...], size: float) -> Rule:
    """A rule in proportion to the longest line."""
    longest = max((text_width_mm(line, size, bold=True) for line in lines), default=0)
    return Rule(longest * SHARE)


def ruled_subject(dossier: Dossier, document: Document) -> Fields:
    """`trich_yeu` in lines, for under the type; `trich_yeu_cau`, for inside a sentence.

    `ve_viec` is the subject of a công văn, in lines.
    """
    return Fields(_SUBJECT, (dossier, document))


def _subject_lines(dossier: Dossier, document: Document) -> tuple[str, ...]:
    size = sizes(dossier.options.size_profile)["trich_yeu"]
    return balanced_lines(document.subject, size, SUBJECT_MM, bold=True)


def _letter_lines(dossier: Dossier, document: Document) -> tuple[str, ...]:
    """V/v and the subject of a công văn, for under its number (ô 5b)."""
    size = sizes(dossier.options.size_profile)["trich_yeu_cv"]
    return balanced_lines(f"V/v {lower_first(document.subject_line)}", size, AGENCY_MM)


_SUBJECT: Mapping[str, Callable[[tuple[Dossier, Document]], str]] = {
    "ten_loai": lambda told: told[1].type.name,
    "trich_yeu": lambda told: "\n".join(_subject_lines(*told)),
    "trich_yeu_cau": lambda told: lower_first(told[1].subject_line),
    "ve_viec": lambda told: "\n".join(_letter_lines(*told)),
}


def date_overflows(dossier: Dossier, document: Document) -> bool:
    """Whether place and date are wider than their cell: Thành phố Hồ Chí Minh at 14 pt is."""
    size = sizes(dossier.options.size_profile)["dia_danh"]
    line = f"{dossier.unit.place}, {date_line(document)}"
    return text_width_mm(line, size, italic=True) > NATION_MM


def number_line(document: Document, *, awaiting: bool = False) -> str:
    """05/QĐ-SNNMT; room to write the number by hand while it is awaited (PL III)."""
    given = None if awaiting else document.number
    return str(given) if given else f"{BLANK}/{document.symbol}"


def date_line(document: Document, *, awaiting: bool = False) -> str:
    """ngày 05 tháng 01 năm 2027; the day left blank while it is awaited."""
    if awaiting or document.issued_on is None:
        return blank_date_line(document.issued_on)
    return dated_line(document.issued_on)
