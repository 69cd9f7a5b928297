"""Headers over two rows: groups above their parts, and columns that are split."""

import pytest
from workbook_builders import NOMINEE, a_dossier, a_nominee, rows

from paperwork.model import Kind
from paperwork.workbook import layout

HEADER = [*NOMINEE]  # mã, phân loại, họ tên, chức vụ, đơn vị, danh hiệu, năm, thành tích
AWARD = HEADER.index("Danh hiệu/Hình thức đề nghị")


def codes(findings):
    return [f.code for f in findings]


def a_sheet(upper, lower, *data, numbered=True):
    """Titles, the two rows of the header, the row of numbers, the data."""
    numbers = [[f"({number})" for number in range(1, len(upper) + 1)]] if numbered else []
    return [["DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG"], ["Năm 2026"], upper, lower, *numbers, *data]


def merged_upright(sheet="Đề cử", row=3):
    """Merges each title of the upper row with the blank cell below it, groups with what follows."""

    def merge(book):
        page = book[sheet]
        titles = [cell.column for cell in page[row] if cell.value]
        for place, after in zip(titles, [*titles[1:], page.max_column + 1], strict=True):
            if page.cell(row + 1, place).value is None:
                page.merge_cells(
                    start_row=row, end_row=row + 1, start_column=place, end_column=place
                )
            elif after - place > 1:
                page.merge_cells(
                    start_row=row, end_row=row, start_column=place, end_column=after - 1
                )

    return merge


def left_unmerged(book):
    """The clerk only left the cells blank."""


MERGES = pytest.mark.parametrize("change", [merged_upright(), left_unmerged])


@MERGES
def test_years_of_birth_in_columns_for_men_and_women_tell_the_gender_too(reading, change):
    upper = [*HEADER[:3], "Năm sinh", None, *HEADER[3:]]
    lower = [None] * 3 + ["Nam", "Nữ"] + [None] * 5
    he = [*a_nominee(name="Lý Gia Minh").values()]
    she = [*a_nominee(code="DC-0002").values()]
    sheet = a_sheet(upper, lower, [*he[:3], 1979, None, *he[3:]], [*she[:3], None, 1985, *she[3:]])

    dossier, findings = reading(a_dossier(**{"Đề cử": sheet}), change=change)

    assert codes(findings) == [layout.GROUPED.code]
    assert "“Năm sinh – Nam” là “Ngày sinh”" in findings[0].message
    assert [(n.born, n.gender) for n in dossier.nominations] == [(1979, "Nam"), (1985, "Nữ")]


@MERGES
def test_an_award_stands_in_the_column_of_its_level(reading, change):
    upper = [*HEADER[:AWARD], "Danh hiệu đề nghị", None, *HEADER[AWARD + 1 :]]
    lower = [None] * AWARD + ["Cơ sở", "Cấp trên"] + [None] * 2
    row = [*a_nominee().values()]
    data = [*row[:AWARD], None, "Giấy khen", *row[AWARD + 1 :]]
    sheet = a_sheet(upper, lower, data)

    dossier, findings = reading(a_dossier(**{"Đề cử": sheet}), change=change)

    assert codes(findings) == [layout.GROUPED.code]
    assert [n.award for n in dossier.nominations] == ["GK"]
    assert dossier.nominations[0].origin.at("award").cell == "G6"


def test_a_mark_chooses_among_the_columns_of_awards(reading):
    upper = [*HEADER[:AWARD], "Danh hiệu", None, None, *HEADER[AWARD + 1 :]]
    lower = [None] * AWARD + ["LĐTT", "CSTĐCS", "Giấy khen"] + [None] * 2
    lower[AWARD] = "Lao động tiên tiến"
    row = [*a_nominee().values()]
    data = [*row[:AWARD], "không", "x", None, *row[AWARD + 1 :]]

    dossier, _ = reading(a_dossier(**{"Đề cử": a_sheet(upper, lower, data)}))

    assert [n.award for n in dossier.nominations] == ["CSTDCS"]


@pytest.mark.parametrize(
    ("group", "parts", "field", "meant"),
    [
        ("Phân loại", ("Tập thể", "Cá nhân"), "kind", Kind.INDIVIDUAL),
        ("Giới tính", ("Nam", "Nữ"), "gender", "Nữ"),
    ],
)
def test_a_mark_chooses_among_the_labels_of_a_list(reading, group, parts, field, meant):
    nominee = {key: value for key, value in a_nominee().items() if key != group}
    upper, lower = [group, None, *nominee], [*parts, *([None] * len(nominee))]

    dossier, findings = reading(
        a_dossier(**{"Đề cử": a_sheet(upper, lower, [None, "X", *nominee.values()])})
    )

    assert codes(findings) == [layout.GROUPED.code]
    assert [getattr(n, field) for n in dossier.nominations] == [meant]


def test_two_parts_filled_in_one_row_are_never_guessed_between(reading):
    upper = [*HEADER[:AWARD], "Danh hiệu", None, *HEADER[AWARD + 1 :]]
    lower = [None] * AWARD + ["Cơ sở", "Cấp trên"] + [None] * 2
    row = [*a_nominee().values()]
    data = [*row[:AWARD], "Giấy khen", "Lao động tiên tiến", *row[AWARD + 1 :]]

    _, findings = reading(a_dossier(**{"Đề cử": a_sheet(upper, lower, data)}))

    fault = next(f for f in findings if f.is_error)
    assert (fault.code, str(fault.where)) == (layout.FILLED_TWICE.code, "Đề cử!G6")


def test_a_gender_against_the_column_of_the_birth_is_shown(reading):
    upper = [*HEADER[:3], "Năm sinh", None, "Giới tính", *HEADER[3:]]
    lower = [None] * 3 + ["Nam", "Nữ"] + [None] * 6
    row = [*a_nominee().values()]
    sheet = a_sheet(upper, lower, [*row[:3], 1979, None, "Nữ", *row[3:]])

    _, findings = reading(a_dossier(**{"Đề cử": sheet}))

    fault = next(f for f in findings if f.is_error)
    assert (fault.code, str(fault.where)) == (layout.AGAINST_ITS_PART.code, "Đề cử!F6")


@MERGES
def test_a_title_is_known_by_both_rows_together_or_by_the_lower_alone(reading, change):
    upper = [*HEADER[:3], "Thông tin công tác", None, "Danh hiệu/Hình thức", *HEADER[6:]]
    lower = [None] * 3 + ["Chức vụ", "Đơn vị", "đề nghị", "(năm)", None]
    upper[6] = "Thời gian tính thành tích"
    sheet = a_sheet(upper, lower, [*NOMINEE.values()])

    dossier, findings = reading(a_dossier(**{"Đề cử": sheet}), change=change)

    assert codes(findings) == [layout.GROUPED.code]
    (nominee,) = dossier.nominations
    assert (nominee.post, nominee.award, nominee.period) == ("Chuyên viên", "LDTT", "2026")


def test_parts_of_a_group_that_nobody_knows_are_reported_with_it(reading):
    upper = [*HEADER, "Số năm công tác", None]
    lower = [*HEADER, "Biên chế", "Hợp đồng"]
    sheet = a_sheet(upper, lower, [*NOMINEE.values(), 7, 2], numbered=False)

    dossier, findings = reading(a_dossier(**{"Đề cử": sheet}), change=merged_upright())

    assert codes(findings) == [layout.UNUSED_COLUMNS.code]
    assert "“Số năm công tác – Biên chế”, “Số năm công tác – Hợp đồng”" in findings[0].message
    assert len(dossier.nominations) == 1


def test_a_first_row_that_says_what_its_titles_list_is_data(reading):
    table = rows(a_nominee() | {"Giới tính": "Nữ"})
    table[1].append("ghi chép riêng")  # a column without a title

    dossier, findings = reading(a_dossier(**{"Đề cử": table}))

    assert len(dossier.nominations) == 1
    assert codes(findings) == [layout.UNUSED_COLUMNS.code]


@pytest.mark.parametrize(
    "numbers", [["(1)", "(2)", "(3)"], ["A", "B", "1", "2", "3"], ["1", "2", "3", "4=2+3"]]
)
def test_the_row_of_numbers_under_a_header_is_not_data(reading, numbers):
    header, data = rows(NOMINEE)

    dossier, findings = reading(a_dossier(**{"Đề cử": [header, numbers, data]}))

    assert (len(dossier.nominations), findings) == (1, ())


def test_a_title_very_like_a_missing_column_is_pointed_out(reading):
    extra = a_nominee() | {"Ngày sinhh": "12/03/1985"}

    _, findings = reading(a_dossier(**{"Đề cử": rows(extra)}))

    assert "“Ngày sinhh” (gần giống “Ngày sinh”)" in findings[0].message


def test_the_longest_cells_in_place_of_titles_cost_no_time(reading):
    header = ["(" + "a" * 32_000, *HEADER]
    sheet = [header, ["(" + "b" * 32_000, *HEADER], [":" * 32_000, *NOMINEE.values()]]

    dossier, _ = reading(a_dossier(**{"Đề cử": sheet}))

    assert len(dossier.nominations) == 1
