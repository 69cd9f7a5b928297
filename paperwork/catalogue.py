"""Document types: every templates/docx/NAME.docx or xlsx/NAME.xlsx with a NAME.toml beside it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from paperwork.errors import TemplateError, UsageError
from paperwork.model import ContentRow, DocumentType, Frame, Issuer, Level
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
    by_label = {fold(label): type for label, type in labels(types).items()}
    unknown = [name for name in names if fold(name) not in by_label]
    if unknown:
        known = ", ".join(type.key for type in types)
        raise UsageError(f"Không có loại văn bản “{unknown[0]}”. Các loại: {known}.")
    return tuple(by_label[fold(name)] for name in names)


def labels(types: Sequence[DocumentType]) -> dict[str, DocumentType]:
    """What each type is called; a name or abbreviation that several share means the first."""
    names = {name: t for t in reversed(types) for name in (t.name, t.code) if name}
    return names | {type.key: type for type in types}


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
        content = path.read_bytes()
    except OSError as error:
        raise TemplateError(
            f"{path.name}: không đọc được tờ khai. Đóng chương trình đang giữ tệp rồi chạy lại."
        ) from error
    return _declared_type(path, template, content)


@lru_cache(maxsize=256)
def _declared_type(path: Path, template: Path, content: bytes) -> DocumentType:
    """Once for each state of the file: a clerk may edit it while the program runs."""
    try:
        declared = tomllib.loads(content.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TemplateError(f"{path.name}: tờ khai sai cú pháp TOML ({error}).") from error
    faults = list(_faults(declared))
    if faults:
        raise TemplateError(f"{path.name}: {'; '.join(faults)}. Xem tờ khai của mẫu có sẵn.")
    return DocumentType(key=path.stem, template=template, **_converted(path.stem, declared))


_OURS = ("key", "template")  # said by the file's name and place
CONTENT = ("part", "level", "text")  # những gì một dòng lời văn nói
_NEEDED = ("name", "code", "order", "subject")


def _faults(declared: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a declaration, each as the middle of a sentence."""
    kinds = {name: kind for name, kind in _kinds_of(DocumentType).items() if name not in _OURS}
    yield from (f"thiếu mục “{name}”" for name in _NEEDED if name not in declared)
    yield from (f"có mục lạ “{name}”" for name in sorted(set(declared) - set(kinds)))
    yield from _frame_faults(declared.get("frames", {}))
    for name, value in declared.items():
        if name in kinds and name not in ("content", "frames") and not _fits(value, kinds[name]):
            yield f"mục “{name}” ghi sai giá trị"
    if declared.get("one_per") == "member" and declared.get("numbered", True):
        yield "mỗi thành viên một văn bản thì không lấy số riêng, ghi thêm numbered = false"
    yield from _content_faults(declared.get("content", []))


@cache
def _kinds_of(noun: type) -> Mapping[str, Any]:
    """What each field of a noun has to be."""
    return get_type_hints(noun)


def _content_faults(content: object) -> Iterator[str]:
    """A row of wording says its part and its text, and may say a level, all three in letters."""
    if not isinstance(content, list):
        yield "mục “content” phải là các bảng [[content]]"
        return
    for number, row in enumerate(content, 1):
        if not isinstance(row, dict) or not {"part", "text"} <= set(row) <= set(CONTENT):
            yield f"dòng lời văn thứ {number} phải có part, text và chỉ thêm level"
        elif not all(isinstance(value, str) for value in row.values()):
            yield f"dòng lời văn thứ {number} ghi sai giá trị: part, text, level là chữ trong “ ”"
        elif row.get("level", "") not in get_args(Level):
            yield f"dòng lời văn “{row['text'][:40]}” ghi sai cấp “{row['level']}”"


def _frame_faults(frames: object) -> Iterator[str]:
    """A frame says where it is in millimetres, and may say a font and a least size."""
    kinds = _kinds_of(Frame)
    needed = {field.name for field in fields(Frame) if field.default is MISSING}
    for style, values in frames.items() if isinstance(frames, dict) else [("", None)]:
        if not isinstance(values, dict) or not needed <= set(values) <= set(kinds):
            yield f"khung “{style}” phải có x, y, width, height, size và chỉ thêm least, font"
        elif not all(_is_measure(v, kinds[name]) for name, v in values.items()):
            yield f"khung “{style}” ghi sai giá trị: số đo là số dương, tính bằng mm"


def _is_measure(value: object, kind: type) -> bool:
    if kind is str:
        return isinstance(value, str)
    return isinstance(value, int | float) and not isinstance(value, bool) and value >= 0


def _fits(value: object, kind: Any) -> bool:
    """Whether a value read from TOML can be what the declaration needs."""
    if get_origin(kind) is Literal:
        return value in get_args(kind)
    if get_origin(kind) is tuple:
        return isinstance(value, list) and all(_fits(item, get_args(kind)[0]) for item in value)
    if get_origin(kind) is Mapping:
        return isinstance(value, dict) and all(isinstance(text, str) for text in value.values())
    if issubclass(kind, Issuer):
        return value in set(Issuer)
    return type(value) is kind


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
    values["frames"] = {style: Frame(**frame) for style, frame in values.get("frames", {}).items()}
    values["content"] = tuple(
        ContentRow(document_type=key, **row) for row in values.get("content", ())
    )
    return values
