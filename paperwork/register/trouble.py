"""What goes wrong with a register file, said in Vietnamese with the next step."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from paperwork.errors import RegisterError
from paperwork.findings import Finding

PRIMARY = 0xFF  # SQLite's extended codes carry the primary one in the low byte

FOREIGN = (
    "Tệp “{file}” không phải là sổ đăng ký văn bản đi."
    " Chọn đúng tệp sổ, hoặc đổi chỗ tệp này để chương trình lập sổ mới."
)
NEWER = (
    "Sổ “{file}” do bản paperwork mới hơn lập nên bản này không ghi được."
    " Cập nhật paperwork rồi chạy lại."
)
DAMAGED = (
    "Sổ “{file}” bị hỏng. Không lấy số từ sổ này; khôi phục bản sao lưu gần nhất rồi chạy lại."
)
UNREACHABLE = (
    "Không mở hoặc không ghi được sổ “{file}”."
    " Kiểm tra thư mục có thật và bạn có quyền ghi ở đó, rồi chạy lại."
)
BUSY = "Sổ “{file}” đang có người khác dùng quá {patience:g} giây. Đợi họ xong rồi chạy lại."
FULL = "Ổ đĩa chứa sổ “{file}” đã đầy. Dọn bớt chỗ rồi chạy lại; số đã cấp vẫn giữ nguyên."
UNREADABLE = (
    "Ổ đĩa báo lỗi khi đọc hoặc ghi sổ “{file}”."
    " Kiểm tra ổ đĩa, đường mạng rồi chạy lại; số đã cấp vẫn giữ nguyên."
)
REFUSED = "Sổ “{file}” từ chối ghi: {reason} Không có số nào được cấp."
OTHER = "Sổ “{file}” không dùng được ({reason}). Khôi phục bản sao lưu gần nhất rồi chạy lại."

SENTENCES = {
    sqlite3.SQLITE_NOTADB: FOREIGN,
    sqlite3.SQLITE_CORRUPT: DAMAGED,
    sqlite3.SQLITE_CANTOPEN: UNREACHABLE,
    sqlite3.SQLITE_READONLY: UNREACHABLE,
    sqlite3.SQLITE_PERM: UNREACHABLE,
    sqlite3.SQLITE_BUSY: BUSY,
    sqlite3.SQLITE_LOCKED: BUSY,
    sqlite3.SQLITE_FULL: FULL,
    sqlite3.SQLITE_IOERR: UNREADABLE,
    sqlite3.SQLITE_CONSTRAINT: REFUSED,
}


@contextmanager
def told(path: Path, patience: float) -> Iterator[None]:
    """SQLite's errors inside become RegisterError; our own mistakes in calling it do not."""
    try:
        yield
    except OSError as exc:
        raise RegisterError(UNREACHABLE.format(file=path.name)) from exc
    except sqlite3.DatabaseError as exc:
        code = getattr(exc, "sqlite_errorcode", None)
        if code is None:
            raise
        sentence = SENTENCES.get(code & PRIMARY, OTHER)
        raise RegisterError(sentence.format(file=path.name, reason=exc, patience=patience)) from exc


def recognise(connection: sqlite3.Connection, path: Path, application: int, version: int) -> None:
    """Refuses a file that is not a register, or that a later program made."""
    if is_blank(connection):
        return
    if pragma(connection, "application_id") != application:
        raise RegisterError(FOREIGN.format(file=path.name))
    if pragma(connection, "user_version") > version:
        raise RegisterError(NEWER.format(file=path.name))


def check(connection: sqlite3.Connection, path: Path) -> None:
    """Refuses a register with a damaged page."""
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise RegisterError(DAMAGED.format(file=path.name))


def is_blank(connection: sqlite3.Connection) -> bool:
    return pragma(connection, "schema_version") == 0


def pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def refusal(findings: Sequence[Finding]) -> str:
    """All that is wrong with a set, one line each."""
    lines = [f"- {finding.message} {finding.remedy}" for finding in findings]
    return "\n".join(["Sổ đăng ký văn bản đi chưa cấp số nào:", *lines])
