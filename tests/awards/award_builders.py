"""A small office whose council judges: say only what matters."""

import datetime as dt

from paperwork.findings import RowRef
from paperwork.model import (
    Absence,
    Campaign,
    CouncilMember,
    Dossier,
    Kind,
    Nomination,
    Options,
    Session,
    SessionMethod,
    Unit,
    UnitKind,
    Vote,
)

SESSION = dt.date(2027, 1, 8)
DECISION = dt.date(2027, 1, 14)

VOTE_COLUMNS = {
    "nomination": "A",
    "members": "C",
    "written": "D",
    "issued": "E",
    "returned": "F",
    "agree": "G",
    "disagree": "H",
    "invalid": "I",
    "chair_agrees": "J",
}
NOMINEE_COLUMNS = {
    "code": "B",
    "name": "D",
    "workplace": "I",
    "gender": "G",
    "is_leader": "L",
    "reward_type": "M",
    "award": "R",
    "period": "S",
    "rating": "T",
    "rating_before": "U",
    "headcount": "V",
    "advanced_count": "W",
    "achievement": "X",
    "discipline_until": "Z",
    "received_on": "AA",
    "women_count": "AB",
    "fulfilled_count": "AC",
    "exemplary_count": "AD",
    "disciplined_count": "AE",
    "is_confirmed": "AF",
    "exception": "AG",
    "note": "AH",
}


def a_row(sheet, row, **columns):
    return RowRef("ho-so.xlsx", sheet, row, columns or {"code": "B", "award": "R"})


def a_nominee(award="LDTT", code="DC-0001", **changes):
    values = {
        "kind": Kind.INDIVIDUAL,
        "name": "Đỗ Thị Hạnh",
        "workplace": "Văn phòng",
        "rating": "HTXSNV",
        "origin": a_row("Đề cử", 2, **NOMINEE_COLUMNS),
    }
    return Nomination(code=code, award=award, **values | changes)


def a_vote(agree, nomination="DC-0001", **changes):
    return Vote(nomination, agree, origin=a_row("Biểu quyết", 2, **VOTE_COLUMNS), **changes)


def a_council(size):
    names = [f"Thành viên {number}" for number in range(1, size + 1)]
    return tuple(CouncilMember(name, "Ủy viên", "Ủy viên") for name in names)


def a_collective(award="TTLDTT", code="DC-0001", **changes):
    """A collective of ten that meets the conditions."""
    values = {
        "kind": Kind.COLLECTIVE,
        "name": "Phòng Kế hoạch",
        "headcount": 10,
        "advanced_count": 8,
        "fulfilled_count": 10,
        "exemplary_count": 1,
        "disciplined_count": 0,
    }
    return a_nominee(award, code, **values | changes)


def a_session(*absences, **changes):
    rows = tuple(
        Absence(name, manner, note, origin=a_row("Phiên họp", 12, member="B"))
        for name, manner, note in ((*absence, "")[:3] for absence in absences)
    )
    values = {
        "held_on": SESSION,
        "method": SessionMethod.BALLOT,
        "absences": rows,
        "origin": a_row("Phiên họp", 2, held_on="B", method="B"),
    }
    return Session(**values | changes)


def a_dossier(
    *nominations,
    votes=(),
    council=7,
    kind=UnitKind.DEPARTMENT,
    unit=None,
    year=2026,
    limits=(),
    **changes,
):
    values = {
        "session": a_session(),
        "options": Options(),
        "council": a_council(council),
    }
    return Dossier(
        code="HS-2026",
        source="ho-so.xlsx",
        campaign=Campaign(year, "tổng kết công tác", limits=tuple(limits)),
        unit=Unit(
            "Sở Nông nghiệp và Môi trường",
            "SNNMT",
            "An Sơn",
            kind,
            "Giám đốc",
            origin=a_row("Đơn vị", 30, thresholds="B", pays_bonus="B"),
            **unit or {},
        ),
        signatories=(),
        nominations=nominations,
        votes=tuple(votes),
        **values | changes,
    )
