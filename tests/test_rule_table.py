"""The table of rules in README.md."""

from paperwork.lint import chosen
from tools.readme import README
from tools.rule_table import table, written


def test_the_committed_table_is_what_the_rules_say():
    text = README.read_text(encoding="utf-8")

    again = written(text, table(chosen([], [])))

    assert again == text, "the rules have changed: run make rules"


def test_every_rule_has_one_row_of_four_cells():
    rules = chosen([], [])

    rows = [line for line in table(rules).splitlines() if line.startswith("| ND30-")]

    assert sorted(row.split(" ")[1] for row in rows) == sorted(rule.code for rule in rules)
    assert {row.replace("\\|", "").count("|") for row in rows} == {5}
