"""The stations in order: read, judge, compose, rehearse, number, render, save, report."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from paperwork import awards, saving, workbook
from paperwork.catalogue import document_types, named_types
from paperwork.compose import Order, compose
from paperwork.findings import CellRef, Finding, PartRef, error, has_errors, warning
from paperwork.model import Document, DocumentSet, DocumentType, Dossier
from paperwork.register import Book, Entry, Request
from paperwork.render import CompiledTemplate, Properties, compile_template, fill_workbook
from paperwork.standards import style_sizes
from paperwork.vocabulary import context
from paperwork.wording import lower_first, slug

REGISTER = "so-van-ban-di.sqlite"
CAMPAIGN = "Hồ sơ"

UNNUMBERED = error(
    "PW300",
    "{citing} dẫn {cited} nhưng {cited} chưa có số.",
    "Lập {cited} trước, hoặc lập cả hai trong một lần chạy.",
)
FOREIGN = error(
    "PW301",
    "Thư mục kết quả đã có tệp {file} không phải của hồ sơ này.",
    "Chọn thư mục khác bằng -o, hoặc chuyển tệp đó đi nơi khác.",
)
EDITED = warning(
    "PW302",
    "Tệp {file} đã được sửa sau khi lập nên được giữ nguyên, không ghi đè.",
    "Muốn lập bản mới thì xóa hoặc đổi tên tệp đó rồi chạy lại, hoặc thêm --overwrite.",
)
NAMELESS = warning(
    "PW305",
    "Mã hồ sơ đang là tên tệp “{code}”; đổi tên tệp thì thành hồ sơ khác và lấy số mới.",
    "Ghi một mã riêng ở mục “Mã hồ sơ”, trang Hồ sơ, rồi giữ nguyên.",
)
LOST = error(
    "PW304",
    "Tệp {file} đã có số, nhưng sổ {register} không ghi số nào cho văn bản này.",
    "Chỉ đúng sổ bằng --register hoặc phục hồi sổ từ bản sao lưu; nếu thật sự bỏ sổ cũ thì chuyển "
    "tệp đi nơi khác.",
)
STALE = error(
    "PW306",
    "Tệp {file} đã được sửa tay, nhưng ngày hoặc trích yếu trong hồ sơ nay đã khác.",
    "Sửa lại hồ sơ cho khớp với tệp, hoặc thêm --overwrite để lập lại tệp.",
)
REGROUPED = error(
    "PW307",
    "{type} số {number} của hồ sơ này đã lập theo cách gộp khác.",
    "Chọn lại “Gộp quyết định” ở trang Đơn vị như lần trước; cùng một việc không lấy hai số.",
)
OPEN = error(
    "PW303",
    "Tệp {file} đang mở trong Word hoặc Excel.",
    "Đóng tệp rồi chạy lại; nếu không mở ở đâu thì xóa tệp khóa tên bắt đầu bằng ~ ở cạnh nó.",
)


@dataclass(frozen=True)
class Job:  # một lần chạy
    book: Path
    today: dt.date
    out: Path | None = None
    only: tuple[str, ...] = ()  # tên, viết tắt hoặc khóa loại văn bản
    given_date: dt.date | None = None
    draft: bool = False
    dry_run: bool = False
    unit_book: Path | None = None
    templates: Path | None = None
    register: Path | None = None
    renamed: bool = False
    overwrite: bool = False

    @property
    def folder(self) -> Path:
        return self.out or self.book.with_name(f"{self.book.stem}-van-ban")

    @property
    def register_path(self) -> Path:
        """Beside the unit's profile, so that the dossiers of one office share one register."""
        return self.register or (self.unit_book or self.book).with_name(REGISTER)


@dataclass(frozen=True)
class Output:  # một văn bản của lần chạy
    document: Document
    file_name: str
    state: str  # written, draft, kept, rehearsed
    changed: bool = False


@dataclass(frozen=True)
class Result:
    dossier: str
    folder: Path
    documents: tuple[Output, ...] = ()
    findings: tuple[Finding, ...] = ()


Progress = Callable[[str], None]


def generate(job: Job, progress: Progress) -> Result:
    """The documents of a dossier, written; or what stands against them, and nothing written."""
    job = replace(job, unit_book=job.unit_book or workbook.profile_for(job.book))
    progress(f"Đọc {job.book.name}")
    types = document_types(job.templates)
    named = named_types(types, job.only)
    only = frozenset(type.key for type in named)
    plan_only = bool(named) and not any(type.needs for type in named)
    dossier, findings = workbook.read(job.book, job.unit_book, _names(types), plan_only=plan_only)
    if dossier is None:
        return Result(job.book.stem, job.folder, findings=findings)

    progress("Đối chiếu, soạn văn bản")
    register = None if job.draft else Book.open(job.register_path)
    recorded = register.recorded(dossier.code) if register else {}
    whole, faults = compose(dossier, _order(job, types, only, recorded))
    findings += faults
    if dossier.code == unicodedata.normalize("NFC", job.book.stem):
        findings += (NAMELESS.at(CellRef(dossier.source, CAMPAIGN), code=dossier.code),)
    if has_errors(findings):
        return Result(dossier.code, job.folder, findings=findings)

    progress("Chạy thử")
    whole = numbered(whole, recorded)
    wanted = tuple(d for d in whole.documents if not only or d.type.key in only)
    requests = [_request(whole, document, job) for document in wanted if document.type.numbered]
    rehearsed = {document.key: render(whole, document) for document in wanted}
    if register:
        findings += tuple(_regrouped(whole, recorded))
        findings += (*_uncited(whole, wanted), *register.rehearse(requests, renamed=job.renamed))
    if not job.dry_run:
        findings += tuple(_targets(wanted, recorded, rehearsed, job))
    if has_errors(findings):
        return Result(dossier.code, job.folder, findings=findings)
    if job.dry_run:
        outputs = tuple(Output(d, file_name(d, job.draft), "rehearsed") for d in wanted)
        return Result(dossier.code, job.folder, outputs, findings)

    saving.writable(job.folder)
    if register:
        progress("Lấy số")
        whole = numbered(whole, register.reserve(requests, renamed=job.renamed))
    kept = {finding.where.file for finding in findings if finding.code == EDITED.code}
    outputs = tuple(
        _written(whole, document, job, kept, progress)
        for document in whole.documents
        if document.key in {d.key for d in wanted}
    )
    if register:
        register.confirm(_confirmations(outputs, job))
    return Result(dossier.code, job.folder, outputs, findings)


def _names(types: Sequence[DocumentType]) -> workbook.Names:
    """What clerks may type for an award or a type of document."""
    documents = {label: t.key for t in types for label in (t.key, t.name, t.code) if label}
    return workbook.Names(awards=awards.award_labels(), documents=documents)


def _order(
    job: Job, types: tuple[DocumentType, ...], only: frozenset[str], recorded: Mapping[str, Entry]
) -> Order:
    days = {key: entry.issued_on for key, entry in recorded.items()}
    return Order(types, job.today, only, job.given_date, job.draft, days)


def numbered(whole: DocumentSet, entries: Mapping[str, Entry]) -> DocumentSet:
    """The set with the numbers that the register holds for it."""
    documents = tuple(
        replace(document, number=entries[document.key].number)
        if document.key in entries
        else document
        for document in whole.documents
    )
    return replace(whole, documents=documents)


def _request(whole: DocumentSet, document: Document, job: Job) -> Request:
    """What the register writes of a document (NĐ 30, PL IV)."""
    assert document.issued_on is not None  # every numbered document has its day from compose
    dossier = whole.dossier
    return Request(
        key=document.key,
        dossier=dossier.code,
        source=_origin_of(dossier, job),
        series=document.series,
        symbol=document.symbol,
        type_key=document.type.key,
        type_code=document.type.code,
        subject=document.subject_line,
        issued_on=document.issued_on,
        signatory=document.signatory.name if document.signatory else "",
        recipients=document.recipients,
        drafting_unit=dossier.unit.drafting_unit,
        copies=dossier.unit.copies,
        given_serial=document.given_serial,
        where=document.origin,
    )


def _origin_of(dossier: Dossier, job: Job) -> str:
    """What tells two dossiers of one code apart: folder, file, campaign, no more of a path."""
    folder = job.book.resolve().parent.name
    return f"{folder}/{dossier.source} ({dossier.campaign.name})"


def _uncited(whole: DocumentSet, wanted: Sequence[Document]) -> Iterator[Finding]:
    """A document is not made before those it cites have numbers."""
    keys = {document.key for document in wanted}
    for citing in wanted:
        for key in citing.type.cites:
            for cited in whole.cited_by(citing, key):
                if cited.key not in keys and cited.number is None:
                    yield UNNUMBERED.at(
                        citing.origin.at("document_type"),
                        citing=citing.type.name,
                        cited=cited.type.name.lower(),
                    )


def _targets(
    wanted: Sequence[Document],
    recorded: Mapping[str, Entry],
    rehearsed: Mapping[str, bytes],
    job: Job,
) -> Iterator[Finding]:
    """What stands in the way of the files: one that is open, edited, or not ours."""
    for document in wanted:
        path = job.folder / file_name(document, job.draft)
        if not path.exists():
            continue
        where, owner = PartRef(path.name, path.name), saving.owner_of(path)
        if not path.is_file():
            yield FOREIGN.at(where, file=path.name)
            continue
        entry = None if job.draft else recorded.get(document.key)
        known = entry is not None or not document.type.numbered or job.draft
        if saving.is_open(path):
            yield OPEN.at(where, file=path.name)
        elif owner not in (None, document.key) or (owner is None and not known):
            yield FOREIGN.at(where, file=path.name)
        elif owner == document.key and not known:
            yield LOST.at(where, file=path.name, register=job.register_path.name)
        elif not job.overwrite and (
            owner is None or _was_edited(path, entry, rehearsed[document.key])
        ):
            stale = entry and (entry.issued_on, entry.subject) != (
                document.issued_on,
                document.subject_line,
            )
            yield (STALE if stale else EDITED).at(where, file=path.name)


def _regrouped(whole: DocumentSet, recorded: Mapping[str, Entry]) -> Iterator[Finding]:
    """Numbers taken when the documents of a type were divided in another way."""
    keys = {document.key for document in whole.documents}
    made = {d.type.key: d for d in whole.documents if d.key not in recorded}
    for key, entry in recorded.items():
        document = made.get(entry.type_key)
        if key in keys or document is None:
            continue
        was_merged = key == f"{entry.dossier}/{entry.type_key}"
        if was_merged == bool(document.group):
            yield REGROUPED.at(
                document.origin.at("document_type"), type=document.type.name, number=entry.number
            )


def _was_edited(path: Path, entry: Entry | None, expected: bytes) -> bool:
    """Whether the file is neither what the register saw written nor what would be written now."""
    if entry is None or not entry.sha256:
        return False
    found = path.read_bytes()
    return saving.digest(found) != entry.sha256 and found != expected


def file_name(document: Document, draft: bool) -> str:
    """04-quyet-dinh.docx: in reading order, and such as Windows, Linux and a zip accept."""
    award = f"-{slug(document.award.name)}" if document.award else ""
    state = "-du-thao" if draft else ""
    type = document.type
    return f"{type.order:02d}-{type.key}{award}{state}{type.template.suffix}"


def render(whole: DocumentSet, document: Document) -> bytes:
    """The file of a document; pure but for the template, which is compiled once."""
    type, fields = document.type, context(whole, document)
    properties = _properties(whole, document)
    if type.template.suffix == ".xlsx":
        return fill_workbook(
            type.template, fields, rows=type.rows, as_name=type.row, properties=properties
        )
    changed_at = type.template.stat().st_mtime_ns
    template = _compiled(type.template, changed_at, whole.dossier.options.size_profile)
    return template.render(fields, properties)


@cache
def _compiled(template: Path, changed_at: int, profile: str) -> CompiledTemplate:  # noqa: ARG001
    """Once for each state of the file: a clerk may edit it while the program runs."""
    return compile_template(template, sizes=style_sizes(profile))


def _properties(whole: DocumentSet, document: Document) -> Properties:
    """The office as author, no person and no machine; the day of the document as its time."""
    day = document.issued_on or dt.date(whole.dossier.campaign.year, 1, 1)
    return Properties(
        title=f"{document.type.name} {lower_first(document.subject_line)}".strip(),
        author=whole.dossier.unit.name,
        keywords=document.key,
        created=dt.datetime.combine(day, dt.time(), dt.UTC),
    )


def _written(
    whole: DocumentSet, document: Document, job: Job, kept: set[str], progress: Progress
) -> Output:
    name = file_name(document, job.draft)
    if name in kept:
        return Output(document, name, "kept")
    progress(f"Ghi {name}")
    changed = saving.save(job.folder / name, render(whole, document))
    return Output(document, name, "draft" if job.draft else "written", changed)


def _confirmations(outputs: Sequence[Output], job: Job) -> dict[str, tuple[str, str]]:
    return {
        output.document.key: (
            output.file_name,
            saving.digest((job.folder / output.file_name).read_bytes()),
        )
        for output in outputs
        if output.document.type.numbered and output.state == "written"
    }
