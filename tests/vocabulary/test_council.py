"""The council on the day of its session: who belongs, who came, who leads and writes."""

import datetime as dt

import pytest
from builders import SESSION, a_council, a_dossier, a_member, a_session, a_unit

from paperwork.model import Absence, Campaign, SessionMethod
from paperwork.vocabulary.council import (
    chair_of,
    council_fields,
    secretary_of,
    session_fields,
    standing_deputy_of,
)


def attended(*absences, **changes):
    return council_fields(a_dossier(session=a_session(absences=absences), **changes))


def test_when_all_came_all_are_counted():
    fields = attended()

    assert (fields["so_thanh_vien"], fields["co_mat"], fields["vang"]) == ("05", "05", "00")
    assert {member["tham_du"] for member in fields["thanh_vien"]} == {"Có mặt"}
    assert [member["stt"] for member in fields["thanh_vien"]] == [1, 2, 3, 4, 5]


def test_the_absent_and_those_who_wrote_did_not_come():
    fields = attended(
        Absence("Trần Văn Đức", "absent", "đi công tác"), Absence("hồ thị na", "written")
    )

    assert (fields["co_mat"], fields["vang"]) == ("03", "02")
    assert (fields["co_van_ban"], fields["van_ban"]) == (True, "01")
    said = {member["ten"]: member["tham_du"] for member in fields["thanh_vien"]}
    assert said["Trần Văn Đức"] == "Vắng mặt (đi công tác)"
    assert said["Hồ Thị Na"] == "Vắng mặt, gửi ý kiến bằng văn bản"


def test_a_substitute_came_for_the_member():
    fields = attended(Absence("Hồ Thị Na", "substitute", "Lý Thị Sáu"))

    assert (fields["co_mat"], fields["vang"]) == ("05", "00")
    assert (fields["co_du_thay"], fields["du_thay"]) == (True, "01")
    assert fields["thanh_vien"][3]["tham_du"] == "Người dự thay: Lý Thị Sáu"


@pytest.mark.parametrize(
    ("since", "until", "belongs"),
    [
        (None, None, True),
        (SESSION, SESSION, True),
        (SESSION + dt.timedelta(days=1), None, False),
        (None, SESSION - dt.timedelta(days=1), False),
    ],
)
def test_only_members_in_office_that_day_belong(since, until, belongs):
    member = a_member("Lý Thị Sáu", since=since, until=until)

    fields = council_fields(a_dossier(council=(*a_council(), member)))

    assert fields["so_thanh_vien"] == ("06" if belongs else "05")


def test_the_absence_of_one_no_longer_in_the_council_is_not_counted():
    left = a_member("Lý Thị Sáu", until=dt.date(2026, 12, 31))

    fields = attended(Absence("Lý Thị Sáu", "absent"), council=(*a_council(), left))

    assert (fields["so_thanh_vien"], fields["co_mat"], fields["vang"]) == ("05", "05", "00")


def test_members_are_called_with_their_salutation_post_and_role():
    member = a_member("Hồ Thị Na", "Ủy viên", salutation="Bà", post="Chánh Văn phòng")

    (fields,) = council_fields(a_dossier(council=(member,)))["thanh_vien"]

    assert (fields["ten_goi"], fields["chuc_vu"], fields["chuc_danh"]) == (
        "Bà Hồ Thị Na",
        "Chánh Văn phòng",
        "Ủy viên",
    )


@pytest.mark.parametrize(
    ("number", "day", "said"),
    [
        ("10/QĐ-SNNMT", dt.date(2026, 2, 3), "Quyết định số 10/QĐ-SNNMT ngày 03 tháng 02 năm 2026"),
        ("10/QĐ-SNNMT", None, "Quyết định số 10/QĐ-SNNMT"),
        ("", dt.date(2026, 2, 3), ""),
    ],
)
def test_the_decision_that_founded_the_council_is_cited(number, day, said):
    unit = a_unit(council_decision=number, council_decided_on=day)

    assert council_fields(a_dossier(unit=unit))["quyet_dinh"] == said


def test_the_officers_are_those_of_the_council_unless_the_session_names_others():
    usual, named = (
        a_dossier(),
        a_dossier(session=a_session(chair="Hồ Thị Na", secretary="Hồ Thị Na")),
    )

    assert (chair_of(usual).name, secretary_of(usual).name) == ("Vũ Đình Khang", "Ngô Thị Sen")
    assert (chair_of(named).name, secretary_of(named).name) == ("Hồ Thị Na", "Hồ Thị Na")


def test_the_standing_deputy_comes_before_another_deputy():
    council = (a_member("Cù Thị Lan", "Phó Chủ tịch"), *a_council())

    assert standing_deputy_of(a_dossier(council=council)).name == "Lê Thị Mận"


def test_a_deputy_is_not_taken_for_the_chair():
    assert chair_of(a_dossier(council=(a_member("Cù Thị Lan", "Phó Chủ tịch"),))) is None


def test_the_session_is_told_in_words():
    fields = session_fields(a_dossier(session=a_session(method=SessionMethod.BALLOT)))

    assert fields["ngay"] == "ngày 08 tháng 01 năm 2027"
    assert fields["hinh_thuc"] == "bỏ phiếu kín"
    assert (fields["bat_dau"], fields["ket_thuc"]) == ("08 giờ 00", "11 giờ 00")
    assert fields["chu_tri"]["ten"] == "Vũ Đình Khang"
    assert fields["thu_ky"]["ten"] == "Ngô Thị Sen"


@pytest.mark.parametrize("method", list(SessionMethod))
def test_every_way_to_vote_has_its_words(method):
    assert session_fields(a_dossier(session=a_session(method=method)))["hinh_thuc"]


def test_the_session_is_about_the_campaign_unless_it_says_otherwise():
    campaign = Campaign(2026, "đột xuất")

    assert session_fields(a_dossier(campaign=campaign))["noi_dung"] == "xét khen thưởng đột xuất"
    said = a_session(content="xét sáng kiến")
    assert session_fields(a_dossier(session=said))["noi_dung"] == "xét sáng kiến"


def test_before_a_day_is_set_the_session_has_no_day_and_all_members_belong():
    dossier = a_dossier(session=a_session(held_on=None))

    assert session_fields(dossier)["ngay"] == ""
    assert council_fields(dossier)["so_thanh_vien"] == "05"
