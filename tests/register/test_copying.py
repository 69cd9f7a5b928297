"""A register copied or moved, from file to server and back: the same to the last seal."""

import datetime as dt

import pytest
from register_builders import (
    DAY,
    NOW,
    a_file,
    a_register,
    a_request,
    a_set,
    serials,
    sql,
    without_guards,
)

from paperwork.errors import RegisterError
from paperwork.register import Book, copying, store_of
from paperwork.register.proof import proved
from paperwork.register.sqlite import SqliteStore

TODAY = DAY + dt.timedelta(30)
ON_SERVER = pytest.mark.postgresql


@pytest.fixture(
    params=[
        ("file", "file"),
        pytest.param(("file", "server"), marks=ON_SERVER),
        pytest.param(("server", "file"), marks=ON_SERVER),
    ],
    ids="-to-".join,
)
def way(request, tmp_path):
    """From where to where: the stores, both still blank."""
    return [
        store_of(
            tmp_path / f"{role}.sqlite" if kind == "file" else request.getfixturevalue("postgresql")
        )
        for role, kind in zip(("cu", "moi"), request.param, strict=True)
    ]


def a_lively_register(store):
    """Numbers in every state, of two years, typed ones, and a remark on the register itself."""
    book = a_register(Book(store, lambda: NOW))
    book.issue({("snnmt/QĐ", 2026, 2): a_file()}, DAY + dt.timedelta(2), "Văn thư")
    book.void([("snnmt/QĐ", 2026, 3)], "Sai người ký", "Văn thư")
    book.reserve(a_set("HS-09", copies=5, given_serial=7, day=DAY + dt.timedelta(9)))
    book.remark("unlocked", "may-van-thu", "Văn thư")
    book.reserve(a_set("HS-10", secret=True, day=dt.date(2027, 1, 4)))
    return book


def test_a_copy_holds_every_number_line_and_seal(way):
    source, target = way
    book = a_lively_register(source)

    held = copying.copy(source, target)

    there = Book(target).snapshot()
    assert held == book.snapshot() == there
    assert [(e.clerk, e.changed_at) for e in there.entries] == [
        (e.clerk, e.changed_at) for e in held.entries
    ]
    assert not [f for f in proved(there, "moi", dt.date(2027, 2, 1)) if f.is_error]


def test_a_copy_goes_on_where_its_original_stopped(way):
    source, target = way
    a_lively_register(source)
    copying.copy(source, target)

    taken = Book(target).reserve([a_request(dossier="HS-11", issued_on=dt.date(2027, 1, 5))])

    assert serials(taken) == [2]
    assert not [f for f in proved(copying.whole(target), "moi", DAY) if f.code == "PW446"]


def test_a_copy_has_the_same_guards(way):
    source, target = way
    a_lively_register(source)
    copying.copy(source, target)

    with pytest.raises(Exception, match="Sổ không xóa số"):
        sql(target, "DELETE FROM entry WHERE serial = 1")


def test_the_original_of_a_copy_goes_on_by_itself(way):
    source, target = way
    book = a_lively_register(source)
    copying.copy(source, target)

    taken = book.reserve([a_request(dossier="HS-11", issued_on=dt.date(2027, 1, 5))])

    assert serials(taken) == [2]


def test_a_copy_does_not_replace_a_register(way):
    source, target = way
    a_register(Book(source))
    Book(target).reserve([a_request("to-trinh")])
    before = copying.whole(target)

    with pytest.raises(RegisterError, match="đã có một sổ đăng ký"):
        copying.copy(source, target)

    assert copying.whole(target) == before


def test_there_is_no_copy_of_a_register_that_is_not_there(way):
    source, target = way

    with pytest.raises(RegisterError, match="Chưa có sổ đăng ký"):
        copying.copy(source, target)

    assert Book(target).entries() == []


def test_a_moved_register_takes_numbers_only_in_its_new_place(way):
    source, target = way
    old = a_lively_register(source)

    held = copying.move(source, target, "sổ mới")

    taken = Book(target).reserve([a_request(dossier="HS-11", issued_on=dt.date(2027, 1, 5))])
    with pytest.raises(RegisterError, match="đã chuyển sang sổ mới"):
        old.reserve([a_request(dossier="HS-11", issued_on=dt.date(2027, 1, 5))])
    assert held.entries == tuple(old.entries())
    assert serials(taken) == [2]


def test_a_register_does_not_move_onto_another_and_stays_open(way):
    source, target = way
    book = a_register(Book(source))
    Book(target).reserve([a_request("to-trinh")])

    with pytest.raises(RegisterError, match="đã có một sổ đăng ký"):
        copying.move(source, target, "sổ mới")

    assert book.snapshot().head.moved_to == ""
    assert serials(book.reserve([a_request(dossier="HS-05", issued_on=TODAY)])) == [5]


class PowerCutError(Exception):
    pass


def a_power_cut(*_):
    raise PowerCutError


def test_a_move_cut_short_is_completed_by_moving_again(way, monkeypatch):
    source, target = way
    book = a_register(Book(source))

    with monkeypatch.context() as cut:
        cut.setattr(copying, "copied", a_power_cut)
        with pytest.raises(PowerCutError):
            copying.move(source, target, "sổ mới")
    with pytest.raises(RegisterError, match="đã chuyển sang sổ mới"):
        book.reserve([a_request(dossier="HS-05", issued_on=TODAY)])
    copying.move(source, target, "sổ mới")

    assert serials(Book(target).reserve([a_request(dossier="HS-05", issued_on=TODAY)])) == [5]


def test_a_register_that_has_moved_does_not_move_elsewhere(way):
    source, target = way
    a_register(Book(source))
    sql(source, "UPDATE book SET moved_to = 'nơi khác'")

    with pytest.raises(RegisterError, match="đã chuyển sang nơi khác"):
        copying.move(source, target, "sổ mới")

    assert Book(target).entries() == []


def test_a_register_does_not_move_where_it_cannot_be(book, tmp_path):
    a_register(book)

    with pytest.raises(RegisterError, match="Không có thư mục"):
        copying.move(book.store, SqliteStore(tmp_path / "không có" / "so.sqlite"), "sổ mới")

    assert book.snapshot().head.moved_to == ""


def test_a_copy_that_came_out_otherwise_is_not_taken_for_the_register(way):
    source, target = way
    book = a_register(Book(source))
    held = book.snapshot()
    copying.copy(source, target)
    without_guards(target)
    sql(target, "UPDATE entry SET note = 'khác' WHERE serial = 1")

    with pytest.raises(RegisterError, match="không giống sổ gốc"):
        copying.require_same(held, target)
