import io
import zipfile

import pytest

from paperwork.errors import TemplateError
from paperwork.package import NotWellFormed, parsed, read_package, write_package

PARTS = {"word/b.xml": b"<b/>", "[Content_Types].xml": b"<Types/>", "a.xml": b"<a/>"}


def test_a_package_is_the_same_bytes_in_whatever_order_its_parts_came():
    backwards = dict(reversed(PARTS.items()))

    assert write_package(PARTS) == write_package(backwards)


def test_a_package_shows_no_clock_and_no_system_and_opens_with_its_types():
    with zipfile.ZipFile(io.BytesIO(write_package(PARTS))) as archive:
        infos = archive.infolist()

    assert [info.filename for info in infos] == ["[Content_Types].xml", "a.xml", "word/b.xml"]
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {info.create_system for info in infos} == {0}


def test_what_was_written_is_read_back(tmp_path):
    path = tmp_path / "mau.docx"
    path.write_bytes(write_package(PARTS))

    assert read_package(path) == PARTS


@pytest.mark.parametrize("content", [b"", b"x" * 100, write_package({"a.xml": b"<a/>"})])
def test_a_file_that_is_no_office_file_is_named(tmp_path, content):
    path = tmp_path / "mau.docx"
    path.write_bytes(content)

    with pytest.raises(TemplateError, match=r"mau.docx: không phải tệp Word hoặc Excel"):
        read_package(path)


def test_a_template_that_is_not_there_is_named(tmp_path):
    with pytest.raises(TemplateError, match=r"mat.docx: không có tệp mẫu"):
        read_package(tmp_path / "mat.docx")


@pytest.mark.parametrize(
    "xml",
    [
        b"<a>",
        b"<a>\x0b</a>",
        b"<w:a/>",
        b"<a>&x;</a>",
        b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
        b"<!DOCTYPE a><a/>",
        b"<a>A & B</a>",
    ],
)
def test_a_part_that_word_would_not_open_is_refused(xml):
    with pytest.raises(NotWellFormed):
        parsed(xml)
