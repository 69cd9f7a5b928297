"""The commands about templates: which there are, their fields, copies of them, their faults."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from paperwork.cli import printing
from paperwork.cli.options import FormatOption, TemplatesOption
from paperwork.errors import TemplateError, UsageError

if TYPE_CHECKING:
    from paperwork.templating import Checked

app = typer.Typer(no_args_is_help=True, help="Các mẫu văn bản và trường dữ liệu.")

NOWHERE = (
    "Không thấy don-vi.xlsx ở thư mục này hay thư mục trên. "
    "Vào thư mục của hồ sơ, hoặc ghi thư mục sau tên loại."
)


def _profile() -> Path | None:
    """The unit's profile of the folder one is in, or of the one above."""
    from paperwork.workbook import profile_for

    found = profile_for(Path("ho-so.xlsx"))
    return found and _shown(found)


def _shown(path: Path) -> Path:
    """The path as one would type it from here."""
    return path.relative_to(here) if path.is_relative_to(here := Path.cwd()) else path


def _own(templates: Path | None) -> Path | None:
    """The folder asked for, else the one that generate would take here."""
    from paperwork.job import own_templates

    profile = _profile()
    return templates or (own_templates(profile) if profile else None)


@app.command("list")
def list_templates(templates: TemplatesOption = None) -> None:
    """Mẫu đang dùng cho từng loại văn bản."""
    from paperwork.catalogue import document_types

    own = _own(templates)
    types = document_types(own)
    width = max(14, *(len(type.key) + 2 for type in types))
    for type in types:
        print(f"{type.key:<{width}}{type.template}")
    if own and not templates:
        print(f"Mẫu trong thư mục “{own}” được dùng trước mẫu có sẵn.")


@app.command("check")
def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[FILE...]", help="Mẫu, hoặc thư mục mẫu; trống là mẫu đang dùng."),
    ] = None,
    templates: TemplatesOption = None,
    annotate: Annotated[
        bool,
        typer.Option("--annotate", help="Ghi thêm một bản có ghi chú Word ở từng chỗ."),
    ] = False,
    output: FormatOption = "text",
) -> None:
    """Soát mẫu: thẻ, trường dữ liệu, tờ khai; rồi điền thử và xét thể thức."""
    from paperwork import templating
    from paperwork.catalogue import shipped_templates

    own = _own(templates)
    places = files or [own or shipped_templates()]
    found, unreadable = [], False
    for path in (path for place in places for path in templating.templates_in(place)):
        try:
            checked = templating.check_template(path, own)
        except TemplateError as error:
            print(error, file=sys.stderr)
            unreadable = True
            continue
        found.append(checked)
        if output == "text":
            _print_checked(checked)
        if annotate and (copy := templating.annotate(checked)) and output == "text":
            print(f"Bản có ghi chú: {copy}")
    if output == "json":
        printing.print_json([_checked_as_json(checked) for checked in found])
    if unreadable:
        raise typer.Exit(TemplateError.exit_code)
    raise typer.Exit(printing.exit_code(f for checked in found for f in checked.findings))


def _print_checked(checked: Checked) -> None:
    if not checked.findings:
        print(f"{checked.template.name}: dùng được.")
        return
    printing.print_findings(checked.findings, sys.stdout)
    if not checked.rehearsed:
        print(f"{checked.template.name}: chưa điền thử; sửa các lỗi trên rồi soát lại.")


def _checked_as_json(checked: Checked) -> dict[str, Any]:
    """The contract for other programs: keys may be added, not changed."""
    return {
        "file": str(checked.template),
        "rehearsed": checked.rehearsed,
        "findings": printing.findings_as_json(checked.findings),
    }


@app.command("copy")
def copy(
    type_name: Annotated[str, typer.Argument(metavar="TYPE", help="Loại văn bản: quyet-dinh.")],
    folder: Annotated[
        Path | None,
        typer.Argument(metavar="[DIR]", help="Thư mục mẫu riêng; trống là “mau” cạnh don-vi.xlsx."),
    ] = None,
) -> None:
    """Chép một mẫu có sẵn và tờ khai của nó vào thư mục mẫu riêng để sửa."""
    from paperwork.job import OWN_TEMPLATES
    from paperwork.templating import copy_template

    profile = _profile()
    if folder is None and profile is None:
        raise UsageError(NOWHERE)
    own = profile and profile.with_name(OWN_TEMPLATES)
    place = folder or own or Path(OWN_TEMPLATES)
    template, declaration = copy_template(type_name, place)
    print(template)
    print(declaration)
    program = "Excel" if template.suffix == ".xlsx" else "Word"
    print(
        f"Sửa {template.name} bằng {program}; chữ trong {{{{ }}}} và {{% %}} là chỗ điền dữ liệu."
    )
    print(f"Sửa xong thì soát: paperwork templates check {_quoted(template)}")
    if own is None or place.resolve() != own.resolve():
        print(f"Thư mục “{place}” không phải “mau” cạnh don-vi.xlsx: thêm --templates khi lập.")
    else:
        print("Từ nay paperwork generate dùng mẫu này, không phải thêm --templates.")


def _quoted(path: Path) -> str:
    """The path as it is typed in a command."""
    return f'"{path}"' if " " in str(path) else str(path)


@app.command("fields")
def list_fields(
    type_name: Annotated[
        str | None, typer.Argument(metavar="[TYPE]", help="Chỉ các trường mà mẫu này dùng.")
    ] = None,
    templates: TemplatesOption = None,
) -> None:
    """Các trường dữ liệu dùng được trong mẫu, kèm giải thích."""
    from paperwork.fields import sections

    found = sections(type_name, _own(templates))
    print("Viết trong mẫu: {{ don_vi.ten }}. Tên có [] là danh sách:")
    print("{% for d in khen.danh_sach %}{{ d.ten }}{% endfor %}")
    for section in found:
        print(f"\n{section.title}")
        for name, meaning in section.fields.items():
            print(f"  {name:<38}{meaning}")
