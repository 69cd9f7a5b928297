"""What a template may say: the one place that turns nouns into the Vietnamese fields clerks read.

Field names are Vietnamese without accents, because clerks edit templates in Word. Every value is
text ready to print, a number, a list of such, or a drawn line; standards/fields.toml tells what
each means and `paperwork templates fields` prints it. What is long to tell, as lists of nominees
and tables of figures, is worked out when a template asks for it.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from paperwork.model import Document, DocumentSet, Outcome
from paperwork.vocabulary.certificate import certificates
from paperwork.vocabulary.citations import cited_fields, grounds
from paperwork.vocabulary.council import council_fields, member_fields, session_fields
from paperwork.vocabulary.earlier import earlier_awards
from paperwork.vocabulary.figures import report_tables
from paperwork.vocabulary.head import date_line, letterhead, number_line, ruled_subject
from paperwork.vocabulary.money import bonus_basis, bonus_method, fund
from paperwork.vocabulary.nominees import chosen, group, listed_nominees
from paperwork.vocabulary.office import campaign_fields, unit_fields
from paperwork.vocabulary.passages import passages, timeline
from paperwork.vocabulary.signature import signature_of, signature_of_secretary
from paperwork.wording import padded

OUTCOMES = {  # trường: kết quả xét
    "de_cu": tuple(Outcome),
    "thong_qua": (Outcome.AWARDED, Outcome.PROPOSED),
    "khen": (Outcome.AWARDED,),
    "trinh": (Outcome.PROPOSED,),
    "dua_ra_xet": tuple(outcome for outcome in Outcome if outcome is not Outcome.BLOCKED),
    "khong_dat": (Outcome.NOT_PASSED,),
    "khong_xet": (Outcome.BLOCKED,),
    "chua_dat": (Outcome.NOT_PASSED, Outcome.BLOCKED),
    "bieu_quyet": (Outcome.AWARDED, Outcome.PROPOSED, Outcome.NOT_PASSED),
}


def dossier_fields(whole: DocumentSet, document: Document) -> dict[str, Any]:
    """What is known of the dossier before the document has a subject or a number."""
    dossier = whole.dossier_of(document)
    groups = {
        name: group(document.judgements, dossier.options, outcomes)
        for name, outcomes in OUTCOMES.items()
    }
    outstanding = chosen(document.judgements, dossier.options, OUTCOMES["thong_qua"])
    return {
        "don_vi": unit_fields(dossier.unit),
        "ho_so": campaign_fields(dossier.campaign),
        "hoi_dong": council_fields(dossier),
        "phien_hop": session_fields(dossier),
        "danh_hieu": (
            {"ten": document.award.name, "cum": document.award.phrase} if document.award else None
        ),
        "thanh_vien": member_fields(dossier, document.member),
        "nguoi": nominee_fields(document),
        **groups,
        "danh_sach": groups["de_cu"]["danh_sach"],
        "tieu_bieu": outstanding,
        "danh_sach_tieu_bieu": outstanding["danh_sach"],
    }


def nominee_fields(document: Document) -> Any:
    """`nguoi`: the one nominee of a document of which each has one; None in others."""
    if document.type.one_per != "nominee":
        return None
    return listed_nominees(document.judgements)[0]


def context(whole: DocumentSet, document: Document) -> dict[str, Any]:
    """Every field that the template of this document may use."""
    dossier = whole.dossier_of(document)
    fields = dossier_fields(whole, document)
    fields |= cited_fields(whole, document)
    fields |= letterhead(dossier, document)
    fields |= ruled_subject(dossier, document)
    steps = timeline(dossier, document.type)
    awaiting = whole.awaits(document)
    paid = dossier.options.pays_bonus and fields["khen"]["tien"] != "0"
    return fields | {
        "so_ky_hieu": number_line(document, awaiting=awaiting),
        "dia_danh": dossier.unit.place,
        "ngay_thang": date_line(document, awaiting=awaiting),
        "cua": document.issued_by,
        "kinh_gui": list(document.addressees),
        "can_cu": grounds(whole, document, fields),
        "noi_nhan": list(document.recipients),
        "ky": signature_of(dossier, document),
        "ky_thu_ky": signature_of_secretary(dossier),
        "noi_dung": passages(dossier, document.type, fields),
        "tien_do": steps,
        "so_viec": padded(len(steps)),
        "giay_khen": certificates(whole, document),
        "co_tien_thuong": paid,
        "can_cu_tien_thuong": bonus_basis(whole, document),
        "cach_tinh_thuong": bonus_method(dossier),
        "khen_truoc": earlier_awards(whole, document),
        "quy": fund(dossier, document.judgements),
        "bang": report_tables(whole, document.judgements),
        **_appendix_labels({judgement.outcome for judgement in document.judgements}),
    }


def _appendix_labels(outcomes: Set[Outcome]) -> dict[str, str]:
    """One appendix has no number, two have Roman ones (PL I, III.1.a)."""
    both = outcomes >= {Outcome.AWARDED, Outcome.PROPOSED}
    return {
        "phu_luc_khen": "Phụ lục I" if both else "Phụ lục",
        "phu_luc_trinh": "Phụ lục II" if both else "Phụ lục",
    }


__all__ = ["context", "dossier_fields"]
