"""Files are put in place whole or not at all, and never over something a person has edited."""

import os
import zipfile
from pathlib import Path

import pytest

from paperwork import saving
from paperwork.errors import SaveError

CORE = """<?xml version="1.0" encoding="UTF-8"?>
<cp:coreProperties
 xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<cp:keywords>{keywords}</cp:keywords><cp:lastModifiedBy>{by}</cp:lastModifiedBy>
<dcterms:created xsi:type="dcterms:W3CDTF">2027-01-14T00:00:00Z</dcterms:created>
<dcterms:modified xsi:type="dcterms:W3CDTF">{modified}</dcterms:modified>
</cp:coreProperties>"""
OURS = {"keywords": "HS-2026/to-trinh", "by": "", "modified": "2027-01-14T00:00:00Z"}
LONG_AGO = 946_684_800


@pytest.fixture
def target(tmp_path):
    return tmp_path / "04-quyet-dinh.docx"


@pytest.fixture
def impatient(monkeypatch):
    """No waiting for a busy file."""
    monkeypatch.setattr(saving, "PAUSE", 0)


def refusing(monkeypatch, error, times=1_000):
    """Renames are refused that many times; what was tried is returned."""
    tried, replace = [], Path.replace

    def refuse(self, to):
        tried.append(to)
        if len(tried) <= times:
            raise error
        return replace(self, to)

    monkeypatch.setattr(Path, "replace", refuse)
    return tried


def names(folder):
    return sorted(path.name for path in folder.iterdir())


# ---------------------------------------------------------------- writing


def test_a_new_file_is_written_whole(target):
    assert saving.save(target, b"moi")

    assert target.read_bytes() == b"moi"
    assert names(target.parent) == [target.name]


def test_another_content_replaces_the_file(target):
    target.write_bytes(b"cu")

    assert saving.save(target, b"moi")

    assert target.read_bytes() == b"moi"


def test_the_same_content_leaves_the_file_and_its_time_alone(target):
    target.write_bytes(b"nhu cu")
    os.utime(target, (LONG_AGO, LONG_AGO))

    assert not saving.save(target, b"nhu cu")

    assert target.stat().st_mtime == LONG_AGO
    assert names(target.parent) == [target.name]


@pytest.mark.parametrize("error", [OSError(28, "No space left"), PermissionError(13, "Denied")])
def test_a_refused_rename_leaves_the_old_file_whole_and_nothing_beside_it(
    target, monkeypatch, impatient, error
):
    target.write_bytes(b"cu")
    refusing(monkeypatch, error)

    with pytest.raises(SaveError, match=r"Không ghi được 04-quyet-dinh\.docx"):
        saving.save(target, b"moi")

    assert target.read_bytes() == b"cu"
    assert names(target.parent) == [target.name]


def test_a_disk_that_fills_up_leaves_the_old_file_whole(target, monkeypatch):
    target.write_bytes(b"cu")

    def full(handle):
        raise OSError(28, "No space left")

    monkeypatch.setattr(os, "fsync", full)

    with pytest.raises(SaveError):
        saving.save(target, b"moi")

    assert target.read_bytes() == b"cu"
    assert names(target.parent) == [target.name]


def test_a_file_held_for_a_moment_is_written_when_it_is_free(target, monkeypatch, impatient):
    target.write_bytes(b"cu")
    refusing(monkeypatch, PermissionError(13, "Denied"), times=saving.TRIES - 1)

    assert saving.save(target, b"moi")

    assert target.read_bytes() == b"moi"


def test_a_full_disk_is_not_waited_for(target, monkeypatch, impatient):
    tried = refusing(monkeypatch, OSError(28, "No space left"))

    with pytest.raises(SaveError):
        saving.save(target, b"moi")

    assert len(tried) == 1


def test_the_numbers_already_given_are_said_to_be_kept(target, monkeypatch):
    refusing(monkeypatch, OSError(28, "No space left"))

    with pytest.raises(SaveError, match="số đã cấp được giữ nguyên") as refused:
        saving.save(target, b"moi")

    assert refused.value.exit_code == 6


def test_a_folder_is_made_and_tried_without_a_trace(tmp_path):
    saving.writable(tmp_path / "a" / "b")

    assert names(tmp_path / "a" / "b") == []


def test_a_file_in_place_of_the_folder_is_refused_before_any_number(tmp_path):
    (tmp_path / "van-ban").write_bytes(b"")

    with pytest.raises(SaveError, match="Chưa số nào được cấp"):
        saving.writable(tmp_path / "van-ban")


# ---------------------------------------------------------------- whose file it is


def a_package(path, **changes):
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("docProps/core.xml", CORE.format(**OURS | changes))
    return path


def test_a_file_as_we_wrote_it_says_which_document_it_is(target):
    assert saving.owner_of(a_package(target)) == "HS-2026/to-trinh"


@pytest.mark.parametrize(
    "edit",
    [{"modified": "2027-01-15T09:30:00Z"}, {"by": "Văn thư"}, {"keywords": ""}],
    ids=["saved later", "saved by somebody", "without our mark"],
)
def test_a_file_that_somebody_saved_is_no_longer_ours(target, edit):
    assert saving.owner_of(a_package(target, **edit)) is None


@pytest.mark.parametrize("content", [b"", b"khong phai zip", b"PK\x05\x06" + bytes(18)])
def test_a_foreign_file_is_not_ours(target, content):
    target.write_bytes(content)

    assert saving.owner_of(target) is None


def test_a_package_with_broken_properties_is_not_ours(target):
    with zipfile.ZipFile(target, "w") as package:
        package.writestr("docProps/core.xml", "<cp:core")

    assert saving.owner_of(target) is None


def test_no_file_is_nobodys(target):
    assert saving.owner_of(target) is None


# ---------------------------------------------------------------- open in an office program


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("04-quyet-dinh.docx", "~$-quyet-dinh.docx"),
        ("06-danh-sach.xlsx", "~$06-danh-sach.xlsx"),
        ("so.docx", "~$so.docx"),
    ],
    ids=["Word", "Excel", "Word, short name"],
)
def test_a_lock_beside_the_file_says_that_it_is_open(tmp_path, name, lock):
    assert not saving.is_open(tmp_path / name)

    (tmp_path / lock).touch()

    assert saving.is_open(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "lock"),
    [("04-quyet-dinh.docx", "~$-bien-ban.docx"), ("so.docx", "~$.docx")],
)
def test_a_lock_of_another_file_says_nothing(tmp_path, name, lock):
    (tmp_path / lock).touch()

    assert not saving.is_open(tmp_path / name)
