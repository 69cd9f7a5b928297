"""The commands about NĐ 30: what is wrong with a document, and what each rule asks."""

from __future__ import annotations

import re
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from paperwork.cli import options, printing
from paperwork.cli.options import FormatOption
from paperwork.errors import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paperwork.findings import Finding
    from paperwork.lint import Report
    from paperwork.lint.rule import Rule

SEVERITIES = {"error": "lỗi", "warning": "lưu ý", "info": "gợi ý"}
BLANK = re.compile(r"(\{[^{}]*\})+\.?")  # chỗ trống của câu báo
WIDTH = 100  # of a screen


def lint(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Văn bản Word (.docx).")],
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="CODE", help="Chỉ xét quy tắc, nhóm này; lặp lại được."),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option("--ignore", metavar="CODE", help="Không xét quy tắc, nhóm này."),
    ] = None,
    annotate: Annotated[
        bool,
        typer.Option("--annotate", help="Ghi thêm một bản có ghi chú Word ở từng chỗ."),
    ] = False,
    pages: Annotated[
        bool, typer.Option("--pages/--no-pages", help="Dựng trang bằng LibreOffice nếu có.")
    ] = True,
    output: FormatOption = "text",
) -> None:
    """Xét thể thức văn bản Word bất kỳ theo NĐ 30/2020."""
    from paperwork.linting import commented_copy, lint_file

    reports, unreadable = [], False
    for path in options.existing(files):
        try:
            report = lint_file(
                path,
                select=tuple(select or ()),
                ignore=tuple(ignore or ()),
                annotate=annotate,
                pages=pages,
            )
        except DocumentError as error:
            print(error, file=sys.stderr)
            unreadable = True
            continue
        reports.append(report)
        if output == "text":
            print_report(report)
            if annotate:
                print(f"Bản có ghi chú: {commented_copy(path)}")
    if output == "json":
        printing.print_json([report_as_json(report) for report in reports])
    if unreadable:
        raise typer.Exit(DocumentError.exit_code)
    raise typer.Exit(printing.exit_code(f for report in reports for f in report.findings))


def rules(
    code: Annotated[
        str | None, typer.Argument(metavar="[CODE]", help="Mã quy tắc: ND30-H02 hoặc H02.")
    ] = None,
    output: FormatOption = "text",
) -> None:
    """Bảng quy tắc, hoặc lý do, điều khoản và ví dụ của một quy tắc."""
    from paperwork.lint import chosen

    found = chosen([code] if code else [], [])
    if output == "json":
        printing.print_json([rule_as_json(rule) for rule in found])
    elif len(found) == 1:
        _print_rule(found[0])
    else:
        _print_table(found)


def print_report(report: Report) -> None:
    """What is wrong with a document, by part, and what could not be checked."""
    if report.findings:
        print(report.file)
        _print_by_part(report.findings)
        print(f"{printing.count(report.findings)}.")
    else:
        print(f"{report.file}: không thấy chỗ nào trái thể thức.")
    if report.unchecked:
        codes = ", ".join(report.unchecked)
        print(f"{report.file}: chưa xét {codes}, vì phải dựng trang bằng LibreOffice.")


def _print_by_part(findings: Iterable[Finding]) -> None:
    from paperwork.lint.groups import grouped

    for heading, members in grouped(findings, lambda finding: finding.code).items():
        if heading:
            print(f"  {heading}")
        for finding in members:
            place = f" [{finding.where}]" if str(finding.where) else ""
            said = f"{printing.KINDS[finding.severity]} {finding.code}{place}"
            print(f"{'    ' if heading else '  '}{said} {finding.message} {finding.remedy}")


def report_as_json(report: Report) -> dict[str, object]:
    """The contract for other programs: keys may be added, not changed."""
    return {
        "file": report.file,
        "regime": report.regime,
        "unchecked": list(report.unchecked),
        "findings": printing.findings_as_json(report.findings),
    }


def rule_as_json(rule: Rule) -> dict[str, str]:
    return {
        "code": rule.code,
        "severity": rule.severity.value,
        "clause": rule.clause,
        "message": rule.says,
        "remedy": rule.remedy,
        "reason": rule.reason,
        "wrong": rule.wrong,
        "right": rule.right,
    }


def _print_table(rules: Iterable[Rule]) -> None:
    """A line or more a rule, under the headings of the decree: code, severity, clause, reason."""
    from paperwork.lint.groups import grouped

    ordered = sorted(rules, key=lambda rule: rule.code)
    for order, (heading, members) in enumerate(grouped(ordered, lambda r: r.code).items()):
        print(f"\n{heading}" if order else heading)
        for rule in members:
            kind = SEVERITIES[rule.severity]
            _print_wrapped(f"  {rule.code:<9}  {kind:<5}  {rule.clause:<20}  ", rule.reason)


def _print_rule(rule: Rule) -> None:
    print(f"{rule.code} ({SEVERITIES[rule.severity]}; {rule.clause})")
    for label, said in (
        ("Vì sao", rule.reason),
        ("Báo", BLANK.sub("…", rule.says)),
        ("Sửa", BLANK.sub("…", rule.remedy)),
        ("Sai", rule.wrong),
        ("Đúng", rule.right),
    ):
        _print_wrapped(f"  {label + ':':<8}", said)


def _print_wrapped(label: str, text: str) -> None:
    """The text in lines of the screen, beside the label and below it."""
    below = " " * len(label)
    print(textwrap.fill(text, WIDTH, initial_indent=label, subsequent_indent=below))
