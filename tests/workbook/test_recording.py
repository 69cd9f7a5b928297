"""A short sheet that was read before is not read again, and says the same in its own place."""

from dataclasses import replace
from pathlib import Path

import pytest

from paperwork.awards import award_labels
from paperwork.workbook import formats, recording
from paperwork.workbook.cells import Names
from paperwork.workbook.grid import Cell, Sheet
from paperwork.workbook.schema import schema

SAMPLES = Path(__file__).parents[2] / "samples"
GROUNDS = Sheet(
    "Căn cứ", {1: {1: Cell("text", "Căn cứ *")}, 2: {1: Cell("text", "Căn cứ Nghị định số 1")}}
)
REFERENCE = GROUNDS.rows[2][1]
OTHERS = {
    "another name": replace(GROUNDS, name="căn cứ"),
    "a hidden row": replace(GROUNDS, hidden_rows=frozenset({2})),
    "a hidden column": replace(GROUNDS, hidden_columns=frozenset({1})),
    "hidden": replace(GROUNDS, is_hidden=True),
    "a merge": replace(GROUNDS, covered=("A2:A3",)),
    "a cell far out": replace(GROUNDS, far="A99999"),
    "another row": replace(GROUNDS, rows={1: GROUNDS.rows[1], 3: GROUNDS.rows[2]}),
    "another column": replace(GROUNDS, rows={n: {2: c[1]} for n, c in GROUNDS.rows.items()}),
    "an old font": replace(
        GROUNDS, rows={1: GROUNDS.rows[1], 2: {1: REFERENCE._replace(font=".VnTime")}}
    ),
    "another text": replace(GROUNDS, rows={1: GROUNDS.rows[1], 2: {1: Cell("text", "Xét 2")}}),
    "an error": replace(GROUNDS, rows={1: GROUNDS.rows[1], 2: {1: Cell("error", "#N/A")}}),
}


def told(sheet, file="a.xlsx", known=None, read=recording.recorded):
    return read(sheet, schema().sheets["grounds"], file, known or schema().lookups)


def test_what_was_read_before_is_remembered():
    assert told(GROUNDS) is told(replace(GROUNDS))
    assert [record.values["text"] for record in told(GROUNDS).records] == ["Căn cứ Nghị định số 1"]


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_a_sheet_that_differs_in_anything_is_read_by_itself(other):
    known = told(GROUNDS)

    assert told(other) is not known
    assert told(other) == told(other, read=recording._recorded)


def test_the_place_of_a_row_is_in_its_own_file():
    files = [told(GROUNDS, file).records[0].ref.at("text").file for file in ("a.xlsx", "b.xlsx")]

    assert files == ["a.xlsx", "b.xlsx"]


def test_a_list_of_other_awards_gives_a_row_another_meaning():
    spec = schema().sheets["nominations"]
    header = {n: Cell("text", column.header) for n, column in enumerate(spec.columns, 1)}
    award = next(n for n, column in enumerate(spec.columns, 1) if column.key == "award")
    sheet = Sheet(spec.name, {1: header, 2: {award: Cell("text", "A")}})

    def read(code):
        known = Names({"A": code}, {}).choices
        return recording.recorded(sheet, spec, "a.xlsx", known).records[0].values["award"]

    assert [read("one"), read("other"), read("one")] == ["one", "other", "one"]


def test_no_more_sheets_are_remembered_than_there_is_room_for():
    for number in range(3 * recording.SHEETS):
        told(GROUNDS, f"{number}.xlsx")

    assert len(recording._before) <= recording.SHEETS


@pytest.mark.parametrize("book", sorted(SAMPLES.rglob("*.xlsx")), ids=lambda book: book.parent.name)
def test_all_sheets_of_the_samples_say_the_second_time_what_they_say_by_themselves(book):
    sheets, _ = formats.read(book)
    known = Names(award_labels(), {}).choices
    for sheet in sheets:
        spec = schema().sheets.get(schema().names.find(sheet.name) or "")
        if spec is not None and spec.layout == "table":
            said = [recording.recorded(sheet, spec, "a", known) for _ in range(2)]
            assert said[0] == said[1] == recording._recorded(sheet, spec, "a", known)
