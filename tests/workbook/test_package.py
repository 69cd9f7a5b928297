"""What a file really is, said in one sentence."""

import zipfile

import pytest

from paperwork.errors import WorkbookError
from paperwork.workbook import editing, excel

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "trống"),
        (b"STT,Ten\n1,Lan\n", "CSV"),
        (b"<html><table></table></html>", "HTML"),
        (b"%PDF-1.7 ...", "PDF"),
        (OLE, "kiểu cũ"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "mật khẩu"),
        (b"PK\x03\x04 cut short", "hỏng"),
    ],
)
def test_a_file_that_is_no_workbook_is_named_for_what_it_is(tmp_path, content, said):
    book = tmp_path / "ho-so.xlsx"
    book.write_bytes(content)

    with pytest.raises(WorkbookError, match=said) as refusal:
        excel.sheets(book)

    assert refusal.value.exit_code == 3
    assert str(refusal.value).startswith("Tệp ho-so.xlsx")


def test_a_missing_file_is_said_to_be_missing(tmp_path):
    with pytest.raises(WorkbookError, match="không có ở nơi đã chỉ"):
        excel.sheets(tmp_path / "ho-so.xlsx")


def test_a_workbook_cut_short_is_refused_at_every_length(write, tmp_path):
    whole = write({"Đề cử": [["Họ và tên"], ["Lan"]]}).read_bytes()
    cut = tmp_path / "cut.xlsx"

    for length in range(4, len(whole) - 1, 200):
        cut.write_bytes(whole[:length])

        with pytest.raises(WorkbookError):
            excel.sheets(cut)


def test_a_word_file_renamed_is_called_a_word_file(tmp_path):
    book = tmp_path / "ho-so.xlsx"
    with zipfile.ZipFile(book, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")

    with pytest.raises(WorkbookError, match="tệp Word"):
        excel.sheets(book)


def _with_part(path, name, content):
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return path


def test_a_zip_bomb_is_refused_before_it_is_unpacked(write):
    book = _with_part(write({"A": [["x"]]}), "xl/media/bomb.bin", b"0" * 61 * 1024 * 1024)

    with pytest.raises(WorkbookError, match="phình quá lớn"):
        excel.sheets(book)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_declared_entity_is_refused_in_any_encoding(write, encoding):
    bad = '<!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode(encoding)
    book = _with_part(write({"A": [["x"]]}), "customXml/item1.xml", bad)

    with pytest.raises(WorkbookError, match="DOCTYPE"):
        excel.sheets(book)


def test_a_part_that_climbs_out_of_the_file_is_refused(write):
    book = _with_part(write({"A": [["x"]]}), "../../evil.xml", b"<a/>")

    with pytest.raises(WorkbookError, match="bất thường"):
        excel.sheets(book)


def test_a_part_whose_content_does_not_agree_with_its_checksum_is_damage(write):
    path = write({"A": [["Lan"]]})
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        sheet = archive.getinfo("xl/worksheets/sheet1.xml")
    name_and_head = 30 + len(sheet.filename)
    content[sheet.header_offset + name_and_head + sheet.compress_size // 2] ^= 1
    path.write_bytes(content)

    with pytest.raises(WorkbookError, match="hỏng"):
        excel.sheets(path)


@pytest.mark.parametrize("place", ["name", "mark"])
def test_a_part_that_is_not_where_the_directory_says_is_damage(write, place):
    path = write({"A": [["Lan"]]})
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        begin = archive.getinfo("xl/worksheets/sheet1.xml").header_offset
    content[begin + (30 if place == "name" else 0)] ^= 1
    path.write_bytes(content)

    with pytest.raises(WorkbookError, match="hỏng"):
        excel.sheets(path)


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_workbook_may_be_packed_in_any_way(write, method):
    path = write({"A": [["Lan"]]})
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)

    (sheet,) = excel.sheets(path)

    assert sheet.rows[1][1].text == "Lan"


def test_an_open_document_can_be_read_and_not_edited(tmp_path):
    path = tmp_path / "ho-so.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<x/>")

    with pytest.raises(WorkbookError, match=r"OpenDocument.*chỉ đọc được.*\.xlsx"):
        editing.edited(path, {})
    with pytest.raises(WorkbookError, match="OpenDocument"):
        excel.sheets(path)
