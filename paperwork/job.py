"""What is asked of a run, where it takes place, and what comes of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from paperwork.findings import Finding
from paperwork.model import Document
from paperwork.register import Entry, Location

REGISTER = "so-van-ban-di.sqlite"
OWN_TEMPLATES = "mau"  # thư mục mẫu riêng, cạnh sổ tính đơn vị
OUT_SUFFIX = "-van-ban"  # thư mục kết quả, bên cạnh hồ sơ
PrintReady = Literal["", "unit", "award"]


@dataclass(frozen=True)
class Job:  # một lần chạy
    book: Path
    today: dt.date
    out: Path | None = None
    only: tuple[str, ...] = ()  # tên, viết tắt hoặc khóa loại văn bản
    all_types: bool = False  # lập cả các loại chỉ lập khi được gọi
    print_ready: PrintReady = ""  # in cả đơn vị, cả danh hiệu trong một tệp, mỗi người một trang
    given_date: dt.date | None = None
    draft: bool = False
    dry_run: bool = False
    unit_book: Path | None = None
    templates: Path | None = None
    register: Location | None = None
    clerk: str = ""  # người đang làm, ghi vào sổ
    number: bool = False  # cấp số cho bộ đã lập khi chưa có số
    renamed: bool = False
    overwrite: bool = False
    force: bool = False  # lấy số cả khi văn bản còn lỗi thể thức

    @property
    def folder(self) -> Path:
        return self.out or self.book.with_name(f"{self.book.stem}{OUT_SUFFIX}")

    @property
    def register_place(self) -> Location:
        """Beside the unit's profile, so that the dossiers of one office share one register."""
        return self.register or (self.unit_book or self.book).with_name(REGISTER)


@dataclass(frozen=True)
class Output:  # một văn bản của lần chạy
    document: Document
    file_name: str
    state: str  # written, awaiting, issued, draft, kept, rehearsed
    changed: bool = False
    is_new: bool = False  # trước lần chạy này chưa có tệp


@dataclass(frozen=True)
class Result:
    dossier: str
    folder: Path
    documents: tuple[Output, ...] = ()
    findings: tuple[Finding, ...] = ()
    unit: str = ""
    taken: tuple[str, ...] = ()  # khóa các văn bản lấy số mới
    entries: tuple[Entry, ...] = ()  # các dòng của hồ sơ trong sổ, sau lần chạy


@dataclass(frozen=True)
class Taking:  # điều sắp làm mà không tự mất đi nếu máy tắt
    keys: tuple[str, ...]  # các văn bản sắp lấy số
    files: tuple[str, ...]  # các tệp sắp có


Progress = Callable[[str], None]
Turn = Callable[[Taking], AbstractContextManager[None]]  # lượt lấy số


def at_once(taking: Taking) -> AbstractContextManager[None]:  # noqa: ARG001
    """The turn of a dossier that is made alone."""
    return nullcontext()


def own_templates(profile: Path) -> Path | None:
    """The folder of the unit's own templates beside its profile; None when there is none."""
    folder = profile.with_name(OWN_TEMPLATES)
    return folder if folder.is_dir() else None
