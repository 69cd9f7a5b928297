"""The commands that lead an office from one January to the next: rollover."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from paperwork.cli import options, printing
from paperwork.cli.options import BookArgument, FormatOption, RegisterOption, UnitOption


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
