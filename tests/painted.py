"""Pictures of one colour, as the bytes of a PNG."""

import struct
import zlib


def a_picture(red=255, green=0, blue=0):
    """One dot of a colour."""
    head = struct.pack(">2I5B", 1, 1, 8, 2, 0, 0, 0)
    dot = zlib.compress(bytes([0, red, green, blue]))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in ((b"IHDR", head), (b"IDAT", dot), (b"IEND", b""))
    )
