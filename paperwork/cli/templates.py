"""The commands about templates: which there are, and which fields one may use."""

from __future__ import annotations

from typing import Annotated

import typer

from paperwork.cli.options import TemplatesOption

app = typer.Typer(no_args_is_help=True, help="Các mẫu văn bản và trường dữ liệu.")


@app.command("list")
def list_templates(templates: TemplatesOption = None) -> None:
    """Mẫu đang dùng cho từng loại văn bản."""
    from paperwork.catalogue import document_types

    for type in document_types(templates):
        print(f"{type.key:<14}{type.template}")


@app.command("fields")
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
