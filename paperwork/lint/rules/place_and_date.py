"""Rules of the place and date of a document (ô 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.findings import Severity
from paperwork.lint.anatomy import Anatomy, DateLine
from paperwork.lint.beside import is_under
from paperwork.lint.content import Paragraph
from paperwork.lint.looks import composed, misfits, span, standard, whole
from paperwork.lint.rule import Hit, hit, rule
from paperwork.standards import table
from paperwork.wording import fold, padded

ERROR, WARNING = Severity.ERROR, Severity.WARNING
# Nghệ An, ngày 05 tháng 3 năm 2026, the figures blank or dotted in a draft
DATE_LINE = re.compile(
    r"[^,]+, ngày (?:\d{1,2}|[.…_]+)? ?tháng (?:\d{1,2}|[.…_]+)? ?năm ?(?:\d{4}|[.…_]+)?"
)


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
    text = composed(paragraph.printed)
    faults = [misfits([paragraph], "dia_danh")]
    if not DATE_LINE.fullmatch(text):
        faults.insert(0, f"ghi chưa đúng: “{text}”")
    if any(is_under(paragraph, p, (anatomy.quoc_hieu,)) for p in anatomy.ban_hanh):
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
