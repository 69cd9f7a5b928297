"""The commands that lead an office through its year: status, rollover."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from paperwork.cli import options, printing
from paperwork.cli.options import (
    BookArgument,
    FormatOption,
    RegisterOption,
    TemplatesOption,
    UnitOption,
)
from paperwork.errors import UsageError

if TYPE_CHECKING:
    from paperwork.status import Due, Status

STATES = {
    "none": "chưa lập",
    "reserved": "đã lấy số",
    "written": "đã có tệp",
    "issued": "đã phát hành",
}


def status(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Thư mục các hồ sơ.")],
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DD/MM/YYYY", help="Tính đến ngày này; trống là hôm nay."),
    ] = None,
    templates: TemplatesOption = None,
    register: RegisterOption = None,
    output: FormatOption = "text",
) -> None:
    """Mỗi hồ sơ của một thư mục: đã có gì, còn thiếu gì, việc gì đến hạn ngày nào."""
    from paperwork.status import statuses

    if not folder.is_dir():
        raise UsageError(f"Không có thư mục “{folder}”. Kiểm tra lại đường dẫn.")
    day = options.day(on) or options.today()
    found = list(statuses(folder, day, templates=templates, register=options.place(register)))
    if output == "json":
        printing.print_json(
            {"on": day.isoformat(), "dossiers": [_status_as_json(one) for one in found]}
        )
    else:
        for one in found:
            _print_status(one)
        print(f"{len(found)} hồ sơ, tính đến ngày {day:%d/%m/%Y}.")
    raise typer.Exit(1 if any(one.trouble or one.errors for one in found) else 0)


def _print_status(status: Status) -> None:
    """A block of lines: who, the work of the council, each document, what lacks, what is due."""
    if status.trouble:
        print(f"{status.book}  LỖI {status.trouble}\n")
        return
    if not status.dossier:
        print(f"{status.book}  {status.errors} lỗi. Xem đủ: paperwork check “{status.book}”\n")
        return
    print(f"{status.book}  {status.unit}, năm {status.year}")
    held = f"họp ngày {status.session:%d/%m/%Y}" if status.session else "chưa họp"
    print(f"  đề cử {status.nominations}, có kết quả biểu quyết {status.voted}; Hội đồng {held}")
    for paper in status.papers:
        day = f"{paper.day:%d/%m/%Y}" if paper.day else ""
        line = f"  {paper.type_name:<20}{paper.number:<20}{day:<12}{STATES[paper.state]}"
        print(line.rstrip())
    if status.missing:
        print(f"  còn thiếu: {'; '.join(status.missing)}")
    for due in status.due:
        print(f"  trước {due.due_on:%d/%m/%Y}: {due.task}: {_left(due)}")
    if status.errors:
        print(f"  {status.errors} lỗi phải sửa. Xem đủ: paperwork check “{status.book}”")
    print()


def _left(due: Due) -> str:
    """đã xong; còn 12 ngày; hôm nay là ngày cuối; quá hạn 3 ngày."""
    if due.is_done:
        return "đã xong"
    unknown = " (chương trình không tự biết đã xong hay chưa)" if due.is_done is None else ""
    if due.days_left < 0:
        return f"quá hạn {-due.days_left} ngày{unknown}"
    left = f"còn {due.days_left} ngày" if due.days_left else "hôm nay là ngày cuối"
    return f"{left}{unknown}"


def _status_as_json(status: Status) -> dict[str, Any]:
    """The contract for other programs: keys may be added, not changed; days are ISO."""
    return {
        "book": status.book,
        "unit": status.unit,
        "dossier": status.dossier,
        "year": status.year,
        "nominations": status.nominations,
        "voted": status.voted,
        "session": status.session.isoformat() if status.session else None,
        "documents": [
            {
                "type": paper.type_key,
                "state": paper.state,
                "number": paper.number or None,
                "date": paper.day.isoformat() if paper.day else None,
            }
            for paper in status.papers
        ],
        "missing": list(status.missing),
        "deadlines": [
            {
                "task": due.task,
                "before": due.due_on.isoformat(),
                "days_left": due.days_left,
                "done": due.is_done,
            }
            for due in status.due
        ],
        "errors": status.errors,
        "trouble": status.trouble or None,
    }


def rollover(
    book: BookArgument,
    year: Annotated[int, typer.Option("--year", metavar="Y", help="Năm của sổ tính mới.")],
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="NEW", help="Tên sổ tính mới; không ghi đè tệp đã có."),
    ] = None,
    unit: UnitOption = None,
    register: RegisterOption = None,
    output: FormatOption = "text",
) -> None:
    """Lập sổ tính năm sau từ sổ năm nay; kết quả chép sang trang Khen trước."""
    from paperwork.rollover import rollover as carry_over

    rolled = carry_over(
        options.existing([book])[0],
        year,
        options.today(),
        new=out,
        unit_book=unit,
        register=options.place(register),
    )
    if output == "json":
        made = str(rolled.path) if rolled.path else None
        findings = printing.findings_as_json(rolled.findings)
        printing.print_json({"book": made, "findings": findings})
    else:
        printing.print_findings(rolled.findings, sys.stderr)
        print(f"Sổ mới: {rolled.path}" if rolled.path else "Chưa lập sổ mới.")
    raise typer.Exit(printing.exit_code(rolled.findings))
