"""Documents cited in a sentence: which, with number, day, agency and subject or without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from paperwork.lint.looks import decree
from paperwork.lint.remembering import all_by_text, by_text

LONG_NAME = 12  # chữ: tên cơ quan không dài hơn thế
# No run of characters is gone over twice, however long it is: each pattern takes it whole (*+, ++).
NUMBER = r"(?<!\d)\d++[a-zđ]?(?:[-/][\w.-]*)?[-/][\w/.&-]*\w"
BLANK, UNDOTTED = r"[\s.…_]*+", r"[\s…_]*+"
SLASH = rf"{UNDOTTED}(?:\.{BLANK}(?:[/-]{BLANK})?|[/-]{BLANK})"  # 5/6, 5.6, …/…
DAY = re.compile(
    rf"ngày(?:{BLANK}(?:\d++{BLANK})?tháng{BLANK}(?:\d++{BLANK})?năm"
    rf"|(?:{BLANK}\d++)?{SLASH}\d++(?:{BLANK}[/-]|[\s.…_]*\.))|cùng ngày"
)
NUMBERED = re.compile(rf"số:?{BLANK}\d*+[a-zđ]?{BLANK}[-/]\w|{NUMBER}")
AGENCY = re.compile(r"\b(?:của|do|giữa) (?P<name>\w.*)")
OF_LAWS = re.compile(r"\b\d+(?:/\d{4})?/(?:QH|UBTVQH|PL-UBTVQH|NQ-?UBTVQH)\d*")
BY_ASSEMBLY = re.compile(
    r"(?<=\d )của (?:Quốc hội|Ủy ban [Tt]hường vụ Quốc hội)"
    r"|của (?:Quốc hội|Ủy ban [Tt]hường vụ Quốc hội)(?= ngày|,? [Kk]hóa|[;.]|$)"
)


@dataclass(frozen=True)
class Citation:  # viện dẫn
    type: str  # tên loại: Nghị định
    number: str  # số, ký hiệu: 30/2020/NĐ-CP
    has_day: bool
    has_agency: bool

    @property
    def is_full(self) -> bool:
        return self.has_day and self.has_agency


@all_by_text
def citations(text: str) -> Iterator[Citation]:
    """The documents of a sentence that are cited by type and number."""
    for found in _numbered_type().finditer(text):
        after = text[found.end() :]
        day = re.match(rf",?\s*{DAY.pattern}", after)
        rest = re.sub(r"^\s*(?:\d{4}|\d+)?,?\s*", "", after[day.end() :] if day else after)
        yield Citation(
            found["type"],
            found["number"],
            day is not None,
            rest.startswith("của "),
        )


@all_by_text
def unsaid_numbers(text: str) -> Iterator[str]:
    """Citations without the word “số”: Nghị định 30/2020/NĐ-CP."""
    for found in _bare_number().finditer(text):
        yield found[0]


def first_type(text: str) -> re.Match[str] | None:
    """The first document type that the text names."""
    return _any_type().search(text)


@by_text
def is_law(text: str) -> bool:
    """Whether the first document that a căn cứ names is a law."""
    found = first_type(text)
    return found is not None and found[0] in decree()["citation"]["laws"]


@by_text
def law_faults(text: str) -> tuple[str, ...]:
    """What a citation of a law says that it should not: its number, its maker."""
    number = next((f for f in OF_LAWS.finditer(text) if _nearest_is_law(text, f.start())), None)
    maker = next((f for f in BY_ASSEMBLY.finditer(text) if _nearest_is_law(text, f.start())), None)
    return tuple(f"“{found[0]}”" for found in (number, maker) if found)


@by_text
def missing_details(text: str) -> tuple[str, ...]:
    """What a căn cứ lacks of a document that is no law; nothing when it cites none surely."""
    found = _cited_document().search(text)
    first = first_type(text)
    if found is None or first is None or first.start() != found.start():
        return ()
    cited = re.split(r"\b(?:đã )?được sửa đổi", text[found.start() :])[0].rstrip(" ;.,")
    agency = AGENCY.search(cited)
    told = _tells(agency["name"] if agency else cited[len(found[0]) :])
    lacking = {
        "số, ký hiệu": not NUMBERED.search(cited),
        "ngày, tháng, năm": not DAY.search(cited),
        "cơ quan ban hành": agency is None and first[0] not in decree()["citation"]["unsigned"],
        "trích yếu": not told,
    }
    return tuple(name for name, is_lacking in lacking.items() if is_lacking)


def _tells(text: str) -> bool:
    """Whether something is said of the subject, behind the number or the agency."""
    about = "|".join(map(re.escape, decree()["citation"]["about"]))
    said = re.search(rf"\b(?:{about})\b", text, re.IGNORECASE)
    return said is not None or len(text.split()) > LONG_NAME


def _nearest_is_law(text: str, place: int) -> bool:
    """Whether the last document named before a place is a law."""
    before = [found[0] for found in _any_type().finditer(text[:place])]
    return bool(before) and before[-1] in decree()["citation"]["laws"]


@cache
def _names(*groups: str) -> str:
    """Names of types as one pattern, the longest first."""
    cited = decree()["citation"]
    listed = [name for group in groups if group != "types" for name in cited[group]]
    listed += decree()["types"].values() if "types" in groups else ()
    return "|".join(sorted(map(re.escape, set(listed)), key=lambda name: (-len(name), name)))


@cache
def _any_type() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_names('laws', 'dated', 'others', 'types')})\b")


@cache
def _numbered_type() -> re.Pattern[str]:
    names = _names("dated", "others", "types")
    return re.compile(rf"\b(?P<type>{names}) (?:số:? )?(?P<number>{NUMBER})")


@cache
def _bare_number() -> re.Pattern[str]:
    names = _names("laws", "dated", "others", "types")
    return re.compile(rf"\b(?:{names}) \d+[a-zđ]?/\w[\w/-]*")


@cache
def _cited_document() -> re.Pattern[str]:
    """A type with its number or day; a type that never goes without may have its agency."""
    every, dated = _names("dated", "others", "types"), _names("dated")
    return re.compile(
        rf"\b(?:{every}) (?:số\b|ngày\b|\d+[a-zđ]?/)|\b(?:{dated}) (?:của|về|quy định)\b"
    )
