"""The whole route: what a run leaves behind, also when it is cut short and run again."""

import datetime as dt
import zipfile
from contextlib import contextmanager
from pathlib import Path

import pytest
from docx import Document
from lxml import etree
from office_folder import a_dossier_of, own_template, save_in_word, swap_rows, type_in
from office_runs import CODE, DECISION, TODAY, codes, files, numbers, register_of, run, states
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from word_reading import WordDocument

from paperwork import saving
from paperwork.errors import RegisterError, SaveError, TemplateError, WorkbookError
from paperwork.job import REGISTER, Job
from paperwork.pipeline import generate
from paperwork.register import Book
from paperwork.register import book as register_book

SYMBOLS = ("KH-UBND", "BB-HĐTĐKT", "TTr-HĐTĐKT", "QĐ-UBND", "BC-UBND")
COLUMNS = tuple(get_column_letter(number) for number in range(1, 41))
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"


class PowerCut(Exception):  # noqa: N818 - what happened
    """The machine stops here."""


@pytest.fixture
def book(tmp_path) -> Path:
    """A commune's dossier with its unit profile, nothing to remark."""
    return a_dossier_of("xa-2026", tmp_path, bonus=False)


def text_in(book, name):
    paragraphs = WordDocument(book.parent / "ket-qua" / name).paragraphs
    return "\n".join(paragraph.text for paragraph in paragraphs)


# ---------------------------------------------------------------- again, the same


def test_two_runs_in_two_folders_make_the_same_bytes(tmp_path):
    one = a_dossier_of("xa-2026", tmp_path / "may-1")
    other = a_dossier_of("xa-2026", tmp_path / "may-2")

    run(one)
    run(other, today=TODAY + dt.timedelta(days=40))

    assert files(one.parent / "ket-qua") == files(other.parent / "ket-qua")


def test_a_second_run_touches_no_file_and_takes_no_number(book):
    first = run(book)
    folder = book.parent / "ket-qua"
    times = {path: path.stat().st_mtime_ns for path in folder.iterdir()}

    again = run(book)

    assert numbers(again) == numbers(first)
    assert not any(output.changed for output in again.documents)
    assert {path: path.stat().st_mtime_ns for path in folder.iterdir()} == times


def test_a_number_taken_by_another_after_the_rehearsal_is_on_no_second_document(book, tmp_path):
    other = a_dossier_of("xa-2026", tmp_path / "ban-khac", bonus=False)
    type_in(other, {"Hồ sơ!B3": "XA-2026-KHAC"})

    @contextmanager
    def late(taking):
        run(other, register=book.parent / REGISTER, unit_book=book.parent / "don-vi.xlsx")
        yield

    job = Job(book, today=TODAY, out=book.parent / "ket-qua")
    ours = generate(job, lambda message: None, late)

    assert set(numbers(ours).values()) == {f"02/{kind}" for kind in SYMBOLS}
    for output in ours.documents:
        if output.document.number:
            assert f"Số: {output.document.number}" in text_in(book, output.file_name)
    assert "số 02/TTr-HĐTĐKT" in text_in(book, DECISION)


def test_rows_in_another_order_change_no_number(book):
    first = run(book)
    swap_rows(book, "Đề cử", 3, 9)
    swap_rows(book, "Đề cử", 6, 14)
    swap_rows(book, "Biểu quyết", 4, 11)

    again = run(book)

    assert numbers(again) == numbers(first)
    assert len(register_of(book).recorded(CODE)) == 5


# ---------------------------------------------------------------- nothing is taken in vain


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("Đề cử!N4", "Lao động siêu hạng"),
        ("Biểu quyết!G5", 9),
        ("Văn bản!E6", dt.date(2026, 12, 1)),
        ("Phiên họp!B6", None),
    ],
)
def test_a_bad_cell_is_named_and_neither_number_nor_file_is_made(book, cell, value):
    type_in(book, {cell: value})

    result = run(book)

    assert cell in [str(finding.where) for finding in result.findings if finding.is_error]
    assert result.documents == ()
    assert sorted(path.name for path in book.parent.iterdir()) == ["don-vi.xlsx", "ho-so.xlsx"]


def test_a_bad_cell_later_leaves_the_register_as_it_was(book):
    run(book)
    before = (book.parent / REGISTER).read_bytes()
    type_in(book, {"Đề cử!N4": "Lao động siêu hạng"})

    run(book, out=book.parent / "khac")

    assert (book.parent / REGISTER).read_bytes() == before
    assert not (book.parent / "khac").exists()


@pytest.mark.parametrize("options", [{"dry_run": True}, {"draft": True}])
def test_a_rehearsal_and_a_draft_leave_the_register_as_it_was(book, options):
    run(book, only=("KH",))
    before = (book.parent / REGISTER).read_bytes()

    run(book, **options)

    assert (book.parent / REGISTER).read_bytes() == before


def test_a_template_that_asks_for_nothing_known_stops_before_the_numbers(book):
    own_template(book.parent / "mau" / "bao-cao.docx", "bien_ban.ngan", "bien_ban.ngan_gon")

    with pytest.raises(TemplateError):
        run(book, templates=book.parent / "mau")

    assert not (book.parent / REGISTER).exists()
    assert not (book.parent / "ket-qua").exists()


def test_a_folder_that_cannot_be_written_takes_no_number(book):
    (book.parent / "ket-qua").write_text("một tệp", encoding="utf-8")

    with pytest.raises(SaveError, match="Chưa số nào được cấp"):
        run(book)

    assert not (book.parent / REGISTER).exists()


def test_known_trouble_has_its_own_error(book):
    (book.parent / "hong.sqlite").write_bytes(b"SQLite format 3\0" + b"x" * 2000)
    (book.parent / "chu.xlsx").write_text("Họ và tên", encoding="utf-8")

    with pytest.raises(RegisterError):
        run(book, register=book.parent / "hong.sqlite")
    with pytest.raises(WorkbookError):
        run(book.parent / "chu.xlsx")


# ---------------------------------------------------------------- cut short


def cut(monkeypatch, owner, name, after=0, error=PowerCut):
    """From its (after+1)-th call on, the function fails; returns what mends it."""
    real, calls = getattr(owner, name), []

    def failing(*arguments, **options):
        calls.append(arguments)
        if len(calls) > after:
            raise error("cắt điện")
        return real(*arguments, **options)

    monkeypatch.setattr(owner, name, failing)
    return lambda: monkeypatch.setattr(owner, name, real)


@pytest.mark.parametrize(
    ("owner", "name", "after"),
    [
        (saving, "save", 0),  # numbers taken, no file
        (saving, "save", 3),  # some files
        (Book, "confirm", 0),  # all files, none entered in the register
    ],
)
def test_a_run_cut_short_after_the_numbers_is_completed_by_running_again(
    book, tmp_path, monkeypatch, owner, name, after
):
    whole = a_dossier_of("xa-2026", tmp_path / "khong-cat", bonus=False)
    wanted = numbers(run(whole))
    mend = cut(monkeypatch, owner, name, after)
    with pytest.raises(PowerCut):
        run(book)
    assert set(states(book).values()) == {"reserved"}
    mend()

    result = run(book)

    assert numbers(result) == wanted
    assert files(book.parent / "ket-qua") == files(whole.parent / "ket-qua")
    assert set(states(book).values()) == {"written"}


def test_a_disk_that_fails_at_the_third_file_is_told_and_the_numbers_stay(book, monkeypatch):
    real = saving._replace
    moved = []

    def full(temporary, path):
        moved.append(path.name)
        if len(moved) == 3:
            raise OSError(28, "No space left on device")
        real(temporary, path)

    monkeypatch.setattr(saving, "_replace", full)

    with pytest.raises(SaveError, match=r"03-to-trinh\.docx \(ổ đĩa đã đầy\)"):
        run(book)
    taken = {entry.key: str(entry.number) for entry in register_of(book).recorded(CODE).values()}
    monkeypatch.setattr(saving, "_replace", real)
    result = run(book)

    assert numbers(result) == taken
    assert len(files(book.parent / "ket-qua")) == 6  # and no half-written file
    assert [output.changed for output in result.documents] == [False, False, *[True] * 4]


def test_a_register_that_fails_while_taking_numbers_takes_none(book, monkeypatch):
    cut(monkeypatch, register_book, "enter")

    with pytest.raises(PowerCut):
        run(book)

    assert states(book) == {}
    assert files(book.parent / "ket-qua") == {}


# ---------------------------------------------------------------- one decision for each award


@pytest.fixture
def by_award(book) -> Path:
    type_in(book.parent / "don-vi.xlsx", {"Đơn vị!B27": "Theo danh hiệu"})
    return book


def test_each_award_has_a_decision_with_a_number_and_a_file_of_its_own(by_award):
    result = run(by_award)

    decisions = {o.file_name: o for o in result.documents if o.document.type.key == "quyet-dinh"}
    assert list(decisions) == [
        "04-quyet-dinh-tap-the-lao-dong-tien-tien.docx",
        "04-quyet-dinh-chien-si-thi-dua-co-so.docx",
        "04-quyet-dinh-lao-dong-tien-tien.docx",
        "04-quyet-dinh-giay-khen.docx",
    ]
    assert [o.document.number.serial for o in decisions.values()] == [1, 2, 3, 4]
    assert len({o.document.key for o in decisions.values()}) == 4
    assert decisions.keys() <= files(by_award.parent / "ket-qua").keys()


def test_the_report_cites_the_decision_of_every_award(by_award):
    result = run(by_award)

    report = WordDocument(by_award.parent / "ket-qua" / "05-bao-cao.docx").text
    decisions = [o.document for o in result.documents if o.document.type.key == "quyet-dinh"]
    assert [str(d.number) in report for d in decisions] == [True] * 4


def test_decisions_for_each_award_keep_their_numbers_when_run_again(by_award):
    first = run(by_award)
    swap_rows(by_award, "Đề cử", 3, 9)

    assert numbers(run(by_award)) == numbers(first)


# ---------------------------------------------------------------- other people's files


def test_a_folder_that_holds_another_dossiers_documents_is_refused(book):
    run(book)
    other = book.with_name("hs-2.xlsx")
    other.write_bytes(book.read_bytes())
    type_in(other, {"Hồ sơ!B3": "XA-2026-DX"})
    before = files(book.parent / "ket-qua")

    result = run(other)

    assert set(codes(result)) == {"PW301"}
    assert files(book.parent / "ket-qua") == before
    assert register_of(book).recorded("XA-2026-DX") == {}


def test_one_code_in_two_workbooks_is_refused_unless_it_was_renamed(book):
    first = run(book)
    copy = book.with_name("ban-sao.xlsx")
    copy.write_bytes(book.read_bytes())

    refused = run(copy, out=book.parent / "khac")
    accepted = run(copy, renamed=True)

    assert codes(refused) == ["PW401"]
    assert not (book.parent / "khac").exists()
    assert numbers(accepted) == numbers(first)


def test_two_dossiers_of_one_name_in_two_folders_never_share_numbers(book):
    run(book)
    other = book.parent / "thang-6" / book.name
    other.parent.mkdir()
    other.write_bytes(book.read_bytes())

    register = book.with_name(REGISTER)
    refused = run(other, register=register, unit_book=book.with_name("don-vi.xlsx"))

    assert codes(refused) == ["PW401"]
    assert not (other.parent / "ket-qua").exists()


def test_another_campaign_written_into_the_same_workbook_never_takes_over_its_numbers(book):
    run(book)
    type_in(book, {"Hồ sơ!B5": "phong trào thi đua “Xã sạch” năm 2026"})

    assert "PW401" in codes(run(book))


def test_a_file_that_we_did_not_make_is_not_written_over(book):
    folder = book.parent / "ket-qua"
    folder.mkdir()
    (folder / "01-ke-hoach.docx").write_bytes(b"Word")

    result = run(book)

    assert codes(result) == ["PW301"]
    assert files(folder) == {"01-ke-hoach.docx": b"Word"}
    assert not (book.parent / REGISTER).exists()


def test_a_document_edited_in_word_is_kept_until_it_may_be_overwritten(book):
    run(book)
    edited = book.parent / "ket-qua" / "04-quyet-dinh.docx"
    made = edited.read_bytes()
    save_in_word(edited)
    changed = edited.read_bytes()

    kept = run(book)
    after_keeping = edited.read_bytes()
    run(book, overwrite=True)

    assert codes(kept) == ["PW302"]
    assert after_keeping == changed
    assert edited.read_bytes() == made


# ---------------------------------------------------------------- what documents say


def test_a_draft_leaves_number_and_day_blank_and_cites_blank_numbers(book):
    run(book, draft=True)

    text = WordDocument(book.parent / "ket-qua" / "04-quyet-dinh-du-thao.docx").text
    assert "Số:        /QĐ-UBND" in text
    assert "ngày       tháng 12 năm 2026" in text
    assert "        /TTr-HĐTĐKT" in text


def test_a_number_typed_by_the_clerk_is_printed_cited_and_recorded(book):
    type_in(book, {"Văn bản!D6": 7})

    result = run(book)

    folder = book.parent / "ket-qua"
    assert codes(result) == ["PW411"]
    assert "Số: 07/QĐ-UBND" in WordDocument(folder / "04-quyet-dinh.docx").text
    assert "Quyết định số 07/QĐ-UBND" in WordDocument(folder / "05-bao-cao.docx").text
    assert register_of(book).recorded(CODE)[f"{CODE}/quyet-dinh"].serial == 7


def test_a_document_cites_the_numbers_that_others_got_in_an_earlier_run(book):
    run(book, only=("KH", "BB"))

    run(book, only=("TTr",))

    text = WordDocument(book.parent / "ket-qua" / "03-to-trinh.docx").text
    assert "01/KH-UBND" in text
    assert "01/BB-HĐTĐKT" in text


# ---------------------------------------------------------------- what files say of themselves


@pytest.mark.parametrize("name", ["03-to-trinh.docx", "04-quyet-dinh.docx", "06-danh-sach.xlsx"])
def test_a_files_properties_name_the_office_and_no_person_or_machine(book, name):
    run(book)

    with zipfile.ZipFile(book.parent / "ket-qua" / name) as package:
        core = etree.fromstring(package.read("docProps/core.xml"))
        everything = b"".join(package.read(part) for part in package.namelist())
    author = core.findtext(f"{DUBLIN_CORE}creator")
    modified_by = [e.text for e in core if e.tag.endswith("lastModifiedBy")]
    assert author == "Ủy ban nhân dân xã Hòa Trạch"
    assert modified_by in ([], [None])
    assert b"<Company>" not in everything
    assert book.parent.name.encode() not in everything


def test_every_entry_of_a_file_has_one_fixed_date(book):
    run(book)

    for path in (book.parent / "ket-qua").iterdir():
        with zipfile.ZipFile(path) as package:
            assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_time_of_a_file_is_the_day_of_its_document(book):
    run(book)

    with zipfile.ZipFile(book.parent / "ket-qua" / "04-quyet-dinh.docx") as package:
        core = package.read("docProps/core.xml").decode()
    assert core.count("2026-12-28T00:00:00Z") == 2  # created, modified


def test_two_rounds_below_one_profile_share_its_register(book):
    first, second = (book.parent / folder / "ho-so.xlsx" for folder in ("dot-1", "dot-2"))
    for path in (first, second):
        path.parent.mkdir()
        path.write_bytes(book.read_bytes())
    type_in(second, {"Hồ sơ!B3": "XA-2026-DX"})

    taken = [numbers(generate(Job(path, TODAY), lambda message: None)) for path in (first, second)]

    assert [one[key] for one in taken for key in one if key.endswith("/ke-hoach")] == [
        "01/KH-UBND",
        "02/KH-UBND",
    ]
    assert register_of(book).recorded("XA-2026-DX")


def test_an_edit_that_leaves_the_properties_alone_is_seen_by_the_register(book):
    run(book)
    edited = book.parent / "ket-qua" / "04-quyet-dinh.docx"
    word = Document(edited)
    word.add_paragraph("Viết thêm.")
    word.save(edited)
    kept = edited.read_bytes()

    result = run(book)

    assert "PW302" in codes(result)
    assert edited.read_bytes() == kept


def test_a_register_that_was_lost_is_not_begun_again_beside_numbered_documents(book):
    run(book)
    book.with_name(REGISTER).unlink()

    refused = run(book)

    assert set(codes(refused)) == {"PW304"}
    assert not book.with_name(REGISTER).exists()


def test_a_dossier_named_only_by_its_file_is_told_so(book):
    type_in(book, {"Hồ sơ!B3": None})

    assert codes(run(book)) == ["PW305"]


def test_a_plan_needs_no_nominations(book):
    for sheet in ("Đề cử", "Biểu quyết", "Nội dung", "Tiêu chuẩn"):
        type_in(
            book, {f"{sheet}!{letter}{row}": None for letter in COLUMNS for row in range(3, 80)}
        )

    result = run(book, only=("KH",))

    assert numbers(result) == {"XA-2026-TK/ke-hoach": "01/KH-UBND"}


def test_another_grouping_never_issues_a_decision_twice(book):
    run(book)
    unit = book.with_name("don-vi.xlsx")
    rows = {cell.value: cell.row for cell in load_workbook(unit)["Đơn vị"]["A"]}
    type_in(unit, {f"Đơn vị!B{rows['Gộp quyết định']}": "Theo danh hiệu"})

    assert "PW307" in codes(run(book))


def test_a_cited_document_keeps_the_day_it_was_issued_on(book):
    run(book)
    before = WordDocument(book.parent / "ket-qua" / "04-quyet-dinh.docx").text
    rows = {cell.value: cell.row for cell in load_workbook(book)["Văn bản"]["A"]}
    type_in(book, {f"Văn bản!E{rows['Tờ trình']}": dt.datetime(2026, 12, 25)})

    run(book, only=("QĐ",))

    assert WordDocument(book.parent / "ket-qua" / "04-quyet-dinh.docx").text == before


def test_mending_the_spelling_of_the_place_begins_no_new_series(book):
    first = numbers(run(book))
    unit = book.with_name("don-vi.xlsx")
    rows = {cell.value: cell.row for cell in load_workbook(unit)["Đơn vị"]["A"]}
    type_in(unit, {f"Đơn vị!B{rows['Địa danh']}": "Hòa trạch"})

    assert numbers(run(book)) == first


def test_an_award_that_nobody_gets_any_more_is_no_other_grouping(by_award):
    first = numbers(run(by_award))
    lost = next(key for key in first if key.endswith("/quyet-dinh/GK"))
    sheet = load_workbook(by_award)["Đề cử"]
    heads = {cell.value: cell.column_letter for cell in sheet[2]}
    column = heads["Danh hiệu/Hình thức đề nghị"]
    rows = [cell.row for cell in sheet[column] if cell.value == "Giấy khen"]
    held = heads["Đang bị xem xét kỷ luật"]
    type_in(by_award, {f"Đề cử!{held}{row}": "Có" for row in rows})

    result = run(by_award)

    assert "PW307" not in codes(result)
    assert lost not in numbers(result)
