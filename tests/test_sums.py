"""Across the documents of a sample: money table, decision, lists, minutes, report, statistics."""

import re

import pytest
from openpyxl import load_workbook
from sample_sets import ALL, GeneratedSet, SampleSet

from paperwork.model import Outcome
from paperwork.vocabulary.nominees import counted
from paperwork.wording import money

SAMPLES = pytest.mark.parametrize("sample", ALL, ids=str)
LEVEL, PAID = 7, 9  # columns of the money table, from 0


def rows(made: GeneratedSet, key: str) -> list[list]:
    """The rows of the first sheet of a workbook, as a reader sees them."""
    sheet = load_workbook(made.path(key)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def items(made: GeneratedSet, key: str) -> list[list]:
    return [row for row in rows(made, key) if isinstance(row[0], int)]


def row_named(table: list[list], label: str) -> list:
    (row,) = [row for row in table if row[0] == label]
    return row


def awarded(made: GeneratedSet):
    judgements = made.document("quyet-dinh").judgements
    return [j for j in judgements if j.outcome is Outcome.AWARDED]


def text_of(made: GeneratedSet, key: str) -> str:
    return re.sub(r"\s+", " ", made.word(key).text)


@SAMPLES
def test_the_money_table_pays_what_the_decision_says(sample: SampleSet, made):
    paid = items(made(sample), "bang-chi-tien-thuong")
    total = row_named(rows(made(sample), "bang-chi-tien-thuong"), "TỔNG CỘNG")

    assert total[PAID] == sum(row[PAID] for row in paid)
    assert total[LEVEL] == sum(row[LEVEL] for row in paid)
    assert f"tổng số tiền là {money(total[PAID])} đồng" in text_of(made(sample), "quyet-dinh")
    assert f"tổng số tiền thưởng {money(total[PAID])} đồng" in text_of(made(sample), "bao-cao")


@SAMPLES
def test_the_sums_of_the_groups_are_those_of_their_rows(sample: SampleSet, made):
    groups, current = [], []
    for row in rows(made(sample), "bang-chi-tien-thuong"):
        if isinstance(row[0], int):
            current.append(row)
        elif str(row[0]).startswith("Cộng "):
            groups.append((row, current))
            current = []

    assert groups
    for closing, members in groups:
        assert [closing[LEVEL], closing[PAID]] == [
            sum(row[LEVEL] for row in members),
            sum(row[PAID] for row in members),
        ]


@SAMPLES
def test_everyone_of_the_decision_is_paid_once_and_nobody_else(sample: SampleSet, made):
    paid = [row[1] for row in items(made(sample), "bang-chi-tien-thuong")]

    decided = text_of(made(sample), "quyet-dinh")
    assert len(paid) == len(awarded(made(sample)))
    assert [name for name in paid if name not in decided] == []
    assert counted(awarded(made(sample))) in decided


@SAMPLES
def test_the_vote_table_says_what_the_minutes_say(sample: SampleSet, made):
    minutes = text_of(made(sample), "bien-ban")
    votes = items(made(sample), "bang-kiem-phieu")

    assert votes
    assert len(votes) == sum(
        j.vote is not None for j in made(sample).document("bien-ban").judgements
    )
    for row in votes:
        _, _, name, _, members, _, _, _, valid, invalid, agree, disagree, share, _ = row
        assert name in minutes
        assert agree + disagree == valid
        assert valid + invalid <= members
        assert float(share) == pytest.approx(100 * agree / members, abs=0.005)


@SAMPLES
def test_the_list_pays_and_passes_as_the_other_papers_do(sample: SampleSet, made):
    listed = {row[1]: row for row in items(made(sample), "danh-sach")}
    votes = {row[1]: row for row in items(made(sample), "bang-kiem-phieu")}
    paid = items(made(sample), "bang-chi-tien-thuong")

    assert sum(row[14] for row in listed.values()) == sum(row[PAID] for row in paid)
    assert {code: row[8] for code, row in listed.items() if row[8] is not None} == {
        code: row[10] for code, row in votes.items()
    }


@SAMPLES
def test_the_statistics_count_everyone_of_the_decision(sample: SampleSet, made):
    tables = [row for row in rows(made(sample), "thong-ke") if row[0] == "Cộng"]
    outcomes, *counts = tables

    assert outcomes[2] == len(made(sample).dossier.nominations)
    assert outcomes[3] == len(awarded(made(sample)))
    assert {row[10] for row in counts} == {outcomes[3]}
    for row in counts:
        collectives, people, leaders, others, unknown, women, households, enterprises = row[2:10]
        assert collectives + people + households + enterprises == row[10]
        assert leaders + others + unknown == people
        assert women <= people


@SAMPLES
def test_the_golden_book_numbers_the_names_of_the_decision_in_its_order(sample: SampleSet, made):
    book = [row for row in rows(made(sample), "so-vang") if str(row[0]).isdigit()]

    assert [int(row[0]) for row in book] == list(range(1, len(awarded(made(sample))) + 1))
    assert [row[1] for row in book] == [
        row[1] for row in items(made(sample), "bang-chi-tien-thuong")
    ]
