"""The whole jobs of the bench, made small: they run to their end, whatever they take."""

from tools.bench import certificates, january, session, startup


def test_a_batch_of_two_units(tmp_path, monkeypatch):
    monkeypatch.setattr(january, "SAMPLED", 1)
    monkeypatch.setattr(january, "ROUNDS", 2)

    monkeypatch.setattr(january.os, "cpu_count", lambda: 2)

    rows = january.measured(tmp_path, units=2).rows

    assert [row[0] for row in rows] == [
        "2 units, 10 documents",
        "only what the script does, 2 processes",
        "only what the script does, one process",
    ]
    assert all("×" in row[3] for row in rows)
    assert len(list((tmp_path / "2-1").rglob("*.docx"))) == 10


def test_three_certificates(tmp_path, monkeypatch):
    monkeypatch.setattr(certificates, "SAMPLES", {"files": 2, "one": 2})

    files, one = certificates.measured(tmp_path, count=3).rows

    assert (files[0], one[0]) == ("3 files", "one document of 3 pages")
    assert sorted(path.name for path in (tmp_path / "files").iterdir()) == [
        "00001.docx",
        "00002.docx",
        "00003.docx",
    ]
    assert len(list((tmp_path / "one").iterdir())) == 1


def test_a_part_of_the_great_sitting(tmp_path):
    [row] = session.measured(tmp_path, part=40).rows

    assert "nominations" in row[0]
    assert "×" in row[3]


def test_the_start_of_each_command(tmp_path, monkeypatch):
    monkeypatch.setattr(startup, "ROUNDS", 1)

    assert [row[0] for row in startup.measured(tmp_path).rows] == [*startup.COMMANDS]
