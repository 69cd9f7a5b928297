"""How parts of Office files are unpacked: as ZipFile does, without its detours."""

from __future__ import annotations

import io
import struct
import zipfile

from paperwork.deflate import fastest

LOCAL_MARK, LOCAL = b"PK\3\4", struct.Struct("<26x2H")  # lengths of name and of extra field
PLAIN_FLAGS = 0x080E  # how it was deflated, sizes after the content, a name in UTF-8


def part_of(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """The bytes of a part, as ZipFile.read gives them, without its detours.

    What is not whole and in order at first sight is left to ZipFile, which knows what to say.
    """
    if part.compress_type == zipfile.ZIP_DEFLATED and not part.flag_bits & ~PLAIN_FLAGS:
        file = archive.fp
        assert isinstance(file, io.BytesIO)
        with file.getbuffer() as packed:
            content = _inflated(packed, part)
        if len(content) == part.file_size and fastest.crc32(content) == part.CRC:
            return content
    return archive.read(part)


def _inflated(packed: memoryview, part: zipfile.ZipInfo) -> bytes:
    """What is packed where the directory says; no more than it says and one byte."""
    start = part.header_offset
    head = bytes(packed[start : start + LOCAL.size])
    if len(head) < LOCAL.size or not head.startswith(LOCAL_MARK):
        return b""
    name, extra = LOCAL.unpack(head)
    begin = start + LOCAL.size + name
    if bytes(packed[begin - name : begin]) != part.orig_filename.encode("ascii", "replace"):
        return b""
    end = begin + extra + part.compress_size
    if end > getattr(part, "_end_offset", end):  # newer Pythons: where the next part begins
        return b""
    return fastest.inflate(packed[begin + extra : end], part.file_size + 1)
