"""What hinders a set: each fault is provoked, and points to the cell where the clerk mends it."""

import datetime as dt
from dataclasses import replace

import pytest
from builders import (
    SESSION,
    a_content_row,
    a_council,
    a_dossier,
    a_member,
    a_nomination,
    a_request,
    a_row,
    a_session,
    a_signatory,
    a_unit,
    a_vote,
    findings_in,
)

from paperwork.model import Criterion, Ground, Options, Secrecy, SigningMode

OURS = [f"PW{number}" for number in range(202, 222)]


def only(code, dossier, **order):
    (finding,) = [f for f in findings_in(dossier, **order) if f.code == code]
    return finding


def none(code, dossier):
    return not [f for f in findings_in(dossier) if f.code == code]


def test_a_whole_dossier_has_no_error():
    assert [f for f in findings_in(a_dossier()) if f.is_error] == []


def test_a_request_dated_before_the_minutes_that_it_cites():
    rows = (a_request("to-trinh", 4, issued_on=dt.date(2027, 1, 7)), *a_dossier().requests)

    finding = only("PW202", a_dossier(requests=rows))

    assert str(finding.where) == "Văn bản!D4"
    assert finding.message == (
        "Tờ trình ghi ngày 07/01/2027, trước biên bản ngày 08/01/2027 mà nó căn cứ vào."
    )


def test_a_decision_dated_before_the_minutes_also_when_no_request_stands_between():
    rows = (
        a_request("ke-hoach", wanted=False),
        a_request("to-trinh", wanted=False),
        a_request("quyet-dinh", 4, issued_on=dt.date(2027, 1, 7)),
    )

    assert str(only("PW202", a_dossier(requests=rows)).where) == "Văn bản!D4"


def test_nobody_in_office_signs_on_the_day():
    left = a_signatory(until=dt.date(2027, 1, 13))
    rows = (a_request("ke-hoach", wanted=False), a_request("bao-cao", wanted=False))

    finding = only("PW203", a_dossier(signatories=(left,), requests=rows))

    assert str(finding.where) == "Người ký"
    assert finding.message == "Không có người ký quyết định vào ngày 14/01/2027."


def test_each_document_without_a_signatory_is_named():
    found = [f.message for f in findings_in(a_dossier(signatories=())) if f.code == "PW203"]

    assert [message.partition(" vào ngày")[0] for message in found] == [
        "Không có người ký kế hoạch",
        "Không có người ký quyết định",
        "Không có người ký báo cáo",
    ]


def commune(mode):
    signatory = a_signatory(
        document_type="bao-cao", mode=mode, origin=a_row("Người ký", 5, mode="C")
    )
    return a_dossier(signatories=(a_signatory(), signatory))


@pytest.mark.parametrize("mode", [SigningMode.TM, SigningMode.TM_KT])
def test_one_who_signs_for_a_collective_needs_its_name(mode):
    assert str(only("PW204", commune(mode)).where) == "Người ký!C5"


def test_the_collective_of_a_commune_is_known():
    dossier = replace(commune(SigningMode.TM), unit=a_unit(collective="Ủy ban nhân dân"))

    assert none("PW204", dossier)


def test_one_who_signs_for_the_council_needs_no_collective_of_the_office():
    assert none("PW204", a_dossier())


@pytest.mark.parametrize(
    ("role", "field", "what"),
    [("Chủ tịch", "chair", "chủ tọa"), ("Ủy viên, Thư ký", "secretary", "thư ký")],
)
def test_minutes_need_a_chair_and_a_secretary(role, field, what):
    council = tuple(replace(m, role="Ủy viên") if m.role == role else m for m in a_council())
    session = a_session(origin=a_row("Phiên họp", 6, **{field: "B"}))

    finding = only("PW205", a_dossier(council=council, session=session))

    assert str(finding.where) == "Phiên họp!B6"
    assert finding.message == f"Biên bản chưa có {what}."


def test_minutes_of_another_day_than_the_session():
    rows = (a_request("bien-ban", 3, issued_on=dt.date(2027, 1, 9)), *a_dossier().requests)

    finding = only("PW206", a_dossier(requests=rows))

    assert str(finding.where) == "Văn bản!D3"
    assert finding.message == "Biên bản ghi ngày 09/01/2027, khác ngày họp 08/01/2027."


def test_a_nomination_without_votes_among_those_with_votes():
    dossier = a_dossier(a_nomination("DC-0001"), a_nomination("DC-0002"), votes=(a_vote(),))

    finding = only("PW207", dossier)

    assert str(finding.where) == "Đề cử!B3"
    assert finding.message == "Người DC-0002 chưa có kết quả biểu quyết."
    assert "DC-0002" in finding.remedy


def test_before_the_vote_no_nomination_is_late():
    assert none("PW207", a_dossier(votes=()))


def test_an_award_above_the_office_needs_the_superior_that_grants_it():
    unit = a_unit(superior_award="", origin=a_row("Đơn vị", 18, superior_award="B"))

    assert str(only("PW208", a_dossier(a_nomination(award="BKT"), unit=unit)).where) == (
        "Đơn vị!B18"
    )
    assert none("PW208", a_dossier(a_nomination(award="LDTT"), unit=unit))
    assert none("PW208", a_dossier(a_nomination(award="BKT")))


def test_a_decision_needs_those_who_carry_it_out():
    unit = a_unit(executors="", origin=a_row("Đơn vị", 22, executors="B"))

    assert str(only("PW209", a_dossier(unit=unit)).where) == "Đơn vị!B22"


def test_a_report_needs_the_superior_it_goes_to():
    unit = a_unit(superior="", origin=a_row("Đơn vị", 16, superior="B"))

    finding = only("PW210", a_dossier(unit=unit))

    assert str(finding.where) == "Đơn vị!B16"
    assert finding.message == "Báo cáo chưa có nơi kính gửi."


@pytest.mark.parametrize(
    ("field", "label"),
    [("starts", "Giờ bắt đầu"), ("ends", "Giờ kết thúc"), ("place", "Địa điểm")],
)
def test_minutes_need_the_hours_and_the_place(field, label):
    session = a_session(**{field: ""}, origin=a_row("Phiên họp", 4, **{field: "B"}))

    finding = only("PW211", a_dossier(session=session))

    assert str(finding.where) == "Phiên họp!B4"
    assert finding.message == f"Biên bản chưa có {label.lower()}."
    assert f"“{label}”" in finding.remedy


def test_a_type_that_stands_in_two_rows():
    rows = (a_request("quyet-dinh", 2), a_request("quyet-dinh", 5), a_request("quyet-dinh", 6))

    finding = only("PW212", a_dossier(requests=rows))

    assert str(finding.where) == "Văn bản!A5"
    assert finding.message == "Quyết định được ghi hai lần ở trang Văn bản."


def test_a_type_may_stand_in_a_row_for_each_award():
    rows = (a_request("quyet-dinh"), a_request("quyet-dinh", award="GK"))

    assert none("PW212", a_dossier(requests=rows))


def test_criteria_that_the_typed_plan_has_no_place_for():
    criteria = (Criterion("Hoàn thành nhiệm vụ"),)
    typed = (a_content_row("Mục đích", "I"),)

    assert str(only("PW213", a_dossier(content=typed, criteria=criteria)).where) == "Tiêu chuẩn"
    assert none("PW213", a_dossier(criteria=criteria))
    marked = (*typed, a_content_row("", "criteria"))
    assert none("PW213", a_dossier(content=marked, criteria=criteria))


def test_parts_left_to_the_usual_wording_are_named_once_for_the_document():
    row = a_content_row("Trao đổi sôi nổi.", document_type="bien-ban", part="Thảo luận")
    found = [f for f in findings_in(a_dossier(content=(row,))) if f.code == "PW214"]

    (finding,) = found
    assert str(finding.where) == "Nội dung"
    assert finding.message.startswith("Báo cáo dùng lời văn mặc định ở các phần: “")
    assert not finding.is_error


def test_minutes_that_tell_the_discussion_are_not_left_to_the_usual_wording():
    dossier = a_dossier(session=a_session(discussion=("Nhất trí với danh sách.",)))

    said = [f.message for f in findings_in(dossier) if f.code == "PW214"]

    assert [message.partition(" dùng")[0] for message in said] == ["Báo cáo"]


def test_a_row_for_a_part_that_the_document_does_not_have():
    row = a_content_row(
        "Ghi chú thêm.",
        document_type="bien-ban",
        part="Phụ lục",
        origin=a_row("Nội dung", 9, part="B"),
    )

    finding = only("PW215", a_dossier(content=(row,)))

    assert str(finding.where) == "Nội dung!B9"
    assert finding.message == "Biên bản không có phần “Phụ lục” nên dòng này không được in."
    assert finding.remedy == "Ở cột Phần, ghi “Thảo luận”."


def test_a_row_for_an_unknown_part_of_the_plan_is_told_what_may_stand_there():
    row = a_content_row("Ghi chú thêm.", part="Phụ lục")

    assert ": ." not in only("PW215", a_dossier(content=(row,))).remedy


def test_part_names_are_read_without_accents_and_the_timeline_is_a_part_of_the_plan():
    rows = (
        a_content_row("Sôi nổi.", document_type="bien-ban", part="thảo  LUẬN"),
        a_content_row("Họp xét", part="Tiến độ"),
    )

    assert none("PW215", a_dossier(content=rows))


def test_minutes_need_a_council():
    finding = only("PW216", a_dossier(council=(), votes=(a_vote(members=5),)))

    assert str(finding.where) == "Hội đồng"


def test_a_council_whose_terms_are_over_is_no_council():
    left = tuple(replace(m, until=SESSION - dt.timedelta(days=1)) for m in a_council())

    assert str(only("PW216", a_dossier(council=left, votes=(a_vote(members=5),))).where) == (
        "Hội đồng"
    )


def test_a_level_that_would_number_itself_beside_the_heading_it_stands_under():
    rows = [
        a_content_row(
            "Lời.",
            level,
            document_type="bien-ban",
            part="Thảo luận",
            origin=a_row("Nội dung", row, level="C"),
        )
        for row, level in ((7, "1"), (8, "-"))
    ]

    finding = only("PW217", a_dossier(content=tuple(rows)))

    assert str(finding.where) == "Nội dung!C7"
    assert "“Thảo luận”" in finding.message


def test_minutes_that_are_not_made_lack_nothing():
    dossier = a_dossier(council=(), session=a_session(held_on=None, starts=""), votes=())

    assert not {f.code for f in findings_in(dossier)} & {"PW205", "PW206", "PW211", "PW216"}


def test_a_ground_that_is_not_in_force_is_told_for_the_document_that_would_print_it():
    own = Ground(
        "Căn cứ Quy chế thi đua của Sở",
        "quyet-dinh",
        since=dt.date(2027, 2, 1),
        origin=a_row("Căn cứ", 3, since="C"),
    )

    assert str(only("PW131", a_dossier(grounds=(own,))).where) == "Căn cứ!C3"
    assert none("PW131", a_dossier(grounds=(own,), votes=()))


def test_all_faults_are_said_at_once():
    dossier = a_dossier(
        a_nomination("DC-0001"),
        a_nomination("DC-0002", "BKT"),
        unit=a_unit(superior="", superior_award="", executors=""),
        signatories=(),
        council=(a_member("Hồ Thị Na"),),
        session=a_session(place=""),
        votes=(a_vote("DC-0002", 1),),
    )

    codes = {f.code for f in findings_in(dossier) if f.code in OURS}

    assert codes >= {"PW203", "PW205", "PW207", "PW208", "PW210", "PW211"}


def test_no_fault_is_said_twice():
    dossier = a_dossier(signatories=(), unit=a_unit(superior="", executors=""))

    found = findings_in(dossier)

    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("decisions", "row", "cell"),
    [
        ("dossier", {"award": "LDTT"}, "B4"),
        ("award", {"number": 7}, "C4"),
        ("award", {"number": 7, "award": "GK"}, "C4"),
    ],
    ids=["an award where decisions are one", "a number for all", "an award nobody was granted"],
)
def test_a_row_of_the_documents_sheet_that_nothing_uses_is_told(decisions, row, cell):
    dossier = a_dossier(
        a_nomination("DC-0001", "LDTT"),
        options=Options(decisions=decisions),
        requests=(a_request("quyet-dinh", 4, **row),),
    )

    assert str(only("PW219", dossier).where) == f"Văn bản!{cell}"


def test_a_document_called_by_name_but_declined_in_the_sheet_is_not_left_out_in_silence():
    dossier = a_dossier(requests=(a_request("quyet-dinh", 4, wanted=False),))

    assert str(only("PW218", dossier, only=frozenset({"quyet-dinh"})).where) == "Văn bản!E4"


def test_a_place_too_long_for_the_larger_size_is_told():
    place = a_unit(place="Thành phố Hồ Chí Minh")

    assert only("PW220", a_dossier(unit=place)).message.startswith("Địa danh và ngày tháng")
    assert none("PW220", a_dossier(unit=place, options=Options(size_profile="S")))
    assert none("PW220", a_dossier())


def test_a_secret_document_is_to_be_made_off_the_network_and_stamped_by_hand():
    rows = (a_request("quyet-dinh", 4, secrecy=Secrecy.SECRET), *a_dossier().requests)

    finding = only("PW221", a_dossier(requests=rows))

    assert (str(finding.where), finding.is_error) == ("Văn bản!F4", False)
    assert finding.message.startswith("Quyết định là văn bản mật")
    assert "không nối mạng" in finding.remedy
    assert "dấu khắc sẵn" in finding.remedy


def test_a_secret_document_that_is_not_made_is_not_spoken_of():
    secret = a_request("quyet-dinh", 4, secrecy=Secrecy.SECRET, wanted=False)

    assert none("PW221", a_dossier(requests=(secret,)))
    assert none("PW221", a_dossier())
