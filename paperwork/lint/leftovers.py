"""What a writer forgot in a text: tags of a template, blanks to be filled in, marks of Word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from paperwork.lint.prose import matches
from paperwork.lint.remembering import all_by_text

BLANK = r"(?:\.{4,}|…{2,}|…\.+|\.+…)"
TAGS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\{\{|\}\}|\{%|%\}", re.DOTALL)
MERGED = re.compile(r"«\w+»")  # trường trộn thư của Word chưa điền
BRACKETED = re.compile(
    r"\[\s*(?:\.{2,}|…)[^\[\]]*\]|\[[^\[\]]*(?:\.{3}|…)\s*\]"
    r"|\[(?:tên|họ tên|ngày|số|chức vụ|địa danh|nhập|điền|ghi)\b[^\[\]]*\]",
    re.IGNORECASE,
)
QUOTED = re.compile(r"“[^“”]*+”")
CROSSES = re.compile(r"\b(?:x{3,}|X{4,})\b|\bxx/(?=\w)")  # XXX là số La Mã
REFERENCE = re.compile(r"Error! [A-Z][^.]*\.|Lỗi! [^.]*\.")  # tham chiếu chéo đã hỏng
LABEL = r"[^.…:]{1,30}:"  # sau chỗ trống của một biểu mẫu: Chức vụ:
# Chỗ trống giữa câu: có chữ ở trước và ở sau, hoặc sau số, ngày, tháng, năm
DOTS = re.compile(
    rf"(?<=\w)[ ,:]*{BLANK}(?= ?[/\-]\w| ?[^\W\d_])(?!{LABEL})"
    r"|\b(?:số|ngày|tháng|năm)[: ]*(?:…|\.{3,})+"
)
ANYWHERE = {  # with what stands in each match
    TAGS: ("{{", "}}", "{%", "%}", "{#"),
    MERGED: ("«",),
    REFERENCE: ("! ",),
    CROSSES: ("xx", "XX"),
}
SHOWN = 40


@all_by_text
def leftovers(text: str) -> Iterator[str]:
    """What is left in a text wherever it stands."""
    for form, signs in ANYWHERE.items():
        for found in islice(matches(form, text, signs), 1):
            yield found[0][:SHOWN]
    if "[" in text and (bracketed := BRACKETED.search(QUOTED.sub("", text))):
        yield bracketed[0][:SHOWN]


@all_by_text
def blanks(text: str) -> Iterator[str]:
    """Dots in the middle of a sentence, as in a form nobody filled in."""
    for found in islice(matches(DOTS, text, ("…", "...")), 1):
        whole = found[0][0].isalpha()  # số …, ngày …: không cần chữ đứng trước
        start = found.start() if whole else text.rfind(" ", 0, max(found.start() - 1, 0)) + 1
        yield " ".join(text[start : found.end()].split())[:SHOWN]
