"""Whether documents agree with one another and with what the register holds of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from paperwork.compose import request_for
from paperwork.findings import Finding, PartRef, error, warning
from paperwork.job import Job
from paperwork.model import Document, DocumentSet
from paperwork.register import Entry, State
from paperwork.rendition import render
from paperwork.wording import listed, short_date

UNNUMBERED = error(
    "PW300",
    "{citing} dẫn {cited} nhưng {cited} chưa có số.",
    "Lập {cited} trước, hoặc lập cả hai trong một lần chạy.",
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


def cited_by(whole: DocumentSet, document: Document) -> tuple[Document, ...]:
    """All documents of the set that this one cites."""
    return tuple(d for key in document.type.cites for d in whole.cited_by(document, key))


def uncited(whole: DocumentSet, wanted: Sequence[Document]) -> Iterator[Finding]:
    """A document is not made before those it cites have numbers."""
    keys = {document.key for document in wanted}
    for citing in wanted:
        for cited in cited_by(whole, citing):
            if cited.key not in keys and cited.number is None:
                yield UNNUMBERED.at(
                    citing.origin.at("document_type"),
                    citing=citing.type.name,
                    cited=cited.type.name.lower(),
                )


def cited_otherwise(
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
        cited = [d for d in cited_by(whole, citing) if d.key in changed]
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


def resting_on_issued(
    whole: DocumentSet, wanted: Sequence[Document], recorded: Mapping[str, Entry]
) -> list[Document]:
    """Issued documents not asked for, which a list without a number of its own must agree with."""
    keys = {document.key for document in wanted}
    cited = {
        other.key
        for document in wanted
        if not document.type.numbered
        for other in cited_by(whole, document)
    }
    return [
        document
        for document in whole.documents
        if document.key in cited - keys
        and document.key in recorded
        and recorded[document.key].state is State.ISSUED
    ]


def resumed(documents: Sequence[Document], recorded: Mapping[str, Entry]) -> Iterator[Finding]:
    """Numbers taken by a run that did not live to write their files."""
    entries = [recorded[d.key] for d in documents if d.key in recorded]
    waiting = [entry for entry in entries if entry.state is State.RESERVED]
    if waiting:
        numbers = "số " + listed([str(entry.number) for entry in waiting])
        yield RESUMED.at(PartRef(waiting[0].source, "sổ đăng ký"), numbers=numbers)


def typed_days(
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


def regrouped(whole: DocumentSet, recorded: Mapping[str, Entry]) -> Iterator[Finding]:
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
