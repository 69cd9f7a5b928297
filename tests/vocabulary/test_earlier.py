"""What a nominee got before stands in the achievement report of that nominee and of no other."""

import datetime as dt

from builders import a_dossier, a_nomination, composed

from paperwork.model import PastAward
from paperwork.vocabulary import context

PHONG = a_nomination("DC-0001", name="Ninh Đức Phong", workplace="Phòng Kinh tế")
NAMESAKE = a_nomination("DC-0002", name="Ninh Đức Phong", workplace="Trạm Y tế")


def reports(*earlier):
    """The earlier awards in the report of each nominee."""
    whole = composed(a_dossier(PHONG, NAMESAKE, earlier=earlier), all_types=True)
    made = [d for d in whole.documents if d.type.key == "bao-cao-thanh-tich"]
    return [context(whole, document)["khen_truoc"] for document in made]


def test_awards_stand_by_year_with_their_decision():
    first = PastAward(
        "Ninh Đức Phong",
        2024,
        "LDTT",
        code="DC-0001",
        decision="15/QĐ-UBND",
        decided_on=dt.date(2025, 1, 5),
        decided_by="Chủ tịch Ủy ban nhân dân xã",
    )
    second = PastAward("Ninh Đức Phong", 2023, "GK", code="DC-0001")

    his, _ = reports(first, second)

    assert [award["nam"] for award in his] == [2023, 2024]
    assert his[1]["danh_hieu"] == "Lao động tiên tiến"
    assert his[1]["quyet_dinh"] == (
        "Quyết định số 15/QĐ-UBND ngày 05 tháng 01 năm 2025 của Chủ tịch Ủy ban nhân dân xã"
    )


def test_a_namesake_of_another_workplace_keeps_his_own():
    his, other = reports(PastAward("Ninh đức Phong", 2024, "LDTT", workplace="Trạm Y tế"))

    assert his == []
    assert len(other) == 1


def test_a_code_says_more_than_a_name():
    his, other = reports(PastAward("Ninh Đức Phong", 2024, "LDTT", code="DC-0002"))

    assert (len(his), len(other)) == (0, 1)
