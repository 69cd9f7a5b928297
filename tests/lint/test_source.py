"""What is not a readable .docx is refused in one sentence that says what it is."""

import io
import zipfile

import pytest
from lint_builders import MAIN, a_docx, a_paragraph, changed

from paperwork import package
from paperwork.errors import DocumentError
from paperwork.lint import source
from paperwork.lint.reading import read

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def a_zip(**files: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, said in files.items():
            archive.writestr(name, said)
    return buffer.getvalue()


def of_type(kind: str) -> bytes:
    """A document whose main part says that it is of another kind."""
    return changed(
        a_docx(a_paragraph("Chữ")),
        "[Content_Types].xml",
        r'(PartName="/word/document.xml" ContentType=)"[^"]*"',
        rf'\1"application/vnd.{kind}.main+xml"',
    )


REFUSED = {
    "empty": (b"", "tệp rỗng"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "tệp này là PDF"),
    "picture": (b"\xff\xd8\xff\xe0JFIF", "tệp này là ảnh"),
    "old Word": (OLE + "WordDocument".encode("utf-16-le"), r"Word đời cũ \(\.doc\)"),
    "password": (OLE + "EncryptedPackage".encode("utf-16-le"), "có mật khẩu"),
    "old Excel": (OLE + "Workbook".encode("utf-16-le"), "bảng tính Excel"),
    "new Excel": (of_type("openxmlformats-officedocument.spreadsheetml.sheet"), "bảng tính Excel"),
    "macros": (of_type("ms-word.document.macroEnabled"), "có macro"),
    "web page": (b"\xef\xbb\xbf<!DOCTYPE html><html></html>", "trang web"),
    "flat XML": (b"<?xml version='1.0'?><w:wordDocument/>", "là XML"),
    "RTF": (rb"{\rtf1\ansi}", "là RTF"),
    "text": ("Số: 05/QĐ-SNV".encode(), "chỉ là chữ thường"),
    "UTF-16 text": ("Số: 05".encode("utf-16"), "chỉ là chữ thường"),
    "anything": (bytes(range(256)), "không phải tệp Word"),
    "zip": (a_zip(a="b"), "tệp nén"),
    "half a file": (a_docx(a_paragraph("Chữ"))[:-100], "bị hỏng hoặc tải về chưa hết"),
    "broken XML": (changed(a_docx(), MAIN, "</w:body>", ""), "hỏng ở phần “word/document.xml”"),
    "broken styles": (changed(a_docx(), "word/styles.xml", "/>", ">", 1), "word/styles.xml"),
    "document type": (
        changed(a_docx(), MAIN, r"\?>", '?><!DOCTYPE a [<!ENTITY b "c">]>'),
        "hỏng ở phần",
    ),
    "no main part": (a_zip(**{"[Content_Types].xml": "<Types/>"}), "thiếu phần nội dung"),
    "other main part": (
        changed(a_docx(), MAIN, "w:document", "w:settings"),
        "thiếu phần nội dung",
    ),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_that_is_no_readable_docx_is_named_for_what_it_is(kind):
    content, sentence = REFUSED[kind]

    with pytest.raises(DocumentError, match=sentence) as refusal:
        read(content, "van-ban.docx")

    assert str(refusal.value).startswith("van-ban.docx: ")
    assert str(refusal.value).endswith(".")
    assert refusal.value.exit_code == 3


def test_a_word_of_odt_is_told_from_other_archives():
    odt = a_zip(mimetype="application/vnd.oasis.opendocument.text")

    with pytest.raises(DocumentError, match="OpenDocument"):
        read(odt, "van-ban.docx")


def test_a_file_that_would_unpack_beyond_reason_is_not_opened(monkeypatch):
    monkeypatch.setattr(package, "LARGEST", 1000)

    with pytest.raises(DocumentError, match="lớn bất thường"):
        read(a_docx(a_paragraph("Chữ " * 400)), "van-ban.docx")


def test_a_part_too_large_to_parse_is_not_parsed(monkeypatch):
    monkeypatch.setattr(source, "LARGEST_PART", 3000)

    with pytest.raises(DocumentError, match="lớn bất thường"):
        read(a_docx(a_paragraph("Chữ " * 1000)), "van-ban.docx")


def test_the_main_part_is_found_where_the_package_says_it_is():
    parts = package.unpacked(io.BytesIO(a_docx(a_paragraph("Chữ"))))
    parts["Word/Noi-dung.xml"] = parts.pop(MAIN)
    parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"word/document.xml", b"/word/noi-dung.xml")

    content = read(package.write_package(parts), "van-ban.docx")

    assert [paragraph.text for paragraph in content.paragraphs] == ["Chữ"]


def test_strict_open_xml_is_read_like_the_usual_kind():
    parts = package.unpacked(io.BytesIO(a_docx(a_paragraph("Chữ", rpr="<w:b/>"))))
    usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = {
        name: said.replace(usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        for name, said in parts.items()
    }

    content = read(package.write_package(strict), "van-ban.docx")

    assert content.paragraphs[0].text == "Chữ"
    assert content.paragraphs[0].all("bold", True)
