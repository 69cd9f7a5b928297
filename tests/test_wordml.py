import xml.etree.ElementTree as ET

import jinja2
import pytest

from paperwork.wordml import IllegalCharacter, Paragraph, Paragraphs, Rule, checked, text_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def test_a_rule_is_a_whole_run_as_long_and_thick_as_asked():
    run = ET.fromstring(Rule(60.5, thickness_pt=1, drop_pt=3).__html__())

    assert run.tag == f"{W}r"
    assert int(run.find(f".//{A}ext").get("cx")) / 36_000 == pytest.approx(60.5)
    assert run.find(f".//{A}ln").get("w") == "12700"
    assert run.find(f".//{WP}positionV/{WP}posOffset").text == "38100"


def test_a_rule_is_centred_in_its_column_and_pushes_no_text_aside():
    anchor = ET.fromstring(Rule(25).__html__()).find(f".//{WP}anchor")

    assert anchor.find(f"{WP}positionH").get("relativeFrom") == "column"
    assert anchor.find(f"{WP}positionH/{WP}align").text == "center"
    assert anchor.find(f"{WP}wrapNone") is not None
    assert anchor.get("layoutInCell") == "1"


def test_an_old_word_draws_the_same_rule():
    line = ET.fromstring(Rule(25.4).__html__()).find(".//{urn:schemas-microsoft-com:vml}line")

    assert (line.get("from"), line.get("to")) == ("0,0", "72.00pt,0")


def test_paragraphs_carry_their_style_and_their_text_exactly():
    items = (Paragraph("NoiDung", "A & B < C"), Paragraph("NoiDung", "một\nhai\tba"))

    body = ET.fromstring(f"<body>{Paragraphs(items).__html__()}</body>")

    first, second = body.findall(f"{W}p")
    assert first.find(f"{W}pPr/{W}pStyle").get(f"{W}val") == "NoiDung"
    assert first.find(f"{W}r/{W}t").text == "A & B < C"
    assert [child.tag.removeprefix(W) for child in second.find(f"{W}r")] == [
        *("t", "br", "t", "tab", "t")
    ]


def test_an_escaping_template_inserts_markup_as_it_is():
    environment = jinja2.Environment(autoescape=True)

    assert environment.from_string("{{ x }}").render(x=Rule(25)).startswith("<w:r ")


def test_text_cannot_end_its_own_element():
    assert text_xml("</w:t>\"&'") == "&lt;/w:t&gt;&quot;&amp;'"


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x07", "\x0c", "\x7f", "\x85", "\x9f", "\ud800", "\ufdd0", "\ufffe", "\U0001ffff"],
)
def test_a_character_no_document_can_hold_is_refused(character):
    with pytest.raises(IllegalCharacter, match=f"U\\+{ord(character):04X}"):
        checked(f"Lê{character}An")


def test_every_kind_of_line_end_is_one_line_end():
    assert checked("a\r\nb\rc\nd") == "a\nb\nc\nd"


def test_letters_of_every_script_pass():
    assert checked("Nguyễn Thị Ửng 漢 😀\u200d") == "Nguyễn Thị Ửng 漢 😀\u200d"
