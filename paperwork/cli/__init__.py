"""The commands: parse, call, print. The only code that prints or exits."""

from __future__ import annotations

import sys
import traceback
from typing import Annotated, NoReturn

import typer

from paperwork.cli import batches, documents, law, lint, register, templates, years
from paperwork.errors import PaperworkError
from paperwork.litter import look_seldom

app = typer.Typer(
    name="paperwork",
    help="Lập bộ văn bản thi đua, khen thưởng từ một sổ tính, đúng thể thức NĐ 30/2020.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.command()(documents.new)
app.command()(documents.check)
app.command()(documents.generate)
app.command()(documents.number)
app.command()(batches.batch)
app.command()(batches.undo)
app.command()(years.status)
app.command()(years.rollover)
app.command()(documents.types)
app.command()(law.law)
app.command()(lint.lint)
app.command()(lint.rules)
app.add_typer(templates.app, name="templates")
app.add_typer(register.app, name="register")

MAY_REVEAL = (
    "Dấu vết dưới đây dành cho người hỗ trợ; có thể có đường dẫn, tên tệp và giá trị ô của hồ sơ."
    " Xem lại và xóa chỗ riêng tư trước khi gửi."
)
UNKNOWN = 70  # EX_SOFTWARE: none of the exit codes of known trouble


@app.callback()
def program(
    debug: Annotated[
        bool,
        typer.Option("--debug", help="Hiện dấu vết lỗi cho người hỗ trợ; có thể lộ dữ liệu hồ sơ."),
    ] = False,
) -> None:
    """Lập bộ văn bản thi đua, khen thưởng từ một sổ tính, đúng thể thức NĐ 30/2020."""


def main() -> NoReturn:
    """Run a command; trouble is one Vietnamese line and, where we know it, its own exit code."""
    look_seldom()
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
        print(MAY_REVEAL, file=sys.stderr)
        traceback.print_exception(error)
    print(sentence, file=sys.stderr)
