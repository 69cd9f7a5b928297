"""Rules of paper, margins, page numbers and type: PL I, Phần I, Mục I of NĐ 30."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from paperwork.findings import Severity
from paperwork.lint.anatomy import Anatomy, Appendix
from paperwork.lint.content import (
    Content,
    Format,
    Paragraph,
    Run,
    Section,
)
from paperwork.lint.finders import Found, finder
from paperwork.lint.looks import (
    decree,
    figure,
    lines_mm,
    room_mm,
    shown,
    span,
    standard,
    tolerance,
    within,
    wordy,
)
from paperwork.lint.prose import matches
from paperwork.lint.remembering import all_by_text, by_text
from paperwork.lint.rule import Hit, hit, rule
from paperwork.lint.text import formats_of
from paperwork.metrics import MM_PER_POINT
from paperwork.standards import sizes

ERROR, WARNING = Severity.ERROR, Severity.WARNING
T = TypeVar("T")
PAGE = "PAGE"  # mã trường số trang của Word
LINE = 1.149  # height of a line of Times New Roman in font sizes
# Letters that Vietnamese never uses but the fonts of TCVN3 and VNI print as Vietnamese ones.
ODD = re.compile(
    r"[a-zđ][µ¸¶·¹¨»¾¼½©®×ÄÅÆÇËÎÏÑÖØÛÜÞßäåæçëîïñöøûüþÿ]"
    r"|[µ¸¶·¹¨¾¼½®ÄÅÆËÎÏÑÖØÛÜÞßäåæëîïñöøûüþÿ][a-zđ]",
    re.IGNORECASE,
)
ADDRESS = re.compile(  # Word tô xanh, gạch chân
    r"(?<![^\s@])[^\s@]+@[^\s@]+\.\w+|(?:https?://|www\.)\S+"
)
UNICODE_ONLY = re.compile("[Ơ-ưẠ-ỹ]")  # no text of TCVN3 or VNI has ơ, ư, ế …

# ---------------------------------------------------------------- paper and margins


@rule(
    "ND30-P01",
    ERROR,
    "PL I, I.1",
    "Khổ giấy là {width} × {height} mm, không phải A4 (210 × 297 mm).",
    "Chọn khổ giấy A4: Layout, Size, A4.",
    reason="Văn bản hành chính dùng một khổ giấy để in, lưu và đóng quyển được.",
    wrong="Letter, 215,9 × 279,4 mm",
    right="A4, 210 × 297 mm",
)
def paper(anatomy: Anatomy) -> Iterator[Hit]:
    """A section is not on A4 paper, upright or on its side."""
    page = decree()["page"]
    a4 = (page["width_mm"], page["height_mm"])

    def of(section: Section) -> tuple[float, float]:
        return section.width_mm, section.height_mm

    def is_a4(size: tuple[float, float]) -> bool:
        slack = tolerance("paper_mm")
        return all(abs(a - b) <= slack for a, b in zip(sorted(size), a4, strict=True))

    for (width, height), place in _measures(anatomy, of):
        if not is_a4((width, height)):
            yield hit(place=place, width=figure(width), height=figure(height))


@rule(
    "ND30-P02",
    WARNING,
    "PL I, I.2",
    "Trang nằm ngang nhưng chỉ có chữ, không có bảng hay hình.",
    "Để trang đứng; chỉ xoay ngang phần có bảng, biểu rộng.",
    reason="Trang trình bày theo chiều dài; nội dung có bảng, biểu mà không làm thành phụ lục"
    " riêng thì mới được theo chiều rộng.",
    wrong="Cả quyết định nằm ngang",
    right="Thân văn bản trang đứng, phần có bảng 9 cột trang ngang",
)
def lying_pages(anatomy: Anatomy) -> Iterator[Hit]:
    """A section lies on its side without a table or figure that asks for it."""
    content = anatomy.content
    for section in content.sections:
        if section.width_mm <= section.height_mm:
            continue
        inside = [p for p in content.paragraphs if p.section == section.index and not p.is_blank]
        if inside and not _has_table_or_figure(content, section, inside):
            yield hit(inside[0])


@rule(
    "ND30-P03",
    ERROR,
    "PL I, I.3",
    "Lề trên là {margin} mm, phải từ {limits} mm.",
    "Sửa lề trên trong Layout, Margins, Custom Margins.",
    reason="Lề trên và lề dưới cách mép 20–25 mm để đánh số trang và đóng dấu được.",
    wrong="Lề trên 15 mm",
    right="Lề trên 20 mm",
)
def top_margin(anatomy: Anatomy) -> Iterator[Hit]:
    """A top margin is outside the permitted range."""
    return _margins(anatomy, "top_mm", lambda section: abs(section.top_mm))


@rule(
    "ND30-P04",
    ERROR,
    "PL I, I.3",
    "Lề dưới là {margin} mm, phải từ {limits} mm.",
    "Sửa lề dưới trong Layout, Margins, Custom Margins.",
    reason="Lề trên và lề dưới cách mép 20–25 mm.",
    wrong="Lề dưới 15 mm",
    right="Lề dưới 20 mm",
)
def bottom_margin(anatomy: Anatomy) -> Iterator[Hit]:
    """A bottom margin is outside the permitted range."""
    return _margins(anatomy, "bottom_mm", lambda section: abs(section.bottom_mm))


@rule(
    "ND30-P05",
    ERROR,
    "PL I, I.3",
    "Lề trái là {margin} mm, phải từ {limits} mm.",
    "Sửa lề trái trong Layout, Margins, Custom Margins (kể cả Gutter).",
    reason="Lề trái rộng 30–35 mm là chỗ đóng quyển khi lưu hồ sơ.",
    wrong="Lề trái 20 mm",
    right="Lề trái 30 mm",
)
def left_margin(anatomy: Anatomy) -> Iterator[Hit]:
    """A left margin with its gutter is outside the permitted range."""
    return _margins(anatomy, "left_mm", lambda section: section.left_mm + section.gutter_mm)


@rule(
    "ND30-P06",
    ERROR,
    "PL I, I.3",
    "Lề phải là {margin} mm, phải từ {limits} mm.",
    "Sửa lề phải trong Layout, Margins, Custom Margins.",
    reason="Lề phải cách mép 15–20 mm.",
    wrong="Lề phải 10 mm",
    right="Lề phải 15 mm",
)
def right_margin(anatomy: Anatomy) -> Iterator[Hit]:
    """A right margin is outside the permitted range."""
    return _margins(anatomy, "right_mm", lambda section: section.right_mm)


def _margins(anatomy: Anatomy, name: str, measure: Callable[[Section], float]) -> Iterator[Hit]:
    limits = decree()["page"][name]
    for margin, place in _measures(anatomy, measure):
        if not within(margin, limits, tolerance("margin_mm")):
            yield hit(place=place, margin=figure(margin), limits=f"{limits[0]} đến {limits[1]}")


def _measures(anatomy: Anatomy, measure: Callable[[Section], T]) -> Iterator[tuple[T, str]]:
    """Each different measure once, with the sections that have it: phần 1, 3."""
    sections = anatomy.content.sections
    found: dict[T, list[int]] = {}
    for section in sections:
        found.setdefault(measure(section), []).append(section.index + 1)
    for value, places in found.items():
        alone = len(places) == len(sections)
        yield value, "" if alone else f"phần {', '.join(map(str, places))}"


def _has_table_or_figure(content: Content, section: Section, inside: Iterable[Paragraph]) -> bool:
    tables = (t for t in content.tables if t.section == section.index)
    if any(table.bordered or table.columns > 2 for table in tables):
        return True
    return any(drawn.kind != "line" for paragraph in inside for drawn in paragraph.drawn)


# ---------------------------------------------------------------- page numbers


@rule(
    "ND30-P07",
    ERROR,
    "PL I, I.7",
    "Văn bản có nhiều trang nhưng không đánh số trang.",
    "Đánh số ở giữa lề trên: Insert, Page Number, Top of Page, Plain Number 2;"
    " rồi chọn Different First Page.",
    reason="Số trang giữ cho văn bản nhiều trang không thiếu, không lẫn tờ.",
    wrong="Văn bản 3 trang không có số trang",
    right="Số 2, 3 ở giữa lề trên, trang đầu không hiện",
    needs_pages=True,
)
def page_numbers(anatomy: Anatomy) -> Iterator[Hit]:
    """A document of several pages shows no page number."""
    content = anatomy.content
    kinds = [*_bands(content, "headers"), *_bands(content, "footers")]
    if not any(True for paragraph in kinds for _ in _numbers(paragraph)) and _is_long(content):
        yield hit()


@rule(
    "ND30-P08",
    WARNING,
    "PL I, I.7",
    "Dòng số trang {fault}.",
    "Để số trang một mình trên dòng, căn giữa.",
    reason="Số trang đặt canh giữa theo chiều ngang trong phần lề trên, chỉ gồm chữ số.",
    wrong="Trang 2/5 ở góc phải",
    right="2",
)
def page_number_line(anatomy: Anatomy) -> Iterator[Hit]:
    """The page number is not centred, or does not stand alone."""
    for paragraph in _numbered(anatomy, "headers"):
        faults = []
        if paragraph.layout.align != "center" and not paragraph.text.startswith("\t"):
            faults.append("chưa căn giữa")
        if "".join(run.text for run in shown(paragraph.runs) if not _is_number(run)).strip():
            faults.append("có chữ khác ngoài số trang")
        if faults:
            yield hit(paragraph, fault=" và ".join(faults))
            return


@rule(
    "ND30-P09",
    ERROR,
    "PL I, I.7",
    "Số trang {fault}; phải là chữ đứng, cỡ {sizes}.",
    "Sửa cỡ chữ và kiểu chữ của số trang ở đầu trang.",
    reason="Số trang là chữ số Ả Rập, cỡ 13 đến 14, kiểu chữ đứng.",
    wrong="Số trang cỡ 11, nghiêng",
    right="Số trang cỡ 14, đứng",
)
def page_number_type(anatomy: Anatomy) -> Iterator[Hit]:
    """The page number is too small, too big or italic."""
    limits = decree()["page_number"]["size"]
    for paragraph in _numbered(anatomy, "headers"):
        for run in _numbers(paragraph):
            faults = []
            if run.format.size and not within(run.format.size, limits):
                faults.append(f"cỡ chữ {figure(run.format.size)}")
            if run.format.italic:
                faults.append("in nghiêng")
            if faults:
                yield hit(paragraph, fault=", ".join(faults), sizes=span(limits))
                return


@rule(
    "ND30-P10",
    ERROR,
    "PL I, I.7",
    "Trang thứ nhất hiện số trang.",
    "Đánh dấu Header & Footer, Different First Page và xóa số ở đầu trang của trang đầu.",
    reason="Trang thứ nhất được đếm nhưng không hiển thị số.",
    wrong="Số 1 ở trên Quốc hiệu",
    right="Số trang hiện từ trang 2",
)
def first_page_number(anatomy: Anatomy) -> Iterator[Hit]:
    """The number of page 1 is shown."""
    sections = anatomy.content.sections
    if not sections:
        return
    first = sections[0].header("first" if sections[0].title_page else "default")
    for paragraph in first:
        if any(True for _ in _numbers(paragraph)):
            yield hit(place="đầu trang thứ nhất")
            return


@rule(
    "ND30-P11",
    ERROR,
    "PL I, I.7",
    "Số trang {fault}; phải là chữ số Ả Rập, bắt đầu từ 1.",
    "Sửa trong Insert, Page Number, Format Page Numbers.",
    reason="Số trang đánh từ số 1, bằng chữ số Ả Rập.",
    wrong="Số trang i, ii, iii",
    right="Số trang 2, 3, 4",
)
def page_number_sequence(anatomy: Anatomy) -> Iterator[Hit]:
    """Pages are counted from another number than 1, or in other figures than 1, 2, 3."""
    sections = anatomy.content.sections
    if not any(True for _ in _numbered(anatomy, "headers", "footers")):
        return
    if sections[0].page_start not in (None, 1):
        yield hit(place="phần 1", fault=f"bắt đầu từ {sections[0].page_start}")
    for kind, place in _measures(anatomy, lambda section: section.page_format):
        if kind != "decimal":
            yield hit(place=place, fault="không phải là chữ số 1, 2, 3")


@rule(
    "ND30-P12",
    ERROR,
    "PL I, I.7",
    "Số trang ở chân trang.",
    "Xóa số ở chân trang, đánh số ở giữa lề trên: Insert, Page Number, Top of Page.",
    reason="Số trang đặt trong phần lề trên của văn bản.",
    wrong="Số trang ở giữa chân trang",
    right="Số trang ở giữa lề trên",
)
def page_numbers_below(anatomy: Anatomy) -> Iterator[Hit]:
    """A footer shows the page number."""
    for paragraph in _numbered(anatomy, "footers"):
        yield hit(paragraph, place="chân trang")
        return


@rule(
    "ND30-P13",
    ERROR,
    "PL I, III.1.đ",
    "{appendix} {fault} nên số trang không đánh riêng từ 1.",
    "Đặt Layout, Breaks, Next Page trước phụ lục, rồi Format Page Numbers, Start at 1.",
    reason="Số trang của phụ lục được đánh riêng theo từng phụ lục.",
    wrong="Quyết định trang 1–3, phụ lục trang 4–6",
    right="Quyết định trang 1–3, phụ lục trang 1–3",
)
def appendix_pages(anatomy: Anatomy) -> Iterator[Hit]:
    """The pages of an appendix are not counted from 1."""
    for appendix in anatomy.appendices:
        fault = _appendix_fault(anatomy, appendix)
        if fault:
            yield hit(appendix.label, appendix=_name(appendix), fault=fault)


def _appendix_fault(anatomy: Anatomy, appendix: Appendix) -> str:
    paragraphs = anatomy.content.paragraphs
    before = [p for p in paragraphs if p.index < appendix.label.index and not p.is_blank]
    others = [a.label.index for a in anatomy.appendices if a.label.index < appendix.label.index]
    body_ends = max(others, default=_last_of_main(anatomy))
    if any(p.section == appendix.section.index and p.index <= body_ends for p in before):
        return "không mở bằng ngắt phần (section)"
    if appendix.section.page_start != decree()["page_number"]["start"]:
        return "đánh số trang nối tiếp"
    return ""


def _last_of_main(anatomy: Anatomy) -> int:
    """The last paragraph that is surely of the main document."""
    known = [*anatomy.recipients, *anatomy.body, *anatomy.grounds]
    known += [p for s in anatomy.signatures for p in (*s.lines, s.name) if p is not None]
    known += [h.paragraph for h in anatomy.headings if h.region == 0]
    first = min((a.label.index for a in anatomy.appendices), default=0)
    return max((p.index for p in known if p.index < first), default=-1)


def _name(appendix: Appendix) -> str:
    return f"Phụ lục {appendix.number}".strip()


def _bands(content: Content, side: str) -> Iterator[Paragraph]:
    """The paragraphs of the headers or footers that a reader can see."""
    seen = set()
    for section in content.sections:
        for kind, paragraphs in getattr(section, side):
            if kind == "first" and not section.title_page:
                continue
            for paragraph in paragraphs:
                if paragraph.index not in seen:
                    seen.add(paragraph.index)
                    yield paragraph


def _numbered(anatomy: Anatomy, *sides: str) -> Iterator[Paragraph]:
    """The paragraphs of headers or footers that show the page number."""
    for side in sides:
        for paragraph in _bands(anatomy.content, side):
            if any(True for _ in _numbers(paragraph)):
                yield paragraph


def _numbers(paragraph: Paragraph) -> Iterator[Run]:
    """The page number fields of a paragraph and of the boxes in it."""
    inside = (run for drawn in paragraph.drawn for run in drawn.runs)
    for run in (*paragraph.runs, *inside):
        if _is_number(run):
            yield run


def _is_number(run: Run) -> bool:
    return run.field.split()[:1] == [PAGE] and not run.deleted


def _is_long(content: Content) -> bool:
    """Whether it surely has several pages: as laid out, or as its text cannot fit on one."""
    if content.pages is not None:
        return content.pages > 1
    if any(not section.continues for section in content.sections[1:]):
        return True
    if not content.sections:
        return False
    page = content.sections[0]
    room = (page.height_mm - abs(page.top_mm) - abs(page.bottom_mm)) / MM_PER_POINT
    return sum(_height_pt(p, content) for p in content.paragraphs if not p.cell) > room


def _height_pt(paragraph: Paragraph, content: Content) -> float:
    """The least height of a paragraph; spaces above and below left out."""
    if paragraph.layout.line_rule == "exact":
        return 0
    lines = lines_mm(paragraph, room_mm(paragraph, content))
    size = min(paragraph.sizes(), default=0)
    return len(lines) * size * LINE * min(paragraph.layout.line, 1)


# ---------------------------------------------------------------- type


@rule(
    "ND30-T01",
    ERROR,
    "PL I, I.4",
    "Chữ dùng phông {font} ở {count} đoạn, kể từ đoạn này; phải là Times New Roman.",
    "Chọn các đoạn đó và đổi sang phông Times New Roman.",
    reason="Phông chữ Times New Roman, bộ mã Unicode TCVN 6909:2001: mọi máy đọc được như nhau.",
    wrong="Nội dung phông Arial",
    right="Nội dung phông Times New Roman",
)
def fonts(anatomy: Anatomy) -> Iterator[Hit]:
    """Text is set in another font."""
    for font, paragraphs in _grouped(_other_fonts(anatomy)):
        yield hit(paragraphs[0], font=font, count=len(paragraphs))


@rule(
    "ND30-T02",
    ERROR,
    "PL I, I.4",
    "Chữ có màu ở {count} đoạn, kể từ đoạn này; phải là màu đen.",
    "Chọn các đoạn đó và đổi màu chữ thành Automatic.",
    reason="Chữ màu đen; chỉ dấu chỉ mức độ khẩn, mật có màu đỏ.",
    wrong="Tên loại in màu đỏ",
    right="Tên loại in màu đen",
)
def colours(anatomy: Anatomy) -> Iterator[Hit]:
    """Text is not black; the stamps of urgency and secrecy are red by law."""
    stamps = (anatomy.urgency, anatomy.secrecy, anatomy.circulation)
    exempt = {stamp.index for stamp in stamps if stamp}
    paragraphs = [p for p, _ in _coloured(anatomy) if p.index not in exempt]
    if paragraphs:
        yield hit(paragraphs[0], count=len(paragraphs))


@rule(
    "ND30-T03",
    ERROR,
    "PL I, I.4",
    "Chữ gõ theo bảng mã cũ (TCVN3 hoặc VNI) ở {count} đoạn, kể từ đoạn này.",
    "Chuyển sang Unicode bằng chức năng chuyển mã của Unikey hoặc EVKey, rồi chọn Times New Roman.",
    reason="Bộ mã ký tự Unicode theo TCVN 6909:2001; chữ bảng mã cũ chỉ đọc được khi máy có"
    " đúng phông.",
    wrong="Céng hßa x· héi chñ nghÜa ViÖt Nam",
    right="Cộng hòa xã hội chủ nghĩa Việt Nam",
)
def old_encodings(anatomy: Anatomy) -> Iterator[Hit]:
    """Text is typed for a font of TCVN3 or VNI."""
    if found := _old(anatomy):
        yield hit(found[0][0], count=len(found))


@rule(
    "ND30-T04",
    WARNING,
    "thông lệ",
    "Chữ Việt gõ dạng tổ hợp (dấu tách rời) ở {count} đoạn, kể từ đoạn này.",
    "Chuyển sang Unicode dựng sẵn bằng chức năng chuyển mã của Unikey hoặc EVKey.",
    reason="Chữ có dấu tách rời trông như thường nhưng tìm kiếm, so sánh và ký số hay sai.",
    wrong="Chữ “ế” ghép từ ba mã",
    right="Chữ “ế” là một mã",
)
def decomposed_letters(anatomy: Anatomy) -> Iterator[Hit]:
    """Letters and their marks are stored apart."""
    if found := _decomposed(anatomy):
        yield hit(found[0][0], count=len(found))


@rule(
    "ND30-T05",
    WARNING,
    "PL I, V, chú thích 1",
    "Cỡ chữ không tăng, giảm cùng nhau: {sizes}.",
    "Chọn một bộ: Quốc hiệu 13, Tiêu ngữ 14, địa danh và ngày tháng 14; hoặc 12, 13, 13.",
    reason="Cỡ chữ trong cùng một văn bản tăng, giảm phải thống nhất.",
    wrong="Quốc hiệu 12, Tiêu ngữ 14",
    right="Quốc hiệu 13, Tiêu ngữ 14",
)
def one_profile(anatomy: Anatomy) -> Iterator[Hit]:
    """Quốc hiệu, Tiêu ngữ and the date follow no one set of sizes."""
    parts = {
        "quoc_hieu": anatomy.quoc_hieu,
        "tieu_ngu": anatomy.tieu_ngu,
        "dia_danh": anatomy.date.paragraph if anatomy.date else None,
    }
    found = {name: _one_size(paragraph) for name, paragraph in parts.items() if paragraph}
    if not all(within(size, standard(name)["size"]) for name, size in found.items()):
        return
    profiles = (sizes(profile) for profile in decree()["profiles"])
    if any(all(size == own[name] for name, size in found.items()) for own in profiles):
        return
    names = {"quoc_hieu": "Quốc hiệu", "tieu_ngu": "Tiêu ngữ", "dia_danh": "địa danh, ngày tháng"}
    said = ", ".join(f"{names[name]} {figure(size)}" for name, size in found.items())
    yield hit(parts["quoc_hieu"] or parts["tieu_ngu"], sizes=said)


@rule(
    "ND30-T06",
    WARNING,
    "thông lệ",
    "Chữ {fault} ở {count} đoạn, kể từ đoạn này.",
    "Bỏ định dạng đó: chọn các đoạn, bấm Ctrl+Space rồi đặt lại cỡ chữ, kiểu chữ.",
    reason="Nghị định chỉ dùng chữ đứng, nghiêng, đậm, in hoa để phân biệt các phần.",
    wrong="Tên loại gạch chân, tô vàng",
    right="Tên loại in hoa, đậm",
)
def decorations(anatomy: Anatomy) -> Iterator[Hit]:
    """Text is underlined, highlighted, stretched or squeezed."""
    elsewhere = _judged_elsewhere(anatomy)
    for fault, paragraphs in _grouped(_decorations(anatomy)):
        own = [p for p in paragraphs if p.index not in elsewhere]
        if own:
            yield hit(own[0], fault=fault, count=len(own))


def _grouped(found: Found[str]) -> list[tuple[str, list[Paragraph]]]:
    """The paragraphs of each kind of fault, in order."""
    groups: dict[str, list[Paragraph]] = {}
    for paragraph, kinds in found:
        for kind in dict.fromkeys(kinds):
            groups.setdefault(kind, []).append(paragraph)
    return list(groups.items())


@finder
def _other_fonts(paragraph: Paragraph) -> Iterator[str]:
    inside = (run.format for drawn in paragraph.drawn for run in shown(drawn.runs))
    for format in (*wordy(paragraph), *inside):
        for font in sorted(format.fonts or {format.font}):
            if _is_other(font):
                yield font


@by_text
def _is_other(font: str) -> bool:
    """Whether a font is none that the decree asks for, of symbols, or of the old tables."""
    asked = decree()["font"]
    own = font.replace(" ", "").casefold()
    if not own or own.startswith(asked["family"].replace(" ", "").casefold()):
        return False
    return font not in asked["symbols"] and not _is_legacy(font)


@finder
def _coloured(paragraph: Paragraph) -> Iterator[str]:
    """The colours of its letters."""
    darkest = decree()["font"]["black_up_to"]
    for format in _own_formats(paragraph):
        if re.fullmatch("[0-9A-Fa-f]{6}", format.color) and any(
            channel > darkest for channel in bytes.fromhex(format.color)
        ):
            yield format.color


def _own_formats(paragraph: Paragraph) -> Iterator[Format]:
    """The formats of its letters and figures, without the addresses that Word dresses as links."""
    text = paragraph.text
    addresses = _addresses(text)
    if not addresses:
        yield from wordy(paragraph)
        return
    places = [0, *(place for span in addresses for place in span), len(text)]
    for start, end in zip(places[::2], places[1::2], strict=True):
        yield from formats_of(paragraph, start, end)


@all_by_text
def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Where the addresses in a text begin and end."""
    yield from (found.span() for found in matches(ADDRESS, text, ("@", "http", "www.")))


@by_text
def _is_legacy(font: str) -> bool:
    return font.casefold().startswith(tuple(n.casefold() for n in decree()["font"]["legacy"]))


@finder
def _old(paragraph: Paragraph) -> Iterator[str]:
    """Its text, if it is set in a font of the old tables, or makes no sense in Unicode."""
    of_old = any(_is_legacy(font) for f in wordy(paragraph) for font in (f.fonts or {f.font}))
    if of_old or _is_garbled(paragraph.text):
        yield paragraph.text


@by_text
def _is_garbled(written: str) -> bool:
    """Whether most of its accented words make no sense in Unicode."""
    text = unicodedata.normalize("NFC", written)
    if text.isascii() or UNICODE_ONLY.search(text):
        return False
    words = [word for word in text.split() if not word.isascii()]
    odd = sum(bool(ODD.search(word)) for word in words)
    return odd >= 2 and 2 * odd >= len(words)


@finder
def _decomposed(paragraph: Paragraph) -> Iterator[str]:
    """Its text, if letters and their marks are apart in it."""
    if not unicodedata.is_normalized("NFC", paragraph.text):
        yield paragraph.text


def _one_size(paragraph: Paragraph) -> float:
    """The size of a part; 0 when it has several or none."""
    found = {format.size for format in wordy(paragraph)}
    return found.pop() if len(found) == 1 else 0


@finder
def _decorations(paragraph: Paragraph) -> Iterator[str]:
    for format in _own_formats(paragraph):
        if format.underline:
            yield "gạch chân"
        if format.highlight and format.highlight.casefold() not in ("none", "white", "ffffff"):
            yield "tô nền"
        if format.scale != 100:
            yield f"co giãn {format.scale}%"
        if format.spacing < -tolerance("condensed_pt"):
            yield f"nén {figure(-format.spacing)} pt"


def _judged_elsewhere(anatomy: Anatomy) -> set[int]:
    """Parts whose underlining other rules judge, tables of data and the foot of page 1."""
    content = anatomy.content
    layout = {p.cell.table for p in _laid_out(anatomy) if p.cell}
    data = {p.index for p in content.paragraphs if p.cell and p.cell.table not in layout}
    lines = (anatomy.tieu_ngu_rule, anatomy.ban_hanh_rule, anatomy.subject_rule)
    below = ((anatomy.tieu_ngu,), anatomy.ban_hanh, anatomy.subject)
    ruled = {line.paragraph.index for line in lines if line}
    unruled = {
        p.index for part, line in zip(below, lines, strict=True) if not line for p in part if p
    }
    label = {anatomy.recipients_label.index} if anatomy.recipients_label else set()
    outside = {p.index for p in content.everything} - {p.index for p in content.paragraphs}
    return data | ruled | unruled | label | outside | {p.index for p in anatomy.contact}


def _laid_out(anatomy: Anatomy) -> Iterator[Paragraph]:
    """Parts that stand in tables which only lay out the head and the foot."""
    parts = (anatomy.quoc_hieu, anatomy.tieu_ngu, anatomy.recipients_label)
    yield from (p for p in parts if p)
    for signature in anatomy.signatures:
        yield from signature.lines
