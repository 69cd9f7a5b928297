"""Tags where nothing is ever filled in."""

import pytest
from docx import Document
from openpyxl import load_workbook
from openpyxl.comments import Comment
from template_builders import a_list, a_template, codes_of, in_part, said_of, with_part

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
COMMENT = f"<w:comments {W}><w:comment><w:p><w:r><w:t>{{{{ don_</w:t></w:r><w:r><w:t>vi.ten }}}}"
COMMENT += "</w:t></w:r></w:p></w:comment></w:comments>"
PARTS = {
    "word/comments.xml": (COMMENT, "bình luận"),
    "word/charts/chart1.xml": ("<c><t>{{ khen.tien }}</t></c>", "biểu đồ"),
    "customXml/item1.xml": ("<a b='{{ khen.tien }}'/>", "dữ liệu kèm theo tệp"),
}


@pytest.mark.parametrize("part", PARTS)
def test_a_tag_in_a_part_beside_the_text_is_found(tmp_path, part):
    content, called = PARTS[part]
    path = with_part(a_template(tmp_path, "Kính gửi"), part, content)

    (said,) = said_of(path)

    assert said.endswith(f"nằm ở chỗ không được điền: {called}.")


@pytest.mark.parametrize(
    ("element", "called"),
    [
        ("<w:instrText>MERGEFIELD {{ ky.ho_ten }}</w:instrText>", "mã trường của Word"),
        ("<w:delText>{{ ky.ho_ten }}</w:delText>", "chữ đã xóa khi theo dõi thay đổi"),
    ],
)
def test_a_tag_in_what_word_does_not_show_as_text_is_found(tmp_path, element, called):
    path = a_template(tmp_path, "Kính gửi")
    in_part(path, "word/document.xml", "<w:r>", f"<w:r>{element}</w:r><w:r>")

    (said,) = said_of(path)

    assert called in said


def test_a_link_is_not_filled(tmp_path):
    path = a_template(tmp_path, "Kính gửi")
    link = '<Relationship Id="rId99" Type="http://x/hyperlink" TargetMode="External"'
    link += ' Target="https://{{ don_vi.ky_hieu }}.vn"/></Relationships>'
    in_part(path, "word/_rels/document.xml.rels", "</Relationships>", link)

    (said,) = said_of(path)

    assert "địa chỉ liên kết" in said


def test_headers_and_remarks_of_a_sheet_are_not_filled(tmp_path):
    path = a_list(tmp_path, A1="{{ don_vi.ten }}", A3="{{ d.ten }}")
    book = load_workbook(path)
    book.active.oddHeader.center.text = "{{ don_vi.ten }}"
    book.active["A1"].comment = Comment("{{ don_vi.ten }}", "Văn thư")
    book.save(path)

    codes = codes_of(path)

    assert codes == ["PW614", "PW614"]


def test_a_header_a_footer_and_a_note_of_word_are_filled(tmp_path):
    path = a_template(tmp_path, "Kính gửi")
    word = Document(path)
    word.sections[0].header.paragraphs[0].text = "{{ don_vi.ten }}"
    word.sections[0].footer.paragraphs[0].text = "{{ don_vi.tne }}"
    word.save(path)

    codes = codes_of(path)

    assert codes == ["PW608"]
