"""How parts of Office files are compressed: by isal where it is installed, else by zlib.

The choice shows in a file's bytes, never in what the file says. Whether somebody edited a file is
told by the digest taken when it was written, so a run with the other method finds no edits. But a
lost file that was issued already can be made again to the byte only by the method it was made by.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from importlib import import_module
from typing import Any

isal: Any = None
with suppress(ImportError):  # the extra `fast` is not installed
    isal = import_module("isal.isal_zlib")

Deflate = Callable[[bytes], bytes]  # to the bytes as a zip keeps them, without header or checksum

# Level 3 takes a third of the time of level 6, which Word uses, for text a sixth larger; what is
# below 3 is no faster. Of isal, 1 is the level beyond which it is slower and hardly smaller.
ZLIB_LEVEL = 3
THOROUGH_LEVEL = 9  # for what is compressed once and put into many files
ISAL_LEVEL = 1


def by_zlib(content: bytes, level: int = ZLIB_LEVEL) -> bytes:
    packer = zlib.compressobj(level, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def by_isal(content: bytes, level: int = ISAL_LEVEL) -> bytes:
    packer = isal.compressobj(level, isal.DEFLATED, -isal.MAX_WBITS)
    packed: bytes = packer.compress(content) + packer.flush()
    return packed


def thoroughly(content: bytes) -> bytes:
    return by_zlib(content, THOROUGH_LEVEL)


METHODS: Mapping[str, Deflate] = {"zlib": by_zlib, **({"isal": by_isal} if isal else {})}
fastest: Deflate = by_isal if isal else by_zlib
crc32: Callable[[bytes], int] = isal.crc32 if isal else zlib.crc32  # they agree
