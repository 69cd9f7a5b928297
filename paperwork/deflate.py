"""How parts of Office files are packed and unpacked: by isal where it is installed, else by zlib.

The choice shows in a file's bytes, never in what the file says. Whether somebody edited a file is
told by the digest taken when it was written, so a run with the other method finds no edits. But a
lost file that was issued already can be made again to the byte only by the method it was made by.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from typing import Any

isal: Any = None
with suppress(ImportError):  # the extra `fast` is not installed
    isal = import_module("isal.isal_zlib")

Deflate = Callable[[bytes], bytes]  # to the bytes as a zip keeps them, without header or checksum
Inflate = Callable[[bytes | memoryview, int], bytes]  # no more bytes; none of what is damaged
Checksum = Callable[[bytes], int]  # CRC-32

# Level 3 takes a third of the time of level 6, which Word uses, for text a sixth larger; what is
# below 3 is no faster. With half the memory a long part takes a fifth less time, and is no larger.
# Of isal, 1 is the level beyond which it is slower and hardly smaller.
ZLIB_LEVEL = 3
ZLIB_MEMORY = 6
THOROUGH_LEVEL = 9
ISAL_LEVEL = 1


@dataclass(frozen=True)
class Method:  # cách nén
    """How bytes are packed and unpacked, and their checksum taken, by one and the same library.

    Mixed, they are slow: after a checksum by isal, zlib takes two and a half times as long to pack.
    """

    deflate: Deflate
    inflate: Inflate
    crc32: Checksum


def by_zlib(level: int = ZLIB_LEVEL, memory: int = ZLIB_MEMORY) -> Method:
    def deflate(content: bytes) -> bytes:
        packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS, memory)
        return packer.compress(content) + packer.flush()

    def inflate(packed: bytes | memoryview, most: int) -> bytes:
        try:
            return zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, most)
        except zlib.error:
            return b""

    return Method(deflate, inflate, zlib.crc32)


def by_isal(level: int = ISAL_LEVEL) -> Method:
    def deflate(content: bytes) -> bytes:
        packer = isal.compressobj(level, isal.DEFLATED, -isal.MAX_WBITS)
        packed: bytes = packer.compress(content) + packer.flush()
        return packed

    def inflate(packed: bytes | memoryview, most: int) -> bytes:
        try:
            content: bytes = isal.decompressobj(-isal.MAX_WBITS).decompress(packed, most)
        except isal.error:
            return b""
        return content

    return Method(deflate, inflate, isal.crc32)


METHODS: Mapping[str, Method] = {"zlib": by_zlib(), **({"isal": by_isal()} if isal else {})}
fastest = METHODS.get("isal", METHODS["zlib"])
thorough = by_zlib(THOROUGH_LEVEL, zlib.DEF_MEM_LEVEL)  # for what goes into many files
