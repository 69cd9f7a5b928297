"""What the samples' documents say agrees with the dossier, with itself and with each other."""

import re
from collections import Counter
from itertools import pairwise

import pytest
from sample_sets import ALL, TYPES
from word_reading import W

from paperwork.model import Judgement, Outcome
from paperwork.wording import date_line, dong_in_words, money

every_sample = pytest.mark.parametrize("sample", ALL, ids=str)
PASSED = (Outcome.AWARDED, Outcome.PROPOSED)


@pytest.fixture
def office(made, sample):
    return made(sample)


def judged(office, *outcomes: Outcome) -> list[Judgement]:
    judgements = office.document("quyet-dinh").judgements
    return [j for j in judgements if not outcomes or j.outcome in outcomes]


def appendix_rows(office, type: str) -> list[tuple[str, list[str]]]:
    """Each row of the tables in the appendices, under the label of its appendix."""
    word = office.word(type)
    label, rows = "", []
    for element in word.body:
        if element.tag == f"{W}p":
            text = "".join(t.text or "" for t in element.iter(f"{W}t"))
            label = text if text.startswith("Phụ lục") else label
        elif label and element in word.bordered_tables:
            rows += [(label, row) for row in word.rows(element)[1:]]
    return rows


def of_award(rows: list[list[str]], judgement: Judgement) -> list[list[str]]:
    """The rows that name the nominee with the award."""
    return [
        row
        for row in rows
        if judgement.award.name in row and row[1].endswith(judgement.nomination.name)
    ]


@every_sample
def test_the_decision_lists_everyone_it_rewards_once_and_nobody_else(office):
    awarded = judged(office, Outcome.AWARDED)

    rows = [row for _, row in appendix_rows(office, "quyet-dinh") if row[0] != "Cộng"]

    assert len(rows) == len(awarded)
    for judgement in awarded:
        assert len(of_award(rows, judgement)) == 1, judgement.nomination.name


@every_sample
def test_the_submission_lists_those_to_be_rewarded_and_those_to_be_proposed_apart(office):
    listed = appendix_rows(office, "to-trinh")
    labels = list(dict.fromkeys(label for label, _ in listed))

    groups = [group for outcome in PASSED if (group := judged(office, outcome))]

    assert len(labels) == len(groups)
    for label, group in zip(labels, groups, strict=True):
        rows = [row for under, row in listed if under == label]
        assert len(rows) == len(group)
        assert all(len(of_award(rows, judgement)) == 1 for judgement in group)


@every_sample
def test_the_minutes_name_every_nominee(office):
    text = office.word("bien-ban").text

    assert not [j.nomination.name for j in judged(office) if j.nomination.name not in text]


@every_sample
def test_the_minutes_count_the_votes_of_everyone_voted_on(office):
    word = office.word("bien-ban")
    votes = [word.rows(table) for table in word.bordered_tables[1:]]
    rows = Counter(tuple(row[3:6]) for table in votes for row in table[1:])

    voted = [j.vote for j in judged(office, *PASSED, Outcome.NOT_PASSED)]

    assert rows == Counter((str(v.agree), str(v.disagree), str(v.invalid)) for v in voted)


@every_sample
def test_rows_of_every_table_are_numbered_from_one(office):
    for type in TYPES:
        word = office.word(type)
        for table in word.bordered_tables:
            ordinals = [row[0] for row in word.rows(table)[1:] if row[0].isdigit()]
            assert ordinals == [str(i) for i in range(1, len(ordinals) + 1)], type


@every_sample
def test_the_bonus_column_adds_up_in_figures_and_in_words(office):
    awarded = judged(office, Outcome.AWARDED)
    rows = [row for _, row in appendix_rows(office, "quyet-dinh")]
    printed = [amount(row[-1]) for row in rows if row[0] != "Cộng"]
    subtotals = [amount(row[-1]) for row in rows if row[0] == "Cộng"]
    if not office.dossier.options.pays_bonus:
        assert not subtotals
        return
    total = sum(printed)

    text = office.word("quyet-dinh").text

    assert total == sum(subtotals) == sum(j.bonus for j in awarded) > 0
    said = re.findall(r"([\d.]+) đồng \(bằng chữ: ([^)]+)\)", text)
    assert said == [(money(total), dong_in_words(total))] * 2


def amount(text: str) -> int:
    return int(text.replace(".", ""))


@every_sample
def test_every_table_of_the_report_adds_up(office):
    word = office.word("bao-cao")
    summed = [rows for t in word.bordered_tables if (rows := word.rows(t))[-1][0] == "Tổng cộng"]

    assert len(summed) >= 4
    for rows in summed:
        *body, total = rows[1:]
        for column in range(1, len(total)):
            figures = [int(row[column - len(total)]) for row in body]
            assert sum(figures) == int(total[column]), (rows[0], column)


@every_sample
def test_the_tables_of_the_report_agree_on_how_many_were_rewarded(office):
    word = office.word("bao-cao")
    outcomes, *by_kind = [
        rows for t in word.bordered_tables if (rows := word.rows(t))[-1][0] == "Tổng cộng"
    ]
    rewarded = len(judged(office, Outcome.AWARDED))

    assert outcomes[-1][1:] == [
        str(len(judged(office))),
        str(rewarded),
        str(len(judged(office, Outcome.PROPOSED))),
        str(len(judged(office, Outcome.NOT_PASSED, Outcome.BLOCKED))),
    ]
    assert [rows[-1][-1] for rows in by_kind[:3]] == [str(rewarded)] * 3
    assert by_kind[0][-1] == by_kind[1][-1] == by_kind[2][-1]


# ---------------------------------------------------------------- citing each other


@every_sample
@pytest.mark.parametrize("type", TYPES)
def test_a_document_cites_the_others_by_the_numbers_and_days_they_bear(office, type):
    document, text = office.document(type), office.word(type).text.replace("\n", " ")

    for key in document.type.cites:
        cited = office.document(key)
        assert f"số {cited.number}" in text, key
        if f"{cited.type.name} số {cited.number} ngày" in text:
            assert f"số {cited.number} {date_line(cited.issued_on)}" in text


@every_sample
def test_no_document_gives_another_of_the_set_a_number_it_does_not_bear(office):
    numbers = {str(office.document(type).number) for type in TYPES}
    symbols = {office.document(type).symbol for type in TYPES}
    given = {office.dossier.unit.council_decision}

    for type in TYPES:
        for number, symbol in re.findall(r"(\d+)/([\w-]+)", office.word(type).text):
            if symbol in symbols:
                assert f"{number}/{symbol}" in numbers | given, type


@every_sample
def test_a_document_is_not_older_than_those_it_cites(office):
    days = [office.document(type).issued_on for type in TYPES]

    assert all(earlier <= later for earlier, later in pairwise(days))


@every_sample
def test_the_office_issues_under_its_own_name_and_the_council_under_its_own(office):
    unit = office.dossier.unit
    for type in TYPES:
        word = office.word(type)
        parent = joined(word, "ND30 Cơ quan chủ quản")
        agency = joined(word, "ND30 Cơ quan ban hành")
        council = type in ("bien-ban", "to-trinh")
        assert agency == (unit.council_name if council else unit.name).upper()
        over = f"{unit.name} {unit.parent}".replace("Ủy ban nhân dân ", "") if council else ""
        if "xã" in unit.name:
            over = unit.name if council else ""
        assert parent == (over or unit.parent_in_head).upper()


def joined(word, style: str) -> str:
    return " ".join(p.text for p in word.styled(style))
