"""The fields a template may use, each with its meaning: standards/fields.toml and declarations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from openpyxl import load_workbook

from paperwork.catalogue import document_types, named_types
from paperwork.language.tags import ANY_TAG, read_tags
from paperwork.model import DocumentType
from paperwork.package import parsed, read_package
from paperwork.render import compile_form
from paperwork.standards import table

CITATION = "ke_hoach"  # its fields are described; every cited document has the same
CITED = "Văn bản loại {type} được dẫn; trống khi không dẫn."
PASSAGE = "Phần “{part}” của trang Nội dung ({type}); không có thì theo tờ khai."
WHOLE = "Các dòng của trang Nội dung ({type}); không có thì theo tờ khai."

LITERAL = re.compile(r"""["'“‘].*?["'”’]""")
FILTER = re.compile(r"\|\s*\w+")
LEVEL = re.compile(r"(?<=\{[{%])[-+]?(?:tr|tc|p|r)\s")
LOOP = re.compile(r"\{%\s*for\s+(\w+)\s+in\s+([\w.\[\]]+)")
NAME = re.compile(r"[^\W\d]\w*(?:\.\w+|\[\d+\])*")
INDEX = re.compile(r"\[\d+\]")


@dataclass(frozen=True)
class Section:  # một nhóm trường
    title: str
    fields: Mapping[str, str]  # tên trường: nghĩa


@dataclass(frozen=True)
class Glossary:
    """Fields in sections; names that have the same fields below them are described once."""

    sections: tuple[Section, ...]
    alike: Mapping[str, str]  # tên: tên có cùng các trường con

    @cached_property
    def described(self) -> Mapping[str, str]:
        return {name: text for section in self.sections for name, text in section.fields.items()}

    def entry(self, name: str) -> str | None:
        """The described name that tells what this one means; None for one that does not exist."""
        if found := next((n for n in (name, f"{name}[]") if n in self.described), None):
            return found
        other = next((other for other in self.alike if name.startswith(f"{other}.")), None)
        return self.entry(self.alike[other] + name.removeprefix(other)) if other else None

    def of(self, names: Sequence[str]) -> tuple[Section, ...]:
        """The sections with these names only, each with its meaning."""
        entries = {name: entry for name in names if (entry := self.entry(name))}
        return tuple(
            Section(section.title, found)
            for section in self.sections
            if (found := _chosen(section, entries))
        )


def _chosen(section: Section, entries: Mapping[str, str]) -> dict[str, str]:
    return {
        f"{name}[]" if entry.endswith("[]") and not name.endswith("[]") else name: meaning
        for entry, meaning in section.fields.items()
        for name in entries
        if entries[name] == entry
    }


def described_fields(
    type_name: str | None = None, templates: Path | None = None
) -> list[tuple[str, str]]:
    """Each field with its meaning; with a type only those that its template or wording uses."""
    return [field for section in sections(type_name, templates) for field in section.fields.items()]


def sections(type_name: str | None = None, templates: Path | None = None) -> tuple[Section, ...]:
    """The described fields in groups; a name that ends in [] is a list."""
    types = document_types(templates)
    if type_name is None:
        return glossary(types).sections
    (type,) = named_types(types, [type_name])
    return glossary(types).of(used_fields(type))


def glossary(types: Sequence[DocumentType]) -> Glossary:
    """All that templates of these types may use."""
    cited = {t.key.replace("-", "_"): CITED.format(type=t.name) for t in types if t.numbered}
    added = {"cited": cited, "passages": _passages(types)}
    alike = {other: name for name, others in table("fields")["alike"].items() for other in others}
    return Glossary(
        tuple(
            Section(
                section["title"], {**added.get(section.get("adds", ""), {}), **section["fields"]}
            )
            for section in table("fields")["section"]
        ),
        alike | {name: CITATION for name in cited if name != CITATION},
    )


def _passages(types: Sequence[DocumentType]) -> dict[str, str]:
    return {
        f"noi_dung.{field}": (PASSAGE if part else WHOLE).format(part=part, type=type.name)
        for type in types
        for field, part in type.parts.items()
    }


def used_fields(type: DocumentType) -> tuple[str, ...]:
    """The fields that the template and the declaration of a type name, each by its full path."""
    names = {type.row: f"{type.rows}[]"} if type.row else {}
    return tuple(dict.fromkeys(_named(_tags(type), names)))


def _named(tags: Iterator[str], bound: dict[str, str]) -> Iterator[str]:
    """The names in tags, those of loops replaced by the list they walk through."""
    for tag in tags:
        bare = LEVEL.sub("", FILTER.sub("", LITERAL.sub("", tag)))
        if loop := LOOP.match(bare):
            bound[loop[1]] = f"{_full(loop[2], bound)}[]"
        for name in NAME.findall(bare):
            yield _full(name, bound)


def _full(name: str, bound: Mapping[str, str]) -> str:
    first, *rest = INDEX.sub("[]", name).split(".")
    return ".".join([bound.get(first, first), *rest])


def _tags(type: DocumentType) -> Iterator[str]:
    words = (
        type.subject,
        type.addressee,
        *type.citations.values(),
        *(r.text for r in type.content),
    )
    for text in (*_template_texts(type.template), *words):
        yield from ANY_TAG.findall(text)


def _template_texts(path: Path) -> Iterator[str]:
    """What stands in paragraphs or cells; raises TemplateError on a broken template."""
    parts = read_package(path)
    if path.suffix == ".xlsx":
        cells = (c.value for sheet in load_workbook(path) for row in sheet for c in row)
        yield from (value for value in cells if isinstance(value, str))
        return
    compile_form(path)  # says what is wrong with it
    for name, xml in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            yield from (tag.text for tag in read_tags(parsed(xml)))
