"""Signatures: the seven powers to sign, in capitals, and the two that stand under minutes."""

import unicodedata

import pytest
from builders import a_document, a_dossier, a_session, a_signatory, a_type, a_unit

from paperwork.model import Issuer, SigningMode
from paperwork.vocabulary.signature import signature_of, signature_of_secretary

COMMUNE = a_unit(collective="Ủy ban nhân dân", head_post="Chủ tịch")


def signed(mode, post, unit=None, **changes):
    signatory = a_signatory("Giáp Văn Tuyển", post, mode=mode)
    document = a_document(a_type(**changes), signatory=signatory)
    return signature_of(a_dossier(unit=unit or a_unit()), document)["dong"]


@pytest.mark.parametrize(
    ("mode", "post", "lines"),
    [
        (SigningMode.DIRECT, "Giám đốc", ["GIÁM ĐỐC"]),
        (SigningMode.KT, "Phó Giám đốc", ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]),
        (SigningMode.TL, "Chánh Văn phòng", ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"]),
        (SigningMode.TUQ, "Trưởng phòng", ["TUQ. GIÁM ĐỐC", "TRƯỞNG PHÒNG"]),
        (SigningMode.Q, "Giám đốc", ["Q. GIÁM ĐỐC"]),
    ],
)
def test_the_powers_to_sign_for_a_department(mode, post, lines):
    assert signed(mode, post) == lines


@pytest.mark.parametrize(
    ("mode", "post", "lines"),
    [
        (SigningMode.TM, "Chủ tịch", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]),
        (
            SigningMode.TM_KT,
            "Phó Chủ tịch",
            ["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"],
        ),
    ],
)
def test_the_powers_to_sign_for_a_collective(mode, post, lines):
    assert signed(mode, post, COMMUNE) == lines


def test_the_council_signs_by_its_own_name_and_chair():
    lines = signed(SigningMode.TM_KT, "Phó Chủ tịch", COMMUNE, issuer=Issuer.COUNCIL)

    assert lines == ["TM. HỘI ĐỒNG", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"]


def test_every_power_to_sign_has_its_lines():
    assert all(signed(mode, "Chủ tịch", COMMUNE) for mode in SigningMode)


def test_capitals_are_composed_also_when_the_post_was_typed_with_separate_marks():
    typed = unicodedata.normalize("NFD", "Giám đốc")

    assert signed(SigningMode.DIRECT, typed) == ["GIÁM ĐỐC"]


def test_the_name_stays_as_typed_and_another_post_stands_beside_it():
    signatory = a_signatory("Lê Thị Mận", "Phó Chủ tịch", other_post="Phó Giám đốc Sở")

    signature = signature_of(a_dossier(), a_document(signatory=signatory))

    assert signature["ho_ten"] == "Lê Thị Mận"
    assert signature["chuc_vu_khac"] == "Phó Giám đốc Sở"


def test_a_document_without_signatory_has_an_empty_signature():
    assert signature_of(a_dossier(), a_document()) == {
        "dong": [],
        "ho_ten": "",
        "chuc_vu_khac": "",
    }


def test_minutes_are_signed_by_the_chair_and_the_secretary_of_the_session():
    minutes = a_document(a_type("bien-ban", signed_by="chair"))

    assert signature_of(a_dossier(), minutes)["dong"] == ["CHỦ TỌA"]
    assert signature_of(a_dossier(), minutes)["ho_ten"] == "Vũ Đình Khang"
    assert signature_of_secretary(a_dossier()) == {
        "dong": ["THƯ KÝ"],
        "ho_ten": "Ngô Thị Sen",
        "chuc_vu_khac": "",
    }


def test_minutes_without_a_chair_or_a_secretary_leave_room_for_the_names():
    minutes, nobody = a_document(a_type("bien-ban", signed_by="chair")), a_dossier(council=())

    assert signature_of(nobody, minutes) == {"dong": ["CHỦ TỌA"], "ho_ten": "", "chuc_vu_khac": ""}
    assert signature_of_secretary(nobody)["ho_ten"] == ""


def test_a_deputy_in_the_chair_signs_the_minutes():
    minutes = a_document(a_type("bien-ban", signed_by="chair"))
    dossier = a_dossier(session=a_session(chair="lê thị mận", secretary="Hồ Thị Na"))

    assert signature_of(dossier, minutes)["ho_ten"] == "Lê Thị Mận"
    assert signature_of_secretary(dossier)["ho_ten"] == "Hồ Thị Na"


def test_a_decision_of_the_head_is_not_signed_for_the_collective():
    lines = signed(SigningMode.TM, "Chủ tịch", COMMUNE, personal=True)

    assert lines == ["CHỦ TỊCH"]
