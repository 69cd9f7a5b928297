"""How parts of Office files are unpacked: as ZipFile does, without its detours."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Iterable, Iterator
from functools import lru_cache

from paperwork.deflate import fastest

LOCAL = struct.Struct("<4s22x2H")  # mark, lengths of name and of extra field
LOCAL_MARK = b"PK\3\4"
PLAIN_FLAGS = 0x080E  # how it was deflated, sizes after the content, a name in UTF-8
PARTS = 256  # remembered
PACKED, LIGHT = 4 * 1024, 16 * 1024  # bytes of one of them at most, deflated and unpacked


def part_of(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """The bytes of a part, as ZipFile.read gives them, without its detours."""
    return next(parts_of(archive, [part]))


def parts_of(archive: zipfile.ZipFile, parts: Iterable[zipfile.ZipInfo]) -> Iterator[bytes]:
    """The bytes of one part after the other.

    What is not whole and in order at first sight is left to ZipFile, which knows what to say.
    """
    file = archive.fp
    assert isinstance(file, io.BytesIO)
    with file.getbuffer() as packed:
        for part in parts:
            place = _place_of(packed, part)
            content = None
            if place is not None and part.compress_size <= PACKED and part.file_size <= LIGHT:
                content = _inflated_before(bytes(packed[place]), part.file_size, part.CRC)
            elif place is not None:
                with packed[place] as deflated:
                    content = _inflated(deflated, part.file_size, part.CRC)
            yield archive.read(part) if content is None else content


def _inflated(deflated: bytes | memoryview, size: int, checksum: int) -> bytes | None:
    """What was deflated; None where that is not of this size and checksum."""
    content = fastest.inflate(deflated, size + 1)
    return content if len(content) == size and fastest.crc32(content) == checksum else None


# books of one form have most of their parts in common, to the byte
_inflated_before = lru_cache(maxsize=PARTS)(_inflated)


def _place_of(packed: memoryview, part: zipfile.ZipInfo) -> slice | None:
    """Where a part is deflated, if that is where the directory says, in the plainest way."""
    if part.compress_type != zipfile.ZIP_DEFLATED or part.flag_bits & ~PLAIN_FLAGS:
        return None
    start = part.header_offset
    if not 0 <= start <= len(packed) - LOCAL.size:
        return None
    mark, length, extra = LOCAL.unpack_from(packed, start)
    begin = start + LOCAL.size + length
    name = part.orig_filename.encode("ascii", "replace")
    if mark != LOCAL_MARK or packed[begin - length : begin] != name:
        return None
    end = begin + extra + part.compress_size
    if end > getattr(part, "_end_offset", end):  # newer Pythons: where the next part begins
        return None
    return slice(begin + extra, end)
