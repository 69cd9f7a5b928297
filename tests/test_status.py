"""What each dossier of a folder has, lacks and has to do by when."""

import datetime as dt

from office_folder import a_dossier_of, type_in
from openpyxl import load_workbook

from paperwork.job import Job
from paperwork.pipeline import generate
from paperwork.register import Book, Filed
from paperwork.status import statuses

TODAY = dt.date(2027, 1, 26)
JANUARY_14 = dt.date(2027, 1, 14)


def the_status(folder, on=TODAY):
    (status,) = statuses(folder, on)
    return status


def made(folder, *only):
    book = a_dossier_of("so-2026", folder)
    generate(Job(book=book, today=TODAY, only=only), lambda message: None)
    return book


def states(status):
    return {paper.type_key: paper.state for paper in status.papers}


def test_what_is_made_is_told_with_number_and_day_and_the_rest_is_lacking(tmp_path):
    made(tmp_path, "KH")

    status = the_status(tmp_path)

    plan = status.papers[0]
    assert (plan.state, plan.number, plan.day) == ("written", "01/KH-SNNMT", dt.date(2026, 3, 16))
    assert states(status)["quyet-dinh"] == "none"
    assert any("chưa lập biên bản, tờ trình, quyết định" in said for said in status.missing)


def test_what_is_issued_is_not_lacking(tmp_path):
    made(tmp_path)
    book = Book.open(tmp_path / "so-van-ban-di.sqlite")
    (entry,) = [entry for entry in book.entries() if entry.type_key == "quyet-dinh"]
    sent = {name: getattr(entry, name) for name in ("file_name", "folder", "sha256", "content")}
    book.issue({entry.place: Filed(**sent)}, JANUARY_14)

    status = the_status(tmp_path)

    assert states(status)["quyet-dinh"] == "issued"
    assert all("quyết định" not in said for said in status.missing)


def test_what_the_council_has_not_done_is_told(tmp_path):
    book = a_dossier_of("so-2026", tmp_path)
    opened = load_workbook(book)
    opened["Biểu quyết"].delete_rows(3, 10)
    opened.save(book)

    status = the_status(tmp_path)

    assert (status.nominations, status.voted) == (40, 29)
    assert "10 đề cử chưa có kết quả biểu quyết" in status.missing


def test_days_are_counted_to_the_last_on_which_the_work_can_be_done(tmp_path):
    made(tmp_path, "KH")

    days = {day: the_status(tmp_path, dt.date(2027, 1, day)).due[1] for day in (13, 14, 15, 16)}

    assert {day: due.days_left for day, due in days.items()} == {13: 1, 14: 0, 15: -1, 16: -2}
    assert {due.is_done for due in days.values()} == {False}


def test_a_decision_with_its_number_ends_the_choice(tmp_path):
    made(tmp_path)

    done = {due.task: due.is_done for due in the_status(tmp_path).due}

    assert done["Bình xét, quyết định chọn điển hình tiên tiến"] is True


def test_a_deadline_without_a_document_is_not_told_to_be_done_or_not(tmp_path):
    book = a_dossier_of("so-2026", tmp_path)
    type_in(book, {"Thời hạn!A4": "Gửi hồ sơ lên tỉnh", "Thời hạn!B4": dt.date(2027, 1, 20)})
    type_in(book, {"Hồ sơ!B9": None})

    (due,) = the_status(tmp_path).due

    assert (due.task, due.is_done) == ("Gửi hồ sơ lên tỉnh", None)


def test_a_book_that_cannot_be_read_does_not_hide_the_others(tmp_path):
    a_dossier_of("so-2026", tmp_path / "a")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "ho-so.xlsx").write_bytes(b"PK\x03\x04" + bytes(64))

    first, second = statuses(tmp_path, TODAY)

    assert first.nominations == 40
    assert second.book == "b/ho-so.xlsx"
    assert "ho-so.xlsx" in second.trouble


def test_nothing_is_written(tmp_path):
    a_dossier_of("so-2026", tmp_path)

    the_status(tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["don-vi.xlsx", "ho-so.xlsx"]


def test_the_office_is_called_as_on_the_day_that_is_asked_for(tmp_path):
    a_dossier_of("so-2026", tmp_path)
    type_in(
        tmp_path / "don-vi.xlsx",
        {
            "Tên từng thời kỳ!A4": "Sở Nông nghiệp và Phát triển nông thôn",
            "Tên từng thời kỳ!C4": dt.date(2027, 1, 1),
        },
    )

    before, after = (the_status(tmp_path, day).unit for day in (dt.date(2027, 1, 1), TODAY))

    assert before == "Sở Nông nghiệp và Phát triển nông thôn"
    assert after == "Sở Nông nghiệp và Môi trường"
