"""The command that prints the law of awards of a day."""

from __future__ import annotations

from typing import Annotated

import typer

from paperwork.cli import options, printing
from paperwork.cli.options import FormatOption


def law(
    on: Annotated[
        str | None,
        typer.Option("--on", metavar="DD/MM/YYYY", help="Ngày cần xem; không ghi là hôm nay."),
    ] = None,
    output: FormatOption = "text",
) -> None:
    """Quy định thi đua, khen thưởng áp dụng vào một ngày."""
    from paperwork.awards.law import law_on
    from paperwork.awards.law_telling import law_as_json, law_lines

    found = law_on(options.day(on) or options.today())
    if output == "json":
        printing.print_json(law_as_json(found))
    else:
        print("\n".join(law_lines(found)))
