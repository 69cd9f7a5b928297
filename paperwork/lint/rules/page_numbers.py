"""Rules of page numbers: PL I, Phần I, Mục I of NĐ 30."""

from __future__ import annotations

from collections.abc import Iterator

from paperwork.findings import Severity
from paperwork.lint.anatomy import Anatomy, Appendix
from paperwork.lint.content import Content, Paragraph, Run
from paperwork.lint.looks import decree, figure, lines_mm, room_mm, shown, span, within
from paperwork.lint.rule import Hit, hit, rule
from paperwork.metrics import MM_PER_POINT

ERROR, WARNING = Severity.ERROR, Severity.WARNING
PAGE = "PAGE"  # mã trường số trang của Word
LINE = 1.149  # height of a line of Times New Roman in font sizes


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
    for kind, place in anatomy.content.by_section(lambda section: section.page_format):
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
