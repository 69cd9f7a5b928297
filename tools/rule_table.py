"""python -m tools.rule_table: the table of rules in README.md, written between its markers."""

from __future__ import annotations

from collections.abc import Iterable

from paperwork.lint import chosen
from paperwork.lint.groups import grouped
from paperwork.lint.rule import Rule
from tools.readme import README, written_between

MARK = "rules"
HEAD = ("| Code | Severity | Clause | What it asks, or why |", "|---|---|---|---|")


def table(rules: Iterable[Rule]) -> str:
    """Markdown: a row for each rule, under the headings of the decree."""
    lines = [*HEAD]
    ordered = sorted(rules, key=lambda rule: rule.code)
    for heading, members in grouped(ordered, lambda rule: rule.code).items():
        lines.append(f"| **{heading}** | | | |")
        lines += [_row(rule) for rule in members]
    return "\n".join(lines)


def _row(rule: Rule) -> str:
    cells = (rule.code, rule.severity.value, rule.clause, rule.reason.replace("|", r"\|"))
    return f"| {' | '.join(cells)} |"


def written(text: str, inside: str) -> str:
    """The text of README.md with that table between its markers."""
    return written_between(text, MARK, inside)


def main() -> None:
    text = README.read_text(encoding="utf-8")
    README.write_text(written(text, table(chosen([], []))), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
