"""The blank workbooks a clerk starts from, and the form of the register."""

from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook

from paperwork.workbook import Names, read
from paperwork.workbook.schema import schema
from tools import xlsx_register, xlsx_templates
from tools.xlsx_forms.__main__ import FORMS, build_form

COMMITTED = Path(__file__).resolve().parents[1] / "templates" / "xlsx"
NAMES = Names({"Giấy khen": "GK"}, {"Kế hoạch": "ke-hoach"})
BUILD = {
    "ho-so.xlsx": xlsx_templates.build_dossier_book,
    "don-vi.xlsx": xlsx_templates.build_unit_book,
    "so-van-ban-di.xlsx": xlsx_register.build_register_form,
    **{f"{name}.xlsx": partial(build_form, name) for name in FORMS},
}


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    for name, build in BUILD.items():
        build(folder / name)
    return folder


@pytest.mark.parametrize("name", BUILD)
def test_the_committed_workbooks_are_what_the_tool_makes(made, name):
    assert (made / name).read_bytes() == (COMMITTED / name).read_bytes()


def test_the_dossier_has_every_sheet_in_the_order_of_work(made):
    names = load_workbook(made / "ho-so.xlsx").sheetnames

    assert names == ["Hướng dẫn", *(spec.name for spec in schema().sheets.values()), "Danh mục"]


def test_a_blank_workbook_has_findings_and_no_example_becomes_data(made):
    dossier, findings = read(made / "ho-so.xlsx", made / "don-vi.xlsx", NAMES)

    assert dossier is None
    assert {finding.code for finding in findings} == {"PW051", "PW054", "PW056", "PW059"}


def test_every_closed_list_has_a_drop_down(made):
    book = load_workbook(made / "ho-so.xlsx")

    for spec in schema().sheets.values():
        rules = [r for r in book[spec.name].data_validations.dataValidation if r.type == "list"]
        listed = [c for c in spec.columns if c.type in ("choice", "yesno", "award", "document")]

        assert len(rules) >= len(listed)


def test_drop_downs_point_at_cells_that_hold_their_list(made):
    book = load_workbook(made / "ho-so.xlsx")
    lists = book["Danh mục"]
    rule = next(
        rule
        for rule in book["Đề cử"].data_validations.dataValidation
        if "C3" in rule.sqref and rule.type == "list"
    )

    offered = [cell.value for (cell,) in lists[rule.formula1.split("!")[1].replace("$", "")]]

    assert offered == list(schema().lists["kind"])


def test_a_filled_workbook_reads_back_what_was_written(made, tmp_path):
    book = load_workbook(made / "ho-so.xlsx")
    xlsx_templates.fill_pairs(
        book,
        "unit",
        {
            "name": "Sở Nông nghiệp và Môi trường",
            "symbol": "SNNMT",
            "place": "An Sơn",
            "kind": "Sở, ban, ngành",
            "head_post": "Giám đốc",
        },
    )
    xlsx_templates.fill_pairs(
        book,
        "session",
        {"absent": [("Lan", "ốm"), "Huệ", "Cúc", "Mai", "Trúc"], "discussion": ["=1+1"]},
    )
    xlsx_templates.fill(book, "signatories", [{"name": "Vũ Đình Khang", "post": "Giám đốc"}])
    xlsx_templates.fill(
        book,
        "nominations",
        [
            {
                "code": f"DC-{n}",
                "kind": "Tập thể",
                "name": f"Phòng {n}",
                "workplace": "Sở",
                "award": "Giấy khen",
                "period": "2026",
                "achievement": "=2+2",
                "headcount": 12,
                "is_leader": False,
            }
            for n in (1, 2)
        ],
    )
    xlsx_templates.save(book, tmp_path / "ho-so.xlsx")

    dossier, findings = read(tmp_path / "ho-so.xlsx", None, NAMES)

    assert findings == ()
    assert [nomination.code for nomination in dossier.nominations] == ["DC-1", "DC-2"]
    assert dossier.nominations[0].achievement == "=2+2"
    assert len(dossier.session.absences) == 5
    assert dossier.session.absences[0].note == "ốm"
    assert dossier.session.discussion == ("=1+1",)


def test_a_column_nobody_declared_cannot_be_filled():
    book = load_workbook(COMMITTED / "don-vi.xlsx")

    with pytest.raises(KeyError, match="Người ký"):
        xlsx_templates.fill(book, "signatories", [{"tên": "Lan"}])
