"""The copy with comments: the same document, and a comment at each paragraph that has a fault."""

import io
from itertools import groupby

import pytest
from damaging import bold, damaged, italic, light, reads, size
from docx import Document
from lint_builders import MAIN, a_docx, a_paragraph, a_run, a_table, decision
from page_reading import as_pdf, pages

from paperwork.lint import annotated, check
from paperwork.package import parsed, unpacked
from paperwork.render import text_of

NATION = "CỘNG HÒA"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KEPT = (
    '<w:comment w:id="7" w:author="Lan" w:initials="L">'
    "<w:p><w:r><w:t>Xem lại</w:t></w:r></w:p></w:comment>"
)


def a_bad_decision():
    """Three faults in two paragraphs: Quốc hiệu, and the list of recipients."""
    content = damaged(decision(), NATION, italic)
    content = damaged(content, NATION, size(15))
    return damaged(content, "- Sở Nội vụ", bold)


def annotated_copy(content):
    return annotated(content, check(content, "quyet-dinh.docx"))


def comments(content):
    """Author and text of each comment, as python-docx reads them."""
    return [(c.author, c.text) for c in Document(io.BytesIO(content)).comments]


def commented(content):
    """The text of each paragraph that has a comment, in the order of the comments."""
    root = parsed(unpacked(io.BytesIO(content))[MAIN])
    starts = {mark.get(f"{WORD}id"): mark for mark in root.iter(f"{WORD}commentRangeStart")}
    said = {
        number: "".join(t.text for t in mark.getparent().iter(f"{WORD}t"))
        for number, mark in starts.items()
    }
    return [said[number] for number in sorted(said, key=int)]


def marks(content, name):
    """The ids of the marks of that name in the text."""
    root = parsed(unpacked(io.BytesIO(content))[MAIN])
    return [mark.get(f"{WORD}id") for mark in root.iter(f"{WORD}{name}")]


def test_each_paragraph_with_a_fault_has_one_comment_of_ours():
    content = a_bad_decision()
    report = check(content, "quyet-dinh.docx")
    paragraphs = [p.index for p, _ in groupby(r.paragraph for r in report.remarks)]

    copy = annotated(content, report)

    assert len(comments(copy)) == len(set(paragraphs))
    assert {author for author, _ in comments(copy)} == {"paperwork"}
    assert commented(copy) == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "- Sở Nội vụ (để b/c);",
    ]


def test_a_comment_says_the_code_the_fault_and_the_remedy():
    [nation, item] = comments(annotated_copy(a_bad_decision()))

    assert nation[1].startswith("LỖI ND30-H02: Quốc hiệu cỡ chữ 15, in nghiêng. Quốc hiệu in hoa")
    assert "ND30-H24" in nation[1].splitlines()[1]
    assert item[1].startswith("LỖI ND30-R03: ")


def test_the_marks_of_a_comment_meet():
    copy = annotated_copy(a_bad_decision())

    starts = marks(copy, "commentRangeStart")
    assert len(starts) == len(set(starts)) == len(comments(copy))
    assert starts == marks(copy, "commentRangeEnd") == marks(copy, "commentReference")


def test_the_original_is_untouched_and_the_copy_says_the_same():
    content = a_bad_decision()
    before = bytes(content)

    copy = annotated_copy(content)

    assert content == before != copy
    assert text_of(copy, ".docx") == text_of(content, ".docx")


def test_nothing_else_of_the_package_changes():
    content = a_bad_decision()

    copy = annotated_copy(content)

    old, new = (unpacked(io.BytesIO(package)) for package in (content, copy))
    changed = {name for name in new if new[name] != old.get(name)}
    assert new.keys() - old.keys() == {"word/comments.xml"}
    assert changed == {
        *("word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml", MAIN)
    }


def test_the_first_comment_of_a_document_is_declared():
    parts = unpacked(io.BytesIO(annotated_copy(a_bad_decision())))

    [declared] = [
        part.get("ContentType")
        for part in parsed(parts["[Content_Types].xml"])
        if part.get("PartName") == "/word/comments.xml"
    ]
    [target] = [
        link.get("Target")
        for link in parsed(parts["word/_rels/document.xml.rels"])
        if link.get("Type").endswith("/comments")
    ]
    assert declared.endswith("wordprocessingml.comments+xml")
    assert target == "comments.xml"


def test_the_comments_of_others_are_kept():
    inside = '<w:r><w:commentReference w:id="7"/></w:r>'
    content = a_docx(a_paragraph("QUYẾT ĐỊNH", inside=inside), comments=KEPT)

    copy = annotated_copy(content)

    assert comments(copy)[0] == ("Lan", "Xem lại")
    assert {author for author, _ in comments(copy)[1:]} == {"paperwork"}
    assert len(set(marks(copy, "commentReference"))) == len(comments(copy))


def test_a_copy_with_comments_can_be_commented_again():
    once = annotated_copy(a_bad_decision())

    twice = annotated_copy(once)

    assert len(comments(twice)) > len(comments(once))
    assert len(set(marks(twice, "commentReference"))) == len(comments(twice))


def test_a_fault_of_the_file_or_of_its_header_stands_at_the_beginning():
    number = a_run("", "", '<w:fldChar w:fldCharType="begin"/>')
    number += a_run("", "", "<w:instrText> PAGE </w:instrText>")
    number += a_run("2", '<w:sz w:val="16"/>') + a_run("", "", '<w:fldChar w:fldCharType="end"/>')
    header = a_paragraph("", ppr='<w:jc w:val="right"/>', inside=number)
    content = a_docx(a_paragraph("Nơi nhận:") + a_paragraph("- Lưu: VT."), header=header)

    copy = annotated_copy(content)

    text = comments(copy)[0][1]
    assert "ND30-H01" in text
    assert "ND30-P08" in text
    assert commented(copy)[0] == "Nơi nhận:"


def test_a_fault_in_a_cell_stands_in_the_cell():
    rows = [["SỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]]
    content = a_docx(a_table(rows) + a_paragraph("Nơi nhận:"))

    copy = annotated_copy(content)

    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in commented(copy)


def test_a_document_without_a_fault_is_given_back_as_it_is():
    assert annotated_copy(decision()) == decision()


@pytest.mark.pages
@pytest.mark.xdist_group("pages")
def test_libreoffice_opens_the_copy(tmp_path):
    path = tmp_path / "ban-nhan-xet.docx"
    path.write_bytes(annotated_copy(damaged(a_bad_decision(), "QUYẾT ĐỊNH$", light)))

    as_pdf([path], tmp_path)

    words = [word.text for page in pages(path.with_suffix(".pdf")) for word in page.words]
    assert "QUYẾT" in words
    assert "Khoát" in words


def test_a_word_that_xml_could_misread_is_told_as_it_is():
    content = damaged(decision(), "Về việc", reads("Về việc <khen> & {{ nam }}"))

    copy = annotated_copy(content)

    assert any("{{ nam }}" in text for _, text in comments(copy))
    assert text_of(copy, ".docx") == text_of(content, ".docx")
