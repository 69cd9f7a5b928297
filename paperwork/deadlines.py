"""The deadlines of a dossier: those of its sheet Thời hạn, else the usual ones of every year."""

from __future__ import annotations

import datetime as dt

from paperwork.findings import RowRef
from paperwork.model import Deadline, Dossier
from paperwork.standards import table


def deadlines_of(dossier: Dossier) -> tuple[Deadline, ...]:
    """By day; what has to be done is done before that day.

    The day by which the units send their files stands among them where the sheet Hồ sơ gives it.
    """
    found = list(dossier.deadlines or _usual(dossier))
    if dossier.campaign.deadline:
        found.append(
            Deadline(
                "Nhận hồ sơ đề nghị của các đơn vị",
                dossier.campaign.deadline,
                done_by="nominations",
                origin=dossier.campaign.origin,
            )
        )
    return tuple(sorted(found, key=lambda deadline: deadline.due_on))


def _usual(dossier: Dossier) -> list[Deadline]:
    year = dossier.campaign.year
    return [
        Deadline(
            row["task"],
            dt.date(year + row["years"], row["month"], row["day"]),
            row["document_type"],
            origin=RowRef(dossier.source, "Thời hạn"),
        )
        for row in table("process")["deadline"]
    ]
