"""The script that does by the book what a dossier of ours does."""

import dataclasses

from tools.bench import by_the_book
from tools.bench.january import january


def test_its_documents_say_what_ours_say(tmp_path):
    [book] = january(tmp_path / "dot", 1)
    task = by_the_book.task(book, book.with_name("don-vi.xlsx"))

    by_the_book.make(task, tmp_path / "ra")

    assert len(task.documents) == 5
    assert list(by_the_book.differences(task, tmp_path / "ra")) == []
    assert (tmp_path / "ra" / "06-danh-sach.xlsx").is_file()


def test_a_document_that_says_something_else_is_told(tmp_path):
    [book] = january(tmp_path / "dot", 1)
    task = by_the_book.task(book, book.with_name("don-vi.xlsx"))
    name, (template, fields) = next(iter(task.documents.items()))
    wrong = {**task.documents, name: (template, {**fields, "dia_danh": "Nơi khác"})}

    by_the_book.make(dataclasses.replace(task, documents=wrong), tmp_path / "ra")

    [told] = by_the_book.differences(task, tmp_path / "ra")
    assert told.startswith(f"{name}: paragraph")
    assert "Nơi khác" in told
