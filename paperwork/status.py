"""What each dossier of a folder has, what it lacks, and what is due when."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from paperwork.batch import summary
from paperwork.batch.folder import found_in
from paperwork.deadlines import deadlines_of
from paperwork.errors import PaperworkError
from paperwork.findings import Finding
from paperwork.model import Deadline, Outcome
from paperwork.register import Location, State
from paperwork.standing import Standing, standing
from paperwork.wording import listed, lower_first, padded


@dataclass(frozen=True)
class Paper:  # một văn bản phải có
    type_key: str
    type_name: str
    state: str  # none, reserved, written, issued
    number: str = ""
    day: dt.date | None = None


@dataclass(frozen=True)
class Due:  # một việc có thời hạn
    task: str
    due_on: dt.date
    days_left: int  # đến hết ngày cuối còn được làm; âm là quá hạn
    is_done: bool | None  # None: không văn bản nào cho biết


@dataclass(frozen=True)
class Status:  # tình trạng của một hồ sơ
    book: str  # tính từ thư mục
    unit: str = ""
    dossier: str = ""
    year: int = 0
    nominations: int = 0
    voted: int = 0
    session: dt.date | None = None
    papers: tuple[Paper, ...] = ()
    missing: tuple[str, ...] = ()  # mỗi điều một cụm từ
    due: tuple[Due, ...] = ()
    findings: tuple[Finding, ...] = ()
    trouble: str = ""  # vì sao không đọc được, một câu

    @property
    def errors(self) -> int:
        return sum(finding.is_error for finding in self.findings)


def statuses(
    folder: Path, on: dt.date, *, templates: Path | None = None, register: Location | None = None
) -> Iterator[Status]:
    """The dossiers of a folder by path; one that cannot be read says why. Writes nothing."""
    for book in found_in(folder, is_ours=summary.is_one).dossiers:
        name = book.relative_to(folder).as_posix()
        try:
            yield status_of(standing(book, on, templates=templates, register=register), name, on)
        except PaperworkError as trouble:
            yield Status(name, trouble=str(trouble))


def status_of(stand: Standing, name: str, on: dt.date) -> Status:
    """What one dossier has and lacks on a day."""
    findings = (*stand.findings, *stand.hindrances)
    dossier, whole = stand.dossier, stand.whole
    if dossier is None or whole is None:
        return Status(name, findings=findings)
    papers = tuple(_papers(stand))
    return Status(
        book=name,
        unit=dossier.on(on).unit.name,
        dossier=dossier.code,
        year=dossier.campaign.year,
        nominations=len(dossier.nominations),
        voted=sum(judgement.vote is not None for judgement in whole.judgements),
        session=dossier.session.held_on,
        papers=papers,
        missing=tuple(_missing(stand, papers)),
        due=tuple(_due(deadline, stand, on) for deadline in deadlines_of(dossier)),
        findings=findings,
    )


def _papers(stand: Standing) -> Iterator[Paper]:
    """The documents that the dossier is to have: made, or still to be made."""
    entries = list(stand.entries.values())
    for type in stand.expected:
        own = [entry for entry in entries if entry.type_key == type.key]
        if not own:
            yield Paper(type.key, type.name, "none")
        for entry in own:
            number = str(entry.number)
            yield Paper(type.key, type.name, entry.state.value, number, entry.issued_on)


def _missing(stand: Standing, papers: tuple[Paper, ...]) -> Iterator[str]:
    """What is to be done next, in the order of the work."""
    assert stand.dossier is not None
    assert stand.whole is not None
    if not stand.dossier.nominations:
        yield "chưa có đề cử nào"
    if stand.dossier.session.held_on is None:
        yield "chưa có ngày họp Hội đồng"
    unvoted = [j for j in stand.whole.judgements if j.vote is None and j.outcome is Outcome.PENDING]
    if unvoted:
        yield f"{padded(len(unvoted))} đề cử chưa có kết quả biểu quyết"
    for state, said in (
        ("none", "chưa lập {}"),
        (State.RESERVED, "đã lấy số nhưng chưa có tệp: {}"),
        (State.WRITTEN, "chưa phát hành {}"),
    ):
        names = [lower_first(paper.type_name) for paper in papers if paper.state == state]
        if names:
            yield said.format(listed(list(dict.fromkeys(names))))


def _due(deadline: Deadline, stand: Standing, on: dt.date) -> Due:
    """Before the day means until the end of the day before."""
    last = deadline.due_on - dt.timedelta(days=1)
    return Due(deadline.task, deadline.due_on, (last - on).days, _is_done(deadline, stand))


def _is_done(deadline: Deadline, stand: Standing) -> bool | None:
    """A document of the type has its number; the files have come in when there are nominations."""
    assert stand.dossier is not None
    if deadline.done_by == "nominations":
        return bool(stand.dossier.nominations)
    if not deadline.document_type:
        return None
    return any(entry.type_key == deadline.document_type for entry in stand.entries.values())
