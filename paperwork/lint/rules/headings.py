"""Rules of the headings of the body and their numbers: Phần, Chương, Mục, Điều, khoản, điểm."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from paperwork.findings import Severity
from paperwork.lint.anatomy import Anatomy, Heading, Level
from paperwork.lint.content import Paragraph
from paperwork.lint.looks import composed, decree, figure, misfits, span, standard, wordy
from paperwork.lint.remembering import all_remembered
from paperwork.lint.rule import Hit, hit, rule
from paperwork.lint.series import Break, breaks, roman
from paperwork.lint.text import (
    formats_of,
    headings_of_text,
    indent_fault,
    is_ended,
    is_slanted,
    is_title,
    line_count,
    running_text,
    told_once,
    usual_size,
)

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO
ROMAN_UNITS: tuple[Level, ...] = ("Phần", "Chương")
ARABIC_UNITS: tuple[Level, ...] = ("Mục", "Tiểu mục")
ARTICLE = re.compile(r"\s*(?P<word>Điều|ĐIỀU)\s+\d+[a-zđ]?(?P<mark>\s*\.)?")
CLAUSE = re.compile(r"\s*\d{1,2}\s*\.")
OTHER_CLAUSE = re.compile(r"\s*(?P<number>\d{1,2})\s?(?P<mark>[)/])\s?[^\W\d_]")  # 1), 1/


@rule(
    "ND30-C09",
    ERROR,
    "PL I, II.6.đ",
    "{name} {fault}.",
    "“Phần I”, “Chương I” in thường, đậm, số La Mã, căn giữa, một dòng; tiêu đề ở dòng dưới in"
    " hoa, đậm, căn giữa.",
    reason="Từ “Phần”, “Chương” và số thứ tự đặt trên một dòng riêng, canh giữa, in thường, đậm,"
    " số La Mã; tiêu đề ngay dưới, canh giữa, in hoa, đậm.",
    wrong="CHƯƠNG 1: QUY ĐỊNH CHUNG",
    right="Chương I, dưới là QUY ĐỊNH CHUNG",
)
def parts_and_chapters(anatomy: Anatomy) -> Iterator[Hit]:
    """A Phần or Chương is numbered, set or titled otherwise."""
    for heading in headings_of_text(anatomy):
        if heading.level in ROMAN_UNITS:
            numbered = (
                "" if roman(heading.number) else f"đánh số “{heading.number}”, không phải số La Mã"
            )
            yield from _unit_hit(heading, numbered)


@rule(
    "ND30-C10",
    ERROR,
    "PL I, II.6.đ",
    "{name} {fault}.",
    "“Mục 1”, “Tiểu mục 1” in thường, đậm, chữ số Ả Rập, căn giữa, một dòng; tiêu đề ở dòng dưới"
    " in hoa, đậm, căn giữa.",
    reason="Từ “Mục”, “Tiểu mục” và số thứ tự đặt trên một dòng riêng, canh giữa, in thường, đậm,"
    " chữ số Ả Rập; tiêu đề ngay dưới, canh giữa, in hoa, đậm.",
    wrong="Mục I. QUY ĐỊNH CHUNG",
    right="Mục 1, dưới là QUY ĐỊNH CHUNG",
)
def sections(anatomy: Anatomy) -> Iterator[Hit]:
    """A Mục or Tiểu mục is numbered, set or titled otherwise."""
    for heading in headings_of_text(anatomy):
        if heading.level in ARABIC_UNITS:
            numbered = heading.number.isdecimal()
            fault = "" if numbered else f"đánh số “{heading.number}”, không phải chữ số Ả Rập"
            yield from _unit_hit(heading, fault)


@rule(
    "ND30-C11",
    ERROR,
    "PL I, II.6.đ",
    "Điều {fault}{more}.",
    "“Điều 1.” in thường, đậm, sau số có dấu chấm, lùi đầu dòng 1 cm hoặc 1,27 cm, cỡ chữ"
    " bằng nội dung.",
    reason="Từ “Điều”, số thứ tự và tiêu đề in thường, lùi đầu dòng 1 cm hoặc 1,27 cm, số thứ tự"
    " bằng chữ số Ả Rập, sau số có dấu chấm, cỡ chữ bằng cỡ chữ nội dung, kiểu chữ đứng, đậm.",
    wrong="ĐIỀU 1: không đậm",
    right="Điều 1. đậm",
)
def articles(anatomy: Anatomy) -> Iterator[Hit]:
    """An Điều is set or numbered otherwise."""
    usual = usual_size(running_text(anatomy))
    own = [h.paragraph for h in headings_of_text(anatomy) if h.level == "Điều"]
    yield from told_once((p, ", ".join(_article_faults(p, usual, anatomy))) for p in own)


@rule(
    "ND30-C12",
    WARNING,
    "thông lệ",
    "{name} {fault}.",
    "Sửa lại số thứ tự và các chỗ viện dẫn tới nó.",
    reason="Đề mục đánh số liên tục, không lặp, không nhảy số, để viện dẫn được.",
    wrong="Điều 1, Điều 2, Điều 4; hai mục III",
    right="Điều 1, Điều 2, Điều 3",
)
def consecutive(anatomy: Anatomy) -> Iterator[Hit]:
    """A heading repeats a number, leaves one out, or does not begin at one."""
    for found in _all_breaks(anatomy):
        if found.heading.level != "điểm":
            yield _break_hit(found)


@rule(
    "ND30-C13",
    ERROR,
    "PL I, II.6.đ",
    "Khoản {fault}{more}.",
    "Khoản ghi “1.”; có tiêu đề thì tiêu đề in đậm, đứng riêng một dòng; không có tiêu đề thì"
    " không đậm.",
    reason="Số thứ tự các khoản bằng chữ số Ả Rập, sau số có dấu chấm; khoản có tiêu đề thì số và"
    " tiêu đề in thường, đậm, một dòng riêng; khoản không có tiêu đề thì kiểu chữ đứng, không"
    " đậm.",
    wrong="1) Phạm vi điều chỉnh",
    right="1. Phạm vi điều chỉnh",
)
def clauses(anatomy: Anatomy) -> Iterator[Hit]:
    """A khoản is numbered otherwise, bold without a title, or titled without being bold."""
    headings, text = headings_of_text(anatomy), running_text(anatomy)
    own = [h for h in headings if h.level in ("khoản", "1")]
    yield from told_once(
        [
            *_other_clauses(text),
            *((h.paragraph, _clause_fault(h, headings, text, anatomy)) for h in own),
        ]
    )


@rule(
    "ND30-C14",
    ERROR,
    "PL I, II.6.đ",
    "{name} {fault}.",
    "Ghi điểm bằng chữ cái tiếng Việt theo thứ tự a, b, c, d, đ, e, g, h, i, k, l…, sau có dấu"
    " đóng ngoặc đơn.",
    reason="Thứ tự các điểm trong mỗi khoản dùng các chữ cái tiếng Việt theo thứ tự bảng chữ cái,"
    " sau có dấu đóng ngoặc đơn.",
    wrong="a) b) c) d) e)",
    right="a) b) c) d) đ)",
)
def points(anatomy: Anatomy) -> Iterator[Hit]:
    """A điểm is out of order, has a letter Vietnamese lacks, or no bracket."""
    for found in _all_breaks(anatomy):
        if found.heading.level == "điểm":
            yield _break_hit(found)
    for heading in anatomy.headings:
        if heading.level != "điểm":
            continue
        name = f"Điểm {heading.number}"
        if heading.number not in decree()["letters"]["diem"]:
            yield hit(heading.paragraph, name=name, fault="dùng chữ không có trong tiếng Việt")
        elif not re.match(rf"\s*{heading.number}\)", heading.paragraph.read):
            yield hit(heading.paragraph, name=name, fault=f"chưa ghi “{heading.number})”")


@rule(
    "ND30-C15",
    ERROR,
    "PL I, V.6.b",
    "Mục đánh số La Mã {fault}{more}.",
    "“I. TIÊU ĐỀ” in hoa, đậm, cỡ chữ {sizes}, đứng, sau số có dấu chấm.",
    reason="Mục đánh số La Mã, sau số có dấu chấm, tiêu đề in hoa, kiểu chữ đứng, đậm.",
    wrong="I/ Kết quả đạt được",
    right="I. KẾT QUẢ ĐẠT ĐƯỢC",
)
def roman_sections(anatomy: Anatomy) -> Iterator[Hit]:
    """A section with a Roman number has another size or style, or no full stop."""
    own = [h for h in headings_of_text(anatomy) if h.level == "I"]
    sizes = span(standard("muc_la_ma")["size"])
    yield from told_once(((h.paragraph, _section_fault(h)) for h in own), sizes=sizes)


@rule(
    "ND30-C16",
    INFO,  # many good documents number so
    "thông lệ",
    "Đề mục đánh số {fault}{more}.",
    "Đánh số theo nghị định: I., 1., a).",
    reason="Nghị định chỉ có Phần, Chương, Mục, Tiểu mục, Điều, khoản, điểm và I., 1., a).",
    wrong="1.1. Nội dung thi đua",
    right="a) Nội dung thi đua",
)
def decimal_numbers(anatomy: Anatomy) -> Iterator[Hit]:
    """Headings are numbered 1.1."""
    decimal = [h for h in headings_of_text(anatomy) if h.level == "1.1"]
    yield from told_once((h.paragraph, "kiểu 1.1") for h in decimal)


@rule(
    "ND30-C17",
    WARNING,
    "PL III, Mẫu 1.1-1.3",
    "{fault}.",
    "Ghi thẩm quyền ban hành dưới trích yếu và “{right}” trên Điều 1: in hoa, đậm, căn giữa.",
    reason="Mẫu quyết định, nghị quyết có dòng thẩm quyền ban hành trên căn cứ và dòng QUYẾT"
    " ĐỊNH:, QUYẾT NGHỊ: trên Điều 1, in hoa, đứng, đậm, canh giữa.",
    wrong="QUYẾT ĐỊNH, không có dấu hai chấm",
    right="QUYẾT ĐỊNH:",
)
def deciding_lines(anatomy: Anatomy) -> Iterator[Hit]:
    """A quyết định or nghị quyết lacks the lines of who decides, or they look otherwise."""
    right = decree()["deciding"].get(anatomy.type_code)
    if right is None:
        return
    for fault, paragraph in _deciding_faults(anatomy, right):
        yield hit(paragraph, fault=fault, right=right)


@rule(
    "ND30-C18",
    INFO,
    "thông lệ",
    "Đề mục {fault}{more}.",
    "Chọn đề mục, Paragraph, Line and Page Breaks, Keep with next.",
    reason="Đề mục đứng một mình ở cuối trang, nội dung sang trang sau, thì khó đọc.",
    wrong="I. MỤC ĐÍCH ở dòng cuối trang",
    right="I. MỤC ĐÍCH cùng trang với đoạn sau",
)
def lonely_headings(anatomy: Anatomy) -> Iterator[Hit]:
    """A heading may be left alone at the end of a page."""
    last = max((p.index for p in running_text(anatomy)), default=0)
    yield from told_once(
        (p, "có thể đứng một mình ở cuối trang")
        for heading in headings_of_text(anatomy)
        if _is_titled(heading)
        for p in (heading.paragraph, *heading.title_lines)
        if p.index < last and not p.layout.keep_next
    )


def _unit_hit(heading: Heading, numbered: str) -> Iterator[Hit]:
    """What is wrong with Phần, Chương, Mục or Tiểu mục and the title below."""
    faults = [numbered, misfits([heading.paragraph], "phan_chuong")]
    if heading.title:
        faults.append("có tiêu đề trên cùng một dòng")
    elif not heading.title_lines:
        faults.append("không có tiêu đề ở dòng dưới")
    if below := misfits(heading.title_lines, "phan_chuong_ten"):
        faults.append(f"tiêu đề {below}")
    said = ", ".join(filter(None, faults))
    if said:
        yield hit(heading.paragraph, name=f"{heading.level} {heading.number}", fault=said)


def _article_faults(paragraph: Paragraph, usual: float, anatomy: Anatomy) -> Iterator[str]:
    """How Điều differs; of an automatic number the weight is not known."""
    words = ARTICLE.match(paragraph.label or paragraph.text)
    slanted = is_slanted(paragraph)
    if words and not paragraph.label:
        label = formats_of(paragraph, 0, words.end())
        if not all(format.bold for format in label):
            yield "chưa in đậm"
        slanted = slanted or any(format.italic for format in label)
    if slanted:
        yield "in nghiêng"
    if words and words["word"].isupper():
        yield "in hoa"
    if words and not words["mark"]:
        yield "thiếu dấu chấm sau số"
    sizes = misfits([paragraph], "dieu").replace("in nghiêng", "").strip(", ")
    if sizes:
        yield sizes
    elif paragraph.sizes() and usual not in paragraph.sizes():
        yield f"cỡ chữ {figure(min(paragraph.sizes()))}, nội dung cỡ {figure(usual)}"
    if paragraph.layout.align == "center":
        yield "căn giữa"
    elif fault := indent_fault(paragraph, anatomy.content):
        yield fault


def _section_fault(heading: Heading) -> str:
    faults = [misfits([heading.paragraph], "muc_la_ma")]
    if not re.match(rf"\s*{heading.number}\.", heading.paragraph.read):
        faults.append("thiếu dấu chấm sau số")
    return ", ".join(filter(None, faults))


@all_remembered
def _all_breaks(anatomy: Anatomy) -> Iterator[Break]:
    return breaks(anatomy.headings, anatomy.content.paragraphs)


def _break_hit(found: Break) -> Hit:
    heading = found.heading
    level = {"I": "Mục", "1": "Khoản", "1.1": "Mục", "khoản": "Khoản", "điểm": "Điểm"}
    name = f"{level.get(heading.level, heading.level)} {heading.number}"
    fault = "bị lặp" if found.is_repeated else "nhảy số"
    return hit(heading.paragraph, name=name, fault=f"{fault}, phải là {found.expected}")


def _other_clauses(text: Sequence[Paragraph]) -> Iterator[tuple[Paragraph, str]]:
    """Khoản numbered 1) or 1/, when there are at least the first two of them."""
    typed = [(p, OTHER_CLAUSE.match(p.read)) for p in text]
    found = [(p, m["number"], m["mark"]) for p, m in typed if m]
    for mark in (")", "/"):
        own = [(p, number) for p, number, used in found if used == mark]
        if {"1", "2"} <= {number for _, number in own}:
            yield from ((p, f"ghi số với dấu “{mark}”") for p, _ in own)


def _clause_fault(
    heading: Heading, headings: list[Heading], text: Sequence[Paragraph], anatomy: Anatomy
) -> str:
    paragraph = heading.paragraph
    if not tuple(wordy(paragraph)):
        return ""
    if is_title(paragraph):
        long = line_count(paragraph, anatomy.content) > 1 and bool(heading.title)
        sentence = composed(heading.title).endswith((".", ";", "./."))
        return "không có tiêu đề mà in đậm" if long and sentence else ""
    below = next((p for p in text if p.index > paragraph.index), None)
    titled = below is not None and _is_under(below, headings)
    short = line_count(paragraph, anatomy.content) == 1
    if titled and short and not is_ended(composed(heading.title)):
        plain = not any(f.bold or f.italic for f in wordy(paragraph))
        return "có tiêu đề mà chưa in đậm" if plain else ""
    return "có số in đậm mà chữ không đậm" if _has_bold_number(paragraph) else ""


def _is_under(below: Paragraph, headings: list[Heading]) -> bool:
    """Whether the paragraph below a khoản belongs to it: no heading of its level or above."""
    other = next((h for h in headings if h.paragraph.index == below.index), None)
    return other is None or other.level in ("điểm", "1.1")


def _has_bold_number(paragraph: Paragraph) -> bool:
    """Whether only the typed number is bold."""
    number = CLAUSE.match(paragraph.text)
    if paragraph.label or not number:
        return False
    label = formats_of(paragraph, 0, number.end())
    rest = formats_of(paragraph, number.end())
    return all(f.bold for f in label) and bool(rest) and not any(f.bold for f in rest)


def _is_titled(heading: Heading) -> bool:
    """Whether the heading is a title over what follows."""
    if heading.level in (*ROMAN_UNITS, *ARABIC_UNITS, "I"):
        return True
    ended = is_ended(composed(heading.title))
    return heading.level in ("Điều", "khoản", "1") and is_title(heading.paragraph) and not ended


def _deciding_faults(anatomy: Anatomy, right: str) -> Iterator[tuple[str, Paragraph | None]]:
    """What is wrong with who decides, and with QUYẾT ĐỊNH:."""
    authority, decides = anatomy.authority, anatomy.decides
    if authority is None:
        yield "Không thấy dòng thẩm quyền ban hành", anatomy.type_line
    elif fault := misfits([authority], "tham_quyen"):
        yield f"Dòng thẩm quyền ban hành {fault}", authority
    if decides is None:
        yield f"Không thấy dòng “{right}”", anatomy.type_line
        return
    text = composed(decides.printed)
    faults = [misfits([decides], "tham_quyen")]
    if text.casefold() != right.casefold():
        faults.insert(0, f"ghi “{text}”")
    first = next((h.paragraph for h in anatomy.headings if h.level == "Điều"), decides)
    if first.index < decides.index and first.cell == decides.cell:
        faults.append("ở dưới Điều 1")
    said = ", ".join(filter(None, faults))
    if said:
        yield f"Dòng “{right}” {said}", decides
