"""The series a number is taken from: per type, shared, of groups; the council's; the secret."""

import pytest
from builders import a_dossier, a_nomination, a_request, a_type, a_unit, an_order, composed, the

from paperwork.compose.series import series_name_of, series_of
from paperwork.model import Options, Secrecy, UnitKind

MIXED = Options(
    numbering="mixed", series_groups=(("quyet-dinh",), ("bao-cao", "to-trinh", "ke-hoach"))
)


def books(key="series", **changes):
    """The series of each numbered document, by the key of its type."""
    documents = composed(a_dossier(**changes)).documents
    return {d.type.key: getattr(d, key) for d in documents if d.type.numbered}


def test_the_council_has_its_own_symbol_and_its_own_series():
    whole = composed(a_dossier())

    decision, request = the("quyet-dinh", whole), the("to-trinh", whole)

    assert (decision.symbol, request.symbol) == ("QĐ-SNNMT", "TTr-HĐTĐKT")
    assert (decision.issuer, request.issuer) == ("snnmt an son", "hdtdkt-snnmt an son")
    assert (decision.series, request.series) == ("snnmt an son/QĐ", "hdtdkt-snnmt an son/TTr")
    assert (decision.series_name, request.series_name) == ("QĐ-SNNMT", "TTr-HĐTĐKT")


def test_each_type_has_its_series_unless_the_office_numbers_all_together():
    single = Options(numbering="single")

    assert len(set(books().values())) == 5
    assert set(books(options=single).values()) == {
        "snnmt an son/chung",
        "hdtdkt-snnmt an son/chung",
    }
    assert set(books("series_name", options=single).values()) == {"chung SNNMT", "chung HĐTĐKT"}


def test_types_named_together_share_a_series_and_the_council_shares_none_of_it():
    assert books(options=MIXED) == {
        "quyet-dinh": "snnmt an son/QĐ",
        "ke-hoach": "snnmt an son/BC+KH+TTr",
        "bao-cao": "snnmt an son/BC+KH+TTr",
        "to-trinh": "hdtdkt-snnmt an son/BC+KH+TTr",
        "bien-ban": "hdtdkt-snnmt an son/chung",
    }
    assert books("series_name", options=MIXED) == {
        "quyet-dinh": "QĐ-SNNMT",
        "ke-hoach": "KH, TTr, BC-SNNMT",
        "bao-cao": "KH, TTr, BC-SNNMT",
        "to-trinh": "KH, TTr, BC-HĐTĐKT",
        "bien-ban": "chung HĐTĐKT",
    }


def test_types_that_no_group_names_share_one_further_series():
    grouped = Options(numbering="mixed", series_groups=(("quyet-dinh",),))

    found = books(options=grouped)

    assert found["ke-hoach"] == found["bao-cao"] == "snnmt an son/chung"
    assert found["to-trinh"] == found["bien-ban"] == "hdtdkt-snnmt an son/chung"


def test_a_group_written_in_another_order_is_the_same_series():
    turned = Options(numbering="mixed", series_groups=tuple(g[::-1] for g in MIXED.series_groups))

    assert books(options=turned) == books(options=MIXED)


def test_another_abbreviation_is_another_series_for_the_register_to_see():
    renamed = a_type("quyet-dinh", code="QĐKT")

    assert series_of(a_dossier(), renamed, (renamed,)) == "snnmt an son/QĐKT"


def test_a_type_without_abbreviation_has_the_series_of_official_letters():
    letter = a_type("cong-van", code="")

    assert series_of(a_dossier(), letter, (letter,)) == "snnmt an son/công văn"
    assert series_name_of(a_dossier(), letter, (letter,)) == "công văn-SNNMT"


@pytest.mark.parametrize(
    ("options", "series", "name"),
    [
        (Options(), "snnmt an son/QĐ (mật)", "QĐ-SNNMT (mật)"),
        (Options(numbering="single"), "snnmt an son/chung (mật)", "chung SNNMT (mật)"),
        (MIXED, "snnmt an son/QĐ (mật)", "QĐ-SNNMT (mật)"),
    ],
    ids=["per type", "single", "mixed"],
)
@pytest.mark.parametrize("secrecy", Secrecy)
def test_a_secret_document_has_a_series_apart_however_the_office_numbers(
    secrecy, options, series, name
):
    secret = (a_request("quyet-dinh", secrecy=secrecy),)

    decision = the("quyet-dinh", composed(a_dossier(options=options, requests=secret)))

    assert (decision.secrecy, decision.series, decision.series_name) == (secrecy, series, name)
    assert decision.symbol == "QĐ-SNNMT"
    assert books(options=options)["quyet-dinh"] != series


def test_what_is_secret_for_all_decisions_is_secret_for_one_with_a_row_of_its_own():
    rows = (
        a_request("quyet-dinh", 2, secrecy=Secrecy.CONFIDENTIAL),
        a_request("quyet-dinh", 3, award="GK", number=7),
        a_request("quyet-dinh", 4, award="CSTDCS", secrecy=Secrecy.TOP_SECRET),
    )
    people = [
        a_nomination("DC-0001", "GK"),
        a_nomination("DC-0002", "LDTT"),
        a_nomination("DC-0003", "CSTDCS"),
    ]

    whole = composed(a_dossier(*people, options=Options(decisions="award"), requests=rows))

    assert {d.group: d.secrecy for d in whole.documents if d.type.key == "quyet-dinh"} == {
        "GK": Secrecy.CONFIDENTIAL,
        "LDTT": Secrecy.CONFIDENTIAL,
        "CSTDCS": Secrecy.TOP_SECRET,
    }


@pytest.mark.parametrize("options", [Options(), Options(numbering="single"), MIXED])
def test_communes_that_share_a_register_and_a_symbol_have_their_own_series(options):
    def series_of_commune(place):
        unit = a_unit(symbol="UBND", place=place, kind=UnitKind.COMMUNE)
        return set(books(unit=unit, options=options).values())

    assert not series_of_commune("Yên Hòa") & series_of_commune("Yên Bình")


def test_mending_the_spelling_of_the_profile_begins_no_new_series():
    mended = a_unit(symbol="snnmt", place="An  Sơn")

    assert books(unit=mended) == books()


def test_a_list_is_no_part_of_a_group():
    listed = Options(numbering="mixed", series_groups=(("quyet-dinh", "danh-sach"),))
    types = an_order().types
    decision = next(type for type in types if type.key == "quyet-dinh")

    assert series_of(a_dossier(options=listed), decision, types) == "snnmt an son/QĐ"
