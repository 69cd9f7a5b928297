"""Rules of the căn cứ and of citing other documents (ô 6): PL I, II.6.a-b."""

from __future__ import annotations

import re
from collections.abc import Iterator

from paperwork.findings import Severity
from paperwork.lint.anatomy import Anatomy
from paperwork.lint.citations import citations, is_law, law_faults, missing_details, unsaid_numbers
from paperwork.lint.content import Paragraph
from paperwork.lint.looks import ALIGNED, composed, misfits, span, standard
from paperwork.lint.rule import Hit, hit, rule
from paperwork.lint.text import line_count, main_text, told_once

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
TWO_IN_ONE = re.compile(r"[;.][ \t\u00a0]*(?:Căn cứ|Theo đề nghị|Xét đề nghị|Xét Tờ trình)\b", re.I)
OPENS = re.compile(r"[-–+•*\s]*căn cứ\b", re.IGNORECASE)
UNALIGNED = f"chưa {ALIGNED['both']}"  # cách nói của looks.misfits


@rule(
    "ND30-B01",
    ERROR,
    "PL I, II.6.a",
    "Căn cứ ban hành {fault}{more}.",
    "Căn cứ in thường, cỡ chữ {sizes}, nghiêng, căn đều hai bên.",
    reason="Căn cứ ban hành văn bản in thường, kiểu chữ nghiêng, cỡ 13 đến 14, dưới trích yếu"
    " hoặc dưới thẩm quyền ban hành.",
    wrong="Căn cứ Luật Tổ chức chính quyền địa phương, chữ đứng",
    right="Căn cứ Luật Tổ chức chính quyền địa phương, chữ nghiêng",
)
def type_of_grounds(anatomy: Anatomy) -> Iterator[Hit]:
    """A căn cứ has another size or style."""
    found = ((p, _misfits(p, anatomy)) for p in anatomy.grounds)
    yield from told_once(found, sizes=span(standard("can_cu")["size"]))


@rule(
    "ND30-B02",
    ERROR,
    "PL I, II.6.a",
    "Căn cứ {which} kết thúc bằng “{found}”.",
    "Ghi dấu “{right}” ở cuối: mỗi căn cứ kết thúc bằng dấu chấm phẩy, căn cứ cuối cùng bằng dấu"
    " chấm.",
    reason="Sau mỗi căn cứ phải xuống dòng, cuối dòng có dấu chấm phẩy, dòng cuối cùng kết thúc"
    " bằng dấu chấm.",
    wrong="Theo đề nghị của Chánh Văn phòng Sở,",
    right="Theo đề nghị của Chánh Văn phòng Sở.",
)
def ends(anatomy: Anatomy) -> Iterator[Hit]:
    """A căn cứ ends otherwise than with a semicolon, or the last than with a full stop."""
    asked = standard("can_cu")
    last = len(anatomy.grounds) - 1
    for place, paragraph in enumerate(anatomy.grounds):
        right = asked["end_last"] if place == last else asked["end"]
        text = composed(paragraph.text)
        if not text.endswith(right) or text.endswith("./."):
            which = "cuối cùng" if place == last else "chưa phải cuối cùng"
            yield hit(paragraph, which=which, found=_end(text), right=right)


@rule(
    "ND30-B03",
    ERROR,
    "PL I, II.6.a",
    "Một đoạn có nhiều căn cứ.",
    "Xuống dòng (phím Enter) trước mỗi căn cứ.",
    reason="Mỗi căn cứ một dòng để đọc và đối chiếu được.",
    wrong="Căn cứ Luật …; căn cứ Nghị định …;",
    right="Căn cứ Luật …; rồi xuống dòng, Căn cứ Nghị định …;",
)
def one_in_each(anatomy: Anatomy) -> Iterator[Hit]:
    """A paragraph holds more than one căn cứ."""
    for paragraph in anatomy.grounds:
        if TWO_IN_ONE.search(paragraph.text):
            yield hit(paragraph)


@rule(
    "ND30-B04",
    ERROR,
    "PL I, II.6.a",
    "Căn cứ là Luật, Pháp lệnh mà ghi {found}.",
    "Bỏ phần đó: Luật, Pháp lệnh chỉ ghi tên loại, tên và ngày, tháng, năm thông qua.",
    reason="Luật, Pháp lệnh không ghi số, ký hiệu, cơ quan ban hành.",
    wrong="Căn cứ Luật Tổ chức Chính phủ số 76/2015/QH13 của Quốc hội;",
    right="Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;",
)
def laws(anatomy: Anatomy) -> Iterator[Hit]:
    """A law among the căn cứ has a number or a maker."""
    for paragraph, text in _cited(anatomy):
        faults = law_faults(text) if is_law(text) else ()
        if faults:
            yield hit(paragraph, found=" và ".join(faults))


@rule(
    "ND30-B05",
    WARNING,
    "PL I, II.6.a",
    "Căn cứ thiếu {missing}.",
    "Ghi đủ tên loại, số, ký hiệu, ngày, tháng, năm, cơ quan ban hành và trích yếu.",
    reason="Căn cứ ghi đầy đủ tên loại, số, ký hiệu, cơ quan ban hành, ngày, tháng, năm và trích"
    " yếu nội dung văn bản.",
    wrong="Căn cứ Quyết định số 12/2025/QĐ-UBND của Ủy ban nhân dân tỉnh;",
    right="Căn cứ Quyết định số 12/2025/QĐ-UBND ngày 14 tháng 3 năm 2025 của Ủy ban nhân dân tỉnh"
    " quy định chức năng, nhiệm vụ, quyền hạn của Sở Nội vụ;",
)
def whole_citations(anatomy: Anatomy) -> Iterator[Hit]:
    """A căn cứ lacks the number, the day, the agency or the subject of what it cites."""
    for paragraph, text in _cited(anatomy):
        missing = missing_details(text)
        if missing:
            yield hit(paragraph, missing="; ".join(missing))


@rule(
    "ND30-B06",
    INFO,
    "PL I, II.6.b",
    "{cited} {fault}.",
    "Lần đầu ghi đủ ngày, cơ quan ban hành và trích yếu; các lần sau chỉ ghi tên loại, số và ký"
    " hiệu.",
    reason="Viện dẫn lần đầu ghi đầy đủ; trong các lần tiếp theo chỉ ghi tên loại, số, ký hiệu.",
    wrong="Lần thứ hai: Kế hoạch số 09/KH-SNV ngày 12 tháng 3 năm 2026 của Sở Nội vụ",
    right="Lần thứ hai: Kế hoạch số 09/KH-SNV",
)
def first_and_later(anatomy: Anatomy) -> Iterator[Hit]:
    """A document is cited shortly at first, or in full again."""
    seen: set[str] = set()
    own = anatomy.number.text if anatomy.number else ""
    for paragraph in (*anatomy.grounds, *main_text(anatomy)):
        for cited in citations(composed(paragraph.text)):
            said = f"{cited.type} số {cited.number}"
            is_first = cited.number not in seen
            seen.add(cited.number)
            if not is_first and cited.is_full:
                yield hit(paragraph, cited=said, fault="đã viện dẫn ở trên mà lại ghi đầy đủ")
            # what a căn cứ lacks is told by B05
            short = is_first and not cited.has_day and paragraph not in anatomy.grounds
            if short and cited.number not in own:
                yield hit(paragraph, cited=said, fault="viện dẫn lần đầu mà chưa ghi ngày")


@rule(
    "ND30-B07",
    INFO,
    "PL I, II.6.a",
    "“{cited}” thiếu từ “số”.",
    "Ghi “{type} số …”.",
    reason="Nghị định 30 viện dẫn văn bản với từ “số” trước số, ký hiệu.",
    wrong="Nghị định 30/2020/NĐ-CP",
    right="Nghị định số 30/2020/NĐ-CP",
)
def the_word_number(anatomy: Anatomy) -> Iterator[Hit]:
    """A document is cited without the word số."""
    for paragraph in (*anatomy.grounds, *main_text(anatomy)):
        for cited in unsaid_numbers(composed(paragraph.text)):
            yield hit(paragraph, cited=cited, type=cited.rpartition(" ")[0])
            break


# ---------------------------------------------------------------- reading the grounds


def _misfits(paragraph: Paragraph, anatomy: Anatomy) -> str:
    """As the decree asks; one line set flush left looks the same as one set to both sides."""
    faults = misfits([paragraph], "can_cu").split(", ")
    if paragraph.layout.align == "left" and line_count(paragraph, anatomy.content) < 2:
        faults = [fault for fault in faults if fault != UNALIGNED]
    return ", ".join(faults)


def _cited(anatomy: Anatomy) -> Iterator[tuple[Paragraph, str]]:
    """The paragraphs that begin with Căn cứ, with their text."""
    for paragraph in anatomy.grounds:
        text = composed(paragraph.text)
        if OPENS.match(text):
            yield paragraph, text


def _end(text: str) -> str:
    """The mark at the end, or the last word where there is none."""
    marks = re.search(r"[^\w\s]+$", text)
    return marks[0] if marks else (text.split() or [""])[-1]
