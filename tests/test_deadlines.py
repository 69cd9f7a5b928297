"""By when things have to be done."""

import datetime as dt
from dataclasses import replace

from builders import a_dossier

from paperwork.deadlines import deadlines_of
from paperwork.model import Campaign, Deadline


def test_without_a_sheet_the_usual_days_of_the_year_after_hold():
    dossier = a_dossier(campaign=Campaign(2026, "tổng kết"))

    assert [d.due_on for d in deadlines_of(dossier)] == [
        dt.date(2027, 1, 15),
        dt.date(2027, 2, 28),
    ]


def test_the_sheet_replaces_all_of_them():
    own = Deadline("Gửi hồ sơ lên tỉnh", dt.date(2027, 1, 20))
    dossier = replace(a_dossier(), deadlines=(own,))

    assert deadlines_of(dossier) == (own,)


def test_the_day_for_the_files_of_the_units_stands_among_them_by_day():
    dossier = a_dossier(campaign=Campaign(2026, "tổng kết", deadline=dt.date(2026, 12, 15)))

    first, *others = deadlines_of(dossier)

    assert (first.due_on, first.done_by) == (dt.date(2026, 12, 15), "nominations")
    assert {d.done_by for d in others} == {"document"}
