"""Rules of marks: khẩn, phạm vi lưu hành, who drafted it, the address (PL I, III.2 to III.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.findings import Severity
from paperwork.lint.anatomy import Anatomy
from paperwork.lint.content import Drawn, Paragraph
from paperwork.lint.looks import (
    composed,
    decree,
    figure,
    misfits,
    span,
    standard,
    tolerance,
    within,
)
from paperwork.lint.rule import Hit, hit, rule

ERROR, WARNING = Severity.ERROR, Severity.WARNING
DRAFTER = re.compile(r"[A-ZĐ]+\.? ?\(\d+\)\.?")
SIDES = {"top", "bottom", "left", "right"}
RED = 0x90  # từ mức này mắt thấy là đỏ, khi hai màu kia thấp


@rule(
    "ND30-M01",
    ERROR,
    "PL I, III.2.b",
    "Dấu chỉ mức độ khẩn {fault}.",
    "Ghi HỎA TỐC, THƯỢNG KHẨN hoặc KHẨN trong khung chữ nhật nét đơn: in hoa, cỡ chữ {sizes}, đứng,"
    " đậm, màu đỏ.",
    reason="Mức độ khẩn là HỎA TỐC, THƯỢNG KHẨN, KHẨN; in hoa, cỡ 13 đến 14, đứng, đậm, trong khung"
    " chữ nhật viền đơn, mực đỏ tươi.",
    wrong="HỎA TỐC HẸN GIỜ, màu đen, không có khung",
    right="HỎA TỐC, màu đỏ, trong khung",
)
def urgency(anatomy: Anatomy) -> Iterator[Hit]:
    """The mark has other words, size, style or colour, or no frame."""
    mark = anatomy.urgency
    if mark is None:
        return
    text = composed(mark.printed).upper().strip(" .:")
    known = (*decree()["urgency_box_mm"], *standard("khan")["accepted"])
    faults = [
        "" if text in known else f"ghi “{composed(mark.printed)}”",
        misfits([mark], "khan"),
        "" if all(_is_red(f.color) for f in mark.formats()) else "không phải màu đỏ",
        "" if _is_framed(mark, anatomy) else "không có khung",
    ]
    said = ", ".join(filter(None, faults))
    if said:
        yield hit(mark, fault=said, sizes=span(standard("khan")["size"]))


@rule(
    "ND30-M02",
    WARNING,
    "PL I, III.2.b",
    "Khung dấu khẩn rộng {width} mm, cao {height} mm.",
    "Đặt khung {text} rộng {right_width} mm, cao {right_height} mm.",
    reason="Khung HỎA TỐC 30 x 8 mm, THƯỢNG KHẨN 40 x 8 mm, KHẨN 20 x 8 mm.",
    wrong="Khung KHẨN 40 x 12 mm",
    right="Khung KHẨN 20 x 8 mm",
)
def urgency_box(anatomy: Anatomy) -> Iterator[Hit]:
    """The drawn frame of the mark has another size."""
    mark = anatomy.urgency
    box = _box(mark) if mark else None
    if mark is None or box is None:
        return
    text = composed(mark.printed).upper().replace("HOẢ", "HỎA").strip(" .:")
    asked = decree()["urgency_box_mm"].get(text)
    sizes = (box.width_mm, box.height_mm)
    if asked is None or not all(sizes):
        return
    slack = tolerance("box_mm")
    if any(abs(own - right) > slack for own, right in zip(sizes, asked, strict=True)):
        yield hit(
            mark,
            text=text,
            width=figure(box.width_mm),
            height=figure(box.height_mm),
            right_width=asked[0],
            right_height=asked[1],
        )


@rule(
    "ND30-M03",
    WARNING,
    "PL I, III.2.c",
    "Chỉ dẫn phạm vi lưu hành {fault}.",
    "Đặt trong khung chữ nhật ở trên Quốc hiệu: in hoa, cỡ chữ {sizes}, đứng, đậm.",
    reason="XEM XONG TRẢ LẠI, LƯU HÀNH NỘI BỘ in hoa, cỡ 13 đến 14, đứng, đậm, trong khung chữ"
    " nhật, ở ô 11 trên Quốc hiệu.",
    wrong="Lưu hành nội bộ, không có khung",
    right="LƯU HÀNH NỘI BỘ trong khung",
)
def circulation(anatomy: Anatomy) -> Iterator[Hit]:
    """The mark has another size or style, no frame, or stands below Quốc hiệu."""
    mark = anatomy.circulation
    if mark is None:
        return
    nation = anatomy.quoc_hieu
    in_text = mark.part == "word/document.xml" and _box(mark) is None
    below = nation is not None and in_text and mark.index > nation.index
    faults = [
        misfits([mark], "luu_hanh"),
        "" if _is_framed(mark, anatomy) else "không có khung",
        "ở dưới Quốc hiệu" if below else "",
    ]
    said = ", ".join(filter(None, faults))
    if said:
        yield hit(mark, fault=said, sizes=span(standard("luu_hanh")["size"]))


@rule(
    "ND30-M04",
    WARNING,
    "PL I, III.3",
    "Ký hiệu người soạn thảo, số lượng bản {fault}.",
    "Ghi theo mẫu “PL.(300)”: chữ viết tắt in hoa, số bản trong ngoặc đơn, cỡ chữ {sizes}, đứng.",
    reason="Ký hiệu người soạn thảo in hoa, số lượng bản bằng chữ số Ả Rập, cỡ 11, kiểu chữ đứng.",
    wrong="pl(300)",
    right="PL.(300)",
)
def drafter(anatomy: Anatomy) -> Iterator[Hit]:
    """The sign of the drafter is written or printed otherwise."""
    own = anatomy.drafter
    if own is None:
        return
    text = composed(own.printed)
    said = "" if DRAFTER.fullmatch(text) else f"ghi “{text}”"
    # on the line of the last recipient it is as large as that line: R03
    apart = all(own.index != item.index for item in anatomy.recipients)
    fault = ", ".join(filter(None, (said, misfits([own], "ky_hieu_soan") if apart else "")))
    if fault:
        yield hit(own, fault=fault, sizes=span(standard("ky_hieu_soan")["size"]))


@rule(
    "ND30-M05",
    WARNING,
    "PL I, III.4",
    "Địa chỉ, liên hệ của cơ quan {fault}.",
    "Đặt ở chân trang thứ nhất, dưới đường kẻ dài bằng vùng chữ, cỡ chữ {sizes}, đứng.",
    reason="Địa chỉ, thư điện tử, điện thoại ghi ở chân trang thứ nhất, cỡ 11 đến 12, đứng, dưới"
    " một đường kẻ nét liền kéo dài hết chiều ngang vùng chữ.",
    wrong="Địa chỉ ở chân mọi trang, cỡ 9",
    right="Địa chỉ ở chân trang thứ nhất, cỡ 11, có đường kẻ ở trên",
)
def contact(anatomy: Anatomy) -> Iterator[Hit]:
    """The address has another size, no line above, or is on every page."""
    if not anatomy.contact:
        return
    faults = [
        misfits(anatomy.contact, "dia_chi"),
        _line_fault(anatomy),
        "có ở mọi trang" if _is_repeated(anatomy) else "",
    ]
    said = ", ".join(filter(None, faults))
    if said:
        yield hit(anatomy.contact[0], fault=said, sizes=span(standard("dia_chi")["size"]))


# ---------------------------------------------------------------- frames and lines


def _box(paragraph: Paragraph) -> Drawn | None:
    """The text box that the words stand in."""
    return next((d for d in paragraph.drawn if d.text.strip() and d.kind != "line"), None)


def _is_framed(paragraph: Paragraph, anatomy: Anatomy) -> bool:
    """Whether it has a box, borders on all sides, or a table with borders around it."""
    if paragraph.drawn:
        return True
    if {border.side for border in paragraph.layout.borders} >= SIDES:
        return True
    cell = paragraph.cell
    return cell is not None and any(
        table.index == cell.table and table.bordered for table in anatomy.content.tables
    )


def _is_red(color: str) -> bool:
    """Whether the eye sees red; a colour by a name of the theme is not judged."""
    if not re.fullmatch(r"[0-9A-Fa-f]{6}", color):
        return color not in ("auto", "")
    red, green, blue = (int(color[place : place + 2], 16) for place in (0, 2, 4))
    return red >= RED and max(green, blue) < red / 2


def _line_fault(anatomy: Anatomy) -> str:
    first = anatomy.contact[0]
    if _box(first) or first.cell:
        return ""  # what is drawn around a box or a table is not known
    if any(border.side == "top" for border in first.layout.borders):
        return ""
    own = [p for p in anatomy.content.everything if p.part == first.part]
    above = next((p for p in reversed(own) if p.index < first.index and not _is_empty(p)), None)
    near = [p for p in (above, first) if p]
    if any("_" in p.text or any(b.side == "bottom" for b in p.layout.borders) for p in near[:1]):
        return ""
    lines = [d for p in near for d in p.drawn if d.kind == "line"]
    if not lines:
        return "không có đường kẻ ở trên"
    sections = {section.index: section for section in anatomy.content.sections}
    section = sections.get(first.section)
    width = max(line.width_mm for line in lines)
    if not (section and section.text_width_mm and width):
        return ""
    limits, slack = standard("dia_chi")["rule"], tolerance("whole_rule")
    full = within(width / section.text_width_mm, limits, slack)
    return "" if full else f"có đường kẻ dài {figure(width)} mm"


def _is_empty(paragraph: Paragraph) -> bool:
    return paragraph.is_blank and not paragraph.layout.borders


def _is_repeated(anatomy: Anatomy) -> bool:
    """Whether it stands in the footer of the pages after the first."""
    if not anatomy.content.sections or (anatomy.content.pages or 2) < 2:
        return False
    section = anatomy.content.sections[0]
    if not section.title_page and anatomy.content.pages is None:
        return False  # có thể văn bản chỉ có một trang
    words = {composed(p.text) for p in anatomy.contact}
    return any(composed(p.text) in words for p in section.footer() if p.text.strip())
