"""Many clerks at one register at the same moment: nobody waits in vain, no number is lost."""

import datetime as dt
from collections import Counter

import pytest

from paperwork.errors import RegisterError
from paperwork.register import Book
from tools.stress_register import a_set, a_single, account, at_once, contents

OLD_YEAR, NEW_YEAR = dt.date(2026, 12, 31), dt.date(2027, 1, 1)


@pytest.fixture(
    params=["file", pytest.param("server", marks=pytest.mark.postgresql)],
)
def location(request, tmp_path):
    """Where a register is to be: nobody has made it yet."""
    if request.param == "server":
        return request.getfixturevalue("postgresql")
    return tmp_path / "so.sqlite"


def serials_of(location, year):
    return [entry.serial for entry in contents(location).entries if entry.year == year]


def test_eight_clerks_with_sets_of_their_own_leave_no_gap_and_no_number_twice(location):
    shifts = [[a_set(f"HS-{clerk}-{turn}") for turn in range(25)] for clerk in range(8)]

    day = at_once(location, shifts)

    assert day.refusals == []
    assert account(location, day).is_clean
    assert serials_of(location, 2026) == list(range(1, 8 * 25 * 3 + 1))
    for receipt in day.receipts:
        first = receipt.entries[0].serial
        assert [entry.serial for entry in receipt.entries] == [first, first + 1, first + 2]


def test_eight_clerks_with_the_same_sets_get_one_number_for_each_document(location):
    sets = [a_set(f"HS-{turn}") for turn in range(10)]
    shifts = [sets[clerk * 2 :] + sets[: clerk * 2] for clerk in range(8)]

    day = at_once(location, shifts)

    assert day.refusals == []
    assert account(location, day).is_clean
    assert serials_of(location, 2026) == list(range(1, 31))
    times_told = Counter((entry.key, entry.serial) for entry in day.entries)
    assert set(times_told.values()) == {8}
    assert len(times_told) == 30


def test_twenty_four_clerks_one_number_at_a_time_all_get_theirs(location):
    shifts = [[a_single(f"HS-{clerk}-{turn}") for turn in range(8)] for clerk in range(24)]

    day = at_once(location, shifts)

    assert day.refusals == []
    assert account(location, day).is_clean
    assert sorted(entry.serial for entry in day.entries) == list(range(1, 24 * 8 + 1))


def test_at_the_turn_of_the_year_each_year_begins_at_one_and_the_old_one_closes(location):
    shifts = [
        [a_set(f"HS-{clerk}-{turn}", OLD_YEAR) for turn in range(5)]
        + [a_set(f"HS-{clerk}-{turn}", NEW_YEAR) for turn in range(5, 10)]
        for clerk in range(8)
    ]

    day = at_once(location, shifts)

    assert account(location, day).is_clean
    too_late = day.refusals
    assert all("năm 2026 đã khép" in refusal for refusal in too_late)
    assert serials_of(location, 2026) == list(range(1, (8 * 5 - len(too_late)) * 3 + 1))
    assert serials_of(location, 2027) == list(range(1, 8 * 5 * 3 + 1))
    assert all(not receipt.refusal for shift in day.shifts for receipt in shift[5:])
    with pytest.raises(RegisterError, match="năm 2026 đã khép"):
        Book.open(location).reserve(a_set("HS-99", OLD_YEAR))
