"""Fields of the council and its session: `hoi_dong`, `phien_hop`."""

from __future__ import annotations

import math
from collections import Counter
from typing import Any

from paperwork.model import Absence, CouncilMember, Dossier, SessionMethod, holds
from paperwork.wording import date_line, fold, lower_first, padded

_METHODS = {
    SessionMethod.BALLOT: "bỏ phiếu kín",
    SessionMethod.HANDS: "biểu quyết tại cuộc họp",
    SessionMethod.WRITTEN: "lấy ý kiến bằng văn bản",
}
_PRESENT = "Có mặt"
_SUBSTITUTE = "Người dự thay"
_HEAD_TELLERS = ("to truong", "truong ban")


def council_fields(dossier: Dossier) -> dict[str, Any]:
    """The members on the day of the session, and how many came."""
    members = members_on_duty(dossier)
    absences = {fold(absence.member): absence for absence in dossier.session.absences}
    manners = Counter(
        absences[name].manner for member in members if (name := fold(member.name)) in absences
    )
    present = len(members) - manners["absent"] - manners["written"]
    return {
        "ten": dossier.unit.council_name,
        "ten_day_du": f"{dossier.unit.council_name} {dossier.unit.name}",
        "quyet_dinh": _founding_decision(dossier),
        "so_thanh_vien": padded(len(members)),
        "co_mat": padded(present),
        "co_vang": present < len(members),
        "vang": padded(len(members) - present),
        "co_van_ban": bool(manners["written"]),
        "van_ban": padded(manners["written"]),
        "co_du_thay": bool(manners["substitute"]),
        "du_thay": padded(manners["substitute"]),
        "so_phieu": padded(ballots(len(members))),
        "phieu": [padded(i) for i in range(1, ballots(len(members)) + 1)],
        "duoc_moi": [
            _member_fields(member, None, i)
            for i, member in enumerate((m for m in members if m != chair_of(dossier)), 1)
        ],
        "thanh_vien": [
            _member_fields(member, absences.get(fold(member.name)), i)
            for i, member in enumerate(members, 1)
        ],
    }


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


def _founding_decision(dossier: Dossier) -> str:
    unit = dossier.unit
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


def session_fields(dossier: Dossier) -> dict[str, Any]:
    session = dossier.session
    return {
        "ngay": date_line(session.held_on) if session.held_on else "",
        "bat_dau": session.starts,
        "ket_thuc": session.ends,
        "dia_diem": session.place,
        "noi_dung": session.content or f"xét khen thưởng {dossier.campaign.name}",
        "hinh_thuc": _METHODS[session.method],
        "khach_moi": [guest.rstrip(" .;") for guest in session.guests],
        "thao_luan": list(session.discussion),
        "to_kiem_phieu": [teller.rstrip(" .;") for teller in session.tellers],
        "to_vien": [{"ho_ten": name} for name in teller_names(dossier)[1:]],
        **_papers(dossier),
        "chu_tri": _officer(chair_of(dossier), "Chủ tịch"),
        "thu_ky": _officer(secretary_of(dossier), "Thư ký"),
    }


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


def _papers(dossier: Dossier) -> dict[str, str]:
    """How many ballots went out and came back, when it was the same for every nomination."""
    counts = {(vote.issued, vote.returned) for vote in dossier.votes}
    issued, returned = counts.pop() if len(counts) == 1 else (None, None)
    return {
        "phat_ra": padded(issued) if issued and returned is not None else "",
        "thu_ve": padded(returned) if issued and returned is not None else "",
    }


def _officer(member: CouncilMember | None, role: str) -> dict[str, Any]:
    return _member_fields(member or CouncilMember("", "", role), None, 0)


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
