"""Fields of the council and its session: `hoi_dong`, `phien_hop`."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from paperwork.model import (
    Absence,
    CouncilMember,
    Dossier,
    Session,
    SessionMethod,
    Unit,
    holds,
)
from paperwork.vocabulary.asking import Fields
from paperwork.wording import date_line, fold, lower_first, padded

_METHODS = {
    SessionMethod.BALLOT: "bỏ phiếu kín",
    SessionMethod.HANDS: "biểu quyết tại cuộc họp",
    SessionMethod.WRITTEN: "lấy ý kiến bằng văn bản",
}
_PRESENT = "Có mặt"
_SUBSTITUTE = "Người dự thay"
_HEAD_TELLERS = ("to truong", "truong ban")


@dataclass(frozen=True)
class _Council:  # Hội đồng vào ngày họp
    """The members on the day of the session, and how many came."""

    dossier: Dossier

    @cached_property
    def members(self) -> tuple[CouncilMember, ...]:
        return members_on_duty(self.dossier)

    @cached_property
    def absences(self) -> dict[str, Absence]:
        return {fold(absence.member): absence for absence in self.dossier.session.absences}

    @cached_property
    def manners(self) -> Counter[str]:
        """How many members are away in each manner."""
        names = (fold(member.name) for member in self.members)
        return Counter(self.absences[name].manner for name in names if name in self.absences)

    @cached_property
    def present(self) -> int:
        return len(self.members) - self.manners["absent"] - self.manners["written"]

    def invited(self) -> list[dict[str, Any]]:
        """All but the chair, who invites them."""
        chair = chair_of(self.dossier)
        invited = (member for member in self.members if member != chair)
        return [_member_fields(member, None, i) for i, member in enumerate(invited, 1)]

    def attending(self) -> list[dict[str, Any]]:
        return [
            _member_fields(member, self.absences.get(fold(member.name)), i)
            for i, member in enumerate(self.members, 1)
        ]

    def ballots(self) -> list[str]:
        return [padded(i) for i in range(1, ballots(len(self.members)) + 1)]


_COUNCIL: Mapping[str, Callable[[_Council], Any]] = {
    "ten": lambda council: council.dossier.unit.council_name,
    "ten_day_du": lambda council: _full_name(council.dossier.unit),
    "quyet_dinh": lambda council: _founding_decision(council.dossier.unit),
    "so_thanh_vien": lambda council: padded(len(council.members)),
    "co_mat": lambda council: padded(council.present),
    "co_vang": lambda council: council.present < len(council.members),
    "vang": lambda council: padded(len(council.members) - council.present),
    "co_van_ban": lambda council: bool(council.manners["written"]),
    "van_ban": lambda council: padded(council.manners["written"]),
    "co_du_thay": lambda council: bool(council.manners["substitute"]),
    "du_thay": lambda council: padded(council.manners["substitute"]),
    "so_phieu": lambda council: padded(ballots(len(council.members))),
    "phieu": _Council.ballots,
    "duoc_moi": _Council.invited,
    "thanh_vien": _Council.attending,
}


def council_fields(dossier: Dossier) -> Fields:
    """The council that met, or is to meet."""
    return Fields(_COUNCIL, _Council(dossier))


def member_fields(dossier: Dossier, member: CouncilMember | None) -> dict[str, Any] | None:
    """`thanh_vien`: the member whose document this is; None where it is nobody's own."""
    if member is None:
        return None
    return _member_fields(member, None, members_on_duty(dossier).index(member) + 1)


def members_on_duty(dossier: Dossier) -> tuple[CouncilMember, ...]:
    """The members whose term covers the session; all of them while no day is set."""
    day = dossier.session.held_on
    return tuple(m for m in dossier.council if day is None or holds(m.since, m.until, day))


def ballots(members: int) -> int:
    """How many ballots are printed: one for each member, and one in ten to spare."""
    return members + math.ceil(members / 10)


def _full_name(unit: Unit) -> str:
    return f"{unit.council_name} {unit.name}"


def _founding_decision(unit: Unit) -> str:
    if not unit.council_decision:
        return ""
    day = f" {date_line(unit.council_decided_on)}" if unit.council_decided_on else ""
    return f"Quyết định số {unit.council_decision}{day}"


def _member_fields(member: CouncilMember, absence: Absence | None, ordinal: int) -> dict[str, Any]:
    return {
        "stt": ordinal,
        "ten": member.name,
        "ten_goi": f"{member.salutation} {member.name}".strip(),
        "chuc_vu": member.post,
        "chuc_danh": member.role,
        "tham_du": _attendance(absence),
    }


def _attendance(absence: Absence | None) -> str:
    if absence is None:
        return _PRESENT
    if absence.manner == "substitute":
        return f"{_SUBSTITUTE}: {absence.note}" if absence.note else _SUBSTITUTE
    reason = f" ({lower_first(absence.note)})" if absence.note else ""
    return f"Vắng mặt{reason}{', gửi ý kiến bằng văn bản' if absence.manner == 'written' else ''}"


def session_fields(dossier: Dossier) -> Fields:
    return Fields(_SESSION, dossier)


def _day(session: Session) -> str:
    return date_line(session.held_on) if session.held_on else ""


def _agenda(dossier: Dossier) -> str:
    return dossier.session.content or f"xét khen thưởng {dossier.campaign.name}"


def teller_names(dossier: Dossier) -> tuple[str, ...]:
    """The names of the tellers without address and task, their head first."""
    tellers = dossier.session.tellers
    heads = [t for t in tellers if any(task in fold(t) for task in _HEAD_TELLERS)]
    ordered = [*heads[:1], *(t for t in tellers if t not in heads[:1])]
    return tuple(_bare_name(teller) for teller in ordered)


def _bare_name(teller: str) -> str:
    """Vi Thị Hồng Duyên, of Bà Vi Thị Hồng Duyên, Tổ trưởng."""
    name = teller.split(",")[0].strip(" .;")
    return name.removeprefix("Ông ").removeprefix("Bà ").strip()


def _papers(dossier: Dossier) -> tuple[str, str]:
    """How many ballots went out and came back, when it was the same for every nomination."""
    counts = {(vote.issued, vote.returned) for vote in dossier.votes}
    issued, returned = counts.pop() if len(counts) == 1 else (None, None)
    if not issued or returned is None:
        return "", ""
    return padded(issued), padded(returned)


def _officer(member: CouncilMember | None, role: str) -> dict[str, Any]:
    return _member_fields(member or CouncilMember("", "", role), None, 0)


_SESSION: Mapping[str, Callable[[Dossier], Any]] = {
    "ngay": lambda dossier: _day(dossier.session),
    "bat_dau": lambda dossier: dossier.session.starts,
    "ket_thuc": lambda dossier: dossier.session.ends,
    "dia_diem": lambda dossier: dossier.session.place,
    "noi_dung": _agenda,
    "hinh_thuc": lambda dossier: _METHODS[dossier.session.method],
    "khach_moi": lambda dossier: [guest.rstrip(" .;") for guest in dossier.session.guests],
    "thao_luan": lambda dossier: list(dossier.session.discussion),
    "to_kiem_phieu": lambda dossier: [teller.rstrip(" .;") for teller in dossier.session.tellers],
    "to_vien": lambda dossier: [{"ho_ten": name} for name in teller_names(dossier)[1:]],
    "phat_ra": lambda dossier: _papers(dossier)[0],
    "thu_ve": lambda dossier: _papers(dossier)[1],
    "chu_tri": lambda dossier: _officer(chair_of(dossier), "Chủ tịch"),
    "thu_ky": lambda dossier: _officer(secretary_of(dossier), "Thư ký"),
}


def chair_of(dossier: Dossier) -> CouncilMember | None:
    """The named chair, else the council's own."""
    return _named(dossier, dossier.session.chair) or _with_role(dossier, "chu tich")


def secretary_of(dossier: Dossier) -> CouncilMember | None:
    return _named(dossier, dossier.session.secretary) or next(
        (m for m in members_on_duty(dossier) if "thu ky" in fold(m.role)), None
    )


def standing_deputy_of(dossier: Dossier) -> CouncilMember | None:
    """Phó Chủ tịch thường trực, who signs for the council; else the first deputy."""
    return _with_role(dossier, "pho chu tich thuong truc") or next(
        (m for m in members_on_duty(dossier) if fold(m.role).startswith("pho chu tich")), None
    )


def _named(dossier: Dossier, name: str) -> CouncilMember | None:
    return next((m for m in members_on_duty(dossier) if name and fold(m.name) == fold(name)), None)


def _with_role(dossier: Dossier, role: str) -> CouncilMember | None:
    return next((m for m in members_on_duty(dossier) if fold(m.role) == role), None)
