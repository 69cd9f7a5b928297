"""What people typed is in the documents and in no other place: messages, logs, metadata, debris."""

import logging
import os
import re
import stat
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest
from january_runs import batch
from office_folder import a_dossier_of
from office_runs import OUT, made
from openpyxl import load_workbook

from paperwork import cli
from paperwork.batch import Outcome, journal
from paperwork.cli import documents
from paperwork.errors import WorkbookError
from paperwork.job import REGISTER
from paperwork.marking import mark
from paperwork.workbook import formats

MARKERS = [f"Zq{number:02d}xw" for number in range(1, 51)]  # no word, in any encoding of a file
IN_FILE_NAME = "Zq99xw"
MARKER = re.compile(r"Zq\d\dxw")
PERSONAL = ("Tên", "Họ và tên", "Chức vụ", "Địa chỉ", "Tóm tắt")
NOT_READ = ("Số điện thoại", "Số CCCD", "Số tài khoản", "Dân tộc", "Tôn giáo", "Đảng viên")
FOR_ALL = stat.S_IROTH | stat.S_IWOTH | stat.S_IXOTH


def marked(book: Path) -> None:
    """Fifty values end in a marker each: of people, of columns and a sheet that are not read."""
    opened = load_workbook(book)
    page = opened["Đề cử"]
    header = next(row for row in range(1, 15) if page.cell(row, 1).value == "STT")
    columns = [cell.column for cell in page[header] if str(cell.value).startswith(PERSONAL)]
    left = iter(MARKERS)
    for title in NOT_READ:
        column = page.max_column + 1
        page.cell(header, column).value = title
        page.cell(header + 1, column).value = f"0{next(left)}"
    session = opened["Phiên họp"]
    for row in session.iter_rows(min_row=3):
        if row[0].value in ("Khách mời", "Tổ kiểm phiếu", "Ý kiến thảo luận") and row[1].value:
            row[1].value = f"{row[1].value} {next(left)}"
    aside = opened.create_sheet(f"Riêng {next(left)}")
    aside["A1"] = next(left)
    aside.sheet_state = "hidden"
    for row in page.iter_rows(min_row=header + 1):
        for cell in row:
            if cell.column in columns and isinstance(cell.value, str) and (one := next(left, "")):
                cell.value = f"{cell.value} {one}"
    assert next(left, "") == ""
    opened.save(book)


def markers_in(text: str) -> set[str]:
    return set(MARKER.findall(text))


def parts_of(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def everything_but_texts(folder: Path) -> str:
    """Names of files, their properties, and the contents of what is no document."""
    said = ""
    for path in folder.rglob("*"):
        said += path.name
        if zipfile.is_zipfile(path):
            said += "".join(text for name, text in parts_of(path).items() if "docProps" in name)
            said += "".join(parts_of(path))
        elif path.is_file():
            said += path.read_bytes().decode("utf-8", "replace")
    return said


@pytest.fixture
def debris(tmp_path, monkeypatch):
    """Where temporary files go, empty."""
    folder = tmp_path / "tam"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@pytest.fixture
def book(tmp_path):
    """A dossier with fifty markers."""
    path = a_dossier_of("xa-2026", tmp_path / "ho-so", bonus=False)
    marked(path)
    return path


def test_marked_values_are_in_no_log_no_metadata_and_no_debris(book, debris, caplog, capfd):
    personal = book.rename(book.with_name(f"ho-so {IN_FILE_NAME}.xlsx"))

    with caplog.at_level(logging.DEBUG):
        made(personal)

    printed = "".join("".join(parts_of(p).values()) for p in (book.parent / OUT).iterdir())
    assert len(markers_in(printed)) > 30  # the documents do show them
    assert not markers_in(everything_but_texts(book.parent / OUT))
    register = (book.parent / REGISTER).read_bytes().decode("utf-8", "replace")
    assert markers_in(register) <= {IN_FILE_NAME}  # it keeps whose numbers they are
    assert not markers_in(caplog.text + "".join(capfd.readouterr()))
    assert list(debris.iterdir()) == []


def test_a_batch_keeps_what_it_found_out_of_its_journal_and_its_tables(book, debris):
    report = batch(book.parent, zips=True)

    told = "".join(f.message for outcome in report.outcomes for f in outcome.findings)
    assert markers_in(told)  # there was something to keep
    assert not markers_in((book.parent / journal.NAME).read_text("utf-8"))
    out = book.parent / report.outcomes[0].folder
    assert not markers_in(everything_but_texts(out))
    tables = load_workbook(report.summary)
    for name in ("Đơn vị", "Văn bản"):
        cells = (str(cell.value) for row in tables[name].iter_rows() for cell in row)
        assert not markers_in(" ".join(cells)), name
    properties = (text for name, text in parts_of(report.summary).items() if "docProps" in name)
    assert not markers_in("".join(properties))
    assert list(debris.iterdir()) == []


def test_what_stopped_a_dossier_is_not_in_the_journal_either(tmp_path):
    said = journal.Journal.of(tmp_path)
    said.begun(1)
    said.done(Outcome("ho-so.xlsx", "failed", trouble=f"Phải là “{MARKERS[0]}”."))

    (known,) = journal.last_known(said.batches()).values()

    assert not markers_in(said.path.read_text("utf-8"))
    assert not known.documents  # so that it never stands as it is


@pytest.mark.parametrize("harm", ["cut", "broken"])
def test_a_damaged_workbook_is_refused_without_a_word_of_it(book, harm):
    if harm == "cut":
        book.write_bytes(book.read_bytes()[:-4_000])
    else:
        parts = parts_of(book)
        sheet = next(name for name, text in parts.items() if markers_in(text))
        with zipfile.ZipFile(book, "w") as archive:
            for name, text in parts.items():
                torn = (
                    text.replace(MARKERS[0], f"{MARKERS[0]}</si><row>") if name == sheet else text
                )
                archive.writestr(name, torn)

    with pytest.raises(WorkbookError) as refusal:
        formats.read(book)

    seen: list[str] = []
    fault: BaseException | None = refusal.value
    while fault:
        seen.append(repr(fault))
        fault = fault.__cause__ or fault.__context__
    assert not markers_in(" ".join(seen))


def run_of(monkeypatch, capfd, *words):
    monkeypatch.setattr(sys, "argv", ["paperwork", *words])
    with pytest.raises(SystemExit):
        cli.main()
    return capfd.readouterr().err


def test_an_unknown_fault_says_nothing_of_the_data_unless_asked_and_then_warns(
    book, monkeypatch, capfd
):
    def fails(*_args):
        raise ValueError(f"cannot read {MARKERS[0]}")

    monkeypatch.setattr(documents.printing, "print_findings", fails)

    quiet = run_of(monkeypatch, capfd, "check", str(book))
    loud = run_of(monkeypatch, capfd, "--debug", "check", str(book))

    assert "ValueError" in quiet
    assert not markers_in(quiet)
    assert markers_in(loud)
    assert loud.startswith(cli.MAY_REVEAL)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps permissions in other ways")
def test_no_file_can_be_read_by_others_whatever_the_computer_would_allow(book):
    before = set(book.parent.rglob("*"))
    usual = os.umask(0)
    try:
        report = batch(book.parent, zips=True)
        mark(book, report.outcomes[0].findings)
    finally:
        os.umask(usual)

    new = [path for path in set(book.parent.rglob("*")) - before if path.is_file()]
    assert len(new) > 10
    assert [path.name for path in new if path.stat().st_mode & FOR_ALL] == []
