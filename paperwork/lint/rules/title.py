"""Rules of the title: tên loại, trích yếu and the line below it (ô 5a, 5b)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.findings import Severity
from paperwork.lint.anatomy import Anatomy
from paperwork.lint.content import Paragraph
from paperwork.lint.looks import composed, decree, is_capitals, misfits, rule_faults, span, standard
from paperwork.lint.rule import Hit, hit, rule
from paperwork.lint.text import gap_pt

ERROR, WARNING = Severity.ERROR, Severity.WARNING
ALL_CAPITALS = "in hoa toàn bộ"  # cách nói của looks.misfits
ENDS_IN_STOP = re.compile(r"(?<!v\.v)(?<!\.)\.(?:/\.)?$")


@rule(
    "ND30-L01",
    ERROR,
    "PL I, II.5.b",
    "Tên loại văn bản {fault}.",
    "Tên loại in hoa, cỡ chữ {sizes}, đứng, đậm, căn giữa trang.",
    reason="Tên loại văn bản in hoa, cỡ 13 đến 14, kiểu chữ đứng, đậm, canh giữa.",
    wrong="Quyết định cỡ 16",
    right="QUYẾT ĐỊNH cỡ 14, đậm",
)
def type_line(anatomy: Anatomy) -> Iterator[Hit]:
    """The type has another size or style."""
    paragraph = anatomy.type_line
    if paragraph is None:
        return
    fault = misfits([paragraph], "ten_loai")
    if fault:
        yield hit(paragraph, fault=fault, sizes=span(standard("ten_loai")["size"]))


@rule(
    "ND30-L02",
    WARNING,
    "Điều 7",
    "“{type}” không phải tên loại văn bản hành chính.",
    "Dùng một tên loại của Phụ lục III; văn bản chuyên ngành thì theo quy định của ngành.",
    reason="Điều 7 kể 29 loại văn bản hành chính; loại khác là văn bản chuyên ngành, có mẫu riêng.",
    wrong="GIẤY XÁC NHẬN, Số: 03/GXN-SNV",
    right="THÔNG BÁO, Số: 03/TB-SNV",
)
def known_type(anatomy: Anatomy) -> Iterator[Hit]:
    """The type is none that the decree lists."""
    paragraph = anatomy.type_line
    if paragraph is None or anatomy.type_name:
        return
    text = composed(paragraph.printed)
    if text.casefold() not in [name.casefold() for name in decree()["copy_types"].values()]:
        yield hit(paragraph, type=text)


@rule(
    "ND30-L03",
    ERROR,
    "PL I, II.5.b",
    "{fault}.",
    "Trích yếu đặt ngay dưới tên loại: in thường, cỡ chữ {sizes}, đứng, đậm, căn giữa.",
    reason="Trích yếu nội dung đặt ngay dưới tên loại, in thường, cỡ 13 đến 14, kiểu chữ đứng,"
    " đậm, canh giữa.",
    wrong="Về việc thành lập Tổ công tác, không đậm",
    right="Về việc thành lập Tổ công tác, đậm",
)
def subject(anatomy: Anatomy) -> Iterator[Hit]:
    """The subject is missing, not right below the type, or has another size or style."""
    sizes = span(standard("trich_yeu")["size"])
    if anatomy.type_line is None:
        return
    if not anatomy.subject:
        if anatomy.type_code in standard("trich_yeu")["required_in"]:
            yield hit(anatomy.type_line, fault=_missing(anatomy), sizes=sizes)
        return
    faults = misfits(anatomy.subject, "trich_yeu").split(", ")
    if not all(is_capitals(p) for p in anatomy.subject):  # a line of it may be a name in capitals
        faults = [fault for fault in faults if fault != ALL_CAPITALS]
    if _is_apart(anatomy, anatomy.type_line, anatomy.subject[0]):
        faults.append("cách tên loại một dòng trống")
    said = ", ".join(filter(None, faults))
    if said:
        yield hit(anatomy.subject[0], fault=f"Trích yếu {said}", sizes=sizes)


@rule(
    "ND30-L04",
    ERROR,
    "PL I, II.5.b",
    "Dưới {part} {fault}; phải có đường kẻ nét liền dài 1/3 đến 1/2 dòng chữ.",
    "Vẽ đường kẻ (Insert, Shapes, Line) dài từ 1/3 đến 1/2 dòng chữ, căn giữa.",
    reason="Bên dưới trích yếu có đường kẻ ngang, nét liền, dài từ 1/3 đến 1/2 dòng chữ, đặt cân"
    " đối so với dòng chữ.",
    wrong="Không có đường kẻ dưới trích yếu",
    right="Đường kẻ dài bằng 2/5 dòng trích yếu",
)
def subject_rule(anatomy: Anatomy) -> Iterator[Hit]:
    """The line below the subject is missing, dashed, too short or too long."""
    if anatomy.type_line is None or not anatomy.type_code:
        return
    if anatomy.subject:
        fault = rule_faults(anatomy.subject_rule, anatomy.subject, "trich_yeu", anatomy)
        if fault:
            yield hit(anatomy.subject[-1], part="trích yếu", fault=fault)
    # below the type itself a line is asked, its length is not
    elif anatomy.type_code in standard("trich_yeu")["absent_in"] and not anatomy.subject_rule:
        fault = rule_faults(None, (anatomy.type_line,), "trich_yeu", anatomy)
        if fault:
            yield hit(anatomy.type_line, part="tên loại", fault=fault)


@rule(
    "ND30-L05",
    ERROR,
    "PL I, II.5.b",
    "{fault}.",
    "Trích yếu công văn đặt dưới số, ký hiệu, cách 6 pt: bắt đầu bằng “V/v ”, in thường, cỡ chữ"
    " {sizes}, đứng, không đậm, căn giữa.",
    reason="Đối với công văn, trích yếu đặt giữa dưới số và ký hiệu, cách dòng 6 pt, in thường,"
    " cỡ 12 đến 13, kiểu chữ đứng.",
    wrong="Về việc: báo cáo công tác văn thư, nghiêng",
    right="V/v báo cáo công tác văn thư năm 2026",
)
def letter_subject(anatomy: Anatomy) -> Iterator[Hit]:
    """The subject of a công văn is missing, or is written or printed otherwise."""
    asked = standard("trich_yeu_cv")
    sizes = span(asked["size"])
    paragraph = anatomy.letter_subject
    if not anatomy.is_letter:
        return
    if paragraph is None:
        if anatomy.number and anatomy.addressee:
            missing = "Không thấy trích yếu “V/v …” dưới số, ký hiệu của công văn"
            yield hit(anatomy.number.paragraph, fault=missing, sizes=sizes)
        return
    faults = [misfits([paragraph], "trich_yeu_cv")]
    if not re.match(rf"{asked['prefix']} \S", composed(paragraph.printed)):
        faults.append(f"không bắt đầu bằng “{asked['prefix']} ”")
    if _is_tight(anatomy, paragraph, asked["before_pt"]):
        faults.append("chưa cách số, ký hiệu 6 pt")
    said = ", ".join(filter(None, faults))
    if said:
        yield hit(paragraph, fault=f"Trích yếu công văn {said}", sizes=sizes)


@rule(
    "ND30-L06",
    WARNING,
    "thông lệ",
    "Trích yếu kết thúc bằng dấu chấm.",
    "Xóa dấu chấm ở cuối trích yếu.",
    reason="Trích yếu là một cụm từ, đứng như một tiêu đề.",
    wrong="Về việc thành lập Tổ công tác.",
    right="Về việc thành lập Tổ công tác",
)
def no_full_stop(anatomy: Anatomy) -> Iterator[Hit]:
    """A subject ends with a full stop."""
    for paragraph in (*anatomy.subject[-1:], anatomy.letter_subject):
        if paragraph and ENDS_IN_STOP.search(composed(paragraph.text)):
            yield hit(paragraph)


# ---------------------------------------------------------------- reading the title


def _missing(anatomy: Anatomy) -> str:
    """Not there, or written on in the line of the type: BÁO CÁO TỔNG KẾT NĂM 2026."""
    text = composed(anatomy.type_line.printed).rstrip(" .:") if anatomy.type_line else ""
    if text.casefold() == anatomy.type_name.casefold():
        return "Không thấy trích yếu ngay dưới tên loại"
    return "Trích yếu viết liền tên loại"


def _is_apart(anatomy: Anatomy, above: Paragraph, below: Paragraph) -> bool:
    """Whether a blank line stands between the two."""
    between = range(above.index + 1, below.index)
    return any(p.index in between and p.is_blank for p in anatomy.content.paragraphs)


def _is_tight(anatomy: Anatomy, paragraph: Paragraph, asked: float) -> bool:
    """Whether it follows the number in the same cell with a smaller gap than asked."""
    number = anatomy.number.paragraph if anatomy.number else None
    if number is None:
        return False
    if number.index == paragraph.index:
        return not number.drawn
    following = paragraph.index == number.index + 1 and paragraph.cell == number.cell
    return following and gap_pt(number, paragraph) < asked
