"""Word documents as PDF, laid out by LibreOffice: several workers, each with a profile of its own.

A worker lays out many documents in one start, in a folder beside them that is gone afterwards. One
that brings nothing for too long is ended and replaced; the document it had before it is tried once
more by itself.
"""

from __future__ import annotations

import os
import queue
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from paperwork import saving
from paperwork.errors import SaveError, UsageError
from paperwork.package import DAMAGE
from paperwork.pages import PAGE, libreoffice, offline

PATIENCE = 90.0  # seconds without a new PDF; the first start makes a profile
MOST_AT_ONCE = 25  # documents in one start: little is done again when it is cut short
PAUSE = 0.05  # seconds between two looks
TAIL = 64  # bytes in which a whole PDF ends with its mark
MAKER = "LibreOffice"

MISSING = (
    "Máy này chưa có LibreOffice nên không lập được PDF. Cài LibreOffice (miễn phí) rồi chạy lại,"
    " hoặc chạy lại không có --pdf."
)
NOT_LAID_OUT = (
    "LibreOffice không chuyển được tệp này sang PDF. Mở tệp bằng Word, xem có hỏng không; nếu tốt"
    " thì lưu thành PDF từ Word."
)
FOREIGN = (
    "Bản PDF cùng tên không phải do chương trình lập, hoặc đã ký, nên giữ nguyên. Đổi tên tệp ấy"
    " rồi chạy lại."
)
UNREADABLE = "Không đọc được tệp Word. Đóng tệp nếu đang mở rồi chạy lại."


@dataclass(frozen=True)
class Conversion:  # một văn bản Word và bản PDF của nó
    path: Path
    pdf: Path | None = None
    pages: int | None = None
    fault: str = ""  # vì sao không có bản PDF, một câu


@dataclass(frozen=True)
class _Task:
    paths: tuple[Path, ...]
    is_second: bool = False  # already tried once, by itself now


def required() -> str:
    """The program that makes PDFs; UsageError where it is not installed."""
    program = libreoffice()
    if program is None:
        raise UsageError(MISSING)
    return program


def pdf_of(document: Path) -> Path:
    """Where the PDF of a document lies."""
    return document.with_suffix(".pdf")


def convert(
    documents: Sequence[Path],
    *,
    workers: int = 1,
    overwrite: bool = False,
    patience: float = PATIENCE,
) -> Iterator[Conversion]:
    """Each document with its PDF beside it, or what hindered it, as they come."""
    program = required()
    if documents:
        yield from _Round(program, documents, workers, overwrite, patience).conversions()


class _Round:
    """One call: the tasks, and the workers that take them."""

    def __init__(
        self,
        program: str,
        documents: Sequence[Path],
        workers: int,
        overwrite: bool,
        patience: float,
    ):
        self.program, self.overwrite, self.patience = program, overwrite, patience
        self.left = len(documents)
        self.tasks: queue.Queue[_Task | None] = queue.Queue()
        self.found: queue.Queue[Conversion | BaseException] = queue.Queue()
        self.halted = threading.Event()
        crew = max(1, min(workers, len(documents)))
        size = max(1, min(MOST_AT_ONCE, -(-len(documents) // crew)))
        for start in range(0, len(documents), size):
            self.tasks.put(_Task(tuple(documents[start : start + size])))
        self.threads = [threading.Thread(target=self._work, daemon=True) for _ in range(crew)]

    def conversions(self) -> Iterator[Conversion]:
        for thread in self.threads:
            thread.start()
        try:
            while self.left:
                found = self.found.get()
                if isinstance(found, BaseException):
                    raise found
                self.left -= 1
                yield found
        finally:  # also when the caller is interrupted
            self.halted.set()
            for _ in self.threads:
                self.tasks.put(None)
            for thread in self.threads:
                thread.join()

    def _work(self) -> None:
        """The life of a worker."""
        try:
            while (task := self.tasks.get()) is not None and not self.halted.is_set():
                self._lay_out(task)
        except BaseException as fault:  # told to whoever waits, who would wait for ever
            self.found.put(fault)

    def _lay_out(self, task: _Task) -> None:
        folder = saving.temporary(task.paths[0].with_name("pdf"))  # swept away after a crash
        try:
            folder.mkdir(mode=0o700)
        except OSError as error:
            fault = f"Không ghi được vào thư mục “{folder.parent}” ({saving.reason(error)})."
            for path in task.paths:
                self.found.put(Conversion(path, fault=fault))
            return
        try:
            copies = self._copied(task, folder)
            missing, is_stuck = self._laid_out(copies, folder) if copies else ([], False)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        if self.halted.is_set():
            return
        if task.is_second:
            for path in missing:
                self.found.put(Conversion(path, fault=NOT_LAID_OUT))
            return
        alone, together = (missing[:1], missing[1:]) if is_stuck else (missing, [])
        for path in alone:
            self.tasks.put(_Task((path,), is_second=True))
        if together:
            self.tasks.put(_Task(tuple(together)))

    def _copied(self, task: _Task, folder: Path) -> dict[Path, Path]:
        """The copies to lay out, and of which document each is; no link leads out of them."""
        copies = {}
        for order, path in enumerate(task.paths):
            if self._is_foreign(pdf_of(path)):
                self.found.put(Conversion(path, fault=FOREIGN))
                continue
            copy = folder / f"{order:04d}.docx"
            try:
                copy.write_bytes(offline(path.read_bytes()))
            except DAMAGE:
                self.found.put(Conversion(path, fault=UNREADABLE))
                continue
            copies[copy] = path
        return copies

    def _is_foreign(self, pdf: Path) -> bool:
        return not self.overwrite and pdf.exists() and not is_ours(pdf)

    def _laid_out(self, copies: dict[Path, Path], folder: Path) -> tuple[list[Path], bool]:
        """The documents that got no PDF, and whether the program was stuck and had to be ended."""
        waiting = {copy.with_suffix(".pdf"): path for copy, path in copies.items()}
        process = _started(self.program, folder, list(copies))
        since, is_stuck = time.monotonic(), False
        try:
            while waiting:
                has_ended = process.poll() is not None
                ready = [pdf for pdf in waiting if _is_whole(pdf)]
                for pdf in ready:
                    self.found.put(_kept(waiting.pop(pdf), pdf.read_bytes()))
                    since = time.monotonic()
                is_stuck = time.monotonic() - since > self.patience
                if has_ended or is_stuck or self.halted.is_set():
                    break
                time.sleep(PAUSE)
            if not waiting:
                with suppress(subprocess.TimeoutExpired):
                    process.wait(self.patience)
        finally:
            _end(process)
        return list(waiting.values()), is_stuck


def _started(program: str, folder: Path, copies: Sequence[Path]) -> subprocess.Popen[bytes]:
    command = [
        program,
        f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *map(str, copies),
    ]
    quiet = subprocess.DEVNULL
    own_group = os.name != "nt"  # so that the launcher is ended with what it started
    return subprocess.Popen(
        command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=own_group
    )


def _end(process: subprocess.Popen[bytes]) -> None:
    """The program and all that it started, gone."""
    if os.name == "nt":
        if process.poll() is None:
            command = ["taskkill", "/T", "/F", "/PID", str(process.pid)]
            subprocess.run(command, capture_output=True, check=False)
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _is_whole(pdf: Path) -> bool:
    try:
        with pdf.open("rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - TAIL))
            return file.read().rstrip().endswith(b"%%EOF")
    except OSError:
        return False


def _kept(document: Path, content: bytes) -> Conversion:
    """The PDF in its place beside the document."""
    try:
        saving.save(pdf_of(document), content)
    except SaveError as trouble:
        return Conversion(document, fault=str(trouble))
    return Conversion(document, pdf_of(document), len(PAGE.findall(content)) or None)


def is_ours(pdf: Path) -> bool:
    """Whether the PDF is as LibreOffice made it of a document: not scanned, not signed since."""
    try:
        content = pdf.read_bytes()
    except OSError:
        return False
    maker = MAKER.encode("utf-16-be").hex().upper().encode()
    is_made = MAKER.encode() in content or maker in content
    return is_made and content.count(b"%%EOF") == 1 and b"/ByteRange" not in content
