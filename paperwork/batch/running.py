"""A folder of dossiers made in one go: what has changed, in order, side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from paperwork import pdf, workbook
from paperwork.batch import summary, zipping
from paperwork.batch.folder import found_in
from paperwork.batch.journal import Batch, Journal, Taken, last_known
from paperwork.batch.outcome import Made, Outcome, with_findings
from paperwork.batch.unchanged import digest_of, fingerprint, stands
from paperwork.batch.workers import Task, outcomes
from paperwork.errors import PaperworkError, UsageError
from paperwork.findings import Finding, PartRef, error
from paperwork.job import OUT_SUFFIX, Job, Taking
from paperwork.register import Book, Entry

NO_DOSSIER = (
    "Thư mục “{folder}” không có hồ sơ nào. Hồ sơ là sổ tính .xlsx có trang Hồ sơ hoặc Đề cử."
)
TWINS = error(
    "PW317",
    "Trong một thư mục có hai tệp cùng tên, khác dạng: {one} và {other}; không rõ tệp nào đúng.",
    "Giữ lại một tệp, chuyển tệp kia sang thư mục khác hoặc đổi tên.",
)


@dataclass(frozen=True)
class Round:  # lệnh chạy cả đợt
    folder: Path
    pattern: Job  # như lệnh của từng hồ sơ, trừ hồ sơ và thư mục kết quả
    out: Path | None = None
    jobs: int = 1
    zips: bool = False
    pdfs: bool = False

    @property
    def home(self) -> Path:
        """Where the journal and the summary of the batch lie."""
        return self.out or self.folder

    def job_of(self, book: Path) -> Job:
        """The order of one dossier; with -o, its folder lies as its workbook does."""
        profile = self.pattern.unit_book or workbook.profile_for(book)
        out = None
        if self.out is not None:
            inside = book.relative_to(self.folder)
            out = self.out / inside.with_name(f"{inside.stem}{OUT_SUFFIX}")
        return replace(self.pattern, book=book, unit_book=profile, out=out)


@dataclass(frozen=True)
class Report:  # kết quả cả đợt
    outcomes: tuple[Outcome, ...]  # theo thứ tự hồ sơ
    others: tuple[str, ...]  # sổ tính không phải hồ sơ
    summary: Path | None = None  # sổ tổng hợp
    trouble: str = ""  # vì sao chưa có đủ bản PDF


Progress = Callable[[int, int, str], None]  # đã xong, tất cả, đang làm


def run(order: Round, progress: Progress) -> Report:
    """Every dossier of the folder with its outcome; what has not changed is left as it is."""
    found = found_in(order.folder, not_in=order.out, is_ours=summary.is_one)
    if not found.dossiers:
        raise UsageError(NO_DOSSIER.format(folder=order.folder))
    tasks = [Task(_name(path, order), order.job_of(path)) for path in found.dossiers]
    others = tuple(_name(path, order) for path in found.others)
    refused = {_name(one, order): _doubled(one, other, order) for one, other in found.twins.items()}
    clear = [task for task in tasks if task.book not in refused]
    if order.pattern.dry_run:
        made = refused | dict(_made(clear, order, _unnoted, progress))
        return Report(tuple(made[task.book] for task in tasks), others)

    if order.pdfs:
        pdf.required()  # said before a number is taken
    order.home.mkdir(parents=True, exist_ok=True)
    journal = Journal.of(order.home)
    with journal.locked():
        batches = journal.batches()
        known = {} if order.pattern.overwrite else _standing(clear, _known(batches, order.home))
        changed = [task for task in clear if task.book not in known]
        noted = _Noted(journal, batches, dict(known))
        if changed:
            noted.begin()
        for outcome in refused.values():
            noted.add(outcome)
        try:
            for _, outcome in _made(changed, order, _noting(journal), progress):
                noted.add(outcome)
        except BaseException:
            noted.leave(others, order.home)
            raise
        trouble = _add_pdfs(noted, tasks, order, progress) if order.pdfs else ""
        if order.zips:
            for outcome in list(noted.outcomes.values()):
                noted.add(zipping.zipped(outcome))
        noted.end()
        report = Report(tuple(noted.outcomes[t.book] for t in tasks), others, trouble=trouble)
        return replace(report, summary=summary.write(report.outcomes, others, order.home))


def _doubled(one: Path, other: Path, order: Round) -> Outcome:
    """What becomes of a dossier that lies there twice: nothing, and why."""
    fault = TWINS.at(PartRef(one.name), one=one.name, other=other.name)
    return Outcome(_name(one, order), "refused", findings=(fault,))


class _Noted:
    """The outcomes so far, each in the journal as soon as it is there."""

    def __init__(self, journal: Journal, batches: Sequence[Batch], outcomes: dict[str, Outcome]):
        self.journal, self.outcomes = journal, outcomes
        self.findings: dict[Finding, Finding] = {}
        self.last = max((batch.number for batch in batches), default=0)
        self.is_begun = bool(batches) and not (batches[-1].is_over or batches[-1].is_undone)

    def begin(self) -> None:
        """A new batch, unless the last one was cut short: then this run goes on with it."""
        if not self.is_begun:
            self.journal.begun(self.last + 1)
            self.is_begun = True

    def add(self, outcome: Outcome) -> None:
        """Each finding is kept once: dossiers of one year are told much the same."""
        told = tuple(self.findings.setdefault(finding, finding) for finding in outcome.findings)
        outcome = replace(outcome, findings=told)
        if self.outcomes.get(outcome.book) != outcome:
            self.begin()
            self.outcomes[outcome.book] = outcome
            self.journal.done(outcome)

    def leave(self, others: Sequence[str], home: Path) -> None:
        """Sum up a batch that is cut short: the next run takes from there what was found."""
        with suppress(PaperworkError):
            summary.write(tuple(self.outcomes.values()), others, home)

    def end(self) -> None:
        if self.is_begun:
            self.journal.over()


def _name(path: Path, order: Round) -> str:
    return path.relative_to(order.folder).as_posix()


def _unnoted(task: Task, taking: Taking) -> None:
    """A rehearsal takes nothing."""


def _noting(journal: Journal) -> Callable[[Task, Taking], None]:
    def note(task: Task, taking: Taking) -> None:
        place = task.job.register_place
        register = str(place.resolve()) if isinstance(place, Path) else ""
        folder = str(task.job.folder.resolve())
        journal.takes(task.book, Taken(taking.keys, taking.files, folder, register))

    return note


def _made(
    tasks: Sequence[Task],
    order: Round,
    granted: Callable[[Task, Taking], None],
    progress: Progress,
) -> Iterator[tuple[str, Outcome]]:
    if tasks:
        progress(0, len(tasks), tasks[0].book)
    for count, (task, outcome) in enumerate(outcomes(tasks, order.jobs, granted), 1):
        progress(count, len(tasks), outcome.unit or task.book)
        yield task.book, outcome


# ---------------------------------------------------------------- what has not changed


def _known(batches: Sequence[Batch], home: Path) -> dict[str, Outcome]:
    """The last outcome of each dossier with what was told of it, where the summary still says it.

    The journal itself repeats nothing that was found: it names people.
    """
    told = summary.told(home)
    known = last_known(batches)
    whole = {book: with_findings(outcome, told.get(book, [])) for book, outcome in known.items()}
    return {book: outcome for book, outcome in whole.items() if outcome is not None}


def _standing(tasks: Sequence[Task], known: Mapping[str, Outcome]) -> dict[str, Outcome]:
    """The outcomes that still hold, by dossier."""
    tried = [task for task in tasks if task.book in known]
    standing: dict[str, Outcome] = {}
    for _, sharing in groupby(sorted(tried, key=_place), key=_place):
        group = list(sharing)
        entries = _entries(group[0].job)
        if entries is None:
            continue
        for task in group:
            outcome, job = known[task.book], task.job
            held = entries.get(outcome.dossier, [])
            if stands(outcome, fingerprint(job), held, job.folder):
                standing[task.book] = outcome
    return standing


def _place(task: Task) -> str:
    return str(task.job.register_place)


def _entries(job: Job) -> dict[str, list[Entry]] | None:
    """What a register holds by dossier; None when it cannot be read, as each run will say."""
    found: dict[str, list[Entry]] = {}
    if job.draft:
        return found
    try:
        for entry in Book.open(job.register_place).entries():
            found.setdefault(entry.dossier, []).append(entry)
    except PaperworkError:
        return None
    return found


# ---------------------------------------------------------------- PDF


def _add_pdfs(noted: _Noted, tasks: Sequence[Task], order: Round, progress: Progress) -> str:
    """A PDF beside each document that lacks its own; what hinders it, in a sentence."""
    folders = {task.book: task.job.folder for task in tasks}
    wanted = {
        folders[book] / made.file: (book, made)
        for book, outcome in noted.outcomes.items()
        for made in outcome.documents
        if _lacks_pdf(made, folders[book])
    }
    troubles = []
    conversions = pdf.convert(list(wanted), workers=order.jobs, overwrite=order.pattern.overwrite)
    for done, conversion in enumerate(conversions, 1):
        book, made = wanted[conversion.path]
        progress(done, len(wanted), f"PDF {made.file}")
        if conversion.pdf is None:
            troubles.append(f"{book}, {made.file}: {conversion.fault}")
            continue
        printed = replace(
            made,
            pages=conversion.pages,
            pdf_sha256=digest_of(conversion.pdf),
            pdf_from=made.sha256,
        )
        outcome = noted.outcomes[book]
        documents = tuple(printed if d.file == made.file else d for d in outcome.documents)
        noted.add(replace(outcome, documents=documents))
    return "\n".join(sorted(troubles))


def _lacks_pdf(made: Made, folder: Path) -> bool:
    """Whether the PDF beside a Word document is missing or shows something older."""
    path = folder / made.file
    if path.suffix != ".docx" or not path.is_file():
        return False
    is_current = made.pdf_from and made.pdf_from == made.sha256
    return not is_current or digest_of(pdf.pdf_of(path)) != made.pdf_sha256
