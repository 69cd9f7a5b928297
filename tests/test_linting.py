"""Documents on disk, checked: pages from LibreOffice where there is one, comments in a copy."""

import io
import sys

import pytest
from lint_builders import MAIN, a_docx, a_paragraph
from office_folder import edit_in_word

from paperwork import linting, pages
from paperwork.errors import DocumentError, UsageError
from paperwork.linting import commented_copy, lint_file
from paperwork.package import unpacked, write_package
from paperwork.pages import offline, page_count

NATION, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
SPACED = '<w:spacing w:before="120"/>'
RELATIONS = "word/_rels/document.xml.rels"
ELSEWHERE = "https://example.vn/anh.png"


@pytest.fixture
def notice(tmp_path):
    """A notice of two pages, without page numbers: on one page if its lines were set closer."""
    lines = [a_paragraph("Kính mời các đơn vị dự họp.", ppr=SPACED) for _ in range(40)]
    path = tmp_path / "thong-bao.docx"
    path.write_bytes(a_docx(a_paragraph(NATION) + a_paragraph(MOTTO) + "".join(lines)))
    return path


@pytest.fixture
def no_libreoffice(monkeypatch):
    monkeypatch.setattr(pages, "libreoffice", lambda: None)


def with_a_picture_from_elsewhere() -> bytes:
    content = a_docx(a_paragraph("Thông báo"), rels={"anh": ("image", "anh.png")})
    parts = unpacked(io.BytesIO(content))
    parts[RELATIONS] = parts[RELATIONS].replace(
        b'Target="anh.png"', f'Target="{ELSEWHERE}" TargetMode="External"'.encode()
    )
    return write_package(parts)


@pytest.mark.pages
@pytest.mark.xdist_group("pages")
def test_a_document_of_two_pages_without_their_numbers_is_found(notice):
    report = lint_file(notice, select=["P07"])

    assert page_count(notice) == 2
    assert ([finding.code for finding in report.findings], report.unchecked) == (["ND30-P07"], ())


def test_rules_that_ask_for_pages_are_named_where_nobody_lays_them_out(notice, no_libreoffice):
    report = lint_file(notice, select=["P07"])

    assert (report.findings, report.unchecked) == ((), ("ND30-P07",))


@pytest.mark.parametrize("program", [sys.executable, "khong-co-chuong-trinh-nay"])
def test_a_libreoffice_that_does_not_work_is_as_good_as_none(notice, program, monkeypatch):
    monkeypatch.setattr(pages, "libreoffice", lambda: program)

    report = lint_file(notice, select=["P07"])

    assert (report.findings, report.unchecked) == ((), ("ND30-P07",))


def test_no_page_is_laid_out_that_no_rule_asks_for(notice, monkeypatch):
    asked = []
    monkeypatch.setattr(linting, "page_count", lambda path: asked.append(path.name))

    lint_file(notice, select=["H"])
    lint_file(notice, select=["P"], ignore=["P07"])
    lint_file(notice, select=["P"], pages=False)
    assert asked == []

    lint_file(notice, select=["P07"])
    assert asked == ["thong-bao.docx"]


def test_a_file_that_is_no_document_is_never_laid_out(tmp_path, monkeypatch):
    monkeypatch.setattr(linting, "page_count", lambda path: pytest.fail("laid out"))
    path = tmp_path / "ban-quet.docx"
    path.write_bytes(b"%PDF-1.7\n")

    with pytest.raises(DocumentError, match=r"ban-quet\.docx: tệp này là PDF"):
        lint_file(path, annotate=True)

    assert list(tmp_path.iterdir()) == [path]


def test_the_copy_that_is_laid_out_asks_nobody_for_pictures():
    content = with_a_picture_from_elsewhere()

    kept = unpacked(io.BytesIO(offline(content)))

    before = unpacked(io.BytesIO(content))
    assert ELSEWHERE.encode() in before[RELATIONS]
    assert b"External" not in kept[RELATIONS]
    assert b"styles.xml" in kept[RELATIONS]
    assert kept[MAIN] == before[MAIN]


def test_comments_stand_in_a_copy_and_the_document_stays_as_it_was(notice):
    edit_in_word(notice, "Độc lập - Tự do", "Độc lập – Tự do")
    before = notice.read_bytes()

    report = lint_file(notice, select=["H03"], annotate=True, pages=False)

    copy = commented_copy(notice)
    assert copy.name == "thong-bao-nhan-xet.docx"
    assert [finding.code for finding in report.findings] == ["ND30-H03"]
    assert "ND30-H03" in unpacked(io.BytesIO(copy.read_bytes()))["word/comments.xml"].decode()
    assert notice.read_bytes() == before


def test_an_unknown_code_writes_no_copy(notice):
    with pytest.raises(UsageError, match="H99"):
        lint_file(notice, select=["H99"], annotate=True)

    assert not commented_copy(notice).exists()


def test_a_document_that_cannot_be_read_is_said_with_its_reason(tmp_path):
    folder = tmp_path / "van-ban.docx"
    folder.mkdir()

    with pytest.raises(DocumentError, match=r"van-ban\.docx: không đọc được tệp"):
        lint_file(folder)
