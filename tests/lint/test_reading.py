"""A document read whole: what a reader of the page sees, in the order in which they see it."""

import io

import pytest
from lint_builders import (
    A4,
    DECLARED,
    MAIN,
    NAMESPACES,
    a_docx,
    a_field,
    a_list,
    a_list_level,
    a_paragraph,
    a_run,
    a_table,
    changed,
    changed_at,
    decision,
    numbered,
)

from paperwork.errors import DocumentError
from paperwork.lint.markup import paragraphs_of
from paperwork.lint.reading import read
from paperwork.package import parsed, unpacked


def texts(body: str, **parts) -> list[str]:
    return [paragraph.text for paragraph in read(a_docx(body, **parts), "a.docx").paragraphs]


def the_text(inside: str) -> str:
    """The text of a paragraph of that markup."""
    [text] = texts(a_paragraph(inside=inside))
    return text


# ---------------------------------------------------------------- text


def test_text_is_read_in_order_through_tables_and_wrappers():
    wrapped = f"<w:sdt><w:sdtContent>{a_paragraph('hai')}</w:sdtContent></w:sdt>"
    marked = f"<w:customXml>{a_paragraph('năm')}</w:customXml>"
    body = a_paragraph("một") + wrapped + a_table([["ba", "bốn"]]) + marked

    assert texts(body) == ["một", "hai", "ba", "bốn", "năm"]


def test_words_inside_links_tags_and_controls_belong_to_their_paragraph():
    inside = (
        f"<w:hyperlink>{a_run('một ')}</w:hyperlink>"
        f"<w:smartTag><w:smartTag>{a_run('hai ')}</w:smartTag></w:smartTag>"
        f"<w:sdt><w:sdtPr/><w:sdtContent>{a_run('ba ')}</w:sdtContent></w:sdt>"
        f"<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
        "<w:r><w:ruby><w:rt><w:r><w:t>mờ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t> rõ</w:t></w:r>"
        "</w:rubyBase></w:ruby></w:r>"
    )

    assert the_text(inside) == "một hai ba x=1rõ"


def test_tabs_breaks_and_special_hyphens_are_read_as_signs():
    inside = (
        "<w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/><w:t>d</w:t>"
        "<w:noBreakHyphen/><w:t>e</w:t><w:softHyphen/><w:t>g</w:t>"
    )

    assert the_text(a_run(inside=inside)) == "a\tb\nc\nd-eg"


def test_white_space_around_a_text_counts_only_where_it_says_so():
    inside = "<w:t> một </w:t><w:t xml:space='preserve'> hai </w:t><w:t>ba\nbốn</w:t>"

    assert the_text(a_run(inside=inside)) == "một hai ba bốn"


def test_signs_of_symbol_fonts_are_made_readable():
    inside = '<w:sym w:font="Wingdings" w:char="F0FE"/>'
    typed = a_run("\uf0b7 mục", '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>')

    paragraph = read(
        a_docx(a_paragraph("Có ", inside=a_run(inside=inside) + typed)), "a.docx"
    ).paragraphs[0]

    assert paragraph.text == "Có ☑• mục"
    assert [run.format.font for run in paragraph.runs] == ["Times New Roman", "Wingdings", "Symbol"]


def test_neighbouring_runs_that_look_alike_are_one():
    body = a_paragraph("Độc ", inside=a_run("lập") + a_run(" - Tự do", "<w:b/>"))

    runs = read(a_docx(body), "a.docx").paragraphs[0].runs

    assert [run.text for run in runs] == ["Độc lập", " - Tự do"]


def test_a_page_break_is_told_and_parts_the_words_around_it():
    broken = a_run(inside='<w:br w:type="page"/>')
    body = a_paragraph("một", inside=broken + a_run("hai")) + a_paragraph("ba", inside=broken)

    first, second = read(a_docx(body), "a.docx").paragraphs

    assert (first.text, first.page_break) == ("một\nhai", True)
    assert (second.text, second.page_break) == ("ba", True)


# ---------------------------------------------------------------- fields


def test_a_field_is_its_result_and_says_its_code():
    body = a_paragraph("Trang ", inside=a_field("PAGE \\* MERGEFORMAT", "2") + a_run("/10"))

    runs = read(a_docx(body), "a.docx").paragraphs[0].runs

    assert [(run.text, run.field) for run in runs] == [("Trang ", ""), ("2", "PAGE"), ("/10", "")]


@pytest.mark.parametrize(
    "field",
    [
        a_field("page"),
        '<w:fldSimple w:instr=" PAGE "/>',
        '<w:fldSimple w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>',
        a_run(inside="<w:pgNum/>"),
        a_run(inside='<w:fldChar w:fldCharType="begin"/><w:instrText>= </w:instrText>')
        + a_field("PAGE", "5")
        + a_run(inside='<w:instrText> - 1</w:instrText><w:fldChar w:fldCharType="separate"/>')
        + a_run("4", inside='<w:fldChar w:fldCharType="end"/>'),
    ],
)
def test_a_page_number_is_known_with_or_without_its_result(field):
    runs = read(a_docx(a_paragraph(inside=field)), "a.docx").paragraphs[0].runs

    assert [run.field for run in runs] == ["PAGE"]


def test_a_field_may_run_over_several_paragraphs():
    begin = a_run(inside='<w:fldChar w:fldCharType="begin"/><w:instrText> TOC </w:instrText>')
    separate = a_run(inside='<w:fldChar w:fldCharType="separate"/>')
    end = a_run(inside='<w:fldChar w:fldCharType="end"/>')
    body = (
        a_paragraph(inside=begin + separate + a_run("Chương I"))
        + a_paragraph("Chương II", inside=a_field("PAGEREF _Toc1", "5"))
        + a_paragraph(inside=end + a_run("Sau mục lục"))
    )

    content = read(a_docx(body), "a.docx")

    assert [(run.text, run.field) for p in content.paragraphs for run in p.runs] == [
        ("Chương I", "TOC"),
        ("Chương II", "TOC"),
        ("5", "PAGEREF"),
        ("Sau mục lục", ""),
    ]


def test_a_field_that_never_ends_hides_no_more_than_its_paragraph():
    begin = a_run(inside='<w:fldChar w:fldCharType="begin"/><w:instrText> IF </w:instrText>')

    assert texts(a_paragraph(inside=begin) + a_paragraph("vẫn đọc")) == ["", "vẫn đọc"]


# ---------------------------------------------------------------- tracked changes, comments


def test_tracked_text_is_kept_apart_and_counted():
    inside = (
        f"<w:ins>{a_run('thêm ')}</w:ins>"
        "<w:del><w:r><w:delText>bỏ </w:delText></w:r></w:del>"
        f"<w:moveFrom>{a_run('dời đi ')}</w:moveFrom><w:moveTo>{a_run('dời đến')}</w:moveTo>"
    )

    content = read(a_docx(a_paragraph("Giữ ", inside=inside)), "a.docx")

    [paragraph] = content.paragraphs
    assert paragraph.text == "Giữ thêm dời đến"
    assert [(run.inserted, run.deleted) for run in paragraph.runs] == [
        (False, False),
        (True, False),
        (False, True),
        (True, False),
    ]
    assert content.revisions == 4


def test_comments_are_counted():
    said = f'<w:comment w:id="1">{a_paragraph("Xem lại")}</w:comment>' * 2

    assert read(a_docx(a_paragraph("x"), comments=said), "a.docx").comments == 2


# ---------------------------------------------------------------- sections, headers, notes

LANDSCAPE = (
    '<w:type w:val="nextPage"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    '<w:pgMar w:top="-1134" w:bottom="1134" w:left="1701" w:right="851" w:gutter="284"/>'
    '<w:pgNumType w:start="1" w:fmt="upperRoman"/><w:titlePg/>'
)


def ending(section: str) -> str:
    """An empty paragraph that ends a section."""
    return a_paragraph(ppr=f"<w:sectPr>{section}</w:sectPr>")


def test_a_paragraph_knows_its_section_and_a_section_its_page():
    body = a_paragraph("một") + ending(LANDSCAPE) + a_table([["hai"]])
    content = read(a_docx(body), "a.docx")

    first, last = content.sections

    assert [p.section for p in content.paragraphs] == [0, 0, 1]
    assert content.tables[0].section == 1
    assert (first.landscape, first.title_page, first.page_start) == (True, True, 1)
    assert first.page_format == "upperRoman"
    assert first.top_mm == pytest.approx(20, abs=0.01)
    assert first.gutter_mm == pytest.approx(5, abs=0.02)
    assert (last.landscape, last.page_start, last.continues) == (False, None, False)
    assert last.text_width_mm == pytest.approx(165, abs=0.05)


def test_a_gutter_at_the_top_is_margin_at_the_top():
    content = read(a_docx(a_paragraph(), section=LANDSCAPE, settings="<w:gutterAtTop/>"), "a.docx")

    assert content.sections[0].top_mm == pytest.approx(25, abs=0.02)
    assert content.sections[0].gutter_mm == 0


def test_a_document_that_says_nothing_of_its_page_has_that_of_word():
    [section] = read(a_docx(a_paragraph("x"), section=""), "a.docx").sections

    assert (section.width_mm, section.left_mm) == (pytest.approx(215.9), pytest.approx(31.75))


def test_a_section_without_a_break_of_its_own_ends_with_the_text():
    content = read(a_docx(ending(A4), section=""), "a.docx")

    assert len(content.sections) == 1


def test_a_continuous_section_continues():
    body = ending(A4) + a_paragraph("x")
    content = read(a_docx(body, section='<w:type w:val="continuous"/>' + A4), "a.docx")

    assert [section.continues for section in content.sections] == [False, True]


def test_headers_are_those_that_the_pages_show():
    headers = {"default": a_paragraph("sau"), "first": a_paragraph("đầu"), "even": a_paragraph("2")}

    plain = read(a_docx(a_paragraph("x"), header=headers), "a.docx").sections[0]
    titled = read(
        a_docx(
            a_paragraph("x"),
            header=headers,
            section=A4 + "<w:titlePg/>",
            settings="<w:evenAndOddHeaders/>",
        ),
        "a.docx",
    ).sections[0]

    assert [kind for kind, _ in plain.headers] == ["default"]
    assert [kind for kind, _ in titled.headers] == ["default", "first", "even"]
    assert titled.header("first")[0].text == "đầu"


def test_a_section_without_headers_shows_those_of_the_section_before():
    before = '<w:headerReference w:type="default" r:id="h1"/>' + A4
    body = ending(before) + ending(A4) + a_paragraph("x")
    content = read(
        a_docx(
            body,
            header=a_paragraph("riêng"),
            rels={"h1": ("header", "truoc.xml")},
            parts={"word/truoc.xml": f"<w:hdr {DECLARED}>{a_paragraph('trước')}</w:hdr>"},
        ),
        "a.docx",
    )

    shown = [section.header() for section in content.sections]

    assert [header[0].text for header in shown] == ["trước", "trước", "riêng"]
    assert shown[0] is shown[1]
    assert shown[0][0].part == "word/truoc.xml"


def test_a_header_that_is_not_there_is_empty():
    section = '<w:headerReference w:type="default" r:id="mất"/>' + A4

    content = read(a_docx(a_paragraph("x"), section=section), "a.docx")

    assert content.sections[0].header() == ()


def test_notes_are_read_without_their_separators():
    footnotes = (
        f'<w:footnote w:type="separator" w:id="0">{a_paragraph("kẻ")}</w:footnote>'
        f'<w:footnote w:id="1">{a_paragraph("Chú thích.")}</w:footnote>'
    )
    endnotes = f'<w:endnote w:id="1">{a_paragraph("Cuối.")}</w:endnote>'

    content = read(a_docx(a_paragraph("x"), footnotes=footnotes, endnotes=endnotes), "a.docx")

    assert [(note.text, note.part) for note in content.notes] == [
        ("Chú thích.", "word/footnotes.xml"),
        ("Cuối.", "word/endnotes.xml"),
    ]


def test_paragraphs_are_numbered_through_the_whole_file():
    footnotes = f'<w:footnote w:id="1">{a_paragraph("chú thích")}</w:footnote>'

    content = read(
        a_docx(
            a_paragraph("thân"),
            header=a_paragraph("đầu trang"),
            footer=a_paragraph("chân trang"),
            footnotes=footnotes,
        ),
        "a.docx",
    )

    assert [(p.index, p.text) for p in content.everything] == [
        (0, "thân"),
        (1, "đầu trang"),
        (2, "chân trang"),
        (3, "chú thích"),
    ]


def test_a_header_counts_its_own_lists():
    numbering = a_list(a_list_level(0, "decimal", "%1."))
    item = a_paragraph("x", ppr=numbered())

    content = read(a_docx(item + item, numbering=numbering, header=item), "a.docx")

    assert [p.label for p in content.everything] == ["1.", "2.", "1."]


# ---------------------------------------------------------------- the file


def test_title_author_and_fonts_are_those_the_file_names():
    content = read(
        a_docx(
            a_paragraph("x", rpr='<w:rFonts w:ascii=".VnTime"/>'),
            core="<dc:title> Quyết định </dc:title><dc:creator>Sở Nội vụ</dc:creator>",
        ),
        "a.docx",
    )

    assert (content.title, content.author) == ("Quyết định", "Sở Nội vụ")
    assert content.fonts_named == {".VnTime", "Times New Roman"}


def test_a_document_of_pictures_only_is_a_scan():
    picture = (
        "<w:drawing><wp:inline><wp:extent cx='1' cy='1'/><a:graphic><a:graphicData><pic:pic/>"
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )

    with pytest.raises(DocumentError, match="bản quét"):
        read(a_docx(a_paragraph(inside=a_run(inside=picture))), "a.docx")
    assert texts(a_paragraph("Có chữ", inside=a_run(inside=picture))) == ["Có chữ"]


def test_an_empty_document_is_read():
    content = read(a_docx(), "a.docx")

    assert content.paragraphs == ()
    assert len(content.sections) == 1


def test_a_decision_is_read_as_it_is_printed():
    content = read(decision(), "04-quyet-dinh.docx")

    read_aloud = [paragraph.read for paragraph in content.paragraphs if not paragraph.is_blank]
    assert read_aloud[4] == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert "Số: 01/QĐ-SNNMT" in read_aloud
    assert [line.split(" Tặng")[0] for line in read_aloud if " Tặng" in line][:2] == ["1.", "2."]
    assert sum(drawn.kind == "line" for p in content.paragraphs for drawn in p.drawn) == 4
    assert {f.font for p in content.everything for f in p.formats()} == {"Times New Roman"}
    assert [section.title_page for section in content.sections] == [True, True]
    assert [run.field for run in content.sections[1].header()[0].runs] == ["PAGE"]
    assert [table.bordered for table in content.tables] == [False, False, True, True, True, True]


def test_damage_to_a_part_is_seen_in_what_is_read():
    smaller = changed_at(
        decision(),
        MAIN,
        "//w:pgMar",
        lambda margins: margins.set(f"{{{NAMESPACES['w']}}}left", "1134"),
    )
    renamed = changed(decision(), MAIN, "Số: 01", "Số: 1")

    assert {round(s.left_mm) for s in read(smaller, "a.docx").sections} == {20}
    assert "Số: 1/QĐ-SNNMT" in [p.text for p in read(renamed, "a.docx").paragraphs]


def test_the_elements_of_a_part_come_in_the_order_of_its_paragraphs():
    content = decision()
    root = parsed(unpacked(io.BytesIO(content))[MAIN])

    elements = list(paragraphs_of(root))

    paragraphs = read(content, "04-quyet-dinh.docx").paragraphs
    words = ["".join(e.itertext(f"{{{NAMESPACES['w']}}}t")) for e in elements]
    assert [p.text for p in paragraphs] == words


def test_deep_nesting_comes_to_an_end():
    body = a_paragraph("đáy")
    for _ in range(40):
        body = a_table([[body]])

    assert texts(body) == ["đáy"]


def test_nesting_beyond_all_reason_is_a_broken_file():
    with pytest.raises(DocumentError, match="bị hỏng"):
        read(a_docx("<w:sdt><w:sdtContent>" * 200 + "</w:sdtContent></w:sdt>" * 200), "a.docx")
