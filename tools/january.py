"""python -m tools.january DIR UNITS: a January folder, one dossier of a commune for each unit.

Each is the commune sample under another name and code, in a folder of its own with its profile,
and so with its own register; the same folder whenever and wherever it is made.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

from paperwork.package import read_package, write_package
from paperwork.wording import slug

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "xa-2026"
BOOKS = ("ho-so.xlsx", "don-vi.xlsx")
NAME, CODE = "Hòa Trạch", "XA-2026-TK"
FIRST = (
    "An Bình Cẩm Đông Gia Hưng Kim Lộc Minh Nam Phú Quảng Sơn Tân Thanh Thuận Trung Vĩnh Xuân Yên"
)
SECOND = (
    "Châu Điền Giang Hải Hiệp Khánh Lâm Lợi Lương Mỹ Nghĩa Ninh Phong Phước Quang Sơn Thạch Thành"
    " Thịnh Thọ Thủy Tiến Trạch Trì Trường Văn Viên Vinh Vượng Xá"
)


def january(folder: Path, units: int) -> list[Path]:
    """The dossiers made, in the order of a batch."""
    made = []
    for order, name in zip(range(1, units + 1), names(), strict=False):
        place = folder / f"{order:03d}-{slug(name)}"
        place.mkdir(parents=True, exist_ok=True)
        for book in BOOKS:
            (place / book).write_bytes(renamed(book, name, f"XA-2026-{order:03d}"))
        made.append(place / BOOKS[0])
    return made


def names() -> Iterator[str]:
    """Six hundred names of communes that are nowhere."""
    return (f"{one} {two}" for two, one in product(SECOND.split(), FIRST.split()) if one != two)


def renamed(book: str, name: str, code: str) -> bytes:
    """A workbook of the sample that speaks of another commune."""
    changes = {NAME: name, NAME.upper(): name.upper(), CODE: code}
    parts = dict(_parts(book))
    for part in parts:
        if part.endswith(".xml"):
            for old, new in changes.items():
                parts[part] = parts[part].replace(in_ascii(old), in_ascii(new))
    return write_package(parts)


def in_ascii(text: str) -> bytes:
    """The text as openpyxl writes it into a part."""
    return text.encode("ascii", "xmlcharrefreplace")


@cache
def _parts(book: str) -> dict[str, bytes]:
    return read_package(SAMPLE / book)


if __name__ == "__main__":
    january(Path(sys.argv[1]), int(sys.argv[2]))
