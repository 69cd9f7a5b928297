"""Codes and names that one sheet takes from another: nominees, criteria, offices of the unit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from paperwork.findings import CellRef, Finding, error, warning
from paperwork.model import Criterion, Initiative, Kind, Measurement, Nomination, Subunit, Unit
from paperwork.workbook import spelling
from paperwork.workbook.records import PairRecord, Record, Said, nouns
from paperwork.workbook.spelling import Choices

UNKNOWN_NOMINATION = error(
    "PW090",
    "Mã đề cử “{code}” không có ở trang Đề cử{hint}.",
    "Sửa mã cho khớp với trang Đề cử, hoặc xóa dòng này.",
)
UNKNOWN_CRITERION = error(
    "PW091",
    "Mã tiêu chuẩn “{code}” không có ở trang Tiêu chuẩn{hint}.",
    "Sửa mã cho khớp với cột “Mã” của trang Tiêu chuẩn, hoặc xóa dòng này.",
)
MEASURED_TWICE = error(
    "PW092",
    "Đề cử {code} đã có số liệu của tiêu chuẩn {criterion} ở ô {first}.",
    "Mỗi đề cử một dòng cho một tiêu chuẩn: xóa dòng thừa.",
)
UNKNOWN_WORKPLACE = warning(
    "PW093",
    "“{name}” không có ở trang Đơn vị trực thuộc{hint}.",
    "Sửa tên đơn vị cho đúng, hoặc thêm đơn vị vào trang Đơn vị trực thuộc.",
)
SPELLED_OTHERWISE = warning(
    "PW094",
    "“{name}” ghi khác “{first_name}” ở ô {first}, cùng đơn vị.",
    "Nếu là một người thì ghi họ tên giống nhau ở mọi dòng; nếu là hai người thì bỏ qua.",
)
PERHAPS_ONE_PERSON = warning(
    "PW095",
    "“{name}” cùng tên, cùng ngày sinh và cùng danh hiệu với dòng ở ô {first}, khác đơn vị.",
    "Nếu là một người thì xóa dòng thừa; nếu là hai người thì bỏ qua.",
)
BAD_LIMIT = error(
    "PW096",
    "Mục “Số lượng tối đa” không đọc được.",
    "Ghi tên danh hiệu, dấu hai chấm và số, ví dụ “Chiến sĩ thi đua cơ sở: 5”.",
)


def initiatives(
    records: Iterable[Record], nominees: Sequence[Nomination]
) -> tuple[tuple[Initiative, ...], tuple[Finding, ...]]:
    """Initiatives with the codes of their nominees as the Đề cử sheet writes them."""
    known = _codes(nominees)
    found: list[Initiative] = []
    findings: list[Finding] = []
    for record in records:
        if not record.is_complete:
            continue
        typed = [code for code in re.split(r"[,;\s]+", record.values["nominations"]) if code]
        where = record.ref.at("nominations")
        findings += [_unknown(code, known, where) for code in typed if _key(code) not in known]
        codes = tuple(known[_key(code)] for code in typed if _key(code) in known)
        said = record._replace(values={**record.values, "nominations": codes})
        found += nouns(Initiative, [said])
    return tuple(found), tuple(findings)


def measurements(
    said: Iterable[Measurement], nominees: Sequence[Nomination], criteria: Sequence[Criterion]
) -> tuple[tuple[Measurement, ...], tuple[Finding, ...]]:
    """Measurements of nominees and criteria that exist, one for each pair."""
    known = _codes(nominees)
    measured = {_key(criterion.code): criterion.code for criterion in criteria if criterion.code}
    kept: dict[tuple[str, str], Measurement] = {}
    findings: list[Finding] = []
    for row in said:
        if _key(row.nomination) not in known:
            findings.append(_unknown(row.nomination, known, row.origin.at("nomination")))
            continue
        if _key(row.criterion) not in measured:
            hint = _hint(spelling.nearest(row.criterion, measured.values()))
            where = row.origin.at("criterion")
            findings.append(UNKNOWN_CRITERION.at(where, code=row.criterion, hint=hint))
            continue
        pair = known[_key(row.nomination)], measured[_key(row.criterion)]
        if pair in kept:
            where, first = row.origin.at("criterion"), str(kept[pair].origin.at("criterion"))
            said_of = {"code": pair[0], "criterion": pair[1], "first": first}
            findings.append(MEASURED_TWICE.at(where, **said_of))
            continue
        kept[pair] = replace(row, nomination=pair[0], criterion=pair[1])
    return tuple(kept.values()), tuple(findings)


def workplace_faults(
    nominees: Sequence[Nomination], subunits: Sequence[Subunit], unit: Unit
) -> Iterator[Finding]:
    """Workplaces of people and collectives that the office does not have, each told once."""
    if not subunits:
        return
    names = list(dict.fromkeys([*(subunit.name for subunit in subunits), unit.name, unit.called]))
    known = {spelling.key(name) for name in names if name}
    told: set[str] = set()
    for nominee in nominees:
        place = spelling.key(nominee.workplace)
        if nominee.kind in (Kind.HOUSEHOLD, Kind.ENTERPRISE) or place in known | told:
            continue
        told.add(place)
        hint = _hint(spelling.nearest(nominee.workplace, names))
        where = nominee.origin.at("workplace")
        yield UNKNOWN_WORKPLACE.at(where, name=nominee.workplace, hint=hint)


def spelling_faults(nominees: Sequence[Nomination]) -> Iterator[Finding]:
    """One person under two spellings, or in two places, where rows alike were not told already."""
    by_place: dict[tuple[str, ...], Nomination] = {}
    by_birth: dict[tuple[Any, ...], Nomination] = {}
    for nominee in nominees:
        bare = spelling.bare(nominee.name)
        place = spelling.bare(nominee.workplace)
        first = by_place.setdefault((nominee.kind, bare, place), nominee)
        is_other = spelling.key(first.name) != spelling.key(nominee.name)
        if is_other and first.award != nominee.award:
            yield SPELLED_OTHERWISE.at(
                nominee.origin.at("name"),
                name=nominee.name,
                first_name=first.name,
                first=str(first.origin.at("name")),
            )
        if nominee.born is None:
            continue
        twin = by_birth.setdefault((bare, nominee.born, nominee.award), nominee)
        if twin is not nominee and spelling.bare(twin.workplace) != place:
            yield PERHAPS_ONE_PERSON.at(
                nominee.origin.at("name"), name=nominee.name, first=str(twin.origin.at("name"))
            )


def limits(
    record: PairRecord, known: Choices
) -> tuple[tuple[tuple[str, int], ...], tuple[Finding, ...]]:
    """The most that may get an award: Chiến sĩ thi đua cơ sở: 5."""
    read = [_limit(said, known) for said in record.lists.get("limits", ())]
    return (
        tuple(limit for limit in read if not isinstance(limit, Finding)),
        tuple(limit for limit in read if isinstance(limit, Finding)),
    )


def _limit(said: Said, known: Choices) -> tuple[str, int] | Finding:
    match = re.fullmatch(r"(.+?)\s*[:=]\s*(\d{1,5})", said.value)
    award = known["award"].find(match[1]) if match else None
    if match is None or award is None:
        return BAD_LIMIT.at(said.ref)
    return award, int(match[2])


def _codes(nominees: Iterable[Nomination]) -> Mapping[str, str]:
    return {_key(nominee.code): nominee.code for nominee in nominees}


def _key(code: str) -> str:
    return spelling.key(code)


def _unknown(code: str, known: Mapping[str, str], where: CellRef) -> Finding:
    hint = _hint(spelling.nearest(code, list(known.values())[:2_000]))
    return UNKNOWN_NOMINATION.at(where, code=code, hint=hint)


def _hint(near: str) -> str:
    return f"; gần giống nhất là “{near}”" if near else ""
