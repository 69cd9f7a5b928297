"""A document held against every rule that applies to it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from paperwork.errors import UsageError
from paperwork.findings import Fault, Finding, PartRef, Severity
from paperwork.lint.anatomy import Anatomy, Regime
from paperwork.lint.content import Paragraph
from paperwork.lint.dissection import dissect
from paperwork.lint.reading import read
from paperwork.lint.rule import RULES, Rule
from paperwork.lint.rules import load

OUTSIDE = {  # văn bản không theo NĐ 30: nói một lần, không xét từng quy tắc
    "party": Fault(
        "ND30-X01",
        Severity.INFO,
        "Đây là văn bản của Đảng, theo Hướng dẫn 05-HD/VPTW (2026), không theo NĐ 30/2020.",
        "Không xét theo NĐ 30.",
    ),
    "law": Fault(
        "ND30-X02",
        Severity.INFO,
        "Đây là văn bản quy phạm pháp luật, có thể thức riêng, không theo NĐ 30/2020.",
        "Không xét theo NĐ 30.",
    ),
    "other": Fault(
        "ND30-X03",
        Severity.INFO,
        "Tệp này không có đủ Quốc hiệu, tên cơ quan, số và ký hiệu của một văn bản hành chính"
        " (đơn, hợp đồng, danh sách, văn bản của Đoàn … có mẫu riêng).",
        "Chỉ xét khổ giấy, lề, phông chữ, chính tả.",
    ),
}
ANYWHERE = ("P", "T", "V")  # nhóm quy tắc xét được cả khi không phải văn bản hành chính
MANY_PAGES = 99
WISHES = 16  # choices of rules that are remembered
NO_SUCH = "Không có quy tắc “{code}”. Xem các quy tắc: paperwork rules."


@dataclass(frozen=True)
class Remark:  # một nhận xét và đoạn mang nó
    finding: Finding
    paragraph: Paragraph | None = None


@dataclass(frozen=True)
class Report:  # kết quả xét một văn bản
    file: str
    regime: Regime
    remarks: tuple[Remark, ...]
    unchecked: tuple[str, ...] = ()  # mã các quy tắc chưa xét được vì không dựng trang

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(remark.finding for remark in self.remarks)


def check(
    content: bytes,
    name: str,
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    pages: int | None = None,
) -> Report:
    """What is wrong with a .docx; DocumentError when it is none, UsageError on an unknown code.

    `select` and `ignore` are codes or their beginnings: ND30-H, H01. `pages` is the number of
    pages when somebody has laid the document out; without it the rules that need it tell only
    what is sure, and are named as unchecked where they tell nothing.
    """
    rules = chosen(select, ignore)
    anatomy = dissect(replace(read(content, name), pages=pages))
    remarks = [*_outside(anatomy, name)]
    unchecked = []
    for rule in applicable(rules, anatomy):
        hits = list(rule.check(anatomy))
        if hits:
            remarks += [Remark(rule.finding(name, hit), hit.paragraph) for hit in hits]
        elif rule.needs_pages and pages is None and _depends_on_pages(rule, anatomy):
            unchecked.append(rule.code)
    ordered = sorted(remarks, key=_in_reading_order)
    return Report(name, anatomy.regime, tuple(dict.fromkeys(ordered)), tuple(unchecked))


def _depends_on_pages(rule: Rule, anatomy: Anatomy) -> bool:
    """Whether the rule would speak of a long document, so that its silence tells nothing."""
    long = replace(anatomy, content=replace(anatomy.content, pages=MANY_PAGES))
    return any(True for _ in rule.check(long))


def chosen(select: Collection[str], ignore: Collection[str]) -> list[Rule]:
    """The rules of those codes or groups, without those to be ignored."""
    return [*_chosen(tuple(select), tuple(ignore))]


@lru_cache(maxsize=WISHES)
def _chosen(select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Rule, ...]:
    load()
    for wish in (*select, *ignore):
        if not any(_means(wish, code) for code in RULES):
            raise UsageError(NO_SUCH.format(code=wish))
    return tuple(
        rule
        for code, rule in RULES.items()
        if (not select or any(_means(wish, code) for wish in select))
        and not any(_means(wish, code) for wish in ignore)
    )


def applicable(rules: list[Rule], anatomy: Anatomy) -> list[Rule]:
    """The rules that such a document is held to."""
    if anatomy.regime == "nd30":
        return rules
    return [rule for rule in rules if rule.group in ANYWHERE and anatomy.regime == "other"]


def _means(wish: str, code: str) -> bool:
    asked = wish.strip().upper()
    return code.upper().startswith(asked if asked.startswith("ND30") else f"ND30-{asked}")


def _outside(anatomy: Anatomy, name: str) -> Iterator[Remark]:
    if anatomy.regime != "nd30":
        yield Remark(OUTSIDE[anatomy.regime].at(PartRef(name)))


def _in_reading_order(remark: Remark) -> tuple[int, str]:
    """The whole file first, then from the first paragraph to the last."""
    index = remark.paragraph.index if remark.paragraph else -1
    return index, remark.finding.code
