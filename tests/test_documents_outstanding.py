"""The tờ trình that introduces the outstanding, and its list: what a clerk gets."""

import datetime as dt

import pytest
from office_folder import a_dossier_of
from openpyxl import load_workbook
from word_reading import WordDocument

from paperwork import lint
from paperwork.job import Job
from paperwork.pipeline import generate

TODAY = dt.date(2027, 1, 26)
CHOSEN = (  # theo thứ tự ở cột “Chọn tiêu biểu” của sổ mẫu
    "Phòng Dịch tễ và Quản lý thú y",
    "Bà Nông Thị Thu Hiên",
    "Hộ ông Lương Văn Tảo",
    "Hợp tác xã Nông nghiệp hữu cơ Cẩm Trạch",
    "Ông Đinh Công Hoạt",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    book = a_dossier_of("so-2026", tmp_path_factory.mktemp("tieu-bieu"))
    generate(Job(book=book, today=TODAY), lambda message: None)
    only = ("to-trinh-tieu-bieu", "danh-sach-tieu-bieu")
    result = generate(Job(book=book, today=TODAY, only=only), lambda message: None)
    assert len(result.documents) == 2, result.findings
    return result.folder


def test_the_submission_names_them_in_order_and_counts_them(folder):
    text = WordDocument(folder / "18-to-trinh-tieu-bieu.docx").text

    places = [text.index(f"{name}, ") for name in CHOSEN]

    assert places == sorted(places)
    assert "05 điển hình tiên tiến tiêu biểu, gồm 01 tập thể, 02 cá nhân, 01 hộ gia đình" in text


def test_it_breaks_no_rule_of_the_decree(folder):
    path = folder / "18-to-trinh-tieu-bieu.docx"

    assert lint.check(path.read_bytes(), path.name).findings == ()


def test_the_list_for_excel_says_the_same_and_cites_the_submission(folder):
    sheet = load_workbook(folder / "19-danh-sach-tieu-bieu.xlsx").active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=6, max_row=10)]

    assert [(row[0], row[2]) for row in rows] == list(enumerate(CHOSEN, 1))
    assert sheet["A3"].value == "(Kèm theo Tờ trình số 01/TTr-SNNMT ngày 26 tháng 01 năm 2027)"
    assert sheet["A11"].value.startswith("Tổng số: 05 điển hình")
