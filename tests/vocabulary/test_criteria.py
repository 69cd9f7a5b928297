"""Criteria of the sheet as rows of a plan: levels under their heading, and a sentence each."""

import pytest
from builders import a_content_row

from paperwork.model import Comparison, Criterion
from paperwork.vocabulary.criteria import MARKER, criteria_rows, sentence

CRITERIA = (
    Criterion("Chấp hành tốt pháp luật"),
    Criterion("Hoàn thành tốt nhiệm vụ trở lên", "Cá nhân"),
    Criterion("Không có đơn thư", "Tập thể"),
    Criterion("Có sáng kiến", "Cá nhân"),
)


def expanded(*rows, criteria=CRITERIA):
    return [(row.level, row.text) for row in criteria_rows(rows, criteria)]


def marker(text=""):
    return a_content_row(text, MARKER)


@pytest.mark.parametrize(
    ("heading", "section", "category", "item"),
    [("I", "1", "a", "-"), ("1", "a", "-", "+"), ("1.1", "a", "-", "+")],
)
def test_criteria_stand_below_the_heading_they_are_put_under(heading, section, category, item):
    rows = expanded(a_content_row("Tiêu chuẩn", heading), marker())

    assert rows == [
        (heading, "Tiêu chuẩn"),
        (section, "Tiêu chuẩn chung"),
        ("-", "Chấp hành tốt pháp luật."),
        (section, "Tiêu chuẩn cụ thể"),
        (category, "Cá nhân:"),
        (item, "Hoàn thành tốt nhiệm vụ trở lên."),
        (item, "Có sáng kiến."),
        (category, "Tập thể:"),
        (item, "Không có đơn thư."),
    ]


def test_lines_between_the_heading_and_the_marker_change_no_level():
    rows = expanded(a_content_row("Mục", "I"), a_content_row("lời dẫn", "-"), marker())

    assert rows[2] == ("1", "Tiêu chuẩn chung")


def test_the_words_of_the_marker_come_first():
    assert expanded(marker("Thực hiện theo Luật."))[0] == ("", "Thực hiện theo Luật.")


def test_without_criteria_only_the_words_of_the_marker_stay():
    assert expanded(marker("Theo Luật."), criteria=()) == [("", "Theo Luật.")]
    assert expanded(marker(), criteria=()) == []


def test_common_criteria_alone_make_no_heading_of_particular_ones():
    rows = expanded(marker(), criteria=CRITERIA[:1])

    assert rows == [("1", "Tiêu chuẩn chung"), ("-", "Chấp hành tốt pháp luật.")]


def test_particular_criteria_alone_make_no_heading_of_common_ones():
    assert expanded(marker(), criteria=CRITERIA[2:3])[0] == ("1", "Tiêu chuẩn cụ thể")


def test_rows_of_the_marker_belong_to_its_part():
    (row, *_) = criteria_rows([a_content_row("", MARKER, part="Tiêu chuẩn")], CRITERIA)

    assert (row.document_type, row.part) == ("ke-hoach", "Tiêu chuẩn")


@pytest.mark.parametrize(
    ("comparison", "threshold", "measure", "said"),
    [
        (Comparison.AT_LEAST, "95", "%", "Tỷ lệ đúng hạn: từ 95% trở lên"),
        (Comparison.MORE_THAN, "80", "triệu đồng", "Tỷ lệ đúng hạn: trên 80 triệu đồng"),
        (Comparison.AT_MOST, "2", "%", "Tỷ lệ đúng hạn: không quá 2%"),
        (Comparison.LESS_THAN, "3", "vụ", "Tỷ lệ đúng hạn: dưới 03 vụ"),
        (Comparison.EQUAL, "100", "%", "Tỷ lệ đúng hạn: đạt 100%"),
        (Comparison.BETWEEN, "80-85", "%", "Tỷ lệ đúng hạn: từ 80% đến 85%"),
        (Comparison.BETWEEN, "80 – 85", "điểm", "Tỷ lệ đúng hạn: từ 80 đến 85 điểm"),
        (Comparison.NONE, "", "", "Tỷ lệ đúng hạn: không có"),
        (Comparison.YES, "", "", "Tỷ lệ đúng hạn"),
        (Comparison.TEXT, "", "", "Tỷ lệ đúng hạn"),
        (Comparison.AT_LEAST, "3", "", "Tỷ lệ đúng hạn: từ 03 trở lên"),
    ],
)
def test_each_comparison_is_said_in_words(comparison, threshold, measure, said):
    criterion = Criterion(
        "Tỷ lệ đúng hạn", comparison=comparison, threshold=threshold, measure=measure
    )

    assert sentence(criterion) == said


@pytest.mark.parametrize("comparison", list(Comparison))
def test_no_comparison_is_without_words(comparison):
    assert sentence(Criterion("Tiêu chí", comparison=comparison, threshold="1-2"))


@pytest.mark.parametrize("typed", ["Có sáng kiến.", "Có sáng kiến;", "Có sáng kiến :"])
def test_punctuation_typed_at_the_end_is_not_doubled(typed):
    assert expanded(marker(), criteria=(Criterion(typed),))[-1] == ("-", "Có sáng kiến.")
