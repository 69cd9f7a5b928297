"""A January folder made in one go: each dossier by itself, in order, and only what has changed."""

import dataclasses
import gc
import os
import shutil
import zipfile

import pytest
from january_runs import (
    OUT,
    TODAY,
    all_files,
    an_office_of,
    batch,
    numbers,
    numbers_of,
    one_office,
    register_of,
    serials,
    states,
    times,
)
from office_folder import edit_in_word, save_in_word, type_in
from openpyxl import load_workbook
from spoiling import spoilt
from windows_like import OPEN

from paperwork import pdf
from paperwork.batch import Outcome, journal, summary
from paperwork.batch.outcome import with_findings
from paperwork.batch.summary import NAME as SUMMARY
from paperwork.batch.workers import Task, outcomes
from paperwork.errors import UsageError
from paperwork.job import REGISTER, Job
from paperwork.register import Book
from paperwork.status import statuses

FIVE = ["01/KH-UBND", "01/BB-HĐTĐKT", "01/TTr-HĐTĐKT", "01/QĐ-UBND", "01/BC-UBND"]


@pytest.fixture
def folder(tmp_path):
    an_office_of(tmp_path / "thang-01")
    return tmp_path / "thang-01"


def spoil(book):
    """A dossier that names no year."""
    sheet = load_workbook(book)["Hồ sơ"]
    row = next(cell.row for cell in sheet["A"] if cell.value == "Năm")
    type_in(book, {f"Hồ sơ!B{row}": "năm ngoái"})


# ---------------------------------------------------------------- making


def test_each_dossier_gets_the_documents_and_numbers_of_its_own_office(folder):
    report = batch(folder)

    assert states(report) == ["made"] * 3
    assert list(numbers(report).values()) == [FIVE] * 3
    assert [outcome.unit for outcome in report.outcomes] == [
        "Ủy ban nhân dân xã An Châu",
        "Ủy ban nhân dân xã Bình Châu",
        "Ủy ban nhân dân xã Cẩm Châu",
    ]
    assert (folder / "002-binh-chau" / OUT / "04-quyet-dinh.docx").is_file()


def test_what_several_dossiers_are_told_is_kept_in_memory_once(folder):
    for book in folder.glob("*/ho-so.xlsx"):
        spoil(book)

    report = batch(folder)

    told = [finding for outcome in report.outcomes for finding in outcome.findings]
    assert len(told) > len(set(told)) == len({id(finding) for finding in told})


def test_one_bad_workbook_is_one_row_and_stops_no_other(folder):
    spoil(folder / "002-binh-chau" / "ho-so.xlsx")

    report = batch(folder)

    assert states(report) == ["made", "refused", "made"]
    assert report.outcomes[1].first_fault.startswith("[Hồ sơ!B")
    assert not (folder / "002-binh-chau" / OUT).exists()
    assert not register_of(folder / "002-binh-chau" / "ho-so.xlsx").exists()


def test_a_file_that_is_no_workbook_at_all_is_one_row_too(folder):
    (folder / "002-binh-chau" / "ho-so.xlsx").write_bytes(b"%PDF-1.7")

    report = batch(folder)

    assert states(report) == ["made", "failed", "made"]
    assert "PDF" in report.outcomes[1].first_fault


def test_what_is_no_dossier_is_named_and_not_made(folder):
    shutil.copyfile(folder / "001-an-chau" / "don-vi.xlsx", folder / "danh-ba.xlsx")
    (folder / "001-an-chau" / "cu.xls").write_bytes(b"cu")
    (folder / "001-an-chau" / "~$ho-so.xlsx").write_bytes(b"khoa")

    report = batch(folder)

    assert report.others == ("danh-ba.xlsx",)
    assert len(report.outcomes) == 4
    assert report.outcomes[0].book == "001-an-chau/cu.xls"  # perhaps a dossier: its row says so
    assert "không phải sổ tính" in report.outcomes[0].first_fault


def test_a_dossier_may_be_a_workbook_of_another_kind(folder):
    book = folder / "002-binh-chau" / "ho-so.xlsx"
    book.rename(book.with_suffix(".xlsm"))

    report = batch(folder)

    assert states(report) == ["made"] * 3
    assert [o.book for o in report.outcomes][1] == "002-binh-chau/ho-so.xlsm"


def test_a_csv_file_has_one_sheet_and_is_no_dossier(folder):
    (folder / "de-cu.csv").write_text("STT,Họ và tên\n1,Lý Gia Minh\n", "utf-8")

    report = batch(folder)

    assert report.others == ("de-cu.csv",)
    assert states(report) == ["made"] * 3


def test_one_dossier_in_two_kinds_of_file_is_not_made_until_one_is_chosen(folder):
    book = folder / "002-binh-chau" / "ho-so.xlsx"
    shutil.copyfile(book, book.with_suffix(".ods"))

    report, again = batch(folder), batch(folder)

    assert states(report) == ["made", "refused", "refused", "made"]
    assert states(again) == ["same", "refused", "refused", "same"]
    assert "ho-so.xlsx" in report.outcomes[1].first_fault
    assert "ho-so.ods" in report.outcomes[2].first_fault
    assert not (book.parent / OUT).exists()


def test_a_marked_up_copy_is_no_dossier(folder):
    book = folder / "002-binh-chau" / "ho-so.xlsx"
    shutil.copyfile(book, book.with_name("ho-so-nhan-xet.xlsx"))

    report = batch(folder)

    assert states(report) == ["made"] * 3
    assert report.others == ()


def test_a_folder_without_dossiers_says_what_a_dossier_is(tmp_path):
    with pytest.raises(UsageError, match="không có hồ sơ nào"):
        batch(tmp_path)


def test_elsewhere_the_folders_of_documents_lie_as_their_workbooks_do(folder, tmp_path):
    out = tmp_path / "ket-qua"

    batch(folder, out=out)

    assert (out / "003-cam-chau" / OUT / "01-ke-hoach.docx").is_file()
    assert not list(folder.glob(f"*/{OUT}"))


def test_a_folder_of_results_inside_is_not_read_as_dossiers(folder):
    out = folder / "ket-qua"
    batch(folder, out=out)

    report = batch(folder, out=out)

    assert states(report) == ["same"] * 3
    assert report.others == ()


def test_a_rehearsal_writes_nothing(folder):
    before = all_files(folder)

    report = batch(folder, dry_run=True)

    assert {made.state for o in report.outcomes for made in o.documents} == {"rehearsed"}
    assert all_files(folder) == before


# ---------------------------------------------------------------- again


def test_again_nothing_is_touched(folder):
    batch(folder)
    before = times(folder)

    report = batch(folder)

    assert states(report) == ["same"] * 3
    assert times(folder) == before


def test_only_the_dossier_that_has_changed_is_made_again(folder):
    first = batch(folder)
    type_in(folder / "002-binh-chau" / "ho-so.xlsx", {"Văn bản!F4": "Về việc họp xét năm 2026"})

    again = batch(folder)

    assert states(again) == ["same", "made", "same"]
    assert numbers(again) == numbers(first)


def test_a_changed_profile_makes_its_dossier_again(folder):
    batch(folder)
    type_in(folder / "003-cam-chau" / "don-vi.xlsx", {"Đơn vị!B30": None})

    assert states(batch(folder)) == ["same", "same", "made"]


def test_a_file_that_was_deleted_is_made_again_with_its_number(folder):
    first = batch(folder)
    path = folder / "001-an-chau" / OUT / "04-quyet-dinh.docx"
    content = path.read_bytes()
    path.unlink()

    again = batch(folder)

    assert states(again) == ["made", "same", "same"]
    assert path.read_bytes() == content
    assert numbers(again) == numbers(first)


def test_a_file_edited_by_hand_is_kept_and_said(folder):
    batch(folder)
    path = folder / "001-an-chau" / OUT / "01-ke-hoach.docx"
    edit_in_word(path, "Kế hoạch", "Bản kế hoạch")
    save_in_word(path)
    edited = path.read_bytes()

    again = batch(folder)

    assert path.read_bytes() == edited
    assert "PW302" in {finding.code for finding in again.outcomes[0].findings}
    assert batch(folder).outcomes[0].state == "same"


def test_a_file_edited_by_hand_is_made_anew_when_told_to(folder):
    batch(folder)
    path = folder / "001-an-chau" / OUT / "01-ke-hoach.docx"
    content = path.read_bytes()
    save_in_word(path)

    batch(folder, overwrite=True)

    assert path.read_bytes() == content


def test_a_number_that_was_voided_makes_its_dossier_again(folder):
    batch(folder)
    register = Book.open(register_of(folder / "002-binh-chau" / "ho-so.xlsx"))
    register.void([register.entries()[0].place], "gõ nhầm")

    assert states(batch(folder)) == ["same", "made", "same"]


def test_a_dossier_mended_after_a_fault_is_made_and_the_others_rest(folder):
    book = folder / "002-binh-chau" / "ho-so.xlsx"
    sound = book.read_bytes()
    spoil(book)
    batch(folder)
    book.write_bytes(sound)

    assert states(batch(folder)) == ["same", "made", "same"]


# ---------------------------------------------------------------- side by side


@pytest.mark.parametrize("jobs", [1, 2, 5])
def test_the_numbers_of_one_register_follow_the_order_of_the_dossiers(tmp_path, jobs):
    folder = tmp_path / "thang-01"
    books = one_office(folder, 4)
    spoil(books[1])

    report = batch(folder, jobs=jobs)

    assert [numbers_of(outcome) for outcome in report.outcomes] == [
        FIVE,
        [],
        [number.replace("01/", "02/") for number in FIVE],
        [number.replace("01/", "03/") for number in FIVE],
    ]
    assert set(map(tuple, serials(folder / REGISTER).values())) == {(1, 2, 3)}


def test_side_by_side_makes_the_very_same_files(tmp_path):
    made = []
    for jobs in (1, 3):
        folder = tmp_path / str(jobs) / "thang-01"
        one_office(folder, 3)
        batch(folder, jobs=jobs)
        files = all_files(folder)
        made.append({name: content for name, content in files.items() if OUT in name})

    assert made[0] == made[1]


class Deadly:
    """Ends the process that reads it from the line."""

    def __reduce__(self):
        return os._exit, (3,)


def test_a_process_that_dies_costs_one_dossier_its_row(folder):
    jobs = [Job(path, TODAY) for path in sorted(folder.glob("*/ho-so.xlsx"))]
    tasks = [Task("a", jobs[0]), Task("b", Deadly()), Task("c", jobs[1]), Task("d", jobs[2])]

    found = {task.book: outcome for task, outcome in outcomes(tasks, 2, lambda task, taking: None)}

    assert {book: outcome.state for book, outcome in found.items()} == {
        "a": "made",
        "b": "failed",
        "c": "made",
        "d": "made",
    }
    assert "Chạy lại" in found["b"].trouble


def test_a_second_batch_at_the_same_time_is_refused(folder):
    with (
        journal.Journal.of(folder).locked(),
        pytest.raises(UsageError, match="đang có một đợt khác chạy"),
    ):
        batch(folder)


# ---------------------------------------------------------------- cut short


def test_a_batch_that_was_cut_short_goes_on_with_the_same_numbers(tmp_path, monkeypatch):
    whole, cut = tmp_path / "a" / "thang-01", tmp_path / "b" / "thang-01"
    for folder in (whole, cut):
        one_office(folder, 3)
    batch(whole)
    done = journal.Journal.done

    def broken_off(self: journal.Journal, outcome: Outcome) -> None:
        if outcome.book.startswith("002"):
            raise KeyboardInterrupt
        done(self, outcome)

    monkeypatch.setattr(journal.Journal, "done", broken_off)
    with pytest.raises(KeyboardInterrupt):
        batch(cut)
    monkeypatch.setattr(journal.Journal, "done", done)
    report = batch(cut)

    assert states(report) == ["same", "made", "made"]
    assert [b.number for b in journal.Journal.of(cut).batches()] == [1]
    ours, theirs = all_files(cut), all_files(whole)
    documents = [name for name in theirs if "/" in name and OUT in name]
    assert {name: ours[name] for name in documents} == {name: theirs[name] for name in documents}


def test_a_torn_last_line_of_the_journal_costs_its_dossier_a_look(folder):
    batch(folder)
    path = folder / journal.NAME
    path.write_bytes(path.read_bytes()[:-300])

    first = batch(folder)

    assert states(first) == ["same", "same", "made"]
    assert states(batch(folder)) == ["same"] * 3


def test_a_line_of_the_journal_that_the_disk_has_spoilt_is_not_believed(folder):
    batch(folder)
    path = folder / journal.NAME
    path.write_text(path.read_text("utf-8").replace("xã An Châu", "xã An Chậu"), "utf-8")

    again = batch(folder)

    assert states(again) == ["made", "same", "same"]
    assert again.outcomes[0].unit == "Ủy ban nhân dân xã An Châu"
    assert not any(made.changed for made in again.outcomes[0].documents)


def test_a_name_that_holds_the_end_of_a_line_tears_no_line_of_the_journal(folder):
    name = "002-binh\u2028chau\x85"
    (folder / "002-binh-chau").rename(folder / name)
    batch(folder)

    (found,) = journal.Journal.of(folder).batches()

    assert len(found.taken[f"{name}/ho-so.xlsx"].keys) == 5
    assert found.outcomes[f"{name}/ho-so.xlsx"].state == "made"


@pytest.mark.parametrize("line", ["[" * 100_000, "[]", "1", '{"batch": 7}', "\x00\x00"])
def test_what_else_is_in_the_journal_says_nothing(folder, line):
    batch(folder)
    path = folder / journal.NAME
    path.write_text(f"{line}\n{path.read_text('utf-8')}{line}\n", "utf-8")

    assert [found.number for found in journal.Journal.of(folder).batches()] == [1]
    assert states(batch(folder)) == ["same"] * 3


# ---------------------------------------------------------------- what is left for the head clerk


def rows(path, sheet):
    return [list(row) for row in load_workbook(path)[sheet].iter_rows(values_only=True)]


def test_the_summary_adds_up(folder):
    spoil(folder / "002-binh-chau" / "ho-so.xlsx")

    report = batch(folder)

    heads, *units, totals = rows(report.summary, "Đơn vị")
    assert [row[heads.index("Kết quả")] for row in units] == [
        "Đã lập",
        "Còn lỗi, chưa lập",
        "Đã lập",
    ]
    assert totals[heads.index("Số văn bản")] == 12 == len(rows(report.summary, "Văn bản")) - 1
    assert totals[heads.index("Số đã cấp")] == 10
    assert totals[heads.index("Lỗi")] == report.outcomes[1].errors
    faults = [row for row in rows(report.summary, "Lỗi, lưu ý") if row[2] == "Lỗi"]
    assert len(faults) == report.outcomes[1].errors


def test_the_summary_holds_text_and_never_a_formula(tmp_path):
    trouble = '=HYPERLINK("http://x.example")'
    path = summary.write([Outcome("a.xlsx", "failed", trouble=trouble)], ["=1+1.xls"], tmp_path)

    book = load_workbook(path)
    cells = [c for sheet in book for row in sheet for c in row if c.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert trouble in {cell.value for cell in cells}


def test_the_summary_shows_names_that_no_cell_can_hold(tmp_path):
    odd = "a\x01\x7f\ufffe{{ 7*7 }}.xlsx"

    path = summary.write([Outcome(odd, "failed", trouble="{%tr for x in y %}")], [odd], tmp_path)

    assert rows(path, "Đơn vị")[1][1] == "a���{{ 7*7 }}.xlsx"
    assert rows(path, "Lỗi, lưu ý")[1][5] == "{%tr for x in y %}"
    assert rows(path, "Tệp khác")[1][1] == "a���{{ 7*7 }}.xlsx"


def test_the_same_batch_makes_the_same_summary(folder, tmp_path):
    one = batch(folder, out=tmp_path / "a", register=tmp_path / "a.sqlite").summary.read_bytes()
    two = batch(folder, out=tmp_path / "b", register=tmp_path / "b.sqlite").summary.read_bytes()

    assert one == two


def test_a_summary_in_which_somebody_worked_is_kept(folder):
    first = batch(folder).summary
    save_in_word(first)
    worked = first.read_bytes()

    second = batch(folder).summary

    assert (first.name, second.name) == (SUMMARY, "tong-hop-2.xlsx")
    assert first.read_bytes() == worked


@pytest.mark.skipif(not OPEN.is_dir(), reason="this system does not tell what a process holds open")
def test_nothing_is_held_open_which_windows_would_not_let_anyone_write_over(folder):
    gc.disable()
    try:
        batch(folder)
        batch(folder)
        batch(folder, overwrite=True)
        held = [str(file.readlink()) for file in OPEN.iterdir() if file.is_symlink()]
    finally:
        gc.enable()

    assert [name for name in held if str(folder) in name] == []


def test_no_summary_is_taken_for_a_dossier_whatever_it_is_called(folder):
    first = batch(folder)
    shutil.copyfile(first.summary, folder / "Tổng hợp gửi chị Hoa.xlsx")
    save_in_word(first.summary)
    batch(folder)

    report = batch(folder)

    assert states(report) == ["same"] * 3
    assert report.others == ()
    assert len(list(statuses(folder, TODAY))) == 3


@pytest.mark.parametrize("file", ["04-quyet-dinh.docx", "06-danh-sach.xlsx"])
def test_a_document_that_the_disk_has_spoilt_is_told_and_left_alone(folder, file):
    first = batch(folder)
    document = folder / "002-binh-chau" / OUT / file
    document.write_bytes(spoilt(document.read_bytes(), "docProps/core.xml"))
    left = document.read_bytes()

    again = batch(folder)

    assert states(again) == ["same", "made", "same"]
    assert "PW318" in {finding.code for finding in again.outcomes[1].findings}
    assert document.read_bytes() == left
    assert numbers(again) == numbers(first)


@pytest.mark.parametrize("part", ["docProps/core.xml", "xl/worksheets/sheet3.xml"])
def test_a_summary_that_the_disk_has_spoilt_stops_no_batch(folder, part):
    first = batch(folder)
    first.summary.write_bytes(spoilt(first.summary.read_bytes(), part))

    again = batch(folder)

    assert not any(outcome.trouble for outcome in again.outcomes)
    assert rows(again.summary, "Đơn vị") == rows(batch(folder).summary, "Đơn vị")
    assert numbers(again) == numbers(first)


def test_each_unit_gets_one_zip_of_its_documents(folder):
    report = batch(folder, zips=True)
    before = times(folder)

    batch(folder, zips=True)

    path = folder / "001-an-chau" / f"{OUT}.zip"
    with zipfile.ZipFile(path) as package:
        assert sorted(package.namelist()) == sorted(p.name for p in path.with_suffix("").iterdir())
    assert report.outcomes[0].zipped == path.name
    assert times(folder) == before


def test_outcomes_survive_the_journal_unchanged(folder):
    report = batch(folder)

    read = journal.last_known(journal.Journal.of(folder).batches())

    assert {
        book: with_findings(o, report.outcomes[i].findings)
        for i, (book, o) in enumerate(read.items())
    } == {o.book: dataclasses.replace(o, state="same") for o in report.outcomes}


def remarked(folder):
    """A dossier with a remark that names a person."""
    book = folder / "002-binh-chau" / "ho-so.xlsx"
    type_in(book, {"Đề cử!E4": "NGUYỄN THỊ HOÀI THƯƠNG"})
    return book


def test_what_was_found_is_told_again_of_a_dossier_that_rests(folder):
    remarked(folder)
    first = batch(folder)

    again = batch(folder)

    assert states(again) == ["same"] * 3
    assert [f.message for o in again.outcomes for f in o.findings] == [
        f.message for o in first.outcomes for f in o.findings
    ]
    assert any("NGUYỄN THỊ HOÀI THƯƠNG" in f.message for f in again.outcomes[1].findings)


def test_the_journal_repeats_nothing_that_was_found(folder):
    remarked(folder)
    batch(folder)

    said = (folder / journal.NAME).read_text("utf-8")

    assert "THƯƠNG" not in said
    assert "Cột" not in said


@pytest.mark.parametrize("fate", ["deleted", "from an earlier run"])
def test_a_dossier_whose_remarks_are_not_in_the_summary_is_looked_at_again(folder, fate):
    remarked(folder)
    report = batch(folder)
    assert states(report) == ["made"] * 3
    if fate == "deleted":
        report.summary.unlink()
    else:
        other = [dataclasses.replace(o, findings=o.findings[:-1]) for o in report.outcomes]
        summary.write(other, (), folder)

    again = batch(folder)

    assert again.outcomes[1].state == "made"
    assert [made.file_name for made in again.outcomes[1].documents if made.changed] == []
    assert numbers(again) == numbers(report)


# ---------------------------------------------------------------- PDF


@pytest.fixture
def printer(monkeypatch):
    """Stands in for LibreOffice: what it was asked to lay out, each document as two pages."""
    asked = []

    def convert(documents, *, workers, overwrite):
        for path in documents:
            asked.append(path)
            if (path.parent / "hong").exists():
                yield pdf.Conversion(path, fault=pdf.NOT_LAID_OUT)
                continue
            pdf.pdf_of(path).write_bytes(b"%PDF " + path.read_bytes()[:9])
            yield pdf.Conversion(path, pdf.pdf_of(path), 2)

    monkeypatch.setattr(pdf, "required", lambda: "soffice")
    monkeypatch.setattr(pdf, "convert", convert)
    return asked


def test_each_word_document_gets_a_pdf_and_its_pages_are_noted(folder, printer):
    report = batch(folder, pdfs=True)

    assert len(printer) == 15
    pages = {made.file: made.pages for made in report.outcomes[0].documents}
    assert pages["04-quyet-dinh.docx"] == 2
    assert pages["06-danh-sach.xlsx"] is None
    heads, *documents = rows(report.summary, "Văn bản")
    assert {row[heads.index("Số trang")] for row in documents} == {2, None}


def test_again_only_what_has_changed_is_laid_out(folder, printer):
    batch(folder, pdfs=True)
    printer.clear()
    changed = folder / "001-an-chau" / OUT / "04-quyet-dinh.pdf"
    changed.unlink()

    batch(folder, pdfs=True)

    assert [pdf.pdf_of(path) for path in printer] == [changed]


def test_pdfs_may_be_asked_for_afterwards(folder, printer):
    batch(folder)

    report = batch(folder, pdfs=True)

    assert states(report) == ["same"] * 3
    assert len(printer) == 15
    assert {b.number for b in journal.Journal.of(folder).batches() if b.has_made} == {1}


def test_a_document_without_its_pdf_is_told_with_its_dossier(folder, printer):
    (folder / "002-binh-chau" / OUT).mkdir()
    (folder / "002-binh-chau" / OUT / "hong").touch()

    report = batch(folder, pdfs=True)

    lines = report.trouble.splitlines()
    assert len(lines) == 5
    assert lines[0].startswith("002-binh-chau/ho-so.xlsx, 01-ke-hoach.docx: LibreOffice không")
    assert len(batch(folder, pdfs=True).trouble.splitlines()) == 5


def test_without_libreoffice_nothing_is_made(folder, monkeypatch):
    monkeypatch.setattr(pdf, "libreoffice", lambda: None)
    before = all_files(folder)

    with pytest.raises(UsageError, match="LibreOffice"):
        batch(folder, pdfs=True)

    assert all_files(folder) == before
