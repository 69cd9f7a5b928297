"""The stations in order: read, judge, compose, rehearse, number, render, save, report."""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from paperwork import awards, lint, saving, workbook
from paperwork.catalogue import document_types, labels, named_types
from paperwork.compose import Order, asked_for, compose, request_for
from paperwork.findings import CellRef, Finding, PartRef, Severity, error, has_errors, warning
from paperwork.model import Document, DocumentNumber, DocumentSet, DocumentType, Dossier
from paperwork.register import Book, Entry, Filed, Location, Request, State, store_of
from paperwork.render import Unreadable
from paperwork.rendition import Rendered, content_of, file_name, read_from, render, rendered
from paperwork.targets import EDITED, Target, obstacles, own_serial, set_aside, voided_last
from paperwork.vocabulary.council import chair_of, teller_names
from paperwork.wording import listed, short_date

REGISTER = "so-van-ban-di.sqlite"
OWN_TEMPLATES = "mau"  # thư mục mẫu riêng, cạnh sổ tính đơn vị
OUT_SUFFIX = "-van-ban"  # thư mục kết quả, bên cạnh hồ sơ
CAMPAIGN = "Hồ sơ"
KEPT = 32 * 2**20  # byte: những tệp lập thử được giữ lại để ghi
PrintReady = Literal["", "unit", "award"]
CONFIRMED = ("written", "issued", "kept")  # states of a file that the register notes
AS_ABOVE = "Như trên;"
LAW_BY_NUMBER = "ND30-B04"  # the head of the office may have chosen to cite laws by number

UNNUMBERED = error(
    "PW300",
    "{citing} dẫn {cited} nhưng {cited} chưa có số.",
    "Lập {cited} trước, hoặc lập cả hai trong một lần chạy.",
)
NAMELESS = warning(
    "PW305",
    "Mã hồ sơ đang là tên tệp “{code}”; đổi tên tệp thì thành hồ sơ khác và lấy số mới.",
    "Ghi một mã riêng ở mục “Mã hồ sơ”, trang Hồ sơ, rồi giữ nguyên.",
)
CITED_OTHERWISE = error(
    "PW316",
    "Văn bản số {number} không đổi được {what}, vì văn bản số {issued} đã phát hành dẫn như cũ.",
    "Ghi lại {what} như trước; nếu phải đổi thì hủy số {issued}, ghi lý do (paperwork register"
    " void) rồi lập lại cả hai văn bản.",
)
REGROUPED = error(
    "PW307",
    "{type} số {number} của hồ sơ này đã lập theo cách gộp khác.",
    "Chọn lại “Gộp quyết định” ở trang Đơn vị như lần trước; cùng một việc không lấy hai số.",
)
RESUMED = warning(
    "PW314",
    "Lần chạy trước dừng giữa chừng: {numbers} đã lấy nhưng chưa có tệp.",
    "Không phải làm gì: lần này lập tiếp với đúng các số ấy.",
)
TYPED_DAY = warning(
    "PW315",
    "{type} lấy ngày {typed} ghi ở trang Văn bản, không lấy ngày {given} của --date.",
    "Muốn lấy ngày của --date thì để trống ô này.",
)


@dataclass(frozen=True)
class Job:  # một lần chạy
    book: Path
    today: dt.date
    out: Path | None = None
    only: tuple[str, ...] = ()  # tên, viết tắt hoặc khóa loại văn bản
    all_types: bool = False  # lập cả các loại chỉ lập khi được gọi
    print_ready: PrintReady = ""  # in cả đơn vị, cả danh hiệu trong một tệp, mỗi người một trang
    given_date: dt.date | None = None
    draft: bool = False
    dry_run: bool = False
    unit_book: Path | None = None
    templates: Path | None = None
    register: Location | None = None
    clerk: str = ""  # người đang làm, ghi vào sổ
    number: bool = False  # cấp số cho bộ đã lập khi chưa có số
    renamed: bool = False
    overwrite: bool = False
    force: bool = False  # lấy số cả khi văn bản còn lỗi thể thức

    @property
    def folder(self) -> Path:
        return self.out or self.book.with_name(f"{self.book.stem}{OUT_SUFFIX}")

    @property
    def register_place(self) -> Location:
        """Beside the unit's profile, so that the dossiers of one office share one register."""
        return self.register or (self.unit_book or self.book).with_name(REGISTER)


@dataclass(frozen=True)
class Output:  # một văn bản của lần chạy
    document: Document
    file_name: str
    state: str  # written, awaiting, issued, draft, kept, rehearsed
    changed: bool = False
    is_new: bool = False  # trước lần chạy này chưa có tệp


@dataclass(frozen=True)
class Result:
    dossier: str
    folder: Path
    documents: tuple[Output, ...] = ()
    findings: tuple[Finding, ...] = ()
    unit: str = ""
    taken: tuple[str, ...] = ()  # khóa các văn bản lấy số mới


@dataclass(frozen=True)
class Taking:  # điều sắp làm mà không tự mất đi nếu máy tắt
    keys: tuple[str, ...]  # các văn bản sắp lấy số
    files: tuple[str, ...]  # các tệp sắp có


Progress = Callable[[str], None]
Turn = Callable[[Taking], AbstractContextManager[None]]  # lượt lấy số


def at_once(taking: Taking) -> AbstractContextManager[None]:  # noqa: ARG001
    """The turn of a dossier that is made alone."""
    return nullcontext()


def own_templates(profile: Path) -> Path | None:
    """The folder of the unit's own templates beside its profile; None when there is none."""
    folder = profile.with_name(OWN_TEMPLATES)
    return folder if folder.is_dir() else None


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
    unmade = Result(dossier.code, job.folder, unit=dossier.unit.name)

    progress("Đối chiếu, soạn văn bản")
    register = None if job.draft else Book.open(job.register_place)
    held = register.entries(dossier.code) if register else []
    recorded = {entry.key: entry for entry in held if entry.is_live}
    order = _order(job, types, only, recorded)
    whole, faults = compose(dossier, order)
    findings += faults
    if dossier.code == unicodedata.normalize("NFC", job.book.stem):
        findings += (NAMELESS.at(CellRef(dossier.source, CAMPAIGN), code=dossier.code),)
    if has_errors(findings):
        return replace(unmade, findings=findings)

    progress("Chạy thử")
    rehearsal = _rehearsed(whole, asked_for(dossier, order), held, register, job)
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
            if rehearsal.forced:
                register.remark("forced", "; ".join(rehearsal.forced), job.clerk)
    for document in rehearsal.wanted:
        set_aside(_target(whole, document, job, held))
    written = _written(whole, rehearsal, recorded, job, progress)
    if register and (files := _confirmations(written, register, job)):
        register.confirm(files, job.clerk)
    outputs = tuple(output for output, _ in written)
    return replace(unmade, documents=outputs, findings=findings, taken=fresh)


def _types(job: Job) -> tuple[DocumentType, ...]:
    """The types known to the office; certificates gathered for the printer where that is asked."""
    types = document_types(job.templates or own_templates(job.unit_book or job.book))
    if not job.print_ready:
        return types
    gathered = job.print_ready
    return tuple(replace(t, one_per=gathered) if t.print_ready else t for t in types)


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


def _rehearsed(
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
    foreseen = _foreseen(whole, [d for d in entered if d.key not in recorded], register, job)
    shown = numbered(whole, foreseen)
    trial = _tried(whole, shown, wanted, held, job)
    requests = tuple(
        _request(whole, d, job, recorded.get(d.key), trial.numbered[d.key]) for d in entered
    )
    resting: tuple[Request, ...] = ()
    findings: list[Finding] = []
    if job.number:
        findings += _typed_days(whole, entered, recorded, job)
    if register:
        findings += _regrouped(whole, recorded)
        findings += _resumed(entered, recorded)
        findings += _uncited(whole, entered)
        findings += _cited_otherwise(whole, wanted, recorded)
        resting = tuple(
            _request(whole, d, job, recorded[d.key], rendered(shown, d))
            for d in _resting_on_issued(whole, wanted, recorded)
        )
    findings += trial.obstacles
    wrong = trial.wrong
    findings += [_passed(finding) for finding in wrong] if job.draft or job.force else wrong
    forced = tuple(f"{f.where.file} {f.code}" for f in wrong if f.is_error and job.force)
    numbers = {key: entry.number for key, entry in foreseen.items()}
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
            trial.obstacles += obstacles(_target(whole, document, job, held, made.content))
        entry = recorded.get(document.key)
        trial.wrong += _format_faults(whole, document, made.content, entry, job)
    return trial


def _foreseen(
    whole: DocumentSet, documents: Sequence[Document], register: Book | None, job: Job
) -> dict[str, Entry]:
    """The entries that documents without a number would get now."""
    if register is None or not documents:
        return {}
    return register.foresee([_request(whole, d, job, None) for d in documents])


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
        and any(cited.key in asked for cited in _cited_by(whole, document))
        and (job.folder / file_name(document, job.draft)).exists()
    }


def _cited_by(whole: DocumentSet, document: Document) -> tuple[Document, ...]:
    """All documents of the set that this one cites."""
    return tuple(d for key in document.type.cites for d in whole.cited_by(document, key))


def names_of(types: Sequence[DocumentType]) -> workbook.Names:
    """What clerks may type for an award or a type of document."""
    documents = {label: type.key for label, type in labels(types).items()}
    return workbook.Names(awards=awards.award_labels(), documents=documents)


def _order(
    job: Job, types: tuple[DocumentType, ...], only: frozenset[str], recorded: Mapping[str, Entry]
) -> Order:
    days = {key: entry.issued_on for key, entry in recorded.items()}
    return Order(types, job.today, only, job.given_date, job.draft, days, job.number, job.all_types)


def numbered(whole: DocumentSet, entries: Mapping[str, Entry]) -> DocumentSet:
    """The set with the numbers that the register holds for it."""
    documents = tuple(
        replace(document, number=entries[document.key].number)
        if document.key in entries
        else document
        for document in whole.documents
    )
    return replace(whole, documents=documents)


def _request(
    whole: DocumentSet,
    document: Document,
    job: Job,
    entry: Entry | None,
    rehearsed: Rendered | None = None,
) -> Request:
    """What the register writes of a document (NĐ 30, PL IV), and what one with a number says."""
    assert document.issued_on is not None  # every numbered document has its day from compose
    dossier = whole.dossier
    return Request(
        key=document.key,
        dossier=dossier.code,
        source=_origin_of(dossier, job),
        issuer=document.issuer,
        series=document.series,
        series_name=document.series_name,
        secret=document.secrecy is not None,
        symbol=document.symbol,
        type_key=document.type.key,
        type_code=document.type.code,
        subject=document.subject_line,
        issued_on=document.issued_on,
        signatory=_signed_by(dossier, document),
        recipients=_recipients(document),
        drafting_unit=dossier.on(document.issued_on).unit.drafting_unit,
        copies=dossier.unit.copies,
        given_serial=document.given_serial,
        content=_content(document, rehearsed, entry, job) if entry and rehearsed else "",
        where=document.origin,
    )


def _content(document: Document, rehearsed: Rendered, entry: Entry, job: Job) -> str:
    """What the document says now; what it was made from where the signed file says the same.

    A file mended by hand before it was signed may have its data mended to match later.
    """
    said, path = rehearsed.digest(document), job.folder / file_name(document, job.draft)
    try:
        file = path.read_bytes()
        agrees = saving.digest(file) == entry.sha256 and content_of(document, file) == said
    except (OSError, Unreadable):
        return said
    return entry.content if agrees else said


def _signed_by(dossier: Dossier, document: Document) -> str:
    """Who signs: the signatory; of minutes the chair, of a count record the head teller."""
    if document.type.signed_by == "tellers":
        return next(iter(teller_names(dossier)), "")
    if document.type.signed_by == "chair":
        chair = chair_of(dossier)
        return chair.name if chair else ""
    return document.signatory.name if document.signatory else ""


def _recipients(document: Document) -> tuple[str, ...]:
    """Who gets the document, with the addressees by name where it says “Như trên”."""
    named = tuple(f"{name};" for name in document.addressees)
    if not named:
        return document.recipients
    return (*named, *(line for line in document.recipients if line != AS_ABOVE))


def _origin_of(dossier: Dossier, job: Job) -> str:
    """What tells two dossiers of one code apart: folder, file, campaign, no more of a path."""
    folder = job.book.resolve().parent.name
    return f"{folder}/{dossier.source} ({dossier.campaign.name})"


def _uncited(whole: DocumentSet, wanted: Sequence[Document]) -> Iterator[Finding]:
    """A document is not made before those it cites have numbers."""
    keys = {document.key for document in wanted}
    for citing in wanted:
        for cited in _cited_by(whole, citing):
            if cited.key not in keys and cited.number is None:
                yield UNNUMBERED.at(
                    citing.origin.at("document_type"),
                    citing=citing.type.name,
                    cited=cited.type.name.lower(),
                )


def _cited_otherwise(
    whole: DocumentSet, wanted: Sequence[Document], recorded: Mapping[str, Entry]
) -> Iterator[Finding]:
    """A number is to bear another day or subject than an issued document, not asked for, cites."""
    changed = {d.key: what for d in wanted if (what := _changes(d, recorded.get(d.key)))}
    before = replace(
        whole,
        documents=tuple(
            replace(d, issued_on=recorded[d.key].issued_on, subject=recorded[d.key].subject)
            if d.key in changed
            else d
            for d in whole.documents
        ),
    )
    keys = {document.key for document in wanted}
    for citing in (d for d in whole.documents if d.key not in keys):
        issued = recorded.get(citing.key)
        cited = [d for d in _cited_by(whole, citing) if d.key in changed]
        if not cited or not issued or issued.state is not State.ISSUED:
            continue
        if render(whole, citing) != render(before, citing):
            for document in cited:
                yield CITED_OTHERWISE.at(
                    document.origin.at("issued_on"),
                    number=document.number,
                    what=" và ".join(changed[document.key]),
                    issued=issued.number,
                )


def _changes(document: Document, entry: Entry | None) -> list[str]:
    """What a document with a number says otherwise now, of that by which others cite it."""
    if entry is None:
        return []
    changes = {
        "ngày": entry.issued_on != document.issued_on,
        "trích yếu": entry.subject != document.subject_line,
    }
    return [what for what, is_changed in changes.items() if is_changed]


def _target(
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


def _resting_on_issued(
    whole: DocumentSet, wanted: Sequence[Document], recorded: Mapping[str, Entry]
) -> list[Document]:
    """Issued documents not asked for, which a list without a number of its own must agree with."""
    keys = {document.key for document in wanted}
    cited = {
        other.key
        for document in wanted
        if not document.type.numbered
        for other in _cited_by(whole, document)
    }
    return [
        document
        for document in whole.documents
        if document.key in cited - keys
        and document.key in recorded
        and recorded[document.key].state is State.ISSUED
    ]


def _resumed(documents: Sequence[Document], recorded: Mapping[str, Entry]) -> Iterator[Finding]:
    """Numbers taken by a run that did not live to write their files."""
    entries = [recorded[d.key] for d in documents if d.key in recorded]
    waiting = [entry for entry in entries if entry.state is State.RESERVED]
    if waiting:
        numbers = "số " + listed([str(entry.number) for entry in waiting])
        yield RESUMED.at(PartRef(waiting[0].source, "sổ đăng ký"), numbers=numbers)


def _typed_days(
    whole: DocumentSet,
    documents: Sequence[Document],
    recorded: Mapping[str, Entry],
    job: Job,
) -> Iterator[Finding]:
    """Days of the sheet that stand against the day on which numbers are given."""
    given = job.given_date
    for document in (d for d in documents if d.key not in recorded):
        typed = request_for(whole.dossier, document.type, document.award_code).issued_on
        if typed and given and typed != given:
            said = {"typed": short_date(typed), "given": short_date(given)}
            yield TYPED_DAY.at(document.origin.at("issued_on"), type=document.type.name, **said)


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


Written = tuple[Output, Rendered | None]  # kết quả và tệp có số; None là không vào sổ


def _written(
    whole: DocumentSet,
    rehearsal: Rehearsal,
    recorded: Mapping[str, Entry],
    job: Job,
    progress: Progress,
) -> list[Written]:
    """Every document asked for, in its place."""
    kept = {finding.where.file for finding in rehearsal.findings if finding.code == EDITED.code}
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


def _confirmations(written: Sequence[Written], register: Book, job: Job) -> dict[str, Filed]:
    """The file of each number that was written now."""
    folder = register.folder_name(job.folder)
    return {
        output.document.key: Filed(
            file_name=output.file_name,
            folder=folder,
            sha256=saving.digest(made.content),
            content=made.digest(output.document),
        )
        for output, made in written
        if made and output.document.type.numbered and output.state in CONFIRMED
    }
