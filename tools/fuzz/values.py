"""python -m tools.fuzz.values [COUNT] [SEED]: random values from cells into a document and back.

Each value ends in one of three ways: the document says it exactly, a finding at its cell tells how
it was read, or a finding at its cell refuses it. A value that is lost or changed in silence fails.
White space is not compared: a field of one line is printed with single spaces.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
import tempfile
import time
import unicodedata
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from random import Random

from raw_books import NOMINATIONS, PROPOSED, Raw, a_book, number, said
from raw_forms import DECLARATION, RawForm, paragraph

from paperwork import workbook
from paperwork.catalogue import document_types
from paperwork.compose import Order, compose
from paperwork.findings import CellRef, Finding
from paperwork.pipeline import names_of
from paperwork.render import text_of
from paperwork.rendition import render
from tools.fuzz.damage import PIECES, TAGS, TEXTS

PEOPLE = 250
FIRST = 2  # hàng của người đầu tiên
FIELDS = {"C": "ten", "E": "chuc_vu", "G": "don_vi", "J": "thanh_tich"}
HARMLESS = {"C": "Đỗ Thị Hạnh", "E": "Chuyên viên", "G": "Văn phòng Sở", "J": "Hoàn thành tốt."}
START, END = "¤{code}·{column}¤", "¤hết¤"
SAID = re.compile(r"¤(M\d+)·([A-Z])¤(.*?)¤hết¤", re.DOTALL)
UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"))
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyÁẠẢẤẾỆỢỮỴĐ     "
MARKUP = ("<", ">", "&", "&amp;", "</w:t>", "<w:p/>", "]]>", "<!--", "'", '"', "\\", "{", "}", "`")
DAY = dt.date(2027, 1, 25)


# ---------------------------------------------------------------- values


def a_value(chance: Random) -> str | float:
    """A text of any kind, sometimes a number."""
    match chance.randrange(8):
        case 0:
            return chance.choice((chance.randrange(10**6), -chance.randrange(999), 0.5, 1e15))
        case 1:
            return "".join(chr(_point(chance)) for _ in range(chance.randint(1, 12)))
        case 2:
            return _words(chance) + chance.choice(TEXTS)[: chance.randint(1, 300)]
        case 3:
            return _words(chance) + "".join(chance.choices(MARKUP, k=chance.randint(1, 8)))
        case 4:
            return chance.choice((chance.choice(TAGS)[:200], "".join(chance.choices(PIECES, k=6))))
        case 5:
            return chance.choice("=+-@") + _words(chance)
        case 6:
            return f"{chance.randint(0, 32)}/{chance.randint(0, 13)}/{chance.randint(0, 3000)}"
        case _:
            return _words(chance)


def _point(chance: Random) -> int:
    """A character of any plane, also those that no document may hold."""
    return chance.randrange(*chance.choice(((0, 0x100), (0x100, 0x3000), (0x3000, 0x11_0000))))


def _words(chance: Random) -> str:
    return "".join(chance.choices(LETTERS, k=chance.randint(1, 30)))


def a_cell(value: str | float) -> Raw:
    """The value as Excel writes it: what XML cannot hold as _xHHHH_."""
    if not isinstance(value, str):
        return number(value)
    return said(
        CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", value).replace("\r", "_x000D_")
    )


def meant(value: str | float) -> str:
    """What the document must say, white space and signs that nobody sees left out."""
    if not isinstance(value, str):
        return str(value).replace(".", ",") if value % 1 else str(int(value))
    text = re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), value)
    return squeezed(text)


def squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).translate(UNSEEN).split())


# ---------------------------------------------------------------- there and back


def tried(folder: Path, chance: Random) -> Counter[str]:
    """How a thousand values ended: exact, told, refused; the lost ones by cell and value."""
    rows = range(FIRST, FIRST + PEOPLE)
    typed = {f"{column}{row}": a_value(chance) for row in rows for column in FIELDS}
    form = _form(folder)
    _, findings = _read(folder, typed)
    refused = {place for place in _cells(findings, errors=True) if place in typed}
    kept = {place: value for place, value in typed.items() if place not in refused}
    dossier, findings = _read(folder, kept)
    told = set(_cells(findings, errors=False))
    ended = Counter(refused=len(refused))
    if dossier is None or any(finding.is_error for finding in findings):
        wrong = next((f"{f.where} {f.message}" for f in findings if f.is_error), "nothing read")
        ended[f"refused without its cell: {wrong}"] += len(kept)
        return ended
    types = document_types(form.parent)
    whole, _ = compose(dossier, Order(types, DAY, only=frozenset([form.stem])))
    (document,) = (d for d in whole.documents if d.type.key == form.stem)
    printed = "\n".join(text_of(render(whole, document), ".docx"))
    found = {f"{column}{int(code[1:])}": text for code, column, text in SAID.findall(printed)}
    for place, value in kept.items():
        if squeezed(found.get(place, "")) == meant(value):
            ended["exact"] += 1
        elif place in told:
            ended["told"] += 1
        else:
            ended[f"lost: {place} {value!r} → {found.get(place)!r}"] += 1
    return ended


def _form(folder: Path) -> Path:
    lines = (
        START.format(code="{{ d.ma }}", column=column) + f"{{{{ d.{name} }}}}" + END
        for column, name in FIELDS.items()
    )
    body = ("{%p for d in de_cu.danh_sach %}", *lines, "{%p endfor %}")
    form = RawForm("".join(map(paragraph, body)), declared=DECLARATION)
    return form.written(folder / "mau")


def _read(folder: Path, typed: Mapping[str, str | float]):  # type: ignore[no-untyped-def]
    book = a_book()
    page = book.page(NOMINATIONS)
    page.rows = page.rows[:1]
    for row in range(FIRST, FIRST + PEOPLE):
        person = (row - 1, "Cá nhân", "", f"M{row}", "", None, "", *PROPOSED)
        page.rows = [*page.rows, list(person)]
        for column, harmless in HARMLESS.items():
            place = f"{column}{row}"
            page.cells[place] = a_cell(typed.get(place, harmless))
    path = book.written(folder / "ho-so.xlsx")
    return workbook.read(path, None, names_of(document_types()))


def _cells(findings: tuple[Finding, ...], *, errors: bool) -> list[str]:
    return [
        finding.where.cell
        for finding in findings
        if isinstance(finding.where, CellRef)
        and finding.where.sheet == NOMINATIONS
        and finding.is_error == errors
    ]


def main(count: int = 20_000, seed: int = 1) -> int:
    """The number of values that were lost."""
    chance, ended, began = Random(seed), Counter[str](), time.monotonic()
    while sum(ended.values()) < count:
        with tempfile.TemporaryDirectory() as folder:
            ended += tried(Path(folder), chance)
    good = {name: ended.pop(name, 0) for name in ("exact", "told", "refused")}
    for what, times in ended.most_common(20):
        print(f"{times} {what}", file=sys.stderr)
    lost = sum(ended.values())
    all_good = ", ".join(f"{number} {name}" for name, number in good.items())
    took = f"{time.monotonic() - began:.0f} s"
    print(f"{sum(good.values()) + lost} values, seed {seed}: {all_good}, {lost} lost; {took}")
    return lost


if __name__ == "__main__":
    sys.exit(bool(main(*map(int, sys.argv[1:3]))))
