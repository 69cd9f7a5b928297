"""A template that asks for more than any document needs is refused, and soon."""

import pytest

from paperwork.errors import TemplateError
from paperwork.language import bounds, fill_text
from paperwork.language.bounds import TooMuch
from paperwork.language.docxtpl import DocxtplLanguage
from paperwork.language.values import PLAIN

LONG_LIST = "[" + ",".join("1" * 1_000) + "]"
DOUBLED = "{% set a = 'x' * 900 %}" + "{% set a = a + a %}" * 40
BOTH = (  # in the closed language and in that of docxtpl
    "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}",
    f"{{% set d = {LONG_LIST} %}}" + "{% for a in d %}" * 4 + "x" + "{% endfor %}" * 4,
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a ~ a %}" * 40,
    "{% set a = 'xxxxxxxxxx' %}" + "{% set a = [a, a]|join %}" * 40,
    "{% set a = 'xxxxxxxxxx' %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40,
    "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a|replace('x', 'xx') %}" * 40,
    "{% set a = [1, 2] %}" + "{% set a = [a, a] %}" * 40 + "{{ a == [] }}",
    "{% set a = [1, 2] %}" + "{% set a = [a, a]|sum(start=[]) %}" * 40,
    "{% for a in [1]|batch(10**9, 'x') %}{% endfor %}",
    "{{ 1.5|round(10**9, 'ceil') }}",
    "{% set a = 10**64 %}" + "{% set a = a * a %}" * 40,
    "{{ 10**64**64**64 }}",
    "{% for a in [1] recursive %}{{ loop([1, 1, 1]) }}{% endfor %}",
)
OPEN = (
    "{% for a in [1] * 10**9 %}x{% endfor %}",
    "{{ 'x' * 10**9 }}",
    "{{ 'x'|center(10**9) }}",
    "{{ 'x'.ljust(10**9) }}",
    "{{ 'x'|indent(10**9, true) }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ '%*d' % (10**9, 1) }}",
    "{{ '%999999999s'|format('x') }}",
    "{{ '{:>1000000000}'.format('x') }}",
    "{{ '{:{}}'.format('x', 10**9) }}",
    "{{ ('x' * 9999).replace('x', 'x' * 9999) }}",
    "{{ ('x' * 9999).join(range(9999)|map('string')|list) }}",
    "{{ ('x ' * 9999)|wordwrap(1, wrapstring='x' * 9999) }}",
    "{% for a in [1]|slice(10**9) %}{% endfor %}",
    "{% set a = [1] %}" + "{% set a = [a, a] %}" * 40 + "{{ a }}",
    "{% set a = [1] %}" + "{% set a = dict(x=a, y=a) %}" * 40 + "{{ a|tojson }}",
    "{% set a = namespace() %}" + "{% set a = namespace(x=a, y=a) %}" * 40 + "{{ a }}",
    "{{ lipsum(10**9) }}",
    DOUBLED,
)


@pytest.fixture
def low(monkeypatch):
    """Bounds that are reached sooner."""
    monkeypatch.setattr(bounds, "MOST_WORK", 200_000)
    monkeypatch.setattr(bounds, "MOST_MADE", 200_000)
    monkeypatch.setattr(bounds, "MOST_HELD", 10_000)


@pytest.mark.usefixtures("low")
@pytest.mark.parametrize("source", BOTH, ids=lambda source: source[:40])
def test_a_text_of_ours_has_bounds(source):
    with pytest.raises(TemplateError, match=r"^Trích yếu: "):
        fill_text(source, {}, name="Trích yếu")


@pytest.mark.usefixtures("low")
@pytest.mark.parametrize("source", [*BOTH, *OPEN], ids=lambda source: source[:40])
def test_the_language_of_docxtpl_has_the_same_bounds(source):
    language = DocxtplLanguage({}, blank=False)

    with bounds.bounded(), pytest.raises((TooMuch, RecursionError)):
        language.from_string(source).render()


def test_what_is_printed_has_bounds(monkeypatch):
    monkeypatch.setattr(bounds, "MOST_PRINTED", 1_000_000)
    source = "{% for a in range(5000) %}" + "x" * 300 + "{% endfor %}"

    with pytest.raises(TemplateError, match="in ra quá nhiều chữ"):
        fill_text(source, {}, name="x")


def test_a_long_text_is_not_printed_again_and_again(monkeypatch):
    monkeypatch.setattr(bounds, "MOST_MADE", 100_000)
    source = "{% set a = 'xxxxxxxxxx' %}" + "{% set a = a ~ a %}" * 12 + "{{ a }}" * 10

    with pytest.raises(TemplateError, match="in ra quá nhiều chữ"):
        fill_text(source, {}, name="x")


def test_what_an_office_asks_for_is_within_the_bounds():
    source = "{% for d in ds %}{{ d.ten|upper ~ ', ' ~ d.don_vi }}{% endfor %}{{ ds|length }}"
    people = [{"ten": f"Người {n}", "don_vi": "Văn phòng"} for n in range(20_000)]

    said = fill_text(source, {"ds": people}, name="Danh sách")

    assert said.endswith("NGƯỜI 19999, Văn phòng20000")


def test_what_one_text_takes_is_not_taken_from_the_next():
    source = "{% for a in range(90000) %}{% endfor %}xong"

    assert [fill_text(source, {}, name="x") for _ in range(3)] == ["xong"] * 3


def test_nothing_is_evaluated_while_a_text_is_compiled():
    for language in (PLAIN, DocxtplLanguage({}, blank=False)):
        language.from_string("{% if false %}{{ 9**9**9**9 }}{{ 'x'|center(10**10) }}{% endif %}")
