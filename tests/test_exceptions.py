"""A reason for an exception: from its cell to the report."""

import datetime as dt

from office_folder import a_dossier_of, type_in
from word_reading import WordDocument

from paperwork.job import Job
from paperwork.pipeline import generate

REASON = "Hai người mới chuyển đến từ tháng 11"


def quiet(message):
    pass


def test_the_report_prints_who_was_let_through_and_why(tmp_path):
    book = a_dossier_of("xa-2026", tmp_path, bonus=False)
    type_in(book, {"Đề cử!S3": 5, "Đề cử!AE3": REASON})

    result = generate(Job(book, dt.date(2027, 1, 26), draft=True), quiet)

    text = WordDocument(result.folder / "05-bao-cao-du-thao.docx").text
    assert "Các trường hợp được xét theo ngoại lệ:" in text
    assert f"(tập thể có 5/9 người, đạt 55,56%); lý do vẫn xét: {REASON}." in text


def test_without_a_reason_nothing_is_made(tmp_path):
    book = a_dossier_of("xa-2026", tmp_path, bonus=False)
    type_in(book, {"Đề cử!S3": 5})

    result = generate(Job(book, dt.date(2027, 1, 26), draft=True), quiet)

    assert result.documents == ()
    assert ("PW141", "Đề cử!S3") in [(f.code, str(f.where)) for f in result.findings]
