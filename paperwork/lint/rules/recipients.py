"""Rules of who receives the document: Kính gửi (ô 9a) and Nơi nhận (ô 9b)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from paperwork.findings import Severity
from paperwork.lint.anatomy import Anatomy
from paperwork.lint.content import Paragraph
from paperwork.lint.looks import composed, misfits, span, standard, tolerance
from paperwork.lint.rule import Hit, hit, rule

ERROR, WARNING = Severity.ERROR, Severity.WARNING
DASH = re.compile(r"[-–\uf02d−] \S")
ANY_BULLET = re.compile(r"[-–—−+*•·▪●○✓➢\uf02d\uf0b7]\s*")
SUB_ITEM = re.compile(r"\+ ?\S")  # + dưới một nơi nhận chung
BESIDE = re.compile(r":[ \t\u00a0]*[-–−+•]")
ADDRESSED = re.compile(r"kính (?:gửi|gởi)", re.IGNORECASE)
FILED = re.compile(r"Lưu: VT(?: ?\([^)]*\))?(?:[,;]\s?\S.*)?")
ARTICLES = re.compile(r"Như (?:các )?[Đđ]iều \d+")  # chữ thường là lỗi viết hoa: V22a
DRAFTER = re.compile(r"\s*[^\W\d_]{1,8}\.?\s?\(\s*\d+\s*\)\s*\.?$")
SHARED = re.compile(r"; ?[-–+•] ?\S")  # - Như trên; - Sở Nội vụ;
STOPS = (";", ".", ":")


@dataclass(frozen=True)
class Item:  # một nơi nhận, có thể dài nhiều dòng
    paragraphs: tuple[Paragraph, ...]
    text: str

    @property
    def first(self) -> Paragraph:
        return self.paragraphs[0]

    @property
    def said(self) -> str:
        """The recipient without its dash and final stop."""
        return ANY_BULLET.sub("", self.text, count=1).rstrip(" ;./,")


# ---------------------------------------------------------------- Nơi nhận


@rule(
    "ND30-R01",
    ERROR,
    "PL I, II.9.d",
    "{fault}.",
    "Ghi “{right}” trên một dòng riêng, sát lề trái, cỡ chữ {sizes}, nghiêng, đậm,"
    " không gạch chân.",
    reason="Từ “Nơi nhận” và dấu hai chấm trên một dòng riêng, sát lề trái, cỡ 12, nghiêng, đậm.",
    wrong="Nơi nhận: gạch chân, không nghiêng",
    right="Nơi nhận: nghiêng, đậm, cỡ 12",
)
def label(anatomy: Anatomy) -> Iterator[Hit]:
    """The label Nơi nhận: is missing, or written or printed otherwise."""
    asked = standard("noi_nhan_label")
    values = {"right": asked["text"], "sizes": span(asked["size"])}
    paragraph = anatomy.recipients_label
    if paragraph is None:
        needed = anatomy.type_code in standard("noi_nhan_item")["required_in"]
        if anatomy.number and (needed or anatomy.letter_subject):
            yield hit(fault="Không thấy “Nơi nhận:”", **values)
        return
    faults = [*_label_faults(paragraph, anatomy)]
    if faults:
        yield hit(paragraph, fault=f"“Nơi nhận:” {', '.join(faults)}", **values)


@rule(
    "ND30-R02",
    ERROR,
    "PL I, II.9.d",
    "“Nơi nhận:” không ngang hàng với chức vụ của người ký.",
    "Đặt hai phần vào cùng một hàng của bảng không viền ở cuối văn bản.",
    reason="Từ “Nơi nhận” ngang hàng với dòng quyền hạn, chức vụ của người ký, sát lề trái.",
    wrong="Nơi nhận ở dưới họ tên người ký",
    right="Nơi nhận ngang dòng GIÁM ĐỐC",
)
def level(anatomy: Anatomy) -> Iterator[Hit]:
    """The label and the post of the signer stand in different rows or lines."""
    own = anatomy.recipients_label
    if own is None or anatomy.type_code == "BB" or len(anatomy.signatures) != 1:
        return
    post = anatomy.signatures[0].lines[0]
    if any(drawn.text for drawn in (*own.drawn, *post.drawn)):
        return
    if own.cell and post.cell:
        apart = own.cell.table == post.cell.table and own.cell.row != post.cell.row
    else:
        plain = own.cell is None and post.cell is None
        apart = plain and own.index != post.index and not _is_in_columns(anatomy, own)
    if apart:
        yield hit(own)


@rule(
    "ND30-R03",
    ERROR,
    "PL I, II.9.d",
    "Danh sách nơi nhận {fault}.",
    "Mỗi nơi nhận một dòng, đầu dòng có gạch đầu dòng và cách chữ, cỡ chữ {sizes}, đứng,"
    " không đậm.",
    reason="Phần liệt kê nơi nhận cỡ 11, kiểu chữ đứng, mỗi nơi nhận trên một dòng riêng, đầu dòng"
    " có gạch đầu dòng sát lề trái.",
    wrong="Như trên; Lưu: VT cỡ 12",
    right="- Như trên; cỡ 11",
)
def list_type(anatomy: Anatomy) -> Iterator[Hit]:
    """The list has another size or style, an item without its dash, or two in one line."""
    sizes = span(standard("noi_nhan_item")["size"])
    styled = [(p, misfits([p], "noi_nhan_item")) for p in anatomy.recipients]
    for fault in dict.fromkeys(fault for _, fault in styled if fault):
        yield hit(next(p for p, own in styled if own == fault), fault=fault, sizes=sizes)
    plain = [i.first for i in items(anatomy.recipients) if not _is_dashed(i.first)]
    if plain:
        fault = "có dòng không bắt đầu bằng gạch đầu dòng và cách chữ"
        yield hit(plain[0], fault=fault, sizes=sizes)
    shared = [p for p in anatomy.recipients if SHARED.search(composed(p.text))]
    if shared:
        yield hit(shared[0], fault="có nhiều nơi nhận ở cùng một dòng", sizes=sizes)


@rule(
    "ND30-R04",
    ERROR,
    "PL I, II.9.d",
    "Nơi nhận kết thúc bằng {written}.",
    "Cuối mỗi nơi nhận là dấu chấm phẩy, cuối dòng cuối cùng là dấu chấm.",
    reason="Cuối dòng có dấu chấm phẩy, dòng cuối cùng kết thúc bằng dấu chấm.",
    wrong="- Như trên,",
    right="- Như trên;",
)
def list_stops(anatomy: Anatomy) -> Iterator[Hit]:
    """An item does not end with a semicolon, or the last with a full stop."""
    asked = standard("noi_nhan_item")
    yield from _stops(items(anatomy.recipients), asked["end"], asked["end_last"])


@rule(
    "ND30-R05",
    ERROR,
    "PL I, II.9.d",
    "Dòng cuối của nơi nhận ghi “{written}”.",
    "Ghi “- Lưu: VT, <đơn vị soạn thảo>.”: sau chữ Lưu có dấu hai chấm, rồi VT, dấu phẩy.",
    reason="Dòng cuối là chữ “Lưu”, dấu hai chấm, “VT”, dấu phẩy, viết tắt đơn vị soạn thảo.",
    wrong="- Lưu VP, VT.",
    right="- Lưu: VT, VP.",
)
def filed(anatomy: Anatomy) -> Iterator[Hit]:
    """The last item is not that of the copy to be filed."""
    own = items(anatomy.recipients)
    if own and not FILED.fullmatch(DRAFTER.sub("", own[-1].said).rstrip(" .;,")):
        yield hit(own[-1].first, written=own[-1].text)


@rule(
    "ND30-R06",
    ERROR,
    "PL I, II.9.b",
    "Văn bản có “Kính gửi” nhưng nơi nhận đầu tiên ghi “{written}”.",
    "Ghi dòng đầu là “- Như trên;”.",
    reason="Văn bản có “Kính gửi” thì nơi nhận đầu tiên ghi “Như trên”.",
    wrong="- Ủy ban nhân dân tỉnh;",
    right="- Như trên;",
)
def as_above(anatomy: Anatomy) -> Iterator[Hit]:
    """The first recipient of a document with Kính gửi is not Như trên."""
    own = items(anatomy.recipients)
    if not (own and anatomy.addressee):
        return
    asked = standard("noi_nhan_item")["first_to_addressee"]
    if not re.match(rf"{asked}\b", own[0].said, re.IGNORECASE):
        yield hit(own[0].first, written=own[0].text)


@rule(
    "ND30-R07",
    WARNING,
    "PL III, Mẫu 1.1–1.3",
    "{fault}.",
    "Ghi dòng đầu là “- Như Điều …;” với số của Điều nêu người thi hành.",
    reason="Nơi nhận đầu tiên của quyết định, nghị quyết là những người nêu ở Điều về thi hành.",
    wrong="- Như trên;",
    right="- Như Điều 3;",
)
def as_article(anatomy: Anatomy) -> Iterator[Hit]:
    """The first recipient of a decision is not Như Điều …, or names a Điều that is not there."""
    own = items(anatomy.recipients)
    if not own or anatomy.addressee or anatomy.type_code not in ("QĐ", "NQ"):
        return
    numbers = {h.number for h in anatomy.headings if h.level == "Điều" and h.region == 0}
    if not ARTICLES.match(own[0].said):
        yield hit(own[0].first, fault=f"Nơi nhận đầu tiên ghi “{own[0].text}”")
        return
    absent = [n for n in re.findall(r"\d+", own[0].said.partition("(")[0]) if n not in numbers]
    if numbers and absent:
        fault = f"Nơi nhận ghi Điều {', '.join(absent)} nhưng văn bản không có Điều này"
        yield hit(own[0].first, fault=fault)


# ---------------------------------------------------------------- Kính gửi


@rule(
    "ND30-R08",
    ERROR,
    "PL I, II.9.b",
    "{fault}.",
    "Chỉ công văn và tờ trình, báo cáo gửi cấp trên ghi “Kính gửi:”; công văn nào cũng có.",
    reason="“Kính gửi” dùng trong công văn, và trong tờ trình, báo cáo của cấp dưới gửi cấp trên.",
    wrong="Kế hoạch có “Kính gửi:”",
    right="Kế hoạch chỉ có “Nơi nhận:”",
)
def addressed(anatomy: Anatomy) -> Iterator[Hit]:
    """A document of another type has Kính gửi, or a công văn has none."""
    asked = standard("kinh_gui")
    allowed = (*asked["used_in"], *asked["open_in"])
    if anatomy.addressee and anatomy.type_code and anatomy.type_code not in allowed:
        fault = f"{anatomy.type_name} có “Kính gửi”"
        yield hit(anatomy.addressee[0], fault=fault)
    if anatomy.is_letter and anatomy.letter_subject and not anatomy.addressee:
        yield hit(anatomy.letter_subject, fault="Công văn không có “Kính gửi:”")


@rule(
    "ND30-R09",
    ERROR,
    "PL I, II.9.d",
    "“Kính gửi” {fault}.",
    "Ghi “Kính gửi:” và nơi nhận in thường, cỡ chữ {sizes}, đứng, không đậm.",
    reason="“Kính gửi” và tên cơ quan nhận in thường, cỡ 13 đến 14, kiểu chữ đứng; sau “Kính gửi”"
    " có dấu hai chấm.",
    wrong="Kính gửi in đậm, không có dấu hai chấm",
    right="Kính gửi: Bộ Nội vụ",
)
def addressee_type(anatomy: Anatomy) -> Iterator[Hit]:
    """Kính gửi lacks its colon, or has another size or style."""
    if not anatomy.addressee:
        return
    first = anatomy.addressee[0]
    text = composed(first.text)
    faults = [misfits(anatomy.addressee, "kinh_gui")]
    if ADDRESSED.match(text) and not ADDRESSED.sub("", text, count=1).startswith(":"):
        faults.append("không có dấu hai chấm ngay sau")
    said = ", ".join(filter(None, faults))
    if said:
        yield hit(first, fault=said, sizes=span(standard("kinh_gui")["size"]))


@rule(
    "ND30-R10",
    ERROR,
    "PL I, II.9.d",
    "{fault}.",
    "Một nơi nhận ghi cùng dòng với “Kính gửi:”; từ hai nơi nhận thì xuống dòng, mỗi nơi một dòng"
    " có gạch đầu dòng, cuối dòng dấu chấm phẩy, cuối dòng cuối cùng dấu chấm.",
    reason="Gửi một nơi thì ghi cùng dòng; gửi từ hai nơi thì mỗi nơi một dòng, có gạch đầu dòng.",
    wrong="Kính gửi: Bộ Nội vụ; Bộ Tài chính.",
    right="Kính gửi: / - Bộ Nội vụ; / - Bộ Tài chính.",
)
def addressee_lines(anatomy: Anatomy) -> Iterator[Hit]:
    """One addressee stands on another line, or several are not in a list of dashes."""
    if not anatomy.addressee:
        return
    first, *others = anatomy.addressee
    beside = composed(first.text).partition(":")[2].strip()
    if others and not beside and _is_beside(others[0], first, anatomy):
        beside, others = composed(others[0].text), others[1:]
    fault = _lines_fault(beside, others)
    if fault:
        yield hit(first, fault=fault)
    elif others and not beside:
        asked = standard("kinh_gui")
        for found in _stops(items(others), asked["end"], asked["end_last"]):
            written = dict(found.values)["written"]
            yield hit(found.paragraph, fault=f"Nơi nhận kết thúc bằng {written}")


# ---------------------------------------------------------------- reading lists


def items(paragraphs: Iterable[Paragraph]) -> list[Item]:
    """The recipients; a line without a dash after one without a stop goes on with it."""
    found: list[list[Paragraph]] = []
    for paragraph in paragraphs:
        if not paragraph.read:
            continue
        open_item = found and not composed(found[-1][-1].read).endswith(STOPS)
        if open_item and not ANY_BULLET.match(composed(paragraph.read)):
            found[-1].append(paragraph)
        else:
            found.append([paragraph])
    return [Item(tuple(own), composed(" ".join(p.read for p in own))) for own in found]


def _stops(own: Sequence[Item], end: str, end_last: str) -> Iterator[Hit]:
    """The first item that ends otherwise, and the last when it does."""
    wrong = [i for i in own[:-1] if not i.text.endswith((end, ":"))]
    if wrong:
        yield hit(wrong[0].first, written=_ending(wrong[0].text))
    if own and not own[-1].text.endswith(end_last) and not DRAFTER.search(own[-1].text):
        yield hit(own[-1].first, written=_ending(own[-1].text))


def _ending(text: str) -> str:
    """The stop at the end in words."""
    names = {",": "dấu phẩy", ".": "dấu chấm", ";": "dấu chấm phẩy"}
    return names.get(text[-1:], f"“{text.split()[-1] if text else ''}”, không có dấu")


def _label_faults(paragraph: Paragraph, anatomy: Anatomy) -> Iterator[str]:
    text = composed(paragraph.printed)
    if text != standard("noi_nhan_label")["text"]:
        yield f"ghi “{text}”"
    yield from filter(None, [misfits([paragraph], "noi_nhan_label")])
    if any(format.underline for format in paragraph.formats()):
        yield "gạch chân"
    layout = paragraph.layout
    shifted = layout.left_mm + layout.first_line_mm > tolerance("flush_mm")
    aside = layout.align in ("center", "right") and not _is_cut(paragraph, anatomy)
    if shifted or aside:
        yield "không sát lề trái"
    whole = next((p for p in anatomy.content.paragraphs if p.index == paragraph.index), paragraph)
    if anatomy.recipients and BESIDE.search(whole.text):
        yield "có nơi nhận ở cùng dòng"


def _is_cut(paragraph: Paragraph, anatomy: Anatomy) -> bool:
    """Whether it is a part of a line set by tabs."""
    own = next((p for p in anatomy.content.paragraphs if p.index == paragraph.index), paragraph)
    return own.text != paragraph.text


def _is_dashed(paragraph: Paragraph) -> bool:
    text = composed(paragraph.read)
    return bool(DASH.match(text) or SUB_ITEM.match(text))


def _is_in_columns(anatomy: Anatomy, paragraph: Paragraph) -> bool:
    """Whether its section may be set in newspaper columns."""
    return any(s.index == paragraph.section and s.continues for s in anatomy.content.sections)


def _is_beside(paragraph: Paragraph, first: Paragraph, anatomy: Anatomy) -> bool:
    """Whether it opens the next cell of the row of Kính gửi, on the same line."""
    a, b = paragraph.cell, first.cell
    if a is None or b is None or (a.table, a.row) != (b.table, b.row) or a.column == b.column:
        return False
    return all(p.index >= paragraph.index for p in anatomy.content.paragraphs if p.cell == a)


def _lines_fault(beside: str, others: Sequence[Paragraph]) -> str:
    dashed = [p for p in others if ANY_BULLET.match(composed(p.read))]
    if beside and (dashed or ";" in beside.rstrip(";.") or (beside.endswith(";") and others)):
        return "Gửi nhiều nơi nhưng nơi nhận đầu tiên ở cùng dòng với “Kính gửi”"
    if beside or not others:
        return ""
    if len(items(others)) == 1:
        return "Chỉ gửi một nơi nhưng ghi ở dòng dưới “Kính gửi”"
    if not all(_is_dashed(item.first) for item in items(others)):
        return "Danh sách dưới “Kính gửi” có dòng không bắt đầu bằng gạch đầu dòng và cách chữ"
    return ""
