"""A declaration held against the others: what it names must be there."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path

from paperwork.catalogue import read_declaration
from paperwork.errors import TemplateError
from paperwork.findings import Finding, PartRef
from paperwork.model import DocumentType
from paperwork.templating import faults
from paperwork.templating.fieldnames import closest, hint

ENTRIES = tuple(f.name for f in fields(DocumentType) if f.name not in ("key", "template"))
WHOLE = "noi_dung"  # trường chứa các phần lời văn


def declared(path: Path) -> tuple[DocumentType | None, tuple[Finding, ...]]:
    """The type that a declaration declares; None, and why, when it cannot be used."""
    try:
        return read_declaration(path), ()
    except TemplateError as error:
        reason = str(error).removeprefix(f"{path.name}: ")
        where = PartRef(path.name)
        said = faults.BAD_DECLARATION.at(where, reason=reason, hint=_meant_entries(path))
        return None, (said,)


def _meant_entries(path: Path) -> str:
    """“subjekt” có lẽ là “subject”: for each unknown entry that is like a known one."""
    try:
        entries = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError):
        return ""
    pairs = [(name, closest(name, ENTRIES)) for name in entries if name not in ENTRIES]
    return "".join(f" “{name}” có lẽ là “{meant}”." for name, meant in pairs if meant)


def declaration_findings(
    type: DocumentType, known: Sequence[DocumentType], used: frozenset[str]
) -> Iterator[Finding]:
    """Types and parts that are named and not there; `used` are the parts that are printed."""
    yield from _types(type, [other.key for other in known])
    yield from _parts(type, used)


def _types(type: DocumentType, keys: Sequence[str]) -> Iterator[Finding]:
    file = f"{type.key}.toml"
    for key in type.cites:
        if key not in keys:
            near = hint(closest(key.replace("-", "_"), [k.replace("-", "_") for k in keys]))
            where = PartRef(file, "mục cites")
            said = {"entry": "cites", "name": key, "hint": near.replace("_", "-")}
            yield faults.UNKNOWN_TYPE.at(where, **said)
    for key in type.citations:
        if key not in type.cites:
            yield faults.UNCITED.at(PartRef(file, "mục citations"), name=key)


def _parts(type: DocumentType, used: frozenset[str]) -> Iterator[Finding]:
    file = f"{type.key}.toml"
    named = [("headings", name) for name in type.headings]
    named += [("content", row.part) for row in type.content]
    for entry, name in dict.fromkeys(named):
        if name not in type.parts:
            said = {"entry": entry, "name": name, "hint": hint(closest(name, type.parts))}
            yield faults.UNKNOWN_PART.at(PartRef(file, f"mục {entry}"), **said)
    for name in type.parts:
        if name not in used:
            tag = f"{{{{p {WHOLE}.{name} }}}}"
            yield faults.UNPRINTED_PART.at(PartRef(file, "mục parts"), name=name, tag=tag)
