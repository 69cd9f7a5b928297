"""One dossier for two offices, one campaign under two laws: only what must differ differs."""

import re
import tomllib
from difflib import unified_diff
from pathlib import Path

import pytest
from sample_sets import (
    DEPARTMENT,
    DEPARTMENT_OF_2023,
    OTHER_DEPARTMENT,
    TYPES,
    UNDER_ITS_OLD_NAME,
)

from paperwork.wording import date_line

STANDARDS = Path(__file__).resolve().parents[1] / "paperwork" / "standards"
STYLES = tomllib.loads((STANDARDS / "styles.toml").read_text(encoding="utf-8"))
OF_THE_PROFILE = {  # parts whose words come from the profile alone, each with a test of its own
    style
    for part in ("chu_quan", "ban_hanh", "can_cu", "noi_nhan_item", "quyen_han", "ho_ten")
    for style in STYLES[part]
}


def neutral(office, other) -> dict[str, str]:
    """Each value of the office in which the two differ, with the placeholder for it."""
    theirs = vars(other.dossier.unit)
    values = {
        value: f"‹{name}›"
        for name, value in vars(office.dossier.unit).items()
        if isinstance(value, str) and value != theirs[name]
    }
    values |= {str(office.document(type).number): f"‹số {type}›" for type in TYPES}
    day = office.dossier.unit.council_decided_on
    if day:
        values[date_line(day)] = "‹ngày thành lập›"
    return {value: sign for value, sign in values.items() if value}


def said(office, other, type: str) -> list[str]:
    """The paragraphs of a document with the values of its office blotted out."""
    signs = neutral(office, other)
    longest_first = sorted(signs, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))
    capitals = re.compile("|".join(re.escape(value.upper()) for value in longest_first))
    upper = {value.upper(): sign for value, sign in signs.items()}
    return [
        capitals.sub(lambda m: upper[m[0]], pattern.sub(lambda m: signs[m[0]], text))
        for p in office.word(type).paragraphs
        if p.style not in OF_THE_PROFILE and (text := " ".join(p.text.split()))
    ]


@pytest.mark.parametrize("type", TYPES)
def test_one_dossier_for_two_offices_differs_only_in_what_the_offices_say_of_themselves(made, type):
    one, other = made(DEPARTMENT), made(OTHER_DEPARTMENT)

    mine, theirs = said(one, other, type), said(other, one, type)

    assert mine == theirs, "\n".join(unified_diff(mine, theirs, lineterm="", n=0))


@pytest.mark.parametrize("type", TYPES)
def test_one_dossier_under_the_names_of_2023_and_of_2026_differs_only_in_what_is_configured(
    made, type
):
    now, then = made(DEPARTMENT), made(UNDER_ITS_OLD_NAME)

    mine, theirs = said(now, then, type), said(then, now, type)

    assert now.dossier.unit.name != then.dossier.unit.name
    assert mine == theirs, "\n".join(unified_diff(mine, theirs, lineterm="", n=0))


def test_the_other_office_signs_cites_and_sends_as_its_own_profile_says(made):
    office = made(OTHER_DEPARTMENT)
    signatories = {signatory.name for signatory in office.dossier.signatories}
    rules = [ground.text for ground in office.dossier.grounds]

    for type in TYPES:
        word = office.word(type)
        signed = {p.text for p in word.styled(*STYLES["ho_ten"])}
        assert type == "bien-ban" or signed <= signatories
        if office.document(type).type.grounds:
            cited = [p.text.rstrip(";.") for p in word.styled(*STYLES["can_cu"])]
            assert [rule for rule in rules if rule in cited]


@pytest.mark.parametrize("type", TYPES)
def test_no_word_of_the_first_office_reaches_the_documents_of_the_second(made, type):
    first, second = made(DEPARTMENT).dossier, made(OTHER_DEPARTMENT)
    text = second.word(type).text.lower()

    for name in (first.unit.name, first.unit.parent, first.unit.symbol, first.unit.place):
        assert name.lower() not in text
    for signatory in first.signatories:
        if signatory.name not in {s.name for s in second.dossier.signatories} | {
            member.name for member in second.dossier.council
        }:
            assert signatory.name.lower() not in text


COUNCIL = ("bien-ban", "bien-ban-kiem-phieu", "to-trinh")


def test_offices_number_in_the_books_they_keep(made):
    """One keeps a book for each type, the other one book; the council has its own."""
    one, other = made(DEPARTMENT), made(OTHER_DEPARTMENT)

    by_type = [one.document(type).number.serial for type in TYPES]
    in_one_book = [other.document(t).number.serial for t in ("ke-hoach", "quyet-dinh", "bao-cao")]

    assert by_type == [1, 1, 1, 1, 1]
    assert in_one_book == [1, 1, 2]  # the plan is of the year before
    assert [other.document(t).number.serial for t in COUNCIL] == [1, 2, 3]


def grounds_of(office, type: str) -> str:
    return "\n".join(p.text for p in office.word(type).styled(*STYLES["can_cu"]))


def test_the_grounds_are_the_law_of_the_day(made):
    now, then = made(DEPARTMENT), made(DEPARTMENT_OF_2023)

    of_now, of_then = grounds_of(now, "quyet-dinh"), grounds_of(then, "quyet-dinh")

    assert "Nghị định số 152/2025/NĐ-CP" in of_now
    assert "Nghị định số 152/2025/NĐ-CP" not in of_then
    assert "Nghị định số 91/2017/NĐ-CP" in of_then
    assert "Nghị định số 91/2017/NĐ-CP" not in of_now
    assert "ngày 23 tháng 4 năm 2026" in of_now  # the law that amends comes into force in between
    assert "ngày 23 tháng 4 năm 2026" not in grounds_of(now, "ke-hoach")


def test_no_document_rests_on_a_law_younger_than_itself(made):
    for sample in (DEPARTMENT, DEPARTMENT_OF_2023, OTHER_DEPARTMENT):
        for type in TYPES:
            document = made(sample).document(type)
            years = [int(y) for y in re.findall(r"năm (\d{4})", "\n".join(document.grounds))]
            assert all(year <= document.issued_on.year for year in years), type


def test_the_same_award_is_worth_the_base_wage_of_its_day(made):
    now, then = made(DEPARTMENT), made(DEPARTMENT_OF_2023)

    title = "Chiến sĩ thi đua cơ sở"

    assert bonuses(now, title) == {2_530_000}
    assert bonuses(then, title) == {1_800_000}


def bonuses(office, award: str) -> set[int]:
    judgements = office.document("quyet-dinh").judgements
    return {j.bonus for j in judgements if j.award.name == award and j.bonus}
