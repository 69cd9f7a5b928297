"""The series a number is taken from: whose it is, which types share it, whether it is secret."""

from __future__ import annotations

from collections.abc import Sequence

from paperwork.model import DocumentType, Dossier, Issuer, Secrecy
from paperwork.wording import fold

SHARED = "chung"  # sổ chung của nhiều loại văn bản
NO_CODE = "công văn"  # sổ của các loại không có chữ viết tắt tên loại
SECRET = " (mật)"  # văn bản mật có sổ riêng: NĐ 30/2020, Điều 15.2


def symbol_of(dossier: Dossier, type: DocumentType) -> str:
    """QĐ-SNNMT; a type without abbreviation has the drafting unit's: SNNMT-VP (PL I, II.3.b)."""
    office = _office_symbol(dossier, type)
    parts = [type.code, office] if type.code else [office, dossier.unit.drafting_symbol]
    return "-".join(filter(None, parts))


def issuer_of(dossier: Dossier, type: DocumentType) -> str:
    """Whose books they are; the council has its own (PL I, II.3.a).

    The place tells apart communes that share a register and the symbol UBND. Case, accents and
    spaces do not count: mending the spelling of the profile begins no new series.
    """
    unit = dossier.unit
    council = f"{unit.council_symbol}-" if type.issuer is Issuer.COUNCIL else ""
    return fold(f"{council}{unit.symbol} {unit.place}")


def series_of(
    dossier: Dossier,
    type: DocumentType,
    types: Sequence[DocumentType],
    *,
    secrecy: Secrecy | None = None,
) -> str:
    """snnmt an son/QĐ, snnmt an son/BC+KH+TTr, snnmt an son/chung.

    In alphabetical order, so that a group written in another order is still the same series.
    """
    codes = _sharing(dossier, type, types)
    group = "+".join(sorted(codes)) or SHARED
    return f"{issuer_of(dossier, type)}/{group}{SECRET if secrecy else ''}"


def series_name_of(
    dossier: Dossier,
    type: DocumentType,
    types: Sequence[DocumentType],
    *,
    secrecy: Secrecy | None = None,
) -> str:
    """What a clerk calls the series: QĐ-SNNMT, “KH, TTr, BC-SNNMT”, chung SNNMT."""
    office = _office_symbol(dossier, type)
    codes = _sharing(dossier, type, types)
    name = f"{', '.join(codes)}-{office}" if codes else f"{SHARED} {office}"
    return f"{name}{SECRET if secrecy else ''}"


def _sharing(
    dossier: Dossier, type: DocumentType, types: Sequence[DocumentType]
) -> tuple[str, ...]:
    """The abbreviations of the types in the series, in reading order; none where it is shared."""
    options = dossier.options
    match options.numbering:
        case "per_type":
            group: tuple[str, ...] = (type.key,)
        case "single":
            group = ()
        case "mixed":
            group = next((g for g in options.series_groups if type.key in g), ())
    codes = (t.code or NO_CODE for t in types if t.numbered and t.key in group)
    return tuple(dict.fromkeys(codes))


def _office_symbol(dossier: Dossier, type: DocumentType) -> str:
    council = type.issuer is Issuer.COUNCIL
    return dossier.unit.council_symbol if council else dossier.unit.symbol
