"""The tables of figures in README.md."""

import platform

import pytest

from tools.bench.table import Table, figure, machine, markdown, times, written

TABLE = Table(("Việc", "giây"), (("a|b", "1"), ("c", "2")), ("Ghi chú.",))


def test_a_table_is_markdown_with_its_notes_below():
    assert markdown(TABLE).splitlines() == [
        "| Việc | giây |",
        "|---|---:|",
        r"| a\|b | 1 |",
        "| c | 2 |",
        "",
        "Ghi chú.",
    ]


def test_the_tables_go_between_their_markers_and_nothing_else_changes():
    text = "trước\n<!-- bench -->\ncũ\n<!-- /bench -->\nsau\n"

    again = written(text, [TABLE])

    assert again.startswith("trước\n<!-- bench -->\n\n")
    assert again.endswith("\n\n<!-- /bench -->\nsau\n")
    assert machine() in again
    assert markdown(TABLE) in again
    assert written(again, [TABLE]) == again


def test_a_readme_without_the_markers_is_refused():
    with pytest.raises(ValueError, match=r"README\.md needs one <!-- bench -->"):
        written("trước", [TABLE])


def test_the_machine_is_described_without_its_name():
    described = machine()

    assert "processors" in described
    assert platform.python_version() in described
    assert "docxtpl" in described
    assert platform.node() not in described or not platform.node()


@pytest.mark.parametrize(
    ("value", "shown"),
    [(3141.5, "3,140"), (314.15, "314"), (31.415, "31.4"), (3.1415, "3.14"), (0.314, "0.31")],
)
def test_figures_have_three_digits_that_tell_something(value, shown):
    assert figure(value) == shown
    assert times(value) == f"{shown} ×"
