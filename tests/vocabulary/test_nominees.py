"""Nominees in lists, counts and money, as the documents print them."""

from dataclasses import replace
from decimal import Decimal

import pytest
from builders import a_judgement, a_nomination, a_vote

from paperwork.model import Kind, Options, Outcome
from paperwork.vocabulary.nominees import counted, group, kinds_named


def of(*kinds):
    return [a_judgement(kind=kind) for kind in kinds]


def nominee(judgement):
    (fields,) = group([judgement])["danh_sach"]
    return fields


def test_kinds_are_counted_in_two_digits():
    judged = of(*[Kind.INDIVIDUAL] * 12, *[Kind.COLLECTIVE] * 3, Kind.HOUSEHOLD)

    assert counted(judged) == "03 tập thể, 12 cá nhân và 01 hộ gia đình"


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        ([Kind.INDIVIDUAL], "01 cá nhân"),
        ([Kind.COLLECTIVE, Kind.HOUSEHOLD], "01 tập thể và 01 hộ gia đình"),
        ([Kind.ENTERPRISE], "01 doanh nghiệp, hợp tác xã"),
        ([], "không có trường hợp nào"),
    ],
)
def test_a_kind_of_which_there_is_none_vanishes(kinds, said):
    assert counted(of(*kinds)) == said


def test_the_kinds_that_occur_are_named_in_their_order():
    judged = of(Kind.HOUSEHOLD, Kind.COLLECTIVE, Kind.HOUSEHOLD)

    assert kinds_named(judged) == "tập thể, hộ gia đình"


@pytest.mark.parametrize(
    ("said", "called"),
    [
        (
            {"kind": Kind.HOUSEHOLD, "salutation": "Ông", "name": "Lương Văn Tấn"},
            "Hộ ông Lương Văn Tấn",
        ),
        (
            {"kind": Kind.HOUSEHOLD, "salutation": "Bà", "name": "Lò Thị Pản"},
            "Hộ bà Lò Thị Pản",
        ),
        ({"kind": Kind.HOUSEHOLD, "name": "Lương Văn Tấn"}, "Hộ Lương Văn Tấn"),
        (
            {"kind": Kind.HOUSEHOLD, "salutation": "Ông", "name": "Hộ ông Lương Văn Tấn"},
            "Hộ ông Lương Văn Tấn",
        ),
        ({"kind": Kind.HOUSEHOLD, "name": "Gia đình ông Tấn"}, "Gia đình ông Tấn"),
        ({"salutation": "Bà", "name": "Đỗ Thị Hạnh"}, "Bà Đỗ Thị Hạnh"),
        ({"name": "Đỗ Thị Hạnh"}, "Đỗ Thị Hạnh"),
        ({"kind": Kind.COLLECTIVE, "name": "Phòng Nông thôn"}, "Phòng Nông thôn"),
    ],
)
def test_nominees_are_called_as_in_a_decision(said, called):
    assert nominee(a_judgement(**said))["ten_goi"] == called


@pytest.mark.parametrize(
    ("said", "position"),
    [
        ({"post": "Chuyên viên", "workplace": "Văn phòng Sở"}, "Chuyên viên, Văn phòng Sở"),
        ({"post": "", "workplace": "Văn phòng Sở"}, "Văn phòng Sở"),
        ({"kind": Kind.HOUSEHOLD, "address": "Thôn Đoài", "workplace": ""}, "Thôn Đoài"),
        ({"kind": Kind.ENTERPRISE, "address": "", "workplace": "xã Yên Hòa"}, "xã Yên Hòa"),
        ({"kind": Kind.COLLECTIVE, "name": "Văn phòng", "workplace": "Văn phòng"}, ""),
        ({"kind": Kind.COLLECTIVE, "name": "Tổ xe", "workplace": "Văn phòng"}, "Văn phòng"),
    ],
)
def test_beside_a_person_stands_the_post_beside_a_household_the_place(said, position):
    assert nominee(a_judgement(**said))["chuc_vu_don_vi"] == position


def test_lists_go_by_kind_then_award_then_the_order_of_the_sheet():
    judged = [
        a_judgement("GK", name="Hai", kind=Kind.INDIVIDUAL),
        a_judgement("LDTT", name="Ba", kind=Kind.INDIVIDUAL),
        a_judgement("LDTT", name="An", kind=Kind.INDIVIDUAL),
        a_judgement("GK", name="Hộ Sáu", kind=Kind.HOUSEHOLD),
        a_judgement("GK", name="Phòng Một", kind=Kind.COLLECTIVE),
    ]

    listed = group(judged)["danh_sach"]

    assert [n["ten"] for n in listed] == ["Phòng Một", "Ba", "An", "Hai", "Hộ Sáu"]
    assert [n["stt"] for n in listed] == [1, 2, 3, 4, 5]


def test_each_line_ends_with_a_semicolon_and_the_last_with_a_full_stop():
    fields = group([a_judgement("GK"), a_judgement("LDTT"), a_judgement("LDTT")])

    assert [n["dau_cuoi"] for n in fields["danh_sach"]] == [";", ";", "."]
    assert [a["dau_cuoi"] for a in fields["theo_danh_hieu"]] == [";", "."]
    assert [n["dau_cuoi"] for n in fields["theo_danh_hieu"][0]["danh_sach"]] == [";", "."]


def test_each_kind_has_its_own_list_numbered_from_one():
    fields = group(of(Kind.COLLECTIVE, Kind.INDIVIDUAL, Kind.INDIVIDUAL))

    assert [n["stt"] for n in fields["ca_nhan"]] == [1, 2]
    assert len(fields["tap_the"]) == 1
    assert fields["ho_gia_dinh"] == fields["doanh_nghiep"] == []


def test_awards_come_in_their_printing_order_with_their_phrase_and_count():
    fields = group([a_judgement("GK"), a_judgement("LDTT"), a_judgement("GK")])

    title, form = fields["theo_danh_hieu"]
    assert (title["cum"], title["ten_cum"]) == (
        "danh hiệu “Lao động tiên tiến”",
        "Danh hiệu “Lao động tiên tiến”",
    )
    assert (form["ten"], form["cum"], form["so_luong"]) == ("Giấy khen", "Giấy khen", "02 cá nhân")


@pytest.mark.parametrize(
    ("threshold", "said"),
    [
        (None, "quá nửa tổng số thành viên Hội đồng đồng ý"),
        (80, "từ 80% tổng số thành viên Hội đồng trở lên đồng ý"),
    ],
)
def test_the_votes_an_award_needs_are_said(threshold, said):
    judgement = replace(a_judgement("CSTDCS"), threshold=threshold)

    assert group([judgement])["theo_danh_hieu"][0]["nguong"] == said


def judged(agree, members, **changes):
    vote = a_vote(agree=agree, **changes)
    return replace(a_judgement(), vote=vote, members=members)


def test_the_share_is_over_all_members_whoever_came():
    fields = nominee(judged(11, 13, disagree=1))

    assert (fields["phieu"], fields["ty_le"], fields["ty_le_so"]) == (
        "11/13",
        "84,62",
        Decimal("84.62"),
    )
    assert (fields["dong_y"], fields["khong_dong_y"], fields["khong_hop_le"]) == (11, 1, 0)
    assert fields["thanh_vien"] == 13


def test_a_nominee_without_votes_has_blank_cells_and_not_zeros():
    fields = nominee(a_judgement(outcome=Outcome.BLOCKED))

    assert {fields[name] for name in ("dong_y", "phieu", "ty_le", "ty_le_so")} == {""}


def test_the_money_is_summed_by_kind_and_together_in_figures_and_words():
    fields = group(
        [
            a_judgement(bonus=2_530_000),
            a_judgement(bonus=760_000),
            a_judgement("TTLDTT", bonus=3_800_000, kind=Kind.COLLECTIVE),
        ]
    )

    assert fields["tien"] == "7.090.000"
    assert fields["tien_so"] == 7_090_000
    assert fields["tien_bang_chu"] == "Bảy triệu không trăm chín mươi nghìn đồng"
    assert fields["tien_theo_loai"] == {
        "tap_the": "3.800.000",
        "ca_nhan": "3.290.000",
        "ho_gia_dinh": "0",
        "doanh_nghiep": "0",
    }


def test_a_reason_is_said_inside_a_sentence():
    judgement = replace(a_judgement(outcome=Outcome.BLOCKED), reason="Đang trong thời hạn kỷ luật.")

    assert nominee(judgement)["ly_do"] == "đang trong thời hạn kỷ luật"


@pytest.mark.parametrize("outcome", list(Outcome))
def test_every_outcome_has_its_words(outcome):
    fields = nominee(a_judgement(outcome=outcome))

    assert fields["ket_qua"]
    assert fields["ket_luan"]


def test_what_passed_reads_the_same_in_the_votes_whoever_grants_it():
    own, above = (nominee(a_judgement(outcome=o)) for o in (Outcome.AWARDED, Outcome.PROPOSED))

    assert own["ket_qua"] == above["ket_qua"] == "Đạt"
    assert (own["ket_luan"], above["ket_luan"]) == ("Khen theo thẩm quyền", "Trình cấp trên")


def test_to_count_nominees_asks_nothing_of_their_votes_or_awards():
    fields = group([replace(a_judgement(), award=None, vote=None, members=None)])

    assert fields["so_ho_so"] == "01"
    assert fields["so_luong"] == "01 cá nhân"
    assert fields["tien"] == "0"


def test_a_nominee_is_asked_only_for_what_is_printed():
    broken = replace(a_judgement(name="Đỗ Thị Hạnh"), outcome=None, reason=None)

    fields = nominee(broken)

    assert fields["ten"] == "Đỗ Thị Hạnh"
    with pytest.raises(KeyError):
        fields["ket_qua"]


def test_a_group_of_nobody_is_empty_and_counts_nothing():
    fields = group([])

    assert fields["danh_sach"] == fields["theo_danh_hieu"] == []
    assert (fields["so_ho_so"], fields["tien"]) == ("00", "0")
    assert fields["tien_bang_chu"] == "Không đồng"


def test_who_was_let_through_by_a_reason_is_listed_with_it():
    nominee = a_nomination(name="Phòng Kế hoạch", exception="Hai người mới chuyển đến.")
    let_through = replace(a_judgement(nominee=nominee), waived="Chưa đạt điều kiện từ 70%.")

    (told,) = group([let_through, a_judgement()])["ngoai_le"]

    assert told["dieu_kien_bo_qua"] == "chưa đạt điều kiện từ 70%"
    assert told["ly_do_ngoai_le"] == "Hai người mới chuyển đến"
    assert told["dau_cuoi"] == "."


def test_amounts_are_read_the_way_of_the_office():
    southern = Options(four="bốn", thousand="ngàn", dong="đồng chẵn", capital_words=False)

    assert group([a_judgement(bonus=2_024_000)])["tien_bang_chu"] == (
        "Hai triệu không trăm hai mươi tư nghìn đồng"
    )
    assert group([a_judgement(bonus=2_024_000)], southern)["tien_bang_chu"] == (
        "hai triệu không trăm hai mươi bốn ngàn đồng chẵn"
    )
