"""A body read by its bytes says what the same body read by its tree says."""

import io
from itertools import islice
from random import Random

import pytest
from lint_builders import (
    DECISION,
    DECLARED,
    MAIN,
    NAMESPACES,
    a_cell,
    a_docx,
    a_field,
    a_list,
    a_list_level,
    a_paragraph,
    a_table,
    decision,
    numbered,
)
from lint_builders import PLAIN as PLAIN_STYLES
from shuffled_markup import shuffle
from test_remembering import every_document

from paperwork.errors import DocumentError
from paperwork.lint import reading, remembering
from paperwork.lint.plain import plain_body
from paperwork.package import parsed, serialized, unpacked, write_package

SOME = 7  # every so many
BOXED = (
    '<w:r><w:pict><v:shape style="width:90pt;height:30pt"><v:textbox><w:txbxContent>{}'
    "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
)
OTHER = f'xmlns:x="{NAMESPACES["w"]}"'  # another prefix that means the same
ROW = "<w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr>"
INTRICATE = {
    "a box with paragraphs": a_paragraph("Ngoài", inside=BOXED.format(a_paragraph("Trong"))),
    "a box with a table": a_paragraph("Ngoài", inside=BOXED.format(a_table([["Trong"]]))),
    "a table in a cell": a_table([[a_table([["Trong"]]) + a_paragraph("Ngoài")]]),
    "an empty paragraph of one tag": "<w:p/>" + a_paragraph("Sau"),
    "an empty paragraph of one tag in a cell": a_table([["<w:p/>" + a_paragraph("Sau")]]),
    "a cell without a paragraph": "<w:tbl><w:tr><w:tc/>" + a_cell("Sau") + "</w:tr></w:tbl>",
    "a row without a cell": f"<w:tbl><w:tblPr/><w:tr/>{ROW.format('Sau')}</w:tbl>",
    "a cell in a content control": a_table([["Trước"]])
    .replace("<w:tc>", "<w:sdt><w:sdtContent><w:tc>")
    .replace("</w:tc>", "</w:tc></w:sdtContent></w:sdt>"),
    "a row in a content control": a_table([["Trước"]]).replace(
        "</w:tbl>", f"<w:sdt><w:sdtContent>{ROW.format('Sau')}</w:sdtContent></w:sdt></w:tbl>"
    ),
    "a paragraph in a content control": (
        f"<w:sdt><w:sdtContent>{a_paragraph('Trong')}</w:sdtContent></w:sdt>" + a_paragraph("Sau")
    ),
    "an old paragraph among changes": a_table([["Trước"]]).replace(
        "</w:tcPr>", "<w:tcPrChange><w:tcPr/></w:tcPrChange></w:tcPr>"
    ),
    "a paragraph inside of properties": a_table([["Trước"]]).replace(
        "</w:tcPr>", f"{a_paragraph('Trong')}</w:tcPr>"
    ),
    "a cell outside of any row": f"<w:tbl>{ROW.format('Trong')}{a_cell('Ngoài')}</w:tbl>",
    "a table without anything before another": "<w:tbl/>" + a_table([["a"]]) + a_paragraph("Sau"),
    "a table without anything at the end": a_paragraph("Trước") + "<w:tbl/>",
    "a remark that parts a paragraph, and another paragraph": (
        a_paragraph("Một", inside="<!-- </w:p><w:p> -->")
        + a_paragraph("Hai", inside=BOXED.format(f"<x:p {OTHER}/>"))
    ),
    "a remark with the end of a paragraph": a_paragraph("Trước", inside="<!-- </w:p> -->"),
    "a remark with a table": a_paragraph("Trước", inside="<!-- <w:tbl> -->"),
    "a remark in a table": a_table([["Trước"]]).replace("</w:tblPr>", "</w:tblPr><!-- <w:tr> -->"),
    "tags that are text": a_paragraph(
        inside="<w:r><w:t><![CDATA[</w:p><w:tbl></w:tbl><w:p>]]></w:t></w:r>"
    ),
    "a paragraph of another language": (
        '<w:p xmlns:w="urn:other"><w:r><w:t>Lạ</w:t></w:r></w:p>' + a_paragraph("Sau")
    ),
    "a table by another prefix": (
        a_paragraph("Trước") + f"<x:tbl {OTHER}><x:tr><x:tc/></x:tr></x:tbl>" + a_paragraph("Sau")
    ),
    "a bookmark between paragraphs": '<w:bookmarkStart w:id="0"/>' + a_paragraph("Sau"),
    "white space between paragraphs": a_paragraph("Trước") + "\n  " + a_paragraph("Sau"),
}
PLAIN = {
    "paragraphs": a_paragraph("Một") + a_paragraph("") + a_paragraph("Hai"),
    "a paragraph with attributes": a_paragraph("Một").replace("<w:p>", '<w:p w:rsidR="00A1">'),
    "a table": a_paragraph("Trước") + a_table([["a", "b"], ["c", "d"]]) + a_paragraph("Sau"),
    "a table of two paragraphs in a cell": a_table([[a_paragraph("a") + a_paragraph("b"), "c"]]),
    "two tables one after another": a_table([["a"]]) + a_table([["b", "c"]]) + a_paragraph(""),
    "a section that ends": a_paragraph("Một", ppr="<w:sectPr/>") + a_paragraph("Hai"),
    "a field over three paragraphs": (
        a_paragraph(inside=a_field("REF x", "Một").partition("Một")[0] + "Một</w:t></w:r>")
        + a_paragraph("Hai")
        + a_paragraph("Ba", inside='<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    ),
    "a field over two paragraphs": (
        a_paragraph(inside=a_field("REF x", "Một").partition("Một")[0] + "Một</w:t></w:r>")
        + a_paragraph("Hai", inside='<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    ),
}


@pytest.fixture(autouse=True)
def _nothing_seen_before():
    remembering.forget()


def by_bytes(content):
    return said(content)


def by_tree(content):
    """What is read where no body is plain."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "plain_body", lambda xml: None)
        return said(content)


def said(content):
    try:
        return reading.read(content, "van-ban.docx")
    except DocumentError as refusal:
        return str(refusal)


def body_of(content):
    return plain_body(unpacked(io.BytesIO(content))[MAIN])


def test_a_document_of_ours_is_plain():
    assert body_of(DECISION.read_bytes()) is not None


def test_documents_of_every_kind_are_read_alike():
    for content in islice(every_document(), 0, None, SOME):
        assert by_bytes(content) == by_tree(content)


@pytest.mark.parametrize("name", PLAIN)
def test_what_is_plain_is_read_by_its_bytes(name):
    content = a_docx(PLAIN[name])

    body = body_of(content)

    assert body is not None
    assert body.paragraphs == len(reading.read(content, "van-ban.docx").paragraphs)
    assert by_bytes(content) == by_tree(content)


@pytest.mark.parametrize("name", INTRICATE)
def test_what_is_intricate_is_read_by_its_tree(name):
    content = a_docx(INTRICATE[name])

    assert by_bytes(content) == by_tree(content)


def test_a_body_in_another_encoding_is_read_by_its_tree():
    parts = unpacked(io.BytesIO(a_docx(a_paragraph("Một"))))
    xml = parts[MAIN].decode().replace("UTF-8", "UTF-16")
    content = write_package({**parts, MAIN: xml.encode("utf-16")})

    assert body_of(content) is None
    assert by_bytes(content) == by_tree(content)


CHOSEN = "<w:r><x:AlternateContent><x:Choice><w:t>Một</w:t></x:Choice></x:AlternateContent></w:r>"


def test_the_same_bytes_mean_what_their_prefixes_mean_in_the_document():
    contents = []
    for uri in (NAMESPACES["mc"], "urn:other"):
        root = f'<?xml version="1.0" encoding="UTF-8"?><w:document {DECLARED} xmlns:x="{uri}">'
        body = f"<w:body>{a_paragraph(inside=CHOSEN)}</w:body></w:document>"
        contents.append(a_docx(parts={MAIN: root + body}))

    texts = [by_bytes(content).paragraphs[0].text for content in contents]

    assert all(body_of(content) is not None for content in contents)
    assert texts == ["Một", ""]


def test_the_same_bytes_mean_what_their_prefixes_mean_in_the_row():
    cell = a_cell(a_paragraph(inside=CHOSEN))
    rows = (f'<w:tr xmlns:x="{uri}">{cell}</w:tr>' for uri in (NAMESPACES["mc"], "urn:other"))
    content = a_docx(f"<w:tbl>{''.join(rows)}</w:tbl>{a_paragraph('Sau')}")

    assert [paragraph.text for paragraph in by_bytes(content).paragraphs] == ["Một", "", "Sau"]


SET = {  # how a paragraph of one run may be set: its own properties, those of the run
    "as its style says": ("", ""),
    "bold and large": ("", '<w:b/><w:sz w:val="40"/>'),
    "hidden": ("", "<w:vanish/>"),
    "in a font of signs": ("", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'),
    "with lines by points": ('<w:spacing w:line="300" w:lineRule="exact"/>', '<w:sz w:val="20"/>'),
    "with a large end": ('<w:rPr><w:sz w:val="60"/></w:rPr>', ""),
    "in a list": (numbered(), ""),
    "at the end of a section": ("<w:sectPr/>", ""),
    "changed": ("<w:jc/><w:pPrChange><w:pPr><w:jc/></w:pPr></w:pPrChange>", ""),
}
SAID = ("Một", "", " ", "a & b", "Điều 1", "\uf0fc", "漢字", "אבג", "a\r\nb", "  hai  ")


@pytest.mark.parametrize("way", SET)
def test_paragraphs_of_one_run_are_read_alike_whatever_they_say(way):
    ppr, rpr = SET[way]
    body = "".join(a_paragraph(text, ppr=ppr, rpr=rpr) for text in SAID)
    unspaced = body.replace(' xml:space="preserve"', "")
    numbering = a_list(a_list_level(0, "decimal", "%1."))
    content = a_docx(body + a_table([[body, unspaced]]) + unspaced, numbering=numbering)

    assert body_of(content) is not None
    assert by_bytes(content) == by_tree(content)


def test_paragraphs_of_one_run_look_as_their_place_in_the_table_has_it():
    bold = (
        '<w:style w:type="table" w:styleId="Ke"><w:name w:val="Ke"/>'
        '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>'
    )
    look = '<w:tblStyle w:val="Ke"/><w:tblLook w:firstRow="1"/>'
    content = a_docx(a_table([["Một"], ["Hai"], ["Một"]], tblpr=look), styles=PLAIN_STYLES + bold)

    read = by_bytes(content)

    assert [p.runs[0].format.bold for p in read.paragraphs] == [True, False, False]
    assert read == by_tree(content)


@pytest.mark.parametrize("seed", range(20))
def test_shuffled_markup_is_read_alike(seed):
    parts = unpacked(io.BytesIO(decision()))
    root = parsed(parts[MAIN])
    shuffle(Random(seed), root)
    content = write_package({**parts, MAIN: serialized(root)})

    assert by_bytes(content) == by_tree(content)
