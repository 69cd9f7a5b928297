"""The parts of a document as the decree orders them: headings over rules and findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

PREFIX = "ND30-"
HEADINGS = {  # nhóm quy tắc: chữ đầu của mã, sau ND30-
    "P": "Khổ giấy, lề, số trang",
    "T": "Phông chữ, màu chữ",
    "H": "Quốc hiệu, cơ quan ban hành, số, ngày",
    "L": "Tên loại, trích yếu",
    "B": "Căn cứ, viện dẫn",
    "C": "Nội dung, đề mục",
    "S": "Người ký",
    "R": "Kính gửi, nơi nhận",
    "A": "Phụ lục",
    "M": "Dấu chỉ mức độ, ký hiệu người soạn, địa chỉ",
    "V": "Viết hoa, chính tả",
}
T = TypeVar("T")


def heading(code: str) -> str:
    """What the rule of that code is about; empty for a finding about the document as a whole."""
    return HEADINGS.get(code.removeprefix(PREFIX)[0], "") if code.startswith(PREFIX) else ""


def grouped(things: Iterable[T], code: Callable[[T], str]) -> dict[str, list[T]]:
    """Things under their headings, those without one first; within one, in the order given."""
    groups: dict[str, list[T]] = {name: [] for name in ("", *HEADINGS.values())}
    for thing in things:
        groups[heading(code(thing))].append(thing)
    return {name: members for name, members in groups.items() if members}
