"""The last batch taken back: its files, and the numbers that nobody outside has seen."""

import datetime as dt

import pytest
from january_runs import (
    OUT,
    all_files,
    an_office_of,
    batch,
    numbers_of,
    one_office,
    serials,
    states,
)
from office_folder import save_in_word, type_in

from paperwork import pdf
from paperwork.batch import journal, planned, undo
from paperwork.errors import UsageError
from paperwork.job import REGISTER
from paperwork.register import Book, Filed, State

BECAUSE = "Lập nhầm đợt"


def taken_back(folder, **options):
    return undo(planned(folder, **options), BECAUSE, "van-thu")


def documents(folder):
    return [name for name in all_files(folder) if OUT in name]


def register(folder):
    return Book.open(folder / REGISTER)


def test_a_batch_taken_back_leaves_no_file_and_no_number(tmp_path):
    folder = tmp_path / "thang-01"
    one_office(folder, 2)
    before = set(all_files(folder))
    report = batch(folder, zips=True)

    done = taken_back(folder)

    assert documents(folder) == []
    assert register(folder).entries() == []
    assert sum(len(numbers.released) for numbers in done.numbers) == 10
    left = set(all_files(folder)) - before
    assert left == {REGISTER, journal.NAME, report.summary.name}


def test_the_next_batch_takes_the_same_numbers(tmp_path):
    folder = tmp_path / "thang-01"
    one_office(folder, 2)
    first = batch(folder)
    taken_back(folder)

    again = batch(folder)

    assert states(again) == ["made"] * 2
    assert list(map(numbers_of, again.outcomes)) == list(map(numbers_of, first.outcomes))
    assert register(folder).snapshot() is not None


def test_what_it_will_do_is_shown_before_and_touches_nothing(tmp_path):
    folder = tmp_path / "thang-01"
    an_office_of(folder, 2)
    batch(folder)
    before = all_files(folder)

    plan = planned(folder)

    assert len(plan.removed) == 12
    assert [len(numbers.released) for numbers in plan.numbers] == [5, 5]
    assert all_files(folder) == before


def test_numbers_below_later_ones_are_voided_with_the_reason(tmp_path):
    folder = tmp_path / "thang-01"
    books = one_office(folder, 2)
    late = books[1].read_bytes()
    books[1].unlink()
    batch(folder)
    apart = tmp_path / "rieng"
    one_office(apart, 1)
    (apart / "001-an-chau" / "ho-so.xlsx").write_bytes(late)
    batch(apart, register=folder / REGISTER, unit_book=folder / "don-vi.xlsx")

    done = taken_back(folder)

    entries = register(folder).entries()
    assert [len(n.voided) for n in done.numbers] == [5]
    assert {e.void_reason for e in entries if e.state is State.VOID} == {BECAUSE}
    assert serials(folder / REGISTER).values()
    assert set(map(tuple, serials(folder / REGISTER).values())) == {(2,)}


def test_a_file_edited_by_hand_is_kept_with_its_number(tmp_path):
    folder = tmp_path / "thang-01"
    one_office(folder, 1)
    batch(folder, zips=True)
    path = folder / "001-an-chau" / OUT / "04-quyet-dinh.docx"
    save_in_word(path)

    done = taken_back(folder)

    assert [kept.path for kept in done.kept] == [path]
    assert [name.rpartition("/")[2] for name in documents(folder)] == [path.name, f"{OUT}.zip"]
    live = [entry for entry in register(folder).entries() if entry.is_live]
    assert [entry.type_key for entry in live] == ["quyet-dinh"]


def test_an_issued_document_is_never_taken_back(tmp_path):
    folder = tmp_path / "thang-01"
    one_office(folder, 1)
    batch(folder)
    book = register(folder)
    place = next(e.place for e in book.entries() if e.type_key == "quyet-dinh")
    entry = next(e for e in book.entries() if e.place == place)
    made = folder / "001-an-chau" / OUT / entry.file_name

    filed = Filed(
        file_name=entry.file_name,
        folder=entry.folder,
        sha256=entry.sha256,
        content=entry.content,
    )
    book.issue({place: filed}, dt.date(2027, 1, 27))

    done = taken_back(folder)

    assert made.is_file()
    assert [kept.path for kept in done.kept] == [made]
    live = [entry for entry in register(folder).entries() if entry.is_live]
    assert [entry.state for entry in live] == [State.ISSUED]


def test_only_what_the_last_batch_made_is_taken_back(tmp_path):
    folder = tmp_path / "thang-01"
    books = one_office(folder, 2)
    second = books[1].read_bytes()
    books[1].unlink()
    batch(folder)
    first = documents(folder)
    books[1].write_bytes(second)
    batch(folder)

    taken_back(folder)

    assert documents(folder) == first
    assert set(map(tuple, serials(folder / REGISTER).values())) == {(1,)}


def test_a_document_made_again_keeps_its_file_and_number(tmp_path):
    folder = tmp_path / "thang-01"
    books = one_office(folder, 1)
    batch(folder)
    type_in(books[0], {"Văn bản!F4": "Về việc họp xét năm 2026"})
    (folder / "001-an-chau" / OUT / "06-danh-sach.xlsx").unlink()
    batch(folder)

    done = taken_back(folder)

    assert [path.name for path in done.removed] == ["06-danh-sach.xlsx"]
    assert len(documents(folder)) == 5


def test_a_batch_that_was_cut_short_can_be_taken_back(tmp_path, monkeypatch):
    folder = tmp_path / "thang-01"
    one_office(folder, 2)
    with monkeypatch.context() as patch:
        patch.setattr(journal.Journal, "done", lambda self, outcome: _cut())
        with pytest.raises(KeyboardInterrupt):
            batch(folder)

    taken_back(folder)

    assert documents(folder) == []
    assert register(folder).entries() == []


def _cut():
    raise KeyboardInterrupt


def test_there_is_nothing_to_take_back_twice(tmp_path):
    folder = tmp_path / "thang-01"
    an_office_of(folder, 1)
    batch(folder)
    taken_back(folder)

    with pytest.raises(UsageError, match="không có đợt nào"):
        planned(folder)


def test_a_batch_that_only_looked_is_not_what_is_taken_back(tmp_path):
    folder = tmp_path / "thang-01"
    an_office_of(folder, 1)
    batch(folder)
    batch(folder)

    taken_back(folder)

    assert documents(folder) == []


def test_drafts_are_taken_back_too(tmp_path):
    folder = tmp_path / "thang-01"
    an_office_of(folder, 1)
    batch(folder, draft=True)

    done = taken_back(folder)

    assert len(done.removed) == 6
    assert done.numbers == ()


def test_pdfs_made_later_go_with_their_documents(tmp_path, monkeypatch):
    folder = tmp_path / "thang-01"
    one_office(folder, 1)
    batch(folder)
    monkeypatch.setattr(pdf, "required", lambda: "soffice")
    monkeypatch.setattr(pdf, "convert", as_an_empty_page)
    batch(folder, pdfs=True)

    done = taken_back(folder)

    assert documents(folder) == []
    assert len([path for path in done.removed if path.suffix == ".pdf"]) == 5


def as_an_empty_page(paths, *, workers, overwrite):
    for path in paths:
        pdf.pdf_of(path).write_bytes(b"%PDF")
        yield pdf.Conversion(path, pdf.pdf_of(path), 1)


def test_a_document_corrected_in_a_later_run_goes_too(tmp_path):
    folder = tmp_path / "thang-01"
    books = one_office(folder, 1)
    batch(folder)
    type_in(books[0], {"Văn bản!F4": "Về việc họp xét năm 2026"})
    batch(folder)

    done = taken_back(folder)

    assert done.kept == ()
    assert documents(folder) == []
