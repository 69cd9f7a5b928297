"""The roll: each nominee once, each vote for somebody, each name in the council."""

import pytest
from workbook_builders import a_dossier, a_nominee, pairs, rows

from paperwork.workbook import roll

COUNCIL = rows(
    {"Họ và tên": "Vũ Đình Khang", "Chức vụ": "Giám đốc", "Chức danh trong Hội đồng": "Chủ tịch"},
    {"Họ và tên": "Ngô Thị Sen", "Chức vụ": "Chuyên viên", "Chức danh trong Hội đồng": "Ủy viên"},
)


def codes(findings):
    return [finding.code for finding in findings]


def test_a_nomination_without_a_code_gets_one_from_what_it_says(reading):
    dossier, findings = reading(a_dossier(**{"Đề cử": rows(a_nominee(code=None))}))
    again, _ = reading(a_dossier(**{"Đề cử": rows(a_nominee(code=None, post="Trưởng phòng"))}))

    assert findings == ()
    assert dossier.nominations[0].code.startswith("TD-")
    assert dossier.nominations[0].code == again.nominations[0].code


def test_two_rows_that_say_the_same_are_refused(reading):
    _, findings = reading(a_dossier(**{"Đề cử": rows(a_nominee(code=None), a_nominee(code=None))}))

    assert codes(findings) == [roll.SAME_ROW.code]
    assert "Đề cử!C2" in findings[0].message


def test_a_code_is_used_once(reading):
    two = rows(a_nominee(), a_nominee(name="Lý Gia Minh"))

    dossier, findings = reading(a_dossier(**{"Đề cử": two}))

    assert codes(findings) == [roll.DUPLICATE_CODE.code]
    assert len(dossier.nominations) == 1


@pytest.mark.parametrize("refused", [0, 1])
def test_a_code_is_used_once_even_where_one_of_its_rows_is_refused(reading, refused):
    two = [a_nominee(), a_nominee(name="Lý Gia Minh")]
    two[refused]["Danh hiệu/Hình thức đề nghị"] = "Lao động siêu hạng"

    _, findings = reading(a_dossier(**{"Đề cử": rows(*two)}))

    assert [(f.code, str(f.where)) for f in findings if f.code == roll.DUPLICATE_CODE.code] == [
        (roll.DUPLICATE_CODE.code, "Đề cử!A3")
    ]


def test_one_person_spelled_two_ways_is_noticed(reading):
    two = rows(a_nominee(name="Đỗ Thị Thúy"), a_nominee(code="DC-2", name="Đỗ thị Thuý"))

    assert codes(reading(a_dossier(**{"Đề cử": two}))[1]) == [roll.SAME_PERSON.code]


def test_a_person_needs_a_post_and_a_household_an_address(reading):
    two = rows(
        a_nominee(post=None),
        a_nominee(code="DC-2", name="Lương Văn Tấn", kind="Hộ gia đình", post=None),
    )

    assert codes(reading(a_dossier(**{"Đề cử": two}))[1]) == [
        roll.NO_POST.code,
        roll.NO_ADDRESS.code,
    ]


def test_a_vote_is_for_a_nomination_that_exists(reading):
    votes = rows({"Mã đề cử": "DC-001", "Đồng ý": 6})

    dossier, findings = reading(a_dossier(**{"Biểu quyết": votes}))

    assert codes(findings) == [roll.UNKNOWN_VOTE.code]
    assert "“DC-0001”" in findings[0].message
    assert dossier.votes == ()


def test_a_vote_for_a_row_with_another_fault_is_not_a_second_fault(reading):
    sheets = {
        "Đề cử": rows(a_nominee(award="Huy hiệu lạ")),
        "Biểu quyết": rows({"Mã đề cử": "DC-0001", "Đồng ý": 6}),
    }

    assert len(reading(a_dossier(**sheets))[1]) == 1


def test_a_second_vote_and_another_name_are_noticed(reading):
    votes = rows(
        {"Mã đề cử": "dc-0001", "Họ và tên": "Lý Gia Minh", "Đồng ý": 6},
        {"Mã đề cử": "DC-0001", "Đồng ý": 7},
    )

    dossier, findings = reading(a_dossier(**{"Biểu quyết": votes}))

    assert codes(findings) == [roll.OTHER_NAME.code, roll.SECOND_VOTE.code]
    assert [(vote.nomination, vote.agree) for vote in dossier.votes] == [("DC-0001", 6)]


def test_the_people_of_the_meeting_are_members_of_the_council(reading):
    session = pairs(
        {
            "Chủ trì": "ông Vũ Đình Khang",
            "Thư ký": "Ngô Thị Xen",
            "Vắng mặt": [("ngô thị sen", "đi công tác")],
        }
    )

    dossier, findings = reading(a_dossier(**{"Hội đồng": COUNCIL, "Phiên họp": session}))

    assert codes(findings) == [roll.STRANGER.code]
    assert "“Ngô Thị Sen”" in findings[0].message
    assert dossier.session.chair == "Vũ Đình Khang"
    absence = dossier.session.absences[0]
    assert (absence.member, absence.manner, absence.note) == (
        "Ngô Thị Sen",
        "absent",
        "đi công tác",
    )
    assert str(absence.origin.at("member")) == "Phiên họp!B4"


def test_a_member_is_away_in_one_way_only(reading):
    session = pairs({"Vắng mặt": ["Ngô Thị Sen"], "Ý kiến bằng văn bản": ["Ngô Thị Sen"]})

    _, findings = reading(a_dossier(**{"Hội đồng": COUNCIL, "Phiên họp": session}))

    assert codes(findings) == [roll.TWICE_AWAY.code]
