"""The office with its blanks filled."""

import datetime as dt
from fractions import Fraction

import pytest
from workbook_builders import UNIT, a_dossier, pairs, rows

from paperwork.model import Kind, Unit, UnitKind
from paperwork.workbook import office


def a_unit(**changes):
    usual = {
        "name": "Sở Nông nghiệp và Môi trường",
        "symbol": "SNNMT",
        "place": "An Sơn",
        "kind": UnitKind.DEPARTMENT,
        "head_post": "Giám đốc",
        "parent": "Ủy ban nhân dân tỉnh An Sơn",
    }
    return Unit(**(usual | changes))


def test_a_department_is_worded_as_departments_are():
    unit = office.completed(a_unit())

    assert unit.called == "Sở"
    assert unit.parent_in_head == "UBND tỉnh An Sơn"
    assert unit.authority == "Giám đốc Sở Nông nghiệp và Môi trường"
    assert unit.superior == "Ủy ban nhân dân tỉnh An Sơn"
    assert unit.superior_award == "Chủ tịch Ủy ban nhân dân tỉnh An Sơn"
    assert (unit.drafting_unit, unit.drafting_symbol) == ("Văn phòng Sở", "VP")
    assert (unit.council_name, unit.council_symbol) == ("Hội đồng Thi đua - Khen thưởng", "HĐTĐKT")


def test_a_commune_is_worded_as_communes_are():
    unit = office.completed(
        a_unit(name="Ủy ban nhân dân xã Minh Khởi", kind=UnitKind.COMMUNE, head_post="Chủ tịch")
    )

    assert unit.called == "Ủy ban nhân dân xã"
    assert unit.authority == "Chủ tịch Ủy ban nhân dân xã Minh Khởi"
    assert unit.collective == "Ủy ban nhân dân"


def test_what_the_office_wrote_itself_is_kept():
    unit = a_unit(called="Cơ quan", superior="Bộ X", drafting_unit="Phòng Tổng hợp", fund="Quỹ A")

    filled = office.completed(unit)

    assert (filled.called, filled.superior, filled.fund) == ("Cơ quan", "Bộ X", "Quỹ A")
    assert filled.drafting_symbol == ""


def test_the_choices_of_the_head_of_the_office_are_read(reading):
    said = UNIT | {
        "Cỡ chữ": 13,
        "Gộp quyết định": "Theo danh hiệu",
        "Có tiền thưởng kèm theo": "Không",
        "Ngưỡng phiếu riêng": ["CSTĐCS: 80%", "Lao động tiên tiến: 60"],
    }

    dossier, findings = reading(a_dossier(**{"Đơn vị": pairs(said)}))

    assert findings == ()
    assert dossier.options.size_profile == "S"
    assert dossier.options.decisions == "award"
    assert dossier.options.pays_bonus is False
    assert dossier.options.thresholds == (("CSTDCS", 80), ("LDTT", 60))


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("tám mươi phần trăm", office.BAD_THRESHOLD),
        ("Huy hiệu lạ: 80%", office.UNKNOWN_THRESHOLD),
        ("Lao động tiên tiến: 120%", office.BAD_THRESHOLD),
        ("Lao động tiên tiến: 0,8", office.BAD_THRESHOLD),
        ("Lao động tiên tiến: 1", office.BAD_THRESHOLD),
    ],
)
def test_a_threshold_that_says_nothing_is_refused(reading, said, fault):
    sheet = pairs(UNIT | {"Ngưỡng phiếu riêng": [said]})

    assert [f.code for f in reading(a_dossier(**{"Đơn vị": sheet}))[1]] == [fault.code]


def test_the_office_may_have_coefficients_of_its_own(reading):
    said = ["Giấy khen, cá nhân: 0,3", "Giấy khen, Doanh nghiệp/HTX = 0.6"]

    dossier, findings = reading(a_dossier(**{"Đơn vị": pairs(UNIT | {"Hệ số thưởng riêng": said})}))

    assert findings == ()
    assert dossier.options.coefficients == (
        ("GK", Kind.INDIVIDUAL, Fraction(3, 10)),
        ("GK", Kind.ENTERPRISE, Fraction(3, 5)),
    )


@pytest.mark.parametrize(
    "said", ["Giấy khen: 0,3", "Huy hiệu lạ, cá nhân: 0,3", "Giấy khen, cá nhân"]
)
def test_a_coefficient_that_says_nothing_is_refused(reading, said):
    _, findings = reading(a_dossier(**{"Đơn vị": pairs(UNIT | {"Hệ số thưởng riêng": [said]})}))

    assert [finding.code for finding in findings] == [office.BAD_COEFFICIENT.code]


def numbering(*groups, way="Hỗn hợp", **more):
    """The Đơn vị sheet of an office that numbers that way."""
    return {"Đơn vị": pairs(UNIT | {"Cách đánh số": way, "Nhóm sổ": list(groups)} | more)}


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [("Khi lập", "drafting"), ("Sau khi ký", "signature"), (None, "drafting")],
)
def test_the_office_says_when_its_documents_get_their_numbers(reading, typed, chosen):
    dossier, findings = reading(a_dossier(**{"Đơn vị": pairs(UNIT | {"Cấp số": typed})}))

    assert findings == ()
    assert dossier.options.numbered_at == chosen


@pytest.mark.parametrize(
    "said",
    [
        ["QĐ; KH + TTr + BC"],
        ["QĐ", "KH + TTr + BC"],
        ["Quyết định; Kế hoạch, Tờ trình, Báo cáo"],
        ["qd;;kh+ttr,bc;"],
    ],
    ids=["one cell", "one row for each group", "by name", "carelessly"],
)
def test_types_named_together_are_one_group(reading, said):
    dossier, findings = reading(a_dossier(**numbering(*said)))

    assert findings == ()
    assert dossier.options.numbering == "mixed"
    assert dossier.options.series_groups == (
        ("quyet-dinh",),
        ("ke-hoach", "to-trinh", "bao-cao"),
    )


@pytest.mark.parametrize(
    ("said", "fault", "named"),
    [
        (["QĐ; Thông tri"], office.UNKNOWN_TYPE, "“Thông tri”"),
        (["QĐ; Báo cáoo"], office.UNKNOWN_TYPE, "gần giống nhất là “Báo cáo”"),
        (["QĐ + KH; Kế hoạch + BC"], office.TYPE_TWICE, "“Kế hoạch”"),
        (["QĐ + QĐ"], office.TYPE_TWICE, "“QĐ”"),
        ([";"], office.NO_GROUPS, "“Nhóm sổ”"),
    ],
)
def test_groups_that_cannot_be_followed_are_refused_at_their_cell(reading, said, fault, named):
    _, findings = reading(a_dossier(**numbering(*said)))

    assert [(f.code, str(f.where)) for f in findings] == [(fault.code, "Đơn vị!B9")]
    assert named in findings[0].message
    assert findings[0].is_error


def test_a_type_in_two_rows_is_refused_at_the_second(reading):
    _, findings = reading(a_dossier(**numbering("QĐ + KH", "BC + KH")))

    assert [(f.code, str(f.where)) for f in findings] == [("PW072", "Đơn vị!B10")]


@pytest.mark.parametrize("way", ["Theo loại văn bản", "Chung một sổ", None])
def test_groups_of_an_office_that_does_not_number_by_groups_are_questioned(reading, way):
    dossier, findings = reading(a_dossier(**numbering("QĐ; KH", "BC", way=way)))

    assert [(f.code, str(f.where)) for f in findings] == [("PW073", "Đơn vị!B9")]
    assert dossier.options.series_groups == ()


def test_an_office_that_numbers_by_groups_must_name_them(reading):
    blank = reading(a_dossier(**numbering(None)))[1]
    absent = reading(a_dossier(**{"Đơn vị": pairs(UNIT | {"Cách đánh số": "Hỗn hợp"})}))[1]

    assert [(f.code, str(f.where)) for f in blank] == [("PW074", "Đơn vị!B9")]
    assert [(f.code, str(f.where)) for f in absent] == [("PW074", "Đơn vị")]


# ---------------------------------------------------------------- names over time

OLD = {
    "Tên cơ quan": "Sở Nông nghiệp và Phát triển nông thôn",
    "Từ ngày": dt.date(2016, 1, 1),
    "Đến ngày": dt.date(2025, 2, 28),
    "Ký hiệu cơ quan": "SNNPTNT",
}


def test_an_office_that_was_renamed_has_the_name_of_the_day(reading):
    dossier, findings = reading(a_dossier(**{"Tên từng thời kỳ": rows(OLD)}))

    before, after = (dossier.on(dt.date(2025, month, 1)).unit for month in (2, 3))
    assert findings == ()
    assert (before.name, before.symbol) == (OLD["Tên cơ quan"], "SNNPTNT")
    assert (after.name, after.symbol) == ("Sở Nông nghiệp và Môi trường", "SNNMT")
    assert dossier.on(None).unit == after


def test_what_is_made_of_the_name_follows_it_even_where_the_sheet_of_the_office_writes_it_out(
    reading,
):
    unit = UNIT | {
        "Thẩm quyền ban hành quyết định": "Giám đốc Sở Nông nghiệp và Môi trường",
        "Cấp trên khen thưởng": "Chủ tịch Ủy ban nhân dân tỉnh An Sơn",
        "Nguồn tiền thưởng": "Quỹ của Sở",
    }
    merged = OLD | {"Cơ quan chủ quản": "Ủy ban nhân dân tỉnh Hà Lâm"}

    dossier, _ = reading(
        a_dossier(**{"Đơn vị": pairs(unit), "Tên từng thời kỳ": rows(OLD, merged | AFTER)})
    )

    first, second = (era.unit for era in dossier.eras)
    assert first.authority == "Giám đốc Sở Nông nghiệp và Phát triển nông thôn"
    assert first.superior_award == "Chủ tịch Ủy ban nhân dân tỉnh An Sơn"
    assert first.fund == second.fund == "Quỹ của Sở"
    assert second.superior_award == "Chủ tịch Ủy ban nhân dân tỉnh Hà Lâm"
    assert second.parent_in_head == "UBND tỉnh Hà Lâm"


AFTER = {"Từ ngày": dt.date(2025, 3, 1), "Đến ngày": None}


def test_two_names_for_one_day_are_a_fault(reading):
    other = OLD | {"Tên cơ quan": "Sở Thủy lợi", "Từ ngày": dt.date(2025, 2, 28), "Đến ngày": None}
    _, findings = reading(a_dossier(**{"Tên từng thời kỳ": rows(OLD, other)}))

    assert [(f.code, str(f.where)) for f in findings] == [("PW088", "Tên từng thời kỳ!B3")]
    assert "Tên từng thời kỳ!B2" in findings[0].message


def test_a_time_that_ends_before_it_begins_is_a_fault(reading):
    _, findings = reading(
        a_dossier(**{"Tên từng thời kỳ": rows(OLD | {"Đến ngày": dt.date(2015, 12, 31)})})
    )

    assert [(f.code, str(f.where)) for f in findings] == [("PW087", "Tên từng thời kỳ!C2")]
