"""The commands for a folder of dossiers: make them all, take the last batch back."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from paperwork.cli import options, printing
from paperwork.cli.options import (
    AllOption,
    DateOption,
    DraftOption,
    DryRunOption,
    ForceOption,
    FormatOption,
    OnlyOption,
    OutOption,
    OverwriteOption,
    PdfOption,
    PrintReadyOption,
    RegisterOption,
    RenamedOption,
    TemplatesOption,
    UnitOption,
)

if TYPE_CHECKING:
    from paperwork.batch import Outcome, Report, Undoing
    from paperwork.batch.undoing import Numbers

FolderArgument = Annotated[Path, typer.Argument(metavar="DIR", help="Thư mục các hồ sơ.")]
MOST_ROWS = 40  # đợt lớn hơn thì chỉ nêu hồ sơ có lỗi
STATES = {
    "made": "đã lập",
    "same": "không đổi",
    "refused": "còn lỗi, chưa lập",
    "failed": "không làm được",
}


def batch(
    folder: FolderArgument,
    out: OutOption = None,
    jobs: Annotated[
        int, typer.Option("--jobs", min=0, help="Số hồ sơ làm cùng lúc; 0 là tùy máy.")
    ] = 0,
    only: OnlyOption = None,
    all_types: AllOption = False,
    print_ready: PrintReadyOption = None,
    date: DateOption = None,
    draft: DraftOption = False,
    dry_run: DryRunOption = False,
    unit: UnitOption = None,
    templates: TemplatesOption = None,
    register: RegisterOption = None,
    renamed: RenamedOption = False,
    overwrite: OverwriteOption = False,
    force: ForceOption = False,
    zips: Annotated[
        bool, typer.Option("--zip", help="Mỗi hồ sơ thêm một tệp .zip cạnh thư mục kết quả.")
    ] = False,
    pdf: PdfOption = False,
    output: FormatOption = "text",
) -> None:
    """Lập văn bản cho mọi hồ sơ trong một thư mục; chạy lại thì chỉ làm chỗ đã đổi."""
    from paperwork.batch import Round, run
    from paperwork.job import Job

    pattern = Job(
        book=folder,
        today=options.today(),
        only=tuple(only or ()),
        all_types=all_types,
        print_ready=print_ready or "",
        given_date=options.day(date),
        draft=draft,
        dry_run=dry_run,
        unit_book=unit,
        templates=templates,
        register=options.place(register),
        clerk=options.clerk(),
        renamed=renamed,
        overwrite=overwrite,
        force=force,
    )
    order = Round(folder, pattern, out, jobs or os.cpu_count() or 1, zips, pdf)
    report = run(order, _Progress())
    if output == "json":
        printing.print_json(_as_json(report))
    else:
        _print_report(report, folder)
    findings = [finding for outcome in report.outcomes for finding in outcome.findings]
    is_bad = bool(report.trouble) or any(outcome.trouble for outcome in report.outcomes)
    raise typer.Exit(1 if is_bad else printing.exit_code(findings))


class _Progress:
    """Says to a person what is being done and how long the rest will take."""

    def __init__(self) -> None:
        self.started = time.monotonic()

    def __call__(self, done: int, total: int, what: str) -> None:
        if not done:
            self.started = time.monotonic()
        left = (time.monotonic() - self.started) / done * (total - done) if done else 0
        rest = f", còn khoảng {_duration(left)}" if done and done < total else ""
        printing.progress(f"[{done}/{total}] {what}{rest}")


def _duration(seconds: float) -> str:
    """1 phút 05 giây."""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} phút {rest:02d} giây" if minutes else f"{rest} giây"


def _print_report(report: Report, folder: Path) -> None:
    """The closing table: a row for each dossier, or of many for each that has a fault."""
    shown = [o for o in report.outcomes if o.errors or len(report.outcomes) <= MOST_ROWS]
    width = max((len(outcome.book) for outcome in shown), default=0) + 2
    for outcome in shown:
        print(f"{outcome.book.ljust(width)}{_row(outcome, folder)}".rstrip())
    for name in report.others:
        print(_why_not(name))
    print(f"{_counts(report)}.")
    for trouble in report.trouble.splitlines():
        print(f"Chưa có PDF của {trouble}", file=sys.stderr)
    if report.summary:
        print(f"Bảng tổng hợp: {report.summary}")


def _why_not(name: str) -> str:
    """Why a file of the folder was not taken for a dossier."""
    if name.casefold().endswith(".csv"):
        return f"Tệp .csv chỉ có một trang, không đủ làm hồ sơ nên không lập: {name}"
    return f"Không phải hồ sơ nên không lập: {name}"


def _row(outcome: Outcome, folder: Path) -> str:
    if outcome.errors:
        more = f" (và {outcome.errors - 1} lỗi khác)" if outcome.errors > 1 else ""
        check = "" if outcome.trouble else f" Xem đủ: paperwork check “{folder / outcome.book}”"
        return f"LỖI {outcome.first_fault}{more}{check}"
    numbers = [made.number for made in outcome.documents if made.number]
    span = f", số {numbers[0]} … {numbers[-1]}" if len(numbers) > 1 else ""
    span = f", số {numbers[0]}" if len(numbers) == 1 else span
    remarks = f", {outcome.remarks} lưu ý" if outcome.remarks else ""
    return f"{len(outcome.documents)} văn bản{span}, {STATES[outcome.state]}{remarks}"


def _counts(report: Report) -> str:
    """600 hồ sơ: 598 đã lập, 2 còn lỗi, chưa lập."""
    states = [outcome.state for outcome in report.outcomes]
    counts = [f"{states.count(s)} {word}" for s, word in STATES.items() if s in states]
    return f"{len(states)} hồ sơ: {'; '.join(counts)}"


def _as_json(report: Report) -> dict[str, Any]:
    return {
        "dossiers": [
            {
                "book": outcome.book,
                "state": outcome.state,
                "unit": outcome.unit,
                "dossier": outcome.dossier,
                "folder": outcome.folder,
                "documents": [
                    {
                        "type": made.type_key,
                        "file": made.file,
                        "number": made.number or None,
                        "date": made.date or None,
                        "state": made.state,
                        "changed": made.changed and outcome.state == "made",
                        "pages": made.pages,
                    }
                    for made in outcome.documents
                ],
                "findings": printing.findings_as_json(outcome.findings),
                "trouble": outcome.trouble or None,
                "zip": outcome.zipped or None,
            }
            for outcome in report.outcomes
        ],
        "others": list(report.others),
        "summary": str(report.summary) if report.summary else None,
        "trouble": report.trouble or None,
    }


# ---------------------------------------------------------------- undo


def undo(
    folder: FolderArgument,
    out: OutOption = None,
    register: RegisterOption = None,
    because: Annotated[
        str, typer.Option("--because", metavar="TEXT", help="Lý do, ghi vào sổ đăng ký.")
    ] = "Hoàn tác đợt lập văn bản",
    yes: Annotated[bool, typer.Option("--yes", help="Làm ngay, không hỏi lại.")] = False,
) -> None:
    """Hoàn tác đợt sau cùng: xóa tệp chưa sửa, trả lại số ở cuối dãy, hủy các số còn lại."""
    from paperwork.batch import planned
    from paperwork.batch import undo as carry_out

    plan = planned(out or folder, options.place(register))
    _print_plan(plan)
    if not yes and not _is_agreed():
        print("Chưa làm gì.")
        raise typer.Exit(0)
    done = carry_out(plan, because, options.clerk())
    print("Đã hoàn tác.")
    for planned_for, given_up in zip(plan.numbers, done.numbers, strict=True):
        if given_up != planned_for:
            print("Sổ đã thêm số trong lúc ấy nên việc trả lại số khác với nêu ở trên:")
            _print_numbers(given_up)


def _is_agreed() -> bool:
    """Whether the person at the keyboard says yes; nobody there says no."""
    if not sys.stdin.isatty():
        print("Thêm --yes để làm.")
        return False
    return typer.confirm("Làm các việc trên?")


def _print_plan(plan: Undoing) -> None:
    print(f"Hoàn tác đợt {plan.batch}:")
    for path in plan.removed:
        print(f"  xóa   {path}")
    for kept in plan.kept:
        print(f"  giữ   {kept.path} ({kept.why})")
    for numbers in plan.numbers:
        _print_numbers(numbers)


def _print_numbers(numbers: Numbers) -> None:
    for word, entries in (
        ("trả lại số", numbers.released),
        ("hủy số", numbers.voided),
        ("giữ số", numbers.kept),
    ):
        for entry in entries:
            print(f"  {word} {entry.number} ngày {entry.issued_on:%d/%m/%Y}")
