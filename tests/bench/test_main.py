"""python -m tools.bench."""

import sys

import pytest

from tools.bench import __main__ as bench
from tools.bench.table import Table


@pytest.fixture
def readme(tmp_path, monkeypatch):
    path = tmp_path / "README.md"
    path.write_text("<!-- bench -->\n<!-- /bench -->\n", encoding="utf-8")
    monkeypatch.setattr(bench, "README", path)
    parts = {name: lambda folder, units=0: Table(("Việc", "s"), (("x", "1"),)) for name in "ab"}
    monkeypatch.setattr(bench, "PARTS", parts)
    monkeypatch.setattr(bench.january, "measured", parts["a"])
    return path


def ordered(monkeypatch, *arguments):
    monkeypatch.setattr(sys, "argv", ["bench", *arguments])
    bench.main()


def test_a_whole_run_is_kept_in_the_readme(readme, monkeypatch, capsys):
    ordered(monkeypatch)

    assert readme.read_text(encoding="utf-8").count("| x | 1 |") == 2
    assert capsys.readouterr().out.count("| x | 1 |") == 2


def test_some_parts_are_only_printed(readme, monkeypatch, capsys):
    ordered(monkeypatch, "--only", "a")

    assert "| x | 1 |" not in readme.read_text(encoding="utf-8")
    assert capsys.readouterr().out.count("| x | 1 |") == 1


def test_a_readme_without_a_place_is_left_alone(readme, monkeypatch, capsys):
    readme.write_text("trước\n", encoding="utf-8")

    ordered(monkeypatch)

    assert readme.read_text(encoding="utf-8") == "trước\n"
    assert "needs one <!-- bench -->" in capsys.readouterr().err


def test_an_unknown_part_is_refused(readme, monkeypatch, capsys):
    with pytest.raises(SystemExit):
        ordered(monkeypatch, "--only", "c")

    assert "no such part: c" in capsys.readouterr().err
