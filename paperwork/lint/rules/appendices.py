"""Rules of what is attached: phụ lục and its line (Kèm theo …) (PL I, Phần I, Mục III.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from paperwork.findings import Severity
from paperwork.lint.anatomy import Anatomy, Appendix, Attachment
from paperwork.lint.content import Paragraph
from paperwork.lint.looks import composed, misfits, span, standard, whole
from paperwork.lint.rule import Hit, hit, rule
from paperwork.lint.series import in_roman, roman

ERROR, WARNING = Severity.ERROR, Severity.WARNING
LABEL = re.compile(r"phụ lục(?: (?:số )?[^\s:.–-]+)?[.:]?", re.IGNORECASE)
CITED = re.compile(  # số 05/QĐ-SNV ngày 05 tháng 3 năm 2026, chỗ trống trong bản điện tử
    r"số:? ?(?P<serial>\d*)[ .…_]*/ ?(?P<symbol>[^\s,;)]+)"
    r"(?:,? ngày (?P<day>\d*)[ .…_]*(?:tháng|/) ?(?P<month>\d*)[ .…_]*(?:năm|/) ?(?P<year>\d*))?",
    re.IGNORECASE,
)
EVERY = re.compile(  # nhắc đến mọi phụ lục
    r"\b(?:các|những|\d+) phụ lục\b|phụ lục (?:kèm theo|đính kèm|này|ban hành)"
    r"|\(phụ lục\)|\bcó phụ lục\b",
    re.IGNORECASE,
)
NAMED = re.compile(
    r"phụ lục (?:số )?((?:[IVXLC\d]+(?:, ?| và | đến | - |-|–| – )?)+)", re.IGNORECASE
)
ATTACHED = re.compile(r"kèm theo|đính kèm")


@rule(
    "ND30-A01",
    ERROR,
    "PL I, III.1.b",
    "Nhãn phụ lục {fault}.",
    "Ghi “Phụ lục” in thường trên một dòng riêng, cỡ chữ {sizes}, đứng, đậm, căn giữa.",
    reason="Từ “Phụ lục” và số thứ tự trên một dòng riêng, canh giữa, in thường, cỡ 14, đứng, đậm.",
    wrong="PHỤ LỤC I",
    right="Phụ lục I",
)
def label(anatomy: Anatomy) -> Iterator[Hit]:
    """The label is in capitals, has another size or style, or shares its line with the title."""
    for appendix in anatomy.appendices:
        own = appendix.label
        shared = "" if LABEL.fullmatch(composed(own.read)) else "ở cùng dòng với tên phụ lục"
        fault = ", ".join(filter(None, (misfits([own], "phu_luc_label"), shared)))
        if fault:
            yield hit(own, fault=fault, sizes=span(standard("phu_luc_label")["size"]))


@rule(
    "ND30-A02",
    ERROR,
    "PL I, III.1.a",
    "{fault}.",
    "Đánh số các phụ lục bằng chữ số La Mã, liên tiếp: Phụ lục I, Phụ lục II.",
    reason="Văn bản có từ hai phụ lục trở lên thì các phụ lục được đánh số bằng chữ số La Mã.",
    wrong="Phụ lục 1, Phụ lục 2",
    right="Phụ lục I, Phụ lục II",
)
def numbers(anatomy: Anatomy) -> Iterator[Hit]:
    """Several phụ lục are not numbered one after another in Roman numerals."""
    for appendix in anatomy.appendices:
        if appendix.number and not roman(appendix.number):
            fault = f"Phụ lục đánh số “{appendix.number}”, không phải chữ số La Mã"
            yield hit(appendix.label, fault=fault)
        elif not appendix.number and len(anatomy.appendices) > 1:
            fault = f"Văn bản có {len(anatomy.appendices)} phụ lục nhưng có phụ lục không có số"
            yield hit(appendix.label, fault=fault)
    for above, below in pairwise(anatomy.appendices):
        first, second = roman(above.number), roman(below.number)
        if first and second and second != first + 1:
            fault = (
                f"Sau Phụ lục {above.number} là {below.number}, không phải {in_roman(first + 1)}"
            )
            yield hit(below.label, fault=fault)


@rule(
    "ND30-A03",
    ERROR,
    "PL I, III.1.b",
    "{fault}.",
    "Ghi tên phụ lục dưới nhãn: in hoa, cỡ chữ {sizes}, đứng, đậm, căn giữa.",
    reason="Tên phụ lục canh giữa, in hoa, cỡ 13 đến 14, kiểu chữ đứng, đậm.",
    wrong="Danh sách khen thưởng",
    right="DANH SÁCH KHEN THƯỞNG",
)
def title(anatomy: Anatomy) -> Iterator[Hit]:
    """The title is missing, or has another size or style."""
    sizes = span(standard("phu_luc_ten")["size"])
    for appendix in anatomy.appendices:
        lines = [p for p in appendix.title if not p.text.lstrip().startswith("(")]
        if not lines and LABEL.fullmatch(composed(appendix.label.read)):
            yield hit(appendix.label, fault="Không thấy tên phụ lục", sizes=sizes)
        elif fault := misfits(lines, "phu_luc_ten"):
            yield hit(lines[0], fault=f"Tên phụ lục {fault}", sizes=sizes)


@rule(
    "ND30-A04",
    ERROR,
    "PL I, III.1.c",
    "{fault}.",
    "Dưới tên ghi “(Kèm theo Quyết định số … ngày … của …)”: trong ngoặc đơn, in thường, cỡ chữ"
    " {sizes}, nghiêng, căn giữa.",
    reason="Mỗi phụ lục chỉ dẫn văn bản mà nó kèm theo: in thường, cỡ 13 đến 14, nghiêng, đặt trong"
    " ngoặc đơn, canh giữa dưới tên phụ lục.",
    wrong="Kèm theo Quyết định số 05/QĐ-SNV",
    right="(Kèm theo Quyết định số 05/QĐ-SNV ngày 05 tháng 3 năm 2026 của Sở Nội vụ)",
)
def attached(anatomy: Anatomy) -> Iterator[Hit]:
    """The line (Kèm theo …) is missing, has no brackets, or has another size or style."""
    sizes = span(standard("kem_theo")["size"])
    for part in _all_attached(anatomy):
        lines = part.attached
        if not lines and isinstance(part, Appendix):
            yield hit(part.label, fault="Phụ lục không có dòng “(Kèm theo …)”", sizes=sizes)
            continue
        faults = [misfits(lines, "kem_theo"), "" if _is_bracketed(lines) else "không có ngoặc đơn"]
        said = ", ".join(filter(None, faults))
        if said:
            yield hit(lines[0], fault=f"Dòng “Kèm theo” {said}", sizes=sizes)


@rule(
    "ND30-A05",
    WARNING,
    "PL I, III.1.c",
    "Dòng “Kèm theo” ghi {fault}.",
    "Ghi đúng số, ký hiệu, ngày của văn bản này, hoặc để trống trong bản điện tử.",
    reason="Dòng “Kèm theo” chỉ dẫn chính văn bản này; số, ngày cũ còn sót làm phụ lục thành của"
    " văn bản khác.",
    wrong="(Kèm theo Quyết định số 04/QĐ-SNV …) trong văn bản số 05/QĐ-SNV",
    right="(Kèm theo Quyết định số 05/QĐ-SNV …)",
)
def same_document(anatomy: Anatomy) -> Iterator[Hit]:
    """The line (Kèm theo …) has another number or date than the document has in its head."""
    for part in _all_attached(anatomy):
        text = composed(" ".join(p.text for p in part.attached))
        found = CITED.search(text)
        if found and (fault := _difference(found, anatomy)):
            yield hit(part.attached[0], fault=fault)


@rule(
    "ND30-A06",
    ERROR,
    "PL I, III.1.a",
    "Nội dung văn bản không nhắc đến {name}.",
    "Nêu phụ lục trong nội dung, ví dụ “(danh sách tại {name} kèm theo)”.",
    reason="Văn bản có phụ lục thì trong văn bản phải có chỉ dẫn về phụ lục đó.",
    wrong="Có Phụ lục II, nội dung chỉ nói đến Phụ lục I",
    right="(biểu tổng hợp tại Phụ lục II kèm theo)",
)
def mentioned(anatomy: Anatomy) -> Iterator[Hit]:
    """The text of the document does not lead to a phụ lục."""
    if not anatomy.appendices:
        return
    text = _main_text(anatomy)
    for appendix in anatomy.appendices:
        if not _is_mentioned(appendix, text, alone=len(anatomy.appendices) == 1):
            yield hit(appendix.label, name=f"Phụ lục {appendix.number}".strip())


# ---------------------------------------------------------------- reading an appendix


def _all_attached(anatomy: Anatomy) -> tuple[Appendix | Attachment, ...]:
    return (*anatomy.appendices, *anatomy.attachments)


def _is_bracketed(lines: tuple[Paragraph, ...]) -> bool:
    text = composed(" ".join(p.text for p in lines))
    return not text or (text.startswith("(") and text.rstrip(" .;").endswith(")"))


def _difference(found: re.Match[str], anatomy: Anatomy) -> str:
    """In what it is another document of the same type; empty when that cannot be told."""
    number, date = anatomy.number, anatomy.date
    if number is None or not number.symbol:
        return ""
    symbol = composed(number.symbol)
    if found["symbol"].split("-")[0] != symbol.split("-")[0]:
        return ""
    serial = found["serial"]
    if serial and number.serial.isdecimal() and whole(serial) != whole(number.serial):
        return f"số {serial}, văn bản số {number.serial}"
    if found["symbol"] != symbol:
        return f"ký hiệu {found['symbol']}, văn bản có ký hiệu {symbol}"
    said = [found["day"], found["month"], found["year"]]
    if date is None or date.date is None or not all(said):
        return ""
    if [int(figure) for figure in said] != [date.date.day, date.date.month, date.date.year]:
        return f"ngày {'/'.join(said)}, văn bản ngày {date.day}/{date.month}/{date.year}"
    return ""


def _main_text(anatomy: Anatomy) -> str:
    """What is said before the first phụ lục, in tables too, without the căn cứ."""
    end = min(a.label.index for a in anatomy.appendices)
    grounds = {p.index for p in anatomy.grounds}
    own = (p for p in anatomy.content.paragraphs if p.index < end and p.index not in grounds)
    return composed(" ".join(p.read for p in own))


def _is_mentioned(appendix: Appendix, text: str, alone: bool) -> bool:
    small = text.lower()
    is_said = "phụ lục" in small
    if is_said and EVERY.search(text):
        return True
    if alone:
        return is_said or bool(ATTACHED.search(small))
    if not appendix.number:
        return is_said
    own = _value(appendix.number.upper())
    if not own:  # Phụ lục A
        return f"phụ lục {appendix.number.lower()}" in small
    return any(own in _values(found[1].upper()) for found in NAMED.finditer(text))


def _values(said: str) -> set[int]:
    """The numbers of I, III và IV, and all between the ends of I đến V."""
    values: set[int] = set()
    parts = re.findall(r"[IVXLC]+|\d+|ĐẾN|[-–]", said)
    for place, part in enumerate(parts):
        if part in ("ĐẾN", "-", "–"):
            if 0 < place < len(parts) - 1:
                values |= set(range(_value(parts[place - 1]), _value(parts[place + 1]) + 1))
        else:
            values.add(_value(part))
    return values


def _value(part: str) -> int:
    return int(part[:4]) if part.isdecimal() else roman(part)
