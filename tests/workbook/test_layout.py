"""Where things stand in a sheet, however the clerk arranged it."""

import pytest
from workbook_builders import NOMINEE, UNIT, a_dossier, a_nominee, pairs, rows

from paperwork.workbook import layout


def codes(findings):
    return [finding.code for finding in findings]


def test_the_usual_sheet_reads_without_a_word(reading):
    dossier, findings = reading(a_dossier())

    assert findings == ()
    assert [nomination.name for nomination in dossier.nominations] == ["Đỗ Thị Hạnh"]


def test_columns_may_stand_in_any_order(reading):
    dossier, _ = reading(a_dossier())

    turned, findings = reading(a_dossier(**{"Đề cử": rows(dict(reversed(NOMINEE.items())))}))

    assert findings == ()
    assert turned == dossier


def test_titles_and_a_row_of_numbers_around_the_header_are_passed_over(reading):
    header, data = rows(NOMINEE)
    numbers = [f"({n})" for n in range(1, len(header) + 1)]
    sheet = [["DANH SÁCH ĐỀ CỬ"], ["Năm 2026"], [], header, numbers, data]

    dossier, findings = reading(a_dossier(**{"Đề cử": sheet}))

    assert findings == ()
    assert dossier.nominations[0].origin.at("name").cell == "C6"


@pytest.mark.parametrize(
    "header", ["họ và tên/tên tập thể", "Họ và tên", "HO VA TEN", "Họ\u00a0và\ntên *", "Họ tên"]
)
def test_headers_are_known_by_their_words(reading, header):
    table = rows(NOMINEE)
    table[0][2] = header

    dossier, findings = reading(a_dossier(**{"Đề cử": table}))

    assert findings == ()
    assert dossier.nominations[0].name == "Đỗ Thị Hạnh"


def test_sheet_names_are_known_by_their_words(reading):
    sheets = a_dossier()
    sheets["DE CU"] = sheets.pop("Đề cử")

    assert reading(sheets)[1] == ()


def test_unknown_columns_are_listed_once(reading):
    extra = a_nominee() | {"Số điện thoại": "0912", "Cỡ áo": "M"}

    _, findings = reading(a_dossier(**{"Đề cử": rows(extra, extra | {"Mã đề cử": "DC-2"})}))

    unused = [finding for finding in findings if finding.code == layout.UNUSED_COLUMNS.code]
    assert len(unused) == 1
    assert "“Số điện thoại”, “Cỡ áo”" in unused[0].message


def test_two_columns_with_one_meaning_are_refused(reading):
    _, findings = reading(a_dossier(**{"Đề cử": rows(a_nominee() | {"Họ tên": "Lan"})}))

    assert layout.DUPLICATE_COLUMN.code in codes(findings)


def test_a_missing_column_is_named_with_its_near_miss(reading):
    table = rows(NOMINEE)
    table[0][4] = "Đơn vị công tac hiện nay"

    _, findings = reading(a_dossier(**{"Đề cử": table}))

    missing = next(f for f in findings if f.code == layout.MISSING_COLUMN.code)
    assert "Đơn vị công tác" in missing.message
    assert "Đơn vị công tac hiện nay" in missing.remedy


def test_an_example_row_is_not_a_nomination(reading):
    example = a_nominee(code="VÍ DỤ", name="Người Không Có Thật")

    dossier, findings = reading(a_dossier(**{"Đề cử": rows(example, a_nominee())}))

    assert findings == ()
    assert len(dossier.nominations) == 1


def test_a_row_of_totals_is_not_a_nomination(reading):
    total = {"Mã đề cử": "Tổng cộng", "Họ và tên/Tên tập thể": "1 người"}

    dossier, findings = reading(a_dossier(**{"Đề cử": rows(a_nominee(), total)}))

    assert codes(findings) == [layout.TOTAL_ROW.code]
    assert len(dossier.nominations) == 1


@pytest.mark.parametrize("said", ["Tổng số: 1 trường hợp", "CỘNG 01", "Tổng cộng:"])
def test_a_total_may_say_how_many(reading, said):
    table = rows(a_nominee(), {"Mã đề cử": said})

    dossier, findings = reading(a_dossier(**{"Đề cử": table}))

    assert codes(findings) == [layout.TOTAL_ROW.code]
    assert len(dossier.nominations) == 1


def test_a_total_in_a_column_that_is_not_read_is_a_total(reading):
    table = [["Thứ", *row] for row in rows(a_nominee())]
    table.append(["Cộng", None, None, "1 người"])

    dossier, findings = reading(a_dossier(**{"Đề cử": table}))

    assert codes(findings) == [layout.UNUSED_COLUMNS.code, layout.TOTAL_ROW.code]
    assert len(dossier.nominations) == 1


def test_what_is_signed_below_the_table_is_no_row_and_told(reading):
    table = rows(a_nominee() | {"Ghi chú": None})
    table += [[], [None] * 8 + ["An Sơn, ngày 05 tháng 01 năm 2027"], [None] * 8 + ["Người lập"]]

    dossier, findings = reading(a_dossier(**{"Đề cử": table}))

    assert [(f.code, str(f.where)) for f in findings] == [(layout.FOOT.code, "Đề cử!4:4")]
    assert "hàng 4–5" in findings[0].message
    assert len(dossier.nominations) == 1


@pytest.mark.parametrize("said", [{"Mã đề cử": "DC-2"}, {"Phân loại": "Cá nhân"}])
def test_a_last_row_that_was_begun_is_not_taken_for_a_foot(reading, said):
    _, findings = reading(a_dossier(**{"Đề cử": rows(a_nominee(), said)}))

    assert layout.FOOT.code not in codes(findings)
    assert "PW050" in codes(findings)


@pytest.mark.parametrize(
    ("title", "near"),
    [("Chức vụ hiện nay", "Chức vụ"), ("Nhóm", "Nhóm đối tượng"), ("Cỡ áo", "")],
)
def test_a_title_with_or_within_the_name_of_a_missing_column_points_to_it(reading, title, near):
    nominee = a_nominee(kind="Tập thể", post=None) | {title: "x"}
    del nominee["Chức vụ"]

    _, findings = reading(a_dossier(**{"Đề cử": rows(nominee)}))

    message = next(f.message for f in findings if f.code == layout.UNUSED_COLUMNS.code)
    assert (f"“{title}” (gần giống “{near}”)" in message) == bool(near)


def test_a_short_title_may_stand_for_a_column_that_has_to_be_there(reading):
    votes = rows({"Mã": "DC-0001", "Đồng ý": 7})

    _, findings = reading(a_dossier(**{"Biểu quyết": votes}))

    missing = next(f for f in findings if f.code == layout.MISSING_COLUMN.code)
    assert "đổi tên cột “Mã”" in missing.remedy


def test_a_label_that_is_not_known_is_told_with_the_one_it_is_like(reading):
    said = pairs({"Năm thi đua": 2026})

    _, findings = reading(a_dossier(**{"Hồ sơ": said}))

    assert "“Năm thi đua” (gần giống “Năm”)" in next(
        f.message for f in findings if f.code == layout.UNUSED_LABELS.code
    )


@pytest.mark.parametrize("typed", [("1.", "2."), ("I", "II"), ("a)", "#"), ("1)", "2)")])
def test_whatever_stands_for_a_number_keeps_nobody_out(reading, typed):
    one, two = a_nominee(), a_nominee(code="DC-2", name="Lý Gia Minh")
    table = rows({"STT": typed[0]} | one, {"STT": typed[1]} | two)

    dossier, findings = reading(a_dossier(**{"Đề cử": table}))

    assert (len(dossier.nominations), findings) == (2, ())


def test_an_error_among_the_numbers_is_told_and_keeps_nobody_out(reading):
    def spoil(book):
        book["Đề cử"]["A2"] = "#N/A"

    dossier, findings = reading(
        a_dossier(**{"Đề cử": rows({"STT": 1} | a_nominee())}), change=spoil
    )

    assert codes(findings) == [layout.FAULTY_ELSEWHERE.code]
    assert len(dossier.nominations) == 1


def test_a_number_with_a_dot_that_was_skipped_is_a_jump(reading):
    one, two = a_nominee(), a_nominee(code="DC-2", name="Lý Gia Minh")

    _, findings = reading(a_dossier(**{"Đề cử": rows({"STT": "1."} | one, {"STT": "3."} | two)}))

    assert codes(findings) == [layout.JUMP.code]


def test_a_blank_row_between_people_is_pointed_out_and_loses_nobody(reading):
    dossier, findings = reading(
        a_dossier(**{"Đề cử": rows(a_nominee(), {}, a_nominee(code="DC-2", name="Lý Gia Minh"))})
    )

    assert [(f.code, str(f.where)) for f in findings] == [(layout.GAP.code, "Đề cử!3:3")]
    assert len(dossier.nominations) == 2


def test_what_is_hidden_is_read_and_said(reading):
    def hide(book):
        book["Đề cử"].row_dimensions[2].hidden = True
        book["Đề cử"].column_dimensions["C"].hidden = True
        book["Người ký"].sheet_state = "hidden"

    dossier, findings = reading(a_dossier(), change=hide)

    assert len(dossier.nominations) == 1
    assert {layout.HIDDEN_SHEET.code, layout.HIDDEN_ROWS.code, layout.HIDDEN_COLUMNS.code} == set(
        codes(findings)
    )


def test_a_workplace_merged_over_two_rows_is_that_of_both(reading):
    def merge(book):
        book["Đề cử"].merge_cells("E2:E3")

    both = rows(a_nominee(), a_nominee(code="DC-2", name="Lý Gia Minh", workplace=None))
    dossier, findings = reading(a_dossier(**{"Đề cử": both}), change=merge)

    assert findings == ()
    assert [n.workplace for n in dossier.nominations] == ["Văn phòng Sở"] * 2


def test_data_far_from_the_table_is_refused(reading):
    def stray(book):
        book["Đề cử"]["A20001"] = "lạc"

    _, findings = reading(a_dossier(), change=stray)

    assert [str(finding.where) for finding in findings] == ["Đề cử!A20001"]


def test_a_label_said_twice_differently_is_refused(reading):
    twice = [*pairs(UNIT), ["Địa danh", "Nơi khác"]]

    _, findings = reading(a_dossier(**{"Đơn vị": twice}))

    assert codes(findings) == [layout.CONTRADICTION.code]
    assert str(findings[0].where) == "Đơn vị!B8"


def test_each_fact_of_the_office_has_a_cell_of_its_own(reading):
    dossier, _ = reading(a_dossier())

    assert str(dossier.unit.origin.at("symbol")) == "Đơn vị!B4"
    assert str(dossier.unit.origin.at("place")) == "Đơn vị!B5"
