"""The order of lists: as in the sheet, or by unit, post and name."""

import random
from dataclasses import replace

import pytest
from builders import a_nomination
from workbook_builders import UNIT, a_dossier, a_nominee, pairs, rows

from paperwork.model import Kind, Options, Subunit
from paperwork.workbook.ordering import in_order, rank_of

SUBUNITS = (Subunit("Văn phòng Sở"), Subunit("Chi cục Thủy lợi"))
ROLL = tuple(
    a_nomination(f"DC-{number:04}", name=name, post=post, workplace=workplace, kind=kind)
    for number, (name, post, workplace, kind) in enumerate(
        [
            ("Trần Văn Hà", "Chuyên viên", "Chi cục Thủy lợi", Kind.INDIVIDUAL),
            ("Ngô Thị Yến", "Trạm trưởng", "Trạm Khuyến nông", Kind.INDIVIDUAL),
            ("Lê Văn Đạt", "Phó Chi cục trưởng", "chi cục  Thủy Lợi", Kind.INDIVIDUAL),
            ("Vũ Thị Hà", "Chuyên viên chính", "Chi cục Thủy lợi", Kind.INDIVIDUAL),
            ("Phòng Quản lý công trình", "", "Chi cục Thủy lợi", Kind.COLLECTIVE),
            ("Chi cục Thủy lợi", "", "", Kind.COLLECTIVE),
            ("Phạm Thị An", "Chánh Văn phòng", "Văn phòng Sở", Kind.INDIVIDUAL),
            ("Đỗ Gia Bình", "Chi cục trưởng", "Chi cục Thủy lợi", Kind.INDIVIDUAL),
        ],
        1,
    )
)
BY_UNIT = [
    "Phạm Thị An",
    "Chi cục Thủy lợi",
    "Đỗ Gia Bình",
    "Lê Văn Đạt",
    "Phòng Quản lý công trình",
    "Vũ Thị Hà",
    "Trần Văn Hà",
    "Ngô Thị Yến",
]


def names(nominations):
    return [nomination.name for nomination in nominations]


def ordered(order, roll=ROLL, subunits=SUBUNITS):
    return names(in_order(roll, Options(list_order=order), subunits))


def test_lists_are_in_the_order_of_the_sheet_unless_the_office_chose_another():
    assert names(in_order(ROLL, Options(), SUBUNITS)) == names(ROLL)


def test_by_unit_each_unit_comes_before_its_heads_deputies_parts_and_others_by_name():
    assert ordered("unit") == BY_UNIT


def test_by_unit_the_order_of_the_sheet_does_not_matter_where_all_units_are_listed():
    listed = [*SUBUNITS, Subunit("Trạm Khuyến nông")]
    for seed in range(20):
        roll = random.Random(seed).sample(ROLL, len(ROLL))
        assert ordered("unit", roll, listed) == BY_UNIT


def test_units_that_are_not_listed_come_as_in_the_roll():
    units = [nomination.workplace for nomination in in_order(ROLL, Options(list_order="unit"), ())]

    assert [unit.split()[0].casefold() for unit in units if unit] == [
        *["chi"] * 5,
        "trạm",
        "văn",
    ]


def test_by_name_persons_are_in_vietnamese_order_and_units_as_they_were():
    assert ordered("name") == [
        "Phòng Quản lý công trình",
        "Chi cục Thủy lợi",
        "Phạm Thị An",
        "Đỗ Gia Bình",
        "Lê Văn Đạt",
        "Vũ Thị Hà",
        "Trần Văn Hà",
        "Ngô Thị Yến",
    ]


@pytest.mark.parametrize("order", ["sheet", "unit", "name"])
def test_nobody_gets_lost_and_equals_stay_in_the_order_of_the_sheet(order):
    twice = [*ROLL, *ROLL]
    found = in_order(twice, Options(list_order=order), SUBUNITS)

    assert sorted(map(id, found)) == sorted(map(id, twice))
    namesakes = [replace(ROLL[0], code=f"DC-1{number:03}") for number in range(9)]
    assert in_order(namesakes, Options(list_order=order), ()) == tuple(namesakes)


@pytest.mark.parametrize(
    ("post", "rank"),
    [
        ("Giám đốc", 0),
        ("Giám đốc Trung tâm Giống", 0),
        ("Bí thư Đảng ủy, Chủ tịch Hội đồng nhân dân", 0),
        ("Giám đốc, Bí thư Chi bộ", 0),
        ("PHÓ GIÁM ĐỐC", 1),
        ("Phó Chủ tịch Ủy ban nhân dân xã", 1),
        ("Chánh Thanh tra", 0),
        ("Chánh Văn phòng", 2),
        ("Trưởng  phòng Trồng trọt", 2),
        ("Phó trưởng phòng", 3),
        ("Chuyên viên", 4),
        ("Giám đốcc", 4),
        ("Tổ trưởng tổ dân phố số 3", 2),
        ("", 4),
    ],
)
def test_posts_rank_by_how_they_begin(post, rank):
    assert rank_of(post) == rank


def test_the_office_chooses_the_order_in_its_sheet(reading):
    people = [("Lê Văn Hà", "Chuyên viên"), ("Đỗ Thị An", "Chánh Văn phòng"), ("Vũ Anh", "Lái xe")]
    roll = rows(
        *(a_nominee(code=f"DC-{n}", name=name, post=post) for n, (name, post) in enumerate(people))
    )

    def read(choice):
        unit = pairs({**UNIT, "Thứ tự danh sách": choice})
        return reading(a_dossier(**{"Đơn vị": unit, "Đề cử": roll}))

    for choice, expected in {
        "Theo đơn vị, chức vụ, tên": ["Đỗ Thị An", "Vũ Anh", "Lê Văn Hà"],
        "theo tên": ["Đỗ Thị An", "Vũ Anh", "Lê Văn Hà"],
        "Như trang Đề cử": ["Lê Văn Hà", "Đỗ Thị An", "Vũ Anh"],
        None: ["Lê Văn Hà", "Đỗ Thị An", "Vũ Anh"],
    }.items():
        dossier, findings = read(choice)
        assert (names(dossier.nominations), findings) == (expected, ())
    _, (finding,) = read("Theo tuổi")
    assert (finding.code, str(finding.where)) == ("PW037", "Đơn vị!B8")
