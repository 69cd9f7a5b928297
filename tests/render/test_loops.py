"""A loop printed all at once says what it says turn by turn, and fails as it does there."""

import datetime as dt
import itertools
import random
import re
import unicodedata
from collections import OrderedDict, defaultdict
from types import MappingProxyType, SimpleNamespace

import pytest
from docxtpl import Listing, RichText
from markupsafe import Markup

from paperwork.errors import TemplateError
from paperwork.language import bounds, pieces
from paperwork.language.bounds import bounded
from paperwork.language.docxtpl import DocxtplLanguage, DocxtplPrinting, NeedsDocxtpl
from paperwork.language.pieces import repeated
from paperwork.language.printing import Printing
from paperwork.render.parts import docxtpl_part, form_part
from paperwork.wordml import WORD

DECOMPOSED = unicodedata.normalize("NFD", "đơn_vị")


def a_part(*paragraphs):
    said = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    return f'<w:document xmlns:w="{WORD}"><w:body>{said}</w:body></w:document>'.encode()


def of_form(xml):
    return form_part("word/document.xml", "", xml, "mau.docx")


def of_docxtpl(xml, *, blank=False):
    languages = DocxtplLanguage({}, blank=blank), DocxtplPrinting({}, blank=blank)
    return docxtpl_part("word/document.xml", "", xml, "mau.docx", *languages)


def of_docxtpl_blank(xml):
    return of_docxtpl(xml, blank=True)


LANGUAGES = [of_form, of_docxtpl, of_docxtpl_blank]
LOOPS = [
    (
        "{%p for d in ds %}",
        "{{ d.ten }} ({{ d['muc'] }})",
        "{{ d.đơn_vị }}",
        "{%p endfor %}",
        "hết",
    ),
    ("{% for d in ds %}{{ d.ten }}{% endfor %}",),
    ("{% for d in ds %}, {{ d }}{% endfor %}",),
    ("{% for d in ds %}{{ loop.index }}. {{ d }}; {% endfor %}",),
    ("{%p for d in ds %}", "{{ loop.index }}/{{ loop.index0 }}", "{{ d.ten }}", "{%p endfor %}"),
    ("{% for d in ds %}{{ loop.index }} {% endfor %}", "{% for d in ds %}{{ d.ten }}{% endfor %}"),
    ("{% for d in ds %}{{ d.items }}{{ d.ten }}{% endfor %}",),
    ("{% for n in [1, 2] %}{% for d in ds %}{{ d.ten }}{{ loop.index }}{% endfor %}{% endfor %}",),
    ("{% for d in ds|sort(attribute='ten') %}{{ d.ten }} {{ d.muc }} {% endfor %}{{ thieu }}",),
]


class Word(str):
    __slots__ = ()


GOOD = ["Lê An", "A & B <c>", "", "Hồ\nCúc", "dấu\u00a0cách", "Vũ \"Bình\" 'x'", "ký tự 𝛼", "]]>"]
ODD = [
    7, 0, -3, True, None, 1.5, dt.date(2026, 1, 5), 10**5000, ["x"], {"ten": "x"}, b"x",
    Markup("a &amp; b"), Markup("<w:br/>"), Markup("<w:br>"), Listing("a\nb"), RichText("đậm"),
    Word("chữ"), Word("\x0b"), "a\tb", "x\r\ny", "a\x07b", "a\x0bb", "\0", "\1\1", "\ud800",
]  # fmt: skip


class Data:
    """Rows at random: most hold texts alone, some something else somewhere."""

    def __init__(self, seed):
        self.chance = random.Random(seed)

    def value(self, oddity):
        return self.chance.choice(ODD if self.chance.random() < oddity else GOOD)

    def row(self, oddity):
        unit = self.chance.choice(["đơn_vị", DECOMPOSED]) if oddity else "đơn_vị"
        row = {name: self.value(oddity) for name in ("ten", "muc", unit, "khac")}
        if self.chance.random() < oddity / 4:
            del row[self.chance.choice(list(row))]
        if self.chance.random() < oddity / 4:
            return self.chance.choice(
                [OrderedDict(row), defaultdict(str, row), MappingProxyType(row), None, "Lê An",
                 SimpleNamespace(ten="x", muc="y"), row | {"items": "có"}, ("a", "b"), 5]
            )  # fmt: skip
        return row

    def rows(self):
        oddity, length = self.chance.choice([0, 0, 0.1, 0.5]), self.chance.randrange(6)
        kind = self.chance.choice([self.row, self.row, self.value])
        rows = [kind(oddity) for _ in range(length)]
        if self.chance.random() < 0.2:
            numbers = itertools.count(1)
            rows = [row | {"muc": next(numbers)} if type(row) is dict else row for row in rows]
        return self.chance.choice([list, list, list, tuple, iter, enumerate])(rows)


def outcome(part, fields):
    """What the part says, or the error; or what has to be left to docxtpl."""
    try:
        with bounded():
            said = part.render(fields, itertools.count(1), "mau.docx")
            return re.sub(rb"0x[\da-f]+", b"0x", said)  # where a method lies in memory
    except TemplateError as fault:
        return str(fault)
    except NeedsDocxtpl as need:
        return type(need.value).__name__


def outcomes(part, count):
    return [outcome(part, {"ds": Data(seed).rows()}) for seed in range(count)]


@pytest.fixture
def turn_by_turn(monkeypatch):
    def switch():
        monkeypatch.setattr(Printing, "repeated", staticmethod(lambda *_: None))

    return switch


@pytest.fixture
def at_once(monkeypatch):
    """How many turns each loop printed at once; None where it went turn by turn."""
    found = []

    def watched(rows, plain, fetching):
        turns = repeated(rows, plain, fetching)
        found.append(len(rows) if turns else None)
        return turns

    monkeypatch.setattr(Printing, "repeated", staticmethod(watched))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("loop", LOOPS, ids=" ".join)
def test_a_loop_at_once_and_turn_by_turn_come_to_the_same(turn_by_turn, language, loop):
    part = language(a_part(*loop))
    together = outcomes(part, 150)

    turn_by_turn()

    assert together == outcomes(part, 150)


@pytest.mark.parametrize(
    ("loop", "rows"),
    [
        ("{% for d in ds %}{{ d.ten }} {{ d['muc'] }}{% endfor %}", [{"ten": "a", "muc": "b"}] * 3),
        ("{% for d in ds %}{{ d.ten }}{{ d.muc }}{% endfor %}", ({"ten": "a", "muc": 2},)),
        ("{% for d in ds %}{{ loop.index }}. {{ d }}{% endfor %}", ["a", "b & c"]),
        ("{% for d in ds %}- {{ d }}{% endfor %}", ["a", "b\nc"]),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_rows_of_texts_and_numbers_are_printed_at_once(at_once, language, loop, rows):
    language(a_part(loop)).render({"ds": rows}, itertools.count(1), "mau.docx")

    assert at_once == [len(rows)]


@pytest.mark.parametrize(
    "loop",
    [
        "{% for d in ds if d.ten %}{{ d.ten }}{% endfor %}",
        "{% for d in ds %}{{ d.ten }}{% else %}không{% endfor %}",
        "{% for d in ds %}{{ d.ten|upper }}{% endfor %}",
        "{% for d in ds %}{{ d.ten }}{% if d.muc %}{{ d.muc }}{% endif %}{% endfor %}",
        "{% for d in ds %}{{ d.items }}{% endfor %}",
        "{% for d in ds %}{{ ten }}{% endfor %}",
        "{% for a, b in ds %}{{ a }}{% endfor %}",
        "{% for d in ds %}dòng{% endfor %}",
    ],
)
def test_a_loop_that_does_more_goes_turn_by_turn(at_once, loop):
    outcome(of_form(a_part(loop)), {"ds": [{"ten": "a", "muc": "b"}], "ten": "c"})

    assert at_once == []


def test_a_number_too_long_to_print_is_told_at_its_tag():
    part = of_form(a_part("{%p for d in ds %}", "{{ d.ten }}", "{{ d.muc }}", "{%p endfor %}"))

    assert "“{{ d.muc }}”" in outcome(part, {"ds": [{"ten": "a", "muc": 10**5000}]})


def test_the_rows_of_whoever_asks_stay_as_they_are():
    rows = ["a", "b"]

    of_form(a_part("{% for d in ds %}{{ d }}{% endfor %}")).render(
        {"ds": rows}, itertools.count(1), "mau.docx"
    )

    assert rows == ["a", "b"]


def test_a_short_loop_goes_turn_by_turn(monkeypatch, at_once):
    monkeypatch.setattr(pieces, "MANY", 4)
    part = of_form(a_part("{% for d in ds %}{{ d.ten }}{{ d.muc }}{% endfor %}"))

    for count in (1, 2):
        part.render({"ds": [{"ten": "a", "muc": "b"}] * count}, itertools.count(1), "mau.docx")

    assert at_once == [None, 2]


def test_drawings_in_a_loop_are_numbered_one_by_one(at_once):
    xml = a_part('{% for d in ds %}</w:t><wp:docPr id="1"/><w:t>{{ d }}{% endfor %}')
    xml = xml.replace(b"<w:body>", b'<w:body xmlns:wp="wp">')

    said = of_docxtpl(xml).render({"ds": ["a", "b", "c"]}, itertools.count(5), "mau.docx")

    assert [said.count(b'id="%d"' % number) for number in (1, 5, 6, 7)] == [0, 1, 1, 1]
    assert at_once == []


def test_of_two_faults_the_first_in_the_text_is_told():
    xml = a_part('{{ thieu }}</w:t><w:x w:val="{{ xau }}"/><w:t>{{ vang }}')
    part = of_docxtpl(xml)

    assert "“thieu”" in outcome(part, {"xau": "a\nb"})
    assert "“{{ xau }}”" in outcome(part, {"xau": "a\nb", "thieu": "có"})
    assert "“vang”" in outcome(part, {"xau": "ab", "thieu": "có"})


@pytest.mark.parametrize(("most", "text"), [(100_000, "a"), (700_000, "a" * 800)])
def test_what_loops_print_has_the_same_bounds(monkeypatch, turn_by_turn, most, text):
    monkeypatch.setattr(bounds, "MOST_PRINTED", most)
    part = of_form(a_part("{% for d in ds %}" + "x" * 100 + "{{ d.ten }}{% endfor %}"))
    few, many = ({"ds": [{"ten": text}] * count} for count in (700, 1_100))
    together = outcome(part, few), outcome(part, many)

    turn_by_turn()

    assert "in ra quá nhiều chữ" in together[1]
    assert b"xxa" in together[0]
    assert together == (outcome(part, few), outcome(part, many))
