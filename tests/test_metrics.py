import pytest

from paperwork.metrics import balanced_lines, text_width_mm

QUOC_HIEU = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TIEU_NGU = "Độc lập - Tự do - Hạnh phúc"
PLACE_AND_DATE = "Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2019"
COUNCIL = "HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"


# Sums of the advance widths printed in the fonts themselves; a letter with marks is as wide as
# its base letter, but for ơ and ư, which are wider.
@pytest.mark.parametrize(
    ("text", "size", "face", "measured"),
    [
        (QUOC_HIEU, 12, {"bold": True}, 88.3),
        (QUOC_HIEU, 13, {"bold": True}, 95.7),
        (TIEU_NGU, 13, {"bold": True}, 56.1),
        (TIEU_NGU, 14, {"bold": True}, 60.5),
        (PLACE_AND_DATE, 13, {"italic": True}, 98.7),
        (PLACE_AND_DATE, 14, {"italic": True}, 106.3),
    ],
)
def test_the_lines_of_the_letterhead_are_as_wide_as_on_paper(text, size, face, measured):
    width = text_width_mm(text, size, **face)

    assert width == pytest.approx(measured, abs=0.3)


def test_a_name_typed_with_separate_marks_is_as_wide_as_the_composed_one():
    composed, separate = "Ất", "A\u0302\u0301t"

    assert text_width_mm(separate, 14) == text_width_mm(composed, 14)


def test_a_letter_the_table_lacks_still_has_a_width():
    assert text_width_mm("漢", 14) > 0


def test_a_short_office_name_stays_on_one_line():
    assert balanced_lines("SỞ NỘI VỤ", 13, 68, bold=True) == ("SỞ NỘI VỤ",)


def test_a_long_office_name_takes_the_fewest_lines_of_like_length():
    lines = balanced_lines("SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG", 13, 68, bold=True)

    assert lines == ("SỞ NÔNG NGHIỆP", "VÀ MÔI TRƯỜNG")


def test_no_word_is_lost_and_every_line_fits():
    lines = balanced_lines(COUNCIL, 13, 68, bold=True)

    assert " ".join(lines) == COUNCIL
    assert all(text_width_mm(line, 13, bold=True) <= 68 for line in lines)


def test_no_line_of_a_council_begins_or_ends_with_a_dash():
    for width in range(45, 130):
        lines = balanced_lines(COUNCIL, 13, width, bold=True)

        assert not [line for line in lines if line.startswith("-") or line.endswith("-")]


def test_a_dash_may_end_a_line_where_nothing_else_fits():
    lines = balanced_lines("KHEN - THƯỞNG", 14, text_width_mm("THƯỞNG", 14))

    assert " ".join(lines) == "KHEN - THƯỞNG"
    assert len(lines) == 2


def test_a_break_typed_by_the_clerk_is_kept():
    lines = balanced_lines("TRUNG TÂM\nQUAN TRẮC", 13, 68)

    assert lines == ("TRUNG TÂM", "QUAN TRẮC")


def test_a_word_wider_than_the_space_has_a_line_of_its_own():
    assert balanced_lines("A BBBBBBBBBBBBBBBB C", 13, 20) == ("A", "BBBBBBBBBBBBBBBB", "C")


def test_an_office_without_a_superior_has_no_line_for_it():
    assert balanced_lines(" ", 13, 68) == ()
