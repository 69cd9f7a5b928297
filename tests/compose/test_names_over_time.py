"""A set whose documents lie on both sides of the day on which the office was renamed."""

import datetime as dt
from dataclasses import replace

from builders import a_dossier, a_request, a_unit, composed, the

from paperwork.model import Era
from paperwork.vocabulary import context

RENAMED = dt.date(2027, 1, 1)
OLD = a_unit(
    name="Sở Nông nghiệp và Phát triển nông thôn",
    symbol="SNNPTNT",
    authority="Giám đốc Sở Nông nghiệp và Phát triển nông thôn",
)


def a_renamed_office():
    """The plan is of 2026, the decision of January 2027."""
    dossier = a_dossier(
        requests=(
            a_request("ke-hoach", issued_on=dt.date(2026, 3, 16)),
            a_request("quyet-dinh", 3, issued_on=dt.date(2027, 1, 14)),
        )
    )
    return replace(dossier, eras=(Era(OLD, until=RENAMED - dt.timedelta(1)),))


def test_each_document_bears_the_name_and_symbol_of_its_own_day():
    whole = composed(a_renamed_office())

    plan, decision = the("ke-hoach", whole), the("quyet-dinh", whole)

    assert (plan.symbol, decision.symbol) == ("KH-SNNPTNT", "QĐ-SNNMT")
    assert context(whole, plan)["don_vi"]["ten"] == OLD.name
    assert context(whole, decision)["don_vi"]["ten"] == a_unit().name
    assert plan.series != decision.series


def test_an_old_document_is_cited_under_the_name_it_was_issued_with():
    whole = composed(a_renamed_office())

    cited = context(whole, the("to-trinh", whole))["ke_hoach"]["day_du"]

    assert f"KH-SNNPTNT ngày 16 tháng 3 năm 2026 của {OLD.name}" in cited
