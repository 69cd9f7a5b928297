"""Rules of the head: Quốc hiệu, Tiêu ngữ, names of agencies (ô 1, 2), and how it is laid out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.findings import Severity
from paperwork.lint.anatomy import Anatomy
from paperwork.lint.beside import is_above, is_left_of
from paperwork.lint.content import Paragraph
from paperwork.lint.looks import (
    composed,
    figure,
    misfits,
    room_mm,
    rule_faults,
    span,
    standard,
    tolerance,
    width_mm,
)
from paperwork.lint.rule import Hit, hit, rule

ERROR, WARNING = Severity.ERROR, Severity.WARNING
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
    text = composed(paragraph.printed)
    right = [asked["text"], *asked["accepted"]]
    if text.casefold() not in [spelling.casefold() for spelling in right]:
        yield hit(paragraph, fault=f"Quốc hiệu ghi sai: “{text}”", right=asked["text"])
    elif is_left_of(paragraph, (*anatomy.chu_quan, *anatomy.ban_hanh)):
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
    text = composed(paragraph.printed)
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
    if anatomy.quoc_hieu and is_above(paragraph, anatomy.quoc_hieu):
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
    if any(is_above(paragraph, first) for paragraph in anatomy.ban_hanh):
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


def _is_centred(paragraph: Paragraph) -> bool:
    return paragraph.layout.align == "center" or "\t" in paragraph.text
