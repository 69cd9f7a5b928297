"""Who signs: the one named for the type, in office on the day; for the council its deputy chair."""

import datetime as dt

import pytest
from builders import TODAY, a_dossier, a_member, a_session, a_signatory, composed, shipped, the

from paperwork.compose.signing import signatory_for
from paperwork.model import SigningMode
from paperwork.vocabulary import context


def signing(key, dossier, day=TODAY):
    signatory = signatory_for(dossier, shipped(key), day)
    return signatory.name if signatory else None


def test_one_who_signs_everything_signs_the_decision():
    assert signing("quyet-dinh", a_dossier()) == "Vũ Đình Khang"


def test_one_named_for_the_type_signs_before_one_who_signs_everything():
    deputy = a_signatory("Lê Thị Mận", "Phó Giám đốc", document_type="bao-cao")
    dossier = a_dossier(signatories=(a_signatory(), deputy))

    assert signing("bao-cao", dossier) == "Lê Thị Mận"
    assert signing("quyet-dinh", dossier) == "Vũ Đình Khang"


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (dt.date(2026, 12, 31), "Bùi Văn Cũ"),
        (dt.date(2027, 1, 1), "Bùi Văn Mới"),
        (dt.date(2027, 6, 30), "Bùi Văn Mới"),
        (dt.date(2027, 7, 1), None),
    ],
)
def test_only_one_in_office_on_the_day_signs(day, name):
    before = a_signatory("Bùi Văn Cũ", until=dt.date(2026, 12, 31))
    after = a_signatory("Bùi Văn Mới", since=dt.date(2027, 1, 1), until=dt.date(2027, 6, 30))

    assert signing("quyet-dinh", a_dossier(signatories=(before, after)), day) == name


def test_when_the_one_named_for_the_type_has_left_the_general_one_signs():
    left = a_signatory("Bùi Văn Cũ", document_type="quyet-dinh", until=dt.date(2026, 1, 1))

    assert signing("quyet-dinh", a_dossier(signatories=(left, a_signatory()))) == "Vũ Đình Khang"


def test_the_deputy_chair_signs_the_request_for_the_council_and_the_chair():
    whole = composed(a_dossier())

    request = the("to-trinh", whole)

    assert request.signatory.mode is SigningMode.TM_KT
    assert context(whole, request)["ky"] == {
        "dong": ["TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH THƯỜNG TRỰC"],
        "ho_ten": "Lê Thị Mận",
        "chuc_vu_khac": "Phó Giám đốc",
    }


def test_one_named_for_the_request_signs_it_before_the_deputy_chair():
    named = a_signatory("Trần Văn Đức", "Ủy viên", document_type="to-trinh")

    assert signing("to-trinh", a_dossier(signatories=(a_signatory(), named))) == "Trần Văn Đức"


def test_one_who_signs_everything_for_the_office_does_not_sign_for_the_council():
    dossier = a_dossier(council=(a_member("Vũ Đình Khang", "Chủ tịch"),))

    assert signing("to-trinh", dossier) is None


def test_any_deputy_chair_signs_where_none_is_standing():
    council = (a_member("Vũ Đình Khang", "Chủ tịch"), a_member("Cù Thị Lan", "Phó Chủ tịch"))

    assert signing("to-trinh", a_dossier(council=council)) == "Cù Thị Lan"


def test_a_deputy_chair_whose_term_is_over_does_not_sign():
    left = a_member("Cù Thị Lan", "Phó Chủ tịch", until=dt.date(2026, 12, 31))
    dossier = a_dossier(council=(left,), session=a_session())

    assert signing("to-trinh", dossier) is None


@pytest.mark.parametrize("key", ["bien-ban", "danh-sach"])
def test_minutes_and_lists_have_no_signatory_of_that_sheet(key):
    assert signing(key, a_dossier()) is None
