"""Engines are timed only when what they made says what ours says."""

import json
import sys

import docx
import pytest

from tools.bench.decision import DIALECTS, contexts, template
from tools.bench.engines import Engine, difference, in_this_python, race, visible_text

OURS = in_this_python("ours", "paperwork-zlib")
STOCK = in_this_python("stock", "docxtpl")
FORGETFUL = """
import sys, docx
for line in sys.stdin:
    document = docx.Document()
    document.add_paragraph("Quyết định của người khác")
    document.save(sys.argv[4] + "/1.docx")
    print(0.01, flush=True)
"""


@pytest.fixture
def asked(tmp_path):
    """What a race needs: a template, what is filled in, and a folder."""
    path, data = tmp_path / "jinja.docx", tmp_path / "contexts.json"
    template(DIALECTS["jinja"]).save(str(path))
    data.write_text(json.dumps(contexts(5)[:3]), encoding="utf-8")
    return {"jinja": path}, data, tmp_path


def raced(engines, asked):
    return race(engines, *asked, rounds=1, share=0.01)


def test_engines_that_say_the_same_are_timed(asked):
    speeds = raced([OURS, STOCK, in_this_python("floor", "floor-zlib")], asked)

    assert [speed.trouble for speed in speeds.values()] == ["", "", ""]
    assert all(speed.per_second > 0 for speed in speeds.values())


def test_an_engine_whose_text_differs_is_told_and_not_timed(asked):
    other = Engine("other", "other", "jinja", (sys.executable, "-c", FORGETFUL))

    speeds = raced([OURS, other], asked)

    assert speeds["other"].per_second == 0
    assert "paragraph 1 says “Quyết định của người khác”" in speeds["other"].trouble


def test_an_engine_that_fails_is_told_and_the_others_are_timed(asked):
    broken = Engine("broken", "broken", "jinja", (sys.executable, "-c", "raise SystemExit(1)"))

    speeds = raced([OURS, broken], asked)

    assert speeds["broken"].trouble == "it failed on this document"
    assert speeds["ours"].per_second > 0


def test_a_lost_paragraph_and_a_lost_sign_are_differences():
    assert difference(["một", "hai"], ["một", "hai"]) == ""
    assert difference(["một", "hai"], ["một"]) == "it has 1 paragraphs, not 2"
    assert "paragraph 1" in difference(["A & B"], ["A  B"])


def test_text_in_cells_counts_and_spaces_do_not(tmp_path):
    document = docx.Document()
    document.add_paragraph("Điều  1.\u00a0Khen ")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "Giấy khen"
    document.save(str(tmp_path / "a.docx"))

    assert visible_text(tmp_path / "a.docx") == ["Điều 1. Khen", "Giấy khen"]
