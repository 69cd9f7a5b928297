"""A template checked whole: its declaration, its tags, and the documents it makes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from paperwork import saving
from paperwork.catalogue import document_types
from paperwork.errors import TemplateError, UsageError
from paperwork.fields import glossary
from paperwork.findings import Finding, PartRef, has_errors
from paperwork.lint import Remark, Report, annotated
from paperwork.linting import SUFFIX
from paperwork.model import DocumentType
from paperwork.package import NotWellFormed, Parts, read_package
from paperwork.templating import faults
from paperwork.templating.declaration import WHOLE, declaration_findings, declared
from paperwork.templating.fieldnames import FieldNames, closest, hint
from paperwork.templating.hidden import hidden_findings
from paperwork.templating.letters import letter_findings
from paperwork.templating.lines import (
    Passage,
    declared_passages,
    main_part,
    sheet_passages,
    word_passages,
)
from paperwork.templating.rehearsal import paragraph_at, rehearse
from paperwork.templating.specimen import specimens
from paperwork.templating.tags import tag_findings
from paperwork.vocabulary import context

FOLDERS = ("docx", "xlsx")  # thư mục mẫu để phẳng, hoặc chia theo loại tệp
DECLARATION = ".toml"
LOCK = "~$"  # Word đang mở tệp
PART = re.compile(rf"\b{WHOLE}\.(\w+)")
JOINER = "\u2060"  # giữa hai ngoặc của thẻ nêu trong ghi chú: để ghi chú không có thẻ nào


@dataclass(frozen=True)
class Checked:  # kết quả xét một mẫu
    template: Path
    remarks: tuple[Remark, ...]
    rehearsed: bool  # đã điền thử và xét thể thức; có lỗi ở thẻ thì chưa

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(remark.finding for remark in self.remarks)


def templates_in(place: Path) -> list[Path]:
    """The templates of a folder, and declarations that have none; of a file the file itself."""
    if place.is_file():
        return [place]
    if not place.is_dir():
        raise UsageError(f"Không có tệp, thư mục mẫu “{place}”. Kiểm tra lại đường dẫn.")
    folders = [place, *(place / name for name in FOLDERS)]
    files = [path for folder in folders for path in sorted(folder.glob("*.*"))]
    found = [path for path in files if _is_template(path)]
    if not found:
        raise UsageError(f"Thư mục “{place}” không có mẫu nào. Kiểm tra lại đường dẫn.")
    return found


def _is_template(path: Path) -> bool:
    if path.name.startswith(LOCK) or path.stem.endswith(SUFFIX):
        return False
    if path.suffix == DECLARATION:
        return not any(path.with_suffix(f".{kind}").is_file() for kind in FOLDERS)
    is_sheet = path.suffix == ".xlsx"  # workbooks of data lie beside the lists
    is_named = path.name in {type.template.name for type in document_types()}
    return path.suffix == ".docx" or (is_sheet and (is_named or _declaration(path).is_file()))


def _declaration(path: Path) -> Path:
    return path.with_suffix(DECLARATION)


def check_template(path: Path, own: Path | None = None) -> Checked:
    """What is wrong with a template; `own` is another folder of types that it may cite.

    Raises TemplateError when the file cannot be opened at all.
    """
    if path.suffix == DECLARATION:
        beside = [path.with_suffix(f".{kind}") for kind in FOLDERS]
        path = next((template for template in beside if template.is_file()), path)
    if path.suffix == DECLARATION:
        return Checked(path, tuple(map(Remark, declared(path)[1])), rehearsed=False)
    try:
        return _checked(path, _own_types(path, own))
    except NotWellFormed as fault:
        raise TemplateError(
            f"{path.name}: tệp mẫu hỏng. Mở bằng Word, lưu lại rồi chạy lại."
        ) from fault


def _checked(path: Path, own: Sequence[DocumentType]) -> Checked:
    parts = read_package(path)
    if path.suffix == ".docx" and not main_part(parts):
        raise TemplateError(f"{path.name}: không phải tệp .docx. Lưu lại dưới dạng Word Document.")
    type, undeclared = _type_of(path)
    remarks = list(map(Remark, undeclared))
    shipped = [t for t in document_types() if type is None or t.key != type.key]
    known = [*shipped, *(t for t in own if t.key not in {s.key for s in shipped})]
    passages = list(_passages(path, parts, type))
    if type is not None:
        remarks += map(Remark, declaration_findings(type, [*known, type], _printed(passages)))
    is_declared = type is not None and not _has_errors(remarks)
    sample = _sample(type, known) if type is not None and is_declared else {}
    names = FieldNames(glossary(_with_own_parts(type, known)), sample)
    main = main_part(parts)
    remarks += [remark for p in passages for remark in _remarks(p, names, main)]
    remarks += map(Remark, hidden_findings(path.name, parts))
    ready = type is not None and not _has_errors(remarks)
    if type is not None and ready:
        remarks += rehearse(type, _cited(type, known), parts)
    return Checked(path, tuple(dict.fromkeys(remarks)), ready)


def _has_errors(remarks: Sequence[Remark]) -> bool:
    return has_errors(remark.finding for remark in remarks)


def _own_types(path: Path, own: Path | None) -> list[DocumentType]:
    """The unit's own types that can be read: those beside the template, and of another folder."""
    home = path.parent.parent if path.parent.name in FOLDERS else path.parent
    places = [home, *([own] if own else [])]
    files = [
        file
        for place in places
        for folder in (place, *(place / name for name in FOLDERS))
        for file in sorted(folder.glob(f"*{DECLARATION}"))
        if file.stem != path.stem
    ]
    return [type for file in files if (type := declared(file)[0]) is not None]


def _type_of(path: Path) -> tuple[DocumentType | None, tuple[Finding, ...]]:
    """The type of a template: declared beside it, or for a .docx that of the shipped namesake."""
    if _declaration(path).is_file():
        type, findings = declared(_declaration(path))
        return type and replace(type, template=path), findings
    shipped = {type.template.name: type for type in document_types()}
    if path.suffix == ".docx" and path.name in shipped:
        return replace(shipped[path.name], template=path), ()
    near = closest(path.stem, [type.key.replace("-", "_") for type in shipped.values()])
    said = {"declaration": _declaration(path).name, "hint": hint(near.replace("_", "-"))}
    return None, (faults.UNDECLARED.at(PartRef(path.name), **said),)


def _with_own_parts(type: DocumentType | None, known: Sequence[DocumentType]) -> list[DocumentType]:
    """The types with the parts of this one only: no template prints the parts of another."""
    if type is None:
        return list(known)
    return [*(replace(other, parts={}) for other in known), type]


def _cited(type: DocumentType, known: Sequence[DocumentType]) -> list[DocumentType]:
    """The types of the rehearsal: the shipped ones, of the unit's own those that are cited."""
    shipped = {other.key for other in document_types()}
    return [other for other in known if other.key in shipped or other.key in type.cites]


def _sample(type: DocumentType, known: Sequence[DocumentType]) -> Mapping[str, object]:
    """The values of all fields in the specimen; none where a declared text cannot be filled."""
    try:
        whole = next(specimens([*_cited(type, known), type]))
        document = next(d for d in whole.documents if d.type.key == type.key)
        return context(whole, document)
    except TemplateError:  # the rehearsal says so, or a finding about the text
        return {}


def _passages(path: Path, parts: Parts, type: DocumentType | None) -> Iterator[Passage]:
    if type is not None and _declaration(path).is_file():
        yield from declared_passages(type)
    if path.suffix == ".xlsx":
        yield from sheet_passages(path, type)
    else:
        yield from word_passages(path.name, parts)


def _printed(passages: Sequence[Passage]) -> frozenset[str]:
    """The parts of running text that the template prints."""
    texts = [line.text for passage in passages if passage.is_word for line in passage.lines]
    return frozenset(name for text in texts for name in PART.findall(text))


def _remarks(passage: Passage, names: FieldNames, main: str) -> Iterator[Remark]:
    found = [
        (line, finding)
        for line in passage.lines
        for finding in letter_findings(line, is_word=passage.is_word)
    ]
    if passage.lines:
        found += tag_findings(passage, names)
    order = {id(line): number for number, line in enumerate(passage.lines)}
    for line, finding in sorted(found, key=lambda pair: order[id(pair[0])]):
        at = None if line.paragraph is None else paragraph_at(line.paragraph, main)
        yield Remark(finding, at)


def annotate(checked: Checked) -> Path | None:
    """The copy of a Word template with a comment at each finding; None when there is nothing."""
    path = checked.template
    if path.suffix != ".docx" or not checked.remarks:
        return None
    remarks = tuple(
        replace(remark, finding=_without_tags(remark.finding)) for remark in checked.remarks
    )
    copy = path.with_name(f"{path.stem}{SUFFIX}{path.suffix}")
    saving.save(copy, annotated(path.read_bytes(), Report(path.name, "nd30", remarks)))
    return copy


def _without_tags(finding: Finding) -> Finding:
    """The finding as a comment may say it: what looks like a tag there must not be one."""
    return replace(finding, message=_broken_up(finding.message), remedy=_broken_up(finding.remedy))


def _broken_up(text: str) -> str:
    return re.sub(r"(?<=\{)(?=[{%#])|(?<=[}%#])(?=\})", JOINER, text)
