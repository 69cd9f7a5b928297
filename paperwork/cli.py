"""The commands: parse, call, print. The only code that prints or exits."""

from __future__ import annotations

import datetime as dt
import json
import sys
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn

import typer

from paperwork.errors import PaperworkError, UsageError
from paperwork.findings import Finding, has_errors

if TYPE_CHECKING:
    from paperwork.pipeline import Output, Result

app = typer.Typer(
    name="paperwork",
    help="Lập bộ văn bản thi đua, khen thưởng từ một sổ tính, đúng thể thức NĐ 30/2020.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
templates_app = typer.Typer(no_args_is_help=True, help="Các mẫu văn bản và trường dữ liệu.")
app.add_typer(templates_app, name="templates")

UNKNOWN = 70  # EX_SOFTWARE: none of the exit codes of known trouble

Format = Literal["text", "json"]
BookArgument = Annotated[Path, typer.Argument(metavar="BOOK", help="Sổ tính hồ sơ (.xlsx).")]
UnitOption = Annotated[
    Path | None, typer.Option("--unit", metavar="FILE", help="Sổ tính đơn vị (don-vi.xlsx).")
]
TemplatesOption = Annotated[
    Path | None, typer.Option("--templates", metavar="DIR", help="Thư mục mẫu riêng của cơ quan.")
]
RegisterOption = Annotated[
    Path | None, typer.Option("--register", metavar="FILE", help="Sổ đăng ký văn bản đi.")
]
DateOption = Annotated[
    str | None,
    typer.Option("--date", metavar="DD/MM/YYYY", help="Ngày của văn bản chưa ghi ngày."),
]
OnlyOption = Annotated[
    list[str] | None, typer.Option("--only", metavar="TYPE", help="Chỉ lập loại này; lặp lại được.")
]
FormatOption = Annotated[Format, typer.Option("--format", help="Dạng kết quả.")]
RenamedOption = Annotated[
    bool, typer.Option("--renamed", help="Hồ sơ này đã đổi tên tệp, vẫn là hồ sơ cũ.")
]


@app.callback()
def options(
    debug: Annotated[
        bool,
        typer.Option("--debug", help="Hiện dấu vết lỗi cho người hỗ trợ; có thể lộ dữ liệu hồ sơ."),
    ] = False,
) -> None:
    """Lập bộ văn bản thi đua, khen thưởng từ một sổ tính, đúng thể thức NĐ 30/2020."""


@app.command()
def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Thư mục của hồ sơ mới.")],
) -> None:
    """Tạo sổ tính hồ sơ và sổ tính đơn vị để bắt đầu."""
    from paperwork.starting import start

    for path in start(folder):
        print(path)


@app.command()
def check(
    books: Annotated[list[Path], typer.Argument(metavar="BOOK...", help="Một hoặc nhiều sổ tính.")],
    unit: UnitOption = None,
    templates: TemplatesOption = None,
    register: RegisterOption = None,
    date: DateOption = None,
    output: FormatOption = "text",
) -> None:
    """Nêu mọi chỗ cần sửa, theo từng ô; không ghi gì."""
    from paperwork.pipeline import Job, generate

    results = [
        generate(
            Job(
                book=book,
                today=_today(),
                given_date=_day(date),
                dry_run=True,
                unit_book=unit,
                templates=templates,
                register=register,
            ),
            _progress,
        )
        for book in _existing(books)
    ]
    if output == "json":
        _print_json(
            [_as_json(result) for result in results] if len(results) > 1 else _as_json(results[0])
        )
    else:
        for book, result in zip(books, results, strict=True):
            _print_findings(result.findings, sys.stdout)
            if not result.findings:
                print(f"{book.name}: không có lỗi.")
    raise typer.Exit(_code(finding for result in results for finding in result.findings))


@app.command()
def generate(
    book: BookArgument,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="DIR", help="Thư mục kết quả.")
    ] = None,
    only: OnlyOption = None,
    date: DateOption = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Dự thảo: để trống số và ngày, không lấy số.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Chạy thử: không lấy số, không ghi tệp.")
    ] = False,
    unit: UnitOption = None,
    templates: TemplatesOption = None,
    register: RegisterOption = None,
    renamed: RenamedOption = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Ghi đè cả tệp đã được sửa tay.")
    ] = False,
    output: FormatOption = "text",
) -> None:
    """Lập bộ văn bản: lấy số, ghi ngày, dẫn nhau, ghi ra thư mục."""
    from paperwork import pipeline

    job = pipeline.Job(
        book=_existing([book])[0],
        today=_today(),
        out=out,
        only=tuple(only or ()),
        given_date=_day(date),
        draft=draft,
        dry_run=dry_run,
        unit_book=unit,
        templates=templates,
        register=register,
        renamed=renamed,
        overwrite=overwrite,
    )
    result = pipeline.generate(job, _progress)
    if output == "json":
        _print_json(_as_json(result))
    else:
        _print_findings(result.findings, sys.stderr)
        if has_errors(result.findings):
            print("Chưa lập văn bản nào, chưa lấy số nào.", file=sys.stderr)
        _print_documents(result)
    raise typer.Exit(_code(result.findings))


@app.command()
def types(templates: TemplatesOption = None, output: FormatOption = "text") -> None:
    """Các loại văn bản lập được."""
    from paperwork.catalogue import document_types

    found = document_types(templates)
    if output == "json":
        _print_json([{"type": t.key, "name": t.name, "code": t.code} for t in found])
        return
    for type in found:
        print(f"{type.order:02d}  {type.key:<14}{type.code:<6}{type.name}")


@templates_app.command("list")
def list_templates(templates: TemplatesOption = None) -> None:
    """Mẫu đang dùng cho từng loại văn bản."""
    from paperwork.catalogue import document_types

    for type in document_types(templates):
        print(f"{type.key:<14}{type.template}")


@templates_app.command("fields")
def list_fields(
    type_name: Annotated[
        str | None, typer.Argument(metavar="[TYPE]", help="Chỉ các trường mà mẫu này dùng.")
    ] = None,
    templates: TemplatesOption = None,
) -> None:
    """Các trường dữ liệu dùng được trong mẫu, kèm giải thích."""
    from paperwork.fields import sections

    found = sections(type_name, templates)
    print("Viết trong mẫu: {{ don_vi.ten }}. Tên có [] là danh sách:")
    print("{% for d in khen.danh_sach %}{{ d.ten }}{% endfor %}")
    for section in found:
        print(f"\n{section.title}")
        for name, meaning in section.fields.items():
            print(f"  {name:<38}{meaning}")


def _existing(books: Iterable[Path]) -> list[Path]:
    found = list(books)
    for book in found:
        if not book.is_file():
            raise UsageError(f"Không có tệp “{book}”. Kiểm tra lại tên và thư mục.")
    return found


def _today() -> dt.date:
    return dt.date.today()


def _day(text: str | None) -> dt.date | None:
    if text is None:
        return None
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return dt.datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise UsageError(f"Không hiểu ngày “{text}”. Viết dạng 14/01/2027.")


def _code(findings: Iterable[Finding]) -> int:
    return 1 if has_errors(findings) else 0


def _progress(message: str) -> None:
    if sys.stderr.isatty():
        print(f"{message}…", file=sys.stderr)


def _print_findings(findings: Iterable[Finding], stream: Any) -> None:
    said = list(findings)
    for finding in said:
        kind = "LỖI" if finding.is_error else "Lưu ý"
        where = ", ".join(dict.fromkeys(filter(None, [finding.where.file, str(finding.where)])))
        print(f"{kind} {finding.code} [{where}] {finding.message} {finding.remedy}", file=stream)
    errors = sum(finding.is_error for finding in said)
    if said:
        print(f"{errors} lỗi, {len(said) - errors} lưu ý.", file=stream)


def _print_documents(result: Result) -> None:
    if not result.documents:
        return
    width = max(34, *(len(output.file_name) + 2 for output in result.documents))
    for output in result.documents:
        name = output.file_name.ljust(width)
        print(f"{name}{_number(output):<22}{_issued(output):<12}{_state(output)}")
    rehearsed = result.documents[0].state == "rehearsed"
    print("Chạy thử xong, chưa ghi gì." if rehearsed else f"Văn bản ở: {result.folder}")


def _number(output: Output) -> str:
    return str(output.document.number or "")


def _issued(output: Output) -> str:
    day = output.document.issued_on
    return f"{day:%d/%m/%Y}" if day and output.state != "draft" else ""


def _state(output: Output) -> str:
    if output.state == "written":
        return "đã ghi" if output.changed else "không đổi"
    return {"draft": "dự thảo", "kept": "giữ bản đã sửa", "rehearsed": "chạy thử"}[output.state]


def _as_json(result: Result) -> dict[str, Any]:
    """The contract for other programs: keys may be added, not changed."""
    return {
        "dossier": result.dossier,
        "folder": str(result.folder),
        "documents": [
            {
                "type": output.document.type.key,
                "group": output.document.group,
                "file": output.file_name,
                "number": str(output.document.number) if output.document.number else None,
                "date": _iso_date(output),
                "state": output.state,
                "changed": output.changed,
            }
            for output in result.documents
        ],
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "file": finding.where.file,
                "where": str(finding.where),
                "message": finding.message,
                "remedy": finding.remedy,
            }
            for finding in result.findings
        ],
    }


def _iso_date(output: Output) -> str | None:
    """The day printed in the document; a draft has none."""
    day = output.document.issued_on
    return day.isoformat() if day and output.state != "draft" else None


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=2))


def main() -> NoReturn:
    """Run a command; trouble is one Vietnamese line and, where we know it, its own exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # Windows may not
    try:
        app()
    except PaperworkError as error:
        _explain(error, str(error))
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:  # the last boundary: a clerk is never shown a traceback
        name = type(error).__name__
        _explain(error, f"Chương trình gặp lỗi chưa biết ({name}). Chạy lại: paperwork --debug …")
        sys.exit(UNKNOWN)
    sys.exit(0)


def _explain(error: Exception, sentence: str) -> None:
    if "--debug" in sys.argv:
        traceback.print_exception(error)
    print(sentence, file=sys.stderr)
