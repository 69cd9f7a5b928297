"""Document types: every templates/docx/NAME.docx or xlsx/NAME.xlsx with a NAME.toml beside it."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from paperwork.errors import TemplateError, UsageError
from paperwork.model import ContentRow, DocumentType, Issuer
from paperwork.wording import fold

_SHIPPED = ("docx/*.toml", "xlsx/*.toml")
_OWN = ("*.toml", *_SHIPPED)  # the unit's folder may be flat


def shipped_templates() -> Path:
    """The folder of the templates that come with the product: in the wheel, or in a checkout."""
    package = Path(__file__).parent
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def document_types(own: Path | None = None) -> tuple[DocumentType, ...]:
    """Every document type in reading order; the unit's own templates replace shipped ones."""
    found = {type.key: type for type in _declared(shipped_templates(), _SHIPPED)}
    if own is not None:
        if not own.is_dir():
            raise TemplateError(f"Không có thư mục mẫu “{own}”. Kiểm tra lại đường dẫn.")
        found |= {type.key: type for type in _own_types(own, found)}
    return tuple(sorted(found.values(), key=lambda type: (type.order, type.key)))


def named_types(types: Sequence[DocumentType], names: Sequence[str]) -> tuple[DocumentType, ...]:
    """The types called by key, name or abbreviation; raises UsageError on one that is not there."""
    by_label = {fold(label): t for t in types for label in (t.key, t.name, t.code) if label}
    unknown = [name for name in names if fold(name) not in by_label]
    if unknown:
        known = ", ".join(type.key for type in types)
        raise UsageError(f"Không có loại văn bản “{unknown[0]}”. Các loại: {known}.")
    return tuple(by_label[fold(name)] for name in names)


def _declared(folder: Path, patterns: Sequence[str]) -> list[DocumentType]:
    return [read_declaration(path) for pattern in patterns for path in sorted(folder.glob(pattern))]


def _own_types(folder: Path, shipped: dict[str, DocumentType]) -> list[DocumentType]:
    """The unit's own types; a .docx alone takes the declaration of the shipped type it replaces."""
    declared = _declared(folder, _OWN)
    known = {type.key for type in declared}
    bare = [
        DocumentType(**{**_values(shipped[path.stem]), "template": path})
        for path in sorted([*folder.glob("*.docx"), *folder.glob("docx/*.docx")])
        if path.stem in shipped and path.stem not in known
    ]
    return declared + bare


def _values(type: DocumentType) -> dict[str, Any]:
    return {field.name: getattr(type, field.name) for field in fields(type)}


def read_declaration(path: Path) -> DocumentType:
    """The document type that a .toml declares; its template stands beside it."""
    template = _template_beside(path)
    try:
        declared = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TemplateError(f"{path.name}: tờ khai sai cú pháp TOML ({error}).") from error
    unknown = set(declared) - {field.name for field in fields(DocumentType)}
    if unknown:
        raise TemplateError(
            f"{path.name}: tờ khai có mục lạ {_quoted(unknown)}. Xem tờ khai của mẫu có sẵn."
        )
    try:
        return DocumentType(key=path.stem, template=template, **_converted(path.stem, declared))
    except (TypeError, ValueError) as error:
        raise TemplateError(f"{path.name}: tờ khai thiếu hoặc sai mục ({error}).") from error


def _template_beside(path: Path) -> Path:
    for suffix in (".docx", ".xlsx"):
        if (template := path.with_suffix(suffix)).is_file():
            return template
    raise TemplateError(f"{path.name}: không có tệp mẫu {path.stem}.docx bên cạnh tờ khai.")


def _converted(key: str, declared: dict[str, Any]) -> dict[str, Any]:
    values = dict(declared)
    if "issuer" in values:
        values["issuer"] = Issuer(values["issuer"])
    for name in ("cites", "needs"):
        values[name] = tuple(values.get(name, ()))
    values["content"] = tuple(
        ContentRow(document_type=key, **row) for row in values.get("content", ())
    )
    return values


def _quoted(names: set[str]) -> str:
    return ", ".join(f"“{name}”" for name in sorted(names))
