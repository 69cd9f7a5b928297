"""The sample of an old office: as messy as real ones, told line by line, the same documents."""

import datetime as dt
import subprocess
import unicodedata
from collections import Counter

import pytest
from openpyxl import load_workbook
from sample_sets import COMMUNE, TYPES, SampleSet, generated
from test_samples import difference
from test_samples_data import parts

from paperwork.pipeline import Job, generate
from paperwork.workbook import dates, layout
from paperwork.workbook.legacy import CONVERTED, encodings
from tools import messy_sample

OLD = SampleSet(messy_sample.NAME, dt.date(2027, 1, 26), only=(*TYPES, "danh-sach"))
ROWS = 13  # đề cử


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The documents of the old office, and what was said on the way."""
    return generated(OLD, tmp_path_factory.mktemp("cu") / "van-ban")


@pytest.fixture(scope="module")
def roll():
    return load_workbook(OLD.folder / "ho-so.xlsx")["Đề cử"]


def test_the_five_documents_and_the_list_are_those_of_the_clean_sample(made):
    names = sorted(path.name for path in made.folder.iterdir())
    clean = COMMUNE.folder / COMMUNE.expected

    found = [
        difference(name, (clean / name).read_bytes(), (made.folder / name).read_bytes())
        for name in names
    ]

    assert len(names) == 6
    assert not any(found), "\n".join(filter(None, found))


def test_every_cell_of_an_old_font_has_its_line_of_proof(made, roll):
    old = {
        f"Đề cử!{cell.coordinate}"
        for row in roll.iter_rows()
        for cell in row
        if cell.font.name in (".VnTime", "VNI-Times") and cell.value
    }

    proofs = [f for f in made.result.findings if f.code == CONVERTED.code]

    assert len(old) > 25
    assert {str(f.where) for f in proofs if f.where.sheet == "Đề cử"} >= old
    tables = Counter(
        encoding.name for f in proofs for encoding in encodings() if encoding.name in f.message
    )
    assert min(tables.values()) > 10


def test_what_was_left_out_filled_up_or_hidden_is_told(made):
    told = Counter(f.code for f in made.result.findings)

    assert not [f for f in made.result.findings if f.is_error]
    assert told[dates.YEAR_FILLED_UP.code] >= 3
    assert told[layout.TOTAL_ROW.code] == 2
    assert told[layout.GROUPED.code] == 2
    assert told[layout.HIDDEN_ROWS.code] == told[layout.HIDDEN_COLUMNS.code] == 1
    assert told[layout.FAULTY_ELSEWHERE.code] == 1
    (unused,) = [f.message for f in made.result.findings if f.code == layout.UNUSED_COLUMNS.code]
    assert "“Số điện thoại”, “Tra cứu”" in unused


def test_the_workbook_has_all_that_it_is_to_show(roll):
    values = [str(cell.value) for row in roll.iter_rows() for cell in row if cell.value is not None]

    assert {"(1)", "#N/A", "Cộng", "x", "1", "Không", "0", "0900 000 003", "năm 1976"} <= set(
        values
    )
    assert any("\u00a0" in value for value in values)
    assert any(unicodedata.normalize("NFC", value) != value for value in values)
    assert any(value.startswith("ngày ") for value in values)
    assert len(roll.merged_cells.ranges) > 15


@pytest.mark.parametrize("book", ["ho-so.xlsx", "don-vi.xlsx"])
def test_the_workbooks_are_what_the_data_makes(tmp_path, book):
    messy_sample.build(tmp_path)

    assert parts(tmp_path / book) == parts(OLD.folder / book)


@pytest.mark.parametrize("encoding", encodings(), ids=lambda encoding: encoding.name)
@pytest.mark.parametrize("text", ["Ủy ban nhân dân xã Hòa Trạch", "Nguyễn Thị Thượng Đỉnh, lợn ỉ"])
def test_a_text_in_an_old_font_says_the_same(text, encoding):
    typed = messy_sample.in_old_font(text, encoding)

    assert not typed or encoding.decoded(typed) == text
    assert messy_sample.in_old_font("Sầm Văn Pảo, chợ Đồng Đệ", encoding)


@pytest.mark.pages
@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_saved_as_another_kind_of_workbook_it_makes_the_same_documents(tmp_path, kind):
    books = [str(OLD.folder / name) for name in ("ho-so.xlsx", "don-vi.xlsx")]
    profile = f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path)]
    subprocess.run([*command, *books], check=True, capture_output=True, timeout=120)
    job = Job(tmp_path / f"ho-so.{kind}", OLD.today, out=tmp_path / "van-ban", only=OLD.only)

    result = generate(job, lambda message: None)

    clean = COMMUNE.folder / COMMUNE.expected
    assert len(result.documents) == 6
    for path in sorted(job.folder.iterdir()):
        assert not difference(path.name, (clean / path.name).read_bytes(), path.read_bytes())
