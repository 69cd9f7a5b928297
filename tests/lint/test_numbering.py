"""Automatic numbers read as the reader of the page sees them."""

import pytest
from lint_builders import (
    PLAIN,
    a_docx,
    a_list,
    a_list_level,
    a_paragraph,
    a_table,
    numbered,
)

from paperwork.lint.numbering import counted
from paperwork.lint.reading import read

OUTLINE = a_list(
    a_list_level(0, "upperRoman", "%1."),
    a_list_level(1, "decimal", "%2."),
    a_list_level(2, "lowerLetter", "%3)"),
)


def labels(levels: list[int], numbering: str = OUTLINE) -> list[str]:
    """The labels of paragraphs of list 1 at those levels."""
    body = "".join(a_paragraph("x", ppr=numbered(1, level)) for level in levels)
    return [p.label for p in read(a_docx(body, numbering=numbering), "a.docx").paragraphs]


def a_num(number: int, origin: int = 1, overrides: str = "") -> str:
    """A w:num beside the one of the list."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{origin}"/>{overrides}</w:num>'


def restarting(level: int, start: int = 1) -> str:
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


@pytest.mark.parametrize(
    ("number", "form", "said"),
    [
        (9, "upperRoman", "IX"),
        (4, "lowerRoman", "iv"),
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),
        (53, "lowerLetter", "aaa"),
        (7, "decimalZero", "07"),
        (7, "numberInDash", "- 7 -"),
        (7, "decimalEnclosedParen", "(7)"),
        (7, "none", ""),
        (7, "chicago", "7"),
        (32_767, "upperRoman", "32767"),
        (0, "lowerLetter", "0"),
    ],
)
def test_a_number_is_written_in_the_form_of_its_list(number, form, said):
    assert counted(number, form) == said


def test_deeper_levels_begin_again_under_each_number():
    assert labels([0, 1, 2, 2, 1, 2, 0, 1]) == ["I.", "1.", "a)", "b)", "2.", "a)", "II.", "1."]


def test_a_level_that_never_restarts_counts_on():
    endless = a_list(
        a_list_level(0, "decimal", "Chương %1"),
        a_list_level(1, "decimal", "Điều %2.", more='<w:lvlRestart w:val="0"/>'),
    )

    assert labels([0, 1, 1, 0, 1], endless)[-1] == "Điều 3."


def test_a_level_restarts_only_under_the_level_it_names():
    named = a_list(
        a_list_level(0, "decimal", "%1."),
        a_list_level(1, "decimal", "%2."),
        a_list_level(2, "decimal", "%3)", more='<w:lvlRestart w:val="1"/>'),
    )

    assert labels([0, 1, 2, 1, 2, 0, 2], named) == ["1.", "1.", "1)", "2.", "2)", "2.", "1)"]


def test_numbers_of_several_levels_stand_together():
    nested = a_list(
        a_list_level(0, "upperRoman", "%1."),
        a_list_level(1, "decimal", "%1.%2."),
        a_list_level(2, "decimal", "%1.%2.%3", more="<w:isLgl/>"),
    )

    assert labels([0, 0, 1, 2], nested) == ["I.", "II.", "II.1.", "2.1.1"]


def test_a_number_not_yet_reached_shows_its_start():
    nested = a_list(a_list_level(0, "decimal", "%1.", start=3), a_list_level(1, "decimal", "%1.%2"))

    assert labels([1, 0], nested) == ["3.1", "3."]


def test_lists_of_one_origin_count_on_together_unless_one_begins_anew():
    numbering = OUTLINE + a_num(2) + a_num(3, overrides=restarting(0))
    body = "".join(a_paragraph("x", ppr=numbered(number)) for number in (1, 2, 3, 3, 1))

    content = read(a_docx(body, numbering=numbering), "a.docx")

    assert [p.label for p in content.paragraphs] == ["I.", "II.", "I.", "II.", "III."]


def test_a_list_may_write_a_level_of_its_origin_differently():
    own = f'<w:lvlOverride w:ilvl="0">{a_list_level(0, "decimal", "Bước %1:")}</w:lvlOverride>'
    body = a_paragraph("x", ppr=numbered(2))

    content = read(a_docx(body, numbering=OUTLINE + a_num(2, overrides=own)), "a.docx")

    assert content.paragraphs[0].label == "Bước 1:"


@pytest.mark.parametrize(
    ("sign", "font", "said"),
    [
        ("\uf0b7", "Symbol", "•"),
        ("\uf0a7", "Wingdings", "▪"),
        ("\uf0d8", "Wingdings", "➢"),
        ("\uf02d", "Symbol", "-"),
        ("\uf0b7", "", "•"),
        ("\uf041", "Webdings", "□"),
        ("o", "Courier New", "o"),
        ("-", "Times New Roman", "-"),
        ("+", "Times New Roman", "+"),
    ],
)
def test_a_bullet_is_the_sign_that_is_seen(sign, font, said):
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>' if font else ""

    assert labels([0], a_list(a_list_level(0, "bullet", sign, rpr=fonts))) == [said]


def test_a_number_counts_in_the_cells_of_a_table_too():
    rows = [[a_paragraph("x", ppr=numbered())], [a_paragraph("y", ppr=numbered())]]
    body = a_table(rows) + a_paragraph("z", ppr=numbered())

    content = read(a_docx(body, numbering=OUTLINE), "a.docx")

    assert [p.label for p in content.paragraphs] == ["I.", "II.", "III."]


def linked(ppr: str, id: str = "Muc", based_on: str = "") -> str:
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{id}"/>{base}'
        f"<w:pPr>{ppr}</w:pPr></w:style>"
    )


def test_a_style_is_numbered_by_the_level_that_names_it():
    numbering = a_list(
        a_list_level(0, "decimal", "%1."),
        a_list_level(1, "lowerLetter", "%2)", more='<w:pStyle w:val="Muc"/>'),
    )
    styles = linked('<w:numPr><w:numId w:val="1"/></w:numPr>')
    body = a_paragraph("x", "Muc") + a_paragraph("y", "Muc", numbered(1, 0))

    content = read(a_docx(body, styles=PLAIN + styles, numbering=numbering), "a.docx")

    assert [p.label for p in content.paragraphs] == ["a)", "1."]


def test_list_zero_takes_a_paragraph_out_of_the_list_of_its_style():
    styles = linked('<w:numPr><w:numId w:val="1"/></w:numPr>')
    body = a_paragraph("x", "Muc", numbered(0)) + a_paragraph("y", "Muc")

    content = read(a_docx(body, styles=PLAIN + styles, numbering=OUTLINE), "a.docx")

    assert [p.label for p in content.paragraphs] == ["", "I."]


def test_a_style_below_a_heading_may_name_its_level_only():
    styles = linked('<w:numPr><w:numId w:val="1"/></w:numPr>') + linked(
        '<w:numPr><w:ilvl w:val="2"/></w:numPr>', "Diem", "Muc"
    )

    content = read(
        a_docx(a_paragraph("x", "Diem"), styles=PLAIN + styles, numbering=OUTLINE), "a.docx"
    )

    assert content.paragraphs[0].label == "a)"


def test_the_levels_of_a_list_style_are_found_through_it():
    numbering = (
        '<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="KieuDS"/>'
        f"{a_list_level(0, 'decimal', 'Điều %1.')}</w:abstractNum>"
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="KieuDS"/></w:abstractNum>'
        + a_num(1, 1)
        + a_num(2, 2)
    )
    body = a_paragraph("x", ppr=numbered(2))

    content = read(a_docx(body, numbering=numbering), "a.docx")

    assert content.paragraphs[0].label == "Điều 1."


def test_a_list_nobody_defines_has_no_label():
    content = read(a_docx(a_paragraph("x", ppr=numbered(7)), numbering=OUTLINE), "a.docx")

    assert content.paragraphs[0].label == ""


def test_a_hidden_number_is_not_read():
    assert labels([0], a_list(a_list_level(0, "decimal", "%1.", rpr="<w:vanish/>"))) == [""]


def test_numbers_with_leading_zeros_made_by_a_newer_word_are_read():
    form = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom"'
        ' w:format="01, 02, 03, ..."/></mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/>'
        "</mc:Fallback></mc:AlternateContent>"
    )
    level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/>{form}<w:lvlText w:val="%1"/></w:lvl>'

    assert labels([0], a_list(level)) == ["01"]
