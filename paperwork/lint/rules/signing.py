"""Rules of signing: where, in whose power, by whom (ô 7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from paperwork.findings import Severity
from paperwork.lint.anatomy import Anatomy, Signature
from paperwork.lint.content import Paragraph
from paperwork.lint.looks import composed, misfits, span, standard, tolerance
from paperwork.lint.remembering import by_text
from paperwork.lint.rule import Hit, hit, rule
from paperwork.wording import fold

ERROR, WARNING = Severity.ERROR, Severity.WARNING
SHORT_POWERS = r"TM|KT|TL|TUQ|Q"
POWER = re.compile(rf"(?:{SHORT_POWERS})\. \S")
# T/M, K/T., TM ỦY BAN, TM.ỦY BAN, Tm. …; the group is the power that is meant
WRONG_POWERS = (
    (re.compile(r"t\s?/\s?m\b", re.IGNORECASE), "TM."),
    (re.compile(r"k\s?/\s?t\b", re.IGNORECASE), "KT."),
    (re.compile(r"t\s?/\s?l\b", re.IGNORECASE), "TL."),
    (re.compile(r"(?:t\s?/\s?uq|tu\s?/\s?q|u\s?/\s?q|uq)\b", re.IGNORECASE), "TUQ."),
    (re.compile(r"q\s?/", re.IGNORECASE), "Q."),
    (re.compile(r"thay mặt\b", re.IGNORECASE), "TM."),
    (re.compile(r"ký thay\b", re.IGNORECASE), "KT."),
    (re.compile(r"thừa lệnh\b", re.IGNORECASE), "TL."),
    (re.compile(r"thừa (?:ủy|uỷ) quyền\b", re.IGNORECASE), "TUQ."),
)
BARE_POWER = re.compile(rf"({SHORT_POWERS})(?![^\W\d_])", re.IGNORECASE)
FOR_ANOTHER = re.compile(r"(?:KT|TL|TUQ)\.?(?![^\W\d_])")
OWN_POST = re.compile(r"[,;–(]|\s-\s|\n")  # chức vụ của người ký đứng ngay cùng dòng
RANK = re.compile(r"(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uý)\b", re.IGNORECASE)
NOT_A_SCHOOL = r"(?<!môi )(?<!thị )(?<!thư )"  # môi trường, thị trường, thư viện
SECRETARY, CHAIR = ("thu ky", "nguoi ghi bien ban"), ("chu toa", "chu tri")

# ---------------------------------------------------------------- place


@rule(
    "ND30-S01",
    ERROR,
    "PL I, IV; II.7.đ",
    "{fault}.",
    "Đặt quyền hạn, chức vụ, họ tên người ký ở bên phải, ngang “Nơi nhận:”, căn giữa với nhau.",
    reason="Ô 7a, 7b, 7c nằm bên phải, ô 9b bên trái; họ tên được canh giữa quyền hạn, chức vụ.",
    wrong="Chữ ký ở bên trái, nơi nhận ở bên phải",
    right="Nơi nhận ở bên trái, chữ ký ở bên phải, căn giữa",
)
def place(anatomy: Anatomy) -> Iterator[Hit]:
    """The signature is missing, stands on the left, or is not centred."""
    if not anatomy.signatures:
        if anatomy.number and anatomy.recipients_label:
            yield hit(fault="Không thấy quyền hạn, chức vụ, họ tên người ký")
        return
    if len(anatomy.signatures) == 1 and (fault := _side_fault(anatomy.signatures[0])):
        yield hit(anatomy.signatures[0].lines[0], fault=fault)
    for signature in anatomy.signatures:
        off = [p for p in _written(signature) if _is_off_centre(p)]
        if off:
            yield hit(off[0], fault="Quyền hạn, chức vụ, họ tên người ký chưa căn giữa")


# ---------------------------------------------------------------- power and post


@rule(
    "ND30-S02",
    ERROR,
    "PL I, II.7.b",
    "Quyền hạn của người ký ghi “{written}”.",
    "Ghi “{right}” in hoa, có dấu chấm, cách một chữ rồi đến chức vụ hoặc tên tập thể.",
    reason="Trước chức vụ hoặc tên tập thể ghi viết tắt TM., Q., KT., TL., TUQ.",
    wrong="T/M ỦY BAN NHÂN DÂN; KT.GIÁM ĐỐC",
    right="TM. ỦY BAN NHÂN DÂN; KT. GIÁM ĐỐC",
)
def power(anatomy: Anatomy) -> Iterator[Hit]:
    """The power is not written TM., Q., KT., TL. or TUQ. with a full stop and a space."""
    for signature in anatomy.signatures:
        for paragraph in signature.lines:
            text = composed(paragraph.printed)
            if right := _meant(text):
                yield hit(paragraph, written=text, right=right)


@rule(
    "ND30-S03",
    ERROR,
    "PL I, II.7.đ",
    "Quyền hạn, chức vụ của người ký {fault}.",
    "Quyền hạn, chức vụ in hoa, cỡ chữ {sizes}, đứng, đậm.",
    reason="Quyền hạn, chức vụ của người ký in hoa, cỡ 13 đến 14, kiểu chữ đứng, đậm.",
    wrong="Giám đốc",
    right="GIÁM ĐỐC",
)
def post_type(anatomy: Anatomy) -> Iterator[Hit]:
    """The power and post have another size or style."""
    for signature in anatomy.signatures:
        yield from _styled(_above_gap(signature), "quyen_han")


@rule(
    "ND30-S04",
    ERROR,
    "PL I, II.7.b",
    "Dưới “{written}” không có chức vụ của người ký.",
    "Thêm một dòng ghi chức vụ của người ký, ví dụ PHÓ GIÁM ĐỐC.",
    reason="Ký thay, ký thừa lệnh, thừa ủy quyền thì ghi cả chức vụ của người trực tiếp ký.",
    wrong="KT. GIÁM ĐỐC rồi đến họ tên",
    right="KT. GIÁM ĐỐC, dòng dưới PHÓ GIÁM ĐỐC",
)
def own_post(anatomy: Anatomy) -> Iterator[Hit]:
    """Someone signs for another without a post of his own."""
    for signature in anatomy.signatures:
        last = signature.lines[-1]
        text = composed(last.printed)
        if FOR_ANOTHER.match(text) and not OWN_POST.search(last.text.strip()):
            yield hit(last, written=text)


# ---------------------------------------------------------------- name


@rule(
    "ND30-S05",
    ERROR,
    "PL I, II.7.đ",
    "Họ tên người ký {fault}.",
    "Họ tên in thường, cỡ chữ {sizes}, đứng, đậm.",
    reason="Họ tên người ký in thường, cỡ 13 đến 14, kiểu chữ đứng, đậm.",
    wrong="TRẦN VĂN B",
    right="Trần Văn B",
)
def name_type(anatomy: Anatomy) -> Iterator[Hit]:
    """The name has another size or style."""
    for signature in anatomy.signatures:
        if signature.name:
            yield from _styled((signature.name,), "ho_ten")


@rule(
    "ND30-S06",
    WARNING,
    "PL I, II.7.c",
    "Trước họ tên người ký có “{title}”.",
    "Chỉ ghi họ tên; bỏ học hàm, học vị, danh hiệu, quân hàm.",
    reason="Không ghi học hàm, học vị, danh hiệu trước họ tên; chỉ lực lượng vũ trang, đơn vị sự"
    " nghiệp giáo dục, y tế, khoa học mới ghi khi cơ quan quản lý ngành, lĩnh vực quy định.",
    wrong="TS. Trần Văn B",
    right="Trần Văn B",
)
def titles(anatomy: Anatomy) -> Iterator[Hit]:
    """A degree or an honour stands before the name, in an office that has no leave for it."""
    agencies = composed(" ".join(p.text for p in (*anatomy.chu_quan, *anatomy.ban_hanh))).lower()
    asked = standard("ho_ten")
    if _may_give_titles(agencies):
        return
    short = "|".join(asked["titles"])
    title = re.compile(rf"(?:{short})\b\.?(?=[\s.,])|{RANK.pattern}", re.IGNORECASE)
    for signature in anatomy.signatures:
        if signature.name and (found := title.match(composed(signature.name.text))):
            yield hit(signature.name, title=found[0])


@by_text
def _may_give_titles(agencies: str) -> bool:
    exempt = standard("ho_ten")["exempt"]
    return any(re.search(rf"{NOT_A_SCHOOL}\b{word}\b", agencies) for word in exempt)


# ---------------------------------------------------------------- the page, minutes


@rule(
    "ND30-S07",
    WARNING,
    "thông lệ",
    "Chữ ký bị tách sang trang khác với phần cuối của nội dung.",
    "Bỏ ngắt trang trước chữ ký; cho ít nhất hai dòng cuối của nội dung sang cùng trang.",
    reason="Trang chỉ có chữ ký và dấu thì có thể ghép vào văn bản khác.",
    wrong="Ngắt trang giữa “./.” và “GIÁM ĐỐC”",
    right="Hai dòng cuối ở cùng trang với chữ ký",
)
def torn_off(anatomy: Anatomy) -> Iterator[Hit]:
    """A page break stands between the end of the text and the signature."""
    if not anatomy.signatures:
        return
    first = anatomy.signatures[0].lines[0]
    own = {p.index for s in anatomy.signatures for p in _written(s)}
    own |= {p.index for p in (anatomy.recipients_label, *anatomy.recipients) if p}
    start = min(own)
    above = [p for p in anatomy.content.paragraphs if p.index < start]
    blank: list[Paragraph] = []
    while above and not above[-1].text.strip():
        blank.append(above.pop())
    if not above:
        return
    top = next((p for p in anatomy.content.paragraphs if p.index == start), first)
    broken = any(p.page_break or p.layout.page_break_before for p in blank)
    if broken or top.layout.page_break_before or _turns_page(anatomy, above[-1], top):
        yield hit(first)


@rule(
    "ND30-S08",
    WARNING,
    "PL III, Mẫu 1.9",
    "{fault}.",
    "Biên bản có hai chữ ký: THƯ KÝ ở bên trái, CHỦ TỌA ở bên phải.",
    reason="Mẫu biên bản có chữ ký của thư ký ở bên trái, của chủ tọa ở bên phải.",
    wrong="CHỦ TỌA ở bên trái, THƯ KÝ ở bên phải",
    right="THƯ KÝ ở bên trái, CHỦ TỌA ở bên phải",
)
def minutes(anatomy: Anatomy) -> Iterator[Hit]:
    """The minutes of a meeting are signed by one alone, or on the wrong sides."""
    if anatomy.type_code != "BB" or not anatomy.signatures:
        return
    secretary, chair = (_of(anatomy, words) for words in (SECRETARY, CHAIR))
    if secretary and chair:
        if secretary.side == "right" or chair.side == "left":
            fault = "Thư ký ký ở bên phải, chủ tọa ở bên trái"
            yield hit(chair.lines[0], fault=fault)
    elif len(anatomy.signatures) == 1 and (secretary or chair):
        absent = "chủ tọa" if secretary else "thư ký"
        yield hit(anatomy.signatures[0].lines[0], fault=f"Biên bản thiếu chữ ký của {absent}")


# ---------------------------------------------------------------- reading a signature


def _written(signature: Signature) -> tuple[Paragraph, ...]:
    return (*signature.lines, *((signature.name,) if signature.name else ()))


def _styled(paragraphs: tuple[Paragraph, ...], part: str) -> Iterator[Hit]:
    fault = misfits(paragraphs, part)
    if fault:
        yield hit(paragraphs[0], fault=fault, sizes=span(standard(part)["size"]))


def _above_gap(signature: Signature) -> tuple[Paragraph, ...]:
    """The power and post; another post, below the room to sign, may be written otherwise."""
    lines = signature.lines
    for place, (above, below) in enumerate(pairwise(lines), start=1):
        if below.index - above.index > 2:
            return lines[:place]
    return lines


def _side_fault(signature: Signature) -> str:
    paragraph = signature.lines[0]
    cell = paragraph.cell
    if _is_boxed(paragraph) or _is_placed_by_hand(paragraph):
        return ""
    if signature.side == "left":
        return "Chữ ký ở bên trái"
    if signature.side == "center" and (cell is None or cell.column == 0):
        return "Chữ ký ở giữa trang"
    return ""


def _is_off_centre(paragraph: Paragraph) -> bool:
    """Whether it is set to one side of its block; what tabs and spaces place is not judged."""
    layout = paragraph.layout
    if layout.align == "center" or _is_boxed(paragraph) or _is_placed_by_hand(paragraph):
        return False
    return paragraph.cell is not None or layout.align == "right"


def _is_placed_by_hand(paragraph: Paragraph) -> bool:
    layout = paragraph.layout
    spaces = paragraph.text[: len(paragraph.text) - len(paragraph.text.lstrip())]
    shifted = layout.left_mm + max(layout.first_line_mm, 0) > 10 * tolerance("flush_mm")
    shown = shifted and layout.align in ("left", "both") and paragraph.cell is None
    return shown or "\t" in spaces or len(spaces) > 2


def _is_boxed(paragraph: Paragraph) -> bool:
    """Whether it stands in a text box, whose place on the page is not known."""
    return any(drawn.text for drawn in paragraph.drawn)


def _meant(text: str) -> str:
    """How the power at the beginning of a line is to be written; empty when it is right."""
    if POWER.match(text):
        return ""
    for form, right in WRONG_POWERS:
        if form.match(text):
            return right
    found = BARE_POWER.match(text)
    return f"{found[1].upper()}." if found else ""


def _turns_page(anatomy: Anatomy, above: Paragraph, below: Paragraph) -> bool:
    """Whether a section on a new page begins between the two."""
    if above.section == below.section:
        return False
    between = [s for s in anatomy.content.sections if above.section < s.index <= below.section]
    return any(not section.continues for section in between)


def _of(anatomy: Anatomy, words: tuple[str, ...]) -> Signature | None:
    """The signature of one of these posts."""
    for signature in anatomy.signatures:
        if any(fold(p.text).startswith(words) for p in signature.lines):
            return signature
    return None
