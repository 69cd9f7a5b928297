"""The tables of the report add up, in themselves and with each other."""

import pytest
from builders import a_dossier, a_judgement, a_set
from hypothesis import given, settings
from hypothesis import strategies as st

from paperwork.awards import award_of, awards
from paperwork.model import Kind, Outcome, PastFigure
from paperwork.vocabulary.figures import report_tables, signed

KIND_FIELDS = ("tap_the", "ca_nhan", "ho_gia_dinh", "doanh_nghiep")
CODES = [award.code for award in awards()]


def tables(judgements, past=()):
    return report_tables(a_set(dossier=a_dossier(past=tuple(past))), judgements)


any_judgements = st.lists(
    st.builds(
        a_judgement,
        award=st.sampled_from(CODES),
        outcome=st.sampled_from(list(Outcome)),
        kind=st.sampled_from(list(Kind)),
        workplace=st.sampled_from(["Văn phòng", "Chi cục Thủy lợi", "Phòng Nông thôn"]),
        target_group=st.sampled_from(["", "Công chức", "Nông dân"]),
    ),
    max_size=30,
)
any_past = st.lists(
    st.builds(PastFigure, st.sampled_from(CODES), *[st.integers(0, 50)] * 4),
    max_size=6,
    unique_by=lambda figure: figure.award,
)


@given(judgements=any_judgements, past=any_past)
@settings(max_examples=80, deadline=None)
def test_rows_sum_to_totals_and_the_tables_agree(judgements, past):
    made = tables(judgements, past)

    for table in made.values():
        for name, total in table["cong"].items():
            if name != "tang_giam":
                assert total == sum(row[name] for row in table["hang"])
    awarded = sum(j.outcome is Outcome.AWARDED for j in judgements)
    proposed = sum(j.outcome is Outcome.PROPOSED for j in judgements)
    result = made["ket_qua"]["cong"]
    if judgements:
        assert result["de_nghi"] == len(judgements)
        assert (result["khen"], result["trinh"]) == (awarded, proposed)
    for name in ("danh_hieu", "nhom", "don_vi"):
        assert made[name]["cong"]["tong"] == awarded
        for row in [*made[name]["hang"], made[name]["cong"]]:
            assert row["tong"] == sum(row[field] for field in KIND_FIELDS)
    if past and made["so_sanh"]["hang"]:
        compared = made["so_sanh"]["cong"]
        assert compared["nam_nay"] == awarded + proposed
        assert compared["nam_truoc"] == sum(
            f.collectives + f.individuals + f.households + f.enterprises for f in past
        )


@given(judgements=any_judgements)
@settings(max_examples=40, deadline=None)
def test_each_result_row_is_awarded_proposed_or_neither(judgements):
    for row in tables(judgements)["ket_qua"]["hang"]:
        assert row["de_nghi"] == row["khen"] + row["trinh"] + row["khong"]


def test_results_go_by_award_in_printing_order():
    made = tables([a_judgement("GK"), a_judgement("LDTT"), a_judgement("GK", Outcome.BLOCKED)])

    assert made["ket_qua"]["hang"] == [
        {
            "stt": 1,
            "ten": "Lao động tiên tiến",
            "de_nghi": 1,
            "khen": 1,
            "trinh": 0,
            "khong": 0,
        },
        {"stt": 2, "ten": "Giấy khen", "de_nghi": 2, "khen": 1, "trinh": 0, "khong": 1},
    ]


def test_only_what_the_office_granted_is_counted_by_award_group_and_unit():
    made = tables(
        [
            a_judgement("LDTT", workplace="Văn phòng", target_group="Công chức"),
            a_judgement("BKT", Outcome.PROPOSED, workplace="Chi cục", target_group="Viên chức"),
        ]
    )

    assert [row["ten"] for row in made["danh_hieu"]["hang"]] == ["Lao động tiên tiến"]
    assert [row["ten"] for row in made["nhom"]["hang"]] == ["Công chức"]
    assert [row["ten"] for row in made["don_vi"]["hang"]] == ["Văn phòng"]


def test_nominees_without_a_group_are_counted_under_one_of_their_own():
    made = tables([a_judgement(), a_judgement(target_group="Công chức")])

    assert [(row["ten"], row["tong"]) for row in made["nhom"]["hang"]] == [
        ("Chưa phân nhóm", 1),
        ("Công chức", 1),
    ]


def test_every_row_of_the_table_of_units_has_a_name():
    household = a_judgement("GK", kind=Kind.HOUSEHOLD, workplace="", address="Thôn Đoài")

    assert all(row["ten"] for row in tables([household])["don_vi"]["hang"])


def test_this_year_stands_beside_last_year():
    past = [PastFigure("LDTT", individuals=4), PastFigure("TTLDTT", collectives=2)]
    judged = [a_judgement("LDTT")] * 3 + [a_judgement("GK"), a_judgement("BKT", Outcome.PROPOSED)]

    compared = tables(judged, past)["so_sanh"]

    rows = [(r["ten"], r["nam_truoc"], r["nam_nay"], r["tang_giam"]) for r in compared["hang"]]
    assert rows == [
        (award_of("TTLDTT").name, 2, 0, "-2"),
        ("Lao động tiên tiến", 4, 3, "-1"),
        (award_of("BKT").name, 0, 1, "+1"),
        ("Giấy khen", 0, 1, "+1"),
    ]
    assert compared["cong"] == {"nam_truoc": 6, "nam_nay": 5, "tang_giam": "-1"}


def test_without_last_year_there_is_nothing_to_compare():
    assert tables([a_judgement()])["so_sanh"]["hang"] == []


@pytest.mark.parametrize(("number", "said"), [(3, "+3"), (-2, "-2"), (0, "0")])
def test_a_difference_says_its_direction(number, said):
    assert signed(number) == said
