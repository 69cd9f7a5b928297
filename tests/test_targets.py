"""What stands where a document is to be written: each case, and what a clerk is told of it."""

import io
from dataclasses import replace

import pytest
from builders import a_document, a_type
from register_builders import a_request
from small_office import a_paper, codes, write_into
from spoiling import spoilt

from paperwork.deflate import by_zlib
from paperwork.package import packed, unpacked, zipped
from paperwork.register import Filed, State
from paperwork.saving import digest
from paperwork.targets import Target, obstacles, own_serial, set_aside, voided_last

KEY = "HS-01/quyet-dinh"
OTHER_KEY = "HS-02/quyet-dinh"
NUMBERED = a_paper(KEY, "Số: 01/QĐ-SNNMT", "Về việc khen thưởng năm 2026")
BLANK = a_paper(KEY, "Số:        /QĐ-SNNMT", "Về việc khen thưởng năm 2026")
SAVED_BY_WORD = a_paper(KEY, "Số: 01/QĐ-SNNMT", "Sửa một chữ", edited_by="Văn thư")
REGISTER = "so-van-ban-di.sqlite"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "04-quyet-dinh.docx"


def a_target(path, **changes):
    """The place of a decision that gets a new number in a register."""
    document = a_document(
        a_type("quyet-dinh", name="Quyết định", code="QĐ", **changes.pop("type", {})),
        key=KEY,
        subject="Về việc khen thưởng năm 2026",
        issued_on=a_request().issued_on,
        **changes.pop("document", {}),
    )
    return Target(
        **{"document": document, "path": path, "rehearsed": BLANK, "register": REGISTER} | changes
    )


def an_entry(content=NUMBERED, state=State.WRITTEN, serial=1, **changes):
    """What the register knows of the decision once that content was written."""
    file = Filed(file_name="x.docx", folder=".", sha256=digest(content), content="c" * 64)
    reason = "Sai ngày" if state is State.VOID else ""
    entry = a_request(**changes).entered(serial).filed(file)
    return replace(entry, state=state, void_reason=reason)


def found(target):
    return codes(obstacles(target))


def test_where_nothing_is_nothing_stands_in_the_way(path):
    assert found(a_target(path)) == []


# ---------------------------------------------------------------- not ours


@pytest.mark.parametrize(
    "content",
    [b"Word", a_paper("", "Số: 01/QĐ-SNNMT"), a_paper(OTHER_KEY, "Số: 01/QĐ-SNNMT")],
    ids=["no paper", "of nobody", "of another"],
)
def test_a_file_that_is_not_of_this_document_is_not_written_over(path, content):
    path.write_bytes(content)

    assert found(a_target(path)) == ["PW301"]
    assert found(a_target(path, overwrite=True)) == ["PW301"]


def test_a_file_of_another_document_is_not_written_over_by_one_that_has_its_number(path):
    path.write_bytes(a_paper(OTHER_KEY, "Số: 01/QĐ-SNNMT"))

    assert found(a_target(path, entry=an_entry(), overwrite=True)) == ["PW301"]


def test_a_folder_of_that_name_is_not_written_over(path):
    path.mkdir()

    assert found(a_target(path)) == ["PW301"]


def test_a_file_whose_key_was_stripped_is_known_by_its_register(path):
    stripped = a_paper("", "Số: 01/QĐ-SNNMT")  # some programs leave no properties at all
    path.write_bytes(stripped)

    assert found(a_target(path, entry=an_entry(stripped))) == []
    assert found(a_target(path, entry=an_entry(NUMBERED))) == ["PW302"]


@pytest.mark.parametrize("part", ["docProps/core.xml", "word/document.xml"])
def test_a_file_that_can_no_longer_be_read_is_told_apart_from_an_edited_one(path, part):
    path.write_bytes(spoilt(NUMBERED, part))

    assert found(a_target(path, entry=an_entry(NUMBERED))) == ["PW318"]
    assert found(a_target(path, entry=an_entry(NUMBERED), overwrite=True)) == []


@pytest.mark.parametrize("lock", ["~$-quyet-dinh.docx", ".~lock.04-quyet-dinh.docx#"])
def test_a_file_that_is_open_is_not_written_over(path, lock):
    path.write_bytes(NUMBERED)
    path.with_name(lock).touch()

    assert found(a_target(path, entry=an_entry())) == ["PW303"]
    assert found(a_target(path, entry=an_entry(), overwrite=True)) == ["PW303"]


def test_an_issued_file_may_be_open_for_reading(path):
    path.write_bytes(NUMBERED)
    path.with_name("~$-quyet-dinh.docx").touch()

    issued = an_entry(state=State.ISSUED)

    assert found(a_target(path, entry=issued, rehearsed=NUMBERED)) == []


# ---------------------------------------------------------------- with a number


def test_a_file_as_the_register_saw_it_written_is_replaced(path):
    path.write_bytes(NUMBERED)

    assert found(a_target(path, entry=an_entry(NUMBERED))) == []


def test_a_file_that_already_says_what_would_be_written_is_no_obstacle(path):
    path.write_bytes(NUMBERED)
    reserved = a_request().entered(1)  # the run before ended before it could confirm

    assert found(a_target(path, entry=reserved, rehearsed=NUMBERED)) == []


def test_a_file_mended_by_hand_is_kept(path):
    path.write_bytes(NUMBERED)
    write_into(path, "Viết thêm.")

    assert found(a_target(path, entry=an_entry(NUMBERED))) == ["PW302"]
    assert found(a_target(path, entry=an_entry(NUMBERED), overwrite=True)) == []


@pytest.mark.parametrize("change", [{"subject": "Về việc tặng Giấy khen"}, {"issued_on": None}])
def test_a_file_mended_by_hand_beside_data_that_moved_on_is_two_truths(path, change):
    path.write_bytes(NUMBERED)
    write_into(path, "Viết thêm.")
    target = a_target(path, entry=an_entry(NUMBERED))

    moved_on = replace(target, document=replace(target.document, **change))

    assert found(moved_on) == ["PW306"]
    assert found(replace(moved_on, overwrite=True)) == []


def test_a_mended_file_of_a_number_that_was_never_confirmed_is_kept(path):
    path.write_bytes(SAVED_BY_WORD)

    assert found(a_target(path, entry=a_request().entered(1))) == ["PW302"]


# ---------------------------------------------------------------- with no number yet


def test_a_blank_file_is_filled_in(path):
    path.write_bytes(BLANK)

    assert found(a_target(path)) == []


def test_a_blank_file_mended_by_hand_cannot_be_filled_in(path):
    path.write_bytes(a_paper(KEY, "Số:        /QĐ-SNNMT", edited_by="Văn thư"))

    assert found(a_target(path)) == ["PW309"]
    assert found(a_target(path, overwrite=True)) == []


def test_a_blank_file_mended_by_hand_is_kept_while_it_awaits_its_number(path):
    path.write_bytes(a_paper(KEY, "Số:        /QĐ-SNNMT", edited_by="Văn thư"))

    assert found(a_target(path, awaits=True)) == ["PW302"]


def test_a_file_with_a_number_that_the_register_does_not_know_is_a_lost_register(path):
    path.write_bytes(NUMBERED)

    (finding,) = obstacles(a_target(path))

    assert finding.code == "PW304"
    assert REGISTER in finding.message


@pytest.mark.parametrize("changes", [{"overwrite": True}, {"awaits": True}])
def test_a_lost_register_is_not_overcome_by_overwriting_nor_by_leaving_the_number_blank(
    path, changes
):
    path.write_bytes(NUMBERED)

    assert found(a_target(path, **changes)) == ["PW304"]


def test_a_number_typed_as_it_stands_on_paper_comes_back_into_the_register(path):
    path.write_bytes(NUMBERED)

    assert found(a_target(path, document={"given_serial": 1})) == []
    assert found(a_target(path, document={"given_serial": 2})) == ["PW304"]


def test_a_mended_file_whose_number_is_typed_is_kept(path):
    path.write_bytes(SAVED_BY_WORD)

    assert found(a_target(path, document={"given_serial": 1})) == ["PW302"]


# ---------------------------------------------------------------- a cancelled number


def test_a_file_of_a_cancelled_number_is_replaced(path):
    path.write_bytes(NUMBERED)

    assert found(a_target(path, voided=an_entry(NUMBERED, State.VOID))) == []


def test_a_mended_file_of_a_cancelled_number_is_not_lost_without_a_word(path):
    path.write_bytes(NUMBERED)
    write_into(path, "Viết thêm.")

    (finding,) = obstacles(a_target(path, voided=an_entry(NUMBERED, State.VOID)))

    assert (finding.code, finding.is_error) == ("PW310", True)
    assert "01/QĐ-SNNMT" in finding.message


def test_a_file_with_another_number_than_the_cancelled_one_is_a_lost_register(path):
    path.write_bytes(a_paper(KEY, "Số: 02/QĐ-SNNMT"))

    assert found(a_target(path, voided=an_entry(NUMBERED, State.VOID))) == ["PW304"]


def test_the_last_of_several_cancelled_numbers_is_the_one_that_counts():
    first, second = an_entry(state=State.VOID), an_entry(state=State.VOID, serial=2)
    live = an_entry(serial=3)

    assert voided_last([first, second, live]) == {KEY: second}


def test_a_cancelled_document_is_kept_under_a_name_that_says_so(path):
    path.write_bytes(NUMBERED)

    set_aside(a_target(path, voided=an_entry(NUMBERED, State.VOID), entry=an_entry(serial=2)))

    (kept,) = path.parent.iterdir()
    assert kept.name == "04-quyet-dinh-da-huy-so-01-2026.docx"
    assert kept.read_bytes() == NUMBERED


@pytest.mark.parametrize(
    "content",
    [BLANK, a_paper(KEY, "Số: 02/QĐ-SNNMT"), b"khong phai Word"],
    ids=["blank", "another number", "no paper"],
)
def test_only_the_document_of_the_cancelled_number_is_kept_so(path, content):
    path.write_bytes(content)

    set_aside(a_target(path, voided=an_entry(NUMBERED, State.VOID), entry=an_entry(serial=2)))

    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_document_whose_number_is_live_again_in_another_year_is_not_kept_so(path):
    path.write_bytes(NUMBERED)

    set_aside(a_target(path, voided=an_entry(NUMBERED, State.VOID), entry=an_entry()))

    assert [p.name for p in path.parent.iterdir()] == [path.name]


# ---------------------------------------------------------------- issued


def test_an_issued_file_that_is_as_it_was_is_no_obstacle(path):
    path.write_bytes(NUMBERED)

    assert found(a_target(path, entry=an_entry(state=State.ISSUED), rehearsed=NUMBERED)) == []


def test_an_issued_file_that_changed_is_told_with_the_first_place(path):
    path.write_bytes(NUMBERED)
    write_into(path, "Viết thêm.")

    changed, difference = obstacles(
        a_target(path, entry=an_entry(state=State.ISSUED), rehearsed=NUMBERED)
    )

    assert (changed.code, difference.code) == ("PW311", "PW313")
    assert "“Viết thêm.”" in difference.message
    assert not changed.is_error


def test_data_that_say_otherwise_than_an_issued_file_are_told_with_the_first_place(path):
    path.write_bytes(NUMBERED)
    now = a_paper(KEY, "Số: 01/QĐ-SNNMT", "Về việc kỷ luật năm 2026")

    (difference,) = obstacles(a_target(path, entry=an_entry(state=State.ISSUED), rehearsed=now))

    assert difference.code == "PW313"
    assert "“Về việc khen thưởng năm 2026”" in difference.message
    assert "“Về việc kỷ luật năm 2026”" in difference.message


def test_an_issued_file_that_is_gone_is_made_again_only_as_the_very_same(path):
    issued = an_entry(NUMBERED, State.ISSUED)

    assert found(a_target(path, entry=issued, rehearsed=NUMBERED)) == []
    assert found(a_target(path, entry=issued, rehearsed=SAVED_BY_WORD)) == ["PW312"]


def test_an_issued_file_replaced_by_rubbish_is_told_and_not_touched(path):
    path.write_bytes(b"khong phai Word")

    told = found(a_target(path, entry=an_entry(state=State.ISSUED), rehearsed=NUMBERED))

    assert told[0] == "PW311"


# ---------------------------------------------------------------- without a register


def test_a_draft_is_replaced_unless_somebody_mended_it(path):
    path.write_bytes(BLANK)
    untouched = found(a_target(path, register=""))
    path.write_bytes(a_paper(KEY, "Số:        /QĐ-SNNMT", edited_by="Văn thư"))

    assert untouched == []
    assert found(a_target(path, register="")) == ["PW302"]


def test_a_list_without_a_number_is_replaced_unless_somebody_mended_it(path):
    a_list = {"type": {"numbered": False}}
    path.write_bytes(a_paper(KEY, "Quyết định số 01/QĐ-SNNMT"))
    untouched = found(a_target(path, **a_list))
    path.write_bytes(a_paper(KEY, "Quyết định số 01/QĐ-SNNMT", edited_by="Văn thư"))

    assert untouched == []
    assert found(a_target(path, type={"numbered": False})) == ["PW302"]


# ---------------------------------------------------------------- the number on paper


@pytest.mark.parametrize(
    ("lines", "serial"),
    [
        (("Số: 05/QĐ-SNNMT",), 5),
        (("SỞ NÔNG NGHIỆP", "Số: 105/QĐ-SNNMT"), 105),
        (("Số:05/QĐ-SNNMT",), 5),
        (("Số:        /QĐ-SNNMT",), None),
        (("Căn cứ Quyết định số 05/QĐ-SNNMT",), None),
        (("Số: 05/QĐ-SNNMT", "Số: 06/QĐ-SNNMT"), 5),
        ((), None),
    ],
)
def test_a_document_says_which_number_it_bears(path, lines, serial):
    path.write_bytes(a_paper(KEY, *lines))

    assert own_serial(path) == serial


def test_what_cannot_be_read_bears_no_number(path):
    absent = own_serial(path)
    path.write_bytes(b"khong phai Word")

    assert (absent, own_serial(path)) == (None, None)


def test_a_file_compressed_by_another_method_has_not_been_edited(path):
    parts = unpacked(io.BytesIO(NUMBERED))
    before, now = (
        zipped([packed(name, part, by_zlib(level)) for name, part in parts.items()])
        for level in (1, 9)
    )
    path.write_bytes(before)

    assert before != now
    assert found(a_target(path, entry=an_entry(before), rehearsed=now)) == []
