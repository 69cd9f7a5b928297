"""Rules of the head: Quốc hiệu, Tiêu ngữ, agency, number, place and date (ô 1 to 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from paperwork.findings import Severity
from paperwork.lint.anatomy import Anatomy, DateLine
from paperwork.lint.content import Paragraph
from paperwork.lint.looks import (
    MOST_FIGURES,
    composed,
    decree,
    figure,
    misfits,
    room_mm,
    rule_faults,
    span,
    standard,
    tolerance,
    whole,
    width_mm,
)
from paperwork.lint.rule import Hit, hit, rule
from paperwork.standards import table
from paperwork.wording import fold, padded

ERROR, WARNING = Severity.ERROR, Severity.WARNING
# Số: 05/QĐ-SNV, the number blank or dotted in a draft
NUMBER_LINE = re.compile(r"Số: ?(?:\d+|[ .…_]*)/[^\s/–—]+(?:/[^\s/–—]+)*(?<![^.][.,;:])")
YEAR = re.compile(r"/(?:19|20)\d\d(?=/|$)")
# Nghệ An, ngày 05 tháng 3 năm 2026, the figures blank or dotted in a draft
DATE_LINE = re.compile(
    r"[^,]+, ngày (?:\d{1,2}|[.…_]+)? ?tháng (?:\d{1,2}|[.…_]+)? ?năm ?(?:\d{4}|[.…_]+)?"
)
CONSONANTS = re.compile(r"[BCDĐGHKLMNPQRSTVXFJWZ&]{2,}")
ROMAN = re.compile(r"[IVXLCDM]+")

# ---------------------------------------------------------------- Quốc hiệu, Tiêu ngữ


@rule(
    "ND30-H01",
    ERROR,
    "PL I, II.1.a",
    "{fault}.",
    "Ghi “{right}” ở đầu trang thứ nhất, bên phải, ngang tên cơ quan.",
    reason="Quốc hiệu ghi ở phía trên cùng, bên phải trang đầu tiên của văn bản.",
    wrong="CỘNG HOÀ XÃ HỘI CHỦ NGHIÃ VIỆT NAM",
    right="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
)
def quoc_hieu(anatomy: Anatomy) -> Iterator[Hit]:
    """Quốc hiệu is missing, misspelt or not on the right."""
    asked = standard("quoc_hieu")
    paragraph = anatomy.quoc_hieu
    if paragraph is None:
        yield hit(fault="Không thấy Quốc hiệu", right=asked["text"])
        return
    text = _text(paragraph)
    right = [asked["text"], *asked["accepted"]]
    if text.casefold() not in [spelling.casefold() for spelling in right]:
        yield hit(paragraph, fault=f"Quốc hiệu ghi sai: “{text}”", right=asked["text"])
    elif _is_left_of(paragraph, (*anatomy.chu_quan, *anatomy.ban_hanh)):
        yield hit(paragraph, fault="Quốc hiệu nằm bên trái tên cơ quan", right=asked["text"])


@rule(
    "ND30-H02",
    ERROR,
    "PL I, II.1.a",
    "Quốc hiệu {fault}.",
    "Quốc hiệu in hoa, cỡ chữ {sizes}, đứng, đậm, căn giữa, trên một dòng.",
    reason="Quốc hiệu trình bày bằng chữ in hoa, cỡ 12 đến 13, kiểu chữ đứng, đậm.",
    wrong="Quốc hiệu cỡ 14, không đậm",
    right="Quốc hiệu cỡ 13, đậm",
)
def quoc_hieu_type(anatomy: Anatomy) -> Iterator[Hit]:
    """Quốc hiệu has another size or style, or is broken in two lines."""
    paragraph = anatomy.quoc_hieu
    if paragraph is None:
        return
    faults = misfits([paragraph], "quoc_hieu")
    broken = "ngắt làm hai dòng" if "\n" in paragraph.text.strip() else ""
    yield from _styled(paragraph, "quoc_hieu", ", ".join(filter(None, (faults, broken))))


@rule(
    "ND30-H03",
    ERROR,
    "PL I, II.1.b",
    "{fault}.",
    "Ghi “{right}”: gạch nối ngắn có cách chữ ở hai bên, chỉ viết hoa chữ đầu của mỗi cụm từ.",
    reason="Tiêu ngữ có ba cụm từ, chữ đầu viết hoa, giữa các cụm từ có gạch nối, có cách chữ.",
    wrong="Độc lập – Tự do – Hạnh Phúc",
    right="Độc lập - Tự do - Hạnh phúc",
)
def tieu_ngu(anatomy: Anatomy) -> Iterator[Hit]:
    """Tiêu ngữ is missing, or is not letter for letter as the decree has it."""
    asked = standard("tieu_ngu")["text"]
    paragraph = anatomy.tieu_ngu
    if paragraph is None:
        yield hit(fault="Không thấy Tiêu ngữ", right=asked)
        return
    text = _text(paragraph)
    if text != asked:
        yield hit(paragraph, fault=f"Tiêu ngữ ghi sai: “{text}”", right=asked)


@rule(
    "ND30-H04",
    ERROR,
    "PL I, II.1.b",
    "Tiêu ngữ {fault}.",
    "Tiêu ngữ in thường, cỡ chữ {sizes}, đứng, đậm, căn giữa dưới Quốc hiệu.",
    reason="Tiêu ngữ trình bày bằng chữ in thường, cỡ 13 đến 14, kiểu chữ đứng, đậm.",
    wrong="Tiêu ngữ cỡ 12, nghiêng",
    right="Tiêu ngữ cỡ 14, đậm",
)
def tieu_ngu_type(anatomy: Anatomy) -> Iterator[Hit]:
    """Tiêu ngữ has another size or style, or stands above Quốc hiệu."""
    paragraph = anatomy.tieu_ngu
    if paragraph is None:
        return
    faults = misfits([paragraph], "tieu_ngu").split(", ")
    # capitals are the text's fault: H03
    own = [fault for fault in faults if fault != "in hoa toàn bộ"]
    if anatomy.quoc_hieu and _is_above(paragraph, anatomy.quoc_hieu):
        own.append("ở trên Quốc hiệu")
    yield from _styled(paragraph, "tieu_ngu", ", ".join(filter(None, own)))


@rule(
    "ND30-H05",
    ERROR,
    "PL I, II.1.c",
    "Giữa Quốc hiệu và Tiêu ngữ có dòng trống.",
    "Xóa dòng trống.",
    reason="Hai dòng Quốc hiệu và Tiêu ngữ cách nhau dòng đơn.",
    wrong="Một dòng trống giữa Quốc hiệu và Tiêu ngữ",
    right="Tiêu ngữ ngay dưới Quốc hiệu",
)
def together(anatomy: Anatomy) -> Iterator[Hit]:
    """A blank line stands between Quốc hiệu and Tiêu ngữ."""
    above, below = anatomy.quoc_hieu, anatomy.tieu_ngu
    if above is None or below is None:
        return
    if any(
        above.index < p.index < below.index and p.is_blank and p.cell == above.cell
        for p in anatomy.content.paragraphs
    ):
        yield hit(below)


@rule(
    "ND30-H06",
    ERROR,
    "PL I, II.1.b",
    "Dưới Tiêu ngữ {fault}; phải có đường kẻ nét liền dài bằng dòng chữ.",
    "Vẽ đường kẻ (Insert, Shapes, Line) dài bằng dòng Tiêu ngữ, căn giữa.",
    reason="Phía dưới Tiêu ngữ có đường kẻ ngang, nét liền, dài bằng dòng chữ.",
    wrong="Tiêu ngữ gạch chân, hoặc kẻ một nửa dòng",
    right="Đường kẻ dài bằng Tiêu ngữ",
)
def tieu_ngu_rule(anatomy: Anatomy) -> Iterator[Hit]:
    """The line below Tiêu ngữ is missing, dashed, too short or too long."""
    if anatomy.tieu_ngu is None:
        return
    fault = rule_faults(anatomy.tieu_ngu_rule, (anatomy.tieu_ngu,), "tieu_ngu", anatomy)
    if fault:
        yield hit(anatomy.tieu_ngu, fault=fault)


# ---------------------------------------------------------------- agency


@rule(
    "ND30-H07",
    ERROR,
    "PL I, II.2.b",
    "{fault}.",
    "Tên cơ quan ban hành ở bên trái: in hoa, cỡ chữ {sizes}, đứng, đậm, căn giữa.",
    reason="Tên cơ quan ban hành văn bản in hoa, cỡ 12 đến 13, đứng, đậm, canh giữa dưới tên"
    " cơ quan chủ quản.",
    wrong="Sở Nội vụ",
    right="SỞ NỘI VỤ",
)
def ban_hanh(anatomy: Anatomy) -> Iterator[Hit]:
    """The issuing agency is not named, or has another size or style."""
    sizes = span(standard("ban_hanh")["size"])
    if not anatomy.ban_hanh:
        yield hit(fault="Không thấy tên cơ quan ban hành", sizes=sizes)
        return
    fault = misfits(anatomy.ban_hanh, "ban_hanh")
    if fault:
        yield hit(anatomy.ban_hanh[0], fault=f"Tên cơ quan ban hành {fault}", sizes=sizes)


@rule(
    "ND30-H08",
    ERROR,
    "PL I, II.2.b",
    "Tên cơ quan chủ quản {fault}.",
    "Tên cơ quan chủ quản in hoa, cỡ chữ {sizes}, đứng, không đậm, căn giữa.",
    reason="Tên cơ quan chủ quản trực tiếp in hoa, cỡ 12 đến 13, kiểu chữ đứng; chỉ tên cơ quan"
    " ban hành mới đậm.",
    wrong="UBND TỈNH NGHỆ AN in đậm",
    right="UBND TỈNH NGHỆ AN không đậm",
)
def chu_quan(anatomy: Anatomy) -> Iterator[Hit]:
    """The superior agency has another size or style, or stands below the issuing one."""
    if not anatomy.chu_quan:
        return
    first = anatomy.chu_quan[0]
    faults = [misfits(anatomy.chu_quan, "chu_quan")]
    if any(_is_above(paragraph, first) for paragraph in anatomy.ban_hanh):
        faults.append("ở dưới tên cơ quan ban hành")
    yield from _styled(first, "chu_quan", ", ".join(filter(None, faults)))


@rule(
    "ND30-H09",
    ERROR,
    "PL I, II.2.b",
    "Dưới tên cơ quan ban hành {fault}; phải có đường kẻ nét liền dài 1/3 đến 1/2 dòng chữ.",
    "Vẽ đường kẻ (Insert, Shapes, Line) dài từ 1/3 đến 1/2 dòng chữ, căn giữa.",
    reason="Phía dưới tên cơ quan ban hành có đường kẻ ngang, nét liền, dài từ 1/3 đến 1/2 dòng"
    " chữ, đặt cân đối.",
    wrong="Đường kẻ dài bằng tên cơ quan",
    right="Đường kẻ dài bằng 2/5 tên cơ quan",
)
def ban_hanh_rule(anatomy: Anatomy) -> Iterator[Hit]:
    """The line below the issuing agency is missing, dashed, too short or too long."""
    line = anatomy.ban_hanh_rule
    fault = rule_faults(line, anatomy.ban_hanh, "ban_hanh", anatomy)
    if not fault and line and "_" in line.paragraph.text and not _is_centred(line.paragraph):
        fault = "đường kẻ chưa căn giữa"
    if fault:
        yield hit(anatomy.ban_hanh[-1], fault=fault)


@rule(
    "ND30-H10",
    WARNING,
    "PL I, II.2.a",
    "Tên cơ quan ban hành có viết tắt “{short}”.",
    "Ghi đầy đủ tên cơ quan ban hành; chỉ tên cơ quan chủ quản được viết tắt cụm từ thông dụng.",
    reason="Tên cơ quan ban hành là tên chính thức, đầy đủ.",
    wrong="UBND XÃ HÒA TRẠCH",
    right="ỦY BAN NHÂN DÂN XÃ HÒA TRẠCH",
)
def short_names(anatomy: Anatomy) -> Iterator[Hit]:
    """The issuing agency is named by an abbreviation."""
    asked = standard("ban_hanh")
    for paragraph in anatomy.ban_hanh:
        for word in re.split(r"[\s,.()\-–]+", composed(paragraph.printed)):
            if word in asked["not_abbreviations"] or ROMAN.fullmatch(word):
                continue
            if word in asked["abbreviations"] or CONSONANTS.fullmatch(word):
                yield hit(paragraph, short=word)
                return


# ---------------------------------------------------------------- number


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
    if _is_under(paragraph, anatomy.quoc_hieu, anatomy.ban_hanh):
        faults.append("ở dưới Quốc hiệu")
    yield from _styled(paragraph, "so_ky_hieu", ", ".join(filter(None, faults)))


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


# ---------------------------------------------------------------- place and date


@rule(
    "ND30-H18",
    ERROR,
    "PL I, II.4",
    "{fault}.",
    "Ghi “Nghệ An, ngày 05 tháng 3 năm 2026”: in thường, cỡ chữ {sizes}, nghiêng, không đậm,"
    " căn giữa.",
    reason="Địa danh và thời gian in thường, cỡ 13 đến 14, kiểu chữ nghiêng, sau địa danh có dấu"
    " phẩy, canh giữa dưới Quốc hiệu, Tiêu ngữ.",
    wrong="Nghệ An ngày 5/3/2026",
    right="Nghệ An, ngày 05 tháng 3 năm 2026",
)
def date_line(anatomy: Anatomy) -> Iterator[Hit]:
    """The line of place and date is missing, written or printed otherwise."""
    sizes = span(standard("dia_danh")["size"])
    if _is_without_date(anatomy):
        return
    if anatomy.date is None:
        yield hit(fault="Không thấy địa danh và ngày, tháng, năm", sizes=sizes)
        return
    paragraph = anatomy.date.paragraph
    text = _text(paragraph)
    faults = [misfits([paragraph], "dia_danh")]
    if not DATE_LINE.fullmatch(text):
        faults.insert(0, f"ghi chưa đúng: “{text}”")
    if any(_is_under(paragraph, p, (anatomy.quoc_hieu,)) for p in anatomy.ban_hanh):
        faults.append("ở dưới tên cơ quan")
    said = ", ".join(filter(None, faults))
    if said:
        yield hit(paragraph, fault=f"Dòng địa danh, ngày tháng {said}", sizes=sizes)


@rule(
    "ND30-H19",
    ERROR,
    "PL I, II.4.b",
    "{unit} ghi “{written}”.",
    "Ghi “{right}”: ngày nhỏ hơn 10 và tháng 1, 2 thêm số 0 phía trước.",
    reason="Ngày nhỏ hơn 10 và tháng 1, 2 phải ghi thêm số 0 phía trước để không sửa thêm được.",
    wrong="ngày 5 tháng 1 năm 2026",
    right="ngày 05 tháng 01 năm 2026",
)
def date_padding(anatomy: Anatomy) -> Iterator[Hit]:
    """A day below ten, or January or February, lacks its zero."""
    date = anatomy.date
    if date is None or _is_without_date(anatomy):
        return
    asked = standard("dia_danh")
    if len(date.day) == 1 and date.day.isdecimal() and int(date.day) < asked["pad_day_below"]:
        yield hit(date.paragraph, unit="Ngày", written=date.day, right=padded(int(date.day)))
    if len(date.month) == 1 and date.month.isdecimal() and int(date.month) in asked["pad_months"]:
        yield hit(date.paragraph, unit="Tháng", written=date.month, right=padded(int(date.month)))


@rule(
    "ND30-H20",
    WARNING,
    "PL I, II.4.b",
    "Tháng ghi “{written}”.",
    "Ghi “tháng {right}”: chỉ tháng 1 và tháng 2 thêm số 0.",
    reason="Nghị định chỉ thêm số 0 cho tháng 1, 2; các tháng 3 đến 9 trong mẫu không có số 0.",
    wrong="tháng 03",
    right="tháng 3",
)
def month_zero(anatomy: Anatomy) -> Iterator[Hit]:
    """A month from March to September has a zero before it."""
    date = anatomy.date
    if date is None or _is_without_date(anatomy):
        return
    if re.fullmatch("0[3-9]", date.month):
        yield hit(date.paragraph, written=date.month, right=date.month[1:])


@rule(
    "ND30-H21",
    ERROR,
    "thông lệ",
    "Không có ngày {day} tháng {month} năm {year}.",
    "Sửa ngày, tháng, năm ban hành cho đúng.",
    reason="Ngày ban hành là ngày có thật, để sổ đăng ký và văn bản khớp nhau.",
    wrong="ngày 31 tháng 4 năm 2026",
    right="ngày 30 tháng 4 năm 2026",
)
def real_date(anatomy: Anatomy) -> Iterator[Hit]:
    """The date is none of the calendar."""
    date = anatomy.date
    if date is None or date.date is not None:
        return
    if all(part.isdecimal() for part in (date.day, date.month, date.year)):
        yield hit(date.paragraph, day=date.day, month=date.month, year=date.year)


@rule(
    "ND30-H22",
    ERROR,
    "PL I, II.4.c",
    "Địa danh, ngày tháng không cùng dòng với số, ký hiệu.",
    "Đặt hai phần vào cùng một hàng của bảng ở đầu văn bản.",
    reason="Địa danh và thời gian ban hành đặt cùng một dòng với số, ký hiệu.",
    wrong="Ngày tháng ở dưới số, ký hiệu một dòng",
    right="Hai phần cùng một hàng",
)
def same_line(anatomy: Anatomy) -> Iterator[Hit]:
    """The number and the date stand in different rows or lines."""
    if anatomy.number is None or anatomy.date is None or _is_without_date(anatomy):
        return
    left, right = anatomy.number.paragraph, anatomy.date.paragraph
    if left.cell and right.cell:
        apart = left.cell.table == right.cell.table and left.cell.row != right.cell.row
    else:
        plain = not left.cell and not right.cell
        apart = plain and left.index != right.index and _is_body(anatomy, left, right)
    if apart:
        yield hit(right)


@rule(
    "ND30-H23",
    WARNING,
    "PL III, Mẫu 1.9",
    "Biên bản ghi địa danh, ngày tháng ở đầu văn bản.",
    "Bỏ dòng đó; thời gian, địa điểm ghi trong nội dung biên bản.",
    reason="Mẫu biên bản không có ô địa danh và thời gian ban hành.",
    wrong="Nghệ An, ngày 05 tháng 3 năm 2026 dưới Tiêu ngữ của biên bản",
    right="Thời gian bắt đầu: 08 giờ 00, ngày 05 tháng 3 năm 2026.",
)
def minutes_without_date(anatomy: Anatomy) -> Iterator[Hit]:
    """Minutes have a place and date in the head."""
    title, date = anatomy.type_line, anatomy.date
    if date and title and date.paragraph.index < title.index and _is_without_date(anatomy):
        yield hit(date.paragraph)


# ---------------------------------------------------------------- layout


@rule(
    "ND30-H24",
    ERROR,
    "thông lệ",
    "{part} dài {width} mm, ô chỉ rộng {room} mm nên xuống dòng.",
    "Mở rộng cột phải của bảng, hoặc dùng bộ cỡ chữ nhỏ (12 và 13).",
    reason="Quốc hiệu, Tiêu ngữ mỗi dòng là một dòng: xuống dòng thì đường kẻ và canh giữa hỏng.",
    wrong="VIỆT NAM rơi xuống dòng hai",
    right="Quốc hiệu trên một dòng",
)
def one_line(anatomy: Anatomy) -> Iterator[Hit]:
    """Quốc hiệu or Tiêu ngữ is wider than its cell."""
    for name, paragraph in (("Quốc hiệu", anatomy.quoc_hieu), ("Tiêu ngữ", anatomy.tieu_ngu)):
        if paragraph is None or paragraph.cell is None or "\n" in paragraph.text.strip():
            continue
        width, room = width_mm(paragraph.runs), room_mm(paragraph, anatomy.content)
        if paragraph.cell.width_mm and width > room + tolerance("width_mm"):
            yield hit(paragraph, part=name, width=figure(width), room=figure(room))


@rule(
    "ND30-H25",
    WARNING,
    "PL I, II.4.a",
    "Địa danh “{name}” {fault} từ 01/7/2025.",
    "Ghi tên tỉnh, thành phố hoặc xã, phường, đặc khu hiện nay nơi cơ quan đóng trụ sở.",
    reason="Địa danh là tên chính thức của đơn vị hành chính hiện nay; từ 01/7/2025 cả nước có"
    " 34 tỉnh, thành phố và không còn cấp huyện.",
    wrong="Huyện Diễn Châu, ngày 05 tháng 3 năm 2026",
    right="Diễn Châu, ngày 05 tháng 3 năm 2026",
)
def place_in_force(anatomy: Anatomy) -> Iterator[Hit]:
    """The place is of a district, or of a province that has been merged."""
    date = anatomy.date
    if date is None or not _is_since(date):
        return
    fault = _place_fault(date.place, anatomy)
    if fault:
        yield hit(date.paragraph, name=date.place, fault=fault)


@rule(
    "ND30-H26",
    WARNING,
    "thông lệ",
    "Bảng dàn trang ở đầu văn bản có đường viền.",
    "Chọn bảng, Table Design, Borders, No Border.",
    reason="Bảng chỉ để xếp hai bên; đường kẻ ở đầu văn bản chỉ có dưới tên cơ quan và Tiêu ngữ.",
    wrong="Quốc hiệu đóng khung",
    right="Bảng không viền",
)
def plain_head(anatomy: Anatomy) -> Iterator[Hit]:
    """The table that lays out the head shows its borders."""
    tables = {table.index: table for table in anatomy.content.tables}
    for paragraph in (anatomy.quoc_hieu, *anatomy.ban_hanh):
        own = tables.get(paragraph.cell.table) if paragraph and paragraph.cell else None
        if own and own.bordered:
            yield hit(paragraph)
            return


# ---------------------------------------------------------------- reading the head


def _styled(paragraph: Paragraph, part: str, fault: str) -> Iterator[Hit]:
    if fault:
        yield hit(paragraph, fault=fault, sizes=span(standard(part)["size"]))


def _text(paragraph: Paragraph) -> str:
    """What a part reads as printed."""
    return composed(paragraph.printed)


def _is_above(paragraph: Paragraph, other: Paragraph) -> bool:
    """Whether it comes first in the same place: the same cell, or the page itself."""
    same = paragraph.part == other.part and paragraph.cell == other.cell
    plain = not (paragraph.drawn or other.drawn)  # where a box floats is not known
    return same and plain and paragraph.index < other.index


def _is_under(
    paragraph: Paragraph, above: Paragraph | None, right: Sequence[Paragraph | None]
) -> bool:
    """Whether it stands in the column of the first, not in that of the others, in one table."""
    if above is None or paragraph.cell is None or above.cell is None:
        return False
    own, others = paragraph.cell, [p.cell for p in right if p and p.cell]
    if {cell.table for cell in (above.cell, *others)} != {own.table}:
        return False
    apart = bool(others) and all(cell.column != own.column for cell in others)
    return own.column == above.cell.column and apart


def _is_left_of(paragraph: Paragraph, others: tuple[Paragraph, ...]) -> bool:
    """Whether it stands in a column before those of the same table."""
    cell = paragraph.cell
    return cell is not None and any(
        other.cell and other.cell.table == cell.table and other.cell.column > cell.column
        for other in others
    )


def _is_centred(paragraph: Paragraph) -> bool:
    return paragraph.layout.align == "center" or "\t" in paragraph.text


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


def _is_without_date(anatomy: Anatomy) -> bool:
    return anatomy.type_code in standard("dia_danh")["absent_in"]


def _is_body(anatomy: Anatomy, *paragraphs: Paragraph) -> bool:
    """Whether they are paragraphs of the text itself, not of floating boxes."""
    own = {(p.index, p.text) for p in anatomy.content.paragraphs}
    return all((p.index, p.text) in own for p in paragraphs)


def _is_since(date: DateLine) -> bool:
    since = table("places_vn")["since"]
    if date.date:
        return bool(date.date >= since)
    return date.year.isdecimal() and whole(date.year) > since.year


def _place_fault(place: str, anatomy: Anatomy) -> str:
    places = table("places_vn")
    whole = composed(re.sub(r"^TP\.? ?", "Thành phố ", place)).casefold()
    if any(whole.startswith(f"{unit} ") for unit in places["abolished"]):
        return "là đơn vị hành chính không còn"
    if whole.startswith(f"{places['city']} "):
        city = fold(whole.removeprefix(f"{places['city']} "))
        return "" if city in map(fold, places["cities"]) else "là đơn vị hành chính không còn"
    merged = {fold(old): new for old, new in places["merged"].items()}
    agencies = fold(" ".join(p.text for p in (*anatomy.chu_quan, *anatomy.ban_hanh)))
    if fold(place) in merged and f"tinh {fold(place)}" in agencies:
        return f"là tỉnh đã nhập vào {merged[fold(place)]}"
    return ""
