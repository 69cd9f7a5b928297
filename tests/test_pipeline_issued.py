"""What is signed and sent stays as it is; what was cut short, cancelled or lost is told."""

import datetime as dt
import os
import shutil
from collections import namedtuple
from pathlib import Path

import pytest
from office_folder import a_dossier_of, save_in_word, swap_rows, type_in
from office_runs import (
    CODE,
    DECISION,
    LIST,
    OUT,
    PROPOSAL,
    REPORT,
    codes,
    files,
    issue,
    made,
    numbers,
    profile,
    recorded,
    register_of,
    request,
    run,
    states,
    text,
    told,
    untouched,
    void,
)
from small_office import write_into

from paperwork import saving
from paperwork.bookkeeping import verify
from paperwork.errors import SaveError
from paperwork.job import REGISTER
from paperwork.register import Book, State

TODAY = dt.date(2027, 1, 26)
NUMBERED = ("Kế hoạch", "Biên bản", "Tờ trình", "Quyết định", "Báo cáo")
DECISION_NUMBER = "01/QĐ-UBND"


class PowerCut(Exception):  # noqa: N818 - what happened
    """The machine stops here."""


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Path:
    """A commune's folder with its five documents made; for copying, not for use."""
    book = a_dossier_of("xa-2026", tmp_path_factory.mktemp("mau") / "xa", bonus=False)
    made(book)
    return book.parent


@pytest.fixture
def book(office, tmp_path) -> Path:
    """The dossier of that folder, in a copy to work with."""
    return Path(shutil.copytree(office, tmp_path / "xa")) / "ho-so.xlsx"


@pytest.fixture
def issued(book) -> Path:
    """The same once all of its documents are signed and sent."""
    assert len(issue(book).entries) == 5
    return book


@pytest.fixture
def decided(book) -> Path:
    """The same once the decision alone is signed and sent."""
    assert len(issue(book, DECISION_NUMBER).entries) == 1
    return book


def in_folder(book, name):
    return book.parent / OUT / name


def outputs(result):
    return {output.document.type.key: output.state for output in result.documents}


def findings(result, code):
    return [finding for finding in result.findings if finding.code == code]


def proved(book, *folders):
    register = book.parent / REGISTER
    return [finding.code for finding in verify(register, folders, TODAY).findings]


# ---------------------------------------------------------------- issued, the same again


def test_making_an_issued_set_again_touches_nothing(issued):
    before = untouched(issued)

    result = made(issued)

    assert (codes(result), untouched(issued)) == ([], before)
    assert set(outputs(result).values()) == {"issued", "written"}  # the list has no number
    assert proved(issued, issued.parent) == []


def test_an_issued_set_stays_as_it_is_on_any_later_day(issued):
    before = untouched(issued)

    made(issued, today=dt.date(2028, 2, 29), given_date=dt.date(2028, 2, 28))

    assert untouched(issued) == before


def test_sheets_sorted_in_another_order_are_no_change(issued):
    swap_rows(issued, "Văn bản", 3, 6)
    swap_rows(issued, "Biểu quyết", 4, 11)
    before = untouched(issued)

    made(issued)

    assert untouched(issued) == before


def test_overwriting_never_reaches_what_is_issued(issued):
    edited = in_folder(issued, DECISION)
    kept = write_into(edited, "Viết thêm.")

    made(issued, overwrite=True)

    assert edited.read_bytes() == kept


# ---------------------------------------------------------------- issued, something else now


def test_a_changed_row_is_refused_naming_what_differs_and_nothing_is_written(decided):
    type_in(decided, {"Đề cử!E4": "Phòng Tài chính", "Biểu quyết!B4": "Phòng Tài chính"})
    before = untouched(decided)

    result = run(decided)

    (refusal,), (difference,) = findings(result, "PW410"), findings(result, "PW313")
    assert result.documents == ()
    assert "01/QĐ-UBND ngày 28/12/2026 đã phát hành nên không đổi được nội dung" in refusal.message
    assert "“Phòng Kinh tế”" in difference.message  # as it was signed
    assert "“Phòng Tài chính”" in difference.message
    assert untouched(decided) == before


@pytest.mark.parametrize(
    ("column", "value", "what"),
    [
        ("F", "Về việc tặng Giấy khen", "trích yếu"),
        ("E", dt.datetime(2026, 12, 29), "ngày"),
    ],
)
def test_what_the_register_holds_of_an_issued_document_cannot_change(decided, column, value, what):
    request(decided, "Quyết định", column, value)
    before = untouched(decided)

    result = run(decided)

    (refusal,) = findings(result, "PW410")
    assert f"không đổi được {what}" in refusal.message
    assert untouched(decided) == before


def test_another_number_for_an_issued_document_is_refused(decided):
    request(decided, "Quyết định", "D", 2)
    before = untouched(decided)

    assert "PW404" in codes(run(decided))
    assert untouched(decided) == before


def test_a_word_of_the_profile_that_an_issued_document_prints_cannot_change(decided):
    profile(decided, "Nguồn tiền thưởng", "Ngân sách xã")
    profile(decided, "Có tiền thưởng kèm theo", "Có")

    result = run(decided)

    assert "PW410" in codes(result)
    assert "PW313" in codes(result)


def test_documents_not_yet_issued_follow_the_change_without_the_issued_one(decided):
    type_in(decided, {"Đề cử!E4": "Phòng Tài chính", "Biểu quyết!B4": "Phòng Tài chính"})
    signed = in_folder(decided, DECISION).read_bytes()

    result = made(decided, only=("TTr",))

    assert outputs(result) == {"to-trinh": "written"}
    assert "Phòng Tài chính" in text(decided, PROPOSAL)
    assert in_folder(decided, DECISION).read_bytes() == signed


def test_a_list_never_says_otherwise_than_the_issued_decision_it_belongs_to(decided):
    type_in(decided, {"Đề cử!E4": "Phòng Tài chính", "Biểu quyết!B4": "Phòng Tài chính"})
    before = untouched(decided)

    result = run(decided, only=("danh-sach",))

    assert "PW410" in codes(result)
    assert untouched(decided) == before


@pytest.mark.parametrize("only", [(), ("TTr",)], ids=["whole set", "alone"])
def test_the_day_that_an_issued_document_cites_can_no_longer_change(decided, only):
    request(decided, "Tờ trình", "E", dt.datetime(2026, 12, 23))
    before = untouched(decided)

    result = run(decided, only=only)

    (refusal,) = [finding for finding in result.findings if finding.is_error]
    assert (refusal.code, result.documents) == ("PW316" if only else "PW410", ())
    assert "01/QĐ-UBND" in refusal.message
    assert untouched(decided) == before


@pytest.mark.parametrize("only", [(), ("TTr",)], ids=["whole set", "alone"])
def test_what_an_issued_document_does_not_cite_may_still_change(decided, only):
    request(decided, "Tờ trình", "F", "Đề nghị tặng Giấy khen năm 2026")
    signed = in_folder(decided, DECISION).read_bytes()

    made(decided, only=only)

    assert "Đề nghị tặng Giấy khen năm 2026" in text(decided, PROPOSAL)
    assert in_folder(decided, DECISION).read_bytes() == signed


def test_the_subject_that_an_issued_document_cites_can_no_longer_change(book):
    issue(book, "01/BB-HĐTĐKT")
    request(book, "Kế hoạch", "F", "Tổ chức bình xét thi đua năm 2026")

    result = run(book, only=("KH",))

    assert codes(result) == ["PW316"]
    assert "không đổi được trích yếu" in told(result)[0].message


def test_a_changed_set_may_still_be_looked_at_as_a_draft(decided):
    request(decided, "Quyết định", "F", "Về việc tặng Giấy khen")

    result = made(decided, draft=True)

    assert set(outputs(result).values()) == {"draft"}


# ---------------------------------------------------------------- issued, the file


def test_an_issued_document_that_was_deleted_comes_back_byte_for_byte(issued):
    before = files(issued.parent / OUT)
    in_folder(issued, DECISION).unlink()

    result = made(issued)

    assert outputs(result)["quyet-dinh"] == "issued"
    assert files(issued.parent / OUT) == before
    assert recorded(issued, "quyet-dinh").state is State.ISSUED
    assert proved(issued) == []


def test_a_whole_folder_of_issued_documents_comes_back_byte_for_byte(issued):
    before = files(issued.parent / OUT)
    shutil.rmtree(issued.parent / OUT)

    made(issued)

    assert files(issued.parent / OUT) == before


def test_an_issued_document_that_was_mended_by_hand_first_cannot_be_made_again(book):
    write_into(in_folder(book, DECISION), "Điều 4. Viết thêm trước khi ký.")
    issue(book)
    in_folder(book, DECISION).unlink()
    before = untouched(book)

    result = run(book)

    (gone,) = findings(result, "PW312")
    assert gone.is_error
    assert "01/QĐ-UBND" in gone.message
    assert untouched(book) == before
    assert outputs(made(book, only=("KH",))) == {"ke-hoach": "issued"}


def test_an_issued_document_mended_by_hand_first_is_left_alone_while_it_is_there(book):
    signed = write_into(in_folder(book, DECISION), "Điều 4. Viết thêm trước khi ký.")
    issue(book)

    result = made(book)

    assert [f for f in result.findings if f.is_error] == []
    assert in_folder(book, DECISION).read_bytes() == signed


def test_an_issued_document_that_was_changed_afterwards_is_told_and_not_touched(issued):
    changed = write_into(in_folder(issued, DECISION), "Viết thêm sau khi ký.")

    result = made(issued)

    (told,) = findings(result, "PW311")
    assert (told.is_error, told.where.file) == (False, DECISION)
    assert in_folder(issued, DECISION).read_bytes() == changed
    assert proved(issued) == ["PW468"]


def test_issued_documents_may_be_made_again_into_another_folder(issued):
    before = files(issued.parent / OUT)

    made(issued, out=issued.parent / "ban-sao")

    assert files(issued.parent / "ban-sao") == before
    assert recorded(issued, "quyet-dinh").state is State.ISSUED


# ---------------------------------------------------------------- cancelled


def test_a_cancelled_number_gives_way_to_the_next_wherever_it_stands(book):
    void(book, DECISION_NUMBER)

    result = made(book)

    assert numbers(result)[f"{CODE}/quyet-dinh"] == "02/QĐ-UBND"
    assert "Số: 02/QĐ-UBND" in text(book, DECISION)
    assert "02/QĐ-UBND" in text(book, REPORT)
    assert "01/QĐ-UBND" not in text(book, DECISION) + text(book, REPORT)
    assert proved(book, book.parent) == []


def test_a_cancelled_document_is_kept_beside_the_new_one(book):
    cancelled = in_folder(book, DECISION).read_bytes()
    void(book, DECISION_NUMBER)

    made(book)

    assert files(book.parent / OUT)["04-quyet-dinh-da-huy-so-01-2026.docx"] == cancelled


def test_a_cancelled_number_is_replaced_once_and_not_at_every_run(book):
    void(book, DECISION_NUMBER)
    made(book)
    before = untouched(book)

    made(book)

    assert untouched(book) == before


def test_a_cancelled_document_mended_by_hand_is_not_lost_without_a_word(book):
    write_into(in_folder(book, DECISION), "Viết thêm.")
    void(book, DECISION_NUMBER)
    before = untouched(book)

    refused = run(book)
    was_untouched = untouched(book) == before
    made(book, overwrite=True)

    assert [f.code for f in refused.findings if f.is_error] == ["PW310"]
    assert was_untouched
    assert "Số: 02/QĐ-UBND" in text(book, DECISION)


def test_an_issued_document_that_is_cancelled_is_made_anew_while_others_stay(issued):
    void(issued, DECISION_NUMBER, "Thu hồi")
    before = untouched(issued)

    refused = run(issued)  # the report that was sent cites the cancelled number
    was_untouched = untouched(issued) == before
    result = made(issued, only=("QĐ",))

    assert "PW410" in codes(refused)
    assert was_untouched
    assert numbers(result) == {f"{CODE}/quyet-dinh": "02/QĐ-UBND"}
    assert DECISION_NUMBER in text(issued, REPORT)


# ---------------------------------------------------------------- the register is lost


def test_a_lost_register_is_not_begun_again_beside_documents_with_numbers(book):
    (book.parent / REGISTER).unlink()
    before = untouched(book)

    result = run(book)

    assert codes(result) == ["PW304"] * 5
    assert untouched(book) == before


def test_a_wrong_register_is_not_written_into_beside_documents_with_numbers(book):
    other = book.parent / "so-khac.sqlite"

    result = run(book, register=other)

    assert codes(result) == ["PW304"] * 5
    assert "so-khac.sqlite" in told(result)[0].message
    assert not other.exists()


def test_numbers_typed_from_paper_come_back_into_a_new_register(book):
    before = files(book.parent / OUT)
    (book.parent / REGISTER).unlink()
    for type_name in NUMBERED:
        request(book, type_name, "D", 1)

    made(book)

    assert files(book.parent / OUT) == before
    assert set(states(book).values()) == {"written"}
    assert all(entry.given for entry in register_of(book).entries())
    assert proved(book, book.parent) == []


def test_numbers_typed_otherwise_than_on_paper_do_not_come_into_a_new_register(book):
    (book.parent / REGISTER).unlink()
    for type_name in NUMBERED:
        request(book, type_name, "D", 1)
    request(book, "Quyết định", "D", 2)
    before = untouched(book)

    result = run(book)

    assert [f.where.file for f in findings(result, "PW304")] == [DECISION]
    assert untouched(book) == before


def test_a_document_mended_by_hand_comes_back_into_the_register_as_it_is(book):
    save_in_word(in_folder(book, DECISION))
    kept = in_folder(book, DECISION).read_bytes()
    (book.parent / REGISTER).unlink()
    for type_name in NUMBERED:
        request(book, type_name, "D", 1)

    result = made(book)

    assert "PW302" in codes(result)
    assert in_folder(book, DECISION).read_bytes() == kept
    assert recorded(book, "quyet-dinh").serial == 1


# ---------------------------------------------------------------- cut short


def test_numbers_of_a_run_that_was_cut_short_are_named_by_the_next(tmp_path, monkeypatch):
    book = a_dossier_of("xa-2026", tmp_path, bonus=False)
    monkeypatch.setattr(saving, "save", cut)
    with pytest.raises(PowerCut):
        run(book)
    monkeypatch.undo()

    first, second = made(book), made(book)

    (resumed,) = findings(first, "PW314")
    assert not resumed.is_error
    assert all(str(e.number) in resumed.message for e in register_of(book).entries())
    assert codes(second) == []


def cut(*_, **__):
    raise PowerCut


def test_a_run_cut_short_is_not_completed_with_other_days_a_day_later(tmp_path, monkeypatch):
    book = a_dossier_of("xa-2026", tmp_path, bonus=False)
    for type_name in ("Tờ trình", "Quyết định", "Báo cáo"):
        request(book, type_name, "E", None)
    monkeypatch.setattr(saving, "save", cut)
    with pytest.raises(PowerCut):
        run(book, today=TODAY)
    monkeypatch.undo()

    made(book, today=TODAY + dt.timedelta(1))

    assert recorded(book, "quyet-dinh").issued_on == TODAY
    assert "ngày 26 tháng 01 năm 2027" in text(book, DECISION)


def test_what_a_dead_run_left_half_written_is_swept_away_and_nothing_else(book):
    folder = book.parent / OUT
    dead = folder / f".04-quyet-dinh-{saving._host()}-4194999-0123abcd.part"
    alive = folder / f".04-quyet-dinh-{saving._host()}-{os.getpid()}-0123abcd.part"
    elsewhere = folder / ".04-quyet-dinh-00000000-4194999-0123abcd.part"
    theirs = folder / "bang-tinh.part"
    for path in (dead, alive, elsewhere, theirs):
        path.write_bytes(b"nua tep")

    made(book)

    assert [path.exists() for path in (dead, alive, elsewhere, theirs)] == [False, *[True] * 3]


# ---------------------------------------------------------------- no room


Usage = namedtuple("Usage", "total used free")


def a_disk_with(free):
    return lambda folder: Usage(10**9, 10**9 - free, free)


def test_a_disk_without_room_to_spare_takes_no_number(tmp_path, monkeypatch):
    book = a_dossier_of("xa-2026", tmp_path, bonus=False)
    monkeypatch.setattr(shutil, "disk_usage", a_disk_with(free=100_000))

    with pytest.raises(SaveError, match="Chưa số nào được cấp"):
        run(book)

    assert states(book) == {}
    assert files(book.parent / OUT) == {}


def test_a_disk_with_three_times_the_room_is_enough(book, tmp_path, monkeypatch):
    needed = 3 * sum(map(len, files(book.parent / OUT).values()))
    other = a_dossier_of("xa-2026", tmp_path / "khac", bonus=False)
    monkeypatch.setattr(shutil, "disk_usage", a_disk_with(free=needed + 10_000))

    made(other)

    assert len(states(other)) == 5


# ---------------------------------------------------------------- where files are


@pytest.mark.parametrize(
    ("out", "folder"),
    [("ket-qua", "ket-qua"), ("khác/sâu", "khác/sâu"), ("../ngoai", "../ngoai")],
)
def test_the_register_names_folders_from_its_own(book, out, folder):
    made(book, out=book.parent / out)

    assert recorded(book, "quyet-dinh").folder == folder
    assert proved(book) == []


def test_a_register_elsewhere_names_the_folder_from_there(tmp_path):
    book = a_dossier_of("xa-2026", tmp_path / "ho-so", bonus=False)
    place = tmp_path / "van-thu" / "so.sqlite"
    place.parent.mkdir()

    made(book, register=place)

    (folder,) = {entry.folder for entry in Book.open(place).entries()}
    assert folder == "../ho-so/ket-qua"
    assert verify(place, (), TODAY).findings == ()


def test_an_office_whose_folder_moves_as_a_whole_finds_everything_again(issued):
    moved = issued.parent.rename(issued.parent.with_name("xa-moi")) / issued.name

    assert proved(moved) == []


def test_documents_moved_away_from_their_register_are_found_when_named(issued, tmp_path):
    (issued.parent / OUT).rename(tmp_path / "luu-tru")

    assert set(proved(issued)) == {"PW471"}
    assert proved(issued, tmp_path / "luu-tru") == []


def test_the_list_has_no_number_and_is_nobodys_concern_in_the_register(issued):
    in_folder(issued, LIST).unlink()

    assert proved(issued, issued.parent) == []
