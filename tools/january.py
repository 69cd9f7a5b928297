"""python -m tools.january DIR UNITS: a January folder, one dossier of a commune for each unit.

Each is the commune sample under another name and code and with other people, in a folder of its
own with its profile, and so with its own register; the same whenever and wherever it is made.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise, product
from pathlib import Path

import openpyxl

from paperwork.package import read_package, write_package
from paperwork.wording import slug

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "xa-2026"
BOOKS = ("ho-so.xlsx", "don-vi.xlsx")
NAME, CODE = "Hòa Trạch", "XA-2026-TK"
QUARTERS = ("", " Thượng", " Hạ", " Đông", " Tây")  # when there are more units than names
TITLES = ("Ông", "Bà")  # the cell after one of these names a person
FAMILIES = "Âu Bạch Bồ Cù Doãn Đàm Điêu Giáp Khiếu Khúc Lã Mạc Ngạc Nhữ Ninh Ong Quản Tiêu Thân Ung"
MIDDLE = {"Ông": "Bá Công Đình Đức Hữu Quang Trọng Văn Xuân", "Bà": "Thị Thanh Kim Minh Ngọc"}
GIVEN = {
    "Ông": "Bách Cửu Duyệt Đạt Hách Khuê Kiệt Lục Mẫn Nghị Phong Quyết Sáng Tuyển Thao Vị Vượng",
    "Bà": "Ái Bích Cúc Duyên Hạnh Kiều Lụa Lý Mến Nhạn Oanh Phượng Quyên Sương Tuyết Thoa Vy Yến",
}
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
            changes = {NAME: name, NAME.upper(): name.upper(), CODE: f"XA-2026-{order:03d}"}
            (place / book).write_bytes(changed(book, changes | others(order)))
        made.append(place / BOOKS[0])
    return made


def names() -> Iterator[str]:
    """Three thousand names of communes that are nowhere, the first six hundred of two syllables."""
    wholes = product(QUARTERS, SECOND.split(), FIRST.split())
    return (f"{one} {two}{quarter}" for quarter, two, one in wholes if one != two)


def others(unit: int) -> dict[str, str]:
    """For each person of the sample somebody else, of whom there is one in each unit."""
    chance = random.Random(unit)
    invented: dict[str, str] = {}
    for name, title in people().items():
        invented[name] = _invented(title, chance)
        while list(invented.values()).count(invented[name]) > 1:
            invented[name] = _invented(title, chance)
    return invented


def _invented(title: str, chance: random.Random) -> str:
    parts = (FAMILIES, MIDDLE[title], GIVEN[title])
    return " ".join(chance.choice(part.split()) for part in parts)


@cache
def people() -> dict[str, str]:
    """Every person whom the sample calls ông or bà, with that title."""
    found: dict[str, str] = {}
    for book in BOOKS:
        for sheet in openpyxl.load_workbook(SAMPLE / book, data_only=True):
            for row in sheet.iter_rows(values_only=True):
                for title, name in pairwise(row):
                    if title in TITLES and " " in str(name):
                        found[str(name)] = str(title)
    return found


def changed(book: str, changes: Mapping[str, str]) -> bytes:
    """A workbook of the sample in which those texts are others."""
    written = {in_ascii(old): in_ascii(new) for old, new in changes.items()}
    any_of_them = re.compile(b"|".join(map(re.escape, written)))

    def other(found: re.Match[bytes]) -> bytes:
        return written[found[0]]

    return write_package(
        {
            part: any_of_them.sub(other, content) if part.endswith(".xml") else content
            for part, content in _parts(book).items()
        }
    )


def in_ascii(text: str) -> bytes:
    """The text as openpyxl writes it into a part."""
    return text.encode("ascii", "xmlcharrefreplace")


@cache
def _parts(book: str) -> dict[str, bytes]:
    return read_package(SAMPLE / book)


if __name__ == "__main__":
    january(Path(sys.argv[1]), int(sys.argv[2]))
