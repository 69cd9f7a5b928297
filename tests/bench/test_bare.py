"""The documents of a dossier and nothing else."""

import json
import subprocess
import sys
from pathlib import Path

from tools.bench import bare, ours
from tools.bench.january import january

ROOT = Path(__file__).parents[2]


def test_what_is_told_of_the_work_is_of_making_the_files(tmp_path):
    books = january(tmp_path / "dot", 2)
    spent = bare.make(tmp_path / "dot", tmp_path / "ra", 1)

    for book, each in zip(books, spent, strict=True):
        files = list((tmp_path / "ra" / book.parent.name).iterdir())
        assert (len(files), each.keys()) == (6, set(ours.WORK))
        assert min(each[work] for work in ours.WORK if work != "writing") > 0


def test_of_several_dossiers_the_average_is_told():
    spent = [dict.fromkeys(ours.WORK, seconds) for seconds in (1.0, 2.0, 6.0)]

    assert bare.each(spent) == dict.fromkeys(ours.WORK, 3.0)


def test_the_command_leaves_what_was_spent_in_a_file(tmp_path):
    january(tmp_path / "dot", 1)
    said = tmp_path / "het.json"
    command = [
        sys.executable,
        "-m",
        "tools.bench.bare",
        tmp_path / "dot",
        tmp_path / "ra",
        "1",
        said,
    ]

    subprocess.run(command, check=True, cwd=ROOT)

    assert json.loads(said.read_text(encoding="utf-8")).keys() == set(ours.WORK)
