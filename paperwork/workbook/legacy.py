"""Text typed for the fonts before Unicode, TCVN3 (.VnTime) and VNI: recognised, converted, told.

A cell is converted when two things agree: what it says makes Vietnamese syllables by the old
table and none as it stands, and either its font is an old one or many cells of its column are
like it. What is doubtful is left as it is: the readers of cells refuse it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from operator import itemgetter, methodcaller

from paperwork.findings import CellRef, Finding, error, warning
from paperwork.standards import table
from paperwork.workbook import spelling
from paperwork.workbook.grid import Cell, Sheet, letter
from paperwork.workbook.remembering import answered

CONVERTED = warning(
    "PW045",
    "Ô gõ theo bảng mã cũ {table}, đã chuyển sang Unicode: “{before}” → “{after}”.",
    "So lại với sổ tính; nếu chuyển sai thì gõ lại ô bằng Unicode.",
)
DOUBTFUL = error(
    "PW046",
    "Không rõ ô này gõ theo bảng mã nào: là “{before}”, hay theo {table} là “{after}”.",
    "Gõ lại ô bằng Unicode, phông Times New Roman.",
)

PROVEN = 80  # characters of a cell that its line of proof shows
MANY = 5  # cells that speak for themselves: then the others of their font or column count too
BEYOND_OLD = re.compile("[ĂăĐđĨĩŨũƠ-ưẠ-ỹ]")  # letters of no old table, with any mark upon them
BEYOND_LATIN = re.compile("[^\x00-\xff]")
SIGNS = str.maketrans(dict.fromkeys("²³°±"))  # m², 30°: letters of no table
TEXT, VALUES = itemgetter(Cell._fields.index("text")), methodcaller("values")
TONES = "\u0300\u0301\u0303\u0309\u0323"
STOPPED = ("c", "ch", "p", "t")  # âm cuối tắc chỉ đi với thanh sắc, thanh nặng
SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdđghklmnpqrstvx])?"
    r"(?P<vowel>uyê|uya|iê|yê|ia|ya|uô|ươ|ua|ưa|oa|oă|oe|oo|uâ|uê|uơ|uy|[aăâeêioôơuưy])"
    r"(?P<coda>ch|ng|nh|[cmnptiyou])?"
)


@dataclass(frozen=True, eq=False)
class Encoding:  # bảng mã
    name: str
    fonts: tuple[str, ...]
    capital_fonts: str
    letters: Mapping[str, str]
    marks: Mapping[str, str]

    def covers(self, font: str) -> bool:
        return font.casefold().startswith(self.fonts)

    def decoded(self, text: str, font: str = "") -> str:
        """The text in Unicode; letters of no table stay."""
        text = unicodedata.normalize("NFC", text)
        found: list[str] = []
        for character in text:
            mark = self.marks.get(character.lower())
            if mark and found and found[-1].lower() in "aeouyơư":
                found[-1] = unicodedata.normalize("NFC", found[-1] + mark)
            else:
                found.append(self._letter(character))
        said = "".join(found)
        is_capital = self.capital_fonts and re.fullmatch(self.capital_fonts, font.casefold())
        return said.upper() if is_capital else said

    def _letter(self, character: str) -> str:
        if character in self.letters or not self.marks:
            return self.letters.get(character, character)
        lower = self.letters.get(character.lower())
        return lower.upper() if lower else character


@cache
def encodings() -> tuple[Encoding, ...]:
    return tuple(
        Encoding(
            declared["name"],
            tuple(declared["fonts"]),
            declared["capital_fonts"],
            dict(zip(declared["letters"]["from"], declared["letters"]["to"], strict=True)),
            declared.get("marks", {}),
        )
        for declared in table("old_encodings").values()
    )


def converted(sheets: Sequence[Sheet], file: str) -> tuple[tuple[Sheet, ...], tuple[Finding, ...]]:
    """The sheets with old text in Unicode, and a line of proof for every cell that changed."""
    findings: list[Finding] = []
    kept = [_converted(sheet, file, findings) for sheet in sheets]
    return tuple(kept), tuple(findings)


def _converted(sheet: Sheet, file: str, findings: list[Finding]) -> Sheet:
    cells = chain.from_iterable(map(VALUES, sheet.rows.values()))
    if not any(map(_may_be_old, map(TEXT, cells))):
        return sheet  # nearly all
    suspects = {
        (row, column): cell
        for row, cells in sheet.rows.items()
        for column, cell in cells.items()
        if cell.kind == "text" and _may_be_old(cell.text)
    }
    told = Counter(
        (encoding.name, 0 if encoding.covers(cell.font) else column)
        for (_, column), cell in suspects.items()
        for encoding in _spoken_for(cell.text)
    )
    is_usual = max(told.values(), default=0) >= MANY
    if not is_usual and not any(_is_old_font(font) for font in {c.font for c in suspects.values()}):
        return sheet
    rows = {number: dict(cells) for number, cells in sheet.rows.items()}
    for (row, column), cell in suspects.items():
        encoding, is_certain = _encoding_of(cell, column, told)
        if encoding is None:
            continue
        text = encoding.decoded(cell.text, cell.font)
        if is_certain:
            rows[row][column] = cell._replace(text=text, font="")
        where = CellRef(file, sheet.name, f"{letter(column)}{row}")
        shown = {
            "before": spelling.shown(cell.text, PROVEN),
            "after": spelling.shown(text, PROVEN),
        }
        fault = CONVERTED if is_certain else DOUBTFUL
        findings.append(fault.at(where, table=encoding.name, **shown))
    return replace(sheet, rows=rows)


@answered(spelling.SPELLINGS, spelling.SHORT)
def _may_be_old(text: str) -> bool:
    """Whether a text beyond ASCII has no letters beyond those that old tables use."""
    if text.isascii() or BEYOND_OLD.search(text):
        return False
    text = unicodedata.normalize("NFC", text)
    is_latin = not any(map(str.isalpha, BEYOND_LATIN.findall(text)))
    return is_latin and not text.isascii()


def _encoding_of(
    cell: Cell, column: int, told: Mapping[tuple[str, int], int]
) -> tuple[Encoding | None, bool]:
    """The table a cell was or may have been typed by, and whether that is certain.

    `told` counts the cells that speak for a table: those in its font under 0, others by column.
    """
    for encoding in encodings():
        is_font = encoding.covers(cell.font)
        is_usual = told.get((encoding.name, 0 if is_font else column), 0) >= MANY
        if not (is_font or is_usual) or (not is_font and _is_old_font(cell.font)):
            continue
        decoded = encoding.decoded(cell.text)
        if decoded != unicodedata.normalize("NFC", cell.text) and _makes_sense(decoded):
            # “Dòng” in .VnTime among others is “Dũng”; alone, or in another font, who knows.
            return encoding, encoding in _spoken_for(cell.text) or (is_font and is_usual)
    return None, False


def _is_old_font(font: str) -> bool:
    return any(encoding.covers(font) for encoding in encodings())


@answered(spelling.SPELLINGS, spelling.SHORT)
def _spoken_for(text: str) -> tuple[Encoding, ...]:
    """The tables by which the text makes sense, where it makes none as it stands."""
    if _makes_sense(text):
        return ()
    decoded = {encoding: encoding.decoded(text) for encoding in encodings()}
    return tuple(e for e, said in decoded.items() if said != text and _makes_sense(said))


def _makes_sense(text: str) -> bool:
    """Whether every word with Vietnamese letters is a syllable; abbreviations in capitals pass."""
    words = re.split(r"[\s\d.,;:()\[\]/“”\"'’!?+&–—-]+", text.translate(SIGNS))
    odd = [word for word in words if not word.isascii()]
    return all(_is_syllable(word) or _is_abbreviation(word) for word in odd)


def _is_abbreviation(word: str) -> bool:
    """QĐ, HĐTĐKT: capitals that bear no tone."""
    letters = unicodedata.normalize("NFD", word)
    return word.isupper() and word.isalpha() and not any(mark in TONES for mark in letters)


def _is_syllable(word: str) -> bool:
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in letters if mark in TONES]
    bare = unicodedata.normalize("NFC", "".join(c for c in letters if c not in TONES))
    found = SYLLABLE.fullmatch(bare)
    if found is None or len(tones) > 1:
        return False
    is_stopped = found["coda"] in STOPPED
    return not is_stopped or tones in (["\u0301"], ["\u0323"])
