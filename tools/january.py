"""python -m tools.january DIR UNITS: a January folder, one dossier of a commune for each unit.

Each is the commune sample under another name and code and with other people, in a folder of its
own with its profile, and so with its own register; the same whenever and wherever it is made.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import product
from pathlib import Path

from lxml import etree

from paperwork.package import CONTENT_TYPES, parsed, read_package, serialized, write_package
from paperwork.wording import slug
from paperwork.workbook import excel

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "xa-2026"
BOOKS = ("ho-so.xlsx", "don-vi.xlsx")
FILLED_IN = frozenset(
    [
        "Hồ sơ", "Đơn vị", "Đơn vị trực thuộc", "Người ký", "Đề cử", "Hội đồng", "Phiên họp",
        "Biểu quyết", "Nơi nhận", "Năm trước", "Khen trước",
    ]
)  # fmt: skip
CHOSEN = re.compile(b'activeCell="A1" sqref="A1"')
STRINGS, RELATIONS = "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEETML = "application/vnd.openxmlformats-officedocument.spreadsheetml"
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
            (place / book).write_bytes(changed(book, order, changes | others(order)))
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
    for sheet in (sheet for book in BOOKS for sheet in excel.sheets(SAMPLE / book)):
        for cells in sheet.rows.values():
            for column, cell in cells.items():
                name = cells[column + 1].text if column + 1 in cells else ""
                if cell.text in TITLES and " " in name:
                    found[name] = cell.text
    return found


def changed(book: str, unit: int, changes: Mapping[str, str]) -> bytes:
    """A workbook of the sample in which those texts are others.

    Each sheet that an office fills in is left with another cell chosen, so that it is no more the
    same in two offices than it is where figures differ; those that nobody touches are the same.
    """
    written = {old.encode(): new.encode() for old, new in changes.items()}
    any_of_them = re.compile(b"|".join(map(re.escape, written)))
    parts = dict(_parts(book))
    for number, sheet in enumerate(excel.sheets(SAMPLE / book), 1):
        if sheet.name in FILLED_IN:
            name = f"xl/worksheets/sheet{number}.xml"
            parts[name] = CHOSEN.sub(b'activeCell="B%d" sqref="B%d"' % (unit, unit), parts[name])

    def other(found: re.Match[bytes]) -> bytes:
        return written[found[0]]

    return write_package(
        {
            part: any_of_them.sub(other, content) if part.endswith(".xml") else content
            for part, content in parts.items()
        }
    )


@cache
def _parts(book: str) -> dict[str, bytes]:
    """The parts of a book of the sample as Excel saves it: strings in a part of their own."""
    parts = read_package(SAMPLE / book)
    strings: dict[str, int] = {}
    for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
        sheet = parsed(parts[name])
        for own in list(sheet.iter(f"{MAIN}is")):
            cell = own.getparent()
            assert cell is not None
            text = str(own.findtext(f"{MAIN}t"))
            cell.remove(own)
            cell.set("t", "s")
            etree.SubElement(cell, f"{MAIN}v").text = str(strings.setdefault(text, len(strings)))
        parts[name] = serialized(sheet)
    parts[STRINGS] = _shared(strings)
    parts[CONTENT_TYPES] = _with(
        parts[CONTENT_TYPES],
        "Override",
        PartName=f"/{STRINGS}",
        ContentType=f"{SHEETML}.sharedStrings+xml",
    )
    parts[RELATIONS] = _with(
        parts[RELATIONS],
        "Relationship",
        Id="strings",
        Target=f"/{STRINGS}",
        Type=f"{OFFICE}/sharedStrings",
    )
    return parts


def _shared(strings: Iterable[str]) -> bytes:
    root = parsed(b'<sst xmlns="%b"/>' % MAIN.strip("{}").encode())
    for text in strings:
        etree.SubElement(etree.SubElement(root, f"{MAIN}si"), f"{MAIN}t").text = text
    return serialized(root)


def _with(part: bytes, element: str, **attributes: str) -> bytes:
    """A part with one more element of that name."""
    root = parsed(part)
    namespace = etree.QName(root).namespace
    etree.SubElement(root, f"{{{namespace}}}{element}", attributes)
    return serialized(root)


if __name__ == "__main__":
    january(Path(sys.argv[1]), int(sys.argv[2]))
