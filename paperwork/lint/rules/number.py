"""Rules of the number and symbol of a document (ô 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.findings import Severity
from paperwork.lint.anatomy import Anatomy
from paperwork.lint.beside import is_under
from paperwork.lint.looks import MOST_FIGURES, composed, decree, misfits, span, standard, whole
from paperwork.lint.rule import Hit, hit, rule
from paperwork.wording import padded

ERROR = Severity.ERROR
# Số: 05/QĐ-SNV, the number blank or dotted in a draft
NUMBER_LINE = re.compile(r"Số: ?(?:\d+|[ .…_]*)/[^\s/–—]+(?:/[^\s/–—]+)*(?<![^.][.,;:])")
YEAR = re.compile(r"/(?:19|20)\d\d(?=/|$)")


@rule(
    "ND30-H11",
    ERROR,
    "PL I, II.3.c",
    "{fault}.",
    "Ghi theo mẫu “Số: 05/QĐ-SNV”: sau “Số” có dấu hai chấm, không cách chữ quanh “/” và “-”.",
    reason="Sau từ “Số” có dấu hai chấm; giữa số và ký hiệu có dấu gạch chéo, giữa các nhóm chữ"
    " viết tắt có dấu gạch nối không cách chữ.",
    wrong="Số 05 / QĐ - SNV",
    right="Số: 05/QĐ-SNV",
)
def number_line(anatomy: Anatomy) -> Iterator[Hit]:
    """The number line is missing or is not written as the decree has it."""
    if anatomy.number is None:
        yield hit(fault="Không thấy dòng số, ký hiệu")
        return
    text = composed(anatomy.number.text)
    if not NUMBER_LINE.fullmatch(text):
        yield hit(anatomy.number.paragraph, fault=f"Dòng số, ký hiệu ghi chưa đúng: “{text}”")


@rule(
    "ND30-H12",
    ERROR,
    "PL I, II.3.c",
    "Số văn bản ghi “{serial}”.",
    "Ghi “{right}”: số nhỏ hơn 10 thêm một số 0 phía trước, số khác không thêm.",
    reason="Với những số nhỏ hơn 10 phải ghi thêm số 0 phía trước.",
    wrong="Số: 5/QĐ-SNV",
    right="Số: 05/QĐ-SNV",
)
def padding(anatomy: Anatomy) -> Iterator[Hit]:
    """A number below ten lacks its zero, or another has one too many."""
    number = anatomy.number
    if number is None or not number.serial.isdecimal():
        return
    right = padded(whole(number.serial))
    if len(number.serial) < MOST_FIGURES and number.serial != right:
        yield hit(number.paragraph, serial=number.serial, right=right)


@rule(
    "ND30-H13",
    ERROR,
    "PL I, II.3.c",
    "Dòng số, ký hiệu {fault}.",
    "Dòng số, ký hiệu cỡ chữ {sizes}, đứng, không đậm, căn giữa dưới tên cơ quan ban hành.",
    reason="Số, ký hiệu in thường, cỡ 13, kiểu chữ đứng, canh giữa dưới tên cơ quan ban hành.",
    wrong="Số, ký hiệu cỡ 14, căn trái",
    right="Số, ký hiệu cỡ 13, căn giữa",
)
def number_type(anatomy: Anatomy) -> Iterator[Hit]:
    """The number line has another size or style, or stands under the wrong column."""
    if anatomy.number is None:
        return
    paragraph = anatomy.number.paragraph
    faults = [misfits([paragraph], "so_ky_hieu")]
    if is_under(paragraph, anatomy.quoc_hieu, anatomy.ban_hanh):
        faults.append("ở dưới Quốc hiệu")
    if fault := ", ".join(filter(None, faults)):
        yield hit(paragraph, fault=fault, sizes=span(standard("so_ky_hieu")["size"]))


@rule(
    "ND30-H14",
    ERROR,
    "PL III, I",
    "Ký hiệu ghi “{written}” nhưng tên loại là {type}, viết tắt là “{right}”.",
    "Ghi “{right}” hoặc sửa tên loại cho đúng.",
    reason="Mỗi tên loại có một chữ viết tắt trong bảng của Phụ lục III.",
    wrong="TỜ TRÌNH, Số: 07/TT-SNV",
    right="TỜ TRÌNH, Số: 07/TTr-SNV",
)
def type_code(anatomy: Anatomy) -> Iterator[Hit]:
    """The code of the number is not that of the printed type."""
    written = _first_group(anatomy)
    if not (anatomy.number and anatomy.type_code and written):
        return
    if written != anatomy.type_code and written not in decree()["stale_types"]:
        yield hit(
            anatomy.number.paragraph,
            written=written,
            type=anatomy.type_name.lower(),
            right=anatomy.type_code,
        )


@rule(
    "ND30-H15",
    ERROR,
    "PL I, II.3.b",
    "Ký hiệu công văn {fault}.",
    "Ghi viết tắt tên cơ quan, gạch nối, viết tắt đơn vị soạn thảo hoặc lĩnh vực: 12/SNV-VP.",
    reason="Ký hiệu công văn gồm viết tắt tên cơ quan và đơn vị soạn thảo hoặc lĩnh vực; công"
    " văn không có viết tắt tên loại.",
    wrong="Số: 12/CV-SNV",
    right="Số: 12/SNV-VP",
)
def letter_code(anatomy: Anatomy) -> Iterator[Hit]:
    """The symbol of a công văn names a type, or no drafting unit."""
    first = _first_group(anatomy)
    if not (anatomy.number and anatomy.is_letter and first):
        return
    if not (anatomy.letter_subject or anatomy.addressee):
        return
    place = anatomy.number.paragraph
    types = decree()["types"]
    groups = composed(anatomy.number.symbol).split("-")
    if standard("so_ky_hieu")["letter_never"] in groups:
        yield hit(place, fault="có “CV”")
    elif first in types and not _is_agency_code(first, anatomy):
        yield hit(place, fault=f"bắt đầu bằng “{first}” là viết tắt của {types[first].lower()}")
    elif len(groups) == 1:
        yield hit(place, fault=f"chỉ có “{first}”, thiếu đơn vị soạn thảo hoặc lĩnh vực")


@rule(
    "ND30-H16",
    ERROR,
    "PL I, II.3",
    "Số, ký hiệu có ghi năm: “{text}”.",
    "Bỏ năm: 15/QĐ-UBND.",
    reason="Số, ký hiệu văn bản hành chính không có năm; chỉ văn bản quy phạm pháp luật mới có.",
    wrong="Số: 15/2026/QĐ-SNV",
    right="Số: 15/QĐ-SNV",
)
def year_in_number(anatomy: Anatomy) -> Iterator[Hit]:
    """The number has a year in it."""
    if anatomy.number and YEAR.search(composed(anatomy.number.text)):
        yield hit(anatomy.number.paragraph, text=composed(anatomy.number.text))


@rule(
    "ND30-H17",
    ERROR,
    "PL III, I",
    "Ký hiệu “{written}” là viết tắt cũ.",
    "Ghi “{right}” theo bảng viết tắt của Phụ lục III.",
    reason="Bảng viết tắt của Nghị định 30 thay bảng của Thông tư 01/2011.",
    wrong="Số: 03/QCh-SNV",
    right="Số: 03/QC-SNV",
)
def stale_codes(anatomy: Anatomy) -> Iterator[Hit]:
    """The code is one of the circular before the decree."""
    written = _first_group(anatomy)
    stale = decree()["stale_types"]
    if anatomy.number and anatomy.letter_subject is None and written in stale:
        yield hit(anatomy.number.paragraph, written=written, right=stale[written])


def _first_group(anatomy: Anatomy) -> str:
    """QĐ of 05/QĐ-SNV, and of 05/2026/QĐ-SNV; empty where there is no symbol."""
    if anatomy.number is None:
        return ""
    symbol = composed(anatomy.number.symbol)
    after_year = re.sub(r"^\d*/", "", symbol)
    return re.split(r"[-–/ ]", after_year)[0]


def _is_agency_code(code: str, anatomy: Anatomy) -> bool:
    """Whether a code of a type is also short for this agency: TTr for Thanh tra tỉnh."""
    known = decree()["agency_codes"]
    name = composed(" ".join(p.text for p in anatomy.ban_hanh)).casefold()
    return code in known["known"] or known["named"].get(code, "\n") in name
