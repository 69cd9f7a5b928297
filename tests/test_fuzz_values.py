"""Random values of every kind go from their cells into a document exactly, or are refused there."""

from random import Random

from tools.fuzz import values


def test_random_values_are_printed_exactly_or_refused_at_their_cell(tmp_path):
    ended = values.tried(tmp_path, Random("every time the same"))

    lost = [what for what in ended if what not in ("exact", "told", "refused")]
    assert not lost
    assert ended["exact"] > 700
    assert ended["refused"] > 50


def test_a_value_that_is_changed_on_its_way_is_noticed(tmp_path, monkeypatch):
    read = values.text_of
    changed = "Đ"
    monkeypatch.setattr(
        values, "text_of", lambda *a: tuple(line.replace(changed, "D") for line in read(*a))
    )

    ended = values.tried(tmp_path, Random("every time the same"))

    assert any(what.startswith("lost: ") for what in ended)
