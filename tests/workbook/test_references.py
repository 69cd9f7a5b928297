"""What one sheet says of another: codes that exist, offices that the unit has, one spelling."""

import pytest
from workbook_builders import UNIT, a_dossier, a_nominee, pairs, rows

PLACES = rows({"Tên đơn vị": "Văn phòng Sở"}, {"Tên đơn vị": "Trung tâm Khuyến nông"})
CRITERIA = rows({"Mã": "TC1", "Tiêu chuẩn": "Tỷ lệ đúng hạn", "So sánh": "≥", "Mức": "95"})


def told(findings):
    return [(finding.code, str(finding.where)) for finding in findings]


def figures(**changes):
    return {"Mã đề cử": "DC-0001", "Mã chỉ tiêu": "TC1", "Giá trị": "97,5", **changes}


def an_initiative(codes):
    return rows({"Mã sáng kiến": "SK-1", "Tên sáng kiến, đề tài": "Số hóa", "Mã đề cử": codes})


def test_a_workplace_that_the_unit_does_not_have_is_told_with_the_nearest(reading):
    people = rows(a_nominee(workplace="Văn phòng"))

    _, (finding,) = reading(a_dossier(**{"Đề cử": people, "Đơn vị trực thuộc": PLACES}))

    assert told([finding]) == [("PW093", "Đề cử!E2")]
    assert "gần giống nhất là “Văn phòng Sở”" in finding.message


@pytest.mark.parametrize("workplace", ["Văn phòng Sở", "văn phòng sở", UNIT["Tên cơ quan"]])
def test_a_workplace_of_the_unit_is_right_however_it_is_typed(reading, workplace):
    people = rows(a_nominee(workplace=workplace))

    assert reading(a_dossier(**{"Đề cử": people, "Đơn vị trực thuộc": PLACES}))[1] == ()


def test_one_person_spelled_two_ways_for_two_awards_is_noticed(reading):
    people = rows(
        a_nominee(name="Đỗ Thị Hạnh"),
        a_nominee(code="DC-0002", name="Đỗ Thị Hanh", award="Chiến sĩ thi đua cơ sở"),
    )

    assert told(reading(a_dossier(**{"Đề cử": people}))[1]) == [("PW094", "Đề cử!C3")]


def test_one_name_and_birthday_in_two_places_is_noticed(reading):
    people = rows(
        a_nominee(born="12/03/1984"),
        a_nominee(code="DC-0002", born="12/03/1984", workplace="Chi cục Kiểm lâm"),
    )

    assert told(reading(a_dossier(**{"Đề cử": people}))[1]) == [("PW095", "Đề cử!C3")]


def test_an_initiative_is_of_nominees_that_exist(reading):
    dossier, findings = reading(a_dossier(**{"Sáng kiến": an_initiative("dc-0001; DC-9")}))

    assert dossier.initiatives[0].nominations == ("DC-0001",)
    assert told(findings) == [("PW090", "Sáng kiến!C2")]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({}, []),
        ({"Mã đề cử": "DC-9"}, [("PW090", "Chỉ tiêu!A2")]),
        ({"Mã chỉ tiêu": "TC9"}, [("PW091", "Chỉ tiêu!B2")]),
    ],
)
def test_a_figure_is_of_a_nominee_and_a_criterion_that_exist(reading, row, expected):
    sheets = {"Tiêu chuẩn": CRITERIA, "Chỉ tiêu": rows(figures(**row))}

    assert told(reading(a_dossier(**sheets))[1]) == expected


def test_a_criterion_is_measured_once_for_each_nominee(reading):
    sheets = {"Tiêu chuẩn": CRITERIA, "Chỉ tiêu": rows(figures(), figures())}

    dossier, findings = reading(a_dossier(**sheets))

    assert len(dossier.measurements) == 1
    assert told(findings) == [("PW092", "Chỉ tiêu!B3")]


@pytest.mark.parametrize(
    ("typed", "quorum"), [("80%", "4/5"), ("66,5 %", "133/200"), ("2/3", "2/3")]
)
def test_the_council_may_have_a_quorum_of_its_own(reading, typed, quorum):
    unit = pairs({**UNIT, "Tỷ lệ dự họp tối thiểu": typed})

    dossier, findings = reading(a_dossier(**{"Đơn vị": unit}))

    assert (str(dossier.options.quorum), findings) == (quorum, ())


@pytest.mark.parametrize("typed", ["0,8", 0.8, "80", 80])
def test_a_quorum_without_a_sign_is_read_the_one_way_it_can_be_and_said_so(reading, typed):
    unit = pairs({**UNIT, "Tỷ lệ dự họp tối thiểu": typed})

    dossier, findings = reading(a_dossier(**{"Đơn vị": unit}))

    assert (str(dossier.options.quorum), [f.code for f in findings]) == ("4/5", ["PW099"])
    assert "hiểu là 80%" in findings[0].message


@pytest.mark.parametrize("typed", ["đa số", "120%", "3/2", "0%", "1", "0,4", "2/0"])
def test_a_quorum_that_cannot_be_read_is_shown(reading, typed):
    unit = pairs({**UNIT, "Tỷ lệ dự họp tối thiểu": typed})

    assert [f.code for f in reading(a_dossier(**{"Đơn vị": unit}))[1]] == ["PW097"]


def test_the_most_that_may_get_an_award_is_read(reading):
    campaign = pairs({"Năm": 2026, "Số lượng tối đa": ["CSTĐCS: 5", "Giấy khen: nhiều"]})

    dossier, findings = reading(a_dossier(**{"Hồ sơ": campaign}))

    assert dossier.campaign.limits == (("CSTDCS", 5),)
    assert [f.code for f in findings] == ["PW096"]


def test_the_way_numbers_are_read_is_the_choice_of_the_office(reading):
    unit = pairs({**UNIT, "Đọc số: hàng nghìn": "ngàn", "Đọc số: viết hoa chữ đầu": "Không"})

    dossier, _ = reading(a_dossier(**{"Đơn vị": unit}))

    assert (dossier.options.thousand, dossier.options.capital_words) == ("ngàn", False)


def test_the_office_says_which_awards_it_decides(reading):
    unit = pairs({**UNIT, "Thẩm quyền riêng": ["CSTĐCS: Không", "Giấy khen: có", "GK"]})

    dossier, findings = reading(a_dossier(**{"Đơn vị": unit}))

    assert dossier.options.powers == (("CSTDCS", False), ("GK", True))
    assert [f.code for f in findings] == ["PW098"]
