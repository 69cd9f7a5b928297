"""Fields of giấy khen: `giay_khen`, with text made smaller where it would outgrow its frame."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from paperwork.metrics import MM_PER_POINT, text_width_mm
from paperwork.model import Document, DocumentSet, DocumentType, Frame, Judgement, Outcome
from paperwork.vocabulary.nominees import called, position
from paperwork.wording import capitalised, padded, upper
from paperwork.wordml import Sized

STYLES = {  # trường: kiểu đoạn in trường ấy
    "tham_quyen": "Giấy khen: Thẩm quyền",
    "danh_hieu": "Giấy khen: Danh hiệu",
    "ten": "Giấy khen: Họ và tên",
    "chuc_vu": "Giấy khen: Chức vụ, đơn vị",
    "thanh_tich": "Giấy khen: Thành tích",
}
BOLD = ("tham_quyen", "danh_hieu", "ten")
LINE = 1.15  # line pitch of Times New Roman in units of its size
STEP = 0.5  # points
SAFETY = 0.98  # a program breaks its lines a little earlier or later than another


@dataclass(frozen=True)
class Fit:  # chữ vừa khung ở cỡ nào
    points: float
    overflows: bool = False  # ở cỡ nhỏ nhất vẫn dài quá khung


def certificates(whole: DocumentSet, document: Document) -> list[dict[str, Any]]:
    """One for each rewarded nominee of a document that prints certificates; none for others."""
    if not document.type.frames:
        return []
    return [
        {
            "tang": "TẶNG DANH HIỆU" if judgement.award.family == "title" else "TẶNG",
            "so_vang": padded(judgement.roll),
            **{
                field: Sized(text, fit.points)
                for field, (text, fit) in fitted(whole, document.type, judgement).items()
            },
        }
        for judgement in document.judgements
        if judgement.outcome is Outcome.AWARDED
    ]


def fitted(
    whole: DocumentSet, type: DocumentType, judgement: Judgement
) -> Mapping[str, tuple[str, Fit]]:
    """Each field of a certificate with the size in which it fits its frame."""
    return {
        field: (text, fit(text, frame, bold=field in BOLD))
        for field, text in texts(whole, judgement).items()
        if (frame := type.frames.get(STYLES[field]))
    }


def texts(whole: DocumentSet, judgement: Judgement) -> dict[str, str]:
    """What a certificate says of a nominee, whatever its size."""
    nominee, dossier = judgement.nomination, whole.dossier
    general = f"Đã {dossier.campaign.achievement}" if dossier.campaign.achievement else ""
    return {
        "tham_quyen": upper(dossier.unit.authority or dossier.unit.name),
        "danh_hieu": upper(judgement.award.name),
        "ten": called(nominee),
        "chuc_vu": capitalised(position(nominee)),
        "thanh_tich": capitalised(nominee.citation.rstrip(" .") or general),
    }


@lru_cache(maxsize=4_096)
def fit(text: str, frame: Frame, *, bold: bool = False) -> Fit:
    """The largest size in which the lines of the text are no higher than the frame."""
    size = frame.size
    while _height(text, size, frame.width * SAFETY, bold) > frame.height:
        if size - STEP < frame.least or not frame.least:
            return Fit(size, overflows=True)
        size -= STEP
    return Fit(size)


def _height(text: str, size: float, width: float, bold: bool) -> float:
    """Millimetres of the text in lines filled word by word, as Word fills them."""
    return _lines(text, size, width, bold) * size * LINE * MM_PER_POINT


def _lines(text: str, size: float, width: float, bold: bool) -> int:
    space = text_width_mm(" ", size, bold=bold)
    lines = 0
    for passage in text.split("\n"):
        lines += 1
        filled = 0.0
        for word in passage.split():
            wide = text_width_mm(word, size, bold=bold)
            if filled and filled + space + wide > width:
                lines += 1
                filled = wide
            else:
                filled += wide + (space if filled else 0)
    return lines
