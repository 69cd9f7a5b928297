"""Documents as anybody types them, in the Normal style, written down line by line.

    a_content(a_grid([["SỞ NỘI VỤ"], ["CỘNG HÒA …"]]), centred("QUYẾT ĐỊNH"), text("Điều 1. …"))

A block is a paragraph or a grid; in a cell a string is a centred paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from paperwork.lint.content import (
    Border,
    CellPlace,
    Content,
    Drawn,
    Format,
    Layout,
    Paragraph,
    Run,
    Section,
    Table,
)

FONT = Format(font="Times New Roman", fonts=frozenset({"Times New Roman"}), size=14)
BODY_XML = "word/document.xml"
OF_FORMAT = {field.name for field in fields(Format)}
OF_LAYOUT = {field.name for field in fields(Layout)}
NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
A4 = Section(0, 210, 297, 20, 20, 30, 15)


@dataclass(frozen=True)
class Grid:  # bảng; mỗi hàng là các ô, mỗi ô là các đoạn
    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]
    bordered: bool = False


def text(words="", *, runs=None, **said):
    """A paragraph of body text: justified, upright."""
    format = replace(FONT, **{k: v for k, v in said.items() if k in OF_FORMAT})
    layout = Layout(**{"align": "both"} | {k: v for k, v in said.items() if k in OF_LAYOUT})
    rest = {k: v for k, v in said.items() if k not in OF_FORMAT | OF_LAYOUT}
    own = tuple(runs) if runs is not None else ((Run(words, format),) if words else ())
    return Paragraph(0, BODY_XML, own, layout, format=format, **{"style": "Normal"} | rest)


def centred(words="", **said):
    return text(words, **{"align": "center"} | said)


def bold(words, **said):
    return centred(words, bold=True, **said)


def blank(**said):
    return text("", **said)


def a_line(width_mm, **said):
    """A paragraph that holds a drawn line and nothing else."""
    return centred("", drawn=(Drawn("line", width_mm),), **said)


def underlined_below(words, indent_mm, **said):
    """A paragraph with a border at its bottom, drawn in from both sides."""
    edge = (Border("bottom", 0.5),)
    return centred(words, borders=edge, left_mm=indent_mm, right_mm=indent_mm, **said)


def a_box(words):
    """A paragraph that holds a text box."""
    return text("", drawn=(Drawn("box", 60, 20, text=words, runs=(Run(words, FONT),)),))


def a_grid(*rows, bordered=False):
    """A table; a cell is a string or a list of strings and paragraphs."""
    return Grid(tuple(tuple(_cell(cell) for cell in row) for row in rows), bordered)


def a_content(*blocks, sections=(A4,), **said):
    """The content that the blocks make, paragraphs and tables counted from 0."""
    paragraphs, tables = [], []
    for block in blocks:
        if isinstance(block, Grid):
            paragraphs += _placed(block, len(tables))
            columns = max(len(row) for row in block.rows)
            tables.append(Table(len(tables), block.bordered, len(block.rows), columns, 0, True))
        else:
            paragraphs.append(block)
    counted = tuple(replace(p, index=place) for place, p in enumerate(paragraphs))
    return Content(counted, tuple(tables), tuple(sections), **said)


def _cell(cell) -> tuple[Paragraph, ...]:
    blocks: Sequence = [cell] if isinstance(cell, str | Paragraph) else cell
    return tuple(centred(block) if isinstance(block, str) else block for block in blocks)


def _placed(grid, table):
    for row, cells in enumerate(grid.rows):
        columns = max(len(cells) for cells in grid.rows)
        for column, cell in enumerate(cells):
            place = CellPlace(table, row, column, columns, width_mm=160 / columns)
            yield from (replace(p, cell=place) for p in cell)


# ---------------------------------------------------------------- usual parts


def a_head(
    *agency,
    number="Số: 05/QĐ-SNV",
    date="Nghệ An, ngày 05 tháng 3 năm 2026",
    below=(),
    nation=NATION,
    motto=MOTTO,
):
    """The head as most offices type it: two columns, two rows, the rules drawn."""
    agency = agency or (centred("UBND TỈNH NGHỆ AN"), bold("SỞ NỘI VỤ"))
    left = [*agency, a_line(15)]
    right = [bold(nation), bold(motto), a_line(57)]
    numbered = [centred(number)] if number else [blank()]
    dated = [centred(date, italic=True)] if date else [blank()]
    return a_grid([left, right], [[*numbered, *below], dated])


def a_foot(*posts, name="Nguyễn Văn A", items=("- Như Điều 3;", "- Lưu: VT, VP."), label=None):
    """Nơi nhận on the left, the signature on the right, in one row."""
    left = [text(label or "Nơi nhận:", bold=True, italic=True, size=12)]
    left += [text(item, size=11) for item in items]
    posts = posts or ("GIÁM ĐỐC",)
    right = [*(bold(post) for post in posts), blank(), blank(), bold(name)]
    return a_grid([left, right])


def a_decision(*articles, head=None, foot=None, after=()):
    """A quyết định in Normal style from head to foot."""
    articles = articles or (
        text("Điều 1. Thành lập Tổ công tác."),
        text("Điều 2. Chánh Văn phòng Sở chịu trách nhiệm thi hành Quyết định này./."),
    )
    return a_content(
        head or a_head(),
        blank(),
        bold("QUYẾT ĐỊNH"),
        bold("Về việc thành lập Tổ công tác"),
        a_line(30),
        bold("GIÁM ĐỐC SỞ NỘI VỤ"),
        text("Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;", italic=True),
        text("Theo đề nghị của Chánh Văn phòng Sở.", italic=True),
        bold("QUYẾT ĐỊNH:"),
        *articles,
        blank(),
        foot or a_foot(),
        *after,
    )


def texts(parts):
    """What parts read: of a paragraph, a tuple of them, or nothing."""
    if parts is None:
        return None
    if isinstance(parts, Paragraph):
        return parts.read
    return [paragraph.read for paragraph in parts]
