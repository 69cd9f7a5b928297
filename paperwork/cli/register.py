"""The commands about the register: look, issue, void, print, prove, keep safe."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from paperwork.cli import entries, options, printing
from paperwork.cli.options import FormatOption, RegisterOption, TemplatesOption, UnitOption
from paperwork.errors import UsageError
from paperwork.findings import has_errors

app = typer.Typer(
    no_args_is_help=True,
    help="Sổ đăng ký văn bản đi: xem, phát hành, hủy, in, kiểm tra, sao lưu.",
)

StateName = Literal["reserved", "written", "issued", "void"]
YearOption = Annotated[
    int | None, typer.Option("--year", metavar="YEAR", help="Chỉ các số của năm này.")
]
SeriesOption = Annotated[
    str, typer.Option("--series", metavar="TEXT", help="Chỉ dãy số này: QĐ-SNNMT.")
]
SinceOption = Annotated[
    str | None, typer.Option("--from", metavar="DD/MM/YYYY", help="Từ văn bản ngày này.")
]
UntilOption = Annotated[
    str | None, typer.Option("--to", metavar="DD/MM/YYYY", help="Đến văn bản ngày này.")
]
DossierOption = Annotated[
    str, typer.Option("--dossier", metavar="CODE", help="Chỉ các số của hồ sơ có mã này.")
]
FilesOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--files", metavar="DIR", help="Đối chiếu cả với văn bản trong thư mục này; lặp lại được."
    ),
]


@app.command("list")
def list_entries(
    register: RegisterOption = None,
    year: YearOption = None,
    series: SeriesOption = "",
    state: Annotated[
        StateName | None,
        typer.Option(
            "--state",
            help="Chỉ các số đã lấy (reserved), đã có tệp (written), đã phát hành (issued) hoặc"
            " đã hủy (void).",
        ),
    ] = None,
    type_name: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="Chỉ loại văn bản này.")
    ] = None,
    dossier: DossierOption = "",
    since: SinceOption = None,
    until: UntilOption = None,
    find: Annotated[
        str,
        typer.Option(
            "--find", metavar="TEXT", help="Chỉ văn bản có chữ này ở số, trích yếu, ghi chú."
        ),
    ] = "",
    templates: TemplatesOption = None,
    output: FormatOption = "text",
) -> None:
    """Các số trong sổ; lọc theo năm, dãy số, trạng thái, loại, hồ sơ, ngày, chữ."""
    from paperwork import bookkeeping
    from paperwork.register import State

    wish = bookkeeping.Wish(
        year=year,
        series=series,
        state=State(state) if state else None,
        type_key=_type_key(type_name, templates),
        dossier=dossier,
        since=options.day(since),
        until=options.day(until),
        text=find,
    )
    found = bookkeeping.find(_place(register), wish)
    if output == "json":
        printing.print_json([entries.entry_as_json(entry) for entry in found])
    else:
        entries.print_entries(found)


@app.command()
def issue(
    numbers: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="NUMBER",
            help="Một hoặc nhiều số: 05/QĐ-SNNMT; không ghi số thì cả hồ sơ của --dossier.",
        ),
    ] = None,
    register: RegisterOption = None,
    dossier: DossierOption = "",
    year: YearOption = None,
    sent: Annotated[
        str | None,
        typer.Option("--sent", metavar="DD/MM/YYYY", help="Ngày chuyển; không ghi là hôm nay."),
    ] = None,
    folder: Annotated[
        Path | None,
        typer.Option("--folder", metavar="DIR", help="Thư mục đang giữ các văn bản ấy."),
    ] = None,
) -> None:
    """Ghi văn bản đã ký, đã phát hành: từ đó số và nội dung bị khóa."""
    from paperwork import bookkeeping

    today = options.today()
    issued = bookkeeping.issue(
        _place(register),
        bookkeeping.Choice(_named(numbers, dossier), dossier, year),
        options.day(sent) or today,
        today,
        options.clerk(),
        folder,
    )
    printing.print_findings(issued.findings, sys.stderr)
    if has_errors(issued.findings) and not issued.entries:
        print("Chưa phát hành số nào.", file=sys.stderr)
    entries.print_changes(issued.entries)
    raise typer.Exit(printing.exit_code(issued.findings))


@app.command()
def void(
    number: Annotated[str, typer.Argument(metavar="NUMBER", help="Số cần hủy: 05/QĐ-SNNMT.")],
    because: Annotated[
        str, typer.Option("--because", metavar="TEXT", help="Lý do hủy, ghi vào sổ.")
    ],
    register: RegisterOption = None,
    year: YearOption = None,
    dossier: DossierOption = "",
) -> None:
    """Hủy một số, ghi rõ lý do; số đã hủy không dùng lại."""
    from paperwork import bookkeeping

    choice = bookkeeping.Choice((number,), dossier, year)
    entries.print_changes(bookkeeping.void(_place(register), choice, because, options.clerk()))


@app.command()
def export(
    target: Annotated[Path, typer.Argument(metavar="FILE.xlsx", help="Tệp Excel để in.")],
    register: RegisterOption = None,
    year: YearOption = None,
    series: SeriesOption = "",
    since: SinceOption = None,
    until: UntilOption = None,
    unit: UnitOption = None,
    templates: TemplatesOption = None,
    volume: Annotated[
        int, typer.Option("--volume", metavar="N", min=1, help="Quyển số mấy, ghi ở bìa.")
    ] = 1,
) -> None:
    """Xuất sổ ra tệp Excel để in, theo mẫu của NĐ 30/2020."""
    from paperwork import bookkeeping

    wish = bookkeeping.Wish(
        year=year, series=series, since=options.day(since), until=options.day(until)
    )
    count = bookkeeping.export(_place(register), target, wish, volume, unit, templates)
    print(f"Đã ghi {count} số vào “{target}”.")


@app.command()
def verify(
    register: RegisterOption = None,
    files: FilesOption = None,
    seal: Annotated[
        str, typer.Option("--seal", metavar="CODE", help="Mã niêm đã ghi lại lần trước.")
    ] = "",
    output: FormatOption = "text",
) -> None:
    """Kiểm tra sổ: không trùng số, không hở số, không ai sửa lén, khớp với từng tệp."""
    from paperwork import bookkeeping

    verdict = bookkeeping.verify(_place(register), tuple(files or ()), options.today(), seal)
    if output == "json":
        printing.print_json(entries.verdict_as_json(verdict))
    else:
        entries.print_verdict(verdict)
    raise typer.Exit(printing.exit_code(verdict.findings))


@app.command()
def backup(
    target: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="Tệp sao lưu; không ghi thì tự đặt.")
    ] = None,
    register: RegisterOption = None,
) -> None:
    """Sao lưu sổ, kể cả khi đang có người dùng."""
    from paperwork import bookkeeping

    print(f"Bản sao lưu ở: {bookkeeping.backup(_place(register), target, options.now())}")


@app.command()
def restore(
    copy: Annotated[Path, typer.Argument(metavar="BACKUP", help="Bản sao lưu.")],
    register: RegisterOption = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Thay sổ đang có bằng bản sao lưu.")
    ] = False,
    files: FilesOption = None,
) -> None:
    """Khôi phục sổ từ bản sao lưu, rồi kiểm tra."""
    from paperwork import bookkeeping

    (found,) = options.existing([copy])
    place = _place(register)
    verdict = bookkeeping.restore(place, found, replace, options.now(), tuple(files or ()))
    print(f"Đã khôi phục sổ “{entries.place_name(place)}” từ “{found}”.")
    entries.print_verdict(verdict)
    raise typer.Exit(printing.exit_code(verdict.findings))


@app.command()
def unlock(register: RegisterOption = None) -> None:
    """Gỡ khóa mà một máy khác để lại trên sổ ở thư mục dùng chung."""
    from paperwork import bookkeeping

    place = _place(register)
    entries.print_unlocked(place, bookkeeping.unlock(place, options.clerk()))


@app.command()
def move(
    source: Annotated[str, typer.Argument(metavar="FROM", help="Sổ đang dùng: tệp hoặc địa chỉ.")],
    target: Annotated[str, typer.Argument(metavar="TO", help="Sổ mới: tệp hoặc địa chỉ.")],
) -> None:
    """Chuyển sổ từ tệp lên máy chủ hoặc ngược lại, rồi kiểm tra."""
    from paperwork import bookkeeping

    old, new = _place(source), _place(target)
    verdict = bookkeeping.move(old, new, options.today(), options.clerk())
    print(f"Đã chuyển sổ “{entries.place_name(old)}” sang “{entries.place_name(new)}”.")
    entries.print_verdict(verdict)
    raise typer.Exit(printing.exit_code(verdict.findings))


def _place(register: str | None) -> Path | str:
    """The register given, or the one in this folder."""
    from paperwork.job import REGISTER

    return options.place(register) or Path(REGISTER)


def _named(numbers: list[str] | None, dossier: str) -> tuple[str, ...]:
    """The numbers given; none only where a whole dossier is meant."""
    if not numbers and not dossier:
        raise UsageError(
            "Ghi số cần phát hành, ví dụ 05/QĐ-SNNMT, hoặc thêm --dossier và mã hồ sơ."
        )
    return tuple(numbers or ())


def _type_key(name: str | None, templates: Path | None) -> str:
    """The key of a type called by key, name or abbreviation; empty when none is called."""
    from paperwork.catalogue import document_types, named_types

    return named_types(document_types(templates), [name])[0].key if name else ""
