"""Documents on disk, checked; and copies of them with a comment at each finding."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from paperwork import saving
from paperwork.errors import DocumentError
from paperwork.lint import Report, annotated, check
from paperwork.pages import page_count

SUFFIX = "-nhan-xet"  # van-ban-nhan-xet.docx


def lint_file(
    path: Path,
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    annotate: bool = False,
    pages: bool = True,
) -> Report:
    """What is wrong with the document; with a commented copy beside it when asked for."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DocumentError(
            f"{path.name}: không đọc được tệp ({saving.reason(error)}). Đóng tệp rồi chạy lại."
        ) from error
    report = check(content, path.name, select=select, ignore=ignore)
    if pages and report.unchecked and (count := page_count(path)):
        report = check(content, path.name, select=select, ignore=ignore, pages=count)
    if annotate:
        saving.save(commented_copy(path), annotated(content, report))
    return report


def commented_copy(path: Path) -> Path:
    """Where the copy with comments stands: beside the document."""
    return path.with_name(f"{path.stem}{SUFFIX}{path.suffix}")
