"""The dossier that templates are rehearsed with leaves no field without a value."""

from paperwork.catalogue import document_types
from paperwork.fields import glossary
from paperwork.templating.fieldnames import FieldNames
from paperwork.templating.specimen import specimens
from paperwork.vocabulary import context

CONDITIONAL = {  # has a value only …
    "danh_hieu",  # … when each award has a decision of its own
    "danh_hieu.ten",
    "danh_hieu.cum",
    "vb",  # … in the [citations] of a declaration
    "bien_ban_kiem_phieu",  # … when a type cites it; no shipped one does
    "cong_van",
    "bao_cao",  # … when a type cites the report; no shipped one does
    "khen.danh_sach[].ly_do",  # … in the groups that are not rewarded here
}
BLANK = ("", None, [])


def values(name, fields):
    """All values under a name, over every item of its lists."""
    found = [fields]
    for step in name.replace("[]", ".[]").split("."):
        if step == "[]":
            found = [item for items in found for item in items or ()]
        else:
            found = [one[step] for one in found if one and step in one]
    return found


def all_fields():
    whole = next(specimens(document_types()))
    return [context(whole, document) for document in whole.documents]


def test_every_described_field_has_a_value_in_some_document_of_the_specimen():
    documents = all_fields()

    blank = [
        name
        for name in glossary(document_types()).described
        if not any(value not in BLANK for f in documents for value in values(name, f))
    ]

    assert set(blank) <= CONDITIONAL


def test_every_list_of_the_specimen_has_two_items_or_more():
    documents = all_fields()

    short = [
        name
        for name in glossary(document_types()).described
        if name.endswith("[]") and not any(len(values(name, fields)) > 1 for fields in documents)
    ]

    assert set(short) <= {
        "dau.chu_quan[]",
        "dau.co_quan[]",
        "giay_khen[]",  # one for each document, unless they are gathered for the printer
        "kinh_gui[]",
    }


def test_one_specimen_has_nothing_in_lists_that_may_be_empty():
    sets = list(specimens(document_types()))
    reports = [context(s, d) for s in sets for d in s.documents if d.type.key == "bao-cao"]

    for name in ("trinh.danh_sach", "chua_dat.danh_sach", "phien_hop.khach_moi", "khen.danh_sach"):
        assert any(values(name, fields) == [[]] for fields in reports), name


def test_one_specimen_has_a_decision_for_each_award():
    sets = list(specimens(document_types()))

    assert any(d.award for s in sets for d in s.documents)


def test_a_value_is_found_by_its_name():
    names = FieldNames(glossary(document_types()), {"a": [{"b": "c"}], "d": {"e": 1}})

    assert names.value("a[].b") == "c"
    assert names.value("d.e") == 1
    assert names.value("a[].x") is None
