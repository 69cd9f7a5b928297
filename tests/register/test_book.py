"""The register, in a file and on a server: whole sets or nothing, one number for good."""

import datetime as dt
from dataclasses import replace

import pytest
from register_builders import COMMON, DAY, a_file, a_request, a_set, serials, sql

from paperwork.errors import RegisterError
from paperwork.register import Book, State, store_of
from paperwork.register.postgresql import PostgresStore
from paperwork.register.proof import proved
from paperwork.register.sqlite import SqliteStore

DECISION = "HS-01/quyet-dinh"
PLACE = ("snnmt/QĐ", 2026, 1)


@pytest.fixture
def written(book):
    """A register with one decision, 01/QĐ-SNNMT, whose file is in its place."""
    book.reserve([a_request()])
    book.confirm({DECISION: a_file()})
    return book


@pytest.fixture
def issued(written):
    """The same register once the decision is signed and sent."""
    written.issue({PLACE: a_file()}, DAY)
    return written


def test_looking_at_a_register_that_is_not_there_makes_none(location, book):
    findings = book.rehearse(a_set())

    assert (findings, book.recorded("HS-01"), book.entries()) == ([], {}, [])
    with pytest.raises(RegisterError, match="Chưa có sổ đăng ký"):
        Book.existing(location)


def test_a_new_register_starts_each_series_at_one(book):
    taken = book.reserve(a_set())

    assert [str(entry.number) for entry in taken.values()] == [
        "01/KH-SNNMT",
        "01/TTr-SNNMT",
        "01/QĐ-SNNMT",
    ]


def test_what_was_reserved_is_read_back_as_it_was(location, book):
    said = {"secret": True, "copies": 12, "signatory": "Hà Thị Én", "drafting_unit": "VP"}
    taken = book.reserve(a_set(**said))

    again = Book.open(location).recorded("HS-01")

    assert again == taken
    assert again[DECISION].secret is True
    assert again[DECISION].given is False


def test_the_entries_of_all_dossiers_stand_in_the_order_of_their_numbers(book):
    book.reserve(a_set("HS-02", day=DAY - dt.timedelta(1)))
    book.reserve(a_set("HS-01"))

    numbers = [str(entry.number) for entry in book.entries()]

    assert numbers == [f"{n:02}/{code}-SNNMT" for code in ("KH", "QĐ", "TTr") for n in (1, 2)]


def test_the_same_set_again_changes_nothing_in_the_register(book):
    first = book.reserve(a_set(), "Văn thư")
    before = book.snapshot()

    again = book.reserve(a_set(), "Người khác")

    assert again == first
    assert book.snapshot() == before


def test_a_changed_subject_keeps_the_number_and_is_read_back(book):
    book.reserve(a_set())

    book.reserve(a_set(subject="Về việc tặng Giấy khen"))

    entries = book.recorded("HS-01")
    assert serials(entries) == [1, 1, 1]
    assert {entry.subject for entry in entries.values()} == {"Về việc tặng Giấy khen"}


def test_a_set_brought_forward_makes_room_for_a_new_document_of_an_earlier_day(book):
    first, second = a_set(**COMMON)[:2]
    book.reserve([first])

    taken = book.reserve(
        [
            replace(first, issued_on=DAY - dt.timedelta(7)),
            replace(second, issued_on=DAY - dt.timedelta(5)),
        ]
    )

    assert serials(taken) == [1, 2]


def test_the_first_number_of_a_year_is_one(book):
    book.reserve(a_set(day=dt.date(2026, 12, 31)))

    taken = book.reserve(a_set("HS-02", day=dt.date(2027, 1, 1)))

    assert serials(taken) == [1, 1, 1]


def test_a_year_that_has_ended_takes_no_more_numbers(book):
    book.reserve(a_set(day=dt.date(2027, 1, 1)))

    with pytest.raises(RegisterError, match="đã khép: năm 2027 đã có số 01/QĐ-SNNMT"):
        book.reserve(a_set("HS-02", day=dt.date(2026, 12, 31)))

    assert book.recorded("HS-02") == {}


def test_a_refused_document_takes_no_number_for_the_rest_of_its_set(book):
    book.reserve(a_set())
    late_for_one = a_set("HS-02")
    late_for_one[2] = a_set("HS-02", day=DAY - dt.timedelta(1))[2]

    with pytest.raises(RegisterError, match="15/03/2026 của số 02/QĐ-SNNMT"):
        book.reserve(late_for_one)

    assert book.recorded("HS-02") == {}
    assert serials(book.reserve(a_set("HS-03"))) == [2, 2, 2]


def test_all_refusals_stand_in_one_message(book):
    with pytest.raises(RegisterError) as refusal:
        book.reserve(a_set(given_serial=0))

    assert str(refusal.value).count("Số 0 không thể là số") == 3


def test_a_failure_in_the_middle_of_a_set_takes_no_number(book):
    book.reserve(a_set())
    before = book.snapshot()
    if isinstance(book.store, SqliteStore):
        fault = (
            "CREATE TRIGGER fault BEFORE INSERT ON entry WHEN NEW.type_code = 'TTr'"
            " BEGIN SELECT RAISE(ABORT, 'Hỏng giữa chừng.'); END",
        )
    else:
        fault = (
            "CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'Hỏng giữa chừng.'; END $$",
            "CREATE TRIGGER fault BEFORE INSERT ON entry FOR EACH ROW"
            " WHEN (NEW.type_code = 'TTr') EXECUTE FUNCTION fault()",
        )
    sql(book.store, *fault)

    with pytest.raises(RegisterError, match=r"từ chối ghi: Hỏng giữa chừng\."):
        book.reserve(a_set("HS-02"))

    assert book.snapshot() == before


def test_a_failure_of_the_very_first_set_leaves_a_register_that_still_works(book):
    with pytest.raises(RegisterError, match="từ chối ghi"):
        book.reserve(a_set(symbol=""))

    assert serials(book.reserve(a_set())) == [1, 1, 1]


def test_the_rehearsal_says_what_the_register_would_refuse(book):
    book.reserve(a_set())

    findings = book.rehearse(a_set("HS-02", day=DAY - dt.timedelta(1)))

    assert [finding.code for finding in findings] == ["PW408", "PW408", "PW408"]


def test_the_rehearsal_remarks_a_day_that_has_not_come(book):
    findings = book.rehearse(a_set(), today=DAY - dt.timedelta(1))

    taken = book.reserve(a_set(), today=DAY - dt.timedelta(1))

    assert [finding.code for finding in findings] == ["PW412", "PW412", "PW412"]
    assert serials(taken) == [1, 1, 1]


def test_the_rehearsal_writes_nothing(book):
    book.reserve(a_set())
    before = book.snapshot()

    book.rehearse(a_set("HS-02"))
    book.rehearse(a_set(subject="Khác"))

    assert book.snapshot() == before


def test_a_gap_is_told_but_does_not_stop_the_set(book):
    findings = book.rehearse(a_set(given_serial=5))

    taken = book.reserve(a_set(given_serial=5))

    assert [finding.code for finding in findings] == ["PW411", "PW411", "PW411"]
    assert serials(taken) == [5, 5, 5]
    assert all("từ 01 đến 04" in e.note for e in book.recorded("HS-01").values())


def test_a_number_left_out_may_still_be_typed_later(book):
    book.reserve(a_set(given_serial=5))

    taken = book.reserve(a_set("HS-02", given_serial=3))
    following = book.reserve(a_set("HS-03"))

    assert (serials(taken), serials(following)) == ([3, 3, 3], [6, 6, 6])


def test_another_workbook_with_the_same_code_takes_no_number(book):
    book.reserve(a_set())

    with pytest.raises(RegisterError, match=r"“HS-01\.xlsx”"):
        book.reserve(a_set(source="ban-sao.xlsx"))


def test_a_renamed_workbook_is_told_once(book):
    first = book.reserve(a_set())

    book.reserve(a_set(source="ten-moi.xlsx"), renamed=True)

    again = book.reserve(a_set(source="ten-moi.xlsx"))
    assert serials(again) == serials(first)


def test_a_renamed_workbook_takes_its_issued_and_void_numbers_along(issued):
    issued.reserve([a_request("to-trinh")])
    issued.void([("snnmt/TTr", 2026, 1)], "Không trình nữa")

    issued.reserve([a_request(source="ten-moi.xlsx")], renamed=True)

    assert {entry.source for entry in issued.entries()} == {"ten-moi.xlsx"}


def test_a_confirmed_document_is_written_and_names_its_file(book):
    book.reserve(a_set())

    confirmed = book.confirm({DECISION: a_file()})

    entry = book.recorded("HS-01")[DECISION]
    assert confirmed == {DECISION: entry}
    assert (entry.state, entry.file_name, entry.folder, entry.sha256, entry.content) == (
        State.WRITTEN,
        "04-quyet-dinh.docx",
        "van-ban",
        "a" * 64,
        "c" * 64,
    )


def test_a_file_confirmed_twice_is_noted_once(written):
    before = written.snapshot()

    written.confirm({DECISION: a_file()})

    assert written.snapshot() == before


def test_a_corrected_document_is_confirmed_again_under_its_number(written):
    written.reserve([a_request(subject="Về việc tặng Giấy khen")])

    written.confirm({DECISION: a_file(sha256="b" * 64)})

    entry = written.recorded("HS-01")[DECISION]
    assert (entry.serial, entry.state, entry.sha256) == (1, State.WRITTEN, "b" * 64)


def test_a_document_without_a_number_cannot_be_confirmed(book):
    book.reserve(a_set())

    with pytest.raises(RegisterError, match="“HS-01/bao-cao” chưa có số"):
        book.confirm({DECISION: a_file(), "HS-01/bao-cao": a_file("05-bao-cao.docx")})

    assert book.recorded("HS-01")[DECISION].state is State.RESERVED


def test_an_issued_document_is_locked_with_its_day_and_its_file(written):
    sent = DAY + dt.timedelta(1)

    (entry,) = written.issue({PLACE: a_file(sha256="b" * 64)}, sent)

    assert written.recorded("HS-01") == {DECISION: entry}
    assert (entry.state, entry.sent_on, entry.sha256) == (State.ISSUED, sent, "b" * 64)
    assert entry.content == "c" * 64  # what the data said, whatever was mended in Word


def test_issuing_again_changes_nothing(issued):
    before = issued.snapshot()

    issued.issue({PLACE: a_file()}, DAY + dt.timedelta(9))

    assert issued.snapshot() == before


def test_a_number_without_a_file_is_not_issued_nor_is_the_rest_of_the_choice(written):
    written.reserve([a_request("to-trinh")])
    proposal = ("snnmt/TTr", 2026, 1)

    with pytest.raises(RegisterError, match="01/TTr-SNNMT đã lấy nhưng chưa có tệp"):
        written.issue({PLACE: a_file(), proposal: a_file("02-to-trinh.docx")}, DAY)

    assert written.recorded("HS-01")[DECISION].state is State.WRITTEN


def test_an_issued_document_run_again_with_the_same_content_keeps_its_entry(issued):
    before = issued.snapshot()

    issued.reserve([a_request(content="c" * 64)])
    issued.confirm({DECISION: a_file()})

    assert issued.snapshot() == before


def test_an_issued_document_is_not_replaced_by_another_file(issued):
    with pytest.raises(RegisterError, match="01/QĐ-SNNMT đã phát hành"):
        issued.confirm({DECISION: a_file(sha256="b" * 64)})

    assert issued.recorded("HS-01")[DECISION].sha256 == "a" * 64


@pytest.mark.parametrize(
    ("changes", "what"), [({"subject": "Khác"}, "trích yếu"), ({"content": "d" * 64}, "nội dung")]
)
def test_an_issued_document_does_not_take_other_words(issued, changes, what):
    before = issued.snapshot()

    with pytest.raises(RegisterError, match=f"đã phát hành nên không đổi được {what}"):
        issued.reserve([a_request(**changes)])

    assert issued.snapshot() == before


def test_the_file_of_an_issued_document_may_be_kept_in_another_folder(issued):
    issued.confirm({DECISION: a_file(folder="luu/2026")})

    entry = issued.recorded("HS-01")[DECISION]
    assert (entry.state, entry.folder, entry.sha256) == (State.ISSUED, "luu/2026", "a" * 64)


@pytest.mark.parametrize("because", ["", " \n\t"])
def test_a_number_is_not_cancelled_without_a_reason(written, because):
    with pytest.raises(RegisterError, match="phải ghi lý do"):
        written.void([PLACE], because)

    assert written.recorded("HS-01")[DECISION].state is State.WRITTEN


def test_a_cancelled_number_keeps_its_reason_and_is_not_used_again(written):
    (void,) = written.void([PLACE], "  Sai\nngười ký ", "Văn thư")

    taken = written.reserve([a_request()])

    assert (void.state, void.void_reason) == (State.VOID, "Sai người ký")
    assert serials(taken) == [2]
    assert [(e.serial, e.state) for e in written.entries()] == [
        (1, State.VOID),
        (2, State.RESERVED),
    ]


def test_a_number_is_cancelled_once(written):
    written.void([PLACE], "Sai người ký")

    with pytest.raises(RegisterError, match="01/QĐ-SNNMT đã hủy: Sai người ký"):
        written.void([PLACE], "Lý do khác")

    assert written.entries()[0].void_reason == "Sai người ký"


def test_a_cancelled_number_is_not_issued(written):
    written.void([PLACE], "Sai người ký")

    with pytest.raises(RegisterError, match="01/QĐ-SNNMT đã hủy: Sai người ký"):
        written.issue({PLACE: a_file()}, DAY)


def test_a_document_already_sent_may_be_cancelled_and_keeps_what_was_sent(issued):
    (void,) = issued.void([PLACE], "Thu hồi")

    taken = issued.reserve([a_request(subject="Khác")])

    assert (void.state, void.sent_on, void.sha256) == (State.VOID, DAY, "a" * 64)
    assert serials(taken) == [2]


def test_cancelling_stops_at_the_first_number_that_cannot_be(written):
    written.reserve([a_request("to-trinh")])
    proposal = ("snnmt/TTr", 2026, 1)
    written.void([proposal], "Không trình nữa")

    with pytest.raises(RegisterError, match="01/TTr-SNNMT đã hủy"):
        written.void([PLACE, proposal], "Sai")

    assert written.recorded("HS-01")[DECISION].state is State.WRITTEN


MOVED = "UPDATE book SET moved_to = 'so-moi.sqlite'"


@pytest.mark.parametrize(
    "write",
    [
        lambda book: book.reserve([a_request(dossier="HS-02")]),
        lambda book: book.confirm({DECISION: a_file()}),
        lambda book: book.issue({PLACE: a_file()}, DAY),
        lambda book: book.void([PLACE], "Sai"),
    ],
)
def test_a_register_that_has_moved_takes_nothing_more_and_says_where_it_went(written, write):
    sql(written.store, MOVED)
    before = written.snapshot()

    with pytest.raises(RegisterError, match=r"đã chuyển sang so-moi\.sqlite"):
        write(written)

    assert written.snapshot() == before


def test_a_register_that_has_moved_can_still_be_read(written):
    sql(written.store, MOVED)

    assert serials(written.recorded("HS-01")) == [1]


def test_every_step_stands_in_the_journal_with_its_clerk_and_its_hour(book):
    book.reserve([a_request()], "Lường Thị Bảy")
    book.reserve([a_request(subject="Khác")], "Quàng Văn Chín")
    book.confirm({DECISION: a_file()}, "Lường Thị Bảy")
    book.issue({PLACE: a_file()}, DAY, "Lường Thị Bảy")
    book.remark("unlocked", "may-van-thu", "Quàng Văn Chín")
    book.void([PLACE], "Thu hồi", "Quàng Văn Chín")

    steps = [(line.clerk, line.action, line.serial) for line in book.snapshot().lines]

    assert steps == [
        ("Lường Thị Bảy", "reserved", 1),
        ("Quàng Văn Chín", "changed", 1),
        ("Lường Thị Bảy", "written", 1),
        ("Lường Thị Bảy", "issued", 1),
        ("Quàng Văn Chín", "unlocked", 0),
        ("Quàng Văn Chín", "void", 1),
    ]
    assert {line.at for line in book.snapshot().lines} == {"2026-03-16T01:30:00.000+00:00"}


def test_the_entry_names_who_wrote_it_last_and_when(book):
    book.reserve([a_request()], "Lường Thị Bảy")
    book.reserve([a_request(subject="Khác")], "Quàng Văn Chín")

    (entry,) = book.entries()

    assert (entry.clerk, entry.changed_at) == ("Quàng Văn Chín", "2026-03-16T01:30:00.000+00:00")


def test_a_clock_set_back_does_not_put_a_number_before_its_elders(location, book):
    book.reserve(a_set())
    last_year = Book(store_of(location), lambda: dt.datetime(2025, 3, 16, tzinfo=dt.UTC))

    taken = last_year.reserve(a_set("HS-02"))

    assert serials(taken) == [2, 2, 2]
    assert [line.id for line in book.snapshot().lines] == list(range(1, 7))


def test_a_file_of_another_folder_is_found_from_the_folder_of_the_register(tmp_path):
    book = Book(SqliteStore(tmp_path / "so" / "so.sqlite"))
    folder = tmp_path / "ho-so" / "van-ban"

    name = book.folder_name(folder)

    entry = a_request().entered(1).filed(a_file(folder=name))
    assert name == "../ho-so/van-ban"
    assert book.folder_of(entry).resolve() == folder.resolve()


@pytest.mark.parametrize(
    ("location", "store"),
    [
        ("so.sqlite", SqliteStore),
        ("C:/van thu/so.sqlite", SqliteStore),
        ("postgresql://may-chu/so", PostgresStore),
        ("postgres://may-chu/so", PostgresStore),
        ("postgresql+psycopg://may-chu/so", PostgresStore),
    ],
)
def test_an_address_is_a_server_and_anything_else_a_file(location, store):
    assert isinstance(store_of(location), store)


def test_an_address_of_something_else_is_refused_without_its_password():
    with pytest.raises(RegisterError, match="“mysql://…”") as refusal:
        store_of("mysql://van-thu:mat-khau@may-chu/so")

    assert "mat-khau" not in str(refusal.value)


def test_what_is_foreseen_is_what_is_reserved(written):
    wishes = [a_request(key=f"HS-0{n}/quyet-dinh", dossier=f"HS-0{n}") for n in (2, 3)]

    foreseen = written.foresee(wishes)

    assert len(written.entries()) == 1
    assert foreseen == written.reserve(wishes)


# ---------------------------------------------------------------- giving numbers back

NO_MORE = "Lập nhầm đợt"


def test_a_number_at_the_end_is_given_back_and_the_next_document_gets_it(written):
    plan = written.release([DECISION], NO_MORE, "van-thu")

    assert [str(entry.number) for entry in plan.released] == ["01/QĐ-SNNMT"]
    assert written.entries() == []
    again = written.reserve([a_request(key="HS-02/quyet-dinh", dossier="HS-02")])
    assert serials(again) == [1]


def test_what_is_given_back_stays_in_the_journal_with_its_reason(written):
    written.release([DECISION], NO_MORE, "van-thu")

    line = written.snapshot().lines[-1]

    assert (line.action, line.clerk, line.place) == ("released", "van-thu", PLACE)
    assert NO_MORE in line.entry
    assert "HS-01/quyet-dinh" in line.entry
    assert list(proved(written.snapshot(), "so", DAY)) == []


def test_a_number_below_another_is_voided_and_an_issued_one_kept(issued):
    issued.reserve([a_request(key="HS-02/quyet-dinh"), a_request(key="HS-03/quyet-dinh")])
    asked = [DECISION, "HS-02/quyet-dinh"]

    planned = issued.release_plan(asked)
    done = issued.release(asked, NO_MORE)

    assert done == planned
    assert [str(entry.number) for entry in done.voided] == ["02/QĐ-SNNMT"]
    assert [str(entry.number) for entry in done.kept] == ["01/QĐ-SNNMT"]
    assert [entry.state for entry in issued.entries()] == [
        State.ISSUED,
        State.VOID,
        State.RESERVED,
    ]


def test_the_end_of_a_series_is_given_back_from_the_top_down_to_the_first_that_stays(written):
    more = [f"HS-0{n}/quyet-dinh" for n in (2, 3, 4)]
    written.reserve([a_request(key=key) for key in more])
    written.void([("snnmt/QĐ", 2026, 3)], "Sai")

    plan = written.release([DECISION, more[2]], NO_MORE)

    assert [entry.serial for entry in plan.released] == [4]
    assert [entry.serial for entry in plan.voided] == [1]


def test_a_plan_of_release_touches_nothing(written):
    before = written.snapshot()

    written.release_plan([DECISION])

    assert written.snapshot() == before


def test_numbers_are_not_given_back_without_a_reason(written):
    before = written.snapshot()

    with pytest.raises(RegisterError, match="lý do"):
        written.release([DECISION], "  ")

    assert written.snapshot() == before
