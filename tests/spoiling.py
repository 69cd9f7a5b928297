"""Files of Office as a failing disk leaves them: a part that can no longer be unpacked."""

import io
import zipfile

LOCAL_HEADER = 30  # bytes, before the name of the part
STRETCH = 64  # bytes that are spoilt


def spoilt(content: bytes, part: str, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The package packed by that method, with bytes in the middle of one part turned round."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w", method) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        info = new.getinfo(part)
    packed = bytearray(stream.getvalue())
    middle = info.header_offset + LOCAL_HEADER + len(part.encode()) + info.compress_size // 2
    for place in range(middle, min(middle + STRETCH, middle + info.compress_size // 2)):
        packed[place] ^= 0xFF
    return bytes(packed)
