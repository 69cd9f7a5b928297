"""The roll of nominations and votes: who is who, written twice, or voted on by mistake."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from paperwork.findings import Finding, error, warning
from paperwork.model import Absence, CouncilMember, Kind, Nomination, Session, Vote
from paperwork.workbook import spelling
from paperwork.workbook.records import PairRecord, Record, Said, nouns

DUPLICATE_CODE = error(
    "PW060",
    "Mã đề cử “{code}” đã có ở ô {first}.",
    "Mỗi dòng một mã riêng: sửa mã, hoặc xóa dòng trùng.",
)
SAME_ROW = error(
    "PW061",
    "Dòng này trùng họ tên, đơn vị và danh hiệu với dòng ở ô {first}.",
    "Xóa dòng trùng; nếu là hai người khác nhau thì ghi Mã đề cử cho từng dòng.",
)
SAME_PERSON = warning(
    "PW062",
    "“{name}” có vẻ là một đối tượng đã ghi ở ô {first}, cùng đơn vị và cùng danh hiệu.",
    "Kiểm tra lại: xóa dòng trùng, hoặc bỏ qua nếu là hai người khác nhau.",
)
NO_POST = error(
    "PW063",
    "Cá nhân này chưa có chức vụ.",
    "Ghi cột “Chức vụ”; nếu không giữ chức vụ thì ghi nghề nghiệp hoặc vị trí việc làm.",
)
NO_ADDRESS = warning(
    "PW064",
    "Hộ gia đình này chưa có địa chỉ.",
    "Ghi cột “Địa chỉ”: thôn, xã.",
)
UNKNOWN_VOTE = error(
    "PW065",
    "Mã đề cử “{code}” không có ở trang Đề cử{hint}.",
    "Sửa mã cho khớp với trang Đề cử, hoặc xóa dòng biểu quyết.",
)
OTHER_NAME = warning(
    "PW066",
    "Tên “{name}” không khớp với tên của mã {code} ở trang Đề cử ({expected}).",
    "Kiểm tra lại mã và tên; chương trình lấy kết quả theo mã.",
)
SECOND_VOTE = error(
    "PW067",
    "Mã đề cử “{code}” đã có kết quả biểu quyết ở ô {first}.",
    "Mỗi đề cử một dòng biểu quyết: xóa dòng thừa.",
)
TWICE_AWAY = error(
    "PW070",
    "{name} được ghi hai lần ở các mục vắng mặt, gửi ý kiến bằng văn bản, người dự thay.",
    "Chỉ giữ một dòng cho mỗi thành viên.",
)
STRANGER = error(
    "PW068",
    "“{name}” không có trong trang Hội đồng{hint}.",
    "Ghi họ tên đúng như ở trang Hội đồng, không kèm chức vụ.",
)

HINTS = 20  # a sheet of other codes altogether would be compared code by code for hours
SALUTATIONS = ("Ông ", "Bà ", "Đồng chí ", "Đ/c ")
MANNERS = ("absent", "written", "substitute")


def coded(record: Record) -> Record:
    """A nomination row with its code, derived from what it says when the cell is blank."""
    if "code" in record.values or not record.is_complete:
        return record
    said = "|".join(_same(record.values, spelling.key))
    code = "TD-" + hashlib.sha256(said.encode()).hexdigest()[:8].upper()
    return record._replace(values={**record.values, "code": code})


def _same(values: Mapping[str, Any], spelled: Any) -> tuple[str, ...]:
    keys = ("name", "award", "workplace")
    return tuple(spelled(str(values.get(key, ""))) for key in keys)


def nomination_faults(records: Sequence[Record]) -> Iterator[Finding]:
    """Rows that repeat each other or lack what their kind needs."""
    codes: dict[str, Record] = {}
    people: dict[tuple[str, ...], Record] = {}
    for record in records:
        yield from _lacking(record)
        code = record.values.get("code", "")  # also of a row that is refused for another fault
        first = codes.setdefault(spelling.key(code), record) if code else record
        twin = record
        if record.is_complete:
            twin = people.setdefault(_same(record.values, spelling.bare), record)
        if first is not record:
            yield _repeated(record, first, code)
        elif twin is not record:
            where = record.ref.at("name")
            name = record.values["name"]
            yield SAME_PERSON.at(where, name=name, first=str(twin.ref.at("name")))


def _repeated(record: Record, first: Record, code: str) -> Finding:
    if code.startswith("TD-") and _same(first.values, spelling.key) == _same(
        record.values, spelling.key
    ):
        return SAME_ROW.at(record.ref.at("name"), first=str(first.ref.at("name")))
    return DUPLICATE_CODE.at(record.ref.at("code"), code=code, first=str(first.ref.at("code")))


def _lacking(record: Record) -> Iterator[Finding]:
    match record.values.get("kind"):
        case Kind.INDIVIDUAL if "post" not in record.values:
            yield NO_POST.at(record.ref.at("post"))
        case Kind.HOUSEHOLD if "address" not in record.values:
            yield NO_ADDRESS.at(record.ref.at("address"))


def votes_matched(
    votes: Iterable[tuple[Vote, str]], records: Sequence[Record]
) -> tuple[tuple[Vote, ...], tuple[Finding, ...]]:
    """Votes with the code as the Đề cử sheet writes it; those of nobody are left out.

    Without any nomination that alone is to be told, and not of each vote that it is for nobody.
    """
    if not records:
        return (), ()
    nominees = {
        spelling.key(record.values["code"]): record for record in records if "code" in record.values
    }
    known = [str(nominee.values["code"]) for nominee in nominees.values()]
    hints_left = HINTS
    kept: dict[str, Vote] = {}
    findings: list[Finding] = []
    for vote, name in votes:
        record = nominees.get(spelling.key(vote.nomination))
        where = vote.origin.at("nomination")
        if record is None:
            hint = _hint(spelling.nearest(vote.nomination, known)) if hints_left else ""
            hints_left = max(0, hints_left - 1)
            findings.append(UNKNOWN_VOTE.at(where, code=vote.nomination, hint=hint))
            continue
        code = record.values["code"]
        if code in kept:
            first = str(kept[code].origin.at("nomination"))
            findings.append(SECOND_VOTE.at(where, code=code, first=first))
            continue
        kept[code] = vote if vote.nomination == code else replace(vote, nomination=code)
        expected = record.values.get("name", "")
        if name and expected and spelling.key(name) != spelling.key(expected):
            values = {"name": name, "code": code, "expected": expected}
            findings.append(OTHER_NAME.at(vote.origin.at("name"), **values))
    return tuple(kept.values()), tuple(findings)


def _hint(near: str) -> str:
    return f"; gần giống nhất là “{near}”" if near else ""


def session(
    record: PairRecord, council: Sequence[CouncilMember]
) -> tuple[Session, tuple[Finding, ...]]:
    """The meeting, its people named as in the council."""
    findings: list[Finding] = []
    names = [member.name for member in council]

    def member(said: Said) -> str:
        name, fault = _member(said, names)
        findings.extend(fault)
        return name

    named = {
        key: member(Said(record.values[key], record.ref.at(key)))
        for key in ("chair", "secretary")
        if key in record.values
    }
    absences = tuple(
        Absence(member(said), manner, said.note, origin=_row_of(record, manner, said))  # type: ignore[arg-type]
        for manner in MANNERS
        for said in record.lists.get(manner, ())
    )
    findings += _twice_away(absences)
    fields = Session.__dataclass_fields__
    values = {key: value for key, value in record.values.items() if key in fields} | named
    return (
        Session(
            **values,
            guests=record.texts("guests"),
            discussion=record.texts("discussion"),
            tellers=record.texts("tellers"),
            absences=absences,
            origin=record.ref,
        ),
        tuple(findings),
    )


def _twice_away(absences: Sequence[Absence]) -> list[Finding]:
    """A member is away in one way only."""
    seen: set[str] = set()
    found = []
    for absence in absences:
        name = spelling.key(absence.member)
        if name in seen:
            found.append(TWICE_AWAY.at(absence.origin.at("member"), name=absence.member))
        seen.add(name)
    return found


def _row_of(record: PairRecord, manner: str, said: Said) -> Any:
    """The place of one absence: the row where it is written."""
    places = {"member": said.ref, "manner": said.ref, "note": said.ref, manner: said.ref}
    return replace(record.ref, places=places)


def _member(said: Said, names: Sequence[str]) -> tuple[str, list[Finding]]:
    """The council's own spelling of a name; with no council sheet, as it was typed."""
    typed = said.value
    for salutation in SALUTATIONS:
        if spelling.line(typed).casefold().startswith(salutation.casefold()):
            typed = typed[len(salutation) :]
    spelled = {spelling.key(name): name for name in names}
    if not names or spelling.key(typed) in spelled:
        return spelled.get(spelling.key(typed), typed), []
    hint = _hint(spelling.nearest(typed, names))
    return typed, [STRANGER.at(said.ref, name=typed, hint=hint)]


def nominations(records: Iterable[Record]) -> tuple[Nomination, ...]:
    """One nomination for each code; the rows that repeat a code are faults already."""
    found: dict[str, Nomination] = {}
    for nomination in nouns(Nomination, records):
        found.setdefault(nomination.code, nomination)
    return tuple(found.values())
