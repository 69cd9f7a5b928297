"""What the office writes: dates, numbers, money, names."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperwork import wording


@pytest.mark.parametrize(
    ("day", "line", "short"),
    [
        (dt.date(2027, 1, 5), "ngày 05 tháng 01 năm 2027", "05/01/2027"),
        (dt.date(2027, 2, 28), "ngày 28 tháng 02 năm 2027", "28/02/2027"),
        (dt.date(2027, 3, 9), "ngày 09 tháng 3 năm 2027", "09/3/2027"),
        (dt.date(2019, 6, 29), "ngày 29 tháng 6 năm 2019", "29/6/2019"),
        (dt.date(2026, 10, 10), "ngày 10 tháng 10 năm 2026", "10/10/2026"),
        (dt.date(2026, 12, 31), "ngày 31 tháng 12 năm 2026", "31/12/2026"),
    ],
)
def test_only_days_below_ten_and_months_one_and_two_take_a_zero(day, line, short):
    assert wording.date_line(day) == line
    assert wording.short_date(day) == short


def test_a_draft_leaves_the_day_blank_and_keeps_the_month():
    line = wording.blank_date_line(dt.date(2027, 1, 5))

    assert line == "ngày       tháng 01 năm 2027"


def test_a_draft_of_unknown_date_leaves_everything_blank():
    line = wording.blank_date_line(None)

    assert line.split() == ["ngày", "tháng", "năm"]
    assert line.count(" ") == 21


def test_a_count_below_ten_is_padded_once():
    assert [wording.padded(n) for n in (0, 5, 10, 105)] == ["00", "05", "10", "105"]


def test_money_is_grouped_with_full_stops():
    figures = [wording.money(n) for n in (0, 999, 1000, 2_340_000, 1_500_000_000_000)]

    assert figures == ["0", "999", "1.000", "2.340.000", "1.500.000.000.000"]


@pytest.mark.parametrize(
    ("share", "printed"),
    [
        (Fraction(11, 13), "84,62"),
        (Fraction(5, 7), "71,43"),
        (Fraction(6, 7), "85,71"),
        (Fraction(7, 9), "77,78"),
        (Fraction(1), "100"),
        (Fraction(4, 5), "80"),
        (Fraction(1, 8), "12,5"),
        (Fraction(1, 16), "6,25"),
        (Fraction(1005, 100_000), "1,01"),  # half up, not half to even
        (Fraction(0), "0"),
        (Fraction(-1, 3), "-33,33"),
        (Fraction(-1, 100_000), "0"),
        (Fraction(25, 2), "1.250"),
    ],
)
def test_a_share_is_printed_with_a_comma_and_at_most_two_decimals(share, printed):
    assert wording.percent(share) == printed


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (Fraction(9, 20), "0,45"),
        (Fraction(3, 2), "1,5"),
        (Fraction(3), "3"),
        (Fraction(1, 3), "0,3333"),
        (Fraction(1, 20_000), "0"),  # half to even
        (Fraction(3, 20_000), "0,0002"),
        (Fraction(-5, 4), "-1,25"),
    ],
)
def test_a_coefficient_is_printed_with_a_comma_and_at_most_four_decimals(value, printed):
    assert wording.decimal(value) == printed


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (1, "một"),
        (4, "bốn"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (55, "năm mươi lăm"),
        (99, "chín mươi chín"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (111, "một trăm mười một"),
        (115, "một trăm mười lăm"),
        (121, "một trăm hai mươi mốt"),
        (144, "một trăm bốn mươi tư"),
        (1_000, "một nghìn"),
        (1_005, "một nghìn không trăm linh năm"),
        (1_010, "một nghìn không trăm mười"),
        (1_050, "một nghìn không trăm năm mươi"),
        (1_115, "một nghìn một trăm mười lăm"),
        (10_000, "mười nghìn"),
        (21_004, "hai mươi mốt nghìn không trăm linh bốn"),
        (1_000_005, "một triệu không trăm linh năm"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (2_340_000, "hai triệu ba trăm bốn mươi nghìn"),
        (1_001_000_000, "một tỷ không trăm linh một triệu"),
        (1_000_000_001, "một tỷ không trăm linh một"),
        (24_000_000_000, "hai mươi tư tỷ"),
        (1_500_000_000_000, "một nghìn năm trăm tỷ"),
        (1_005_000_000_024, "một nghìn không trăm linh năm tỷ không trăm hai mươi tư"),
        (10**15, "một triệu tỷ"),
    ],
)
def test_a_number_is_read_as_an_accountant_reads_it(number, words):
    assert wording.number_in_words(number) == words


def test_an_office_may_read_numbers_its_own_way():
    southern = wording.Spelling(zero_ten="lẻ", four="bốn", thousand="ngàn", billion="tỉ")

    words = wording.number_in_words(3_000_001_024, southern)

    assert words == "ba tỉ không trăm lẻ một ngàn không trăm hai mươi bốn"


def test_an_amount_in_words_begins_with_a_capital_and_ends_with_the_currency():
    assert wording.dong_in_words(1_410_000) == "Một triệu bốn trăm mười nghìn đồng"
    assert wording.dong_in_words(0) == "Không đồng"
    assert wording.dong_in_words(5_000, ending="đồng chẵn.") == "Năm nghìn đồng chẵn."


@pytest.mark.parametrize("number", [-1, 10**15 + 1])
def test_a_number_no_office_pays_is_refused(number):
    with pytest.raises(ValueError, match="between"):
        wording.number_in_words(number)


DIGIT = dict(
    zip(
        ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"],
        range(10),
        strict=True,
    ),
    mốt=1,
    tư=4,
    lăm=5,
)
SCALE = {"nghìn": 10**3, "triệu": 10**6}


def read_aloud(words: str) -> int:
    """The number a listener writes down, word by word."""
    above, _, below = words.rpartition("tỷ")
    total = group = pending = 0
    for word in below.split():
        if word in DIGIT:
            pending = DIGIT[word]
        elif word == "trăm":
            group, pending = group + pending * 100, 0
        elif word == "mươi":
            group, pending = group + pending * 10, 0
        elif word == "mười":
            group += 10
        elif word in SCALE:
            total, group, pending = total + (group + pending) * SCALE[word], 0, 0
        else:
            assert word == "linh"
    return total + group + pending + (read_aloud(above) * 10**9 if above else 0)


@given(st.integers(0, 10**15) | st.integers(0, 10**4))
def test_a_listener_writes_down_the_number_that_was_read(number):
    assert read_aloud(wording.number_in_words(number)) == number


def test_capitals_keep_vietnamese_letters():
    assert wording.upper("Sở Nông nghiệp và Đê điều") == "SỞ NÔNG NGHIỆP VÀ ĐÊ ĐIỀU"
    assert wording.upper("e\u0302") == "Ê"


def test_only_the_first_letter_becomes_a_capital():
    assert wording.capitalised("đề nghị của UBND xã") == "Đề nghị của UBND xã"
    assert wording.capitalised("") == ""


def test_a_list_in_a_sentence_ends_with_va():
    assert wording.listed([]) == ""
    assert wording.listed(["05 tập thể"]) == "05 tập thể"
    assert wording.listed(["tập thể", "cá nhân"]) == "tập thể và cá nhân"
    assert wording.listed(["a", "b", "c"]) == "a, b và c"


def test_names_are_ordered_by_given_name_and_vietnamese_letters():
    names = ["Lý Gia Bình", "Đỗ Thị Ân", "Trần Văn Ăn", "Phạm Thị An", "Vũ Đình Đạt", "Ngô Dũng"]

    ordered = sorted(names, key=wording.name_sort_key)

    assert ordered == [
        "Phạm Thị An",
        "Trần Văn Ăn",
        "Đỗ Thị Ân",
        "Lý Gia Bình",
        "Ngô Dũng",
        "Vũ Đình Đạt",
    ]


def test_equal_letters_are_ordered_by_tone():
    ordered = sorted(["Hạ", "Há", "Hã", "Hả", "Hà", "Ha", "Hai"], key=wording.name_sort_key)

    assert ordered == ["Ha", "Hà", "Hả", "Hã", "Há", "Hạ", "Hai"]


def test_people_of_one_given_name_are_ordered_by_middle_then_family_name():
    names = ["Trần Văn Hà", "Lê Văn Hà", "Vũ Thị Hà", "Hà"]

    ordered = sorted(names, key=wording.name_sort_key)

    assert ordered == ["Hà", "Vũ Thị Hà", "Lê Văn Hà", "Trần Văn Hà"]


@given(st.lists(st.text(max_size=12), max_size=5))
def test_any_names_can_be_put_in_order(names):
    assert len(sorted(names, key=wording.name_sort_key)) == len(names)


def test_matching_forgives_accents_case_and_spaces():
    assert wording.fold("  ĐỖ  Thị\u00a0Hạnh ") == "do thi hanh"
    assert wording.fold("Hòa") == wording.fold("Hoà") == wording.fold("Ho\u0300a")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Quyết định số 05/QĐ-SNNMT", "quyet-dinh-so-05-qd-snnmt"),
        ("CON", "con-vb"),
        ("lpt1", "lpt1-vb"),
        ("…", "khong-ten"),
        ("../../etc", "etc"),
        ("a" * 59 + " b c", "a" * 59),
    ],
)
def test_a_file_name_is_safe_on_every_machine(text, name):
    assert wording.slug(text) == name


@given(st.text())
def test_a_file_name_is_never_empty_and_never_odd(text):
    name = wording.slug(text)

    assert name
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.mark.parametrize("code", ["DC-0001", "TV-01", "hs2026"])
def test_a_plain_code_is_its_own_slug(code):
    assert wording.distinct_slug(code) == code.lower()


@pytest.mark.parametrize("pair", [("DC 1", "DC-1"), ("Đ1", "D1"), ("DC/1", "DC.1")])
def test_codes_that_differ_have_slugs_that_differ(pair):
    first, second = map(wording.distinct_slug, pair)

    assert first != second


def test_a_quantity_is_padded_below_ten_and_dotted_above_a_thousand():
    assert [wording.quantity(n) for n in (0, 5, 10, 105, 2433, 1_000_000)] == [
        "00",
        "05",
        "10",
        "105",
        "2.433",
        "1.000.000",
    ]
