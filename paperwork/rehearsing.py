"""Every document made in memory before a number is taken, and all that would stand in its way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from paperwork import lint
from paperwork.agreeing import (
    cited_by,
    cited_otherwise,
    regrouped,
    resting_on_issued,
    resumed,
    typed_days,
    uncited,
)
from paperwork.findings import Finding, Severity
from paperwork.job import Job
from paperwork.model import Document, DocumentNumber, DocumentSet, DocumentType
from paperwork.numbering import foreseen, numbered, request
from paperwork.register import Book, Entry, Request, State, store_of
from paperwork.rendition import Rendered, file_name, rendered
from paperwork.targets import Target, obstacles, voided_last

KEPT = 32 * 2**20  # byte: những tệp lập thử được giữ lại để ghi
LAW_BY_NUMBER = "ND30-B04"  # the head of the office may have chosen to cite laws by number


@dataclass(frozen=True)
class Rehearsal:  # bộ văn bản như sẽ ghi, trước khi lấy số
    whole: DocumentSet
    wanted: tuple[Document, ...]
    files: Mapping[str, Rendered]  # theo khóa văn bản; quá nhiều thì ghi tới đâu lập lại tới đó
    size: int  # tất cả các tệp, byte
    numbers: Mapping[str, DocumentNumber]  # số ghi trong các tệp ấy, chưa lấy
    requests: tuple[Request, ...]
    resting: tuple[Request, ...]  # văn bản đã phát hành, không lập lại, mà danh sách dựa vào
    findings: tuple[Finding, ...]
    forced: tuple[str, ...] = ()  # lỗi thể thức bị bỏ qua: tệp và mã


def rehearsed(
    whole: DocumentSet, types: frozenset[str], held: list[Entry], register: Book | None, job: Job
) -> Rehearsal:
    """Every document asked for, rendered in memory, and whatever would stand in its way.

    They bear the numbers that they would get if nobody took one meanwhile: then they are what will
    be written, to the last byte.
    """
    recorded = {entry.key: entry for entry in held if entry.is_live}
    whole = numbered(whole, recorded)
    asked = {d.key for d in whole.documents if d.type.key in types}
    keys = asked | _filled_in(whole, asked, job)
    wanted = tuple(d for d in whole.documents if d.key in keys)
    entered = [d for d in wanted if d.type.numbered and not whole.awaits(d)]
    expected = foreseen(whole, [d for d in entered if d.key not in recorded], register, job)
    shown = numbered(whole, expected)
    trial = _tried(whole, shown, wanted, held, job)
    requests = tuple(
        request(whole, d, job, recorded.get(d.key), trial.numbered[d.key]) for d in entered
    )
    resting: tuple[Request, ...] = ()
    findings: list[Finding] = []
    if job.number:
        findings += typed_days(whole, entered, recorded, job)
    if register:
        findings += regrouped(whole, recorded)
        findings += resumed(entered, recorded)
        findings += uncited(whole, entered)
        findings += cited_otherwise(whole, wanted, recorded)
        resting = tuple(
            request(whole, d, job, recorded[d.key], rendered(shown, d))
            for d in resting_on_issued(whole, wanted, recorded)
        )
    findings += trial.obstacles
    wrong = trial.wrong
    findings += [_passed(finding) for finding in wrong] if job.draft or job.force else wrong
    forced = tuple(f"{f.where.file} {f.code}" for f in wrong if f.is_error and job.force)
    numbers = {key: entry.number for key, entry in expected.items()}
    return Rehearsal(
        whole=whole,
        wanted=wanted,
        files=trial.files,
        size=trial.size,
        numbers=numbers,
        requests=requests,
        resting=resting,
        findings=tuple(findings),
        forced=forced,
    )


@dataclass
class Trial:  # các văn bản vừa lập thử, từng tệp một
    files: dict[str, Rendered] = field(default_factory=dict)  # những tệp giữ lại được
    numbered: dict[str, Rendered] = field(default_factory=dict)  # của văn bản có số, theo khóa
    size: int = 0
    obstacles: list[Finding] = field(default_factory=list)
    wrong: list[Finding] = field(default_factory=list)


def _tried(
    whole: DocumentSet,
    shown: DocumentSet,
    wanted: Sequence[Document],
    held: list[Entry],
    job: Job,
) -> Trial:
    """Each document rendered, held against the decree and against what stands in its place.

    Ten thousand certificates do not stay in memory: what is over the room for files is let go.
    """
    recorded = {entry.key: entry for entry in held if entry.is_live}
    keys = {document.key for document in wanted}
    trial = Trial()
    for document in (d for d in shown.documents if d.key in keys):
        made = rendered(shown, document)
        trial.size += len(made.content)
        if document.type.numbered:
            trial.numbered[document.key] = made
        if trial.size <= KEPT:
            trial.files[document.key] = made
        if not job.dry_run:
            trial.obstacles += obstacles(target_of(whole, document, job, held, made.content))
        entry = recorded.get(document.key)
        trial.wrong += _format_faults(whole, document, made.content, entry, job)
    return trial


def _format_faults(
    whole: DocumentSet, document: Document, content: bytes, entry: Entry | None, job: Job
) -> Iterator[Finding]:
    """What NĐ 30 has against a document that is not signed yet."""
    own_way = () if whole.dossier.options.law_citation == "date" else (LAW_BY_NUMBER,)
    is_issued = entry is not None and entry.state is State.ISSUED
    if is_issued or not _is_linted(document.type):
        return
    name = file_name(document, job.draft)
    for finding in lint.check(content, name, ignore=own_way).findings:
        if finding.severity is not Severity.INFO:
            yield finding


def _is_linted(type: DocumentType) -> bool:
    return type.administrative and type.template.suffix == ".docx"


def _passed(finding: Finding) -> Finding:
    """The finding as a remark: it stops no draft, and no run that is forced."""
    return replace(finding, severity=Severity.WARNING)


def _filled_in(whole: DocumentSet, asked: Set[str], job: Job) -> set[str]:
    """Documents made earlier and not asked for, which leave room for a number that is given now."""
    if not job.number or whole.dossier.options.numbered_at == "drafting":
        return set()
    return {
        document.key
        for document in whole.documents
        if document.key not in asked
        and (whole.awaits(document) or not document.type.numbered)
        and any(cited.key in asked for cited in cited_by(whole, document))
        and (job.folder / file_name(document, job.draft)).exists()
    }


def target_of(
    whole: DocumentSet,
    document: Document,
    job: Job,
    held: list[Entry],
    rehearsed: bytes = b"",
) -> Target:
    """Where a document goes, and what the register knows of it."""
    entries = [entry for entry in held if entry.key == document.key]
    return Target(
        document=document,
        path=job.folder / file_name(document, job.draft),
        rehearsed=rehearsed,
        register="" if job.draft else store_of(job.register_place).name,
        entry=next((entry for entry in entries if entry.is_live), None),
        voided=voided_last(entries).get(document.key),
        awaits=whole.awaits(document),
        overwrite=job.overwrite,
    )
