"""What a finished file says to its reader, and whether two files say the same."""

import io
import unicodedata
from pathlib import Path

import pytest
from docx import Document
from docx.text.paragraph import Paragraph
from openpyxl import Workbook

from paperwork import package as packages
from paperwork.package import write_package
from paperwork.render import Unreadable, content_digest, first_difference, text_of
from paperwork.wording import BLANK

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NAMESPACES = f'xmlns:w="{W}" xmlns:r="{OFFICE}/relationships" xmlns:mc="{MC}" xmlns:v="urn:v"'
SAMPLES = Path(__file__).resolve().parents[2] / "samples"
NUMBER = "05/QĐ-SNNMT"


def relations(**parts):
    """The relations of a part: id="kind target"."""
    rows = "".join(
        f'<Relationship Id="{id}" Type="{OFFICE}/relationships/{kind}" Target="{target}"/>'
        for id, (kind, target) in ((id, said.split()) for id, said in parts.items())
    )
    return f"<Relationships>{rows}</Relationships>".encode()


def a_package(main, root, rels=b"<Relationships/>", **parts):
    """A package that opens with that part; the others stand beside it, `a_xml` as a.xml."""
    folder, name = main.split("/")
    beside = {f"{folder}/{key.replace('_', '.')}": text.encode() for key, text in parts.items()}
    return write_package(
        {
            "[Content_Types].xml": b"<Types/>",
            "_rels/.rels": relations(rId1=f"officeDocument {main}"),
            main: root.encode(),
            f"{folder}/_rels/{name}.rels": rels,
            **beside,
        }
    )


def a_letter(body, rels=b"<Relationships/>", **parts):
    root = f"<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>"
    return a_package("word/document.xml", root, rels, **parts)


def a_book(sheet, strings=""):
    root = (
        f'<workbook xmlns="{SHEETS}" xmlns:r="{OFFICE}/relationships">'
        '<sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    return a_package(
        "xl/workbook.xml",
        root,
        relations(rId1="worksheet a.xml", rId2="sharedStrings s.xml"),
        a_xml=f'<worksheet xmlns="{SHEETS}"><sheetData>{sheet}</sheetData></worksheet>',
        s_xml=f'<sst xmlns="{SHEETS}">{strings}</sst>',
    )


def p(inside):
    return f"<w:p>{inside}</w:p>"


def r(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def story(kind, *paragraphs):
    return f"<w:{kind} {NAMESPACES}>{''.join(p(r(text)) for text in paragraphs)}</w:{kind}>"


def said(body):
    return text_of(a_letter(body), ".docx")


# ---------------------------------------------------------------- Word


def test_paragraphs_and_cells_are_read_in_their_order():
    document, stream = Document(), io.BytesIO()
    document.add_paragraph("Trước bảng")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ("Họ tên", "Chức vụ", "An", "Giám đốc"), strict=True):
        cell.text = text
    document.add_paragraph("")
    document.add_paragraph("Sau bảng")
    document.save(stream)

    text = text_of(stream.getvalue(), ".DOCX")

    assert text == ("Trước bảng", "Họ tên", "Chức vụ", "An", "Giám đốc", "Sau bảng")


@pytest.mark.parametrize(
    "between",
    [
        "<w:r><w:tab/></w:r>",
        "<w:r><w:br/></w:r>",
        '<w:r><w:br w:type="page"/><w:cr/></w:r>',
        r("  \u00a0 "),
        "<w:r><w:tab/></w:r>" + r(" "),
    ],
    ids=["tab", "line break", "page break", "hard space", "tab and space"],
)
def test_whatever_parts_two_words_is_one_space(between):
    assert said(p(r("Số:") + between + r("05"))) == ("Số: 05",)


def test_tab_stops_are_no_text():
    stops = '<w:pPr><w:tabs><w:tab w:pos="9"/></w:tabs></w:pPr>'

    assert said(p(r("A") + stops + r("n"))) == ("An",)


def test_decomposed_letters_are_composed():
    assert said(p(r(unicodedata.normalize("NFD", "Quyết định")))) == ("Quyết định",)


def test_pieces_of_one_word_in_several_runs_are_one_word():
    link = f"<w:hyperlink>{r('ế')}</w:hyperlink>"

    assert said(p(r("Quy") + link + r("t<!-- chú -->  định"))) == ("Quyết định",)


def test_a_hyphen_that_does_not_break_is_a_hyphen():
    assert said(p(r("QĐ") + "<w:r><w:noBreakHyphen/></w:r>" + r("UBND"))) == ("QĐ-UBND",)


def test_a_symbol_is_read_so_that_another_one_is_a_change():
    ticked, empty = (p(f'<w:r><w:sym w:char="F0{code}"/></w:r>') for code in ("FE", "A8"))

    assert said(ticked) != said(empty)


def test_of_tracked_changes_what_stays_is_read_and_what_goes_is_not():
    body = p(
        f"<w:ins>{r('mới')}</w:ins><w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>"
        f"<w:moveFrom>{r('từ đây')}</w:moveFrom><w:moveTo>{r(' tới đây')}</w:moveTo>"
    )

    assert said(body) == ("mới tới đây",)


def test_hidden_text_is_not_read_and_text_that_is_no_longer_hidden_is():
    body = p(
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>hiện</w:t></w:r>'
    )

    assert said(body) == ("hiện",)


def a_field(code, result):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code[:2]}</w:instrText></w:r>"
        f"<w:r><w:instrText>{code[2:]}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{result}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_a_field_is_read_by_its_result():
    assert said(p(r("Xem mục ") + a_field("REF muc_2", r("2")) + r("."))) == ("Xem mục 2.",)


def test_a_field_in_the_code_of_another_is_code():
    inner = a_field("MERGEFIELD x", r("7"))
    outer = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
        f'{inner}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("đạt")}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )

    assert said(p(outer + r("/."))) == ("đạt/.",)


@pytest.mark.parametrize("code", [" PAGE ", "page \\* MERGEFORMAT", "NUMPAGES"])
def test_a_number_of_pages_is_left_out_for_word_writes_it_anew(code):
    simple = f'<w:fldSimple w:instr="{code}">{r("4")}</w:fldSimple>'

    assert said(p(r("Trang ") + a_field(code, r("3")))) == ("Trang",)
    assert said(p(r("Trang ") + simple)) == ("Trang",)


def test_a_field_without_an_end_hides_nothing_in_silence():
    with pytest.raises(Unreadable):
        said(p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("cả phần còn lại")))


def test_a_text_box_is_read_once_after_the_paragraph_that_holds_it():
    box = f"<w:txbxContent>{p(r('trong khung'))}{p(r('dòng hai'))}</w:txbxContent>"
    drawing = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )

    text = said(p(r("trước ") + drawing + r("sau")) + p(r("kế tiếp")))

    assert text == ("trước sau", "trong khung", "dòng hai", "kế tiếp")


def test_headers_footers_and_notes_come_after_the_body_in_that_order():
    sections = (
        '<w:sectPr><w:footerReference r:id="rId3"/><w:headerReference r:id="rId2"/></w:sectPr>'
        '<w:sectPr><w:headerReference r:id="rId1"/><w:headerReference r:id="rId2"/></w:sectPr>'
    )
    notes = (
        f"<w:footnotes {NAMESPACES}>"
        f'<w:footnote w:type="separator" w:id="-1">{p(r("kẻ ngang"))}</w:footnote>'
        f'<w:footnote w:id="1">{p(r("chú thích"))}</w:footnote></w:footnotes>'
    )
    content = a_letter(
        p(r("thân")) + sections,
        relations(
            rId1="header b.xml",
            rId2="header a.xml",
            rId3="footer c.xml",
            rId4="endnotes e.xml",
            rId5="footnotes d.xml",
            rId6="header f.xml",
        ),
        a_xml=story("hdr", "đầu trang 1"),
        b_xml=story("hdr", "đầu trang 2"),
        c_xml=story("ftr", "chân trang"),
        d_xml=notes,
        e_xml=story("endnotes", "chú thích cuối"),
        f_xml=story("hdr", "không mục nào dùng"),
    )

    text = text_of(content, ".docx")

    assert text == (
        "thân",
        "đầu trang 1",
        "đầu trang 2",
        "chân trang",
        "chú thích",
        "chú thích cuối",
    )


def test_a_file_saved_as_strict_and_under_another_name_is_read_alike():
    parts = {
        "[Content_Types].xml": b"<Types/>",
        "_rels/.rels": relations(rId1="officeDocument /word/document2.xml"),
        "word/document2.xml": (
            f'<w:document xmlns:w="{STRICT}"><w:body>{p(r("Điều 1."))}</w:body></w:document>'
        ).encode(),
    }

    assert text_of(write_package(parts), ".docx") == ("Điều 1.",)


# ---------------------------------------------------------------- Excel


def test_a_workbook_is_read_by_sheet_row_and_column():
    book, stream = Workbook(), io.BytesIO()
    first, second = book.active, book.create_sheet("Hai")
    first["B2"], first["A2"], first["A1"] = "b2", "a\n2", "a1"
    second["A1"], second["B1"] = 88.89, 40_660_000
    book.save(stream)

    assert text_of(stream.getvalue(), ".xlsx") == ("a1", "a 2", "b2", "88.89", "40660000")


def test_a_string_of_several_formats_is_one_and_its_reading_is_not_part_of_it():
    mixed = "<si><r><t>Giấy </t></r><r><t>khen</t></r><rPh><t>x</t></rPh></si>"
    strings = f"<si><t>không dùng</t></si>{mixed}"

    text = text_of(a_book('<row><c t="s"><v>1</v></c></row>', strings), ".xlsx")

    assert text == ("Giấy khen",)


def test_a_formula_is_read_by_its_result_and_an_empty_cell_not_at_all():
    row = '<row><c t="str"><f>A1</f><v>đạt</v></c><c s="3"/><c><f>1/3</f><v>0.1</v></c></row>'

    assert text_of(a_book(row), ".xlsx") == ("đạt", "0.1")


def test_a_formula_that_no_program_has_reckoned_yet_says_nothing():
    row = "<row><c><f>SUM(B1:B3)</f><v></v></c><c><f>1+1</f></c><c><v>2</v></c></row>"

    assert text_of(a_book(row), ".xlsx") == ("2",)


def test_a_number_is_the_same_however_many_digits_excel_kept_of_it():
    ours, saved_again = (
        text_of(a_book(f"<row><c><v>{digits}</v></c></row>"), ".xlsx")
        for digits in ("88.89", "88.890000000000001")
    )

    assert ours == saved_again


# ---------------------------------------------------------------- files that cannot be read


def an_entity():
    body = (
        f'<!DOCTYPE x [<!ENTITY x "bí mật">]><w:document xmlns:w="{W}">{p(r("&x;"))}</w:document>'
    )
    return a_package("word/document.xml", body)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"khong phai zip",
        b"PK\x05\x06" + bytes(18),
        a_letter(p(r("An")))[:-40],
        write_package({"[Content_Types].xml": b"<Types/>"}),
        a_letter("<w:p>"),
        a_letter(p(r("x")), relations(rId1="footnotes mat.xml")),
        a_book(""),
        an_entity(),
    ],
    ids=[
        "nothing",
        "no zip",
        "an empty zip",
        "a torn zip",
        "no document",
        "broken XML",
        "a part is missing",
        "a workbook by another name",
        "an entity",
    ],
)
def test_what_is_no_word_document_is_refused_as_such(content):
    with pytest.raises(Unreadable, match="không phải tệp Word hoặc Excel còn nguyên"):
        text_of(content, ".docx")


@pytest.mark.parametrize(
    "row", ['<row><c t="s"><v>9</v></c></row>', "<row><c><v>mười</v></c></row>"]
)
def test_a_workbook_with_a_cell_that_says_nothing_sound_is_refused(row):
    with pytest.raises(Unreadable):
        text_of(a_book(row), ".xlsx")


@pytest.mark.parametrize("suffix", ["", ".doc", ".pdf"])
def test_another_kind_of_file_is_refused_by_name(suffix):
    with pytest.raises(Unreadable, match=r"không phải tệp \.docx hay \.xlsx"):
        text_of(a_letter(p(r("An"))), suffix)


def test_a_file_that_would_unpack_beyond_reason_is_refused(monkeypatch):
    content = a_letter(p(r("x" * 5_000)))
    monkeypatch.setattr(packages, "LARGEST", 4_000)

    assert len(content) < 4_000
    with pytest.raises(Unreadable):
        text_of(content, ".docx")


def test_a_damaged_file_is_refused_or_read_and_never_a_surprise():
    content = a_letter(p(r("Quyết định")) * 20)

    for place in range(0, len(content), 7):
        damaged = content[:place] + bytes([content[place] ^ 0x5A]) + content[place + 1 :]
        try:
            text = text_of(damaged, ".docx")
        except Unreadable:
            continue
        assert text == ("Quyết định",) * 20


# ---------------------------------------------------------------- comparing


def digest_of(*lines, number=NUMBER):
    return content_digest(said("".join(p(r(line)) for line in lines)), number)


def test_a_document_has_the_same_content_before_and_after_it_is_numbered():
    before = digest_of(
        f"Số: {BLANK}/QĐ-SNNMT", f"theo Quyết định số{BLANK}/QĐ-SNNMT ngày", number=""
    )

    after = digest_of("Số: 05/QĐ-SNNMT", "theo Quyết định số 05/QĐ-SNNMT ngày")

    assert after == before


def test_a_number_that_stands_close_to_its_label_is_left_out_too():
    assert digest_of("Số:05/QĐ-SNNMT") == digest_of(f"Số:{BLANK}/QĐ-SNNMT", number="")


def test_another_number_of_the_same_document_is_the_same_content():
    assert digest_of("Số: 05/QĐ-SNNMT") == digest_of("Số: 112/QĐ-SNNMT", number="112/QĐ-SNNMT")


@pytest.mark.parametrize(
    "cited",
    ["105/QĐ-SNNMT", "05/QĐ-SNNMT-VP", "05/QĐ-SNNMTX", "05/QĐ-SNNMT2", "04/TTr-SNNMT"],
)
def test_the_number_of_another_document_is_part_of_the_content(cited):
    assert digest_of(f"Căn cứ số {cited}") != digest_of("Căn cứ số /QĐ-SNNMT")
    assert digest_of(f"Căn cứ số {cited}") == digest_of(f"Căn cứ số {cited}", number="")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (["Khen thưởng 12 cá nhân"], ["Khen thưởng 13 cá nhân"]),
        (["Ông An", "Bà Bình"], ["Bà Bình", "Ông An"]),
        (["Ông An", "/Bà Bình"], ["Ông An/Bà Bình"]),
    ],
    ids=["a word", "the order", "the paragraphs"],
)
def test_a_change_of_the_content_is_seen(one, other):
    assert digest_of(*one) != digest_of(*other)


def test_a_digest_says_which_text_and_nothing_of_it():
    digest = digest_of("Ông Nguyễn Văn An")

    assert len(digest) == 64
    assert set(digest) <= set("0123456789abcdef")


def test_texts_that_are_alike_have_no_difference():
    assert first_difference(("a", "b"), ["a", "b"]) is None


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (["a", "12 người", "c"], ["a", "13 người", "c"], ("12 người", "13 người")),
        (["a", "c"], ["a", "b", "c"], ("", "b")),
        (["a", "b", "c"], ["a", "c"], ("b", "")),
        (["a"], ["a", "b"], ("", "b")),
        (["a", "b"], ["a"], ("b", "")),
    ],
    ids=["changed", "added", "taken away", "added at the end", "taken from the end"],
)
def test_the_first_paragraph_that_differs_is_told_as_it_was_and_as_it_is(old, new, told):
    assert first_difference(old, new) == told


def test_a_long_paragraph_is_cut_to_the_place_that_differs():
    start, end = "đầu " * 50, " cuối" * 50

    told = first_difference([f"{start}12 cá nhân{end}"], [f"{start}13 cá nhân{end}"])

    was, is_now = told
    assert "12 cá nhân" in was
    assert "13 cá nhân" in is_now
    assert all(len(side) == 82 and side[0] == side[-1] == "…" for side in told)


def test_the_end_of_a_paragraph_is_shown_to_its_last_word():
    was, is_now = first_difference(["dài " * 60 + "hết"], ["dài " * 60 + "hết."])

    assert was.endswith("hết")
    assert is_now.endswith("hết.")


def test_the_samples_say_their_number_and_date_in_what_is_read_of_them():
    for sample in ("so-2023", "so-2026", "xa-2026"):
        decision = SAMPLES / sample / "mong-doi" / "04-quyet-dinh.docx"
        text = text_of(decision.read_bytes(), decision.suffix)

        assert any(line.startswith("Số: 01/QĐ-") for line in text)
        assert any(", ngày " in line for line in text[:12])
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text


def test_reading_agrees_with_another_reader_on_the_samples():
    for path in sorted(SAMPLES.glob("*/mong-doi/*.docx")):
        document = Document(io.BytesIO(path.read_bytes()))
        other = [" ".join(one.text.split()) for one in paragraphs_of(document.element.body)]

        assert text_of(path.read_bytes(), ".docx") == tuple(filter(None, other))


def paragraphs_of(body):
    """Every paragraph as python-docx reads it, whatever holds it."""
    return [Paragraph(element, None) for element in body.iter(f"{{{W}}}p")]
