"""What the commands are told: the options they share, and what is known without being typed."""

from __future__ import annotations

import datetime as dt
import getpass
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Literal

import typer

from paperwork.errors import UsageError

Format = Literal["text", "json"]
BookArgument = Annotated[Path, typer.Argument(metavar="BOOK", help="Sổ tính hồ sơ (.xlsx).")]
UnitOption = Annotated[
    Path | None, typer.Option("--unit", metavar="FILE", help="Sổ tính đơn vị (don-vi.xlsx).")
]
TemplatesOption = Annotated[
    Path | None, typer.Option("--templates", metavar="DIR", help="Thư mục mẫu riêng của cơ quan.")
]
RegisterOption = Annotated[
    str | None,
    typer.Option(
        "--register",
        metavar="FILE-OR-URL",
        help="Sổ đăng ký văn bản đi: tệp .sqlite hoặc địa chỉ postgresql://…",
    ),
]
DateOption = Annotated[
    str | None,
    typer.Option("--date", metavar="DD/MM/YYYY", help="Ngày của văn bản chưa ghi ngày."),
]
OnlyOption = Annotated[
    list[str] | None, typer.Option("--only", metavar="TYPE", help="Chỉ lập loại này; lặp lại được.")
]
OutOption = Annotated[
    Path | None, typer.Option("-o", "--out", metavar="DIR", help="Thư mục kết quả.")
]
OverwriteOption = Annotated[
    bool, typer.Option("--overwrite", help="Ghi đè cả tệp đã được sửa tay.")
]
ForceOption = Annotated[
    bool,
    typer.Option("--force", help="Lấy số cả khi còn lỗi thể thức; việc này ghi vào nhật ký sổ."),
]
PdfOption = Annotated[
    bool, typer.Option("--pdf", help="Thêm bản PDF cạnh mỗi văn bản Word (cần LibreOffice).")
]
DryRunOption = Annotated[
    bool, typer.Option("--dry-run", help="Chạy thử: không lấy số, không ghi tệp.")
]
DraftOption = Annotated[
    bool, typer.Option("--draft", help="Dự thảo: để trống số và ngày, không lấy số.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="Dạng kết quả.")]
AllOption = Annotated[
    bool,
    typer.Option("--all", help="Lập mọi loại có đủ dữ liệu, kể cả loại chỉ lập khi được gọi."),
]
PrintReadyOption = Annotated[
    Literal["unit", "award"] | None,
    typer.Option(
        "--print-ready",
        help="Giấy khen của cả đơn vị (unit) hoặc cả danh hiệu (award) trong một tệp để in.",
    ),
]
RenamedOption = Annotated[
    bool, typer.Option("--renamed", help="Hồ sơ này đã đổi tên tệp, vẫn là hồ sơ cũ.")
]


def existing(books: Iterable[Path]) -> list[Path]:
    """The same files, each of them there; raises UsageError on one that is not."""
    found = list(books)
    for book in found:
        if not book.is_file():
            raise UsageError(f"Không có tệp “{book}”. Kiểm tra lại tên và thư mục.")
    return found


def place(register: str | None) -> Path | str | None:
    """Where the register is: a file, an address kept as typed, or nowhere said."""
    return register if register is None or "://" in register else Path(register)


def day(text: str | None) -> dt.date | None:
    """The day typed as 14/01/2027 or 2027-01-14; None when none was typed."""
    if text is None:
        return None
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return dt.datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise UsageError(f"Không hiểu ngày “{text}”. Viết dạng 14/01/2027.")


def today() -> dt.date:
    """The day it is where the clerk sits."""
    return dt.date.today()


def now() -> dt.datetime:
    """The moment it is, on the clerk's clock."""
    return dt.datetime.now().astimezone()


def clerk() -> str:
    """Who is at the keyboard, as the office or else the computer calls them; or nobody known."""
    if named := os.environ.get("PAPERWORK_CLERK", "").strip():
        return named
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # a computer that does not know its user
        return ""
