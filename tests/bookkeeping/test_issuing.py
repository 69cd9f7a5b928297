"""Signed and sent, or cancelled: all of what was chosen, or nothing and the reason."""

import datetime as dt
from collections import Counter

import pytest
from register_builders import DAY, a_request, a_set
from small_office import TODAY, a_paper, codes, file_name, filed, write_into

from paperwork.bookkeeping import Choice, issue, void
from paperwork.errors import RegisterError, UsageError
from paperwork.register import State
from paperwork.saving import digest

DECISION = Choice(("01/QĐ-SNNMT",))
SENT = dt.date(2026, 3, 17)


@pytest.fixture
def decision(book, folder):
    """01/QĐ-SNNMT of 16 March 2026, its document in the folder."""
    (entry,) = filed(book, folder)
    return entry


@pytest.fixture
def paper(decision, folder):
    """The document of the decision."""
    return folder / file_name(decision)


def issued(location, choice=DECISION, sent_on=SENT, **options):
    return issue(location, choice, sent_on, TODAY, "Nguyễn Thị Mai", **options)


def only_entry(book):
    (entry,) = book.entries()
    return entry


# ---------------------------------------------------------------- signed and sent


def test_a_signed_document_is_locked_with_the_day_it_was_sent(book, location, decision):
    result = issued(location)

    entry = only_entry(book)
    assert (result.entries, result.findings) == ((entry,), ())
    assert (entry.state, entry.sent_on) == (State.ISSUED, SENT)
    assert (entry.sha256, entry.content) == (decision.sha256, decision.content)


def test_the_journal_says_who_issued_it(book, location, decision):
    issued(location)

    last = book.snapshot().lines[-1]
    assert (last.action, last.place, last.clerk) == ("issued", decision.place, "Nguyễn Thị Mai")


def test_a_whole_dossier_goes_out_at_once(book, location, folder):
    filed(book, folder, *a_set("HS-01"))
    filed(book, folder, *a_set("HS-02"))

    issued(location, Choice((), "HS-01"))

    assert {(entry.dossier, entry.state) for entry in book.entries()} == {
        ("HS-01", State.ISSUED),
        ("HS-02", State.WRITTEN),
    }


def test_a_document_of_today_is_issued_today(book, location, folder):
    filed(book, folder, a_request(issued_on=TODAY))

    assert issued(location, sent_on=TODAY).findings == ()
    assert only_entry(book).state is State.ISSUED


def test_issuing_again_changes_nothing_not_even_the_day(book, location, decision):
    issued(location)
    before = book.snapshot()

    again = issued(location, sent_on=TODAY)

    assert codes(again.findings) == []
    assert book.snapshot() == before


def test_a_number_named_twice_is_issued_once(book, location, decision):
    issued(location, Choice(("01/QĐ-SNNMT", "1/qđ-snnmt")))

    actions = Counter(line.action for line in book.snapshot().lines)
    assert actions["issued"] == 1


def test_documents_that_were_moved_are_issued_from_where_they_are(
    book, location, decision, folder, tmp_path
):
    elsewhere = tmp_path / "da-ky"
    folder.rename(elsewhere)

    refused = issued(location)
    accepted = issued(location, folder=elsewhere)

    assert codes(refused.findings) == ["PW460"]
    assert codes(accepted.findings) == []
    assert book.folder_of(only_entry(book)) == elsewhere


# ---------------------------------------------------------------- what stands against it


def test_a_number_without_a_file_is_not_issued(book, location):
    book.reserve([a_request()])

    result = issued(location)

    (finding,) = result.findings
    assert (finding.code, result.entries) == ("PW466", ())
    assert "“HS-01.xlsx”" in finding.remedy
    assert only_entry(book).state is State.RESERVED


def test_a_void_number_is_not_issued(book, location, decision):
    void(location, DECISION, "Ghi nhầm ngày", "Văn thư")

    result = issued(location)

    (finding,) = result.findings
    assert (finding.code, result.entries) == ("PW467", ())
    assert "Ghi nhầm ngày" in finding.message


def test_a_document_of_a_day_to_come_waits_for_that_day(book, location, folder):
    filed(book, folder, a_request(issued_on=TODAY + dt.timedelta(1)))

    result = issued(location, sent_on=TODAY + dt.timedelta(1))

    assert codes(result.findings) == ["PW465", "PW465"]  # its own day and the day it is sent
    assert only_entry(book).state is State.WRITTEN


def test_nothing_is_sent_on_a_day_to_come(book, location, decision):
    result = issued(location, sent_on=TODAY + dt.timedelta(1))

    (finding,) = result.findings
    assert finding.code == "PW465"
    assert finding.message.startswith("Ngày chuyển 21/03/2026 muộn hơn hôm nay 20/03/2026")


def test_nothing_is_sent_before_the_day_it_bears(book, location, decision):
    result = issued(location, sent_on=DAY - dt.timedelta(1))

    assert codes(result.findings) == ["PW464"]
    assert only_entry(book).state is State.WRITTEN


def test_a_document_that_is_not_there_is_not_issued(book, location, paper):
    paper.unlink()

    result = issued(location)

    (finding,) = result.findings
    assert finding.code == "PW460"
    assert str(paper.parent) in finding.message
    assert only_entry(book).state is State.WRITTEN


def test_a_document_that_is_open_in_word_is_not_issued(book, location, paper):
    paper.with_name(f"~${paper.name[2:]}").touch()

    assert codes(issued(location).findings) == ["PW461"]
    assert only_entry(book).state is State.WRITTEN


def test_one_document_that_cannot_go_keeps_all_the_others(book, location, folder):
    entries = filed(book, folder, *a_set("HS-01"))
    before = book.snapshot()
    (folder / file_name(entries[1])).unlink()

    result = issued(location, Choice((), "HS-01"))

    assert (codes(result.findings), result.entries) == (["PW460"], ())
    assert book.snapshot() == before


def test_an_unknown_number_keeps_all_the_others(book, location, decision):
    with pytest.raises(UsageError, match="02/QĐ-SNNMT"):
        issued(location, Choice(("01/QĐ-SNNMT", "02/QĐ-SNNMT")))

    assert only_entry(book).state is State.WRITTEN


def test_a_number_cancelled_while_its_file_was_being_read_is_not_issued(
    book, location, decision, monkeypatch
):
    def cancelled_meanwhile(path):
        if only_entry(book).is_live:
            book.void([decision.place], "Sai người ký")
        return False

    monkeypatch.setattr("paperwork.saving.is_open", cancelled_meanwhile)

    with pytest.raises(RegisterError, match="Sai người ký"):
        issued(location)

    assert only_entry(book).state is State.VOID


# ---------------------------------------------------------------- mended by hand before signing


def test_what_was_mended_by_hand_before_signing_is_what_the_register_keeps(
    book, location, decision, paper
):
    mended = write_into(paper, "Điều 4. Quyết định này có hiệu lực từ ngày ký.")

    result = issued(location)

    entry = only_entry(book)
    assert codes(result.findings) == ["PW463"]
    assert (entry.state, entry.sha256) == (State.ISSUED, digest(mended))
    assert entry.content == decision.content  # what the data said: they must still say it


@pytest.mark.parametrize(
    ("number", "day", "lacking"),
    [
        ("02/QĐ-SNNMT", "16 tháng 3 năm 2026", "số 01/QĐ-SNNMT"),
        ("101/QĐ-SNNMT", "16 tháng 3 năm 2026", "số 01/QĐ-SNNMT"),
        ("01/QĐ-SNNMT-VP", "16 tháng 3 năm 2026", "số 01/QĐ-SNNMT"),
        ("01/QĐ-SNNMT", "17 tháng 3 năm 2026", "ngày 16/03/2026"),
        ("01/QĐ-SNNMT", "16 tháng 3 năm 2025", "ngày 16/03/2026"),
        ("       /QĐ-SNNMT", "       tháng 3 năm 2026", "số 01/QĐ-SNNMT và ngày 16/03/2026"),
    ],
)
def test_a_document_that_lost_its_number_or_its_day_is_not_issued(
    book, location, decision, paper, number, day, lacking
):
    paper.write_bytes(a_paper(decision.key, f"Số: {number}", f"An Sơn, ngày {day}"))

    (finding,) = issued(location).findings
    assert (finding.code, only_entry(book).state) == ("PW462", State.WRITTEN)
    assert f"không có {lacking} như sổ đã ghi" in finding.message


def test_a_file_that_is_no_document_any_more_is_not_issued(book, location, paper):
    paper.write_bytes(b"PK\x03\x04 nua tep")

    assert codes(issued(location).findings) == ["PW473"]
    assert only_entry(book).state is State.WRITTEN


def test_a_document_changed_after_it_was_sent_cannot_be_issued_again(book, location, paper):
    issued(location)
    before = book.snapshot()
    write_into(paper, "Thêm một người.")

    result = issued(location)

    assert codes(result.findings) == ["PW468"]
    assert book.snapshot() == before


# ---------------------------------------------------------------- cancelled


def test_a_cancelled_number_keeps_its_reason_and_who_gave_it(book, location, decision):
    (entry,) = void(location, DECISION, "  Ghi nhầm \n ngày ", "Nguyễn Thị Mai")

    last = book.snapshot().lines[-1]
    assert entry == only_entry(book)
    assert (entry.state, entry.void_reason) == (State.VOID, "Ghi nhầm ngày")
    assert (last.action, last.clerk) == ("void", "Nguyễn Thị Mai")


def test_a_number_is_not_cancelled_without_a_reason(book, location, decision):
    with pytest.raises(RegisterError, match="phải ghi lý do"):
        void(location, DECISION, "   ", "Văn thư")

    assert only_entry(book).is_live


def test_a_signed_and_sent_document_can_still_be_cancelled(book, location, decision):
    issued(location)

    void(location, DECISION, "Thu hồi theo kết luận kiểm tra", "Văn thư")

    entry = only_entry(book)
    assert (entry.state, entry.sent_on) == (State.VOID, SENT)


def test_a_cancelled_number_is_not_cancelled_for_another_reason(book, location, decision):
    void(location, DECISION, "Ghi nhầm ngày", "Văn thư")

    with pytest.raises(RegisterError, match="Ghi nhầm ngày"):
        void(location, DECISION, "Sai người ký", "Văn thư")

    assert only_entry(book).void_reason == "Ghi nhầm ngày"


def test_cancelling_leaves_the_document_alone_for_people_to_keep(location, decision, paper):
    before = paper.read_bytes()

    void(location, DECISION, "Ghi nhầm ngày", "Văn thư")

    assert paper.read_bytes() == before


def test_a_cancelled_number_is_never_given_again(book, location, decision, folder):
    void(location, DECISION, "Ghi nhầm ngày", "Văn thư")

    (again,) = filed(book, folder)

    assert str(again.number) == "02/QĐ-SNNMT"
