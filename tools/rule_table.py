"""python -m tools.rule_table: the table of rules in README.md, written between its markers."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from paperwork.lint import chosen
from paperwork.lint.groups import grouped
from paperwork.lint.rule import Rule

README = Path(__file__).resolve().parents[1] / "README.md"
BEGIN, END = "<!-- rules -->", "<!-- /rules -->"
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
    """The text with that between the markers; ValueError where it has not one pair of them."""
    if text.count(BEGIN) != 1 or text.count(END) != 1:
        raise ValueError(f"{README.name} needs one {BEGIN} and one {END}")
    before, _, rest = text.partition(BEGIN)
    return f"{before}{BEGIN}\n\n{inside}\n\n{END}{rest.partition(END)[2]}"


def main() -> None:
    text = README.read_text(encoding="utf-8")
    README.write_text(written(text, table(chosen([], []))), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
