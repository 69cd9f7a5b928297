"""The commands that make documents: new, check, generate, types."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from paperwork.cli import options, printing
from paperwork.cli.options import (
    AllOption,
    BookArgument,
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
from paperwork.findings import has_errors

if TYPE_CHECKING:
    from paperwork.job import Job, Result
    from paperwork.model import DocumentType
    from paperwork.pdf import Conversion

VALUES_ONLY = (
    "Bản này chỉ có giá trị các ô của {book}, không giữ định dạng, công thức, danh sách chọn:"
    " dùng để xem chỗ sai, còn sửa thì sửa ở {book}."
)


def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Thư mục của hồ sơ mới.")],
) -> None:
    """Tạo sổ tính hồ sơ và sổ tính đơn vị để bắt đầu."""
    from paperwork.starting import start

    for path in start(folder):
        print(path)


def check(
    books: Annotated[list[Path], typer.Argument(metavar="BOOK...", help="Một hoặc nhiều sổ tính.")],
    unit: UnitOption = None,
    templates: TemplatesOption = None,
    register: RegisterOption = None,
    date: DateOption = None,
    annotate: Annotated[
        bool,
        typer.Option(
            "--annotate", help="Ghi thêm bản sao có đánh dấu, ghi chú ở từng ô và trang “Lỗi”."
        ),
    ] = False,
    output: FormatOption = "text",
) -> None:
    """Nêu mọi chỗ cần sửa, theo từng ô; không sửa gì trong sổ tính."""
    from paperwork.errors import PaperworkError
    from paperwork.job import Job
    from paperwork.pipeline import generate

    given = options.day(date)
    results: dict[Path, Result] = {}
    troubles: dict[Path, PaperworkError] = {}
    for book in books:
        try:
            options.existing([book])
            results[book] = generate(
                Job(
                    book=book,
                    today=options.today(),
                    given_date=given,
                    dry_run=True,
                    unit_book=unit,
                    templates=templates,
                    register=options.place(register),
                ),
                printing.progress,
            )
        except PaperworkError as trouble:
            if len(books) == 1:
                raise
            troubles[book] = trouble
    if output == "json":
        said = [
            printing.result_as_json(results[book])
            if book in results
            else {"book": str(book), "trouble": str(troubles[book])}
            for book in books
        ]
        printing.print_json(said if len(said) > 1 else said[0])
    else:
        for book, result in results.items():
            printing.print_findings(result.findings, sys.stdout)
            if not result.findings:
                print(f"{book.name}: không có lỗi.")
    for reason in troubles.values():
        print(reason, file=sys.stderr)
    if annotate:
        _mark(results)
    findings = [finding for result in results.values() for finding in result.findings]
    codes = [reason.exit_code for reason in troubles.values()]
    raise typer.Exit(max([*codes, printing.exit_code(findings)]))


def _mark(results: Mapping[Path, Result]) -> None:
    """Write the marked-up copy of each workbook there is something to say of."""
    from paperwork.marking import mark

    for book, result in results.items():
        if copy := mark(book, result.findings):
            print(f"Bản có đánh dấu: {copy.path}", file=sys.stderr)
            if not copy.is_whole:
                print(VALUES_ONLY.format(book=book.name), file=sys.stderr)


def generate(
    book: BookArgument,
    out: OutOption = None,
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
    pdf: PdfOption = False,
    output: FormatOption = "text",
) -> None:
    """Lập bộ văn bản: lấy số, ghi ngày, dẫn nhau, ghi ra thư mục."""
    from paperwork.job import Job

    job = Job(
        book=options.existing([book])[0],
        today=options.today(),
        out=out,
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
    _make(job, output, pdf)


def number(
    book: BookArgument,
    date: Annotated[
        str, typer.Option("--date", metavar="DD/MM/YYYY", help="Ngày ghi vào văn bản được cấp số.")
    ],
    out: OutOption = None,
    only: OnlyOption = None,
    dry_run: DryRunOption = False,
    unit: UnitOption = None,
    templates: TemplatesOption = None,
    register: RegisterOption = None,
    renamed: RenamedOption = False,
    overwrite: OverwriteOption = False,
    force: ForceOption = False,
    pdf: PdfOption = False,
    output: FormatOption = "text",
) -> None:
    """Cấp số, ghi ngày cho bộ văn bản đã lập và đã ký; điền mọi chỗ dẫn nhau."""
    from paperwork.job import Job

    job = Job(
        book=options.existing([book])[0],
        today=options.today(),
        out=out,
        only=tuple(only or ()),
        given_date=options.day(date),
        number=True,
        dry_run=dry_run,
        unit_book=unit,
        templates=templates,
        register=options.place(register),
        clerk=options.clerk(),
        renamed=renamed,
        overwrite=overwrite,
        force=force,
    )
    _make(job, output, pdf)


def _make(job: Job, output: str, pdf: bool) -> None:
    """Makes the documents of a job and prints what became of them."""
    from paperwork import pipeline

    if pdf:
        from paperwork.pdf import required

        required()  # said before a number is taken
    result = pipeline.generate(job, printing.progress)
    conversions = _pdfs(result, job) if pdf else {}
    if output == "json":
        printing.print_json(printing.result_as_json(result, conversions))
    else:
        printing.print_findings(printing.but_suggestions(result.findings), sys.stderr)
        if has_errors(result.findings):
            print("Chưa lập văn bản nào, chưa lấy số nào.", file=sys.stderr)
        printing.print_documents(result)
        printing.print_pdfs(conversions.values())
    lacks_pdf = any(conversion.fault for conversion in conversions.values())
    raise typer.Exit(1 if lacks_pdf else printing.exit_code(result.findings))


def _pdfs(result: Result, job: Job) -> dict[str, Conversion]:
    """The PDF of each Word document of the result, by its file name."""
    from paperwork import pdf

    if job.dry_run:
        return {}
    names = [output.file_name for output in result.documents]
    documents = [result.folder / name for name in names if name.endswith(".docx")]
    workers = min(len(documents), os.cpu_count() or 1)
    found: dict[str, Conversion] = {}
    for conversion in pdf.convert(documents, workers=workers, overwrite=job.overwrite):
        printing.progress(f"PDF {len(found) + 1}/{len(documents)}")
        found[conversion.path.name] = conversion
    return {document.name: found[document.name] for document in documents}


def types(templates: TemplatesOption = None, output: FormatOption = "text") -> None:
    """Các loại văn bản lập được."""
    from paperwork.catalogue import document_types

    found = document_types(templates)
    if output == "json":
        printing.print_json([_as_json(type) for type in found])
        return
    width = max(14, *(len(type.key) + 2 for type in found))
    for type in found:
        mark = " (*)" if type.on_request else ""
        print(f"{type.order:02d}  {type.key:<{width}}{type.code:<6}{type.name}{mark}")
    if any(type.on_request for type in found):
        print("(*) chỉ lập khi ghi ở trang Văn bản, khi gọi --only, hoặc với --all.")


def _as_json(type: DocumentType) -> dict[str, object]:
    return {
        "type": type.key,
        "name": type.name,
        "code": type.code,
        "on_request": type.on_request,
        "one_per": type.one_per,
    }
