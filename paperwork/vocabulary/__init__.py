"""What a template may say: the one place that turns nouns into the Vietnamese fields clerks read.

Field names are Vietnamese without accents, because clerks edit templates in Word. Every value is
text ready to print, a number, a list of such, or a drawn line; standards/fields.toml tells what
each means and `paperwork templates fields` prints it. Each is worked out when it is asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, TypeVar

from paperwork.model import Document, DocumentSet, Dossier, Judgement, Options, Outcome
from paperwork.vocabulary.asking import Fields
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

Kept = TypeVar("Kept")

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


def _groups(judgements: Sequence[Judgement], options: Options) -> dict[str, Fields]:
    return {name: group(judgements, options, outcomes) for name, outcomes in OUTCOMES.items()}


@dataclass(frozen=True)
class _Asked:  # văn bản mà mẫu hỏi đến
    """A document of a set, with what several fields need of it, worked out once."""

    whole: DocumentSet
    document: Document

    @cached_property
    def dossier(self) -> Dossier:
        return self.whole.dossier_of(self.document)

    @cached_property
    def groups(self) -> Mapping[str, Fields]:
        judgements, options = self.document.judgements, self.whole.dossier.options
        work = partial(_groups, judgements, options)
        if self.document.type.one_per == "nominee":
            return work()  # no other document has these
        return self.once("groups", judgements, work)

    @cached_property
    def outstanding(self) -> Fields:
        passed = OUTCOMES["thong_qua"]
        return chosen(self.document.judgements, self.dossier.options, passed)

    def of_dossier(self, name: str, fields: Callable[[Dossier], Fields]) -> Fields:
        """Fields of the dossier; nothing in it but the office depends on the day."""
        return self.once(name, [self.dossier.unit], lambda: fields(self.dossier))

    def once(self, name: str, of: Sequence[object], work: Callable[[], Kept]) -> Kept:
        """What follows from the same things in all documents of the set, worked out once.

        They are kept with it: while it is there, nothing else can have their identity.
        """
        known, key = self.whole.worked_out, (name, *map(id, of))
        if key not in known:
            known[key] = of, work()
        kept: Kept = known[key][1]
        return kept

    @cached_property
    def letterhead(self) -> Mapping[str, Any]:
        return letterhead(self.dossier, self.document)

    @cached_property
    def subject(self) -> Fields:
        return ruled_subject(self.dossier, self.document)

    @cached_property
    def awaiting(self) -> bool:
        return self.whole.awaits(self.document)

    @cached_property
    def timeline(self) -> list[dict[str, Any]]:
        return timeline(self.dossier, self.document.type)

    @cached_property
    def appendices(self) -> Mapping[str, str]:
        return _appendix_labels({judgement.outcome for judgement in self.document.judgements})

    def award(self) -> dict[str, str] | None:
        award = self.document.award
        return {"ten": award.name, "cum": award.phrase} if award else None

    def nominee(self) -> Any:
        """The one nominee of a document of which each has one; None in others."""
        if self.document.type.one_per != "nominee":
            return None
        return listed_nominees(self.document.judgements)[0]

    def pays(self) -> bool:
        return self.dossier.options.pays_bonus and self.groups["khen"]["tien"] != "0"


_DOSSIER: Mapping[str, Callable[[_Asked], Any]] = {  # biết trước khi có trích yếu, có số
    "don_vi": lambda asked: asked.of_dossier("don_vi", lambda dossier: unit_fields(dossier.unit)),
    "ho_so": lambda asked: asked.of_dossier("ho_so", lambda d: campaign_fields(d.campaign)),
    "hoi_dong": lambda asked: asked.of_dossier("hoi_dong", council_fields),
    "phien_hop": lambda asked: asked.of_dossier("phien_hop", session_fields),
    "danh_hieu": _Asked.award,
    "thanh_vien": lambda asked: member_fields(asked.dossier, asked.document.member),
    "nguoi": _Asked.nominee,
    **{name: lambda asked, name=name: asked.groups[name] for name in OUTCOMES},  # type: ignore[misc]
    "danh_sach": lambda asked: asked.groups["de_cu"]["danh_sach"],
    "tieu_bieu": lambda asked: asked.outstanding,
    "danh_sach_tieu_bieu": lambda asked: asked.outstanding["danh_sach"],
}
_HEAD: Mapping[str, Callable[[_Asked], Any]] = {  # của phần đầu văn bản
    "dau": lambda asked: asked.letterhead["dau"],
    "ke": lambda asked: asked.letterhead["ke"],
    "ten_loai": lambda asked: asked.subject["ten_loai"],
    "trich_yeu": lambda asked: asked.subject["trich_yeu"],
    "trich_yeu_cau": lambda asked: asked.subject["trich_yeu_cau"],
    "ve_viec": lambda asked: asked.subject["ve_viec"],
}
_REST: Mapping[str, Callable[[_Asked], Any]] = {
    "so_ky_hieu": lambda asked: number_line(asked.document, awaiting=asked.awaiting),
    "dia_danh": lambda asked: asked.dossier.unit.place,
    "ngay_thang": lambda asked: date_line(asked.document, awaiting=asked.awaiting),
    "cua": lambda asked: asked.document.issued_by,
    "kinh_gui": lambda asked: list(asked.document.addressees),
    "noi_nhan": lambda asked: list(asked.document.recipients),
    "ky": lambda asked: signature_of(asked.dossier, asked.document),
    "ky_thu_ky": lambda asked: signature_of_secretary(asked.dossier),
    "tien_do": lambda asked: asked.timeline,
    "so_viec": lambda asked: padded(len(asked.timeline)),
    "giay_khen": lambda asked: certificates(asked.whole, asked.document),
    "co_tien_thuong": _Asked.pays,
    "can_cu_tien_thuong": lambda asked: bonus_basis(asked.whole, asked.document),
    "cach_tinh_thuong": lambda asked: bonus_method(asked.dossier),
    "khen_truoc": lambda asked: earlier_awards(asked.whole, asked.document),
    "quy": lambda asked: fund(asked.dossier, asked.document.judgements),
    "bang": lambda asked: report_tables(asked.whole, asked.document.judgements),
    "phu_luc_khen": lambda asked: asked.appendices["phu_luc_khen"],
    "phu_luc_trinh": lambda asked: asked.appendices["phu_luc_trinh"],
}
_WORDING = {**_DOSSIER, **_HEAD}  # những gì lời văn khai sẵn được hỏi
_CONTEXT = {**_WORDING, **_REST}


def dossier_fields(whole: DocumentSet, document: Document) -> Fields:
    """What is known of the dossier before the document has a subject or a number."""
    return Fields(_DOSSIER, _Asked(whole, document))


def context(whole: DocumentSet, document: Document) -> Fields:
    """Every field that the template of this document may use.

    The declared wording is filled here: it may be at fault where the template is not.
    """
    asked, cited = _Asked(whole, document), cited_fields(whole, document)
    known = {name: field for name, field in cited.items() if name not in _HEAD}
    wording = Fields(_WORDING, asked, **known)
    known = {name: field for name, field in known.items() if name not in _REST}
    known["can_cu"] = grounds(whole, document, wording)
    known["noi_dung"] = passages(asked.dossier, document.type, wording)
    return Fields(_CONTEXT, asked, **known)


def _appendix_labels(outcomes: Set[Outcome]) -> dict[str, str]:
    """One appendix has no number, two have Roman ones (PL I, III.1.a)."""
    both = outcomes >= {Outcome.AWARDED, Outcome.PROPOSED}
    return {
        "phu_luc_khen": "Phụ lục I" if both else "Phụ lục",
        "phu_luc_trinh": "Phụ lục II" if both else "Phụ lục",
    }


__all__ = ["context", "dossier_fields"]
