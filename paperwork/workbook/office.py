"""The issuing office from its sheet: blanks filled as the law and usage word them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, TypeVar

from paperwork.findings import Finding, error, warning
from paperwork.model import Era, Kind, Options, Unit, UnitKind
from paperwork.workbook.records import PairRecord, Record, Said
from paperwork.workbook.spelling import Choices

BAD_THRESHOLD = error(
    "PW052",
    "Mục “Ngưỡng phiếu riêng” không đọc được.",
    "Ghi tên danh hiệu, dấu hai chấm và tỷ lệ, ví dụ “Chiến sĩ thi đua cơ sở: 80%”.",
)
BAD_COEFFICIENT = error(
    "PW069",
    "Không đọc được hệ số thưởng riêng.",
    "Ghi tên danh hiệu, đối tượng và hệ số, ví dụ “Giấy khen, cá nhân: 0,3”.",
)
UNKNOWN_THRESHOLD = error(
    "PW053",
    "Mục “Ngưỡng phiếu riêng” có tên danh hiệu không nhận ra{hint}.",
    "Ghi tên danh hiệu như trong trang Danh mục.",
)
UNKNOWN_TYPE = error(
    "PW071",
    "Mục “Nhóm sổ” có loại văn bản không nhận ra: “{name}”{hint}.",
    "Ghi chữ viết tắt hoặc tên loại như trong trang Danh mục, ví dụ “QĐ; KH + TTr + BC”; loại riêng"
    " của cơ quan thì chạy kèm --templates.",
)
TYPE_TWICE = error(
    "PW072",
    "Mục “Nhóm sổ” ghi loại văn bản “{name}” hai lần.",
    "Xóa bớt một chỗ: mỗi loại văn bản chỉ lấy số ở một sổ.",
)
GROUPS_UNUSED = error(
    "PW073",
    "Mục “Nhóm sổ” đã ghi nhưng mục “Cách đánh số” không phải là “Hỗn hợp”.",
    "Chọn “Hỗn hợp” ở mục “Cách đánh số”, hoặc xóa các nhóm sổ.",
)
NO_GROUPS = error(
    "PW074",
    "Mục “Cách đánh số” là “Hỗn hợp” nhưng mục “Nhóm sổ” để trống.",
    "Ghi ở mục “Nhóm sổ” các loại văn bản chung một sổ, ví dụ “QĐ; KH + TTr + BC”.",
)
BACKWARDS = error(
    "PW087",
    "Hàng này ghi đến ngày {until}, trước từ ngày {since}.",
    "Sửa lại hai ngày ở trang Tên từng thời kỳ.",
)
OVERLAP = error(
    "PW088",
    "Thời kỳ này có ngày trùng với thời kỳ ghi ở ô {first}; không biết in tên nào.",
    "Sửa “Từ ngày”, “Đến ngày” để mỗi ngày chỉ thuộc một thời kỳ.",
)

BAD_QUORUM = error(
    "PW097",
    "Mục “Tỷ lệ dự họp tối thiểu” không đọc được.",
    "Ghi tỷ lệ trên tổng số thành viên, ví dụ 80% hoặc 2/3.",
)

QUORUM_AS = warning(
    "PW099",
    "Mục “Tỷ lệ dự họp tối thiểu” ghi “{before}” không có dấu %, đã hiểu là {after}%.",
    "Nếu hiểu sai thì ghi lại kèm dấu %, ví dụ 80%.",
)
BAD_POWER = error(
    "PW098",
    "Mục “Thẩm quyền riêng” không đọc được.",
    "Ghi tên danh hiệu, dấu hai chấm và Có hoặc Không, ví dụ “Chiến sĩ thi đua cơ sở: Có”.",
)

COMMITTEE = "Ủy ban nhân dân"
CALLED = re.compile(  # cách gọi gọn của cơ quan trong câu
    f"{COMMITTEE} (?:xã|phường|đặc khu|tỉnh|thành phố)"
    "|Sở|Ban Quản lý|Ban|Chi cục|Cục|Trung tâm|Bệnh viện|Trường|Viện|Văn phòng"
    "|Tổng công ty|Công ty|Hợp tác xã|Bộ"
)
DERIVED = {  # mục: những gì ghép từ nó, nên không giữ lại khi nó đổi
    "name": ("called", "authority"),
    "parent": ("parent_in_head", "superior", "superior_award"),
    "head_post": ("authority",),
}
OPTIONS = (
    "size_profile",
    "numbering",
    "numbered_at",
    "decisions",
    "list_order",
    "law_citation",
    "rounding",
    "household_bonus",
    "pays_bonus",
    "zero_ten",
    "four",
    "thousand",
    "billion",
    "dong",
    "capital_words",
)


def unit(record: PairRecord) -> Unit | None:
    """The office with its blanks filled; None when not even its name is known."""
    if "name" not in record.values:
        return None
    needed: dict[str, Any] = {"symbol": "", "place": "", "head_post": ""}
    needed["kind"] = UnitKind.DEPARTMENT  # a blank one is an error already reported
    fields = Unit.__dataclass_fields__
    given = {key: value for key, value in record.values.items() if key in fields}
    return completed(Unit(**(needed | given), origin=record.ref))


def completed(unit: Unit) -> Unit:
    """The office with what the sheet left blank."""
    called = unit.called or _called(unit.name)
    drafting_unit = unit.drafting_unit or _drafting_unit(unit.kind, called)
    return replace(
        unit,
        called=called,
        parent_in_head=unit.parent_in_head or _shortened(unit.parent),
        authority=unit.authority or _authority(unit, called),
        collective=unit.collective or _collective(unit.kind),
        superior=unit.superior or unit.parent,
        superior_award=unit.superior_award or _head_of(unit.parent),
        drafting_unit=drafting_unit,
        drafting_symbol=unit.drafting_symbol or ("" if unit.drafting_unit else "VP"),
        fund=unit.fund or "Quỹ Thi đua, khen thưởng của cơ quan",
        executors=unit.executors or _executors(drafting_unit),
        council_name=unit.council_name or "Hội đồng Thi đua - Khen thưởng",
        council_symbol=unit.council_symbol or "HĐTĐKT",
    )


def eras(now: PairRecord, rows: Sequence[Record]) -> tuple[tuple[Era, ...], tuple[Finding, ...]]:
    """The office in each of its times; days that no time or two times claim."""
    found = tuple(era for row in rows if row.is_complete for era in _era(now, row))
    return found, tuple(_era_faults(found))


def _era(now: PairRecord, row: Record) -> Iterator[Era]:
    """What the row says, then what the sheet of the office says and the row does not unmake."""
    changed = {
        key for key in DERIVED if row.values.get(key, now.values.get(key)) != now.values.get(key)
    }
    unmade = {name for key in changed for name in DERIVED[key]}
    kept = {key: value for key, value in now.values.items() if key not in unmade}
    said = replace(now, values={**kept, **row.values})
    if (found := unit(said)) is not None:
        yield Era(found, row.values.get("since"), row.values.get("until"), row.ref)


def _era_faults(eras: Sequence[Era]) -> Iterator[Finding]:
    for order, era in enumerate(eras):
        since, until = _bounds(era)
        if until < since:
            days = {"since": f"{since:%d/%m/%Y}", "until": f"{until:%d/%m/%Y}"}
            yield BACKWARDS.at(era.origin.at("until"), **days)
            continue
        for other in eras[:order]:
            begins, ends = _bounds(other)
            if since <= ends and begins <= until:
                yield OVERLAP.at(era.origin.at("since"), first=str(other.origin.at("since")))
                break


def _bounds(era: Era) -> tuple[dt.date, dt.date]:
    return era.since or dt.date.min, era.until or dt.date.max


def _called(name: str) -> str:
    match = CALLED.match(name)
    return match[0] if match else name


def _shortened(parent: str) -> str:
    return parent.replace(COMMITTEE, "UBND", 1) if parent.startswith(COMMITTEE) else parent


def _authority(unit: Unit, called: str) -> str:
    post = unit.head_post.removesuffix(called).strip()  # “Giám đốc Sở” typed as the post
    return f"{post} {unit.name}".strip()


def _collective(kind: UnitKind) -> str:
    return COMMITTEE if kind in (UnitKind.COMMUNE, UnitKind.PROVINCE) else ""


def _head_of(parent: str) -> str:
    if parent.startswith(COMMITTEE):
        return f"Chủ tịch {parent}"
    return f"Bộ trưởng {parent}" if parent.startswith("Bộ ") else parent


def _drafting_unit(kind: UnitKind, called: str) -> str:
    return "Văn phòng Sở" if kind is UnitKind.DEPARTMENT and called == "Sở" else "Văn phòng"


def _executors(drafting_unit: str) -> str:
    return f"Chánh {drafting_unit}" if drafting_unit.startswith("Văn phòng") else ""


def options(record: PairRecord, known: Choices) -> tuple[Options, tuple[Finding, ...]]:
    """The choices of the head of the office; what is blank stays at its default."""
    chosen = {key: record.values[key] for key in OPTIONS if key in record.values}
    thresholds, bad = _parted(_threshold(s, known) for s in record.lists.get("thresholds", ()))
    coefficients, worse = _parted(
        _coefficient(s, known) for s in record.lists.get("coefficients", ())
    )
    groups, worst = _series_groups(record, known)
    quorum, unread = _quorum(record)
    powers, unknown = _parted(_power(s, known) for s in record.lists.get("powers", ()))
    found = Options(
        **chosen,
        thresholds=thresholds,
        coefficients=coefficients,
        series_groups=groups,
        quorum=quorum,
        powers=powers,
    )
    return found, (*bad, *worse, *worst, *unread, *unknown)


def _power(said: Said, known: Choices) -> tuple[str, bool] | Finding:
    """Chiến sĩ thi đua cơ sở: Có."""
    match = re.fullmatch(r"(.+?)\s*[:=]\s*(có|không)", said.value, re.I)
    award = known["award"].find(match[1]) if match else None
    if match is None or award is None:
        return BAD_POWER.at(said.ref)
    return award, match[2].casefold() == "có"


def _quorum(record: PairRecord) -> tuple[Fraction | None, tuple[Finding, ...]]:
    """The share of members that the council's own rules ask for: 80% or 2/3.

    Without a sign 0,8 and 80 are 80%: no council meets with less than half of its members, so
    that only one reading is left; 1 or 0,4 have none.
    """
    typed = record.values.get("quorum")
    if typed is None:
        return None, ()
    where = record.ref.at("quorum")
    if match := re.fullmatch(r"(\d{1,3})\s*/\s*(\d{1,3})", typed):
        votes, members = int(match[1]), int(match[2])
        is_share = 0 < votes <= members
        return (Fraction(votes, members), ()) if is_share else (None, (BAD_QUORUM.at(where),))
    match = re.fullmatch(r"(\d{1,3}(?:[.,]\d{1,4})?)\s*(%?)", typed)
    number = Fraction(match[1].replace(",", ".")) if match else Fraction(0)
    if match and match[2] and 0 < number <= 100:
        return number / 100, ()
    share = number if number < 1 else number / 100
    if match and not match[2] and Fraction(1, 2) <= share <= 1:
        after = f"{float(share * 100):g}".replace(".", ",")
        return share, (QUORUM_AS.at(where, before=typed, after=after),)
    return None, (BAD_QUORUM.at(where),)


_T = TypeVar("_T")


def _parted(read: Iterable[_T | Finding]) -> tuple[tuple[_T, ...], tuple[Finding, ...]]:
    """What was understood, and what was found."""
    items = list(read)
    return (
        tuple(item for item in items if not isinstance(item, Finding)),
        tuple(item for item in items if isinstance(item, Finding)),
    )


def _threshold(said: Said, known: Choices) -> tuple[str, int] | Finding:
    match = re.fullmatch(r"(.+?)\s*[:=-]\s*(\d{1,3})\s*(%?)", said.value)
    if not match or int(match[2]) > 100 or (match[2] == "1" and not match[3]):  # 1% or 100%
        return BAD_THRESHOLD.at(said.ref)
    award = known["award"].find(match[1])
    if award is None:
        near = known["award"].nearest(match[1])
        return UNKNOWN_THRESHOLD.at(said.ref, hint=f"; gần giống nhất là “{near}”" if near else "")
    return award, int(match[2])


def _coefficient(said: Said, known: Choices) -> tuple[str, Kind, Fraction] | Finding:
    """Giấy khen, cá nhân: 0,3."""
    match = re.fullmatch(r"(.+?)\s*,\s*([^,:=]+?)\s*[:=]\s*(\d{1,2}(?:[.,]\d{1,2})?)", said.value)
    award = known["award"].find(match[1]) if match else None
    kind = known["kind"].find(match[2]) if match else None
    if match is None or award is None or kind is None:
        return BAD_COEFFICIENT.at(said.ref)
    return award, Kind(kind), Fraction(match[3].replace(",", "."))


def _series_groups(
    record: PairRecord, known: Choices
) -> tuple[tuple[tuple[str, ...], ...], tuple[Finding, ...]]:
    """The types of each group, and what stands against the groups."""
    said = record.lists.get("series_groups", ())
    if record.values.get("numbering") != "mixed":
        return (), tuple(GROUPS_UNUSED.at(one.ref) for one in said[:1])
    seen: set[str] = set()
    groups = [
        _parted(_type_in_series(name, one, seen, known) for name in names)
        for one in said
        for names in _named_groups(one.value)
    ]
    if not groups:
        return (), (NO_GROUPS.at(record.ref.at("series_groups")),)
    understood = tuple(keys for keys, _ in groups if keys)
    return understood, tuple(finding for _, findings in groups for finding in findings)


def _named_groups(said: str) -> list[list[str]]:
    """“QĐ; KH + TTr” -> [[QĐ], [KH, TTr]]."""
    groups = [[name.strip() for name in re.split("[+,]", group)] for group in said.split(";")]
    return [names for group in groups if (names := [name for name in group if name])]


def _type_in_series(name: str, said: Said, seen: set[str], known: Choices) -> str | Finding:
    """The key of a type not named before."""
    key = known["document"].find(name)
    if key is None:
        near = known["document"].nearest(name)
        hint = f"; gần giống nhất là “{near}”" if near else ""
        return UNKNOWN_TYPE.at(said.ref, name=name, hint=hint)
    if key in seen:
        return TYPE_TWICE.at(said.ref, name=name)
    seen.add(key)
    return key
