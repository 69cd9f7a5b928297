"""What an inspector would find in the register, in its files, and between the two."""

import datetime as dt
import json
import shutil
from dataclasses import replace

import pytest
from register_builders import a_request, a_set, sql, without_guards
from small_office import DAY, TODAY, a_paper, codes, file_name, filed, paper_of, write_into

from paperwork.bookkeeping import Choice, issue, move, verify, void
from paperwork.errors import RegisterError, UsageError
from paperwork.register import Book, Filed
from paperwork.saving import digest

DECISION = Choice(("01/QĐ-SNNMT",))


@pytest.fixture
def decision(book, folder):
    """01/QĐ-SNNMT of 16 March 2026, its document in the folder."""
    (entry,) = filed(book, folder)
    return entry


@pytest.fixture
def paper(decision, folder):
    """The document of the decision."""
    return folder / file_name(decision)


def found(location, *folders, seal=""):
    return codes(verify(location, folders, TODAY, seal).findings)


def issued(location):
    assert issue(location, DECISION, TODAY, TODAY, "Văn thư").entries


# ---------------------------------------------------------------- in order


def test_a_register_in_order_is_told_by_its_counts_and_its_seal(book, location, folder):
    filed(book, folder, *a_set("HS-01"))
    filed(book, folder, *a_set("HS-02"))

    verdict = verify(location, (folder,), TODAY)

    assert (verdict.entries, verdict.series, verdict.findings) == (6, 3, ())
    assert verdict.seal == book.snapshot().lines[-1].hash


def test_looking_changes_nothing(book, location, folder, decision):
    before = book.snapshot()

    verify(location, (folder,), TODAY)

    assert book.snapshot() == before


def test_a_register_that_is_not_there_is_not_in_order(location, register):
    with pytest.raises(RegisterError, match="Chưa có sổ đăng ký"):
        verify(location, (), TODAY)

    assert not register.exists()


def test_a_folder_that_is_not_there_is_a_slip_of_the_hand(location, decision, tmp_path):
    with pytest.raises(UsageError, match="khong-co"):
        verify(location, (tmp_path / "khong-co",), TODAY)


def test_a_number_without_a_document_is_told_with_its_workbook(book, location):
    book.reserve([a_request()])

    (finding,) = verify(location, (), TODAY).findings

    assert finding.code == "PW448"
    assert "“HS-01.xlsx”" in finding.remedy


def test_a_register_that_was_moved_away_says_where(book, location, decision, tmp_path):
    new = tmp_path / "moi.sqlite"
    move(location, new, TODAY)

    assert "PW453" in found(location)
    assert "PW453" not in found(new)


# ---------------------------------------------------------------- a number and its file


def test_a_document_edited_after_it_was_made_is_told(location, paper):
    write_into(paper, "Thêm một người.")

    assert found(location) == ["PW469"]


def test_a_signed_document_edited_after_it_was_sent_is_told(location, paper):
    issued(location)
    write_into(paper, "Thêm một người.")

    assert found(location) == ["PW468"]


def test_what_was_mended_before_signing_is_in_order_once_it_is_issued(location, paper):
    write_into(paper, "Sửa một chữ.")

    issued(location)

    assert found(location) == []


def test_a_document_that_is_gone_is_told_and_more_gravely_when_it_was_sent(location, paper):
    aside = paper.rename(paper.with_suffix(".cat"))
    lost = verify(location, (), TODAY).findings
    aside.rename(paper)
    issued(location)
    paper.unlink()

    lost_when_issued = verify(location, (), TODAY).findings

    assert [(f.code, f.is_error) for f in lost] == [("PW470", False)]
    assert [(f.code, f.is_error) for f in lost_when_issued] == [("PW471", True)]


@pytest.mark.parametrize(
    ("number", "day", "lacking"),
    [
        ("02/QĐ-SNNMT", "16 tháng 3 năm 2026", "số 01/QĐ-SNNMT"),
        ("01/QĐ-SNNMT", "17 tháng 3 năm 2026", "ngày 16/03/2026"),
    ],
)
def test_a_document_with_another_number_or_day_than_the_register_is_told(
    book, location, decision, paper, number, day, lacking
):
    wrong = a_paper(decision.key, f"Số: {number}", f"An Sơn, ngày {day}")
    paper.write_bytes(wrong)
    said = {"file_name": paper.name, "folder": decision.folder, "content": decision.content}
    book.confirm({decision.key: Filed(sha256=digest(wrong), **said)})

    (finding,) = verify(location, (), TODAY).findings

    assert finding.code == "PW462"
    assert f"không có {lacking} như sổ đã ghi" in finding.message


def test_a_file_that_cannot_be_read_any_more_is_told(location, paper):
    paper.write_bytes(b"PK\x03\x04 nua tep")

    assert "PW473" in found(location)


def test_a_cancelled_number_needs_no_document(location, paper):
    void(location, DECISION, "Ghi nhầm ngày", "Văn thư")
    paper.unlink()

    assert found(location) == []


def test_the_document_of_a_cancelled_number_may_stay(location, paper, folder):
    void(location, DECISION, "Ghi nhầm ngày", "Văn thư")

    assert found(location, folder) == []


# ---------------------------------------------------------------- where files are


def test_documents_are_found_when_their_whole_folder_was_moved(
    location, decision, folder, tmp_path
):
    folder.rename(tmp_path / "luu-tru-2026")

    assert found(location) == ["PW470"]
    assert found(location, tmp_path / "luu-tru-2026") == []


def test_documents_are_found_below_the_folder_that_is_named(location, decision, folder, tmp_path):
    deep = tmp_path / "o-cung-ngoai" / "2026" / "thang-3"
    deep.parent.mkdir(parents=True)
    folder.rename(deep)

    assert found(location, tmp_path / "o-cung-ngoai") == []


def test_a_register_and_its_documents_moved_together_need_nothing_said(tmp_path):
    old, new = tmp_path / "phong-cu", tmp_path / "phong-moi"
    old.mkdir()
    filed(Book.open(old / "so.sqlite"), old / "ket-qua", *a_set())
    old.rename(new)

    assert found(new / "so.sqlite") == []


def test_a_moved_document_that_was_edited_on_its_way_is_told(location, paper, folder, tmp_path):
    write_into(paper, "Thêm một người.")
    folder.rename(tmp_path / "luu-tru")

    assert found(location, tmp_path / "luu-tru") == ["PW469"]


def test_one_true_copy_among_several_is_enough(location, paper, folder, tmp_path):
    archive = tmp_path / "luu-tru"
    archive.mkdir()
    shutil.copyfile(paper, archive / "ban-1.docx")
    write_into(paper.rename(archive / "ban-0.docx"), "Thêm một người.")

    assert "PW469" not in found(location, archive)


def test_a_copy_elsewhere_does_not_excuse_the_file_in_its_place(location, paper, tmp_path):
    archive = tmp_path / "luu-tru"
    archive.mkdir()
    shutil.copyfile(paper, archive / paper.name)
    write_into(paper, "Thêm một người.")

    assert found(location, archive) == ["PW469"]


# ---------------------------------------------------------------- a number only on paper


def test_a_document_with_a_number_that_no_entry_explains_is_told(book, location, folder, decision):
    stray = replace(decision, key="HS-99/quyet-dinh", serial=7)
    (folder / "la.docx").write_bytes(paper_of(stray))

    (finding,) = verify(location, (folder,), TODAY).findings

    assert (finding.code, finding.where.file) == ("PW472", "la.docx")


def test_another_number_on_a_document_that_the_register_knows_is_told(location, decision, folder):
    (folder / "la.docx").write_bytes(paper_of(replace(decision, serial=7)))

    (finding,) = verify(location, (folder,), TODAY).findings

    assert finding.code == "PW472"
    assert "không ghi số 07 cho văn bản ấy" in finding.message


def test_a_number_newer_than_a_restored_register_is_told(location, decision, folder):
    void(location, DECISION, "Ghi nhầm ngày", "Văn thư")
    (folder / "la.docx").write_bytes(paper_of(replace(decision, serial=2)))

    assert found(location, folder) == ["PW472"]


@pytest.mark.parametrize(
    "paper",
    [
        a_paper("HS-99/quyet-dinh", "Số:        /QĐ-SNNMT", "ngày       tháng 3 năm 2026"),
        a_paper("HS-99/danh-sach", "DANH SÁCH"),
        a_paper("", "Số: 07/QĐ-SNNMT", "ngày 16 tháng 3 năm 2026"),
        b"khong phai Word",
    ],
    ids=["not yet numbered", "a list", "somebody else's", "no document"],
)
def test_what_bears_no_number_of_ours_is_nobodys_concern(location, decision, folder, paper):
    (folder / "la.docx").write_bytes(paper)

    assert found(location, folder) == []


# ---------------------------------------------------------------- the seal


def test_a_seal_noted_earlier_is_found_again_in_the_longer_register(book, location, folder):
    filed(book, folder, *a_set("HS-01"))
    noted = verify(location, (), TODAY).seal
    filed(book, folder, *a_set("HS-02"))

    assert found(location, seal=noted) == []
    assert found(location, seal=noted[:8].upper()) == []
    assert found(location, seal="0" * 8) == ["PW474"]


def test_a_register_cut_back_with_all_its_traces_is_found_out_only_by_the_seal(
    book, location, folder
):
    filed(book, folder, a_request(dossier="HS-01"))
    earlier = verify(location, (), TODAY).seal
    filed(book, folder, a_request(dossier="HS-02"))
    noted = verify(location, (), TODAY).seal

    cut_back(book, to=earlier)

    assert verify(location, (), TODAY).seal == earlier
    assert found(location) == []
    assert found(location, seal=earlier) == []
    assert found(location, seal=noted) == ["PW474"]


def cut_back(book, to):
    """Somebody with every right takes the last dossier out: entry, counter, journal, seal."""
    (line,) = [line for line in book.snapshot().lines if line.hash == to]
    without_guards(book.store)
    sql(
        book.store,
        "DELETE FROM entry WHERE dossier = 'HS-02'",
        "UPDATE counter SET last = 1",
        f"DELETE FROM audit WHERE id > {line.id}",
        f"UPDATE book SET audit = {line.id}, hash = '{line.hash}'",
    )


def test_a_journal_rewritten_from_one_line_on_is_found_out_by_the_seal(book, location, folder):
    filed(book, folder)
    noted = verify(location, (), TODAY).seal

    rewritten(book, "Về việc khen thưởng năm 2026", "Về việc kỷ luật năm 2026")

    assert found(location) == []
    assert found(location, seal=noted) == ["PW474"]


def rewritten(book, old, new):
    """Somebody with every right and our source code changes a word, and seals all anew."""
    without_guards(book.store)
    previous, statements = "", [f"UPDATE entry SET subject = '{new}' WHERE subject = '{old}'"]
    for line in book.snapshot().lines:
        forged = replace(line, previous=previous, entry=line.entry.replace(old, new))
        previous = forged.seal
        statements.append(
            f"UPDATE audit SET entry = '{forged.entry}', previous = '{forged.previous}',"
            f" hash = '{previous}' WHERE id = {line.id}"
        )
    assert json.loads(forged.entry)["subject"] == new
    sql(book.store, *statements, f"UPDATE book SET hash = '{previous}'")


def test_a_word_changed_past_the_program_is_found_out_without_any_seal(book, location, decision):
    without_guards(book.store)
    sql(book.store, "UPDATE entry SET subject = 'Về việc kỷ luật'")

    assert found(location) == ["PW443"]


def test_a_seal_of_another_register_is_not_found(book, location, folder, decision, tmp_path):
    other = Book.open(tmp_path / "khac.sqlite")
    filed(other, folder / "khac", a_request(dossier="HS-77", issued_on=DAY + dt.timedelta(1)))
    noted = verify(tmp_path / "khac.sqlite", (), TODAY).seal

    assert found(location, seal=noted) == ["PW474"]
