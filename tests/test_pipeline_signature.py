"""An office that gives number and day after the signature: blank first, then filled everywhere."""

import datetime as dt
import re
from pathlib import Path

import pytest
from office_folder import a_dossier_of, save_in_word
from office_runs import (
    CODE,
    DECISION,
    LIST,
    OUT,
    PROPOSAL,
    REPORT,
    codes,
    files,
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
from openpyxl import load_workbook
from small_office import write_into

from paperwork import pipeline

SIGNED = dt.date(2027, 1, 5)  # ngày ký tờ trình, quyết định, báo cáo
PLAN, MINUTES = "01-ke-hoach.docx", "02-bien-ban.docx"
OF_THE_SET = r"\d+/(?:KH|TTr|QĐ|BC|BB)-(?:UBND|HĐTĐKT)"
OTHERS = ("41/2025/QĐ-UBND", "138/QĐ-UBND")  # của cơ quan khác, của năm trước


@pytest.fixture
def book(tmp_path) -> Path:
    """A commune's dossier of an office that numbers after the signature."""
    book = a_dossier_of("xa-2026", tmp_path, bonus=False)
    profile(book, "Cấp số", "Sau khi ký")
    for type_name in ("Tờ trình", "Quyết định", "Báo cáo"):
        request(book, type_name, "E", None)  # chưa biết ngày ký
    return book


def number(book, *types, day=SIGNED, **options):
    return run(book, number=True, given_date=day, only=types, **options)


def numbers_in(book, name):
    """The numbers of the set's own documents that stand in a document."""
    said = text(book, name)
    for other in OTHERS:
        said = said.replace(other, "")
    return set(re.findall(OF_THE_SET, said))


def list_text(book):
    sheets = load_workbook(book.parent / OUT / LIST)
    return " ".join(str(c.value) for sheet in sheets for row in sheet for c in row if c.value)


# ---------------------------------------------------------------- before the signature


def test_what_is_made_for_signing_bears_no_number_and_no_day(book):
    result = made(book)

    assert {output.state for output in result.documents} == {"awaiting"}
    assert numbers(result) == {}
    for name in (PLAN, MINUTES, PROPOSAL, DECISION, REPORT):
        assert numbers_in(book, name) == set(), name
        assert re.search(r"^Số: {8}/", text(book, name), re.MULTILINE), name
    for name in (PLAN, PROPOSAL, DECISION, REPORT):  # minutes have the day of the session
        assert re.search(r"^Hòa Trạch, ngày {7}tháng", text(book, name), re.MULTILINE), name


def test_what_is_cited_before_it_is_signed_is_cited_blank(book):
    made(book)

    assert "Tờ trình số        /TTr-HĐTĐKT ngày       tháng" in text(book, DECISION)
    assert "Quyết định số        /QĐ-UBND ngày       tháng" in list_text(book)


def test_the_day_of_the_session_is_no_secret_before_the_signature(book):
    made(book)

    assert "ngày 22 tháng 12 năm 2026" in text(book, MINUTES)


def test_no_number_is_taken_before_the_signature(book):
    made(book)

    assert states(book) == {}


def test_making_it_again_before_the_signature_touches_nothing(book):
    made(book)
    before = untouched(book)

    made(book)

    assert untouched(book) == before


def test_a_mended_cell_is_taken_over_before_the_signature(book):
    made(book)
    request(book, "Quyết định", "F", "Về việc tặng Giấy khen năm 2026")

    made(book)

    assert "Về việc tặng Giấy khen năm 2026" in text(book, DECISION)


# ---------------------------------------------------------------- after the signature


def test_all_numbers_and_days_are_filled_after_the_signature(book):
    made(book)

    result = number(book)

    assert numbers(result) == {
        f"{CODE}/ke-hoach": "01/KH-UBND",
        f"{CODE}/bien-ban": "01/BB-HĐTĐKT",
        f"{CODE}/to-trinh": "01/TTr-HĐTĐKT",
        f"{CODE}/quyet-dinh": "01/QĐ-UBND",
        f"{CODE}/bao-cao": "01/BC-UBND",
    }
    assert set(states(book).values()) == {"written"}
    assert "Số: 01/QĐ-UBND" in text(book, DECISION)
    assert "Hòa Trạch, ngày 05 tháng 01 năm 2027" in text(book, DECISION)
    assert recorded(book, "quyet-dinh").issued_on == SIGNED


def test_no_blank_is_left_after_the_signature(book):
    made(book)

    number(book)

    for name in (PLAN, MINUTES, PROPOSAL, DECISION, REPORT):
        assert not re.search(r" {7}/|ngày {7}", text(book, name)), name
    assert numbers_in(book, DECISION) == {"01/QĐ-UBND", "01/TTr-HĐTĐKT"}
    assert numbers_in(book, REPORT) == {"01/BC-UBND", "01/KH-UBND", "01/BB-HĐTĐKT", "01/QĐ-UBND"}
    assert "Quyết định số 01/QĐ-UBND ngày 05 tháng 01 năm 2027" in list_text(book)


def test_numbers_may_be_taken_without_anything_made_before(book):
    result = number(book)

    assert len(numbers(result)) == 5
    assert set(states(book).values()) == {"written"}


def test_a_set_numbered_after_the_signature_is_that_of_an_office_that_numbers_at_once(
    book, tmp_path
):
    made(book)
    number(book)
    other = a_dossier_of("xa-2026", tmp_path / "khac", bonus=False)
    for type_name in ("Tờ trình", "Quyết định", "Báo cáo"):
        request(other, type_name, "E", dt.datetime(2027, 1, 5))

    made(other)

    assert files(book.parent / OUT) == files(other.parent / OUT)


def test_a_day_of_the_sheet_goes_before_the_day_of_the_command_and_is_said(book):
    request(book, "Tờ trình", "E", dt.datetime(2026, 12, 24))

    result = number(book)

    said = [str(f.where) for f in result.findings if f.code == "PW315"]
    assert said == ["Văn bản!E3", "Văn bản!E4", "Văn bản!E5"]  # kế hoạch, biên bản, tờ trình
    assert recorded(book, "to-trinh").issued_on == dt.date(2026, 12, 24)
    assert recorded(book, "quyet-dinh").issued_on == SIGNED


def test_taking_numbers_again_changes_neither_number_nor_day(book):
    first = number(book)
    before = untouched(book)

    again = number(book, day=SIGNED + dt.timedelta(3))

    assert numbers(again) == numbers(first)
    assert untouched(book) == before


def test_making_it_again_after_the_numbers_keeps_numbers_and_days(book):
    number(book)
    before = untouched(book)

    again = made(book, today=dt.date(2027, 3, 1))

    assert len(numbers(again)) == 5
    assert untouched(book) == before


def test_a_rehearsal_of_the_numbering_takes_none(book):
    made(book)
    before = untouched(book)

    result = number(book, dry_run=True)

    assert not result.findings or not any(f.is_error for f in result.findings)
    assert untouched(book) == before


def test_the_day_of_a_set_of_last_year_opens_no_book_of_this_year(book):
    number(book, day=dt.date(2026, 12, 31))

    years = {entry.type_key: entry.year for entry in register_of(book).entries()}
    assert set(years.values()) == {2026}


# ---------------------------------------------------------------- signed one by one


def test_what_cites_an_unnumbered_document_waits_for_its_number(book):
    made(book)
    before = untouched(book)

    result = number(book, "QĐ")

    assert codes(result) == ["PW300"]
    assert "tờ trình chưa có số" in told(result)[0].message
    assert untouched(book) == before


def test_documents_signed_one_by_one_cite_each_other_with_their_numbers(book):
    made(book)

    for types, day in ((("KH", "BB"), 4), (("TTr",), 5), (("QĐ",), 7), (("BC",), 11)):
        number(book, *types, day=dt.date(2027, 1, day))

    assert recorded(book, "to-trinh").issued_on == dt.date(2027, 1, 5)
    assert recorded(book, "quyet-dinh").issued_on == dt.date(2027, 1, 7)
    assert "01/TTr-HĐTĐKT ngày 05 tháng 01 năm 2027" in text(book, DECISION)
    assert "01/QĐ-UBND ngày 07 tháng 01 năm 2027" in text(book, REPORT)
    assert set(states(book).values()) == {"written"}


def test_a_number_given_to_one_document_is_filled_in_wherever_it_is_cited(book):
    made(book)
    number(book, "KH", "BB")

    number(book, "TTr")
    cited_in_decision = numbers_in(book, DECISION)
    number(book, "QĐ")

    assert cited_in_decision == {"01/TTr-HĐTĐKT"}  # its own is still blank
    assert numbers_in(book, REPORT) == {"01/KH-UBND", "01/BB-HĐTĐKT", "01/QĐ-UBND"}
    assert "Quyết định số 01/QĐ-UBND" in list_text(book)
    assert set(states(book)) == {
        f"{CODE}/{key}" for key in ("ke-hoach", "bien-ban", "to-trinh", "quyet-dinh")
    }


def test_numbering_one_document_makes_no_other_that_was_not_made_before(book):
    number(book, "KH", "BB")

    number(book, "TTr")

    assert list(files(book.parent / OUT)) == [PLAN, MINUTES, PROPOSAL]


def test_a_blank_document_mended_by_hand_is_kept_when_what_it_cites_gets_a_number(book):
    made(book)
    number(book, "KH", "BB")
    edited = book.parent / OUT / DECISION
    save_in_word(edited)
    kept = edited.read_bytes()

    result = number(book, "TTr")

    assert codes(result) == ["PW302"]
    assert f"{CODE}/to-trinh" in numbers(result)
    assert edited.read_bytes() == kept


def test_the_rest_is_made_blank_beside_what_has_a_number(book):
    number(book, "KH", "BB")

    result = made(book)

    assert [output.state for output in result.documents] == [*["written"] * 2, *["awaiting"] * 4]
    assert numbers_in(book, PROPOSAL) == {"01/KH-UBND", "01/BB-HĐTĐKT"}


# ---------------------------------------------------------------- mended by hand


def test_a_document_mended_by_hand_before_it_has_a_number_is_not_filled_in(book):
    made(book)
    save_in_word(book.parent / OUT / DECISION)
    before = untouched(book)

    result = number(book)

    assert [f.code for f in result.findings if f.is_error] == ["PW309"]
    assert result.documents == ()
    assert untouched(book) == before
    assert states(book) == {}


def test_what_was_mended_by_hand_is_kept_while_it_has_no_number(book):
    made(book)
    edited = book.parent / OUT / DECISION
    save_in_word(edited)
    kept = edited.read_bytes()

    result = made(book)

    assert codes(result) == ["PW302"]
    assert edited.read_bytes() == kept


def test_a_document_mended_by_hand_is_filled_in_when_it_may_be_overwritten(book):
    made(book)
    save_in_word(book.parent / OUT / DECISION)

    result = number(book, overwrite=True)

    assert len(numbers(result)) == 5
    assert "Số: 01/QĐ-UBND" in text(book, DECISION)


def test_a_document_mended_by_hand_after_its_number_is_kept(book):
    number(book)
    kept = write_into(book.parent / OUT / DECISION, "Viết thêm.")

    result = number(book)

    assert "PW302" in codes(result)
    assert (book.parent / OUT / DECISION).read_bytes() == kept


# ---------------------------------------------------------------- cut short


def test_a_numbering_cut_short_goes_on_with_the_numbers_it_took(book, monkeypatch):
    made(book)

    def cut(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline.saving, "save", cut)
    with pytest.raises(KeyboardInterrupt):
        number(book)
    monkeypatch.undo()

    result = made(book)  # the numbers are taken: generate, too, goes on with them

    assert "PW314" in codes(result)
    assert len(numbers(result)) == 5
    assert recorded(book, "quyet-dinh").issued_on == SIGNED
    assert "Số: 01/QĐ-UBND" in text(book, DECISION)
    assert set(states(book).values()) == {"written"}


# ---------------------------------------------------------------- cancelled


def test_a_cancelled_document_awaits_the_signature_and_a_new_number(book):
    number(book)
    void(book, "01/QĐ-UBND", "Sai người ký")

    refused = run(book, today=SIGNED)  # the report has a number and cites the cancelled decision
    made(book, today=SIGNED, only=("QĐ",))
    blank = text(book, DECISION)
    number(book, "QĐ")
    made(book)

    assert codes(refused) == ["PW300"]
    assert "Số:        /QĐ-UBND" in blank
    assert "Số: 02/QĐ-UBND" in text(book, DECISION)
    assert "02/QĐ-UBND" in text(book, REPORT)
    assert "02/QĐ-UBND" in list_text(book)


# ---------------------------------------------------------------- drafts, and the other way


def test_a_draft_stands_beside_what_awaits_its_number(book):
    made(book)
    blank = files(book.parent / OUT)

    run(book, draft=True)

    both = files(book.parent / OUT)
    assert len(both) == 12
    assert both.items() >= blank.items()


def test_a_draft_changes_nothing_of_what_has_its_number(book):
    number(book)
    numbered = files(book.parent / OUT)

    run(book, draft=True)

    assert files(book.parent / OUT).items() >= numbered.items()
    assert "Số:        /QĐ-UBND" in text(book, "04-quyet-dinh-du-thao.docx")


def test_an_office_that_goes_over_to_numbering_at_once_fills_what_was_blank(book):
    made(book)
    profile(book, "Cấp số", "Khi lập")

    result = made(book, given_date=SIGNED)

    assert len(numbers(result)) == 5
    assert "Số: 01/QĐ-UBND" in text(book, DECISION)


def test_an_office_that_goes_over_to_the_signature_keeps_the_numbers_it_has_given(book):
    profile(book, "Cấp số", "Khi lập")
    first = made(book, given_date=SIGNED)
    before = files(book.parent / OUT)
    profile(book, "Cấp số", "Sau khi ký")

    again = made(book)

    assert numbers(again) == numbers(first)
    assert files(book.parent / OUT) == before


def test_in_an_office_that_numbers_at_once_numbering_is_making(book, tmp_path):
    profile(book, "Cấp số", "Khi lập")
    other = tmp_path / "khac" / book.name
    other.parent.mkdir()
    for name in ("ho-so.xlsx", "don-vi.xlsx"):
        other.with_name(name).write_bytes(book.with_name(name).read_bytes())

    number(book)
    made(other, given_date=SIGNED)

    assert files(book.parent / OUT) == files(other.parent / OUT)
    assert states(book) == states(other)
