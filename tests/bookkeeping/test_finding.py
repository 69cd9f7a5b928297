"""Which numbers a person means: exactly those, or a sentence that says why not."""

import datetime as dt
import unicodedata
from dataclasses import replace

import pytest
from register_builders import DAY, a_request, a_set
from small_office import filed

from paperwork.bookkeeping import Choice, Wish, find
from paperwork.bookkeeping.finding import chosen
from paperwork.errors import RegisterError, UsageError
from paperwork.register import Book, State


def an_entry(serial=1, **changes):
    said = {name: changes.pop(name) for name in ("state", "note", "void_reason") if name in changes}
    return replace(a_request(**changes).entered(serial), **said)


def numbers(entries):
    return [str(entry.number) for entry in entries]


# ---------------------------------------------------------------- by what they have in common


def test_without_a_wish_every_number_is_shown_by_series_and_number(book, location):
    book.reserve([*a_set("HS-01"), *a_set("HS-02")])

    found = find(location, Wish())

    assert numbers(found) == [
        f"{n:02}/{code}-SNNMT" for code in ("KH", "QĐ", "TTr") for n in (1, 2)
    ]


@pytest.mark.parametrize(
    ("wish", "is_taken"),
    [
        (Wish(year=2026), True),
        (Wish(year=2025), False),
        (Wish(series="QĐ-SNNMT"), True),
        (Wish(series="qd-snnmt"), True),  # as typed without accents
        (Wish(series="KH"), False),
        (Wish(state=State.RESERVED), True),
        (Wish(state=State.VOID), False),
        (Wish(type_key="quyet-dinh"), True),
        (Wish(type_key="quyet"), False),
        (Wish(dossier="HS-01"), True),
        (Wish(dossier="HS-0"), False),
        (Wish(since=DAY, until=DAY), True),  # both days included
        (Wish(since=DAY + dt.timedelta(1)), False),
        (Wish(until=DAY - dt.timedelta(1)), False),
        (Wish(text="khen thuong"), True),
        (Wish(text="05/QĐ"), True),
        (Wish(text="gõ nhầm"), True),  # ghi chú
        (Wish(text="kỷ luật"), False),
        (Wish(year=2026, dossier="HS-02"), False),  # every part of a wish holds
    ],
)
def test_a_wish_takes_what_it_names_and_nothing_else(wish, is_taken):
    entry = an_entry(5, note="Gõ nhầm số")

    assert wish.takes(entry) is is_taken


def test_numbers_are_looked_for_only_in_a_register_that_is_there(location, register):
    with pytest.raises(RegisterError, match="Chưa có sổ đăng ký"):
        find(location, Wish())

    assert not register.exists()


# ---------------------------------------------------------------- by name


ACCENTS_APART = unicodedata.normalize("NFD", "05/QĐ-SỞNN")  # as macOS types them


@pytest.mark.parametrize(
    "text", ["05/QĐ-SỞNN", "5/QĐ-SỞNN", " 05 / qđ-sởnn ", "005/QĐ-SỞNN", ACCENTS_APART]
)
def test_a_number_is_known_however_it_is_typed(text):
    entry = an_entry(5, symbol="QĐ-SỞNN")

    assert chosen([an_entry(4, symbol="QĐ-SỞNN"), entry], Choice((text,))) == (entry,)


@pytest.mark.parametrize("text", ["05", "QĐ-SNNMT", "05-QĐ-SNNMT", "05/", "năm/QĐ-SNNMT", ""])
def test_a_number_without_its_symbol_is_not_understood(text):
    with pytest.raises(UsageError, match="Không hiểu số"):
        chosen([an_entry(5)], Choice((text,)))


@pytest.mark.parametrize(
    "choice",
    [
        Choice(("06/QĐ-SNNMT",)),
        Choice(("105/QĐ-SNNMT",)),
        Choice(("05/QĐ-SNNMT-VP",)),
        Choice(("05/TTr-SNNMT",)),
        Choice(("05/QĐ-SNNMT",), year=2025),
        Choice(("05/QĐ-SNNMT",), dossier="HS-02"),
    ],
)
def test_a_number_that_the_register_does_not_have_is_said(choice):
    with pytest.raises(UsageError, match=f"Sổ không có số {choice.numbers[0]}"):
        chosen([an_entry(5)], choice)


def test_a_number_missing_in_one_year_is_said_with_the_year():
    with pytest.raises(UsageError, match="Sổ không có số 05/QĐ-SNNMT năm 2025"):
        chosen([an_entry(5)], Choice(("05/QĐ-SNNMT",), year=2025))


def test_one_number_of_two_years_is_chosen_only_with_the_year():
    old, new = an_entry(5), an_entry(5, dossier="HS-27", issued_on=dt.date(2027, 1, 4))

    with pytest.raises(UsageError, match="năm 2026, hồ sơ HS-01; năm 2027, hồ sơ HS-27"):
        chosen([old, new], Choice(("05/QĐ-SNNMT",)))
    assert chosen([old, new], Choice(("05/QĐ-SNNMT",), year=2027)) == (new,)


def test_one_number_of_two_offices_is_chosen_only_with_the_dossier():
    ours = an_entry(5)
    theirs = an_entry(5, dossier="HS-99", issuer="snnmt khac", series="snnmt khac/QĐ")

    with pytest.raises(UsageError, match="Thêm --year hoặc --dossier"):
        chosen([ours, theirs], Choice(("05/QĐ-SNNMT",)))
    assert chosen([ours, theirs], Choice(("05/QĐ-SNNMT",), dossier="HS-99")) == (theirs,)


def test_a_number_named_twice_is_chosen_once():
    entry = an_entry(5)

    assert chosen([entry], Choice(("05/QĐ-SNNMT", "05/QĐ-SNNMT"))) == (entry,)


def test_a_number_named_in_two_spellings_is_chosen_once():
    entry = an_entry(5)

    assert chosen([entry], Choice(("05/QĐ-SNNMT", "5/qđ-snnmt"))) == (entry,)


def test_one_unknown_number_spoils_the_whole_choice():
    with pytest.raises(UsageError, match="06/QĐ-SNNMT"):
        chosen([an_entry(5)], Choice(("05/QĐ-SNNMT", "06/QĐ-SNNMT")))


# ---------------------------------------------------------------- a whole dossier


def test_a_dossier_without_numbers_means_all_of_its_documents_that_have_files(
    book, folder, location
):
    filed(book, folder, *a_set("HS-01"))
    filed(book, folder, *a_set("HS-02"))
    book.reserve([a_request(dossier="HS-01", key="HS-01/quyet-dinh/GK")])

    found = chosen(Book.existing(location).entries(), Choice((), "HS-01"))

    assert numbers(found) == ["01/KH-SNNMT", "01/QĐ-SNNMT", "01/TTr-SNNMT"]


@pytest.mark.parametrize("state", [State.RESERVED, State.ISSUED, State.VOID])
def test_a_dossier_with_nothing_to_issue_is_told_so(state):
    entry = an_entry(5, state=state, void_reason="Sai" if state is State.VOID else "")

    with pytest.raises(UsageError, match="“HS-01” không có số nào"):
        chosen([entry], Choice((), "HS-01"))
