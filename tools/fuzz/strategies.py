"""Hypothesis strategies: what may be typed into workbooks, templates and documents.

`randoms` draws the damage of tools.fuzz.damage: Hypothesis makes each of its choices, and makes
what fails small.
"""

from __future__ import annotations

from hypothesis import strategies as st
from lint_builders import a_docx, a_paragraph, a_table
from raw_books import Raw, RawBook, a_book, fault, formula, number, said
from raw_forms import RawForm, form_with, paragraph

from tools.fuzz.damage import PIECES, TEXTS

COLUMNS, ROWS = "ABCDEFGHIJKL", range(1, 7)
SHEETS = ("Hồ sơ", "Đơn vị", "Người ký", "Đề cử")
FIELDS = ("don_vi.ten", "de_cu.danh_sach", "d.ten", "x", "de_cu.danh_sach[0].ten", "loop.index")

printable = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=30)
texts = st.one_of(printable, st.sampled_from(TEXTS))
randoms = st.randoms(use_true_random=False)


# ---------------------------------------------------------------- workbooks


cells = st.one_of(
    texts.map(said),
    st.builds(number, st.floats() | st.integers(), st.integers(0, 9)),
    st.sampled_from(["#N/A", "#REF!", "#SPILL!", "x"]).map(fault),
    st.builds(formula, st.just("A1"), st.none() | printable),
    st.builds(Raw, st.sampled_from(["", "1", "x", "9" * 400]), st.sampled_from("sbdnq")),
)


@st.composite
def workbooks(draw: st.DrawFn) -> RawBook:
    """A dossier with up to twenty cells of anything, anywhere, and sheets in any state."""
    book = a_book(is_1904=draw(st.booleans()))
    places = st.builds(lambda c, r: f"{c}{r}", st.sampled_from(COLUMNS), st.sampled_from(ROWS))
    for name in SHEETS:
        page = book.page(name)
        typed = draw(st.dictionaries(places, cells, max_size=5))
        page.cells |= {p: c if isinstance(c, Raw) else said(str(c)) for p, c in typed.items()}
        page.state = draw(st.sampled_from(["visible", "hidden", "veryHidden"]))
    return book


# ---------------------------------------------------------------- templates

expressions = st.recursive(
    st.one_of(st.sampled_from(FIELDS), st.integers(-9, 10**9).map(str), st.just("'chữ'")),
    lambda inner: st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from("+-*/~"), inner),
        st.builds("{} if {} else {}".format, inner, inner, inner),
        st.builds("[{}, {}]".format, inner, inner),
        st.builds("{}|{}".format, inner, st.sampled_from(["length", "join", "in_hoa", "list"])),
        st.builds("range({})".format, inner),
    ),
    max_leaves=6,
)
contents = st.recursive(
    st.one_of(
        expressions.map("{{{{ {} }}}}".format),
        texts,
        st.lists(st.sampled_from(PIECES), max_size=6).map("".join),
    ),
    lambda inner: st.one_of(
        st.builds("{{% for d in {} %}}{}{{% endfor %}}".format, expressions, inner),
        st.builds("{{% if {} %}}{}{{% endif %}}".format, expressions, inner),
        st.builds("{{% set x = {} %}}{}".format, expressions, inner),
        st.lists(inner, max_size=3).map("".join),
    ),
    max_leaves=6,
)


@st.composite
def templates(draw: st.DrawFn) -> RawForm:
    """The form of a roll with paragraphs of any tags, whole or not, behind it."""
    lines = draw(st.lists(contents, max_size=4))
    return form_with("".join(paragraph(_in_xml(line)) for line in lines))


def _in_xml(text: str) -> str:
    raw = said(text).value
    return "".join(c for c in raw if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))


# ---------------------------------------------------------------- documents


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """A document of any paragraphs and tables, in any order."""
    lines = st.one_of(texts, st.sampled_from(TYPICAL)).map(_in_xml)
    blocks = st.one_of(
        lines.map(lambda text: a_paragraph(_plain(text))),
        st.lists(st.lists(lines, min_size=1, max_size=2), min_size=1, max_size=2).map(_table),
    )
    return a_docx("".join(draw(st.lists(blocks, max_size=8))))


TYPICAL = (
    *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Số: 05/QĐ-SNV"),
    *("An Sơn, ngày 05 tháng 01 năm 2026", "QUYẾT ĐỊNH", "Căn cứ Nghị định số 30/2020/NĐ-CP;"),
    *("Điều 1. Khen thưởng", "Nơi nhận:", "- Lưu: VT.", "GIÁM ĐỐC", "Kính gửi: Ông A", "./."),
)


def _plain(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _table(rows: list[list[str]]) -> str:
    return a_table([[f"<w:p><w:r><w:t>{cell}</w:t></w:r></w:p>" for cell in row] for row in rows])
