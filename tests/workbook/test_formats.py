"""Workbooks of other kinds: read alike, told by their content."""

import subprocess

import pytest
from raw_books import OLD_FONT, PERCENT, a_book, fault, number, said
from workbook_builders import NAMES, a_dossier

from paperwork.errors import WorkbookError
from paperwork.workbook import formats, read

HEAD = ["Phân loại", "Họ và tên", "Chức vụ", "Đơn vị", "Danh hiệu", "Năm", "Tóm tắt thành tích"]
PERSON = ["Cá nhân", "Đỗ Thị Hạnh", "Chuyên viên", "Văn phòng Sở, tầng 2", "LĐTT", "2026", "Tốt."]


def a_csv(separator=",", quote='"'):
    return "\r\n".join(
        separator.join(f"{quote}{value}{quote}" for value in row) for row in (HEAD, PERSON)
    )


@pytest.fixture
def office(write):
    """An office with its profile; the dossier comes from elsewhere."""
    sheets = a_dossier()
    write({name: sheets[name] for name in ("Đơn vị", "Người ký")}, name="don-vi.xlsx")


@pytest.mark.usefixtures("office")
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_csv_file_is_the_sheet_of_nominations(tmp_path, encoding, separator):
    path = tmp_path / "ho-so.csv"
    path.write_bytes(a_csv(separator).encode(encoding))

    dossier, _ = read(path, tmp_path / "don-vi.xlsx", NAMES)

    (nominee,) = dossier.nominations
    assert (nominee.name, nominee.workplace) == ("Đỗ Thị Hạnh", "Văn phòng Sở, tầng 2")


def test_a_csv_file_that_is_called_xlsx_is_read_and_said(tmp_path):
    path = tmp_path / "ho-so.xlsx"
    path.write_text(a_csv(), encoding="utf-8")

    (sheet,), findings = formats.read(path)

    assert sheet.rows[2][2].text == "Đỗ Thị Hạnh"
    assert [f.code for f in findings] == [formats.MISNAMED.code, formats.ONE_SHEET.code]


def test_a_quote_that_is_never_closed_loses_no_row_in_silence(tmp_path):
    path = tmp_path / "ho-so.csv"
    path.write_text(a_csv() + '\r\n"Cá nhân,"Lê', encoding="utf-8")

    with pytest.raises(WorkbookError, match="hỏng"):
        formats.read(path)


@pytest.mark.pages
@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_an_old_or_open_workbook_says_what_the_new_one_says(tmp_path, kind):
    cells = {
        "C2": said("NguyÔn V¨n An", OLD_FONT),
        "D3": "0012",
        "E3": number("0.85", PERCENT),
        "F3": number(31108, 1),
        "K4": fault("#N/A"),
    }
    book = a_book(cells).written(tmp_path / "ho-so.xlsx")
    profile = f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(book)], check=True, capture_output=True, timeout=120)

    new, _ = formats.read(book)
    other, findings = formats.read(book.with_suffix(f".{kind}"))

    assert [sheet.name for sheet in other] == [sheet.name for sheet in new]
    roll = {sheet.name: sheet.rows for sheet in other}["Đề cử"]
    assert (roll[2][3].text, roll[3][4].text) == ("Nguyễn Văn An", "0012")
    assert (roll[3][5].text, roll[3][5].format[-1]) == ("0.85", "%")
    assert roll[3][6].date.isoformat() == "1985-03-02"
    assert roll[4][11].kind == "error"
    assert [finding.code for finding in findings] == ["PW045"]


@pytest.mark.parametrize("length", [600, 5_000, 50_000])
def test_an_xls_that_is_damaged_is_refused(tmp_path, length):
    path = tmp_path / "ho-so.xls"
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "Workbook".encode("utf-16-le")
    path.write_bytes(start.ljust(length, b"\7"))

    with pytest.raises(WorkbookError, match="hỏng"):
        formats.read(path)
