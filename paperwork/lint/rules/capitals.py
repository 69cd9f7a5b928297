"""Rules of capitals that can be decided (PL II)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import pairwise

from paperwork.findings import Severity
from paperwork.lint.anatomy import Anatomy
from paperwork.lint.content import Paragraph
from paperwork.lint.finders import text_finder
from paperwork.lint.looks import composed
from paperwork.lint.prose import QUOTED, has_any, matches
from paperwork.lint.remembering import all_by_text
from paperwork.lint.rule import Hit, rule
from paperwork.lint.text import is_form_line, is_item, main_text, told_once
from paperwork.standards import table

WARNING, INFO = Severity.WARNING, Severity.INFO
ARTICLE = re.compile(r"(?<![\w-])điều \d+[a-zđ]?\b")
COUNT = re.compile(r"(?<!khoản )(?<!điểm )\b\d+ $", re.IGNORECASE)  # 26 chương, 426 điều 2 phần
CLAUSE = re.compile(r"(?<=[\w,)] )(?:Khoản \d+[a-zđ]?|Điểm [a-zđ]\d?)(?![\w.])")
WORD_START = r"(?<![^\W\d_])"  # so that a very long word is walked through once
CITY = re.compile(rf"(?:{WORD_START}(?P<before>[^\W\d_]+ ))?\bthành phố Hồ Chí Minh")
CAPITAL = re.compile(r"(?<![\w-])thủ đô Hà Nội")
TET = re.compile(r"(?<=[\w,(] )Tết (?:Trung [Tt]hu|Đoan [Nn]gọ|Nguyên [Đđ]án)")
COMMITTEE = re.compile(
    r"(?:[Ủủ]y|[Uu]ỷ) Ban\b(?: [Nn]hân [Dd]ân)?|[Hh]ội Đồng\b(?: [Nn]hân [Dd]ân)?"
    r"|(?:(?:[Ủủ]y|[Uu]ỷ) ban|[Hh]ội đồng) Nhân [Dd]ân|(?<!báo )(?<!Báo )Nhân Dân\b"
    r"|[Mm]ặt trận Tổ Quốc\b"
)
# What stands in each match of these, so that most texts need not be gone through
OF_CITED, OF_CITIES, OF_FEASTS = ("điều ", "Khoản ", "Điểm "), ("phố Hồ", "đô Hà"), ("Tết ",)
OF_COMMITTEES = (" Ban", " Đồng", "Nhân ", " Quốc")
OF_ALONE = (" nhân dân", " nhà nước")
SUSPICIOUS = (*OF_CITED, *OF_CITIES, *OF_FEASTS, *OF_COMMITTEES, *OF_ALONE)
SENTENCE = re.compile(rf"{WORD_START}(?P<last>[^\W\d_]{{2,}})[.?!] (?P<next>[^\W\d_]+)")
SMALL = re.compile(r"[^\W\d_](?![.)/])")  # a) không phải chữ đầu câu
STOPS = (". ", "? ", "! ")  # in each match of SENTENCE
ENDS = (".", "./.", "?", "!")


@rule(
    "ND30-V22a",
    WARNING,
    "PL II, V.7",
    "Viện dẫn ghi {fault}{more}.",
    "Viết hoa Phần, Chương, Mục, Tiểu mục, Điều; viết thường khoản, điểm.",
    reason="Khi viện dẫn, viết hoa Phần, Chương, Mục, Tiểu mục, Điều; khoản, điểm viết thường.",
    wrong="Khoản 2 điều 5",
    right="khoản 2 Điều 5",
)
def cited_parts(anatomy: Anatomy) -> Iterator[Hit]:
    """Điều is cited in small letters, or khoản, điểm with a capital inside a sentence."""
    yield from _told(anatomy, _cited)


@rule(
    "ND30-V08a",
    WARNING,
    "PL II, III.1.c",
    "Viết {fault}{more}.",
    "Viết hoa: Thành phố Hồ Chí Minh, Thủ đô Hà Nội.",
    reason="Hai trường hợp viết hoa đặc biệt là Thủ đô Hà Nội, Thành phố Hồ Chí Minh.",
    wrong="thành phố Hồ Chí Minh",
    right="Thành phố Hồ Chí Minh",
)
def special_cities(anatomy: Anatomy) -> Iterator[Hit]:
    """Thành phố Hồ Chí Minh or Thủ đô Hà Nội begins with a small letter."""
    yield from _told(anatomy, _cities)


@rule(
    "ND30-V16a",
    INFO,
    "PL II, V.1",
    "Viết {fault}{more}.",
    "Viết hoa khi là danh từ riêng: Nhân dân, Nhà nước.",
    reason="Nhân dân, Nhà nước là danh từ viết hoa; tên cơ quan như Hội đồng nhân dân giữ nguyên.",
    wrong="phục vụ nhân dân; chính sách của nhà nước",
    right="phục vụ Nhân dân; chính sách của Nhà nước",
)
def people_and_state(anatomy: Anatomy) -> Iterator[Hit]:
    """Nhân dân or Nhà nước stands alone in small letters."""
    yield from _told(anatomy, _alone)


@rule(
    "ND30-V24a",
    WARNING,
    "PL II, V.8.b",
    "Viết {fault}{more}.",
    "Viết “tết” thường: tết Nguyên đán, tết Trung thu.",
    reason="Viết hoa âm tiết đầu của tên gọi; “Tết” chỉ viết hoa khi thay cho tết Nguyên đán.",
    wrong="dịp Tết Trung thu",
    right="dịp tết Trung thu",
)
def tet(anatomy: Anatomy) -> Iterator[Hit]:
    """Tết has a capital before the name of the feast."""
    yield from _told(anatomy, _feasts)


@rule(
    "ND30-V13a",
    WARNING,
    "PL II, IV.1.a",
    "Tên cơ quan viết {fault}{more}.",
    "Viết “Ủy ban nhân dân”, “Hội đồng nhân dân”, “Hội đồng …”, “Mặt trận Tổ quốc”.",
    reason="Viết hoa chữ cái đầu của các từ chỉ loại hình, chức năng, lĩnh vực, không viết hoa mọi"
    " âm tiết.",
    wrong="Ủy Ban Nhân Dân, Ủy ban Nhân dân",
    right="Ủy ban nhân dân",
)
def agency_names(anatomy: Anatomy) -> Iterator[Hit]:
    """Ủy ban nhân dân, Hội đồng have too many capitals."""
    yield from _told(anatomy, _committees)


@rule(
    "ND30-V01a",
    WARNING,
    "PL II, I",
    "Câu bắt đầu bằng chữ thường: {fault}{more}.",
    "Viết hoa chữ cái đầu câu và đầu đoạn.",
    reason="Viết hoa chữ cái đầu âm tiết thứ nhất của một câu, và khi xuống dòng.",
    wrong="Sở báo cáo. đề nghị xem xét.",
    right="Sở báo cáo. Đề nghị xem xét.",
)
def sentences(anatomy: Anatomy) -> Iterator[Hit]:
    """A sentence or a paragraph begins with a small letter; items of a list may."""
    text = [*main_text(anatomy)]
    found = [*_small_paragraphs(text), *_small_sentences((*anatomy.grounds, *text))]
    yield from told_once(found)


# ---------------------------------------------------------------- finding


def _told(anatomy: Anatomy, wrong: Callable[[str], Iterable[str]]) -> Iterator[Hit]:
    yield from told_once(
        (paragraph, f"“{written}”")
        for paragraph, (text,) in _suspicious(anatomy)
        for written in dict.fromkeys(wrong(text))
    )


@text_finder
def _suspicious(text: str) -> Iterator[str]:
    """The text, if any rule of this kind finds something in it."""
    if text.isupper() or not has_any(text, SUSPICIOUS):
        return
    if any(True for find in (_cited, _cities, _alone, _feasts, _committees) for _ in find(text)):
        yield text


def _alone(text: str) -> Iterator[str]:
    return (found[0] for found in matches(_people_and_state(), text, OF_ALONE))


@cache
def _people_and_state() -> re.Pattern[str]:
    before = "|".join(map(re.escape, table("spelling")["capitals"]["people_after"]))
    return re.compile(rf"(?<!\w)(?:{before}) (?:nhân dân|nhà nước)(?!\w)")


def _feasts(text: str) -> Iterator[str]:
    return (found[0] for found in matches(TET, text, OF_FEASTS))


def _committees(text: str) -> Iterator[str]:
    return (found[0] for found in matches(COMMITTEE, text, OF_COMMITTEES))


def _cited(text: str) -> Iterator[str]:
    for found in matches(ARTICLE, text, OF_CITED):
        if not COUNT.search(text[: found.start()]):
            yield found[0]
    yield from (found[0] for found in matches(CLAUSE, text, OF_CITED))


def _cities(text: str) -> Iterator[str]:
    plural = table("spelling")["capitals"]["plural"]
    for found in matches(CITY, text, OF_CITIES):
        if (found["before"] or "").strip().lower() not in plural:
            yield "thành phố Hồ Chí Minh"
    yield from (found[0] for found in matches(CAPITAL, text, OF_CITIES))


def _small_paragraphs(text: list[Paragraph]) -> Iterator[tuple[Paragraph, str]]:
    """Paragraphs that begin small after one that ended; lists and forms are not judged."""
    for above, below in pairwise(text):
        said = composed(below.read)
        if below.cell or is_item(below) or is_form_line(below) or below.label:
            continue
        if composed(above.read).endswith(ENDS) and SMALL.match(said) and said[0].islower():
            yield below, f"“{' '.join(said.split()[:3])}”"


def _small_sentences(text: tuple[Paragraph, ...]) -> Iterator[tuple[Paragraph, str]]:
    for paragraph in text:
        for written in _begun_small(paragraph.text):
            yield paragraph, f"“{written}”"


@all_by_text
def _begun_small(text: str) -> Iterator[str]:
    """Where a sentence begins with a small letter, with the word before."""
    short = table("spelling")["capitals"]["abbreviations"]
    for found in matches(SENTENCE, QUOTED.sub("“”", composed(text)), STOPS):
        begins, last = found["next"], found["last"].lower()
        if begins[0].islower() and begins.islower() and last not in short and len(begins) > 1:
            yield found[0]
