"""WordprocessingML as text: paragraphs, runs, tables, sections. Lengths in mm, sizes in pt."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)


def run(text: str, *, bold: bool = False, italic: bool = False) -> str:
    marks = ("<w:b/>" if bold else "") + ("<w:i/>" if italic else "")
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def p(style: str, *runs: str, extra: str = "") -> str:
    """A paragraph; a string that is not yet a run becomes one. `extra` is more of w:pPr."""
    body = "".join(r if r.startswith("<w:") else run(r) for r in runs)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{extra}</w:pPr>{body}</w:p>'


def dotted(style: str, text: str = "") -> str:
    """A paragraph whose line is dotted to its end, for what is filled in by hand."""
    leader = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{twips(TEXT_WIDTH)}"/></w:tabs>'
    said = [run(text)] if text else []
    return p(style, *said, "<w:r><w:tab/></w:r>", extra=leader)


def when(condition: str, *blocks: str) -> str:
    """Blocks that are there only under a condition, in docxtpl's paragraph tags."""
    return "".join([tag(f"if {condition}"), *blocks, tag("endif")])


def each(name: str, of: str, *blocks: str) -> str:
    return "".join([tag(f"for {name} in {of}"), *blocks, tag("endfor")])


def tag(statement: str) -> str:
    return p("The", f"{{%p {statement} %}}")


def before_table(heading_list: int | None = None) -> str:
    """Properties of the paragraph above a table: kept with it, some room below it.

    heading_list: the list that numbers the paragraph, where it is not that of its style.
    """
    numbering = (
        f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{heading_list}"/></w:numPr>'
        if heading_list
        else ""
    )
    return f'<w:keepNext/>{numbering}<w:spacing w:before="120" w:after="80"/>'


def cell(width: float, *paragraphs: str, extra: str = "") -> str:
    properties = f'<w:tcPr><w:tcW w:w="{twips(width)}" w:type="dxa"/>{extra}</w:tcPr>'
    return f"<w:tc>{properties}{''.join(paragraphs)}</w:tc>"


def row(*cells: str, header: bool = False) -> str:
    """A row that never splits over pages; a header row is repeated on each page."""
    repeated = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def row_tag(statement: str, columns: int) -> str:
    """A table row that only carries a tag: docxtpl removes it."""
    return row(
        cell(20, p("Bang", f"{{%tr {statement} %}}"), extra=f'<w:gridSpan w:val="{columns}"/>')
    )


def table(style: str, widths: Sequence[float], *rows: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{sum(map(twips, widths))}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def grid_table(
    columns: Columns, of: str, *, name: str = "d", total: Sequence[str] = (), closes: str = ""
) -> str:
    """A bordered table with a repeated header row and one row for each item.

    columns: (heading, width, field); the field is a Jinja expression over `name`, and a field
    that starts with "<" is aligned left, with ">" right, else centred. total: the cells of a
    closing row, the first of which spans as many columns as are missing. closes: the condition
    under which the words below the table belong to it and its end stays with them.
    """
    head = row(
        *(
            cell(width, p("BangDau", heading, extra=KEEP), extra=MIDDLE)
            for heading, width, _ in columns
        ),
        header=True,
    )
    whole = f"loop.length <= {SHORT}"
    kept = (
        f"{whole} or loop.revindex <= {KEPT_ROWS}"
        if total
        else f"{whole} and not loop.last" + (f" or loop.last and {closes}" if closes else "")
    )
    count = len(columns)
    rows = [
        head,
        row_tag(f"for {name} in {of}", count),
        _either(kept, _item_row(columns, KEEP), _item_row(columns), count),
        row_tag("endfor", count),
    ]
    if total:
        rows.append(
            _either(closes, _total_row(columns, total, KEEP), _total_row(columns, total), count)
        )
    return table("KeBang", [width for _, width, _ in columns], *rows)


Columns = Sequence[tuple[str, float, str]]
SHORT = 8  # a table of no more rows stays on one page
KEPT_ROWS = 2  # the last rows stay on one page with the total


def _either(condition: str, one: str, other: str, columns: int) -> str:
    """One row where the condition holds, else the other."""
    if not condition:
        return other
    tags = [row_tag(tag, columns) for tag in (f"if {condition}", "else", "endif")]
    return f"{tags[0]}{one}{tags[1]}{other}{tags[2]}"


def _item_row(columns: Columns, extra: str = "") -> str:
    return row(*(cell(width, _field(field, extra), extra=MIDDLE) for _, width, field in columns))


KEEP = "<w:keepNext/>"
MIDDLE = '<w:vAlign w:val="center"/>'


def _field(field: str, extra: str = "") -> str:
    styles = {"<": "BangTrai", ">": "BangPhai"}
    style = styles.get(field[0], "Bang")
    return p(style, f"{{{{ {field.lstrip('<>').strip()} }}}}", extra=extra)


def _total_row(columns: Columns, total: Sequence[str], extra: str = "") -> str:
    widths = [width for _, width, _ in columns]
    spanned = len(widths) - len(total) + 1
    first = cell(
        sum(widths[:spanned]),
        p("BangDau", total[0], extra=extra),
        extra=f'<w:gridSpan w:val="{spanned}"/>' if spanned > 1 else "",
    )
    rest = [
        cell(width, p("BangTong" if field[0] == ">" else "BangDau", text, extra=extra))
        for (_, width, field), text in zip(columns[spanned:], total[1:], strict=True)
    ]
    return row(first, *rest)


def section(*, restart: bool = False, first: str = "rId3", default: str = "rId4") -> str:
    """The section: A4, margins of PL I.I.3, page number in the header but not on the first page."""
    start = ' w:start="1"' if restart else ""
    return (
        f'<w:sectPr><w:headerReference w:type="first" r:id="{first}"/>'
        f'<w:headerReference w:type="default" r:id="{default}"/>'
        f'<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="{twips(TOP)}" w:right="{twips(RIGHT)}" w:bottom="{twips(BOTTOM)}"'
        f' w:left="{twips(LEFT)}" w:header="{twips(10)}" w:footer="{twips(10)}" w:gutter="0"/>'
        f'<w:pgNumType w:fmt="decimal"{start}/><w:titlePg/></w:sectPr>'
    )


TOP, BOTTOM, LEFT, RIGHT = 20, 20, 30, 15  # mm, PL I.I.3: 20-25, 20-25, 30-35, 15-20
TEXT_WIDTH = 210 - LEFT - RIGHT


def before_break(section: str) -> str:
    """The end of a section: a paragraph of no height that carries it."""
    return f'<w:p><w:pPr><w:pStyle w:val="Ngat"/>{section}</w:pPr></w:p>'


def new_section() -> str:
    """The end of a section of an administrative document."""
    return before_break(section(restart=True))
