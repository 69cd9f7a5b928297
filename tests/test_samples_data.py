"""The samples' data: what it shows, and that samples/ is what it makes."""

import datetime as dt
import tomllib
import unicodedata
import zipfile
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from paperwork.awards import award_labels
from paperwork.workbook import Names, read
from tools.build_samples import DATA, SAMPLES, folders, workbooks, write

STANDARDS = Path(__file__).resolve().parents[1] / "paperwork" / "standards"
DOCUMENTS = ["Kế hoạch", "Biên bản", "Tờ trình", "Quyết định", "Báo cáo"]  # reading order
ABOVE_A_DEPARTMENT = {
    "Tập thể lao động xuất sắc",
    "Chiến sĩ thi đua cấp tỉnh",
    "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh",
}


def standard(name: str) -> dict[str, Any]:
    return tomllib.loads((STANDARDS / name).read_text(encoding="utf-8"))


WORKBOOK = standard("workbook.toml")
SHEETS = {sheet["key"]: sheet for sheet in WORKBOOK["sheet"]}
AWARDS = {award["name"]: award for award in standard("awards.toml")["award"]}
BOOKS = [(folder, name) for folder in folders() for name in workbooks(folder)]
NAMES = [folder.name for folder in folders()]
PROFILES = [(folder.name, name) for folder, name in BOOKS if name != "ho-so.xlsx"]


def dossier_data(name: str) -> dict[str, Any]:
    return workbooks(DATA / name)["ho-so.xlsx"]


def council_of(name: str) -> list[dict[str, Any]]:
    books = workbooks(DATA / name)
    return books["ho-so.xlsx"].get("council") or books["don-vi.xlsx"]["council"]


def shares(name: str) -> dict[str, Fraction]:
    """Votes for over all members, by nomination code."""
    members = len(council_of(name))
    return {
        vote["nomination"]: Fraction(vote["agree"], members) for vote in dossier_data(name)["votes"]
    }


def fields(sheet: str) -> dict[str, dict[str, Any]]:
    spec = SHEETS[sheet]
    return {field["key"]: field for field in spec.get("column", spec.get("pair"))}


def said(sheets: dict[str, Any]) -> list[tuple[dict[str, Any], object]]:
    """Each cell of a workbook with the column or pair it belongs to."""
    cells: list[tuple[dict[str, Any], object]] = []
    for key, content in sheets.items():
        for row in content if isinstance(content, list) else [content]:
            for name, value in row.items():
                values = value if isinstance(value, list) else [value]
                cells += [(fields(key)[name], item) for item in values]
    return cells


@pytest.mark.parametrize(("folder", "book"), BOOKS, ids=str)
def test_every_choice_is_a_label_of_its_list(folder, book):
    cells = said(workbooks(folder)[book])

    chosen = [(cell["list"], value) for cell, value in cells if cell["type"] == "choice"]

    assert all(value in WORKBOOK["lists"][name] for name, value in chosen)


@pytest.mark.parametrize(("folder", "book"), BOOKS, ids=str)
def test_text_is_composed_unicode_without_stray_spaces(folder, book):
    texts = [value for _, value in said(workbooks(folder)[book]) if isinstance(value, str)]

    untidy = [
        text for text in texts if text != " ".join(unicodedata.normalize("NFC", text).split())
    ]

    assert untidy == []


@pytest.mark.parametrize(("folder", "profile"), PROFILES, ids=str)
def test_a_sample_is_read_without_a_single_finding(folder, profile):
    names = Names(award_labels(), {document: document for document in DOCUMENTS})

    dossier, findings = read(SAMPLES / folder / "ho-so.xlsx", SAMPLES / folder / profile, names)

    assert findings == ()
    assert dossier is not None
    assert len(dossier.nominations) == len(dossier_data(folder)["nominations"])


@pytest.mark.parametrize("name", NAMES)
def test_every_award_exists_and_suits_its_nominee(name):
    nominations = dossier_data(name)["nominations"]

    kinds = [AWARDS[row["award"]]["kinds"] for row in nominations]

    proposed = [WORKBOOK["lists"]["kind"][row["kind"]] for row in nominations]
    assert all(kind in allowed for kind, allowed in zip(proposed, kinds, strict=True))


@pytest.mark.parametrize("name", NAMES)
def test_everyone_is_voted_on_except_those_under_examination(name):
    sheets = dossier_data(name)

    waiting = [row for row in sheets["nominations"] if row["under_examination"] == "Có"]

    voted = Counter(vote["nomination"] for vote in sheets["votes"])
    assert voted == Counter(row["code"] for row in sheets["nominations"] if row not in waiting)


@pytest.mark.parametrize("name", NAMES)
def test_no_ballot_is_counted_twice(name):
    members = len(council_of(name))
    votes = dossier_data(name)["votes"]

    counted = [vote["agree"] + vote["disagree"] + vote["invalid"] for vote in votes]

    assert counted == [vote["returned"] for vote in votes]
    assert max(counted) <= members


@pytest.mark.parametrize("name", NAMES)
def test_the_documents_of_a_dossier_follow_each_other_in_time(name):
    requests = {row["document_type"]: row["issued_on"] for row in dossier_data(name)["requests"]}

    days = [requests[document] for document in DOCUMENTS]

    assert days == sorted(days)
    assert requests["Biên bản"] == dossier_data(name)["session"]["held_on"]


def test_no_two_people_and_no_two_achievements_are_alike():
    nominations = [row for name in NAMES for row in dossier_data(name)["nominations"]]

    people = [row["name"] for row in nominations if row["kind"] in {"Cá nhân", "Hộ gia đình"}]

    assert len(set(people)) == len(people)
    assert len({row["achievement"] for row in nominations}) == len(nominations)


def test_nobody_judges_themselves():
    for name in NAMES:
        council = {member["name"] for member in council_of(name)}

        nominated = {row["name"] for row in dossier_data(name)["nominations"]}

        assert not council & nominated


def test_the_department_nominates_forty_of_all_four_kinds():
    nominations = dossier_data("so-2026")["nominations"]

    kinds = Counter(row["kind"] for row in nominations)

    assert len(nominations) == 40
    assert set(kinds) == set(WORKBOOK["lists"]["kind"])


def test_the_department_meets_every_outcome_of_the_vote():
    awards = {row["code"]: row["award"] for row in dossier_data("so-2026")["nominations"]}
    share = shares("so-2026")

    failed = {
        code
        for code, part in share.items()
        if part <= Fraction(1, 2)
        or (awards[code] == "Chiến sĩ thi đua cơ sở" and part < Fraction(80, 100))
        or (awards[code] == "Chiến sĩ thi đua cấp tỉnh" and part < Fraction(90, 100))
    }
    proposed = {code for code in set(share) - failed if awards[code] in ABOVE_A_DEPARTMENT}

    assert share["DC-0025"] == Fraction(7, 9)
    assert failed == {"DC-0025", "DC-0026", "DC-0027", "DC-0032"}
    assert len(proposed) == 7


def test_the_department_dossier_names_no_office_so_another_can_use_it():
    unit = workbooks(DATA / "so-2026")["don-vi.xlsx"]["unit"]

    text = " ".join(str(value) for _, value in said(dossier_data("so-2026")))

    for mark in (unit["name"], unit["parent"], unit["symbol"], f"tỉnh {unit['place']}"):
        assert mark not in text


def test_the_2023_plan_is_as_deep_as_a_real_one():
    sheets = dossier_data("so-2023")
    rows = [row for row in sheets["content"] if row["document_type"] == "Kế hoạch"]

    levels = {row["level"] for row in rows}

    specific = [row for row in sheets["criteria"] if row.get("category")]
    assert len(rows) >= 90
    assert levels >= {"I", "1", "1.1", "a)", "-", "+", "Tiêu chuẩn"}
    assert (len({row["category"] for row in specific}), len(specific)) == (6, 31)


def test_the_2023_sample_ends_before_the_law_of_2024():
    requests = dossier_data("so-2023")["requests"]

    last = max(row["issued_on"] for row in requests)

    assert last < dt.date(2024, 1, 1)


@pytest.mark.parametrize(("folder", "book"), BOOKS, ids=str)
def test_the_sample_workbooks_are_what_the_data_makes(folder, book, tmp_path):
    committed = SAMPLES / folder.name / book

    write(workbooks(folder)[book], tmp_path / book)

    assert parts(tmp_path / book) == parts(committed)


def parts(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
