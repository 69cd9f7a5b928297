"""Word documents as PDF: by LibreOffice where it is, and by a stand-in that hangs and fails."""

import os
import sys
import textwrap
from pathlib import Path

import pytest
from sample_sets import SAMPLES

from paperwork import pages, pdf
from paperwork.errors import UsageError

EXPECTED = SAMPLES / "xa-2026" / "mong-doi"
STAND_IN = """
#!{python}
# Lays documents out as LibreOffice would, but hangs and fails as the folder of orders says.
import sys, time
from pathlib import Path
orders, files = Path({orders!r}), [Path(name) for name in sys.argv if name.endswith(".docx")]
profile = sys.argv[1].removeprefix("-env:UserInstallation=")
with (orders / "starts").open("a") as log:
    log.write(profile + " " + " ".join(file.name for file in files) + "\\n")
for file in files:
    said = file.read_bytes()
    for word in ("hangs", "fails", "hangs-once", "fails-once"):
        if f"[{{word}}]".encode() not in said:
            continue
        token = orders / (word + ".done")
        if word.endswith("once") and token.exists():
            continue
        token.touch()
        if word.startswith("hangs"):
            time.sleep(60)
        break
    else:
        pages = said.count(b"page")
        body = b"%PDF-1.6 LibreOffice " + b"/Type/Page " * pages + b"%%EOF\\n"
        file.with_suffix(".pdf").write_bytes(body)
"""
pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script of Unix")


@pytest.fixture
def office(tmp_path, monkeypatch):
    """A folder of documents and a stand-in that reads its orders from what they say."""
    orders = tmp_path / "orders"
    orders.mkdir()
    program = orders / "soffice"
    script = STAND_IN.format(python=sys.executable, orders=str(orders))
    program.write_text(textwrap.dedent(script).lstrip(), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setattr(pdf, "libreoffice", lambda: str(program))
    monkeypatch.setattr(pdf, "offline", lambda content: content)
    folder = tmp_path / "van-ban"
    folder.mkdir()
    return folder


def documents(folder, *said):
    found = []
    for order, text in enumerate(said, 1):
        path = folder / f"{order:02d}-van-ban.docx"
        path.write_text(text, encoding="utf-8")
        found.append(path)
    return found


def converted(paths, **options):
    found = {c.path.name[:2]: c for c in pdf.convert(paths, **({"patience": 60} | options))}
    assert len(found) == len(paths)
    return [found[name] for name in sorted(found)]


def starts(folder):
    return (folder.parent / "orders" / "starts").read_text().splitlines()


def left_over(folder):
    return [path.name for path in folder.iterdir() if path.suffix not in (".docx", ".pdf")]


def test_each_document_gets_its_pdf_beside_it_with_its_pages(office):
    made = converted(documents(office, "page page", "page"), workers=2)

    assert [c.pages for c in made] == [2, 1]
    assert [c.pdf for c in made] == [office / "01-van-ban.pdf", office / "02-van-ban.pdf"]
    assert left_over(office) == []


def test_many_documents_share_one_start_of_the_program(office):
    converted(documents(office, *["page"] * 30), workers=2)

    assert [len(start.split()) - 1 for start in starts(office)] == [15, 15]


def test_each_worker_has_a_profile_of_its_own(office):
    converted(documents(office, *["page"] * 4), workers=2)

    profiles = [start.split()[0] for start in starts(office)]
    assert len(set(profiles)) == 2
    assert not any(Path(profile.removeprefix("file://")).exists() for profile in profiles)


def test_a_worker_that_hangs_is_replaced_and_its_document_tried_once_more(office):
    made = converted(documents(office, "page", "[hangs-once] page", "page"), patience=4)

    assert [c.pages for c in made] == [1, 1, 1]
    assert len(starts(office)) == 3  # all; what was left after it; the document by itself


def test_a_document_that_hangs_twice_is_told_and_stops_no_other(office):
    made = converted(documents(office, "page", "[hangs]", "page", "page"), patience=4)

    assert [bool(c.fault) for c in made] == [False, True, False, False]
    assert "LibreOffice không chuyển được" in made[1].fault
    assert left_over(office) == []


def test_a_document_that_fails_is_tried_once_more(office):
    made = converted(documents(office, "[fails-once] page", "page", "[fails]"))

    assert [bool(c.fault) for c in made] == [False, False, True]


def test_a_document_that_is_no_package_any_more_is_told_and_stops_no_other(office, monkeypatch):
    paths = documents(office, "page", "page")
    monkeypatch.setattr(
        pdf, "offline", lambda content: pages.offline(content) if content == b"hong" else content
    )
    paths[0].write_bytes(b"hong")

    broken, made = converted(paths)

    assert (broken.fault, made.fault) == (pdf.UNREADABLE, "")


def test_a_pdf_that_the_office_scanned_is_kept_unless_told_otherwise(office):
    (document,) = documents(office, "page")
    scan = office / "01-van-ban.pdf"
    scan.write_bytes(b"%PDF-1.4 scanner %%EOF")

    (kept,) = converted([document])
    assert (kept.pdf, scan.read_bytes()) == (None, b"%PDF-1.4 scanner %%EOF")
    assert "giữ nguyên" in kept.fault

    (made,) = converted([document], overwrite=True)
    assert made.pdf == scan


@pytest.mark.parametrize("mark", [b"/ByteRange [0 1 2 3]", b"%%EOF 1 0 obj"])
def test_a_pdf_that_was_signed_since_is_kept(office, mark):
    (document,) = documents(office, "page")
    converted([document])
    signed = office / "01-van-ban.pdf"
    signed.write_bytes(signed.read_bytes() + mark + b"%%EOF")

    (kept,) = converted([document])

    assert kept.pdf is None


def test_whoever_stops_listening_leaves_no_process_and_no_file(office):
    conversions = pdf.convert(documents(office, "page", "[hangs]"), patience=60)
    next(conversions)

    conversions.close()

    assert left_over(office) == []


def test_a_machine_without_libreoffice_is_told_what_to_do(monkeypatch):
    monkeypatch.setattr(pdf, "libreoffice", lambda: None)

    with pytest.raises(UsageError, match="Cài LibreOffice"):
        pdf.required()


@pytest.mark.pages
def test_libreoffice_lays_out_as_many_pages_as_it_counts(tmp_path):
    names = ["01-ke-hoach.docx", "04-quyet-dinh.docx"]
    copies = [tmp_path / name for name in names]
    for copy in copies:
        copy.write_bytes((EXPECTED / copy.name).read_bytes())

    made = converted(copies, patience=120, workers=2)

    assert [c.pages for c in made] == [pages.page_count(copy) for copy in copies]
    assert all(pdf.is_ours(c.pdf) for c in made)
    assert left_over(tmp_path) == []
