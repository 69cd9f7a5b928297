"""What a template may say, of a whole set of documents."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from builders import a_dossier, a_nomination, a_vote, composed, the

from paperwork.language.values import plain_text
from paperwork.model import DocumentNumber, Era, Kind, Options
from paperwork.vocabulary import context
from paperwork.wording import BLANK
from paperwork.wordml import Paragraphs, Rule

PEOPLE = (
    a_nomination("DC-0001", "LDTT"),
    a_nomination("DC-0002", "BKT"),
    a_nomination("DC-0003", "GK", kind=Kind.HOUSEHOLD, salutation="Ông", address="Thôn Đoài"),
    a_nomination("DC-0004", "LDTT", under_examination=True),
    a_nomination("DC-0005", "LDTT"),
)
VOTES = tuple(a_vote(p.code, 1 if p.code == "DC-0005" else 5) for p in PEOPLE if p != PEOPLE[3])


def fields_of(key, **changes):
    whole = composed(a_dossier(*PEOPLE, **{"votes": VOTES} | changes))
    return context(whole, the(key, whole))


@pytest.mark.parametrize(
    ("field", "codes"),
    [
        ("de_cu", ["DC-0001", "DC-0004", "DC-0005", "DC-0002", "DC-0003"]),
        ("thong_qua", ["DC-0001", "DC-0002", "DC-0003"]),
        ("khen", ["DC-0001", "DC-0003"]),
        ("trinh", ["DC-0002"]),
        ("khong_dat", ["DC-0005"]),
        ("khong_xet", ["DC-0004"]),
        ("chua_dat", ["DC-0004", "DC-0005"]),
        ("bieu_quyet", ["DC-0001", "DC-0005", "DC-0002", "DC-0003"]),
    ],
)
def test_each_result_has_its_group(field, codes):
    group = fields_of("to-trinh")[field]

    assert [nominee["ma"] for nominee in group["danh_sach"]] == codes


def test_two_appendices_are_numbered_and_one_is_not():
    both = fields_of("to-trinh")
    one = fields_of("to-trinh", votes=tuple(v for v in VOTES if v.nomination != "DC-0002"))

    assert (both["phu_luc_khen"], both["phu_luc_trinh"]) == ("Phụ lục I", "Phụ lục II")
    assert one["phu_luc_khen"] == one["phu_luc_trinh"] == "Phụ lục"


def test_money_is_spoken_of_only_where_some_is_paid():
    assert fields_of("quyet-dinh")["co_tien_thuong"]
    assert not fields_of("quyet-dinh", options=Options(pays_bonus=False))["co_tien_thuong"]


def test_the_fields_of_a_document_are_its_own():
    fields = fields_of("to-trinh")

    assert fields["kinh_gui"] == ["Giám đốc Sở Nông nghiệp và Môi trường"]
    assert (fields["noi_nhan"][0], fields["noi_nhan"][-1]) == ("Như trên;", "Lưu: VT, VP.")
    assert fields["dia_danh"] == "An Sơn"
    assert fields["cua"] == "Hội đồng Thi đua - Khen thưởng Sở Nông nghiệp và Môi trường"
    assert fields["ky"]["ho_ten"] == "Lê Thị Mận"


def test_the_request_cites_the_plan_and_the_minutes():
    fields = fields_of("to-trinh")

    assert fields["ke_hoach"]["ngan"].startswith("Kế hoạch số")
    assert fields["bien_ban"]["ngan"].endswith("ngày 08 tháng 01 năm 2027")
    assert fields["quyet_dinh"] is None


def test_grounds_are_punctuated_and_end_in_the_documents_of_the_set():
    *others, last = fields_of("quyet-dinh")["can_cu"]

    assert all(line.endswith(";") for line in others)
    assert last.startswith("Xét đề nghị của Hội đồng")
    assert last.endswith(".")


def a_set_awaiting(*keys):
    """The whole set numbered from 01 on, as it prints while documents of some types wait."""
    whole = composed(a_dossier(*PEOPLE, votes=VOTES))
    numbered = tuple(
        replace(document, number=DocumentNumber(serial, document.symbol))
        for serial, document in enumerate(whole.documents, 1)
    )
    waiting = frozenset(d.key for d in numbered if d.type.key in keys)
    return replace(whole, documents=numbered, awaiting=waiting)


def test_the_request_has_number_and_day_while_the_decision_awaits_its_own():
    whole = a_set_awaiting("quyet-dinh")

    request, decision = (context(whole, the(key, whole)) for key in ("to-trinh", "quyet-dinh"))

    assert (request["so_ky_hieu"], request["ngay_thang"]) == (
        "03/TTr-HĐTĐKT",
        "ngày 14 tháng 01 năm 2027",
    )
    assert (decision["so_ky_hieu"], decision["ngay_thang"]) == (
        f"{BLANK}/QĐ-SNNMT",
        f"ngày{BLANK}tháng 01 năm 2027",
    )
    assert decision["to_trinh"]["ngan"] == "Tờ trình số 03/TTr-HĐTĐKT ngày 14 tháng 01 năm 2027"
    assert "03/TTr-HĐTĐKT" in decision["can_cu"][-1]


def test_what_cites_a_decision_that_awaits_its_number_leaves_room_for_it():
    whole = a_set_awaiting("quyet-dinh")

    report = context(whole, the("bao-cao", whole))

    assert report["so_ky_hieu"] == "05/BC-SNNMT"
    assert report["quyet_dinh"]["ngan"] == (
        f"Quyết định số {BLANK}/QĐ-SNNMT ngày{BLANK}tháng 01 năm 2027"
    )


def test_a_list_waits_for_its_day_with_the_decision_and_not_with_the_request():
    with_decision, with_request = a_set_awaiting("quyet-dinh"), a_set_awaiting("to-trinh")

    day = {
        name: context(whole, the("danh-sach", whole))["ngay_thang"]
        for name, whole in (("decision", with_decision), ("request", with_request))
    }

    assert day["decision"] == f"ngày{BLANK}tháng 01 năm 2027"
    assert day["request"] == "ngày 14 tháng 01 năm 2027"


def test_a_document_for_one_award_says_which_and_another_says_none():
    whole = composed(a_dossier(*PEOPLE[:1], options=Options(decisions="award")))

    (decision,) = [d for d in whole.documents if d.type.key == "quyet-dinh"]

    assert context(whole, decision)["danh_hieu"] == {
        "ten": "Lao động tiên tiến",
        "cum": "danh hiệu “Lao động tiên tiến”",
    }
    assert fields_of("to-trinh")["danh_hieu"] is None


@pytest.mark.parametrize(
    "key", ["ke-hoach", "bien-ban", "to-trinh", "quyet-dinh", "bao-cao", "danh-sach"]
)
def test_every_value_is_one_that_a_template_can_print_or_walk_through(key):
    for value in leaves(fields_of(key)):
        # the others are asked about in an {% if %}, drawn, or typed into a cell of Excel
        if not isinstance(value, bool | Decimal | dt.date | Rule | Paragraphs | None):
            assert plain_text(value) == str(value)


def leaves(value):
    if isinstance(value, Mapping):
        for child in value.values():
            yield from leaves(child)
    elif isinstance(value, list):
        for child in value:
            yield from leaves(child)
    else:
        yield value


def test_what_two_documents_have_in_common_is_worked_out_once():
    whole = composed(a_dossier(*PEOPLE, votes=VOTES))
    request, report = (context(whole, the(key, whole)) for key in ("to-trinh", "bao-cao"))

    assert all(request[name] is report[name] for name in ("khen", "ho_so", "hoi_dong", "don_vi"))


def test_documents_under_two_names_of_the_office_do_not_share_it():
    dossier = a_dossier(*PEOPLE, votes=VOTES)
    former = replace(dossier.unit, name="Sở Thủy lợi")
    whole = composed(replace(dossier, eras=(Era(former, until=dt.date(2020, 1, 1)),)))
    request, report = the("to-trinh", whole), the("bao-cao", whole)
    early = replace(report, issued_on=dt.date(2019, 1, 1))
    names = [context(whole, d)["don_vi"]["ten"] for d in (early, request, early, report)]

    assert names == ["Sở Thủy lợi", dossier.unit.name, "Sở Thủy lợi", dossier.unit.name]
