"""Word templates: compiled once, rendered many times; each part is evaluated exactly once."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from paperwork.deflate import Method, fastest, thorough
from paperwork.errors import TemplateError
from paperwork.language.bounds import bounded
from paperwork.language.docxtpl import DocxtplLanguage, DocxtplPrinting, NeedsDocxtpl
from paperwork.language.tags import ANY_TAG
from paperwork.language.values import with_composed_names
from paperwork.model import Frame
from paperwork.package import (
    CONTENT_TYPES,
    NotWellFormed,
    Packed,
    packed,
    parsed,
    read_package,
    unpacked_to_read,
    zipped,
)
from paperwork.render.parts import PROPERTIES, CompiledPart, docxtpl_part, form_part
from paperwork.render.properties import (
    CORE,
    Properties,
    refuse_fetching,
    refuse_printed_fields,
    without_traces,
)
from paperwork.render.retelling import check
from paperwork.render.stock import Stock
from paperwork.render.styles import framed, resized
from paperwork.render.text import Finished, Unreadable, refuse_unreadable, running_text
from paperwork.wordml import WORD as WORD_NAMESPACE

WORDPROCESSING = "application/vnd.openxmlformats-officedocument.wordprocessingml."
RENDERED = {  # loại phần: tên gọi trong câu báo lỗi
    f"{WORDPROCESSING}document.main+xml": "",
    f"{WORDPROCESSING}header+xml": "đầu trang",
    f"{WORDPROCESSING}footer+xml": "chân trang",
    f"{WORDPROCESSING}footnotes+xml": "chú thích cuối trang",
    f"{WORDPROCESSING}endnotes+xml": "chú thích cuối văn bản",
}
STYLES = "word/styles.xml"
CUSTOM = "docProps/custom.xml"
NO_STYLES = b'<w:styles xmlns:w="%b"/>' % WORD_NAMESPACE.encode()
NOT_TEXT = ("word/numbering.xml", STYLES, "word/settings.xml")
UNSIGNED = Properties()  # không ghi tác giả, tiêu đề


@dataclass(frozen=True)
class CompiledTemplate:
    """A template ready to render; holds no state, so threads may share it."""

    name: str
    _parts: tuple[CompiledPart, ...] = field(repr=False)
    _static: tuple[Packed, ...] = field(repr=False)
    _method: Method = field(repr=False)
    _properties: Properties | None = field(repr=False, default=None)  # None: the template's own
    _stock: Stock | None = field(repr=False, default=None)  # docxtpl, for what only it can do

    @property
    def unproven(self) -> Mapping[str, str]:
        """The parts not known to be well formed whatever the data, and why; usually none.

        Each result of such a part is parsed; a template that is not a form is left to docxtpl.
        """
        return {part.name: part.unproven for part in self._parts if part.unproven}

    def render(self, context: Mapping[str, object], properties: Properties | None = None) -> bytes:
        """The finished .docx: the same bytes for the same context and properties."""
        with bounded():
            return self._made(with_composed_names(context), properties or self._properties)

    def _made(self, names: Mapping[str, object], properties: Properties | None) -> bytes:
        if self._stock and self.unproven:
            return self._by_docxtpl(self._stock.render(names), properties)
        try:
            ids = itertools.count(1)
            contents = {part.name: part.render(names, ids, self.name) for part in self._parts}
        except NeedsDocxtpl as need:
            assert self._stock is not None  # values of forms never ask for it
            return self._by_docxtpl(self._stock.render(names, need.value), properties)
        if self._stock:
            coded = {part.name: contents[part.name] for part in self._parts if part.has_fields}
            refuse_printed_fields(coded, self.name)
        static = self._static
        if properties:
            contents[CORE] = properties.core_xml()
            static = tuple(part for part in static if part.name != CORE)
        rendered = [packed(name, part, self._method) for name, part in contents.items()]
        return zipped([*static, *rendered])

    def read_back(self, content: bytes, context: Mapping[str, object]) -> tuple[str, ...]:
        """What a document rendered from that context says, by paragraph.

        Raises TemplateError where that is not, word for word, what the text of the form and the
        values in it come to: nothing was lost between the data and the file.
        """
        names = with_composed_names(context)
        file = Finished(unpacked_to_read(content))
        for part in self._parts:
            if part.retelling is None:
                continue
            check(part.retelling, names, file.running_text(part.name), self.name)
        return file.text

    def _by_docxtpl(self, parts: dict[str, bytes], properties: Properties | None) -> bytes:
        refuse_printed_fields(parts, self.name)
        if properties:
            parts[CORE] = properties.core_xml()
        return zipped([packed(name, part, self._method) for name, part in parts.items()])


def compile_form(
    path: Path,
    *,
    sizes: Mapping[str, float] = MappingProxyType({}),
    frames: Mapping[str, Frame] = MappingProxyType({}),
    method: Method = fastest,
) -> CompiledTemplate:
    """A form of an office: the closed language, and no trace of who made the template or when.

    `sizes` sets the points of its paragraph styles by name; `frames` puts the text of paragraph
    styles at a place on the sheet.
    """
    with _named_when_broken(path):
        static = without_traces(read_package(path), path.name)
        refuse_unreadable(static)
        kinds = _rendered_parts(static, path.name)
        _refuse_tags_elsewhere(static, kinds, path.name)
        if frames:
            main = next(iter(kinds))
            static[STYLES], static[main] = framed(static[STYLES], static[main], frames, path.name)
        parts = tuple(
            form_part(name, label, static.pop(name), path.name) for name, label in kinds.items()
        )
        if sizes:
            static[STYLES] = resized(static.get(STYLES, NO_STYLES), sizes, path.name)
    return CompiledTemplate(path.name, *_by_need(parts, static, path.name), method, UNSIGNED)


def compile_template(
    path: Path | str,
    *,
    filters: Mapping[str, Callable[..., Any]] = MappingProxyType({}),
    missing: Literal["refuse", "blank"] = "refuse",
    method: Method = fastest,
) -> CompiledTemplate:
    """Any template of docxtpl, in all of its language; what does not print is an error.

    `filters` are added to Jinja's own; a `missing` field is an error, or prints as nothing. Values
    are escaped, always. What only docxtpl can do, it does: sub-documents and images it attaches,
    and templates whose markup cannot be proven (see `unproven`), which is known from here on.
    """
    path = Path(path)
    with _named_when_broken(path):
        static = read_package(path)
        refuse_fetching(static, path.name)
        refuse_unreadable(static)
        kinds = _rendered_parts(static, path.name)
        _refuse_tags_elsewhere(static, kinds, path.name)
        if CORE in static:
            kinds[CORE] = PROPERTIES
        blank = missing == "blank"
        plain = DocxtplLanguage(filters, blank=blank)
        printing = DocxtplPrinting(filters, blank=blank)
        parts = tuple(
            docxtpl_part(name, label, static.pop(name), path.name, plain, printing)
            for name, label in kinds.items()
        )
    stock = Stock(path.name, path.read_bytes(), filters, blank)
    return CompiledTemplate(path.name, *_by_need(parts, static, path.name), method, None, stock)


def _by_need(
    parts: Sequence[CompiledPart], static: Mapping[str, bytes], file: str
) -> tuple[tuple[CompiledPart, ...], tuple[Packed, ...]]:
    """The parts to render for each document, and those made and packed here once for all."""
    same = {part.name: part.render({}, itertools.count(1), file) for part in parts if part.is_fixed}
    for part in parts:
        if part.is_fixed and part.retelling:
            check(part.retelling, {}, running_text(parsed(same[part.name])), file)
    kept = tuple(packed(*part, thorough) for part in {**static, **same}.items())
    return tuple(part for part in parts if not part.is_fixed), kept


@contextmanager
def _named_when_broken(path: Path) -> Iterator[None]:
    try:
        yield
    except (NotWellFormed, Unreadable) as fault:
        raise TemplateError(
            f"{path.name}: tệp mẫu hỏng. Mở bằng Word, lưu lại rồi chạy lại."
        ) from fault


def _rendered_parts(parts: Mapping[str, bytes], file: str) -> dict[str, str]:
    """Name and label of each part to render, the document first."""
    types = {
        (override.get("PartName") or "").lstrip("/"): override.get("ContentType") or ""
        for override in parsed(parts[CONTENT_TYPES]).findall("{*}Override")
    }
    order = list(RENDERED)
    names = sorted(
        (name for name in parts if types.get(name) in RENDERED),
        key=lambda name: (order.index(types[name]), name),
    )
    if not names or types[names[0]] != order[0]:
        raise TemplateError(f"{file}: không phải tệp .docx. Lưu lại dưới dạng Word Document.")
    return {name: RENDERED[types[name]] for name in names}


def _refuse_tags_elsewhere(
    parts: Mapping[str, bytes], rendered: Mapping[str, str], file: str
) -> None:
    for name, xml in parts.items():
        if not name.startswith(("word/", CUSTOM)) or not name.endswith(".xml"):
            continue
        if name in rendered or name in NOT_TEXT:
            continue
        text = "".join(str(piece) for piece in parsed(xml).itertext())
        if tag := ANY_TAG.search(text):
            raise TemplateError(
                f"{file}: thẻ “{tag.group()}” nằm ở chỗ không được điền ({name}), như bình luận "
                "hoặc biểu đồ. Đưa thẻ vào thân văn bản, đầu trang, chân trang hoặc chú thích."
            )
