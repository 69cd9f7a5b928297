"""Tables of ten thousand rows, as a province has them."""

import io
import tracemalloc
import zipfile

import pytest

from paperwork.errors import TemplateError
from paperwork.render import compile_form, compile_template

ROWS = 10_000


@pytest.fixture(params=[compile_form, compile_template], ids=["form", "template"])
def template(letter, request):
    path = letter.body("{{ ten }}").table(
        ["{%tr for d in ds %}", "", ""],
        ["{{ loop.index }}", "{{ d.ten }}", "{% if d.muc > 1 %}{{ d.muc }}{% endif %}"],
        ["{%tr endfor %}", "", ""],
    )
    return request.param(path.save())


@pytest.fixture
def fields():
    rows = [{"ten": f"Nguyễn & {n}", "muc": n % 3} for n in range(ROWS)]
    return {"ten": "Danh sách", "ds": rows}


def document_xml(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return package.read("word/document.xml")


def test_each_of_ten_thousand_rows_is_there(template, fields):
    xml = document_xml(template.render(fields))

    assert xml.count(b"<w:tr>") == ROWS
    assert xml.count("Nguyễn &amp; ".encode()) == ROWS
    assert f">{ROWS}<".encode() in xml
    assert f"Nguyễn &amp; {ROWS - 1}<".encode() in xml


def test_ten_thousand_rows_take_little_more_memory_than_what_they_say(template, fields):
    size = len(document_xml(template.render(fields)))

    tracemalloc.start()
    template.render(fields)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 4 * size


def test_what_would_fill_the_memory_is_refused_before_it_does(letter):
    template = compile_template(letter.body("{% for d in ds %}{{ ten }}{% endfor %}").save())
    fields = {"ten": "a" * 100_000, "ds": range(20_000)}

    tracemalloc.start()
    with pytest.raises(TemplateError, match="in ra quá nhiều chữ"):
        template.render(fields)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 20 * 2**20
