"""The decision that all engines are asked for."""

import pytest
from docxtpl import DocxTemplate

from paperwork.render import compile_template
from tools.bench.decision import (
    COLUMNS,
    DIALECTS,
    FIELDS,
    PARAGRAPHS,
    ROWS,
    bare,
    context,
    contexts,
    template,
)
from tools.bench.engines import visible_text


def test_it_has_forty_paragraphs_with_twenty_five_fields_and_seven_columns():
    assert (len(PARAGRAPHS), len(FIELDS), len(COLUMNS)) == (40, 25, 7)
    assert set(FIELDS) == {name for name in FIELDS if f"{{{name}}}" in "".join(PARAGRAPHS)}


@pytest.mark.parametrize("shape", [template, lambda dialect: bare(template(dialect))])
def test_docxtpl_and_ours_make_it_say_what_the_description_says(tmp_path, shape):
    path = tmp_path / "mau.docx"
    shape(DIALECTS["jinja"]).save(str(path))
    fields = context(5)

    (tmp_path / "ours.docx").write_bytes(compile_template(path).render(fields))
    stock = DocxTemplate(path)
    stock.render(fields, autoescape=True)
    stock.save(tmp_path / "stock.docx")

    cells = [text for row in fields[ROWS] for text in row.values()]
    expected = [*(text.format(**FIELDS) for text in PARAGRAPHS), *COLUMNS.values(), *cells]
    assert visible_text(tmp_path / "ours.docx") == expected
    assert visible_text(tmp_path / "stock.docx") == expected


@pytest.mark.parametrize("dialect", DIALECTS)
def test_each_dialect_asks_for_every_field_and_column(tmp_path, dialect):
    xml = template(DIALECTS[dialect]).element.xml

    assert [name for name in [*FIELDS, *COLUMNS] if name not in xml] == []


def test_the_data_are_the_same_whenever_they_are_made_and_need_escaping():
    assert context(50) == context(50)
    assert {"&", "<"} <= set("".join("".join(row.values()) for row in context(50)[ROWS]))


def test_each_decision_names_others_the_same_whenever_they_are_made():
    lists = [tuple(row["ho_ten"] for row in fields[ROWS]) for fields in contexts(50)]

    assert contexts(50) == contexts(50)
    assert len(set(lists)) == len(lists)
    assert [row["stt"] for row in contexts(3)[-1][ROWS]] == ["1", "2", "3"]
