"""The stations in order: read, judge, compose, rehearse, number, render, save, report."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace

from paperwork import awards, saving, workbook
from paperwork.catalogue import document_types, labels, named_types
from paperwork.compose import Order, asked_for, compose
from paperwork.findings import CellRef, Finding, has_errors, warning
from paperwork.job import Job, Output, Progress, Result, Taking, Turn, at_once, own_templates
from paperwork.model import Document, DocumentSet, DocumentType
from paperwork.numbering import Written, confirmations, numbered
from paperwork.register import Book, Entry, State
from paperwork.rehearsing import Rehearsal, rehearsed, target_of
from paperwork.rendition import Rendered, file_name, read_from, rendered
from paperwork.targets import LEFT_ALONE, own_serial, set_aside

CAMPAIGN = "Hồ sơ"
NAMELESS = warning(
    "PW305",
    "Mã hồ sơ đang là tên tệp “{code}”; đổi tên tệp thì thành hồ sơ khác và lấy số mới.",
    "Ghi một mã riêng ở mục “Mã hồ sơ”, trang Hồ sơ, rồi giữ nguyên.",
)


def generate(job: Job, progress: Progress, turn: Turn = at_once) -> Result:
    """The documents of a dossier, written; or what stands against them, and nothing written.

    `turn` lets a dossier of a batch take its numbers when those before it have theirs.
    """
    job = replace(job, unit_book=job.unit_book or workbook.profile_for(job.book))
    progress(f"Đọc {job.book.name}")
    types = _types(job)
    named = named_types(types, job.only)
    only = frozenset(type.key for type in named)
    plan_only = bool(named) and not any(type.needs for type in named)
    dossier, findings = workbook.read(job.book, job.unit_book, names_of(types), plan_only=plan_only)
    if dossier is None:
        return Result(job.book.stem, job.folder, findings=findings)

    progress("Đối chiếu, soạn văn bản")
    register = None if job.draft else Book.open(job.register_place)
    held = register.entries(dossier.code) if register else []
    unmade = Result(dossier.code, job.folder, unit=dossier.unit.name, entries=tuple(held))
    recorded = {entry.key: entry for entry in held if entry.is_live}
    order = _order(job, types, only, recorded)
    whole, faults = compose(dossier, order)
    findings += faults
    if dossier.code == unicodedata.normalize("NFC", job.book.stem):
        findings += (NAMELESS.at(CellRef(dossier.source, CAMPAIGN), code=dossier.code),)
    if has_errors(findings):
        return replace(unmade, findings=findings)

    progress("Chạy thử")
    rehearsal = rehearsed(whole, asked_for(dossier, order), held, register, job)
    if register and register.entries(dossier.code) != held:
        return generate(job, progress, turn)  # another clerk makes the same documents: look again
    refused = _refused(rehearsal, register, job)
    if job.dry_run or has_errors([*findings, *rehearsal.findings, *refused]):
        findings += (*refused, *rehearsal.findings)
        passed = () if has_errors(findings) else rehearsal.wanted
        outputs = tuple(Output(d, file_name(d, job.draft), "rehearsed") for d in passed)
        return replace(unmade, documents=outputs, findings=findings)

    saving.writable(job.folder)
    saving.sweep(job.folder)
    saving.room(job.folder, rehearsal.size)
    whole, fresh = rehearsal.whole, _fresh(rehearsal, recorded)
    entries = {entry.place: entry for entry in held}
    with turn(Taking(fresh, _new_files(rehearsal, job))):
        refused = _refused(rehearsal, register, job)
        findings += (*refused, *rehearsal.findings)
        if has_errors(refused):
            return replace(unmade, findings=findings)
        if register and rehearsal.requests:
            progress("Lấy số")
            taken = register.reserve(
                rehearsal.requests, job.clerk, renamed=job.renamed, today=job.today
            )
            whole, recorded = numbered(whole, taken), recorded | taken
            entries |= {entry.place: entry for entry in taken.values()}
            if rehearsal.forced:
                register.remark("forced", "; ".join(rehearsal.forced), job.clerk)
    for document in rehearsal.wanted:
        set_aside(target_of(whole, document, job, held))
    written = _written(whole, rehearsal, recorded, job, progress)
    if register and (files := confirmations(written, register, job)):
        confirmed = register.confirm(files, job.clerk)
        entries |= {entry.place: entry for entry in confirmed.values()}
    return replace(
        unmade,
        documents=tuple(output for output, _ in written),
        findings=findings,
        taken=fresh,
        entries=tuple(entries.values()),
    )


def _types(job: Job) -> tuple[DocumentType, ...]:
    """The types known to the office; certificates gathered for the printer where that is asked."""
    types = document_types(job.templates or own_templates(job.unit_book or job.book))
    if not job.print_ready:
        return types
    gathered = job.print_ready
    return tuple(replace(t, one_per=gathered) if t.print_ready else t for t in types)


def _refused(rehearsal: Rehearsal, register: Book | None, job: Job) -> tuple[Finding, ...]:
    """What the register, as it stands now, has against the numbers or remarks on them."""
    if register is None:
        return ()
    requests = [*rehearsal.requests, *rehearsal.resting]
    return tuple(register.rehearse(requests, renamed=job.renamed, today=job.today))


def _fresh(rehearsal: Rehearsal, recorded: Mapping[str, Entry]) -> tuple[str, ...]:
    """The documents that get a number which they do not have yet."""
    return tuple(r.key for r in rehearsal.requests if r.key not in recorded)


def _new_files(rehearsal: Rehearsal, job: Job) -> tuple[str, ...]:
    """The files that are not there yet."""
    names = (file_name(document, job.draft) for document in rehearsal.wanted)
    return tuple(name for name in names if not (job.folder / name).exists())


def names_of(types: Sequence[DocumentType]) -> workbook.Names:
    """What clerks may type for an award or a type of document."""
    documents = {label: type.key for label, type in labels(types).items()}
    return workbook.Names(awards=awards.award_labels(), documents=documents)


def _order(
    job: Job, types: tuple[DocumentType, ...], only: frozenset[str], recorded: Mapping[str, Entry]
) -> Order:
    days = {key: entry.issued_on for key, entry in recorded.items()}
    return Order(types, job.today, only, job.given_date, job.draft, days, job.number, job.all_types)


def _written(
    whole: DocumentSet,
    rehearsal: Rehearsal,
    recorded: Mapping[str, Entry],
    job: Job,
    progress: Progress,
) -> list[Written]:
    """Every document asked for, in its place."""
    kept = {f.where.file for f in rehearsal.findings if f.code in LEFT_ALONE}
    keys = {document.key for document in rehearsal.wanted}
    as_foreseen = all(recorded[key].number == n for key, n in rehearsal.numbers.items())
    files = rehearsal.files if as_foreseen else {}
    written = [
        _saved(whole, document, job, recorded.get(document.key), kept, files, progress)
        for document in whole.documents
        if document.key in keys
    ]
    if any(output.changed for output, _ in written):
        saving.settle(job.folder)  # before the register notes that they are there
    return written


def _saved(
    whole: DocumentSet,
    document: Document,
    job: Job,
    entry: Entry | None,
    kept: set[str],
    files: Mapping[str, Rendered],
    progress: Progress,
) -> Written:
    name = file_name(document, job.draft)
    if name in kept:
        path = job.folder / name
        is_waiting = entry is not None and (entry.state, entry.serial) == (
            State.RESERVED,
            own_serial(path),
        )
        kept_file = read_from(path.read_bytes(), document) if is_waiting else None
        return Output(document, name, "kept"), kept_file
    is_issued = entry is not None and entry.state is State.ISSUED
    if is_issued and (job.folder / name).exists():
        return Output(document, name, "issued"), None
    progress(f"Ghi {name}")
    is_new = not (job.folder / name).exists()
    made = files.get(document.key) or rendered(whole, document)
    changed = saving.save(job.folder / name, made.content, settled=False)
    output = Output(document, name, _state(whole, document, job, is_issued), changed, is_new)
    return output, made if document.type.numbered else None


def _state(whole: DocumentSet, document: Document, job: Job, is_issued: bool) -> str:
    if job.draft:
        return "draft"
    if is_issued:
        return "issued"
    return "awaiting" if whole.awaits(document) else "written"
