"""A small office whose council judges: say only what matters."""

import datetime as dt

from paperwork.findings import RowRef
from paperwork.model import (
    Campaign,
    CouncilMember,
    Dossier,
    Kind,
    Nomination,
    Options,
    Session,
    Unit,
    UnitKind,
    Vote,
)

SESSION = dt.date(2027, 1, 8)
DECISION = dt.date(2027, 1, 14)

VOTE_COLUMNS = {
    "nomination": "A",
    "members": "C",
    "issued": "E",
    "returned": "F",
    "agree": "G",
    "disagree": "H",
    "invalid": "I",
}


def a_row(sheet, row, **columns):
    return RowRef("ho-so.xlsx", sheet, row, columns or {"code": "B", "award": "R"})


def a_nominee(award="LDTT", code="DC-0001", **changes):
    values = {
        "kind": Kind.INDIVIDUAL,
        "name": "Đỗ Thị Hạnh",
        "workplace": "Văn phòng",
        "origin": a_row("Đề cử", 2),
    }
    return Nomination(code=code, award=award, **values | changes)


def a_vote(agree, nomination="DC-0001", **changes):
    return Vote(nomination, agree, origin=a_row("Biểu quyết", 2, **VOTE_COLUMNS), **changes)


def a_council(size):
    names = [f"Thành viên {number}" for number in range(1, size + 1)]
    return tuple(CouncilMember(name, "Ủy viên", "Ủy viên") for name in names)


def a_dossier(*nominations, votes=(), council=7, kind=UnitKind.DEPARTMENT, **changes):
    values = {
        "session": Session(held_on=SESSION, origin=a_row("Phiên họp", 2, held_on="B")),
        "options": Options(),
        "council": a_council(council),
    }
    return Dossier(
        code="HS-2026",
        source="ho-so.xlsx",
        campaign=Campaign(2026, "tổng kết công tác năm 2026"),
        unit=Unit(
            "Sở Nông nghiệp và Môi trường",
            "SNNMT",
            "An Sơn",
            kind,
            "Giám đốc",
            origin=a_row("Đơn vị", 30, thresholds="B", pays_bonus="B"),
        ),
        signatories=(),
        nominations=nominations,
        votes=tuple(votes),
        **values | changes,
    )
