"""How text looks once every style has had its say."""

import pytest
from lint_builders import (
    FONTS,
    PLAIN,
    a_docx,
    a_list,
    a_list_level,
    a_paragraph,
    a_run,
    a_table,
    numbered,
)

from paperwork.lint.reading import read

THEME = (
    '<a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:accent1><a:srgbClr val="4472c4"/></a:accent1></a:clrScheme>'
    '<a:fontScheme name="Office"><a:majorFont><a:latin typeface="Calibri Light"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:cs typeface="Arial"/>'
    "</a:minorFont></a:fontScheme>"
)


def a_style(id: str, based_on: str = "", rpr: str = "", ppr: str = "", kind="paragraph") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="Kiểu {id}"/>{base}'
        f"<w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>"
    )


def the_paragraph(body: str, styles: str = "", **parts: str):
    """The first paragraph of a document with those styles besides the plain ones."""
    return read(a_docx(body, styles=PLAIN + styles, **parts), "a.docx").paragraphs[0]


def the_format(body: str, styles: str = "", **parts: str):
    return next(the_paragraph(body, styles, **parts).formats())


# ---------------------------------------------------------------- letters


def test_without_any_style_text_is_times_new_roman_10():
    content = read(a_docx(a_paragraph("Chữ"), styles=""), "a.docx")

    shown = next(content.paragraphs[0].formats())

    assert (shown.font, shown.size, shown.bold, shown.color) == (
        "Times New Roman",
        10,
        False,
        "auto",
    )


def test_the_defaults_of_the_document_give_way_to_styles_and_these_to_the_text_itself():
    styles = a_style("A", rpr='<w:sz w:val="26"/>') + a_style("B", "A", '<w:sz w:val="24"/>')
    cases = [
        a_paragraph("x"),
        a_paragraph("x", "A"),
        a_paragraph("x", "B"),
        a_paragraph("x", "B", rpr='<w:sz w:val="22"/>'),
    ]

    sizes = [the_format(case, styles).size for case in cases]

    assert sizes == [14, 13, 12, 11]


def test_a_character_style_goes_over_the_paragraph_style():
    styles = a_style("A", rpr='<w:color w:val="FF0000"/>') + a_style(
        "C", rpr='<w:color w:val="0000ff"/>', kind="character"
    )

    shown = the_format(a_paragraph("x", "A", rpr='<w:rStyle w:val="C"/>'), styles)

    assert shown.color == "0000FF"


@pytest.mark.parametrize(
    ("paragraph", "character", "direct", "bold"),
    [
        ("<w:b/>", "", "", True),
        ("<w:b/>", "<w:b/>", "", False),
        ("<w:b/>", '<w:b w:val="0"/>', "", True),
        ('<w:b w:val="false"/>', "<w:b/>", "", True),
        ("<w:b/>", "<w:b/>", "<w:b/>", True),
        ("<w:b/>", "", '<w:b w:val="off"/>', False),
    ],
)
def test_switches_of_styles_cancel_each_other_and_the_text_itself_decides(
    paragraph, character, direct, bold
):
    styles = a_style("A", rpr=paragraph) + a_style("C", rpr=character, kind="character")

    shown = the_format(a_paragraph("x", "A", rpr=f'<w:rStyle w:val="C"/>{direct}'), styles)

    assert shown.bold is bold


def test_a_style_based_on_another_overrides_its_switch():
    styles = a_style("A", rpr="<w:b/>") + a_style("B", "A", '<w:b w:val="0"/>')

    assert the_format(a_paragraph("x", "B"), styles).bold is False


def test_styles_that_are_based_on_each_other_come_to_an_end():
    styles = a_style("A", "B", "<w:i/>") + a_style("B", "A", '<w:sz w:val="20"/>')

    shown = the_format(a_paragraph("x", "A"), styles)

    assert (shown.italic, shown.size) == (True, 10)


def test_an_unknown_style_is_the_default_one():
    paragraph = the_paragraph(a_paragraph("x", "Mất"))

    assert paragraph.style == "Normal"


def test_every_look_of_letters_is_told():
    rpr = (
        '<w:caps/><w:smallCaps/><w:dstrike/><w:u w:val="single"/><w:highlight w:val="yellow"/>'
        '<w:w w:val="90%"/><w:spacing w:val="-10"/><w:vertAlign w:val="superscript"/>'
    )

    shown = the_format(a_paragraph("x", rpr=rpr))

    assert shown.caps
    assert shown.small_caps
    assert shown.strike
    assert shown.underline
    assert shown.superscript
    assert (shown.highlight, shown.scale, shown.spacing) == ("yellow", 90, -0.5)


def test_an_underline_of_none_is_none():
    assert the_format(a_paragraph("x", rpr='<w:u w:val="none"/>')).underline is False


def test_shading_counts_as_highlight_unless_it_is_white():
    red, white = '<w:shd w:val="clear" w:fill="FF0000"/>', '<w:shd w:val="clear" w:fill="ffffff"/>'

    assert the_format(a_paragraph("x", rpr=red)).highlight == "FF0000"
    assert the_format(a_paragraph("x", rpr=white)).highlight == ""


def test_hidden_text_is_not_text():
    paragraph = the_paragraph(a_paragraph("Thấy", inside=a_run(" ẩn", "<w:vanish/>")))

    assert paragraph.text == "Thấy"


def test_letters_use_the_font_of_their_kind():
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Tahoma" w:eastAsia="SimSun" w:cs="David"/>'
    cases = {"2026": "Arial", "ệ": "Tahoma", "語": "SimSun", "א": "David", "\u0323": "Tahoma"}

    used = {text: the_format(a_paragraph(text, rpr=fonts)).fonts for text in cases}

    assert used == {text: {font} for text, font in cases.items()}
    assert the_format(a_paragraph("Số 5", rpr=fonts)).fonts == {"Arial", "Tahoma"}
    assert the_format(a_paragraph("Số 5", rpr=fonts)).font == "Tahoma"


def test_quotes_hinted_as_east_asian_use_the_east_asian_font():
    fonts = '<w:rFonts w:hint="eastAsia" w:hAnsi="Tahoma" w:eastAsia="SimSun"/>'

    assert the_format(a_paragraph("“ệ”", rpr=fonts)).fonts == {"SimSun", "Tahoma"}


def test_complex_script_text_has_its_own_size_and_weight():
    rpr = '<w:rFonts w:cs="David"/><w:bCs/><w:szCs w:val="40"/><w:rtl/>'

    shown = the_format(a_paragraph("x", rpr=rpr))

    assert (shown.font, shown.size, shown.bold) == ("David", 20, True)
    assert shown.fonts == {"David"}


def test_right_to_left_turned_off_changes_nothing():
    shown = the_format(a_paragraph("x", rpr='<w:szCs w:val="40"/><w:rtl w:val="0"/>'))

    assert shown.size == 14


def test_a_theme_font_goes_before_a_font_beside_it_and_gives_way_to_a_nearer_one():
    style = a_style("A", rpr='<w:rFonts w:hAnsiTheme="minorHAnsi" w:hAnsi="Arial"/>')
    named = FONTS.format("Times New Roman")

    assert the_format(a_paragraph("ệ", "A"), style, theme=THEME).font == "Calibri"
    assert the_format(a_paragraph("ệ", "A"), style).font == "Arial"
    assert the_format(a_paragraph("ệ", "A", rpr=named), style, theme=THEME).fonts == {
        "Times New Roman"
    }


@pytest.mark.parametrize(
    ("said", "color"),
    [
        ('w:val="auto"', "auto"),
        ('w:val="ff0000"', "FF0000"),
        ('w:val="123456" w:themeColor="text1"', "000000"),
        ('w:val="000000" w:themeColor="accent1"', "4472C4"),
        ('w:val="000000" w:themeColor="text1" w:themeTint="80"', "7F7F7F"),
        ('w:val="445566" w:themeColor="accent6"', "445566"),
    ],
)
def test_a_colour_is_that_of_the_theme_where_there_is_one(said, color):
    shown = the_format(a_paragraph("x", rpr=f"<w:color {said}/>"), theme=THEME)

    assert shown.color == color


def test_sizes_may_be_given_with_their_unit():
    assert the_format(a_paragraph("x", rpr='<w:sz w:val="13pt"/>')).size == 13


def test_a_size_that_is_no_number_says_nothing():
    assert the_format(a_paragraph("x", rpr='<w:sz w:val="to"/>')).size == 14


def test_the_format_of_an_empty_paragraph_is_that_of_its_mark():
    paragraph = the_paragraph(a_paragraph(ppr='<w:rPr><w:sz w:val="8"/></w:rPr>'))

    assert paragraph.format.size == 4
    assert paragraph.is_blank


# ---------------------------------------------------------------- paragraphs


def test_spacing_and_indents_are_inherited_one_by_one():
    styles = a_style("A", ppr='<w:spacing w:before="120" w:line="360"/><w:ind w:firstLine="567"/>')
    own = '<w:spacing w:after="60"/><w:ind w:left="284"/>'

    layout = the_paragraph(a_paragraph("x", "A", own), styles).layout

    assert (layout.before_pt, layout.after_pt, layout.line) == (6, 3, 1.5)
    assert layout.first_line_mm == pytest.approx(10, abs=0.01)
    assert layout.left_mm == pytest.approx(5, abs=0.01)


def test_a_hanging_indent_is_a_negative_first_line_and_replaces_an_inherited_one():
    styles = a_style("A", ppr='<w:ind w:firstLine="567"/>')

    layout = the_paragraph(a_paragraph("x", "A", '<w:ind w:hanging="567"/>'), styles).layout

    assert layout.first_line_mm == pytest.approx(-10, abs=0.01)


def test_an_indent_in_characters_counts_by_the_size_of_letters():
    layout = the_paragraph(a_paragraph("x", ppr='<w:ind w:firstLineChars="200"/>')).layout

    assert layout.first_line_mm == pytest.approx(28 * 25.4 / 72)


@pytest.mark.parametrize(
    ("said", "rule", "lines"),
    [
        ('w:line="276" w:lineRule="auto"', "auto", 1.15),
        ('w:line="480"', "auto", 2),
        ('w:line="400" w:lineRule="exact"', "exact", 20 / (1.149 * 14)),
        ('w:line="240" w:lineRule="atLeast"', "atLeast", 1),
        ('w:line="24pt" w:lineRule="atLeast"', "atLeast", 24 / (1.149 * 14)),
    ],
)
def test_line_spacing_is_told_in_lines(said, rule, lines):
    layout = the_paragraph(a_paragraph("x", ppr=f"<w:spacing {said}/>")).layout

    assert layout.line_rule == rule
    assert layout.line == pytest.approx(lines)


def test_automatic_gaps_are_those_of_a_web_page():
    said = '<w:spacing w:before="0" w:beforeAutospacing="1" w:after="40" w:afterAutospacing="0"/>'

    layout = the_paragraph(a_paragraph("x", ppr=said)).layout

    assert (layout.before_pt, layout.after_pt) == (14, 2)


@pytest.mark.parametrize(
    ("said", "align"),
    [
        ("both", "both"),
        ("distribute", "both"),
        ("start", "left"),
        ("end", "right"),
        ("center", "center"),
        ("gì đó", "left"),
    ],
)
def test_every_alignment_is_one_of_four(said, align):
    assert the_paragraph(a_paragraph("x", ppr=f'<w:jc w:val="{said}"/>')).layout.align == align


def test_a_number_in_a_frame_of_its_own_width_stands_where_the_frame_stands():
    frame = '<w:framePr w:wrap="around" w:hAnchor="margin" w:xAlign="center" w:y="1"/>'

    assert the_paragraph(a_paragraph("2", ppr=frame)).layout.align == "center"


def test_switches_and_borders_of_a_paragraph_are_told():
    said = (
        "<w:keepNext/><w:keepLines/><w:pageBreakBefore/><w:contextualSpacing/><w:pBdr>"
        '<w:top w:val="nil"/><w:bottom w:val="single" w:sz="6" w:color="000000"/></w:pBdr>'
    )

    layout = the_paragraph(a_paragraph("x", ppr=said)).layout

    assert layout.keep_next
    assert layout.keep_lines
    assert layout.page_break_before
    assert layout.contextual
    assert [(border.side, border.width) for border in layout.borders] == [("bottom", 0.75)]


def test_the_indent_of_a_list_stands_between_the_style_and_the_paragraph():
    lists = a_list(a_list_level(0, "decimal", "%1.", '<w:ind w:left="1134" w:hanging="567"/>'))
    styles = a_style("A", ppr='<w:ind w:left="284" w:right="284"/>')
    own = numbered() + '<w:ind w:hanging="284"/>'

    layout = the_paragraph(a_paragraph("x", "A", own), styles, numbering=lists).layout

    assert layout.left_mm == pytest.approx(20, abs=0.01)
    assert layout.right_mm == pytest.approx(5, abs=0.01)
    assert layout.first_line_mm == pytest.approx(-5, abs=0.02)


def test_a_style_that_names_a_list_keeps_its_own_indent():
    lists = a_list(a_list_level(0, "decimal", "%1.", '<w:ind w:left="1134"/>'))
    styles = a_style("A", ppr='<w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="567"/>')

    layout = the_paragraph(a_paragraph("x", "A"), styles, numbering=lists).layout

    assert layout.left_mm == pytest.approx(10, abs=0.01)


# ---------------------------------------------------------------- tables

BANDED = (
    '<w:style w:type="table" w:styleId="Bang"><w:name w:val="Bảng"/>'
    '<w:pPr><w:jc w:val="center"/><w:spacing w:after="0"/></w:pPr><w:rPr><w:color w:val="00FF00"/>'
    '</w:rPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
)


def test_a_table_style_dresses_its_cells_below_the_paragraph_style():
    styles = BANDED + a_style("A", rpr='<w:color w:val="0000FF"/>')
    rows = [[a_paragraph("x")], [a_paragraph("y", "A")]]
    content = read(
        a_docx(a_table(rows, tblpr='<w:tblStyle w:val="Bang"/>'), styles=PLAIN + styles), "a.docx"
    )

    first, second = content.paragraphs

    assert (next(first.formats()).color, first.layout.align) == ("00FF00", "center")
    assert next(second.formats()).color == "0000FF"


@pytest.mark.parametrize(
    ("look", "bold"),
    [('w:val="0020"', True), ('w:firstRow="1"', True), ('w:val="0020" w:firstRow="0"', False)],
)
def test_the_first_row_is_dressed_where_the_table_asks_for_it(look, bold):
    body = a_table([["Đầu"], ["Thân"]], tblpr=f'<w:tblStyle w:val="Bang"/><w:tblLook {look}/>')
    content = read(a_docx(body, styles=PLAIN + BANDED), "a.docx")

    assert [p.all("bold", True) for p in content.paragraphs] == [bold, False]
