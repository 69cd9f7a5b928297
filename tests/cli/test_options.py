"""What the commands are told by their options, the clock and the computer."""

import datetime as dt
import getpass
from pathlib import Path

import pytest

from paperwork.cli import options
from paperwork.errors import UsageError


@pytest.mark.parametrize("typed", ["14/01/2027", "2027-01-14"])
def test_a_day_is_understood_as_people_and_as_programs_write_it(typed):
    assert options.day(typed) == dt.date(2027, 1, 14)


def test_no_day_typed_is_no_day():
    assert options.day(None) is None


def test_a_day_that_is_none_is_refused_with_the_form_to_use():
    with pytest.raises(UsageError, match=r"“31/02/2027”.*14/01/2027"):
        options.day("31/02/2027")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(UsageError, match=r"khong-co\.xlsx"):
        options.existing([tmp_path / "khong-co.xlsx"])


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        (None, None),
        ("so.sqlite", Path("so.sqlite")),
        (r"C:\van-thu\so.sqlite", Path(r"C:\van-thu\so.sqlite")),
        ("postgresql://may-chu/so", "postgresql://may-chu/so"),
    ],
)
def test_a_register_is_a_file_or_an_address_kept_as_typed(typed, place):
    assert options.place(typed) == place


def test_the_office_may_say_who_is_at_the_keyboard(monkeypatch):
    monkeypatch.setenv("PAPERWORK_CLERK", " Nguyễn Thị Hoa ")

    assert options.clerk() == "Nguyễn Thị Hoa"


def test_else_it_is_whom_the_computer_knows(monkeypatch):
    monkeypatch.setenv("PAPERWORK_CLERK", "")
    monkeypatch.setattr(getpass, "getuser", lambda: "hoa.nt")

    assert options.clerk() == "hoa.nt"


@pytest.mark.parametrize("fault", [ImportError, KeyError, OSError])
def test_a_computer_that_knows_nobody_does_not_stop_the_work(monkeypatch, fault):
    def unknown():
        raise fault

    monkeypatch.delenv("PAPERWORK_CLERK", raising=False)
    monkeypatch.setattr(getpass, "getuser", unknown)

    assert options.clerk() == ""
