"""The documents of a dossier and nothing else."""

from tools.bench import bare, ours
from tools.bench.january import january


def test_what_is_told_of_the_work_is_of_making_the_same_files(tmp_path):
    [book] = january(tmp_path / "dot", 1)
    unit = book.parent.name

    bare.documents_of(book, tmp_path / "ra" / unit)
    shares = ours.shares([book], tmp_path / "nua")

    made = {path.name: path.read_bytes() for path in (tmp_path / "ra" / unit).iterdir()}
    assert {path.name: path.read_bytes() for path in (tmp_path / "nua" / unit).iterdir()} == made
    assert (len(made), shares.keys()) == (6, set(ours.WORK))
    assert min(shares["reading"], shares["composing"], shares["rendering"]) > 0
