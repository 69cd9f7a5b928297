"""Rules of paper and margins: PL I, Phần I, Mục I of NĐ 30."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from paperwork.findings import Severity
from paperwork.lint.anatomy import Anatomy
from paperwork.lint.content import Content, Paragraph, Section
from paperwork.lint.looks import decree, figure, tolerance, within
from paperwork.lint.rule import Hit, hit, rule

ERROR, WARNING = Severity.ERROR, Severity.WARNING


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

    for (width, height), place in anatomy.content.by_section(of):
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
    for margin, place in anatomy.content.by_section(measure):
        if not within(margin, limits, tolerance("margin_mm")):
            yield hit(place=place, margin=figure(margin), limits=f"{limits[0]} đến {limits[1]}")


def _has_table_or_figure(content: Content, section: Section, inside: Iterable[Paragraph]) -> bool:
    tables = (t for t in content.tables if t.section == section.index)
    if any(table.bordered or table.columns > 2 for table in tables):
        return True
    return any(drawn.kind != "line" for paragraph in inside for drawn in paragraph.drawn)
