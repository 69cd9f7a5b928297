"""What hinders a set of documents: dates out of order, nobody to sign, something left blank."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from paperwork import awards
from paperwork.compose import outstanding
from paperwork.compose.selection import NOMINATIONS, request_for
from paperwork.findings import CellRef, Finding, error, warning
from paperwork.model import (
    ContentRow,
    Document,
    DocumentRequest,
    DocumentSet,
    DocumentType,
    Issuer,
    Judgement,
    Outcome,
    SigningMode,
)
from paperwork.vocabulary.certificate import STYLES, Fit, fitted
from paperwork.vocabulary.council import chair_of, members_on_duty, secretary_of
from paperwork.vocabulary.criteria import MARKER
from paperwork.vocabulary.head import date_overflows
from paperwork.vocabulary.passages import DEPTH, TIMELINE, timeline_rows, typed_rows
from paperwork.wording import listed, lower_first, short_date

OUT_OF_ORDER = error(
    "PW202",
    "{later} ghi ngày {later_day}, trước {earlier} ngày {earlier_day} mà nó căn cứ vào.",
    "Sửa ngày ở trang Văn bản: kế hoạch, biên bản, tờ trình, quyết định, báo cáo theo thứ tự.",
)
NO_SIGNATORY = error(
    "PW203",
    "Không có người ký {type}{day}.",
    "Thêm một dòng ở trang Người ký, hoặc sửa “Từ ngày”, “Đến ngày” của người ký.",
)
NO_COLLECTIVE = error(
    "PW204",
    "{name} ký thay mặt (TM.) nhưng chưa có tên tập thể.",
    "Điền mục “Tập thể ký thay mặt” ở trang Đơn vị, ví dụ: Ủy ban nhân dân.",
)
NO_OFFICER = error(
    "PW205",
    "Biên bản chưa có {what}.",
    "Điền mục “{label}” ở trang Phiên họp, hoặc chức danh tương ứng ở trang Hội đồng.",
)
MINUTES_DAY = error(
    "PW206",
    "Biên bản ghi ngày {day}, khác ngày họp {held}.",
    "Sửa cột “Ngày” ở trang Văn bản hoặc “Ngày họp” ở trang Phiên họp cho khớp.",
)
PENDING = error(
    "PW207",
    "{name} chưa có kết quả biểu quyết.",
    "Thêm một dòng ở trang Biểu quyết với mã đề cử {code}, hoặc bỏ đề cử này.",
)
NO_SUPERIOR = error(
    "PW208",
    "Có đề cử vượt thẩm quyền nhưng chưa có tên cấp trên khen thưởng.",
    "Điền mục “Cấp trên khen thưởng” ở trang Đơn vị.",
)
NO_EXECUTORS = error(
    "PW209",
    "Quyết định chưa có người thi hành.",
    "Điền mục “Người thi hành quyết định” ở trang Đơn vị.",
)
NO_ADDRESSEE = error(
    "PW210",
    "{type} chưa có nơi kính gửi.",
    "Điền mục “Cấp trên nhận báo cáo” hoặc “Cơ quan chủ quản” ở trang Đơn vị.",
)
NO_TIME = error(
    "PW230",
    "{type} chưa có {what}.",
    "Điền mục “{label}” ở trang Phiên họp.",
)
TOO_LONG = warning(
    "PW231",
    "{what} in trên {type} của {name} dài quá khung, kể cả khi in cỡ chữ {points}.",
    "Rút gọn cột “{column}”, hoặc nới khung trong tờ khai của mẫu; xem trước tờ giấy khen này.",
)
SMALLER = warning(
    "PW232",
    "{count} tờ {type} in chữ nhỏ hơn thường lệ cho vừa khung: {names}.",
    "Xem trước các tờ này; muốn chữ to thì rút gọn cột “Nội dung in giấy khen”.",
)
SESSION_GAP = error(
    "PW211",
    "Biên bản chưa có {what}.",
    "Điền mục “{label}” ở trang Phiên họp.",
)
REQUESTED_TWICE = error(
    "PW212",
    "{type} được ghi hai lần ở trang Văn bản.",
    "Xóa bớt một dòng.",
)
UNUSED = error(
    "PW219",
    "Dòng này không ứng với {type} nào được lập nên không được dùng.",
    "Gộp theo đợt thì để trống cột Danh hiệu; mỗi danh hiệu một văn bản thì ghi danh hiệu đã đạt.",
)
CRITERIA_UNPRINTED = warning(
    "PW213",
    "Trang Tiêu chuẩn có nội dung nhưng kế hoạch không có chỗ chèn.",
    "Thêm vào trang Nội dung một dòng có Cấp là “Tiêu chuẩn” ở chỗ cần in.",
)
USUAL_WORDING = warning(
    "PW214",
    "{type} dùng lời văn mặc định ở các phần: {parts}.",
    "Viết các phần này ở trang Nội dung nếu cơ quan có nội dung riêng.",
)
UNKNOWN_PART = error(
    "PW215",
    "{type} không có phần “{part}” nên dòng này không được in.",
    "Ở cột Phần, {parts}.",
)
WIDE_DATE = warning(
    "PW220",
    "Địa danh và ngày tháng dài quá một dòng ở cỡ chữ đang chọn.",
    "Chọn 13 ở mục “Cỡ chữ” của trang Đơn vị.",
)
SECRET = warning(
    "PW221",
    "{type} là văn bản mật: lấy số ở sổ riêng, chương trình không in dấu chỉ độ mật.",
    "Soạn và in trên máy không nối mạng; đóng dấu chỉ độ mật bằng dấu khắc sẵn.",
)
NO_COUNCIL = error(
    "PW216",
    "Chưa có thành viên Hội đồng vào ngày họp.",
    "Điền trang Hội đồng ở sổ đơn vị hoặc ở hồ sơ.",
)


LEVEL_TOO_HIGH = error(
    "PW217",
    "Cấp “{level}” không dùng được trong phần “{part}”, vì phần này nằm dưới đề mục cấp “{above}”.",
    "Chọn cấp nhỏ hơn, ví dụ a), - hoặc Đoạn văn.",
)


COUNCIL, SIGNATORIES, CONTENT, CRITERIA = "Hội đồng", "Người ký", "Nội dung", "Tiêu chuẩn"


def findings_of(whole: DocumentSet) -> Iterator[Finding]:
    """Everything the composed set still lacks."""
    yield from _dates(whole)
    yield from _signatures(whole)
    yield from _requests(whole)
    yield from _secrets(whole)
    yield from _wide_dates(whole)
    yield from _parts(whole)
    yield from outstanding.findings(whole)
    yield from _invitations(whole)
    yield from _certificates(whole)
    if any(document.type.signed_by == "chair" for document in whole.documents):
        yield from _minutes(whole)
    if any("votes" in document.type.needs for document in whole.documents):
        yield from _votes(whole)
    for document in whole.documents:
        yield from _document(whole, document)


def _dates(whole: DocumentSet) -> Iterator[Finding]:
    """A document is never of an earlier day than one that it rests on, directly or through others.

    Only the nearest such fault of each document is told.
    """
    dated = [d for d in whole.documents if d.type.numbered and _has_day(whole, d)]
    for later in dated:
        for earlier in (d for d in _before(whole, later) if _has_day(whole, d)):
            if later.issued_on and earlier.issued_on and later.issued_on < earlier.issued_on:
                yield OUT_OF_ORDER.at(
                    later.origin.at("issued_on"),
                    later=later.type.name,
                    later_day=short_date(later.issued_on),
                    earlier=lower_first(earlier.type.name),
                    earlier_day=short_date(earlier.issued_on),
                )
                break


def _has_day(whole: DocumentSet, document: Document) -> bool:
    """Whether the day of a document is known: one left blank on paper may have been typed."""
    typed = request_for(whole.dossier, document.type, document.award_code).issued_on
    return bool(typed) or document.type.is_of_session or not whole.awaits(document)


def _before(whole: DocumentSet, later: Document) -> list[Document]:
    """What a document rests on, the last in reading order first."""
    keys = _foundations(later.type, {type.key: type for type in whole.types})
    found = [document for document in whole.documents if document.type.key in keys]
    return sorted(found, key=lambda document: -document.type.order)


def _foundations(type: DocumentType, types: Mapping[str, DocumentType]) -> set[str]:
    """The types cited, and those that these cite, made or not."""
    found: set[str] = set()
    waiting = list(type.cites)
    while waiting:
        key = waiting.pop()
        if key not in found and key in types:
            found.add(key)
            waiting += types[key].cites
    return found - {type.key}


def _signatures(whole: DocumentSet) -> Iterator[Finding]:
    for document in whole.documents:
        type = document.type
        if type.is_of_session or not (type.numbered or type.signed_as):
            continue
        if document.signatory is None:
            day = f" vào ngày {short_date(document.issued_on)}" if document.issued_on else ""
            where = CellRef(whole.dossier.source, SIGNATORIES)
            yield NO_SIGNATORY.at(where, type=document.type.name.lower(), day=day)
        elif _needs_collective(document) and not whole.dossier_of(document).unit.collective:
            yield NO_COLLECTIVE.at(
                document.signatory.origin.at("mode"), name=document.signatory.name
            )


def _needs_collective(document: Document) -> bool:
    collective = (SigningMode.TM, SigningMode.TM_KT)
    return (
        document.type.issuer is Issuer.UNIT
        and not document.type.personal
        and document.signatory is not None
        and document.signatory.mode in collective
    )


def _requests(whole: DocumentSet) -> Iterator[Finding]:
    """Rows of the Văn bản sheet that stand twice, or say something that no document uses."""
    names = {type.key: type.name for type in whole.types}
    made = {key: {d.award_code for d in whole.by_type.get(key, ())} for key in names}
    seen: Counter[tuple[str, str]] = Counter()
    for row in whole.dossier.requests:
        name = names.get(row.document_type, row.document_type)
        seen[row.document_type, row.award] += 1
        if seen[row.document_type, row.award] == 2:
            yield REQUESTED_TWICE.at(row.origin.at("document_type"), type=name)
        unused = _unused(row, made.get(row.document_type, set()))
        if unused:
            yield UNUSED.at(row.origin.at(unused), type=lower_first(name))


def _unused(row: DocumentRequest, groups: set[str]) -> str:
    """The field of a row that no document takes; a document not made yet takes nothing."""
    if not groups or not row.wanted or row.award in groups:
        return ""
    if row.award and groups == {""}:
        return "award"
    return next((name for name in ("number", "subject") if getattr(row, name)), "")


def _secrets(whole: DocumentSet) -> Iterator[Finding]:
    """Documents that the law keeps away from a computer on a network."""
    made = {document.type.key: document.type.name for document in whole.documents}
    for row in whole.dossier.requests:
        if row.secrecy and row.document_type in made:
            yield SECRET.at(row.origin.at("secrecy"), type=made[row.document_type])


def _wide_dates(whole: DocumentSet) -> Iterator[Finding]:
    dated = (d for d in whole.documents if d.type.numbered and not d.type.is_of_session)
    if any(date_overflows(whole.dossier_of(document), document) for document in dated):
        yield WIDE_DATE.at(whole.dossier.unit.origin.at("place"))


def _parts(whole: DocumentSet) -> Iterator[Finding]:
    """Rows of the Nội dung and Tiêu chuẩn sheets that nothing prints; parts left to our words."""
    dossier = whole.dossier
    for type in {document.type.key: document.type for document in whole.documents}.values():
        typed = {part: typed_rows(dossier, type, part) for part in type.parts}
        printed = {*chain(*typed.values()), *timeline_rows(dossier, type)}
        names = [f"“{name}”" for name in type.parts.values() if name]
        for row in dossier.content:
            if row.document_type == type.key and row not in printed:
                yield UNKNOWN_PART.at(
                    row.origin.at("part"), type=type.name, part=row.part, parts=_choices(type)
                )
        yield from _too_high(type, typed)
        usual = [f"“{type.parts[part]}”" for part, rows in typed.items() if not rows]
        if names and usual and not (type.signed_by == "chair" and dossier.session.discussion):
            where = CellRef(dossier.source, CONTENT)
            yield USUAL_WORDING.at(where, type=type.name, parts=listed(usual))
        rows = [row for part in typed.values() for row in part]
        if dossier.criteria and rows and _takes_criteria(type) and not _has_marker(rows):
            yield CRITERIA_UNPRINTED.at(CellRef(dossier.source, CRITERIA))


def _choices(type: DocumentType) -> str:
    """What may stand in the Phần column for a type."""
    named = [f"“{name}”" for name in type.parts.values() if name]
    named += [f"“{TIMELINE}”"] if type.timeline else []
    if not type.parts:
        return "không ghi gì: loại văn bản này không lấy nội dung từ trang Nội dung, hãy xóa dòng"
    return ("để trống hoặc ghi " if "" in type.parts.values() else "ghi ") + ", ".join(named)


def _too_high(type: DocumentType, typed: Mapping[str, Sequence[ContentRow]]) -> Iterator[Finding]:
    """Rows that would number themselves beside the heading that they stand under."""
    for part, above in type.headings.items():
        for row in typed[part]:
            if row.level != MARKER and DEPTH[row.level] <= DEPTH[above]:
                yield LEVEL_TOO_HIGH.at(
                    row.origin.at("level"), level=row.level, part=type.parts[part], above=above
                )


def _takes_criteria(type: DocumentType) -> bool:
    return _has_marker(type.content)


def _has_marker(rows: Iterable[ContentRow]) -> bool:
    return any(row.level == MARKER for row in rows)


def _invitations(whole: DocumentSet) -> Iterator[Finding]:
    """Nobody comes to a session without hour and place."""
    session = whole.dossier.session
    types = (t for t in whole.types if "upcoming" in t.needs and t.key in whole.by_type)
    if inviting := next(types, None):
        for name, label in {"starts": "Giờ bắt đầu", "place": "Địa điểm"}.items():
            if not getattr(session, name):
                where = session.origin.at(name)
                yield NO_TIME.at(where, type=inviting.name, what=label.lower(), label=label)


MOST_NAMES = 5
_CERTIFIED = {  # trường: (điều in ra, cột của trang Đề cử, tên cột)
    "ten": ("Tên", "name", "Họ và tên/Tên tập thể"),
    "chuc_vu": ("Chức vụ, đơn vị", "workplace", "Đơn vị công tác"),
    "thanh_tich": ("Thành tích", "citation", "Nội dung in giấy khen"),
}


def _certificates(whole: DocumentSet) -> Iterator[Finding]:
    """Certificates whose text outgrows its frame, or is smaller so that it does not."""
    for type in whole.types:
        documents = whole.by_type.get(type.key, ()) if type.frames else ()
        smaller = []
        for judgement in (j for d in documents for j in d.judgements if j.roll):
            fits = fitted(whole, type, judgement)
            outgrown = [*_too_long(type, judgement, fits)]
            yield from outgrown
            shown = {STYLES[name]: fits[name][1].points for name in _CERTIFIED if name in fits}
            if outgrown:
                continue  # told already, and more
            if any(points < type.frames[style].size for style, points in shown.items()):
                smaller.append(judgement.nomination.name)
        if smaller:
            more = [f"{len(smaller) - MOST_NAMES} trường hợp khác"] if smaller[MOST_NAMES:] else []
            names = listed([*smaller[:MOST_NAMES], *more])
            where = CellRef(whole.dossier.source, NOMINATIONS)
            yield SMALLER.at(where, count=len(smaller), type=lower_first(type.name), names=names)


def _too_long(
    type: DocumentType, judgement: Judgement, fits: Mapping[str, tuple[str, Fit]]
) -> Iterator[Finding]:
    """The columns of a nominee whose text does not fit even in the least size."""
    nominee = judgement.nomination
    for name, (what, column, header) in _CERTIFIED.items():
        if name in fits and fits[name][1].overflows:
            said = {"what": what, "type": lower_first(type.name), "column": header}
            points = f"{fits[name][1].points:g}"
            yield TOO_LONG.at(nominee.origin.at(column), name=nominee.name, points=points, **said)


def _minutes(whole: DocumentSet) -> Iterator[Finding]:
    dossier, session = whole.dossier, whole.dossier.session
    if not members_on_duty(dossier):
        yield NO_COUNCIL.at(CellRef(dossier.source, COUNCIL))
        return
    officers = {"chair": ("chủ tọa", "Chủ trì"), "secretary": ("thư ký", "Thư ký")}
    found = {"chair": chair_of(dossier), "secretary": secretary_of(dossier)}
    for name, (what, label) in officers.items():
        if found[name] is None:
            yield NO_OFFICER.at(session.origin.at(name), what=what, label=label)
    gaps = {"starts": "Giờ bắt đầu", "ends": "Giờ kết thúc", "place": "Địa điểm"}
    for name, label in gaps.items():
        if not getattr(session, name):
            yield SESSION_GAP.at(session.origin.at(name), what=label.lower(), label=label)


def _votes(whole: DocumentSet) -> Iterator[Finding]:
    for judgement in whole.judgements:
        if judgement.outcome is Outcome.PENDING and judgement.vote is None:
            nominee = judgement.nomination
            yield PENDING.at(nominee.origin.at("code"), name=nominee.name, code=nominee.code)
    proposed = any(judgement.outcome is Outcome.PROPOSED for judgement in whole.judgements)
    unit = whole.dossier.unit
    if proposed and not unit.superior_award:
        yield NO_SUPERIOR.at(unit.origin.at("superior_award"))


def _document(whole: DocumentSet, document: Document) -> Iterator[Finding]:
    type, dossier = document.type, whole.dossier_of(document)
    unit = dossier.unit
    if type.is_of_session and document.issued_on != dossier.session.held_on:
        yield MINUTES_DAY.at(
            document.origin.at("issued_on"),
            day=_shown(document.issued_on),
            held=_shown(dossier.session.held_on),
        )
    if type.personal and not unit.executors:
        yield NO_EXECUTORS.at(unit.origin.at("executors"))
    if type.addressee and not document.addressees:
        yield NO_ADDRESSEE.at(unit.origin.at("superior"), type=type.name)
    if type.grounds and document.issued_on:
        yield from awards.ground_findings(
            type.key, document.issued_on, dossier.grounds, dossier.source, unit.kind
        )


def _shown(day: dt.date | None) -> str:
    return short_date(day) if day else "chưa ghi"
