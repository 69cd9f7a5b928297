"""A rule: what the decree asks, why, and a function that finds where it is not so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from paperwork.findings import Finding, PartRef, Severity
from paperwork.lint.anatomy import Anatomy
from paperwork.lint.content import Paragraph

SHOWN = 60  # characters of a paragraph in the name of its place


@dataclass(frozen=True)
class Hit:  # một chỗ trái quy tắc
    """`values` fill the {fields} of the rule's sentence; no paragraph means the whole file."""

    paragraph: Paragraph | None = None
    values: tuple[tuple[str, object], ...] = ()
    place: str = ""  # nơi khác một đoạn: “phần 2”, “bảng 1”

    @property
    def part(self) -> str:
        """The place in the words of its reader."""
        if self.place or self.paragraph is None:
            return self.place
        text = self.paragraph.read
        return f"“{text[:SHOWN].rstrip()}…”" if len(text) > SHOWN else f"“{text}”"


def hit(paragraph: Paragraph | None = None, place: str = "", **values: object) -> Hit:
    return Hit(paragraph, tuple(values.items()), place)


Check = Callable[[Anatomy], Iterator[Hit]]


@dataclass(frozen=True)
class Rule:  # quy tắc
    code: str  # ND30-P01
    severity: Severity
    clause: str  # PL I, I.1; “thông lệ” khi nghị định không nói
    says: str  # câu báo lỗi, có chỗ trống {…}
    remedy: str
    reason: str  # vì sao, cho lệnh rules
    wrong: str  # ví dụ sai
    right: str  # ví dụ đúng
    check: Check
    needs_pages: bool = False  # chỉ xét được khi có LibreOffice dựng trang

    @property
    def group(self) -> str:
        return self.code.removeprefix("ND30-")[0]

    def finding(self, file: str, found: Hit) -> Finding:
        values = dict(found.values)
        return Finding(
            self.code,
            self.severity,
            PartRef(file, found.part),
            self.says.format_map(values),
            self.remedy.format_map(values),
        )


RULES: dict[str, Rule] = {}  # theo mã, theo thứ tự của nghị định


def rule(
    code: str,
    severity: Severity,
    clause: str,
    says: str,
    remedy: str,
    *,
    reason: str,
    wrong: str,
    right: str,
    needs_pages: bool = False,
) -> Callable[[Check], Check]:
    """Enters the function that follows into the table of rules."""

    def entered(check: Check) -> Check:
        assert code not in RULES, f"{code} is there twice"
        RULES[code] = Rule(
            code, severity, clause, says, remedy, reason, wrong, right, check, needs_pages
        )
        return check

    return entered
