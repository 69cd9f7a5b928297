"""Tables as the reader sees them: cells in their places, edges that are drawn or not."""

import pytest
from lint_builders import PLAIN, a_cell, a_docx, a_paragraph, a_table

from paperwork.lint.reading import read

SINGLE = '<w:{0} w:val="single" w:sz="4" w:color="000000"/>'
ALL = "".join(
    SINGLE.format(side) for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
RULED = (
    '<w:style w:type="table" w:styleId="KeBang"><w:name w:val="Table Grid"/><w:tblPr>'
    f'<w:tblBorders>{ALL}</w:tblBorders><w:tblCellMar><w:left w:w="0" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
)


def the_tables(body: str):
    return read(a_docx(body, styles=PLAIN + RULED), "a.docx").tables


def test_a_cell_knows_its_place_its_span_and_its_width_inside():
    wide = a_cell("Cộng", 4000, '<w:gridSpan w:val="2"/>')
    body = a_table([["a", "b", "c"]], (1134, 2866, 1701)).replace(
        "</w:tbl>", f"<w:tr>{wide}{a_cell('5', 1701)}</w:tr></w:tbl>"
    )

    places = [p.cell for p in read(a_docx(body), "a.docx").paragraphs]

    assert [(c.row, c.column, c.span, c.columns) for c in places] == [
        (0, 0, 1, 3),
        (0, 1, 1, 3),
        (0, 2, 1, 3),
        (1, 0, 2, 3),
        (1, 2, 1, 3),
    ]
    assert places[0].width_mm == pytest.approx((1134 - 216) * 25.4 / 1440)


def test_a_row_that_begins_further_right_keeps_its_columns():
    body = a_table([["a", "b"]]).replace(
        "</w:tbl>",
        f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{a_cell("c")}</w:tr></w:tbl>',
    )

    assert read(a_docx(body), "a.docx").paragraphs[2].cell.column == 1


def test_a_cell_without_a_width_has_that_of_the_grid():
    body = a_table([["a"]], (1701,), '<w:tblCellMar><w:left w:w="0" w:type="dxa"/></w:tblCellMar>')
    body = body.replace('<w:tcW w:w="1701" w:type="dxa"/>', '<w:tcW w:w="0" w:type="auto"/>')

    width = read(a_docx(body), "a.docx").paragraphs[0].cell.width_mm

    assert width == pytest.approx((1701 - 108) * 25.4 / 1440)


def test_a_cell_of_which_nothing_is_known_has_no_width():
    body = f"<w:tbl><w:tr><w:tc>{a_paragraph('a')}</w:tc></w:tr></w:tbl>"

    assert read(a_docx(body), "a.docx").paragraphs[0].cell.width_mm == 0


@pytest.mark.parametrize(
    ("tblpr", "bordered"),
    [
        ("", False),
        ('<w:tblStyle w:val="KeBang"/>', True),
        (f"<w:tblBorders>{SINGLE.format('bottom')}</w:tblBorders>", True),
        (f"<w:tblBorders>{ALL.replace('single', 'nil')}</w:tblBorders>", False),
        (
            f'<w:tblStyle w:val="KeBang"/><w:tblBorders>{ALL.replace("single", "none")}'
            "</w:tblBorders>",
            False,
        ),
        (f"<w:tblBorders>{ALL.replace('000000', 'FFFFFF')}</w:tblBorders>", False),
        (f"<w:tblBorders>{SINGLE.format('insideV')}</w:tblBorders>", False),
    ],
)
def test_a_table_has_borders_where_an_edge_is_seen(tblpr, bordered):
    [table] = the_tables(a_table([["a"], ["b"]], tblpr=tblpr))

    assert table.bordered is bordered


def test_cells_may_take_all_the_borders_of_their_table_away():
    gone = f"<w:tcBorders>{ALL.replace('single', 'nil')}</w:tcBorders>"
    body = a_table([["a"]], tblpr='<w:tblStyle w:val="KeBang"/>').replace(
        "</w:tcPr>", f"{gone}</w:tcPr>"
    )

    assert the_tables(body)[0].bordered is False


def test_one_cell_with_an_edge_makes_a_bordered_table():
    own = f"<w:tcBorders>{SINGLE.format('bottom')}</w:tcBorders>"
    body = a_table([["a", "b"]]).replace("</w:tcPr>", f"{own}</w:tcPr>", 1)

    assert the_tables(body)[0].bordered is True


def test_header_rows_and_rows_that_may_split_are_told():
    whole = "<w:trPr><w:cantSplit/></w:trPr>"
    header = "<w:trPr><w:tblHeader/><w:cantSplit/></w:trPr>"
    body = a_table([["STT"], ["1"]]).replace("<w:tr>", f"<w:tr>{header}", 1)

    [split] = the_tables(body)
    [kept] = the_tables(body.replace("</w:tr><w:tr>", f"</w:tr><w:tr>{whole}"))

    assert (split.header_rows, split.rows, split.columns, split.rows_may_split) == (1, 2, 1, True)
    assert kept.rows_may_split is False


def test_a_table_in_a_cell_is_a_table_of_its_own():
    inner = a_table([["trong"]])
    body = a_table([[a_paragraph("trước") + inner + a_paragraph("sau")]]) + a_table([["kế"]])

    content = read(a_docx(body), "a.docx")

    assert [(p.text, p.cell.table) for p in content.paragraphs] == [
        ("trước", 0),
        ("trong", 1),
        ("sau", 0),
        ("kế", 2),
    ]
    assert [table.index for table in content.tables] == [0, 1, 2]


def test_rows_and_cells_inside_content_controls_are_found():
    body = a_table([["a"]])
    body = body.replace("<w:tr>", "<w:sdt><w:sdtContent><w:tr>")
    body = body.replace("</w:tr>", "</w:tr></w:sdtContent></w:sdt>")

    assert [p.text for p in read(a_docx(body), "a.docx").paragraphs] == ["a"]
