"""How the money was worked out, in words an accountant can check."""

from builders import a_dossier, a_judgement, a_nomination, a_unit, composed

from paperwork.model import Kind, Options
from paperwork.vocabulary import context
from paperwork.vocabulary.money import bonus_method, fund


def paid(dossier):
    whole = composed(dossier, all_types=True)
    document = next(d for d in whole.documents if d.type.key == "bang-chi-tien-thuong")
    return context(whole, document)


def test_the_table_names_the_rule_of_the_day_of_its_decision():
    fields = paid(a_dossier())

    assert fields["can_cu_tien_thuong"].startswith("Nghị định số 152/2025/NĐ-CP")
    assert "2.530.000 đồng/tháng" in fields["can_cu_tien_thuong"]


def test_the_product_is_shown_before_it_is_rounded():
    (nominee, *_) = [d for d in paid(a_dossier())["khen"]["danh_sach"] if d["muc_so"] == 760_000]

    assert nominee["chua_lam_tron"] == 759_000
    assert str(nominee["he_so"]) == "0.3"
    assert nominee["luong_co_so"] == 2_530_000
    assert (nominee["duoc_huong"], nominee["ly_do_khong_huong"]) == ("Có", "")


def test_the_sums_of_the_kinds_are_the_sum_of_all():
    khen = paid(a_dossier())["khen"]

    assert sum(kind["tien_so"] for kind in khen["theo_loai"]) == khen["tien_so"]
    assert sum(kind["muc_so"] for kind in khen["theo_loai"]) == khen["muc_so"]
    assert sum(len(kind["danh_sach"]) for kind in khen["theo_loai"]) == len(khen["danh_sach"])


def test_the_way_of_rounding_is_that_of_the_office():
    assert bonus_method(a_dossier()).startswith("làm tròn lên hàng chục nghìn đồng")
    assert bonus_method(a_dossier(options=Options(rounding="none"))).startswith("không làm tròn")


def test_households_are_spoken_of_only_where_there_are_any():
    people = (a_nomination("DC-0001", kind=Kind.INDIVIDUAL),)
    with_one = (*people, a_nomination("DC-0002", kind=Kind.HOUSEHOLD))

    assert "hộ gia đình" not in bonus_method(a_dossier(*people))
    assert "hộ gia đình" in bonus_method(a_dossier(*with_one))


def test_the_fund_is_told_with_what_is_left_or_lacking():
    judgement = a_judgement(bonus=760_000)

    assert fund(a_dossier(unit=a_unit(fund_balance=1_000_000)), [judgement]) == {
        "so_du": "1.000.000",
        "sau_khi_chi": "còn 240.000 đồng",
    }
    assert fund(a_dossier(unit=a_unit(fund_balance=0)), [judgement])["sau_khi_chi"] == (
        "thiếu 760.000 đồng"
    )
    assert fund(a_dossier(), [judgement]) == {"so_du": "", "sau_khi_chi": ""}
