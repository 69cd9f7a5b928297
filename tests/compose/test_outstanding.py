"""The choice of the outstanding who are introduced to the superior."""

from dataclasses import replace

from builders import a_dossier, a_nomination, a_row, a_vote, findings_in, the
from builders import composed as composed_of

from paperwork.vocabulary import context

OF_THE_CHOICE = {"PW240", "PW241", "PW242", "PW243", "PW244"}


def chosen(number, order, award="LDTT", **changes):
    code = f"DC-{number:04d}"
    origin = a_row("Đề cử", number + 1, code="B", outstanding="Y")
    values = {"outstanding": order, "achievement": f"Việc {number}.", "origin": origin}
    return a_nomination(code, award, **values | changes)


def told(dossier):
    return [(f.code, str(f.where)) for f in findings_in(dossier) if f.code in OF_THE_CHOICE]


def needing(dossier, number):
    return replace(dossier, campaign=replace(dossier.campaign, outstanding=number))


def test_nobody_need_be_chosen():
    assert told(a_dossier(a_nomination())) == []


def test_five_is_usual_and_another_number_is_told_at_the_first_chosen():
    three = a_dossier(*(chosen(n, n) for n in (1, 2, 3)))
    five = a_dossier(*(chosen(n, n) for n in range(1, 6)))

    assert told(three) == [("PW240", "Đề cử!Y2")]
    assert told(five) == []


def test_the_office_may_ask_for_another_number():
    three = a_dossier(*(chosen(n, n) for n in (1, 2, 3)))

    assert told(needing(three, 3)) == []
    assert told(needing(three, 4)) == [("PW240", "Đề cử!Y2")]


def test_that_five_is_only_usual_is_said_unless_the_office_says_its_number():
    dossier = a_dossier(chosen(1, 1))

    (usual,) = [f.message for f in findings_in(dossier) if f.code == "PW240"]
    (own,) = [f.message for f in findings_in(needing(dossier, 2)) if f.code == "PW240"]

    assert "phải chọn 05 (mức có sẵn, chưa đối chiếu" in usual
    assert own == "Đã chọn 01 điển hình tiêu biểu, trong khi phải chọn 02."


def test_only_those_who_passed_may_be_chosen():
    failed = chosen(2, 2)
    dossier = a_dossier(
        chosen(1, 1), failed, votes=(a_vote("DC-0001"), a_vote("DC-0002", 1, disagree=4))
    )

    assert told(needing(dossier, 2)) == [("PW241", "Đề cử!Y3")]


def test_an_order_and_a_person_stand_once():
    same_order = a_dossier(chosen(1, 1), chosen(2, 1))
    same_person = a_dossier(chosen(1, 1, name="Lan"), chosen(2, 2, "CSTDCS", name="Lan"))

    assert told(needing(same_order, 2)) == [("PW242", "Đề cử!Y3")]
    assert told(needing(same_person, 2)) == [("PW243", "Đề cử!Y3")]


def test_the_order_begins_with_one():
    assert told(needing(a_dossier(chosen(1, 0)), 1)) == [("PW244", "Đề cử!Y2")]


def test_they_are_listed_in_the_order_of_the_office_and_counted():
    dossier = needing(a_dossier(chosen(1, 2), chosen(2, 1), a_nomination("DC-0003")), 2)
    whole = composed_of(dossier, only=frozenset({"to-trinh-tieu-bieu"}))

    fields = context(whole, the("to-trinh-tieu-bieu", whole))

    assert [d["ma"] for d in fields["tieu_bieu"]["danh_sach"]] == ["DC-0002", "DC-0001"]
    assert fields["tieu_bieu"]["so_luong"] == "02 cá nhân"
    assert [d["stt"] for d in fields["danh_sach_tieu_bieu"]] == [1, 2]


def test_the_superior_is_addressed_and_the_minutes_are_cited():
    dossier = needing(a_dossier(chosen(1, 1)), 1)
    whole = composed_of(dossier, only=frozenset({"to-trinh-tieu-bieu"}))

    document = the("to-trinh-tieu-bieu", whole)

    assert document.addressees == ("Ủy ban nhân dân tỉnh An Sơn",)
    assert any("Biên bản số" in ground for ground in context(whole, document)["can_cu"])
