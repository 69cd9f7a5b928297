"""Lines, frames and pictures, drawn by any Word."""

import pytest
from lint_builders import a_docx, a_paragraph, a_run

from paperwork.lint.reading import read

MM = 36_000
SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
BLACK = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>{}</a:ln>'
SOLID = BLACK.format("")
NO_LINE = "<a:ln><a:noFill/></a:ln>"


def the_drawn(inside: str):
    """What is drawn in a paragraph with text beside it."""
    body = a_paragraph("Chữ", inside=a_run(inside=inside))
    return read(a_docx(body), "a.docx").paragraphs[0].drawn


def a_wsp(width: float, height: float, form="line", line=SOLID, more="", style=""):
    return (
        f'<wps:wsp><wps:spPr><a:xfrm><a:ext cx="{width * MM:.0f}" cy="{height * MM:.0f}"/></a:xfrm>'
        f'<a:prstGeom prst="{form}"/>{line}</wps:spPr>{style}{more}</wps:wsp>'
    )


def a_drawing(width: float, height: float, shape: str, hidden: str = "") -> str:
    return (
        f'<w:drawing><wp:anchor><wp:extent cx="{width * MM:.0f}" cy="{height * MM:.0f}"/>'
        f'<wp:docPr id="1" name="Hình"{hidden}/><a:graphic><a:graphicData uri="{SHAPE}">{shape}'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


def drawn(width: float, height: float, **said) -> str:
    return a_drawing(width, height, a_wsp(width, height, **said))


TEXT_BOX = f"<wps:txbx><w:txbxContent>{a_paragraph('HỎA TỐC')}</w:txbxContent></wps:txbx>"
STYLED = '<wps:style><a:lnRef idx="1"/></wps:style>'


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ({}, "line"),
        ({"form": "straightConnector1"}, "line"),
        ({"line": "<a:ln/>"}, "line"),
        ({"line": "", "style": STYLED}, "line"),
        ({"line": NO_LINE}, "other"),
        ({"form": "rect"}, "line"),
        ({"form": "rect", "line": NO_LINE}, "other"),
    ],
)
def test_a_thin_shape_is_a_line_where_it_is_seen(said, kind):
    [shape] = the_drawn(drawn(57, 0, **said))

    assert (shape.kind, round(shape.width_mm), shape.height_mm) == (kind, 57, 0)


def test_a_dashed_line_says_so():
    [shape] = the_drawn(drawn(57, 0, line=BLACK.format('<a:prstDash val="dash"/>')))

    assert shape.dashed


def test_a_frame_with_text_gives_its_size_and_its_text():
    [shape] = the_drawn(drawn(30, 8, form="rect", more=TEXT_BOX))

    assert (shape.kind, round(shape.width_mm), round(shape.height_mm)) == ("box", 30, 8)
    assert shape.text == "HỎA TỐC"
    assert [run.format.size for run in shape.runs] == [14]


def test_a_text_box_without_an_outline_is_no_frame():
    [shape] = the_drawn(drawn(30, 8, form="rect", line=NO_LINE, more=TEXT_BOX))

    assert (shape.kind, shape.text) == ("other", "HỎA TỐC")


def test_the_text_of_a_box_is_not_text_of_its_paragraph():
    body = a_paragraph("Chữ", inside=a_run(inside=drawn(30, 8, form="rect", more=TEXT_BOX)))

    content = read(a_docx(body), "a.docx")

    assert [paragraph.text for paragraph in content.paragraphs] == ["Chữ"]


def test_a_shape_written_for_two_words_is_read_once():
    twice = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{drawn(57, 0)}</mc:Choice><mc:Fallback>'
        '<w:pict><v:line from="0,0" to="100pt,0"/></w:pict></mc:Fallback></mc:AlternateContent>'
    )

    [shape] = the_drawn(twice)

    assert round(shape.width_mm) == 57


def test_where_only_the_older_version_says_something_it_is_read():
    older = (
        '<mc:AlternateContent><mc:Choice Requires="wps"/><mc:Fallback>'
        '<w:pict><v:line from="0,0" to="72pt,0"/></w:pict></mc:Fallback></mc:AlternateContent>'
    )

    [shape] = the_drawn(older)

    assert (shape.kind, shape.width_mm) == ("line", pytest.approx(25.4))


def test_the_shapes_of_a_group_are_as_large_as_the_group_draws_them():
    group = (
        f'<wpg:wgp><wpg:grpSpPr><a:xfrm><a:ext cx="{100 * MM}" cy="{10 * MM}"/>'
        f'<a:chExt cx="{50 * MM}" cy="{10 * MM}"/></a:xfrm></wpg:grpSpPr>{a_wsp(20, 0)}</wpg:wgp>'
    )

    [shape] = the_drawn(a_drawing(100, 10, group))

    assert (shape.kind, round(shape.width_mm)) == ("line", 40)


def test_a_picture_is_a_picture():
    [shape] = the_drawn(a_drawing(20, 20, "<pic:pic/>"))

    assert (shape.kind, round(shape.width_mm)) == ("picture", 20)


def test_a_chart_is_something_else():
    [shape] = the_drawn(a_drawing(80, 50, "<a:chart/>"))

    assert shape.kind == "other"


def test_a_hidden_drawing_is_not_seen():
    assert the_drawn(a_drawing(20, 20, "<pic:pic/>", ' hidden="1"')) == ()


@pytest.mark.parametrize(
    ("shape", "kind", "width"),
    [
        ('<v:line from="33.6pt,2.5pt" to="105.6pt,2.5pt"/>', "line", 25.4),
        ('<v:line from="1in,0" to="0,0" stroked="f"/>', "other", 25.4),
        ('<v:shape type="#_x0000_t32" style="width:72pt;height:0"/>', "line", 25.4),
        ('<v:rect style="position:absolute; width:30mm; height:8mm"/>', "box", 30),
        ('<v:rect style="width:30mm;height:8mm" stroked="f"/>', "other", 30),
        ('<v:rect style="width:30mm;height:8mm" strokecolor="white [3212]"/>', "other", 30),
        ('<v:rect style="width:72pt;height:1.5pt" o:hr="t" stroked="f"/>', "line", 25.4),
        (
            '<v:shape type="#_x0000_t75" style="width:96;height:96"><v:imagedata/></v:shape>',
            "picture",
            25.4,
        ),
        (
            '<v:group style="width:144pt;height:72pt" coordsize="200,100">'
            '<v:line from="0,0" to="100,0"/></v:group>',
            "line",
            25.4,
        ),
    ],
)
def test_the_shapes_of_older_words_are_read(shape, kind, width):
    [found] = the_drawn(f"<w:pict>{shape}</w:pict>")

    assert (found.kind, found.width_mm) == (kind, pytest.approx(width))


def test_a_dashed_line_of_an_older_word_says_so():
    line = '<v:line from="0,0" to="72pt,0"><v:stroke dashstyle="1 1"/></v:line>'

    [shape] = the_drawn(f"<w:pict>{line}</w:pict>")

    assert shape.dashed


def test_the_text_of_an_older_box_is_read():
    box = (
        '<v:shape type="#_x0000_t202" style="width:40mm;height:8mm"><v:textbox><w:txbxContent>'
        f"{a_paragraph('THƯỢNG')}{a_paragraph('KHẨN')}</w:txbxContent></v:textbox></v:shape>"
    )

    [shape] = the_drawn(f"<w:pict>{box}</w:pict>")

    assert (shape.kind, shape.text) == ("box", "THƯỢNG\nKHẨN")


def test_a_definition_of_shapes_draws_nothing():
    assert the_drawn('<w:pict><v:shapetype id="_x0000_t75"/></w:pict>') == ()
