"""What the register writes of a document: the particulars, the request, the entry it becomes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field, fields, replace
from enum import StrEnum
from typing import Any

from paperwork.findings import CellRef, PartRef, RowRef
from paperwork.model import NOWHERE, DocumentNumber

Page = tuple[str, int]  # (sổ, năm): số bắt đầu từ 01 ngày 01 tháng 01 (NĐ 30, Điều 15.1)
Place = tuple[str, int, int]  # (sổ, năm, số)


class State(StrEnum):  # trạng thái của một số
    RESERVED = "reserved"  # đã lấy số, chưa có tệp
    WRITTEN = "written"  # đã có tệp; nội dung còn sửa được, số thì không
    ISSUED = "issued"  # đã ký, phát hành: khóa
    VOID = "void"  # đã hủy, có lý do, không dùng lại


@dataclass(frozen=True, kw_only=True)
class Particulars:  # những điều ghi vào sổ: NĐ 30, PL IV
    key: str  # mã hồ sơ/loại/nhóm: cùng khóa thì cùng số
    dossier: str  # mã hồ sơ
    source: str  # tên tệp hồ sơ, không có đường dẫn
    issuer: str  # cơ quan có sổ riêng: snnmt ha noi
    series: str  # sổ: snnmt ha noi/QĐ
    series_name: str  # tên sổ để đọc: QĐ-SNNMT
    symbol: str  # ký hiệu: QĐ-SNNMT
    type_key: str  # quyet-dinh
    type_code: str  # QĐ; trống với công văn
    subject: str  # trích yếu
    issued_on: dt.date
    secret: bool = False  # văn bản mật: luôn có sổ riêng
    signatory: str = ""  # người ký
    recipients: tuple[str, ...] = ()  # nơi nhận
    drafting_unit: str = ""  # đơn vị nhận bản lưu
    copies: int | None = None  # số lượng bản

    @property
    def year(self) -> int:
        return self.issued_on.year

    @property
    def page(self) -> Page:
        return self.series, self.year


@dataclass(frozen=True, kw_only=True)
class Request(Particulars):  # đề nghị cấp số
    given_serial: int | None = None  # số do văn thư gõ; None là lấy số kế tiếp
    content: str = ""  # SHA-256 của nội dung không kể số; trống là chưa so với bản đã phát hành
    where: CellRef | PartRef | RowRef = field(default=NOWHERE, compare=False)

    def at(self, column: str) -> CellRef | PartRef:
        """The cell to blame: the column's when the whole row is known, else the place given."""
        if not isinstance(self.where, RowRef):
            return self.where
        return self.where.at(column) if self.where.file else PartRef(self.source)

    def entered(self, serial: int) -> Entry:
        """The entry this request becomes under that number."""
        return Entry(serial=serial, given=self.given_serial is not None, **particulars(self))


@dataclass(frozen=True, kw_only=True)
class Filed:  # tệp của một văn bản, đã ở đúng chỗ
    file_name: str
    folder: str  # thư mục, tính từ thư mục của sổ khi được; dấu / ở mọi máy
    sha256: str  # của cả tệp
    content: str  # SHA-256 của nội dung không kể số của chính văn bản


@dataclass(frozen=True, kw_only=True)
class Entry(Particulars):  # một dòng của sổ
    serial: int
    given: bool = False  # số do văn thư gõ
    state: State = State.RESERVED
    file_name: str = ""
    folder: str = ""
    sha256: str = ""
    content: str = ""
    sent_on: dt.date | None = None  # ngày chuyển
    receipt: str = ""  # ký nhận
    note: str = ""  # ghi chú
    void_reason: str = ""  # lý do hủy
    clerk: str = field(default="", compare=False)  # người ghi sau cùng
    changed_at: str = field(default="", compare=False)  # lúc ghi, giờ UTC

    @property
    def number(self) -> DocumentNumber:
        return DocumentNumber(self.serial, self.symbol)

    @property
    def place(self) -> Place:
        return self.series, self.year, self.serial

    @property
    def is_live(self) -> bool:
        return self.state is not State.VOID

    def rewritten(self, request: Request) -> Entry:
        """The same number with what the request says now; the file said something else."""
        now = replace(self, **particulars(request))
        is_stale = self.state is State.WRITTEN and particulars(now) != particulars(self)
        return replace(now, content="") if is_stale else now

    def filed(self, file: Filed) -> Entry:
        """The same number with its file in place."""
        said = {column.name: getattr(file, column.name) for column in fields(Filed)}
        return replace(self, state=State.WRITTEN, **said)


def particulars(document: Particulars) -> dict[str, Any]:
    """The particulars alone, by name."""
    return {column.name: getattr(document, column.name) for column in fields(Particulars)}
