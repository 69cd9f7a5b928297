"""Nhật ký đợt: what each batch of a folder took and made, written as it goes, read by the next.

One JSON object a line, only ever added to: a run that is killed leaves at most a torn last line.
Each line bears a digest of itself, so that what a disk has spoilt takes back no number and no file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from paperwork.batch.outcome import Outcome, as_json, from_json
from paperwork.errors import SaveError, UsageError
from paperwork.saving import MODE, digest, reason

NAME = "nhat-ky-dot.jsonl"
LOCK = f".{NAME}.lock"
SEAL, FIGURES = "seal", 16  # dấu của dòng, số chữ số của dấu


@dataclass(frozen=True)
class Taken:  # điều một hồ sơ sắp lấy, ghi trước khi lấy
    keys: tuple[str, ...]  # các văn bản sắp lấy số
    files: tuple[str, ...]  # các tệp sắp có trong thư mục kết quả
    folder: str
    register: str  # tệp sổ đăng ký; trống khi sổ ở máy chủ, vì địa chỉ có thể chứa mật khẩu


@dataclass
class Batch:  # một đợt chạy
    number: int
    outcomes: dict[str, Outcome] = field(default_factory=dict)  # theo tệp hồ sơ
    taken: dict[str, Taken] = field(default_factory=dict)
    is_over: bool = False
    is_undone: bool = False

    @property
    def has_made(self) -> bool:
        """Whether the batch took a number or made a file that was not there before."""
        return any(taken.keys or taken.files for taken in self.taken.values())


@dataclass(frozen=True)
class Journal:
    path: Path

    @classmethod
    def of(cls, folder: Path) -> Journal:
        return cls(folder / NAME)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """One batch at a time in a folder; raises UsageError while another one runs."""
        try:
            with FileLock(self.path.with_name(LOCK), timeout=0, mode=MODE):
                yield
        except Timeout:
            raise UsageError(
                f"Thư mục “{self.path.parent}” đang có một đợt khác chạy. Chờ đợt ấy xong."
            ) from None
        except OSError as error:
            raise SaveError(
                f"Không ghi được vào thư mục “{self.path.parent}” ({reason(error)}). "
                "Chọn thư mục khác bằng -o. Chưa số nào được cấp."
            ) from error

    def batches(self) -> list[Batch]:
        """All batches in order; lines that are torn, spoilt or of another version say nothing."""
        found: list[Batch] = []
        for line in self._lines():
            try:
                _read_line(found, line)
            except (KeyError, TypeError, ValueError, IndexError):
                continue
        return found

    def _lines(self) -> Iterator[Mapping[str, Any]]:
        try:
            text = self.path.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return
        except OSError as error:
            raise SaveError(
                f"Không đọc được {self.path.name} ({reason(error)}). Đóng tệp rồi chạy lại."
            ) from error
        for line in text.split("\n"):  # names may hold what else ends a line
            if (said := _unsealed(line)) is not None:
                yield said

    def begun(self, number: int) -> None:
        self._write({"batch": number})

    def takes(self, book: str, taken: Taken) -> None:
        """Written before the numbers are taken: a run that is killed can be undone too."""
        self._write({"book": book, "taken": asdict(taken)})

    def done(self, outcome: Outcome) -> None:
        self._write({"outcome": as_json(outcome)})

    def over(self) -> None:
        self._write({"over": True})

    def undone(self, number: int) -> None:
        self._write({"undone": number})

    def _write(self, said: Mapping[str, Any]) -> None:
        line = _written({**said, SEAL: _seal(said)})
        try:
            flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
            handle = os.open(self.path, flags, MODE)
            try:
                left = memoryview(f"{self._after_torn(handle)}{line}\n".encode())
                while left:
                    left = left[os.write(handle, left) :]
            finally:
                os.close(handle)
        except OSError as error:
            raise SaveError(
                f"Không ghi được {self.path.name} ({reason(error)}). "
                "Kiểm tra ổ đĩa rồi chạy lại; số đã cấp được giữ nguyên."
            ) from error

    def _after_torn(self, handle: int) -> str:
        """A line end, where the last line lacks its own."""
        size = os.fstat(handle).st_size
        if not size:
            return ""
        os.lseek(handle, size - 1, os.SEEK_SET)
        return "" if os.read(handle, 1) == b"\n" else "\n"


def _written(said: Mapping[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def _seal(said: Mapping[str, Any]) -> str:
    """By what a line is known to say what was written."""
    return digest(_written(said).encode(errors="backslashreplace"))[:FIGURES]


def _unsealed(line: str) -> Mapping[str, Any] | None:
    """What a line says; None when it is not as it was written."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict):
        return None
    seal = said.pop(SEAL, None)
    return said if seal == _seal(said) else None


def _read_line(batches: list[Batch], line: Mapping[str, Any]) -> None:
    """What the line tells, entered in the batches read so far."""
    if "batch" in line:
        batches.append(Batch(line["batch"]))
    elif "outcome" in line:
        outcome = from_json(line["outcome"])
        batches[-1].outcomes[outcome.book] = outcome
    elif "taken" in line:
        taken, before = Taken(**line["taken"]), batches[-1].taken.get(line["book"])
        batches[-1].taken[line["book"]] = joined(before, taken) if before else taken
    elif "over" in line:
        batches[-1].is_over = True
    elif "undone" in line:
        for batch in batches:
            if batch.number == line["undone"]:
                batch.is_undone = True


def joined(before: Taken, after: Taken) -> Taken:
    """What was taken by a dossier at several goes, each thing once."""
    return replace(
        after,
        keys=tuple(dict.fromkeys([*before.keys, *after.keys])),
        files=tuple(dict.fromkeys([*before.files, *after.files])),
    )


def last_known(batches: Sequence[Batch]) -> dict[str, Outcome]:
    """The last outcome of each dossier, of batches that still stand."""
    known: dict[str, Outcome] = {}
    for batch in batches:
        for book, outcome in batch.outcomes.items():
            if batch.is_undone:
                known.pop(book, None)
            else:
                known[book] = replace(outcome, state="same")
    return known
