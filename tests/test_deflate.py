"""The same parts, whatever they are compressed by."""

import io
import random
import zipfile
import zlib

import pytest

from paperwork import deflate, inflate
from paperwork.inflate import parts_of
from paperwork.package import packed, unpacked, zipped

PARTS = {"[Content_Types].xml": b"<a/>", "word/ti\u1ebfng.xml": b"<b>x</b>" * 5000, "trong": b""}


@pytest.mark.parametrize("method", deflate.METHODS.values(), ids=deflate.METHODS)
def test_what_is_packed_is_unpacked_and_its_checksum_holds(method):
    content = zipped([packed(name, part, method) for name, part in PARTS.items()])

    assert unpacked(io.BytesIO(content)) == PARTS
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None


@pytest.mark.parametrize("method", deflate.METHODS.values(), ids=deflate.METHODS)
def test_the_same_part_is_packed_to_the_same_bytes(method):
    assert method.deflate(b"<w:p/>" * 999) == method.deflate(b"<w:p/>" * 999)


@pytest.mark.parametrize("method", deflate.METHODS.values(), ids=deflate.METHODS)
def test_a_checksum_is_the_same_by_any_method(method):
    content = PARTS["word/ti\u1ebfng.xml"]

    assert method.crc32(content) == zlib.crc32(content)


@pytest.mark.parametrize("method", deflate.METHODS.values(), ids=deflate.METHODS)
def test_whatever_was_packed_by_any_method_is_unpacked_no_further_than_asked(method):
    content = PARTS["word/ti\u1ebfng.xml"]

    for other in deflate.METHODS.values():
        packed_content = memoryview(other.deflate(content))
        assert method.inflate(packed_content, len(content) + 1) == content
        assert method.inflate(packed_content, 100) == content[:100]


@pytest.mark.parametrize("method", deflate.METHODS.values(), ids=deflate.METHODS)
@pytest.mark.parametrize("damaged", [b"", b"\xff" * 40, b"\x07"])
def test_of_what_is_damaged_nothing_is_unpacked(method, damaged):
    assert method.inflate(memoryview(damaged), 100) == b""


def test_a_part_that_was_unpacked_before_is_no_excuse_for_a_false_checksum():
    content = zipped([packed("a.xml", b"<a/>" * 50), packed("b.xml", b"<b/>" * 50)])
    at = content.rindex(zlib.crc32(b"<a/>" * 50).to_bytes(4, "little"))
    false = content[:at] + bytes(4) + content[at + 4 :]

    def read(archive_bytes):
        archive = zipfile.ZipFile(io.BytesIO(archive_bytes))
        return list(parts_of(archive, archive.infolist()))

    for _ in range(2):
        assert read(content) == [b"<a/>" * 50, b"<b/>" * 50]
        with pytest.raises(zipfile.BadZipFile):
            read(false)


def test_large_parts_are_unpacked_each_time():
    kept = inflate._inflated_before.cache_info().currsize
    parts = [b"<a/>" * inflate.LIGHT, random.Random(1).randbytes(inflate.PACKED + 1)]
    content = zipped([packed(f"{n}.xml", part) for n, part in enumerate(parts)])
    archive = zipfile.ZipFile(io.BytesIO(content))

    assert list(parts_of(archive, archive.infolist())) == parts
    assert inflate._inflated_before.cache_info().currsize == kept
