"""Templates checked whole: rehearsed, linted, commented; the shipped ones have no fault."""

import io
import zipfile

import pytest
from docx import Document
from template_builders import a_copy, a_list, a_template, codes_of, in_part

from paperwork.catalogue import document_types, shipped_templates
from paperwork.errors import TemplateError, UsageError
from paperwork.findings import Severity
from paperwork.language.tags import ANY_TAG
from paperwork.templating import annotate, check_template, templates_in

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
SHIPPED = templates_in(shipped_templates())


def test_the_shipped_templates_are_those_with_a_declaration():
    assert {path.stem for path in SHIPPED} == {type.key for type in document_types()}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_a_shipped_template_has_no_finding(path):
    checked = check_template(path)

    assert checked.rehearsed
    assert [f for f in checked.findings if f.severity is not Severity.INFO] == []


def test_what_the_decree_has_against_a_document_is_said_of_its_template(tmp_path):
    path = a_copy(tmp_path, "quyet-dinh")
    in_part(path, "word/document.xml", NATION, NATION.title())

    checked = check_template(path)

    (finding,) = [f for f in checked.findings if f.code == "ND30-H02"]
    assert finding.where.file == "quyet-dinh.docx"
    assert finding.where.part.startswith(f"đoạn “{NATION.title()}”, bảng 1")


def test_a_fault_in_a_filled_paragraph_is_placed_at_its_tag(tmp_path):
    path = a_copy(tmp_path, "quyet-dinh")
    in_part(path, "word/document.xml", "{{ so_ky_hieu }}", "{{ so_ky_hieu }}/")

    places = [str(f.where) for f in check_template(path).findings if f.code.startswith("ND30")]

    assert any("{{ so_ky_hieu }}/" in place for place in places)


def test_a_fault_in_running_text_is_placed_at_the_tag_that_brings_it(tmp_path):
    path = a_copy(tmp_path, "ke-hoach")
    declaration = path.with_suffix(".toml")
    text = declaration.read_text(encoding="utf-8")
    part = 'part = "ke_hoach"\nlevel = "-"\ntext = "'
    assert part in text
    declaration.write_text(text.replace(part, f"{part}Phần đấu tốt. ", 1), encoding="utf-8")

    found = [
        f
        for f in check_template(path).findings
        if "Phần đấu" in f.message or "phần đấu" in f.message
    ]

    assert found
    assert all("{{p noi_dung.ke_hoach }}" in str(f.where) for f in found)


def test_faults_in_tags_come_before_any_rehearsal(tmp_path):
    path = a_template(tmp_path, "{{ don_vi.tne }}")

    checked = check_template(path)

    assert not checked.rehearsed
    assert all(f.code.startswith("PW") for f in checked.findings)


def test_an_item_of_a_list_that_may_be_empty_is_found_by_rehearsing(tmp_path):
    path = a_template(tmp_path, "{{ khen.danh_sach[0].ten }}")

    codes = codes_of(path)

    assert codes == ["PW619"]


def test_a_list_is_rehearsed(tmp_path):
    path = a_list(tmp_path, A1="{{ don_vi.ten }}", A3="{{ d.ten }}", A4="{{ d.tien }}")

    (finding,) = check_template(path).findings

    assert finding.code == "PW619"
    assert "nhiều hàng dùng “d.”" in finding.message


def test_the_comments_of_the_copy_stand_at_the_paragraphs_and_hold_no_tag(tmp_path):
    path = a_template(tmp_path, "Kính gửi", "Tại {{ don_vi.tne }}", "{% if khen %}")
    before = path.read_bytes()

    copy = annotate(check_template(path))

    with zipfile.ZipFile(copy) as archive:
        comments = archive.read("word/comments.xml").decode()
    marked = [p.text for p in Document(copy).paragraphs if "commentReference" in p._p.xml]
    assert path.read_bytes() == before
    assert marked == ["Tại {{ don_vi.tne }}", "{% if khen %}"]
    assert "tne" in comments
    assert not ANY_TAG.search(comments)


def test_a_template_without_findings_gets_no_copy(tmp_path):
    checked = check_template(a_copy(tmp_path, "quyet-dinh"))

    assert annotate(checked) is None


def test_a_commented_copy_is_no_template(tmp_path):
    path = a_template(tmp_path, "{{ don_vi.tne }}")
    annotate(check_template(path))

    assert templates_in(tmp_path) == [path]


def test_a_folder_gives_its_templates_and_no_workbook_of_data(tmp_path):
    word, sheet = a_template(tmp_path, "a"), a_list(tmp_path, A1="b")
    (tmp_path / "~$ay-moi.docx").touch()
    (tmp_path / "don-vi.xlsx").touch()
    (tmp_path / "le.toml").touch()

    assert templates_in(tmp_path) == [sheet, tmp_path / "le.toml", word]


def test_a_place_without_templates_is_said(tmp_path):
    with pytest.raises(UsageError, match="không có mẫu nào"):
        templates_in(tmp_path)
    with pytest.raises(UsageError, match="Không có tệp"):
        templates_in(tmp_path / "mau")


@pytest.mark.parametrize("content", [b"chu", pytest.param(None, id="a zip that is no Word file")])
def test_a_file_that_cannot_be_opened_is_refused(tmp_path, content):
    path = a_template(tmp_path, "Kính gửi")
    if content is None:
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w") as archive:
            archive.writestr("[Content_Types].xml", "<Types/>")
        content = stream.getvalue()
    path.write_bytes(content)

    with pytest.raises(TemplateError, match="không phải tệp"):
        check_template(path)


def test_broken_xml_is_refused(tmp_path):
    path = a_template(tmp_path, "Kính gửi")
    in_part(path, "word/document.xml", "</w:body>", "")

    with pytest.raises(TemplateError, match="tệp mẫu hỏng"):
        check_template(path)
