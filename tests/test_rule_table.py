"""The table of rules in README.md."""

import pytest

from paperwork.lint import chosen
from tools.rule_table import BEGIN, END, README, table, written


def test_the_committed_table_is_what_the_rules_say():
    text = README.read_text(encoding="utf-8")

    again = written(text, table(chosen([], [])))

    assert again == text, "the rules have changed: run make rules"


def test_every_rule_has_one_row_of_four_cells():
    rules = chosen([], [])

    rows = [line for line in table(rules).splitlines() if line.startswith("| ND30-")]

    assert sorted(row.split(" ")[1] for row in rows) == sorted(rule.code for rule in rules)
    assert {row.replace("\\|", "").count("|") for row in rows} == {5}


def test_what_stands_around_the_table_is_left_alone():
    text = f"trước\n{BEGIN}\ncũ\n{END}\nsau\n"

    again = written(text, "mới")

    assert again == f"trước\n{BEGIN}\n\nmới\n\n{END}\nsau\n"
    assert written(again, "mới") == again


@pytest.mark.parametrize("text", ["không có", BEGIN, f"{END}", f"{BEGIN}{END}{BEGIN}{END}"])
def test_a_file_without_one_pair_of_markers_is_refused(text):
    with pytest.raises(ValueError, match=r"README\.md needs one"):
        written(text, "mới")
