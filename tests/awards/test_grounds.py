"""Legal bases follow the date of the document."""

import datetime as dt

import pytest
from award_builders import a_row

from paperwork.awards import ground_findings, grounds_for
from paperwork.awards.grounds import central_grounds
from paperwork.model import Ground, Options, UnitKind

DECISION = dt.date(2027, 1, 14)
LAW_2022 = "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"


def grounds(on, *own, document_type="quyet-dinh", kind=UnitKind.DEPARTMENT, **options):
    return grounds_for(document_type, on, Options(**options), own, kind)


def a_ground(text, row=4, **changes):
    columns = {"document_type": "A", "text": "B", "since": "C", "until": "D"}
    return Ground(text, origin=a_row("Căn cứ", row, **columns), **changes)


def places(on, *own):
    findings = ground_findings("quyet-dinh", on, own, "ho-so.xlsx", UnitKind.DEPARTMENT)
    return [(finding.code, str(finding.where)) for finding in findings]


@pytest.mark.parametrize(
    ("on", "marks"),
    [
        (dt.date(2023, 12, 31), ["26 tháng 11 năm 2003", "91/2017/NĐ-CP", "12/2019/TT-BNV"]),
        (dt.date(2024, 1, 1), ["15 tháng 6 năm 2022", "98/2023/NĐ-CP"]),
        (dt.date(2025, 6, 30), ["15 tháng 6 năm 2022", "98/2023/NĐ-CP"]),
        (dt.date(2025, 7, 1), ["15 tháng 6 năm 2022", "152/2025/NĐ-CP"]),
        (
            dt.date(2025, 8, 5),
            ["15 tháng 6 năm 2022", "152/2025/NĐ-CP", "15/2025/TT-BNV"],
        ),
        (DECISION, ["23 tháng 4 năm 2026", "152/2025/NĐ-CP", "15/2025/TT-BNV"]),
    ],
)
def test_a_document_rests_on_the_law_of_its_day(on, marks):
    lines = grounds(on)

    assert len(lines) == len(marks)
    assert all(mark in line for mark, line in zip(marks, lines, strict=True))


@pytest.mark.parametrize("ground", central_grounds(), ids=lambda ground: ground.id)
@pytest.mark.parametrize("style", ["date", "number", "number_and_date"])
def test_every_ground_is_a_sentence_that_waits_for_its_end_mark(ground, style):
    text = ground.cited(style)

    assert text.startswith("Căn cứ ")
    assert text[-1] not in ";.,"


def test_a_law_is_cited_by_date_unless_the_office_says_otherwise():
    on = dt.date(2026, 1, 15)

    assert grounds(on)[0] == LAW_2022
    assert grounds(on, law_citation="number")[0].endswith("số 06/2022/QH15")
    assert grounds(on, law_citation="number_and_date")[0].endswith(
        "số 06/2022/QH15 ngày 15 tháng 6 năm 2022"
    )


def test_from_october_2026_the_amending_law_is_named_too():
    assert grounds(dt.date(2026, 9, 30))[0] == LAW_2022
    assert grounds(dt.date(2026, 10, 1))[0] == (
        f"{LAW_2022} được sửa đổi, bổ sung bởi Luật sửa đổi, bổ sung một số điều của "
        "Luật Thi đua, khen thưởng ngày 23 tháng 4 năm 2026"
    )


def test_a_commune_decision_also_rests_on_the_law_of_local_government():
    line = "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025"

    assert line in grounds(DECISION, kind=UnitKind.COMMUNE)
    assert line not in grounds(DECISION, kind=UnitKind.DEPARTMENT)
    assert line not in grounds(DECISION, kind=UnitKind.COMMUNE, document_type="to-trinh")


def test_laws_come_before_decrees_and_decrees_before_circulars():
    ranks = [ground.rank for ground in central_grounds()]

    assert ranks == sorted(ranks)


def test_the_lines_of_the_office_follow_in_the_order_typed_and_lose_their_end_marks():
    lines = grounds(DECISION, a_ground("Căn cứ Quy chế B;"), a_ground("Căn cứ Quy chế A. "))

    assert lines[-2:] == ("Căn cứ Quy chế B", "Căn cứ Quy chế A")


def test_a_line_for_another_document_or_another_time_is_not_printed():
    own = (
        a_ground("Căn cứ một", document_type="ke-hoach"),
        a_ground("Căn cứ hai", since=dt.date(2027, 1, 15)),
        a_ground("Căn cứ ba", until=dt.date(2027, 1, 13)),
        a_ground("Căn cứ bốn", since=DECISION, until=DECISION, document_type="quyet-dinh"),
    )

    lines = grounds(DECISION, *own)

    assert [line for line in lines if line in {ground.text for ground in own}] == ["Căn cứ bốn"]


def test_a_line_typed_though_it_is_there_already_is_printed_once():
    lines = grounds(dt.date(2026, 1, 15), a_ground(LAW_2022 + ";"))

    assert lines.count(LAW_2022) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Nghị định số 91/2017/NĐ-CP ngày 31 tháng 7 năm 2017 của Chính phủ",
        "Căn cứ Nghị định 91/2017/nđ-cp",
        "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003",
        "Căn cứ Thông tư số 01/2024/TT-BNV của Bộ trưởng Bộ Nội vụ",
        "Căn cứ Thông tư số 10/2023/TT-BNNPTNT",
    ],
)
def test_a_line_that_rests_on_a_dead_instrument_is_shown_in_its_cell(text):
    assert places(dt.date(2026, 5, 24), a_ground(text)) == [("PW133", "Căn cứ!B4")]


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ Nghị định số 191/2017/NĐ-CP",
        "Căn cứ Quyết định số 91/2017/QĐ-UBND",
        "Căn cứ Thông tư số 62/2025/TT-BNNMT ngày 31 tháng 10 năm 2025",
    ],
)
def test_a_living_or_unknown_instrument_is_left_alone(text):
    assert places(dt.date(2026, 5, 24), a_ground(text)) == []


def test_the_decree_of_2017_was_right_in_2023():
    assert places(dt.date(2023, 12, 31), a_ground("Căn cứ Nghị định số 91/2017/NĐ-CP")) == []


def test_an_instrument_that_is_not_yet_in_force_is_shown():
    own = a_ground("Căn cứ Nghị định số 152/2025/NĐ-CP")

    assert places(dt.date(2025, 6, 30), own) == [("PW134", "Căn cứ!B4")]


def test_a_line_out_of_its_time_is_shown_in_the_cell_of_its_date():
    own = (
        a_ground("Căn cứ một", row=4, since=dt.date(2027, 1, 15)),
        a_ground("Căn cứ hai", row=5, until=dt.date(2027, 1, 13)),
    )

    assert places(DECISION, *own) == [("PW131", "Căn cứ!C4"), ("PW132", "Căn cứ!D5")]


def test_a_decree_that_may_have_ended_is_printed_with_a_warning():
    on = dt.date(2027, 3, 1)

    assert places(dt.date(2027, 2, 28)) == []
    assert places(on) == [("PW130", "Căn cứ")]
    assert any("152/2025/NĐ-CP" in line for line in grounds(on))
