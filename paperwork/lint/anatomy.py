"""The parts of an administrative document (NĐ 30, PL I.IV): found, or said not to be there."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Any, Literal

from paperwork.lint.content import Content, Paragraph, Section
from paperwork.lint.remembering import once

Regime = Literal["nd30", "party", "law", "other"]  # other: không giống văn bản hành chính
Level = Literal["Phần", "Chương", "Mục", "Tiểu mục", "Điều", "khoản", "điểm", "I", "1", "1.1"]


@dataclass(frozen=True)
class RuleLine:  # đường kẻ dưới một dòng chữ
    paragraph: Paragraph  # đoạn mang đường kẻ
    width_mm: float
    dashed: bool = False


@dataclass(frozen=True)
class NumberLine:  # ô 3: số, ký hiệu
    paragraph: Paragraph
    text: str  # Số: 05/QĐ-SNNMT
    serial: str  # 05; trống khi chưa cấp số
    symbol: str  # QĐ-SNNMT


@dataclass(frozen=True)
class DateLine:  # ô 4: địa danh, ngày tháng năm
    paragraph: Paragraph
    place: str
    day: str  # như in: 05; trống khi chưa ghi
    month: str
    year: str
    date: dt.date | None  # None khi chưa đủ hoặc không có thật


@dataclass(frozen=True)
class Heading:  # đề mục: Điều 1., I., 1., a)
    level: Level
    number: str  # như in, không có dấu: 1, I, a, 1.1
    paragraph: Paragraph
    title: str  # chữ sau số
    region: int = 0  # thứ tự của vùng đánh số: thân là 0, mỗi phụ lục, văn bản kèm theo một vùng
    title_lines: tuple[Paragraph, ...] = ()  # tiêu đề ở dòng dưới: Phần, Chương, Mục, Tiểu mục


@dataclass(frozen=True)
class Signature:  # ô 7: khối chữ ký
    lines: tuple[Paragraph, ...]  # quyền hạn, chức vụ
    name: Paragraph | None  # họ tên
    side: Literal["left", "right", "center"]
    row: tuple[int, int] | None = None  # (bảng, hàng) khi đặt trong bảng


@dataclass(frozen=True)
class Appendix:  # phụ lục
    label: Paragraph  # Phụ lục I
    number: str  # I; trống khi chỉ có một
    title: tuple[Paragraph, ...]
    attached: tuple[Paragraph, ...]  # (Kèm theo …)
    body: tuple[Paragraph, ...]
    section: Section


@dataclass(frozen=True)
class Attachment:  # văn bản kèm theo không có nhãn Phụ lục (Mẫu 1.3): quy chế, danh sách
    title: tuple[Paragraph, ...]
    attached: tuple[Paragraph, ...]  # (Kèm theo …)
    body: tuple[Paragraph, ...]
    section: Section


@dataclass(frozen=True)
class Anatomy:  # các phần của một văn bản; không thấy thì None hoặc rỗng
    content: Content
    regime: Regime = "nd30"
    quoc_hieu: Paragraph | None = None
    tieu_ngu: Paragraph | None = None
    tieu_ngu_rule: RuleLine | None = None
    chu_quan: tuple[Paragraph, ...] = ()
    ban_hanh: tuple[Paragraph, ...] = ()
    ban_hanh_rule: RuleLine | None = None
    number: NumberLine | None = None
    date: DateLine | None = None
    type_line: Paragraph | None = None  # ô 5a: tên loại
    type_name: str = ""  # Quyết định; trống với công văn hoặc khi không nhận ra
    type_code: str = ""  # QĐ
    subject: tuple[Paragraph, ...] = ()  # trích yếu dưới tên loại
    subject_rule: RuleLine | None = None
    letter_subject: Paragraph | None = None  # ô 5b: V/v …
    addressee: tuple[Paragraph, ...] = ()  # ô 9a: Kính gửi
    authority: Paragraph | None = None  # GIÁM ĐỐC SỞ … trước QUYẾT ĐỊNH:
    decides: Paragraph | None = None  # QUYẾT ĐỊNH:
    grounds: tuple[Paragraph, ...] = ()  # căn cứ, theo đề nghị
    body: tuple[
        Paragraph, ...
    ] = ()  # ô 6: nội dung, không kể bảng số liệu, căn cứ, đề mục đã nêu trên
    headings: tuple[Heading, ...] = ()
    signatures: tuple[Signature, ...] = ()
    recipients_label: Paragraph | None = None  # ô 9b: Nơi nhận:
    recipients: tuple[Paragraph, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    urgency: Paragraph | None = None  # ô 10b
    secrecy: Paragraph | None = None  # ô 10a
    circulation: Paragraph | None = None  # ô 11
    drafter: Paragraph | None = None  # ô 12
    contact: tuple[Paragraph, ...] = ()  # ô 13

    @once
    def kept(self) -> dict[Any, Any]:
        """What is `remembered` of it."""
        return {}

    @property
    def is_letter(self) -> bool:
        """Công văn: a document without a type line."""
        return self.regime == "nd30" and self.type_line is None
